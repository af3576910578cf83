//! The ways to read an Arabic word as a name.

use super::sound::Sound;
use crate::knowledge::words::{Entry, arabic};
use crate::text::clitics;

/// Arabic words as frequent as this (centibels) that dictionaries accept are words of the language, however they sound.
pub const COMMON: u16 = 420;

/// A way to read a word as a name: its first bytes left out, and the sound of the rest.
pub type Heard = (u8, Sound);

/// The ways to read `word`, of which the list says `entry`, as a name; none for most words of a text, which no list of names has.
#[must_use]
pub fn heard(word: &str, entry: Option<Entry>) -> Box<[Heard]> {
    if entry.is_some_and(|e| e.accepted && !e.name && e.centibels < COMMON) {
        return Box::default();
    }
    let readings = readings(word, entry).into_iter();
    readings.filter_map(|(prefix, rest)| Some((u8::try_from(prefix).ok()?, Sound::arabic(rest)))).collect()
}

/// A word whole, without its proclitics, and without an article; each with the bytes left out.
fn readings(word: &str, entry: Option<Entry>) -> Vec<(usize, &str)> {
    let mut all = vec![(0, word)];
    if entry.is_some_and(|e| e.accepted && e.centibels < COMMON) {
        return all;
    }
    clitics::strip(word, |s| {
        if let Some(rest) = word.get(s.prefix..).filter(|r| r.chars().count() > 2)
            && !all.contains(&(s.prefix, rest))
        {
            all.push((s.prefix, rest));
        }
    });
    for n in 0..all.len() {
        let (prefix, rest) = all[n];
        // A word of the language with its article (الربيع) is no name with one.
        if arabic(rest).is_some_and(|e| e.accepted) {
            continue;
        }
        if let Some(bare) = rest.strip_prefix("\u{0627}\u{0644}").filter(|r| r.chars().count() > 3) {
            all.push((prefix + 4, bare));
        }
    }
    all
}
