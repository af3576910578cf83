//! Words of the English list that are a few edits away from a string of letters.

use super::{ENGLISH, EnglishWord};
use fst::raw::{Node, Output};
use fst::{IntoStreamer, Set, Streamer};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

/// The longest word looked at, in letters.
const LONGEST: usize = 20;

/// Cells of a row: one for each letter, and one for none.
const ROW: usize = LONGEST + 1;
/// Farther than anything that is looked for.
const FAR: u8 = u8::MAX / 2;

type Row = [u8; ROW];

/// A word of the list near to what is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearEnglish {
    /// The word in small letters.
    pub word: String,
    /// What the list says of it.
    pub entry: EnglishWord,
    /// Letters added, dropped, changed, or swapped with a neighbour.
    pub edits: usize,
}

/// Searches remembered by each thread: a name that no list has stands in many articles of a site.
const REMEMBERED: usize = 1 << 12;

/// What was found, by the word and the edits allowed.
type Memory = HashMap<(Box<str>, usize), Rc<[NearEnglish]>>;

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::new(HashMap::new());
}

/// As [`look`], from memory if it has been asked before.
#[must_use]
pub fn near_english(word: &str, edits: usize) -> Rc<[NearEnglish]> {
    let key = (Box::from(word), edits);
    MEMORY.with_borrow_mut(|memory| {
        if memory.len() >= REMEMBERED {
            memory.clear();
        }
        Rc::clone(memory.entry(key).or_insert_with(|| look(word, edits).into()))
    })
}

/// The English words at most `edits` away from `word`, the nearest and then the most frequent first.
///
/// Only words of plain letters are looked for. The search walks the list once and leaves each branch as soon as it is too
/// far (optimal string alignment, row by row).
#[must_use]
pub fn look(word: &str, edits: usize) -> Vec<NearEnglish> {
    let letters: Vec<u8> = word.bytes().map(|b| b.to_ascii_lowercase()).collect();
    if letters.is_empty() || letters.len() > LONGEST || !letters.iter().all(u8::is_ascii_lowercase) {
        return Vec::new();
    }
    let edits = edits.min(LONGEST) as u8;
    let mut first = [FAR; ROW];
    for (j, cell) in first.iter_mut().enumerate().take(letters.len() + 1) {
        *cell = j as u8;
    }
    let mut search = Search { letters: &letters, edits, path: Vec::new(), rows: vec![first], found: Vec::new() };
    search.walk(ENGLISH.as_fst().root(), Output::zero());
    let mut found = search.found;
    found.sort_by(|a, b| (a.edits, a.entry.centibels, &a.word).cmp(&(b.edits, b.entry.centibels, &b.word)));
    found
}

struct Search<'w> {
    letters: &'w [u8],
    edits: u8,
    path: Vec<u8>,
    /// A row of distances for each letter of the path, and one for none.
    rows: Vec<Row>,
    found: Vec<NearEnglish>,
}

impl Search<'_> {
    fn walk(&mut self, node: Node<'static>, out: Output) {
        let n = self.letters.len();
        if node.is_final()
            && let Some(distance) = self.rows.last().map(|r| r[n])
            && distance <= self.edits
            && let Ok(word) = std::str::from_utf8(&self.path)
        {
            let entry = EnglishWord::from_value(out.cat(node.final_output()).value());
            self.found.push(NearEnglish { word: word.to_owned(), entry, edits: usize::from(distance) });
        }
        for t in node.transitions() {
            if !t.inp.is_ascii_lowercase() || self.path.len() > n + usize::from(self.edits) {
                continue;
            }
            if let Some(row) = self.next_row(t.inp) {
                self.rows.push(row);
                self.path.push(t.inp);
                self.walk(ENGLISH.as_fst().node(t.addr), out.cat(t.out));
                self.path.pop();
                self.rows.pop();
            }
        }
    }

    /// The row after one more letter, if it is still near; only cells near the diagonal can be.
    fn next_row(&self, letter: u8) -> Option<Row> {
        let depth = self.rows.len();
        let above = &self.rows[depth - 1];
        let reach = usize::from(self.edits);
        let mut row = [FAR; ROW];
        let mut least = FAR;
        if depth <= reach {
            row[0] = depth as u8;
            least = row[0];
        }
        for j in depth.saturating_sub(reach + 1)..self.letters.len().min(depth + reach) {
            let own = self.letters[j];
            let mut cost = (above[j] + u8::from(own != letter)).min(above[j + 1] + 1).min(row[j] + 1);
            if depth > 1 && j > 0 && self.letters[j - 1] == letter && self.path.last() == Some(&own) {
                cost = cost.min(self.rows[depth - 2][j - 1] + 1);
            }
            row[j + 1] = cost.min(FAR);
            least = least.min(cost);
        }
        (least <= self.edits).then_some(row)
    }
}

static ENDINGS: LazyLock<Set<&'static [u8]>> = LazyLock::new(|| {
    Set::new(&include_bytes!(concat!(env!("OUT_DIR"), "/english.endings"))[..])
        .expect("the list is part of the program and checked by a test")
});

/// Letters that a word has to have in common with the end of another.
pub const ENDING: usize = 5;
/// Letters of the other that may be missing before it.
pub const LOST: usize = 3;

/// Frequent English words of which `word` has the end behind another beginning: Facebook for Viracebook. What a word ends in whole
/// makes compounds, and is not among them.
#[must_use]
pub fn with_ending_of(word: &str) -> Vec<String> {
    let backwards: Vec<u8> = word.bytes().rev().map(|b| b.to_ascii_lowercase()).collect();
    let Some(end) = backwards.get(..ENDING).filter(|_| backwards.iter().all(u8::is_ascii_lowercase)) else {
        return Vec::new();
    };
    let mut past = end.to_vec();
    past[ENDING - 1] += 1;
    let mut found = Vec::new();
    let mut stream = ENDINGS.range().ge(end).lt(&past).into_stream();
    while let Some(other) = stream.next() {
        let common = other.iter().zip(&backwards).take_while(|(a, b)| a == b).count();
        if common < other.len() && common + LOST >= other.len() && common < backwards.len() {
            found.extend(String::from_utf8(other.iter().rev().copied().collect()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{look, with_ending_of};

    #[test]
    fn an_old_ending_behind_a_new_beginning_is_known() {
        assert!(with_ending_of("viracebook").contains(&"facebook".to_owned()));
        assert!(with_ending_of("Boongress").contains(&"congress".to_owned()));
        assert!(!with_ending_of("afacebook").contains(&"facebook".to_owned()), "nothing is lost");
        assert!(with_ending_of("book").is_empty() && with_ending_of("كتاب وكتاب").is_empty());
    }

    #[test]
    fn near_words_are_found_nearest_first() {
        let near = look("lnicoln", 2);
        assert_eq!(near.first().map(|n| (n.word.as_str(), n.edits)), Some(("lincoln", 1)), "a swap is one edit");
        assert!(near.windows(2).all(|w| w[0].edits <= w[1].edits));
        assert!(near.iter().all(|n| strsim::osa_distance("lnicoln", &n.word) == n.edits));
    }

    #[test]
    fn nothing_is_near_to_what_is_no_word() {
        assert!(look("", 2).is_empty() && look("٣", 1).is_empty());
        assert!(look(&"q".repeat(40), 2).is_empty());
    }
}
