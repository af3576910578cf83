//! The English original beside the article, from outside: where it is read from, what it shows, and when it is refused.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const ARTICLE: &str =
    "أعلنت الشركة في ليون أنها باعت 351 سيارة في 2019.\nوقال مديرها كريم حداد إن المبيعات ستبلغ 900 سيارة.\n";
const ORIGINAL: &str = "The company said in Lyon that it had sold 315 cars in 2019.\nIts director Karim Haddad said that sales would reach 900 cars.\n";
const FOREIGN: &str = "Boeing said on Tuesday that Kevin Brandt would leave Seattle in 2026. Airbus sold 812 planes to Lufthansa, Qantas and Emirates.\n";

fn desk(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

/// Runs the program; its exit status, what it prints and what it complains of.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("tadqiq")
        .expect("the program is built")
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

/// The rules that report, with what they mark.
fn findings(folder: &Path, arguments: &[&str]) -> Vec<(String, String)> {
    let mut all = vec!["check", "--isolated", "--output-format", "json"];
    if !arguments.contains(&"--select") {
        all.extend(["--select", "accuracy"]);
    }
    all.extend(arguments);
    let (_, out, _) = run(folder, &all);
    let report: Value = serde_json::from_str(&out).expect("a report");
    let string = |v: &Value| v.as_str().unwrap_or("").to_owned();
    report["files"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|f| f["diagnostics"].as_array().into_iter().flatten())
        .map(|d| (string(&d["rule"]), string(&d["text"])))
        .collect()
}

fn mismatch() -> Vec<(String, String)> {
    vec![("number-mismatch".to_owned(), "351".to_owned())]
}

#[test]
fn the_original_is_a_file_a_neighbour_or_a_field() {
    let folder = desk(&[("a.ar.txt", ARTICLE), ("a.en.txt", ORIGINAL)]);
    let path = folder.path();
    assert_eq!(findings(path, &["a.ar.txt"]), []);
    assert_eq!(findings(path, &["a.ar.txt", "--source", "a.en.txt"]), mismatch());
    assert_eq!(findings(path, &[".", "--source-suffix", ".en.txt"]), mismatch(), "the original itself is not checked");
    let record = serde_json::json!({ "id": "1", "target": ARTICLE, "source": ORIGINAL });
    fs::write(path.join("a.jsonl"), format!("{record}\n")).expect("written");
    assert_eq!(findings(path, &["a.jsonl"]), mismatch());
}

#[test]
fn a_body_that_the_original_does_not_name_stands_for_its_acronym() {
    const NAMED: &str = "The NTSB said in Lyon that 14 brakes had failed. Karim Haddad sold 315 cars in 2019.\n";
    let opened = "قالت الجمعية الوطنية للبلوط في ليون إن 14 مكبحا تعطلت. وباع كريم حداد 315 سيارة في 2019.\n";
    let right = opened.replace("الجمعية الوطنية للبلوط", "هيئة سلامة النقل");
    let kept = opened.replace("الجمعية الوطنية للبلوط", "NTSB");
    let folder =
        desk(&[("opened.ar.txt", opened), ("right.ar.txt", &right), ("kept.ar.txt", &kept), ("a.en.txt", NAMED)]);
    let select = ["--select", "wrong-expansion", "--source", "a.en.txt"];
    let of = |file| findings(folder.path(), &[&[file][..], &select].concat());
    assert_eq!(of("opened.ar.txt"), [("wrong-expansion".to_owned(), "الجمعية الوطنية للبلوط".to_owned())]);
    assert_eq!(of("right.ar.txt"), []);
    assert_eq!(of("kept.ar.txt"), []);
}

#[test]
fn a_name_made_of_ordinary_words_is_known_in_translation() {
    const NAMED: &str = "Lantern, a startup in Lyon, raised 12 million dollars in 2019 with Karim Haddad. Rivals of Lantern include Compass Labs and the Central Bank.\n";
    let translated = "جمعت الفانوس، وهي شركة ناشئة في ليون، 12 مليون دولار في 2019 مع كريم حداد. ومن منافسي الفانوس مختبرات البوصلة والبنك المركزي.\n";
    let sounded = translated.replace("الفانوس", "لانترن").replace("مختبرات البوصلة", "كومباس لابز");
    let folder = desk(&[("a.ar.txt", translated), ("b.ar.txt", &sounded), ("a.en.txt", NAMED)]);
    let select = ["--select", "translated-name", "--source", "a.en.txt"];
    let of = |file| findings(folder.path(), &[&[file][..], &select].concat());
    let texts: Vec<String> = of("a.ar.txt").into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["الفانوس", "الفانوس", "مختبرات البوصلة"], "and the bank is translated as banks are");
    assert_eq!(of("b.ar.txt"), []);
}

#[test]
fn a_name_in_a_list_before_its_owner_or_behind_its_other_half_is_known_in_translation() {
    let found = |source: &str, article: &str| {
        let desk = desk(&[("a.txt", article), ("a.en.txt", source)]);
        let all = findings(desk.path(), &["a.txt", "--source", "a.en.txt", "--select", "translated-name"]);
        all.into_iter().map(|(_, text)| text).collect::<Vec<_>>()
    };
    let cases = [
        (
            "The bank lent money to Pfizer and Target last year.",
            "أقرض المصرف شركتي فايزر والهدف أموالا العام الماضي.",
            "الهدف",
        ),
        (
            "Critics in London praised The Pitt on Sunday for its honest tone.",
            "أشاد النقاد في لندن يوم الأحد بنبرة الحفرة الصادقة.",
            "الحفرة",
        ),
        (
            "The club from Manchester plays Newcastle in Seoul on Sunday evening.",
            "يلعب النادي القادم من مانشستر مع القلعة الجديدة في سول مساء الأحد.",
            "القلعة الجديدة",
        ),
        (
            "The actress Winona Ryder spoke in Paris on Friday.",
            "تحدثت الممثلة وينونا الفارس في باريس يوم الجمعة.",
            "الفارس",
        ),
    ];
    for (source, article, name) in cases {
        let all = found(source, article);
        assert!(all.iter().any(|text| text.contains(name)), "{source}: {all:?}");
    }
    let lawful = [
        (
            "Critics in London praised The Pitt on Sunday for its honest tone.",
            "أشاد النقاد في لندن يوم الأحد بنبرة «الحفرة» الصادقة.",
        ),
        ("The target was missed in London on Sunday, Pfizer said.", "قالت فايزر إن الهدف لم يتحقق في لندن يوم الأحد."),
    ];
    for (source, article) in lawful {
        assert_eq!(found(source, article), Vec::<String>::new(), "{source}");
    }
}

#[test]
fn people_in_latin_letters_among_others_in_arabic_are_slips() {
    let found = |article: &str| {
        let desk = desk(&[("a.txt", article)]);
        let all = findings(desk.path(), &["a.txt", "--select", "untranslated"]);
        all.into_iter().map(|(_, text)| text).collect::<Vec<_>>()
    };
    let arabic = "التقى دونالد ترامب وجو بايدن وباراك أوباما وهيلاري كلينتون في واشنطن أمس.";
    assert_eq!(found(&format!("{arabic} وقال Kevin Brandt إن اللقاء كان قصيرا.\n")), ["Kevin Brandt"]);
    assert!(found(&format!("{arabic} وقالت Goldman Sachs إن الأسهم سترتفع.\n")).is_empty());
    let kept = "التقى Donald Trump وJoe Biden وBarack Obama في واشنطن أمس. وقال Kevin Brandt إن اللقاء كان قصيرا.\n";
    assert!(found(kept).is_empty());
}

#[test]
fn fix_writes_the_number_of_the_original() {
    let folder = desk(&[("a.ar.txt", ARTICLE), ("a.en.txt", ORIGINAL)]);
    let (status, _, _) = run(
        folder.path(),
        &["check", "--isolated", "--fix", "--select", "accuracy", "a.ar.txt", "--source", "a.en.txt"],
    );
    assert_eq!(status, 0);
    assert_eq!(fs::read_to_string(folder.path().join("a.ar.txt")).expect("there"), ARTICLE.replace("351", "315"));
}

#[test]
fn the_original_of_another_article_is_refused_with_a_message() {
    let folder = desk(&[("a.ar.txt", ARTICLE), ("b.en.txt", FOREIGN)]);
    let (status, out, err) = run(folder.path(), &["check", "--isolated", "a.ar.txt", "--source", "b.en.txt"]);
    assert_eq!(status, 2, "{out}{err}");
    assert!(format!("{out}{err}").contains("does not look like this article's"), "{out}{err}");
    let (status, _, err) = run(folder.path(), &["align", "a.ar.txt", "--source", "b.en.txt"]);
    assert_eq!(status, 2);
    assert!(err.contains("does not look like this article's"), "{err}");
}

#[test]
fn one_original_is_that_of_one_article() {
    let folder = desk(&[("a.ar.txt", ARTICLE), ("b.ar.txt", ARTICLE), ("a.en.txt", ORIGINAL)]);
    let (status, _, err) = run(folder.path(), &["check", "--isolated", "a.ar.txt", "b.ar.txt", "--source", "a.en.txt"]);
    assert_eq!(status, 2);
    assert!(err.contains("--source-suffix"), "{err}");
    let (status, _, err) = run(folder.path(), &["check", "--isolated", "a.ar.txt", "--source", "none.txt"]);
    assert_eq!(status, 2, "{err}");
}

#[test]
fn align_shows_what_renders_what() {
    let folder = desk(&[("a.ar.txt", ARTICLE), ("a.en.txt", ORIGINAL)]);
    let (status, out, _) = run(folder.path(), &["align", "a.ar.txt", "--source", "a.en.txt", "--json"]);
    assert_eq!(status, 0);
    let shown: Value = serde_json::from_str(&out).expect("JSON");
    let pairs = shown["pairs"].as_array().expect("a list");
    assert_eq!(pairs.len(), 2, "{out}");
    for (pair, row) in pairs.iter().zip(1..) {
        assert_eq!((pair["target"]["row"].as_u64(), pair["source"]["row"].as_u64()), (Some(row), Some(row)));
    }
    let (status, table, _) = run(folder.path(), &["align", "a.ar.txt", "--source", "a.en.txt"]);
    assert_eq!(status, 0);
    assert_eq!(table.lines().count(), 2, "{table}");
}

#[test]
fn a_name_in_the_genitive_is_that_name() {
    let article = "تنافس Scale AI شركات أخرى. وقالت شركتا Mercor وSurge إنهما من أكبر منافسي AI في السوق.\n";
    let original = "Scale AI competes with other companies. Mercor and Surge said they were two of Scale AI's largest competitors in the market.\n";
    let folder = desk(&[("a.txt", article), ("a.en", original)]);
    let (_, out, _) = run(
        folder.path(),
        &["check", "--isolated", "--output-format", "json", "--select", "missing-name", "a.txt", "--source", "a.en"],
    );
    let report: Value = serde_json::from_str(&out).expect("a report");
    let found = &report["files"][0]["diagnostics"][0];
    assert_eq!(found["text"], "AI", "{out}");
    assert!(found["message"].as_str().is_some_and(|m| m.contains("Scale AI")), "{out}");
}

#[test]
fn an_idiom_is_known_by_its_words_one_by_one() {
    let original = "The mayor of Lyon, Karim Haddad, said the rail delay was a fly in the ointment. The council will meet on 12 March.\n";
    // Neither the noun for ointment nor the order is that of any entry.
    let broken = "قال رئيس بلدية ليون كريم حداد إن تأخر القطار كان في الدهن ذبابة. وسيجتمع المجلس في 12 مارس.\n";
    let sound = "قال رئيس بلدية ليون كريم حداد إن تأخر القطار كان ما ينغص الأمر. وسيجتمع المجلس في 12 مارس.\n";
    let folder = desk(&[("a.ar.txt", broken), ("b.ar.txt", sound), ("o.txt", original)]);
    let found = |name: &str| findings(folder.path(), &["--select", "calque", "--source", "o.txt", name]);
    assert_eq!(found("a.ar.txt"), [("calque".to_owned(), "الدهن ذبابة".to_owned())]);
    assert_eq!(found("b.ar.txt"), []);
}

#[test]
fn a_word_is_known_to_be_of_another_sense_by_its_part_of_speech() {
    const NAMED: &str = "Karim Haddad, the director, joined the cast in Lyon in 2019. He cast 315 votes in Lyon, and cast iron was sold there.\n";
    let wrong =
        "انضم كريم حداد، المخرج، إلى الصب في ليون في 2019. وأدلى بما عدده 315 صوتا في ليون، وبيع هناك حديد الصب.\n";
    let right = wrong.replace("إلى الصب", "إلى طاقم التمثيل");
    let folder = desk(&[("a.ar.txt", wrong), ("b.ar.txt", &right), ("a.en.txt", NAMED)]);
    let select = ["--select", "term", "--source", "a.en.txt"];
    let of = |file| findings(folder.path(), &[&[file][..], &select].concat());
    assert_eq!(of("a.ar.txt"), [("term".to_owned(), "الصب".to_owned())], "cast iron is of iron");
    assert_eq!(of("b.ar.txt"), []);
}

#[test]
fn an_idiom_that_is_quoted_is_looked_for_in_its_quotation() {
    const NAMED: &str = "\"I'm a hard no until I see real cuts,\" Karim Haddad told reporters from Lyon in 2019 outside the parliament.\n";
    let wrong = "وقال كريم حداد للصحفيين من ليون في 2019 خارج مبنى البرلمان: \"أنا لا صعبة حتى أرى تخفيضات حقيقية\".\n";
    let folder = desk(&[("a.ar.txt", wrong), ("a.en.txt", NAMED)]);
    let found = findings(folder.path(), &["a.ar.txt", "--select", "calque,term", "--source", "a.en.txt"]);
    assert_eq!(found.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["لا صعبة"]);
}
