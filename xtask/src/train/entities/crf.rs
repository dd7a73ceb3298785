//! A linear-chain conditional random field (Lafferty et al. 2001), trained by AdaGrad (Duchi et al. 2011).
//!
//! Only additions, multiplications, divisions and square roots of f32 are used, which IEEE 754 fixes to the bit, so
//! that every machine trains the same weights.

use nutgraf::train::entities::{FEATURES, LABELS, LEXICAL as LEXICAL_FEATURES, ROWS, follows};

use crate::random::Random;

/// A stretch of tokens with their features and labels.
pub(super) struct Zone {
    pub(super) features: Vec<[u32; FEATURES]>,
    pub(super) labels: Vec<u8>,
}

/// Weights in training.
pub(super) struct Crf {
    /// For each row, a weight for each label but "outside".
    pub(super) rows: Vec<[f32; 8]>,
    squares: Vec<[f32; 8]>,
    pub(super) transitions: [[f32; LABELS]; LABELS],
    transition_squares: [[f32; LABELS]; LABELS],
    /// Rows that may be other than nought.
    pub(super) active: Vec<bool>,
    sums: Vec<[f32; 8]>,
    transition_sums: [[f32; LABELS]; LABELS],
    checkpoints: f32,
    rate: f32,
    penalty: f32,
    /// Stretches seen, and for each row how many had been when it was last met.
    seen: u32,
    met: Vec<u32>,
}

/// e to the x for x of at most 0, to seven digits.
fn exp(x: f32) -> f32 {
    if x < -80.0 {
        return 0.0;
    }
    let n = (x * std::f32::consts::LOG2_E - 0.5) as i32;
    let r = x - n as f32 * std::f32::consts::LN_2;
    let p = 1.0 + r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r / 720.0)))));
    p * f32::from_bits(((n + 127) as u32) << 23)
}

/// Features that spell out the token or the name it is part of.
const LEXICAL: &[usize] = LEXICAL_FEATURES;

type Lane = [f32; LABELS];

impl Crf {
    pub(super) fn new(rate: f32, penalty: f32) -> Self {
        Self {
            rows: vec![[0.0; 8]; ROWS + 1],
            squares: vec![[0.0; 8]; ROWS + 1],
            transitions: [[0.0; LABELS]; LABELS],
            transition_squares: [[0.0; LABELS]; LABELS],
            active: vec![true; ROWS],
            sums: vec![[0.0; 8]; ROWS],
            transition_sums: [[0.0; LABELS]; LABELS],
            checkpoints: 0.0,
            rate,
            penalty,
            seen: 0,
            met: vec![0; ROWS],
        }
    }

    fn score(&self, features: &[u32; FEATURES]) -> Lane {
        let mut sum = [0.0f32; 8];
        for &f in features {
            let row = &self.rows[f as usize];
            for j in 0..8 {
                sum[j] += row[j];
            }
        }
        let mut out = [0.0; LABELS];
        out[1..].copy_from_slice(&sum);
        out
    }

    /// Pulls a row's weights towards nought, for all the stretches since it was last met.
    fn shrink(&mut self, row: usize) {
        let gap = (self.seen - self.met[row]) as f32;
        self.met[row] = self.seen;
        if gap == 0.0 || self.penalty == 0.0 {
            return;
        }
        let weights = self.rows[row].iter_mut().zip(&self.squares[row]);
        for (w, square) in weights {
            let pull = self.penalty * gap * self.rate / (square + 0.01).sqrt();
            *w = if w.abs() <= pull { 0.0 } else { *w - pull.copysign(*w) };
        }
    }

    /// Takes the weights as they are into the average.
    pub(super) fn checkpoint(&mut self) {
        (0..ROWS).for_each(|row| self.shrink(row));
        for (sum, row) in self.sums.iter_mut().zip(&self.rows) {
            for j in 0..8 {
                sum[j] += row[j];
            }
        }
        for (sum, t) in self.transition_sums.iter_mut().flatten().zip(self.transitions.iter().flatten()) {
            *sum += t;
        }
        self.checkpoints += 1.0;
    }

    /// Takes another training's checkpoints into the average.
    pub(super) fn join(&mut self, other: &Self) {
        for (sum, more) in self.sums.iter_mut().flatten().zip(other.sums.iter().flatten()) {
            *sum += more;
        }
        for (sum, more) in self.transition_sums.iter_mut().flatten().zip(other.transition_sums.iter().flatten()) {
            *sum += more;
        }
        self.checkpoints += other.checkpoints;
    }

    /// The average of all checkpoints: steadier than the last weights.
    pub(super) fn average(&self) -> (Vec<[f32; 8]>, [[f32; LABELS]; LABELS]) {
        let rows = self.sums.iter().map(|r| r.map(|x| x / self.checkpoints)).collect();
        (rows, self.transition_sums.map(|r| r.map(|x| x / self.checkpoints)))
    }

    /// One pass over the zones in the given order. In a share of them the words themselves are hidden, so that the
    /// weights learn to do with context, shape and lists, as they must for names never met.
    pub(super) fn epoch(&mut self, zones: &[Zone], order: &[u32], hide: f32, random: &mut Random) {
        let mut potentials: Vec<Lane> = Vec::new();
        let mut features: Vec<[u32; FEATURES]> = Vec::new();
        let (mut forward, mut backward): (Vec<Lane>, Vec<Lane>) = (Vec::new(), Vec::new());
        for &z in order {
            let zone = &zones[z as usize];
            let n = zone.labels.len();
            features.clear();
            features.extend_from_slice(&zone.features);
            if (random.below(1000) as f32) < hide * 1000.0 {
                for f in &mut features {
                    for &i in LEXICAL {
                        f[i] = ROWS as u32;
                    }
                }
            }
            self.seen += 1;
            for &f in features.iter().flatten().filter(|&&f| f as usize != ROWS) {
                self.shrink(f as usize);
            }
            potentials.clear();
            for f in &features {
                let mut s = self.score(f);
                let top = s.iter().copied().fold(f32::MIN, f32::max);
                s.iter_mut().for_each(|x| *x = exp(*x - top));
                potentials.push(s);
            }
            let mut t = [[0.0f32; LABELS]; LABELS];
            let top = self.transitions.iter().flatten().copied().fold(f32::MIN, f32::max);
            for a in 0..LABELS {
                for b in 0..LABELS {
                    t[a][b] = if follows(a, b) { exp(self.transitions[a][b] - top) } else { 0.0 };
                }
            }
            forward.clear();
            let mut last = [0.0; LABELS];
            last[0] = 1.0;
            for p in &potentials {
                let mut next = [0.0; LABELS];
                for a in 0..LABELS {
                    for b in 0..LABELS {
                        next[b] += last[a] * t[a][b];
                    }
                }
                let mut sum = 0.0;
                for b in 0..LABELS {
                    next[b] *= p[b];
                    sum += next[b];
                }
                next.iter_mut().for_each(|x| *x /= sum);
                forward.push(next);
                last = next;
            }
            backward.clear();
            backward.resize(n, [1.0; LABELS]);
            for i in (0..n - 1).rev() {
                let mut here = [0.0; LABELS];
                let mut sum = 0.0;
                for a in 0..LABELS {
                    for b in 0..LABELS {
                        here[a] += t[a][b] * potentials[i + 1][b] * backward[i + 1][b];
                    }
                    sum += here[a];
                }
                here.iter_mut().for_each(|x| *x /= sum);
                backward[i] = here;
            }
            let mut gradient = [[0.0f32; LABELS]; LABELS];
            let mut before = [0.0; LABELS];
            before[0] = 1.0;
            let mut gold_before = 0usize;
            for i in 0..n {
                let gold = zone.labels[i] as usize;
                // Expected transitions.
                let mut pair = [[0.0f32; LABELS]; LABELS];
                let mut sum = 0.0;
                for a in 0..LABELS {
                    for b in 0..LABELS {
                        pair[a][b] = before[a] * t[a][b] * potentials[i][b] * backward[i][b];
                        sum += pair[a][b];
                    }
                }
                for a in 0..LABELS {
                    for b in 0..LABELS {
                        gradient[a][b] -= pair[a][b] / sum;
                    }
                }
                gradient[gold_before][gold] += 1.0;
                before = forward[i];
                gold_before = gold;
                let mut marginal: Lane = [0.0; LABELS];
                let mut sum = 0.0;
                for b in 0..LABELS {
                    marginal[b] = forward[i][b] * backward[i][b];
                    sum += marginal[b];
                }
                let mut g = [0.0f32; 8];
                let mut size = 0.0;
                for b in 1..LABELS {
                    g[b - 1] = f32::from(u8::from(b == gold)) - marginal[b] / sum;
                    size += g[b - 1].abs();
                }
                if size < 0.002 {
                    continue;
                }
                for &f in &features[i] {
                    let f = f as usize;
                    if f == ROWS || !self.active[f] {
                        continue;
                    }
                    let (row, square) = (&mut self.rows[f], &mut self.squares[f]);
                    for j in 0..8 {
                        let d = g[j];
                        square[j] += d * d;
                        row[j] += self.rate * d / (square[j] + 0.01).sqrt();
                    }
                }
            }
            for a in 0..LABELS {
                for b in 0..LABELS {
                    let d = gradient[a][b];
                    if d != 0.0 {
                        self.transition_squares[a][b] += d * d;
                        self.transitions[a][b] += self.rate * d / (self.transition_squares[a][b] + 0.01).sqrt();
                    }
                }
            }
        }
    }
}
