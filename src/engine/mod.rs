//! From articles to reports: running the rules, settling what they say, scanning files in parallel in a fixed order.

mod check;
mod examples;
mod fixing;
mod listing;
mod locate;
mod lookup;
mod outcome;
mod scan;
mod topics;

pub use check::{Checked, Checker, check, find, tokenise};
pub use examples::{Examined, Mistake, examine};
pub use fixing::{Fixed, fix_file};
pub use listing::{Listed, NameForm, NameListing, list_names, names_of};
pub use lookup::{AsWhat, Known, KnownPlace, Lookup, look_up};
pub use outcome::{Context, FileEdit, FileFix, FileRelated, FileReport, Finding, Place, Report, Score};
pub use scan::{Input, Options, Original, Scan, attach, discover, scan};
pub use topics::{ParagraphTopics, TopicFound, TopicListing, TopicWitness, list_topics};
