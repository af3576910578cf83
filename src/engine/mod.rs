//! From articles to reports: running the rules, settling what they say, scanning files in parallel in a fixed order.

mod check;
mod fixing;
mod locate;
mod outcome;
mod scan;

pub use check::{Checked, Checker, check, find, tokenise};
pub use fixing::{Fixed, fix_file};
pub use outcome::{Context, FileEdit, FileFix, FileRelated, FileReport, Finding, Place, Report, Score};
pub use scan::{Input, Options, Original, Scan, attach, discover, scan};
