//! `tadqiq names`.

use super::args::{ListFormat, Names};
use super::{Exit, Failure, print, terminal};
use crate::config::Config;
use crate::engine::{Input, Options, discover, list_names};
use crate::knowledge::Knowledge;
use crate::report::{names_json, names_table};
use std::io::Write as _;
use std::path::PathBuf;

/// Lists the names of every article; files that cannot be read are told, and the run goes on.
pub(super) fn run(arguments: &Names) -> Result<Exit, Failure> {
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
        match list_names(&knowledge, input, &config.jsonl, config.style.names) {
            Ok(listed) => listings.extend(listed),
            Err(error) => errors.push(error),
        }
    }
    print(&match arguments.output_format {
        ListFormat::Text => names_table(&listings, arguments.all, terminal::language(arguments.lang)),
        ListFormat::Json => names_json(&listings),
    })?;
    for error in &errors {
        // Nothing is left to do if even standard error is closed.
        let _ = writeln!(std::io::stderr(), "tadqiq: {error}");
    }
    Ok(if errors.is_empty() { Exit::Clean } else { Exit::Failed })
}
