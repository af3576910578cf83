//! A town or a country where the source has another: Berlin for Paris.

use super::swapped::is_dateline;
use super::{Here, Look, Missing};
use crate::align::concepts::Certainty;
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::places::{Kind, arabic, latin, may_begin_arabic};
use crate::knowledge::translit;
use crate::knowledge::words;
use crate::rules::{Findings, say};
use crate::text::{TokenKind, clitics};

/// Inhabitants from which on a town is known to newsrooms: smaller ones share their names with words.
const KNOWN: u32 = 200_000;
/// The same for towns whose names are words in a list.
const GREAT: u32 = 1_000_000;
/// Letters of a place's name at least.
const LETTERS: usize = 4;
/// Words rarer than this (in centibels) are met as names only.
const RARE: u16 = 520;
/// A score below which a word may be the place of the source, badly spelled.
const HEARD: f32 = 0.75;

/// A place of the article that the source has nowhere, where the one place of the source's sentence lacks.
pub(super) fn elsewhere(look: &Look<'_>, here: &Here<'_>, taken: &mut Vec<usize>, out: &mut Findings) {
    let mut lacking = here.loose.iter().filter(|m| m.mention.name != Certainty::Word && class(m).is_some());
    let is_dateline = here.loose.iter().any(|m| class(m).is_some() && is_dateline(look, m));
    let (Some(missing), None) = (lacking.next(), lacking.next()) else { return };
    let Some(class) = class(missing) else { return };
    if is_dateline || look.is_near(here.group, missing.mention) {
        return;
    }
    let mut found = here.group.target.clone().filter_map(|at| foreign(look, at, class).map(|form| (at, form)));
    let (Some((at, form)), None) = (found.next(), found.next()) else { return };
    let heard = here
        .group
        .target
        .clone()
        .filter(|&i| i != at)
        .any(|i| look.all[i].kind == TokenKind::Arabic && translit::score(look.cx.word(i), missing.name) < HEARD);
    if heard || taken.contains(&at) {
        return;
    }
    taken.push(at);
    let name = missing.name;
    let span = look.all[at].span;
    let written = span.of(look.cx.text);
    let right = latin(name).filter(|p| p.kind() == class).find_map(|p| p.arabic().next());
    let handle = out.report(
        span,
        0.85,
        say(
            format!("“{written}” stands where the source has “{name}”"),
            format!("«{written}» في موضع “{name}” من الأصل"),
        ),
        say("The source names no such place", "لا يذكر الأصل هذا المكان"),
    );
    if let Some(right) = right {
        let text = format!("{}{right}", written.strip_suffix(form.as_str()).unwrap_or(""));
        let _ = handle.fix(Fix::risky(vec![Edit::replace(span, text)]));
    }
}

/// Whether the source's place is a town or a country, and nothing else.
fn class(missing: &Missing<'_>) -> Option<Kind> {
    let mut places = latin(missing.name);
    let first = places.next()?.kind();
    (matches!(first, Kind::City | Kind::Country) && places.all(|p| p.kind() == first)).then_some(first)
}

/// The name of the place that the word at `at` is, if it is one of that class that the source does not have.
fn foreign(look: &Look<'_>, at: usize, class: Kind) -> Option<String> {
    let token = look.all.get(at).filter(|t| t.kind == TokenKind::Arabic)?;
    let written = token.of(look.cx.text);
    let concepts = &look.aligned.concepts;
    if concepts.target.iter().any(|m| m.tokens.contains(&at)) {
        return None;
    }
    let mut found: Option<String> = None;
    let mut ask = |form: &str| {
        let word = words::arabic(form).is_some_and(|e| e.accepted && !e.name && e.centibels <= RARE);
        let mut places = arabic(form).peekable();
        let great = |population: u32| population >= GREAT && form.chars().count() > LETTERS;
        let known = form.chars().count() >= LETTERS
            && places.peek().is_some()
            && places.all(|p| match (p.kind(), class) {
                (Kind::Country, Kind::Country) => !word || form.chars().count() > LETTERS,
                (Kind::City, Kind::City) => great(p.population()) || !word && p.population() >= KNOWN,
                _ => false,
            });
        if known && found.is_none() {
            found = Some(form.to_owned());
        }
    };
    if may_begin_arabic(token.key) {
        ask(written);
    }
    clitics::strip(written, |s| {
        if may_begin_arabic(s.key) {
            ask(&written[s.prefix..]);
        }
    });
    found
}
