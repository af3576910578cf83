//! Fitting costs that tell true pairs from near ones.
//!
//! Start: the mean of both conditional improbabilities. Then stochastic gradient descent (AdaGrad; Duchi, Hazan and
//! Singer, 2011) on two losses of each pair against its negatives: the logistic loss of each alone, with one bias for
//! all, and the softmax of the true one among them. The alignment is the cheapest chain at the moment. The weights
//! of the second half of the rounds are averaged.

use crate::data::Pair;
use crate::em::Channel;
use crate::units::{Model, Search, Units, around};
use std::collections::{HashMap, HashSet};
use tadqiq::knowledge::translit::letters::plain;
use tadqiq::knowledge::translit::table::SURROUNDINGS;

const ROUNDS: usize = 10;
const RATE: f32 = 0.6;
/// Share of the rate that is lost until the end.
const SLOWING: f32 = 0.8;
/// Scale of the starting costs, for which a bias of [`BIAS`] parts true pairs from others.
const START_SCALE: f32 = 4.0;
const BIAS: f32 = 4.0;
/// Share of the logistic loss; the rest is the softmax.
const LOGISTIC: f32 = 0.5;
/// Gradients are per letter; this brings them to the size of a name.
const GRADIENT_SCALE: f32 = 8.0;
/// Ridge on what the letters around add.
const RIDGE: f32 = 1e-4;
/// How often the Arabic is read with the spellings of one letter made alike.
const PLAIN: f32 = 0.4;
/// Random names looked through for the ones the model confuses with the true one.
const LOOKED_THROUGH: usize = 600;
/// Negatives of each kind in a step: near Latin names, confused ones, near Arabic names.
const NEAR: usize = 6;
const CONFUSED: usize = 4;
const NEAR_ARABIC: usize = 2;

/// Xorshift (Marsaglia, 2003).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }
}

type Word = Vec<u8>;

/// Words of one script, each once, and those of a length.
struct Words {
    all: Vec<Word>,
    by_length: Vec<Vec<u32>>,
}

impl Words {
    fn new(words: impl Iterator<Item = Word>) -> Self {
        let mut all: Vec<Word> = words.collect();
        all.sort();
        all.dedup();
        let mut by_length = vec![Vec::new(); 64];
        for (n, word) in all.iter().enumerate() {
            by_length[word.len()].push(n as u32);
        }
        Self { all, by_length }
    }

    /// The other words at most `most` edits from `word`.
    fn near(&self, word: &[u8], most: usize) -> Vec<u32> {
        let lengths = word.len().saturating_sub(most)..=word.len() + most;
        let near = |n: &&u32| {
            let other = &self.all[**n as usize];
            other != word && edits(word, other, most)
        };
        lengths.flat_map(|length| &self.by_length[length]).filter(near).copied().collect()
    }
}

/// Whether `a` becomes `b` by at most `most` edits (Levenshtein).
fn edits(a: &[u8], b: &[u8], most: usize) -> bool {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        let mut least = row[0];
        for (j, y) in b.iter().enumerate() {
            let old = row[j + 1];
            row[j + 1] = (corner + usize::from(x != y)).min(old + 1).min(row[j] + 1);
            corner = old;
            least = least.min(row[j + 1]);
        }
        if least > most {
            return false;
        }
    }
    row[b.len()] <= most
}

/// What is known of a pair's negatives.
#[derive(Default)]
struct Negatives {
    near: Vec<u32>,
    near_arabic: Vec<u32>,
    confused: Vec<u32>,
}

/// The pairs with what negatives are drawn from.
struct Training<'a> {
    units: &'a Units,
    pairs: &'a [Pair],
    /// Latin names of the whole world and of the Arab world, and Arabic ones of the former.
    world: Words,
    region: Words,
    arabic: Words,
    /// The Latin spellings of an Arabic name, which are no negatives.
    right: HashMap<Word, HashSet<Word>>,
    negatives: Vec<Negatives>,
}

pub fn train(units: &Units, channel: &Channel, pairs: &[Pair]) -> Model {
    let mut training = Training::new(units, pairs);
    let start = channel.arabic_given_latin.iter().zip(&channel.latin_given_arabic);
    let mut model = Model {
        cost: start.map(|(a, l)| START_SCALE * (a + l) / 2.0).collect(),
        around: vec![0.0; units.keys.len() * SURROUNDINGS],
    };
    let mut descent = Descent::new(&model);
    let mut mean = Model { cost: vec![0.0; model.cost.len()], around: vec![0.0; model.around.len()] };
    let mut random = Random(99);
    let mut search = Search::default();
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    for round in 0..ROUNDS {
        if round % (ROUNDS / 2) == 0 {
            training.confuse(&model, &mut search, &mut random);
        }
        for i in (1..order.len()).rev() {
            order.swap(i, random.below(i + 1));
        }
        descent.rate = RATE * (1.0 - SLOWING * round as f32 / ROUNDS as f32);
        let loss: f64 = order
            .iter()
            .map(|&n| {
                let samples = training.samples(n, &mut random);
                f64::from(descent.step(&mut model, units, &mut search, &samples, pairs[n].weight))
            })
            .sum();
        println!("round {round}: loss {:.4}, bias {:.2}", loss / pairs.len() as f64, descent.bias);
        if round >= ROUNDS / 2 {
            let add = |sum: &mut [f32], now: &[f32]| {
                sum.iter_mut().zip(now).for_each(|(s, x)| *s += x / (ROUNDS - ROUNDS / 2) as f32);
            };
            add(&mut mean.cost, &model.cost);
            add(&mut mean.around, &model.around);
        }
    }
    mean
}

/// A true pair, then the negatives that share its Arabic, then those that share its Latin.
struct Samples {
    names: Vec<(Word, Word)>,
    same_arabic: usize,
}

impl<'a> Training<'a> {
    fn new(units: &'a Units, pairs: &'a [Pair]) -> Self {
        let latin = |world: bool| {
            Words::new(pairs.iter().filter(move |p| p.world == world).map(|p| p.latin.letters().to_vec()))
        };
        let arabic = Words::new(pairs.iter().filter(|p| p.world).map(|p| p.arabic.letters().to_vec()));
        let (world, region) = (latin(true), latin(false));
        let mut right: HashMap<Word, HashSet<Word>> = HashMap::new();
        for p in pairs {
            right.entry(p.plain.letters().to_vec()).or_default().insert(p.latin.letters().to_vec());
        }
        let negatives = pairs
            .iter()
            .enumerate()
            .map(|(n, p)| match (p.world, n % 3) {
                (true, _) => Negatives {
                    near: world.near(p.latin.letters(), 2),
                    near_arabic: arabic.near(p.arabic.letters(), 1),
                    confused: Vec::new(),
                },
                // The region has so many spellings of one name that a third of its pairs is enough.
                (false, 0) => Negatives { near: region.near(p.latin.letters(), 1), ..Negatives::default() },
                (false, _) => Negatives::default(),
            })
            .collect();
        Self { units, pairs, world, region, arabic, right, negatives }
    }

    /// Finds for each pair the names that the model takes most easily for the true one.
    fn confuse(&mut self, model: &Model, search: &mut Search, random: &mut Random) {
        for (pair, negatives) in self.pairs.iter().zip(&mut self.negatives).filter(|(p, _)| p.world) {
            let (arabic, latin) = (pair.arabic.letters(), pair.latin.letters());
            let mut found: Vec<(f32, u32)> = Vec::new();
            for _ in 0..LOOKED_THROUGH {
                let n = random.below(self.world.all.len());
                let other = &self.world.all[n];
                let unlike = other.len() * 10 < latin.len() * 6 || other.len() * 6 > latin.len() * 10;
                if !unlike && !self.right[pair.plain.letters()].contains(other) {
                    let cost = search.cost(self.units, model, arabic, other);
                    found.push((cost / (arabic.len() + other.len()) as f32, n as u32));
                }
            }
            found.sort_by(|a, b| a.0.total_cmp(&b.0));
            negatives.confused.extend(found.iter().take(3).map(|f| f.1));
        }
    }

    /// Pair `n` with negatives drawn for it.
    fn samples(&self, n: usize, random: &mut Random) -> Samples {
        let (pair, negatives) = (&self.pairs[n], &self.negatives[n]);
        let read_plain = random.unit() < PLAIN;
        let arabic = if read_plain { &pair.plain } else { &pair.arabic }.letters().to_vec();
        let latin = pair.latin.letters().to_vec();
        let words = if pair.world { &self.world } else { &self.region };
        let right = &self.right[pair.plain.letters()];
        let mut names = vec![(arabic.clone(), latin.clone())];
        let mut add = |other: &Word| {
            if !right.contains(other) && !names.iter().any(|(_, l)| l == other) {
                names.push((arabic.clone(), other.clone()));
            }
        };
        for (pool, list, draws) in [(words, &negatives.near, NEAR), (&self.world, &negatives.confused, CONFUSED)] {
            for _ in 0..if list.is_empty() { 0 } else { draws } {
                add(&pool.all[list[random.below(list.len())] as usize]);
            }
        }
        add(&words.all[random.below(words.all.len())]);
        let same_arabic = names.len();
        let list = &negatives.near_arabic;
        for _ in 0..if list.is_empty() { 0 } else { NEAR_ARABIC } {
            let other = &self.arabic.all[list[random.below(list.len())] as usize];
            let other_plain: Word = other.iter().map(|&c| plain(c)).collect();
            if self.right.get(&other_plain).is_some_and(|r| !r.contains(&latin)) {
                names.push((if read_plain { other_plain } else { other.clone() }, latin.clone()));
            }
        }
        Samples { names, same_arabic }
    }
}

/// The state of the descent.
struct Descent {
    rate: f32,
    bias: f32,
    bias_squares: f32,
    /// Sums of the squares of the gradients.
    cost_squares: Vec<f32>,
    around_squares: Vec<f32>,
}

impl Descent {
    fn new(model: &Model) -> Self {
        Self {
            rate: RATE,
            bias: BIAS,
            bias_squares: 1e-3,
            cost_squares: vec![1e-3; model.cost.len()],
            around_squares: vec![1e-3; model.around.len()],
        }
    }

    /// One step down the loss of a pair and its negatives; returns the loss.
    fn step(&mut self, model: &mut Model, units: &Units, search: &mut Search, samples: &Samples, weight: f32) -> f32 {
        let names = &samples.names;
        let mut scores = Vec::with_capacity(names.len());
        let mut chains = Vec::with_capacity(names.len());
        for (a, l) in names {
            scores.push(search.cost(units, model, a, l) / (a.len() + l.len()) as f32);
            chains.push(search.chain(a, l));
        }
        let mut gradients = vec![0.0; names.len()];
        let others = (names.len() - 1).max(1) as f32;
        let logistic = |x: f32| 1.0 / (1.0 + (-x).exp());
        let share = 1.0 - logistic(self.bias - scores[0]);
        gradients[0] += LOGISTIC * share;
        let mut bias_gradient = -LOGISTIC * share;
        let mut loss = -LOGISTIC * (1.0 - share).max(1e-9).ln();
        for (gradient, score) in gradients.iter_mut().zip(&scores).skip(1) {
            let share = logistic(self.bias - score);
            *gradient -= LOGISTIC * share / others;
            bias_gradient += LOGISTIC * share / others;
            loss -= LOGISTIC * (1.0 - share).max(1e-9).ln() / others;
        }
        for range in [1..samples.same_arabic, samples.same_arabic..names.len()].into_iter().filter(|r| !r.is_empty()) {
            let least = scores[range.clone()].iter().copied().fold(scores[0], f32::min);
            let weigh = |n: usize| (least - scores[n]).exp();
            let sum = weigh(0) + range.clone().map(weigh).sum::<f32>();
            gradients[0] += (1.0 - LOGISTIC) * (1.0 - weigh(0) / sum);
            for n in range {
                gradients[n] -= (1.0 - LOGISTIC) * weigh(n) / sum;
            }
            loss -= (1.0 - LOGISTIC) * (weigh(0) / sum).max(1e-9).ln();
        }
        bias_gradient *= weight;
        self.bias_squares += bias_gradient * bias_gradient;
        self.bias -= self.rate * bias_gradient / self.bias_squares.sqrt();
        for (((a, l), chain), gradient) in names.iter().zip(&chains).zip(gradients) {
            let gradient = GRADIENT_SCALE * gradient * weight / (a.len() + l.len()) as f32;
            if gradient.abs() < 1e-4 {
                continue;
            }
            for step in chain {
                let squares = &mut self.cost_squares[step.unit];
                *squares += gradient * gradient;
                model.cost[step.unit] -= self.rate * gradient / squares.sqrt();
                for k in around(step, a, l) {
                    let gradient = gradient + RIDGE * model.around[k];
                    let squares = &mut self.around_squares[k];
                    *squares += gradient * gradient;
                    model.around[k] -= self.rate * gradient / squares.sqrt();
                }
            }
        }
        loss
    }
}
