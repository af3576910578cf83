//! Latin strings that stand nowhere in the source, and the names they stand for.

use super::{Here, Look, shares};
use crate::align::concepts::Mention;
use crate::align::names::{Loose, Pairing, pair};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::pack::Role;
use crate::knowledge::words::english;
use crate::rules::{Findings, say};
use crate::text::{TokenKind, key};

/// The Latin words of a group that are in the source in no form.
pub(super) fn strange(look: &Look<'_>, here: &Here<'_>) -> Vec<usize> {
    here.group.target.clone().filter(|&at| is_strange(look, at)).collect()
}

/// Latin strings that stand nowhere in the source.
pub(super) fn garbled(look: &Look<'_>, here: &Here<'_>, out: &mut Findings) {
    let strange = strange(look, here);
    if strange.is_empty() {
        return;
    }
    let text = look.cx.text;
    let strings: Vec<Loose<'_>> = strange
        .iter()
        .map(|&at| Loose { text: look.all[at].of(text), place: Look::place_in_target(here.group, at) })
        .collect();
    // A name may stand there in Arabic as well, or in another form: rightly matched ones go first.
    let words: Vec<&Mention> = here.source.iter().filter(|m| m.tokens.len() == 1).collect();
    let left = |m: &&&Mention| {
        let source = words.iter().filter(|w| w.concepts == m.concepts).count();
        here.target.iter().filter(|t| shares(m, t)).count() < source
    };
    let as_loose =
        |m: &&Mention| Loose { text: look.name(&m.tokens), place: Look::place_in_source(here.group, m.tokens.start) };
    let mut names: Vec<Loose<'_>> = words.iter().filter(left).map(as_loose).collect();
    let mut pairs = pair(&strings, &names);
    if pairs.len() < strings.len() {
        // Nothing loose is like it: perhaps a name that the article has once more than the source.
        let offset = names.len();
        names.extend(words.iter().map(as_loose));
        let more = pair(&strings, &names[offset..]).into_iter().filter(|p| p.likeness > 0.55);
        for p in more {
            if !pairs.iter().any(|other| other.garbled == p.garbled) {
                pairs.push(Pairing { name: p.name + offset, ..p });
            }
        }
    }
    let names = names;
    for (n, &at) in strange.iter().enumerate() {
        let token = look.all[at];
        let written = token.of(text);
        let found: Option<&Pairing> = pairs.iter().find(|p| p.garbled == n);
        match found {
            Some(p) => {
                let name = names[p.name].text;
                let sure = p.lead > 0.12 || names.len() == 1;
                out.report(
                    token.span,
                    if sure { 0.95 } else { 0.8 },
                    say(format!("“{written}” is “{name}” in the source"), format!("«{written}» هو في الأصل “{name}”")),
                    say("No such word stands in the source", "لا وجود لهذه الكلمة في الأصل"),
                )
                .fix(if sure {
                    Fix::safe(vec![Edit::replace(token.span, name)])
                } else {
                    Fix::risky(vec![Edit::replace(token.span, name)])
                });
            }
            None if english(written).is_none() && written.chars().count() > 3 && !has_inner_capital(written) => {
                out.report(
                    token.span,
                    0.75,
                    say(format!("“{written}” stands nowhere in the source"), format!("«{written}» لا أثر له في الأصل")),
                    say("Engines garble names they do not know", "تشوّه المحركات أسماء لا تعرفها"),
                );
            }
            None => {}
        }
    }
}

/// A Latin word that is in the source in no form.
fn is_strange(look: &Look<'_>, at: usize) -> bool {
    let token = &look.all[at];
    if token.kind != TokenKind::Latin {
        return false;
    }
    let written = token.of(look.cx.text);
    let glued = |i: Option<usize>| {
        i.and_then(|i| look.all.get(i)).is_some_and(|t| matches!(t.of(look.cx.text), "@" | "/" | "_" | "=" | "#" | "&"))
    };
    let word_like = written.chars().all(|c| c.is_alphabetic() || c == '\'');
    written.chars().count() > 2
        && written.is_ascii()
        && word_like
        && !look.latin().contains(&token.key)
        && !(at > 0 && look.all[at - 1].kind == TokenKind::Number && look.all[at - 1].span.end == token.span.start)
        && !glued(at.checked_sub(1))
        && !glued(Some(at + 1))
        && !written.strip_suffix('s').is_some_and(|w| look.latin().contains(&key(w)))
        && !look.latin().contains(&key(&format!("{written}s")))
        && !written.split('\'').next().is_some_and(|w| look.latin().contains(&key(w)))
        && !is_acronym(written)
        && !look
            .cx
            .matches
            .around(&(at..at + 1))
            .iter()
            .any(|h| matches!(h.role, Role::Latin(_)) && h.tokens().contains(&at))
}

fn has_inner_capital(written: &str) -> bool {
    written.chars().skip(1).any(char::is_uppercase)
}

/// Letters that a translator adds to a name that is written out.
fn is_acronym(written: &str) -> bool {
    written.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}
