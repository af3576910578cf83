//! The command line from outside: exit status, what is read, what is written, and that nothing else is touched.
//!
//! Every test works in a temporary folder of its own. Where a test needs the system to refuse something (a closed folder, a
//! read-only file) it first tries whether the system does, for root may do everything.

#![allow(clippy::print_stderr)] // a skipped test says so

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

mod exit_status {
    use super::{CLEAN, Desk, ERROR, INFO, WARNING};

    #[test]
    fn is_0_for_a_clean_file() {
        Desk::with(&[("a.txt", CLEAN)]).check(&["a.txt"]).exits(0);
    }

    #[test]
    fn is_1_for_a_warning_and_for_an_error() {
        let desk = Desk::with(&[("w.txt", WARNING), ("e.txt", ERROR)]);
        desk.check(&["w.txt"]).exits(1).says("repeated-word");
        desk.check(&["e.txt"]).exits(1).says("translated-name");
    }

    #[test]
    fn is_2_for_a_missing_file_which_is_named() {
        Desk::new().check(&["missing.txt"]).exits(2).says("missing.txt: no such file");
    }

    #[test]
    fn is_2_for_a_flag_that_is_none() {
        Desk::with(&[("a.txt", CLEAN)]).check(&["--selct", "spacing", "a.txt"]).exits(2).says("--selct");
    }

    #[test]
    fn is_2_for_values_out_of_range() {
        let desk = Desk::with(&[("a.txt", CLEAN)]);
        desk.check(&["--min-confidence", "1.5", "a.txt"]).exits(2).says("0 to 1");
        desk.check(&["--fail-on", "fatal", "a.txt"]).exits(2).says("fatal");
    }

    #[test]
    fn follows_fail_on() {
        let desk = Desk::with(&[("i.txt", INFO), ("w.txt", WARNING), ("e.txt", ERROR)]);
        for (threshold, info, warning, error) in
            [("error", 0, 0, 1), ("warning", 0, 1, 1), ("info", 1, 1, 1), ("never", 0, 0, 0)]
        {
            for (file, exit) in [("i.txt", info), ("w.txt", warning), ("e.txt", error)] {
                let run = desk.check(&["--fail-on", threshold, file]);
                assert_eq!(run.exit, exit, "--fail-on {threshold} {file}: {run:#?}");
            }
        }
    }

    #[test]
    fn never_hides_that_a_file_could_not_be_read() {
        Desk::new().check(&["--fail-on", "never", "missing.txt"]).exits(2);
    }

    #[test]
    fn fail_on_in_the_configuration_yields_to_the_command_line() {
        let desk = Desk::with(&[("w.txt", WARNING), ("tadqiq.toml", "fail-on = \"never\"\n")]);
        desk.check(&["w.txt"]).exits(0);
        desk.check(&["--fail-on", "warning", "w.txt"]).exits(1);
    }

    #[test]
    fn follows_min_quality() {
        // One warning in eight words: 100 × (1 − 1/8) = 87.5.
        let desk = Desk::with(&[("w.txt", WARNING)]);
        desk.check(&["--fail-on", "never", "--min-quality", "90", "w.txt"]).exits(1);
        desk.check(&["--fail-on", "never", "--min-quality", "80", "w.txt"]).exits(0);
    }

    #[test]
    fn min_quality_holds_for_each_article_of_a_file() {
        let record = |text: &str| format!("{{\"target\": {}}}\n", serde_json::Value::from(text));
        let lines: String = (0..50).map(|i| record(if i == 7 { WARNING } else { CLEAN })).collect();
        let desk = Desk::with(&[("x.jsonl", &lines)]);
        desk.check(&["--fail-on", "never", "--min-quality", "95", "x.jsonl"]).exits(1);
        desk.check(&["--fail-on", "never", "--min-quality", "80", "x.jsonl"]).exits(0);
    }

    #[test]
    fn an_empty_file_is_clean_even_with_a_quality_gate() {
        let desk =
            Desk::with(&[("a.txt", ""), ("b.txt", "\n \r\n"), ("c.md", ""), ("d.jsonl", ""), ("e.jsonl", "\n\n")]);
        for file in ["a.txt", "b.txt", "c.md", "d.jsonl", "e.jsonl"] {
            desk.check(&["--min-quality", "100", file]).exits(0);
        }
    }
}

mod errors {
    use super::{CLEAN, Desk, WARNING, findings, paths, text};

    #[test]
    fn others_are_still_checked_after_a_bad_one() {
        let desk = Desk::with(&[("a.txt", WARNING), ("z.txt", WARNING)]);
        desk.write("m.txt", b"\xD8\xA7\xFF");
        let run = desk.check(&["a.txt", "m.txt", "nowhere.txt", "z.txt"]).exits(2);
        run.says("a.txt:1:").says("z.txt:1:").says("m.txt: not UTF-8").says("nowhere.txt: no such file");
    }

    #[test]
    fn invalid_utf8_is_told_with_its_byte_offset_and_row() {
        let desk = Desk::new();
        desk.write("a.txt", [CLEAN.as_bytes(), b"ab\xC3("].concat());
        let offset = CLEAN.len() + 2;
        desk.check(&["a.txt"]).exits(2).says(&format!("byte 0xC3 at offset {offset} (row 2)"));
    }

    #[test]
    fn invalid_utf8_in_one_record_leaves_the_other_records() {
        let desk = Desk::new();
        let record = format!("{{\"target\":{}}}\n", serde_json::Value::from(WARNING));
        let broken = b"{\"target\":\"\xFF\"}\n";
        desk.write("a.jsonl", [record.as_bytes(), broken, record.as_bytes()].concat());
        let offset = record.len() + 11;
        let run = desk.check(&["a.jsonl"]).exits(2).says(&format!("byte 0xFF at offset {offset} (row 2)"));
        run.says("a.jsonl:1:").says("a.jsonl:3:");
    }

    #[test]
    fn broken_records_are_told_with_their_row() {
        let desk = Desk::with(&[(
            "a.jsonl",
            "{\"target\":\"نص\"}\n{\"target\":\n{\"tagret\":\"نص\"}\n{\"target\":\"\\ud83d\"}\n",
        )]);
        let run = desk.check(&["a.jsonl"]).exits(2);
        run.says("a.jsonl:2: not a JSON object")
            .says("a.jsonl:3:")
            .says("there is “tagret”")
            .says("a.jsonl:4: half of a surrogate");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_in_every_format() {
        let desk = Desk::new();
        desk.write("u.txt", b"\xFF");
        for format in ["full", "concise", "grouped", "json", "json-lines", "sarif", "github", "rdjson", "junit"] {
            let run = desk.check(&["--output-format", format, "u.txt"]).exits(2);
            assert!(run.out.contains("not UTF-8"), "{format}: not in the report; {run:#?}");
        }
        let report = desk.json(&["u.txt"]);
        assert!(text(&report["files"][0]["errors"][0]["message"]).contains("offset 0"));
    }

    #[test]
    #[cfg(unix)]
    fn a_folder_without_permission_is_told_and_its_neighbours_are_checked() {
        use std::os::unix::fs::PermissionsExt as _;
        let desk = Desk::with(&[("closed/a.txt", CLEAN), ("open/b.txt", WARNING)]);
        let closed = desk.path("closed");
        std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).expect("set");
        let readable = std::fs::read_dir(&closed).is_ok();
        let run = desk.check(&["."]);
        std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o755)).expect("set back");
        if readable {
            eprintln!("skipped: this user reads closed folders");
            return;
        }
        run.exits(2).says("closed: cannot be read").says("open/b.txt:1:");
    }

    #[test]
    #[cfg(unix)]
    fn a_file_without_permission_is_told() {
        use std::os::unix::fs::PermissionsExt as _;
        let desk = Desk::with(&[("a.txt", CLEAN), ("b.txt", WARNING)]);
        std::fs::set_permissions(desk.path("a.txt"), std::fs::Permissions::from_mode(0o000)).expect("set");
        if std::fs::read(desk.path("a.txt")).is_ok() {
            eprintln!("skipped: this user reads closed files");
            return;
        }
        desk.check(&["."]).exits(2).says("a.txt: cannot be read").says("b.txt:1:");
    }

    #[test]
    fn an_unknown_rule_is_told_with_the_nearest() {
        let desk = Desk::with(&[("a.txt", CLEAN)]);
        desk.check(&["--select", "repeted-word", "a.txt"])
            .exits(2)
            .says("repeted-word")
            .says("did you mean “repeated-word”?");
        desk.check(&["--ignore", "typograpy", "a.txt"]).exits(2).says("did you mean “typography”?");
        desk.check(&["--extend-select", "qqq", "a.txt"]).exits(2).says("tadqiq rules");
        desk.run(&["rule", "spacin"]).exits(2).says("did you mean “spacing”?");
        desk.run(&["rules", "tipography"]).exits(2).says("did you mean “typography”?");
    }

    #[test]
    fn a_broken_configuration_is_told_with_its_place() {
        let desk = Desk::with(&[("a.txt", CLEAN), ("tadqiq.toml", "select = [\"spacing\"\nignore = 3\n")]);
        desk.check(&["a.txt"]).exits(2).says("tadqiq.toml").says("line ");
    }

    #[test]
    fn an_unknown_key_is_told_with_the_nearest() {
        for (toml, near) in [
            ("selct = []\n", "did you mean “select”?"),
            ("[style]\nqotes = \"curly\"\n", "did you mean “quotes”?"),
            ("[jsonl]\ntxt = \"body\"\n", "did you mean “text”?"),
            ("ignore = [\"spacin\"]\n", "did you mean “spacing”?"),
            ("[severity]\nspacin = \"info\"\n", "did you mean “spacing”?"),
        ] {
            let desk = Desk::with(&[("a.txt", CLEAN), ("tadqiq.toml", toml)]);
            desk.check(&["a.txt"]).exits(2).says("tadqiq.toml").says(near);
        }
    }

    #[test]
    fn a_configuration_that_is_named_but_missing_is_an_error() {
        Desk::with(&[("a.txt", CLEAN)]).check(&["--config", "none.toml", "a.txt"]).exits(2).says("none.toml");
    }

    #[test]
    fn numbers_of_the_configuration_are_held_to_the_range_of_the_flags() {
        let desk = Desk::with(&[("a.txt", WARNING), ("tadqiq.toml", "min-confidence = 95\n")]);
        desk.check(&["a.txt"]).exits(2).says("min-confidence");
    }

    #[test]
    fn isolated_reads_no_configuration() {
        let desk = Desk::with(&[("a.txt", WARNING), ("tadqiq.toml", "broken")]);
        desk.check(&["--isolated", "a.txt"]).exits(1);
    }

    #[test]
    fn a_file_that_was_read_and_one_that_was_not_both_have_an_entry() {
        let desk = Desk::with(&[("a.txt", WARNING)]);
        let report = desk.json(&["a.txt", "b.txt"]);
        assert_eq!(paths(&report), ["a.txt", "b.txt"]);
        assert_eq!(findings(&report).len(), 1);
    }
}

mod choosing_files {
    use super::{CLEAN, Desk, WARNING, findings, paths, text};

    #[test]
    fn a_folder_gives_known_formats_in_path_order() {
        let desk = Desk::with(&[
            ("b.txt", WARNING),
            ("a/z.md", WARNING),
            ("a.txt", WARNING),
            ("a/b.txt", WARNING),
            ("c.jsonl", "{\"target\":\"نص\"}\n"),
            ("picture.png", WARNING),
            ("noending", WARNING),
        ]);
        let report = desk.json(&["."]);
        let got = paths(&report);
        let mut sorted = got.clone();
        sorted.sort();
        assert_eq!(got, sorted, "in path order");
        let names: Vec<&str> = got.iter().map(|p| p.trim_start_matches("./")).collect();
        assert_eq!(names, ["a.txt", "a/b.txt", "a/z.md", "b.txt", "c.jsonl"]);
        for threads in ["1", "4"] {
            assert_eq!(desk.json(&["--threads", threads, "."]), report, "the same with {threads} threads");
        }
    }

    #[test]
    fn without_a_path_the_working_folder_is_checked() {
        Desk::with(&[("sub/a.txt", WARNING)]).check(&[]).exits(1).says("sub/a.txt");
    }

    #[test]
    fn named_files_come_in_path_order_and_once() {
        let desk = Desk::with(&[("b.txt", WARNING), ("a.txt", WARNING)]);
        assert_eq!(paths(&desk.json(&["b.txt", "a.txt", "b.txt"])), ["a.txt", "b.txt"]);
    }

    #[test]
    fn gitignore_is_honoured_in_folders_but_not_for_named_files() {
        let desk = Desk::with(&[
            (".gitignore", "skipped.txt\ndrafts/\n"),
            ("skipped.txt", WARNING),
            ("drafts/a.txt", WARNING),
            ("a.txt", CLEAN),
        ]);
        desk.check(&["."]).exits(0).does_not_say("skipped").does_not_say("drafts");
        desk.check(&["skipped.txt"]).exits(1);
    }

    #[test]
    fn exclude_leaves_out_files_and_folders() {
        let desk = Desk::with(&[
            ("skip.txt", WARNING),
            ("drafts/a.txt", WARNING),
            ("deep/drafts/b.txt", WARNING),
            ("a.txt", CLEAN),
        ]);
        let report = desk.json(&["--exclude", "skip.txt,drafts/", "."]);
        let names: Vec<String> = paths(&report).iter().map(|p| p.trim_start_matches("./").to_owned()).collect();
        assert_eq!(names, ["a.txt"]);
    }

    #[test]
    fn exclude_in_the_configuration_is_relative_to_it() {
        let desk = Desk::with(&[
            ("tadqiq.toml", "exclude = [\"news/drafts/\"]\n"),
            ("news/drafts/a.txt", WARNING),
            ("news/b.txt", CLEAN),
        ]);
        desk.check(&["."]).exits(0);
        let mut inside = desk.command(&["check", "."]);
        inside.current_dir(desk.path("news")).assert().code(0);
    }

    #[test]
    fn a_named_file_that_is_excluded_is_checked_unless_forced() {
        let desk = Desk::with(&[("a.txt", WARNING), ("drafts/b.txt", WARNING)]);
        desk.check(&["--exclude", "a.txt", "a.txt"]).exits(1);
        desk.check(&["--exclude", "a.txt", "--force-exclude", "a.txt"]).exits(0).does_not_say("repeated-word");
        desk.check(&["--exclude", "drafts/*.txt", "--force-exclude", "drafts/b.txt"]).exits(0);
    }

    #[test]
    fn a_named_file_in_an_excluded_folder_is_left_out_when_forced() {
        let desk = Desk::with(&[("drafts/b.txt", WARNING)]);
        desk.check(&["--exclude", "drafts/", "--force-exclude", "drafts/b.txt"]).exits(0);
        desk.check(&["--exclude", "drafts", "--force-exclude", "./drafts/b.txt"]).exits(0);
    }

    #[test]
    fn a_broken_exclusion_is_told() {
        Desk::with(&[("a.txt", CLEAN)]).check(&["--exclude", "a[", "."]).exits(2).says("a[");
    }

    #[test]
    fn standard_input_goes_by_the_name_it_is_given() {
        let desk = Desk::new();
        let record =
            "{\"id\": \"s-1\", \"target\": \"قال المتحدث إن \\u0627\\u0644\\u062e\\u0628\\u0631 الخبر صحيح تماما.\"}\n";
        let run = desk.check_stdin(&["--output-format", "json", "--stdin-filename", "x.jsonl", "-"], record).exits(1);
        let report = serde_json::from_str(&run.out).expect("JSON");
        assert_eq!(paths(&report), ["x.jsonl"]);
        let found = &findings(&report)[0];
        assert_eq!(text(&found["rule"]), "repeated-word");
        assert_eq!(text(&found["article"]), "s-1");
        let (start, end) =
            (found["span"]["start"].as_u64().expect("start"), found["span"]["end"].as_u64().expect("end"));
        assert_eq!(&record[start as usize..end as usize], "\\u0627\\u0644\\u062e\\u0628\\u0631 الخبر");
        desk.check_stdin(&["-"], WARNING).exits(1).says("-:1:");
        desk.check_stdin(&["-"], CLEAN).exits(0);
    }

    #[test]
    fn fields_of_records_can_be_named() {
        let desk = Desk::with(&[("a.jsonl", "{\"nr\": 7, \"corpo\": \"قال المتحدث إن الخبر الخبر صحيح تماما.\"}\n")]);
        desk.check(&["a.jsonl"]).exits(2).says("--text-field");
        let report = desk.json(&["--text-field", "corpo", "--id-field", "nr", "a.jsonl"]);
        assert_eq!(text(&findings(&report)[0]["article"]), "7");
    }
}

mod choosing_rules {
    use super::{CLEAN, Desk, INFO, WARNING};

    fn desk() -> Desk {
        Desk::with(&[("a.txt", &format!("{INFO}{WARNING}"))])
    }

    #[test]
    fn all_rules_run_by_default() {
        assert_eq!(desk().rules(&["a.txt"]), ["punctuation", "repeated-word"]);
    }

    #[test]
    fn select_takes_rules_and_families() {
        assert_eq!(desk().rules(&["--select", "repeated-word", "a.txt"]), ["repeated-word"]);
        assert_eq!(desk().rules(&["--select", "typography", "a.txt"]), ["punctuation"]);
        assert_eq!(desk().rules(&["--select", "typography,repetition", "a.txt"]), ["punctuation", "repeated-word"]);
        assert_eq!(desk().rules(&["--select", "spacing", "a.txt"]), [""; 0]);
    }

    #[test]
    fn ignore_takes_away_and_wins() {
        assert_eq!(desk().rules(&["--ignore", "punctuation", "a.txt"]), ["repeated-word"]);
        assert_eq!(desk().rules(&["--ignore", "typography,repetition", "a.txt"]), [""; 0]);
        assert_eq!(desk().rules(&["--select", "punctuation", "--ignore", "punctuation", "a.txt"]), [""; 0]);
    }

    #[test]
    fn extend_select_adds() {
        assert_eq!(
            desk().rules(&["--select", "spacing", "--extend-select", "repeated-word", "a.txt"]),
            ["repeated-word"]
        );
    }

    #[test]
    fn the_command_line_selects_in_place_of_the_configuration() {
        let desk = desk();
        desk.write("tadqiq.toml", "select = [\"punctuation\"]\n");
        assert_eq!(desk.rules(&["a.txt"]), ["punctuation"]);
        assert_eq!(desk.rules(&["--extend-select", "repeated-word", "a.txt"]), ["punctuation", "repeated-word"]);
        assert_eq!(desk.rules(&["--select", "repeated-word", "a.txt"]), ["repeated-word"]);
    }

    #[test]
    fn the_configuration_of_a_folder_above_holds() {
        let desk = Desk::with(&[("tadqiq.toml", "ignore = [\"repetition\"]\n"), ("sub/a.txt", WARNING)]);
        desk.command(&["check", "a.txt"]).current_dir(desk.path("sub")).assert().code(0);
    }

    #[test]
    fn severities_can_be_set() {
        let desk = desk();
        desk.write("tadqiq.toml", "[severity]\npunctuation = \"error\"\nrepetition = \"info\"\n");
        desk.check(&["--fail-on", "error", "--select", "punctuation", "a.txt"]).exits(1);
        desk.check(&["--fail-on", "warning", "--select", "repeated-word", "a.txt"]).exits(0);
    }

    #[test]
    fn min_confidence_drops_what_is_less_certain() {
        assert_eq!(desk().rules(&["--min-confidence", "1", "a.txt"]), [""; 0]);
        assert_eq!(desk().rules(&["--min-confidence", "0.5", "a.txt"]).len(), 2);
    }

    #[test]
    fn a_rule_can_be_silent_for_one_article() {
        let record = |id: &str| format!("{{\"id\":\"{id}\",\"target\":{}}}\n", serde_json::Value::from(WARNING));
        let desk = Desk::with(&[("a.jsonl", &(record("one") + &record("two"))), ("b.txt", CLEAN)]);
        desk.write("tadqiq.toml", "[ignore-in]\none = [\"repetition\"]\n");
        let report = desk.json(&["a.jsonl"]);
        let articles: Vec<_> = super::findings(&report).iter().map(|d| d["article"].clone()).collect();
        assert_eq!(articles, ["two"]);
    }
}

mod output {
    use super::{CLEAN, Desk, ERROR, INFO, WARNING, findings};

    #[test]
    fn statistics_count_by_rule_most_first() {
        let desk = Desk::with(&[("a.txt", &format!("{INFO}{WARNING}")), ("b.txt", WARNING)]);
        let run = desk.check(&["--statistics", "."]).exits(1);
        let rows: Vec<Vec<&str>> = run.out.lines().map(|l| l.split_whitespace().collect()).collect();
        assert_eq!(rows, [["2", "repeated-word"], ["1", "punctuation"]]);
    }

    #[test]
    fn the_report_can_go_to_a_file() {
        let desk = Desk::with(&[("a.txt", WARNING)]);
        let run = desk.check(&["--output-format", "json", "--output-file", "out.json", "a.txt"]).exits(1);
        assert_eq!(run.out, "");
        let report: serde_json::Value = serde_json::from_str(&desk.read("out.json")).expect("JSON");
        assert_eq!(findings(&report).len(), 1);
        desk.check(&["--color", "always", "--output-file", "out.txt", "a.txt"]).exits(1);
        assert!(!desk.read("out.txt").contains('\u{1B}'), "no colours in a file");
    }

    #[test]
    fn a_report_that_cannot_be_written_is_an_error() {
        let desk = Desk::with(&[("a.txt", CLEAN)]);
        desk.check(&["--output-file", "none/out.json", "a.txt"]).exits(2).says("none/out.json");
    }

    #[test]
    fn quiet_prints_findings_and_nothing_else() {
        let desk = Desk::with(&[("a.txt", WARNING), ("clean.txt", CLEAN)]);
        let run = desk.check(&["--quiet", "clean.txt"]).exits(0);
        assert_eq!(run.said(), "", "nothing to say of a clean file");
        let run = desk.check(&["--quiet", "--output-format", "concise", "a.txt", "clean.txt"]).exits(1);
        assert_eq!(run.out.lines().count(), 1, "one line for one finding: {run:#?}");
        assert!(run.out.starts_with("a.txt:1:"), "{run:#?}");
        desk.check(&["--quiet", "a.txt"]).exits(1).says("a.txt:1:").does_not_say("finding").does_not_say("MQM");
        desk.check(&["--quiet", "nowhere.txt"]).exits(2).says("nowhere.txt");
    }

    #[test]
    fn json_is_whole_and_its_offsets_are_bytes_of_the_file() {
        let content = format!("\u{FEFF}{CLEAN}\r\n{ERROR}{INFO}");
        let desk = Desk::with(&[("a.txt", &content)]);
        let report = desk.json(&["a.txt"]);
        assert_eq!(report["version"], 1);
        assert_eq!(report["summary"]["findings"], 2);
        for found in findings(&report) {
            let at = |key: &str| found["span"][key].as_u64().expect("an offset") as usize;
            assert_eq!(&content[at("start")..at("end")], found["text"]);
            for edit in
                found["fixes"].as_array().expect("fixes").iter().flat_map(|f| f["edits"].as_array().expect("edits"))
            {
                let (start, end) =
                    (edit["start"].as_u64().expect("start") as usize, edit["end"].as_u64().expect("end") as usize);
                assert!(content.is_char_boundary(start) && content.is_char_boundary(end) && start <= end);
            }
        }
        let rows: Vec<_> = findings(&report).iter().map(|f| f["location"]["row"].clone()).collect();
        assert_eq!(rows, [3, 4]);
    }

    #[test]
    fn a_clean_file_has_a_penalty_of_nought_without_a_sign() {
        let run = Desk::with(&[("a.txt", CLEAN)]).check(&["--output-format", "json", "a.txt"]).exits(0);
        assert!(!run.out.contains("-0"), "{}", run.out);
    }

    #[test]
    fn json_lines_are_one_finding_a_line() {
        let desk = Desk::with(&[("a.txt", &format!("{WARNING}{INFO}"))]);
        let run = desk.check(&["--output-format", "json-lines", "a.txt"]).exits(1);
        let rules: Vec<String> = run
            .out
            .lines()
            .map(|l| serde_json::from_str::<serde_json::Value>(l).expect("JSON"))
            .inspect(|v| assert_eq!(v["path"], "a.txt"))
            .map(|v| super::text(&v["rule"]))
            .collect();
        assert_eq!(rules, ["repeated-word", "punctuation"]);
    }

    #[test]
    fn the_schema_needs_no_input_and_holds_for_a_report() {
        let desk = Desk::with(&[("a.txt", &format!("{WARNING}{ERROR}")), ("x.jsonl", "{\"target\":\"نص\"}\n[]\n")]);
        let run = desk.check(&["--output-format", "json-schema"]).exits(0);
        let schema = serde_json::from_str(&run.out).expect("JSON");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let report = desk.json(&["."]);
        let errors: Vec<String> = validator.iter_errors(&report).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }

    #[test]
    fn nothing_is_coloured_unless_it_is_a_terminal_or_asked_for() {
        let desk = Desk::with(&[("a.txt", WARNING)]);
        desk.check(&["a.txt"]).exits(1).does_not_say("\u{1B}");
        desk.check(&["--color", "always", "a.txt"]).exits(1).says("\u{1B}[");
        desk.check(&["--color", "never", "a.txt"]).exits(1).does_not_say("\u{1B}");
        desk.check(&["--color", "always", "--diff", "a.txt"]).exits(1).says("\u{1B}[");
        desk.check(&["--diff", "a.txt"]).exits(1).does_not_say("\u{1B}");
    }

    /// Needs a terminal: `script` of util-linux makes one.
    #[test]
    #[cfg(target_os = "linux")]
    fn no_color_is_honoured_on_a_terminal() {
        let desk = Desk::with(&[("a.txt", WARNING)]);
        let program = env!("CARGO_BIN_EXE_tadqiq");
        let on_terminal = |no_color: Option<&str>| {
            let mut command = std::process::Command::new("script");
            command.args(["-qec", &format!("'{program}' check --isolated a.txt"), "/dev/null"]);
            command.current_dir(desk.0.path()).env("TERM", "xterm").env("LC_ALL", "C.UTF-8").env_remove("NO_COLOR");
            command.stdin(std::process::Stdio::null());
            if let Some(value) = no_color {
                command.env("NO_COLOR", value);
            }
            command
                .output()
                .ok()
                .map(|o| String::from_utf8_lossy(&o.stdout).into_owned())
                .filter(|o| o.contains("repeated-word"))
        };
        let Some(plain) = on_terminal(None) else {
            eprintln!("skipped: no `script` to make a terminal");
            return;
        };
        assert!(plain.contains("\u{1B}["), "colours on a terminal: {plain:?}");
        let without = on_terminal(Some("1")).expect("as before");
        assert!(!without.contains("\u{1B}["), "NO_COLOR=1: {without:?}");
        let empty = on_terminal(Some("")).expect("as before");
        assert!(empty.contains("\u{1B}["), "an empty NO_COLOR means nothing: {empty:?}");
    }

    #[test]
    fn messages_are_in_the_language_asked_for_or_that_of_the_locale() {
        let desk = Desk::with(&[("a.txt", WARNING)]);
        let (english, arabic) = ("is said 2 times in a row", "مكررة مرتين متتالية");
        desk.check(&["a.txt"]).exits(1).says(english);
        desk.check(&["--lang", "ar", "a.txt"]).exits(1).says(arabic).does_not_say(english);
        let with_locale =
            |arguments: &[&str]| super::Run::of(&desk.command(arguments).env("LC_ALL", "ar_EG.UTF-8").assert());
        with_locale(&["check", "a.txt"]).exits(1).says(arabic);
        with_locale(&["check", "--lang", "en", "a.txt"]).exits(1).says(english);
        desk.run(&["rules", "--lang", "ar"]).exits(0).says("كلمة مكررة متتالية");
        desk.run(&["rules"]).exits(0).says("a word said twice in a row");
        desk.run(&["rule", "repeated-word", "--lang", "ar"])
            .exits(0)
            .says("كلمة مكررة متتالية")
            .does_not_say("### Why it matters");
        desk.run(&["rule", "repeated-word"]).exits(0).says("### Why it matters").does_not_say("### بالعربية");
    }

    #[test]
    #[cfg(unix)]
    fn a_closed_pipe_ends_quietly_with_0() {
        use std::io::Read as _;
        use std::process::{Command, Stdio};
        // Far more than a pipe holds, so that the program is still writing when the reader goes.
        let desk = Desk::with(&[("a.txt", &WARNING.repeat(8000))]);
        let mut child = Command::new(env!("CARGO_BIN_EXE_tadqiq"))
            .args(["check", "--isolated", "--select", "repeated-word", "--output-format", "json-lines", "a.txt"])
            .current_dir(desk.0.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        let mut out = child.stdout.take().expect("piped");
        out.read_exact(&mut [0; 10]).expect("the beginning of the report");
        drop(out);
        let output = child.wait_with_output().expect("ended");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

mod fixing {
    use super::{CLEAN, Desk, ERROR, INFO, INFO_FIXED, WARNING, WARNING_FIXED};

    #[test]
    fn safe_fixes_are_written_and_the_file_is_then_clean() {
        let desk = Desk::with(&[("a.txt", &format!("{INFO}{CLEAN}{WARNING}"))]);
        desk.check(&["--fix", "a.txt"]).exits(0).says("2 fixes");
        assert_eq!(desk.read("a.txt"), format!("{INFO_FIXED}{CLEAN}{WARNING_FIXED}"));
    }

    #[test]
    fn unsafe_fixes_are_written_only_when_asked_for() {
        let desk = Desk::with(&[("a.txt", ERROR)]);
        desk.check(&["--fix", "a.txt"]).exits(1);
        assert_eq!(desk.read("a.txt"), ERROR);
        desk.check(&["--fix", "--unsafe-fixes", "a.txt"]).exits(0);
        assert!(!desk.read("a.txt").contains("مقياس"), "{}", desk.read("a.txt"));
    }

    #[test]
    fn a_second_run_changes_nothing() {
        let desk = Desk::with(&[
            ("a.txt", &format!("{INFO}{WARNING}{ERROR}")),
            ("b.md", &format!("# عنوان\n\n{INFO}\n{WARNING}")),
        ]);
        desk.write("c.jsonl", format!("{{\"target\":{}}}\n", serde_json::Value::from(format!("{INFO}{WARNING}"))));
        let all = |desk: &Desk| ["a.txt", "b.md", "c.jsonl"].map(|n| desk.read(n));
        let before = all(&desk);
        desk.check(&["--fix", "--unsafe-fixes", "."]);
        let once = all(&desk);
        assert!(before.iter().zip(&once).all(|(b, o)| b != o), "every file was mended: {once:?}");
        desk.check(&["--fix", "--unsafe-fixes", "."]).does_not_say("fixes written");
        assert_eq!(all(&desk), once);
    }

    #[test]
    fn what_is_not_mended_decides_the_exit_status() {
        let desk = Desk::with(&[("a.txt", &format!("{WARNING}{ERROR}"))]);
        desk.check(&["--fix", "a.txt"]).exits(1).says("translated-name").does_not_say("repeated-word");
    }

    #[test]
    fn standard_input_is_mended_onto_standard_output() {
        let desk = Desk::new();
        let run = desk.check_stdin(&["--fix", "-"], WARNING).exits(0);
        assert_eq!(run.out, WARNING_FIXED);
        let run = desk.check_stdin(&["--fix", "-"], CLEAN).exits(0);
        assert_eq!(run.out, CLEAN);
        let run = desk.check_stdin(&["--fix", "-"], "");
        assert_eq!((run.exit, run.out.as_str()), (0, ""));
    }

    #[test]
    fn what_is_left_in_standard_input_decides_the_exit_status() {
        let run = Desk::new().check_stdin(&["--fix", "-"], format!("{WARNING}{ERROR}"));
        assert_eq!(run.out, format!("{WARNING_FIXED}{ERROR}"));
        run.exits(1);
    }

    #[test]
    fn standard_input_that_cannot_be_read_is_told() {
        Desk::new().check_stdin(&["--fix", "-"], b"\xFF".to_vec()).exits(2).says("not UTF-8");
    }

    #[test]
    fn line_ends_and_byte_order_mark_survive() {
        let before = "\u{FEFF}سطر أول ، هنا\r\n\r\nسطر ثان ، هنا\rسطر ثالث ، هنا\n\n\r\r\nسطر أخير ، هنا";
        for name in ["a.txt", "a.md"] {
            let desk = Desk::with(&[(name, before)]);
            desk.check(&["--fix", "--select", "punctuation", name]).exits(0);
            assert_eq!(desk.read(name), before.replace(" ،", "،"), "{name}");
        }
    }

    #[test]
    fn nothing_outside_the_edits_is_touched() {
        // Marks, tatweel, invisible characters, trailing blanks and odd spaces: all the writer's own.
        let before = "مُحَمَّد   \t\n\u{200F}كـــتاب ، نعم\u{A0}\n\u{2028}x\u{0}y\u{1F468}\u{200D}\u{1F469}   \n\t\n";
        let desk = Desk::with(&[("a.txt", before)]);
        desk.check(&["--fix", "--select", "punctuation", "a.txt"]).exits(0);
        assert_eq!(desk.read("a.txt"), before.replace(" ،", "،"));
    }

    #[test]
    fn records_keep_every_byte_but_the_edit() {
        // Escapes in capitals and small letters, the order of keys, spaces, numbers as written, a repeated key, blank lines, a broken line.
        for (before, after) in [
            // An escaped text gets an escaped edit.
            (
                r#"{ "b" : 1.50 , "target" : "\u0642\u0627\u0644 \u060C \u062b\u0645 \u0630\u0647\u0628 \/ \"x\"" , "a":null }"#,
                r#"{ "b" : 1.50 , "target" : "\u0642\u0627\u0644\u060C \u062b\u0645 \u0630\u0647\u0628 \/ \"x\"" , "a":null }"#,
            ),
            (
                r#"{"z":[1, 2],"target":"\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631, \u062b\u0645 \u0630\u0647\u0628\ud83d\ude00","a":"ب ، ت"}"#,
                r#"{"z":[1, 2],"target":"\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631\u060c \u062b\u0645 \u0630\u0647\u0628\ud83d\ude00","a":"ب ، ت"}"#,
            ),
            // A text in letters gets letters.
            (
                r#"{"target":"قال الوزير, ثم ذهب\nوعاد\t\"هنا\" ، نعم"}"#,
                r#"{"target":"قال الوزير، ثم ذهب\nوعاد\t\"هنا\"، نعم"}"#,
            ),
            ("", ""),
        ] {
            for end in ["", "\n", "\r\n", "\n\n"] {
                let desk = Desk::with(&[("a.jsonl", &format!("{before}{end}"))]);
                desk.check(&["--fix", "--select", "punctuation", "a.jsonl"]).exits(0);
                assert_eq!(desk.read("a.jsonl"), format!("{after}{end}"));
            }
        }
    }

    #[test]
    fn many_records_keep_their_order_and_broken_ones_their_bytes() {
        let good = |i: usize| format!("{{\"id\":{i},\"target\":\"خبر رقم {i} ، وبعده كلام\"}}\r\n");
        let broken = "{\"target\": oops\n\n   \n";
        let before: String = format!(
            "\u{FEFF}{}{broken}{}",
            (0..300).map(good).collect::<String>(),
            (300..600).map(good).collect::<String>()
        );
        let desk = Desk::with(&[("a.jsonl", &before)]);
        desk.check(&["--fix", "--select", "punctuation", "a.jsonl"]).exits(2).says("a.jsonl:301:");
        assert_eq!(desk.read("a.jsonl"), before.replace(" ،", "،"));
    }

    #[test]
    fn a_file_with_an_error_is_left_alone() {
        let desk = Desk::with(&[("b.txt", WARNING)]);
        let broken = [WARNING.as_bytes(), b"\xFF\n"].concat();
        desk.write("a.txt", &broken);
        desk.check(&["--fix", "."]).exits(2).says("not UTF-8");
        assert_eq!(desk.bytes("a.txt"), broken);
        assert_eq!(desk.read("b.txt"), WARNING_FIXED, "the others are mended");
    }

    #[test]
    fn nothing_is_left_lying_about() {
        let desk = Desk::with(&[("a.txt", WARNING), ("b.txt", CLEAN)]);
        let before = desk.names();
        desk.check(&["--fix", "."]).exits(0);
        assert_eq!(desk.names(), before);
    }

    #[test]
    fn a_file_without_fixes_is_not_written() {
        let desk = Desk::with(&[("a.txt", CLEAN)]);
        let stamp = || std::fs::metadata(desk.path("a.txt")).expect("there").modified().expect("a time");
        let before = stamp();
        desk.check(&["--fix", "a.txt"]).exits(0);
        assert_eq!(stamp(), before);
    }

    #[test]
    #[cfg(unix)]
    fn the_mode_is_kept() {
        use std::os::unix::fs::PermissionsExt as _;
        for mode in [0o600, 0o640, 0o755] {
            let desk = Desk::with(&[("a.txt", WARNING)]);
            std::fs::set_permissions(desk.path("a.txt"), std::fs::Permissions::from_mode(mode)).expect("set");
            desk.check(&["--fix", "a.txt"]).exits(0);
            assert_eq!(desk.read("a.txt"), WARNING_FIXED);
            let now = std::fs::metadata(desk.path("a.txt")).expect("there").permissions().mode() & 0o777;
            assert_eq!(now, mode, "{now:o}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_link_stays_a_link() {
        let desk = Desk::with(&[("there/a.txt", WARNING)]);
        std::os::unix::fs::symlink(desk.path("there/a.txt"), desk.path("link.txt")).expect("a link");
        desk.check(&["--fix", "link.txt"]).exits(0);
        assert!(std::fs::symlink_metadata(desk.path("link.txt")).expect("there").is_symlink());
        assert_eq!(desk.read("there/a.txt"), WARNING_FIXED);
    }

    #[test]
    #[cfg(unix)]
    fn a_read_only_file_is_an_error_and_stays_as_it_was() {
        use std::os::unix::fs::PermissionsExt as _;
        let desk = Desk::with(&[("a.txt", WARNING), ("b.txt", WARNING)]);
        std::fs::set_permissions(desk.path("a.txt"), std::fs::Permissions::from_mode(0o444)).expect("set");
        if std::fs::OpenOptions::new().append(true).open(desk.path("a.txt")).is_ok() {
            eprintln!("skipped: this user writes read-only files");
            return;
        }
        desk.check(&["--fix", "."]).exits(2).says("a.txt: cannot be written");
        assert_eq!(desk.read("a.txt"), WARNING);
        assert_eq!(desk.read("b.txt"), WARNING_FIXED, "the others are mended");
    }

    #[test]
    #[cfg(unix)]
    fn a_read_only_folder_is_an_error_and_its_file_stays_as_it_was() {
        use std::os::unix::fs::PermissionsExt as _;
        let desk = Desk::with(&[("closed/a.txt", WARNING)]);
        let mode =
            |mode| std::fs::set_permissions(desk.path("closed"), std::fs::Permissions::from_mode(mode)).expect("set");
        mode(0o555);
        let writable = std::fs::write(desk.path("closed/probe"), "").is_ok();
        let run = desk.check(&["--fix", "closed/a.txt"]);
        mode(0o755);
        if writable {
            eprintln!("skipped: this user writes in closed folders");
            return;
        }
        run.exits(2).says("closed/a.txt: cannot be written");
        assert_eq!(desk.read("closed/a.txt"), WARNING);
    }
}

mod diff {
    use super::{CLEAN, Desk, ERROR, INFO, WARNING};

    /// What a unified diff makes of `old`, as strictly as `patch` reads it: lines end with `\n` alone, context and removed
    /// lines must be there, counts must be right.
    fn patched(old: &str, diff: &str) -> String {
        let old: Vec<&str> = old.split_inclusive('\n').collect();
        let mut out = String::new();
        let mut at = 0;
        let mut lines = diff.split_inclusive('\n').peekable();
        assert!(lines.next().is_some_and(|l| l.starts_with("--- a/")), "{diff:?}");
        assert!(lines.next().is_some_and(|l| l.starts_with("+++ b/")), "{diff:?}");
        while let Some(header) = lines.next() {
            let ranges = header
                .strip_prefix("@@ -")
                .and_then(|h| h.split(" @@").next())
                .unwrap_or_else(|| panic!("no hunk header: {header:?} in {diff:?}"));
            let (from, to) = ranges.split_once(" +").expect("two ranges");
            let range = |r: &str| {
                let (start, n) = r.split_once(',').unwrap_or((r, "1"));
                (start.parse::<usize>().expect("a row"), n.parse::<usize>().expect("a count"))
            };
            let ((start, mut old_left), (_, mut new_left)) = (range(from), range(to));
            let start = if old_left == 0 { start } else { start - 1 };
            assert!(
                at <= start && start + old_left <= old.len(),
                "the hunk {header:?} is not of a file of {} lines",
                old.len()
            );
            old[at..start].iter().for_each(|l| out.push_str(l));
            at = start;
            while old_left > 0 || new_left > 0 {
                let line = lines.next().unwrap_or_else(|| panic!("the hunk is cut short: {diff:?}"));
                let mut body = line.get(1..).unwrap_or("").to_owned();
                if lines.peek().is_some_and(|l| l.starts_with('\\')) {
                    lines.next();
                    body.pop();
                }
                match line.as_bytes()[0] {
                    b' ' => {
                        assert_eq!(old[at], body, "context in {diff:?}");
                        out.push_str(&body);
                        (at, old_left, new_left) = (at + 1, old_left - 1, new_left - 1);
                    }
                    b'-' => {
                        assert_eq!(old[at], body, "removed line in {diff:?}");
                        (at, old_left) = (at + 1, old_left - 1);
                    }
                    b'+' => {
                        out.push_str(&body);
                        new_left -= 1;
                    }
                    other => panic!("a line begins with {:?} in {diff:?}", char::from(other)),
                }
            }
        }
        old[at..].iter().for_each(|l| out.push_str(l));
        out
    }

    #[test]
    fn writes_nothing_and_tells_by_the_exit_status() {
        let desk = Desk::with(&[("a.txt", WARNING), ("b.txt", CLEAN)]);
        let run = desk.check(&["--diff", "a.txt"]).exits(1);
        assert_eq!(desk.read("a.txt"), WARNING);
        assert!(run.out.starts_with("--- a/a.txt\n+++ b/a.txt\n@@ "), "{run:#?}");
        let run = desk.check(&["--diff", "b.txt"]).exits(0);
        assert_eq!(run.out, "");
        assert_eq!(desk.names(), ["a.txt", "b.txt", "tadqiq.toml"]);
    }

    #[test]
    fn shows_unsafe_fixes_only_when_asked_for() {
        let desk = Desk::with(&[("a.txt", ERROR)]);
        assert_eq!(desk.check(&["--diff", "a.txt"]).exits(0).out, "");
        desk.check(&["--diff", "--unsafe-fixes", "a.txt"]).exits(1).says("+++ b/a.txt");
    }

    #[test]
    fn applies_and_makes_what_fix_makes() {
        let far = CLEAN.repeat(12);
        for (name, text) in [
            ("plain.txt", format!("{INFO}{far}{WARNING}{far}")),
            ("unended.txt", format!("{far}{}", WARNING.trim_end())),
            ("first.txt", format!("{INFO}{CLEAN}")),
            ("crlf.txt", format!("{INFO}{far}{WARNING}").replace('\n', "\r\n")),
            ("bom.md", format!("\u{FEFF}# عنوان\n\n{INFO}\n{CLEAN}")),
            ("records.jsonl", format!("{{\"target\":{0}}}\n{{\"target\":{0}}}", serde_json::Value::from(WARNING))),
        ] {
            makes_what_fix_makes(name, &text);
        }
    }

    #[test]
    fn applies_to_a_file_with_bare_carriage_returns() {
        let far = CLEAN.repeat(6);
        makes_what_fix_makes("cr.txt", &format!("{far}{WARNING}{far}").replace('\n', "\r"));
        makes_what_fix_makes("mixed.txt", &format!("{CLEAN}{}{WARNING}{far}", far.replace('\n', "\r")));
    }

    fn makes_what_fix_makes(name: &str, text: &str) {
        let desk = Desk::with(&[(name, text)]);
        let diff = desk.check(&["--diff", name]).exits(1).out;
        assert_eq!(desk.read(name), text, "{name}: --diff wrote");
        desk.check(&["--fix", name]);
        assert_ne!(desk.read(name), text, "{name}: --fix wrote nothing");
        assert_eq!(patched(text, &diff), desk.read(name), "{name}");
    }

    #[test]
    fn of_standard_input_goes_by_its_name() {
        let run = Desk::new().check_stdin(&["--diff", "--stdin-filename", "desk/x.txt", "-"], WARNING).exits(1);
        assert!(run.out.starts_with("--- a/desk/x.txt\n"), "{run:#?}");
    }

    #[test]
    fn tells_what_could_not_be_read() {
        Desk::with(&[("a.txt", WARNING)])
            .check(&["--diff", "a.txt", "b.txt"])
            .exits(2)
            .says("b.txt: no such file")
            .says("+++ b/a.txt");
    }
}

mod subcommands {
    use super::{CLEAN, Desk, WARNING};

    #[test]
    fn completions_for_shells() {
        let desk = Desk::new();
        desk.run(&["completions", "bash"]).exits(0).says("complete -F _tadqiq").says("--unsafe-fixes");
        desk.run(&["completions", "zsh"]).exits(0).says("#compdef tadqiq");
        desk.run(&["completions", "fish"]).exits(0).says("complete -c tadqiq");
        desk.run(&["completions", "nonesuch"]).exits(2);
    }

    #[test]
    fn the_manual_page_covers_check() {
        let run = Desk::new().run(&["man"]).exits(0);
        assert!(run.out.contains(".TH tadqiq 1"), "{}", &run.out[..300.min(run.out.len())]);
        assert!(run.out.contains("unsafe") && run.out.contains("Exit status"), "options and exit status are explained");
    }

    #[test]
    fn version_and_help() {
        let desk = Desk::new();
        desk.run(&["--version"]).exits(0).says(concat!("tadqiq ", env!("CARGO_PKG_VERSION")));
        desk.run(&["check", "--help"]).exits(0).says("--fail-on").says("--stdin-filename");
        desk.run(&[]).exits(2).says("Usage");
    }

    #[test]
    fn rules_can_be_listed_and_explained() {
        let desk = Desk::new();
        let run = desk.run(&["rules"]).exits(0);
        for rule in tadqiq::rules::RULES {
            assert!(run.out.contains(rule.name), "{} is not listed", rule.name);
        }
        desk.run(&["rules", "typography"]).exits(0).says("quotes").does_not_say("repeated-word");
        desk.run(&["rule", "quotes"]).exits(0).says("# quotes").says("### Bad");
    }

    #[test]
    fn what_is_known_of_a_name_is_shown() {
        let desk = Desk::new();
        desk.run(&["entity", "Oklahoma City Thunder"]).exits(0).says("(team, m)").says("أوكلاهوما سيتي ثاندر");
        desk.run(&["entity", "أولاف شولتس"]).exits(0).says("Olaf Scholz").says("politics");
        desk.run(&["entity", "أوكلاهوما سيتي الرعد"]).exits(0).says("a literal rendering");
        desk.run(&["entity", "دمشق"]).exits(0).says("Damascus (city)");
        desk.run(&["entity", "Voelker", "--lang", "ar"]).exits(0).says("غير معروف").says("فولكر");
        let run = desk.run(&["entity", "Gap", "--output-format", "json"]).exits(0);
        let json: serde_json::Value = serde_json::from_str(&run.out).expect("one JSON object");
        assert_eq!(json["names"][0]["entities"][0]["kind"], "company");
        desk.run(&["entity"]).exits(2);
    }

    #[test]
    fn init_writes_a_file_that_works_and_replaces_none() {
        let desk = Desk::bare();
        desk.run(&["init"]).exits(0).says("tadqiq.toml");
        let written = desk.read("tadqiq.toml");
        assert!(written.contains("# select"), "{written}");
        desk.write("a.txt", CLEAN);
        desk.check(&["a.txt"]).exits(0);
        desk.write("tadqiq.toml", "ignore = [\"repetition\"]\n");
        desk.run(&["init"]).exits(2).says("--force");
        assert_eq!(desk.read("tadqiq.toml"), "ignore = [\"repetition\"]\n");
        desk.run(&["init", "--force"]).exits(0);
        assert_eq!(desk.read("tadqiq.toml"), written);
        desk.run(&["init", "--force", "--lang", "ar"]).exits(0);
        assert!(desk.read("tadqiq.toml").contains("القواعد"));
        desk.write("a.txt", WARNING);
        desk.check(&["a.txt"]).exits(1);
    }
}

mod own_packs {
    use super::{Desk, findings, text};

    const PACK: &str = r#"
[[term]]
en = ["night editor"]
wrong = ["~محرر الليل"]
right = ["~محرر ~مناوب"]
bad = "قال محرر الليل إن الخبر وصل متأخرا."
good = "قال المحرر المناوب إن الخبر وصل متأخرا."

[[entity]]
name = "Blue Ferry"
kind = "company"
ar = ["بلو فيري"]
literal_sure = ["~عبارة ~زرقاء"]
"#;

    #[test]
    fn are_used_beside_the_built_in_ones() {
        let desk = Desk::with(&[
            ("tadqiq.toml", "packs = [\"newsroom/own.toml\"]\n"),
            ("newsroom/own.toml", PACK),
            (
                "a.txt",
                "قال المحرر الليل إن شركة العبارة الزرقاء وقعت العقد.\nوأعلنت شركة مقياس الذكاء الاصطناعي جولة تمويل جديدة.\n",
            ),
            ("b.txt", "قال محرر الليل إن العقد وقع.\n"),
        ]);
        let report = desk.json(&["a.txt"]);
        let found: Vec<(String, String)> =
            findings(&report).iter().map(|d| (text(&d["rule"]), text(&d["text"]))).collect();
        assert!(found.contains(&("translated-name".to_owned(), "العبارة الزرقاء".to_owned())), "{found:?}");
        assert!(
            found.iter().any(|(rule, text)| rule == "translated-name" && text.contains("مقياس")),
            "built-in packs hold too: {found:?}"
        );
        let report = desk.json(&["b.txt"]);
        assert_eq!(text(&findings(&report)[0]["rule"]), "term");
        assert_eq!(text(&findings(&report)[0]["fixes"][0]["edits"][0]["text"]), "محرر مناوب");
        let run = desk.command(&["check", "../b.txt"]).current_dir(desk.path("newsroom")).assert();
        run.code(1);
    }

    #[test]
    fn without_configuration_they_are_not_read() {
        let desk = Desk::with(&[("own.toml", PACK), ("b.txt", "قال محرر الليل إن العقد وقع.\n")]);
        desk.check(&["b.txt"]).exits(0);
    }

    #[test]
    fn a_mistake_in_one_is_named() {
        for (pack, wants) in [
            (PACK.replace("~محرر الليل", "{محرر|محررة الليل"), &["{محرر|محررة الليل", "a brace does not close"][..]),
            (PACK.replace("~محرر ~مناوب", "~{محرر|محررة} ~مناوب"), &["~محرر الليل", "groups"][..]),
            (PACK.replace("kind = \"company\"", "kind = \"firm\""), &["firm"][..]),
            (PACK.replace("[[term]]", "[[trem]]"), &["trem"][..]),
            (PACK.replace("right = [\"~محرر ~مناوب\"]", ""), &["right"][..]),
            (PACK.replace("wrong =", "topic = [\"footbal\"]\nwrong ="), &["no topic “footbal”"][..]),
            ("[[term]".to_owned(), &["own.toml"][..]),
        ] {
            let desk =
                Desk::with(&[("tadqiq.toml", "packs = [\"own.toml\"]\n"), ("own.toml", &pack), ("a.txt", "نص.\n")]);
            let mut run = desk.check(&["a.txt"]).exits(2).says("own.toml");
            for want in wants {
                run = run.says(want);
            }
        }
    }

    #[test]
    fn their_examples_can_be_run() {
        let whole = format!("{PACK}bad = \"رست العبارة الزرقاء عند الرصيف.\"\ngood = \"عبرت العبارة النهر.\"\n");
        let broken = whole.replace("bad = \"قال محرر الليل إن", "bad = \"قال المراسل إن");
        let desk = Desk::with(&[
            ("tadqiq.toml", "packs = [\"own.toml\"]\n"),
            ("own.toml", &whole),
            ("broken.toml", &broken),
            ("bare.toml", PACK),
            ("wrong.toml", "[[trem]]\n"),
        ]);
        desk.run(&["rules", "test"]).exits(0).says("own.toml: 2 entries examined, 0 mistakes, 0 without examples");
        desk.run(&["rules", "test", "broken.toml"]).exits(1).says("~محرر الليل: none of its patterns stands in bad");
        desk.run(&["rules", "test", "bare.toml"]).exits(1).says("Blue Ferry: has no examples");
        desk.run(&["rules", "test", "wrong.toml"]).exits(1).says("trem");
        desk.run(&["rules", "test", "gone.toml"]).exits(2).says("gone.toml");
        Desk::bare().run(&["rules", "test"]).exits(2).says("no pack to test");
    }

    #[test]
    fn a_missing_one_is_named() {
        let desk = Desk::with(&[("tadqiq.toml", "packs = [\"gone.toml\"]\n"), ("a.txt", "نص.\n")]);
        desk.check(&["a.txt"]).exits(2).says("gone.toml: no such file");
    }
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

mod the_list_of_names {
    use super::*;

    #[test]
    fn names_are_listed_with_their_forms_and_what_to_keep() {
        let desk = Desk::new();
        desk.write("a.txt", "قالت Meta إنها ستوظف مئة باحث.\nونفت Meta ذلك، ثم عادت ميتا فأكدته.\n");
        desk.run(&["names", "--lang", "en", "a.txt"]).exits(0).says("Meta ×2 · ميتا").says("keep Latin");
        let json = desk.run(&["names", "--output-format", "json", "a.txt"]).exits(0).json();
        assert_eq!(json["articles"][0]["names"][0]["keep"], "latin");
        desk.run(&["names", "missing.txt"]).exits(2);
    }
}

mod what_an_article_is_about {
    use super::*;

    /// A story of two teams with a paragraph about a court.
    const STORY: &str =
        "فاز مانشستر يونايتد في الدوري الإنجليزي بركلة جزاء.\n\nوأحال المدعي العام القضية إلى هيئة المحلفين.\n";

    #[test]
    fn topics_are_told_with_their_evidence() {
        let desk = Desk::new();
        desk.write("a.txt", STORY);
        desk.run(&["topic", "--lang", "en", "a.txt"])
            .exits(0)
            .says("football")
            .says("ركلة جزاء")
            .says("paragraph 2: law");
        desk.run(&["topic", "--lang", "ar", "a.txt"]).exits(0).says("كرة القدم").says("الفقرة 2");
        let json = desk.run(&["topic", "--output-format", "json", "a.txt"]).exits(0).json();
        let first = &json["articles"][0]["topics"][0];
        assert_eq!(first["name"], "football");
        let witness = &first["witnesses"][0];
        let at = |edge: &str| witness["spans"][0][edge].as_u64().expect("a number") as usize;
        assert_eq!(STORY.get(at("start")..at("end")), witness["text"].as_str());
        assert_eq!(json["articles"][0]["paragraphs"][1]["number"], 2);
        desk.run(&["topic", "missing.txt"]).exits(2);
    }

    #[test]
    fn an_article_of_no_topic_says_so_and_nothing_steers_the_terminal() {
        let desk = Desk::new();
        desk.write("b.txt", "جلس الرجل في الحديقة ساعة.\n");
        desk.run(&["topic", "--lang", "en", "b.txt"]).exits(0).says("no topic");
        desk.write("c.txt", "فاز ريال مدريد بركلة\u{1b}[31m جزاء في الدوري الإنجليزي.\n");
        let shown = desk.run(&["topic", "--lang", "en", "c.txt"]).exits(0);
        shown.says("football").does_not_say("\u{1b}[31m");
    }
}
