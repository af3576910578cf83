//! Where the patterns of all packs stand in an article: found in one pass, read by every rule.

use super::Knowledge;
use super::lexis::{Beginning, Words};
use super::pack::inflect::FUTURE;
use super::pack::pairs::{Begun, Second};
use super::pack::trie::Ahead;
use super::pack::{Conditions, CueId, Output, Role};
use super::topic::{Evidence, Topics, Witness};
use super::words::english;
use crate::text::{Key, Span, Token, TokenKind, Tokens, key};
use std::ops::Range;
use std::sync::OnceLock;

/// A pattern found in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which pack set it belongs to.
    pub pack: u8,
    /// What it means.
    pub role: Role,
    /// Which of the entry's patterns of that role.
    pub pattern: u16,
    /// Its first token.
    pub first: u32,
    /// Its length in tokens.
    pub len: u16,
    /// Bytes of proclitics before it inside its first token.
    pub prefix: u8,
}

impl Hit {
    /// The indices of its tokens.
    #[must_use]
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.first as usize + usize::from(self.len)
    }

    /// Where it stands, its proclitics included.
    #[must_use]
    pub fn span(&self, tokens: &Tokens) -> Span {
        let range = self.tokens();
        tokens.all()[range.start].span.cover(tokens.all()[range.end - 1].span)
    }
}

/// A piece of evidence found in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cue {
    pack: u8,
    id: CueId,
    first: u32,
    len: u16,
}

/// All hits of an article.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    hits: Vec<Hit>,
    /// In the order of the text.
    cues: Vec<Cue>,
    /// In the order of what they are: asked of long stretches.
    cues_by_id: OnceLock<Vec<Cue>>,
    topics: Topics,
    /// Names of entities present, in either script: `(pack, entity, hit)`.
    names: Vec<(u8, u32, u32)>,
}

/// A block from the first token of a match on.
struct Rest<'a> {
    tokens: &'a [Token],
    text: &'a str,
}

impl Ahead for Rest<'_> {
    fn word(&self, n: usize) -> Option<(Key, bool)> {
        self.tokens.get(n).map(|t| (t.key, t.kind.is_word()))
    }

    fn without_future(&self, n: usize) -> Option<Key> {
        self.tokens.get(n)?.of(self.text).strip_prefix(FUTURE).map(key)
    }
}

/// The same, its last word without the genitive.
struct Genitive<'a> {
    rest: Rest<'a>,
    last: usize,
    bare: Key,
}

impl Ahead for Genitive<'_> {
    fn word(&self, n: usize) -> Option<(Key, bool)> {
        self.rest.word(n).map(|(key, word)| (if n == self.last { self.bare } else { key }, word))
    }

    fn without_future(&self, n: usize) -> Option<Key> {
        self.rest.without_future(n)
    }
}

/// So many cues are looked through one by one.
const FEW_CUES: usize = 256;

impl Matches {
    /// Finds every pattern in the given blocks.
    #[must_use]
    pub fn find(words: &Words<'_>, text: &str, tokens: &Tokens, blocks: Range<usize>) -> Self {
        let mut out = Self::default();
        for block in blocks {
            let range = tokens.block_range(block);
            let all = &tokens.all()[..range.end];
            for first in range {
                for &Beginning { pack, prefix, begun } in words.beginnings(first) {
                    let mut found = |Output { role, pattern }: Output, len: usize| {
                        let (first, len) =
                            (u32::try_from(first).unwrap_or(u32::MAX), u16::try_from(len).unwrap_or(u16::MAX));
                        match role {
                            Role::Cue(id) => out.cues.push(Cue { pack, id, first, len }),
                            _ => out.hits.push(Hit { pack, role, pattern, first, len, prefix }),
                        }
                    };
                    match begun {
                        Begun::Whole(output) => found(output, 1),
                        Begun::Part(step) => {
                            let ahead = Rest { tokens: &all[first..], text };
                            let second = words.second(first + 1, pack);
                            words.knowledge().packs(pack).trie.walk(step, second, &ahead, &mut found);
                        }
                    }
                }
            }
        }
        out
    }

    /// Adds the Latin names whose last word is in the English genitive (Scale AI's).
    pub fn add_genitives(&mut self, knowledge: &Knowledge, text: &str, tokens: &Tokens) {
        /// Words before the genitive that a name may begin with.
        const REACH: usize = 3;
        let all = tokens.all();
        for (at, token) in all.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Latin) {
            let written = token.of(text);
            let Some(bare) = written.strip_suffix("'s").or_else(|| written.strip_suffix("\u{2019}s")) else { continue };
            let bare = key(bare);
            let block = tokens.block_range(tokens.block_of(at));
            for first in at.saturating_sub(REACH).max(block.start)..=at {
                let ahead = Genitive { rest: Rest { tokens: &all[first..=at], text }, last: at - first, bare };
                let Some((start, _)) = ahead.word(0) else { continue };
                for (pack, packs) in knowledge.pack_sets() {
                    let mut found = |o: Output, len: usize| {
                        if matches!(o.role, Role::Latin(_)) && first + len == at + 1 {
                            self.hits.push(Hit {
                                pack,
                                role: o.role,
                                pattern: o.pattern,
                                first: u32::try_from(first).unwrap_or(u32::MAX),
                                len: u16::try_from(len).unwrap_or(u16::MAX),
                                prefix: 0,
                            });
                        }
                    };
                    packs.trie.begin(start, |begun| match begun {
                        Begun::Whole(output) => found(output, 1),
                        Begun::Part(step) => packs.trie.walk(step, Second::ANY, &ahead, &mut found),
                    });
                }
            }
        }
    }

    /// Adds the hits of further blocks (found by another thread).
    pub fn append(&mut self, other: Self) {
        self.hits.extend(other.hits);
        self.cues.extend(other.cues);
    }

    /// Sorts what was found and takes stock of evidence, topics and names. Call once, after the last [`Self::append`].
    #[must_use]
    pub fn settle(mut self, knowledge: &Knowledge, text: &str, tokens: &Tokens) -> Self {
        self.hits.retain(|hit| match hit.role {
            Role::Scrambled(_) if tokens.all()[hit.first as usize].kind == TokenKind::Arabic => true,
            Role::Latin(_) | Role::Scrambled(_) => {
                has_capital(hit.span(tokens).of(text)) || is_distinctive(knowledge, hit)
            }
            _ => true,
        });
        let mut evidence = Vec::new();
        for cue in &self.cues {
            let topics = knowledge.packs(cue.pack).cue_topics.get(cue.id as usize).unwrap_or(0);
            if topics != 0 {
                let witness = Witness::Cue(cue.pack, cue.id);
                evidence.push((topics, Evidence { witness, first: cue.first, len: cue.len }));
            }
        }
        // They come in order but for those that begin together and those in the genitive.
        self.hits.sort_by_key(|h| h.first);
        let together = self.hits.chunk_by_mut(|a, b| a.first == b.first);
        together.for_each(|hits| hits.sort_by_key(|h| (std::cmp::Reverse(h.len), h.pack, h.role, h.pattern, h.prefix)));
        self.hits.dedup();
        self.drop_inner_names();
        for (i, hit) in self.hits.iter().enumerate() {
            if let Role::Latin(id) | Role::Arabic(id) = hit.role {
                self.names.push((hit.pack, id, u32::try_from(i).unwrap_or(u32::MAX)));
                let topics = knowledge.packs(hit.pack).entity_topics.get(id as usize).unwrap_or(0);
                if topics.is_power_of_two() && is_telling(hit) && !self.is_shared(hit) {
                    let witness = Witness::Name(hit.pack, id);
                    evidence.push((topics, Evidence { witness, first: hit.first, len: hit.len }));
                }
            }
        }
        self.topics = Topics::of(evidence);
        self.names.sort_unstable();
        self
    }

    /// Whether the same words are a name of another entity too.
    fn is_shared(&self, hit: &Hit) -> bool {
        let named =
            |h: &&Hit| matches!(h.role, Role::Latin(_) | Role::Arabic(_)) && (h.first, h.len) == (hit.first, hit.len);
        let entity = |h: &Hit| match h.role {
            Role::Latin(id) | Role::Arabic(id) => (h.pack, id),
            _ => (u8::MAX, u32::MAX),
        };
        self.around(&hit.tokens()).iter().filter(named).any(|h| entity(h) != entity(hit))
    }

    /// A name inside a longer name (Meta in Meta Superintelligence Labs) is no mention of its own.
    fn drop_inner_names(&mut self) {
        let mut widest = (0, 0);
        self.hits.retain(|hit| {
            if !matches!(hit.role, Role::Latin(_) | Role::Arabic(_)) {
                return true;
            }
            let place = (hit.first, hit.first + u32::from(hit.len));
            let inner = place.1 <= widest.1 && place != widest;
            if place.1 > widest.1 {
                widest = place;
            }
            !inner
        });
    }

    /// All hits but evidence, by first token, longest first.
    #[must_use]
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// The hits that share tokens with `range`, and perhaps a few that stand just before it.
    #[must_use]
    pub fn around(&self, range: &Range<usize>) -> &[Hit] {
        const LONGEST: usize = 16;
        let from = self.hits.partition_point(|h| (h.first as usize) < range.start.saturating_sub(LONGEST));
        let to = self.hits.partition_point(|h| (h.first as usize) < range.end);
        &self.hits[from..to.max(from)]
    }

    /// The mentions of an entity, in either script.
    pub fn mentions(&self, pack: u8, entity: u32) -> impl Iterator<Item = &Hit> {
        let from = self.names.partition_point(|&(p, e, _)| (p, e) < (pack, entity));
        self.names[from..]
            .iter()
            .take_while(move |&&(p, e, _)| (p, e) == (pack, entity))
            .filter_map(|&(_, _, hit)| self.hits.get(hit as usize))
    }

    /// What the article is about.
    #[must_use]
    pub fn topics(&self) -> &Topics {
        &self.topics
    }

    /// Whether one of `cues` stands inside `within`, but not in the tokens `except`.
    #[must_use]
    pub fn has_cue(&self, pack: u8, cues: &[CueId], within: &Range<usize>, except: &Range<usize>) -> bool {
        if cues.is_empty() {
            return false;
        }
        let place = |end: usize| self.cues.partition_point(|c| (c.first as usize) < end);
        let here = &self.cues[place(within.start)..place(within.end)];
        if here.len() <= FEW_CUES {
            return here.iter().any(|c| c.pack == pack && cues.contains(&c.id) && !lies_in(c.first, c.len, except));
        }
        let sorted = self.cues_by_id.get_or_init(|| {
            let mut sorted = self.cues.clone();
            sorted.sort_unstable();
            sorted
        });
        cues.iter().any(|&id| {
            let start = u32::try_from(within.start).unwrap_or(u32::MAX);
            let from = sorted.partition_point(|c| (c.pack, c.id, c.first) < (pack, id, start));
            sorted[from..]
                .iter()
                .take_while(|c| (c.pack, c.id) == (pack, id) && (c.first as usize) < within.end)
                .any(|c| !lies_in(c.first, c.len, except))
        })
    }

    /// Whether an entry's conditions hold for a hit on the tokens `at`; `original` is what the article's original is about.
    #[must_use]
    pub fn holds(
        &self,
        pack: u8,
        conditions: &Conditions,
        tokens: &Tokens,
        at: &Range<usize>,
        original: Option<&Topics>,
    ) -> bool {
        let block = tokens.block_range(tokens.block_of(at.start));
        let article = 0..tokens.all().len();
        let c = conditions;
        // Its English words may speak for the original's topic themselves: there a hint is not enough.
        let there = |topics: u32| original.is_some_and(|original| original.has(topics, &(0..0)));
        (c.topics == 0 || self.topics.has(c.topics, at) || there(c.topics))
            && (c.hints == 0 || self.topics.hints_at(c.hints, at) || there(c.hints))
            && (c.near.is_empty() || self.has_cue(pack, &c.near, &block, at))
            && (c.when.is_empty() || self.has_cue(pack, &c.when, &article, at))
            && !self.vetoes(pack, conditions, tokens, at)
    }

    /// Whether something in the article speaks against an entry for a hit on the tokens `at`, whatever speaks for it.
    #[must_use]
    pub fn vetoes(&self, pack: u8, conditions: &Conditions, tokens: &Tokens, at: &Range<usize>) -> bool {
        let block = tokens.block_range(tokens.block_of(at.start));
        let article = 0..tokens.all().len();
        self.has_cue(pack, &conditions.not_near, &block, at) || self.has_cue(pack, &conditions.unless, &article, at)
    }
}

/// Whether a name says what an article is about: one word in Arabic letters may be another name, or none.
fn is_telling(hit: &Hit) -> bool {
    matches!(hit.role, Role::Latin(_)) || hit.len > 1
}

/// Whether evidence lies inside `range` and so is no evidence about it.
fn lies_in(first: u32, len: u16, range: &Range<usize>) -> bool {
    let start = first as usize;
    range.start <= start && start + usize::from(len) <= range.end
}

/// English words that are names (Target, Slack) count as names only with a capital.
fn has_capital(text: &str) -> bool {
    text.chars().any(char::is_uppercase)
}

/// Whether the name begins small (iPhone, xAI) or has a capital inside a word that English lacks (OpenAI, YouTube).
fn is_distinctive(knowledge: &Knowledge, hit: &Hit) -> bool {
    matches!(hit.role, Role::Latin(_))
        && knowledge.notation(hit).is_some_and(|name| {
            let inner = name.split(' ').any(|w| {
                w.chars().skip(1).any(char::is_uppercase)
                    && w.chars().any(char::is_lowercase)
                    && english(w).is_none_or(|e| !e.ordinary)
            });
            name.starts_with(char::is_lowercase) || inner
        })
}
