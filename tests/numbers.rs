//! Pairs of an English sentence and its Arabic rendering: those that say the same are silent, those that do not are found.
//!
//! `numbers.tsv` has a pair a line: `ok` or `bad`, the English, the Arabic.

use assert_cmd::Command;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

const PAIRS: &str = include_str!("numbers.tsv");

fn pairs() -> Vec<[&'static str; 3]> {
    let line = |line: &'static str| {
        let parts: Vec<&str> = line.split('\t').collect();
        let [verdict, english, arabic] = parts.as_slice() else { panic!("three fields: {line}") };
        [*verdict, *english, *arabic]
    };
    PAIRS.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(line).collect()
}

/// The numbers of the pairs that `number-mismatch` reports something in.
fn found(pairs: &[[&str; 3]]) -> BTreeSet<usize> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let record = |(n, [_, english, arabic]): (usize, &[&str; 3])| {
        json!({ "id": n.to_string(), "target": arabic, "source": english }).to_string()
    };
    let records: Vec<String> = pairs.iter().enumerate().map(record).collect();
    fs::write(folder.path().join("pairs.jsonl"), records.join("\n") + "\n").expect("written");
    let output = Command::cargo_bin("tadqiq")
        .expect("the program is built")
        .current_dir(folder.path())
        .args(["check", "--isolated", "--output-format", "json", "--select", "number-mismatch", "pairs.jsonl"])
        .output()
        .expect("it runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
    report["files"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|f| f["diagnostics"].as_array().into_iter().flatten())
        .filter_map(|d| d["article"].as_str().and_then(|n| n.parse().ok()))
        .collect()
}

#[test]
fn right_renderings_are_silent_and_wrong_ones_are_found() {
    let pairs = pairs();
    let found = found(&pairs);
    let wrong: Vec<String> = pairs
        .iter()
        .enumerate()
        .filter(|(n, [verdict, ..])| found.contains(n) != (*verdict == "bad"))
        .map(|(_, pair)| pair.join(" | "))
        .collect();
    assert!(pairs.len() > 250, "the table is read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
