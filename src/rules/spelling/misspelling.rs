//! Misspelling: a word that is none, with the near one that was meant.

use super::{Fault, fault};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::words::doubt::Misspelt;
use crate::rules::{Context, Findings, say};
use crate::text::fold::bare;

/// Words whose costs differ by less than this (centibels) are equally likely to be meant.
const EQUAL: u16 = 40;
/// A fix is safe where the next word that may be meant is at least this much less likely.
const FAR: u16 = 150;
/// A fix is safe for slips that cost no more: doubled letters, confusions of school and ear.
const TYPICAL: u16 = 60;
/// A fix is safe where the right word is at least this frequent (frequency class in centibels).
const FREQUENT: u16 = 540;
/// A fix is safe from this score on.
const SURE: f32 = 3.0;

/// Words that neither list nor analysis nor names explain, and that one slip of the pen does.
pub(in crate::rules) fn misspelling(cx: &Context<'_>, out: &mut Findings) {
    let mut memory = None;
    for odd in cx.survey().odd() {
        let Some(Fault::Slip(slip, score)) = fault(cx, odd, &mut memory) else { continue };
        report(cx, odd.token, odd.entry.is_some(), slip, score, out);
    }
}

fn report(cx: &Context<'_>, index: usize, listed: bool, slip: &Misspelt, score: f32, out: &mut Findings) {
    let token = cx.all()[index];
    let word = token.of(cx.text);
    let Some((right, cost)) = slip.meant.first() else { return };
    let next = slip.meant.get(1).map_or(u16::MAX, |(_, c)| *c);
    let tied = next.saturating_sub(*cost) < EQUAL;
    let safe = !listed
        && slip.accepted
        && slip.slip_cost <= TYPICAL
        && slip.centibels <= FREQUENT
        && next.saturating_sub(*cost) >= FAR
        && score >= SURE
        && bare(word) == word;
    let confidence = (0.6 + 0.1 * score).clamp(0.6, 0.95);
    let mut handle = out.report(
        token.span,
        if tied { confidence.min(0.75) } else { confidence },
        say(
            format!("“{word}” is no word; “{right}” was probably meant"),
            format!("«{word}» ليست كلمة معروفة، ولعل المراد «{right}»"),
        ),
        if listed {
            say(
                "The word is very rare, and a common one is a single letter away",
                "الكلمة نادرة جدا، وبينها وبين كلمة شائعة حرف واحد",
            )
        } else {
            say(
                "No list and no dictionary has the word, and a common one is a single letter away",
                "لا تعرفها القوائم ولا المعجم، وبينها وبين كلمة شائعة حرف واحد",
            )
        },
    );
    let choices = slip.meant.iter().take_while(|(_, c)| c.saturating_sub(*cost) < EQUAL).take(3);
    for (choice, _) in choices {
        let edits = vec![Edit::replace(token.span, choice.clone())];
        handle = handle.fix(if tied {
            Fix::shown(edits)
        } else if safe {
            Fix::safe(edits)
        } else {
            Fix::risky(edits)
        });
    }
}
