//! Linear chains: sparse integer weights, and the best sequence of labels under them.

use crate::error::{Error, ErrorCode};
use crate::pack::Pack;

/// Of a transition that may not be.
pub const NEVER: i32 = -100_000_000;

/// No path scores less, so that sums stay in range.
const FLOOR: i32 = -1_000_000_000;

/// Most labels of a model.
const MOST: usize = 16;

/// A weight of nought, as stored: bytes are shifted so that lanes of them add without borrowing.
const NOUGHT: i32 = 128;

/// The weights of one model, with room for eight labels in each of `WORDS` words.
///
/// A feature's hash names a slot of an open-addressing table (low bits) and a check byte (high bits, never 0), so that
/// a feature that was not kept almost always finds nothing. The check bytes stand by themselves: most look-ups end
/// there, in a table small enough for the processor's cache.
pub(crate) struct Chain<const WORDS: usize> {
    pub(crate) labels: usize,
    /// The transitions that may be, in order.
    valid: Vec<(u8, u8)>,
    checks: Vec<u8>,
    /// A byte for each label.
    rows: Vec<[u64; WORDS]>,
    /// From label × to label, for each of two sides.
    pub(crate) transitions: Vec<i32>,
    pub(crate) start: Vec<i32>,
    pub(crate) stop: Vec<i32>,
}

/// Slots that a look-up tries at most; the writer keeps to it.
pub const PROBES: usize = 8;

/// The check byte of a hash.
#[must_use]
pub fn check(hash: u32) -> u8 {
    ((hash >> 24) as u8).max(1)
}

/// The first slot of a hash in a table of `mask + 1` slots.
#[must_use]
pub fn slot(hash: u32, mask: usize) -> usize {
    (hash.wrapping_mul(0x9e37_79b1) >> 9) as usize & mask
}

impl<const WORDS: usize> Chain<WORDS> {
    /// Reads sections `NAME.head` (labels and log2 of slots as u32, then transitions, starts and stops as i32),
    /// `NAME.check` (a byte for each slot) and `NAME.rows` (the weights of each slot in use, label by label).
    pub(crate) fn open(pack: &Pack<'_>, name: &str) -> Result<Self, Error> {
        let bad = || Error::new(ErrorCode::ModelCorrupt, format!("model file for quotes: section {name} is malformed"));
        let head = pack.section(&format!("{name}.head"))?;
        let checks = pack.section(&format!("{name}.check"))?;
        let weights = pack.section(&format!("{name}.rows"))?;
        let ints: Vec<i32> = head.chunks_exact(4).map(|c| i32::from_le_bytes([c[0], c[1], c[2], c[3]])).collect();
        let (labels, bits) = match ints[..] {
            [l, b, ..] => (usize::try_from(l).map_err(|_| bad())?, u32::try_from(b).map_err(|_| bad())?),
            _ => return Err(bad()),
        };
        let rest = &ints[2..];
        let square = labels * labels;
        let used = checks.iter().filter(|&&c| c != 0).count();
        if labels == 0
            || labels > 8 * WORDS
            || bits > 24
            || checks.len() != 1 << bits
            || rest.len() != 2 * square + 2 * labels
            || weights.len() != used * labels
        {
            return Err(bad());
        }
        let mut rows = vec![[0; WORDS]; checks.len()];
        for (at, row) in rows.iter_mut().zip(checks).filter(|(_, c)| **c != 0).map(|(r, _)| r).enumerate() {
            for l in 0..labels {
                let weight = (i32::from(weights[l * used + at] as i8) + NOUGHT) as u64;
                row[l / 8] |= weight << (8 * (l % 8));
            }
        }
        let pairs = (0..labels).flat_map(|a| (0..labels).map(move |b| (a, b)));
        let valid = pairs.filter(|&(a, b)| rest[a * labels + b] > NEVER).map(|(a, b)| (a as u8, b as u8)).collect();
        let clamped = |v: &[i32]| v.iter().map(|&w| w.clamp(NEVER, -NEVER)).collect::<Vec<_>>();
        Ok(Self {
            labels,
            valid,
            checks: checks.to_vec(),
            rows,
            transitions: clamped(&rest[..2 * square]),
            start: clamped(&rest[2 * square..2 * square + labels]),
            stop: clamped(&rest[2 * square + labels..]),
        })
    }

    /// Adds the weights of the features to the scores of the labels.
    pub(crate) fn add(&self, features: &[u32], scores: &mut [i32]) {
        const LANES: u64 = 0x00FF_00FF_00FF_00FF;
        // Lanes of sixteen bits, even and odd labels apart: they hold the sum of 257 features.
        let mut sums = [[0u64; 2]; WORDS];
        let mut hits = 0;
        let mask = self.checks.len() - 1;
        for &h in features {
            let c = check(h);
            let mut at = slot(h, mask);
            for _ in 0..PROBES {
                let found = self.checks[at];
                if found == c {
                    for ([even, odd], w) in sums.iter_mut().zip(&self.rows[at]) {
                        *even += w & LANES;
                        *odd += w >> 8 & LANES;
                    }
                    hits += NOUGHT;
                    break;
                }
                if found == 0 {
                    break;
                }
                at = (at + 1) & mask;
            }
        }
        for (l, s) in scores.iter_mut().enumerate() {
            let lane = sums[l / 8][l % 2] >> (16 * (l % 8 / 2)) & 0xFFFF;
            *s += lane as i32 - hits;
        }
    }

    /// The best labels of a sequence and their score. `scores` holds `labels` figures for each node; `side` tells for
    /// a node which transitions lead to it.
    pub(crate) fn best(&self, scores: &[i32], side: impl Fn(usize) -> usize, labels: &mut Vec<u8>) -> i32 {
        let k = self.labels;
        let n = scores.len() / k;
        labels.clear();
        if n == 0 {
            return 0;
        }
        let mut back = vec![0u8; n * k];
        let mut now = [FLOOR; MOST];
        let mut next = [FLOOR; MOST];
        for l in 0..k {
            now[l] = (self.start[l] + scores[l]).max(FLOOR);
        }
        for i in 1..n {
            let table = &self.transitions[side(i) * k * k..][..k * k];
            next[..k].fill(FLOOR);
            let row = &mut back[i * k..(i + 1) * k];
            for &(from, to) in &self.valid {
                let s = now[from as usize] + table[from as usize * k + to as usize];
                if s > next[to as usize] {
                    next[to as usize] = s;
                    row[to as usize] = from;
                }
            }
            for l in 0..k {
                next[l] = (next[l] + scores[i * k + l]).max(FLOOR);
            }
            std::mem::swap(&mut now, &mut next);
        }
        let (mut label, mut best) = (0, i32::MIN);
        for (l, (at, stop)) in now.iter().zip(&self.stop).enumerate().take(k) {
            let s = at + stop;
            if s > best {
                (label, best) = (l, s);
            }
        }
        labels.resize(n, 0);
        for i in (0..n).rev() {
            labels[i] = label as u8;
            label = back[i * k + label] as usize;
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_add_as_numbers_do() {
        let weights = [-128i32, 127, -1, 0, 1, 64, -64, 5];
        let row = weights.iter().rev().fold(0u64, |w, &v| w << 8 | (v + NOUGHT) as u64);
        let hash = 0x2a00_0007;
        let mut checks = vec![0; 8];
        checks[slot(hash, 7)] = check(hash);
        let chain = Chain::<1> {
            labels: 8,
            valid: Vec::new(),
            checks,
            rows: vec![[row]; 8],
            transitions: Vec::new(),
            start: Vec::new(),
            stop: Vec::new(),
        };
        let mut scores = [1; 8];
        chain.add(&[hash; 200], &mut scores);
        assert_eq!(scores, weights.map(|w| 1 + 200 * w));
        // A feature that was not kept adds nothing.
        chain.add(&[0x2b00_0007], &mut scores);
        assert_eq!(scores, weights.map(|w| 1 + 200 * w));
    }
}
