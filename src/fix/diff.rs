//! Unified diffs, with the changed words marked where a terminal shows it.

use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;

/// Lines of context around a change.
const CONTEXT: usize = 1;

/// A unified diff of a file. With `color`, removed and added words are marked inside their lines.
#[must_use]
pub fn unified(path: &str, old: &str, new: &str, color: bool) -> String {
    // Lines end at \n alone, as `patch` sees them; a bare \r is part of its line.
    let lines = |text: &'_ str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<String>>();
    let (old, new) = (lines(old), lines(new));
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    let diff = TextDiff::from_slices(&old, &new);
    let mut out = String::new();
    for (i, hunk) in diff.unified_diff().context_radius(CONTEXT).iter_hunks().enumerate() {
        if i == 0 {
            let (old_name, new_name) = (format!("--- a/{path}"), format!("+++ b/{path}"));
            let _ = writeln!(out, "{}\n{}", paint(&old_name, "1", color), paint(&new_name, "1", color));
        }
        let _ = writeln!(out, "{}", paint(&hunk.header().to_string(), "36", color));
        for op in hunk.ops() {
            for change in diff.iter_inline_changes(op) {
                let (sign, code) = match change.tag() {
                    ChangeTag::Equal => (" ", ""),
                    ChangeTag::Delete => ("-", "31"),
                    ChangeTag::Insert => ("+", "32"),
                };
                out.push_str(&paint(sign, code, color));
                let mut ended = false;
                for (changed, piece) in change.iter_strings_lossy() {
                    let (body, end) = match piece.strip_suffix('\n') {
                        Some(body) => (body, "\n"),
                        None => (piece.as_ref(), ""),
                    };
                    let style = if changed { format!("1;4;{code}") } else { code.to_owned() };
                    let style = if code.is_empty() { "" } else { style.as_str() };
                    out.push_str(&paint(&visible(body, color), style, color));
                    out.push_str(end);
                    ended = !end.is_empty();
                }
                if !ended {
                    out.push_str("\n\\ No newline at end of file\n");
                }
            }
        }
    }
    out
}

fn paint(text: &str, code: &str, color: bool) -> String {
    if color && !code.is_empty() && !text.is_empty() {
        format!("\u{1B}[{code}m{text}\u{1B}[0m")
    } else {
        text.to_owned()
    }
}

/// On a terminal, control characters of a text never pass; in a file the diff has to stay applicable.
fn visible(text: &str, terminal: bool) -> String {
    if !terminal {
        return text.to_owned();
    }
    text.chars()
        .map(|c| if c.is_control() && c != '\t' { format!("U+{:04X}", c as u32) } else { c.to_string() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn a_plain_diff_is_applicable_and_a_painted_one_marks_words() {
        let plain = unified("x.txt", "أولا ، ثم\nثانيا\n", "أولا، ثم\nثانيا\n", false);
        assert_eq!(plain, "--- a/x.txt\n+++ b/x.txt\n@@ -1,2 +1,2 @@\n-أولا ، ثم\n+أولا، ثم\n ثانيا\n");
        let painted = unified("x.txt", "قال \u{1B}[2J سام\n", "قال \u{1B}[2J سامي\n", true);
        assert!(painted.contains("\u{1B}[1;4;32m"), "{painted:?}");
        assert!(!painted.contains("\u{1B}[2J"), "escape sequences of the text do not pass");
    }

    #[test]
    fn equal_texts_have_no_diff() {
        assert_eq!(unified("x", "أ\n", "أ\n", false), "");
    }
}
