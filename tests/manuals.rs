//! The manuals of `rules/*.md`: complete for every rule, and true: what they call bad is flagged, what they call good is not.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use tadqiq::document::Article;
use tadqiq::engine::{Checker, check};
use tadqiq::rules::Selection;
use tadqiq::rules::manual::{examples, family_text, part, section, sides};
use tadqiq::rules::{Family, RULES, Rule};

/// The parts every section has, in this order.
const PARTS: [&str; 7] = ["What it finds", "Why it matters", "Bad", "Good", "Fix safety", "Measured", "بالعربية"];
/// Examples of each kind that a section needs at least.
const EXAMPLES: usize = 2;

#[test]
fn every_rule_has_every_part_of_a_section() {
    let mut problems = String::new();
    for rule in RULES {
        let section = section(rule);
        if section.is_empty() {
            let _ =
                writeln!(problems, "  {}: no section “## {}” in rules/{}.md", rule.name, rule.name, rule.family.name());
            continue;
        }
        let titles: Vec<&str> = section.lines().filter_map(|l| l.strip_prefix("### ")).map(str::trim_end).collect();
        if titles != PARTS {
            let _ = writeln!(problems, "  {}: parts are {titles:?}, not {PARTS:?}", rule.name);
        }
        for title in PARTS.iter().filter(|t| part(section, t).is_empty()) {
            let _ = writeln!(problems, "  {}: “### {title}” is missing or empty", rule.name);
        }
        for title in ["Bad", "Good"] {
            let n = examples(part(section, title)).count();
            if n < EXAMPLES {
                let _ = writeln!(problems, "  {}: {n} examples under “### {title}”, {EXAMPLES} are needed", rule.name);
            }
            if part(section, title).matches("```").count() % 2 == 1 {
                let _ = writeln!(problems, "  {}: a fence under “### {title}” does not close", rule.name);
            }
        }
        if !is_arabic(part(section, "بالعربية")) {
            let _ = writeln!(problems, "  {}: “### بالعربية” is not in Arabic", rule.name);
        }
    }
    assert!(problems.is_empty(), "the manuals are not whole:\n{problems}");
}

#[test]
fn measured_figures_have_taken_the_place_of_their_placeholders() {
    let waiting: Vec<&str> = RULES.iter().filter(|r| section(r).contains("MEASURED-")).map(|r| r.name).collect();
    assert!(waiting.is_empty(), "“### Measured” still holds a placeholder for {waiting:?}");
}

#[test]
fn every_section_is_about_a_rule_of_its_family() {
    let mut problems = Vec::new();
    for family in Family::ALL {
        let text = family_text(family);
        let title = text.lines().next().unwrap_or("");
        if !title.starts_with("# ") || !title.to_lowercase().contains(family.name()) {
            problems.push(format!("rules/{}.md begins with “{title}”", family.name()));
        }
        let mut seen = BTreeSet::new();
        for name in text.lines().filter_map(|l| l.strip_prefix("## ")).map(str::trim) {
            if !seen.insert(name) {
                problems.push(format!("rules/{}.md explains {name} twice", family.name()));
            }
            if !RULES.iter().any(|r| r.name == name && r.family == family) {
                problems.push(format!("rules/{}.md explains {name}, which is no rule of the family", family.name()));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_bad_example_is_flagged_by_its_rule() {
    let missed: Vec<String> =
        examples_of("Bad").into_iter().filter(|(rule, text)| found(rule, text).is_empty()).map(shown).collect();
    assert!(missed.is_empty(), "{} bad examples are not flagged:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn no_good_example_is_flagged_by_its_rule() {
    let flagged: Vec<String> = examples_of("Good")
        .into_iter()
        .filter_map(|(rule, text)| {
            let found = found(rule, text);
            (!found.is_empty()).then(|| format!("{}  found: {found:?}\n", shown((rule, text))))
        })
        .collect();
    assert!(flagged.is_empty(), "{} good examples are flagged:\n{}", flagged.len(), flagged.join("\n"));
}

#[test]
fn rule_names_are_unique_and_kebab_case() {
    let mut seen = BTreeSet::new();
    for rule in RULES {
        assert!(seen.insert(rule.name), "{} stands in the table twice", rule.name);
        let words_are_plain = rule.name.split('-').all(|w| !w.is_empty() && w.chars().all(|c| c.is_ascii_lowercase()));
        assert!(words_are_plain, "{} is not kebab-case", rule.name);
        assert!(
            Family::ALL.iter().all(|f| f.name() != rule.name),
            "{} is a family too: --select could not tell",
            rule.name
        );
        assert_ne!(rule.name, "all", "the name stands for all rules");
    }
    let families: BTreeSet<&str> = Family::ALL.iter().map(|f| f.name()).collect();
    assert_eq!(families.len(), Family::ALL.len(), "family names are unique");
    for family in Family::ALL {
        assert!(RULES.iter().any(|r| r.family == family), "{} has no rule", family.name());
    }
}

#[test]
fn rules_of_a_family_stand_together() {
    let mut families: Vec<Family> = RULES.iter().map(|r| r.family).collect();
    families.dedup();
    assert_eq!(families, Family::ALL, "the table goes by family, in the order of the manuals");
}

#[test]
fn summaries_are_short_phrases_in_both_languages() {
    for rule in RULES {
        let (en, ar) = rule.summary;
        for summary in [en, ar] {
            assert!(!summary.trim().is_empty(), "{}: an empty summary", rule.name);
            assert_eq!(summary, summary.trim(), "{}: white space around a summary", rule.name);
            assert!(
                !summary.ends_with(['.', '!', '؟', '?', '،', ',', ':']),
                "{}: “{summary}” ends with a mark",
                rule.name
            );
            assert!(!summary.contains('\n'), "{}: a summary is one line", rule.name);
        }
        assert!(is_arabic(ar) && !is_arabic(en), "{}: first English, then Arabic", rule.name);
        assert!(
            !rule.mqm.is_empty() && rule.mqm.split('/').all(|p| !p.is_empty()),
            "{}: MQM path “{}”",
            rule.name,
            rule.mqm
        );
    }
}

/// All examples under one heading, with their rules.
fn examples_of(title: &str) -> Vec<(&'static Rule, &'static str)> {
    let list: Vec<_> =
        RULES.iter().flat_map(|rule| examples(part(section(rule), title)).map(move |text| (rule, text))).collect();
    let empty: Vec<_> = list.iter().filter(|(_, text)| text.trim().is_empty()).map(|(rule, _)| rule.name).collect();
    assert!(empty.is_empty(), "empty examples under “{title}”: {empty:?}");
    assert!(!list.is_empty(), "no example under any “### {title}”: the manuals are empty");
    list
}

/// What the rule finds in an example, taken as an article of its own.
fn found(rule: &'static Rule, text: &str) -> Vec<String> {
    let checker = Checker { selection: Selection::new(vec![rule]), ..Checker::default() };
    let (target, source) = sides(text);
    let mut article = Article::plain(target);
    article.source = source.map(Into::into);
    let text = target;
    let found = check(&checker, &article).diagnostics;
    found.into_iter().filter(|d| d.rule == rule.name).map(|d| d.span.of(text).to_owned()).collect()
}

fn shown((rule, text): (&Rule, &str)) -> String {
    let lines: Vec<String> = text.lines().map(|l| format!("    {l}")).collect();
    format!("  {}:\n{}\n", rule.name, lines.join("\n"))
}

/// Whether most letters are Arabic.
fn is_arabic(text: &str) -> bool {
    let arabic = text.chars().filter(|c| ('\u{0620}'..='\u{064A}').contains(c)).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    arabic > latin
}
