//! Names in two scripts: how likely an Arabic and a Latin spelling are one name, and how a name is likely spelled in
//! the other script.
//!
//! A spelling of a name is read as a chain of *units*, each a group of none to two Arabic letters and none to three
//! Latin ones (ش/sch, تش/ch, nothing/e). Units and their probabilities come from pairs of names by expectation
//! maximisation over all alignments (Jiampojamarn, Kondrak and Sherif, 2007); then the cost of each unit, and what each letter
//! around it adds, are fitted to tell true pairs from near ones, the alignment being latent (McCallum, Bellare and
//! Pereira, 2005). The score is the cost of the cheapest chain by the number of letters. Training, sources and
//! measured figures: `rules/translit/README.md`.

pub mod candidates;
pub mod heard;
pub mod letters;
pub mod phrase;
pub mod said;
pub mod sound;
pub mod table;
pub mod variants;

pub use candidates::{to_arabic, to_latin};
pub use phrase::score_name;
pub use table::{ArabicName, LatinName, Table};
pub use variants::{MAYBE_RENDERING, SAME_RENDERING, variants};

use super::memory::Memory;
use super::words::hash;
use letters::Codes;
use std::cell::RefCell;
use std::sync::LazyLock;

/// At or below this [`score`], two spellings are most likely one name, even against names spelled nearly alike.
pub const SAME: f32 = 0.35;
/// Above this [`score`], two spellings are hardly ever one name.
pub const OTHER: f32 = 1.1;

/// Costs of one unit of the score, a letter: chosen so that unrelated names score 1 and more.
const SCALE: f32 = 10.0 * table::COST as f32;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    Table::read(include_bytes!("../../../rules/translit/model.bin"))
        .expect("the table is part of the program and checked by a test")
});

/// The table the program carries.
#[must_use]
pub fn table() -> &'static Table {
    &TABLE
}

/// Readies an Arabic word for [`score_ready`].
#[must_use]
pub fn arabic(word: &str) -> ArabicName {
    TABLE.arabic(Codes::arabic(word))
}

/// Readies a Latin word for [`score_ready`].
#[must_use]
pub fn latin(word: &str) -> LatinName {
    TABLE.latin(Codes::latin(word))
}

/// How far an Arabic and a Latin word are from being one name: 0 and more, lower is nearer; see [`SAME`] and
/// [`OTHER`]. Infinite if either has no letters. Marks, case, accents and punctuation do not count.
#[must_use]
pub fn score(arabic: &str, latin: &str) -> f32 {
    score_ready(&self::arabic(arabic), &self::latin(latin))
}

/// [`score`] for names made ready: for one name against many.
#[must_use]
pub fn score_ready(arabic: &ArabicName, latin: &LatinName) -> f32 {
    score_below(arabic, latin, f32::INFINITY).unwrap_or(f32::INFINITY)
}

/// [`score_ready`] if it is below `limit`; what is above is given up early.
#[must_use]
pub fn score_below(arabic: &ArabicName, latin: &LatinName, limit: f32) -> Option<f32> {
    TABLE.score(arabic, latin, limit)
}

thread_local! {
    /// What [`same`] said of pairs of words.
    static PAIRS: RefCell<Memory<Option<f32>>> = RefCell::new(Memory::new(16));
}

/// [`score`] if it is below [`SAME`]. It is remembered: the articles of a run have the same names, and the same words beside them.
#[must_use]
pub fn same(arabic: &str, latin: &str) -> Option<f32> {
    let pair = hash(arabic).rotate_left(17) ^ hash(latin);
    let compare = || score_below(&self::arabic(arabic), &self::latin(latin), SAME);
    PAIRS.with_borrow_mut(|pairs| *pairs.recall(pair, compare))
}

impl Table {
    /// The score by this table, if it is below `limit`.
    #[must_use]
    pub fn score(&self, arabic: &ArabicName, latin: &LatinName, limit: f32) -> Option<f32> {
        if arabic.codes.is_empty() || latin.codes.is_empty() {
            return None;
        }
        let unit = SCALE * (arabic.codes.len() + latin.codes.len()) as f32;
        // Casting a float to an integer stops at the largest, as it should here.
        let cost = self.cost(arabic, latin, (limit * unit).ceil() as i32)?;
        Some(cost as f32 / unit).filter(|&score| score < limit)
    }
}

#[cfg(test)]
mod tests {
    use super::{OTHER, SAME, arabic, latin, score, score_below, score_ready, table};

    #[test]
    fn renderings_of_one_name_score_low_and_other_words_high() {
        for (a, l) in [
            ("ترودو", "Trudeau"),
            ("ماكرون", "Macron"),
            ("شولتس", "Scholz"),
            ("جوجل", "Google"),
            ("غوغل", "Google"),
            ("نتنياهو", "Netanyahu"),
            ("لوكاشينكو", "Lukashenko"),
            ("القذافي", "Gaddafi"),
            ("محمد", "Mohamed"),
            ("بيونسيه", "Beyoncé"),
        ] {
            assert!(score(a, l) < SAME, "{a} {l} {}", score(a, l));
        }
        for (a, l) in [
            ("ترودو", "Macron"),
            ("الرعد", "Thunder"),
            ("مقياس", "Scale"),
            ("كلينتون", "Obama"),
            ("منظمة", "Amnesty"),
            ("ماكرون", "Trudeau"),
        ] {
            assert!(score(a, l) > OTHER, "{a} {l} {}", score(a, l));
        }
    }

    #[test]
    fn the_right_one_of_two_near_names_is_nearer() {
        for (a, right, wrong) in
            [("هاريس", "Harris", "Harrison"), ("كلاين", "Klein", "Collin"), ("مارتن", "Martin", "Marino")]
        {
            assert!(score(a, right) < score(a, wrong), "{a}");
        }
    }

    #[test]
    fn a_limit_changes_no_score_that_stays() {
        for a in ["ترودو", "ماكرون", "ميركل", "بايدن"] {
            for l in ["Trudeau", "Macron", "Merkel", "Biden", "Theodor"] {
                let (a, l) = (arabic(a), latin(l));
                let whole = score_ready(&a, &l);
                for limit in [0.0, 0.05, 0.2, 0.7, 1.5, 4.0] {
                    assert_eq!(score_below(&a, &l, limit), Some(whole).filter(|&s| s < limit));
                }
            }
        }
    }

    #[test]
    fn any_text_has_a_score_and_nothing_has_none() {
        for text in ["", "123", "«»", "🙂"] {
            assert!(score(text, "Macron").is_infinite());
            assert!(score("ماكرون", text).is_infinite());
        }
        assert!(score(&"ظغءئ".repeat(300), &"xq".repeat(300)).is_finite(), "every letter may be added or left out");
    }

    #[test]
    fn the_table_has_every_letter_alone() {
        let alone = |n: usize| {
            table().units().iter().filter(|u| u.arabic.iter().chain(&u.latin).filter(|&&c| c > 0).count() == n).count()
        };
        assert_eq!(alone(1), 26 + 41);
    }
}
