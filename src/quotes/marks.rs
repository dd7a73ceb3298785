//! Stretches between quotation marks, found before anything else is known about the text.

use crate::input::Document;
use crate::span::Span;
use crate::text::Text;

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
    /// Whether it goes on from the stretch before it: a new paragraph of the same quotation.
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
        self.stretches.iter().take_while(|m| m.inner.start <= at).any(|m| at < m.inner.end)
    }
}

/// Finds the stretches between quotation marks.
pub(crate) fn scan(_doc: &Document, _text: &Text) -> Marks {
    Marks::default()
}
