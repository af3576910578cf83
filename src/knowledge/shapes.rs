//! Page furniture, recognised by shape and place.

use super::pack::Place;
use super::pack::furniture::{Alternative, Furniture};
use super::pack::store::Numbers;
use crate::text::chars::{Class, class};
use crate::text::fold::fold_char;
use regex::bytes::Regex;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

/// Longer paragraphs are no furniture: in words.
pub const MAX_WORDS: usize = 26;

/// Which pairs of neighbouring letters a text has: enough to say of most literals that they are not in it.
///
/// Row `p` has a bit for each letter that follows letter `p`; row 0 has one for each letter that stands anywhere.
#[derive(Clone, Debug)]
struct Gist {
    rows: [u128; 128],
    /// Bytes that its letters and digits take at least.
    least: usize,
}

/// The pairs of a literal that are asked for: four of them, spread over its length.
type Trace = [(u8, u8); 4];

/// Letters in 7 bits. Those of one alphabet and the signs of ASCII have codes of their own; all digits have one.
fn code(folded: char) -> u8 {
    match folded {
        ' ' => 1,
        '0'..='9' => 2,
        'a'..='z' => 3 + (folded as u8 - b'a'),
        '\u{0621}'..='\u{064A}' => 29 + (folded as u32 - 0x0621) as u8, // hamza to yeh: 29 to 70
        '!'..='/' => 71 + (folded as u8 - b'!'),
        ':'..='@' => 86 + (folded as u8 - b':'),
        '['..='`' => 93 + (folded as u8 - b'['),
        '{'..='~' => 99 + (folded as u8 - b'{'),
        '\u{060C}' => 103, // Arabic comma
        _ => 104 + (folded as u32 % 24) as u8,
    }
}

/// [`code`] of the folded form of a letter that folds to one, or 0.
static CODES: LazyLock<[u8; 0x700]> = LazyLock::new(|| {
    std::array::from_fn(|at| {
        let c = char::from_u32(at as u32).unwrap_or(' ');
        let mut folded = Vec::new();
        fold_one(c, 'x', &mut |f| folded.push(f));
        if let [one] = folded[..] { code(one) } else { 0 }
    })
});

impl Gist {
    fn of(text: &str) -> Self {
        let codes = &*CODES;
        let mut rows = [0u128; 128];
        let mut least = 0;
        let mut last = 1;
        let mut see = |code: u8| {
            if code != 1 || last != 1 {
                rows[usize::from(last)] |= 1 << code;
                rows[0] |= 1 << code;
                least += usize::from((2..=70).contains(&code)) + usize::from((29..=70).contains(&code));
                last = code;
            }
        };
        for c in text.chars() {
            match codes.get(c as usize) {
                Some(&known) if known != 0 => see(known),
                _ => fold_one(c, 'x', &mut |f| see(code(f))),
            }
        }
        Self { rows, least }
    }

    fn has(&self, trace: Trace) -> bool {
        trace.iter().all(|&(first, second)| self.rows[usize::from(first)] >> second & 1 == 1)
    }
}

fn trace(literal: &str) -> Trace {
    let codes: Vec<u8> = literal.chars().map(code).collect();
    let mut pairs: Vec<(u8, u8)> = codes.windows(2).map(|pair| (pair[0], pair[1])).collect();
    if pairs.is_empty() {
        pairs.extend(codes.iter().map(|&c| (0, c)));
    }
    let last = pairs.len().saturating_sub(1);
    std::array::from_fn(|i| pairs.get(last * i / 3).copied().unwrap_or((0, 1)))
}

/// A paragraph, with what is asked of it first; its folded form is made only if an expression is to be run.
#[derive(Debug)]
pub struct Paragraph<'t> {
    text: &'t str,
    gist: Gist,
    /// Words, counted by the spaces between them.
    words: usize,
    folded: OnceCell<String>,
}

impl<'t> Paragraph<'t> {
    /// The paragraph `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let words = 1 + text.as_bytes().windows(2).filter(|pair| pair[0] == b' ' && pair[1] != b' ').count();
        Self { text, gist: Gist::of(text), words, folded: OnceCell::new() }
    }

    fn folded(&self) -> &str {
        self.folded.get_or_init(|| fold_paragraph(self.text))
    }

    /// The first letters of the folded form, signs before them left out: enough to say how it begins.
    fn beginning(&self) -> String {
        const ENOUGH: usize = 16;
        let mut out = String::with_capacity(2 * ENOUGH);
        for c in self.text.trim_start_matches(is_leading_sign).chars() {
            let last = out.chars().next_back().unwrap_or(' ');
            fold_one(c, last, &mut |f| out.push(f));
            if out.len() >= ENOUGH {
                break;
            }
        }
        out
    }
}

/// An expression, decoded when a text first reaches it, and compiled when one first may match it.
#[derive(Debug, Default)]
struct Lazy {
    known: OnceLock<Option<Known>>,
    regex: OnceLock<Option<Regex>>,
}

/// A decoded expression with the traces of its needs.
#[derive(Debug)]
struct Known {
    alternative: Arc<Alternative>,
    /// The most words of a paragraph that it matches, and the most bytes.
    most_words: usize,
    most_bytes: usize,
    needs: Vec<Vec<Trace>>,
}

impl Known {
    fn new(alternative: &Arc<Alternative>) -> Self {
        let needs = alternative.needs.iter().map(|need| need.iter().map(|l| trace(l)).collect()).collect();
        let whole = alternative.place != Place::Inline;
        Self {
            alternative: Arc::clone(alternative),
            most_words: alternative.words.map_or(usize::MAX, usize::from),
            most_bytes: alternative.max_len.filter(|_| whole).unwrap_or(usize::MAX),
            needs,
        }
    }

    fn may_match(&self, paragraph: &Paragraph<'_>) -> bool {
        paragraph.words <= self.most_words
            && paragraph.gist.least <= self.most_bytes
            && self.needs.iter().all(|need| need.iter().any(|t| paragraph.gist.has(*t)))
    }
}

/// The shapes of one pack set, ready to match.
#[derive(Debug)]
pub struct Shapes<'f> {
    furniture: &'f Furniture,
    ready: &'f Ready,
}

/// What has been made of the expressions of a pack set so far.
#[derive(Debug)]
pub struct Ready {
    expressions: Vec<Lazy>,
    anywhere: OnceLock<Sieve>,
    inline: OnceLock<Sieve>,
}

impl Ready {
    /// Nothing yet.
    #[must_use]
    pub fn new(furniture: &Furniture) -> Self {
        let expressions = (0..furniture.alternatives.len()).map(|_| Lazy::default()).collect();
        Self { expressions, anywhere: OnceLock::new(), inline: OnceLock::new() }
    }
}

/// What every paragraph is asked before any of several expressions is: their first needs, side by side. Most lack them all.
#[derive(Debug)]
struct Sieve {
    /// An expression, the most words and bytes it allows, and where its traces end; they begin where those before it end.
    expressions: Vec<(u32, (usize, usize), usize)>,
    traces: Vec<Trace>,
}

impl Sieve {
    fn new<'k>(expressions: impl Iterator<Item = (u32, &'k Known)>) -> Self {
        let mut sieve = Self { expressions: Vec::new(), traces: Vec::new() };
        for (index, known) in expressions {
            sieve.traces.extend(known.needs.first().into_iter().flatten());
            sieve.expressions.push((index, (known.most_words, known.most_bytes), sieve.traces.len()));
        }
        sieve
    }

    /// The expressions that a paragraph may match, as far as their first needs say.
    fn pass(&self, paragraph: &Paragraph<'_>) -> impl Iterator<Item = u32> {
        let mut from = 0;
        self.expressions.iter().filter_map(move |&(index, (words, bytes), end)| {
            let traces = &self.traces[std::mem::replace(&mut from, end)..end];
            let short = paragraph.words <= words && paragraph.gist.least <= bytes;
            (short && (traces.is_empty() || traces.iter().any(|t| paragraph.gist.has(*t)))).then_some(index)
        })
    }
}

impl<'f> Shapes<'f> {
    /// The shapes of `furniture`, with what has been made of them.
    #[must_use]
    pub fn new(furniture: &'f Furniture, ready: &'f Ready) -> Self {
        Self { furniture, ready }
    }

    fn known(&self, index: u32) -> Option<(&'f Known, &'f Lazy)> {
        let lazy = self.ready.expressions.get(index as usize)?;
        let known = lazy.known.get_or_init(|| self.furniture.alternatives.get(index).map(Known::new)).as_ref()?;
        Some((known, lazy))
    }

    fn sieve(&self, list: &Numbers) -> Sieve {
        Sieve::new(list.iter().filter_map(|index| Some((index, self.known(index)?.0))))
    }

    /// The shape that a whole paragraph has, given whether it stands near the head or the tail of its article.
    #[must_use]
    pub fn whole(&self, paragraph: &Paragraph<'_>, head: bool, tail: bool) -> Option<&'f Alternative> {
        let begun = self.furniture.begun_by(&paragraph.beginning());
        let anywhere = self.ready.anywhere.get_or_init(|| self.sieve(&self.furniture.anywhere));
        begun.into_iter().chain(anywhere.pass(paragraph)).find_map(|index| {
            let (known, lazy) = self.known(index)?;
            let alternative: &'f Alternative = &known.alternative;
            let placed = match alternative.place {
                Place::Line => true,
                Place::Head => head,
                Place::Tail => tail,
                Place::Inline => false,
            };
            if !placed || !known.may_match(paragraph) {
                return None;
            }
            let text = trim(paragraph.folded());
            let compile = || Regex::new(&format!("^(?:{})$", alternative.pattern)).ok();
            let found = alternative.may_match(text)
                && lazy.regex.get_or_init(compile).as_ref().is_some_and(|r| r.is_match(text.as_bytes()));
            found.then_some(alternative)
        })
    }

    /// The shapes found inside a paragraph, as byte ranges of its text.
    #[must_use]
    pub fn inline(&self, paragraph: &Paragraph<'_>) -> Vec<(&'f Alternative, Range<usize>)> {
        let mut found = Vec::new();
        let inline = self.ready.inline.get_or_init(|| self.sieve(&self.furniture.inline));
        for (known, lazy) in inline.pass(paragraph).filter_map(|index| self.known(index)) {
            let alternative: &'f Alternative = &known.alternative;
            if known.may_match(paragraph)
                && alternative.may_match(paragraph.folded())
                && let Some(regex) = lazy.regex.get_or_init(|| Regex::new(&alternative.pattern).ok())
            {
                found.extend(regex.find_iter(paragraph.folded().as_bytes()).map(|m| (alternative, m.range())));
            }
        }
        if !found.is_empty() {
            let text = paragraph.text;
            let map = paragraph_map(text);
            for (_, range) in &mut found {
                let start = map.get(range.start).map_or(text.len(), |&at| at as usize);
                let last = map.get(range.end.saturating_sub(1)).map_or(start, |&at| at as usize);
                *range = start..last + text.get(last..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
            }
        }
        found
    }
}

/// A paragraph as shapes see it: folded, white space run together.
fn fold_paragraph(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last = 'x';
    for c in text.chars() {
        fold_one(c, last, &mut |f| {
            out.push(f);
            last = f;
        });
    }
    out
}

/// For each byte of [`fold_paragraph`], the offset in `text` of the character that gave it.
fn paragraph_map(text: &str) -> Vec<u32> {
    let mut map = Vec::with_capacity(text.len());
    let mut last = 'x';
    for (at, c) in text.char_indices() {
        fold_one(c, last, &mut |f| {
            map.resize(map.len() + f.len_utf8(), u32::try_from(at).unwrap_or(u32::MAX));
            last = f;
        });
    }
    map
}

/// Folds one character; white space after white space (`last`) gives nothing.
fn fold_one(c: char, last: char, emit: &mut impl FnMut(char)) {
    match class(c) {
        Class::Space if last == ' ' => {}
        Class::Space => emit(' '),
        Class::Latin => c.to_lowercase().for_each(emit),
        _ => fold_char(c, emit),
    }
}

/// Without signs before and stops behind.
fn trim(folded: &str) -> &str {
    folded.trim_start_matches(is_leading_sign).trim_end_matches([' ', '.', ':', '!', '\u{2026}', '*'])
}

/// A sign that may stand before any shape, as dashes and bullets do.
fn is_leading_sign(c: char) -> bool {
    !matches!(class(c), Class::Arabic | Class::Latin | Class::Digit) && !"([{<\u{AB}#@`\"/$\u{A9}\u{2605}".contains(c)
}

#[cfg(test)]
mod tests {
    use super::{Gist, trace};

    #[test]
    fn a_gist_has_every_literal_of_its_text() {
        let gist = Gist::of("اقرأ  أيضًا: Read MORE ©");
        for literal in ["اقرا", "اقرا ايضا", "ايضا", "read more", "\u{A9}", ":", "م", "e"] {
            let within = super::fold_paragraph("اقرأ  أيضًا: Read MORE ©").contains(literal);
            assert!(!within || gist.has(trace(literal)), "{literal}");
        }
        assert!(!gist.has(trace("شارك")), "share");
    }
}
