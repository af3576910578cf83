//! Accuracy: what the article says against what its English original says. Silent without one.

mod numbers;

pub(super) use numbers::number_mismatch;
