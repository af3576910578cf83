//! From articles to reports: running the rules, settling what they say, scanning files in parallel in a fixed order.

mod check;
mod examples;
mod fixing;
mod locate;
mod lookup;
mod outcome;
mod scan;

pub use check::{Checked, Checker, check, tokenise};
pub use examples::{Examined, Mistake, examine};
pub use fixing::{Fixed, fix_file};
pub use lookup::{AsWhat, Known, KnownPlace, Lookup, look_up};
pub use outcome::{Context, FileEdit, FileFix, FileRelated, FileReport, Finding, Place, Report, Score};
pub use scan::{Input, Options, Scan, discover, scan};
