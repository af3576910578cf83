//! Units, and the ways a pair of names is made of them.

use std::collections::HashMap;
use tadqiq::knowledge::translit::letters::{ARABIC, LATIN, LONGEST};
use tadqiq::knowledge::translit::table::SURROUNDINGS;

/// The letters of a unit, Arabic and Latin.
pub type Key = (Vec<u8>, Vec<u8>);

/// The units, numbered.
pub struct Units {
    pub keys: Vec<Key>,
    arabic: HashMap<Vec<u8>, usize>,
    latin: HashMap<Vec<u8>, usize>,
    /// By the numbers of the Arabic and the Latin group.
    pairs: Vec<Option<u16>>,
}

/// A unit at its place: it ends before the letters `arabic` and `latin`.
#[derive(Clone, Copy)]
pub struct Step {
    pub arabic: usize,
    pub latin: usize,
    pub from_arabic: usize,
    pub from_latin: usize,
    pub unit: usize,
}

impl Units {
    pub fn new(keys: Vec<Key>) -> Self {
        let (mut arabic, mut latin) = (HashMap::new(), HashMap::new());
        for (a, l) in &keys {
            let next = arabic.len();
            arabic.entry(a.clone()).or_insert(next);
            let next = latin.len();
            latin.entry(l.clone()).or_insert(next);
        }
        let mut pairs = vec![None; arabic.len() * latin.len()];
        for (n, (a, l)) in keys.iter().enumerate() {
            pairs[arabic[a] * latin.len() + latin[l]] = u16::try_from(n).ok();
        }
        Self { keys, arabic, latin, pairs }
    }

    /// Every step that can be part of a chain from one name to the other, in the order of where they end.
    pub fn steps(&self, arabic: &[u8], latin: &[u8], steps: &mut Vec<Step>) {
        steps.clear();
        let mut latin_groups = [[None; 4]; LONGEST + 1];
        for (j, groups) in latin_groups.iter_mut().enumerate().take(latin.len() + 1) {
            for (size, group) in groups.iter_mut().enumerate().take(j.min(3) + 1) {
                *group = self.latin.get(&latin[j - size..j]);
            }
        }
        for i in 0..=arabic.len() {
            let mut groups = [None; 3];
            for (size, group) in groups.iter_mut().enumerate().take(i.min(2) + 1) {
                *group = self.arabic.get(&arabic[i - size..i]);
            }
            for (j, latin_groups) in latin_groups.iter().enumerate().take(latin.len() + 1) {
                for (da, a) in groups.iter().enumerate() {
                    for (dl, l) in latin_groups.iter().enumerate() {
                        if let (Some(a), Some(l)) = (a, l)
                            && let Some(unit) = self.pairs[*a * self.latin.len() + *l]
                        {
                            let unit = usize::from(unit);
                            steps.push(Step { arabic: i, latin: j, from_arabic: i - da, from_latin: j - dl, unit });
                        }
                    }
                }
            }
        }
    }
}

/// What units cost, in nats.
#[derive(Clone)]
pub struct Model {
    pub cost: Vec<f32>,
    /// What the letters around add, in the order of the table.
    pub around: Vec<f32>,
}

/// The places in [`Model::around`] of the four letters around a step.
pub fn around(step: &Step, arabic: &[u8], latin: &[u8]) -> [usize; 4] {
    let before = |letters: &[u8], i: usize| i.checked_sub(1).map_or(0, |i| usize::from(letters[i]));
    let at = |letters: &[u8], i: usize| letters.get(i).map_or(0, |&c| usize::from(c));
    let row = step.unit * SURROUNDINGS;
    [
        row + before(latin, step.from_latin),
        row + LATIN + at(latin, step.latin),
        row + 2 * LATIN + before(arabic, step.from_arabic),
        row + 2 * LATIN + ARABIC + at(arabic, step.arabic),
    ]
}

/// Room for the search of the cheapest chain.
#[derive(Default)]
pub struct Search {
    steps: Vec<Step>,
    cost: Vec<f32>,
    last: Vec<usize>,
}

impl Search {
    /// The cost of the cheapest chain from `arabic` to `latin`.
    pub fn cost(&mut self, units: &Units, model: &Model, arabic: &[u8], latin: &[u8]) -> f32 {
        let width = latin.len() + 1;
        units.steps(arabic, latin, &mut self.steps);
        self.cost.clear();
        self.cost.resize((arabic.len() + 1) * width, f32::INFINITY);
        self.last.clear();
        self.last.resize(self.cost.len(), usize::MAX);
        self.cost[0] = 0.0;
        for (n, step) in self.steps.iter().enumerate() {
            let before = self.cost[step.from_arabic * width + step.from_latin];
            let end = step.arabic * width + step.latin;
            if before >= self.cost[end] {
                continue;
            }
            let extra: f32 = around(step, arabic, latin).iter().map(|&k| model.around[k]).sum();
            let cost = before + (model.cost[step.unit] + extra).max(0.0);
            if cost < self.cost[end] {
                self.cost[end] = cost;
                self.last[end] = n;
            }
        }
        self.cost[arabic.len() * width + latin.len()]
    }

    /// The steps of the chain that the last [`Search::cost`] found, the last one first.
    pub fn chain(&self, arabic: &[u8], latin: &[u8]) -> Vec<Step> {
        let width = latin.len() + 1;
        let (mut i, mut j) = (arabic.len(), latin.len());
        let mut chain = Vec::new();
        while let Some(step) = self.last.get(i * width + j).and_then(|&n| self.steps.get(n)) {
            chain.push(*step);
            (i, j) = (step.from_arabic, step.from_latin);
        }
        chain
    }
}
