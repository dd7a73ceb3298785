//! Linear chains: sparse integer weights, and the best sequence of labels under them.

use crate::error::{Error, ErrorCode};
use crate::pack::Pack;

/// Of a transition that may not be.
pub const NEVER: i32 = -1_000_000_000;

/// Bytes of a row: a check byte and room for the weights of 15 labels.
const ROW: usize = 16;

/// The weights of one model.
///
/// A feature's hash names a slot of an open-addressing table (low bits) and a check byte (high bits, never 0), so that
/// a feature that was not kept almost always finds nothing.
pub(crate) struct Chain {
    pub(crate) labels: usize,
    mask: usize,
    rows: Vec<[i8; ROW]>,
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

impl Chain {
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
            || labels >= ROW
            || bits > 24
            || checks.len() != 1 << bits
            || rest.len() != 2 * square + 2 * labels
            || weights.len() != used * labels
        {
            return Err(bad());
        }
        let mut rows = vec![[0; ROW]; checks.len()];
        let mut at = 0;
        for (row, &c) in rows.iter_mut().zip(checks) {
            if c != 0 {
                row[0] = c as i8;
                for l in 0..labels {
                    row[1 + l] = weights[l * used + at] as i8;
                }
                at += 1;
            }
        }
        Ok(Self {
            labels,
            mask: checks.len() - 1,
            rows,
            transitions: rest[..2 * square].to_vec(),
            start: rest[2 * square..2 * square + labels].to_vec(),
            stop: rest[2 * square + labels..].to_vec(),
        })
    }

    /// Adds the weights of the features to the scores of the labels.
    pub(crate) fn add(&self, features: &[u32], scores: &mut [i32]) {
        let mut sums = [0i32; ROW];
        for &h in features {
            let c = check(h) as i8;
            let mut at = slot(h, self.mask);
            for _ in 0..PROBES {
                let row = &self.rows[at];
                if row[0] == c {
                    for l in 1..ROW {
                        sums[l] += i32::from(row[l]);
                    }
                    break;
                }
                if row[0] == 0 {
                    break;
                }
                at = (at + 1) & self.mask;
            }
        }
        for (s, v) in scores.iter_mut().zip(&sums[1..]) {
            *s += v;
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
        let mut now: Vec<i32> = (0..k).map(|l| self.start[l].saturating_add(scores[l])).collect();
        let mut next = vec![0; k];
        for i in 1..n {
            let table = &self.transitions[side(i) * k * k..][..k * k];
            for to in 0..k {
                let mut best = (i32::MIN, 0);
                for from in 0..k {
                    let s = now[from].saturating_add(table[from * k + to]);
                    if s > best.0 {
                        best = (s, from);
                    }
                }
                next[to] = best.0.saturating_add(scores[i * k + to]);
                back[i * k + to] = best.1 as u8;
            }
            std::mem::swap(&mut now, &mut next);
        }
        let (mut label, mut best) = (0, i32::MIN);
        for l in 0..k {
            let s = now[l].saturating_add(self.stop[l]);
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
