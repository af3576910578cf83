//! Pairing the sentences of two texts by dynamic programming over both, as in W. Gale and K. Church, A program for aligning
//! sentences in bilingual corpora (1993), with what both sides mention counted in.

use super::sides::Side;
use std::ops::{Range, RangeInclusive};

/// Sentences of the article and of the source that render each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Tokens of the article; empty where the source has no rendering.
    pub target: Range<usize>,
    /// Tokens of the source; empty where the article has no original.
    pub source: Range<usize>,
    /// Names and numbers that both have, by weight.
    pub shared: f32,
    /// Letters of the article for a letter of the source, in terms of the whole text: 1 is as expected.
    pub ratio: f32,
    /// Whether it stands out of order.
    pub moved: bool,
}

/// How many sentences of the source and of the article make a group, and what that costs.
const SHAPES: [(usize, usize, f32); 12] = [
    (1, 1, 0.0),
    (1, 0, SKIP),
    (0, 1, SKIP),
    (2, 1, 1.0),
    (1, 2, 1.0),
    (2, 2, 2.5),
    (3, 1, 1.6),
    (1, 3, 1.6),
    (4, 1, 2.2),
    (1, 4, 2.2),
    (5, 1, 2.8),
    (6, 1, 3.4),
];
/// Cost of a sentence that has no counterpart.
const SKIP: f32 = 3.2;
/// What is taken off that for the shortest sentences, and the letters from which on nothing is.
const SHORT: f32 = 1.7;
const LONG: f32 = 60.0;
/// Cost of a logarithmic difference in length of 1.
const LENGTH: f32 = 7.0;
/// Cost of length from which on sentences are not joined.
const TOO_LONG: f32 = 3.5;
/// Ratios of lengths outside of which the cost is above that for certain: most are told without a logarithm.
const FITTING: RangeInclusive<f32> = 0.49..=2.04;
/// Letters of Arabic for a letter of English in news, and the letters of source that this is worth as evidence beside the text's own.
const USUAL: f32 = 0.95;
const KNOWN: f32 = 1500.0;
/// Letters that lengths differ by for nothing.
const SLACK: f32 = 12.0;
/// Worth of something that only one sentence of each side mentions.
const RARE: f32 = 2.0;
/// What is mentioned more often than this (pairs of sentences) says nothing.
const OFTEN: usize = 400;
/// Cost of joining sentences of two paragraphs where the other side has one sentence.
const ACROSS: f32 = 2.5;
/// Sentences to both sides of the diagonal that are looked at.
const BAND: usize = 120;
/// Shared weight at which sentences out of order are a group.
const MOVED: f32 = 3.0;

/// Pairs two texts.
pub(super) fn pair(source: &Side, target: &Side) -> Vec<Group> {
    let (n, m) = (source.sentences.len(), target.sentences.len());
    if n == 0 || m == 0 {
        return Vec::new();
    }
    let grid = Grid { n, m, width: m.min(2 * BAND) + 1 };
    let common = Common::new(source, target, &grid);
    let usual = (target.weights.iter().sum::<f32>() + USUAL * KNOWN) / (source.weights.iter().sum::<f32>() + KNOWN);
    let usual = usual.clamp(0.6, 1.4);
    let mut best = vec![f32::INFINITY; (n + 1) * grid.width];
    let mut from = vec![0_u8; (n + 1) * grid.width];
    let prefix = |weights: &[f32]| -> Vec<f32> {
        std::iter::once(0.0)
            .chain(weights.iter().scan(0.0, |sum, w| {
                *sum += w;
                Some(*sum)
            }))
            .collect()
    };
    let (source_sums, target_sums) = (prefix(&source.weights), prefix(&target.weights));
    if let Some(origin) = grid.place(0, 0) {
        best[origin] = 0.0;
    }
    for i in 0..=n {
        for j in grid.columns(i) {
            let Some(here) = grid.place(i, j) else { continue };
            for (shape, &(a, b, cost)) in SHAPES.iter().enumerate() {
                if a > i || b > j || a + b == 0 {
                    continue;
                }
                let Some(before) = grid.place(i - a, j - b) else { continue };
                let mut sum = best[before] + cost;
                let lone = match (a, b) {
                    (1, 0) => source.weights[i - 1],
                    (0, 1) => target.weights[j - 1],
                    _ => f32::INFINITY,
                };
                sum -= SHORT * (1.0 - lone / LONG).max(0.0);
                if sum >= best[here] + GAIN || !sum.is_finite() {
                    continue;
                }
                if a > 0 && b > 0 {
                    let (x, y) = (source_sums[i] - source_sums[i - a], target_sums[j] - target_sums[j - b]);
                    let ratio = (y + SLACK) / (x * usual + SLACK);
                    // No join is worth a sentence that says far too little or too much.
                    if a + b > 2 && !FITTING.contains(&ratio) {
                        continue;
                    }
                    let r = ratio.ln();
                    let length = LENGTH * r * r;
                    if a + b > 2 && length > TOO_LONG {
                        continue;
                    }
                    sum += length.min(9.0);
                    sum -= common.worth(&grid, i - a..i, j - b..j);
                    if a == 1 && b == 1 {
                        sum -= if source.begins[i - 1] == target.begins[j - 1] { 0.4 } else { 0.0 };
                        sum -= if (source.quotes[i - 1] > 0) == (target.quotes[j - 1] > 0) { 0.2 } else { 0.0 };
                    } else {
                        sum += ACROSS
                            * ((i - a + 1..i).filter(|&s| source.begins[s]).count()
                                + (j - b + 1..j).filter(|&t| target.begins[t]).count())
                                as f32;
                    }
                }
                if sum < best[here] {
                    best[here] = sum;
                    from[here] = u8::try_from(shape).unwrap_or(0);
                }
            }
        }
    }
    let mut groups = Vec::new();
    let (mut i, mut j) = (n, m);
    while i + j > 0 {
        let shape = grid.place(i, j).filter(|&p| best[p].is_finite()).map(|p| SHAPES[usize::from(from[p])]);
        let (a, b, _) = shape.unwrap_or(if i > 0 { SHAPES[1] } else { SHAPES[2] });
        let (a, b) = (a.min(i), b.min(j));
        if a + b == 0 {
            break;
        }
        let range = |side: &Side, end: usize, count: usize| {
            if count == 0 {
                let at = end.checked_sub(1).map_or(0, |s| side.sentences[s].end);
                at..at
            } else {
                side.sentences[end - count].start..side.sentences[end - 1].end
            }
        };
        groups.push(Group {
            target: range(target, j, b),
            source: range(source, i, a),
            shared: common.worth(&grid, i - a..i, j - b..j),
            ratio: (target_sums[j] - target_sums[j - b]) / ((source_sums[i] - source_sums[i - a]) * usual).max(1.0),
            moved: false,
        });
        (i, j) = (i - a, j - b);
    }
    groups.reverse();
    join_moved(&mut groups, source, target);
    groups
}

/// A band along the diagonal of the table.
struct Grid {
    n: usize,
    m: usize,
    width: usize,
}

impl Grid {
    /// Where the band begins in row `i`.
    fn left(&self, i: usize) -> usize {
        if self.m < self.width {
            return 0;
        }
        let middle = i * self.m / self.n.max(1);
        middle.saturating_sub(self.width / 2).min(self.m + 1 - self.width)
    }

    fn columns(&self, i: usize) -> Range<usize> {
        let left = self.left(i);
        left..(left + self.width).min(self.m + 1)
    }

    fn place(&self, i: usize, j: usize) -> Option<usize> {
        let columns = self.columns(i);
        columns.contains(&j).then(|| i * self.width + j - columns.start)
    }

    /// The place of a pair of sentences, counted from 0.
    fn cell(&self, s: usize, t: usize) -> Option<usize> {
        self.place(s + 1, t + 1)
    }
}

/// What both texts mention: where, and what it is worth.
struct Common {
    weights: Vec<f32>,
    /// The indices of what each sentence mentions, in order, of either text.
    source: Vec<Vec<u32>>,
    target: Vec<Vec<u32>>,
    /// The worth of each pair of sentences.
    cells: Vec<f32>,
}

/// What any two groups can have in common at most.
const MOST: f32 = 6.0;
/// More than what a pair can gain by what it has in common and by where it stands.
const GAIN: f32 = MOST + 1.0;

impl Common {
    fn new(source: &Side, target: &Side, grid: &Grid) -> Self {
        let mut common = Self {
            weights: Vec::new(),
            source: vec![Vec::new(); grid.n],
            target: vec![Vec::new(); grid.m],
            cells: vec![0.0_f32; (grid.n + 1) * grid.width],
        };
        for anchor in source.distinct() {
            let (a, b) = (source.places(anchor), target.places(anchor));
            if b.is_empty() || a.len() * b.len() > OFTEN {
                continue;
            }
            let weight = RARE / (a.len().max(b.len()) as f32).sqrt();
            let index = u32::try_from(common.weights.len()).unwrap_or(u32::MAX);
            common.weights.push(weight);
            a.iter().for_each(|&(_, s)| common.source[s].push(index));
            b.iter().for_each(|&(_, t)| common.target[t].push(index));
            for &(_, s) in a {
                for &(_, t) in b {
                    if let Some(cell) = grid.cell(s, t) {
                        common.cells[cell] += weight;
                    }
                }
            }
        }
        common.cells.iter_mut().for_each(|w| *w = w.min(MOST));
        common
    }

    /// What the sentences `s` and `t` have in common, each thing counted once.
    fn worth(&self, grid: &Grid, s: Range<usize>, t: Range<usize>) -> f32 {
        if s.len() == 1 && t.len() == 1 {
            return grid.cell(s.start, t.start).map_or(0.0, |c| self.cells[c]);
        }
        let cells = || s.clone().flat_map(|s| t.clone().map(move |t| (s, t))).filter_map(|(s, t)| grid.cell(s, t));
        let (mut sum, mut filled) = (0.0, 0);
        for weight in cells().map(|c| self.cells[c]).filter(|w| *w > 0.0) {
            sum += weight;
            filled += 1;
        }
        if filled < 2 {
            return sum;
        }
        let mut seen: Vec<u32> = self.source[s].iter().flatten().copied().collect();
        seen.sort_unstable();
        seen.dedup();
        let both = seen.into_iter().filter(|i| self.target[t.clone()].iter().any(|list| list.binary_search(i).is_ok()));
        both.map(|i| self.weights[i as usize]).sum::<f32>().min(MOST)
    }
}

/// Sentences that were left over on both sides and mention the same are a group out of order.
fn join_moved(groups: &mut Vec<Group>, source: &Side, target: &Side) {
    let sentence = |side: &Side, range: &Range<usize>| side.sentences.iter().position(|s| s == range);
    let mut drop = Vec::new();
    for at in 0..groups.len() {
        if !groups[at].source.is_empty() {
            continue;
        }
        let Some(t) = sentence(target, &groups[at].target) else { continue };
        let mut found: Option<(f32, usize)> = None;
        for (other, group) in groups.iter().enumerate().filter(|(i, g)| g.target.is_empty() && !drop.contains(i)) {
            let Some(s) = sentence(source, &group.source) else { continue };
            let both = source.anchors[s].iter().filter(|a| target.anchors[t].binary_search(a).is_ok());
            let weight: f32 =
                both.map(|&a| RARE / (source.places(a).len().max(target.places(a).len()) as f32).sqrt()).sum();
            let ratio = target.weights[t] / source.weights[s].max(1.0);
            if weight >= MOVED && (0.4..2.5).contains(&ratio) && found.is_none_or(|(w, _)| weight > w) {
                found = Some((weight, other));
            }
        }
        if let Some((weight, other)) = found {
            groups[at].source = groups[other].source.clone();
            groups[at].shared = weight;
            groups[at].ratio = 1.0;
            groups[at].moved = true;
            drop.push(other);
        }
    }
    let mut i = 0;
    groups.retain(|_| {
        i += 1;
        !drop.contains(&(i - 1))
    });
}
