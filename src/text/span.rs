//! Half-open byte ranges.

use std::ops::Range;

/// A half-open range of bytes, `start..end`, in an article's text or in a file.
///
/// Offsets are 32-bit: texts of 4 GiB and more are refused when they are read (see `document`),
/// and every token of an article carries two of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset of the first byte past the range.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets.
    ///
    /// Offsets past `u32::MAX` saturate; readers refuse texts that large before a span can be made.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end) }
    }

    /// The span as a range usable to slice the text it was made for.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether the span covers no byte (an insertion point).
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether both spans share at least one byte. An empty span overlaps nothing.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end && !self.is_empty() && !other.is_empty()
    }

    /// Whether `other` lies wholly inside this span (an empty span at either end does).
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text under the span; empty if the span does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn half_open_at_both_ends() {
        let a = Span::new(2, 5);
        assert!(a.overlaps(Span::new(4, 6)));
        assert!(!a.overlaps(Span::new(5, 6)), "end is outside");
        assert!(!a.overlaps(Span::new(0, 2)), "start is inside, so 2 is not before it");
        assert!(!a.overlaps(Span::new(3, 3)), "an insertion point overlaps nothing");
        assert!(a.contains(Span::new(5, 5)));
        assert_eq!(a.cover(Span::new(9, 12)), Span::new(2, 12));
    }
}
