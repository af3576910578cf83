//! What can go wrong outside the text itself. Every error names its place and the remedy.

use std::path::{Path, PathBuf};
use thiserror::Error;

/// An error of the run, as against a finding in a text.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// A path given by the user is not there.
    #[error("{path}: no such file or folder; check the spelling of the path")]
    Missing {
        /// The path as given.
        path: PathBuf,
    },
    /// The system refused to read.
    #[error("{path}: cannot be read ({cause}); check its permissions")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The system refused to write; the file is as it was.
    #[error("{path}: cannot be written ({cause}); the file is as it was; check permissions and free space")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The file was changed by somebody else between reading and writing.
    #[error("{path}: changed on disk since it was read; nothing was written; run again")]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// The bytes are not UTF-8.
    #[error(
        "{path}: not UTF-8: byte 0x{byte:02X} at offset {offset} (row {row}); convert the file, e.g. `iconv -f windows-1256 -t utf-8`"
    )]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// Offset of the first bad byte, from 0.
        offset: u64,
        /// Its row, from 1.
        row: u64,
        /// The byte.
        byte: u8,
    },
    /// The text is longer than offsets can say.
    #[error("{path}: {what} is larger than 4 GiB; split it")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The file or the record of it.
        what: &'static str,
    },
    /// A container format is broken at one place.
    #[error("{path}:{row}: {what}; {remedy}")]
    Format {
        /// The file.
        path: PathBuf,
        /// Row of the broken record, from 1.
        row: u64,
        /// What is wrong.
        what: String,
        /// What to do.
        remedy: String,
    },
    /// What was given as the English original of an article is not.
    #[error("{path}{place}: {what}; checked without it; give the article's own original")]
    Source {
        /// The file of the article.
        path: PathBuf,
        /// The record of it, as `:row`, or nothing.
        place: String,
        /// What is wrong with the source.
        what: &'static str,
    },
    /// A configuration, entity or term file is wrong.
    #[error("{path}: {what}; {remedy}")]
    Config {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
        /// What to do.
        remedy: String,
    },
    /// A value on the command line is wrong.
    #[error("{what}; {remedy}")]
    Usage {
        /// What is wrong.
        what: String,
        /// What to do.
        remedy: String,
    },
}

impl Error {
    /// The error of an `io` failure on `path`: a missing path is told from one that cannot be read.
    #[must_use]
    pub fn read(path: &Path, cause: std::io::Error) -> Self {
        let path = path.to_path_buf();
        if cause.kind() == std::io::ErrorKind::NotFound { Self::Missing { path } } else { Self::Read { path, cause } }
    }

    /// The file the error is about, if it is about one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Missing { path }
            | Self::Read { path, .. }
            | Self::Write { path, .. }
            | Self::Changed { path }
            | Self::NotUtf8 { path, .. }
            | Self::TooLarge { path, .. }
            | Self::Format { path, .. }
            | Self::Source { path, .. }
            | Self::Config { path, .. } => Some(path),
            Self::Usage { .. } => None,
        }
    }
}

/// The nearest of `names` to what a user wrote, if it is near enough to be meant.
#[must_use]
pub fn nearest<'n>(wrote: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(wrote, name), name))
        .filter(|(score, _)| *score > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_offered_and_a_far_one_is_not() {
        let names = ["repeated-word", "repeated-phrase", "spacing"];
        assert_eq!(nearest("repeted-word", names), Some("repeated-word"));
        assert_eq!(nearest("xyz", names), None);
    }
}
