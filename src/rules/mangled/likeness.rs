//! How much alike two Latin words look.

/// A word that many others are held against.
#[derive(Debug)]
pub(super) struct Held<'w> {
    pub word: &'w str,
    letters: Vec<char>,
    /// Where each letter of ASCII stands in the word, a bit for each place; none if the word is too long for that, or has others.
    places: Option<Box<[u64; 128]>>,
}

impl<'w> Held<'w> {
    pub(super) fn new(word: &'w str) -> Self {
        let places = (word.is_ascii() && word.len() <= 64).then(|| {
            let mut places = Box::new([0; 128]);
            word.bytes().enumerate().for_each(|(at, byte)| places[usize::from(byte)] |= 1 << at);
            places
        });
        Self { word, letters: word.chars().collect(), places }
    }

    /// The edits that lead to another word, and how much alike the two look, if that is `least` or more: edits, letters in common
    /// in their order, and a common beginning or end. The weights are those that found most garbled names again among the names
    /// of their story (`rules/names.md`).
    pub(super) fn against(&self, other: &str, least: f32) -> Option<(usize, f32)> {
        let a = &self.letters;
        let b = other.chars().count();
        let (longer, shorter) = (a.len().max(b), a.len().min(b));
        let head = a.iter().zip(other.chars()).take_while(|(x, y)| **x == *y).count();
        let tail = a.iter().rev().zip(other.chars().rev()).take_while(|(x, y)| **x == *y).count();
        let common = self.common(other);
        let likeness = |edits: usize| {
            0.5 * (1.0 - edits as f32 / longer.max(1) as f32)
                + 0.25 * common as f32 / b.max(1) as f32
                + 0.25 * (head.max(tail) as f32 / shorter.max(1) as f32).min(1.0)
        };
        // An edit brings or takes one letter of the common ones at most: with fewer edits than that few words are alike enough.
        if likeness(longer - common.min(longer)) < least {
            return None;
        }
        let edits = strsim::osa_distance(self.word, other);
        Some((edits, likeness(edits))).filter(|(_, likeness)| *likeness >= least)
    }

    /// Length of the longest common subsequence: all cells of a row at once, a bit each (Hyyrö 2004), where letters allow it.
    fn common(&self, other: &str) -> usize {
        let Some(places) = self.places.as_ref().filter(|_| other.is_ascii()) else {
            return common(&self.letters, &other.chars().collect::<Vec<_>>());
        };
        let mut row = u64::MAX;
        for byte in other.bytes() {
            let met = row & places[usize::from(byte & 0x7F)];
            row = row.wrapping_add(met) | (row - met);
        }
        let whole = if self.letters.len() < 64 { (1 << self.letters.len()) - 1 } else { u64::MAX };
        (!row & whole).count_ones() as usize
    }
}

/// Length of the longest common subsequence.
fn common(a: &[char], b: &[char]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{Held, common};

    #[test]
    fn bits_count_what_a_table_counts() {
        let words =
            ["", "a", "trashlge", "surge", "surgeon", "abcabcabc", "cbacbacba", "aaaa", "facebook", "viracebook"];
        for one in words {
            for other in words {
                let letters = |w: &str| w.chars().collect::<Vec<_>>();
                assert_eq!(Held::new(one).common(other), common(&letters(one), &letters(other)), "{one} {other}");
            }
        }
    }

    #[test]
    fn too_little_alike_is_nothing() {
        let held = Held::new("trupge");
        let (edits, likeness) = held.against("surge", 0.0).expect("anything goes");
        assert_eq!(edits, 3);
        assert!(held.against("surge", likeness).is_some() && held.against("surge", likeness + 0.01).is_none());
    }
}
