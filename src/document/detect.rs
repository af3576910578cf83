//! Which format a file is in.

use std::path::Path;

/// A format that articles are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One article, a paragraph a line.
    Plain,
    /// One article in Markdown.
    Markdown,
    /// A JSON object a line, an article each.
    Jsonl,
}

impl Format {
    /// The format by the ending of the file's name; anything unknown that a user names is plain text.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        Self::by_ending(path).unwrap_or(Self::Plain)
    }

    /// Whether a file met in a folder is taken: it has an ending that is known.
    #[must_use]
    pub fn is_known(path: &Path) -> bool {
        Self::by_ending(path).is_some()
    }

    fn by_ending(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" => Some(Self::Markdown),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }
}
