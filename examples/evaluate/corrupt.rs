//! Faults of names put into clean text: how many are found, how many rightly mended first, and how quiet the rest stays.
//!
//! Every name of a text is spoiled once for each kind of fault that it can have, each time in a copy of the text that
//! has no other fault:
//!
//! - `mangled-name`: a word of a Latin name, garbled by edits or as translation engines do (see [`super::garble`]). So that
//!   there are enough, names that the gazetteer knows are also set in Latin letters throughout, and one mention garbled.
//! - `inconsistent-transliteration`: one mention of an Arabic name in a spelling that renders the same sounds.
//! - `inconsistent-name`: one mention of an Arabic name in Latin letters, from the gazetteer or the English original.
//! - `translated-name`: one mention as a literal rendering that the gazetteer lists.
//!
//! `--garbles FILE` takes lines `right<TAB>wrong` in place of random garbles; `--write FILE` writes the spoiled texts
//! with their labels, for others to measure.

use super::garble::garble_word;
use super::gold::{Count, Found, Label, score};
use super::measure::Random;
use super::{Text, around, checker, per_1000, percent, print_counts, read};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use tadqiq::document::Article;
use tadqiq::engine::{Checker, check, names_of, tokenise};
use tadqiq::knowledge::Knowledge;
use tadqiq::knowledge::pack::Kind;
use tadqiq::knowledge::translit::{SAME, score as sound};
use tadqiq::knowledge::words::arabic;
use tadqiq::knowledge::words::foreign::is_foreign;
use tadqiq::names::choice::alike;
use tadqiq::names::{Cluster, Form, Mention, Names, Script};
use tadqiq::text::{TokenKind, Tokens, fold};

#[derive(clap::Args)]
pub struct Arguments {
    /// A .jsonl file with `target` (and `source`), or a folder of texts
    path: PathBuf,
    /// Another seed gives other faults
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Lines `right<TAB>wrong`: garbles in place of random ones
    #[arg(long)]
    garbles: Option<PathBuf>,
    /// Write the spoiled texts with their labels to this .jsonl file
    #[arg(long)]
    write: Option<PathBuf>,
    /// Print what was missed, mended wrongly, or found in the untouched text
    #[arg(long)]
    show: bool,
    /// Only these rules or families
    #[arg(long, value_delimiter = ',', default_value = "names,misspelling")]
    select: Vec<String>,
    /// Only this half of the texts, 0 or 1, by a hash of their ids
    #[arg(long)]
    half: Option<u64>,
}

/// A text with one fault put in.
struct Spoiled {
    kind: &'static str,
    text: String,
    label: Label,
}

/// A text being spoiled.
struct Maker<'t> {
    text: &'t str,
    tokens: &'t Tokens,
    names: &'t Names,
    garbles: &'t BTreeMap<String, Vec<String>>,
    others: &'t [Vec<u8>],
    random: Random,
    made: Vec<Spoiled>,
}

/// Replacements of stretches of a text.
type Edits = Vec<(std::ops::Range<usize>, String)>;

impl Maker<'_> {
    /// The text with replacements, the first of them labelled; `also` are other places where a finding counts.
    fn make(&mut self, kind: &'static str, category: &str, edits: &Edits, right: Vec<String>, also: &[usize]) {
        let mut order: Vec<usize> = (0..edits.len()).collect();
        order.sort_by_key(|&i| edits[i].0.start);
        let (mut text, mut at) = (String::new(), 0);
        let mut places = vec![(0, 0); edits.len()];
        for i in order {
            let (range, new) = &edits[i];
            if range.start < at {
                return;
            }
            text.push_str(&self.text[at..range.start]);
            places[i] = (text.len(), text.len() + new.len());
            text.push_str(new);
            at = range.end;
        }
        text.push_str(&self.text[at..]);
        let shift = |place: usize| {
            edits.iter().filter(|(r, _)| r.end <= place).fold(place, |p, (r, new)| p + new.len() - r.len().min(p))
        };
        let mut any_of: Vec<(usize, usize)> = also.iter().map(|&p| (shift(p), shift(p) + 1)).collect();
        any_of.push(places[0]);
        let label = Label {
            start: places[0].0,
            end: places[0].1,
            category: category.to_owned(),
            fixes: right,
            need: "mono".to_owned(),
            any_of,
        };
        self.made.push(Spoiled { kind, text, label });
    }

    fn garbled(&mut self, word: &str) -> Option<(&'static str, String)> {
        if !self.garbles.is_empty() {
            let all = self.garbles.get(&fold(word))?;
            return all.get(self.random.below(all.len())).map(|g| ("given garble", g.clone()));
        }
        let by_edits = self.random.below(10) < 6;
        let wrong = garble_word(&word.to_lowercase(), self.others, by_edits, &mut self.random);
        let mut chars = wrong.chars();
        let wrong = chars.next()?.to_uppercase().chain(chars).collect();
        Some((if by_edits { "mangled by edits" } else { "mangled anew" }, wrong))
    }

    /// Words of Latin names.
    fn mangle(&mut self) {
        let mut seen = HashSet::new();
        for (i, t) in self.tokens.all().iter().enumerate() {
            let word = t.of(self.text);
            let fit = t.kind == TokenKind::Latin
                && is_plain_name(word)
                && self.names.at(i).is_some_and(|m| m.script == Script::Latin);
            if !fit || !seen.insert(t.key) {
                continue;
            }
            if let Some((kind, wrong)) = self.garbled(word) {
                self.make(kind, "mangled-name", &vec![(t.span.range(), wrong)], vec![word.to_owned()], &[]);
            }
        }
    }

    /// Names of the gazetteer, in Latin letters throughout the text but for one.
    fn mangle_known(&mut self) {
        let clusters: Vec<&Cluster> = self.names.clusters().iter().collect();
        for (n, cluster) in clusters.iter().enumerate() {
            let Some(wrong_at) = self.names.free(cluster, Script::Arabic).next() else { continue };
            let mut edits: Edits = Vec::new();
            let mut right = String::new();
            for (other, c) in clusters.iter().enumerate() {
                for m in self.names.free(c, Script::Arabic) {
                    let Some(latin) = self.latin(c, m) else { continue };
                    if other == n && m.first == wrong_at.first {
                        let words: Vec<&str> = latin.split(' ').collect();
                        let spoiled = words[self.random.below(words.len())];
                        if !is_plain_name(spoiled) {
                            continue;
                        }
                        let Some((_, wrong)) = self.garbled(spoiled) else { continue };
                        right.clone_from(&latin);
                        edits.insert(
                            0,
                            (
                                self.place(m),
                                behind_particle(self.text, self.place(m).start, &latin.replace(spoiled, &wrong)),
                            ),
                        );
                    } else {
                        edits.push((self.place(m), behind_particle(self.text, self.place(m).start, &latin)));
                    }
                }
            }
            if !right.is_empty() {
                let kind = "mangled among Latin names";
                let start = edits[0].1.find(|c: char| c.is_ascii_uppercase()).unwrap_or(0);
                let _ = start;
                self.make(kind, "mangled-name", &edits, fixes_of(&right, &edits[0].1), &[]);
            }
        }
    }

    fn place(&self, m: &Mention) -> std::ops::Range<usize> {
        m.span(self.tokens).range()
    }

    /// The Latin form of an Arabic mention that the gazetteer knows.
    fn latin(&self, cluster: &Cluster, m: &Mention) -> Option<String> {
        let entity = self.names.entity(cluster.entity?)?;
        let whole = entity.latin.first()?;
        Some(if m.form == Form::Whole { whole.clone() } else { whole.split(' ').next_back()?.to_owned() })
    }

    /// One mention in another Arabic spelling.
    fn respell(&mut self) {
        for cluster in self.names.clusters() {
            let mentions: Vec<Mention> = self.names.free(cluster, Script::Arabic).copied().collect();
            if mentions.len() < 2 {
                continue;
            }
            let m = mentions[self.random.below(mentions.len())];
            let place = self.place(&m);
            let name = &self.text[place.clone()];
            let last = name.split_whitespace().next_back().unwrap_or(name);
            let person = cluster.kind.is_none_or(|k| k == Kind::Person);
            let other_words = mentions.iter().filter(|o| self.text[self.place(o)].ends_with(last)).count();
            if last.chars().count() < 4
                || other_words < 2
                || !(is_foreign(last, arabic(last)) || person && cluster.entity.is_some())
            {
                continue;
            }
            let Some(wrong) = respelled(last, &mut self.random) else { continue };
            let at = place.end - last.len()..place.end;
            let also: Vec<usize> = mentions.iter().map(|o| self.place(o).end - 1).collect();
            let category = "inconsistent-transliteration";
            self.make("respelled", category, &vec![(at, wrong)], vec![last.to_owned()], &also);
        }
    }

    /// One mention in Latin letters.
    fn mix(&mut self, source: &str) {
        for cluster in self.names.clusters() {
            let mentions: Vec<Mention> = self.names.free(cluster, Script::Arabic).copied().collect();
            if mentions.len() < 2 || self.names.free(cluster, Script::Latin).next().is_some() {
                continue;
            }
            let m = mentions[self.random.below(mentions.len())];
            let place = self.place(&m);
            let name = &self.text[place.clone()];
            let latin = self.latin(cluster, &m).or_else(|| in_source(name, source));
            let Some(latin) = latin.filter(|l| alike(name, l)) else { continue };
            let also: Vec<usize> = mentions.iter().map(|o| self.place(o).end - 1).collect();
            let edits = vec![(place.clone(), behind_particle(self.text, place.start, &latin))];
            self.make("mixed scripts", "inconsistent-name", &edits, vec![name.to_owned()], &also);
        }
    }

    /// One mention as common words.
    fn translate(&mut self) {
        for cluster in self.names.clusters() {
            let Some(entity) = cluster.entity.and_then(|id| self.names.entity(id)) else { continue };
            let Some(literal) = entity.literal_sure.iter().chain(&entity.literal).find(|l| is_plain(l)) else {
                continue;
            };
            let literal = literal.replace('~', "\u{0627}\u{0644}");
            for m in self.names.of_cluster(cluster).take(1) {
                let right = self.text[self.place(m)].to_owned();
                let edits = vec![(self.place(m), literal.clone())];
                let mut right = vec![right];
                right.extend(entity.latin.iter().cloned());
                right.extend(entity.arabic.iter().filter(|a| is_plain(a)).map(|a| a.replace('~', "")));
                self.make("literal", "translated-name", &edits, right, &[]);
            }
        }
    }
}

/// The whole name, and the one word that is wrong, as fixes.
fn fixes_of(right: &str, wrong: &str) -> Vec<String> {
    let mut fixes = vec![right.to_owned()];
    let wrong: HashSet<&str> = wrong.split(' ').collect();
    fixes.extend(right.split(' ').filter(|w| !wrong.contains(w)).map(str::to_owned));
    fixes
}

/// A capitalised word of four letters or more, no acronym.
fn is_plain_name(word: &str) -> bool {
    word.len() >= 4
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().skip(1).all(|c| c.is_ascii_lowercase())
}

/// Whether a pattern is plain words.
fn is_plain(pattern: &str) -> bool {
    !pattern.contains(['{', '(', '[', '|', '<', '*', '%', '/', '+', '?'])
}

/// A Latin name behind a particle: ل and ب take a tatweel.
fn behind_particle(text: &str, at: usize, latin: &str) -> String {
    match text[..at].chars().next_back() {
        Some('\u{0644}' | '\u{0628}' | '\u{0643}') => format!("\u{0640}{latin}"),
        _ => latin.to_owned(),
    }
}

/// The words of the English original that sound like an Arabic name.
fn in_source(name: &str, source: &str) -> Option<String> {
    let words: Vec<&str> = source
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| w.len() > 2 && w.starts_with(char::is_uppercase) && w.chars().skip(1).all(char::is_lowercase))
        .collect();
    let each: Option<Vec<&str>> = name
        .split_whitespace()
        .map(|part| {
            let best = words.iter().map(|w| (sound(part, w), *w)).min_by(|a, b| a.0.total_cmp(&b.0))?;
            (best.0 <= SAME).then_some(best.1)
        })
        .collect();
    Some(each?.join(" "))
}

/// Spellings of foreign sounds that writers vary in: g, z, k, t, v, and long vowels for short ones.
fn respelled(word: &str, random: &mut Random) -> Option<String> {
    const LETTERS: [(char, char); 12] = [
        ('غ', 'ج'),
        ('ج', 'غ'),
        ('س', 'ز'),
        ('ز', 'س'),
        ('ك', 'ق'),
        ('ق', 'ك'),
        ('ت', 'ط'),
        ('ط', 'ت'),
        ('ف', 'ڤ'),
        ('ڤ', 'ف'),
        ('ث', 'ت'),
        ('ذ', 'د'),
    ];
    let letters: Vec<char> = word.chars().collect();
    let long = |c: char| matches!(c, 'ا' | 'و' | 'ي');
    let mut ways: Vec<String> = Vec::new();
    for i in 1..letters.len() {
        let mut new = letters.clone();
        for &(_, to) in LETTERS.iter().filter(|l| l.0 == letters[i]) {
            new[i] = to;
            ways.push(new.iter().collect());
        }
        let inner = i + 1 < letters.len();
        if inner && long(letters[i]) && !long(letters[i - 1]) {
            let mut new = letters.clone();
            new.remove(i);
            ways.push(new.into_iter().collect());
        } else if inner && !long(letters[i]) && !long(letters[i - 1]) {
            let mut new = letters.clone();
            new.insert(i, ['ا', 'و', 'ي'][random.below(3)]);
            ways.push(new.into_iter().collect());
        }
    }
    let n = ways.len();
    (n > 0).then(|| ways.swap_remove(random.below(n)))
}

/// Measures the rules on texts with names spoiled.
pub fn measure(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    let texts = read(&arguments.path, arguments.half)?;
    let sources = sources(&arguments.path)?;
    let checker = checker(Some(&arguments.select))?;
    let garbles = match &arguments.garbles {
        Some(path) => read_garbles(&fs::read_to_string(path)?),
        None => BTreeMap::new(),
    };
    let others: Vec<Vec<u8>> = sources
        .values()
        .flat_map(|s| s.split(|c: char| !c.is_ascii_alphabetic()))
        .filter(|w| is_plain_name(w))
        .map(|w| w.to_lowercase().into_bytes())
        .collect();
    let one = |(n, text): (usize, &Text)| {
        let source = sources.get(&text.id).map_or("", String::as_str);
        let random = Random((arguments.seed << 24 ^ n as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        measure_one(&checker, text, source, &garbles, &others, random, arguments.show)
    };
    let outcomes: Vec<Result<Measured, std::fmt::Error>> = texts.par_iter().enumerate().map(one).collect();
    let mut sum = Measured::default();
    for outcome in outcomes {
        sum.add(outcome?);
    }
    if let Some(path) = &arguments.write {
        fs::write(path, &sum.records)?;
    }
    let mut out = sum.shown;
    print_counts(&mut out, &sum.kinds)?;
    for (rule, [found, untouched, new]) in sum.rules {
        writeln!(
            out,
            "  {rule:<28} on faults {found:>5}   untouched text {untouched:>4}, {:.3} per 1,000 words   beside faults {new:>4}, {:.1} % of the copies",
            per_1000(untouched, sum.words),
            percent(new, sum.copies)
        )?;
    }
    writeln!(out, "{} texts, {} words, {} spoiled copies", texts.len(), sum.words, sum.copies)?;
    Ok(out)
}

/// Counts of one or more texts.
#[derive(Default)]
struct Measured {
    kinds: BTreeMap<String, Count>,
    /// By rule: findings on faults, in untouched text, and in spoiled text where neither is.
    rules: BTreeMap<&'static str, [usize; 3]>,
    words: usize,
    copies: usize,
    shown: String,
    records: String,
}

impl Measured {
    fn add(&mut self, other: Self) {
        for (kind, c) in other.kinds {
            let sum = self.kinds.entry(kind).or_default();
            sum.labels += c.labels;
            sum.found += c.found;
            sum.mendable += c.mendable;
            sum.mended += c.mended;
        }
        for (rule, counts) in other.rules {
            let sum = self.rules.entry(rule).or_default();
            sum.iter_mut().zip(counts).for_each(|(s, c)| *s += c);
        }
        self.words += other.words;
        self.copies += other.copies;
        self.shown.push_str(&other.shown);
        self.records.push_str(&other.records);
    }
}

fn measure_one(
    checker: &Checker,
    text: &Text,
    source: &str,
    garbles: &BTreeMap<String, Vec<String>>,
    others: &[Vec<u8>],
    random: Random,
    show: bool,
) -> Result<Measured, std::fmt::Error> {
    let mut out = Measured::default();
    let article = Article::plain(&text.text);
    let clean = check(checker, &article);
    out.words = clean.words;
    let mut old: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for d in &clean.diagnostics {
        out.rules.entry(d.rule).or_default()[1] += 1;
        *old.entry((d.rule, d.span.of(&text.text).to_owned())).or_default() += 1;
        if show {
            let place = around(&text.text, d.span.start as usize, d.span.end as usize);
            writeln!(out.shown, "untouched {} {} {place}", text.id, d.rule)?;
        }
    }
    let tokens = tokenise(&article);
    let names = names_of(&Knowledge::builtin(), &text.text, &tokens);
    let made = Vec::new();
    let mut maker = Maker { text: &text.text, tokens: &tokens, names: &names, garbles, others, random, made };
    maker.mangle();
    maker.mangle_known();
    if garbles.is_empty() {
        maker.respell();
        maker.mix(source);
        maker.translate();
    }
    for (n, spoiled) in maker.made.into_iter().enumerate() {
        let article = Article::plain(&spoiled.text);
        let found: Vec<Found> = check(checker, &article).diagnostics.iter().map(Found::in_article).collect();
        let outcome = score(&spoiled.text, &found, std::slice::from_ref(&spoiled.label), &["mono"]);
        let count = outcome.by_category.into_values().next().unwrap_or_default();
        out.copies += 1;
        let sum = out.kinds.entry(spoiled.kind.to_owned()).or_default();
        sum.labels += count.labels;
        sum.found += count.found;
        sum.mendable += count.mendable;
        sum.mended += count.mended;
        for (i, f) in found.iter().enumerate() {
            let rule = out.rules.entry(f.rule).or_default();
            if !outcome.extra.contains(&i) {
                rule[0] += 1;
            } else if !old.contains_key(&(f.rule, spoiled.text[f.span.clone()].to_owned())) {
                rule[2] += 1;
                if show {
                    writeln!(
                        out.shown,
                        "beside {} {} {}",
                        spoiled.kind,
                        f.rule,
                        around(&spoiled.text, f.span.start, f.span.end)
                    )?;
                }
            }
        }
        if show && count.mended == 0 {
            let said = found.iter().enumerate().find(|(i, _)| !outcome.extra.contains(i));
            let said = said.map_or("missed".to_owned(), |(_, f)| format!("{} {:?}", f.rule, f.edits.first()));
            let place = around(&spoiled.text, spoiled.label.start, spoiled.label.end);
            writeln!(out.shown, "{} for {}: {said} | {place}", spoiled.kind, spoiled.label.fixes.join(", "))?;
        }
        let Label { start, end, category, fixes, any_of, .. } = &spoiled.label;
        let gold = serde_json::json!([{ "start": start, "end": end, "category": category, "fixes": fixes, "need": "mono", "any_of": any_of }]);
        let record = serde_json::json!({ "id": format!("{}#{n}", text.id), "target": spoiled.text, "gold": gold });
        writeln!(out.records, "{record}")?;
    }
    Ok(out)
}

fn read_garbles(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (right, wrong) in text.lines().filter_map(|l| l.split_once('\t')) {
        all.entry(fold(right.trim())).or_default().push(wrong.trim().to_owned());
    }
    all
}

/// The English originals by id, where the file has them.
fn sources(path: &std::path::Path) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    #[derive(serde::Deserialize)]
    struct Record {
        id: Option<String>,
        source: Option<String>,
    }
    if path.is_dir() {
        return Ok(BTreeMap::new());
    }
    let file = fs::read_to_string(path)?;
    let records = file.lines().filter_map(|l| serde_json::from_str::<Record>(l).ok());
    Ok(records.filter_map(|r| Some((r.id?, r.source?))).collect())
}
