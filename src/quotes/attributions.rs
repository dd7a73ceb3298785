//! The two models at work: cues first, then source and content of each.

use std::ops::Range;

use super::chain::{Chain, NEVER};
use super::features::{Context, CueMap};
use super::nodes::{COLON, COMMA, Node, OTHER_MARK, STOP};

/// None, first, middle, last, only one.
pub(crate) const CUE_LABELS: usize = 5;
/// None, then first, middle, last, only one: of the source (1 to 4) and of the content (5 to 8).
pub(crate) const ARGUMENT_LABELS: usize = 9;

/// What the models find around one cue, as ranges of nodes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attribution {
    pub(crate) cue: Range<usize>,
    pub(crate) source: Vec<Range<usize>>,
    pub(crate) content: Vec<Range<usize>>,
    /// How much better this reading scores than that the cue is none.
    pub(crate) margin: i32,
}

/// Whether a node is punctuation, which no source or content begins or ends with.
pub(crate) fn is_punctuation(node: &Node) -> bool {
    matches!(node.sort, COMMA | STOP | COLON | OTHER_MARK)
}

/// Finds the attributions of one paragraph, in order of their cues.
pub(crate) fn find(nodes: &[Node], cues: &Chain, arguments: &Chain) -> Vec<Attribution> {
    let context = Context::new(nodes);
    let mut features = Vec::with_capacity(80);
    let mut scores = vec![0; nodes.len() * CUE_LABELS];
    for (i, row) in scores.chunks_exact_mut(CUE_LABELS).enumerate() {
        features.clear();
        context.cue(i, &mut features);
        cues.add(&features, row);
    }
    let mut labels = Vec::new();
    cues.best(&scores, |_| 0, &mut labels);
    let found = runs(&labels, 1);
    let map = CueMap::new(nodes.len(), &found);
    let mut out = Vec::new();
    for cue in found {
        let window = context.window(cue.clone());
        let view = context.view(cue.clone());
        scores.clear();
        scores.resize(window.len() * ARGUMENT_LABELS, 0);
        for (i, row) in window.clone().zip(scores.chunks_exact_mut(ARGUMENT_LABELS)) {
            if cue.contains(&i) {
                row[1..].fill(NEVER);
            } else {
                features.clear();
                context.argument(i, &view, &map, &mut features);
                arguments.add(&features, row);
            }
        }
        let best = arguments.best(&scores, |i| usize::from(window.start + i >= cue.start), &mut labels);
        let none: i32 = scores.chunks_exact(ARGUMENT_LABELS).map(|r| r[0]).sum();
        let moved = |r: Range<usize>| r.start + window.start..r.end + window.start;
        let content: Vec<_> = runs(&labels, 5).into_iter().map(moved).collect();
        if content.is_empty() {
            continue;
        }
        let source = runs(&labels, 1).into_iter().map(moved).collect();
        out.push(Attribution { cue, source, content, margin: best - none });
    }
    out
}

/// The runs of the four labels that begin at `first`.
fn runs(labels: &[u8], first: u8) -> Vec<Range<usize>> {
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
