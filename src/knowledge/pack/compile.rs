//! From written packs to compiled ones.

use super::derive::{beside_ai, cores, given_forms, orders_in_arabic};
use super::furniture::{Furniture, Shape};
use super::latin::LatinWords;
use super::pattern::{Pattern, keys_of};
use super::schema::{AcronymRow, EntityRow, File, Kind, RuleName, TermRow, TopicRow};
use super::trie::Builder;
use super::{Acronym, Conditions, CueId, Entity, GIVEN, Gloss, NameWord, Output, Packs, Role, TOPICS, Term};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;

/// A mistake in a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The pack.
    pub pack: String,
    /// The entry, by its first words; empty for the whole file.
    pub entry: String,
    /// What is wrong, and the remedy.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.entry.is_empty() {
            write!(f, "{}: {}", self.pack, self.what)
        } else {
            write!(f, "{}: {}: {}", self.pack, self.entry, self.what)
        }
    }
}

/// Collects packs and compiles them together.
#[derive(Default)]
pub struct Compiler {
    files: Vec<(String, File)>,
    problems: Vec<Problem>,
    builder: Builder,
    cues: HashMap<String, CueId>,
    cue_topics: Vec<u32>,
    topic_names: [String; TOPICS.len()],
    /// The entry being compiled, for messages.
    at: (String, String),
}

impl Compiler {
    /// A compiler without packs.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the pack `name`, whose TOML is `text`.
    pub fn add(&mut self, name: &str, text: &str) {
        match toml::from_str::<File>(text) {
            Ok(file) => self.files.push((name.to_owned(), file)),
            Err(e) => self.problems.push(Problem { pack: name.to_owned(), entry: String::new(), what: e.to_string() }),
        }
    }

    /// The compiled packs.
    ///
    /// # Errors
    /// Every mistake found, if there is one.
    pub fn finish(mut self) -> Result<Packs, Vec<Problem>> {
        let files = std::mem::take(&mut self.files);
        let mut terms = Vec::new();
        let mut acronyms = Vec::new();
        let mut glosses = Vec::new();
        let mut name_words = Vec::new();
        let mut shapes = Vec::new();
        debug_assert_eq!(self.cue_topics.len(), GIVEN as usize);
        self.cue_topics.push(0);
        for (name, file) in &files {
            file.topic.iter().for_each(|row| self.topic(name, row));
            for (rule, rows) in [(RuleName::Term, &file.term), (RuleName::Calque, &file.calque)] {
                rows.iter().for_each(|row| self.term(name, rule, row, &mut terms));
            }
            file.acronym.iter().for_each(|row| self.acronym(name, row, &mut acronyms));
            for row in &file.boilerplate {
                self.at = (name.clone(), row.id.clone());
                match Shape::new(row) {
                    Ok(shape) => shapes.push(shape),
                    Err(what) => self.problem(what),
                }
            }
            for (english, arabic) in &file.gloss {
                self.pattern(Role::English(index(&glosses)), 0, english);
                glosses.push(Gloss { english: english.clone(), arabic: arabic.clone() });
            }
            for row in &file.name_word {
                self.at = (name.clone(), row.en.clone());
                for literal in &row.literal {
                    self.pattern(Role::NameWord(index(&name_words)), 0, literal);
                }
                name_words.push(NameWord { english: row.en.clone(), arabic: row.ar.clone(), weak: row.weak });
            }
        }
        let rows: Vec<(&str, &EntityRow)> =
            files.iter().flat_map(|(name, f)| f.entity.iter().map(move |row| (name.as_str(), row))).collect();
        let given: BTreeSet<&str> = files.iter().flat_map(|(_, f)| &f.given).map(String::as_str).collect();
        let words: HashSet<Vec<u64>> = files.iter().flat_map(|(_, f)| &f.not_given).map(|w| keys_of(w)).collect();
        for form in given_forms(&given, rows.iter().map(|(_, row)| *row)) {
            if !words.contains(&keys_of(&form)) {
                self.pattern(Role::Cue(GIVEN), 0, &form);
            }
        }
        let entities = self.entities(&rows, &given);
        let trie = std::mem::take(&mut self.builder).build();
        if trie.is_none() {
            self.at = Default::default();
            self.problem("the packs together hold more patterns than fit; take some out".to_owned());
        }
        let Some(trie) = trie.filter(|_| self.problems.is_empty()) else { return Err(self.problems) };
        Ok(Packs {
            entity_topics: entities.iter().map(|e| e.topics).collect(),
            topic_names: self.topic_names.into_iter().collect(),
            terms: terms.into_iter().collect(),
            latin: LatinWords::new(&entities),
            entities: entities.into_iter().collect(),
            acronyms: acronyms.into_iter().collect(),
            glosses: glosses.into_iter().collect(),
            name_words: name_words.into_iter().collect(),
            furniture: Furniture::new(&shapes),
            cue_topics: self.cue_topics.into_iter().collect(),
            trie,
        })
    }

    fn problem(&mut self, what: String) {
        let (pack, entry) = self.at.clone();
        self.problems.push(Problem { pack, entry, what });
    }

    /// Adds every form of a pattern; gives the pattern for further checks.
    fn pattern(&mut self, role: Role, index: usize, notation: &str) -> Option<Pattern> {
        match Pattern::parse(notation) {
            Ok(pattern) if pattern.has_open_end() || pattern.references() > 0 => {
                self.problem(format!(
                    "“{notation}”: `*` can't stand at an end of a pattern, and `{{1}}` only in a repair"
                ));
                None
            }
            Ok(pattern) => {
                for form in pattern.expansions() {
                    let keys = self.builder.keys(&form);
                    self.builder.add(&keys, output(role, index));
                }
                Some(pattern)
            }
            Err(what) => {
                self.problem(what);
                None
            }
        }
    }

    fn cue(&mut self, notation: &str) -> CueId {
        if let Some(&id) = self.cues.get(notation) {
            return id;
        }
        let id = u32::try_from(self.cue_topics.len()).unwrap_or(u32::MAX);
        self.cue_topics.push(0);
        self.cues.insert(notation.to_owned(), id);
        for loose in each_article(notation) {
            self.pattern(Role::Cue(id), 0, &loose);
        }
        id
    }

    fn cues(&mut self, notations: &[String]) -> Vec<CueId> {
        notations.iter().map(|n| self.cue(n)).collect()
    }

    fn topics(&mut self, names: &[String]) -> u32 {
        let mut set = 0;
        for name in names {
            match TOPICS.iter().position(|t| t == name) {
                Some(i) => set |= 1 << i,
                None => self.problem(format!("no topic “{name}”; topics are {}", TOPICS.join(", "))),
            }
        }
        set
    }

    fn topic(&mut self, pack: &str, row: &TopicRow) {
        self.at = (pack.to_owned(), row.name.clone());
        let set = self.topics(std::slice::from_ref(&row.name));
        if let Some(name) = self.topic_names.get_mut(set.trailing_zeros() as usize) {
            name.clone_from(&row.ar);
        }
        for notation in &row.cues {
            let id = self.cue(notation);
            self.cue_topics[id as usize] |= set;
        }
    }

    fn term(&mut self, pack: &str, rule: RuleName, row: &TermRow, terms: &mut Vec<Term>) {
        self.at = (pack.to_owned(), row.wrong.first().cloned().unwrap_or_default());
        let index = index(terms);
        if row.wrong.is_empty() || row.right.is_empty() || row.en.is_empty() {
            self.problem("`en`, `wrong` and `right` each need a member".to_owned());
        }
        let wrong: Vec<Pattern> =
            row.wrong.iter().enumerate().filter_map(|(i, n)| self.pattern(Role::Wrong(index), i, n)).collect();
        self.check_repairs(&wrong, &row.right);
        let severity = match row.severity.as_deref() {
            None => None,
            Some("info") => Some(0),
            Some("warning") => Some(1),
            Some("error") => Some(2),
            Some(other) => {
                self.problem(format!("severity “{other}”; write info, warning or error"));
                None
            }
        };
        if row.safe && row.right.len() != 1 {
            self.problem("`safe` needs exactly one repair".to_owned());
        }
        let conditions = Conditions {
            topics: self.topics(&row.topic),
            hints: self.topics(&row.hint),
            near: self.cues(&row.near),
            not_near: self.cues(&row.not_near),
            when: self.cues(&row.when),
            unless: self.cues(&row.unless),
        };
        terms.push(Term {
            rule,
            en: row.en.clone(),
            wrong: row.wrong.clone(),
            right: row.right.clone(),
            conditions,
            severity,
            safe: row.safe,
            exact: row.exact,
            note: (row.note.clone(), row.note_ar.clone()),
            pack: pack.to_owned(),
        });
    }

    /// A group of a repair is taken by position from a group of the pattern. A repair that no pattern can feed is a mistake; one
    /// that some can't is offered for the others only.
    fn check_repairs(&mut self, wrong: &[Pattern], right: &[String]) {
        for notation in right {
            let repair = match Pattern::parse(notation) {
                Ok(repair) => repair,
                Err(what) => {
                    self.problem(what);
                    continue;
                }
            };
            if !wrong.is_empty() && !wrong.iter().any(|pattern| repair.fits(pattern)) {
                self.problem(format!(
                    "the groups, gaps or bending words of the repair “{notation}” are those of no pattern"
                ));
            }
        }
    }

    fn acronym(&mut self, pack: &str, row: &AcronymRow, acronyms: &mut Vec<Acronym>) {
        self.at = (pack.to_owned(), row.short.clone());
        let index = index(acronyms);
        let wrong: Vec<Pattern> =
            row.wrong.iter().enumerate().filter_map(|(i, n)| self.pattern(Role::Expansion(index), i, n)).collect();
        self.check_repairs(&wrong, &row.right);
        let conditions = Conditions {
            topics: 0,
            hints: 0,
            near: self.cues(&row.near),
            not_near: self.cues(&row.not_near),
            when: self.cues(&row.when),
            unless: self.cues(&row.unless),
        };
        acronyms.push(Acronym {
            short: row.short.clone(),
            expansion: row.expansion.clone(),
            right: row.right.clone(),
            wrong: row.wrong.clone(),
            conditions,
            pack: pack.to_owned(),
        });
    }

    fn entities(&mut self, rows: &[(&str, &EntityRow)], given: &BTreeSet<&str>) -> Vec<Entity> {
        let mut ids: HashMap<&str, u32> = HashMap::new();
        for (i, (pack, row)) in rows.iter().enumerate() {
            let id = u32::try_from(i).unwrap_or(u32::MAX);
            if ids.insert(row.name.as_str(), id).is_some() {
                self.at = ((*pack).to_owned(), row.name.clone());
                self.problem("stands in the packs twice; join the entries".to_owned());
            }
        }
        let forms: HashSet<Vec<u64>> = rows
            .iter()
            .flat_map(|(_, r)| std::iter::once(&r.name).chain(&r.aliases).chain(&r.ar))
            .map(|n| keys_of(n))
            .collect();
        let mut entities = Vec::with_capacity(rows.len());
        for (i, (pack, row)) in rows.iter().enumerate() {
            let id = u32::try_from(i).unwrap_or(u32::MAX);
            self.at = ((*pack).to_owned(), row.name.clone());
            let latin: Vec<String> = std::iter::once(&row.name).chain(&row.aliases).cloned().collect();
            for (n, form) in latin.iter().enumerate() {
                self.pattern(Role::Latin(id), n, form);
                if row.kind != Kind::Person {
                    self.scrambled(id, n, form, &forms);
                }
            }
            for (n, form) in row.ar.iter().enumerate() {
                for order in orders_in_arabic(row, form, given) {
                    let keys: Vec<u64> = order.iter().flat_map(|w| keys_of(w)).collect();
                    if !forms.contains(&keys) {
                        self.builder.add(&keys, output(Role::Scrambled(id), latin.len() + n));
                    }
                }
            }
            let mut literal: Vec<String> = row.literal.iter().cloned().chain(beside_ai(row)).collect();
            let cores = cores(row);
            literal.extend(cores.iter().cloned());
            for (role, notations) in
                [(Role::Arabic(id), &row.ar), (Role::LiteralSure(id), &row.literal_sure), (Role::Literal(id), &literal)]
            {
                for (n, notation) in notations.iter().enumerate() {
                    self.pattern(role, n, notation);
                }
            }
            let (known, unknown): (Vec<&String>, Vec<&String>) =
                row.related.iter().partition(|name| ids.contains_key(name.as_str()));
            entities.push(Entity {
                latin,
                kind: row.kind,
                arabic: row.ar.clone(),
                gender: row.gender,
                literal_sure: row.literal_sure.clone(),
                literal,
                cores: u16::try_from(cores.len()).unwrap_or(u16::MAX),
                related: unknown.into_iter().map(|n| self.cue(n)).collect(),
                related_entities: known.into_iter().filter_map(|n| ids.get(n.as_str()).copied()).collect(),
                topics: self.topics(&row.topic),
                case: row.case,
                pack: (*pack).to_owned(),
            });
        }
        entities
    }

    /// The words of a name of two or three words in every other order that is no name itself.
    fn scrambled(&mut self, id: u32, form: usize, name: &str, names: &HashSet<Vec<u64>>) {
        let words: Vec<&str> = name.split(' ').collect();
        let plain =
            |w: &&str| w.chars().count() >= 2 && w.chars().all(|c| c.is_ascii_alphanumeric()) && keys_of(w).len() == 1;
        let particle =
            |w: &&str| matches!(*w, "of" | "the" | "The" | "and" | "for" | "in" | "de" | "del" | "la" | "FC");
        if !(2..=3).contains(&words.len()) || !words.iter().all(plain) || words.iter().any(particle) {
            return;
        }
        let orders: &[&[usize]] = if words.len() == 2 { &[&[1, 0]] } else { &[&[2, 1, 0], &[2, 0, 1], &[1, 2, 0]] };
        for order in orders {
            let keys: Vec<u64> = order.iter().flat_map(|&n| keys_of(words[n])).collect();
            if !names.contains(&keys) {
                self.builder.add(&keys, output(Role::Scrambled(id), form));
            }
        }
    }
}

/// The index that the next member of a list will have.
fn index<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

fn output(role: Role, pattern: usize) -> Output {
    Output { role, pattern: u16::try_from(pattern).unwrap_or(u16::MAX) }
}

/// Evidence counts with any mix of articles (روبوت الدردشة for `~روبوت ~دردشة`): a notation for each mix.
fn each_article(notation: &str) -> Vec<String> {
    let marks = notation.matches('~').count();
    if !(2..=3).contains(&marks) || notation.contains('{') {
        return vec![notation.to_owned()];
    }
    (0..1usize << marks)
        .map(|mix| {
            let mut nth = 0;
            let words = notation.split(' ').map(|word| match word.strip_prefix('~') {
                Some(bare) => {
                    let article = mix >> nth & 1 == 1;
                    nth += 1;
                    if article { format!("ال{bare}") } else { bare.to_owned() }
                }
                None => word.to_owned(),
            });
            words.collect::<Vec<_>>().join(" ")
        })
        .collect()
}
