//! Throughput in MB/s of article text: tokenising alone, each family of rules, and the whole check.
//!
//! The text is the project's own samples, joined. `cargo bench`

use divan::Bencher;
use divan::counter::BytesCount;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use tadqiq::document::Article;
use tadqiq::engine::{Checker, check, tokenise};
use tadqiq::rules::{Family, Selection, select};

fn main() {
    divan::main();
}

/// The Arabic samples: the articles of an ordinary day.
static ARTICLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("samples").filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    let arabic = paths.iter().filter(|p| p.to_string_lossy().ends_with(".ar.txt"));
    arabic.map(|p| fs::read_to_string(p).expect("a sample")).collect()
});

fn bytes() -> BytesCount {
    BytesCount::new(ARTICLES.iter().map(String::len).sum::<usize>())
}

fn run(bencher: Bencher<'_, '_>, checker: &Checker) {
    let articles: Vec<Article<'_>> = ARTICLES.iter().map(|t| Article::plain(t)).collect();
    bencher
        .counter(bytes())
        .bench_local(|| articles.iter().map(|a| check(checker, a).diagnostics.len()).sum::<usize>());
}

#[divan::bench]
fn tokenising(bencher: Bencher<'_, '_>) {
    let articles: Vec<Article<'_>> = ARTICLES.iter().map(|t| Article::plain(t)).collect();
    bencher.counter(bytes()).bench_local(|| articles.iter().map(|a| tokenise(a).words()).sum::<usize>());
}

#[divan::bench(args = Family::ALL.map(Family::name))]
fn family(bencher: Bencher<'_, '_>, name: &str) {
    let selection = Selection::new(select(name).expect("a family"));
    run(bencher, &Checker { selection, ..Checker::default() });
}

#[divan::bench]
fn everything(bencher: Bencher<'_, '_>) {
    run(bencher, &Checker::default());
}
