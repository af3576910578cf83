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
    let (start, end) = (found["span"]["start"].as_u64().expect("start"), found["span"]["end"].as_u64().expect("end"));
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
