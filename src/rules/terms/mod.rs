//! Terms and calques: what packs say is rendered wrongly.

mod beside;
mod homographs;
mod literal;
mod senses;
mod values;

use super::{Context, Findings, say};
use crate::diagnostic::{Bilingual, Edit, Fix, Severity};
use crate::knowledge::pack::pattern::Rendered;
use crate::knowledge::pack::{Role, RuleName, Term};
use crate::knowledge::{Hit, OWN, repair::Match};
use crate::text::Span;
use std::ops::Range;
use values::contradicts;

/// Wrong technical terms.
pub(super) fn term(cx: &Context<'_>, out: &mut Findings) {
    entries(cx, RuleName::Term, out);
}

/// Word-for-word renderings of idioms and set phrases.
pub(super) fn calque(cx: &Context<'_>, out: &mut Findings) {
    entries(cx, RuleName::Calque, out);
}

fn entries(cx: &Context<'_>, rule: RuleName, out: &mut Findings) {
    let mut done: Vec<Range<usize>> = Vec::new();
    // What a newsroom says of words goes before what the built-in packs say of them.
    let (own, builtin): (Vec<&Hit>, Vec<&Hit>) =
        cx.matches.hits().iter().filter(|h| matches!(h.role, Role::Wrong(_))).partition(|h| h.pack == OWN);
    let mut said = 0;
    for (n, hit) in own.iter().chain(&builtin).enumerate() {
        if n == own.len() {
            said = done.len();
        }
        if done[..said].iter().any(|d| d.start < hit.tokens().end && hit.tokens().start < d.end) {
            continue;
        }
        let Role::Wrong(index) = hit.role else { continue };
        let Some(term) = cx.knowledge.packs(hit.pack).terms.get(index).filter(|t| t.rule == rule) else { continue };
        let Some(wrong) = term.wrong.get(usize::from(hit.pattern)) else { continue };
        if !is_meant(cx, hit, term) {
            continue;
        }
        if let Some(matched) = Match::read(hit, wrong, term.exact, cx.text, cx.tokens) {
            report(cx, hit, term, &matched, out);
            done.push(hit.tokens());
        }
    }
    beside::entries(cx, rule, &mut done, out);
    senses::senses(cx, rule, &mut done, out);
}

/// Whether the entry holds for a hit. Beside a source its English says so: where it stands there, no other witness is needed, and
/// where it does not, an entry that needs a witness has none.
fn is_meant(cx: &Context<'_>, hit: &Hit, term: &Term) -> bool {
    let (conditions, at) = (&term.conditions, hit.tokens());
    let Some(aligned) = cx.aligned.filter(|_| !term.en.is_empty()) else {
        return cx.holds(hit.pack, conditions, &at);
    };
    let places = aligned.beside(at.start, 0);
    let there = |en: &&String| aligned.has_phrase(en, &places);
    if let Some(en) = term.en.iter().filter(there).max_by_key(|en| en.split([' ', '-']).count()) {
        // One word has several senses: a bag is a base in baseball only.
        // What stands in brackets behind a phrase narrows it to a field.
        let narrow = en.contains('(');
        if narrow || !en.contains([' ', '-']) {
            return cx.holds(hit.pack, conditions, &at);
        }
        return !cx.matches.vetoes(hit.pack, conditions, cx.tokens, &at);
    }
    // Packs cannot list every turn of a phrase: one telling word of it is a witness beside those that the entry asks for.
    let some = || term.en.iter().any(|en| aligned.has_word_of(en, &places));
    hit.len > 1 && cx.holds(hit.pack, conditions, &at) && some()
}

/// Whether an entry needs no witness.
fn is_unconditional(term: &Term) -> bool {
    let conditions = &term.conditions;
    conditions.topics == 0 && conditions.hints == 0 && conditions.near.is_empty() && conditions.when.is_empty()
}

fn report(cx: &Context<'_>, hit: &Hit, term: &Term, matched: &Match<'_>, out: &mut Findings) {
    let span = hit.span(cx.tokens);
    let fits = |repair: &Rendered| !contradicts(span.of(cx.text), &repair.text);
    let repairs: Vec<Rendered> =
        term.right.iter().filter_map(|right| matched.repair(right, false)).filter(fits).collect();
    let message = message(term, span.of(cx.text));
    let unconditional = is_unconditional(term);
    let confidence = if hit.len == 1 {
        0.8
    } else if unconditional {
        0.92
    } else {
        0.88
    };
    let mut handle = out.report(span, confidence, message, why(term, &repairs));
    if let Some(level) = term.severity {
        handle = handle.severity(Severity::ALL[usize::from(level).min(2)]);
    }
    let only = repairs.len() == 1;
    for repair in repairs {
        let edits = vec![Edit::replace(span, repair.text)];
        handle = handle.fix(match (only && repair.certain, term.safe) {
            (true, true) => Fix::safe(edits),
            (true, false) => Fix::risky(edits),
            (false, _) => Fix::shown(edits),
        });
    }
}

fn message(term: &Term, words: &str) -> Bilingual {
    let english = term.en.first().map_or("", String::as_str);
    match term.rule {
        RuleName::Term => say(
            format!("“{words}” is the wrong term for “{english}” here"),
            format!("«{words}» مصطلح خاطئ لمقابل “{english}” هنا"),
        ),
        RuleName::Calque => say(
            format!("“{words}” is “{english}” word for word"),
            format!("«{words}» نقل حرفي للعبارة الإنجليزية “{english}”"),
        ),
    }
}

/// Reports words of an entry that stand as no pattern has them: its repairs are shown, for an editor to fit in.
fn report_words(cx: &Context<'_>, term: &Term, span: Span, repairs: &[String], out: &mut Findings) {
    let rendered: Vec<Rendered> = repairs.iter().map(|r| Rendered { text: r.clone(), certain: false }).collect();
    let mut handle = out.report(span, 0.75, message(term, span.of(cx.text)), why(term, &rendered));
    if let Some(level) = term.severity {
        handle = handle.severity(Severity::ALL[usize::from(level).min(2)]);
    }
    for repair in repairs {
        handle = handle.fix(Fix::shown(vec![Edit::replace(span, repair.clone())]));
    }
}

fn why(term: &Term, repairs: &[Rendered]) -> Bilingual {
    let or = |quote: (&str, &str), or: &str| {
        repairs.iter().take(3).map(|r| format!("{}{}{}", quote.0, r.text, quote.1)).collect::<Vec<_>>().join(or)
    };
    let none = repairs.is_empty();
    let en = if term.note.0.is_empty() && none {
        "Arabic has words of its own for it".to_owned()
    } else if term.note.0.is_empty() {
        format!("Arabic newsrooms write {}", or(("“", "”"), " or "))
    } else {
        term.note.0.clone()
    };
    let ar = if term.note.1.is_empty() && none {
        "للعربية لفظها لهذا المعنى".to_owned()
    } else if term.note.1.is_empty() {
        format!("المألوف في الصحافة العربية {}", or(("«", "»"), " أو "))
    } else {
        term.note.1.clone()
    };
    say(en, ar)
}
