//! Captions that no markup names: lines beside pictures.

use super::inherited::Inherited;
use super::label::Label;
use super::runs::{Run, around};
use super::tree::{NONE, Tag, Tree};

/// How far up the box around a line is looked for.
const LEVELS: usize = 4;

/// Labels the lines that are alone in a box with a picture, or close it, and are no sentences: they would read as
/// headings.
pub(super) fn beside_pictures(tree: &Tree<'_>, runs: &[Run], from: &[Inherited], labels: &mut [Label]) {
    let counts = |wanted: &dyn Fn(u32) -> u32| {
        let mut sums: Vec<u32> = (0..tree.nodes.len() as u32).map(wanted).collect();
        for i in (0..sums.len()).rev() {
            let parent = tree.nodes[i].parent;
            if parent != NONE {
                sums[parent as usize] += sums[i];
            }
        }
        sums
    };
    let pictures = counts(&|i| u32::from(tree.tag(i) == Some(Tag::Img)));
    let mut own = vec![0; tree.nodes.len()];
    for run in runs.iter().filter(|r| r.element != NONE) {
        own[run.element as usize] += 1;
    }
    let texts = counts(&|i| own[i as usize]);
    for (run, label) in runs.iter().zip(labels) {
        let is_line = *label == Label::Text && !run.ends && (2..=25).contains(&run.words);
        if !is_line || run.element == NONE || around(from, run).heading.is_some() {
            continue;
        }
        let mut at = run.element;
        for _ in 0..LEVELS {
            if at == NONE
                || texts[at as usize] > 1
                || matches!(tree.tag(at), Some(Tag::Body | Tag::Article | Tag::Main))
            {
                break;
            }
            if pictures[at as usize] > 0 {
                *label = Label::Caption;
                break;
            }
            at = tree.nodes[at as usize].parent;
        }
    }
}
