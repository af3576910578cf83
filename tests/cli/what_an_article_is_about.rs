use crate::*;

/// A story of two teams with a paragraph about a court.
const STORY: &str =
    "فاز مانشستر يونايتد في الدوري الإنجليزي بركلة جزاء.\n\nوأحال المدعي العام القضية إلى هيئة المحلفين.\n";

#[test]
fn topics_are_told_with_their_evidence() {
    let desk = Desk::new();
    desk.write("a.txt", STORY);
    desk.run(&["topic", "--lang", "en", "a.txt"]).exits(0).says("football").says("ركلة جزاء").says("paragraph 2: law");
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
