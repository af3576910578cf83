//! "Was", "became" and the like right before a thing that is their subject: كانت الادعاء صحيحًا, وكانت التضخم قد سجل.

use super::subject::Subject;
use super::things::behind_adjectives;
use super::verbs::Verb;
use super::{next, previous, read};
use crate::knowledge::morph::{ACCUSATIVE, Analysis, Gender, Kind, Number, Object};
use crate::rules::Context;
use crate::text::fold::bare;

/// Whether the verb is one of being, where a clause begins (`opens`) or behind a particle, and what stands behind the thing that ends
/// at `last` is said of that.
pub(super) fn is_said_of(cx: &Context<'_>, verb: &Verb<'_>, (subject, last): (Subject, usize), opens: bool) -> bool {
    let thing = matches!(subject, Subject::Thing(_) | Subject::Office(_));
    if !thing || !verb.takes(&[Object::Predicate]) {
        return false;
    }
    let particle =
        || previous(cx, verb.at).is_some_and(|b| BEFORE_PRESENT.contains(&cx.word(b).trim_start_matches(['و', 'ف'])));
    let gender = subject.gender();
    (opens || particle()) && predicate_follows(cx, last, gender) || opens && had_done(cx, last, gender)
}

/// Particles behind which a clause begins with its verb: to, did not, will not, shall, not, may, if.
const BEFORE_PRESENT: [&str; 7] = ["أن", "لم", "لن", "سوف", "لا", "قد", "إذا"];

/// كانت الادعاء صحيحًا: whether what is said of the noun that ends at `last` stands behind it and its adjectives.
fn predicate_follows(cx: &Context<'_>, last: usize, gender: Gender) -> bool {
    let mut at = last;
    while let Some(after) = next(cx, at) {
        let readings = read(cx, after);
        if !readings.all(|a| a.article && a.reading.kind == Kind::Adjective) {
            let said = |a: &Analysis| {
                let r = a.reading;
                // أكثر and أفضل are of either gender.
                let fits = r.gender == Some(gender) || r.gender.is_none() && cx.word(after).starts_with('أ');
                r.kind == Kind::Adjective && !a.article && r.cases & ACCUSATIVE != 0 && fits
            };
            let free = readings.all(|a| matches!(a.reading.kind, Kind::Adjective | Kind::Noun) && !a.article);
            return !FOREVER.contains(&bare(cx.word(after)).as_str()) && free && readings.any(said);
        }
        at = after;
    }
    false
}

/// Adjectives that in the accusative are adverbs: always, mostly, often, much, little, soon, long, first, at last, new.
const FOREVER: [&str; 10] = ["دائما", "غالبا", "كثيرا", "قليلا", "قريبا", "طويلا", "أولا", "أخيرا", "جديدا", "حاليا"];

/// وكانت التضخم قد سجل: whether a verb of that gender says what the subject of "was" had done.
fn had_done(cx: &Context<'_>, last: usize, gender: Gender) -> bool {
    let verb = behind_adjectives(cx, last).filter(|&p| cx.word(p) == "قد").and_then(|p| next(cx, p));
    verb.is_some_and(|v| {
        let fits = |a: &Analysis| {
            let r = a.reading;
            r.kind == Kind::Verb && r.number == Number::Singular && r.gender == Some(gender)
        };
        read(cx, v).any(|a| a.reading.kind == Kind::Verb)
            && read(cx, v).only(|a| a.reading.kind == Kind::Verb).all(fits)
    })
}
