//! What speaks against a word: that it is a slip for another word, or that it is words run together.
//!
//! A noisy-channel model (Kernighan, Church and Gale 1990) with everything on one scale, centibels: how rare the word
//! that was probably meant is, how unlikely the slip, against what else the letters may be: a sound form of a known
//! word (`parts::reading`), or a name (`letters`). The weights were fitted by logistic regression, once: on one half of
//! NTREX-128's Arabic news and on FIGNEWS posts with slips put in and neighbours joined in the manner of
//! `examples/evaluate/typos.rs`, with 2,000 rare words and names taken out of the lists as counter-examples. A score is
//! therefore log odds on texts with many slips; the rules ask for more than 0 where a text has few.

use super::letters::{Model, cost, letter};
use super::near::{Letters, Near, Slip, near, spell, written};
use super::parts::{
    SEAM, Split, behind_particles, has_articled_twin, is_derived, reading, seams, splits, without_particles, words_of,
};
use super::roots::{is_elative, is_making, may_be_made};
use super::{Entry, arabic};
use crate::knowledge::places;
use crate::text::clitics;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What speaks against a word. Scores are log odds, before anything is known of its place in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Doubt {
    /// Whether the list has the word all the same.
    pub listed: bool,
    /// That it is a slip for another word.
    pub slip: Option<Misspelt>,
    /// That it is words run together.
    pub joined: Option<Joined>,
}

/// A word that may be a slip for others.
#[derive(Clone, Debug, PartialEq)]
pub struct Misspelt {
    /// Log odds that it is.
    pub score: f32,
    /// What was meant, the likeliest first, with the cost of each in centibels.
    pub meant: Vec<(String, u16)>,
    /// Cost of the slip that leads to the first, in centibels.
    pub slip_cost: u16,
    /// Frequency class of the first.
    pub centibels: u16,
    /// Whether the dictionary accepts the first.
    pub accepted: bool,
    /// Whether the letters look more like a name than like a word.
    pub foreign: bool,
    /// Whether the word is listed but known for a typical slip.
    pub strict: bool,
    /// Whether the first is probably a name too: nothing to go by, unless the text has it elsewhere.
    pub name: bool,
}

/// Letters that may be words run together.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// Log odds that they are.
    pub score: f32,
    /// Where to split, the likeliest first, with the cost of each way in centibels.
    pub ways: Vec<Split>,
}

/// What a name beside the word takes off each score.
pub const NAME_BESIDE: f32 = 1.05;

/// Words of the list with a lower (more frequent) class are never doubted …
const LISTED_FROM: u16 = 560;
/// … unless the dictionary rejects them: then from this class on.
const REJECTED_FROM: u16 = 470;
/// What stands for the class of a word that the list has not.
const UNLISTED: u16 = 850;
/// What stands for the cost of what there is none of.
const NOTHING: u16 = 1200;
/// The cost of the dearest reading that counts.
const DEAREST_READING: u16 = 1100;
/// Shortest doubtful words, in letters.
const SHORTEST: usize = 3;
/// The rarest known word that makes the letters behind particles sound.
const PLAIN: u16 = 720;
/// What it adds to the score of a slip that the text has the right word elsewhere: of an unlisted word, of a listed one.
pub const RIGHT_WORD_HERE: (f32, f32) = (2.83, 0.79);
/// The cost of readings that are likely forms of known words.
const SOUND_READING: u16 = 950;
/// Scores below this are not worth keeping: no place in a text lifts them.
const HOPELESS: f32 = -2.8;
/// The score of letters that no word can have, where the near word is rare, and more for a frequent one.
const IMPOSSIBLE: f32 = 3.0;
/// A listed word is a typical slip from this many letters on …
const STRICT_FROM: usize = 5;
/// … where it is this much rarer than the right one, in centibels …
const FAR_RARER: f32 = 60.0;
/// … or of any kind, where it is rarer by this and has as many letters …
const HUGELY_RARER: f32 = 250.0;
const LONG: usize = 7;
/// … and where it looks like a name, it is rarer by this and as long …
const LOAN_RARER: f32 = 120.0;
/// … and has this score, and a little for every further centibel.
const STRICT: f32 = 2.0;
/// What it takes off the score of a word that it may be made of a known root or noun.
const MAY_BE_MADE: f32 = 1.5;
/// How many words are kept that may have been meant.
const MEANT: usize = 4;
/// What speaks against `word`; none for what is sound, or too short, or holds letters that are not Arabic's.
///
/// For words of the list ask only where [`super::Entry::doubtful`] is set: that saves the search.
#[must_use]
pub fn look(word: &str) -> Option<Doubt> {
    let letters = spell(word)?;
    let entry = arabic(word);
    let from = |accepted| if accepted { LISTED_FROM } else { REJECTED_FROM };
    if letters.len() < SHORTEST || entry.is_some_and(|e| e.centibels < from(e.accepted)) || is_stretched(&letters) {
        return None;
    }
    let bare = written(&letters);
    let mut near = near(&letters, MEANT);
    if let Some(meant) = kept_waw(&bare) {
        near.sort_by_key(|n| written(&n.letters) != meant);
    } else if let Some(meant) = lost_yeh(&bare) {
        near.retain(|n| written(&n.letters) == meant); // الديمقراطي with a stray ن is as near, and hardly ever meant
    }
    let facts = Facts {
        own: entry.map_or(UNLISTED, |e| e.centibels),
        accepted: entry.is_some_and(|e| e.accepted),
        listed: entry.is_some(),
        reading: reading(&bare).map(|c| c.min(DEAREST_READING)),
        as_word: f32::from(cost(Model::Words, &letters)),
        as_name: f32::from(cost(Model::Names, &letters)),
        near,
        letters,
        bare,
    };
    let behind = if facts.accepted { None } else { behind_a_particle(&facts.bare) };
    let slip = behind.or_else(|| facts.slip());
    let found = Doubt { listed: facts.listed, slip, joined: facts.joined() };
    (found.slip.is_some() || found.joined.is_some()).then_some(found)
}

/// The typical slip that a listed word is, behind a particle: لموظفيين like موظفيين.
fn behind_a_particle(word: &str) -> Option<Misspelt> {
    behind_particles_of_slips(word).find_map(|(particles, rest)| {
        let slip = look(&rest)?.slip.filter(|slip| slip.strict)?;
        let meant = slip.meant.iter().map(|(word, cost)| (clitics::attach(particles, word), *cost)).collect();
        Some(Misspelt { meant, ..slip })
    })
}

/// The particles that a word may begin with, each with a rest that is known for a slip.
fn behind_particles_of_slips(word: &str) -> impl Iterator<Item = (&'static str, String)> {
    // ك begins too many words: كراتها is "her balls", and no particle before راتها.
    let plain = without_particles(word).filter(|(particles, _)| !particles.ends_with('\u{0643}'));
    let article = word.strip_prefix("\u{0644}\u{0644}").map(|rest| ("\u{0644}", format!("\u{0627}\u{0644}{rest}")));
    let doubtful =
        |rest: &str| arabic(rest).is_some_and(|e| e.doubtful && !e.accepted) && places::arabic(rest).next().is_none();
    plain.map(|(particles, rest)| (particles, rest.to_owned())).chain(article).filter(move |(_, rest)| doubtful(rest))
}

/// Whether a word that the dictionary rejects may be a slip although the list has it: a known slip behind a particle (بمبارات, of
/// مبارات for مباراة), or a plural of a word of relation that lost a letter.
#[must_use]
pub fn hides_slip(word: &str) -> bool {
    lost_yeh(word).is_some() || behind_particles_of_slips(word).next().is_some()
}

/// Pronouns that are written as part of a word, and words of their own too: ما "what" ends the dual.
const PRONOUNS: [&str; 9] = ["ما", "هم", "هن", "ها", "هما", "كم", "كما", "نا", "ني"];

/// Words that dictionary and list lack and that are sound: `rules/words/sound.txt`.
static SOUND: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../../rules/words/sound.txt").lines();
    lines.filter(|l| !l.starts_with('#')).flat_map(|l| l.split(' ')).filter(|w| !w.is_empty()).collect()
});

/// Whether a word, as it stands or without particles and article, is known to be sound.
#[must_use]
pub fn is_sound(bare: &str) -> bool {
    let stem = bare.trim_start_matches(['\u{0648}', '\u{0641}', '\u{0628}', '\u{0644}']);
    let stem = stem.strip_prefix("\u{0627}\u{0644}").unwrap_or(stem);
    let mut listed = SOUND.contains(bare) || SOUND.contains(stem);
    clitics::strip(bare, |s| {
        let rest = bare.get(s.prefix..).unwrap_or_default();
        listed |= SOUND.contains(rest) || rest.strip_prefix("\u{0627}\u{0644}").is_some_and(|r| SOUND.contains(r));
    });
    listed || is_making(stem) || is_elative(stem)
}

/// Whether letters stand where Arabic never has them: ى or ة before another letter, إ inside a word.
fn is_impossible(word: &[u8]) -> bool {
    let inner = &word[..word.len().saturating_sub(1)];
    let before_alef = |at: usize| word[..at].iter().all(|&c| "وفبكلأا".contains(letter(c)));
    inner.iter().any(|&c| "ىة".contains(letter(c)))
        || word.iter().enumerate().any(|(at, &c)| letter(c) == 'إ' && !before_alef(at))
}

/// The plural that a word was meant for where its ending fell together with the stem's.
fn plural(word: &str) -> Option<String> {
    kept_waw(word).or_else(|| lost_yeh(word))
}

/// What a word of relation is in the plural, where one of the two ي before ن is lost: الديمقراطين for الديمقراطيين. What the
/// dictionary has is another word: الجمهورين "the two audiences".
fn lost_yeh(word: &str) -> Option<String> {
    let stem = word.strip_suffix("\u{064A}\u{0646}").filter(|stem| !stem.ends_with('\u{064A}'))?;
    let own = arabic(word);
    let rarer = |w: &str| {
        let rarer = |e: Entry| own.is_none_or(|own| f32::from(own.centibels) - f32::from(e.centibels) >= FAR_RARER);
        arabic(w).is_some_and(|e| e.accepted && rarer(e))
    };
    let right = format!("{stem}\u{064A}\u{064A}\u{0646}");
    let long = clitics::has_article(word) && stem.chars().count() >= STRICT_FROM;
    (long && own.is_none_or(|e| !e.accepted) && rarer(&format!("{stem}\u{064A}")) && rarer(&right)).then_some(right)
}

/// What a verb that ends in و would be in the plural, where it has kept its و before ون: ينمون for ينموون, of ينمو "grow".
fn kept_waw(word: &str) -> Option<String> {
    let stem = word.strip_suffix("\u{0648}\u{0646}").filter(|stem| stem.ends_with('\u{0648}'))?;
    let right = format!("{stem}\u{0646}");
    let frequent = |w: &str, most| arabic(w).is_some_and(|e| e.accepted && e.centibels < most);
    let verb = word.trim_start_matches(['\u{0648}', '\u{0641}']);
    (verb.starts_with(['\u{064A}', '\u{062A}']) && frequent(stem, LISTED_FROM) && frequent(&right, UNLISTED))
        .then_some(right)
}

/// Whether a slip is of the kinds that people make rather than machines: a long vowel or a hamza too many, too few, on the
/// wrong seat or on the wrong side of its neighbour, a doubled letter, ة for ت or ه, ى for ي.
fn is_typical(word: &[u8], near: &Near) -> bool {
    let soft = |c: u8| "اويىءأإؤئآ".contains(letter(c));
    let same = word.iter().zip(&near.letters).take_while(|(a, b)| a == b).count();
    match near.slip {
        Slip::Replaced => near.slip_cost <= 60,
        Slip::Added => soft(word[same]) || same > 0 && word[same] == word[same - 1],
        Slip::Dropped => soft(near.letters[same]) || same > 0 && near.letters[same] == near.letters[same - 1],
        Slip::Swapped => soft(word[same]) || word.get(same + 1).is_some_and(|&c| soft(c)),
    }
}

/// A letter three times in a row is drawn out for effect.
fn is_stretched(letters: &[u8]) -> bool {
    letters.windows(3).any(|w| w[0] == w[1] && w[1] == w[2])
}

struct Facts {
    letters: Letters,
    bare: String,
    own: u16,
    accepted: bool,
    listed: bool,
    reading: Option<u16>,
    as_word: f32,
    as_name: f32,
    near: Vec<Near>,
}

fn flag(condition: bool) -> f32 {
    f32::from(u8::from(condition))
}

impl Facts {
    fn slip(&self) -> Option<Misspelt> {
        let first = self.near.first()?;
        let gap = self.near.get(1).map_or(NOTHING, Near::cost).saturating_sub(first.cost());
        let length = self.letters.len() as f32;
        let cost_of = f32::from(first.cost());
        let (added, dropped, swapped) =
            (flag(first.slip == Slip::Added), flag(first.slip == Slip::Dropped), flag(first.slip == Slip::Swapped));
        let kept = plural(&self.bare).is_some_and(|meant| meant == written(&first.letters));
        let score = if kept || is_impossible(&self.letters) && !is_impossible(&first.letters) {
            IMPOSSIBLE + f32::from(NOTHING.saturating_sub(first.cost())) / 200.0
        } else if self.listed {
            let rarer = -1.517 - 0.02255 * cost_of - 0.0004 * f32::from(first.entry.centibels)
                + 0.02451 * f32::from(self.own)
                - 0.65363 * flag(self.accepted)
                - 0.27836 * length
                - 0.00547 * f32::from(gap)
                - 0.75192 * added
                + 1.27748 * dropped;
            rarer.max(self.strict(first))
        } else {
            let harder = self.as_word - f32::from(cost(Model::Words, &first.letters));
            1.893 - 0.00611 * cost_of - 0.0098 * f32::from(first.entry.centibels)
                + 0.00547 * f32::from(self.reading.unwrap_or(DEAREST_READING))
                + 0.57607 * flag(self.reading.is_none())
                - 0.60369 * flag(behind_particles(&self.bare, 740).is_some())
                + 0.00227 * self.as_name
                - 0.10744 * length
                + 0.71792 * flag(first.entry.accepted)
                + 0.00252 * f32::from(gap)
                + 0.00288 * harder
                - 2.29907 * flag(has_articled_twin(&self.letters))
                + 1.59362 * swapped
                - 1.02928 * added
                + 1.55481 * dropped
                - MAY_BE_MADE * flag(may_be_made(&self.bare) || is_derived(&self.bare))
        };
        // A rare word that is sound is seldom a slip for a name.
        let name_for_word = self.accepted && first.entry.name;
        let known_behind_particles = self.listed
            && !self.accepted
            && behind_particles(&self.bare, PLAIN).is_some_and(|p| self.letters.len() > p + 3);
        if score < HOPELESS
            || name_for_word
            || known_behind_particles
            || is_sound(&self.bare)
            || self.differs_in_particles(first)
        {
            return None;
        }
        Some(Misspelt {
            score,
            meant: self.near.iter().map(|n| (written(&n.letters), n.cost())).collect(),
            slip_cost: first.slip_cost,
            centibels: first.entry.centibels,
            accepted: first.entry.accepted,
            foreign: self.as_name < self.as_word,
            strict: self.listed && self.strict(first) >= score,
            name: !first.entry.accepted && first.entry.centibels > LISTED_FROM && self.as_name < self.as_word,
        })
    }

    /// The score of a listed word that the dictionary rejects, that does not look like a name, and that a typical slip
    /// leads to from a word far more frequent: such entries of the list are what many people mistype.
    fn strict(&self, first: &Near) -> f32 {
        let rarer = f32::from(self.own) - f32::from(first.entry.centibels);
        let usual = is_typical(&self.letters, first)
            || rarer >= HUGELY_RARER && first.slip_cost <= 110 && self.letters.len() >= LONG;
        let plain =
            !self.accepted && !is_derived(&self.bare) && first.entry.accepted && self.letters.len() >= STRICT_FROM;
        // Loan words look like names.
        let loan = rarer >= LOAN_RARER && self.letters.len() >= LONG && !first.entry.name;
        if plain && rarer >= FAR_RARER && (self.as_name > self.as_word || loan) && usual {
            STRICT + rarer / 100.0
        } else {
            f32::MIN
        }
    }

    /// Whether the word is sound behind its particles and the other only has different ones.
    fn differs_in_particles(&self, other: &Near) -> bool {
        behind_particles(&self.bare, PLAIN).is_some_and(|prefix| {
            let stem = &self.letters[prefix..];
            stem.len() > 3 && other.letters.ends_with(stem)
        })
    }

    fn joined(&self) -> Option<Joined> {
        let mut ways = splits(&self.letters);
        let first = ways.first()?;
        if is_sound(&self.bare) {
            return None;
        }
        let words = first.ends.len() as f32 + 1.0;
        let parts = words_of(&self.letters, first);
        let pronoun = parts.last().is_some_and(|p| PRONOUNS.contains(&p.as_str()));
        let plain = parts.iter().any(|p| arabic(p).is_some_and(|e| e.accepted && e.centibels < LISTED_FROM));
        if pronoun && self.reading.is_some() || !plain && self.as_name < self.as_word {
            return None;
        }
        let sum = f32::from(first.cost) - f32::from(SEAM) * (words - 1.0);
        let shortest = parts.iter().map(|w| w.chars().count()).min()? as f32;
        let near = f32::from(self.near.first().map_or(NOTHING, Near::cost).min(NOTHING));
        let score = 4.7822 + 0.00622 * sum - 5.66571 * words - 0.04714 * sum / words
            + 0.00624 * near
            + 0.00559 * f32::from(self.reading.unwrap_or(DEAREST_READING))
            + 0.00238 * self.as_name
            + 0.00396 * self.as_word
            + 0.90753 * seams(&self.letters, first)
            + 0.65825 * shortest
            + 0.00462 * f32::from(self.own);
        // A sound form of a known word needs more to be taken for two.
        let score = if self.reading.is_some_and(|r| r < SOUND_READING) { score - 1.2 } else { score };
        // Foreign names, long ones above all, fall into short words by chance.
        let foreign = flag(self.as_name < self.as_word) * if words > 2.0 { 2.2 } else { 1.2 };
        let made = flag(self.accepted && may_be_made(&self.bare));
        let score = score - foreign - 2.0 * flag(self.accepted) - MAY_BE_MADE * made;
        if score < -1.0 {
            return None;
        }
        ways.truncate(3);
        Some(Joined { score, ways })
    }
}

#[cfg(test)]
mod tests {
    use super::look;

    #[test]
    fn slips_and_joins_are_told_apart() {
        let slip = look("الحكوممة").expect("doubtful");
        let joined = look("قالتالشركة").expect("doubtful");
        let odds =
            |d: &super::Doubt| (d.slip.as_ref().map_or(-9.0, |s| s.score), d.joined.as_ref().map_or(-9.0, |j| j.score));
        assert!(odds(&slip).0 > odds(&slip).1 && odds(&slip).0 > 0.0, "{slip:?}");
        assert!(odds(&joined).1 > odds(&joined).0 && odds(&joined).1 > 0.0, "{joined:?}");
        assert_eq!(slip.slip.expect("a slip").meant[0].0, "الحكومة");
    }

    #[test]
    fn nothing_speaks_against_sound_words() {
        for word in ["الحكومة", "من", "وللوظائف", "لاااااا", "پارس", "", "شتاينبرغر"]
        {
            assert!(look(word).is_none_or(|d| d.slip.is_none_or(|s| s.score < 0.0)), "{word}");
        }
    }

    #[test]
    fn verbs_in_waw_lose_it_in_the_plural() {
        for (word, meant) in [("ينموون", "ينمون"), ("ويدعوون", "ويدعون")] {
            let slip = look(word).and_then(|d| d.slip).expect("a slip");
            assert!(slip.score > 2.0 && slip.meant[0].0 == meant, "{word}: {slip:?}");
        }
        for sound in ["يروون", "ينوون", "يستوون"] {
            assert!(look(sound).is_none_or(|d| d.slip.is_none_or(|s| s.score < 2.0)), "{sound}");
        }
    }
}
