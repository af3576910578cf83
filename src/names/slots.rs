//! Slots: what stands beside what.

use super::{Mention, Names, Script};
use crate::text::{Token, TokenKind, Tokens};

/// And, or: particles that join names of a kind.
const JOINTS: [&str; 5] = ["و", "أو", "وـ", "and", "or"];

impl Names {
    /// The mentions that tokens `first..end` are joined with by "and", "or" or a comma, on either side.
    pub fn partners<'n>(
        &'n self,
        text: &'n str,
        tokens: &'n Tokens,
        first: usize,
        end: usize,
    ) -> impl Iterator<Item = &'n Mention> {
        let all = tokens.all();
        let before = first.checked_sub(1).filter(|&i| is_joint(text, &all[i])).and_then(|i| i.checked_sub(1));
        let own_and = all.get(first).is_some_and(|t| t.kind == TokenKind::Arabic && t.of(text).starts_with('\u{0648}'));
        let before = before.or_else(|| first.checked_sub(1).filter(|_| own_and));
        let after = all.get(end).filter(|t| is_joint(text, t)).map(|_| end + 1);
        let with_and = self
            .at(end)
            .filter(|m| m.script == Script::Arabic && m.prefix > 0 && all[end].of(text).starts_with('\u{0648}'));
        let glued = all.get(end).filter(|t| t.is(text, '\u{0648}')).map(|_| end + 1);
        [before, after.or(glued)].into_iter().flatten().filter_map(|i| self.at(i)).chain(with_and)
    }
}

fn is_joint(text: &str, token: &Token) -> bool {
    JOINTS.contains(&token.of(text)) || token.is(text, '\u{060C}') || token.is(text, ',')
}
