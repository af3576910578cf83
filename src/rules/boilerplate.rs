//! Page furniture that came along when an article was copied: known by the shape of a paragraph, by its words, or by the heading it
//! stands under.

use super::{Context, Findings, say};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::document::Format;
use crate::knowledge::furniture;
use crate::knowledge::shapes::{MAX_WORDS, Paragraph, Shapes};
use crate::text::Span;
use crate::text::chars::is_sentence_end;

/// How many blocks at the beginning and at the end of an article are its head and its tail.
const HEAD: usize = 4;
const TAIL: usize = 10;
/// A line of a menu, or a headline of another story, in words at most.
const LINE: usize = 14;
/// The heading of other stories, among the groups of shapes.
const RELATED: &str = "related links";

/// Page furniture: comment forms, share bars, credits, shortcodes, leaked prompts.
pub(super) fn boilerplate(cx: &Context<'_>, out: &mut Findings) {
    let shapes: Vec<_> = cx.knowledge.shapes().collect();
    let blocks = cx.tokens.block_count();
    // Whether the block before heads a list of other stories, or is one of them.
    let mut listed: Option<(String, String)> = None;
    for (index, block) in cx.article.blocks.iter().enumerate() {
        let paragraph = Paragraph::new(block.span.of(cx.text));
        let short = cx.tokens.block(index).len() <= MAX_WORDS + MAX_WORDS / 4;
        let enough = blocks >= 4;
        let (head, tail) = (enough && index < HEAD, enough && index + TAIL >= blocks);
        let list = listed.take();
        if short && let Some(shape) = shapes.iter().find_map(|s| s.whole(&paragraph, head, tail)) {
            report(cx, block.span, &shape.group, out);
            let heads = shape.group.0 == RELATED && !block.span.of(cx.text).contains([':', '|']);
            listed = heads.then(|| shape.group.clone()).or(list);
        } else if let Some(group) = list.filter(|_| is_headline(cx, index)) {
            report(cx, block.span, &group, out);
            listed = Some(group);
        } else if let Some(group) = line_of_parts(cx, index, &shapes, (head, tail)) {
            report(cx, block.span, &group, out);
        } else if is_menu(cx, index) {
            report(cx, block.span, &("menu".to_owned(), "قائمة أو شريط مشاركة".to_owned()), out);
        } else if cx.article.format != Format::Markdown {
            let base = block.span.start as usize;
            for (shape, range) in shapes.iter().flat_map(|s| s.inline(&paragraph)) {
                report(cx, Span::new(base + range.start, base + range.end), &shape.group, out);
            }
        }
    }
}

/// Whether the block is as short as a headline, and ends like one: a question may be one.
fn is_headline(cx: &Context<'_>, block: usize) -> bool {
    let tokens = cx.tokens.block(block);
    let stop = |c| is_sentence_end(c) && !matches!(c, '?' | '\u{061F}');
    let ends = tokens.last().is_some_and(|t| t.of(cx.text).chars().all(stop));
    !ends && tokens.iter().filter(|t| t.kind.is_word()).count() <= LINE
}

/// Whether the block is a line of which each word belongs to menus and share bars, or one of whose parts is such and the others are a
/// word or two, as names of the site and the section are.
fn is_menu(cx: &Context<'_>, block: usize) -> bool {
    const BARS: [&str; 5] = ["|", "\u{2022}", "\u{B7}", "\u{203A}", "\u{BB}"];
    /// Words of a site's or a section's name.
    const NAME: usize = 3;
    let tokens = cx.tokens.block(block);
    if tokens.len() > 2 * LINE || !is_headline(cx, block) {
        return false;
    }
    let (mut bars, mut strong, mut strange, mut telling) = (0, 0, 0, false);
    for part in tokens.split(|t| BARS.contains(&t.of(cx.text))) {
        let words: Vec<_> = part.iter().filter(|t| t.kind.is_word()).collect();
        let known: Vec<bool> = words.iter().filter_map(|t| furniture::is_strong(t.key)).collect();
        let own = known.iter().filter(|strong| **strong).count();
        bars += 1;
        strong += own;
        if known.len() == words.len() {
            telling |= own > 0 && words.len() > 1;
        } else if words.len() > NAME {
            return false;
        } else {
            strange += 1;
        }
    }
    if strange == 0 { strong > 1 } else { bars > 2 && telling }
}

/// What a short line is of which one part between dashes or bars is furniture for itself and the others are as short as a byline or
/// a date: by the staff – five hours ago – three minutes to read.
fn line_of_parts(
    cx: &Context<'_>,
    block: usize,
    shapes: &[Shapes<'_>],
    (head, tail): (bool, bool),
) -> Option<(String, String)> {
    const BARS: [&str; 5] = [" \u{2013} ", " \u{2014} ", " - ", " | ", " \u{2022} "];
    /// Words of a part that is furniture at least, and of another at most: one or two words may be a headline's.
    const TELLING: usize = 3;
    const OTHER: usize = 5;
    let line = cx.article.blocks[block].span.of(cx.text);
    let bar = BARS.iter().find(|bar| line.contains(**bar)).filter(|_| is_headline(cx, block))?;
    let mut found = None;
    for part in line.split(bar) {
        let paragraph = Paragraph::new(part);
        let words = part.split_whitespace().count();
        match shapes.iter().find_map(|s| s.whole(&paragraph, head, tail)) {
            Some(shape) if words >= TELLING => found = found.or_else(|| Some(shape.group.clone())),
            Some(_) => {}
            None if words <= OTHER => {}
            None => return None,
        }
    }
    found
}

fn report(cx: &Context<'_>, span: Span, group: &(String, String), out: &mut Findings) {
    let leaked = group.0 == "leaked prompt";
    let fix = vec![Edit::delete(span)];
    let handle = out.report(
        span,
        0.9,
        say(format!("Page furniture ({})", group.0), format!("من أثاث الصفحة لا من المقال ({})", group.1)),
        say("It came along when the page was copied, and was translated with it", "انتقلت مع نسخ الصفحة وتُرجمت معها"),
    );
    let handle = if leaked { handle.severity(Severity::Error) } else { handle };
    let markdown = cx.article.format == Format::Markdown;
    handle.fix(if markdown { Fix::shown(fix) } else { Fix::risky(fix) });
}
