//! Commands that list something of every article: `tadqiq names`, `tadqiq topic`.

use super::args::{ListFormat, Listing, Names};
use super::{Exit, Failure, print, terminal};
use crate::config::Config;
use crate::engine::{Input, Options, discover, list_names, list_topics};
use crate::error::Error;
use crate::knowledge::Knowledge;
use crate::report::{names_json, names_table, topics_json, topics_table};
use std::io::Write as _;
use std::path::PathBuf;

/// Lists the names of every article.
pub(super) fn names(arguments: &Names) -> Result<Exit, Failure> {
    each(
        &arguments.listing,
        |knowledge, input, config| list_names(knowledge, input, &config.jsonl, config.style.names),
        |listings| match arguments.listing.output_format {
            ListFormat::Text => names_table(listings, arguments.all, terminal::language(arguments.listing.lang)),
            ListFormat::Json => names_json(listings),
        },
    )
}

/// Tells what every article is about.
pub(super) fn topics(arguments: &Listing) -> Result<Exit, Failure> {
    each(
        arguments,
        |knowledge, input, config| list_topics(knowledge, input, &config.jsonl),
        |listings| match arguments.output_format {
            ListFormat::Text => topics_table(listings, terminal::language(arguments.lang)),
            ListFormat::Json => topics_json(listings),
        },
    )
}

/// Lists and prints; files that cannot be read are told, and the run goes on.
fn each<T>(
    arguments: &Listing,
    list: impl Fn(&Knowledge, &Input, &Config) -> Result<Vec<T>, Error>,
    show: impl Fn(&[T]) -> String,
) -> Result<Exit, Failure> {
    let config = match &arguments.config {
        Some(path) => Config::read(path)?,
        None if arguments.isolated => Config::default(),
        None => Config::discover(&std::env::current_dir().unwrap_or_default())?,
    };
    let knowledge = config.own_packs()?.map_or_else(Knowledge::builtin, Knowledge::with_own);
    let (stdin, paths): (Vec<PathBuf>, Vec<PathBuf>) =
        arguments.paths.iter().cloned().partition(|p| p.as_os_str() == "-");
    let found = discover(&paths, &Options::default())?;
    let mut inputs = found.inputs;
    inputs.extend(stdin.first().map(|_| Input::Stdin(PathBuf::from("-"))));
    let mut errors = found.errors;
    let mut listings = Vec::new();
    for input in &inputs {
        match list(&knowledge, input, &config) {
            Ok(listed) => listings.extend(listed),
            Err(error) => errors.push(error),
        }
    }
    print(&show(&listings))?;
    for error in &errors {
        // Nothing is left to do if even standard error is closed.
        let _ = writeln!(std::io::stderr(), "tadqiq: {error}");
    }
    Ok(if errors.is_empty() { Exit::Clean } else { Exit::Failed })
}
