//! Which rules run.

use super::{Family, RULES, Rule, rule};
use crate::diagnostic::Severity;
use crate::error::{Error, nearest};
use std::collections::BTreeMap;

/// Which rules run, and how severe their findings are.
#[derive(Clone, Debug)]
pub struct Selection {
    rules: Vec<&'static Rule>,
    severities: BTreeMap<&'static str, Severity>,
    /// Findings less certain than this are dropped; 0 to 1.
    pub min_confidence: f32,
}

impl Default for Selection {
    fn default() -> Self {
        Self::new(RULES.iter().collect())
    }
}

impl Selection {
    /// The given rules, in table order, with their own severities.
    #[must_use]
    pub fn new(rules: Vec<&'static Rule>) -> Self {
        Self { rules, severities: BTreeMap::new(), min_confidence: 0.0 }
    }

    /// Sets the severity of a rule's findings.
    pub fn set_severity(&mut self, rule: &'static Rule, severity: Severity) {
        self.severities.insert(rule.name, severity);
    }

    /// The rules that run.
    #[must_use]
    pub fn rules(&self) -> &[&'static Rule] {
        &self.rules
    }

    /// Whether `rule` runs.
    #[must_use]
    pub fn has(&self, rule: &str) -> bool {
        self.rules.iter().any(|r| r.name == rule)
    }

    /// The severity set for a rule's findings, if one is.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        self.severities.get(rule.name).copied()
    }
}

/// The rules that a name stands for: a rule, a family, or `all`.
///
/// # Errors
/// If there is no such rule or family; the message names the nearest.
pub fn select(name: &str) -> Result<Vec<&'static Rule>, Error> {
    if name == "all" {
        return Ok(RULES.iter().collect());
    }
    if let Some(rule) = rule(name) {
        return Ok(vec![rule]);
    }
    let family: Vec<&'static Rule> = RULES.iter().filter(|r| r.family.name() == name).collect();
    if family.is_empty() {
        let names = RULES.iter().map(|r| r.name).chain(Family::ALL.iter().map(|f| f.name()));
        let remedy = match nearest(name, names) {
            Some(near) => format!("did you mean “{near}”?"),
            None => "`tadqiq rules` lists all".to_owned(),
        };
        return Err(Error::Usage { what: format!("no rule or family “{name}”"), remedy });
    }
    Ok(family)
}
