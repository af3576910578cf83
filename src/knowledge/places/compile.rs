//! Compiles the tables of `rules/places/` into what the library embeds. Part of the build script; the library compiles it for
//! its tests alone.

use super::schema::{Key, Kind, Sieve};
use crate::text::chars::{Class, class};
use crate::text::fold::fold;
use std::collections::{BTreeMap, BTreeSet};

/// The tables taken from other works. Ours come before them, so that our forms of a place stand first.
const EXTRACTS: [&str; 5] = ["cities.tsv", "currencies.tsv", "languages.tsv", "months.tsv", "territories.tsv"];

/// The most places that one key may have; the rest of its value is the start of their run.
pub const MOST_HOMONYMS: usize = 255;

/// The files that the library embeds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Compiled {
    /// One place a line: kind, code, population, Latin forms, Arabic forms; forms with `|` between.
    pub records: String,
    /// Runs of offsets into `records`, each of four bytes, little-endian.
    pub runs: Vec<u8>,
    /// An fst map from the key of an Arabic form to the start of its run in `runs` (in offsets) times 256 plus its length.
    pub arabic: Vec<u8>,
    /// The sieve before `arabic`: its keys, and the first words of its keys.
    pub arabic_sieve: Vec<u8>,
    /// The same for Latin forms.
    pub latin: Vec<u8>,
    /// The sieve before `latin`.
    pub latin_sieve: Vec<u8>,
}

/// One place, as it is put together from its rows.
#[derive(Debug)]
struct Row<'t> {
    kind: Kind,
    code: &'t str,
    latin: Vec<&'t str>,
    arabic: Vec<&'t str>,
    population: u32,
}

/// Compiles `tables`, each with its file name.
///
/// # Errors
/// All mistakes of the tables, each with its file and line.
pub fn compile(tables: &[(String, String)]) -> Result<Compiled, Vec<String>> {
    let mut problems = Vec::new();
    let mut rows = Vec::new();
    let mut order: Vec<&(String, String)> = tables.iter().collect();
    order.sort_by_key(|(name, _)| (EXTRACTS.contains(&name.as_str()), name));
    for (name, text) in order {
        let mut last = "";
        for (n, line) in text.lines().enumerate() {
            if line <= last {
                problems.push(format!("{name}:{}: out of order, or twice", n + 1));
            }
            last = line;
            match row(line) {
                Ok(row) => rows.push(row),
                Err(problem) => problems.push(format!("{name}:{}: {problem}", n + 1)),
            }
        }
    }
    let rows = join(rows);
    let compiled = index(&rows).map_err(|problem| vec![problem])?;
    if problems.is_empty() { Ok(compiled) } else { Err(problems) }
}

fn row(line: &str) -> Result<Row<'_>, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let ([kind, code, latin, arabic], population) = match cells[..] {
        [kind, code, latin, arabic] => ([kind, code, latin, arabic], "0"),
        [kind, code, latin, arabic, population] => ([kind, code, latin, arabic], population),
        _ => return Err("not four or five cells".to_owned()),
    };
    let kind = Kind::from_name(kind).ok_or_else(|| format!("no kind {kind:?}"))?;
    if code.is_empty() || !code.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')) {
        return Err(format!("no code {code:?}"));
    }
    let population = population.parse().map_err(|_| format!("no population {population:?}"))?;
    let (latin, arabic): (Vec<_>, Vec<_>) = (latin.split('|').collect(), arabic.split('|').collect());
    for form in latin.iter().chain(&arabic) {
        if form.is_empty() || form.trim() != *form || form.contains("  ") {
            return Err(format!("{form:?} is empty or has a space too many"));
        }
    }
    if let Some(form) = latin.iter().find(|f| f.chars().any(|c| class(c) == Class::Arabic && c.is_alphabetic())) {
        return Err(format!("{form:?} holds Arabic letters"));
    }
    if let Some(form) = arabic.iter().find(|f| !f.chars().all(|c| arabic_letter(c) || matches!(c, ' ' | '-' | '.'))) {
        return Err(format!("{form:?} holds other than the letters of Arabic, or vowel signs"));
    }
    Ok(Row { kind, code, latin, arabic, population })
}

/// The letters of Arabic itself: neither those of Persian, Urdu or Kurdish nor tatweel.
fn arabic_letter(c: char) -> bool {
    matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}')
}

/// One place from all rows of it: of one code where codes are unique; of one country and with a common Latin form for cities.
fn join(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let mut places: Vec<Row<'_>> = Vec::new();
    let mut known: BTreeMap<(Kind, &str, String), usize> = BTreeMap::new();
    for row in rows {
        let names: Vec<String> = match row.kind {
            Kind::City => row.latin.iter().map(|f| fold(f)).collect(),
            Kind::Country | Kind::Region | Kind::Subdivision | Kind::Language | Kind::Currency => vec![String::new()],
            Kind::Water | Kind::Landmark | Kind::Demonym | Kind::Month => Vec::new(),
        };
        let found = names.iter().find_map(|name| known.get(&(row.kind, row.code, name.clone())));
        let at = found.copied().unwrap_or(places.len());
        known.extend(names.into_iter().map(|name| ((row.kind, row.code, name), at)));
        match places.get_mut(at) {
            Some(place) => {
                add(&mut place.latin, row.latin);
                add(&mut place.arabic, row.arabic);
                place.population = place.population.max(row.population);
            }
            None => places.push(row),
        }
    }
    places
}

fn add<'t>(forms: &mut Vec<&'t str>, more: Vec<&'t str>) {
    for form in more {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
}

fn index(rows: &[Row<'_>]) -> Result<Compiled, String> {
    let mut compiled = Compiled::default();
    let (mut arabic, mut latin) = (Keys::new(), Keys::new());
    let mut offsets = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        offsets.push(u32::try_from(compiled.records.len()).map_err(|_| "more than 4 GB of places")?);
        let cells = [row.code, &row.population.to_string(), &row.latin.join("|"), &row.arabic.join("|")];
        compiled.records.push_str(row.kind.name());
        cells.iter().for_each(|cell| compiled.records.extend(["\t", cell]));
        compiled.records.push('\n');
        for form in row.arabic.iter().flat_map(|f| arabic_inflections(row.kind, f)) {
            arabic.entry(key(&form)?.bytes().to_vec()).or_insert((form, Vec::new())).1.push(at);
        }
        for form in row.latin.iter().flat_map(|f| latin_inflections(row.kind, f)) {
            latin.entry(key(&form)?.bytes().to_vec()).or_insert((form, Vec::new())).1.push(at);
        }
    }
    let mut runs: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
    let mut map = |forms: Keys| -> Result<(Vec<u8>, Vec<u8>), String> {
        let mut builder = fst::MapBuilder::memory();
        let mut hashes = BTreeSet::new();
        for (bytes, (form, mut places)) in forms {
            places.sort_by_key(|&p| (rows[p].kind, u32::MAX - rows[p].population, p));
            places.dedup();
            if places.len() > MOST_HOMONYMS {
                return Err(format!("{form:?} names more than {MOST_HOMONYMS} places"));
            }
            let length = places.len() as u64;
            let start = *runs.entry(places).or_insert_with_key(|places| {
                let start = compiled.runs.len() / 4;
                compiled.runs.extend(places.iter().flat_map(|&p| offsets[p].to_le_bytes()));
                start as u64
            });
            builder.insert(bytes, start << 8 | length).map_err(|e| e.to_string())?;
            let first = form.split([' ', '-']).next().unwrap_or(&form);
            hashes.extend([key(&form)?.hash, key(first)?.hash]);
        }
        Ok((builder.into_inner().map_err(|e| e.to_string())?, sieve(&hashes)))
    };
    let (arabic, latin) = (map(arabic)?, map(latin)?);
    (compiled.arabic, compiled.arabic_sieve) = arabic;
    (compiled.latin, compiled.latin_sieve) = latin;
    Ok(compiled)
}

/// For each key a form that has it, and the rows it leads to.
type Keys = BTreeMap<Vec<u8>, (String, Vec<usize>)>;

/// The sieve of these hashes.
fn sieve(hashes: &BTreeSet<u64>) -> Vec<u8> {
    let mut sieve = Sieve(vec![0; (hashes.len() * 2).next_power_of_two()]);
    for &hash in hashes {
        for (byte, bit) in sieve.bits(hash) {
            sieve.0[byte] |= 1 << bit;
        }
    }
    sieve.0
}

fn key(form: &str) -> Result<Key, String> {
    Key::new(form).ok_or_else(|| format!("{form:?} is too long"))
}

/// The forms under which an Arabic form is found: for a demonym in ي the feminine, the dual and the sound plurals, for it and
/// for a currency also with the article. The accusative in ا is left out: it is the country's name (بريطانيا, ليبيا).
fn arabic_inflections(kind: Kind, form: &str) -> Vec<String> {
    let words: Vec<&str> = form.split(' ').collect();
    let with_article = |words: &[String]| words.iter().map(|w| format!("ال{w}")).collect::<Vec<_>>().join(" ");
    let bare = |word: &&str| !word.starts_with("ال") && !word.contains('.');
    match kind {
        Kind::Demonym => {
            let adjective = |word: &&str| word.ends_with('ي');
            // كوري شمالي inflects both words, جنوب أفريقي the last.
            let all = words.iter().all(adjective);
            let last = words.len() - 1;
            let endings: &[&str] =
                if adjective(&words[last]) { &["", "ة", "ون", "ين", "ات", "ان"] } else { &[""] };
            let mut forms = Vec::new();
            for ending in endings {
                let inflected: Vec<String> = words
                    .iter()
                    .enumerate()
                    .map(|(n, w)| if all || n == last { format!("{w}{ending}") } else { (*w).to_owned() })
                    .collect();
                forms.push(inflected.join(" "));
                forms.push(if all { with_article(&inflected) } else { format!("ال{}", inflected.join(" ")) });
            }
            forms
        }
        Kind::Currency if words.iter().all(bare) => {
            let owned: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
            vec![form.to_owned(), with_article(&owned)]
        }
        _ => vec![form.to_owned()],
    }
}

/// The forms under which a Latin form is found: also without full stops (St Louis), and a demonym in the plural (Britons).
fn latin_inflections(kind: Kind, form: &str) -> Vec<String> {
    let mut forms = vec![form.to_owned()];
    if form.contains('.') {
        forms.push(form.replace('.', ""));
    }
    if kind == Kind::Demonym && !form.ends_with('s') && !form.ends_with("ese") && !form.ends_with("sh") {
        forms.push(format!("{form}s"));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::compile;

    fn problem_of(table: &str) -> String {
        compile(&[("t.tsv".to_owned(), table.to_owned())]).expect_err("the table is wrong").join("\n")
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        for (table, says) in [
            ("city\tEG\tCairo\n", "t.tsv:1: not four or five cells"),
            ("city\tEG\tCairo\tالقاهرة\tmany\n", "t.tsv:1: no population"),
            ("town\tEG\tCairo\tالقاهرة\n", "t.tsv:1: no kind \"town\""),
            ("city\t\tCairo\tالقاهرة\n", "t.tsv:1: no code"),
            ("city\tEG\tCairo|\tالقاهرة\n", "t.tsv:1: \"\" is empty"),
            ("city\tEG\tالقاهرة\tالقاهرة\n", "holds Arabic letters"),
            ("city\tDE\tHamburg\tهامبورگ\n", "other than the letters of Arabic"),
            ("city\tFR\tParis\tباريس\ncity\tEG\tCairo\tالقاهرة\n", "t.tsv:2: out of order"),
            ("city\tEG\tCairo\tالقاهرة\ncity\tEG\tCairo\tالقاهرة\n", "t.tsv:2: out of order, or twice"),
        ] {
            let problem = problem_of(table);
            assert!(problem.contains(says), "{table:?}: {problem}");
        }
    }

    #[test]
    fn our_forms_come_before_those_of_an_extract() {
        let tables =
            [("cities.tsv", "city\tUA\tOdesa|Odesa city\tأوديسه\t1000\n"), ("names.tsv", "city\tUA\tOdesa\tأوديسا\n")];
        let compiled = compile(&tables.map(|(name, text)| (name.to_owned(), text.to_owned()))).expect("no mistakes");
        assert_eq!(compiled.records, "city\tUA\t1000\tOdesa|Odesa city\tأوديسا|أوديسه\n");
    }
}
