//! Adjectives that stand further from their nouns, or whose nouns carry a pronoun: خطأه الفني الخامسة, في القرار الأمريكي الجديدة, and
//! ordinals: المرة الثالث.

use super::adjectives::{as_asked, described, fits, may_be_somebody, may_belong_to_head};
use super::{Closed, closed, previous, read, report, say};
use crate::knowledge::Trait;
use crate::knowledge::morph::{Analysis, Asks, Gender, Kind, Number, ORDINALS, Reading, Readings, is_set_phrase};
use crate::rules::{Context, Findings};
use crate::text::clitics::has_article;
use crate::text::fold::bare;
use crate::text::{KeySet, key};
use std::sync::LazyLock;

/// The keys of the ordinals with their article.
static KEYS: LazyLock<KeySet> = LazyLock::new(|| {
    let forms = ORDINALS.iter().flat_map(|(masculine, feminine)| [masculine, feminine]);
    forms.map(|form| key(&format!("\u{0627}\u{0644}{form}"))).collect()
});

/// An adjective with its article, what it fits, and the form that fits the other gender.
struct Attribute {
    fits: Asks,
    other: Option<String>,
    /// How it is read, if it is no ordinal: its other gender is made when it is asked for.
    reading: Option<Analysis>,
    ordinal: bool,
}

/// The ordinal with the article at `at`.
fn ordinal(word: &str) -> Option<Attribute> {
    let word = bare(word);
    let stem = word.strip_prefix("\u{0627}\u{0644}")?;
    let other = |form: &str| Some(format!("\u{0627}\u{0644}{form}"));
    ORDINALS.iter().find_map(|(masculine, feminine)| {
        let fits = match stem {
            s if s == *masculine => Asks::Masculine,
            s if s == *feminine => Asks::Feminine,
            _ => return None,
        };
        let form = if fits == Asks::Masculine { feminine } else { masculine };
        Some(Attribute { fits, other: other(form), ordinal: true, reading: None })
    })
}

/// The adjective with the article at `at`, ordinal or not.
fn attribute(cx: &Context<'_>, at: usize) -> Option<Attribute> {
    if let Some(found) = ordinal(cx.word(at)) {
        return Some(found);
    }
    let readings = read(cx, at).only(|a| a.reading.kind == Kind::Adjective);
    let own = |a: &Analysis| a.article && (a.reading.kind == Kind::Adjective || a.is_noun() && a.reading.human);
    if !read(cx, at).all(own) {
        return None;
    }
    let (reading, fits) = fits(cx, at, &readings)?;
    Some(Attribute { fits, other: None, ordinal: false, reading: Some(reading) })
}

/// The adjective at `at` in the other gender.
fn other_gender(cx: &Context<'_>, at: usize, reading: &Analysis, fits: Asks) -> Option<String> {
    let asks = if fits == Asks::Masculine { Asks::Feminine } else { Asks::Masculine };
    as_asked(cx, at, reading, asks)
}

/// What the noun at `at` asks for, with one of its readings, and whether it carries a pronoun; only with the article or a pronoun.
fn noun(cx: &Context<'_>, at: usize) -> Option<(Analysis, Asks, bool)> {
    if closed(cx, at).is_some() {
        return None;
    }
    let readings = read(cx, at);
    if !readings.is_empty() {
        let first = readings.find(|a| a.asks().is_some())?;
        let asks = first.asks()?;
        // المرة is "the bitter one" as well, which asks for the same.
        let gender = if asks == Asks::Masculine { Gender::Masculine } else { Gender::Feminine };
        let one = |r: &Reading| r.number == Number::Singular && r.gender == Some(gender) && r.kind == Kind::Adjective;
        let same = |a: &Analysis| a.article && (a.is_noun() && a.asks() == Some(asks) || one(&a.reading));
        return readings.all(same).then_some((first, asks, false));
    }
    if cx.known(at).foreign {
        return None;
    }
    let word = bare(cx.word(at));
    let stem = ["هما", "ها", "هم", "ه"].iter().find_map(|p| word.strip_suffix(p))?;
    let whole = stem.strip_suffix('ت').map(|s| format!("{s}ة"));
    let of = |stem: &str| {
        let readings = Readings::of(stem);
        let first = readings.first()?;
        let asks = first.asks()?;
        let same = |a: &Analysis| a.is_noun() && !a.article && !a.reading.human && a.asks() == Some(asks);
        readings.all(same).then_some((first, asks, true))
    };
    let in_t = of(stem);
    match whole.as_deref().map(of) {
        Some(found) if in_t.is_none() => found,
        Some(Some(_)) => None,
        _ => in_t,
    }
}

/// The fewest letters of a noun with its pronoun that is surely read: خطبه is "his speeches" as well as "his plight".
const LONG: usize = 6;

/// Every second adjective of a noun, every adjective of a noun with a pronoun, and every ordinal.
pub(super) fn agreement(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start + 1..block.end {
            if cx.words.has(at, Trait::Adjective) || KEYS.contains(&cx.all()[at].key) {
                one(cx, at, out);
            }
        }
    }
}

fn one(cx: &Context<'_>, at: usize, out: &mut Findings) {
    if !has_article(cx.word(at)) {
        return;
    }
    let Some(before) = previous(cx, at).filter(|&b| closed(cx, b).is_none()) else { return };
    // The first adjective agrees with the noun as well: two against one.
    let first = attribute(cx, before).filter(|a| !a.ordinal);
    let place = if first.is_some() { previous(cx, before) } else { Some(before) };
    let Some(place) = place else { return };
    let Some((reading, asks, carries)) = noun(cx, place) else { return };
    let Some(found) = attribute(cx, at) else { return };
    // A word for people too is a second noun rather than a second adjective.
    if read(cx, at).any(Analysis::is_noun) && !found.ordinal {
        return;
    }
    if found.fits == asks || first.as_ref().is_some_and(|f| f.fits != asks) {
        return;
    }
    // Right behind a noun with the article the other shape judges what no ordinal is.
    if first.is_none() && !found.ordinal && (!carries || bare(cx.word(place)).chars().count() < LONG) {
        return;
    }
    // بلغ الكاتب السادسة والسبعين, وصل القطار الخامسة: behind a verb and its subject it is an age or an hour.
    if found.ordinal && !carries && !is_governed(cx, place, &reading) {
        return;
    }
    if super::subject::is_adverb(cx.word(place)) || !found.ordinal && may_be_somebody(cx, place, at) {
        return;
    }
    if may_belong_to_head(cx, place, &reading, (found.fits, true)) {
        return;
    }
    let made = || found.reading.as_ref().and_then(|reading| other_gender(cx, at, reading, found.fits));
    let Some(right) = found.other.clone().or_else(made) else { return };
    let why = say("all adjectives of a noun have its gender", "صفات الاسم كلها تطابقه");
    described(cx, (place, at), &right, why, out);
}

/// Whether a preposition stands before the noun at `at` or in it.
fn is_governed(cx: &Context<'_>, at: usize, reading: &Analysis) -> bool {
    let preposition = |b: usize| matches!(closed(cx, b), Some(Closed::Preposition | Closed::Governor));
    reading.particle.is_some() || previous(cx, at).is_some_and(preposition)
}

/// Adjectives of set phrases that are nouns too: the navy, the air force, the army, Arabic, the Palestinian.
const ALSO_NOUNS: [&str; 5] = ["البحرية", "الجوية", "البرية", "العربية", "الفلسطينية"];

/// منذ حرب الباردة: the noun of a set phrase lost the article that its adjective at `at` has.
pub(super) fn lost_article(cx: &Context<'_>, (noun, at): (usize, usize), out: &mut Findings) -> bool {
    let (head, word) = (cx.word(noun), cx.word(at));
    let bare_noun = |a: &Analysis| a.is_noun() && !a.article;
    let adjective = |a: &Analysis| a.reading.kind == Kind::Adjective && a.article && a.proclitics == 0;
    let Some(mut reading) = read(cx, noun).first().filter(|_| read(cx, noun).all(bare_noun)) else { return false };
    if !read(cx, at).all(adjective) || ALSO_NOUNS.contains(&word) {
        return false;
    }
    let stem: String = bare(head).chars().skip(reading.proclitics.into()).collect();
    if !is_set_phrase(&format!("\u{0627}\u{0644}{stem}"), word) {
        return false;
    }
    reading.article = true;
    let right = reading.put(head, &stem);
    report(
        out,
        (cx.span(noun..at + 1), cx.all()[noun].span),
        (&right, false),
        0.85,
        (
            say(
                format!("“{head} {word}” lacks an article: “{right} {word}”"),
                format!("«{head} {word}» ينقصها التعريف: «{right} {word}»"),
            ),
            say("a noun has the article that its adjective has", "الصفة تطابق موصوفها في التعريف"),
        ),
    );
    true
}
