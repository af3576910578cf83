//! The command line from outside: exit status, what is read, what is written, and that nothing else is touched.
//!
//! Every test works in a temporary folder of its own. Where a test needs the system to refuse something (a closed folder, a
//! read-only file) it first tries whether the system does, for root may do everything.

#![allow(clippy::print_stderr)] // a skipped test says so

mod choosing_files;
mod choosing_rules;
mod diff;
mod errors;
mod exit_status;
mod fixing;
mod output;
mod own_packs;
mod subcommands;
mod the_list_of_names;
mod what_an_article_is_about;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// No finding at all.
const CLEAN: &str = "أعلنت الحكومة اليوم خطة جديدة لدعم الاقتصاد.\n";
/// One finding: punctuation, info, a safe fix.
const INFO: &str = "بدأت أشغال الطريق ، وستنتهي بعد عامين.\n";
const INFO_FIXED: &str = "بدأت أشغال الطريق، وستنتهي بعد عامين.\n";
/// One finding: repeated-word, warning, a safe fix.
const WARNING: &str = "قال المتحدث إن التحقيق التحقيق لا يزال في بدايته.\n";
const WARNING_FIXED: &str = "قال المتحدث إن التحقيق لا يزال في بدايته.\n";
/// One finding: translated-name, error, an unsafe fix.
const ERROR: &str = "أعلنت شركة مقياس الذكاء الاصطناعي جولة تمويل جديدة.\n";

/// A folder to work in.
struct Desk(TempDir);

impl Desk {
    /// An empty folder, but for a configuration that keeps the search for one from going on above it.
    fn new() -> Self {
        let desk = Self::bare();
        desk.write("tadqiq.toml", "");
        desk
    }

    fn bare() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self::new();
        for (name, text) in files {
            desk.write(name, text);
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn read(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("UTF-8")
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("readable")
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.0.path())
            .expect("a folder")
            .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tadqiq"));
        command.current_dir(self.0.path()).args(arguments);
        for name in ["NO_COLOR", "LC_MESSAGES", "LANG", "COLUMNS", "CLICOLOR_FORCE", "FORCE_COLOR"] {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C.UTF-8").env("TERM", "xterm-256color");
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&self.command(arguments).assert())
    }

    /// `tadqiq check`.
    fn check(&self, arguments: &[&str]) -> Run {
        self.run(&[&["check"], arguments].concat())
    }

    fn check_stdin(&self, arguments: &[&str], input: impl Into<Vec<u8>>) -> Run {
        Run::of(&self.command(&[&["check"], arguments].concat()).write_stdin(input).assert())
    }

    /// `tadqiq check --output-format json`, parsed.
    fn json(&self, arguments: &[&str]) -> Value {
        let run = self.check(&[arguments, &["--output-format", "json"]].concat());
        serde_json::from_str(&run.out).unwrap_or_else(|e| panic!("{e}: {}", run.out))
    }

    /// The rules of all findings, in order.
    fn rules(&self, arguments: &[&str]) -> Vec<String> {
        findings(&self.json(arguments)).iter().map(|d| text(&d["rule"])).collect()
    }
}

/// What a run left behind.
#[derive(Debug)]
struct Run {
    exit: i32,
    out: String,
    err: String,
}

impl Run {
    fn of(assert: &Assert) -> Self {
        let output = assert.get_output();
        let utf8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8 output");
        let run =
            Self { exit: output.status.code().unwrap_or(-1), out: utf8(&output.stdout), err: utf8(&output.stderr) };
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run
    }

    /// Both streams: where a message goes is the reporter's business.
    fn said(&self) -> String {
        format!("{}{}", self.out, self.err)
    }

    /// What was printed, as JSON.
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }

    #[track_caller]
    fn exits(self, exit: i32) -> Self {
        assert_eq!(self.exit, exit, "exit status; {self:#?}");
        self
    }

    #[track_caller]
    fn says(self, what: &str) -> Self {
        assert!(self.said().contains(what), "“{what}” is not said; {self:#?}");
        self
    }

    #[track_caller]
    fn does_not_say(self, what: &str) -> Self {
        assert!(!self.said().contains(what), "“{what}” is said; {self:#?}");
        self
    }
}

fn findings(report: &Value) -> Vec<Value> {
    let files = report["files"].as_array().expect("files");
    files.iter().flat_map(|f| f["diagnostics"].as_array().expect("diagnostics").clone()).collect()
}

fn paths(report: &Value) -> Vec<String> {
    report["files"].as_array().expect("files").iter().map(|f| text(&f["path"])).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a string: {value}")).to_owned()
}

#[test]
fn test_texts_have_the_findings_their_names_say() {
    let desk = Desk::with(&[("c.txt", CLEAN), ("i.txt", INFO), ("w.txt", WARNING), ("e.txt", ERROR)]);
    let summary = |file: &str| -> Vec<(String, String)> {
        findings(&desk.json(&[file])).iter().map(|d| (text(&d["rule"]), text(&d["severity"]))).collect()
    };
    let one = |rule: &str, severity: &str| vec![(rule.to_owned(), severity.to_owned())];
    assert_eq!(summary("c.txt"), []);
    assert_eq!(summary("i.txt"), one("punctuation", "info"));
    assert_eq!(summary("w.txt"), one("repeated-word", "warning"));
    assert_eq!(summary("e.txt"), one("translated-name", "error"));
    assert!(Path::new(env!("CARGO_BIN_EXE_tadqiq")).is_absolute());
}
