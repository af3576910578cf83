//! Names of several words.

use super::letters::{Codes, arabic_codes, latin_codes};
use super::{SCALE, TABLE, table};
use crate::text::chars::{Class, class};

/// Words of a name that count.
const WORDS: usize = 8;
/// Words on one side that may answer one word of the other (Abd al Rahman and عبدالرحمن).
const JOINED: usize = 3;
/// Cost of each letter of a word that has no counterpart, in the table's parts of a nat: a word that is left out is
/// as bad as one that is another.
const LEFT_OUT: i32 = 20 * table::COST;
/// The same for initials, articles and particles, which renderings leave out as they like.
const PARTICLE: i32 = 3 * table::COST;
/// Particles of names, as codes are compared: without case and accents.
const PARTICLES: [&str; 20] = [
    "al", "el", "bin", "ibn", "ben", "de", "da", "di", "del", "der", "den", "van", "von", "la", "le", "the", "jr",
    "sr", "mr", "dr",
];
/// Particles of names in Arabic: son (twice), daughter, the house of, "de" (twice), "van" (twice), "von".
const ARABIC_PARTICLES: [&str; 9] = ["بن", "ابن", "بنت", "آل", "دي", "دو", "فان", "فن", "فون"];

/// A word of a name: its letters, and what it costs to leave it out.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    codes: Codes,
    left_out: i32,
}

/// How far an Arabic and a Latin name of one or more words are from being one name: [`super::score`] for whole names.
///
/// Words are paired in order, up to three of one side with one of the other; a word without a counterpart adds 2 per
/// letter, a particle (بن, al-, de) or an initial little. Hyphens separate words. Only the first eight words count.
#[must_use]
pub fn score_name(arabic: &str, latin: &str) -> f32 {
    let (mut left, mut right) = ([Word::default(); WORDS], [Word::default(); WORDS]);
    let n = split(arabic, &mut left, Class::Arabic, |part| {
        let mut codes = Codes::default();
        arabic_codes(part, &mut |c| codes.push(c));
        (codes, ARABIC_PARTICLES.contains(&part))
    });
    let m = split(latin, &mut right, Class::Latin, |part| {
        let mut codes = Codes::default();
        latin_codes(part, &mut |c| codes.push(c));
        (codes, PARTICLES.iter().any(|p| p.eq_ignore_ascii_case(part)))
    });
    let (left, right) = (&left[..n], &right[..m]);
    if n == 0 || m == 0 {
        return f32::INFINITY;
    }
    let mut best = [[i32::MAX; WORDS + 1]; WORDS + 1];
    best[0][0] = 0;
    for i in 0..=n {
        for j in 0..=m {
            let mut cost = best[i][j];
            if i > 0 {
                cost = cost.min(best[i - 1][j].saturating_add(left[i - 1].left_out));
            }
            if j > 0 {
                cost = cost.min(best[i][j - 1].saturating_add(right[j - 1].left_out));
            }
            for (x, y) in (1..=JOINED).map(|x| (x, 1)).chain((2..=JOINED).map(|y| (1, y))) {
                if x <= i && y <= j && best[i - x][j - y] < cost {
                    let before = best[i - x][j - y];
                    let pair = pair_cost(&left[i - x..i], &right[j - y..j], cost - before);
                    cost = pair.map_or(cost, |pair| before + pair);
                }
            }
            best[i][j] = cost;
        }
    }
    let letters: usize = left.iter().chain(right).map(|w| w.codes.len()).sum();
    best[n][m] as f32 / (SCALE * letters as f32)
}

/// The cost of words of one side as one with words of the other, if it is below `limit`.
fn pair_cost(left: &[Word], right: &[Word], limit: i32) -> Option<i32> {
    TABLE.cost(&TABLE.arabic(join(left)), &TABLE.latin(join(right)), limit)
}

fn join(words: &[Word]) -> Codes {
    let mut all = Codes::default();
    words.iter().flat_map(|w| w.codes.letters()).for_each(|&c| all.push(c));
    all
}

/// Splits `text` into words of letters of `script` and returns how many there are.
fn split(text: &str, words: &mut [Word; WORDS], script: Class, read: impl Fn(&str) -> (Codes, bool)) -> usize {
    let inside = |c: char| {
        class(c) == script || matches!(class(c), Class::Mark | Class::Invisible) || matches!(c, '\'' | '\u{2019}')
    };
    let mut n = 0;
    for part in text.split(|c| !inside(c)) {
        let (codes, particle) = read(part);
        if codes.is_empty() || n == WORDS {
            continue;
        }
        let each = if particle || codes.len() == 1 { PARTICLE } else { LEFT_OUT };
        words[n] = Word { codes, left_out: each * i32::from(u8::try_from(codes.len()).unwrap_or(u8::MAX)) };
        n += 1;
    }
    n
}

#[cfg(test)]
mod tests {
    use super::super::{OTHER, SAME, score};
    use super::score_name;

    #[test]
    fn whole_names_are_paired_word_by_word() {
        for (a, l) in [
            ("إيمانويل ماكرون", "Emmanuel Macron"),
            ("جورج بوش", "George W. Bush"),
            ("محمد بن سلمان", "Mohammed bin Salman"),
            ("عبد الله", "Abdullah"),
            ("عبدالرحمن", "Abd al-Rahman"),
            ("بشار الأسد", "Bashar al-Assad"),
            ("أورسولا فون دير لاين", "Ursula von der Leyen"),
            ("جان-لوك ميلانشون", "Jean Luc Mélenchon"),
        ] {
            assert!(score_name(a, l) < SAME, "{a} {l} {}", score_name(a, l));
        }
    }

    #[test]
    fn another_word_or_a_missing_one_counts() {
        assert!(score_name("إيمانويل ماكرون", "Emmanuel Clinton") > SAME);
        assert!(score_name("باراك أوباما", "Michelle Obama") > SAME);
        assert!(score_name("جورج بوش", "Angela Merkel") > OTHER);
        assert!(score_name("ماكرون", "Emmanuel Macron") > SAME);
        assert!(score_name("ماكرون", "").is_infinite());
        assert!((score_name("ماكرون", "Macron") - score("ماكرون", "Macron")).abs() < f32::EPSILON);
    }
}
