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
