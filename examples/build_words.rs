//! Builds the word lists of `rules/words/`: `arabic.fst`, `english.fst`, and the letter models `letters.bin`.
//!
//! Both lists are [`fst::Map`]s from a word to a number whose low ten bits are its frequency class in centibels
//! (wordfreq's bucket: a word makes up 10^(-class/100) of all words, so lower is more frequent) and whose
//! higher bits are flags. `rules/words/README.md` says what each flag means and where the data come from;
//! `rules/words/rebuild.sh` fetches the inputs and runs this program. Equal inputs give equal bytes.
//!
//! The flag of doubtful words comes from the checker itself, which must know the other lists for it: a run that finds
//! them changed leaves the flag out and says so; compile and run again then.

#![allow(clippy::print_stdout)]

use clap::Parser;
use fst::MapBuilder;
use spellbook::Dictionary;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use tadqiq::knowledge::words::doubt::look;
use tadqiq::knowledge::words::letters::{CODES, MODEL, UNIT, code, place};
use tadqiq::knowledge::words::{arabic, letters};
use tadqiq::text::chars::{Class, class};

/// Bits of a value that hold the frequency class; the flags stand above them.
const CENTIBEL_BITS: u32 = 10;

/// Arabic: the Ayaspell dictionary accepts the word.
const ACCEPTED: u64 = 1 << CENTIBEL_BITS;
/// Arabic: a name of Google's transliteration set.
const NAME: u64 = 1 << (CENTIBEL_BITS + 1);
/// Arabic: the checker doubts the word (it may be a slip, or words run together).
const DOUBTFUL: u64 = 1 << (CENTIBEL_BITS + 2);
/// From which score on a doubt is worth the flag: below what the rules report, for they ask for more.
const WORTH: (f32, f32) = (1.0, 0.0);

/// English: SCOWL lists the word in lower case.
const ORDINARY: u64 = 1 << CENTIBEL_BITS;
/// English: SCOWL lists the word with a capital.
const CAPITALISED: u64 = 1 << (CENTIBEL_BITS + 1);
/// English: SCOWL lists the word with a capital only.
const ONLY_CAPITALISED: u64 = 1 << (CENTIBEL_BITS + 2);

/// The spellings of English that count, by the first part of a SCOWL file name.
const SCOWL_SPELLINGS: [&str; 3] = ["english", "american", "british"];
/// The kinds of SCOWL list that count, by the second part.
const SCOWL_KINDS: [&str; 5] = ["words", "upper", "proper-names", "contractions", ABBREVIATIONS];
/// The kind of which only entries with a capital count, and only if no other list has the word.
const ABBREVIATIONS: &str = "abbreviations";
/// The largest SCOWL size that counts, by the extension: rarer words are left out.
const SCOWL_LARGEST: u8 = 70;

/// Builds the word lists of `rules/words/`.
#[derive(Debug, Parser)]
struct Args {
    /// Arabic words with their centibels, tab-separated, one a line
    #[arg(long, value_name = "TSV")]
    arabic: PathBuf,
    /// English words with their centibels, tab-separated, one a line
    #[arg(long, value_name = "TSV")]
    english: PathBuf,
    /// Affixes of the Arabic hunspell dictionary
    #[arg(long, value_name = "FILE")]
    aff: PathBuf,
    /// Stems of the Arabic hunspell dictionary
    #[arg(long, value_name = "FILE")]
    dic: PathBuf,
    /// Single-word names in Arabic letters, one a line
    #[arg(long, value_name = "FILE")]
    names: PathBuf,
    /// Folder of the SCOWL lists (english-words.10 and so on)
    #[arg(long, value_name = "FOLDER")]
    scowl: PathBuf,
    /// Folder to write arabic.fst, english.fst and letters.bin to
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Words and their values, in the byte order that an fst wants.
type Words = BTreeMap<String, u64>;

fn main() -> Result<()> {
    let args = Args::parse();

    let dictionary = Dictionary::new(&read(&args.aff)?, &read(&args.dic)?)
        .map_err(|e| format!("{}, {}: {e}", args.aff.display(), args.dic.display()))?;
    let mut arabic = frequencies(&args.arabic, arabic_key)?;
    for (word, value) in &mut arabic {
        if dictionary.check(word) {
            *value |= ACCEPTED;
        }
    }
    let names = read(&args.names)?;
    for name in names.lines() {
        if let Some(value) = arabic.get_mut(name) {
            *value |= NAME;
        }
    }
    let models = models(&arabic, &names);
    if is_embedded(&arabic, &models) {
        for (word, value) in &mut arabic {
            let doubtful = look(word).is_some_and(|d| {
                d.slip.is_some_and(|s| s.score >= WORTH.0) || d.joined.is_some_and(|j| j.score >= WORTH.1)
            });
            if doubtful {
                *value |= DOUBTFUL;
            }
        }
    } else {
        println!("the lists have changed: no doubtful words yet; compile with the new ones and run again");
    }
    let path = args.out.join("letters.bin");
    fs::write(&path, &models).map_err(|e| format!("{}: {e}", path.display()))?;
    let flags = [("accepted", ACCEPTED), ("names", NAME), ("doubtful", DOUBTFUL)];
    write(&args.out.join("arabic.fst"), &arabic, &flags)?;

    let scowl = Scowl::read(&args.scowl)?;
    let mut english = frequencies(&args.english, english_key)?;
    for (word, value) in &mut english {
        *value |= scowl.flags(word);
    }
    let flags = [("ordinary", ORDINARY), ("capitalised", CAPITALISED), ("only capitalised", ONLY_CAPITALISED)];
    write(&args.out.join("english.fst"), &english, &flags)
}

/// The keys and centibels of a `word<TAB>centibel` file. Of two words with one key the more frequent counts.
fn frequencies(path: &Path, key: fn(&str) -> Option<String>) -> Result<Words> {
    let mut words = Words::new();
    for (number, line) in read(path)?.lines().enumerate() {
        let wrong = || format!("{}:{}: not a word, a tab and a centibel: {line:?}", path.display(), number + 1);
        let (word, centibel) = line.split_once('\t').ok_or_else(wrong)?;
        let centibel: u64 = centibel.parse().ok().filter(|c| c >> CENTIBEL_BITS == 0).ok_or_else(wrong)?;
        if let Some(key) = key(word) {
            words.entry(key).and_modify(|c| *c = centibel.min(*c)).or_insert(centibel);
        }
    }
    Ok(words)
}

/// `word`, if it is made of Arabic letters alone. (wordfreq has already taken off vowel signs and tatweel; the few
/// words that hold invisible characters are left out, for two words joined by one would look like a real word.)
fn arabic_key(word: &str) -> Option<String> {
    let letter = |c: char| class(c) == Class::Arabic && c.is_alphabetic();
    (!word.is_empty() && word.chars().all(letter)).then(|| word.to_owned())
}

/// `word` in lower case, if it is made of ASCII letters with apostrophes and hyphens behind the first.
fn english_key(word: &str) -> Option<String> {
    let inside = |b: u8| b.is_ascii_alphabetic() || matches!(b, b'\'' | b'-');
    let fits = word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.bytes().all(inside);
    fits.then(|| word.to_ascii_lowercase())
}

/// Whether the program was compiled with these very words and models, the flag of doubtful words apart.
fn is_embedded(words: &Words, models: &[u8]) -> bool {
    letters::table() == models
        && words.iter().all(|(word, &value)| {
            arabic(word).is_some_and(|e| {
                u64::from(e.centibels) == value & 0x3FF
                    && e.accepted == (value & ACCEPTED != 0)
                    && e.name == (value & NAME != 0)
            })
        })
}

/// Both letter models as `letters.bin` holds them: of the accepted words, each weighing more the more frequent it is,
/// and of the names.
fn models(words: &Words, names: &str) -> Vec<u8> {
    let accepted = words.iter().filter(|&(_, value)| value & ACCEPTED != 0);
    let of_words = accepted.map(|(word, value)| (word.as_str(), (800 - (value & 0x3FF)) as f64 / 100.0));
    let of_names = names.lines().map(|name| (name, 1.0));
    let mut bytes = model(of_words);
    bytes.extend(model(of_names));
    bytes
}

/// Letter counts of one order: by context and letter, by context, and how many letters follow each context.
#[derive(Default)]
struct Counts {
    with: BTreeMap<Vec<u8>, f64>,
    context: BTreeMap<Vec<u8>, f64>,
    kinds: BTreeMap<Vec<u8>, f64>,
}

/// A trigram model with Witten-Bell smoothing (Witten and Bell 1991), as costs in units of [`UNIT`] centibels.
fn model<'w>(words: impl Iterator<Item = (&'w str, f64)>) -> Vec<u8> {
    let mut orders = [Counts::default(), Counts::default(), Counts::default()];
    for (word, weight) in words {
        let Some(codes) = word.chars().map(code).collect::<Option<Vec<u8>>>() else { continue };
        let padded: Vec<u8> = [0, 0].into_iter().chain(codes).chain([0]).collect();
        for window in padded.windows(3) {
            for (order, counts) in orders.iter_mut().enumerate() {
                let gram = &window[2 - order..];
                if *counts.with.entry(gram.to_vec()).or_default() == 0.0 {
                    *counts.kinds.entry(gram[..order].to_vec()).or_default() += 1.0;
                }
                *counts.with.entry(gram.to_vec()).or_default() += weight;
                *counts.context.entry(gram[..order].to_vec()).or_default() += weight;
            }
        }
    }
    let codes = 0..CODES as u8;
    let mut table = vec![0; MODEL];
    for a in codes.clone() {
        for b in codes.clone() {
            for c in codes.clone() {
                let gram = [a, b, c];
                let even = 1.0 / CODES as f64;
                let probability = orders.iter().enumerate().fold(even, |lower, (order, counts)| {
                    let context = &gram[2 - order..2];
                    let seen = counts.context.get(context).copied().unwrap_or(0.0);
                    let kinds = counts.kinds.get(context).copied().unwrap_or(0.0);
                    let with = counts.with.get(&gram[2 - order..]).copied().unwrap_or(0.0);
                    if seen > 0.0 { (with + kinds * lower) / (seen + kinds) } else { lower }
                });
                let cost = -100.0 * probability.log10() / f64::from(UNIT);
                table[place(gram)] = cost.round().clamp(0.0, 255.0) as u8;
            }
        }
    }
    table
}

/// How SCOWL writes each word; all entries stand here in lower case.
#[derive(Debug, Default)]
struct Scowl {
    ordinary: BTreeSet<String>,
    capitalised: BTreeSet<String>,
    abbreviations: BTreeSet<String>,
}

impl Scowl {
    /// Reads the lists of `folder` that count.
    fn read(folder: &Path) -> Result<Self> {
        let mut scowl = Self::default();
        for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
            let path = entry?.path();
            if let Some(kind) = path.file_name().and_then(|name| Self::kind(name.to_str()?)) {
                read(&path)?.lines().for_each(|word| scowl.add(word, kind));
            }
        }
        if [&scowl.ordinary, &scowl.capitalised, &scowl.abbreviations].into_iter().any(BTreeSet::is_empty) {
            return Err(format!("{}: not the folder of the SCOWL lists", folder.display()).into());
        }
        Ok(scowl)
    }

    /// The kind of the list of this name (`words` of `british-words.35`), if the list counts.
    fn kind(name: &str) -> Option<&str> {
        let (list, size) = name.rsplit_once('.')?;
        let (spelling, kind) = list.split_once('-')?;
        let counts = SCOWL_SPELLINGS.contains(&spelling)
            && SCOWL_KINDS.contains(&kind)
            && size.parse::<u8>().is_ok_and(|size| size <= SCOWL_LARGEST);
        counts.then_some(kind)
    }

    /// Files `word` by its own letters, which tell more than its list: OK stands among the ordinary words,
    /// pH among the capitalised ones. The pronoun (I, I'm) is ordinary in spite of its capital.
    fn add(&mut self, word: &str, kind: &str) {
        let Some(key) = english_key(word) else { return };
        let pronoun = word == "I" || word.starts_with("I'");
        let capital = word.bytes().any(|b| b.is_ascii_uppercase()) && !pronoun;
        match (kind == ABBREVIATIONS, capital) {
            (false, false) => self.ordinary.insert(key),
            (false, true) => self.capitalised.insert(key),
            (true, true) => self.abbreviations.insert(key),
            (true, false) => false,
        };
    }

    /// The flags of `word`, which is in lower case.
    ///
    /// Some names stand among the abbreviations only (NATO; Sam and Dan, as books of the Bible), but so do
    /// homographs of the commonest words (IN, Me): those stay ordinary.
    fn flags(&self, word: &str) -> u64 {
        match (self.ordinary.contains(word), self.capitalised.contains(word)) {
            (true, false) => ORDINARY,
            (true, true) => ORDINARY | CAPITALISED,
            (false, true) => CAPITALISED | ONLY_CAPITALISED,
            (false, false) if self.abbreviations.contains(word) => CAPITALISED | ONLY_CAPITALISED,
            (false, false) => 0,
        }
    }
}

/// Writes `words` as an fst and says how many there are, in all and with each of `flags`.
fn write(path: &Path, words: &Words, flags: &[(&str, u64)]) -> Result<()> {
    let mut map = MapBuilder::memory();
    map.extend_iter(words.iter().map(|(word, &value)| (word, value)))?;
    let bytes = map.into_inner()?;
    fs::write(path, &bytes).map_err(|e| format!("{}: {e}", path.display()))?;
    print!("{}: {} bytes, {} words", path.display(), bytes.len(), words.len());
    for (name, flag) in flags {
        print!(", {} {name}", words.values().filter(|&v| v & flag != 0).count());
    }
    println!();
    Ok(())
}

/// The text of a file; the error names it.
fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()).into())
}
