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
        let wrong = term.wrong.iter().filter(|n| !joined(n)).filter_map(|n| slots(n)).filter(|s| s.len() > 1);
        Self {
            right: term.right.iter().filter_map(|n| slots(n)).filter(|s| !s.is_empty()).collect(),
            wrong: wrong.collect(),
        }
    }
}

fn slots(notation: &str) -> Option<Slots> {
    let pattern = Pattern::parse(notation).ok()?;
    let choices = pattern.choices().into_iter();
    let slots = choices.map(|of| of.iter().filter_map(|c| telling(c)).collect()).filter(|s: &Vec<&Word>| !s.is_empty());
    Some(slots.map(|slot| slot.into_iter().filter_map(Telling::of).collect()).collect())
}

/// The longest word of a choice, if it says something.
fn telling(choice: &[Word]) -> Option<&Word> {
    let longest = choice.iter().max_by_key(|w| if let Word::Written(t) = w { t.len() } else { usize::MAX })?;
    match longest {
        Word::Written(t) if PARTICLES.contains(&t.as_str()) || t.chars().count() < 2 => None,
        word => Some(word),
    }
}
