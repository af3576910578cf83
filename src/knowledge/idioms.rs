//! English phrases that are not rendered word by word: `rules/idioms.tsv`.

use super::pack::inflect::Lexeme;
use super::pack::pattern::Word;
use super::pack::{RuleName, TOPICS};
use super::phrases::{Stem, stems};
use super::renderings::{self, Renderings};
use super::telling::Telling;
use crate::text::KeyMap;
use std::sync::{LazyLock, OnceLock};

/// A phrase, in its variants.
#[derive(Debug)]
pub struct Idiom {
    /// Which rule reports it.
    pub rule: RuleName,
    /// The variants.
    pub english: Vec<Variant>,
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

/// A variant of a phrase.
#[derive(Debug)]
pub struct Variant {
    /// As the list writes it.
    pub written: &'static str,
    /// The stems of its words.
    pub stems: Vec<Stem>,
    slots: OnceLock<Vec<Slot>>,
}

/// The Arabic words by which an English one is known again.
pub type Slot = Vec<&'static Telling>;

/// English particles: engines render them or leave them out, and by themselves they say little.
const PARTICLES: [&str; 24] = [
    "up", "down", "out", "off", "over", "back", "away", "in", "on", "into", "through", "under", "around", "about",
    "along", "across", "forward", "ahead", "behind", "by", "with", "for", "from", "to",
];
static PARTICLE: LazyLock<Vec<Stem>> = LazyLock::new(|| PARTICLES.iter().map(|p| Stem::of(p)).collect());

impl Variant {
    fn of(written: &'static str) -> Self {
        Self { written, stems: telling_stems(written), slots: OnceLock::new() }
    }

    /// The words that stand one by one where it is rendered word by word; none for a phrase that cannot be known so, for want of a
    /// word of it in the list of renderings.
    pub fn slots(&self) -> &[Slot] {
        self.slots.get_or_init(|| slots(&self.stems).unwrap_or_default())
    }
}

fn slots(phrase: &[Stem]) -> Option<Vec<Slot>> {
    let (mut telling, mut particles) = (Vec::new(), Vec::new());
    for stem in phrase {
        let mut lines = renderings::of(*stem).peekable();
        lines.peek()?;
        let slot: Slot = lines.flat_map(Renderings::words).collect();
        if !slot.is_empty() {
            if PARTICLE.contains(stem) { particles.push(slot) } else { telling.push(slot) }
        }
    }
    match (telling.len(), particles.len()) {
        (0, _) => return None,
        // A particle that is rendered belongs to its verb: through the ball is more than the ball.
        (1, 1..) => telling.extend(particles),
        _ => {}
    }
    Some(telling)
}

static ALL: LazyLock<Vec<Idiom>> = LazyLock::new(|| lines().filter_map(read).collect());

/// The idioms.
#[must_use]
pub fn all() -> &'static [Idiom] {
    &ALL
}

fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("../../rules/idioms.tsv").lines().filter(|l| !l.starts_with('#'))
}

fn read(line: &'static str) -> Option<Idiom> {
    let mut cells = line.split('\t');
    let rule = if cells.next()? == "term" { RuleName::Term } else { RuleName::Calque };
    let english = cells.next()?.split('|').map(Variant::of).collect();
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

/// The single words, by their stem.
static SINGLE: LazyLock<KeyMap<Vec<usize>>> = LazyLock::new(|| {
    let mut single: KeyMap<Vec<usize>> = KeyMap::default();
    for (number, idiom) in ALL.iter().enumerate() {
        for variant in &idiom.english {
            if let [one] = variant.stems[..] {
                single.entry(one.core()).or_default().push(number);
            }
        }
    }
    single
});

/// The lines of a single word, each for one of its senses.
pub fn senses(stem: Stem) -> impl Iterator<Item = &'static Idiom> {
    let lines = SINGLE.get(&stem.core()).into_iter().flatten().filter_map(|number| ALL.get(*number));
    lines.filter(move |idiom| idiom.english.iter().any(|v| matches!(v.stems[..], [one] if one.stands_as(stem))))
}

#[cfg(test)]
mod tests {
    use super::{Variant, all, lines};
    use crate::knowledge::pack::inflect::Lexeme;
    use crate::knowledge::renderings;

    #[test]
    fn every_line_is_read() {
        assert!(lines().count() > 3_000 && all().len() == lines().count());
        let mut odd: Vec<String> = Vec::new();
        for idiom in all() {
            let name = idiom.english[0].written;
            let mut note = |wrong: bool, what: &str| odd.extend(wrong.then(|| format!("{name}: {what}")));
            note(idiom.right.iter().any(|r| r.is_empty()), "an empty rendering");
            for word in idiom.told_by.split(' ') {
                note(matches!(Lexeme::parse(word), Some(Err(_))), word);
            }
            note(idiom.telling().is_empty(), "nothing tells a right rendering");
            for Variant { written, stems, .. } in &idiom.english {
                note(stems.len() < 2 && idiom.topics == 0 && idiom.near.is_empty(), "one word has several senses");
                let known = stems.iter().all(|s| renderings::of(*s).next().is_some());
                note(!known, &format!("“{written}” has words that renderings.txt lacks"));
            }
        }
        assert_eq!(odd, Vec::<String>::new());
    }
}
