//! What an article is about, from the cue words and the names in it.
//!
//! A topic is certain enough for entries that are tied to it where two different pieces of evidence speak for it, a cue of
//! `rules/topics.toml` or a name that belongs to that topic alone. What is being judged is never evidence about itself.

use super::pack::{CueId, TOPICS};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many different pieces of evidence make a topic certain enough.
pub const ENOUGH: usize = 2;

/// What speaks for a topic: the pack set, and the cue or the entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Witness {
    /// A cue of `rules/topics.toml`.
    Cue(u8, CueId),
    /// A name of one topic.
    Name(u8, u32),
}

/// A piece of evidence where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub witness: Witness,
    /// Its first token.
    pub first: u32,
    /// Its length in tokens.
    pub len: u16,
}

impl Evidence {
    /// The indices of its tokens.
    #[must_use]
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.first as usize + usize::from(self.len)
    }
}

/// The evidence for each topic, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Topics([Vec<Evidence>; TOPICS.len()]);

impl Topics {
    /// Takes stock of evidence, each piece with the bit set of its topics: one word is one witness of a topic, a cue rather than a name.
    #[must_use]
    pub(super) fn of(mut evidence: Vec<(u32, Evidence)>) -> Self {
        evidence.sort_by_key(|(_, e)| (e.first, std::cmp::Reverse(e.len), e.witness));
        let mut out = Self::default();
        for (topics, evidence) in evidence {
            for (_, list) in out.0.iter_mut().enumerate().filter(|(topic, _)| topics >> topic & 1 == 1) {
                match list.last() {
                    // The longest of those that begin alike came first.
                    Some(last) if evidence.tokens().start < last.tokens().end => {}
                    _ => list.push(evidence),
                }
            }
        }
        out
    }

    /// Whether the article has one of the topics of a bit set, the tokens `except` left out of account.
    #[must_use]
    pub fn has(&self, topics: u32, except: &Range<usize>) -> bool {
        (0..TOPICS.len()).any(|topic| {
            let mut first = None;
            topics >> topic & 1 == 1
                && self.0[topic].iter().any(|e| {
                    // Evidence inside the judged words is no evidence about them.
                    let inside = except.start <= e.tokens().start && e.tokens().end <= except.end;
                    !inside && *first.get_or_insert(e.witness) != e.witness
                })
        })
    }

    /// Whether anything in the article speaks for one of the topics of a bit set, the tokens `except` left out of account.
    #[must_use]
    pub fn hints_at(&self, topics: u32, except: &Range<usize>) -> bool {
        (0..TOPICS.len())
            .filter(|topic| topics >> topic & 1 == 1)
            .any(|topic| self.0[topic].iter().any(|e| e.tokens().end <= except.start || except.end <= e.tokens().start))
    }

    /// Whether the article is full of one of the topics of a bit set: three different pieces of evidence, a name among them.
    #[must_use]
    pub fn is_full_of(&self, topics: u32, except: &Range<usize>) -> bool {
        let named = |witnesses: &BTreeSet<Witness>| witnesses.iter().any(|w| matches!(w, Witness::Name(..)));
        self.witnesses(topics, except).any(|witnesses| witnesses.len() > ENOUGH && named(&witnesses))
    }

    /// Whether three different pieces of evidence speak for one of the topics of a bit set, the tokens `except` left out of account.
    #[must_use]
    pub fn is_rich_in(&self, topics: u32, except: &Range<usize>) -> bool {
        self.witnesses(topics, except).any(|witnesses| witnesses.len() > ENOUGH)
    }

    /// For each topic of a bit set the different pieces of evidence, the tokens `except` left out of account.
    fn witnesses(&self, topics: u32, except: &Range<usize>) -> impl Iterator<Item = BTreeSet<Witness>> {
        (0..TOPICS.len()).filter(move |topic| topics >> topic & 1 == 1).map(move |topic| {
            let outside = |e: &&Evidence| e.tokens().end <= except.start || except.end <= e.tokens().start;
            self.0[topic].iter().filter(outside).map(|e| e.witness).collect()
        })
    }

    /// The topics of the tokens `within` that are certain enough, the strongest first: the index in [`TOPICS`], and each
    /// witness with the places where it stands.
    #[must_use]
    pub fn ranked(&self, within: &Range<usize>) -> Vec<(usize, BTreeMap<Witness, Vec<Evidence>>)> {
        let mut ranked = Vec::new();
        for (topic, list) in self.0.iter().enumerate() {
            let mut witnesses: BTreeMap<Witness, Vec<Evidence>> = BTreeMap::new();
            for evidence in list.iter().filter(|e| within.contains(&e.tokens().start)) {
                witnesses.entry(evidence.witness).or_default().push(*evidence);
            }
            if witnesses.len() >= ENOUGH {
                ranked.push((topic, witnesses));
            }
        }
        let places = |w: &BTreeMap<Witness, Vec<Evidence>>| w.values().map(Vec::len).sum::<usize>();
        ranked.sort_by_key(|(topic, w)| (std::cmp::Reverse((w.len(), places(w))), *topic));
        ranked
    }
}

#[cfg(test)]
mod tests {
    use super::{Evidence, Topics, Witness};

    #[test]
    fn two_witnesses_make_a_topic_and_none_speaks_of_itself() {
        let cue = |id, first| (0b10, Evidence { witness: Witness::Cue(0, id), first, len: 2 });
        let name = |id, first| (0b10, Evidence { witness: Witness::Name(0, id), first, len: 2 });
        let topics = Topics::of(vec![cue(7, 10), cue(7, 0)]);
        assert!(topics.hints_at(0b10, &(9..10)) && topics.hints_at(0b10, &(0..3)) && !topics.hints_at(0b01, &(9..10)));
        assert!(!topics.has(0b10, &(99..100)), "one cue twice");
        let topics = Topics::of(vec![cue(7, 0), cue(8, 1), name(3, 0)]);
        assert!(!topics.has(0b10, &(99..100)), "one place");
        assert!(!topics.hints_at(0b10, &(0..2)));
        let topics = Topics::of(vec![cue(7, 0), cue(7, 10), cue(8, 20)]);
        assert!(topics.has(0b10, &(99..100)) && topics.has(0b11, &(10..12)));
        assert!(!topics.has(0b10, &(20..22)) && !topics.has(0b01, &(99..100)));
        let topics = Topics::of(vec![cue(7, 0), cue(7, 10), cue(8, 20), name(3, 30)]);
        assert!(topics.is_full_of(0b10, &(99..100)) && !topics.is_full_of(0b10, &(30..32)));
        let ranked = topics.ranked(&(0..50));
        assert_eq!((ranked.len(), ranked[0].0, ranked[0].1.len()), (1, 1, 3));
        assert!(topics.ranked(&(0..5)).is_empty());
    }
}
