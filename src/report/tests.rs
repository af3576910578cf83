//! All formats over one report made by hand, with Arabic, invisible characters and hostile strings.

use super::{OutputFormat, RuleDoc, Style, render};
use crate::diagnostic::{Applicability, Bilingual, Lang, Severity};
use crate::engine::{Context, FileEdit, FileFix, FileRelated, FileReport, Finding, Place, Report, Score};
use crate::error::Error;
use crate::text::LineIndex;
use clap::ValueEnum;
use serde_json::Value;

const NEWS: &str = "الذكاء الاصطناعي يغيّر سوق العمل\n\
\n\
قالت شركة Surge إنها ستوظف ألف خبير لتدريب النماذج هذا العام.\n\
وأضافت Trupge أن المنافسة مع شركة مقياس الذكاء الاصطناعي على أشدها ، وأن السوق ينمو.\n\
وقال المدير المدير إن الشركة \u{200F}توسعت في الخليج ، وفي مصر ، وفي المغرب ، وفي الأردن ،\n\
وفي لبنان ، وفي قطر.\n\
وقالتالشركة إن النمو 06ر6 في المئة.\n\
Skip to content\u{202E} ::error::owned\u{1B}[31m <script>alert(1)</script> 100%\n";

const FEED: &str =
    "{\"id\":\"خبر-7\",\"text\":\"أعلنت أوبن إيه آي عن عن نموذج\"}\n{\"id\":\"8\",\"text\":\"ترمب وترامب\"}\n";

fn place(text: &str, start: usize, end: usize) -> Place {
    let index = LineIndex::new(text.as_bytes());
    let at = |offset| index.location(text.as_bytes(), offset);
    Place { bytes: start as u64..end as u64, start: at(start), end: at(end) }
}

fn both(en: &str, ar: &str) -> Bilingual {
    Bilingual::new(en, ar)
}

/// A finding on the `nth` (from 0) place of `needle` in `text`.
fn finding(text: &str, needle: &str, nth: usize, rule: &'static str, severity: Severity) -> Finding {
    let (start, _) = text.match_indices(needle).nth(nth).expect("the fixture holds its findings");
    let end = start + needle.len();
    let line = text[..start].rfind('\n').map_or(0, |i| i + 1)..end + text[end..].find('\n').unwrap_or(0);
    Finding {
        rule,
        family: "names",
        mqm: "accuracy/mistranslation",
        severity,
        confidence: 0.944_44,
        article: None,
        place: place(text, start, end),
        text: needle.to_owned(),
        context: Context { before: text[line.start..start].to_owned(), after: text[end..line.end].to_owned() },
        message: Bilingual::default(),
        why: Bilingual::default(),
        fixes: Vec::new(),
        related: Vec::new(),
        fingerprint: 0x00AB_CDEF_0123_4567 ^ start as u64,
    }
}

fn fix(applicability: Applicability, title: Bilingual, edits: &[(Place, &str)]) -> FileFix {
    let edits = edits.iter().map(|(place, text)| FileEdit { place: place.clone(), text: (*text).to_owned() }).collect();
    FileFix { title, applicability, edits }
}

fn write(text: &str, place: &Place, applicability: Applicability) -> FileFix {
    fix(applicability, both(&format!("write “{text}”"), &format!("اكتب «{text}»")), &[(place.clone(), text)])
}

fn news() -> FileReport {
    use Applicability::{Display, Safe, Unsafe};
    let mut findings = Vec::new();

    let mut f = finding(NEWS, "Trupge", 0, "mangled-name", Severity::Error);
    f.message = both(
        "“Trupge” is no known name; it looks like “Surge” garbled",
        "«Trupge» ليس اسمًا معروفًا، والأرجح أنه «Surge» وقد شُوّه",
    );
    f.why = both(
        "The translator copied a Latin name letter by letter and lost some: a reader cannot tell which company is meant.",
        "نقل المترجم الاسم اللاتيني حرفًا حرفًا فأضاع بعضه، فلا يعرف القارئ أي شركة هي المقصودة.",
    );
    f.fixes = vec![write("Surge", &f.place, Unsafe), write("Trupgé", &f.place, Display)];
    let first = NEWS.find("Surge").expect("Surge");
    f.related = vec![FileRelated {
        place: place(NEWS, first, first + 5),
        message: both("the company is “Surge” at its first mention", "الشركة «Surge» عند أول ذكر لها"),
    }];
    findings.push(f);

    let mut f = finding(NEWS, "مقياس الذكاء الاصطناعي", 0, "translated-name", Severity::Error);
    f.message = both(
        "“مقياس الذكاء الاصطناعي” may be the company Scale AI, translated word by word",
        "لعل «مقياس الذكاء الاصطناعي» هي شركة Scale AI وقد تُرجم اسمها كلمةً كلمة",
    );
    f.why = both(
        "Names are not translated: a reader takes them for common words.",
        "الأسماء لا تُترجم، وإلا حسبها القارئ كلمات عادية.",
    );
    f.fixes = vec![write("Scale AI", &f.place, Display), write("سكيل إيه آي", &f.place, Display)];
    f.confidence = 0.71;
    findings.push(f);

    for n in 0..6 {
        let mut f = finding(NEWS, " ،", n, "spacing", Severity::Warning);
        f.family = "typography";
        f.mqm = "linguistic-conventions/punctuation";
        f.place = place(
            NEWS,
            usize::try_from(f.place.bytes.start).expect("small"),
            usize::try_from(f.place.bytes.start).expect("small") + 1,
        );
        f.text = " ".to_owned();
        f.context.after = format!("،{}", f.context.after);
        f.message = both("a space before a comma", "مسافة قبل الفاصلة");
        f.why = both("Arabic punctuation leans on the word before it.", "علامة الترقيم العربية تلتصق بما قبلها.");
        f.fixes = vec![fix(Safe, both("delete it", "احذفها"), &[(f.place.clone(), "")])];
        findings.push(f);
    }

    let mut f = finding(NEWS, "المدير المدير", 0, "repeated-word", Severity::Warning);
    f.family = "repetition";
    f.message = both("“المدير” stands here twice", "«المدير» مكررة هنا");
    f.fixes = vec![write("المدير", &f.place, Safe)];
    findings.push(f);

    let mut f = finding(NEWS, "\u{200F}", 0, "encoding", Severity::Info);
    f.message = both("an invisible character, U+200F", "محرف غير مرئي، U+200F");
    f.fixes = vec![fix(Safe, both("delete it", "احذفه"), &[(f.place.clone(), "")])];
    findings.push(f);

    let mut f = finding(NEWS, "قالتالشركة", 0, "run-on", Severity::Warning);
    f.message = both("two words run together", "كلمتان ملتصقتان");
    f.fixes = vec![write("قالت الشركة", &f.place, Safe)];
    findings.push(f);

    let start = NEWS.find("Skip").expect("Skip");
    let mut f = finding(NEWS, &NEWS[start..NEWS.len() - 1], 0, "boilerplate", Severity::Warning);
    f.place.end = place(NEWS, NEWS.len(), NEWS.len()).start;
    f.message = both(
        "page furniture 100%\n::error::owned\u{1B}[2J\r\n<b>[x](http://evil)</b>\u{202E}",
        "أثاث صفحة 100%\n::error::owned\u{1B}[2J\u{202E}",
    );
    f.why = both("a, b: c & \"d\" 'e'", "أ، ب");
    f.fixes = vec![fix(
        Safe,
        both("change 2 places", "غيّر موضعين"),
        &[(place(NEWS, start, start + 4), ""), (place(NEWS, start + 5, start + 7), "x")],
    )];
    findings.push(f);
    findings.sort_by_key(|f| f.place.bytes.start);
    FileReport { path: "news/ai.txt".to_owned(), words: 61, findings, ..FileReport::default() }
}

fn feed() -> FileReport {
    let mut one = finding(FEED, "عن عن", 0, "repeated-word", Severity::Warning);
    one.article = Some("خبر-7".to_owned());
    one.context = Context { before: "أعلنت أوبن إيه آي ".to_owned(), after: " نموذج".to_owned() };
    one.message = both("“عن” stands here twice", "«عن» مكررة هنا");
    one.fixes = vec![write("عن", &one.place, Applicability::Safe)];
    let mut two = finding(FEED, "ترامب", 0, "inconsistent-transliteration", Severity::Info);
    two.article = Some("8".to_owned());
    two.context = Context { before: "ترمب و".to_owned(), after: String::new() };
    two.message = both("one name in two spellings", "اسم واحد برسمين");
    FileReport {
        path: "news/تغذية, 100%.jsonl".to_owned(),
        words: 9,
        findings: vec![one, two],
        errors: vec![Error::Format {
            path: "news/تغذية, 100%.jsonl".into(),
            row: 3,
            what: "not JSON\u{1B}[31m".to_owned(),
            remedy: "mend or drop the line".to_owned(),
        }],
        articles: vec![
            ("خبر-7".to_owned(), Score { penalty: 1.0, words: 7 }),
            ("8".to_owned(), Score { penalty: 0.0, words: 2 }),
        ],
    }
}

fn report() -> Report {
    let clean = FileReport { path: "news/clean.txt".to_owned(), words: 400, ..FileReport::default() };
    let missing = FileReport {
        path: "news/gone.txt".to_owned(),
        errors: vec![Error::Missing { path: "news/gone.txt".into() }],
        ..FileReport::default()
    };
    Report { files: vec![news(), clean, missing, feed()] }
}

fn rules() -> Vec<RuleDoc> {
    vec![RuleDoc {
        name: "mangled-name",
        family: "names",
        mqm: "accuracy/mistranslation",
        severity: Severity::Error,
        summary: both("A Latin-script name garbled by the translator.", "اسم لاتيني شوّهه المترجم."),
        help_markdown: "# mangled-name\n\nA name that the machine garbled.\n\n## Bad\n\nTrupge\n".to_owned(),
    }]
}

fn style(lang: Lang) -> Style {
    Style { color: false, bidi: false, width: 100, lang, summary: true }
}

fn rendered(format: OutputFormat, style: Style) -> String {
    render(format, &report(), &rules(), &style)
}

/// With escapes that a reader of a snapshot can see.
fn seen(text: &str) -> String {
    let names = [('\u{1B}', "␛"), ('\u{2068}', "⦃"), ('\u{2069}', "⦄"), ('\u{200F}', "<RLM>"), ('\u{202E}', "<RLO>")];
    names.iter().fold(text.to_owned(), |text, (c, name)| text.replace(*c, name))
}

#[test]
fn full_in_english() {
    insta::assert_snapshot!(rendered(OutputFormat::Full, style(Lang::En)));
}

#[test]
fn full_in_arabic() {
    insta::assert_snapshot!(rendered(OutputFormat::Full, style(Lang::Ar)));
}

#[test]
fn full_in_colour_with_isolates() {
    for (name, lang) in [("full_colour_en", Lang::En), ("full_colour_ar", Lang::Ar)] {
        let text = rendered(OutputFormat::Full, Style { color: true, bidi: true, width: 60, lang, summary: true });
        insta::assert_snapshot!(name, seen(&text));
    }
}

#[test]
fn full_of_a_clean_run() {
    let report = Report { files: report().files.into_iter().filter(|f| f.path.contains("clean")).collect() };
    let said = |lang| render(OutputFormat::Full, &report, &[], &style(lang));
    assert_eq!(said(Lang::En), "Clean. 1 file, 400 words\n");
    assert_eq!(said(Lang::Ar), "النص سليم، لا ملاحظات. ملف واحد، 400 كلمة\n");
}

#[test]
fn formats() {
    for format in OutputFormat::value_variants() {
        if *format == OutputFormat::Full {
            continue;
        }
        let name = format.to_possible_value().expect("every format has a name").get_name().to_owned();
        let text = rendered(*format, style(Lang::En)).replace(super::VERSION, "[version]");
        insta::assert_snapshot!(name, seen(&text));
    }
}

#[test]
fn people_never_get_a_raw_control_or_bidi_character() {
    use OutputFormat::{Concise, Full, Github, Grouped, Junit};
    for format in [Full, Concise, Grouped, Github, Junit] {
        for (lang, bidi) in [(Lang::En, false), (Lang::Ar, false), (Lang::En, true), (Lang::Ar, true)] {
            let text = rendered(format, Style { color: false, bidi, width: 80, lang, summary: true });
            let ours = |c| bidi && matches!(c, '\u{2068}' | '\u{2069}' | '\u{200F}');
            let raw = |&c: &char| c != '\n' && !ours(c) && (c.is_control() || crate::text::chars::is_invisible(c));
            assert_eq!(text.chars().find(raw), None, "{format:?} {lang:?}\n{text}");
            let (open, close) = (text.matches('\u{2068}').count(), text.matches('\u{2069}').count());
            assert_eq!(open, close, "every isolate is closed: {format:?}");
        }
    }
}

#[test]
fn isolates_are_closed_on_their_own_line() {
    let text =
        rendered(OutputFormat::Full, Style { color: true, bidi: true, width: 50, lang: Lang::Ar, summary: true });
    for line in text.lines() {
        assert_eq!(line.matches('\u{2068}').count(), line.matches('\u{2069}').count(), "{line}");
    }
}

#[test]
fn every_json_format_parses() {
    use OutputFormat::{Json, JsonLines, JsonSchema, Rdjson, Sarif};
    for lang in [Lang::En, Lang::Ar] {
        for format in [Json, JsonSchema, Rdjson, Sarif] {
            serde_json::from_str::<Value>(&rendered(format, style(lang))).expect("one JSON value");
        }
        for line in rendered(JsonLines, style(lang)).lines() {
            let value: Value = serde_json::from_str(line).expect("a JSON value a line");
            assert!(value["path"].is_string());
        }
    }
}

#[test]
fn the_schema_describes_the_json() {
    let schema: Value = serde_json::from_str(&rendered(OutputFormat::JsonSchema, style(Lang::En))).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    for report in [report(), Report::default()] {
        let text = render(OutputFormat::Json, &report, &[], &style(Lang::En));
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let errors: Vec<_> = validator.iter_errors(&value).map(|e| format!("{e} at {}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    let mut value: Value = serde_json::from_str(&rendered(OutputFormat::Json, style(Lang::En))).expect("JSON");
    value["files"][0]["diagnostics"][0]["severity"] = "fatal".into();
    assert!(!validator.is_valid(&value), "a wrong severity is refused");
}

#[test]
fn json_spans_cut_the_text_out_of_the_file() {
    let value: Value = serde_json::from_str(&rendered(OutputFormat::Json, style(Lang::En))).expect("JSON");
    for d in value["files"][0]["diagnostics"].as_array().expect("findings") {
        let offset = |name: &str| usize::try_from(d["span"][name].as_u64().expect("an offset")).expect("small");
        assert_eq!(&NEWS[offset("start")..offset("end")], d["text"].as_str().expect("text"));
    }
}

#[test]
fn rdjson_columns_are_bytes() {
    let value: Value = serde_json::from_str(&rendered(OutputFormat::Rdjson, style(Lang::En))).expect("JSON");
    let d = value["diagnostics"].as_array().expect("list").iter().find(|d| d["code"]["value"] == "mangled-name");
    let start = &d.expect("the finding")["location"]["range"]["start"];
    assert_eq!(start["column"], "وأضافت ".len() + 1);
}

#[test]
fn sarif_says_what_is_asked_of_it() {
    let value: Value = serde_json::from_str(&rendered(OutputFormat::Sarif, style(Lang::En))).expect("JSON");
    let run = &value["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"].as_array().map(Vec::len), Some(2));
    for result in run["results"].as_array().expect("results") {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        for fix in result["fixes"].as_array().into_iter().flatten() {
            for r in fix["artifactChanges"][0]["replacements"].as_array().expect("replacements") {
                assert!(r["insertedContent"]["text"].is_string(), "present even for a deletion");
            }
        }
    }
}

#[test]
fn github_commands_cannot_be_forged_and_are_ten_of_a_kind() {
    let mut report = report();
    for _ in 0..30 {
        report.files.push(news());
    }
    let text = render(OutputFormat::Github, &report, &[], &style(Lang::En));
    for kind in ["::error ", "::warning ", "::notice "] {
        assert!(text.lines().filter(|l| l.starts_with(kind)).count() <= 10, "{kind}");
    }
    assert!(text.lines().all(|l| l.starts_with("::") && !l.starts_with("::error::")), "{text}");
    assert!(text.lines().last().is_some_and(|l| l.starts_with("::notice title=tadqiq::")));
}

#[test]
fn an_empty_report_is_valid_in_every_format() {
    for format in OutputFormat::value_variants() {
        for lang in [Lang::En, Lang::Ar] {
            let _ = render(
                *format,
                &Report::default(),
                &[],
                &Style { color: true, bidi: true, width: 1, lang, summary: true },
            );
        }
    }
}

#[test]
fn any_width_will_do() {
    for width in 0..60 {
        for lang in [Lang::En, Lang::Ar] {
            assert!(
                !rendered(OutputFormat::Full, Style { color: false, bidi: true, width, lang, summary: true })
                    .is_empty()
            );
        }
    }
}
