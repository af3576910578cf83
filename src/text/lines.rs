//! Rows and columns of byte offsets.

use memchr::memchr2_iter;

/// A place in a file as people count it: both from 1, columns in Unicode code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Line, from 1.
    pub row: u32,
    /// Column, from 1, in Unicode code points (not bytes, not UTF-16 units).
    pub column: u32,
    /// Column, from 1, in UTF-8 bytes; a byte order mark counts (rdjson).
    pub byte_column: u32,
}

/// Line starts of a text, for turning byte offsets into [`Location`]s.
///
/// `\n`, `\r\n` and a bare `\r` each end a line. A byte order mark counts as no column.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Code points before each multiple of [`STEP`] bytes: a column on a line of megabytes is found by counting a few bytes.
    counts: Vec<u32>,
}

/// Bytes between two entries of `LineIndex::counts`.
const STEP: usize = 1024;

impl LineIndex {
    /// Finds the line starts of `bytes`.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        let mut starts = vec![0];
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                continue;
            }
            starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
        }
        let mut counts = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut sum = 0u32;
        for piece in bytes.chunks(STEP) {
            counts.push(sum);
            sum = sum.saturating_add(code_points(piece));
        }
        counts.push(sum);
        Self { starts, counts }
    }

    /// The location of byte `offset` of `bytes`, the text this index was made from.
    ///
    /// An offset past the end gives the end; one inside a character gives that character.
    #[must_use]
    pub fn location(&self, bytes: &[u8], offset: usize) -> Location {
        let offset = offset.min(bytes.len());
        let row = self.starts.partition_point(|&s| s as usize <= offset).max(1);
        let start = self.starts[row - 1] as usize;
        let mark = u32::from(start == 0 && offset >= 3 && bytes.starts_with(b"\xEF\xBB\xBF"));
        let column = self.code_points_before(bytes, offset) - self.code_points_before(bytes, start) - mark + 1;
        Location {
            row: u32::try_from(row).unwrap_or(u32::MAX),
            column,
            byte_column: u32::try_from(offset - start + 1).unwrap_or(u32::MAX),
        }
    }
}

impl LineIndex {
    fn code_points_before(&self, bytes: &[u8], offset: usize) -> u32 {
        let step = offset / STEP;
        self.counts.get(step).copied().unwrap_or(0) + code_points(&bytes[step * STEP..offset])
    }
}

/// Number of UTF-8 code points that begin in `bytes`.
fn code_points(bytes: &[u8]) -> u32 {
    let n = bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count();
    u32::try_from(n).unwrap_or(u32::MAX - 1)
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, Location};

    fn at(text: &str, offset: usize) -> (u32, u32) {
        let Location { row, column, .. } = LineIndex::new(text.as_bytes()).location(text.as_bytes(), offset);
        (row, column)
    }

    #[test]
    fn columns_are_code_points_and_every_line_end_counts() {
        let text = "خبر\r\nثان\rب\nج";
        assert_eq!(at(text, 0), (1, 1));
        assert_eq!(at(text, "خبر".len()), (1, 4));
        assert_eq!(at(text, "خبر\r\nثا".len()), (2, 3));
        assert_eq!(at(text, "خبر\r\nثان\r".len()), (3, 1));
        assert_eq!(at(text, text.len()), (4, 2));
        assert_eq!(at(text, text.len() + 9), (4, 2), "past the end is the end");
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        assert_eq!(at("\u{FEFF}خبر", "\u{FEFF}خ".len()), (1, 2));
    }
}
