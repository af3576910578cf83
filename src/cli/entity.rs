//! `tadqiq entity`.

use super::args::{Entity, ListFormat};
use super::{Exit, Failure, print, terminal};
use crate::config::Config;
use crate::engine::look_up;
use crate::knowledge::Knowledge;
use crate::report::{lookup_json, lookup_text};

/// Shows what is known of each name.
pub(super) fn run(arguments: &Entity) -> Result<Exit, Failure> {
    let config = Config::discover(&std::env::current_dir().unwrap_or_default())?;
    let knowledge = config.own_packs()?.map_or_else(Knowledge::builtin, Knowledge::with_own);
    let lookups: Vec<_> = arguments.names.iter().map(|name| look_up(&knowledge, name)).collect();
    print(&match arguments.output_format {
        ListFormat::Text => lookup_text(&lookups, terminal::language(arguments.lang)),
        ListFormat::Json => lookup_json(&lookups),
    })?;
    Ok(Exit::Clean)
}
