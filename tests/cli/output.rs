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
        for edit in found["fixes"].as_array().expect("fixes").iter().flat_map(|f| f["edits"].as_array().expect("edits"))
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
