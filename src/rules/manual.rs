//! The manuals: `rules/<family>.md`, a section for each rule, in English and Arabic.

use super::{Family, Rule};
use crate::diagnostic::Lang;

/// The manual of a family, as its linguists wrote it.
#[must_use]
pub fn family_text(family: Family) -> &'static str {
    match family {
        Family::Names => include_str!("../../rules/names.md"),
        Family::Repetition => include_str!("../../rules/repetition.md"),
        Family::Leftovers => include_str!("../../rules/leftovers.md"),
        Family::Terms => include_str!("../../rules/terms.md"),
        Family::Grammar => include_str!("../../rules/grammar.md"),
        Family::Spelling => include_str!("../../rules/spelling.md"),
        Family::Typography => include_str!("../../rules/typography.md"),
        Family::Accuracy => include_str!("../../rules/accuracy.md"),
    }
}

/// A rule's section of its manual, without its title.
#[must_use]
pub fn section(rule: &Rule) -> &'static str {
    let text = family_text(rule.family);
    let title = format!("\n## {}\n", rule.name);
    let Some(start) = text.find(&title).map(|at| at + title.len()) else { return "" };
    let end = text[start..].find("\n## ").map_or(text.len(), |at| start + at);
    text[start..end].trim()
}

/// A part of a section (`What it finds`, `Bad`, …); empty if it has none.
#[must_use]
pub fn part<'s>(section: &'s str, title: &str) -> &'s str {
    let marker = format!("### {title}\n");
    let Some(start) = section.find(&marker).map(|at| at + marker.len()) else { return "" };
    let end = section[start..].find("\n### ").map_or(section.len(), |at| start + at);
    section[start..end].trim()
}

/// The examples of a part: its fenced blocks, each one article.
pub fn examples(part: &str) -> impl Iterator<Item = &str> {
    part.split("```")
        .skip(1)
        .step_by(2)
        .map(|block| block.strip_prefix("text\n").unwrap_or(block).trim_end_matches('\n'))
}

/// An example's article, and its English original, which follows a line `---`.
#[must_use]
pub fn sides(example: &str) -> (&str, Option<&str>) {
    example.split_once("\n---\n").map_or((example, None), |(target, source)| (target, Some(source)))
}

/// The section as it is shown to a reader of `lang`: the Arabic explanation or the English one, and the examples.
#[must_use]
pub fn page(rule: &Rule, lang: Lang) -> String {
    let section = section(rule);
    match lang {
        Lang::En => section.split("\n### بالعربية").next().unwrap_or(section).trim().to_owned(),
        Lang::Ar => {
            let examples = |title: &str| part(section, title);
            format!("{}\n\n### خطأ\n{}\n\n### صواب\n{}", part(section, "بالعربية"), examples("Bad"), examples("Good"))
        }
    }
}
