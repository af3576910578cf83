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
