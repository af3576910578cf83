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
    let found: Vec<(String, String)> = findings(&report).iter().map(|d| (text(&d["rule"]), text(&d["text"]))).collect();
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
        let desk = Desk::with(&[("tadqiq.toml", "packs = [\"own.toml\"]\n"), ("own.toml", &pack), ("a.txt", "نص.\n")]);
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
