//! Joining mentions that are one name.

use super::arabic::{self, mention, rendered};
use super::latin::{is_acronym, is_name_word};
use super::words::{Reading, Sounded, may_be_name};
use super::{Cluster, Evidence, Form, Mention, Names, Script, Standing};
use crate::knowledge::Words;
use crate::knowledge::pack::{Entity, Kind};
use crate::knowledge::translit::variants;
use crate::knowledge::words::foreign::may_be_misspelled_name;
use crate::text::fold::fold;
use crate::text::{Key, KeyMap, Token, TokenKind, Tokens, clitics, key};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Two Arabic spellings at or below this distance are one name where nothing else speaks for it.
const ONE_SPELLING: f32 = 0.22;
/// The next word after a given name is another family name if it is this rare (centibels).
const RARE: u16 = 480;
/// Signs that may stand between a name and its gloss.
const GLOSS_MARKS: [&str; 12] = ["(", "[", "\"", "“", "”", "«", "»", "-", "–", "—", "/", "'"];

/// A cluster in the making.
#[derive(Debug)]
struct Draft {
    entity: Option<(u8, u32)>,
    kind: Option<Kind>,
    evidence: Evidence,
    given: bool,
    /// The words of the whole name in Latin letters, folded.
    words: Vec<Key>,
    /// The words of an Arabic name that nothing knows.
    arabic: Vec<String>,
}

impl Draft {
    fn new(evidence: Evidence, words: Vec<Key>) -> Self {
        Self { entity: None, kind: None, evidence, given: false, words, arabic: Vec::new() }
    }

    /// Whether it may be a person's name: parts of other names are no names of their own.
    fn has_parts(&self) -> bool {
        !self.given && self.words.len() > 1 && matches!(self.kind, None | Some(Kind::Person))
    }
}

/// Words of the gazetteer's names in an article by skeleton, each with its cluster and which part of the name it is.
type KnownWords = KeyMap<Vec<(String, usize, Form)>>;

struct Joiner<'a> {
    words: &'a Words<'a>,
    text: &'a str,
    tokens: &'a Tokens,
    mentions: Vec<Mention>,
    drafts: Vec<Draft>,
    entities: BTreeMap<(u8, u32), Arc<Entity>>,
    /// The Arabic given name before what renders a Latin family name.
    givens: KeyMap<Key>,
}

/// Joins the mentions found by form, finds the Arabic ones that only sound tells, and joins them too.
pub(super) fn join(words: &Words<'_>, text: &str, tokens: &Tokens, mentions: Vec<Mention>) -> Names {
    let (drafts, entities, givens) = (Vec::new(), BTreeMap::new(), KeyMap::default());
    let mut joiner = Joiner { words, text, tokens, mentions, drafts, entities, givens };
    joiner.join_entities();
    joiner.join_latin();
    joiner.join_by_sound();
    joiner.join_foreign();
    joiner.finish()
}

impl Joiner<'_> {
    fn all(&self) -> &[Token] {
        self.tokens.all()
    }

    fn put(&mut self, mention: usize, draft: usize, form: Form, evidence: Evidence) {
        self.mentions[mention].cluster = draft as u32;
        self.mentions[mention].form = form;
        let draft = &mut self.drafts[draft];
        draft.evidence = draft.evidence.max(evidence);
    }

    fn add(&mut self, mention: Mention, draft: usize, form: Form, evidence: Evidence) {
        self.mentions.push(mention);
        self.put(self.mentions.len() - 1, draft, form, evidence);
    }

    /// Mentions that the gazetteer knows.
    fn join_entities(&mut self) {
        let mut drafts: HashMap<(u8, u32), usize> = HashMap::new();
        for m in 0..self.mentions.len() {
            let Some(id) = self.mentions[m].entity else { continue };
            let entity = match self.entities.entry(id) {
                Entry::Occupied(entry) => entry.into_mut(),
                Entry::Vacant(entry) => {
                    let Some(entity) = self.words.knowledge().packs(id.0).entities.get(id.1) else { continue };
                    entry.insert(Arc::clone(entity))
                }
            };
            let draft = *drafts.entry(id).or_insert_with(|| {
                let words = entity.latin.first().map_or_else(Vec::new, |l| l.split_whitespace().map(key).collect());
                let draft =
                    Draft { entity: Some(id), kind: Some(entity.kind), ..Draft::new(Evidence::Spelling, words) };
                self.drafts.push(draft);
                self.drafts.len() - 1
            });
            let whole = match self.mentions[m].script {
                Script::Latin => self.drafts[draft].words.len(),
                Script::Arabic => entity.arabic.iter().map(|a| a.split_whitespace().count()).max().unwrap_or(1),
            };
            let short = entity.kind == Kind::Person && usize::from(self.mentions[m].len) < whole;
            self.put(m, draft, if short { Form::Short } else { Form::Whole }, Evidence::Spelling);
        }
        self.join_namesakes();
    }

    /// A family name that the gazetteer takes for somebody's whom the article never names in full is that of the only one whom it
    /// does: Amodei, where Daniela Amodei is named.
    fn join_namesakes(&mut self) {
        let mut whole = vec![false; self.drafts.len()];
        for m in self.mentions.iter().filter(|m| m.len > 1) {
            if let Some(named) = whole.get_mut(m.cluster as usize) {
                *named = true;
            }
        }
        let person = |d: &Draft| d.kind == Some(Kind::Person) && d.words.len() > 1;
        for short in (0..self.drafts.len()).filter(|&d| !whole[d] && person(&self.drafts[d])) {
            let family = self.drafts[short].words.last();
            let bears = |&d: &usize| whole[d] && person(&self.drafts[d]) && self.drafts[d].words.last() == family;
            let mut bearers = (0..self.drafts.len()).filter(bears);
            let (Some(bearer), None) = (bearers.next(), bearers.next()) else { continue };
            for m in self.mentions.iter_mut().filter(|m| m.cluster == short as u32 && m.form == Form::Short) {
                m.cluster = bearer as u32;
            }
        }
    }

    fn words_of(&self, mention: &Mention) -> Vec<Key> {
        self.all()[mention.tokens()].iter().filter(|t| t.kind.is_word()).map(|t| t.key).collect()
    }

    /// Latin names that nothing knows: whole names first, then parts of them.
    fn join_latin(&mut self) {
        let open: Vec<usize> = (0..self.mentions.len()).filter(|&m| self.mentions[m].cluster == u32::MAX).collect();
        let mut whole: HashMap<Vec<Key>, usize> = HashMap::new();
        let (long, single): (Vec<usize>, Vec<usize>) = open.into_iter().partition(|&m| self.mentions[m].len > 1);
        for m in long {
            let words = self.words_of(&self.mentions[m]);
            let draft = *whole.entry(words).or_insert_with_key(|words| {
                self.drafts.push(Draft::new(Evidence::Spelling, words.clone()));
                self.drafts.len() - 1
            });
            self.put(m, draft, Form::Whole, Evidence::Spelling);
        }
        for m in single {
            let words = self.words_of(&self.mentions[m]);
            let word = words.first().copied().unwrap_or_default();
            let (draft, form) = match self.part(word) {
                Part::Family(draft) => (draft, Form::Short),
                Part::Given => (self.given(word), Form::Given),
                Part::Shared | Part::None => (
                    *whole.entry(words).or_insert_with_key(|words| {
                        self.drafts.push(Draft::new(Evidence::Spelling, words.clone()));
                        self.drafts.len() - 1
                    }),
                    Form::Whole,
                ),
            };
            self.put(m, draft, form, if form == Form::Short { Evidence::Part } else { Evidence::Spelling });
        }
    }

    /// What a Latin word is to the whole names of the article.
    fn part(&self, word: Key) -> Part {
        let with = |last: bool| {
            self.drafts.iter().enumerate().filter(move |(_, d)| {
                d.has_parts() && (if last { d.words.last() } else { d.words.first() }) == Some(&word)
            })
        };
        let mut family = with(true).map(|(n, _)| n);
        match (family.next(), family.next()) {
            (Some(one), None) => Part::Family(one),
            (Some(_), Some(_)) => Part::Shared,
            (None, _) if with(false).next().is_some() => Part::Given,
            _ => Part::None,
        }
    }

    /// The cluster of a given name alone.
    fn given(&mut self, word: Key) -> usize {
        let found = self.drafts.iter().position(|d| d.given && d.words == [word]);
        found.unwrap_or_else(|| {
            self.drafts.push(Draft { given: true, ..Draft::new(Evidence::Spelling, vec![word]) });
            self.drafts.len() - 1
        })
    }

    /// The Latin words that Arabic ones may render, with where they come from.
    fn sounded(&self) -> (Sounded, Vec<Key>) {
        let mut words = Sounded::default();
        let mut keys: Vec<Key> = Vec::new();
        let mut add = |word: &str, ordinary: bool| {
            let key = key(word);
            if word.chars().count() > 2 && !is_acronym(word) && !keys.contains(&key) {
                keys.push(key);
                words.push(word, ordinary);
            }
        };
        for entity in self.entities.values().filter(|e| e.kind == Kind::Person) {
            entity.latin.first().into_iter().flat_map(|l| l.split_whitespace()).for_each(|w| add(w, false));
        }
        for m in self.mentions.iter().filter(|m| m.script == Script::Latin && m.standing != Standing::Embedded) {
            let known = m.entity.is_some();
            for at in m.tokens() {
                let word = self.all()[at].of(self.text);
                let name = is_name_word(self.words, at, word);
                if known || name || m.len > 1 {
                    add(word, !known && !name);
                }
            }
        }
        (words, keys)
    }

    /// Arabic words that render Latin ones of the article.
    fn join_by_sound(&mut self) {
        let (words, keys) = self.sounded();
        let found = rendered(self.words, self.text, self.tokens, &self.mentions, &words);
        let at: BTreeMap<usize, (Key, Reading)> = found.into_iter().map(|(i, (n, r))| (i, (keys[n], r))).collect();
        let mut done = 0;
        for (&i, &(word, reading)) in &at {
            if i < done {
                continue;
            }
            if let Some((draft, len)) = self.whole_from(i, &at) {
                let form = if len == self.drafts[draft].words.len() { Form::Whole } else { Form::Short };
                self.add(mention(i..i + len, reading.prefix, None), draft, form, Evidence::Sound);
                done = i + len;
            } else if reading.sure {
                self.join_single(i, word, reading);
            }
        }
    }

    /// The name that two or more words from token `i` on render in its order.
    fn whole_from(&self, i: usize, at: &BTreeMap<usize, (Key, Reading)>) -> Option<(usize, usize)> {
        let mut best: Option<(usize, usize)> = None;
        for (n, draft) in self.drafts.iter().enumerate().filter(|(_, d)| d.words.len() > 1) {
            for from in 0..draft.words.len() - 1 {
                let mut len = 0;
                let mut sure = false;
                while let Some(word) = draft.words.get(from + len) {
                    let joined =
                        len == 0 || self.all().get(i + len).is_some_and(|t| t.space_before && !t.sentence_start);
                    let Some((_, reading)) =
                        at.get(&(i + len)).filter(|(k, r)| joined && k == word && (len == 0 || r.prefix == 0))
                    else {
                        break;
                    };
                    sure |= reading.sure;
                    len += 1;
                }
                if len > 1 && sure && best.is_none_or(|b| len > b.1) {
                    best = Some((n, len));
                }
            }
        }
        best
    }

    /// One Arabic word that renders a Latin one.
    fn join_single(&mut self, i: usize, word: Key, reading: Reading) {
        let (all, text) = (self.tokens.all(), self.text);
        let before = i.checked_sub(1).filter(|_| all[i].space_before && !all[i].sentence_start && reading.prefix == 0);
        let beside = |t: &&Token| t.space_before && !t.sentence_start && t.kind == TokenKind::Arabic;
        let after = all.get(i + 1).filter(beside);
        let another_before = before.is_some_and(|b| may_be_given(self.words, b, &all[b], text));
        let another_after = after.is_some_and(|t| {
            self.words.at(i + 1).entry.is_none_or(|e| e.centibels >= RARE) && !clitics::has_article(t.of(text))
        });
        let new = mention(i..i + 1, reading.prefix, None);
        match self.part(word) {
            Part::Family(draft) if !another_before => self.add(new, draft, Form::Short, Evidence::Sound),
            Part::Given if !another_after => {
                let draft = self.given(word);
                self.add(new, draft, Form::Given, Evidence::Sound);
            }
            Part::None if !another_after || reading.score < 0.05 => {
                // Behind given names it is the same family, unless the article has several of that name.
                let given = before.filter(|_| another_before).map(|b| all[b].key);
                if given.is_some_and(|g| self.givens.entry(word).or_insert(g) != &g) {
                    return;
                }
                let own = self.drafts.iter().position(|d| !d.given && d.words == [word]);
                if let Some(draft) = own {
                    self.add(new, draft, Form::Whole, Evidence::Sound);
                }
            }
            _ => {}
        }
    }

    /// Arabic names that nothing knows, with the spellings of each.
    fn join_foreign(&mut self) {
        self.mentions.sort_by_key(|m| (m.first, std::cmp::Reverse(m.len)));
        let (mut found, unseen) = arabic::foreign(self.words, self.tokens, &self.mentions);
        found.sort_by_key(|m| std::cmp::Reverse(m.len));
        let mut by_skeleton: KeyMap<Vec<usize>> = KeyMap::default();
        let known = self.known_in_arabic();
        let tails = self.join_tails();
        for m in found.into_iter().filter(|m| tails.range(m.first..m.first + u32::from(m.len)).next().is_none()) {
            let span = m.span(self.tokens);
            let words: Vec<String> = span.of(self.text).split_whitespace().map(fold).collect();
            let Some(last) = words.last() else { continue };
            if let Some((draft, form)) = self.respelled(&m, &words, last, &known) {
                self.add(m, draft, form, Evidence::Sound);
                continue;
            }
            let near = by_skeleton.entry(skeleton(last)).or_default();
            let (draft, form, evidence) = if let Some(d) = self.only_one(near, &words) {
                let exact = self.drafts[d].arabic.ends_with(&words);
                let form = if self.drafts[d].arabic.len() == words.len() { Form::Whole } else { Form::Short };
                let evidence = match (exact, form) {
                    (false, _) => Evidence::Sound,
                    (true, Form::Whole) => Evidence::Spelling,
                    _ => Evidence::Part,
                };
                (d, form, evidence)
            } else {
                if let Some((m, draft)) = self.behind_particle(&m, &by_skeleton, &known) {
                    self.add(m, draft, Form::Short, Evidence::Sound);
                    continue;
                }
                let near = by_skeleton.entry(skeleton(last)).or_default();
                let exact = near.iter().copied().find(|&d| self.drafts[d].arabic == words);
                let d = exact.unwrap_or_else(|| {
                    self.drafts.push(Draft { arabic: words, ..Draft::new(Evidence::Spelling, Vec::new()) });
                    near.push(self.drafts.len() - 1);
                    self.drafts.len() - 1
                });
                (d, Form::Whole, Evidence::Spelling)
            };
            self.add(m, draft, form, evidence);
        }
        for m in unseen.into_iter().filter(|m| !tails.contains(&m.first)) {
            let word = fold(m.span(self.tokens).of(self.text));
            let words = [word];
            if let Some((draft, form)) = self.respelled(&m, &words, &words[0], &known) {
                self.add(m, draft, form, Evidence::Sound);
            } else if let Some(d) = by_skeleton.get(&skeleton(&words[0])).and_then(|near| self.only_one(near, &words)) {
                self.add(m, d, Form::Short, Evidence::Sound);
            }
        }
    }

    /// The last word of a known name of several words, spelled otherwise behind the same words (كأس ريدر for كأس رايدر): joined, and
    /// given by the token.
    fn join_tails(&mut self) -> BTreeSet<u32> {
        let mut wholes: KeyMap<Vec<Mention>> = KeyMap::default();
        for m in self.mentions.iter().filter(|m| m.script == Script::Arabic && m.entity.is_some() && m.len > 1) {
            wholes.entry(self.all()[m.tokens().end - 2].key).or_default().push(*m);
        }
        if wholes.is_empty() {
            return BTreeSet::new();
        }
        let taken: BTreeSet<usize> = self.mentions.iter().map(|m| m.tokens().end - 1).collect();
        let mut tails: Vec<(Mention, Form)> = Vec::new();
        let all = self.all();
        for i in 1..all.len() {
            let Some(before) = wholes.get(&all[i - 1].key).filter(|_| all[i].kind == TokenKind::Arabic) else {
                continue;
            };
            let word = all[i].of(self.text);
            let known = self.words.at(i);
            let odd = || known.foreign || may_be_misspelled_name(word, known.entry);
            let tail = |m: &&Mention| {
                let (len, last) = (usize::from(m.len), &all[m.tokens().end - 1]);
                let same = i + 1 >= len
                    && (1..len - 1).all(|n| all[i - n].key == all[m.tokens().end - 1 - n].key)
                    && all[i].space_before
                    && !all[i].sentence_start;
                same && last.key != all[i].key && variants(word, last.of(self.text)) <= ONE_SPELLING
            };
            if let Some(m) = before.iter().find(tail).filter(|_| !taken.contains(&i) && odd()) {
                tails.push((Mention { cluster: m.cluster, ..mention(i..i + 1, 0, None) }, Form::Short));
            }
        }
        let found = tails.iter().map(|(m, _)| m.first).collect();
        for (m, form) in tails {
            self.add(m, m.cluster as usize, form, Evidence::Sound);
        }
        found
    }

    /// The one of the drafts `near` that the words are a spelling of.
    fn only_one(&self, near: &[usize], words: &[String]) -> Option<usize> {
        let mut same = near.iter().copied().filter(|&d| is_one_name(&self.drafts[d].arabic, words));
        same.next().filter(|_| same.next().is_none())
    }

    /// A word that nothing lists, read as a particle and another spelling of a name of the article.
    fn behind_particle(
        &self,
        m: &Mention,
        by_skeleton: &KeyMap<Vec<usize>>,
        known: &KnownWords,
    ) -> Option<(Mention, usize)> {
        let word = m.span(self.tokens).of(self.text);
        if m.len > 1 || m.prefix > 0 || self.words.at(m.first as usize).entry.is_some() {
            return None;
        }
        let mut found = None;
        clitics::strip(word, |s| {
            let rest = fold(&word[s.prefix..]);
            let near = by_skeleton.get(&skeleton(&rest)).map_or(&[][..], Vec::as_slice);
            let m = Mention { prefix: u8::try_from(s.prefix).unwrap_or(u8::MAX), ..*m };
            let words = [rest];
            let of_packs = || self.respelled(&m, &words, &words[0], known).map(|(draft, _)| draft);
            if found.is_none()
                && let Some(draft) = self.only_one(near, &words).or_else(of_packs)
            {
                found = Some((m, draft));
            }
        });
        found
    }

    /// The last words of the Arabic names that the gazetteer knows, as the article has them, by skeleton.
    fn known_in_arabic(&self) -> KnownWords {
        let mut known: KnownWords = KeyMap::default();
        for m in self.mentions.iter().filter(|m| m.script == Script::Arabic && m.entity.is_some()) {
            let span = m.span(self.tokens);
            let Some(last) = span.of(self.text).split_whitespace().next_back().map(fold) else { continue };
            let same = known.entry(skeleton(&last)).or_default();
            if !same.iter().any(|(word, draft, _)| *word == last && *draft == m.cluster as usize) {
                same.push((last, m.cluster as usize, m.form));
            }
        }
        known
    }

    /// The one name of the gazetteer that a foreign word spells otherwise than the article does elsewhere. The words before it
    /// have to be that name's too; where there are none, no other given name may stand there.
    fn respelled(&self, m: &Mention, words: &[String], last: &str, known: &KnownWords) -> Option<(usize, Form)> {
        let near = known.get(&skeleton(last))?;
        let mut same = near.iter().filter(|(word, ..)| {
            word != last && word.chars().count().min(last.chars().count()) > 3 && variants(word, last) <= ONE_SPELLING
        });
        let (_, draft, form) = same.next()?;
        let whole = |form: &String| {
            let own: Vec<String> = form.split_whitespace().map(fold).collect();
            own.len() >= words.len() && own.iter().rev().zip(words.iter().rev()).skip(1).all(|(a, b)| a == b)
        };
        let entity = self.drafts[*draft].entity.and_then(|id| self.entities.get(&id))?;
        let first = m.tokens().start;
        let given = first.checked_sub(1).filter(|_| {
            let token = &self.all()[first];
            token.space_before && !token.sentence_start && m.prefix == 0
        });
        let another = given.is_some_and(|b| may_be_given(self.words, b, &self.all()[b], self.text));
        let fits = if words.len() > 1 { entity.arabic.iter().any(whole) } else { !another };
        let only = same.all(|(_, other, _)| other == draft);
        (fits && only).then_some((*draft, if words.len() > 1 { Form::Whole } else { *form }))
    }

    fn finish(mut self) -> Names {
        self.mentions.sort_by_key(|m| (m.first, std::cmp::Reverse(m.len)));
        self.take_numbers();
        self.mark_glosses();
        let mut number: HashMap<u32, u32> = HashMap::new();
        let mut clusters: Vec<Cluster> = Vec::new();
        for (n, m) in self.mentions.iter_mut().enumerate() {
            let draft = &self.drafts[m.cluster as usize];
            let at = *number.entry(m.cluster).or_insert_with(|| {
                clusters.push(Cluster {
                    entity: draft.entity,
                    kind: draft.kind,
                    evidence: draft.evidence,
                    given: draft.given,
                    mentions: Vec::new(),
                });
                clusters.len() as u32 - 1
            });
            m.cluster = at;
            clusters[at as usize].mentions.push(n as u32);
        }
        for cluster in &mut clusters {
            let scripts = cluster.mentions.iter().map(|&m| self.mentions[m as usize]);
            let (mut latin, mut arabic) = (false, false);
            for m in scripts.filter(|m| m.entity.is_some()) {
                latin |= m.script == Script::Latin;
                arabic |= m.script == Script::Arabic;
            }
            if latin && arabic {
                cluster.evidence = Evidence::Gazetteer;
            }
        }
        Names { mentions: self.mentions, clusters, entities: self.entities.into_iter().collect() }
    }

    /// سويتش 2 for Switch 2: the number that ends a Latin name ends the Arabic one as well where it stands behind it.
    fn take_numbers(&mut self) {
        let all = self.tokens.all();
        let latin = self.mentions.iter().filter(|m| m.script == Script::Latin);
        let last = |m: &Mention| all[m.tokens().end - 1];
        let ends: BTreeMap<u32, Key> =
            latin.filter(|m| last(m).kind == TokenKind::Number).map(|m| (m.cluster, last(m).key)).collect();
        for m in self.mentions.iter_mut().filter(|m| m.script == Script::Arabic && !ends.is_empty()) {
            let behind = all.get(m.tokens().end).filter(|t| t.kind == TokenKind::Number && !t.sentence_start);
            m.len += u16::from(behind.is_some_and(|t| ends.get(&m.cluster) == Some(&t.key)));
        }
    }

    /// The name in the other script right behind a name is its gloss.
    fn mark_glosses(&mut self) {
        for n in 1..self.mentions.len() {
            let (a, b) = (self.mentions[n - 1], self.mentions[n]);
            let between = a.tokens().end..b.tokens().start;
            if a.script == b.script || a.cluster != b.cluster || between.start > between.end || between.len() > 2 {
                continue;
            }
            let marks = self.all()[between].iter().all(|t| GLOSS_MARKS.contains(&t.of(self.text)));
            if marks {
                self.mentions[n].standing = Standing::Gloss;
            }
        }
    }
}

/// What a word is to the whole names of an article.
enum Part {
    /// The last word of one of them.
    Family(usize),
    /// The last word of several.
    Shared,
    /// The first word of some.
    Given,
    /// Nothing.
    None,
}

/// Whether a family name behind the token may be that of somebody with this given name, be it a frequent one: a wrong guess
/// leaves a spelling alone and no more.
fn may_be_given(words: &Words<'_>, at: usize, token: &Token, text: &str) -> bool {
    let word = token.of(text);
    let frequent = || {
        words.at(at).entry.is_some_and(|e| e.name && e.centibels >= 340)
            && word.chars().count() > 2
            && !clitics::has_article(word)
    };
    may_be_name(words, at, token, text) || token.kind == TokenKind::Arabic && frequent()
}

/// Whether the words are spellings of one name, or the last words of it.
fn is_one_name(whole: &[String], words: &[String]) -> bool {
    words.len() <= whole.len()
        && whole
            .iter()
            .rev()
            .zip(words.iter().rev())
            .all(|(a, b)| a == b || (a.chars().count().min(b.chars().count()) > 3 && variants(a, b) <= ONE_SPELLING))
}

/// The consonants of a word, those that foreign names vary in as one: spellings of a name have one skeleton.
fn skeleton(word: &str) -> Key {
    let mut out = String::with_capacity(16);
    for c in word.chars() {
        let c = match c {
            'ا' | 'و' | 'ي' | 'ه' | 'ء' | 'ئ' | 'ؤ' | 'ع' => continue,
            'غ' | 'ق' | 'ك' | 'گ' | 'خ' => 'ج',
            'ص' | 'ز' | 'ث' | 'ذ' | 'ظ' => 'س',
            'ط' | 'ض' | 'د' => 'ت',
            'پ' => 'ب',
            'ڤ' => 'ف',
            'چ' => 'ش',
            c => c,
        };
        // ts and s render one z; tch and ch one ch.
        if (c == 'س' || c == 'ش') && out.ends_with('ت') {
            out.pop();
        }
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    key(&out)
}
