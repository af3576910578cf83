//! Adjectives against their nouns: في المدينة الكبير, لفترة قصير.

use super::{Closed, closed, closes_clause, next, opens_phrase, previous, read, report, say};
use crate::knowledge::morph::{ACCUSATIVE, Analysis, Asks, FREE, Gender, Kind, Number, Reading, Readings};
use crate::rules::{Context, Findings};
use crate::text::TokenKind;

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
    if asks == fits || !nouns.all(same) || (!pure && first.reading.human) {
        return;
    }
    // Without the article the adjective might govern what follows, or say in what state something is.
    if !reading.article {
        let governs = next(cx, at).is_some_and(|n| read(cx, n).any(|a| a.article) || read(cx, n).is_empty());
        let genitive = nouns.all(|a| a.particle.is_some())
            || previous(cx, noun).is_some_and(|b| {
                closed(cx.all()[b].key) == Some(Closed::Preposition) || matches!(cx.word(b), "من" | "ومن" | "بعد" | "قبل")
            });
        if governs || !genitive || first.reading.states & FREE == 0 {
            return;
        }
    }
    let opens = opens_phrase(cx, noun, &first) || {
        // رئيسة الشركة الجديد: neither of the two nouns of an idafa is masculine.
        previous(cx, noun).is_some_and(|head| {
            let heads = read(cx, head);
            reading.article
                && heads.all(|a| a.is_noun() && !a.article && a.asks() == Some(asks))
                && heads.iter().next().is_some_and(|h| opens_phrase(cx, head, h))
        })
    };
    if !opens {
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
