//! What an unlisted string of letters may be made of: particles, stem and endings, or words run together.

use super::letters::{code, letter};
use super::near::{Letters, Place, written};
use super::{Entry, listed};

/// Proclitics and the article with their costs in centibels: how much rarer a word becomes behind them.
///
/// Estimates, set by hand: و stands before one word in ten or so, ك before one in several hundred.
const PREFIXES: [(&str, u16); 26] = [
    ("", 0),
    ("و", 110),
    ("ف", 230),
    ("ب", 170),
    ("ل", 170),
    ("ك", 260),
    ("وب", 290),
    ("ول", 290),
    ("فب", 420),
    ("فل", 420),
    ("وك", 390),
    ("س", 230),
    ("وس", 330),
    ("فس", 430),
    ("أ", 420),
    ("أو", 500),
    ("أف", 500),
    ("ال", 60),
    ("وال", 160),
    ("بال", 210),
    ("كال", 320),
    ("فال", 300),
    ("وبال", 330),
    ("لل", 210),
    ("ولل", 330),
    ("فلل", 460),
];

/// What an ending is to the stem before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// A suffixed pronoun: never on a word with the article; ة becomes ت before it, ى becomes ا, ء a hamza on a seat.
    Pronoun,
    /// An ending of number, gender or person, or the ي of a relative adjective.
    Inflection,
}
use Ending::{Inflection, Pronoun};

/// Endings with their costs, as above.
const ENDINGS: [(&str, u16, Ending); 29] = [
    ("", 0, Inflection),
    ("ها", 170, Pronoun),
    ("ه", 170, Pronoun),
    ("هم", 210, Pronoun),
    ("هما", 290, Pronoun),
    ("نا", 220, Pronoun),
    ("ني", 250, Pronoun),
    ("ك", 280, Pronoun),
    ("كم", 280, Pronoun),
    ("هن", 320, Pronoun),
    ("كما", 400, Pronoun),
    ("وها", 280, Pronoun), // كتبتموها
    ("وه", 280, Pronoun),
    ("وهم", 320, Pronoun),
    ("ي", 230, Inflection),
    ("ا", 190, Inflection),
    ("وا", 210, Inflection),
    ("و", 230, Inflection),
    ("ات", 200, Inflection),
    ("ون", 210, Inflection),
    ("ين", 200, Inflection),
    ("ان", 220, Inflection),
    ("ية", 200, Inflection),
    ("ة", 180, Inflection),
    ("ت", 200, Inflection),
    ("تا", 280, Inflection),
    ("تي", 300, Inflection),
    ("تين", 260, Inflection),
    ("تان", 270, Inflection),
];

/// The shortest stem that is looked up.
const SHORTEST: usize = 3;
/// How much less a stem is believed that the dictionary rejects.
const REJECTED: u16 = 60;

/// The cheapest reading of `word` as a listed stem with particles or endings: its cost in centibels.
#[must_use]
pub fn reading(word: &str) -> Option<u16> {
    let mut best: Option<u16> = None;
    let mut stem = String::with_capacity(word.len() + 4);
    for (prefix, prefix_cost) in PREFIXES {
        let Some(rest) = word.strip_prefix(prefix).filter(|r| is_long(r)) else { continue };
        let article = prefix.ends_with("\u{0627}\u{0644}") || prefix.ends_with("\u{0644}\u{0644}");
        if !may_stand_before(prefix, rest) {
            continue;
        }
        for (ending, ending_cost, kind) in ENDINGS {
            if prefix.is_empty() && ending.is_empty() || article && kind == Pronoun {
                continue;
            }
            let Some(base) = rest.strip_suffix(ending).filter(|b| is_long(b) && may_stand_behind(ending, b)) else {
                continue;
            };
            let cost = prefix_cost + ending_cost;
            let mut look = |head: &str, tail: &str| {
                stem.clear();
                stem.push_str(head);
                stem.push_str(tail);
                if stem != word
                    && let Some(e) = listed(&stem)
                {
                    let sum = cost + e.centibels + if e.accepted { 0 } else { REJECTED };
                    best = Some(best.map_or(sum, |b| b.min(sum)));
                }
            };
            look(base, "");
            if prefix.ends_with("\u{0644}\u{0644}") {
                look("\u{0644}", base); // للغة = ل + اللغة
            }
            if ending.is_empty() {
                continue;
            }
            let cut = |c: char| base.strip_suffix(c);
            if let Some(b) = cut('\u{062A}') {
                look(b, "\u{0629}"); // مدرستها of مدرسة
            }
            if matches!(ending, "ات" | "ية" | "ي" | "ين" | "ون") {
                look(base, "\u{0629}"); // شركات, تجارية of شركة, تجارة
            }
            if kind == Pronoun {
                if let Some(b) = cut('\u{0627}') {
                    look(b, "\u{0649}"); // مستشفاها of مستشفى
                }
                if let Some(b) = cut('\u{0624}').or_else(|| cut('\u{0626}')) {
                    look(b, "\u{0621}"); // إرجاؤه, إرجائه of إرجاء
                }
                if base.ends_with('\u{0648}') {
                    look(base, "\u{0627}"); // كتبوها of كتبوا
                }
            }
        }
    }
    best
}

/// Stems of derived words are at most as rare as this, in centibels.
const KNOWN_STEM: u16 = 620;

/// Whether `word` is a plural in ات or a relative in ية of a word that the dictionary accepts: both can be made of any noun, and
/// dictionaries list few.
#[must_use]
pub fn is_derived(word: &str) -> bool {
    let known = |stem: &str| listed(stem).is_some_and(|e| e.accepted && e.centibels < KNOWN_STEM);
    PREFIXES.iter().filter_map(|(prefix, _)| word.strip_prefix(prefix)).any(|rest| {
        ["يات", "ات", "ية"]
            .iter()
            .filter_map(|ending| rest.strip_suffix(ending))
            .filter(|stem| is_long(stem))
            .any(|stem| known(stem) || known(&format!("{stem}\u{0629}")))
    })
}

/// س stands before verbs of the present only, which begin with one of four letters; the أ of questions before anything.
fn may_stand_before(prefix: &str, rest: &str) -> bool {
    !prefix.ends_with('\u{0633}') || rest.starts_with(['\u{064A}', '\u{062A}', '\u{0646}', '\u{0623}'])
}

/// A weak last letter falls before the endings of the plural: ينمو, but ينمون.
fn may_stand_behind(ending: &str, stem: &str) -> bool {
    !(matches!(ending, "ون" | "وا") && stem.ends_with(['\u{0648}', '\u{0649}', '\u{0627}']))
}

fn is_long(part: &str) -> bool {
    part.chars().nth(SHORTEST - 1).is_some()
}

/// The particles that stand before any word (و "and", ب "with" …) with which `word` may begin, each with the rest.
pub fn without_particles(word: &str) -> impl Iterator<Item = (&'static str, &str)> {
    let plain = |prefix: &str| !prefix.is_empty() && prefix.chars().all(|c| "وفبكل".contains(c));
    PREFIXES.into_iter().filter(move |(prefix, _)| plain(prefix) && !prefix.ends_with("\u{0644}\u{0644}")).filter_map(
        |(prefix, _)| {
            let rest = word.strip_prefix(prefix).filter(|rest| is_long(rest))?;
            Some((prefix, rest))
        },
    )
}

/// Whether `word` is a known word behind particles and nothing else: the length of the longest such particles in letters.
#[must_use]
pub fn behind_particles(word: &str, least_frequent: u16) -> Option<usize> {
    let known = |stem: &str| listed(stem).is_some_and(|e| e.centibels <= least_frequent);
    let sound = |prefix: &str| {
        let rest = word.strip_prefix(prefix).filter(|rest| is_long(rest) && may_stand_before(prefix, rest));
        rest.is_some_and(|rest| {
            if prefix.ends_with("\u{0644}\u{0644}") {
                known(&format!("\u{0627}\u{0644}{rest}")) || known(&format!("\u{0644}{rest}"))
            } else {
                known(rest)
            }
        })
    };
    PREFIXES
        .into_iter()
        .filter(|(prefix, _)| !prefix.is_empty() && !prefix.ends_with("\u{0627}\u{0644}") && sound(prefix))
        .map(|(prefix, _)| prefix.chars().count())
        .max()
}

/// A way to read a string of letters as words run together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Where each word but the last ends, in letters from the beginning.
    pub ends: Vec<usize>,
    /// The frequency classes of the words together, with a little for each word that is short or rejected and
    /// [`SEAM`] for each seam.
    pub cost: u16,
}

/// What a seam costs: of two ways the one with fewer seams is the likelier.
pub const SEAM: u16 = 60;
/// The longest word of a split, in letters.
const LONGEST_PART: usize = 16;
/// How many ways to reach a place are kept.
const KEPT: usize = 4;

/// What a word of a split costs; none if it is too short and too rare to be believed.
fn part_cost(letters: usize, entry: Entry) -> Option<u16> {
    match letters {
        0 | 1 => return None,
        2 if !entry.accepted || entry.centibels > 420 => return None,
        3 if entry.centibels > 600 => return None,
        _ => {}
    }
    let short = match letters {
        2 => 60,
        3 => 20,
        _ => 0,
    };
    Some(entry.centibels + short + if entry.accepted { 0 } else { 40 })
}

/// The best ways to read `word` as two or more listed words, the best first.
#[must_use]
pub fn splits(word: &[u8]) -> Vec<Split> {
    let n = word.len();
    let mut ways: Vec<Vec<Split>> = vec![Vec::new(); n + 1];
    for from in 0..n {
        let before: Vec<Split> =
            if from == 0 { vec![Split { ends: Vec::new(), cost: 0 }] } else { std::mem::take(&mut ways[from]) };
        if before.is_empty() {
            continue;
        }
        let mut place = Some(Place::root());
        for to in from + 1..=n.min(from + LONGEST_PART) {
            place = place.and_then(|p| p.step(word[to - 1]));
            let Some(here) = &place else { break };
            let Some(cost) = here.entry().and_then(|e| part_cost(to - from, e)) else { continue };
            if from == 0 && to == n {
                continue;
            }
            for way in &before {
                let mut ends = way.ends.clone();
                if to < n {
                    ends.push(to);
                }
                let seam = if from == 0 { 0 } else { SEAM };
                ways[to].push(Split { ends, cost: way.cost.saturating_add(cost + seam) });
            }
            ways[to].sort_by(|a, b| (a.cost, &a.ends).cmp(&(b.cost, &b.ends)));
            ways[to].truncate(KEPT);
        }
    }
    ways.pop().unwrap_or_default()
}

/// How much the seams of a split look like seams: ة or ى before one, the article or a hamza behind it. 0 to 2.
#[must_use]
pub fn seams(word: &[u8], split: &Split) -> f32 {
    let is = |at: usize, letters: &str| word.get(at).is_some_and(|&c| letters.contains(letter(c)));
    let mut begin = 0;
    let mut sum = 0.0;
    for (i, &end) in split.ends.iter().enumerate() {
        let next_end = split.ends.get(i + 1).copied().unwrap_or(word.len());
        if is(end - 1, "ةى") && end - begin > 2 {
            sum += 1.0;
        }
        if is(end - 1, "ء") {
            sum += 0.5;
        }
        if is(end, "ا") && is(end + 1, "ل") && next_end - end > 4 {
            sum += 1.0;
        }
        if is(end, "أإآ") {
            sum += 0.5;
        }
        begin = end;
    }
    f32::min(sum, 2.0)
}

/// The words of a split.
#[must_use]
pub fn words_of(word: &[u8], split: &Split) -> Vec<String> {
    let mut from = 0;
    let ends = split.ends.iter().copied().chain(std::iter::once(word.len()));
    ends.map(|to| written(&word[std::mem::replace(&mut from, to)..to])).collect()
}

/// Whether the list has `word` with the article: a name that is mostly written with it.
#[must_use]
pub fn has_articled_twin(word: &Letters) -> bool {
    let article: Option<Vec<u8>> = ['\u{0627}', '\u{0644}'].into_iter().map(code).collect();
    article.is_some_and(|a| !word.starts_with(&a) && listed(&format!("\u{0627}\u{0644}{}", written(word))).is_some())
}

#[cfg(test)]
mod tests {
    use super::{behind_particles, reading, splits, words_of};
    use crate::knowledge::words::near::spell;

    fn first(word: &str) -> Vec<String> {
        let letters = spell(word).expect("letters");
        words_of(&letters, &splits(&letters)[0])
    }

    #[test]
    fn joined_words_come_apart() {
        assert_eq!(first("قالتالشركة"), ["قالت", "الشركة"]);
        assert_eq!(first("علىالرغممن"), ["على", "الرغم", "من"]);
        assert!(splits(&spell("قط").expect("letters")).is_empty());
        assert!(splits(&[]).is_empty());
    }

    #[test]
    fn sound_words_have_readings() {
        for word in ["وللوظائف", "مستشفاهما", "إرجائهما", "وبمدرستهما", "سيستأجرونها"]
        {
            assert!(reading(word).is_some_and(|cost| cost < 1000), "{word}: {:?}", reading(word));
        }
        assert_eq!(reading("ثقضصغظ"), None);
    }

    #[test]
    fn particles_before_a_known_word() {
        assert_eq!(behind_particles("وبالمدرسة", 700), Some(2));
        assert_eq!(behind_particles("وللغة", 700), Some(2));
        assert_eq!(behind_particles("مدرسة", 700), None);
    }
}
