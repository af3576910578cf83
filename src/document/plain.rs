//! Plain text: a paragraph a line, blank lines between or not.

use super::{Article, Block, BlockKind, Format, OffsetMap};
use crate::text::Span;
use std::borrow::Cow;

/// Reads plain text. Line ends (`\n`, `\r\n`, bare `\r`) and a byte order mark are in no block and stay as they are.
pub(super) fn read(text: &str) -> Article<'_> {
    Article {
        id: None,
        blocks: lines(text),
        text: Cow::Borrowed(text),
        masks: Vec::new(),
        map: OffsetMap::default(),
        source: None,
        format: Format::Plain,
    }
}

/// A block for each line that holds more than white space, without the white space around it.
pub(super) fn lines(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for end in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain(std::iter::once(text.len())) {
        let line = &text[start..end];
        let around = |c: char| c.is_whitespace() || c == '\u{FEFF}';
        let rest = line.trim_start_matches(around);
        let trimmed = rest.trim_end_matches(around);
        if !trimmed.is_empty() {
            let from = end - rest.len();
            blocks.push(Block { span: Span::new(from, from + trimmed.len()), kind: BlockKind::Paragraph });
        }
        start = end + 1;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn every_line_end_separates_and_none_is_kept_in_a_block() {
        let text = "\u{FEFF}أولا\r\n\r\nثانيا\rثالثا\n  رابعا  ";
        let article = read(text);
        let blocks: Vec<&str> = article.blocks.iter().map(|b| b.span.of(text)).collect();
        assert_eq!(blocks, ["أولا", "ثانيا", "ثالثا", "رابعا"]);
    }
}
