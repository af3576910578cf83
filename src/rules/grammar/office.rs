//! Adjectives behind an office and what it is for: رئيسة الوزراء البريطاني, وزارة الدفاع الأمريكي.

use super::adjectives::{before_name, described, is_relation, may_belong_to_head};
use super::{closed, previous, read, say};
use crate::knowledge::morph::{ACCUSATIVE, Analysis, Asks, Gender, Kind, Number, Reading, Readings};
use crate::knowledge::places::{self, Kind as Place};
use crate::rules::{Context, Findings};
use crate::text::fold::bare;

/// رئيسة الوزراء البريطاني: an adjective in the singular behind a plural of people can only belong to what governs that.
pub(super) fn of_people(cx: &Context<'_>, noun: usize, at: usize, readings: &Readings, out: &mut Findings) -> bool {
    let people = read(cx, noun);
    let several = |a: &Analysis| {
        a.is_noun() && a.article && a.particle.is_none() && a.reading.human && a.reading.number == Number::Plural
    };
    let single = |a: &Analysis| {
        a.article && a.proclitics == 0 && a.reading.number == Number::Singular && (!a.is_noun() || a.reading.human)
    };
    if !people.all(several) || !readings.all(single) || !is_relation(cx.word(at)) {
        return false;
    }
    let Some(reading) = readings.find(|a| a.reading.kind == Kind::Adjective) else { return false };
    let fits = match reading.reading.gender {
        Some(Gender::Masculine) => Asks::Masculine,
        Some(Gender::Feminine) => Asks::Feminine,
        None => return false,
    };
    let Some(head) = previous(cx, noun).filter(|&h| closed(cx, h).is_none()) else { return false };
    let heads = read(cx, head);
    // رئيس is "main" too.
    let Some(gender) = heads.find(Analysis::is_noun).and_then(|a| a.reading.gender) else { return false };
    let other = |a: &Analysis| {
        let r = a.reading;
        matches!(r.kind, Kind::Noun | Kind::Adjective)
            && !a.article
            && r.number == Number::Singular
            && r.gender == Some(gender)
    };
    if !heads.all(other) || reading.reading.gender == Some(gender) {
        return false;
    }
    let Some(first) = people.iter().next() else { return false };
    if may_belong_to_head(cx, noun, &first, (fits, true)) {
        return false;
    }
    mend(cx, (head, at), &reading, gender, out)
}

/// وزارة الدفاع الأمريكي: a nationality behind what a ministry is for is the ministry's.
pub(super) fn of_ministry(cx: &Context<'_>, noun: usize, at: usize, readings: &Readings, out: &mut Findings) -> bool {
    let Some(head) = previous(cx, noun).filter(|&h| cx.word(h).ends_with("وزارة")) else { return false };
    let man = |a: &Analysis| {
        a.article
            && a.proclitics == 0
            && a.reading.number == Number::Singular
            && a.reading.gender == Some(Gender::Masculine)
    };
    let Some(reading) = readings.find(|a| a.reading.kind == Kind::Adjective) else { return false };
    let field = |a: &Analysis| a.article && a.asks() == Some(Asks::Masculine);
    let word = bare(cx.word(at));
    let Some(stem) = word.strip_prefix("\u{0627}\u{0644}").filter(|_| is_relation(&word)) else { return false };
    let nationality = || places::arabic(stem).any(|p| p.kind() == Place::Demonym);
    if !readings.all(man) || !read(cx, noun).any(field) || before_name(cx, at) || !nationality() {
        return false;
    }
    mend(cx, (head, at), &reading, Gender::Feminine, out)
}

/// The finding: the adjective at `at` belongs to `head` and has another gender.
fn mend(cx: &Context<'_>, (head, at): (usize, usize), reading: &Analysis, gender: Gender, out: &mut Findings) -> bool {
    let wanted = |r: &Reading| {
        r.kind == Kind::Adjective && r.gender == Some(gender) && r.number == Number::Singular && r.cases != ACCUSATIVE
    };
    let Some(form) = reading.others(wanted).into_iter().next() else { return false };
    let right = reading.put(cx.word(at), &form);
    described(cx, (head, at), &right, say("an adjective has the gender of its noun", "الصفة تطابق موصوفها"), out);
    true
}
