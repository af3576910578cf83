//! Articles read one by one, and their names as data to be shown.

use super::check::{find, tokenise};
use super::scan::{Input, batches, record};
use crate::document::{Article, Fields, Format, read_single};
use crate::error::Error;
use crate::knowledge::pack::Kind;
use crate::knowledge::{Knowledge, Words};
use crate::names::choice::Page;
use crate::names::{Cluster, Evidence, Form, Names, Script, Standing};
use crate::text::Tokens;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// The names of one article.
#[derive(Clone, Debug, Default)]
pub struct NameListing {
    /// The file.
    pub path: String,
    /// The record's id, in formats that have one.
    pub id: Option<String>,
    /// The names, the most frequent first.
    pub names: Vec<Listed>,
}

/// A name of an article.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its fullest form.
    pub name: String,
    /// What the gazetteer calls it.
    pub known_as: Option<String>,
    /// What it is, where the gazetteer says so.
    pub kind: Option<Kind>,
    /// What joined its mentions.
    pub evidence: Evidence,
    /// Number of mentions.
    pub mentions: usize,
    /// Its forms, the most frequent first.
    pub forms: Vec<NameForm>,
    /// The script to keep, where it stands in both.
    pub keep: Option<Script>,
}

/// A form of a name.
#[derive(Clone, Debug)]
pub struct NameForm {
    /// The form without particles.
    pub text: String,
    /// Its script.
    pub script: Script,
    /// Which part of the name it is.
    pub form: Form,
    /// Number of mentions.
    pub count: usize,
    /// How many of them are glosses, or stand inside something else.
    pub aside: usize,
    /// Where they stand: bytes of the article's text.
    pub spans: Vec<(u32, u32)>,
}

/// The names of the articles of a file.
///
/// # Errors
/// If the file cannot be read.
pub fn list_names(
    knowledge: &Knowledge,
    input: &Input,
    fields: &Fields,
    asked: Option<Script>,
) -> Result<Vec<NameListing>, Error> {
    each_article(input, fields, |path, article| list(knowledge, path, article, asked))
}

/// What `read` makes of each article of a file.
pub(super) fn each_article<T>(
    input: &Input,
    fields: &Fields,
    read: impl FnMut(&Path, &Article<'_>) -> T,
) -> Result<Vec<T>, Error> {
    match input {
        Input::File(path) => {
            let file = File::open(path).map_err(|cause| Error::read(path, cause))?;
            each_of(path, file, fields, read)
        }
        Input::Stdin(path) => each_of(path, std::io::stdin(), fields, read),
        Input::Memory(path, bytes) => each_of(path, bytes.as_slice(), fields, read),
    }
}

fn each_of<T>(
    path: &Path,
    mut reader: impl Read,
    fields: &Fields,
    mut read: impl FnMut(&Path, &Article<'_>) -> T,
) -> Result<Vec<T>, Error> {
    let format = Format::of(path);
    let mut out = Vec::new();
    if format == Format::Jsonl {
        batches(path, BufReader::new(reader), |lines| {
            for line in lines {
                let Some(article) = record(path, &line.bytes, line.offset, line.row, fields) else { continue };
                out.push(read(path, &article?));
            }
            Ok(())
        })?;
        return Ok(out);
    }
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|cause| Error::read(path, cause))?;
    out.push(read(path, &read_single(path, &bytes, format)?));
    Ok(out)
}

/// The names of a text.
#[must_use]
pub fn names_of(knowledge: &Knowledge, text: &str, tokens: &Tokens) -> Names {
    let words = Words::of(knowledge, text, tokens);
    Names::of(&words, text, tokens, &find(&words, text, tokens))
}

fn list(knowledge: &Knowledge, path: &Path, article: &Article<'_>, asked: Option<Script>) -> NameListing {
    let text = article.text.as_ref();
    let tokens = tokenise(article);
    let names = names_of(knowledge, text, &tokens);
    let page = Page { text, tokens: &tokens };
    let mut listed: Vec<Listed> = names.clusters().iter().map(|c| listed(&names, page, c, asked)).collect();
    listed.sort_by_key(|l| std::cmp::Reverse(l.mentions));
    NameListing { path: path.to_string_lossy().into_owned(), id: article.id.clone(), names: listed }
}

fn listed(names: &Names, page: Page<'_>, cluster: &Cluster, asked: Option<Script>) -> Listed {
    let mut forms: Vec<NameForm> = Vec::new();
    for m in names.of_cluster(cluster) {
        let text = page.name(m).split_whitespace().collect::<Vec<_>>().join(" ");
        let at = forms.iter().position(|f| f.text == text).unwrap_or_else(|| {
            forms.push(NameForm { text, script: m.script, form: m.form, count: 0, aside: 0, spans: Vec::new() });
            forms.len() - 1
        });
        let span = m.span(page.tokens);
        forms[at].count += 1;
        forms[at].aside += usize::from(m.standing != Standing::Free);
        forms[at].spans.push((span.start, span.end));
    }
    forms.sort_by_key(|f| std::cmp::Reverse(f.count));
    let whole = forms.iter().find(|f| f.form == Form::Whole).or_else(|| forms.first());
    Listed {
        name: whole.map_or_else(String::new, |f| f.text.clone()),
        known_as: cluster.entity.and_then(|id| names.entity(id)).and_then(|e| e.latin.first().cloned()),
        kind: cluster.kind,
        evidence: cluster.evidence,
        mentions: cluster.mentions.len(),
        forms,
        keep: names.mixed(page, cluster, asked),
    }
}
