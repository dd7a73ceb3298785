//! An article as the analysis takes it.

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
    pub(crate) warnings: Vec<Warning>,
}
