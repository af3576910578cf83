//! Names introduced as what they are not: the company of a person, the city of a company.

use super::literal::contains;
use super::{Context, Findings, say};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::Hit;
use crate::knowledge::pack::latin::LatinWord;
use crate::knowledge::pack::{Entity, Kind, Role, TOPICS};
use crate::knowledge::places;
use crate::text::{KeySet, Span, TokenKind, clitics, fold, key};
use std::sync::LazyLock;

/// A name behind a word that says it is something else, where the packs leave no doubt of what it is.
pub(in crate::rules) fn name_type(cx: &Context<'_>, out: &mut Findings) {
    for hit in cx.matches.hits() {
        let (Role::Latin(index) | Role::Arabic(index)) = hit.role else { continue };
        let Some(at) = hit.tokens().start.checked_sub(1).filter(|_| hit.prefix == 0) else { continue };
        let Some((word, prefix)) = introducer(cx, at) else { continue };
        if cx.all()[at + 1].sentence_start || !cx.all()[at + 1].space_before {
            continue;
        }
        let Some(entity) = cx.knowledge.packs(hit.pack).entities.get(index) else { continue };
        let wrong = match word {
            Word::Company => is_person(cx, hit, entity) && is_apposition(cx, at, hit),
            Word::City => is_company(cx, hit, entity),
        };
        if wrong {
            report(cx, hit, at, word, prefix, entity, out);
        }
    }
}

/// What an introducing word says that the name is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Company,
    City,
}

/// The introducing word at token `at`, with the bytes of its proclitics.
fn introducer(cx: &Context<'_>, at: usize) -> Option<(Word, usize)> {
    static COMPANY: LazyLock<KeySet> = LazyLock::new(|| std::iter::once(key("شركة")).collect());
    // City, town.
    static CITY: LazyLock<KeySet> = LazyLock::new(|| ["مدينة", "بلدة"].into_iter().map(key).collect());
    let token = &cx.all()[at];
    if token.kind != TokenKind::Arabic {
        return None;
    }
    let mut found = None;
    let mut ask = |own, prefix| {
        if COMPANY.contains(&own) {
            found = Some((Word::Company, prefix));
        } else if CITY.contains(&own) {
            found = Some((Word::City, prefix));
        }
    };
    ask(token.key, 0);
    clitics::strip(token.of(cx.text), |s| ask(s.key, s.prefix));
    found
}

/// Whether every name that stands on the same words is of one of `kinds`.
fn is_only(cx: &Context<'_>, hit: &Hit, kinds: &[Kind]) -> bool {
    let range = hit.tokens();
    cx.matches.around(&(range.start..range.end + 1)).iter().all(|h| match h.role {
        Role::Latin(e) | Role::Arabic(e) if h.tokens().start <= range.start && contains(&h.tokens(), &range) => {
            cx.knowledge.packs(h.pack).entities.get(e).is_some_and(|e| kinds.contains(&e.kind))
        }
        _ => true,
    })
}

/// A person named in full, after whom no company is called.
fn is_person(cx: &Context<'_>, hit: &Hit, entity: &Entity) -> bool {
    let fashion = TOPICS.iter().position(|t| *t == "lifestyle").map_or(0, |n| 1 << n);
    hit.len > 1
        && entity.kind == Kind::Person
        && entity.topics & fashion == 0
        && is_only(cx, hit, &[Kind::Person])
        && entity.latin[0].split(' ').next_back().is_some_and(|family| !names_a_company(cx, family))
}

fn names_a_company(cx: &Context<'_>, word: &str) -> bool {
    let names = cx.knowledge.latin_names();
    let company = |kind| matches!(kind, Kind::Company | Kind::Product | Kind::Media | Kind::Organisation);
    let folded = fold(word);
    let alone = names.near(&folded).filter(|(_, w)| w.folded() == folded && w.words == 1);
    let entity = |(pack, w): (u8, LatinWord<'_>)| cx.knowledge.packs(pack).entities.get(w.entity);
    names.with_word(word).any(|f| company(f.kind)) || alone.filter_map(entity).any(|e| company(e.kind))
}

/// Whether the company can only be the one whose head, or whose voice, the person is: "the chief executive of company X" with
/// nobody else named for it, or "according to company X of the Times". The company of X is good Arabic for the one that X owns.
fn is_apposition(cx: &Context<'_>, at: usize, hit: &Hit) -> bool {
    static HEAD: LazyLock<KeySet> =
        LazyLock::new(|| ["الرئيس", "الرئيسة", "المدير", "المديرة"].into_iter().map(key).collect());
    static RANK: LazyLock<KeySet> =
        LazyLock::new(|| "التنفيذي التنفيذية المالي المالية العام العامة التقني".split_whitespace().map(key).collect());
    // According to, as reported by; of, from.
    static VOICE: LazyLock<KeySet> = LazyLock::new(|| "وفقا وفق بحسب حسب نقلا".split_whitespace().map(key).collect());
    let all = cx.all();
    let behind = all.get(hit.tokens().end);
    let has_name = |i: usize| cx.names().at(i).is_some() || all.get(i).is_some_and(|t| t.kind == TokenKind::Latin);
    let end = hit.tokens().end;
    let goes_on = behind.is_some_and(|t| {
        t.kind == TokenKind::Latin
            || cx.known(end).foreign
            || t.is(cx.text, '\u{060C}') && (has_name(end + 1) || cx.known(end + 1).foreign)
    });
    if goes_on {
        return false;
    }
    // Deputy, joint, interim, outgoing, former, new: adjectives between a rank and what it heads.
    static SORT: LazyLock<KeySet> = LazyLock::new(|| {
        "المشارك المشاركة المؤقت المؤقتة السابق السابقة الجديد الجديدة الحالي الحالية المنتهية"
            .split_whitespace()
            .map(key)
            .collect()
    });
    let at = if at > 0 && SORT.contains(&all[at - 1].key) { at - 1 } else { at };
    let word = |back: usize| at.checked_sub(back).map(|i| &all[i]);
    if let (Some(rank), Some(head)) = (word(1), word(2))
        && RANK.contains(&rank.key)
        && cx.all()[at - 2].is_among(cx.text, &HEAD)
    {
        // The name of the head may stand before it: Y, the chief executive of the company of X.
        let before = word(3).filter(|_| !head.sentence_start);
        return before.is_none_or(|t| !(t.is(cx.text, '\u{060C}') || has_name(at - 3) || cx.known(at - 3).foreign));
    }
    let of = |t: &crate::text::Token| t.key == key("من");
    word(1).is_some_and(|t| VOICE.contains(&t.key)) && behind.is_some_and(of) && has_name(end + 1)
}

/// A company or a product of which no place bears the name.
fn is_company(cx: &Context<'_>, hit: &Hit, entity: &Entity) -> bool {
    let is_place = entity
        .latin
        .iter()
        .any(|l| l.split(' ').any(|w| places::latin(w).next().is_some()) || places::latin(l).next().is_some())
        || entity.arabic.iter().any(|a| places::arabic(a).next().is_some());
    // A word that goes on behind it may make it a quarter or a park that is called so.
    let behind = cx.all().get(hit.tokens().end);
    let ends = behind.is_none_or(|t| t.sentence_start || !t.kind.is_word());
    ends && !is_place && is_only(cx, hit, &[Kind::Company, Kind::Product])
}

fn report(cx: &Context<'_>, hit: &Hit, at: usize, word: Word, prefix: usize, entity: &Entity, out: &mut Findings) {
    let all = cx.all();
    let introducer = all[at];
    let written = introducer.of(cx.text);
    let (particles, bare) = written.split_at(prefix);
    let name = hit.span(cx.tokens).of(cx.text);
    let (en, ar) = match word {
        Word::Company => ("a person", "شخص"),
        Word::City => ("a company", "شركة"),
    };
    let first = all[hit.tokens().start];
    let gap = Span { start: introducer.span.start, end: first.span.start };
    let joined = match (particles, first.kind) {
        ("", _) => String::new(),
        (particles, TokenKind::Latin) => format!("{particles}\u{0640}"),
        (particles, _) => particles.to_owned(),
    };
    let handle = out.report(
        introducer.span,
        0.8,
        say(format!("“{name}” is {en}, not “{bare}”"), format!("«{name}» {ar}، فلا تسبقه «{bare}»")),
        say(
            format!("The packs know {} as {en} only", entity.latin[0]),
            "أضاف المحرك الكلمة من عنده ليعرّف باسم لا يعرفه".to_owned(),
        ),
    );
    let edit = |text: &str| vec![Edit::replace(gap, text)];
    // Behind a rank the name stands in apposition: الرئيس التنفيذي ألكسندر وانغ.
    let title = at > 0 && clitics::has_article(cx.word(at - 1));
    match word {
        Word::Company if title && !joined.is_empty() => handle.fix(Fix::risky(edit(""))).fix(Fix::shown(edit(&joined))),
        Word::Company => handle.fix(Fix::risky(edit(&joined))),
        Word::City => handle.fix(Fix::shown(vec![Edit::replace(introducer.span, format!("{particles}شركة"))])),
    };
}
