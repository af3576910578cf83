//! Slips put into clean text: how many are found, how many rightly mended, and how quiet the text is without them.
//!
//! One word in `--every` is spoiled, in a copy of the text that has no other slip near it: a letter replaced (half of
//! them by one that is easily confused with it, half by any), added, dropped, or two neighbours swapped, a fifth of the
//! slips each; words have four letters or more and no marks. In a second copy one pair of neighbouring words in as many
//! is joined. The generator is seeded: equal texts give equal slips.

use super::gold::Found;
use super::{Text, around, checker, per_1000, percent, read};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::PathBuf;
use tadqiq::document::Article;
use tadqiq::engine::{check, tokenise};
use tadqiq::text::fold::bare;
use tadqiq::text::{Token, TokenKind};

#[derive(clap::Args)]
pub struct Arguments {
    /// A .jsonl file with `target`, or a folder of texts
    path: PathBuf,
    /// One slip in so many words
    #[arg(long, default_value_t = 20)]
    every: usize,
    /// Another seed gives other slips
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print what was missed or found in the untouched text
    #[arg(long)]
    show: bool,
    /// Only these rules or families
    #[arg(long, value_delimiter = ',')]
    select: Option<Vec<String>>,
    /// Only this half of the texts, 0 or 1, by a hash of their ids
    #[arg(long)]
    half: Option<u64>,
}

/// Letters that are confused: what looks, sounds or is typed alike.
const CONFUSED: [&str; 16] =
    ["ةه", "ىي", "اأإآ", "ضظ", "ذز", "دذ", "تط", "سص", "قك", "ئءؤ", "سش", "صض", "طظ", "عغ", "جحخ", "بتثن"];
const ALPHABET: &str = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي";
/// Fewest letters of a word that is spoiled.
const SHORTEST: usize = 4;

/// A slip put in.
struct Slip {
    kind: &'static str,
    /// Where it stands in the spoiled text.
    at: Range<usize>,
    /// What stood there.
    right: String,
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) as usize % n.max(1)
    }
}

fn spoil(word: &str, random: &mut Random) -> Option<(&'static str, String)> {
    let letters: Vec<char> = word.chars().collect();
    let alphabet: Vec<char> = ALPHABET.chars().collect();
    let at = random.below(letters.len());
    let mut new = letters.clone();
    let kind = match random.below(5) {
        0 => {
            let twins: Vec<char> =
                CONFUSED.iter().filter(|g| g.contains(letters[at])).flat_map(|g| g.chars()).collect();
            new[at] = *twins.get(random.below(twins.len()))?;
            "confused"
        }
        1 => {
            new[at] = alphabet[random.below(alphabet.len())];
            "replaced"
        }
        2 => {
            new.insert(at, alphabet[random.below(alphabet.len())]);
            "added"
        }
        3 => {
            new.remove(at);
            "dropped"
        }
        _ => {
            (at + 1 < new.len()).then(|| new.swap(at, at + 1))?;
            "swapped"
        }
    };
    (new != letters).then(|| (kind, new.into_iter().collect()))
}

/// The text with a slip in one word of `every`.
fn with_typos(text: &str, tokens: &[Token], every: usize, random: &mut Random) -> (String, Vec<Slip>) {
    let mut out = String::with_capacity(text.len() + 256);
    let mut slips = Vec::new();
    let (mut copied, mut wait) = (0, random.below(every));
    for token in tokens.iter().filter(|t| t.kind.is_word()) {
        let word = token.of(text);
        wait = wait.saturating_sub(1);
        let fit = token.kind == TokenKind::Arabic && word.chars().count() >= SHORTEST && bare(word) == word;
        if wait > 0 || !fit {
            continue;
        }
        let Some((kind, wrong)) = (0..20).find_map(|_| spoil(word, random)) else { continue };
        out.push_str(&text[copied..token.span.start as usize]);
        slips.push(Slip { kind, at: out.len()..out.len() + wrong.len(), right: word.to_owned() });
        out.push_str(&wrong);
        copied = token.span.end as usize;
        wait = every;
    }
    out.push_str(&text[copied..]);
    (out, slips)
}

/// The text with one pair of neighbouring words in `every` joined.
fn with_joins(text: &str, tokens: &[Token], every: usize, random: &mut Random) -> (String, Vec<Slip>) {
    let mut out = String::with_capacity(text.len());
    let mut slips = Vec::new();
    let (mut copied, mut wait) = (0, random.below(every));
    let mut i = 0;
    while i + 1 < tokens.len() {
        let (left, right) = (tokens[i], tokens[i + 1]);
        i += 1;
        wait = wait.saturating_sub(1);
        let fits = |t: Token| t.kind == TokenKind::Arabic && bare(t.of(text)).chars().count() >= 2;
        let gap = text.get(left.span.end as usize..right.span.start as usize);
        if wait > 0 || !fits(left) || !fits(right) || gap != Some(" ") {
            continue;
        }
        out.push_str(&text[copied..left.span.start as usize]);
        let start = out.len();
        out.push_str(left.of(text));
        out.push_str(right.of(text));
        let whole = &text[left.span.start as usize..right.span.end as usize];
        slips.push(Slip { kind: "joined", at: start..out.len(), right: whole.to_owned() });
        copied = right.span.end as usize;
        wait = every;
        i += 1;
    }
    out.push_str(&text[copied..]);
    (out, slips)
}

#[derive(Clone, Copy, Default)]
struct Count {
    made: usize,
    found: usize,
    mended: usize,
}

/// What the first fix makes of the place of a slip.
fn mended(found: &Found, slip: &Slip, text: &str) -> bool {
    let (from, to) = (found.span.start.min(slip.at.start), found.span.end.max(slip.at.end));
    let mut out = text.get(from..slip.at.start).unwrap_or("").to_owned();
    let mut at = slip.at.start;
    for (range, new) in &found.edits {
        out.push_str(text.get(at..range.start).unwrap_or(""));
        out.push_str(new);
        at = range.end;
    }
    out.push_str(text.get(at..to).unwrap_or(""));
    let before = text.get(from..slip.at.start).unwrap_or("");
    let after = text.get(slip.at.end..to).unwrap_or("");
    !found.edits.is_empty() && out == format!("{before}{}{after}", slip.right)
}

/// Measures the rules on the texts with slips put in.
pub fn measure(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    type Made = (BTreeMap<&'static str, Count>, BTreeMap<&'static str, [usize; 2]>, usize, String);
    let Arguments { every, seed, show, .. } = *arguments;
    let texts = read(&arguments.path, arguments.half)?;
    let checker = &checker(arguments.select.as_deref())?;
    let one = |(index, text): (usize, &Text)| -> Result<Made, std::fmt::Error> {
        let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
        let mut rules: BTreeMap<&'static str, [usize; 2]> = BTreeMap::new();
        let mut shown = String::new();
        let clean = check(checker, &Article::plain(&text.text));
        for d in &clean.diagnostics {
            rules.entry(d.rule).or_default()[1] += 1;
            if show {
                writeln!(
                    shown,
                    "untouched {} {}",
                    d.rule,
                    around(&text.text, d.span.start as usize, d.span.end as usize)
                )?;
            }
        }
        let tokens = tokenise(&Article::plain(&text.text));
        let mut random = Random(seed ^ (index as u64) << 20);
        let spoiled = [with_typos, with_joins].map(|make| make(&text.text, tokens.all(), every, &mut random));
        for (bad, slips) in spoiled {
            let found: Vec<Found> =
                check(checker, &Article::plain(&bad)).diagnostics.iter().map(Found::in_article).collect();
            for slip in slips {
                let count = counts.entry(slip.kind).or_default();
                count.made += 1;
                let hits: Vec<&Found> =
                    found.iter().filter(|f| f.span.start < slip.at.end && slip.at.start < f.span.end).collect();
                for hit in &hits {
                    rules.entry(hit.rule).or_default()[0] += 1;
                }
                count.found += usize::from(!hits.is_empty());
                let right = hits.iter().any(|f| mended(f, &slip, &bad));
                count.mended += usize::from(right);
                if show && !right {
                    let said =
                        hits.first().map_or("missed".to_owned(), |f| format!("{} {:?}", f.rule, f.edits.first()));
                    writeln!(shown, "{} {} for {}: {said}", slip.kind, &bad[slip.at.clone()], slip.right)?;
                }
            }
        }
        Ok((counts, rules, clean.words, shown))
    };
    let made: Vec<Made> = texts.par_iter().enumerate().map(one).collect::<Result<_, _>>()?;
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut rules: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let (mut words, mut out) = (0, String::new());
    for (c, r, w, shown) in made {
        words += w;
        out.push_str(&shown);
        for (kind, count) in c {
            let names = if kind == "joined" { vec![kind] } else { vec![kind, "one-letter slips"] };
            for name in names {
                let sum = counts.entry(name).or_default();
                sum.made += count.made;
                sum.found += count.found;
                sum.mended += count.mended;
            }
        }
        for (rule, [found, clean]) in r {
            let sum = rules.entry(rule).or_default();
            sum[0] += found;
            sum[1] += clean;
        }
    }
    for (kind, c) in counts {
        let (found, mended) = (percent(c.found, c.made), percent(c.mended, c.found));
        writeln!(
            out,
            "{kind:<18} found {:>5}/{:<5} {found:>5.1} %   first fix right {:>5} {mended:>5.1} %",
            c.found, c.made, c.mended
        )?;
    }
    for (rule, [found, clean]) in rules {
        writeln!(
            out,
            "  {rule:<20} slips {found:>5}   untouched text {clean:>4}, {:.3} per 1,000 words",
            per_1000(clean, words)
        )?;
    }
    writeln!(out, "{} texts, {words} words", texts.len())?;
    Ok(out)
}
