//! Accuracy: what the article says against what its English original says. Silent without one.

mod bounds;
mod clauses;
mod lexis;
mod negation;
mod numbers;
mod sentences;

pub(super) use negation::negation_mismatch;
pub(super) use numbers::number_mismatch;
pub(super) use sentences::{addition, omission};
