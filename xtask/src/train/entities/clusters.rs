//! Clusters of words that keep the same company: spherical k-means over projected counts of neighbours.

use std::collections::{BTreeMap, HashMap};

use nutgraf::train::entities as engine;

use crate::random::Random;

/// Neighbours that count, and the length of a projected vector.
const CONTEXTS: usize = 1500;
const LENGTH: usize = 100;

/// Clusters of the words met at least `least` times, from hash to 1 and up.
pub(super) fn build(sentences: &[Vec<String>], k: usize, least: u32, rounds: usize) -> BTreeMap<u32, u32> {
    let mut ids: HashMap<&str, u32> = HashMap::new();
    let mut words: Vec<&str> = Vec::new();
    let mut counts: Vec<u32> = Vec::new();
    let text: Vec<Vec<u32>> = sentences
        .iter()
        .map(|s| {
            s.iter()
                .map(|w| {
                    let id = *ids.entry(w).or_insert_with(|| {
                        words.push(w);
                        counts.push(0);
                        words.len() as u32 - 1
                    });
                    counts[id as usize] += 1;
                    id
                })
                .collect()
        })
        .collect();
    let mut order: Vec<u32> = (0..words.len() as u32).collect();
    order.sort_by_key(|&w| (std::cmp::Reverse(counts[w as usize]), words[w as usize]));
    let vocabulary: Vec<u32> = order.iter().copied().filter(|&w| counts[w as usize] >= least).collect();
    let mut context = vec![u32::MAX; words.len()];
    for (i, &w) in order.iter().take(CONTEXTS).enumerate() {
        context[w as usize] = i as u32 + 1;
    }
    let mut row = vec![u32::MAX; words.len()];
    for (i, &w) in vocabulary.iter().enumerate() {
        row[w as usize] = i as u32;
    }
    // Counts of neighbours to the left (even) and right (odd); the sentence's edge is a neighbour too.
    let width = 2 * (CONTEXTS + 1);
    let mut table: Vec<HashMap<u32, u32>> = vec![HashMap::new(); vocabulary.len()];
    let mut totals = vec![0u64; width];
    let mut sum = 0u64;
    for s in &text {
        for (i, &w) in s.iter().enumerate() {
            if row[w as usize] == u32::MAX {
                continue;
            }
            let of = |j: Option<usize>| j.and_then(|j| s.get(j)).map_or(0, |&c| context[c as usize]);
            for (side, c) in [(0, of(i.checked_sub(1))), (1, of(Some(i + 1)))] {
                if c != u32::MAX {
                    let cell = 2 * c + side;
                    *table[row[w as usize] as usize].entry(cell).or_default() += 1;
                    totals[cell as usize] += 1;
                    sum += 1;
                }
            }
        }
    }
    let points: Vec<[f32; LENGTH]> = table
        .iter()
        .map(|cells| {
            let mut v = [0f32; LENGTH];
            let mass: u64 = cells.values().map(|&n| u64::from(n)).sum();
            let mut cells: Vec<(u32, u32)> = cells.iter().map(|(&c, &n)| (c, n)).collect();
            cells.sort_unstable();
            for (c, n) in cells {
                let ratio = n as f32 * sum as f32 / (mass as f32 * totals[c as usize] as f32);
                if ratio <= 1.0 {
                    continue;
                }
                let weight = log2(ratio).sqrt();
                let mut bits = Random(u64::from(c) * 7919 + 17);
                for pair in v.chunks_mut(50) {
                    let mut b = bits.next();
                    for x in pair {
                        *x += if b & 1 == 1 { weight } else { -weight };
                        b >>= 1;
                    }
                }
            }
            normalise(&mut v);
            v
        })
        .collect();
    // The commonest words are the first centres.
    let mut centres: Vec<[f32; LENGTH]> =
        points.iter().skip(20).step_by((points.len() / (4 * k)).max(1)).take(k).copied().collect();
    let mut of = vec![0u32; points.len()];
    for _ in 0..rounds {
        for (p, best) in points.iter().zip(&mut of) {
            let mut top = f32::MIN;
            for (i, c) in centres.iter().enumerate() {
                let mut lanes = [0f32; 10];
                for (x, y) in p.chunks_exact(10).zip(c.chunks_exact(10)) {
                    for j in 0..10 {
                        lanes[j] += x[j] * y[j];
                    }
                }
                let dot: f32 = lanes.iter().sum();
                if dot > top {
                    (top, *best) = (dot, i as u32);
                }
            }
        }
        let mut next = vec![[0f32; LENGTH]; centres.len()];
        for (p, &c) in points.iter().zip(&of) {
            for (x, y) in next[c as usize].iter_mut().zip(p) {
                *x += y;
            }
        }
        for (c, n) in centres.iter_mut().zip(&mut next) {
            normalise(n);
            if n.iter().any(|&x| x != 0.0) {
                *c = *n;
            }
        }
    }
    vocabulary.iter().zip(&of).map(|(&w, &c)| (engine::phrase_hash(&[words[w as usize]]), c + 1)).collect()
}

fn normalise(v: &mut [f32; LENGTH]) {
    let length = v.iter().map(|x| x * x).sum::<f32>().sqrt();
    if length > 0.0 {
        v.iter_mut().for_each(|x| *x /= length);
    }
}

/// Logarithm by steps of exact operations, so that every machine gets the same.
fn log2(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let m = f32::from_bits(bits & 0x007F_FFFF | 0x3F80_0000);
    let t = (m - 1.0) / (m + 1.0);
    let t2 = t * t;
    exponent as f32 + 2.885_39 * t * (1.0 + t2 * (1.0 / 3.0 + t2 * (0.2 + t2 / 7.0)))
}
