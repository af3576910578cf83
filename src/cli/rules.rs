//! `tadqiq rule NAME` and `tadqiq rules`.

use super::{Exit, Failure, print};
use crate::diagnostic::{Bilingual, Lang};
use crate::rules::{Fixes, RULES, manual, select};
use std::fmt::Write as _;

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
