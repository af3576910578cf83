//! Marks: Latin ones, doubled ones, a hyphen for a dash, a space before the comma, a missing stop.

use super::{gap, is_arabic, is_plain_gap, letters};
use crate::diagnostic::{Edit, Fix};
use crate::document::BlockKind;
use crate::rules::{Context, Findings, say};
use crate::text::chars::{is_quote, is_sentence_end};
use crate::text::{KeySet, Span, TokenKind, clitics, key};
use std::sync::LazyLock;

/// Words that open a clause, so that a hyphen before them is a dash: like, and he, which, where, including, or, from …
static CLAUSE_OPENERS: LazyLock<KeySet> = LazyLock::new(|| {
    [
        "مثل",
        "وهو",
        "وهي",
        "وهم",
        "التي",
        "الذي",
        "الذين",
        "حيث",
        "بما",
        "أي",
        "وذلك",
        "كما",
        "لكن",
        "ولكن",
        "إلا",
        "من",
        "في",
        "على",
        "إلى",
        "عن",
        "مع",
        "أو",
        "قبل",
        "بعد",
        "خلال",
        "حتى",
        "عندما",
        "بينما",
        "إذ",
        "بل",
        "وليس",
        "ليس",
        "لا",
        "وكان",
        "وكانت",
        "كان",
        "كانت",
        "ومن",
        "وفي",
        "وعلى",
        "لأن",
        "لأنه",
        "لأنها",
        "هذا",
        "هذه",
        "أن",
        "وأن",
        "ما",
    ]
    .into_iter()
    .map(key)
    .collect()
});

/// Punctuation marks that are wrong, doubled, misplaced or missing.
pub(in crate::rules) fn punctuation(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for i in block.clone().filter(|&i| cx.all()[i].kind == TokenKind::Punct) {
            if i > block.start {
                space_before_comma(cx, i, out);
                latin_mark(cx, i, block.end, out);
                doubled(cx, i, out);
            }
            if i > block.start && i + 1 < block.end {
                glued_hyphen(cx, i, block.clone(), out);
            }
        }
    }
    missing_stop(cx, out);
}

fn space_before_comma(cx: &Context<'_>, i: usize, out: &mut Findings) {
    if !matches!(cx.word(i), "\u{060C}" | "\u{061B}") || !is_plain_gap(cx, i) {
        return;
    }
    let span = gap(cx, i);
    let mark = cx.word(i);
    out.report(
        span.cover(cx.all()[i].span),
        0.97,
        say(format!("A space before “{mark}”"), format!("مسافة قبل «{mark}»")),
        say("Arabic sets the comma right behind the word", "تلتصق الفاصلة في العربية بما قبلها"),
    )
    .fix(Fix::safe(vec![Edit::delete(span)]));
}

/// `,` `;` `?` where the text is Arabic.
fn latin_mark(cx: &Context<'_>, i: usize, end: usize, out: &mut Findings) {
    let right = match cx.word(i) {
        "," => "\u{060C}",
        ";" => "\u{061B}",
        "?" => "\u{061F}",
        _ => return,
    };
    let all = cx.all();
    let left = is_arabic(cx, i - 1) || (i >= 2 && all[i - 1].of(cx.text).chars().all(is_quote) && is_arabic(cx, i - 2));
    let next_arabic = (i + 1..end).find(|&n| !cx.word(n).chars().all(is_quote)).is_some_and(|n| is_arabic(cx, n));
    let fits = left && (next_arabic || right == "\u{061F}" || i + 1 == end);
    if !fits || all[i - 1].kind == TokenKind::Opaque {
        return;
    }
    let span = all[i].span;
    let (space, shown) = if is_plain_gap(cx, i) { (gap(cx, i), gap(cx, i).cover(span)) } else { (span, span) };
    out.report(
        shown,
        0.93,
        say(
            format!("“{}” between Arabic words; Arabic has “{right}”", cx.word(i)),
            format!("«{}» لاتينية بين كلمات عربية، والعربية «{right}»", cx.word(i)),
        ),
        say("The engine kept the English mark", "أبقى المحرك علامة الترقيم الإنجليزية"),
    )
    .fix(Fix::safe(vec![Edit::replace(space.cover(span), right)]));
}

/// `،،` `؛؛` `،.` `.،`: two marks where one stands. `..` is how Arabic writes a pause, `!!` and `؟؟` are emphasis.
fn doubled(cx: &Context<'_>, i: usize, out: &mut Findings) {
    let (a, b) = (cx.word(i - 1), cx.word(i));
    let comma = |m: &str| matches!(m, "\u{060C}" | "\u{061B}" | ",");
    let keep = match (a, b) {
        (x, y) if comma(x) && comma(y) => x,
        (x, ".") if comma(x) => ".",
        (".", y) if comma(y) => {
            // An abbreviation's dot may be followed by a comma.
            if i >= 2 && letters(cx, i - 2) <= 2 {
                return;
            }
            y
        }
        _ => return,
    };
    let all = cx.all();
    let masked = i >= 2 && cx.word(i - 2).contains('\u{0640}');
    if !gap(cx, i).is_empty()
        || masked
        || (i >= 2 && cx.word(i - 2) == ".")
        || all.get(i + 1).is_some_and(|t| t.is(cx.text, '.'))
    {
        return;
    }
    let span = all[i - 1].span.cover(all[i].span);
    out.report(
        span,
        0.9,
        say(format!("Two marks in a row: “{}”", span.of(cx.text)), format!("علامتان متتاليتان: «{}»", span.of(cx.text))),
        say("One of them was left from the English sentence", "بقيت إحداهما من الجملة الإنجليزية"),
    )
    .fix(Fix::risky(vec![Edit::replace(span, keep)]));
}

/// `العالية-مثل`: a hyphen glued between words that are no compound.
fn glued_hyphen(cx: &Context<'_>, i: usize, block: std::ops::Range<usize>, out: &mut Findings) {
    if !matches!(cx.word(i), "-" | "\u{2013}" | "\u{2014}") || !is_glued_hyphen(cx, i) {
        return;
    }
    // A chain of hyphens is an address or a compound; two apart in a sentence enclose a parenthesis.
    let chained = (i >= 2 && is_glued_hyphen(cx, i - 2)) || is_glued_hyphen(cx, i + 2);
    let many = block.clone().filter(|&k| k > block.start && is_glued_hyphen(cx, k)).count() > 2;
    if chained || many {
        return;
    }
    let opener = |k: usize| cx.all()[k].is_among(cx.text, &CLAUSE_OPENERS) && !clitics::has_article(cx.word(k));
    let opens_clause = |k: usize| CLAUSE_OPENERS.contains(&cx.all()[k].key) && opener(k);
    let paired = block
        .clone()
        .any(|k| k != i && is_glued_hyphen(cx, k) && k.abs_diff(i) > 3 && (opens_clause(k + 1) || opens_clause(i + 1)));
    if !(opens_clause(i + 1) || paired) {
        return;
    }
    let shown = cx.span(i - 1..i + 2);
    let dash = if cx.text.contains(" \u{2013} ") { "\u{2013}" } else { "-" };
    out.report(
        shown,
        0.85,
        say("A hyphen glued between words stands for a dash", "شَرطة ملتصقة بين كلمتين والمراد شرطة اعتراض"),
        say(
            "English sets the dash without spaces; in Arabic the words run together",
            "تكتبها الإنجليزية بلا مسافات فتلتصق الكلمات في العربية",
        ),
    )
    .fix(Fix::risky(vec![Edit::replace(cx.all()[i].span, format!(" {dash} "))]));
}

fn is_glued_hyphen(cx: &Context<'_>, i: usize) -> bool {
    i > 0
        && matches!(cx.word(i), "-" | "\u{2013}" | "\u{2014}")
        && is_arabic(cx, i - 1)
        && is_arabic(cx, i + 1)
        && gap(cx, i).is_empty()
        && gap(cx, i + 1).is_empty()
        && letters(cx, i - 1) > 1
        && letters(cx, i + 1) > 1
}

/// Paragraphs of at least this many words are sentences; shorter ones may be headings.
const SENTENCE_WORDS: usize = 9;
/// A paragraph that ends with a quotation is no heading even if it is this short.
const QUOTED_WORDS: usize = 3;
/// Share of such paragraphs that must end with a stop before one without is a slip.
const STOPPED: f64 = 0.5;

/// A paragraph without a final stop in an article that sets them.
fn missing_stop(cx: &Context<'_>, out: &mut Findings) {
    if cx.house.no_final_stop {
        return;
    }
    if cx.tokens.block_count() < 6 {
        return;
    }
    let long: Vec<(usize, bool)> = (0..cx.tokens.block_count())
        .filter(|&b| cx.article.blocks.get(b).is_none_or(|k| k.kind == BlockKind::Paragraph))
        .filter(|&b| words(cx, b) >= if ends_in_quote(cx, b) { QUOTED_WORDS } else { SENTENCE_WORDS })
        .map(|b| (b, is_stopped(cx, b)))
        .collect();
    let Some(first_stop) = long.iter().position(|&(_, s)| s) else { return };
    let body = &long[first_stop..];
    let stopped = body.iter().filter(|(_, s)| *s).count();
    if body.len() < 6 || (stopped as f64) < STOPPED * body.len() as f64 {
        return;
    }
    let last_stop = body.iter().rposition(|&(_, s)| s).unwrap_or(0);
    for (n, &(block, ended)) in body.iter().enumerate() {
        let range = cx.tokens.block_range(block);
        let last = range.end - 1;
        let tail = n > last_stop && !ends_in_quote(cx, block);
        if ended || tail || !ends_in_word(cx, last) || is_heading_like(cx, block) || is_open_in_source(cx, last) {
            continue;
        }
        let word = cx.all()[last].span;
        let comma = matches!(cx.word(last), "\u{060C}" | ",");
        let edit =
            if comma { Edit::replace(word, ".") } else { Edit::replace(Span { start: word.end, end: word.end }, ".") };
        out.report(
            if comma || last == range.start { word } else { cx.span(last - 1..last + 1) },
            0.75,
            say("The paragraph has no final stop", "الفقرة بلا نقطة في آخرها"),
            say(
                "The other paragraphs of the article have one; something may be missing here",
                "لبقية الفقرات نقطة، وقد يكون سقط هنا شيء",
            ),
        )
        .fix(Fix::risky(vec![edit]));
    }
}

/// Whether the source has no stop here, either: headlines of other stories stand between paragraphs.
fn is_open_in_source(cx: &Context<'_>, last: usize) -> bool {
    let Some(aligned) = cx.aligned else { return false };
    let Some(group) = aligned.groups.get(aligned.group_of(last)).filter(|g| g.target.contains(&last)) else {
        return false;
    };
    let marks = |c: char| is_quote(c) || c.is_whitespace() || c == ')';
    aligned.quote(&group.source).trim_end_matches(marks).ends_with(char::is_alphanumeric)
}

fn ends_in_quote(cx: &Context<'_>, block: usize) -> bool {
    cx.tokens.block(block).last().is_some_and(|t| t.of(cx.text).chars().all(is_quote))
}

fn words(cx: &Context<'_>, block: usize) -> usize {
    cx.tokens.block(block).iter().filter(|t| t.kind.is_word()).count()
}

/// Whether a block ends with a stop, quotation marks and brackets behind it apart.
fn is_stopped(cx: &Context<'_>, block: usize) -> bool {
    let mut tail = cx
        .tokens
        .block(block)
        .iter()
        .rev()
        .map(|t| t.of(cx.text))
        .skip_while(|t| t.chars().all(is_quote) || matches!(*t, ")" | "]" | "'" | "*"));
    tail.next().is_some_and(|t| t.chars().all(|c| is_sentence_end(c) || c == ':'))
}

fn ends_in_word(cx: &Context<'_>, last: usize) -> bool {
    let token = cx.all()[last];
    token.kind == TokenKind::Arabic
        || token.kind == TokenKind::Number
        || matches!(token.of(cx.text), "\u{060C}" | ",")
        || token.of(cx.text).chars().all(is_quote)
}

/// Sub-headings stand between paragraphs without a stop, and hold no verb of saying and no inner stop; what tells them
/// here is that they are shorter than the paragraphs around.
fn is_heading_like(cx: &Context<'_>, block: usize) -> bool {
    let all = cx.all();
    let range = cx.tokens.block_range(block);
    // A list item, or a line of verse beside another.
    let item = !all[range.start].kind.is_word() && !all[range.start].of(cx.text).chars().all(is_quote);
    let open_line = |b: usize| b < cx.tokens.block_count() && words(cx, b) <= 10 && !is_stopped(cx, b);
    let verse = words(cx, block) <= 10 && (open_line(block + 1) || block.checked_sub(1).is_some_and(open_line));
    if item || verse {
        return true;
    }
    let own = words(cx, block);
    let next = words(cx, (block + 1).min(cx.tokens.block_count() - 1));
    own <= 12 && next > own * 2 && !ends_in_quote(cx, block)
}
