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
    let desk = Desk::with(&[("a.txt", ""), ("b.txt", "\n \r\n"), ("c.md", ""), ("d.jsonl", ""), ("e.jsonl", "\n\n")]);
    for file in ["a.txt", "b.txt", "c.md", "d.jsonl", "e.jsonl"] {
        desk.check(&["--min-quality", "100", file]).exits(0);
    }
}
