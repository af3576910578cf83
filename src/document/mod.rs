//! Reading articles out of files, and writing edits back into them byte for byte.
//!
//! A reader turns bytes into [`Article`]s: a text, its blocks (paragraphs), what in it is not prose, and a
//! map from the text back to the bytes of the file. Plain text and Markdown are their own text; a JSONL record is
//! decoded, and edits are escaped again on the way back.

mod detect;
mod jsonl;
mod markdown;
mod offsets;
mod plain;

pub use detect::Format;
pub use jsonl::{Fields, read_record};
pub use offsets::OffsetMap;

use crate::error::Error;
use crate::text::{Mask, Span};
use std::borrow::Cow;
use std::path::Path;

/// What a block is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph, or a line of plain text.
    Paragraph,
    /// A heading that the format marks as one.
    Heading,
    /// An item of a list.
    Item,
}

/// A paragraph, heading or list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in the article's text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// One article: what is checked as a whole.
#[derive(Clone, Debug)]
pub struct Article<'a> {
    /// The record's id, in formats that have one.
    pub id: Option<String>,
    /// The text that spans refer to.
    pub text: Cow<'a, str>,
    /// Its paragraphs, in order, none empty.
    pub blocks: Vec<Block>,
    /// What in it is not prose, sorted.
    pub masks: Vec<Mask>,
    /// From the text to the bytes of the file.
    pub map: OffsetMap,
    /// The English original, where there is one.
    pub source: Option<Cow<'a, str>>,
    /// The format it was read from.
    pub format: Format,
}

impl<'a> Article<'a> {
    /// An article of plain text, as for tests and for text that is in no file.
    #[must_use]
    pub fn plain(text: &'a str) -> Self {
        plain::read(text)
    }

    /// The replacement `text` as it has to be written into the file.
    #[must_use]
    pub fn encode(&self, text: &str) -> String {
        match self.format {
            Format::Plain | Format::Markdown => text.to_owned(),
            Format::Jsonl => jsonl::escape(text, self.map.escapes_non_ascii()),
        }
    }
}

/// Reads the article of a file that holds just one (plain text or Markdown).
///
/// # Errors
/// If the bytes are not UTF-8 or more than 4 GiB.
pub fn read_single<'a>(path: &Path, bytes: &'a [u8], format: Format) -> Result<Article<'a>, Error> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(Error::TooLarge { path: path.to_path_buf(), what: "the file" });
    }
    let text = utf8(path, bytes, 0, 1)?;
    Ok(match format {
        Format::Markdown => markdown::read(text),
        Format::Plain | Format::Jsonl => plain::read(text),
    })
}

/// The bytes as text, or an error that says where they are not; `offset` and `row` are where they begin in the file.
pub(crate) fn utf8<'a>(path: &Path, bytes: &'a [u8], offset: u64, row: u64) -> Result<&'a str, Error> {
    std::str::from_utf8(bytes).map_err(|e| {
        let at = e.valid_up_to();
        let rows = memchr::memchr_iter(b'\n', &bytes[..at]).count() as u64;
        Error::NotUtf8 { path: path.to_path_buf(), offset: offset + at as u64, row: row + rows, byte: bytes[at] }
    })
}
