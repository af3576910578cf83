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
    assert_eq!(desk().rules(&["--select", "spacing", "--extend-select", "repeated-word", "a.txt"]), ["repeated-word"]);
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
