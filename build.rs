//! Compiles the packs, the tables of places and the look-up of words of `rules/` into files that the library embeds.

#[allow(dead_code, unused_imports)]
#[path = "src/text/mod.rs"]
mod text;

#[allow(dead_code, unused_imports)]
#[path = "src/knowledge/pack/mod.rs"]
mod pack;

#[allow(dead_code)]
#[path = "src/knowledge/places/schema.rs"]
mod schema;

#[path = "src/knowledge/places/compile.rs"]
mod places;

#[allow(dead_code)]
#[path = "src/knowledge/words"]
mod words {
    pub mod lookup;
    pub mod pairs;
}

#[allow(dead_code)]
#[path = "src/knowledge/morph"]
mod morph {
    pub mod lexicon;
    pub mod table;
}

use fst::Streamer;
use pack::store::Stored;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};
use words::{lookup, pairs::Pairs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("rules");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    packs(&root, &out)?;
    tables(&root.join("places"), &out)?;
    lexicon(&root.join("morph"), &out)?;
    arabic_words(&root.join("words/arabic.fst"), &out)?;
    english_words(&root.join("words/english.fst"), &out)?;
    pairs(&root, &out)
}

/// The forms of all words of the lexicon, and its entries in the order of their numbers.
fn lexicon(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    use morph::lexicon::{Class, Entry, MOST};
    let (mut entries, mut problems) = (String::new(), Vec::new());
    let mut forms: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut number = 0;
    for (name, class) in Class::NAMES {
        let file = fs::read_to_string(folder.join(format!("{name}.txt")))?;
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        for text in lines.flat_map(str::split_whitespace) {
            let entry = Entry { class, text: text.to_owned() };
            match entry.forms(number) {
                Ok(list) => {
                    for (form, reading) in list {
                        let packed = reading.pack();
                        let readings = forms.entry(form).or_default();
                        if !readings.contains(&packed) {
                            readings.push(packed);
                        }
                    }
                }
                Err(problem) => problems.push(format!("{name}.txt: {problem}")),
            }
            writeln!(entries, "{name}\t{text}")?;
            number += 1;
        }
    }
    if usize::from(number) > MOST {
        problems.push(format!("{number} entries are more than {MOST}"));
    }
    if !problems.is_empty() {
        return Err(format!("mistakes in the lexicon:\n{}", problems.join("\n")).into());
    }
    let forms: Vec<(u64, Vec<u32>)> =
        forms.into_iter().map(|(form, readings)| (lookup::hash(form.as_bytes()), readings)).collect();
    let (table, readings) = morph::table::build(&forms);
    fs::write(out.join("morph.table"), table)?;
    fs::write(out.join("morph.readings"), readings)?;
    Ok(fs::write(out.join("morph.entries"), entries)?)
}

/// Words with their values.
type Words = Vec<(Vec<u8>, u64)>;

/// The words of a list with their values.
fn words(list: &Path) -> Result<Words, Box<dyn Error>> {
    let list = fst::Map::new(fs::read(list)?)?;
    let mut words = Vec::new();
    let mut stream = list.stream();
    while let Some((word, value)) = stream.next() {
        words.push((word.to_vec(), value));
    }
    Ok(words)
}

/// What the packs write in Arabic: sentences, right renderings, names.
const ARABIC: [&str; 4] = ["bad", "good", "right", "ar"];

/// Which words stand beside which in the Arabic of the packs and in the phrases listed for it.
fn pairs(root: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    fn count(value: &toml::Value, arabic: bool, pairs: &mut Pairs) {
        match value {
            toml::Value::String(text) if arabic => pairs.count(text),
            toml::Value::Array(list) => list.iter().for_each(|v| count(v, arabic, pairs)),
            toml::Value::Table(table) => {
                table.iter().for_each(|(key, v)| count(v, ARABIC.contains(&key.as_str()), pairs));
            }
            _ => {}
        }
    }
    let mut files = Vec::new();
    collect(root, "toml", &mut files)?;
    let mut pairs = Pairs::default();
    for file in &files {
        count(&toml::Value::Table(fs::read_to_string(file)?.parse()?), false, &mut pairs);
    }
    let phrases = fs::read_to_string(root.join("words/phrases.txt"))?;
    phrases.lines().filter(|line| !line.starts_with('#')).for_each(|line| pairs.count(line));
    Ok(fs::write(out.join("words.pairs"), pairs.table())?)
}

/// A look-up table of the most frequent Arabic words.
fn arabic_words(list: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    const CENTIBELS: u64 = 0x3FF;
    let mut words = words(list)?;
    words.sort_by_key(|(_, value)| value & CENTIBELS);
    words.truncate(lookup::COMMON);
    Ok(fs::write(out.join("words.common"), lookup::build(&words))?)
}

/// The English words that dictionaries have, as a list, and a look-up table of the others.
fn english_words(list: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    const IN_DICTIONARIES: u64 = 0b11 << 10;
    let (words, others): (Vec<_>, Vec<_>) = words(list)?.into_iter().partition(|(_, v)| v & IN_DICTIONARIES != 0);
    fs::write(out.join("english.endings"), endings(&words)?)?;
    fs::write(out.join("english.fst"), fst::Map::from_iter(words)?.as_fst().as_bytes())?;
    Ok(fs::write(out.join("english.others"), lookup::build(&others))?)
}

/// The frequent names and words of some length, each from its end to its beginning.
fn endings(words: &[(Vec<u8>, u64)]) -> Result<Vec<u8>, Box<dyn Error>> {
    const CENTIBELS: u64 = 0x3FF;
    const NAME: u64 = 1 << 11;
    const FREQUENT: u64 = 480;
    const FREQUENT_NAME: u64 = 560;
    const SHORTEST: usize = 6;
    let enough = |value: u64| if value & NAME != 0 { FREQUENT_NAME } else { FREQUENT };
    let frequent = words.iter().filter(|&&(ref word, v)| word.len() >= SHORTEST && v & CENTIBELS <= enough(v));
    let mut backwards: Vec<Vec<u8>> = frequent.map(|(word, _)| word.iter().rev().copied().collect()).collect();
    backwards.sort();
    Ok(fst::Set::from_iter(backwards)?.as_fst().as_bytes().to_vec())
}

fn packs(root: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    collect(root, "toml", &mut files)?;
    let mut compiler = pack::Compiler::new();
    for file in &files {
        let name = format!("rules/{}", file.strip_prefix(root)?.display());
        compiler.add(&name, &fs::read_to_string(file)?);
    }
    let packs = compiler.finish().map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        format!("mistakes in the packs:\n{}", lines.join("\n"))
    })?;
    let mut bytes = Vec::new();
    packs.write(&mut bytes);
    fs::write(out.join("packs.bin"), bytes)?;
    Ok(())
}

fn tables(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    collect(folder, "tsv", &mut files)?;
    let mut tables = Vec::new();
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        tables.push((name, fs::read_to_string(file)?));
    }
    let compiled = places::compile(&tables)
        .map_err(|problems| format!("mistakes in the tables of places:\n{}", problems.join("\n")))?;
    fs::write(out.join("places.records"), compiled.records)?;
    fs::write(out.join("places.runs"), compiled.runs)?;
    fs::write(out.join("places.arabic.fst"), compiled.arabic)?;
    fs::write(out.join("places.arabic.sieve"), compiled.arabic_sieve)?;
    fs::write(out.join("places.latin.fst"), compiled.latin)?;
    fs::write(out.join("places.latin.sieve"), compiled.latin_sieve)?;
    Ok(())
}

/// The files below `folder` with this extension, in a fixed order.
fn collect(folder: &Path, extension: &str, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, extension, files)?;
        } else if path.extension().is_some_and(|e| e == extension) {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}
