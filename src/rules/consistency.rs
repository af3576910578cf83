//! One name, one form: names in two scripts, and names with two Arabic spellings.

use super::source_names::heard;
use super::{Context, Findings, say};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::translit::{MAYBE_RENDERING, variants};
use crate::knowledge::words::arabic;
use crate::names::choice::{Page, detaches, in_place};
use crate::names::{Cluster, Evidence, Form, Mention, Script};
use crate::text::clitics::has_article;
use crate::text::{Span, fold};
use std::collections::HashMap;

/// Findings list so many other mentions.
const RELATED: usize = 12;

/// A name in Arabic letters here and in Latin letters there.
pub(super) fn inconsistent_name(cx: &Context<'_>, out: &mut Findings) {
    if !cx.has_latin_words() {
        return;
    }
    let names = cx.names();
    let page = Page { text: cx.text, tokens: cx.tokens };
    let mut detached = None;
    for cluster in names.clusters() {
        let Some(keep) = names.mixed(page, cluster, cx.house.names) else { continue };
        let detached = *detached.get_or_insert_with(|| detaches(page));
        let lost: Vec<&Mention> = names.free(cluster, keep.other()).collect();
        let (Some(first), Some(kept)) = (lost.first(), names.free(cluster, keep).next()) else { continue };
        let confidence = match cluster.evidence {
            _ if cluster.given => 0.7,
            Evidence::Gazetteer => 0.9,
            _ => 0.85,
        };
        let span = first.span(cx.tokens);
        let (here, there) = (span.of(cx.text), page.name(kept));
        // Each way to write the name is rendered once, however often it stands there.
        let mut rendered: HashMap<(&str, Form), Option<(String, bool)>> = HashMap::new();
        let edits: Option<Vec<Vec<Edit>>> = lost
            .iter()
            .map(|m| {
                let render = || {
                    let name = names.rendering(page, m, keep)?;
                    let seen = names.free(cluster, keep).any(|k| page.name(k) == name);
                    Some((name, seen))
                };
                let (name, seen) = rendered.entry((page.name(m), m.form)).or_insert_with(render).as_ref()?;
                let (span, text) = in_place(page, m, name, keep, detached)?;
                Some(if *seen { vec![Edit::replace(span, text)] } else { word_by_word(cx, m, span, &text) })
            })
            .collect();
        let edits = edits.map(|e| e.concat());
        let mut handle = out.report(
            span,
            confidence,
            say(
                format!("“{here}” is “{there}” elsewhere in the article"),
                format!("«{here}» مكتوبة «{there}» في موضع آخر من المقال"),
            ),
            say("One name stands in one script throughout", "يُكتب الاسم الواحد بحروف واحدة في المقال كله"),
        );
        for m in lost.iter().skip(1).take(RELATED) {
            handle = handle.related(m.span(cx.tokens), "and here", "وهنا كذلك");
        }
        handle = handle.related(kept.span(cx.tokens), "the form that is kept", "الصورة الغالبة");
        if let Some(edits) = edits.filter(|e| disjoint(e)) {
            handle.fix(Fix::risky(edits));
        }
    }
}

/// An edit a word where both names have as many: of a name made up word by word, editors see what becomes of which.
fn word_by_word(cx: &Context<'_>, mention: &Mention, span: Span, text: &str) -> Vec<Edit> {
    let tokens = &cx.all()[mention.tokens()];
    // The particle may stand apart; then it belongs to the first word.
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() != tokens.len() {
        return vec![Edit::replace(span, text)];
    }
    let place = |n: usize| if n == 0 { Span { start: span.start, end: tokens[0].span.end } } else { tokens[n].span };
    words.iter().enumerate().map(|(n, word)| Edit::replace(place(n), *word)).collect()
}

/// Whether no two edits touch the same text.
fn disjoint(edits: &[Edit]) -> bool {
    let mut spans: Vec<Span> = edits.iter().map(|e| e.span).collect();
    spans.sort_unstable();
    spans.windows(2).all(|w| w[0].end <= w[1].start)
}

/// A word of a name as it is spelled somewhere: the spelling, and where.
struct Spelled {
    folded: String,
    span: Span,
}

/// Words at least this frequent (frequency class in centibels) are met as words.
const COMMON: u16 = 500;

/// A name with two Arabic spellings.
pub(super) fn inconsistent_transliteration(cx: &Context<'_>, out: &mut Findings) {
    let names = cx.names();
    let page = Page { text: cx.text, tokens: cx.tokens };
    let mut told = Vec::new();
    for cluster in names.clusters() {
        // Where Latin letters are kept, the Arabic spellings go anyway.
        if names.mixed(page, cluster, cx.house.names) == Some(Script::Latin) {
            continue;
        }
        spellings(cx, cluster, &mut told, out);
    }
    let Some(aligned) = cx.aligned else { return };
    for places in heard(cx, aligned) {
        let words: Vec<Spelled> = places.iter().map(|&span| Spelled { folded: fold(span.of(cx.text)), span }).collect();
        two_ways(cx, None, &words, &mut told, out);
    }
}

/// The words of a name, counted from the last.
fn spellings(cx: &Context<'_>, cluster: &Cluster, told: &mut Vec<Span>, out: &mut Findings) {
    let names = cx.names();
    let mut from_end: Vec<Vec<Spelled>> = Vec::new();
    for m in names.free(cluster, Script::Arabic) {
        let span = m.span(cx.tokens);
        let words: Vec<&str> = span.of(cx.text).split_whitespace().collect();
        let mut end = span.end;
        for (n, word) in words.iter().rev().enumerate() {
            let start = end - word.len() as u32;
            if from_end.len() <= n {
                from_end.push(Vec::new());
            }
            // Several white spaces between the words: the place is not where it was reckoned.
            let place = Span { start, end };
            if cx.text.get(start as usize..end as usize) == Some(word) {
                from_end[n].push(Spelled { folded: fold(word), span: place });
            }
            end = start.saturating_sub(1);
        }
    }
    for words in &from_end {
        two_ways(cx, Some(cluster), words, told, out);
    }
}

/// Reports the rarer spellings of a word, which is heard in the source if no cluster of names has it.
fn two_ways(cx: &Context<'_>, cluster: Option<&Cluster>, words: &[Spelled], told: &mut Vec<Span>, out: &mut Findings) {
    let count = |folded: &str| words.iter().filter(|w| w.folded == folded).count();
    let Some(first) = words.first() else { return };
    if words.iter().all(|w| w.folded == first.folded) {
        return;
    }
    let best = words.iter().map(|w| count(&w.folded)).max().unwrap_or(0);
    let Some(kept) = words.iter().filter(|w| count(&w.folded) == best).min_by_key(|w| usage(cx, cluster, w)) else {
        return;
    };
    let is_other = |w: &Spelled| match cluster {
        Some(_) => is_other_spelling(&w.folded, &kept.folded),
        None => is_other_word(&w.folded, &kept.folded),
    };
    let free = |w: &Spelled| !told.iter().any(|t| t.start < w.span.end && w.span.start < t.end);
    let lost: Vec<&Spelled> = words.iter().filter(|w| free(w) && is_other(w) && !are_words(cx, w, kept)).collect();
    let Some(wrong) = lost.first() else { return };
    if are_two_names(cx, wrong.span, kept.span) {
        return;
    }
    told.extend(lost.iter().map(|w| w.span));
    let (here, there) = (wrong.span.of(cx.text), kept.span.of(cx.text));
    let edits = lost.iter().map(|w| Edit::replace(w.span, there)).collect();
    let mut handle = out.report(
        wrong.span,
        if cluster.is_none_or(|c| c.entity.is_some()) { 0.9 } else { 0.8 },
        say(
            format!("“{here}” is spelled “{there}” elsewhere in the article"),
            format!("«{here}» مكتوبة «{there}» في موضع آخر من المقال"),
        ),
        say("One name has one spelling in an article", "للاسم الواحد رسم واحد في المقال"),
    );
    for w in lost.iter().skip(1).take(RELATED) {
        handle = handle.related(w.span, "and here", "وهنا كذلك");
    }
    handle.related(kept.span, "the spelling that is kept", "الرسم الغالب").fix(Fix::risky(edits));
}

/// Whether the source has two names for the two spellings.
fn are_two_names(cx: &Context<'_>, one: Span, other: Span) -> bool {
    let Some(aligned) = cx.aligned else { return false };
    let concepts = |span: Span| -> Vec<u32> {
        let at = cx.all().partition_point(|t| t.span.start < span.start);
        let mentions = aligned.concepts.in_target(&(at..at + 1));
        mentions.iter().filter(|m| m.tokens.len() == 1).flat_map(|m| m.concepts.iter().copied()).collect()
    };
    let (a, b) = (concepts(one), concepts(other));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|c| b.contains(c))
}

/// How usual a spelling is, the most usual first: those of the gazetteer, then by how frequent they are.
fn usage(cx: &Context<'_>, cluster: Option<&Cluster>, word: &Spelled) -> (bool, u16) {
    let known = cluster
        .and_then(|c| c.entity)
        .and_then(|id| cx.names().entity(id))
        .is_some_and(|e| e.arabic.iter().any(|a| a.split(' ').any(|w| fold(w) == word.folded)));
    (!known, arabic(word.span.of(cx.text)).map_or(u16::MAX, |e| e.centibels))
}

/// جوائز إيمي, جائزة إيمي: whether both are common words, which stand before a name in the number that is meant.
fn are_words(cx: &Context<'_>, one: &Spelled, other: &Spelled) -> bool {
    let is_word = |spelled: &Spelled| {
        arabic(spelled.span.of(cx.text)).is_some_and(|e| e.accepted && !e.name && e.centibels < COMMON)
    };
    is_word(one) && is_word(other)
}

/// Whether two words may be spellings of one name, and not forms of one word.
fn is_other_spelling(one: &str, other: &str) -> bool {
    is_other_word(one, other) && variants(one, other) <= MAYBE_RENDERING
}

/// Whether two words differ in more than grammar: article, particles, endings.
fn is_other_word(one: &str, other: &str) -> bool {
    const ENDINGS: [&str; 8] = ["ون", "ين", "ان", "ات", "يه", "ي", "ه", "ا"];
    let (a, b) = (has_article(one), has_article(other));
    let stem = |word: &str| ENDINGS.iter().find_map(|e| word.strip_suffix(e)).unwrap_or(word).to_owned();
    let grammar = stem(one) == stem(other);
    let particle = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|p| matches!(p, "و" | "ف" | "ب" | "ل" | "ك" | "وب" | "ول"))
    };
    let grammar = grammar || particle(one, other) || particle(other, one);
    one != other && a == b && !a && !grammar
}
