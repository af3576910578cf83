//! Text as the checker sees it: byte spans, lines, characters, folding, tokens, sentences, clitics.
//!
//! The bottom floor of the crate: nothing here knows of files, rules or findings.
//! Every article is tokenised once; all later floors read [`Tokens`] and never split text themselves.

pub mod chars;
pub mod clitics;
pub mod fold;
pub mod lines;
pub mod span;
pub mod token;

pub use fold::{Key, KeyMap, KeySet, fold, key, key_set};
pub use lines::{LineIndex, Location};
pub use span::Span;
pub use token::{Mask, MaskKind, Token, TokenKind, Tokens};
