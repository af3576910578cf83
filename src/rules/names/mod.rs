//! Names: rendered as common words, out of order, opened up wrongly, in wrong capitals.

mod evidence;
mod expansion;
mod halves;
mod kind;
mod literal;

pub(super) use expansion::wrong_expansion;
pub(super) use kind::name_type;
pub(super) use literal::translated_name;

use super::{Context, Findings, say, source_names};
use crate::align::Alignment;
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::pack::{CaseRule, Entity, Kind, Role};
use crate::knowledge::translit;
use crate::text::{KeyMap, KeySet, Span, TokenKind, clitics, key};
use std::ops::Range;
use std::sync::LazyLock;

/// Wrong capitals in a known name, or in one that the source writes otherwise.
pub(super) fn name_case(cx: &Context<'_>, out: &mut Findings) {
    if let Some(aligned) = cx.aligned {
        source_case(cx, aligned, out);
    }
    for hit in cx.matches.hits() {
        let Role::Latin(index) = hit.role else { continue };
        let Some(entity) = cx.knowledge.packs(hit.pack).entities.get(index) else { continue };
        let Some(right) = entity.latin.get(usize::from(hit.pattern)) else { continue };
        let span = hit.span(cx.tokens);
        let written = span.of(cx.text).split_whitespace().collect::<Vec<_>>().join(" ");
        if entity.case == CaseRule::Free || entity.latin.contains(&written) || cx.house.allow.contains(&written) {
            continue;
        }
        // Names with the same letters under other capitals (Meta, META as a ticker) are right if any entity has them so.
        let twins = cx.matches.around(&hit.tokens()).iter().filter(|h| h.first == hit.first && h.len == hit.len);
        if twins.filter_map(|h| cx.knowledge.notation(h)).any(|n| n == written) {
            continue;
        }
        let capitals = written.chars().any(char::is_uppercase);
        // A person's name in capitals throughout is set so for weight.
        if entity.kind == Kind::Person && !written.chars().any(char::is_lowercase) {
            continue;
        }
        for (index, right) in hit.tokens().zip(words_of(right)).filter(|(index, _)| !is_of_address(cx, *index)) {
            let token = cx.all()[index];
            let written = token.of(cx.text);
            let lost = capitals && right.starts_with(char::is_uppercase) && written.starts_with(char::is_lowercase);
            if token.kind != TokenKind::Latin
                || written == right
                || !(lost || case_is_wrong(cx, index, written, &right, entity.case))
            {
                continue;
            }
            out.report(
                token.span,
                0.95,
                say(format!("“{written}” is written “{right}”"), format!("«{written}» تُكتب «{right}»")),
                say(format!("The name is {}", entity.latin[0]), format!("الاسم هو {}", entity.latin[0])),
            )
            .fix(Fix::safe(vec![Edit::replace(token.span, right.clone())]));
        }
    }
}

/// Part of an address that white space or a mark too many has broken (www .youtube..com).
fn is_of_address(cx: &Context<'_>, index: usize) -> bool {
    let all = cx.all();
    let dot = |n: Option<usize>| n.and_then(|n| all.get(n)).filter(|t| t.is(cx.text, '.'));
    dot(index.checked_sub(1)).is_some_and(|t| t.span.end == all[index].span.start)
        && dot(Some(index + 1)).is_some_and(|t| t.span.start == all[index].span.end)
}

/// Names that the source writes with a capital inside (WaveForms), in one way throughout, and the article without.
fn source_case(cx: &Context<'_>, aligned: &Alignment<'_>, out: &mut Findings) {
    let mut spellings: KeyMap<Option<&str>> = KeyMap::default();
    for token in aligned.tokens.all().iter().filter(|t| t.kind == TokenKind::Latin) {
        let written = token.of(aligned.text);
        let entry = spellings.entry(token.key).or_insert(Some(written));
        if *entry != Some(written) {
            *entry = None;
        }
    }
    let is_known = |at: usize| {
        cx.matches.around(&(at..at + 1)).iter().any(|h| matches!(h.role, Role::Latin(_)) && h.tokens().contains(&at))
    };
    for (at, token) in cx.all().iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Latin) {
        let written = token.of(cx.text);
        let Some(&Some(right)) = spellings.get(&token.key) else { continue };
        let inner = right.chars().skip(1).any(char::is_uppercase) && right.chars().any(char::is_lowercase);
        if right == written || !inner || is_known(at) {
            continue;
        }
        out.report(
            token.span,
            0.95,
            say(format!("“{written}” is written “{right}”"), format!("«{written}» تُكتب «{right}»")),
            say("The source writes it so", "كذا كُتب في الأصل"),
        )
        .fix(Fix::safe(vec![Edit::replace(token.span, right)]));
    }
}

/// The Latin words of a name, one for each token it has.
fn words_of(name: &str) -> Vec<String> {
    let tokens = crate::text::Tokens::new(name, [Span::new(0, name.len())], &[]);
    tokens.all().iter().map(|t| t.of(name).to_owned()).collect()
}

/// Capitals inside a word (OpenAI, iPhone) are part of the name; a plain name in capitals throughout is a machine's or a
/// ticker's; an acronym in title case (Nasa) is house style.
fn case_is_wrong(cx: &Context<'_>, index: usize, written: &str, right: &str, case: CaseRule) -> bool {
    let inner = right.chars().skip(1).any(char::is_uppercase) && right.chars().any(char::is_lowercase);
    let small_first = right.starts_with(char::is_lowercase);
    if inner || (small_first && written.chars().count() > 1) {
        return true;
    }
    if right.chars().all(|c| !c.is_lowercase()) {
        return case == CaseRule::Strict && !written.starts_with(char::is_uppercase);
    }
    let shouting =
        written.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !written.chars().any(char::is_lowercase);
    if shouting {
        return !is_ticker(cx, index);
    }
    case == CaseRule::Strict && written != right
}

/// Share symbols are capitals between brackets, behind a colon or beside a word for "share" or "symbol".
fn is_ticker(cx: &Context<'_>, index: usize) -> bool {
    static CUES: LazyLock<KeySet> = LazyLock::new(|| {
        // share, shares, symbol, NASDAQ, NYSE "New York", stock exchange
        ["سهم", "أسهم", "رمز", "الرمز", "ناسداك", "بورصة", "NASDAQ", "NYSE", "ticker"].into_iter().map(key).collect()
    });
    let all = cx.all();
    let from = index.saturating_sub(3);
    let near = all[from..index].iter().any(|t| CUES.contains(&t.key));
    let bracket = |i: Option<usize>, marks: [char; 2]| {
        i.and_then(|i| all.get(i)).is_some_and(|t| marks.iter().any(|&m| t.is(cx.text, m)))
    };
    near || (bracket(index.checked_sub(1), ['(', ':']) && bracket(Some(index + 1), [')', ')']))
}

/// The words of a known name in another order.
pub(super) fn scrambled_name(cx: &Context<'_>, out: &mut Findings) {
    for hit in cx.matches.hits() {
        let Role::Scrambled(index) = hit.role else { continue };
        let range = hit.tokens();
        let part_of_other = cx.matches.around(&range).iter().any(|h| {
            matches!(h.role, Role::Latin(_))
                && h.len > 1
                && h.tokens().start < range.end
                && range.start < h.tokens().end
        });
        let bordered =
            |i: Option<usize>| i.is_some_and(|i| cx.all().get(i).is_some_and(|t| t.kind == TokenKind::Latin));
        let in_run = bordered(range.start.checked_sub(1)) && cx.all()[range.start].space_before
            || (bordered(Some(range.end)) && !cx.all()[range.end].sentence_start);
        let Some(entity) = cx.knowledge.packs(hit.pack).entities.get(index) else { continue };
        let pattern = usize::from(hit.pattern);
        let Some(right) = entity.latin.get(pattern).or_else(|| entity.arabic.get(pattern - entity.latin.len())) else {
            continue;
        };
        if part_of_other || in_run || pattern >= entity.latin.len() && !is_heard(cx, &range, entity) {
            continue;
        }
        let span = hit.span(cx.tokens);
        let words = span.of(cx.text);
        let prefix = words.get(..usize::from(hit.prefix)).unwrap_or("");
        out.report(
            span,
            0.9,
            say(format!("“{words}” is “{right}” out of order"), format!("«{words}» هو «{right}» مقلوب الترتيب")),
            say(
                "Engines keep the word order of Arabic inside names",
                "تقلب المحركات ترتيب كلمات الاسم كأنه عبارة عربية",
            ),
        )
        .fix(Fix::risky(vec![Edit::replace(span, clitics::attach(prefix, right))]));
    }
    halves::halves(cx, out);
    if let Some(aligned) = cx.aligned {
        source_names::scrambled_name(cx, aligned, out);
    }
}

/// Whether Arabic words in another order are the name's by their sound, and no other name goes on into them or out of them.
fn is_heard(cx: &Context<'_>, range: &Range<usize>, entity: &Entity) -> bool {
    let latin: Vec<&str> = entity.latin[0].split(' ').collect();
    let heard = |i: usize| {
        let word = cx.word(i);
        let near = |l: &&str| {
            let mut score = translit::score(word, l);
            clitics::strip(word, |s| score = score.min(translit::score(&word[s.prefix..], l)));
            score < translit::SAME
        };
        latin.iter().any(near)
    };
    let foreign = |i: Option<usize>| {
        i.is_some_and(|i| cx.known(i).foreign || cx.all().get(i).is_some_and(|t| t.kind == TokenKind::Latin))
    };
    let glued = range.clone().skip(1).all(|i| cx.all()[i].space_before && !cx.all()[i].sentence_start);
    glued && range.clone().all(heard) && !foreign(range.start.checked_sub(1)) && !foreign(Some(range.end))
}
