//! The import table of the design, and what else holds for the source as a whole.
//!
//! Every path that begins with `crate::` (or leads there by `super::`) is read out of every file below `src/`, comments and
//! strings left out, and held against [`TABLE`]. The scanner itself is tested at the end, so that an empty list of
//! offences means something.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// One module of `src/`: its floor, and the modules it may import.
struct Row {
    module: &'static str,
    floor: u8,
    may_import: &'static [&'static str],
}

/// The table of the design. A module may always import from itself. Modules that are still to come stand here already.
const TABLE: &[Row] = &[
    Row { module: "error", floor: 0, may_import: &[] },
    Row { module: "text", floor: 0, may_import: &[] },
    Row { module: "diagnostic", floor: 1, may_import: &["text"] },
    Row { module: "document", floor: 1, may_import: &["text", "error"] },
    Row { module: "knowledge", floor: 1, may_import: &["text", "error"] },
    Row { module: "names", floor: 2, may_import: &["text", "knowledge", "document"] },
    Row { module: "align", floor: 2, may_import: &["text", "knowledge", "names", "document"] },
    Row {
        module: "rules",
        floor: 3,
        may_import: &["text", "diagnostic", "document", "knowledge", "names", "align", "error"],
    },
    // The design grants rules and error; the plain data that a configuration is made of comes from floors 0 and 1.
    Row { module: "config", floor: 4, may_import: &["rules", "error", "diagnostic", "document", "knowledge"] },
    Row { module: "fix", floor: 4, may_import: &["text", "document", "diagnostic"] },
    Row {
        module: "engine",
        floor: 5,
        may_import: &[
            "error",
            "text",
            "diagnostic",
            "document",
            "knowledge",
            "names",
            "align",
            "rules",
            "config",
            "fix",
        ],
    },
    Row {
        module: "report",
        floor: 6,
        may_import: &[
            "error",
            "text",
            "diagnostic",
            "document",
            "knowledge",
            "names",
            "align",
            "rules",
            "config",
            "fix",
            "engine",
        ],
    },
    Row {
        module: "review",
        floor: 7,
        may_import: &[
            "error",
            "text",
            "diagnostic",
            "document",
            "knowledge",
            "names",
            "align",
            "rules",
            "config",
            "fix",
            "engine",
            "report",
        ],
    },
    Row {
        module: "cli",
        floor: 8,
        may_import: &[
            "error",
            "text",
            "diagnostic",
            "document",
            "knowledge",
            "names",
            "align",
            "rules",
            "config",
            "fix",
            "engine",
            "report",
            "review",
        ],
    },
];

/// `main.rs` holds nothing but the call of the command line.
const MAIN_LINES: usize = 50;
/// No file is longer.
const FILE_LINES: usize = 600;
/// Files that may be longer, each with its reason.
const LONG_FILES: &[(&str, &str)] = &[];

#[test]
fn every_module_imports_only_what_its_row_allows() {
    let mut offences = String::new();
    let mut seen = 0;
    for file in sources() {
        let Some(row) = row(file.module()) else { continue };
        for (line, target) in imports(&file.path, &file.code) {
            seen += 1;
            if target != row.module && !row.may_import.contains(&target.as_str()) {
                let _ = writeln!(offences, "  src/{}:{line}: {} may not import {target}", file.path, row.module);
            }
        }
    }
    assert!(seen > 50, "only {seen} imports seen: the scanner has gone blind");
    assert!(offences.is_empty(), "imports that the table of the design does not allow:\n{offences}");
}

#[test]
fn every_module_stands_in_the_table() {
    let unknown: Vec<String> =
        top_modules().into_iter().filter(|m| row(m).is_none() && m != "lib" && m != "main").collect();
    assert!(unknown.is_empty(), "modules without a row in TABLE (and in the design): {unknown:?}");
}

#[test]
fn the_table_leads_downwards_only() {
    for r in TABLE {
        for import in r.may_import {
            let below = row(import).unwrap_or_else(|| panic!("{import}, imported by {}, has no row", r.module));
            // names and align share a floor, and align reads names.
            let same_floor_pair = r.module == "align" && *import == "names";
            assert!(
                below.floor < r.floor || same_floor_pair,
                "{} (floor {}) may not import {import} (floor {})",
                r.module,
                r.floor,
                below.floor
            );
        }
    }
}

/// The compilers of packs and places are compiled a second time, into the build script, where nothing of the crate but `text` is.
#[test]
fn what_the_build_script_compiles_depends_on_text_alone() {
    const BUILD: [&str; 4] =
        ["knowledge/pack/", "knowledge/places/compile.rs", "knowledge/places/schema.rs", "knowledge/words/frequent.rs"];
    let mut offences = Vec::new();
    for file in sources().into_iter().filter(|f| BUILD.iter().any(|path| f.path.starts_with(path))) {
        let wrong = imports(&file.path, &file.code).into_iter().filter(|(_, target)| target != "text");
        offences.extend(wrong.map(|(line, target)| format!("src/{}:{line}: {target}", file.path)));
    }
    assert!(offences.is_empty(), "{offences:?}");
}

#[test]
fn nothing_below_the_command_line_prints() {
    const PRINTING: [&str; 9] =
        ["println!", "eprintln!", "print!", "eprint!", "dbg!", "io::stdout", "io::stderr", "stdout()", "stderr()"];
    let mut offences = String::new();
    let mut in_cli = 0;
    for file in sources() {
        for (n, line) in file.code.lines().enumerate() {
            let Some(found) = PRINTING.iter().find(|p| has_word(line, p)) else { continue };
            if file.module() == "cli" {
                in_cli += 1;
            } else {
                let _ = writeln!(offences, "  src/{}:{}: {found}", file.path, n + 1);
            }
        }
    }
    assert!(in_cli > 0, "the command line prints somewhere: the scanner has gone blind");
    assert!(offences.is_empty(), "only cli prints:\n{offences}");
}

#[test]
fn main_only_calls_the_command_line() {
    let main = read(&root().join("main.rs"));
    assert!(main.lines().count() < MAIN_LINES, "main.rs has {} lines", main.lines().count());
}

#[test]
fn no_file_is_too_long_to_read() {
    let lengths: BTreeMap<String, usize> = sources().into_iter().map(|f| (f.path, f.lines)).collect();
    let long: Vec<_> =
        lengths.iter().filter(|(path, n)| **n > FILE_LINES && !LONG_FILES.iter().any(|(p, _)| p == path)).collect();
    assert!(long.is_empty(), "over {FILE_LINES} lines, split them: {long:?}");
    for (path, reason) in LONG_FILES {
        assert!(!reason.is_empty(), "{path} needs a reason");
        assert!(lengths.get(*path).is_some_and(|n| *n > FILE_LINES), "{path} needs no exception any more");
    }
}

struct Source {
    /// Below `src/`, with `/`.
    path: String,
    /// The code, comments and the insides of strings blanked; as many lines as the file.
    code: String,
    lines: usize,
}

impl Source {
    /// The module of `src/` the file belongs to.
    fn module(&self) -> &str {
        self.path.split('/').next().unwrap_or("").trim_end_matches(".rs")
    }
}

fn row(module: &str) -> Option<&'static Row> {
    TABLE.iter().find(|r| r.module == module)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn sources() -> Vec<Source> {
    let paths = support::files(&root(), "rs");
    assert!(paths.len() > 20, "src/ has more files than {}", paths.len());
    paths
        .into_iter()
        .map(|path| {
            let text = read(&path);
            let path = path.strip_prefix(root()).expect("below src").to_string_lossy().replace('\\', "/");
            Source { path, code: code_of(&text), lines: text.lines().count() }
        })
        .collect()
}

fn top_modules() -> Vec<String> {
    let mut names: Vec<String> = sources().iter().map(|f| f.module().to_owned()).collect();
    names.dedup();
    names
}

/// The modules of the crate that `code`, the file `path` below `src/`, names by `crate::…`, `tadqiq::…` or a chain of
/// `super::` that leads to the crate's root; with their lines.
fn imports(path: &str, code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let line_of = |at: usize| code[..at].matches('\n').count() + 1;
    for prefix in ["crate::", "tadqiq::"] {
        for (at, _) in code.match_indices(prefix) {
            if is_part_of_word(code, at) || code[..at].ends_with("::") {
                continue;
            }
            found.extend(heads(&code[at + prefix.len()..]).into_iter().map(|head| (line_of(at), head)));
        }
    }
    // a.rs and a/mod.rs are one level below the root, a/b.rs two.
    let depth = path.trim_end_matches("/mod.rs").split('/').count();
    let mut at = 0;
    while let Some(next) = code[at..].find("super::").map(|i| at + i) {
        let mut end = next;
        let mut supers = 0;
        while code[end..].starts_with("super::") {
            end += "super::".len();
            supers += 1;
        }
        // Code inside `mod tests { … }` stands one level deeper.
        let level = depth + usize::from(code[..next].contains("mod tests {"));
        if !is_part_of_word(code, next) && supers >= level {
            let line = line_of(next);
            found.extend(heads(&code[end..]).into_iter().filter(|h| row(h).is_some()).map(|h| (line, h)));
        }
        at = end;
    }
    found.retain(|(_, head)| head.starts_with(char::is_lowercase));
    found
}

/// The first names of what follows `crate::`: one, or each of a group in braces.
fn heads(rest: &str) -> Vec<String> {
    let name = |s: &str| s.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = rest.trim_start().strip_prefix('{') else { return vec![name(rest)] };
    let mut depth = 0;
    let mut heads = Vec::new();
    let mut start = 0;
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' if depth == 0 => {
                heads.push(name(&group[start..i]));
                start = i + 1;
            }
            '}' => {
                heads.push(name(&group[start..i]));
                break;
            }
            _ => {}
        }
    }
    heads.retain(|h| !h.is_empty());
    heads
}

fn is_part_of_word(code: &str, at: usize) -> bool {
    code[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$')
}

fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| !is_part_of_word(line, at))
}

/// The code of a file: comments, and the insides of strings and character literals, become spaces; line ends stay.
fn code_of(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if c == '"' {
            quoted(rest)
        } else if let Some(len) = raw_string(rest).filter(|_| !is_part_of_word(&out, out.len())) {
            len
        } else if c == '\'' {
            character(rest)
        } else {
            0
        };
        if skip == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            out.extend(rest[..skip].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = &rest[skip..];
        }
    }
    out
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    for (i, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return i + 1,
            _ => {}
        }
    }
    rest.len()
}

fn raw_string(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let body = rest.len() - after.len() + hashes + 1;
    Some(rest[body..].find(&close).map_or(rest.len(), |i| body + i + close.len()))
}

/// Length of a character literal; 0 for a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => rest[3.min(rest.len())..].find('\'').map_or(0, |i| i + 4),
        Some(_) => match chars.next() {
            Some((i, '\'')) => i + 1,
            _ => 0,
        },
        None => 0,
    }
}

mod the_scanner {
    use super::{code_of, has_word, heads, imports};

    #[test]
    fn sees_paths_groups_and_supers() {
        let code = "use crate::text::{Span, Tokens};\nuse crate::{rules::Rule, engine::{self, Report}};\nfn f() { crate::fix::apply() }\n\
                    use super::super::cli;\nuse super::sibling;\nmod tests { use super::super::report; }\n";
        let got = imports("knowledge/words.rs", code);
        let want = [(1, "text"), (2, "rules"), (2, "engine"), (3, "fix"), (4, "cli")];
        assert_eq!(got, want.map(|(line, name)| (line, name.to_owned())));
        assert_eq!(heads("{a::{b, c}, d}; e"), ["a", "d"]);
    }

    #[test]
    fn is_not_fooled_by_comments_strings_or_lifetimes() {
        let text = "// crate::cli\n/* crate::cli /* println!( */ */ let a = \"crate::cli \\\" println!(\";\nlet b = r#\"crate::cli\"#;\n\
                    let c: &'static str = x; let d = '\"'; let e = '\\''; use crate::text;\n";
        let code = code_of(text);
        assert_eq!(imports("a.rs", &code), [(4, "text".to_owned())]);
        assert_eq!(code.lines().count(), text.lines().count());
        assert!(!has_word(&code, "println!"));
        assert!(has_word("  println!(\"x\")", "println!") && !has_word("eprintln!()", "println!"));
    }
}
