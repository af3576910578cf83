//! From written packs to compiled ones.

use super::pattern::{Pattern, keys_of};
use super::schema::{AcronymRow, EntityRow, File, Kind, RuleName, ShapeRow, TermRow, TopicRow};
use super::trie::Builder;
use super::{Acronym, Alternative, Conditions, CueId, Entity, Gloss, Output, Packs, Role, Shape, TOPICS, Table, Term};
use crate::text::chars::{Class, class};
use crate::text::fold::fold_char;
use regex_syntax::ast::Ast;
use regex_syntax::hir::literal::Extractor;
use regex_syntax::hir::{Hir, HirKind};
use std::collections::HashMap;
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
    outputs: Vec<Output>,
    cues: HashMap<String, CueId>,
    cue_topics: Vec<u32>,
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
        let mut terms = Table::default();
        let mut acronyms = Table::default();
        let mut glosses = Table::default();
        let mut shapes = Vec::new();
        for (name, file) in &files {
            file.topic.iter().for_each(|row| self.topic(name, row));
            for (rule, rows) in [(RuleName::Term, &file.term), (RuleName::Calque, &file.calque)] {
                rows.iter().for_each(|row| self.term(name, rule, row, &mut terms));
            }
            file.acronym.iter().for_each(|row| self.acronym(name, row, &mut acronyms));
            for row in &file.boilerplate {
                self.at = (name.clone(), row.id.clone());
                shapes.extend(self.shape(row));
            }
            for (english, arabic) in &file.gloss {
                let index = glosses.push(&Gloss { english: english.clone(), arabic: arabic.clone() });
                self.pattern(Role::English(index), 0, english);
            }
        }
        let rows: Vec<(&str, &EntityRow)> =
            files.iter().flat_map(|(name, f)| f.entity.iter().map(move |row| (name.as_str(), row))).collect();
        let entities = self.entities(&rows);
        if !self.problems.is_empty() {
            return Err(self.problems);
        }
        Ok(Packs {
            terms,
            entities,
            acronyms,
            glosses,
            shapes,
            cue_topics: self.cue_topics,
            outputs: self.outputs,
            trie: self.builder.build(),
        })
    }

    fn problem(&mut self, what: String) {
        let (pack, entry) = self.at.clone();
        self.problems.push(Problem { pack, entry, what });
    }

    fn emit(&mut self, role: Role, pattern: usize, expansion: usize) -> u32 {
        let narrow = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        self.outputs.push(Output { role, pattern: narrow(pattern), expansion: narrow(expansion) });
        u32::try_from(self.outputs.len() - 1).unwrap_or(u32::MAX)
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
                for (i, form) in pattern.expansions().iter().enumerate() {
                    let output = self.emit(role, index, i);
                    self.builder.add(&form.keys(), output);
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
        for notation in &row.cues {
            let id = self.cue(notation);
            self.cue_topics[id as usize] |= set;
        }
    }

    fn term(&mut self, pack: &str, rule: RuleName, row: &TermRow, terms: &mut Table<Term>) {
        self.at = (pack.to_owned(), row.wrong.first().cloned().unwrap_or_default());
        let index = u32::try_from(terms.len()).unwrap_or(u32::MAX);
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
            near: self.cues(&row.near),
            not_near: self.cues(&row.not_near),
            when: self.cues(&row.when),
            unless: self.cues(&row.unless),
        };
        terms.push(&Term {
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
                self.problem(format!("the groups or gaps of the repair “{notation}” are those of no pattern"));
            }
        }
    }

    fn acronym(&mut self, pack: &str, row: &AcronymRow, acronyms: &mut Table<Acronym>) {
        self.at = (pack.to_owned(), row.short.clone());
        let index = u32::try_from(acronyms.len()).unwrap_or(u32::MAX);
        let wrong: Vec<Pattern> =
            row.wrong.iter().enumerate().filter_map(|(i, n)| self.pattern(Role::Expansion(index), i, n)).collect();
        self.check_repairs(&wrong, &row.right);
        let conditions = Conditions {
            topics: 0,
            near: self.cues(&row.near),
            not_near: self.cues(&row.not_near),
            when: self.cues(&row.when),
            unless: self.cues(&row.unless),
        };
        acronyms.push(&Acronym {
            short: row.short.clone(),
            expansion: row.expansion.clone(),
            right: row.right.clone(),
            wrong: row.wrong.clone(),
            conditions,
            pack: pack.to_owned(),
        });
    }

    fn entities(&mut self, rows: &[(&str, &EntityRow)]) -> Table<Entity> {
        let mut ids: HashMap<&str, u32> = HashMap::new();
        for (i, (pack, row)) in rows.iter().enumerate() {
            let id = u32::try_from(i).unwrap_or(u32::MAX);
            if ids.insert(row.name.as_str(), id).is_some() {
                self.at = ((*pack).to_owned(), row.name.clone());
                self.problem("stands in the packs twice; join the entries".to_owned());
            }
        }
        let forms: std::collections::HashSet<Vec<u64>> =
            rows.iter().flat_map(|(_, r)| std::iter::once(&r.name).chain(&r.aliases)).map(|n| keys_of(n)).collect();
        let mut table = Table::default();
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
            let literal: Vec<String> = row.literal.iter().cloned().chain(beside_ai(row)).collect();
            for (role, notations) in
                [(Role::Arabic(id), &row.ar), (Role::LiteralSure(id), &row.literal_sure), (Role::Literal(id), &literal)]
            {
                for (n, notation) in notations.iter().enumerate() {
                    self.pattern(role, n, notation);
                }
            }
            let (known, unknown): (Vec<&String>, Vec<&String>) =
                row.related.iter().partition(|name| ids.contains_key(name.as_str()));
            let entity = Entity {
                latin,
                kind: row.kind,
                arabic: row.ar.clone(),
                gender: row.gender,
                literal_sure: row.literal_sure.clone(),
                literal,
                related: unknown.into_iter().map(|n| self.cue(n)).collect(),
                related_entities: known.into_iter().filter_map(|n| ids.get(n.as_str()).copied()).collect(),
                topics: self.topics(&row.topic),
                case: row.case,
                pack: (*pack).to_owned(),
            };
            table.push(&entity);
        }
        table
    }

    /// The words of a name of two or three words in every other order that is no name itself.
    fn scrambled(&mut self, id: u32, form: usize, name: &str, names: &std::collections::HashSet<Vec<u64>>) {
        let words: Vec<&str> = name.split(' ').collect();
        let plain =
            |w: &&str| w.chars().count() >= 2 && w.chars().all(|c| c.is_ascii_alphanumeric()) && keys_of(w).len() == 1;
        let particle =
            |w: &&str| matches!(*w, "of" | "the" | "The" | "and" | "for" | "in" | "de" | "del" | "la" | "FC");
        if !(2..=3).contains(&words.len()) || !words.iter().all(plain) || words.iter().any(particle) {
            return;
        }
        let orders: &[&[usize]] = if words.len() == 2 { &[&[1, 0]] } else { &[&[2, 1, 0], &[2, 0, 1], &[1, 2, 0]] };
        for (i, order) in orders.iter().enumerate() {
            let keys: Vec<u64> = order.iter().flat_map(|&n| keys_of(words[n])).collect();
            if !names.contains(&keys) {
                let output = self.emit(Role::Scrambled(id), form, i);
                self.builder.add(&keys, output);
            }
        }
    }

    fn shape(&mut self, row: &ShapeRow) -> Option<Shape> {
        let pattern = plain_expression(&row.pattern);
        let alternatives: Result<Vec<Alternative>, regex_syntax::Error> =
            alternatives(&pattern).into_iter().map(alternative).collect();
        let alternatives = match alternatives {
            Ok(alternatives) => alternatives,
            Err(e) => {
                self.problem(format!("the expression is broken: {}", e.to_string().lines().last().unwrap_or("")));
                return None;
            }
        };
        let group = (row.group.clone(), row.group_ar.clone());
        Some(Shape { id: row.id.clone(), group, place: row.place, alternatives })
    }
}

/// For a name that ends in AI (Scale AI), the orders in which engines set the common word and the acronym (AI المقياس, نطاق AI,
/// المقياس من الذكاء الاصطناعي), made from the literal renderings that hold the common word.
fn beside_ai(row: &EntityRow) -> Vec<String> {
    const INTELLIGENCE: &str = " الذكاء الاصطناعي";
    if !row.name.ends_with(" AI") {
        return Vec::new();
    }
    let mut words: Vec<&str> = row
        .literal
        .iter()
        .chain(&row.literal_sure)
        .filter_map(|l| l.strip_suffix(INTELLIGENCE).or_else(|| l.strip_suffix(" AI")))
        .map(|l| l.trim_start_matches("شركة ").trim_start_matches('~'))
        .filter(|w| !w.is_empty() && !w.contains([' ', '{', '*']))
        .collect();
    words.sort_unstable();
    words.dedup();
    let orders = |w: &str| {
        [
            format!("AI ~{w}"),
            format!("~{w} AI"),
            format!("~{w} من ~ذكاء ~اصطناعي"),
            format!("~{w} من الذكاء الاصطناعي"),
            format!("{w}{INTELLIGENCE}"),
        ]
    };
    let known: Vec<String> = row.literal.iter().chain(&row.literal_sure).cloned().collect();
    words.into_iter().flat_map(orders).filter(|o| !known.contains(o)).collect()
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

/// An expression as it is run: its letters folded, and in place of Unicode's large classes the small ones of folded text.
///
/// `.` and negated ASCII classes become classes of bytes (a letter of Arabic has two), which compile many times faster;
/// signs that may stand before a paragraph are cut off by the matcher and so here.
fn plain_expression(written: &str) -> String {
    let mut folded = String::with_capacity(written.len());
    for c in written.chars() {
        if matches!(class(c), Class::Arabic | Class::Mark) {
            fold_char(c, &mut |f| folded.push(f));
        } else {
            folded.push(c);
        }
    }
    let folded = LEADING_SIGNS.iter().fold(folded.as_str(), |p, lead| p.strip_prefix(lead).unwrap_or(p));
    let mut out = String::with_capacity(folded.len() * 2);
    let mut rest = folded;
    while let Some(c) = rest.chars().next() {
        let (piece, len) = if let Some(escaped) = rest.strip_prefix('\\').and_then(|r| r.chars().next()) {
            let piece = match escaped {
                'd' => "[0-9]".to_owned(),
                's' => " ".to_owned(),
                'w' => WORD.to_owned(),
                other => format!("\\{other}"),
            };
            (piece, 1 + escaped.len_utf8())
        } else if c == '.' {
            let (bounds, len) = doubled_bounds(&rest[1..]);
            (format!("(?-u:[^\\n]){bounds}"), 1 + len)
        } else if c == '[' {
            let len = class_len(rest);
            let body = &rest[..len];
            if body.starts_with("[^") && body.is_ascii() {
                let (bounds, more) = doubled_bounds(&rest[len..]);
                let body = body.replace("\\d", "0-9").replace("\\s", " ").replace("\\w", "a-z0-9_\\x80-\\xFF");
                (format!("(?-u:{body}){bounds}"), len + more)
            } else {
                (body.replace("\\d", "0-9").replace("\\s", " ").replace("\\w", "a-z0-9_ء-ي"), len)
            }
        } else {
            (c.to_string(), c.len_utf8())
        };
        out.push_str(&piece);
        rest = &rest[len..];
    }
    out
}

/// What the matcher trims from the front of a paragraph, as expressions write it.
const LEADING_SIGNS: [&str; 3] = ["[^\\w]{0,4}", "[^\\w]{0,3}", "[^\\w]*"];

/// A letter or digit of folded text.
const WORD: &str = "[^ ,.،؛:!?؟()«»]";

/// Length of the class that `text` begins with.
fn class_len(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' if at > 1 && !(at == 2 && text.starts_with("[^")) => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// `{2,40}` at the beginning of `text` as `{2,80}`, and its length: bounds in letters as bounds in bytes.
fn doubled_bounds(text: &str) -> (String, usize) {
    let Some(inner) = text.strip_prefix('{').and_then(|t| t.split('}').next()) else { return (String::new(), 0) };
    let bounds =
        inner.split_once(',').and_then(|(from, to)| Some((from.parse::<u32>().ok()?, to.parse::<u32>().ok()?)));
    match bounds {
        Some((from, to)) => (format!("{{{from},{}}}", to * 2), inner.len() + 2),
        None => (String::new(), 0),
    }
}

/// The members of an alternation at the top of an expression; the expression itself if there is none.
fn alternatives(pattern: &str) -> Vec<&str> {
    match regex_syntax::ast::parse::Parser::new().parse(pattern) {
        Ok(Ast::Alternation(ref list)) => {
            list.asts.iter().filter_map(|a| pattern.get(a.span().start.offset..a.span().end.offset)).collect()
        }
        _ => vec![pattern],
    }
}

/// One member with what can be asked before it is run.
fn alternative(pattern: &str) -> Result<Alternative, regex_syntax::Error> {
    let hir = regex_syntax::ParserBuilder::new().utf8(false).build().parse(pattern)?;
    let starts = starts(&hir);
    let short = starts.iter().map(|s| s.chars().count()).min().unwrap_or(0) < 3;
    let contains = if short { contains(&hir) } else { Vec::new() };
    Ok(Alternative { pattern: pattern.to_owned(), starts, contains })
}

/// What every match begins with: a few literals, or nothing if there are too many.
fn starts(hir: &Hir) -> Vec<String> {
    let found = Extractor::new().limit_class(16).limit_repeat(4).limit_literal_len(12).limit_total(4000).extract(hir);
    let literals = found.literals().unwrap_or(&[]);
    let mut usable: Vec<String> = literals
        .iter()
        .filter_map(|l| {
            // A literal may be cut inside a character.
            let bytes = l.as_bytes();
            let valid = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), |_| bytes.len());
            std::str::from_utf8(&bytes[..valid]).ok().map(str::to_owned)
        })
        .collect();
    usable.sort();
    usable.dedup();
    if usable.iter().any(String::is_empty) { Vec::new() } else { usable }
}

/// What every match contains: the literals of the part of a sequence that says most.
fn contains(hir: &Hir) -> Vec<String> {
    let HirKind::Concat(parts) = hir.kind() else { return Vec::new() };
    let shortest = |literals: &Vec<String>| literals.iter().map(|l| l.chars().count()).min().unwrap_or(0);
    parts
        .iter()
        .filter(|part| part.properties().minimum_len().is_some_and(|n| n > 0))
        .map(starts)
        .filter(|literals| !literals.is_empty() && shortest(literals) >= 2)
        .max_by_key(shortest)
        .unwrap_or_default()
}
