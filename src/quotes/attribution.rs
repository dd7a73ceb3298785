//! What the models find around one cue.

use std::ops::Range;

/// Cue, source and content, as ranges of nodes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attribution {
    pub(crate) cue: Range<usize>,
    pub(crate) source: Vec<Range<usize>>,
    pub(crate) content: Vec<Range<usize>>,
    /// Whether the cue is one of saying or writing.
    pub(crate) speech: bool,
    /// How much better this reading scores than that the cue is none, in steps of the weights.
    pub(crate) margin: i32,
    /// How much likelier the attribution is right than wrong, in steps of the weights.
    pub(crate) odds: i32,
}
