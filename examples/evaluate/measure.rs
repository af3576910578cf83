//! What the measures of the models share: reading names, weighted errors of a threshold, chance that is the same on
//! every run.

use serde::Deserialize;
use std::error::Error;
use std::fs;
use std::path::Path;

/// A name in both scripts.
#[derive(Deserialize)]
pub struct Pair {
    pub ar: String,
    pub en: String,
}

/// Reads pairs, one JSON object a line.
pub fn read_pairs(path: &Path) -> Result<Vec<Pair>, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let lines = text.lines().filter(|l| !l.trim().is_empty());
    let pairs = lines.map(serde_json::from_str).collect::<Result<_, _>>();
    pairs.map_err(|e| format!("{}: {e}", path.display()).into())
}

/// A score and what it counts.
pub type Weighed = (f32, f64);

/// The equal error rate of a threshold on scores, low for `same`, high for `other`, in percent, and the threshold.
pub fn equal_error(same: &[Weighed], other: &[Weighed]) -> (f64, f32) {
    let all = |scores: &[Weighed]| scores.iter().map(|s| s.1).sum::<f64>();
    let (all_same, all_other) = (all(same), all(other));
    let mut scores: Vec<(Weighed, bool)> =
        same.iter().map(|&s| (s, true)).chain(other.iter().map(|&s| (s, false))).collect();
    scores.sort_by(|a, b| a.0.0.total_cmp(&b.0.0));
    let (mut accepted, mut wrong) = (0.0, 0.0);
    for ((score, weight), is_same) in scores {
        *(if is_same { &mut accepted } else { &mut wrong }) += weight;
        if wrong / all_other >= 1.0 - accepted / all_same {
            return (100.0 * wrong / all_other, score);
        }
    }
    (0.0, 0.0)
}

/// Area under the curve of scores, high for `odd`; and for at most 1 % and 5 % of `right` above the threshold, the
/// percentage of `odd` above it and the threshold.
pub fn recall(odd: &[f32], right: &[f32]) -> (f64, [(f64, f32); 2]) {
    let mut sorted = right.to_vec();
    sorted.sort_by(f32::total_cmp);
    let below: f64 = odd
        .iter()
        .map(|s| {
            let less = sorted.partition_point(|r| r < s);
            let up_to = sorted.partition_point(|r| r <= s);
            (less + up_to) as f64 / 2.0
        })
        .sum();
    let at = |share: f64| {
        let index = ((sorted.len() as f64 * (1.0 - share)).ceil() as usize).clamp(1, sorted.len()) - 1;
        let threshold = sorted[index];
        (100.0 * odd.iter().filter(|&&s| s > threshold).count() as f64 / odd.len() as f64, threshold)
    };
    (below / (odd.len() * right.len()) as f64, [at(0.01), at(0.05)])
}

/// Xorshift (Marsaglia, 2003): chance that is the same on every run.
pub struct Random(pub u64);

impl Random {
    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % n.max(1) as u64) as usize
    }
}
