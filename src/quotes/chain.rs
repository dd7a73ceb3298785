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

/// The weights as they stand in the file, apart by sort, because like bytes compress better among themselves.
struct Stored<'a> {
    /// Section `NAME.slots`: a bit for each slot, whether it is in use.
    slots: &'a [u8],
    /// `NAME.check`: a byte for each slot in use.
    checks: &'a [u8],
    /// `NAME.masks`: for each slot in use a bit for each label, whether its weight is not nought; the first eight labels
    /// of all slots, then the next eight.
    masks: &'a [u8],
    /// `NAME.rows`: the weights that are not nought, slot by slot.
    weights: &'a [u8],
}

impl<'a> Stored<'a> {
    fn of(pack: &Pack<'a>, name: &str) -> Result<Self, Error> {
        let section = |part: &str| pack.section(&format!("{name}.{part}"));
        Ok(Self {
            slots: section("slots")?,
            checks: section("check")?,
            masks: section("masks")?,
            weights: section("rows")?,
        })
    }

    /// The check byte and the weights of each slot; nothing if the sections do not fit together.
    fn table<const WORDS: usize>(&self, labels: usize, slots: usize) -> Option<(Vec<u8>, Vec<[u64; WORDS]>)> {
        let used = self.checks.len();
        if self.slots.len() * 8 != slots.max(8) || self.masks.len() != used * labels.div_ceil(8) {
            return None;
        }
        let mut checks = vec![0; slots];
        let mut rows = vec![[0; WORDS]; slots];
        let mut weights = self.weights.iter();
        let mut at = 0;
        for slot in (0..slots).filter(|s| self.slots[s / 8] >> (s % 8) & 1 == 1) {
            checks[slot] = *self.checks.get(at).filter(|&&c| c != 0)?;
            for l in 0..labels {
                let held = self.masks[l / 8 * used + at] >> (l % 8) & 1 == 1;
                let weight = if held { i32::from(*weights.next()? as i8) } else { 0 };
                rows[slot][l / 8] |= ((weight + NOUGHT) as u64) << (8 * (l % 8));
            }
            at += 1;
        }
        (at == used && weights.next().is_none()).then_some((checks, rows))
    }
}

/// The sections that [`Chain::open`] reads beside the head: for each slot its check byte, 0 where it is not in use, and
/// its weights.
#[cfg(any(test, feature = "train"))]
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public for training alone"))]
pub fn write_rows(name: &str, labels: usize, slots: &[(u8, Vec<i8>)]) -> Vec<(String, Vec<u8>)> {
    let mut bits = vec![0u8; slots.len().div_ceil(8)];
    let used: Vec<&(u8, Vec<i8>)> = slots.iter().filter(|s| s.0 != 0).collect();
    for (i, _) in slots.iter().enumerate().filter(|(_, s)| s.0 != 0) {
        bits[i / 8] |= 1 << (i % 8);
    }
    let mask =
        |from: usize, w: &[i8]| w[from..].iter().take(8).enumerate().fold(0u8, |m, (l, &w)| m | u8::from(w != 0) << l);
    let masks = (0..labels).step_by(8).flat_map(|from| used.iter().map(move |s| mask(from, &s.1))).collect();
    let weights = used.iter().flat_map(|s| &s.1).filter(|&&w| w != 0).map(|&w| w as u8).collect();
    let checks = used.iter().map(|s| s.0).collect();
    [("slots", bits), ("check", checks), ("masks", masks), ("rows", weights)]
        .map(|(part, bytes)| (format!("{name}.{part}"), bytes))
        .into()
}

impl<const WORDS: usize> Chain<WORDS> {
    /// Reads section `NAME.head` (labels and log2 of slots as u32, then transitions, starts and stops as i32) and those of
    /// the [`Stored`] weights.
    pub(crate) fn open(pack: &Pack<'_>, name: &str) -> Result<Self, Error> {
        let bad = || Error::new(ErrorCode::ModelCorrupt, format!("model file for quotes: section {name} is malformed"));
        let head = pack.section(&format!("{name}.head"))?;
        let ints: Vec<i32> = head.chunks_exact(4).map(|c| i32::from_le_bytes([c[0], c[1], c[2], c[3]])).collect();
        let (labels, bits) = match ints[..] {
            [l, b, ..] => (usize::try_from(l).map_err(|_| bad())?, u32::try_from(b).map_err(|_| bad())?),
            _ => return Err(bad()),
        };
        let rest = &ints[2..];
        let square = labels * labels;
        if labels == 0 || labels > 8 * WORDS || bits > 24 || rest.len() != 2 * square + 2 * labels {
            return Err(bad());
        }
        let (checks, rows) = Stored::of(pack, name)?.table(labels, 1 << bits).ok_or_else(bad)?;
        let pairs = (0..labels).flat_map(|a| (0..labels).map(move |b| (a, b)));
        let valid = pairs.filter(|&(a, b)| rest[a * labels + b] > NEVER).map(|(a, b)| (a as u8, b as u8)).collect();
        let clamped = |v: &[i32]| v.iter().map(|&w| w.clamp(NEVER, -NEVER)).collect::<Vec<_>>();
        Ok(Self {
            labels,
            valid,
            checks,
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
    fn weights_come_back_from_their_sections() {
        let mut slots = vec![(0, Vec::new()); 16];
        slots[3] = (7, vec![0, -5, 0, 0, 0, 0, 0, 127, 1]);
        slots[15] = (255, vec![-128, 0, 0, 0, 0, 0, 0, 0, 0]);
        let mut sections = write_rows("t", 9, &slots);
        let stored = |sections: &[(String, Vec<u8>)]| {
            let [slots, checks, masks, weights] = [0, 1, 2, 3].map(|i| sections[i].1.as_slice());
            Stored { slots, checks, masks, weights }.table::<2>(9, 16)
        };
        let (checks, rows) = stored(&sections).expect("what was written is read");
        assert_eq!(checks.iter().map(|&c| u32::from(c)).sum::<u32>(), 262);
        let weight = |slot: usize, l: usize| (rows[slot][l / 8] >> (8 * (l % 8)) & 0xFF) as i32 - NOUGHT;
        assert_eq!([0, 1, 7, 8].map(|l| weight(3, l)), [0, -5, 127, 1]);
        assert_eq!([weight(15, 0), weight(15, 8)], [-128, 0]);
        // A weight too few or too many is damage.
        sections[3].1.push(1);
        assert!(stored(&sections).is_none());
        sections[3].1.truncate(2);
        assert!(stored(&sections).is_none());
    }

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
