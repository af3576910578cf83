//! `tadqiq rule NAME`, `tadqiq rules` and `tadqiq rules test`.

use super::{Exit, Failure, print};
use crate::config::Config;
use crate::diagnostic::{Bilingual, Lang};
use crate::engine::{Checker, examine};
use crate::error::Error;
use crate::knowledge::Knowledge;
use crate::knowledge::pack::Compiler;
use crate::knowledge::pack::schema::File;
use crate::rules::{Fixes, RULES, manual, select};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Explains a rule (or each rule of a family).
pub(super) fn explain(name: &str, lang: Lang) -> Result<Exit, Failure> {
    let mut out = String::new();
    for rule in select(name)? {
        let summary = Bilingual::new(rule.summary.0, rule.summary.1);
        let fixes = match rule.fixes {
            Fixes::Never => Bilingual::new("no fixes", "بلا إصلاحات"),
            Fixes::Sometimes => Bilingual::new("fixes for some", "إصلاحات لبعضها"),
            Fixes::Always => Bilingual::new("fixes for all", "إصلاحات لكلها"),
        };
        let _ = writeln!(out, "# {}\n\n{}\n", rule.name, summary.get(lang));
        let _ = writeln!(
            out,
            "{} · {} · {} · {} · {}\n\n{}\n",
            rule.family.name(),
            rule.severity,
            rule.mqm,
            fixes.get(lang),
            rule.since,
            manual::page(rule, lang)
        );
    }
    print(&out)?;
    Ok(Exit::Clean)
}

/// Lists the rules.
pub(super) fn list(lang: Lang, family: Option<&str>) -> Result<Exit, Failure> {
    let rules = match family {
        Some(name) => select(name)?,
        None => RULES.iter().collect(),
    };
    let mut out = String::new();
    let mut last = None;
    for rule in rules {
        if last != Some(rule.family) {
            let _ = writeln!(out, "{}{}", if last.is_some() { "\n" } else { "" }, rule.family.name());
            last = Some(rule.family);
        }
        let summary = Bilingual::new(rule.summary.0, rule.summary.1);
        let _ = writeln!(out, "  {:<18} {:<8} {}", rule.name, rule.severity.name(), summary.get(lang));
    }
    print(&out)?;
    Ok(Exit::Clean)
}

/// Runs the examples of packs, those of the configuration if none is named.
pub(super) fn test(mut packs: Vec<PathBuf>) -> Result<Exit, Failure> {
    if packs.is_empty() {
        let config = Config::discover(&std::env::current_dir().unwrap_or_default())?;
        packs = config.pack_paths().collect();
    }
    if packs.is_empty() {
        let remedy = "name one, or list your packs in tadqiq.toml: packs = [\"newsroom/names.toml\"]".to_owned();
        return Err(Error::Usage { what: "no pack to test".to_owned(), remedy }.into());
    }
    let mut exit = Exit::Clean;
    for path in &packs {
        let (report, sound) = test_pack(path)?;
        print(&report)?;
        if !sound {
            exit = Exit::Findings;
        }
    }
    Ok(exit)
}

/// What the examples of a pack show, and whether all is well.
fn test_pack(path: &Path) -> Result<(String, bool), Error> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|cause| Error::read(path, cause))?;
    let mut compiler = Compiler::new();
    compiler.add(&name, &text);
    let packs = match compiler.finish() {
        Ok(packs) => packs,
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            return Ok((lines.join("\n") + "\n", false));
        }
    };
    let file: File = toml::from_str(&text).unwrap_or_default(); // the compiler has read it
    let checker = Checker { knowledge: Knowledge::with_own(packs), ..Checker::default() };
    let examined = examine(&checker, &file);
    let mut out = String::new();
    for mistake in &examined.mistakes {
        let _ = writeln!(out, "{name}: {mistake}");
    }
    for entry in &examined.without {
        let _ = writeln!(out, "{name}: {entry}: has no examples: write `bad` and `good`");
    }
    let sound = examined.mistakes.is_empty() && examined.without.is_empty();
    let _ = writeln!(
        out,
        "{name}: {} entries examined, {} mistakes, {} without examples",
        examined.examined,
        examined.mistakes.len(),
        examined.without.len()
    );
    Ok((out, sound))
}
