//! Where words stand in a stream of others, with as few differences as can be.

use super::asked::Asked;
use super::word::Word;

/// What a word in common counts, and what differences cost. A long stretch left out costs little more than a short one.
const CONTENT: i32 = 10;
const SMALL: i32 = 6;
const OTHER: i32 = -7;
const ADDED: i32 = -3;
const ADDS: i32 = -5;
const SKIPPED: i32 = -1;
const SKIPS: i32 = -6;

/// What it costs to go from one quotation to another.
const BREAK: i32 = -15;

const NEVER: i32 = i32::MIN / 2;

/// What the last step of a way was.
const PAIR: u8 = 0;
const ADD: u8 = 1;
const SKIP: u8 = 2;
const BEGIN: u8 = 3;

/// Where the words stand.
pub(super) struct Aligned {
    /// The words of the stream that they cover, what differs included.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Words in common: index in the words, index in the stream.
    pub(super) pairs: Vec<(usize, usize)>,
}

/// The best score and the step that it comes by.
fn best(pair: i32, add: i32, skip: i32) -> (i32, u8) {
    if pair >= add && pair >= skip {
        (pair, PAIR)
    } else if skip >= add {
        (skip, SKIP)
    } else {
        (add, ADD)
    }
}

/// One row of scores, for each kind of last step.
struct Row {
    pair: Vec<i32>,
    add: Vec<i32>,
    skip: Vec<i32>,
}

impl Row {
    fn new(width: usize, pair: i32) -> Self {
        Self { pair: vec![pair; width], add: vec![NEVER; width], skip: vec![NEVER; width] }
    }
}

/// Finds the words in a stream: the best place of all of them, whatever stands around it. Gotoh's method, with free ends
/// of the stream. `broken` says of a word whether another quotation begins with it.
pub(super) fn align(asked: &Asked, stream: &[Word], broken: impl Fn(usize) -> bool) -> Option<Aligned> {
    let (m, width) = (asked.words.len(), stream.len() + 1);
    let breaks: Vec<i32> = (0..stream.len()).map(|j| if broken(j) { BREAK } else { 0 }).collect();
    let mut before = Row::new(width, 0);
    let mut steps = vec![BEGIN; (m + 1) * width];
    for i in 0..m {
        let mut row = Row::new(width, NEVER);
        fill(asked, i, stream, &breaks, &before, &mut row, &mut steps[(i + 1) * width..][..width]);
        before = row;
    }
    let ends = (0..width).map(|j| before.pair[j].max(before.add[j]));
    let (to, score) = ends.enumerate().max_by_key(|&(j, s)| (s, std::cmp::Reverse(j)))?;
    (score > 0).then(|| traced(asked, stream, &steps, (to, before.pair[to] < before.add[to])))
}

/// Fills the row of one of the words.
fn fill(asked: &Asked, i: usize, stream: &[Word], breaks: &[i32], before: &Row, row: &mut Row, steps: &mut [u8]) {
    let word = &asked.words[i];
    let last = i + 1 == asked.words.len();
    let worth = if word.content { CONTENT } else { SMALL };
    // Dots of the words show where any number may be left out.
    let open = asked.open[i + 1];
    let (skips, skipped) = if open { (0, 0) } else { (SKIPS, SKIPPED) };
    for (j, step) in steps.iter_mut().enumerate() {
        let (add, by_add) = best(before.pair[j] + ADDS, before.add[j], before.skip[j] + ADDS);
        row.add[j] = add + ADDED;
        *step = if i == 0 { BEGIN } else { by_add } << 2;
        let Some(k) = j.checked_sub(1) else { continue };
        let (pair, by_pair) = best(before.pair[k], before.add[k], before.skip[k]);
        row.pair[j] = pair + if word.hash == stream[k].hash { worth } else { OTHER };
        if i > 0 {
            row.pair[j] += breaks[k];
        }
        *step |= if i == 0 { BEGIN } else { by_pair };
        if !last {
            let (skip, by_skip) = best(row.pair[k] + skips, row.add[k] + skips, row.skip[k]);
            row.skip[j] = skip + skipped + if open { 0 } else { breaks[k] };
            *step |= by_skip << 4;
        }
    }
}

/// Goes the best way back from its end.
fn traced(asked: &Asked, stream: &[Word], steps: &[u8], (to, added): (usize, bool)) -> Aligned {
    let width = stream.len() + 1;
    let (mut i, mut j, mut state) = (asked.words.len(), to, if added { ADD } else { PAIR });
    let mut pairs = Vec::new();
    while i > 0 && state != BEGIN {
        let step = steps[i * width + j];
        match state {
            PAIR => {
                (i, j) = (i - 1, j - 1);
                if asked.words[i].form == stream[j].form {
                    pairs.push((i, j));
                }
                state = step & 3;
            }
            ADD => {
                i -= 1;
                state = step >> 2 & 3;
            }
            _ => {
                j -= 1;
                state = step >> 4 & 3;
            }
        }
    }
    pairs.reverse();
    Aligned { from: j, to, pairs }
}

#[cfg(test)]
mod tests {
    use super::super::word;
    use super::*;
    use crate::text::tokens_of;

    fn aligned(asked: &str, stream: &str) -> Option<(usize, usize, usize)> {
        let words = word::read(stream, &tokens_of(stream));
        align(&Asked::read(asked), &words, |_| false).map(|a| (a.from, a.to, a.pairs.len()))
    }

    #[test]
    fn the_best_place_of_all_the_words_is_found() {
        let stream = "it rained and we will not leave the harbour before winter comes to Oland";
        assert_eq!(aligned("we will not leave the harbour", stream), Some((3, 9, 6)));
        assert_eq!(aligned("we will leave the harbour", stream), Some((3, 9, 5)));
        assert_eq!(aligned("we will not leave the city before winter", stream), Some((3, 11, 7)));
        assert_eq!(aligned("we will not … before winter", stream), Some((3, 11, 5)));
        assert_eq!(aligned("nobody saw a thing", stream), None);
        assert_eq!(aligned("nobody saw it", ""), None);
    }
}
