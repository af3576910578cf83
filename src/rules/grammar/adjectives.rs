//! Adjectives against their nouns: في المدينة الكبير, لفترة قصير.

use super::{Closed, closed, closes_clause, next, opens_clause, previous, read, report, say};
use crate::knowledge::morph::{ACCUSATIVE, Analysis, Asks, FREE, Gender, Kind, Number, Reading, Readings};
use crate::rules::{Context, Findings};
use crate::text::TokenKind;
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
/// and the clause goes on behind it.
fn fits(cx: &Context<'_>, at: usize, readings: &Readings) -> Option<(Analysis, Asks)> {
    let pure = readings.all(|a| a.reading.kind == Kind::Adjective);
    if !pure && !(readings.all(|a| a.reading.kind == Kind::Adjective || a.reading.human) && closes_clause(cx, at)) {
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

/// الأسماء المسموح بنشرها: a participle with a complement agrees with that, or with nothing.
fn has_complement(cx: &Context<'_>, at: usize) -> bool {
    next(cx, at).is_some_and(|n| {
        let word = cx.word(n);
        let own = ["عليه", "إليه", "فيه", "منه", "عنه", "له"].iter().any(|w| word.starts_with(w));
        own || word.starts_with('\u{0628}')
            && bare(cx.word(at)).trim_start_matches("\u{0627}\u{0644}").starts_with('\u{0645}')
    })
}

/// رئيس الشركة الجديد: whether the adjective may belong to a noun before `noun`: one that `noun` is the genitive of, or one before
/// the preposition that governs it. Two nouns joined by و may have an adjective of their own number.
fn may_belong_to_head(cx: &Context<'_>, noun: usize, first: &Analysis, fits: Asks) -> bool {
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
        let heads = read(cx, before);
        let Some(head) = heads.iter().next() else { return true };
        let noun_like = heads.any(|a| a.is_noun() && !a.article);
        if heads.any(|a| a.is_noun() && (a.asks() == Some(fits) || a.asks().is_none())) {
            return true;
        }
        if !noun_like {
            return heads.any(|a| a.reading.kind == Kind::Adjective);
        }
        (at, reading) = (before, *head);
    }
    may_reach_back(cx, at, &reading, fits)
}

/// لعبة الرماية بالرصاص الأمريكية: whether a noun before the preposition may be what the adjective belongs to.
fn may_reach_back(cx: &Context<'_>, noun: usize, reading: &Analysis, fits: Asks) -> bool {
    let mut at = noun;
    if reading.particle.is_none() {
        match previous(cx, noun) {
            Some(before) if matches!(closed(cx.all()[before].key), Some(Closed::Preposition | Closed::Governor)) => {
                at = before
            }
            _ => return false,
        }
    }
    for _ in 0..4 {
        let Some(before) = previous(cx, at) else { return false };
        if closed(cx.all()[before].key).is_some() {
            return false;
        }
        let readings = read(cx, before);
        if readings.is_empty()
            || readings.any(|a| a.is_noun() && (a.asks() == Some(fits) || a.reading.gender.is_none()))
        {
            return true;
        }
        // مشكلات ما بعد التسليم المثيرة: ما stands for nothing of its own.
        if !readings.any(Analysis::is_noun) && cx.word(before) != "ما" {
            return false;
        }
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
    if asks == fits || !nouns.all(same) || (!pure && first.reading.human) || has_complement(cx, at) {
        return;
    }
    // Without the article the adjective might govern what follows, or say in what state something is.
    if !reading.article {
        let governs = match cx.all().get(at + 1).filter(|t| !t.sentence_start) {
            None => false,
            Some(t) if t.kind == TokenKind::Arabic => {
                let readings = read(cx, at + 1);
                closed(t.key).is_none() && (readings.any(|a| a.article) || readings.is_empty())
            }
            Some(t) => !matches!(t.of(cx.text), "." | "\u{060C}" | ":" | "\u{061B}"),
        };
        if governs || first.reading.states & FREE == 0 || opens_clause(cx, noun) {
            return;
        }
    }
    if may_belong_to_head(cx, noun, &first, fits) {
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
