//! Applying edits to bytes, and showing what they would change.

pub mod diff;

use std::ops::Range;

/// A replacement in a file: a half-open range of bytes and what is written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByteEdit {
    /// What is replaced.
    pub range: Range<u64>,
    /// What is written.
    pub text: String,
}

/// Chooses, from fixes in order of preference, those that don't get in each other's way.
///
/// A fix is taken whole or not at all; one that overlaps or touches an edit already taken waits for the next round.
/// The outcome is sorted by place.
#[must_use]
pub fn select(fixes: impl IntoIterator<Item = Vec<ByteEdit>>) -> (Vec<ByteEdit>, usize) {
    let mut taken: Vec<ByteEdit> = Vec::new();
    let mut count = 0;
    for fix in fixes {
        let clashes = fix.iter().any(|edit| {
            let at = taken.partition_point(|t| t.range.end < edit.range.start);
            taken.get(at).is_some_and(|t| t.range.start <= edit.range.end)
        });
        if clashes || fix.is_empty() {
            continue;
        }
        count += 1;
        for edit in fix {
            let at = taken.partition_point(|t| t.range.start < edit.range.start);
            taken.insert(at, edit);
        }
    }
    (taken, count)
}

/// `bytes` with `edits` (sorted, not overlapping) applied. Edits that do not fit are left out.
#[must_use]
pub fn apply(bytes: &[u8], edits: &[ByteEdit]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for edit in edits {
        let (Ok(start), Ok(end)) = (usize::try_from(edit.range.start), usize::try_from(edit.range.end)) else {
            continue;
        };
        if start < at || end < start || end > bytes.len() {
            continue;
        }
        out.extend_from_slice(&bytes[at..start]);
        out.extend_from_slice(edit.text.as_bytes());
        at = end;
    }
    out.extend_from_slice(&bytes[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::{ByteEdit, apply, select};

    fn edit(start: u64, end: u64, text: &str) -> ByteEdit {
        ByteEdit { range: start..end, text: text.to_owned() }
    }

    #[test]
    fn a_fix_that_touches_another_waits() {
        let (taken, count) =
            select([vec![edit(4, 6, "x")], vec![edit(6, 7, "y")], vec![edit(0, 1, "a"), edit(9, 9, "z")]]);
        assert_eq!(taken, [edit(0, 1, "a"), edit(4, 6, "x"), edit(9, 9, "z")]);
        assert_eq!(count, 2);
        assert_eq!(apply(b"0123456789", &taken), b"a123x678z9");
    }

    #[test]
    fn edits_outside_the_text_change_nothing() {
        assert_eq!(apply(b"ab", &[edit(1, 9, "x")]), b"ab");
    }
}
