//! Scanning files: found in path order, checked in parallel, reported in path order.

use super::check::{Checked, Checker, check};
use super::locate::{Stretch, locate};
use super::outcome::{FileReport, Score};
use crate::align::Refusal;
use crate::document::{Article, Fields, Format, read_record, read_single, utf8};
use crate::error::Error;
use ignore::WalkBuilder;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::overrides::OverrideBuilder;
use rayon::prelude::*;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Bytes of JSON Lines taken into memory at a time: what is checked in parallel, and what memory is bound by.
const BATCH: usize = 4 << 20;

/// Something to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input, under the name it goes by in reports.
    Stdin(PathBuf),
    /// Bytes in memory, under the name they go by in reports.
    Memory(PathBuf, Vec<u8>),
}

impl Input {
    /// The path or name, with `/` between folders.
    #[must_use]
    pub fn name(&self) -> String {
        let path = match self {
            Self::File(path) | Self::Stdin(path) | Self::Memory(path, _) => path,
        };
        let name = path.to_string_lossy();
        if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
    }
}

/// How files are found and read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Fields of JSON Lines.
    pub fields: Fields,
    /// Patterns of files to leave out, as in `.gitignore`, each with the folder it is relative to.
    pub exclude: Vec<(PathBuf, String)>,
    /// Whether `exclude` also holds for files that are named outright.
    pub force_exclude: bool,
    /// Where the English original of an article is, if records do not hold it.
    pub original: Option<Original>,
}

/// Where the English original of an article is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Original {
    /// In this file.
    File(PathBuf),
    /// Beside the article, under its name with this ending in place of its own: `.en.txt` is `news.en.txt` for `news.ar.txt` and
    /// for `news.txt`.
    Suffix(String),
}

impl Original {
    /// The file of the original of the article in `path`. With a suffix, none if there is no such file.
    fn of(&self, path: &Path) -> Option<PathBuf> {
        match self {
            Self::File(file) => Some(file.clone()),
            Self::Suffix(suffix) => {
                let mut name = path.file_name()?.to_str()?;
                while let Some((shorter, _)) = name.rsplit_once('.').filter(|(s, _)| !s.is_empty()) {
                    let file = path.with_file_name(format!("{shorter}{suffix}"));
                    if file != path && file.is_file() {
                        return Some(file);
                    }
                    name = shorter;
                }
                None
            }
        }
    }

    /// Whether the file is an original itself, and so is not checked when it is met in a folder.
    fn is_one(&self, path: &Path) -> bool {
        match self {
            Self::File(file) => file == path,
            Self::Suffix(suffix) => path.to_str().is_some_and(|p| p.ends_with(suffix.as_str())),
        }
    }
}

/// Gives the article of the file `path` its original.
///
/// # Errors
/// If the original cannot be read or is not UTF-8.
pub fn attach(article: &mut Article<'_>, path: &Path, original: Option<&Original>) -> Result<(), Error> {
    if let Some(file) = original.and_then(|o| o.of(path)) {
        let bytes = std::fs::read(&file).map_err(|cause| Error::read(&file, cause))?;
        article.source = Some(utf8(&file, &bytes, 0, 1)?.to_owned().into());
    }
    Ok(())
}

/// What is said of a source that does not fit.
fn refusal(path: &Path, place: String, refusal: Refusal) -> Error {
    let what = match refusal {
        Refusal::NotEnglish => "the source is not English",
        Refusal::Unrelated => {
            "the source does not look like this article's: hardly a name or number of it stands in the article"
        }
    };
    Error::Source { path: path.to_path_buf(), place, what }
}

/// What a scan found.
#[derive(Debug, Default)]
pub struct Scan {
    /// What to check, in path order.
    pub inputs: Vec<Input>,
    /// What is missing or closed.
    pub errors: Vec<Error>,
}

/// Finds the files behind `paths`: files as named, folders with all they hold in a known format, `.gitignore` honoured.
///
/// # Errors
/// If an exclusion pattern is broken. Paths that can't be read are listed in the outcome, and the rest goes on.
pub fn discover(paths: &[PathBuf], options: &Options) -> Result<Scan, Error> {
    let exclude = Exclude::new(&options.exclude)?;
    let mut found = Scan::default();
    for path in paths {
        match std::fs::metadata(path) {
            Err(cause) => found.errors.push(Error::read(path, cause)),
            Ok(meta) if meta.is_dir() => walk(path, &exclude, options, &mut found),
            Ok(_) if options.force_exclude && exclude.holds(path, false) => {}
            Ok(_) => found.inputs.push(Input::File(path.clone())),
        }
    }
    found.inputs.sort_by_key(Input::name);
    found.inputs.dedup();
    Ok(found)
}

/// Patterns of files to leave out, each list with its folder.
#[derive(Clone, Default)]
struct Exclude(Vec<(PathBuf, Gitignore)>);

impl Exclude {
    fn new(patterns: &[(PathBuf, String)]) -> Result<Self, Error> {
        let mut lists = Vec::new();
        for (folder, pattern) in patterns {
            let wrong = |e: &ignore::Error| Error::Usage {
                what: format!("exclude pattern “{pattern}”: {e}"),
                remedy: "write it as in .gitignore".to_owned(),
            };
            let here = || std::env::current_dir().unwrap_or_default();
            let folder = std::path::absolute(folder).unwrap_or_else(|_| here());
            // Git passes over a broken pattern; here its writer is told.
            OverrideBuilder::new(&folder).add(pattern).map_err(|e| wrong(&e))?;
            let mut builder = GitignoreBuilder::new(&folder);
            builder.add_line(None, pattern).map_err(|e| wrong(&e))?;
            lists.push((folder, builder.build().map_err(|e| wrong(&e))?));
        }
        Ok(Self(lists))
    }

    fn holds(&self, path: &Path, folder: bool) -> bool {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        self.0
            .iter()
            .any(|(root, list)| path.starts_with(root) && list.matched_path_or_any_parents(&path, folder).is_ignore())
    }
}

fn walk(folder: &Path, exclude: &Exclude, options: &Options, found: &mut Scan) {
    let wanted = exclude.clone();
    let mut walker = WalkBuilder::new(folder);
    walker.require_git(false).filter_entry(move |e| !wanted.holds(e.path(), e.file_type().is_some_and(|t| t.is_dir())));
    for entry in walker.build() {
        match entry {
            Ok(entry) => {
                if entry.file_type().is_some_and(|t| t.is_file()) && Format::is_known(entry.path()) {
                    if options.original.as_ref().is_some_and(|o| o.is_one(entry.path())) {
                        continue;
                    }
                    found.inputs.push(Input::File(entry.into_path()));
                }
            }
            Err(error) => {
                let path = path_of(&error).unwrap_or_else(|| folder.to_path_buf());
                let cause = error.into_io_error().unwrap_or_else(|| std::io::Error::other("cannot be listed"));
                found.errors.push(Error::read(&path, cause));
            }
        }
    }
}

fn path_of(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path.clone()),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

/// Checks every input. The reports come in the order of `inputs`, whatever the number of threads.
#[must_use]
pub fn scan(checker: &Checker, inputs: &[Input], options: &Options, done: &(dyn Fn() + Sync)) -> Vec<FileReport> {
    inputs
        .par_iter()
        .map(|input| {
            let report = scan_one(checker, input, options);
            done();
            report
        })
        .collect()
}

fn scan_one(checker: &Checker, input: &Input, options: &Options) -> FileReport {
    let mut report = FileReport { path: input.name(), ..FileReport::default() };
    let outcome = match input {
        Input::File(path) => match File::open(path) {
            Ok(file) => scan_reader(checker, path, file, options, &mut report),
            Err(cause) => Err(Error::read(path, cause)),
        },
        Input::Stdin(name) => scan_reader(checker, name, std::io::stdin(), options, &mut report),
        Input::Memory(name, bytes) => scan_reader(checker, name, bytes.as_slice(), options, &mut report),
    };
    report.errors.extend(outcome.err());
    report
}

fn scan_reader(
    checker: &Checker,
    path: &Path,
    mut reader: impl Read,
    options: &Options,
    report: &mut FileReport,
) -> Result<(), Error> {
    let format = Format::of(path);
    if format == Format::Jsonl {
        return scan_records(checker, path, BufReader::new(reader), options, report);
    }
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|cause| Error::read(path, cause))?;
    let mut article = read_single(path, &bytes, format)?;
    if let Err(error) = attach(&mut article, path, options.original.as_ref()) {
        report.errors.push(error);
    }
    let checked = check(checker, &article);
    report.errors.extend(checked.refused.map(|r| refusal(path, String::new(), r)));
    report.words = checked.words as u64;
    report.findings = locate(&Stretch { bytes: &bytes, offset: 0, row: 1 }, &article, checked.diagnostics);
    Ok(())
}

/// A line of a file of records.
pub(super) struct Line {
    pub bytes: Vec<u8>,
    pub offset: u64,
    pub row: u64,
}

/// Reads lines, a batch at a time, and hands each batch on.
pub(super) fn batches(
    path: &Path,
    mut reader: impl BufRead,
    mut take: impl FnMut(Vec<Line>) -> Result<(), Error>,
) -> Result<(), Error> {
    let (mut offset, mut row) = (0, 1);
    loop {
        let mut lines = Vec::new();
        let mut size = 0;
        while size < BATCH {
            let mut bytes = Vec::new();
            let n = reader.read_until(b'\n', &mut bytes).map_err(|cause| Error::read(path, cause))?;
            if n == 0 {
                break;
            }
            size += n;
            lines.push(Line { bytes, offset, row });
            offset += n as u64;
            row += 1;
        }
        if lines.is_empty() {
            return Ok(());
        }
        take(lines)?;
    }
}

/// The article on a line; `None` for a blank line.
pub(super) fn record<'l>(
    path: &Path,
    bytes: &'l [u8],
    offset: u64,
    row: u64,
    fields: &Fields,
) -> Option<Result<Article<'l>, Error>> {
    let start = if offset == 0 && bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let body = bytes[start..].trim_ascii_end();
    if body.trim_ascii().is_empty() {
        return None;
    }
    let offset = offset + start as u64;
    Some(utf8(path, body, offset, row).and_then(|text| read_record(path, text, offset, row, fields)))
}

fn scan_records(
    checker: &Checker,
    path: &Path,
    reader: impl BufRead,
    options: &Options,
    report: &mut FileReport,
) -> Result<(), Error> {
    batches(path, reader, |lines| {
        let outcomes: Vec<_> = lines
            .par_iter()
            .filter_map(|line| {
                Some(record(path, &line.bytes, line.offset, line.row, &options.fields)?.map(|article| {
                    let Checked { diagnostics, words, refused } = check(checker, &article);
                    let refused = refused.map(|r| refusal(path, format!(":{}", line.row), r));
                    let stretch = Stretch { bytes: &line.bytes, offset: line.offset, row: line.row };
                    let id = article.id.clone().unwrap_or_else(|| line.row.to_string());
                    (id, words as u64, locate(&stretch, &article, diagnostics), refused)
                }))
            })
            .collect();
        for outcome in outcomes {
            match outcome {
                Ok((id, words, findings, refused)) => {
                    report.errors.extend(refused);
                    let penalty = findings.iter().fold(0.0, |sum, f| sum + f.severity.mqm_weight());
                    report.words += words;
                    report.articles.push((id, Score { penalty, words }));
                    report.findings.extend(findings);
                }
                Err(error) => report.errors.push(error),
            }
        }
        Ok(())
    })
}
