//! `tadqiq.toml`: which rules run, how severe they are, the newsroom's style and its own packs.

use crate::diagnostic::Severity;
use crate::document::Fields;
use crate::error::{Error, nearest};
use crate::knowledge::pack::{Compiler, Packs};
use crate::rules::{House, RULES, Rule, Selection, select};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Name of the configuration file looked for in the working folder and those above it.
pub const FILE_NAME: &str = "tadqiq.toml";

/// A severity that findings have to reach for the run to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Errors only.
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Info,
    /// Nothing: findings never fail the run.
    Never,
}

impl FailOn {
    /// The mildest severity that fails the run.
    #[must_use]
    pub fn threshold(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

/// The configuration file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// Rules or families to run; without it, all.
    pub select: Option<Vec<String>>,
    /// Rules or families to add to `select`.
    pub extend_select: Vec<String>,
    /// Rules or families to leave out.
    pub ignore: Vec<String>,
    /// Severity by rule.
    pub severity: BTreeMap<String, Severity>,
    /// Files to leave out, as in `.gitignore`.
    pub exclude: Vec<String>,
    /// From which severity on findings fail the run.
    pub fail_on: Option<FailOn>,
    /// Findings less certain than this are dropped, 0 to 1.
    pub min_confidence: Option<f32>,
    /// MQM quality an article must reach, 0 to 100.
    pub min_quality: Option<f64>,
    /// The newsroom's style.
    pub style: House,
    /// Fields of JSON Lines.
    pub jsonl: Fields,
    /// Ending under which the English original stands beside an article: `.en.txt`.
    pub source_suffix: Option<String>,
    /// The newsroom's own packs of names and terms, relative to this file.
    pub packs: Vec<PathBuf>,
    /// Rules that are silent for an article, by its id.
    pub ignore_in: BTreeMap<String, Vec<String>>,
    /// The folder the file stands in.
    #[serde(skip)]
    pub folder: PathBuf,
}

impl Config {
    /// The configuration in `folder` or the nearest folder above it; the default where there is none.
    ///
    /// # Errors
    /// If the file cannot be read or is wrong.
    pub fn discover(folder: &Path) -> Result<Self, Error> {
        match folder.ancestors().map(|f| f.join(FILE_NAME)).find(|f| f.is_file()) {
            Some(path) => Self::read(&path),
            None => Ok(Self::default()),
        }
    }

    /// Reads a configuration file.
    ///
    /// # Errors
    /// If it cannot be read, is no TOML, has an unknown key or names an unknown rule.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = std::fs::read_to_string(path).map_err(|cause| Error::read(path, cause))?;
        let mut config: Self = toml::from_str(&text).map_err(|e| wrong_toml(path, &e))?;
        config.folder = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        let named = config.select.iter().flatten().chain(&config.extend_select).chain(&config.ignore);
        let named = named.chain(config.severity.keys()).chain(config.ignore_in.values().flatten());
        for name in named {
            select(name).map_err(|e| Error::Config {
                path: path.to_path_buf(),
                what: e.to_string(),
                remedy: "`tadqiq rules` lists all".to_owned(),
            })?;
        }
        config.check_ranges(path)?;
        Ok(config)
    }

    fn check_ranges(&self, path: &Path) -> Result<(), Error> {
        let wrong = |key: &str, range: &str| {
            let remedy = format!("write a number from {range}");
            Err(Error::Config { path: path.to_path_buf(), what: format!("“{key}” is out of range"), remedy })
        };
        if self.min_confidence.is_some_and(|v| !(0.0..=1.0).contains(&v)) {
            return wrong("min-confidence", "0 to 1");
        }
        if self.min_quality.is_some_and(|v| !(0.0..=100.0).contains(&v)) {
            return wrong("min-quality", "0 to 100");
        }
        Ok(())
    }

    /// Where the newsroom's own packs lie.
    pub fn pack_paths(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.packs.iter().map(|pack| self.folder.join(pack))
    }

    /// The newsroom's own packs, compiled; `None` if there is none.
    ///
    /// # Errors
    /// If a pack cannot be read or has a mistake.
    pub fn own_packs(&self) -> Result<Option<Packs>, Error> {
        if self.packs.is_empty() {
            return Ok(None);
        }
        let mut compiler = Compiler::new();
        for (pack, path) in self.packs.iter().zip(self.pack_paths()) {
            let text = std::fs::read_to_string(&path).map_err(|cause| Error::read(&path, cause))?;
            compiler.add(&pack.to_string_lossy(), &text);
        }
        compiler.finish().map(Some).map_err(|problems| {
            let first = problems.first().map_or_else(String::new, ToString::to_string);
            let more = if problems.len() > 1 { format!(" (and {} more)", problems.len() - 1) } else { String::new() };
            let pack = problems.first().map_or("", |p| p.pack.as_str());
            Error::Config {
                path: self.folder.join(pack),
                what: format!("a mistake in the pack: {first}{more}"),
                remedy: "rules/README.md of tadqiq describes the notation".to_owned(),
            }
        })
    }

    /// The rules that run after `select`, `extend_select` and `ignore`, with their severities.
    ///
    /// # Errors
    /// If a name is neither a rule nor a family.
    pub fn selection(&self) -> Result<Selection, Error> {
        let pick = |names: &[String]| -> Result<Vec<&'static Rule>, Error> {
            let mut rules = Vec::new();
            for name in names {
                rules.extend(select(name)?);
            }
            Ok(rules)
        };
        let mut chosen = match &self.select {
            Some(names) => pick(names)?,
            None => RULES.iter().collect(),
        };
        chosen.extend(pick(&self.extend_select)?);
        let ignored = pick(&self.ignore)?;
        let rules = RULES
            .iter()
            .filter(|r| chosen.iter().any(|c| c.name == r.name) && !ignored.iter().any(|i| i.name == r.name))
            .collect();
        let mut selection = Selection::new(rules);
        for (name, &severity) in &self.severity {
            select(name)?.into_iter().for_each(|r| selection.set_severity(r, severity));
        }
        selection.min_confidence = self.min_confidence.unwrap_or(0.0);
        Ok(selection)
    }
}

/// A TOML error with the nearest key in place of the list of all keys.
fn wrong_toml(path: &Path, error: &toml::de::Error) -> Error {
    let message = error.message();
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let place = error.to_string().lines().next().unwrap_or("").replace("TOML parse error at ", "");
    let (what, remedy) = match (message.starts_with("unknown field"), quoted.split_first()) {
        (true, Some((key, known))) => {
            let remedy = match nearest(key, known.iter().copied()) {
                Some(near) => format!("did you mean “{near}”?"),
                None => format!("keys here are {}", known.join(", ")),
            };
            (format!("unknown key “{key}” ({place})"), remedy)
        }
        _ => (
            format!("{} ({place})", message.replace('\n', " ")),
            "mend the file; `tadqiq init` writes a commented one".to_owned(),
        ),
    };
    Error::Config { path: path.to_path_buf(), what, remedy }
}

#[cfg(test)]
mod tests {
    use super::Config;

    fn read(text: &str) -> Result<Config, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(super::FILE_NAME);
        std::fs::write(&path, text).expect("written");
        Config::read(&path).map_err(|e| e.to_string())
    }

    #[test]
    fn mistakes_name_the_nearest_thing() {
        for (text, want) in [
            ("selct = []", "did you mean “select”?"),
            ("select = [\"spacin\"]", "did you mean “spacing”?"),
            ("[style]\nqotes = \"curly\"", "did you mean “quotes”?"),
            ("[severity]\nspacing = \"fatal\"", "fatal"),
            ("ignore = [", "mend the file"),
        ] {
            let error = read(text).expect_err(text);
            assert!(error.contains(want), "{text}: {error}");
        }
    }

    #[test]
    fn selection_by_family_and_rule() {
        let config =
            read("select = [\"typography\"]\nextend-select = [\"term\"]\nignore = [\"digits\"]").expect("valid");
        let names: Vec<&str> = config.selection().expect("known").rules().iter().map(|r| r.name).collect();
        assert_eq!(names, ["term", "quotes", "punctuation", "spacing"]);
    }
}
