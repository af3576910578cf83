//! Arabic words that look like foreign names.

use super::letters::{Model, cost};
use super::near::spell;
use super::{Entry, arabic};
use crate::text::clitics;
use crate::text::fold::bare;

/// Words as rare as this (centibels) are in no news but by mistake.
const UNSEEN: u16 = 640;

/// What a word looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// A foreign name behind so many bytes of proclitics.
    Foreign(u8),
    /// No word that anybody writes, and so perhaps a name badly spelled.
    Unseen,
    /// A word of the language.
    #[default]
    Word,
}

impl Look {
    /// What `word` looks like, of which the list says `entry`, and of which it is known whether it looks foreign.
    pub(in crate::knowledge) fn of(word: &str, entry: Option<Entry>, foreign: bool) -> Self {
        let behind = if foreign && word.chars().count() >= 3 { behind_proclitics(word, entry) } else { None };
        match behind {
            Some(prefix) => Self::Foreign(prefix),
            None if may_be_misspelled_name(word, entry) => Self::Unseen,
            None => Self::Word,
        }
    }
}

/// Whether an Arabic word, of which the list says `entry`, looks like a foreign name: no dictionary has it and its letters follow
/// one another as in names.
#[must_use]
pub fn is_foreign(word: &str, entry: Option<Entry>) -> bool {
    match entry {
        Some(Entry { accepted: true, .. }) => false,
        _ if word.contains(['پ', 'ڤ']) => true,
        Some(Entry { name: true, .. }) => true,
        entry => {
            let bare = bare(word);
            !clitics::has_article(&bare)
                && spell(&bare).is_some_and(|l| {
                    let (name, word) = (cost(Model::Names, &l), cost(Model::Words, &l));
                    name < word || entry.is_none() && name < word.saturating_add(60)
                })
        }
    }
}

/// Whether a word is so rare that beside a name of nearly the same letters it can only be that name: dictionaries accept what no
/// text has (جونسن, "their kinds" of something).
#[must_use]
pub fn may_be_misspelled_name(word: &str, entry: Option<Entry>) -> bool {
    entry.is_none_or(|e| e.centibels >= UNSEEN) && word.chars().count() > 3 && !clitics::has_article(word)
}

/// The bytes of proclitics before a foreign word.
fn behind_proclitics(word: &str, entry: Option<Entry>) -> Option<u8> {
    let mut prefix = 0;
    if entry.is_none() {
        clitics::strip(word, |s| {
            let rest = word.get(s.prefix..).unwrap_or("");
            let listed = arabic(rest);
            if prefix == 0 && listed.is_some_and(|e| e.name || !e.accepted) && is_foreign(rest, listed) {
                prefix = s.prefix;
            }
        });
    }
    u8::try_from(prefix).ok()
}
