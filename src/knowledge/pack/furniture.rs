//! Page furniture: from written expressions to what can be asked before one of them is compiled and run.
//!
//! To compile all expressions would take longer than to check an article. So each alternative of each shape is a record of
//! its own, reached by what a paragraph begins with, and passed over unless the paragraph contains what all its matches do.

use super::schema::{Place, ShapeRow};
use super::store::{Bytes, Lists, Numbers, Stored};
use super::table::Table;
use crate::text::chars::{Class, class};
use crate::text::fold::fold_char;
use regex_syntax::ast::Ast;
use regex_syntax::hir::literal::Extractor;
use regex_syntax::hir::{Hir, HirKind};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A shape of page furniture.
#[derive(Clone, Debug)]
pub struct Shape {
    id: String,
    group: (String, String),
    place: Place,
    words: Option<u16>,
    alternatives: Vec<Expression>,
}

/// One expression of a shape.
#[derive(Clone, Debug)]
struct Expression {
    pattern: String,
    /// Every match begins with one of these; empty if that can't be said.
    starts: Vec<String>,
    /// Of each of these every match contains a member.
    needs: Vec<Vec<String>>,
    /// Longest match.
    max_len: Option<usize>,
}

/// One expression of a shape as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Alternative {
    /// The id of its shape.
    pub id: String,
    /// What kind of furniture, English and Arabic.
    pub group: (String, String),
    /// Where it stands.
    pub place: Place,
    /// The regular expression, its letters folded.
    pub pattern: String,
    /// Of each of these every match contains a member.
    pub needs: Vec<Vec<String>>,
    /// Length in bytes of the longest match, if there is a longest.
    pub max_len: Option<usize>,
    /// Most words of a paragraph of this shape, if that is said.
    pub words: Option<u16>,
}

impl Alternative {
    /// Whether it is worth running on the folded `text`: that is short enough, and has what every match has. (Its words were
    /// counted before it was folded.)
    #[must_use]
    pub fn may_match(&self, text: &str) -> bool {
        let whole = self.place != Place::Inline;
        !(whole && self.max_len.is_some_and(|max| text.len() > max))
            && self.needs.iter().all(|need| need.iter().any(|l| contains(text, l)))
    }
}

fn contains(text: &str, literal: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), literal.as_bytes()).is_some()
}

/// All shapes.
#[derive(Debug)]
pub struct Furniture {
    /// Every expression.
    pub alternatives: Table<Alternative>,
    /// What paragraphs begin with: an `fst` map from literals to lists of `by_start`.
    starts: Bytes,
    by_start: Lists,
    /// Expressions of whole paragraphs that can begin with anything.
    pub anywhere: Numbers,
    /// Expressions of what stands inside paragraphs.
    pub inline: Numbers,
}

impl Shape {
    /// A shape as it is run.
    ///
    /// # Errors
    /// What is wrong with its expression.
    pub fn new(row: &ShapeRow) -> Result<Self, String> {
        let pattern = plain_expression(&row.pattern);
        let alternatives: Result<Vec<Expression>, regex_syntax::Error> =
            alternatives(&pattern).into_iter().map(Expression::new).collect();
        let alternatives = alternatives
            .map_err(|e| format!("the expression is broken: {}", e.to_string().lines().last().unwrap_or("")))?;
        let group = (row.group.clone(), row.group_ar.clone());
        Ok(Self { id: row.id.clone(), group, place: row.place, words: row.words, alternatives })
    }
}

impl Furniture {
    /// The shapes, sorted by how a text begins that matches them.
    #[must_use]
    pub fn new(shapes: &[Shape]) -> Self {
        let mut records = Vec::new();
        let (mut anywhere, mut inline) = (Vec::new(), Vec::new());
        let mut by_start: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for shape in shapes {
            for expression in &shape.alternatives {
                let index = u32::try_from(records.len()).unwrap_or(u32::MAX);
                if shape.place == Place::Inline {
                    inline.push(index);
                } else if expression.starts.is_empty() {
                    anywhere.push(index);
                } else {
                    for start in &expression.starts {
                        by_start.entry(start).or_default().push(index);
                    }
                }
                let mut needs = expression.needs.clone();
                if shape.place == Place::Inline {
                    // What stands inside a paragraph is reached by no beginning, so its beginning is one of its needs.
                    push_need(expression.starts.clone(), &mut needs);
                    needs.sort_by_key(|need| cost(need));
                }
                records.push(Alternative {
                    id: shape.id.clone(),
                    group: shape.group.clone(),
                    place: shape.place,
                    pattern: expression.pattern.clone(),
                    needs,
                    max_len: expression.max_len,
                    words: shape.words,
                });
            }
        }
        let mut starts = fst::MapBuilder::memory();
        for (list, start) in by_start.keys().enumerate() {
            // The keys come sorted, which is all that the builder asks for.
            let _ = starts.insert(start, list as u64);
        }
        Self {
            alternatives: records.into_iter().collect(),
            starts: Cow::Owned(starts.into_inner().unwrap_or_default()),
            by_start: by_start.into_values().collect(),
            anywhere: anywhere.into_iter().collect(),
            inline: inline.into_iter().collect(),
        }
    }

    /// The expressions of whole paragraphs that `text` may match, judged by its beginning, the more likely first.
    #[must_use]
    pub fn begun_by(&self, text: &str) -> Vec<u32> {
        let mut found = Vec::new();
        let Ok(fst) = fst::raw::Fst::new(&*self.starts) else { return found };
        let mut node = fst.root();
        let mut output = fst::raw::Output::zero();
        for byte in text.bytes().take(START_BYTES) {
            let Some(edge) = node.find_input(byte) else { break };
            let step = node.transition(edge);
            output = output.cat(step.out);
            node = fst.node(step.addr);
            if node.is_final() {
                found.extend(self.by_start.get(output.cat(node.final_output()).value() as usize));
            }
        }
        found
    }
}

impl Stored for Furniture {
    fn write(&self, out: &mut Vec<u8>) {
        self.alternatives.write(out);
        self.starts.write(out);
        self.by_start.write(out);
        self.anywhere.write(out);
        self.inline.write(out);
    }

    fn read(input: &mut &'static [u8]) -> Option<Self> {
        Some(Self {
            alternatives: Table::read(input)?,
            starts: Bytes::read(input)?,
            by_start: Lists::read(input)?,
            anywhere: Numbers::read(input)?,
            inline: Numbers::read(input)?,
        })
    }
}

/// Longest beginning kept, in bytes.
const START_BYTES: usize = 12;
/// Most members of a need: looking for more costs as much as running the expression.
const MAX_NEED: usize = 128;
/// Most needs of an expression.
const MAX_NEEDS: usize = 3;

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
            let len = 1 + escaped.len_utf8();
            match escaped {
                'd' => ("[0-9]".to_owned(), len),
                's' => (" ".to_owned(), len),
                'w' => in_bytes(NO_WORD, &rest[len..], len),
                other => (format!("\\{other}"), len),
            }
        } else if c == '.' {
            in_bytes("\\n", &rest[1..], 1)
        } else if let Some(class) = rest.strip_prefix("[^") {
            let len = class_len(rest);
            in_bytes(class.get(..len - 3).unwrap_or_default(), &rest[len..], len)
        } else if c == '[' {
            let len = class_len(rest);
            (rest[..len].replace("\\d", "0-9").replace("\\s", " ").replace("\\w", "a-z0-9_ء-ي"), len)
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

/// What ends a word of folded text.
const NO_WORD: &str = " ,.،؛:!?؟()«»";

/// A negated class as a class of bytes: all but the characters of `body`, with the repetition that `rest` begins with, and the
/// length of both where `len` is that of the class.
///
/// Letters of folded Arabic text are D8 A1 to D8 BF and D9 80 to D9 8A; no mark of that block has its second byte there. So
/// of a mark of that block the second byte is left out of the class, and of any other character that is not ASCII the first.
fn in_bytes(body: &str, rest: &str, len: usize) -> (String, usize) {
    let mut class = String::new();
    for c in body.replace("\\d", "0-9").replace("\\s", " ").replace("\\w", "a-z0-9_\u{80}").chars() {
        let mut bytes = [0; 4];
        match c.encode_utf8(&mut bytes).as_bytes() {
            _ if c == '\u{80}' => class.push_str("\\x80-\\xFF"),
            [_] => class.push(c),
            [0xD8, second] => {
                let _ = write!(class, "\\x{second:02X}");
            }
            [first, ..] => {
                let _ = write!(class, "\\x{first:02X}");
            }
            [] => {}
        }
    }
    let (bounds, more) = if let Some((bounds, len)) = doubled_bounds(rest) {
        (bounds, len)
    } else if rest.starts_with(['*', '+', '?']) {
        // A character of two bytes may be left out, or stand there.
        (if rest.starts_with('?') { "{0,2}".to_owned() } else { rest[..1].to_owned() }, 1)
    } else {
        ("{1,2}".to_owned(), 0)
    };
    (format!("(?-u:[^{class}]){bounds}"), len + more)
}

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
fn doubled_bounds(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('{')?.split('}').next()?;
    let (from, to) = inner.split_once(',').unwrap_or((inner, inner));
    Some((format!("{{{from},{}}}", to.parse::<u32>().ok()? * 2), inner.len() + 2))
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

impl Expression {
    fn new(pattern: &str) -> Result<Self, regex_syntax::Error> {
        let hir = regex_syntax::ParserBuilder::new().utf8(false).build().parse(pattern)?;
        let mut needs = Vec::new();
        collect_needs(&hir, &mut needs);
        needs.sort_by_key(|need| cost(need));
        needs.dedup();
        needs.truncate(MAX_NEEDS);
        let max_len = hir.properties().maximum_len();
        Ok(Self { pattern: pattern.to_owned(), starts: starts(&hir), needs, max_len })
    }
}

/// What every match begins with: a few literals, or nothing if there are too many even of short ones.
fn starts(hir: &Hir) -> Vec<String> {
    for length in [START_BYTES, 6, 4, 3] {
        let mut extractor = Extractor::new();
        extractor.limit_class(16).limit_repeat(4).limit_literal_len(length).limit_total(4000);
        let found = extractor.extract(hir);
        let Some(literals) = found.literals() else { continue };
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
        return if usable.iter().any(String::is_empty) { Vec::new() } else { usable };
    }
    Vec::new()
}

/// Length in characters of the shortest of some literals.
fn shortest(literals: &[String]) -> usize {
    literals.iter().map(|l| l.chars().count()).min().unwrap_or(0)
}

/// What every match contains: of each part of a sequence that must be there, how it begins; of an alternation, a need of each
/// branch.
fn collect_needs(hir: &Hir, needs: &mut Vec<Vec<String>>) {
    match hir.kind() {
        HirKind::Concat(parts) => parts.iter().for_each(|part| collect_needs(part, needs)),
        HirKind::Capture(group) => collect_needs(&group.sub, needs),
        HirKind::Repetition(r) if r.min > 0 => collect_needs(&r.sub, needs),
        HirKind::Literal(_) | HirKind::Class(_) => push_need(starts(hir), needs),
        HirKind::Alternation(branches) => {
            push_need(starts(hir), needs);
            let of_each: Option<Vec<Vec<String>>> = branches
                .iter()
                .map(|branch| {
                    let mut own = Vec::new();
                    collect_needs(branch, &mut own);
                    own.into_iter().min_by_key(|need| cost(need))
                })
                .collect();
            push_need(of_each.unwrap_or_default().concat(), needs);
        }
        _ => {}
    }
}

/// Adds a need, unless it is one that most paragraphs have, or that takes too long to look for.
fn push_need(mut literals: Vec<String>, needs: &mut Vec<Vec<String>>) {
    literals.sort();
    literals.dedup();
    let telling = |l: &String| l.chars().count() >= 2 || !l.contains(|c: char| c == ' ' || c.is_alphabetic());
    if !literals.is_empty() && literals.len() <= MAX_NEED && literals.iter().all(telling) {
        needs.push(literals);
    }
}

/// Few literals are soon looked for, and the longest say most.
fn cost(need: &[String]) -> (bool, std::cmp::Reverse<usize>) {
    (need.len() > 4, std::cmp::Reverse(shortest(need)))
}
