//! Adjectives against their nouns: في المدينة الكبير, لفترة قصير.

use super::{Closed, closed, closes_clause, next, opens_clause, previous, read, report, say};
use crate::knowledge::morph::{ACCUSATIVE, Analysis, Asks, FREE, Gender, Kind, Number, Reading, Readings};
use crate::names::is_foreign;
use crate::rules::{Context, Findings};
use crate::text::TokenKind;
use crate::text::clitics::has_article;
use crate::text::fold::bare;

/// Every adjective right behind a noun that it can only belong to.
pub(super) fn agreement(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start + 1..block.end {
            let token = &cx.all()[at];
            if token.kind != TokenKind::Arabic || closed(token.key).is_some() {
                continue;
            }
            let readings = Readings::of(token.of(cx.text));
            if readings.any(|a| a.reading.kind == Kind::Adjective && a.reading.gender.is_some()) {
                adjective(cx, at, &readings, out);
            }
        }
    }
}

/// What the adjective fits, if all its readings say the same. A word that stands for people too counts where the noun is a thing
/// and no name follows that it might belong to.
fn fits(cx: &Context<'_>, at: usize, readings: &Readings) -> Option<(Analysis, Asks)> {
    let pure = readings.all(|a| a.reading.kind == Kind::Adjective);
    let people = || readings.all(|a| a.reading.kind == Kind::Adjective || a.reading.human);
    if !pure && !(people() && (closes(cx, at) || is_relation(cx.word(at)) && !before_name(cx, at))) {
        return None;
    }
    let first = readings.find(|a| a.reading.kind == Kind::Adjective)?;
    let of = |a: &Analysis| match (a.reading.number, a.reading.gender) {
        (Number::Singular, Some(Gender::Masculine)) => Some(Asks::Masculine),
        (Number::Singular, Some(Gender::Feminine)) => Some(Asks::Feminine),
        _ => None,
    };
    let asks = of(&first)?;
    let same = |a: &Analysis| of(a) == Some(asks) && a.article == first.article && a.proclitics == 0;
    (readings.all(same) && first.reading.cases != ACCUSATIVE).then_some((first, asks))
}

/// Whether the adjective is one of relation: السوري, الألمانية.
fn is_relation(word: &str) -> bool {
    let word = bare(word);
    word.ends_with('ي') || word.ends_with("ية")
}

/// Words of other kinds that are no names.
const PARTICLES: [&str; 24] = [
    "هناك", "هنا", "أيضا", "قد", "لا", "ما", "لن", "ثم", "أو", "أم", "بل", "حيث", "عندما", "حين", "بينما", "كما", "هو", "هي",
    "ليس", "ليست", "فقط", "الآن", "اليوم", "حتى",
];

/// Whether a name, or what may be one, stands behind `at`.
fn before_name(cx: &Context<'_>, at: usize) -> bool {
    match cx.all().get(at + 1).filter(|t| !t.sentence_start) {
        Some(t) if t.kind == TokenKind::Arabic => {
            let readings = read(cx, at + 1);
            let name = readings.all(|a| a.reading.kind == Kind::Other) && !PARTICLES.contains(&t.of(cx.text));
            closed(t.key).is_none() && (name || readings.is_empty())
        }
        Some(t) => matches!(t.kind, TokenKind::Latin),
        None => false,
    }
}

/// Whether `at` ends its clause, or a preposition that is one with the next word begins a phrase.
fn closes(cx: &Context<'_>, at: usize) -> bool {
    closes_clause(cx, at) || next(cx, at).is_some_and(|n| read(cx, n).all(|a| a.particle.is_some()))
}

/// الأسماء المسموح بنشرها: a masculine participle with a complement may agree with that, or with nothing.
fn has_complement(cx: &Context<'_>, at: usize, fits: Asks) -> bool {
    next(cx, at).is_some_and(|n| {
        let word = cx.word(n);
        let own = ["عليه", "إليه", "فيه", "منه", "عنه", "له", "به"].iter().any(|w| word.starts_with(w));
        own || word.starts_with('\u{0628}')
            && fits == Asks::Masculine
            && bare(cx.word(at)).trim_start_matches("\u{0627}\u{0644}").starts_with('\u{0645}')
            && !is_relation(cx.word(at))
    })
}

/// What a word asks for as a noun: `None` where it may be anything.
fn may_ask(readings: &Readings, word: &str, fits: Asks) -> bool {
    if readings.is_empty() {
        // An unknown word in ة is a feminine noun.
        return if bare(word).ends_with('ة') { fits == Asks::Feminine } else { !is_foreign(word) };
    }
    readings.any(|a| a.is_noun() && (a.asks() == Some(fits) || a.reading.gender.is_none()))
}

/// رئيس الشركة الجديد: whether the adjective may belong to a noun before `noun`: one that `noun` is the genitive of, or one before
/// the preposition that governs it. Two nouns joined by و may have an adjective of their own number.
fn may_belong_to_head(cx: &Context<'_>, noun: usize, first: &Analysis, (fits, definite): (Asks, bool)) -> bool {
    let joined = |a: &Analysis| a.proclitics > u8::from(a.particle.is_some());
    let (mut at, mut reading) = (noun, *first);
    loop {
        if joined(&reading) && fits == Asks::Feminine {
            return true;
        }
        if reading.particle.is_some() || joined(&reading) {
            break;
        }
        let Some(before) = previous(cx, at) else { return false };
        if closed(cx.all()[before].key).is_some() {
            break;
        }
        if POSSESSORS.contains(&cx.word(before)) {
            return may_reach_back(cx, before, None, (fits, definite));
        }
        let heads = read(cx, before);
        if may_ask(&heads, cx.word(before), fits) {
            return true;
        }
        let Some(head) = heads.iter().next() else {
            // A word behind a foreign one may be part of a name: بيلا حديد.
            if is_foreign(cx.word(before)) {
                return true;
            }
            at = before;
            continue;
        };
        let noun_like = heads.any(|a| a.is_noun() && !a.article);
        if !noun_like {
            return heads.any(|a| a.reading.kind == Kind::Adjective);
        }
        (at, reading) = (before, *head);
    }
    may_reach_back(cx, at, Some(&reading), (fits, definite))
}

/// "With", "of": before a genitive that says what something has.
const POSSESSORS: [&str; 6] = ["ذات", "ذو", "ذي", "ذا", "ذوي", "ذوو"];

/// لعبة الرماية بالرصاص الأمريكية: whether a noun before the preposition may be what the adjective belongs to.
fn may_reach_back(cx: &Context<'_>, noun: usize, reading: Option<&Analysis>, (fits, definite): (Asks, bool)) -> bool {
    let mut at = noun;
    if reading.is_some_and(|r| r.particle.is_none()) {
        match previous(cx, noun) {
            Some(before) if matches!(closed(cx.all()[before].key), Some(Closed::Preposition | Closed::Governor)) => {
                at = before
            }
            _ => return false,
        }
    }
    // Whether what stands at `at` is governed by the word before it.
    let mut governed = false;
    for _ in 0..4 {
        let Some(before) = previous(cx, at) else { return false };
        let token = &cx.all()[before];
        if closed(token.key).is_some() {
            return false;
        }
        let readings = read(cx, before);
        let article = if readings.is_empty() {
            has_article(token.of(cx.text))
        } else {
            readings.any(|a| a.article)
        };
        // What is indefinite can't have a definite adjective, nor the other way round.
        let as_definite = if definite { article || governed } else { !article };
        if as_definite && may_ask(&readings, token.of(cx.text), fits) {
            return true;
        }
        let noun_like = readings.any(Analysis::is_noun) || readings.is_empty();
        // مشكلات ما بعد التسليم المثيرة: ما stands for nothing of its own. An adjective may have its noun before it.
        let passed = token.of(cx.text) == "ما" || readings.any(|a| a.reading.kind == Kind::Adjective);
        if !noun_like && !passed {
            return false;
        }
        governed = (noun_like || token.of(cx.text) == "ما") && !readings.any(|a| a.particle.is_some() || a.proclitics > 0);
        at = before;
    }
    false
}

fn adjective(cx: &Context<'_>, at: usize, readings: &Readings, out: &mut Findings) {
    let Some(noun) = previous(cx, at) else { return };
    if closed(cx.all()[noun].key).is_some() {
        return;
    }
    let Some((reading, fits)) = fits(cx, at, readings) else { return };
    let nouns = read(cx, noun);
    let Some(first) = nouns.iter().next().copied() else { return };
    let Some(asks) = first.asks() else { return };
    let same = |a: &Analysis| a.is_noun() && a.article == reading.article && a.asks() == Some(asks);
    let pure = readings.all(|a| a.reading.kind == Kind::Adjective);
    if asks == fits || !nouns.all(same) || (!pure && first.reading.human) || has_complement(cx, at, fits) {
        return;
    }
    // Without the article the adjective might govern what follows, or say in what state something is.
    if !reading.article {
        let governs = match cx.all().get(at + 1).filter(|t| !t.sentence_start) {
            None => false,
            Some(t) if t.kind == TokenKind::Arabic => {
                let (readings, word) = (read(cx, at + 1), t.of(cx.text));
                closed(t.key).is_none()
                    && (readings.any(|a| a.article && a.particle.is_none())
                        || readings.is_empty() && (is_foreign(word) || has_article(word)))
            }
            Some(t) => {
                !matches!(t.of(cx.text), "." | "\u{060C}" | ":" | "\u{061B}" | ")" | "\u{BB}" | "\u{201D}" | "\"" | "!" | "؟")
            }
        };
        let opens = opens_clause(cx, noun) && first.particle.is_none();
        if governs || first.reading.states & FREE == 0 || opens {
            return;
        }
    }
    if may_belong_to_head(cx, noun, &first, (fits, reading.article)) {
        return;
    }
    let gender = if asks == Asks::Masculine { Gender::Masculine } else { Gender::Feminine };
    let wanted = |r: &Reading| {
        r.kind == Kind::Adjective
            && r.gender == Some(gender)
            && r.number == Number::Singular
            && r.cases != ACCUSATIVE
            && r.states & FREE != 0
    };
    let Some(form) = reading.others(wanted).into_iter().next() else { return };
    let right = reading.put(cx.word(at), &form);
    let (noun_word, word) = (cx.word(noun), cx.word(at));
    report(
        out,
        (cx.span(noun..at + 1), cx.all()[at].span),
        (&right, false),
        0.85,
        (
            say(format!("“{noun_word}” asks for “{right}”"), format!("«{noun_word}» يوصف بـ«{right}» لا «{word}»")),
            say(
                "an adjective has the gender of its noun; plurals of things count as feminine",
                "الصفة تطابق موصوفها، وجمع غير العاقل كالمؤنث المفرد",
            ),
        ),
    );
}
