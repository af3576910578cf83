//! Acronyms of the source that the article opens up as the name of some body, where the source names no such body.

use super::{Here, Look, shares};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::Trait;
use crate::knowledge::bodies::head;
use crate::knowledge::made::stem;
use crate::knowledge::pack::Role;
use crate::rules::{Findings, say};
use crate::text::{Key, KeySet, Span, TokenKind, clitics};
use std::ops::Range;
use std::sync::LazyLock;

/// Words that half of all bodies have in their names: national, international, world, federal, general, American, British …
static GENERAL: LazyLock<KeySet> = LazyLock::new(|| {
    let words = "وطني قومي دولي عالمي اتحادي فيدرالي عام عليا أعلى مركزي أمريكي أميركي بريطاني أوروبي كندي أسترالي أفريقي آسيوي";
    words.split(' ').map(stem).collect()
});

/// The longest name of a body, in words.
const LONGEST: usize = 5;

/// The name of a body, its head behind so many bytes of proclitics.
struct Body {
    tokens: Range<usize>,
    prefix: usize,
    /// The English words that the head renders.
    english: &'static str,
}

/// The one body of a group that nothing in the source answers, beside the one acronym that nothing in the article answers.
pub(super) fn opened(look: &Look<'_>, here: &Here<'_>, out: &mut Findings) {
    if !here.group.source.clone().any(|at| is_short(look, at)) {
        return;
    }
    let mut bodies = here.group.target.clone().filter_map(|at| body(look, at)).filter(|b| is_unanswered(look, here, b));
    let (Some(body), None) = (bodies.next(), bodies.next()) else { return };
    let mut short = here.group.source.clone().filter_map(|at| acronym(look, here, at));
    let Some((name, right)) = short.next().filter(|(first, _)| short.all(|(other, _)| other == *first)) else { return };
    let own: Vec<Key> = content(look, &body).into_iter().filter(|w| !GENERAL.contains(w)).collect();
    let known = right.iter().any(|form| form.split(' ').any(|w| own.contains(&stem(w))));
    if own.is_empty() || known {
        return;
    }
    let whole = look.cx.span(body.tokens.clone());
    let span = Span { start: whole.start + body.prefix as u32, end: whole.end };
    let written = span.of(look.cx.text);
    let prefix = &whole.of(look.cx.text)[..body.prefix];
    let forms: Vec<String> = right.iter().map(|form| form.replace('~', "\u{0627}\u{0644}")).collect();
    let mut handle = out.report(
        span,
        0.8,
        say(
            format!("“{written}” stands for {name}, which is another body"),
            format!("«{written}» فكٌّ خاطئ للاختصار {name}"),
        ),
        say(
            format!("The source has {name} here and names no such body"),
            format!("في الأصل هنا {name} ولا ذكر لهذه الجهة"),
        ),
    );
    let one = forms.len() == 1;
    for form in forms.iter().take(3) {
        let edits = vec![Edit::replace(whole, clitics::attach(prefix, form))];
        handle = handle.fix(if one { Fix::risky(edits) } else { Fix::shown(edits) });
    }
}

/// The body whose name begins at a token, if it has a name: the head and what belongs to it.
fn body(look: &Look<'_>, at: usize) -> Option<Body> {
    let token = look.all.get(at).filter(|_| look.cx.words.has(at, Trait::Body))?;
    let mut found = head(token.key).map(|english| (0, english));
    if found.is_none() {
        clitics::strip(token.of(look.cx.text), |s| {
            found = found.or_else(|| head(s.key).map(|english| (s.prefix, english)));
        });
    }
    let (prefix, english) = found?;
    let definite = |i: usize| clitics::has_article(look.cx.word(i)) || look.cx.word(i).starts_with("\u{0644}\u{0644}");
    let construct = !clitics::has_article(look.cx.word(at).get(prefix..)?);
    let mut end = at + 1;
    while end < look.all.len() && end - at < LONGEST {
        let next = &look.all[end];
        let first = construct && end == at + 1;
        if next.kind != TokenKind::Arabic || next.sentence_start || !next.space_before || !(first || definite(end)) {
            break;
        }
        end += 1;
    }
    (end > at + 1 && definite(end - 1)).then_some(Body { tokens: at..end, prefix, english })
}

/// Whether the source names no body of this kind here and nothing that it names is part of the name.
fn is_unanswered(look: &Look<'_>, here: &Here<'_>, body: &Body) -> bool {
    let renders = |i: usize| {
        let word = look.aligned.tokens.all()[i].of(look.aligned.text).to_lowercase();
        body.english.split(' ').any(|english| english == word)
    };
    !here.group.source.clone().any(renders) && !body.tokens.clone().any(|at| here.is_answered(at))
}

/// Whether a word of the source is written as acronyms are.
fn is_short(look: &Look<'_>, at: usize) -> bool {
    let short = look.aligned.tokens.all()[at].of(look.aligned.text);
    (3..=6).contains(&short.len()) && short.bytes().all(|b| b.is_ascii_uppercase())
}

/// An acronym of the source that the article has neither in Latin letters nor in Arabic, with its right Arabic forms.
fn acronym<'a>(look: &Look<'a>, here: &Here<'a>, at: usize) -> Option<(&'a str, Vec<String>)> {
    let token = look.aligned.tokens.all()[at];
    let short = token.of(look.aligned.text);
    if !is_short(look, at) || look.all.iter().any(|t| t.kind == TokenKind::Latin && t.key == token.key) {
        return None;
    }
    let mention = here.source.iter().find(|m| m.tokens == (at..at + 1));
    if mention.is_some_and(|m| look.aligned.concepts.target.iter().any(|t| shares(t, m))) {
        return None;
    }
    let mut right: Vec<String> = Vec::new();
    for hit in look.aligned.matches.around(&(at..at + 1)).iter().filter(|h| h.tokens() == (at..at + 1)) {
        if let Role::Latin(id) = hit.role {
            right.extend(look.cx.knowledge.packs(hit.pack).entities.get(id)?.arabic.iter().cloned());
        }
    }
    right.extend_from_slice(look.cx.knowledge.acronym(short));
    right.retain(|form| !form.contains(['{', '*', '^', '+']));
    right.dedup();
    (!right.is_empty()).then_some((short, right))
}

/// The words of a body's name behind its head, bare.
fn content(look: &Look<'_>, body: &Body) -> Vec<Key> {
    body.tokens.clone().skip(1).map(|at| stem(look.cx.word(at))).collect()
}
