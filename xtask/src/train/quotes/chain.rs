//! Linear-chain conditional random fields, trained with AdaGrad and an L1 penalty.
//!
//! Lafferty et al. 2001; Duchi et al. 2011. The penalty is applied when a feature is met again, for all the steps since.

use std::collections::HashMap;

use nutgraf::train::quotes::{NEVER, PROBES, check, slot, write_rows};

use crate::random::Random;

/// A sequence: for each node its features, its gold label and whether it is held to "none".
pub(crate) struct Sequence {
    pub(crate) features: Vec<Vec<u32>>,
    pub(crate) gold: Vec<u8>,
    pub(crate) fixed: Vec<bool>,
    /// Which set of transitions leads to a node.
    pub(crate) side: Vec<u8>,
    pub(crate) weight: f32,
}

#[derive(Clone, Copy)]
pub(crate) struct Options {
    pub(crate) labels: usize,
    pub(crate) valid: fn(usize, usize) -> bool,
    pub(crate) starts: fn(usize) -> bool,
    pub(crate) stops: fn(usize) -> bool,
    pub(crate) epochs: usize,
    /// Passes at the end over whose weights the mean is taken.
    pub(crate) average: usize,
    pub(crate) rate: f32,
    pub(crate) l1: f32,
    pub(crate) cutoff: u32,
    pub(crate) seed: u64,
}

/// Weights in floating point, one row for each feature.
pub(crate) struct Weights {
    pub(crate) labels: usize,
    pub(crate) index: HashMap<u32, u32>,
    pub(crate) rows: Vec<f32>,
    pub(crate) transitions: Vec<f32>,
    pub(crate) start: Vec<f32>,
    pub(crate) stop: Vec<f32>,
    valid: fn(usize, usize) -> bool,
    starts: fn(usize) -> bool,
    stops: fn(usize) -> bool,
}

impl Weights {
    /// The mean of weights that were trained on the same sequences, which number their features alike.
    pub(crate) fn mean(models: Vec<Self>) -> Self {
        let share = 1.0 / models.len() as f32;
        let mut models = models.into_iter();
        let mut sum = models.next().expect("a model");
        let parts = |w: &mut Self| [&mut w.rows, &mut w.transitions, &mut w.start, &mut w.stop].map(std::mem::take);
        let mut total = parts(&mut sum);
        for mut model in models {
            for (sums, part) in total.iter_mut().zip(parts(&mut model)) {
                sums.iter_mut().zip(part).for_each(|(sum, w)| *sum += w);
            }
        }
        total.iter_mut().flatten().for_each(|w| *w *= share);
        [sum.rows, sum.transitions, sum.start, sum.stop] = total;
        sum
    }

    fn scores(&self, s: &[Vec<u32>], fixed: &[bool], out: &mut Vec<f32>) {
        let k = self.labels;
        out.clear();
        out.resize(s.len() * k, 0.0);
        for (i, features) in s.iter().enumerate() {
            let row = &mut out[i * k..(i + 1) * k];
            for &f in features {
                let w = &self.rows[f as usize * k..][..k];
                for (a, b) in row.iter_mut().zip(w) {
                    *a += b;
                }
            }
            if fixed[i] {
                row[0] = 0.0;
                row[1..].fill(-1e9);
            }
        }
    }

    /// Marginal probabilities of every label at every node.
    fn marginals(&self, scores: &[f32], side: &[u8], out: &mut Vec<f32>, pairs: Option<&mut Vec<f64>>) {
        let k = self.labels;
        let n = scores.len() / k;
        let mut e = vec![0f64; n * k];
        for i in 0..n {
            let row = &scores[i * k..(i + 1) * k];
            let top = row.iter().copied().fold(f32::MIN, f32::max);
            for l in 0..k {
                e[i * k + l] = exp((row[l] - top).into());
            }
        }
        let t: Vec<f64> = (0..2 * k * k)
            .map(|j| {
                let (from, to) = (j % (k * k) / k, j % k);
                if (self.valid)(from, to) { exp(self.transitions[j].into()) } else { 0.0 }
            })
            .collect();
        let start: Vec<f64> = (0..k).map(|l| if (self.starts)(l) { exp(self.start[l].into()) } else { 0.0 }).collect();
        let stop: Vec<f64> = (0..k).map(|l| if (self.stops)(l) { exp(self.stop[l].into()) } else { 0.0 }).collect();
        let mut a = vec![0f64; n * k];
        let mut b = vec![0f64; n * k];
        let norm = |row: &mut [f64]| {
            let z: f64 = row.iter().sum();
            for v in row {
                *v /= z;
            }
        };
        for l in 0..k {
            a[l] = start[l] * e[l];
        }
        norm(&mut a[..k]);
        for i in 1..n {
            let m = &t[usize::from(side[i]) * k * k..][..k * k];
            let (done, rest) = a.split_at_mut(i * k);
            let prev = &done[(i - 1) * k..];
            for from in 0..k {
                let p = prev[from];
                if p > 0.0 {
                    for to in 0..k {
                        rest[to] += p * m[from * k + to];
                    }
                }
            }
            for to in 0..k {
                rest[to] *= e[i * k + to];
            }
            norm(&mut rest[..k]);
        }
        b[(n - 1) * k..].copy_from_slice(&stop);
        norm(&mut b[(n - 1) * k..]);
        for i in (0..n - 1).rev() {
            let m = &t[usize::from(side[i + 1]) * k * k..][..k * k];
            let (head, tail) = b.split_at_mut((i + 1) * k);
            let row = &mut head[i * k..];
            for from in 0..k {
                row[from] = (0..k).map(|to| m[from * k + to] * e[(i + 1) * k + to] * tail[to]).sum();
            }
            norm(row);
        }
        out.clear();
        for i in 0..n {
            let z: f64 = (0..k).map(|l| a[i * k + l] * b[i * k + l]).sum();
            out.extend((0..k).map(|l| (a[i * k + l] * b[i * k + l] / z) as f32));
        }
        if let Some(pairs) = pairs {
            pairs.clear();
            pairs.resize(2 * k * k, 0.0);
            let mut cell = vec![0f64; k * k];
            for i in 1..n {
                let side = usize::from(side[i]) * k * k;
                let mut z = 0.0;
                for from in 0..k {
                    for to in 0..k {
                        let v = a[(i - 1) * k + from] * t[side + from * k + to] * e[i * k + to] * b[i * k + to];
                        cell[from * k + to] = v;
                        z += v;
                    }
                }
                for (j, v) in cell.iter().enumerate() {
                    pairs[side + j] += v / z;
                }
            }
        }
    }

    /// The best labels, as the engine finds them.
    pub(crate) fn best(&self, s: &Sequence) -> Vec<u8> {
        let k = self.labels;
        let n = s.features.len();
        if n == 0 {
            return Vec::new();
        }
        let known: Vec<Vec<u32>> =
            s.features.iter().map(|f| f.iter().filter_map(|h| self.index.get(h).copied()).collect()).collect();
        let mut scores = Vec::new();
        self.scores(&known, &s.fixed, &mut scores);
        let never = |ok: bool, v: f32| if ok { v } else { -1e9 };
        let mut now: Vec<f32> = (0..k).map(|l| never((self.starts)(l), self.start[l]) + scores[l]).collect();
        let mut back = vec![0u8; n * k];
        for i in 1..n {
            let mut next = vec![f32::MIN; k];
            for to in 0..k {
                for from in 0..k {
                    let t = self.transitions[usize::from(s.side[i]) * k * k + from * k + to];
                    let v = now[from] + never((self.valid)(from, to), t);
                    if v > next[to] {
                        next[to] = v;
                        back[i * k + to] = from as u8;
                    }
                }
                next[to] += scores[i * k + to];
            }
            now = next;
        }
        let mut label = (0..k)
            .max_by(|&a, &b| {
                let f = |l: usize| now[l] + never((self.stops)(l), self.stop[l]);
                f(a).total_cmp(&f(b))
            })
            .unwrap_or(0);
        let mut out = vec![0; n];
        for i in (0..n).rev() {
            out[i] = label as u8;
            label = back[i * k + label].into();
        }
        out
    }

    /// Makes it likelier that a run begins with one of the labels. Weights learned for likelihood are shy: leaning to
    /// more finds raises F1.
    pub(crate) fn lean(&mut self, labels: [usize; 2], by: f32) {
        let k = self.labels;
        for j in (0..2 * k * k).filter(|j| labels.contains(&(j % k))) {
            let (from, to) = (j % (k * k) / k, j % k);
            if (self.valid)(from, to) {
                self.transitions[j] += by;
            }
        }
        for l in labels {
            self.start[l] += by;
        }
    }

    /// The sections of the model file, weights in whole steps of 1/`scale`. Keeps at most `keep` features.
    pub(crate) fn sections(&self, name: &str, scale: f32, bits: u32, keep: usize) -> Vec<(String, Vec<u8>)> {
        let k = self.labels;
        let quantised = |w: f32| (w * scale).round().clamp(-127.0, 127.0) as i8;
        let mut kept: Vec<(f32, u32, u32)> = self
            .index
            .iter()
            .filter_map(|(&h, &f)| {
                let row = &self.rows[f as usize * k..][..k];
                let strength: f32 = row.iter().map(|w| w.abs()).sum();
                row.iter().any(|&w| quantised(w) != 0).then_some((strength, h, f))
            })
            .collect();
        kept.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let all = kept.len();
        kept.truncate(keep);
        let mask = (1usize << bits) - 1;
        let mut checks = vec![0u8; mask + 1];
        let mut owner = vec![u32::MAX; mask + 1];
        let mut lost = 0;
        for &(_, h, f) in &kept {
            let mut at = slot(h, mask);
            let mut placed = false;
            for _ in 0..PROBES {
                if checks[at] == check(h) {
                    break;
                }
                if checks[at] == 0 {
                    checks[at] = check(h);
                    owner[at] = f;
                    placed = true;
                    break;
                }
                at = (at + 1) & mask;
            }
            lost += usize::from(!placed);
        }
        eprintln!(
            "{name}: {all} features of {} have weight, {} kept, {lost} lost",
            self.index.len(),
            kept.len() - lost
        );
        let row = |f: u32| self.rows[f as usize * k..][..k].iter().map(|&w| quantised(w)).collect();
        let weights = |f: u32| if f == u32::MAX { Vec::new() } else { row(f) };
        let slots: Vec<(u8, Vec<i8>)> = checks.into_iter().zip(owner).map(|(c, f)| (c, weights(f))).collect();
        let int = |ok: bool, w: f32| if ok { (w * scale).round() as i32 } else { NEVER };
        let mut head = vec![k as i32, bits as i32];
        head.extend((0..2 * k * k).map(|j| int((self.valid)(j % (k * k) / k, j % k), self.transitions[j])));
        head.extend((0..k).map(|l| int((self.starts)(l), self.start[l])));
        head.extend((0..k).map(|l| int((self.stops)(l), self.stop[l])));
        let head = head.iter().flat_map(|v| v.to_le_bytes()).collect();
        let mut sections = vec![(format!("{name}.head"), head)];
        sections.extend(write_rows(name, k, &slots));
        sections
    }
}

/// Trains on the sequences, by index.
pub(crate) fn train(sequences: &[Sequence], on: &[usize], o: &Options) -> Weights {
    let k = o.labels;
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for &s in on {
        for f in sequences[s].features.iter().flatten() {
            *counts.entry(*f).or_default() += 1;
        }
    }
    let mut index = HashMap::new();
    let mut compact: Vec<Vec<Vec<u32>>> = Vec::with_capacity(on.len());
    for &s in on {
        let mut rows = Vec::with_capacity(sequences[s].features.len());
        for features in &sequences[s].features {
            let mut row = Vec::with_capacity(features.len());
            for f in features.iter().filter(|f| counts[f] >= o.cutoff) {
                let next = index.len() as u32;
                row.push(*index.entry(*f).or_insert(next));
            }
            rows.push(row);
        }
        compact.push(rows);
    }
    drop(counts);
    let mut w = Weights {
        labels: k,
        rows: vec![0.0; index.len() * k],
        index,
        transitions: vec![0.0; 2 * k * k],
        start: vec![0.0; k],
        stop: vec![0.0; k],
        valid: o.valid,
        starts: o.starts,
        stops: o.stops,
    };
    let mut squares = vec![1e-4f32; w.rows.len()];
    let mut met = vec![0u32; w.index.len()];
    let mut t_squares = vec![1e-4f32; 2 * k * k + 2 * k];
    let mut order: Vec<usize> = (0..on.len()).collect();
    let mut random = Random(o.seed);
    let mut step = 0u32;
    let (mut scores, mut marginals, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
    // The mean of the weights after each of the last passes.
    let from = o.epochs - o.epochs.min(o.average).max(1);
    let mut mean = Mean::default();
    for epoch in 0..o.epochs {
        random.shuffle(&mut order);
        let rate = o.rate * if epoch * 3 >= o.epochs * 2 { 0.5 } else { 1.0 };
        let mut loss = 0f64;
        for &c in &order {
            let s = &sequences[on[c]];
            let rows = &compact[c];
            let n = rows.len();
            if n == 0 {
                continue;
            }
            step += 1;
            w.scores(rows, &s.fixed, &mut scores);
            w.marginals(&scores, &s.side, &mut marginals, Some(&mut pairs));
            for i in 0..n {
                let gold = usize::from(s.gold[i]);
                let p = &marginals[i * k..(i + 1) * k];
                loss -= f64::from(p[gold].max(1e-9).ln());
                if s.fixed[i] || p[gold] > 0.999 {
                    continue;
                }
                for &f in &rows[i] {
                    let f = f as usize;
                    let gap = (step - met[f]) as f32;
                    met[f] = step;
                    let row = &mut w.rows[f * k..][..k];
                    let sq = &mut squares[f * k..][..k];
                    for l in 0..k {
                        let g = s.weight * (f32::from(u8::from(l == gold)) - p[l]);
                        let before = row[l];
                        let shrink = o.l1 * gap * rate / sq[l].sqrt();
                        let kept = before.signum() * (before.abs() - shrink).max(0.0);
                        sq[l] += g * g;
                        row[l] = kept + rate * g / sq[l].sqrt();
                    }
                }
            }
            // Transitions.
            for i in 1..n {
                let j = usize::from(s.side[i]) * k * k + usize::from(s.gold[i - 1]) * k + usize::from(s.gold[i]);
                pairs[j] -= 1.0;
            }
            let mut update = |j: usize, g: f32, v: &mut f32| {
                t_squares[j] += g * g;
                *v += rate * g / t_squares[j].sqrt();
            };
            for j in 0..2 * k * k {
                if (o.valid)(j % (k * k) / k, j % k) {
                    update(j, -pairs[j] as f32, &mut w.transitions[j]);
                }
            }
            for l in 0..k {
                let first = f32::from(u8::from(l == usize::from(s.gold[0]))) - marginals[l];
                let last = f32::from(u8::from(l == usize::from(s.gold[n - 1]))) - marginals[(n - 1) * k + l];
                if (o.starts)(l) {
                    update(2 * k * k + l, first, &mut w.start[l]);
                }
                if (o.stops)(l) {
                    update(2 * k * k + k + l, last, &mut w.stop[l]);
                }
            }
        }
        if epoch + 1 == o.epochs || epoch == 0 {
            eprintln!("epoch {epoch} loss {loss:.0}");
        }
        if epoch >= from {
            for f in 0..w.index.len() {
                let gap = (step - met[f]) as f32;
                met[f] = step;
                for l in 0..k {
                    let v = &mut w.rows[f * k + l];
                    let shrink = o.l1 * gap * rate / squares[f * k + l].sqrt();
                    *v = v.signum() * (v.abs() - shrink).max(0.0);
                }
            }
            mean.add(&w);
        }
    }
    mean.set(&mut w);
    w
}

/// A sum of weights, for their mean.
#[derive(Default)]
struct Mean {
    sums: [Vec<f32>; 4],
    count: f32,
}

impl Mean {
    fn add(&mut self, w: &Weights) {
        for (sum, v) in self.sums.iter_mut().zip([&w.rows, &w.transitions, &w.start, &w.stop]) {
            sum.resize(v.len(), 0.0);
            for (s, x) in sum.iter_mut().zip(v) {
                *s += x;
            }
        }
        self.count += 1.0;
    }

    fn set(&self, w: &mut Weights) {
        for (sum, v) in self.sums.iter().zip([&mut w.rows, &mut w.transitions, &mut w.start, &mut w.stop]) {
            for (s, x) in sum.iter().zip(v) {
                *x = s / self.count;
            }
        }
    }
}

/// The exponential by operations that give the same bits everywhere: a power of two, and a series for the rest.
fn exp(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    let whole = (x * std::f64::consts::LOG2_E).round();
    let r = x - whole * std::f64::consts::LN_2;
    let mut sum = 1.0;
    for i in (1..14).rev() {
        sum = 1.0 + sum * r / f64::from(i);
    }
    sum * f64::from_bits(((whole as i64 + 1023) as u64) << 52)
}
