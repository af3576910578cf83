//! The packs of `rules/`: every entry's `bad` is flagged at the entry's own words and its `good` is not, by the real engine
//! with all rules on. Mistakes are collected and listed together, so that a linguist sees all of them at once.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tadqiq::engine::{Checker, examine};
use tadqiq::knowledge::pack::schema::File;

#[test]
fn entries_flag_what_is_bad_and_only_that() {
    let checker = Checker::default();
    let mut mistakes = Vec::new();
    for (pack, file) in packs() {
        let examined = examine(&checker, &file);
        mistakes.extend(
            examined.without.iter().map(|entry| format!("{pack}: {entry}: needs both a bad and a good example")),
        );
        mistakes.extend(examined.mistakes.iter().map(|mistake| format!("{pack}: {mistake}")));
    }
    let (count, list) = (mistakes.len(), mistakes.join("\n"));
    assert!(mistakes.is_empty(), "{count} mistakes in the packs:\n{list}");
}

/// The examples are run by code that could itself be blind.
#[test]
fn examples_that_do_not_hold_are_named() {
    let pack = r#"
[[calque]]
en = ["an apple a day"]
wrong = ["تفاحة يومية"]
right = ["عادة"]
bad = "لا شيء هنا."
good = "أكل تفاحة يومية."

[[entity]]
name = "Zyx Co"
kind = "company"
ar = ["زيكس"]
literal = ["زعفران أزرق"]
"#;
    let examined = examine(&Checker::default(), &toml::from_str(pack).expect("well-formed"));
    assert_eq!(examined.without, ["[[entity]] Zyx Co"]);
    let whats: Vec<&str> = examined.mistakes.iter().map(|m| m.what.as_str()).collect();
    assert_eq!(whats, ["none of its patterns stands in bad"]);
}

#[test]
fn ids_of_shapes_are_unique_and_groups_have_one_arabic_name() {
    let mut ids = BTreeSet::new();
    let mut groups = std::collections::BTreeMap::new();
    for (pack, file) in packs() {
        for row in file.boilerplate {
            assert!(ids.insert(row.id.clone()), "{pack}: the shape {} stands twice", row.id);
            let arabic = groups.entry(row.group.clone()).or_insert_with(|| row.group_ar.clone());
            assert_eq!(*arabic, row.group_ar, "{pack}: {} gives the group {} another Arabic name", row.id, row.group);
        }
    }
}

#[test]
fn the_packs_have_not_shrunk() {
    let (mut terms, mut shapes, mut entities, mut acronyms) = (0, 0, 0, 0);
    for (_, file) in packs() {
        terms += file.term.len() + file.calque.len();
        shapes += file.boilerplate.len();
        entities += file.entity.len();
        acronyms += file.acronym.len();
    }
    assert!(terms >= 5_600, "{terms} terms and calques");
    assert!(shapes >= 270, "{shapes} shapes of furniture");
    assert!(entities >= 14_000, "{entities} entities");
    assert!(acronyms >= 430, "{acronyms} acronyms");
}

/// Every pack of `rules/` with its path.
fn packs() -> Vec<(String, File)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths = support::files(&root.join("rules"), "toml");
    assert!(!paths.is_empty(), "rules/ holds packs");
    paths
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
            let file = toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
            (name, file)
        })
        .collect()
}
