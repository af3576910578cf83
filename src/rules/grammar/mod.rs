//! Grammar: words that do not fit what they belong to. Every shape asks for words of one reading; what is ambiguous is left alone.

mod adjectives;
mod articles;
mod attributes;
mod cases;
mod copulas;
mod counted;
mod having;
mod idafa;
mod moods;
mod office;
mod pointing;
mod predicates;
mod pronouns;
mod speakers;
mod subject;
mod teens;
mod things;
mod titles;
mod valency;
mod verbs;

use super::{Context, Findings, Handle, say};
use crate::diagnostic::{Bilingual, Edit, Fix};
use crate::knowledge::Trait;
use crate::knowledge::morph::{Closed, Readings};
use crate::text::{Span, TokenKind};

/// The past among the tenses.
const PAST_BIT: u8 = crate::knowledge::morph::PAST;

/// Verb, pronoun or adjective against what it belongs to.
pub(super) fn agreement(cx: &Context<'_>, out: &mut Findings) {
    let people = subject::People::default();
    each(cx, |at, word| match word {
        Closed::Demonstrative => pointing::demonstrative(cx, at, out),
        Closed::Relative => {
            pointing::relative(cx, at, out);
            pointing::behind_name(cx, &people, at, out);
        }
        _ => {}
    });
    for block in cx.blocks() {
        for at in block.start..block.end.saturating_sub(1) {
            // Most words have another last letter.
            if !cx.word(at).ends_with(['د', 'ى', 'ا']) {
                continue;
            }
            if cx.word(at).ends_with("أحد") || cx.word(at).ends_with("إحدى") {
                pointing::one_of(cx, at, out);
            } else if cx.word(at).ends_with("كلا") || cx.word(at).ends_with("كلتا") {
                pointing::both(cx, at, out);
            }
        }
    }
    verbs::agreement(cx, &people, out);
    titles::before_names(cx, &people, out);
    pronouns::agreement(cx, &people, out);
    pronouns::duals(cx, out);
    adjectives::agreement(cx, out);
    attributes::agreement(cx, out);
    having::agreement(cx, out);
    predicates::agreement(cx, &people, out);
}

/// Nouns and verbs in a form that what governs them does not allow.
pub(super) fn construct(cx: &Context<'_>, out: &mut Findings) {
    each(cx, |at, word| match word {
        Closed::Preposition | Closed::Governor | Closed::Emphasis => {
            cases::after_governor(cx, at, out);
        }
        Closed::Not | Closed::Will => moods::after(cx, at, word, out),
        _ => {}
    });
    cases::subjects(cx, out);
    cases::genitives(cx, out);
    cases::diptotes(cx, out);
    idafa::kept_noon(cx, out);
    articles::articles(cx, out);
}

/// Counted nouns against their numbers.
pub(super) fn number_noun(cx: &Context<'_>, out: &mut Findings) {
    counted::numbers(cx, out);
    teens::numbers(cx, out);
}

/// What a token is, if it is a word of a closed class.
fn closed(cx: &Context<'_>, at: usize) -> Option<Closed> {
    cx.known(at).closed
}

/// Every word of a closed class with its place, but the last of its block.
fn each(cx: &Context<'_>, mut found: impl FnMut(usize, Closed)) {
    for block in cx.blocks() {
        for at in block.start..block.end.saturating_sub(1) {
            if cx.words.has(at, Trait::Closed)
                && let Some(word) = cx.known(at).closed
            {
                found(at, word);
            }
        }
    }
}

/// The readings of a token.
fn read<'a>(cx: &Context<'a>, at: usize) -> &'a Readings {
    &cx.known(at).readings
}

/// The word right behind `at` in its sentence, if one is there.
fn next(cx: &Context<'_>, at: usize) -> Option<usize> {
    cx.all().get(at + 1).filter(|t| t.kind == TokenKind::Arabic && t.space_before && !t.sentence_start).map(|_| at + 1)
}

/// The word right before `at` in its sentence, if one is there.
fn previous(cx: &Context<'_>, at: usize) -> Option<usize> {
    let token = cx.all().get(at)?;
    let before = at.checked_sub(1).filter(|_| !token.sentence_start && token.space_before)?;
    (cx.all()[before].kind == TokenKind::Arabic).then_some(before)
}

/// Whether nothing stands before `at` in its clause: the sentence, a quotation or what a comma parted begins there.
fn opens_clause(cx: &Context<'_>, at: usize) -> bool {
    let Some(token) = cx.all().get(at) else { return true };
    token.sentence_start
        || at.checked_sub(1).is_none_or(|before| {
            matches!(cx.word(before), "\u{060C}" | "\u{061B}" | ":" | "\"" | "\u{AB}" | "\u{201C}" | "\u{201D}")
        })
}

/// Whether `at` ends its clause: a mark, the end, or a word that opens what can't be an object.
fn closes_clause(cx: &Context<'_>, at: usize) -> bool {
    match next(cx, at) {
        None => cx.all().get(at + 1).is_none_or(|t| t.sentence_start || t.kind == TokenKind::Punct),
        Some(after) => {
            matches!(cx.known(after).closed, Some(Closed::Preposition | Closed::Emphasis | Closed::Relative))
                || matches!(cx.word(after), "من" | "بعد" | "قبل")
        }
    }
}

/// A finding on the words `at`: the first repair stands in for the text of `edit`; it is written unread if `safe`.
fn report<'f>(
    out: &'f mut Findings,
    (span, edit): (Span, Span),
    (right, safe): (&str, bool),
    confidence: f32,
    (message, why): (Bilingual, Bilingual),
) -> Handle<'f> {
    let edits = vec![Edit::replace(edit, right)];
    let fix = if safe { Fix::safe(edits) } else { Fix::risky(edits) };
    out.report(span, confidence, message, why).fix(fix)
}
