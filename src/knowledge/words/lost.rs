//! Words that a letter lost or said twice has made unlikely, wherever they stand: تركو for تركوا, ببفريق for بفريق.

use super::doubt::is_sound;
use super::{Entry, arabic};

/// Words more frequent (frequency class in centibels) are where they belong.
const FREQUENT: u16 = 520;
/// What stands for the class of a word that the list has not.
const UNLISTED: u16 = 850;
/// Shortest words looked at, in letters.
const SHORTEST: usize = 3;
/// A verb without its last alef is rarer than with it by so much (centibels), unless it is a word of its own.
const FAR_RARER: u16 = 100;
/// Words at least so frequent (frequency class in centibels) are taken for what stands behind a doubled letter …
const USUAL: u16 = 560;
/// … and their first letter for a particle, if they are rarer with it by this.
const PARTICLE: u16 = 100;

/// Whether another word may have been meant where `word` stands: rare or unknown, and not accepted as it is.
#[must_use]
pub fn may_be_unfit(word: &str, entry: Option<Entry>) -> bool {
    entry.is_none_or(|e| e.centibels >= FREQUENT)
        && word.chars().nth(SHORTEST - 1).is_some()
        && (entry.is_none_or(|e| !e.accepted) || mended(word, entry).is_some())
        && !is_sound(word)
}

/// A word in ه is rarer than the one in ة that was meant by so much, in centibels, where no dictionary accepts it …
const DOTLESS: u16 = 100;
/// … and by this where one does, because a pronoun may stand behind a word: that is so rare by itself …
const DOTLESS_ACCEPTED: u16 = 150;
/// … that with the pronoun it would be rarer still.
const RARER_STEM: u16 = 60;
/// The word in ة is at least so frequent, …
const FREQUENT_IN_TEH: u16 = 520;
/// … and so long, in letters.
const LONG: usize = 5;

/// The word in ة for one in ه that can hardly be a word and its pronoun: بدايه for بداية, but not منطقه "his logic".
#[must_use]
pub fn dotted(word: &str, entry: Option<Entry>) -> Option<String> {
    let stem = word.strip_suffix('\u{0647}').filter(|stem| stem.chars().count() >= LONG - 1)?;
    let right = format!("{stem}\u{0629}");
    let teh = arabic(&right).filter(|e| e.accepted && e.centibels <= FREQUENT_IN_TEH)?;
    let own = entry.map_or(UNLISTED, |e| e.centibels);
    let pronoun = || arabic(stem).is_some_and(|e| e.accepted && e.centibels < own.saturating_add(RARER_STEM));
    let certain = match entry {
        Some(e) if e.accepted => own >= teh.centibels + DOTLESS_ACCEPTED && !pronoun(),
        _ => own >= teh.centibels + DOTLESS,
    };
    certain.then_some(right)
}

/// The right form of a word that has lost its last letter or has its first one twice.
#[must_use]
pub fn mended(word: &str, entry: Option<Entry>) -> Option<String> {
    lost_alef(word, entry).or_else(|| doubled_particle(word, entry))
}

/// The right form of a verb that has lost the alef behind the و of the plural: تركو for تركوا.
fn lost_alef(word: &str, entry: Option<Entry>) -> Option<String> {
    let right = word.ends_with('و').then(|| format!("{word}ا"))?;
    let own = entry.map_or(UNLISTED, |e| e.centibels);
    arabic(&right).is_some_and(|e| e.accepted && !e.name && own >= e.centibels + FAR_RARER).then_some(right)
}

/// The right form of a word that the list lacks and that has its particle or its first letter twice: ببفريق for بفريق.
fn doubled_particle(word: &str, entry: Option<Entry>) -> Option<String> {
    let mut letters = word.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    let right = word.get(first.len_utf8()..).filter(|_| entry.is_none() && first == second)?;
    let known = arabic(right).filter(|e| e.accepted && e.centibels <= USUAL)?;
    let sound = match first {
        // "with Brazil" begins with a particle and a letter of the name.
        'ب' | 'ك' => arabic(letters.as_str()).is_none_or(|e| known.centibels < e.centibels + PARTICLE),
        'أ' | 'س' | 'ن' | 'ي' | 'م' => false,
        _ => true,
    };
    (!sound).then(|| right.to_owned())
}
