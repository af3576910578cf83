//! From an article's text to the bytes of its file.

use crate::text::Span;

/// Maps offsets in an article's text to offsets in the file it was read from.
///
/// Plain text is its own file, so the map is one number. Where a container escapes letters (`\u0627`, `\n` in JSON),
/// the map holds the places where text and file stop running in step.
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    /// `(text, file)`: from text offset `text` on, file offset = `file` + distance, until the next entry. Sorted.
    steps: Vec<(u32, u64)>,
    escapes_non_ascii: bool,
}

impl OffsetMap {
    /// Text that starts at byte `base` of the file and runs in step with it.
    #[must_use]
    pub fn shifted(base: u64) -> Self {
        Self { steps: vec![(0, base)], escapes_non_ascii: false }
    }

    /// Notes that from text offset `text` on, the file runs from `file`.
    pub(super) fn step(&mut self, text: usize, file: u64) {
        self.steps.push((u32::try_from(text).unwrap_or(u32::MAX), file));
    }

    pub(super) fn set_escapes_non_ascii(&mut self) {
        self.escapes_non_ascii = true;
    }

    /// Whether the file writes letters beyond ASCII as escapes, so that edits should too.
    #[must_use]
    pub fn escapes_non_ascii(&self) -> bool {
        self.escapes_non_ascii
    }

    /// Byte offset in the file of text offset `at`.
    #[must_use]
    pub fn file(&self, at: u32) -> u64 {
        let i = self.steps.partition_point(|&(text, _)| text <= at);
        match i.checked_sub(1).map(|i| self.steps[i]) {
            Some((text, file)) => file + u64::from(at - text),
            None => u64::from(at),
        }
    }

    /// The bytes of the file that a span of the text was read from.
    #[must_use]
    pub fn file_range(&self, span: Span) -> std::ops::Range<u64> {
        self.file(span.start)..self.file(span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::OffsetMap;

    #[test]
    fn steps_are_followed() {
        let mut map = OffsetMap::shifted(10);
        map.step(3, 13); // an escape of 6 bytes for 2 bytes of text
        map.step(5, 19);
        assert_eq!(map.file(0), 10);
        assert_eq!(map.file(3), 13);
        assert_eq!(map.file(5), 19);
        assert_eq!(map.file(7), 21);
    }
}
