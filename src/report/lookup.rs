//! What is known of a name: a page for people, JSON for programs.

use super::{TOOL, VERSION};
use crate::diagnostic::{Bilingual, Lang};
use crate::engine::{AsWhat, Known, Lookup};
use serde_json::json;
use std::fmt::Write as _;

/// What is known of each name, for people.
#[must_use]
pub fn lookup_text(lookups: &[Lookup], lang: Lang) -> String {
    let say = |en: &str, ar: &str| Bilingual::new(en, ar).get(lang).to_owned();
    let mut out = String::new();
    for lookup in lookups {
        let _ = writeln!(out, "{}", lookup.asked);
        for known in &lookup.entities {
            entity(known, &say, &mut out);
        }
        for place in &lookup.places {
            let _ = writeln!(out, "  {} ({})", place.latin.join(", "), place.kind);
            field(&say("Arabic", "بالعربية"), &place.arabic.join("، "), &mut out);
        }
        if lookup.entities.is_empty() && lookup.places.is_empty() {
            let _ = writeln!(out, "  {}", say("is not known", "غير معروف"));
            field(&say("may be spelled", "قد يُكتب"), &lookup.spellings.join("، "), &mut out);
            let how = say("rules/README.md tells how to add a name", "يشرح rules/README.md كيف يُضاف اسم");
            let _ = writeln!(out, "  {how}");
        }
    }
    out
}

fn entity(known: &Known, say: &dyn Fn(&str, &str) -> String, out: &mut String) {
    let kind = format!("{:?}", known.kind).to_lowercase();
    let gender = known.gender.map_or_else(String::new, |g| format!(", {g}"));
    let _ = writeln!(out, "  {} ({kind}{gender})", known.name);
    if known.as_what == AsWhat::Literal {
        let wrong = say("what was asked for is a literal rendering, and wrong", "المسؤول عنه ترجمة حرفية خاطئة للاسم");
        let _ = writeln!(out, "    {wrong}");
    }
    field(&say("also", "وأيضا"), &known.aliases.join(", "), out);
    field(&say("Arabic", "بالعربية"), &known.arabic.join("، "), out);
    field(&say("literal, wrong", "ترجمات حرفية خاطئة"), &known.literal.0.join("، "), out);
    field(&say("literal, wrong beside a witness", "ترجمات حرفية خاطئة مع قرينة"), &known.literal.1.join("، "), out);
    field(&say("in the company of", "في صحبة"), &known.related.join(", "), out);
    field(&say("topics", "المواضيع"), &known.topics.join(", "), out);
    field(&say("pack", "الحزمة"), &known.pack, out);
}

fn field(name: &str, value: &str, out: &mut String) {
    if !value.is_empty() {
        let _ = writeln!(out, "    {name}: {value}");
    }
}

/// One JSON object with what is known of each name.
#[must_use]
pub fn lookup_json(lookups: &[Lookup]) -> String {
    let whole = json!({ "version": 1, "tool": { "name": TOOL, "version": VERSION }, "names": lookups });
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}
