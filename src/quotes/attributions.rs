//! The models at work: cues first, then source and content of each, then what is left between marks.

use crate::sort::Order;
use std::ops::Range;

use super::attribution::{Attribution, leave_out};
use super::chain::NEVER;
use super::features::{Context, CueMap};
use super::model::Model;
use super::node::{DETERMINER, Node, OTHER};

/// None, first, middle, last, only one.
pub(crate) const CUE_LABELS: usize = 5;
/// None, then first, middle, last, only one: of the source (1 to 4) and of the content (5 to 8).
pub(crate) const ARGUMENT_LABELS: usize = 9;

/// What a source is worth where words between marks have none, in steps of the weights.
const SOURCE_BONUS: i32 = 60;

/// How many nodes from a quotation its cue is sought.
const REACH: usize = 80;

/// By how much a quotation may read as a title or term and still be tried, in steps of the weights.
const DOUBT: i32 = 30;

/// What the odds of an attribution must be at least, in steps of the weights: of a saying or of one with words between
/// marks, of a belief, and of what may be plain narration. The first two are set on articles held out of training, see
/// models/quotes.md.
const LEAST: i32 = -80;
const LEAST_BELIEF: i32 = -20;
const LEAST_NARRATED: i32 = 42;

/// What claiming a quotation that was left over must score at least.
const LEAST_CLAIM: i32 = -160;

/// Attributions on either side that one is compared with: more than paragraphs have, so that only one without end is cut.
const ABOUT: usize = 200;

/// What the best cue that was not found must score at least to be taken for a quotation's, in steps of the weights.
const LEAST_CUE: i32 = -130;

/// Whether an unnamed source and an object without a clause, "The ferry passed the pier", may just tell what happened.
fn narrates(a: &Attribution, nodes: &[Node]) -> bool {
    let object = |r: &Range<usize>| nodes[r.start].sort == DETERMINER;
    let unnamed = |r: &Range<usize>| object(r) && nodes[r.clone()].iter().all(|n| matches!(n.sort, DETERMINER | OTHER));
    a.source.iter().all(unnamed) && a.content.first().is_some_and(object)
}

/// Finds the attributions of one paragraph, in order of their cues.
pub(crate) fn find(nodes: &[Node], model: &Model) -> Vec<Attribution> {
    let mut out = propose(nodes, model, |_, _| {});
    out.retain(|a| {
        let quoted = a.content.iter().cloned().flatten().any(|i| nodes[i].quote.is_some());
        let least = if a.speech || quoted {
            LEAST
        } else if narrates(a, nodes) {
            LEAST_NARRATED
        } else {
            LEAST_BELIEF
        };
        a.odds >= least
    });
    single(&mut out);
    out
}

/// Leaves out the less likely of two attributions of mostly the same words.
fn single(out: &mut Vec<Attribution>) {
    let size = |a: &Attribution| a.content.iter().map(ExactSizeIterator::len).sum::<usize>();
    let common = |a: &Attribution, b: &Attribution| -> usize {
        let both = |r: &Range<usize>, q: &Range<usize>| r.end.min(q.end).saturating_sub(r.start.max(q.start));
        a.content.iter().flat_map(|r| b.content.iter().map(move |q| both(r, q))).sum()
    };
    let mut lost = vec![false; out.len()];
    for i in 0..out.len() {
        for j in i + 1..out.len().min(i + 6) {
            let both = common(&out[i], &out[j]);
            if !lost[i] && !lost[j] && 10 * both > 6 * (size(&out[i]) + size(&out[j]) - both) {
                lost[if out[j].odds > out[i].odds { i } else { j }] = true;
            }
        }
    }
    leave_out(out, lost);
}

/// All that the chains make of one paragraph, in order of their cues. `see` is shown the features by which each is
/// judged.
pub(crate) fn propose(nodes: &[Node], model: &Model, mut see: impl FnMut(&Attribution, &[u32])) -> Vec<Attribution> {
    let mut reader = Reader::new(nodes, model);
    let mut labels = Vec::new();
    model.cues.best(&reader.cue_scores, |_| 0, &mut labels);
    let cues = runs(&labels, 1);
    reader.map = CueMap::new(nodes.len(), &cues);
    let mut out: Vec<Attribution> = Vec::new();
    for cue in cues {
        out.extend(reader.read(cue, None));
    }
    reader.claim(&mut out);
    for a in &mut out {
        reader.features.clear();
        reader.context.speech(&a.cue, &a.content, &mut reader.features);
        let mut scores = [0; 2];
        model.speech.add(&reader.features, &mut scores);
        a.speech = scores[1] + model.speech.start[1] >= scores[0] + model.speech.start[0];
    }
    let all: Vec<_> = out.iter().map(|a| (a.cue.clone(), a.content.clone())).collect();
    for (i, a) in out.iter_mut().enumerate() {
        reader.features.clear();
        let cue_odds = reader.cue_odds(&a.cue);
        let about = &all[i.saturating_sub(ABOUT)..all.len().min(i + ABOUT)];
        reader.context.attribution(a, cue_odds, about, &mut reader.features);
        let mut scores = [0; 2];
        model.accept.add(&reader.features, &mut scores);
        a.odds = scores[1] + model.accept.start[1] - scores[0] - model.accept.start[0];
        see(a, &reader.features);
    }
    out
}

struct Reader<'a> {
    context: Context<'a>,
    model: &'a Model,
    map: CueMap,
    cue_scores: Vec<i32>,
    features: Vec<u32>,
    scores: Vec<i32>,
    labels: Vec<u8>,
}

impl<'a> Reader<'a> {
    fn new(nodes: &'a [Node], model: &'a Model) -> Self {
        let context = Context::new(nodes);
        let mut features = Vec::with_capacity(80);
        let mut cue_scores = vec![0; nodes.len() * CUE_LABELS];
        for (i, row) in cue_scores.chunks_exact_mut(CUE_LABELS).enumerate() {
            features.clear();
            context.cue(i, &mut features);
            model.cues.add(&features, row);
        }
        let map = CueMap::new(nodes.len(), &[]);
        Self { context, model, map, cue_scores, features, scores: Vec::new(), labels: Vec::new() }
    }

    /// Source and content of one cue. With `claimed`, that node is held to be content.
    fn read(&mut self, cue: Range<usize>, claimed: Option<usize>) -> Option<Attribution> {
        let window = self.context.window(cue.clone());
        let view = self.context.view(cue.clone());
        self.scores.clear();
        self.scores.resize(window.len() * ARGUMENT_LABELS, 0);
        let mut none = 0;
        for (i, row) in window.clone().zip(self.scores.chunks_exact_mut(ARGUMENT_LABELS)) {
            if cue.contains(&i) {
                row[1..].fill(NEVER);
                continue;
            }
            self.features.clear();
            self.context.argument(i, &view, &self.map, &mut self.features);
            self.model.arguments.add(&self.features, row);
            none += row[0];
            if claimed == Some(i) {
                row[..5].fill(NEVER);
            }
        }
        let side = |i| usize::from(window.start + i >= cue.start);
        let best = self.model.arguments.best(&self.scores, side, &mut self.labels);
        let moved = |r: Range<usize>| r.start + window.start..r.end + window.start;
        let content: Vec<_> = runs(&self.labels, 5).into_iter().map(moved).collect();
        let mut source: Vec<_> = runs(&self.labels, 1).into_iter().map(moved).collect();
        let margin = best.saturating_sub(none);
        // Words between marks have a source more often than not: look again, with a bonus on one.
        let quoted = |r: &Range<usize>| r.clone().any(|i| self.context.nodes[i].quote.is_some());
        if source.is_empty() && content.iter().any(quoted) {
            for row in self.scores.chunks_exact_mut(ARGUMENT_LABELS) {
                for label in [1, 4] {
                    row[label] = row[label].saturating_add(SOURCE_BONUS);
                }
            }
            self.model.arguments.best(&self.scores, side, &mut self.labels);
            let again: Vec<_> = runs(&self.labels, 5).into_iter().map(moved).collect();
            if again.iter().any(quoted) {
                source = runs(&self.labels, 1).into_iter().map(moved).take(1).collect();
                return Some(Attribution {
                    cue,
                    source,
                    content: again,
                    speech: true,
                    margin,
                    ..Attribution::default()
                });
            }
        }
        let whole = Attribution { cue, source, content, speech: true, margin, ..Attribution::default() };
        (!whole.content.is_empty()).then_some(whole)
    }

    /// How much likelier a cue is one than none, as the first chain sees it, in steps of the weights.
    fn cue_odds(&self, cue: &Range<usize>) -> i32 {
        let (n, t) = (cue.len(), &self.model.cues.transitions);
        let mut odds = 0;
        let mut before = 0;
        for (k, i) in cue.clone().enumerate() {
            let label = match (k, n) {
                (_, 1) => 4,
                (0, _) => 1,
                (k, n) if k + 1 == n => 3,
                _ => 2,
            };
            let row = &self.cue_scores[i * CUE_LABELS..][..CUE_LABELS];
            odds += row[label] - row[0] + t[before * CUE_LABELS + label] - t[0];
            before = label;
        }
        odds
    }

    /// Finds whose words the quotations are that no attribution holds, where they are someone's.
    fn claim(&mut self, out: &mut Vec<Attribution>) {
        let nodes = self.context.nodes;
        let mut held = vec![false; nodes.len()];
        for r in out.iter().flat_map(|a| &a.content) {
            held[r.clone()].fill(true);
        }
        // Those found here stand after the others, in order of their quotations.
        let found = out.len();
        for i in (0..nodes.len()).filter(|&i| nodes[i].quote.is_some()) {
            if held[i] || nodes[i].title || !self.is_speech(i) {
                continue;
            }
            let sentence = self.context.sentence(i);
            let sentence = sentence.start.max(i.saturating_sub(REACH))..sentence.end.min(i + REACH);
            let first = out[..found].partition_point(|a| a.cue.start < sentence.start);
            let last = out[..found].partition_point(|a| a.cue.start < sentence.end);
            let recent = out.len().saturating_sub(4).max(found);
            // The cues found in the sentence, and the best that was not.
            let mut best: Option<(i32, Option<usize>, Attribution)> = None;
            for k in (first..last).chain(recent..out.len()) {
                if !sentence.contains(&out[k].cue.start) {
                    continue;
                }
                if let Some(a) = self.read(out[k].cue.clone(), Some(i)) {
                    let gain = a.margin - out[k].margin;
                    if best.as_ref().is_none_or(|b| gain > b.0) {
                        best = Some((gain, Some(k), a));
                    }
                }
            }
            for (cue, cost) in self.candidates(sentence, &out[recent..]) {
                if let Some(a) = self.read(cue, Some(i)) {
                    let gain = a.margin + cost;
                    if best.as_ref().is_none_or(|b| gain > b.0) {
                        best = Some((gain, None, a));
                    }
                }
            }
            match best {
                Some((gain, k, a)) if gain > LEAST_CLAIM => {
                    for r in &a.content {
                        held[r.clone()].fill(true);
                    }
                    match k {
                        Some(k) => out[k] = a,
                        None => out.push(a),
                    }
                }
                _ => {}
            }
        }
        out.order_by_key(|a| a.cue.start);
    }

    /// The likeliest cues of one node that were not found, with what taking one costs.
    fn candidates(&self, sentence: Range<usize>, recent: &[Attribution]) -> Vec<(Range<usize>, i32)> {
        let mut best: Vec<(Range<usize>, i32)> = Vec::new();
        for i in sentence {
            let row = &self.cue_scores[i * CUE_LABELS..][..CUE_LABELS];
            if self.context.nodes[i].quote.is_some() || self.map.holds(i) || recent.iter().any(|a| a.cue.contains(&i)) {
                continue;
            }
            let cost = row[4] - row[0] + self.model.cues.transitions[4];
            best.push((i..i + 1, cost));
        }
        best.order_by_key(|(r, cost)| (std::cmp::Reverse(*cost), r.start));
        best.truncate(1);
        best.retain(|(_, cost)| *cost > LEAST_CUE);
        best
    }

    /// Whether a quotation is someone's words, and no title, name or term.
    fn is_speech(&mut self, i: usize) -> bool {
        self.features.clear();
        self.context.quotation(i, &self.map, &mut self.features);
        let mut scores = [0; 2];
        self.model.marks.add(&self.features, &mut scores);
        // A doubtful one is tried: what comes of it is judged as a whole.
        scores[1] + self.model.marks.start[1] + DOUBT >= scores[0] + self.model.marks.start[0]
    }
}

/// The runs of the four labels that begin at `first`.
pub fn runs(labels: &[u8], first: u8) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (i, &l) in labels.iter().enumerate() {
        match l.checked_sub(first) {
            Some(0 | 3) => out.push(i..i + 1),
            Some(1 | 2) => match out.last_mut() {
                Some(r) if r.end == i => r.end = i + 1,
                _ => out.push(i..i + 1),
            },
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribution(cue: usize, content: Range<usize>, odds: i32) -> Attribution {
        Attribution { cue: cue..cue + 1, content: vec![content], odds, ..Attribution::default() }
    }

    #[test]
    fn the_likelier_of_two_with_the_same_words_stays() {
        let mut all = vec![attribution(1, 3..13, 20), attribution(2, 4..13, 40), attribution(14, 15..20, -10)];
        single(&mut all);
        assert_eq!(all.iter().map(|a| a.cue.start).collect::<Vec<_>>(), [2, 14]);
    }

    #[test]
    fn words_within_others_are_no_double() {
        let mut all = vec![attribution(1, 3..30, 20), attribution(9, 10..20, 40)];
        single(&mut all);
        assert_eq!(all.len(), 2);
    }
}
