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
