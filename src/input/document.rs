//! An article as the analysis takes it.

use super::entries::Entry;
use crate::calendar::Date;
use crate::report::{DateBasis, Part, Position, Warning};

/// An article ready for the analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Document {
    pub(crate) id: String,
    /// The text that every offset points into.
    pub(crate) text: String,
    /// Whether that text was made here, out of HTML.
    pub(crate) from_html: bool,
    /// Whether a reader of files made it.
    pub(crate) made: bool,
    /// The document creation time that relative dates are resolved against.
    pub(crate) date: Option<Date>,
    pub(crate) date_basis: DateBasis,
    pub(crate) title: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) outlet: Option<String>,
    /// Who wrote it, as given.
    pub(crate) authors: Vec<String>,
    /// Where its text was said or printed, in order.
    pub(crate) positions: Vec<Position>,
    /// The news agencies that it credits, sorted.
    pub(crate) agencies: Vec<&'static str>,
    /// In order, without overlap, each on character boundaries and without white space at its edges.
    pub(crate) parts: Vec<Part>,
    /// The parts that are not in English, by index and in order: nothing is looked for in them.
    pub(crate) unread: Vec<usize>,
    /// The entries of a live blog, in order; none where it is no such thing.
    pub(crate) entries: Vec<Entry>,
    pub(crate) warnings: Vec<Warning>,
}

impl Document {
    /// The entry that a place of the text lies in.
    pub(crate) fn entry_at(&self, at: u32) -> Option<&Entry> {
        let next = self.entries.partition_point(|e| e.span.start <= at);
        self.entries.get(next.checked_sub(1)?).filter(|e| at < e.span.end)
    }

    /// The day that relative dates at a place of the text are resolved against.
    pub(crate) fn date_at(&self, at: u32) -> Option<Date> {
        self.entry_at(at).and_then(|e| e.date).or(self.date)
    }
}
