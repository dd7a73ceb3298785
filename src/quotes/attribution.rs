//! What the models find around one cue.

use std::ops::Range;

use crate::sort::Order;

/// Cue, source and content, as ranges of nodes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attribution {
    pub(crate) cue: Range<usize>,
    pub(crate) source: Vec<Range<usize>>,
    pub(crate) content: Vec<Range<usize>>,
    /// Who passes it on: "according to state media" around "Roe said".
    pub(crate) via: Option<Range<usize>>,
    /// Whether the cue is one of saying or writing.
    pub(crate) speech: bool,
    /// How much better this reading scores than that the cue is none, in steps of the weights.
    pub(crate) margin: i32,
    /// How much likelier the attribution is right than wrong, in steps of the weights.
    pub(crate) odds: i32,
}

/// The odds of what rules find that the models miss, in steps of the weights.
const BY_RULE: i32 = 20;

impl Attribution {
    /// A statement that a rule finds.
    pub(super) fn by_rule(cue: Range<usize>, source: Range<usize>, content: Range<usize>) -> Self {
        Self { cue, source: vec![source], content: vec![content], speech: true, odds: BY_RULE, ..Self::default() }
    }

    /// Whether both have some of their content in common.
    pub(super) fn shares_words(&self, other: &Self) -> bool {
        let meet = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        self.content.iter().any(|a| other.content.iter().any(|b| meet(a, b)))
    }
}

/// Puts more attributions among those found, in order of their cues.
pub(super) fn add(found: &mut Vec<Attribution>, mut more: Vec<Attribution>) {
    if !more.is_empty() {
        found.append(&mut more);
        found.order_by_key(|a| a.cue.start);
    }
}

/// Leaves out the attributions that are `lost`.
pub(super) fn leave_out(found: &mut Vec<Attribution>, lost: Vec<bool>) {
    let mut lost = lost.into_iter();
    found.retain(|_| lost.next() == Some(false));
}
