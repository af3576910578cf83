//! Two Arabic spellings of one foreign name.
//!
//! Foreign sounds that Arabic lacks are written in several ways: g as غ or ج, v as ف or ڤ, a short vowel with a
//! letter or without. What two Arabic groups share is read off the name model through Latin: the probability that one is
//! heard in a Latin group that the other renders, P(b | a) = Σ P(b | latin) P(latin | a), against the
//! probability of the group itself.

use super::TABLE;
use super::letters::{ARABIC, Codes, LONGEST};
use super::table::{IMPROBABILITY, NONE};
use std::sync::LazyLock;

/// At or below this [`variants`], two spellings may well be one foreign name.
///
/// Names of Arabic that differ in a long vowel (حسن, حسين) come below it as well: it holds for names that are foreign.
pub const SAME_RENDERING: f32 = 0.25;

/// At or below this [`variants`], two spellings can be one foreign name: enough where something else says so too, such as
/// one Latin name in the source.
pub const MAYBE_RENDERING: f32 = 0.4;

/// Cost of adding, leaving out or changing a letter as no rendering does, in the table's parts of a nat.
const UNHEARD: u16 = 8 * IMPROBABILITY as u16;

/// What a letter more at the beginning or the end costs besides: مارك and ماركو are two names. Fitted by hand
/// (`rules/translit/README.md`).
const EDGE: u16 = 3 * IMPROBABILITY as u16 / 2;

/// Codes of the letters that Arabic borrowed, each with the one that stands for it: پ and ب, ڤ and ف.
const LENT: [[u8; 2]; 2] = [[36, 2], [38, 20]];

/// Costs by pairs of groups.
struct Costs {
    one: [u16; ARABIC],
    two: Vec<u16>,
    groups: usize,
    /// By the groups of both sides; [`NONE`] where there is no such variant.
    pairs: Vec<u16>,
}

static COSTS: LazyLock<Costs> = LazyLock::new(|| {
    let mut costs = Costs { one: [NONE; ARABIC], two: vec![NONE; ARABIC * ARABIC], groups: 1, pairs: Vec::new() };
    let all = TABLE.variants();
    let numbers: Vec<(u16, u16)> = all.iter().map(|v| (costs.number(v.one), costs.number(v.other))).collect();
    costs.pairs = vec![NONE; costs.groups * costs.groups];
    for (variant, (a, b)) in all.iter().zip(numbers) {
        for (a, b) in [(a, b), (b, a)] {
            costs.pairs[usize::from(a) * costs.groups + usize::from(b)] = u16::from(variant.cost);
        }
    }
    costs
});

impl Costs {
    fn number(&mut self, group: [u8; 2]) -> u16 {
        let slot = match group.map(usize::from) {
            [0, _] => return 0,
            [a, 0] => &mut self.one[a % ARABIC],
            [a, b] => &mut self.two[a % ARABIC * ARABIC + b % ARABIC],
        };
        if *slot == NONE {
            *slot = self.groups as u16;
            self.groups += 1;
        }
        *slot
    }

    /// The number of `group`, [`NONE`] if no variant has it.
    fn find(&self, group: &[u8]) -> u16 {
        match *group {
            [] => 0,
            [a] => self.one[usize::from(a)],
            [a, b] => self.two[usize::from(a) * ARABIC + usize::from(b)],
            _ => NONE,
        }
    }

    /// The cost of writing `a` for `b`.
    fn of(&self, a: &[u8], b: &[u8]) -> Option<u16> {
        if a == b {
            return (a.len() == 1).then_some(0);
        }
        // پ and ڤ are ب and ف where nobody has the key for them.
        if let ([x], [y]) = (a, b)
            && LENT.iter().any(|pair| [*x, *y] == *pair || [*y, *x] == *pair)
        {
            return Some(0);
        }
        let (x, y) = (self.find(a), self.find(b));
        if x != NONE && y != NONE {
            let cost = self.pairs[usize::from(x) * self.groups + usize::from(y)];
            if cost != NONE {
                return Some(cost);
            }
        }
        (a.len() <= 1 && b.len() <= 1).then_some(UNHEARD)
    }
}

/// How far two Arabic words are from being spellings of one foreign name: 0 and more, in nats per letter, lower is
/// nearer; see [`SAME_RENDERING`]. Infinite if either has no letters. Hamza on an alef, ى for ي and ة for ه do not count.
#[must_use]
pub fn variants(one: &str, other: &str) -> f32 {
    let (one, other) = (Codes::arabic(one).plain(), Codes::arabic(other).plain());
    let (a, b) = (one.letters(), other.letters());
    if a.is_empty() || b.is_empty() {
        return f32::INFINITY;
    }
    let costs = &*COSTS;
    let mut rows = [[u16::MAX; LONGEST + 1]; 3];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            let mut best = if i + j == 0 { 0 } else { u16::MAX };
            for da in 0..=i.min(2) {
                for db in 0..=j.min(2) {
                    // Row `i` still holds row `i - 3` from `j` on, which a step of nothing would read.
                    if da + db == 0 {
                        continue;
                    }
                    let before = rows[(i - da) % 3][j - db];
                    if before < best
                        && let Some(cost) = costs.of(&a[i - da..i], &b[j - db..j])
                    {
                        let at_edge = (da == 0 || db == 0) && (i == a.len() && j == b.len() || i == da && j == db);
                        let edge = if at_edge { EDGE } else { 0 };
                        best = best.min(before.saturating_add(cost).saturating_add(edge));
                    }
                }
            }
            rows[i % 3][j] = best;
        }
    }
    f32::from(rows[a.len() % 3][b.len()]) / (IMPROBABILITY as f32 * (a.len() + b.len()) as f32)
}

#[cfg(test)]
mod tests {
    use super::{SAME_RENDERING, variants};

    #[test]
    fn spellings_of_one_name_are_near() {
        for (a, b) in [
            ("غوتيريش", "جوتيريش"),
            ("لايڤ", "لايف"),
            ("پاريس", "باريس"),
            ("هاينكن", "هاينيكن"),
            ("ماكدونالدز", "مكدونالدز"),
            ("فولكسفاجن", "فولكسفاغن"),
            ("آبل", "أبل"),
            ("ويليامز", "وليامز"),
        ] {
            assert!(variants(a, b) <= SAME_RENDERING, "{a} {b} {}", variants(a, b));
        }
    }

    #[test]
    fn other_names_are_far() {
        for (a, b) in
            [("كلينتون", "كلينسمان"), ("ميركل", "مورفي"), ("فيليب", "فيليكس"), ("مورسي", "مورفي"), ("لندن", "لينين")]
        {
            assert!(variants(a, b) > SAME_RENDERING, "{a} {b} {}", variants(a, b));
        }
        assert!(variants("", "ميركل").is_infinite());
    }

    #[test]
    fn it_is_a_distance_of_spellings() {
        let names = ["غوتيريش", "جوتيريش", "ميركل", "ترمب", "ترامب", "ا"];
        for a in names {
            assert!(variants(a, a) <= 0.0);
            for b in names {
                assert!((variants(a, b) - variants(b, a)).abs() < f32::EPSILON, "{a} {b}");
            }
        }
    }
}
