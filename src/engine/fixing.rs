//! Mending files: the fix loop, and writing what it made without ever leaving a file half-written.

use super::check::{Checker, check};
use super::scan::{Input, Line, Options, attach, batches, record};
use crate::diagnostic::Applicability;
use crate::document::{Article, Format, OffsetMap, read_single};
use crate::error::Error;
use crate::fix::{ByteEdit, apply, diff, select};
use rayon::prelude::*;
use std::fs::{self, File, Metadata};
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};

/// Fixes can uncover further fixes; the loop ends here at the latest.
const MAX_ROUNDS: usize = 10;

/// What mending a file did.
#[derive(Debug, Default)]
pub struct Fixed {
    /// Number of fixes applied.
    pub count: usize,
    /// What is to be shown: the diff if one was asked for, else the mended text of an input that is no file.
    pub shown: String,
    /// What went wrong; the file is then as it was.
    pub errors: Vec<Error>,
}

/// What to do with what was mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sink {
    Write,
    Show { color: bool },
}

/// Mends `input` with every fix of at least `level`.
///
/// With `show` the file is left alone and a diff is made (coloured if `Some(true)`); otherwise the file is replaced in one
/// step.
#[must_use]
pub fn fix_file(
    checker: &Checker,
    input: &Input,
    options: &Options,
    level: Applicability,
    show: Option<bool>,
) -> Fixed {
    let sink = show.map_or(Sink::Write, |color| Sink::Show { color });
    let mut fixed = Fixed::default();
    if let Err(error) = run(checker, input, options, level, sink, &mut fixed) {
        fixed.errors.push(error);
    }
    fixed
}

fn run(
    checker: &Checker,
    input: &Input,
    options: &Options,
    level: Applicability,
    sink: Sink,
    fixed: &mut Fixed,
) -> Result<(), Error> {
    let name = input.name();
    match input {
        Input::Stdin(path) => {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).map_err(|cause| Error::read(path, cause))?;
            return run(checker, &Input::Memory(path.clone(), bytes), options, level, sink, fixed);
        }
        Input::Memory(path, bytes) => {
            let mut out = Vec::new();
            mend(checker, path, bytes.as_slice(), options, level, &mut out, fixed)?;
            fixed.shown = match sink {
                Sink::Show { color } => show_diff(&name, bytes, &out, color),
                Sink::Write => String::from_utf8_lossy(&out).into_owned(),
            };
        }
        Input::File(path) => {
            let target = fs::canonicalize(path).map_err(|cause| Error::read(path, cause))?;
            let file = File::open(&target).map_err(|cause| Error::read(path, cause))?;
            let before = file.metadata().map_err(|cause| Error::read(path, cause))?;
            match sink {
                Sink::Show { color } => {
                    let bytes = fs::read(&target).map_err(|cause| Error::read(path, cause))?;
                    let mut out = Vec::new();
                    mend(checker, path, bytes.as_slice(), options, level, &mut out, fixed)?;
                    fixed.shown = show_diff(&name, &bytes, &out, color);
                }
                Sink::Write => replace(checker, path, &target, file, &before, options, level, fixed)?,
            }
        }
    }
    Ok(())
}

fn show_diff(name: &str, old: &[u8], new: &[u8], color: bool) -> String {
    diff::unified(name, &String::from_utf8_lossy(old), &String::from_utf8_lossy(new), color)
}

/// Writes the mended file beside the old one and puts it in its place in one step, with the same mode.
#[allow(clippy::too_many_arguments)]
fn replace(
    checker: &Checker,
    path: &Path,
    target: &Path,
    file: File,
    before: &Metadata,
    options: &Options,
    level: Applicability,
    fixed: &mut Fixed,
) -> Result<(), Error> {
    let write = |cause| Error::Write { path: path.to_path_buf(), cause };
    if before.permissions().readonly() {
        return Err(write(std::io::Error::from(std::io::ErrorKind::PermissionDenied)));
    }
    let folder = target.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let mut temporary = tempfile::NamedTempFile::new_in(folder).map_err(write)?;
    let mut writer = std::io::BufWriter::new(temporary.as_file_mut());
    mend(checker, path, BufReader::new(file), options, level, &mut writer, fixed)?;
    writer.flush().map_err(write)?;
    drop(writer);
    if fixed.count == 0 {
        return Ok(());
    }
    let outcome = (|| {
        temporary.as_file().set_permissions(before.permissions()).map_err(write)?;
        temporary.as_file().sync_all().map_err(write)?;
        let now = fs::metadata(target).map_err(|cause| Error::read(path, cause))?;
        if now.len() != before.len() || now.modified().ok() != before.modified().ok() {
            return Err(Error::Changed { path: path.to_path_buf() });
        }
        temporary.persist(target).map_err(|e| write(e.error))?;
        Ok(())
    })();
    if outcome.is_err() {
        fixed.count = 0;
    }
    outcome
}

/// Reads articles, mends each, writes everything else through unchanged.
fn mend(
    checker: &Checker,
    path: &Path,
    mut reader: impl std::io::BufRead,
    options: &Options,
    level: Applicability,
    out: &mut impl Write,
    fixed: &mut Fixed,
) -> Result<(), Error> {
    let write = |cause| Error::Write { path: path.to_path_buf(), cause };
    let format = Format::of(path);
    if format != Format::Jsonl {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|cause| Error::read(path, cause))?;
        let (mended, count, error) = mend_bytes(checker, bytes, 0, level, |b| {
            let mut article = read_single(path, b, format);
            if let Ok(article) = &mut article
                && let Err(error) = attach(article, path, options.original.as_ref())
            {
                return Some(Err(error));
            }
            Some(article)
        });
        fixed.count += count;
        return error.map_or_else(|| out.write_all(&mended).map_err(write), Err);
    }
    batches(path, reader, |lines| {
        let mend_line = |Line { bytes, offset, row }| {
            mend_bytes(checker, bytes, offset, level, |b| record(path, b, offset, row, &options.fields))
        };
        let mended: Vec<_> = lines.into_par_iter().map(mend_line).collect();
        for (bytes, count, error) in mended {
            fixed.count += count;
            fixed.errors.extend(error);
            out.write_all(&bytes).map_err(write)?;
        }
        Ok(())
    })
}

/// The fix loop over one article, which stands at `offset` in its file: mends until nothing changes. What can't be read stays
/// as it is.
fn mend_bytes(
    checker: &Checker,
    bytes: Vec<u8>,
    offset: u64,
    level: Applicability,
    read: impl for<'b> Fn(&'b [u8]) -> Option<Result<Article<'b>, Error>>,
) -> (Vec<u8>, usize, Option<Error>) {
    let mut current = bytes;
    let mut total = 0;
    for _ in 0..MAX_ROUNDS {
        let (mut edits, count) = match read(&current) {
            Some(Ok(article)) => edits(checker, &article, level),
            Some(Err(error)) => return (current, total, Some(error)),
            None => break,
        };
        if count == 0 {
            break;
        }
        edits.iter_mut().for_each(|e| e.range = e.range.start - offset..e.range.end - offset);
        current = apply(&current, &edits);
        total += count;
    }
    (current, total, None)
}

/// The edits of one round, in terms of the file.
fn edits(checker: &Checker, article: &Article<'_>, level: Applicability) -> (Vec<ByteEdit>, usize) {
    let map: &OffsetMap = &article.map;
    let fixes = check(checker, article).diagnostics.into_iter().filter_map(|d| {
        let fix = d.fixes.into_iter().next().filter(|f| f.applicability >= level)?;
        Some(
            fix.edits
                .into_iter()
                .map(|e| ByteEdit { range: map.file_range(e.span), text: article.encode(&e.text) })
                .collect(),
        )
    });
    select(fixes)
}
