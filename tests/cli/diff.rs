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
