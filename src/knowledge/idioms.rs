//! English phrases that are not rendered word by word: `rules/idioms.tsv`.

use super::pack::inflect::Lexeme;
use super::pack::pattern::Word;
use super::pack::{RuleName, TOPICS};
use super::phrases::{Sieve, Stem, stems};
use super::telling::Telling;
use crate::text::KeyMap;
use std::sync::{LazyLock, OnceLock};

/// A phrase, in its variants.
#[derive(Debug)]
pub struct Idiom {
    /// Which rule reports it.
    pub rule: RuleName,
    /// The variants as the list writes them, with their stems.
    pub english: Vec<(&'static str, Vec<Stem>)>,
    /// The topics of which the article has to be, as a bit set over [`TOPICS`]; 0 for any. A single word has its sense in a field.
    pub topics: u32,
    /// English words and phrases of which one beside a single word fixes its sense, whatever the topic: boot beside device.
    pub near: Vec<Vec<Stem>>,
    /// What an editor writes, best first.
    pub right: Vec<&'static str>,
    told_by: &'static str,
    telling: OnceLock<Vec<Telling>>,
}

impl Idiom {
    /// Words of renderings that are right: where one of them stands, the phrase was understood.
    pub fn telling(&self) -> &[Telling] {
        self.telling.get_or_init(|| words(self.told_by))
    }
}

/// The words of a list, in the notation of patterns.
pub(super) fn words(list: &str) -> Vec<Telling> {
    let read = |written: &str| match Lexeme::parse(written) {
        Some(lexeme) => lexeme.ok().map(Word::Form),
        None => (written != "-").then(|| Word::Written(written.to_owned())),
    };
    list.split(' ').filter_map(read).filter_map(|word| Telling::of(&word)).collect()
}

/// Where a variant is listed.
struct Variant {
    /// Its words, roughly.
    sieve: Sieve,
    idiom: usize,
    number: usize,
}

/// The idioms, and where each variant is listed: by its longest word, for each rule.
type Table = (Vec<Idiom>, [KeyMap<Vec<Variant>>; 2]);

static ALL: LazyLock<Table> = LazyLock::new(|| {
    let all: Vec<Idiom> = lines().filter_map(read).collect();
    let mut by_word: [KeyMap<Vec<Variant>>; 2] = Default::default();
    for (idiom, listed) in all.iter().enumerate() {
        for (number, (_, stems)) in listed.english.iter().enumerate() {
            if let Some(longest) = stems.iter().max_by_key(|s| s.length()) {
                let variant = Variant { sieve: Sieve::of(stems), idiom, number };
                by_word[listed.rule as usize].entry(longest.core()).or_default().push(variant);
            }
        }
    }
    (all, by_word)
});

fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("../../rules/idioms.tsv").lines().filter(|l| !l.starts_with('#'))
}

fn read(line: &'static str) -> Option<Idiom> {
    let mut cells = line.split('\t');
    let rule = if cells.next()? == "term" { RuleName::Term } else { RuleName::Calque };
    let english = cells.next()?.split('|').map(|p| (p, telling_stems(p))).collect();
    let told_by = cells.next()?;
    let right = cells.next()?.split('|').collect();
    let bit = |name: &str| TOPICS.iter().position(|t| *t == name).map_or(0, |n| 1 << n);
    let topics = cells.next().unwrap_or_default().split(',').map(bit).sum();
    let near = cells.next().unwrap_or_default().split('|').map(stems).filter(|near| !near.is_empty()).collect();
    Some(Idiom { rule, english, topics, near, right, told_by, telling: OnceLock::new() })
}

/// The stems of a phrase without possessives, which come and go, and without articles where two words at least tell it: play one's
/// cards, playing the cards, but on the loose.
fn telling_stems(phrase: &str) -> Vec<Stem> {
    const ARTICLES: [&str; 3] = ["a", "an", "the"];
    const LOOSE: [&str; 8] = ["one's", "his", "her", "their", "its", "my", "your", "our"];
    const SHORT: usize = 4;
    let few = phrase.split([' ', '-']).filter(|w| w.len() >= SHORT).count() < 2;
    let kept = phrase.split(' ').filter(|w| !LOOSE.contains(w) && (few || !ARTICLES.contains(w)));
    stems(&kept.collect::<Vec<_>>().join(" "))
}

/// The idioms of a rule whose longest word may be of this stem of a sentence, and whose others may stand in it too, each with the number of
/// that variant.
pub fn with(rule: RuleName, stem: Stem, sentence: Sieve) -> impl Iterator<Item = (&'static Idiom, usize)> {
    let found =
        ALL.1[rule as usize].get(&stem.core()).into_iter().flatten().filter(move |v| sentence.may_hold(v.sieve));
    found.filter_map(|v| ALL.0.get(v.idiom).map(|idiom| (idiom, v.number)))
}

/// The lines of a single word, each for one of its senses.
pub fn senses(stem: Stem) -> impl Iterator<Item = &'static Idiom> {
    let by_rule = ALL.1.iter().flat_map(move |by_word| by_word.get(&stem.core()).into_iter().flatten());
    by_rule.filter_map(move |v| {
        let idiom = ALL.0.get(v.idiom)?;
        matches!(idiom.english[v.number].1.as_slice(), [one] if one.is_same(stem)).then_some(idiom)
    })
}

#[cfg(test)]
mod tests {
    use super::{ALL, lines};
    use crate::knowledge::pack::inflect::Lexeme;
    use crate::knowledge::renderings;

    #[test]
    fn every_line_is_read() {
        assert!(lines().count() > 3_000 && ALL.0.len() == lines().count());
        let mut odd: Vec<String> = Vec::new();
        for idiom in &ALL.0 {
            let name = idiom.english[0].0;
            let mut note = |wrong: bool, what: &str| odd.extend(wrong.then(|| format!("{name}: {what}")));
            note(idiom.right.iter().any(|r| r.is_empty()), "an empty rendering");
            for word in idiom.told_by.split(' ') {
                note(matches!(Lexeme::parse(word), Some(Err(_))), word);
            }
            note(idiom.telling().is_empty(), "nothing tells a right rendering");
            for (written, stems) in &idiom.english {
                note(stems.len() < 2 && idiom.topics == 0 && idiom.near.is_empty(), "one word has several senses");
                let known = stems.iter().all(|s| renderings::of(*s).next().is_some());
                note(!known, &format!("“{written}” has words that renderings.txt lacks"));
            }
        }
        assert_eq!(odd, Vec::<String>::new());
    }
}
