//! The words of an entry's renderings, each by itself, for texts that have their original beside them: there they need not stand in
//! the order and the forms that a pack lists.

use super::pack::Term;
use super::pack::pattern::{Pattern, Word};
use super::telling::Telling;

/// Words that say nothing by themselves: in, from, on, to, about, with, that, what, not, no, did, was, he, she, this.
const PARTICLES: [&str; 22] = [
    "في", "من", "على", "إلى", "عن", "مع", "أن", "إن", "ما", "لا", "لم", "لن", "قد", "كان", "كانت", "هو", "هي", "هذا",
    "هذه", "أو", "كل", "بعد",
];

/// A rendering: for each telling word of it the words that may stand there.
pub type Slots = Vec<Vec<Telling>>;

/// The renderings of an entry.
#[derive(Debug, Default)]
pub struct Wording {
    /// What an editor writes.
    pub right: Vec<Slots>,
    /// What engines write: two telling words at least.
    pub wrong: Vec<Slots>,
}

impl Wording {
    /// The wording of an entry.
    #[must_use]
    pub fn of(term: &Term) -> Self {
        // Words of a choice belong together: one of them says nothing.
        let joined = |notation: &str| {
            notation.split('{').skip(1).any(|choice| choice.split('}').next().is_some_and(|c| c.contains(' ')))
        };
        let tells = |n: &&String| slots(n, false).is_some_and(|s| s.len() > 1);
        // وقع في القانون is wrong for its preposition.
        let wrong = term.wrong.iter().filter(|n| !joined(n)).filter(tells).filter_map(|n| slots(n, true));
        Self {
            right: term.right.iter().filter_map(|n| slots(n, false)).filter(|s| !s.is_empty()).collect(),
            wrong: wrong.collect(),
        }
    }
}

/// The slots of a rendering: particles, which say nothing by themselves, are left out, or kept where they stand inside it.
fn slots(notation: &str, inner_particles: bool) -> Option<Slots> {
    let pattern = Pattern::parse(notation).ok()?;
    let choices = pattern.choices();
    let told: Vec<Vec<&Word>> = choices.iter().map(|c| c.iter().filter_map(|c| telling(c)).collect()).collect();
    let tells = |slot: &Vec<&Word>| !slot.is_empty();
    let (first, last) = (told.iter().position(tells)?, told.iter().rposition(tells)?);
    let inner =
        (first..=last).map(|n| if tells(&told[n]) { told[n].clone() } else { choices[n].iter().flatten().collect() });
    let slots: Vec<Vec<&Word>> = if inner_particles {
        inner.filter(tells).collect()
    } else {
        told.iter().filter(|s| tells(s)).cloned().collect()
    };
    Some(slots.into_iter().map(|slot| slot.into_iter().filter_map(Telling::of).collect()).collect())
}

/// The longest word of a choice, if it says something.
fn telling(choice: &[Word]) -> Option<&Word> {
    let longest = choice.iter().max_by_key(|w| if let Word::Written(t) = w { t.len() } else { usize::MAX })?;
    match longest {
        Word::Written(t) if PARTICLES.contains(&t.as_str()) || t.chars().count() < 2 => None,
        word => Some(word),
    }
}
