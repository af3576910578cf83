//! Quotation marks: unpaired, reversed, glued, broken into pieces.

use super::{gap, is_arabic, is_plain_gap, letters};
use crate::diagnostic::{Edit, Fix};
use crate::rules::house::QuoteStyle;
use crate::rules::{Context, Findings, say};
use crate::text::chars::is_quote;
use crate::text::{KeySet, Span, TokenKind, key};
use std::sync::LazyLock;

/// Verbs that report speech: behind a comma they follow the end of a quotation.
static REPORTING: LazyLock<KeySet> = LazyLock::new(|| {
    [
        "قال",
        "قالت",
        "قائلا",
        "قائلة",
        "يقول",
        "تقول",
        "مضيفا",
        "مضيفة",
        "أضاف",
        "أضافت",
        "مشيرا",
        "مشيرة",
        "مؤكدا",
        "مؤكدة",
        "موضحا",
        "موضحة",
        "وفقا",
        "حسبما",
        "بحسب",
        "كما",
        "تابع",
        "تابعت",
        "ردا",
        "معتبرا",
        "لافتا",
        "صرح",
        "صرحت",
        "كتب",
        "كتبت",
        "علق",
        "علقت",
    ]
    .into_iter()
    .flat_map(|w| [key(w), key(&format!("و{w}"))])
    .collect()
});

/// Where a mark stands, judged by the spaces around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// Space before, none after: it opens.
    Opens,
    /// None before, space or a mark after: it closes.
    Closes,
    /// Words on both sides.
    Glued,
    /// Spaces on both sides.
    Loose,
}

/// One quotation mark of the article.
struct Mark {
    token: usize,
    block: usize,
    side: Side,
    /// What its shape says: `Some(true)` opens, `Some(false)` closes, `None` says nothing.
    shape: Option<bool>,
}

/// Faults of quotation marks.
pub(in crate::rules) fn quotes(cx: &Context<'_>, out: &mut Findings) {
    let marks = marks(cx);
    colon_then_close(cx, &marks, out);
    broken_quotation(cx, &marks, out);
    house_marks(cx, &marks, out);
    turned(cx, &marks, out);
    let mut odd: Vec<Odd<'_>> = Vec::new();
    for family in
        [&['"', '\u{FF02}'][..], &['\u{201C}', '\u{201D}', '\u{201E}', '\u{201F}'][..], &['\u{AB}', '\u{BB}'][..]]
    {
        let own: Vec<&Mark> = marks.iter().filter(|m| cx.word(m.token).starts_with(family)).collect();
        pair(cx, &own, &mut odd, out);
    }
    odd.sort_by_key(|o| o.mark().token);
    let mut rest = &odd[..];
    while let [first, others @ ..] = rest {
        rest = others;
        match (*first, others.first()) {
            (Odd::Unclosed(open, _), Some(&Odd::Unopened(close))) if close.block == open.block => {
                mixed(cx, open, close, out);
                rest = &others[1..];
            }
            (Odd::Unclosed(open, next), _) => unclosed(cx, open, next, out),
            (Odd::Unopened(close), _) => unopened(cx, close, out),
        }
    }
}

/// A mark without its other half in its own family.
#[derive(Clone, Copy)]
enum Odd<'m> {
    /// An opening one, and the next opening one of its family.
    Unclosed(&'m Mark, Option<&'m Mark>),
    /// A closing one.
    Unopened(&'m Mark),
}

impl<'m> Odd<'m> {
    fn mark(&self) -> &'m Mark {
        match *self {
            Self::Unclosed(mark, _) | Self::Unopened(mark) => mark,
        }
    }
}

fn marks(cx: &Context<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    for block in 0..cx.tokens.block_count() {
        let range = cx.tokens.block_range(block);
        for token in range.clone() {
            let word = cx.word(token);
            if !word.chars().all(is_quote)
                || cx.all()[token].kind != TokenKind::Punct
                || is_inches(cx, range.start, token)
            {
                continue;
            }
            let before = token == range.start
                || cx.all()[token].space_before
                || opens_before(cx, token - 1)
                || cx.word(token - 1) == ":";
            let after = token + 1 >= range.end || cx.all()[token + 1].space_before || closes_after(cx, token + 1);
            let side = match (before, after) {
                (true, false) => Side::Opens,
                (false, true) => Side::Closes,
                (false, false) => Side::Glued,
                (true, true) => Side::Loose,
            };
            let shape = match word {
                "\u{AB}" => Some(true),
                "\u{BB}" => Some(false),
                _ => None,
            };
            marks.push(Mark { token, block, side, shape });
        }
    }
    marks
}

/// `6.5"`: inches, unless a quotation is open in the block.
fn is_inches(cx: &Context<'_>, start: usize, token: usize) -> bool {
    let measure = token > start
        && cx.word(token) == "\""
        && cx.all()[token - 1].kind == TokenKind::Number
        && gap(cx, token).is_empty()
        && cx.all().get(token + 1).is_some_and(|t| t.space_before && t.kind.is_word());
    measure && (start..token).filter(|&i| cx.word(i) == "\"").count() % 2 == 0
}

/// Signs that may touch an opening mark from before: brackets, dashes, another opening mark, a lone clitic (و"…", لـ"…").
fn opens_before(cx: &Context<'_>, i: usize) -> bool {
    let word = cx.word(i);
    if cx.all()[i].kind == TokenKind::Arabic {
        let bare = crate::text::fold::bare(word);
        let clitic = bare.chars().count() <= 2
            && bare.chars().all(|c| "\u{0648}\u{0641}\u{0628}\u{0644}\u{0643}\u{0627}".contains(c));
        return clitic || word.ends_with('\u{0640}');
    }
    cx.all()[i].kind == TokenKind::Symbol
        || matches!(word, "(" | "[" | "-" | "\u{2013}" | "\u{2014}" | "/" | "#" | "*" | "|")
        || (word.chars().all(is_quote) && cx.all()[i].space_before)
}

/// Signs that may touch a closing mark from behind.
fn closes_after(cx: &Context<'_>, i: usize) -> bool {
    let word = cx.word(i);
    matches!(
        word,
        "." | "\u{060C}"
            | "\u{061B}"
            | ":"
            | "!"
            | "\u{061F}"
            | "?"
            | ","
            | ";"
            | ")"
            | "]"
            | "\u{2026}"
            | "-"
            | "\u{2013}"
            | "\u{2014}"
            | "/"
            | "*"
            | "|"
    ) || (word.chars().all(is_quote)
        && cx.all().get(i + 1).is_none_or(|t| t.space_before || t.kind == TokenKind::Punct))
}

/// Walks the marks of one family in order and gathers what does not pair.
fn pair<'m>(cx: &Context<'_>, marks: &[&'m Mark], odd: &mut Vec<Odd<'m>>, out: &mut Findings) {
    let mut open: Option<&'m Mark> = None;
    for &mark in marks {
        let opens = match (mark.shape, mark.side, open.is_some()) {
            (Some(shape), ..) => shape,
            (None, Side::Opens, _) => true,
            (None, Side::Closes, _) => false,
            // Undecided by its spaces: it does what is due.
            (None, _, is_open) => !is_open,
        };
        spaces(cx, mark, opens, out);
        match (open, opens) {
            (None, true) => open = Some(mark),
            (Some(_), false) => open = None,
            (Some(first), true) => {
                // A quotation of several paragraphs opens anew with each of them.
                let goes_on = mark.block > first.block && is_block_start(cx, mark) && !has_reporting_tail(cx, first);
                if !goes_on {
                    odd.push(Odd::Unclosed(first, Some(mark)));
                }
                open = Some(mark);
            }
            (None, false) => odd.push(Odd::Unopened(mark)),
        }
    }
    if let Some(first) = open {
        odd.push(Odd::Unclosed(first, None));
    }
}

fn is_block_start(cx: &Context<'_>, mark: &Mark) -> bool {
    cx.tokens.block_range(mark.block).start == mark.token
}

/// Whether the block goes on after the quotation with a reporting verb behind a comma.
fn has_reporting_tail(cx: &Context<'_>, mark: &Mark) -> bool {
    reporting_comma(cx, mark.token + 1..cx.tokens.block_range(mark.block).end).is_some()
}

/// The comma before a reporting verb, in a range of tokens.
fn reporting_comma(cx: &Context<'_>, range: std::ops::Range<usize>) -> Option<usize> {
    range.clone().find(|&i| {
        matches!(cx.word(i), "\u{060C}" | ",") && i + 1 < range.end && REPORTING.contains(&cx.all()[i + 1].key)
    })
}

/// An opening mark that nothing closes. The mark belongs before the reporting verb, or at the end of the paragraph.
fn unclosed(cx: &Context<'_>, mark: &Mark, next: Option<&Mark>, out: &mut Findings) {
    let block = cx.tokens.block_range(mark.block);
    let limit = next.filter(|n| n.block == mark.block).map_or(block.end, |n| n.token);
    if mark.token + 1 >= limit {
        return;
    }
    let end = reporting_comma(cx, mark.token + 1..limit).unwrap_or(limit);
    let close = closing(cx, mark.token);
    let last = cx.all()[end - 1];
    let inside_stop = end == block.end && last.of(cx.text) == ".";
    let at = if inside_stop { last.span.start } else { last.span.end };
    let insert = Span { start: at, end: at };
    let edits = vec![Edit::replace(insert, close)];
    let span = shown(cx, mark.token..end, mark.token);
    out.report(
        span,
        0.8,
        say("A quotation opens here and is never closed", "اقتباس يُفتح هنا ولا يُغلق"),
        say(
            "The reader cannot tell where the speaker ends and the writer begins",
            "لا يعرف القارئ أين ينتهي كلام القائل",
        ),
    )
    .fix(Fix::shown(edits));
}

/// A closing mark that nothing opened. The quotation begins behind the last colon, or with the paragraph.
fn unopened(cx: &Context<'_>, mark: &Mark, out: &mut Findings) {
    let block = cx.tokens.block_range(mark.block);
    let from = (block.start..mark.token)
        .rev()
        .take_while(|&i| !cx.word(i).chars().all(is_quote))
        .find(|&i| cx.word(i) == ":")
        .map_or(block.start, |i| i + 1);
    if from >= mark.token {
        return;
    }
    let start = cx.all()[from].span.start;
    let insert = Span { start, end: start };
    out.report(
        shown(cx, from..mark.token + 1, mark.token),
        0.8,
        say("A quotation is closed here that was never opened", "اقتباس يُغلق هنا ولم يُفتح"),
        say("The reader cannot tell where the speaker begins", "لا يعرف القارئ أين يبدأ كلام القائل"),
    )
    .fix(Fix::shown(vec![Edit::replace(insert, opening(cx, mark.token))]));
}

/// A quotation that opens with a mark of one kind and closes with one of another.
fn mixed(cx: &Context<'_>, open: &Mark, close: &Mark, out: &mut Findings) {
    let right = closing(cx, open.token);
    let (from, to) = (cx.word(open.token), cx.word(close.token));
    out.report(
        cx.all()[close.token].span,
        0.85,
        say(
            format!("A quotation opens with {from} and closes with {to}"),
            format!("اقتباس يُفتح بالعلامة {from} ويُغلق بالعلامة {to}"),
        ),
        say("Both marks of a quotation are of one kind", "علامتا الاقتباس من نوع واحد"),
    )
    .related(cx.all()[open.token].span, "it opens here", "يُفتح هنا")
    .fix(Fix::risky(vec![Edit::replace(cx.all()[close.token].span, right)]));
}

/// The quotation, or if it is long, its mark and the words beside it.
fn shown(cx: &Context<'_>, range: std::ops::Range<usize>, mark: usize) -> Span {
    const LONG: usize = 60;
    if range.len() <= LONG {
        cx.span(range)
    } else {
        cx.span(mark.saturating_sub(3).max(range.start)..(mark + 4).min(range.end))
    }
}

/// The mark that closes what the mark at `token` opens, after the article's own habit.
fn closing(cx: &Context<'_>, token: usize) -> &'static str {
    match cx.word(token) {
        "\u{AB}" => "\u{BB}",
        "\u{201C}" | "\u{201E}" => "\u{201D}",
        "\u{201D}" => "\u{201C}",
        _ => "\"",
    }
}

fn opening(cx: &Context<'_>, token: usize) -> &'static str {
    match cx.word(token) {
        "\u{BB}" => "\u{AB}",
        "\u{201D}" => "\u{201C}",
        "\u{201C}" => "\u{201D}",
        _ => "\"",
    }
}

/// A space that is missing outside a mark, or superfluous inside it.
fn spaces(cx: &Context<'_>, mark: &Mark, opens: bool, out: &mut Findings) {
    let token = mark.token;
    let all = cx.all();
    let block = cx.tokens.block_range(mark.block);
    let has_before = token > block.start;
    let has_after = token + 1 < block.end;
    let behind_colon = has_before && cx.word(token - 1) == ":" && gap(cx, token).is_empty();
    match mark.side {
        Side::Opens if behind_colon && opens => add_space(cx, token - 1..token + 2, all[token].span.start, out),
        Side::Loose if behind_colon => {} // see `colon_then_close`
        Side::Glued if opens && has_before => {
            // After a colon or a word the opening mark needs its space.
            let at = all[token].span.start;
            add_space(cx, token - 1..token + 2, at, out);
        }
        Side::Glued
            if !opens
                && has_after
                && (is_arabic(cx, token + 1) || all[token + 1].kind == TokenKind::Latin)
                && letters(cx, token + 1) > 1 =>
        {
            add_space(cx, token - 1..token + 2, all[token].span.end, out);
        }
        Side::Loose if opens && has_after && is_plain_gap(cx, token + 1) => {
            drop_space(cx, token..token + 2, gap(cx, token + 1), out);
        }
        Side::Loose if !opens && has_before && is_plain_gap(cx, token) => {
            drop_space(cx, token - 1..token + 1, gap(cx, token), out);
        }
        Side::Closes if opens && mark.shape.is_some() && has_after && is_plain_gap(cx, token + 1) => {
            drop_space(cx, token..token + 2, gap(cx, token + 1), out);
        }
        Side::Opens if !opens && mark.shape.is_some() && has_before && is_plain_gap(cx, token) => {
            drop_space(cx, token - 1..token + 1, gap(cx, token), out);
        }
        _ => {}
    }
}

fn add_space(cx: &Context<'_>, shown: std::ops::Range<usize>, at: u32, out: &mut Findings) {
    let insert = Span { start: at, end: at };
    out.report(
        cx.span(shown),
        0.88,
        say("A quotation mark is glued to the word outside it", "علامة اقتباس ملتصقة بالكلمة التي خارجها"),
        say("It cannot be seen whether it opens or closes", "لا يتبين أتفتح الاقتباس أم تغلقه"),
    )
    .fix(Fix::risky(vec![Edit::replace(insert, " ")]));
}

fn drop_space(cx: &Context<'_>, shown: std::ops::Range<usize>, space: Span, out: &mut Findings) {
    out.report(
        cx.span(shown),
        0.85,
        say("A space inside the quotation mark", "مسافة داخل علامة الاقتباس"),
        say("The mark belongs to the words it encloses", "تلتصق العلامة بالكلام الذي تحيط به"),
    )
    .fix(Fix::risky(vec![Edit::delete(space)]));
}

/// `:” في`: a mark behind a colon that is set as if it closed.
fn colon_then_close(cx: &Context<'_>, marks: &[Mark], out: &mut Findings) {
    for mark in marks {
        let token = mark.token;
        if token == 0 || cx.word(token - 1) != ":" || !gap(cx, token).is_empty() || mark.shape.is_some() {
            continue;
        }
        let Some(next) = cx.all().get(token + 1).filter(|t| t.space_before && t.kind.is_word()) else { continue };
        let span = cx.span(token.saturating_sub(2)..token + 1);
        let edits = vec![
            Edit::replace(Span { start: cx.all()[token].span.start, end: cx.all()[token].span.start }, " "),
            Edit::delete(Span { start: cx.all()[token].span.end, end: next.span.start }),
        ];
        out.report(
            span,
            0.88,
            say(
                "The mark behind the colon opens a quotation but is set as if it closed one",
                "العلامة بعد النقطتين تفتح اقتباسا لكنها وُضعت كأنها تغلقه",
            ),
            say(
                "Engines move the space to the wrong side of the mark",
                "تنقل المحركات المسافة إلى الجانب الخطأ من العلامة",
            ),
        )
        .fix(Fix::risky(edits));
    }
}

/// `”. “`: one quotation broken in two at a sentence's end.
fn broken_quotation(cx: &Context<'_>, marks: &[Mark], out: &mut Findings) {
    for pair in marks.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        let closes = a.side == Side::Closes || a.shape == Some(false);
        let opens = b.side == Side::Opens || b.shape == Some(true);
        if a.block != b.block || b.token != a.token + 2 || cx.word(a.token + 1) != "." || !closes || !opens {
            continue;
        }
        let span = cx.span(a.token..b.token + 1);
        out.report(
            span,
            0.75,
            say("One quotation broken in two", "اقتباس واحد قُطع اثنين"),
            say(
                "Engines end and reopen the quotation at each sentence of one speech",
                "تغلق المحركات الاقتباس وتفتحه عند كل جملة من الكلام الواحد",
            ),
        )
        .fix(Fix::risky(vec![Edit::replace(span, ". ")]));
    }
}

/// Curly marks that look the wrong way where the article sets most of them right: “…“.
fn turned(cx: &Context<'_>, marks: &[Mark], out: &mut Findings) {
    let right = |mark: &Mark| match mark.side {
        Side::Opens => Some("\u{201C}"),
        Side::Closes => Some("\u{201D}"),
        Side::Glued | Side::Loose => None,
    };
    let curly = marks.iter().filter(|m| matches!(cx.word(m.token), "\u{201C}" | "\u{201D}"));
    let judged = curly.filter_map(|m| Some((m, right(m)?)));
    let (set, wrong): (Vec<_>, Vec<_>) = judged.partition(|(m, right)| cx.word(m.token) == *right);
    if set.len() < 2 || set.len() <= wrong.len() || cx.house.quotes.is_some() {
        return;
    }
    for (mark, right) in wrong {
        let span = cx.all()[mark.token].span;
        let opens = mark.side == Side::Opens;
        out.report(
            span,
            0.9,
            if opens {
                say("A closing mark where a quotation opens", "علامة إغلاق حيث يُفتح الاقتباس")
            } else {
                say("An opening mark where a quotation closes", "علامة فتح حيث يُغلق الاقتباس")
            },
            say("The article sets its other marks the right way", "سائر علامات المقال في وضعها الصحيح"),
        )
        .fix(Fix::safe(vec![Edit::replace(span, right)]));
    }
}

/// Marks other than the house's, where the house has named its own.
fn house_marks(cx: &Context<'_>, marks: &[Mark], out: &mut Findings) {
    let Some(style) = cx.house.quotes else { return };
    let (open, close) = match style {
        QuoteStyle::Guillemets => ("\u{AB}", "\u{BB}"),
        QuoteStyle::Curly => ("\u{201C}", "\u{201D}"),
        QuoteStyle::Straight => ("\"", "\""),
    };
    for mark in marks {
        let word = cx.word(mark.token);
        let right = match mark.side {
            Side::Opens => open,
            Side::Closes => close,
            _ => continue,
        };
        if word != open && word != close {
            let span = cx.all()[mark.token].span;
            out.report(
                span,
                0.9,
                say(format!("The house writes {open}…{close}"), format!("أسلوب الدار {open}…{close}")),
                say("Set in tadqiq.toml, [style] quotes", "حُدد في tadqiq.toml، ‏[style] quotes"),
            )
            .fix(Fix::safe(vec![Edit::replace(span, right)]));
        }
    }
}
