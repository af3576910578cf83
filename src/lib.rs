//! tadqiq (تدقيق, "proofreading"): a checker for Arabic news that a machine translated from English.
//!
//! Data flows one way: bytes → [`document`] → [`text`] tokens and [`knowledge`] matches → [`rules`] → [`engine`] → [`report`].
//! A module imports only from the floors below it; `tests/architecture.rs` holds the table.

pub mod align;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod engine;
pub mod error;
pub mod fix;
pub mod knowledge;
pub mod names;
pub mod report;
pub mod rules;
pub mod text;
