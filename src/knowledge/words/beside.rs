//! How well a word fits the words around it: see [`super::pairs`].

use super::lookup;
use super::pairs::{Stem, key};

static PAIRS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.pairs"));

/// The words around a place, as stems; none where a sign or nothing stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around {
    /// The two before it, the nearer first.
    pub before: [Option<Stem>; 2],
    /// The two behind it, the nearer first.
    pub behind: [Option<Stem>; 2],
}

/// What speaks for a word in its place, in powers of ten: how much more often than by chance it stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fit {
    /// Beside the neighbour that it goes best with.
    pub best: f32,
    /// Beside the other neighbour.
    pub other: f32,
    /// With a word between them.
    pub apart: f32,
}

impl Around {
    /// How well a word of this stem fits in here.
    #[must_use]
    pub fn fit(&self, word: Stem) -> Fit {
        let [before, behind] = [self.before, self.behind];
        let a = before[0].map_or(0.0, |w| together(w, word, false));
        let b = behind[0].map_or(0.0, |w| together(word, w, false));
        let far = |[near, far]: [Option<Stem>; 2]| near.and(far);
        let c = far(before).map_or(0.0, |w| together(w, word, true));
        let d = far(behind).map_or(0.0, |w| together(word, w, true));
        Fit { best: a.max(b), other: a.min(b), apart: c.max(d) }
    }
}

/// The mutual information of two stems; 0 if they are not known to stand together.
fn together(first: Stem, second: Stem, apart: bool) -> f32 {
    lookup::get(PAIRS, lookup::hash(&key(first, second, apart))).map_or(0.0, |centibels| centibels as f32 / 100.0)
}

#[cfg(test)]
mod tests {
    use super::super::pairs::{Stem, root};
    use super::Around;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (word, other) in [("والشركات", "شركة"), ("للحكومة", "الحكومة"), ("بالأسهم", "أسهم"), ("رئيسها", "الرئيس")]
        {
            assert_eq!(root(word), root(other), "{word}");
        }
        assert_eq!(root("في"), "في");
        assert_eq!(root(""), "");
    }

    #[test]
    fn words_fit_where_they_are_used() {
        let around =
            Around { before: [Some(Stem::of("مجلس")), None], behind: [Some(Stem::of("الدولي")), None] };
        assert!(around.fit(Stem::of("الأمن")).best > 1.0);
        assert!(around.fit(Stem::of("الأمر")).other < 1.0);
        assert_eq!(Around::default().fit(Stem::of("الأمن")), super::Fit::default());
    }
}
