//! The ways to say an Arabic word of an article as a name of its original: without its proclitics, without its article.

use super::sound::Sound;
use crate::knowledge::words::Entry;
use crate::text::{Key, clitics, key};

/// Words more frequent than this (centibels) are no names unless a list says so.
const FREQUENT: u16 = 350;
/// The fewest bytes of a name.
const LEAST: usize = 4;
/// Ways that are looked at.
const WAYS: usize = 8;

/// A way to say a word.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// Bytes left out.
    pub from: usize,
    /// The folded key of the rest.
    pub key: Key,
    /// Its sound.
    pub sound: Sound,
}

/// Whether `word`, of which the list says `entry`, may be a name at all.
#[must_use]
pub fn may_be_said(word: &str, entry: Option<Entry>) -> bool {
    word.len() >= LEAST && !entry.is_some_and(|e| e.accepted && !e.name && e.centibels < FREQUENT)
}

/// The ways to say `word`.
#[must_use]
pub fn said(word: &str) -> Box<[Said]> {
    let mut ways: Vec<Said> = Vec::new();
    let mut add = |from: usize| {
        if ways.len() < WAYS && ways.iter().all(|way| way.from != from) && word.len() >= from + LEAST {
            let rest = &word[from..];
            ways.push(Said { from, key: key(rest), sound: Sound::arabic(rest) });
        }
    };
    let mut open = |from: usize| {
        add(from);
        let rest = &word[from..];
        if rest.starts_with("\u{0627}\u{0644}") && rest.len() > 8 {
            add(from + 4);
        } else if from > 0 && rest.starts_with('\u{0644}') {
            add(from + 2);
        }
    };
    open(0);
    clitics::strip(word, |s| open(s.prefix));
    ways.into()
}

#[cfg(test)]
mod tests {
    use super::{may_be_said, said};
    use crate::knowledge::words::arabic;

    #[test]
    fn names_stand_behind_particles_and_articles() {
        let ways = |word: &str| said(word).iter().map(|way| word[way.from..].to_owned()).collect::<Vec<_>>();
        assert_eq!(ways("ماكرون"), ["ماكرون"]);
        assert_eq!(ways("وبايدن"), ["وبايدن", "بايدن", "ايدن"]);
        assert_eq!(ways("والكسندر"), ["والكسندر", "الكسندر", "كسندر"]);
        assert!(may_be_said("ماكرون", arabic("ماكرون")) && !may_be_said("من", arabic("من")));
        assert!(!may_be_said("الذي", arabic("الذي")), "too frequent");
    }
}
