//! Words of packs that bend: what is found and what is offered, through the whole engine, with a newsroom's own pack.

use tadqiq::diagnostic::Applicability;
use tadqiq::document::Article;
use tadqiq::engine::{Checker, check};
use tadqiq::knowledge::Knowledge;
use tadqiq::knowledge::pack::{Compiler, Problem};

fn compile(wrong: &str, right: &str) -> Result<Knowledge, Vec<Problem>> {
    let mut compiler = Compiler::new();
    let rows = format!(
        "[[calque]]\nen = [\"x\"]\nwrong = [\"{wrong}\"]\nright = [\"{right}\"]\nsafe = true\nbad = \"\"\ngood = \"\"\n"
    );
    compiler.add("own.toml", &rows);
    compiler.finish().map(Knowledge::with_own)
}

/// The words found and the repair offered for them, with a mark behind one that `--fix` would not write.
fn repairs(wrong: &str, right: &str, text: &str) -> Vec<String> {
    let knowledge = compile(wrong, right).unwrap_or_else(|e| panic!("{e:?}"));
    let checker = Checker { knowledge, ..Checker::default() };
    let found = check(&checker, &Article::plain(text)).diagnostics;
    let own = found.iter().filter(|d| d.rule == "calque");
    own.map(|d| {
        let fixes = d.fixes.iter().map(|fix| {
            let doubt = if fix.applicability == Applicability::Safe { "" } else { "؟" };
            format!("{}{doubt}", fix.edits[0].text)
        });
        format!("{} > {}", d.span.of(text), fixes.collect::<Vec<_>>().join(" / "))
    })
    .collect()
}

#[test]
fn the_manual_tells_the_truth() {
    let manual = include_str!("../rules/README.md");
    let mut rows = 0;
    for line in manual.lines().filter(|l| l.starts_with("| `")) {
        let cells: Vec<&str> = line.split(" | ").map(|c| c.trim_matches(['|', ' ', '`'])).collect();
        let [wrong, text, right, expected] = cells[..] else { continue };
        let found = repairs(wrong, right, &format!("قالوا إنهم {text} أمس."));
        let [found] = &found[..] else { panic!("{line}: {found:?}") };
        let (_, repair) = found.split_once(" > ").expect("a repair");
        assert!(expected.ends_with(repair.trim_end_matches('؟')), "{line}: {found}");
        rows += 1;
    }
    assert!(rows >= 4, "{rows} rows of the table of repairs are read");
}

#[test]
fn a_repair_keeps_proclitics_person_and_pronoun() {
    for (text, expected) in [
        ("وسيرمون المنشفة", "وسيرمون المنشفة > وسيعيدون الأمر"),
        ("ليرموا المنشفة", "ليرموا المنشفة > ليعيدوا الأمر"),
        ("لم ترم المنشفة", "ترم المنشفة > تعد الأمر"),
        ("قد ترمي المنشفة", "ترمي المنشفة > تعيد الأمر"),
        ("فرمت المنشفة", "فرمت المنشفة > فأعادت الأمر"),
    ] {
        assert_eq!(repairs("^رمى/يرمي المنشفة", "^أعاد/يعيد الأمر", text), [expected]);
    }
}

#[test]
fn a_group_may_hold_verb_and_verbal_noun() {
    let of = |text| repairs("{^رمى/يرمي|رمي} المنشفة", "{^استسلم/يستسلم|الاستسلام}", text);
    assert_eq!(of("رموا المنشفة"), ["رموا المنشفة > استسلموا"]);
    assert_eq!(of("قبل رمي المنشفة"), ["رمي المنشفة > الاستسلام"]);
}

#[test]
fn a_verb_is_found_as_verbal_noun_too() {
    let of = |text| repairs("^ضرب/يضرب المرمى", "^هاجم/يهاجم المرمى", text);
    assert_eq!(of("فاز بضرب المرمى"), ["بضرب المرمى > بمهاجمة المرمى"]);
    assert_eq!(of("بعد الضرب المرمى"), ["الضرب المرمى > المهاجمة المرمى"]);
    assert_eq!(of("في ضربه المرمى"), ["ضربه المرمى > مهاجمته المرمى"]);
    assert_eq!(of("لضرب المرمى"), ["لضرب المرمى > لمهاجمة المرمى"]);
    assert_eq!(of("ضرب المرمى"), ["ضرب المرمى > هاجم المرمى"]);
}

#[test]
fn the_first_of_two_nouns_may_stand_before_its_genitive() {
    let of = |text| repairs("~حارس ~نقطة", "~صانع ~لعب", text);
    assert_eq!(of("قال الحارس النقطة"), ["الحارس النقطة > الصانع اللعب"]);
    assert_eq!(of("قال حارس النقطة"), ["حارس النقطة > صانع اللعب؟"]);
    assert_eq!(repairs("~حارس ~نقطة", "~موزع", "قال حارس النقطة"), ["حارس النقطة > الموزع"]);
}

#[test]
fn a_repair_that_loses_a_word_is_not_safe() {
    let text = "رمى المدرب المنشفة";
    assert_eq!(repairs("^رمى/يرمي * المنشفة", "^استسلم/يستسلم *", text), ["رمى المدرب المنشفة > استسلم المدرب"]);
    assert_eq!(repairs("^رمى/يرمي * المنشفة", "^استسلم/يستسلم", text), ["رمى المدرب المنشفة > استسلم؟"]);
    assert_eq!(repairs("ضخ المكابح {على|في}", "كبح", "ضخ المكابح على"), ["ضخ المكابح على > كبح؟"]);
    assert_eq!(repairs("ضخ المكابح {على|في}", "كبح {1}", "ضخ المكابح على"), ["ضخ المكابح على > كبح على"]);
}

#[test]
fn what_only_looks_like_a_form_is_left_alone() {
    assert!(repairs("^ضرب/يضرب المرمى", "^هاجم/يهاجم المرمى", "ضربة المرمى").is_empty());
    assert!(repairs("^ضرب/يضرب المرمى", "^هاجم/يهاجم المرمى", "مضرب المرمى").is_empty());
}

#[test]
fn a_repair_that_could_be_another_form_is_not_safe() {
    assert_eq!(repairs("^ضرب/يضرب المرمى", "^أصاب/يصيب المرمى", "ضربنا المرمى"), ["ضربنا المرمى > أصابنا المرمى؟"]);
    let of = |text| repairs("+لاعب +صغير/صغار", "+نجم/نجوم +ناشئ", text);
    assert_eq!(of("اللاعبون الصغار"), ["اللاعبون الصغار > النجوم الناشئين؟"], "a broken plural hides its case");
    assert_eq!(of("اللاعب الصغير"), ["اللاعب الصغير > النجم الناشئ"]);
}

#[test]
fn what_the_packs_may_not_say_stops_them() {
    for (wrong, right) in [
        ("رمى المنشفة", "^استسلم/يستسلم"),
        ("^رمى/يرمي المنشفة", "^قرر/يقرر أن ^استسلم/يستسلم"),
        ("^رمى المنشفة", "استسلم"),
        ("^رمى/رمي المنشفة", "استسلم"),
        ("~+منشفة", "استسلام"),
        ("من^رمى/يرمي المنشفة", "استسلم"),
    ] {
        assert!(compile(wrong, right).is_err(), "{wrong} → {right}");
    }
}
