//! Repetition: words, phrases and sentences said again.

mod words;

pub(super) use words::repeated_word;
use words::{LAWFUL, LETTERS, same_word};

use super::{Context, Findings, say};
use crate::diagnostic::{Edit, Fix};
use crate::document::BlockKind;
use crate::knowledge::pack::Role;
use crate::text::chars::{is_quote, is_sentence_end};
use crate::text::{Key, KeySet, Span, Token, TokenKind, clitics, key, key_set};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Longest phrase looked for, in words.
const MAX_PHRASE: usize = 8;
/// Shortest sentence that counts as said again, in words.
const MIN_SENTENCE: usize = 7;
/// Shortest sentence that counts when it is said again at once.
const MIN_AT_ONCE: usize = 4;
/// Share of words two sentences must have in common to be one sentence said twice.
const NEARLY: f64 = 0.85;

/// Words that are no reason to report a repeated phrase by themselves.
static WEAK: LazyLock<KeySet> = LazyLock::new(|| {
    key_set(&[
        "في", "من", "على", "إلى", "عن", "مع", "أو", "أم", "لا", "ما", "هو", "هي", "كل", "بين", "ثم", "of", "the", "and",
        "a", "to", "in",
    ])
});

/// A phrase said twice in a row, with at most a comma between; exactly, or with other clitics.
pub(super) fn repeated_phrase(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        let stems: Vec<Key> = block.clone().map(|i| stem(cx, i)).collect();
        let mut quoted = false;
        let mut i = block.start;
        while i < block.end {
            let token = &cx.all()[i];
            if token.kind == TokenKind::Punct && token.of(cx.text).chars().all(is_quote) {
                quoted = !quoted;
            }
            let step = if token.kind.is_word() { phrase_at(cx, &block, &stems, i, quoted, out) } else { 1 };
            i += step;
        }
    }
    both_scripts(cx, out);
}

/// The key of a word without و or ف before it and without article: enough to see that a phrase is said again.
fn stem(cx: &Context<'_>, index: usize) -> Key {
    let token = &cx.all()[index];
    if token.kind != TokenKind::Arabic {
        return token.key;
    }
    let word = token.of(cx.text);
    let bare_word = word.strip_prefix('\u{0648}').filter(|w| w.len() > 6).unwrap_or(word);
    let bare_word = bare_word.strip_prefix("\u{0627}\u{0644}").filter(|w| w.len() > 4).unwrap_or(bare_word);
    if bare_word.len() == word.len() { token.key } else { key(bare_word) }
}

fn phrase_at(
    cx: &Context<'_>,
    block: &Range<usize>,
    stems: &[Key],
    start: usize,
    quoted: bool,
    out: &mut Findings,
) -> usize {
    let at = |i: usize| stems[i - block.start];
    let all = cx.all();
    let rest = &stems[start + 1 - block.start..];
    if !rest[..rest.len().min(MAX_PHRASE + 1)].contains(&at(start)) {
        return 1;
    }
    for n in (1..=MAX_PHRASE).rev() {
        let mut second = start + n;
        if second >= block.end {
            continue;
        }
        let comma =
            all[second].kind == TokenKind::Punct && matches!(cx.word(second), "\u{060C}" | "," | "-" | "\u{2013}");
        second += usize::from(comma);
        let end = second + n;
        if end > block.end || (n == 1 && !(comma && all[start].kind == TokenKind::Latin)) {
            continue;
        }
        if !(0..n).all(|k| at(start + k) == at(second + k) && all[start + k].kind.is_word()) {
            continue;
        }
        let exact = (0..n).all(|k| same_word(cx, start + k, second + k));
        let strong = (0..n).filter(|&k| !WEAK.contains(&all[start + k].key)).count();
        let letters = (0..n).all(|k| LETTERS.contains(&all[start + k].key) || LAWFUL.contains(&all[start + k].key));
        // رئيس الوزراء رئيس الوزراء السابق: subject and object with one title.
        let other_bearer =
            !comma && end < block.end && clitics::has_article(cx.word(end)) && clitics::has_article(cx.word(end - 1));
        // على التوالي على التوالي, but لا للحرب لا للحرب.
        // The key of على is that of the name علي.
        let lawful = LAWFUL.contains(&all[start].key) && !cx.word(start).ends_with('\u{0649}');
        let preposition = n == 2 && WEAK.contains(&all[start].key) && !lawful;
        let two_names = n == 2 && all[start].key == key("عبد"); // Abdullah Abdullah
        if letters
            || other_bearer
            || two_names
            || strong < if preposition && exact && !comma && !quoted { 1 } else { n.min(2) }
            || (!exact && n < 3)
            || (comma && quoted)
            || is_listing(cx, block, start, end, n)
        {
            continue;
        }
        report_phrase(cx, start..second - usize::from(comma), start..end, exact, out);
        return end - start;
    }
    1
}

/// A pattern that goes on (أ ب، أ ب، أ ب) is a refrain or a chant, not a slip.
fn is_listing(cx: &Context<'_>, block: &Range<usize>, start: usize, end: usize, n: usize) -> bool {
    let third = end + usize::from(matches!(cx.word(end), "\u{060C}" | ","));
    third + n <= block.end && n >= 2 && (0..n).all(|k| cx.all()[third + k].key == cx.all()[start + k].key)
}

fn report_phrase(cx: &Context<'_>, first: Range<usize>, whole: Range<usize>, exact: bool, out: &mut Findings) {
    let span = cx.span(whole);
    let keep = cx.span(first);
    let words = keep.of(cx.text);
    let rest = Span::new(keep.end as usize, span.end as usize);
    let edits = vec![Edit::delete(rest)];
    out.report(
        span,
        if exact { 0.93 } else { 0.8 },
        say(
            format!("“{words}” is said twice{}", if exact { "" } else { ", nearly word for word" }),
            format!("«{words}» قيلت مرتين{}", if exact { "" } else { " مع اختلاف يسير" }),
        ),
        say("The engine rendered the same words twice", "ترجم المحرك الكلمات نفسها مرتين"),
    )
    .fix(if exact { Fix::safe(edits) } else { Fix::risky(edits) });
}

/// One name in both scripts with only a comma between (روبن ماير ، Ruben Mayer).
fn both_scripts(cx: &Context<'_>, out: &mut Findings) {
    let names: Vec<_> =
        cx.matches.hits().iter().filter(|h| matches!(h.role, Role::Latin(_) | Role::Arabic(_))).collect();
    for pair in names.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let same = match (a.role, b.role) {
            (Role::Latin(x), Role::Arabic(y)) | (Role::Arabic(x), Role::Latin(y)) => x == y && a.pack == b.pack,
            _ => false,
        };
        let between = a.tokens().end..b.tokens().start;
        if same && between.len() == 1 && matches!(cx.word(between.start), "\u{060C}" | ",") {
            report_phrase(cx, a.tokens(), a.tokens().start..b.tokens().end, false, out);
        }
    }
}

/// A sentence that was said before.
struct Said {
    range: Range<usize>,
    /// It is the headline, which sites repeat as the first line of the text.
    title: bool,
}

/// The first block is a headline unless it ends like a sentence.
fn is_title(cx: &Context<'_>, block: usize) -> bool {
    cx.tokens.block_count() > 1
        && cx
            .tokens
            .block(block)
            .last()
            .is_some_and(|t| !t.of(cx.text).chars().all(|c| is_sentence_end(c) || is_quote(c)))
}

/// A sentence said again later, exactly or nearly.
pub(super) fn repeated_sentence(cx: &Context<'_>, out: &mut Findings) {
    let mut sentences: Vec<(Said, [u64; 4])> = Vec::new();
    for block in 0..cx.tokens.block_count() {
        if cx.article.blocks.get(block).is_some_and(|b| b.kind == BlockKind::Heading) {
            continue;
        }
        let mut last: Option<(Range<usize>, Vec<Key>)> = None;
        for range in cx.tokens.sentences(block) {
            let words = word_keys(cx, &range);
            let at_once = |(first, said): &(Range<usize>, Vec<Key>)| {
                (MIN_AT_ONCE..MIN_SENTENCE).contains(&words.len())
                    && words == *said
                    && !is_in_speech(cx, block, &range)
                    && !repeats_in_source(cx, &range, first)
            };
            if let Some((first, _)) = last.take_if(|l| at_once(l)) {
                report_sentence(cx, range, &Said { range: first, title: false }, 1.0, out);
                continue;
            }
            if words.len() >= MIN_SENTENCE && !is_quoted(cx, &range) {
                let title = block == 0 && is_title(cx, block);
                sentences.push((Said { range: range.clone(), title }, sketch(&words)));
            }
            last = Some((range, words));
        }
    }
    // Most articles say nothing twice, and it takes one sort to know it.
    let mut hashes: Vec<u64> = sentences.iter().flat_map(|(_, sketch)| *sketch).collect();
    hashes.sort_unstable();
    let shared: HashSet<u64> = hashes.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    if shared.is_empty() {
        return;
    }
    let mut seen: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut said: Vec<Said> = Vec::new();
    for (sentence, sketch) in sentences {
        let words = word_keys(cx, &sentence.range);
        let earlier: HashSet<usize> = sketch.iter().filter_map(|s| seen.get(s)).flatten().copied().collect();
        let best = earlier
            .into_iter()
            .map(|i| (likeness(&words, &word_keys(cx, &said[i].range)), std::cmp::Reverse(i)))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        match best {
            Some((score, std::cmp::Reverse(i))) if score >= NEARLY && !said[i].title => {
                if repeats_in_source(cx, &sentence.range, &said[i].range) {
                    continue;
                }
                report_sentence(cx, sentence.range, &said[i], score, out);
            }
            _ => {
                for s in sketch.into_iter().filter(|s| shared.contains(s)) {
                    let list = seen.entry(s).or_default();
                    if list.len() < 8 {
                        list.push(said.len());
                    }
                }
                said.push(sentence);
            }
        }
    }
}

/// Whether the source says the same twice, too.
fn repeats_in_source(cx: &Context<'_>, one: &Range<usize>, other: &Range<usize>) -> bool {
    let Some(aligned) = cx.aligned else { return false };
    let group =
        |range: &Range<usize>| aligned.groups.get(aligned.group_of(range.start)).filter(|g| !g.source.is_empty());
    let (Some(a), Some(b)) = (group(one), group(other)) else { return false };
    let words = |range: &Range<usize>| -> Vec<Key> {
        aligned.tokens.all()[range.clone()].iter().filter(|t| t.kind.is_word()).map(|t| t.key).collect()
    };
    a.source != b.source && likeness(&words(&a.source), &words(&b.source)) >= ALIKE
}

/// Likeness of two source sentences whose renderings may be alike.
const ALIKE: f64 = 0.5;

fn word_keys(cx: &Context<'_>, range: &Range<usize>) -> Vec<Key> {
    cx.all()[range.clone()].iter().filter(|t| t.kind.is_word() || t.kind == TokenKind::Number).map(|t| t.key).collect()
}

/// Speech may be repeated: a sentence that opens or lies inside quotation marks is the speaker's.
fn is_quoted(cx: &Context<'_>, range: &Range<usize>) -> bool {
    let mark = |i: Option<usize>| i.and_then(|i| cx.all().get(i)).is_some_and(|t| t.of(cx.text).chars().all(is_quote));
    mark(Some(range.start)) || mark(range.start.checked_sub(1))
}

/// Whether a quotation of its block is open where a sentence begins, or is opened or closed in it.
fn is_in_speech(cx: &Context<'_>, block: usize, range: &Range<usize>) -> bool {
    let mark = |t: &&Token| t.kind == TokenKind::Punct && t.of(cx.text).chars().all(is_quote);
    let start = cx.tokens.block_range(block).start;
    cx.all()[start..range.start].iter().filter(mark).count() % 2 == 1
        || cx.all()[range.clone()].iter().any(|t| mark(&t))
}

/// Four least hashes of the sentence's word triples (min-wise hashing, Broder 1997): sentences alike share one almost surely.
fn sketch(words: &[Key]) -> [u64; 4] {
    const SEEDS: [u64; 4] =
        [0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0xD6E8_FEB8_6659_FD93];
    let mut least = [u64::MAX; 4];
    for triple in words.windows(3) {
        let one = triple.iter().fold(0u64, |h, k| (h.rotate_left(17) ^ k).wrapping_mul(0xFF51_AFD7_ED55_8CCD));
        for (slot, seed) in least.iter_mut().zip(SEEDS) {
            let mixed = (one ^ seed).wrapping_mul(seed);
            *slot = (*slot).min(mixed ^ (mixed >> 31));
        }
    }
    least
}

/// Share of words in common (multiset Jaccard), 0 to 1.
fn likeness(a: &[Key], b: &[Key]) -> f64 {
    let (mut a, mut b) = (a.to_vec(), b.to_vec());
    a.sort_unstable();
    b.sort_unstable();
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    f64::from(common) / (a.len() + b.len() - common as usize) as f64
}

fn report_sentence(cx: &Context<'_>, range: Range<usize>, first: &Said, score: f64, out: &mut Findings) {
    let span = cx.span(range);
    let exact = score >= 1.0;
    let edits = vec![Edit::delete(span)];
    out.report(
        span,
        if exact { 0.92 } else { 0.8 },
        say(
            if exact {
                "This sentence was said before"
            } else {
                "This sentence was said before in nearly the same words"
            },
            if exact {
                "هذه الجملة قيلت من قبل"
            } else {
                "هذه الجملة قيلت من قبل بكلمات تكاد تكون هي نفسها"
            },
        ),
        say(
            "A caption, a pull quote or a second rendering got into the text",
            "تسلل إلى النص تعليق صورة أو اقتباس بارز أو ترجمة ثانية",
        ),
    )
    .fix(if exact { Fix::risky(edits) } else { Fix::shown(edits) })
    .related(cx.span(first.range.clone()), "said first here", "قيلت أول مرة هنا");
}
