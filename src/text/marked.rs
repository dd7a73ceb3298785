//! What stands between quotation marks.

use crate::span::Span;

/// One stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marked {
    /// What stands between the marks, marks left out.
    pub(crate) inner: Span,
    /// The same with its marks, as far as they are there.
    pub(crate) outer: Span,
    /// How deep it stands in others; 0 for the outermost.
    pub(crate) depth: u8,
    /// Whether the opening mark is missing.
    pub(crate) unopened: bool,
    /// Whether the closing mark is missing.
    pub(crate) unclosed: bool,
    /// Whether it goes on from the stretch before it: a new paragraph of the same quotation, or of paragraphs that a feed joined.
    pub(crate) continues: bool,
}

/// All stretches between quotation marks of an article, in order of their start, outer before inner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    pub(crate) stretches: Vec<Marked>,
}

impl Marks {
    /// Whether a byte lies between marks.
    pub(crate) fn covers(&self, at: u32) -> bool {
        // Outermost stretches do not overlap, so that the last one to start before `at` decides.
        let end = self.stretches.partition_point(|m| m.inner.start <= at);
        self.stretches[..end].iter().rev().find(|m| m.depth == 0).is_some_and(|m| at < m.inner.end)
    }
}
