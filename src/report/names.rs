//! The names of articles: a table for people, JSON for programs.

use super::show::visible;
use super::{TOOL, VERSION};
use crate::diagnostic::{Bilingual, Lang};
use crate::engine::{Listed, NameForm, NameListing};
use crate::names::{Evidence, Form, Script};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// A line a name: how often, its forms with their counts, what joined them, and which script to keep.
#[must_use]
pub fn names_table(listings: &[NameListing], all: bool, lang: Lang) -> String {
    let mut out = String::new();
    for listing in listings {
        let shown: Vec<&Listed> =
            listing.names.iter().filter(|n| all || n.mentions > 1 || n.known_as.is_some()).collect();
        let id = listing.id.as_ref().map_or_else(String::new, |id| format!(" {}", visible(id)));
        let _ = writeln!(out, "{}{id}", visible(&listing.path));
        for name in shown {
            let forms: Vec<String> = name.forms.iter().map(form).collect();
            let kind = name.kind.map_or_else(|| "-".to_owned(), |k| format!("{k:?}").to_lowercase());
            let keep = name.keep.map_or_else(String::new, |k| {
                format!("  [{} {}]", Bilingual::new("two scripts; keep", "بخطين؛ يبقى").get(lang), script(k, lang))
            });
            let _ = writeln!(
                out,
                "{:>5}  {:<12} {:<11} {}{keep}",
                name.mentions,
                kind,
                evidence(name.evidence).get(lang),
                forms.join(" · ")
            );
        }
    }
    out
}

fn form(form: &NameForm) -> String {
    let text = visible(&form.text);
    if form.count == 1 { text } else { format!("{text} ×{}", form.count) }
}

fn script(script: Script, lang: Lang) -> String {
    match script {
        Script::Arabic => Bilingual::new("Arabic", "العربي"),
        Script::Latin => Bilingual::new("Latin", "اللاتيني"),
    }
    .get(lang)
    .to_owned()
}

fn evidence(evidence: Evidence) -> Bilingual {
    match evidence {
        Evidence::Spelling => Bilingual::new("spelling", "الرسم"),
        Evidence::Part => Bilingual::new("part", "جزء من الاسم"),
        Evidence::Sound => Bilingual::new("sound", "النطق"),
        Evidence::Gazetteer => Bilingual::new("gazetteer", "المعجم"),
    }
}

/// One JSON object with every name of every article.
#[must_use]
pub fn names_json(listings: &[NameListing]) -> String {
    let articles: Vec<Value> = listings
        .iter()
        .map(|l| json!({ "path": l.path, "id": l.id, "names": l.names.iter().map(name).collect::<Vec<_>>() }))
        .collect();
    let whole = json!({ "version": 1, "tool": { "name": TOOL, "version": VERSION }, "articles": articles });
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

fn name(name: &Listed) -> Value {
    let forms: Vec<Value> = name
        .forms
        .iter()
        .map(|f| {
            json!({
                "text": f.text,
                "script": plain(f.script),
                "part": match f.form { Form::Whole => "whole", Form::Short => "short", Form::Given => "given" },
                "count": f.count,
                "aside": f.aside,
                "spans": f.spans.iter().map(|&(start, end)| json!({ "start": start, "end": end })).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "name": name.name,
        "known_as": name.known_as,
        "kind": name.kind,
        "joined_by": evidence(name.evidence).en,
        "mentions": name.mentions,
        "forms": forms,
        "keep": name.keep.map(plain),
    })
}

fn plain(script: Script) -> &'static str {
    match script {
        Script::Arabic => "arabic",
        Script::Latin => "latin",
    }
}
