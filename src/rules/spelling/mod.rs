//! Spelling: words that are none, and words that are spelled as no dictionary spells them.

mod inna;
mod misfit;
mod misspelling;
mod orthography;
mod survey;

pub(super) use misspelling::misspelling;
pub(super) use orthography::orthography;
pub use survey::Survey;
pub(super) use survey::{Fault, Meant, is_in_name, is_name, is_spelled_as_name};
