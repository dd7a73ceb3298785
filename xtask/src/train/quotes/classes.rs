//! Distributional classes of words: spherical k-means over the words that stand before and after.
//!
//! In the manner of Clark 2003 and Lin and Wu 2009, with counts of the commonest neighbours as coordinates.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

/// Words that get a class.
const WORDS: usize = 12_000;
/// Neighbours that are counted, on each side.
const NEIGHBOURS: usize = 400;
/// Classes.
const CLASSES: usize = 192;
/// Rounds of k-means.
const ROUNDS: usize = 8;

/// The text of every article in a file of JSON lines.
pub(super) fn texts(path: &Path) -> Result<Vec<String>, String> {
    let lines = super::lines(path)?;
    let article = |l: &str| {
        let v: Value = serde_json::from_str(l).ok()?;
        v["text"].as_str().map(str::to_owned)
    };
    Ok(lines.lines().filter_map(article).collect())
}

/// The model's section: the words of each class, an empty line between classes.
pub(super) fn section(texts: &[String]) -> String {
    let mut sentences: Vec<Vec<u32>> = Vec::new();
    let mut ids: HashMap<String, u32> = HashMap::new();
    let mut counts: Vec<u32> = Vec::new();
    for text in texts {
        for line in text.lines() {
            let words = split(line).map(|w| {
                let next = counts.len() as u32;
                let id = *ids.entry(w).or_insert(next);
                if id == next {
                    counts.push(0);
                }
                counts[id as usize] += 1;
                id
            });
            sentences.push(words.collect());
        }
    }
    let mut words: Vec<String> = vec![String::new(); counts.len()];
    for (w, id) in ids {
        words[id as usize] = w;
    }
    let mut order: Vec<u32> = (0..counts.len() as u32).collect();
    order.sort_by(|&a, &b| counts[b as usize].cmp(&counts[a as usize]).then(words[a as usize].cmp(&words[b as usize])));
    let mut rank = vec![u32::MAX; counts.len()];
    for (r, &id) in order.iter().enumerate() {
        rank[id as usize] = r as u32;
    }
    let n = order.len().min(WORDS);
    // Two coordinates for each neighbour, and one for all others and edges on each side.
    let side = NEIGHBOURS + 1;
    let mut vectors = vec![0f32; n * 2 * side];
    for s in &sentences {
        for (i, &w) in s.iter().enumerate() {
            let r = rank[w as usize] as usize;
            if r < n {
                let column = |j: Option<&u32>| j.map_or(NEIGHBOURS, |&w| (rank[w as usize] as usize).min(NEIGHBOURS));
                vectors[r * 2 * side + column(i.checked_sub(1).and_then(|j| s.get(j)))] += 1.0;
                vectors[r * 2 * side + side + column(s.get(i + 1))] += 1.0;
            }
        }
    }
    let d = 2 * side;
    // Weighed down by how common the neighbour is, so that "the" and "," do not drown the rest.
    let mut totals = vec![0f32; d];
    for row in vectors.chunks(d) {
        for (t, v) in totals.iter_mut().zip(row) {
            *t += v;
        }
    }
    for row in vectors.chunks_mut(d) {
        for (v, t) in row.iter_mut().zip(&totals) {
            *v = v.sqrt() / t.max(1.0).powf(0.25);
        }
        normalise(row);
    }
    let mut centres: Vec<f32> = (0..CLASSES).flat_map(|c| vectors[c * n / CLASSES / 4 * d..][..d].to_vec()).collect();
    let mut class = vec![0usize; n];
    for _ in 0..ROUNDS {
        for (w, row) in vectors.chunks(d).enumerate() {
            let mut best = (f32::MIN, 0);
            for (c, centre) in centres.chunks(d).enumerate() {
                let s: f32 = dot(row, centre);
                if s > best.0 {
                    best = (s, c);
                }
            }
            class[w] = best.1;
        }
        centres.fill(0.0);
        for (w, row) in vectors.chunks(d).enumerate() {
            for (a, b) in centres[class[w] * d..][..d].iter_mut().zip(row) {
                *a += b;
            }
        }
        for centre in centres.chunks_mut(d) {
            normalise(centre);
        }
    }
    let mut lists = vec![Vec::new(); CLASSES];
    for w in 0..n {
        lists[class[w]].push(words[order[w] as usize].as_str());
    }
    for list in &mut lists {
        list.sort_unstable();
    }
    lists.retain(|l| !l.is_empty());
    lists.iter().map(|l| l.join("\n")).collect::<Vec<_>>().join("\n\n")
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0f32; 16];
    let (x, y) = (a.chunks_exact(16), b.chunks_exact(16));
    let rest: f32 = x.remainder().iter().zip(y.remainder()).map(|(p, q)| p * q).sum();
    for (p, q) in x.zip(y) {
        for k in 0..16 {
            sums[k] += p[k] * q[k];
        }
    }
    sums.iter().sum::<f32>() + rest
}

fn normalise(row: &mut [f32]) {
    let z = row.iter().map(|v| v * v).sum::<f32>().sqrt();
    if z > 0.0 {
        for v in row {
            *v /= z;
        }
    }
}

/// Words in lower case, roughly as the engine cuts them; punctuation marks are words.
fn split(line: &str) -> impl Iterator<Item = String> + '_ {
    let mut rest = line;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let end = if first.is_alphanumeric() {
            let mut end = rest.len();
            let mut chars = rest.char_indices().peekable();
            while let Some((i, c)) = chars.next() {
                let joins = matches!(c, '\'' | '’')
                    && chars.peek().is_some_and(|&(_, n)| n.is_alphabetic())
                    && !rest[i + c.len_utf8()..].starts_with("s ");
                if !c.is_alphanumeric() && !joins {
                    end = i;
                    break;
                }
            }
            end
        } else {
            first.len_utf8()
        };
        let word = rest[..end].to_lowercase().replace('’', "'");
        rest = &rest[end..];
        Some(word)
    })
}
