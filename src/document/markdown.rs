//! Markdown: prose only. Front matter, code, tags and addresses are left alone.

use super::{Article, Block, BlockKind, Format, OffsetMap};
use crate::text::{Mask, MaskKind, Span};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Reads a Markdown article. The text is the file itself; what is not prose is masked.
pub(super) fn read(text: &str) -> Article<'_> {
    let mut collector = Collector { text, ..Collector::default() };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        collector.event(&event, range);
    }
    collector.flush();
    Article {
        id: None,
        text: Cow::Borrowed(text),
        blocks: collector.blocks,
        masks: collector.masks,
        map: OffsetMap::default(),
        source: None,
        format: Format::Markdown,
    }
}

#[derive(Default)]
struct Collector<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    masks: Vec<Mask>,
    /// The pieces of the block being read: where, and whether they are prose.
    pieces: Vec<(Range<usize>, bool)>,
    kind: Option<BlockKind>,
    /// Depth inside code blocks, front matter and HTML blocks.
    hidden: u32,
    autolink: u32,
}

impl Collector<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Image { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Image) => {}
            Event::Start(Tag::Link { link_type, .. }) => {
                let bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.autolink += u32::from(bare || self.autolink > 0);
            }
            Event::End(TagEnd::Link) => self.autolink = self.autolink.saturating_sub(1),
            Event::Start(tag) => {
                self.flush();
                match tag {
                    Tag::Heading { .. } => self.kind = Some(BlockKind::Heading),
                    Tag::Item => self.kind = Some(BlockKind::Item),
                    Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::HtmlBlock => self.hidden += 1,
                    _ => {}
                }
            }
            Event::End(tag) => {
                self.flush();
                match tag {
                    TagEnd::Heading(_) | TagEnd::Item => self.kind = None,
                    TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock => {
                        self.hidden = self.hidden.saturating_sub(1);
                    }
                    _ => {}
                }
            }
            _ if self.hidden > 0 => {}
            Event::Text(decoded) => {
                // An entity (&amp;) is decoded to fewer bytes than it takes.
                let prose = self.autolink == 0 && self.text.get(range.clone()) == Some(decoded);
                self.pieces.push((range, prose));
            }
            Event::SoftBreak | Event::HardBreak => self.pieces.push((range, true)),
            Event::Code(_) | Event::InlineMath(_) | Event::FootnoteReference(_) => self.pieces.push((range, false)),
            _ => {}
        }
    }

    /// Ends the block being read: what lies between its pieces is mark-up.
    fn flush(&mut self) {
        let pieces = std::mem::take(&mut self.pieces);
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        let span = Span::new(first.0.start, last.0.end);
        if span.of(self.text).trim().is_empty() {
            return;
        }
        self.blocks.push(Block { span, kind: self.kind.unwrap_or(BlockKind::Paragraph) });
        let mut at = first.0.start;
        for (range, prose) in pieces {
            if range.start > at {
                self.masks.push(Mask { span: Span::new(at, range.start), kind: MaskKind::Markup });
            }
            if !prose {
                self.masks.push(Mask { span: Span::new(range.start, range.end), kind: MaskKind::Opaque });
            }
            at = range.end.max(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::text::Tokens;

    fn prose(text: &str) -> Vec<String> {
        let article = read(text);
        let tokens = Tokens::new(text, article.blocks.iter().map(|b| b.span), &article.masks);
        (0..tokens.block_count())
            .map(|b| tokens.block(b).iter().map(|t| t.of(text)).collect::<Vec<_>>().join("|"))
            .collect()
    }

    #[test]
    fn only_prose_is_read() {
        let text = "---\ntitle: x  y\n---\n# عنوان **مهم**\n\nقال [سام](http://a.b/c 'x  y') إن `x  y` &amp; كذا\nوتابع.\n\n\
                    ```\nكود  كود\n```\n\n- بند أول\n- بند *ثان*\n\n> قول\n> طويل\n\n<div>وسم  وسم</div>\n\n<https://x.y>\n";
        assert_eq!(
            prose(text),
            ["عنوان|مهم", "قال|سام|إن|`x  y`|&amp;|كذا|وتابع|.", "بند|أول", "بند|ثان", "قول|طويل", "https://x.y"]
        );
    }

    #[test]
    fn a_hostile_file_is_read() {
        for text in ["", "\u{0}", "[[[[((((", "```", "---\n", "> > > > - - - x", "|a|\n|-|\n|ب|", "\\*ن\\*"] {
            let _ = prose(text);
        }
    }
}
