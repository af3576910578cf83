//! ذو and ذات behind the noun that they describe: شركة ذو خبرة, قرار ذات أهمية.

use super::adjectives::may_belong_to_head;
use super::{next, previous, read, report, say};
use crate::knowledge::morph::{Analysis, Asks, FREE};
use crate::rules::{Context, Findings};
use crate::text::{Key, TokenKind, key};
use std::sync::LazyLock;

/// The keys of ذو and ذات.
static WORDS: LazyLock<[Key; 2]> = LazyLock::new(|| [key("ذو"), key("ذات")]);

/// Nouns behind ذات, "once" and "that same": ذات يوم, ذات مرة.
const ONCE: [&str; 10] = ["يوم", "مرة", "ليلة", "صباح", "مساء", "شتاء", "صيف", "عام", "ظهيرة", "حين"];

/// Every ذو behind a feminine noun, and ذات between two nouns without article of which the first is masculine.
pub(super) fn agreement(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start + 1..block.end.saturating_sub(1) {
            let token = &cx.all()[at];
            if token.kind == TokenKind::Arabic && WORDS.contains(&token.key) {
                one(cx, at, out);
            }
        }
    }
}

fn one(cx: &Context<'_>, at: usize, out: &mut Findings) {
    let (Some(noun), Some(behind)) = (previous(cx, at), next(cx, at)) else { return };
    let (fits, right) = match cx.word(at) {
        "ذو" => (Asks::Masculine, "ذات"),
        "ذات" => (Asks::Feminine, if governed(cx, noun) { "ذي" } else { "ذو" }),
        _ => return,
    };
    let nouns = read(cx, noun);
    let Some(first) = nouns.first() else { return };
    let asks = if fits == Asks::Masculine { Asks::Feminine } else { Asks::Masculine };
    let same = |a: &Analysis| a.is_noun() && a.asks() == Some(asks) && a.article == first.article;
    if !nouns.all(same) || ONCE.contains(&cx.word(behind)) {
        return;
    }
    let readings = read(cx, behind);
    // ذات before an article is "that same" as well, whatever stands before it.
    let thing = |a: &Analysis| a.is_noun() && a.article == first.article && a.particle.is_none();
    if !readings.all(thing) || fits == Asks::Feminine && (first.article || first.reading.states & FREE == 0) {
        return;
    }
    if may_belong_to_head(cx, noun, &first, (fits, first.article)) {
        return;
    }
    let (noun_word, word) = (cx.word(noun), cx.word(at));
    report(
        out,
        (cx.span(noun..at + 1), cx.all()[at].span),
        (right, false),
        0.85,
        (
            say(format!("“{noun_word}” asks for “{right}”"), format!("«{noun_word}» يقتضي «{right}» لا «{word}»")),
            say("ذو and ذات have the gender of their noun", "«ذو» و«ذات» تطابقان ما تصفانه"),
        ),
    );
}

/// Whether a preposition stands before the noun or in it.
fn governed(cx: &Context<'_>, noun: usize) -> bool {
    read(cx, noun).any(|a| a.particle.is_some())
        || previous(cx, noun)
            .is_some_and(|b| matches!(super::closed(cx, b), Some(super::Closed::Preposition | super::Closed::Governor)))
}
