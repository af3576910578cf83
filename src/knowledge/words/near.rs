//! Words of the list that are one slip of the pen away from a string of letters.

use super::letters::{CODES, code, is_usual, letter};
use super::{ARABIC, Entry};
use crate::text::fold::bare;
use fst::raw::{CompiledAddr, Node, Output, Transition};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A word as letter codes (see [`super::letters::code`]).
pub type Letters = Vec<u8>;

/// The longest word that is looked at, in letters; words run together may be long.
const LONGEST: usize = 64;

/// The letters of `word`, marks left out; none if it holds anything else than letters of Arabic, or is very long.
#[must_use]
pub fn spell(word: &str) -> Option<Letters> {
    let letters: Option<Letters> = bare(word).chars().map(code).collect();
    letters.filter(|l| l.len() <= LONGEST)
}

/// The word of letter codes.
#[must_use]
pub fn written(letters: &[u8]) -> String {
    letters.iter().map(|&c| letter(c)).collect()
}

/// What went wrong on the way from a word to what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A letter stands for another.
    Replaced,
    /// A letter is one too many.
    Added,
    /// A letter is missing.
    Dropped,
    /// Two neighbours have changed places.
    Swapped,
}

/// A word of the list near to what is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// Its letters.
    pub letters: Letters,
    /// What the list says of it.
    pub entry: Entry,
    /// How unlikely the slip is, in centibels.
    pub slip_cost: u16,
    /// The kind of slip.
    pub slip: Slip,
}

impl Near {
    /// How unlikely it is that this word was meant and that slip was made: frequency class and cost of the slip together.
    #[must_use]
    pub fn cost(&self) -> u16 {
        self.entry.centibels.saturating_add(self.slip_cost)
    }
}

/// Groups of letters that writers and keyboards confuse, with the cost of taking one for another in centibels.
///
/// What school and ear confuse, and letters that differ in their dots only. The costs are estimates, set by hand: ة for
/// ه, ى for ي and a wrong hamza are by far the commonest slips of Arabic. What is not in a group costs [`ANY`].
const CONFUSED: [(&str, u8); 30] = [
    ("ةه", 20),
    ("ىي", 20),
    ("اأإآ", 20),
    ("ضظ", 40),
    ("ىا", 50),
    ("ءئؤأ", 50),
    ("ذز", 50),
    ("تة", 50),
    ("دذ", 50),
    ("ئيى", 60),
    ("ؤو", 60),
    ("ذدز", 60),
    ("تط", 60),
    ("سص", 60),
    ("ثس", 70),
    ("قك", 70),
    ("وءؤ", 70),
    ("دض", 80),
    ("حه", 80),
    ("رز", 80),
    ("سش", 80),
    ("صض", 80),
    ("طظ", 80),
    ("عغ", 80),
    ("فق", 80),
    ("عأ", 90),
    ("غق", 90),
    ("حخج", 90),
    ("تثبن", 90),
    ("بنيت", 90),
];

/// The rows of the Arabic keyboard, from the right of each as it is typed.
const KEYBOARD: [&str; 3] = ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ"];
/// Cost of a neighbouring key.
const NEIGHBOUR: u8 = 100;
/// Cost of any other letter in its place.
const ANY: u8 = 190;

type Costs = [[u8; CODES]; CODES];

static COSTS: LazyLock<Costs> = LazyLock::new(|| {
    let mut costs = [[ANY; CODES]; CODES];
    let mut lower = |a: char, b: char, cost: u8| {
        if let (Some(a), Some(b)) = (code(a), code(b))
            && a != b
        {
            let old = &mut costs[usize::from(a)][usize::from(b)];
            *old = cost.min(*old);
        }
    };
    for (group, cost) in CONFUSED {
        group.chars().for_each(|a| group.chars().for_each(|b| lower(a, b, cost)));
    }
    // Each row stands a third of a key further in than the one above it.
    let keys = KEYBOARD
        .iter()
        .enumerate()
        .flat_map(|(row, keys)| keys.chars().enumerate().map(move |(column, key)| (key, row, 10 * column + 3 * row)));
    let keys: Vec<(char, usize, usize)> = keys.collect();
    for &(a, row, at) in &keys {
        for &(b, other_row, other_at) in &keys {
            if row.abs_diff(other_row) <= 1 && at.abs_diff(other_at) <= 10 {
                lower(a, b, NEIGHBOUR);
            }
        }
    }
    costs
});

fn replacement(wrong: u8, right: u8) -> u16 {
    u16::from(COSTS[usize::from(wrong)][usize::from(right)])
}

/// Letters that are often dropped, or heard where there are none: ا و ي ى ء ل.
fn is_soft(code: u8) -> bool {
    matches!(letter(code), 'ا' | 'و' | 'ي' | 'ى' | 'ء' | 'ل')
}

/// Cost of the letter at `i` of `word` being one too many.
fn added(word: &[u8], i: usize) -> u16 {
    let neighbours = [i.checked_sub(1).and_then(|p| word.get(p)), word.get(i + 1)];
    let mut cost = if is_soft(word[i]) { 130 } else { 160 };
    for &n in neighbours.into_iter().flatten() {
        if n == word[i] {
            cost = cost.min(60);
        } else if replacement(word[i], n) <= u16::from(NEIGHBOUR) {
            cost = cost.min(120);
        }
    }
    if i == 0 { cost + 30 } else { cost }
}

/// Cost of `letter` being left out before place `i` of `word`.
fn dropped(word: &[u8], i: usize, missing: u8) -> u16 {
    let twin = word.get(i) == Some(&missing) || i.checked_sub(1).and_then(|p| word.get(p)) == Some(&missing);
    let cost = if twin {
        70
    } else if is_soft(missing) || matches!(letter(missing), 'ن' | 'م') {
        100
    } else {
        130
    };
    if i == 0 { cost + 40 } else { cost }
}

/// A place in the list: the address of the node reached and what was put out on the way.
#[derive(Clone, Copy)]
pub(super) struct Place {
    address: CompiledAddr,
    out: Output,
}

impl Place {
    pub(super) fn root() -> Self {
        Self { address: ARABIC.as_fst().root().addr(), out: Output::zero() }
    }

    fn node(self) -> Node<'static> {
        ARABIC.as_fst().node(self.address)
    }

    fn over(self, transition: Transition) -> Self {
        Self { address: transition.addr, out: self.out.cat(transition.out) }
    }

    fn byte(self, byte: u8) -> Option<Self> {
        let node = self.node();
        Some(self.over(node.transition(node.find_input(byte)?)))
    }

    /// The place one letter on, if any word goes on like that.
    pub(super) fn step(self, code: u8) -> Option<Self> {
        let [lead, tail] = utf8(code);
        self.byte(lead)?.byte(tail)
    }

    fn walk(self, codes: &[u8]) -> Option<Self> {
        codes.iter().try_fold(self, |place, &c| place.step(c))
    }

    /// What the list says of the word that ends here.
    pub(super) fn entry(self) -> Option<Entry> {
        let node = self.node();
        node.is_final().then(|| Entry::from_value(self.out.cat(node.final_output()).value()))
    }

    /// Every letter that words go on with from here.
    fn children(self) -> impl Iterator<Item = (u8, Self)> {
        let node = self.node();
        (0..node.len()).map(move |i| node.transition(i)).filter(|t| matches!(t.inp, 0xD8 | 0xD9)).flat_map(
            move |lead| {
                let after = self.over(lead);
                let node = after.node();
                (0..node.len()).filter_map(move |i| {
                    let t = node.transition(i);
                    Some((from_utf8(lead.inp, t.inp)?, after.over(t)))
                })
            },
        )
    }
}

/// The two bytes of a letter: U+0621 to U+063A are D8 A1 to D8 BA, U+0641 to U+064A are D9 81 to D9 8A.
fn utf8(code: u8) -> [u8; 2] {
    if code <= 26 { [0xD8, 0xA0 + code] } else { [0xD9, 0x81 + code - 27] }
}

/// The letter of two bytes, if they are one.
fn from_utf8(lead: u8, tail: u8) -> Option<u8> {
    match (lead, tail) {
        (0xD8, 0xA1..=0xBA) => Some(tail - 0xA0),
        (0xD9, 0x81..=0x8A) => Some(tail - 0x81 + 27),
        _ => None,
    }
}

/// Whether words have a letter between these neighbours: a look at the letter model spares most walks through the list.
fn fits(before: [u8; 2], c: u8, after: &[u8]) -> bool {
    let [a, b] = before;
    let next = after.first().copied().unwrap_or(0);
    is_usual([a, b, c])
        && is_usual([b, c, next])
        && (next == 0 || is_usual([c, next, after.get(1).copied().unwrap_or(0)]))
}

/// The words of the list one slip away from `word`, the likeliest first; at most `most`.
#[must_use]
pub fn near(word: &[u8], most: usize) -> Vec<Near> {
    let mut found: HashMap<Letters, Near> = HashMap::new();
    let mut add = |head: &[u8], middle: &[u8], tail: &[u8], place: Option<Place>, slip_cost: u16, slip: Slip| {
        let Some(entry) = place.and_then(Place::entry) else { return };
        let letters: Letters = [head, middle, tail].concat();
        if letters.len() < 2 || letters == word {
            return;
        }
        let new = Near { letters, entry, slip_cost, slip };
        match found.get(&new.letters) {
            Some(old) if old.slip_cost <= slip_cost => {}
            _ => {
                found.insert(new.letters.clone(), new);
            }
        }
    };
    let mut here = Some(Place::root());
    for i in 0..=word.len() {
        let Some(place) = here else { break };
        let (head, rest) = word.split_at(i);
        let first = if i == 0 { 30 } else { 0 };
        if let [wrong, tail @ ..] = rest {
            add(head, &[], tail, place.walk(tail), added(word, i), Slip::Added);
            if let [second, after @ ..] = tail
                && second != wrong
            {
                let pair = [*second, *wrong];
                let cost = if i == 0 { 110 } else { 90 };
                add(head, &pair, after, place.walk(&pair).and_then(|p| p.walk(after)), cost, Slip::Swapped);
            }
        }
        let [a, b] = [i.checked_sub(2), i.checked_sub(1)].map(|p| p.map_or(0, |p| word[p]));
        for (c, next) in place.children() {
            if let [wrong, tail @ ..] = rest
                && c != *wrong
                && fits([a, b], c, tail)
            {
                add(head, &[c], tail, next.walk(tail), replacement(*wrong, c) + first, Slip::Replaced);
            }
            if fits([a, b], c, rest) {
                add(head, &[c], rest, next.walk(rest), dropped(word, i, c), Slip::Dropped);
            }
        }
        here = rest.first().and_then(|&c| place.step(c));
    }
    let mut list: Vec<Near> = found.into_values().collect();
    list.sort_unstable_by(|a, b| (a.cost(), &a.letters).cmp(&(b.cost(), &b.letters)));
    list.truncate(most);
    list
}

#[cfg(test)]
mod tests {
    use super::{Slip, from_utf8, letter, near, spell, utf8, written};

    fn best(word: &str) -> (String, Slip) {
        let list = near(&spell(word).expect("letters"), 3);
        (written(&list[0].letters), list[0].slip)
    }

    #[test]
    fn each_kind_of_slip_leads_back() {
        assert_eq!(best("الحكوومة"), ("الحكومة".to_owned(), Slip::Added));
        assert_eq!(best("الحكمومة"), ("الحكومة".to_owned(), Slip::Added));
        assert_eq!(best("الحوكمةة"), ("الحوكمة".to_owned(), Slip::Added));
        assert_eq!(best("المستشفا"), ("المستشفى".to_owned(), Slip::Replaced));
        assert_eq!(best("الاقتصد"), ("الاقتصاد".to_owned(), Slip::Dropped));
        assert_eq!(best("المدرةس"), ("المدرسة".to_owned(), Slip::Swapped));
    }

    #[test]
    fn what_is_near_is_in_the_list_and_sorted() {
        let word = spell("الوزيل").expect("letters");
        let list = near(&word, 50);
        assert!(list.len() > 3 && list.windows(2).all(|w| w[0].cost() <= w[1].cost()));
        for n in &list {
            assert!(crate::knowledge::words::arabic(&written(&n.letters)).is_some());
        }
        assert!(list.iter().all(|n| n.letters != word));
    }

    #[test]
    fn letters_are_walked_by_their_bytes() {
        for code in 1..=36 {
            assert_eq!(letter(code).to_string().as_bytes(), utf8(code));
            assert_eq!(from_utf8(utf8(code)[0], utf8(code)[1]), Some(code));
        }
    }

    #[test]
    fn strange_letters_are_left_alone() {
        assert_eq!(spell("پارس"), None);
        assert_eq!(spell("مـهم"), spell("مهم"));
        assert_eq!(near(&[], 3), []);
    }
}
