//! Conflicts before they are named for the report.

use crate::corpus::compared::Compared;
use crate::report::{Conflict, ConflictKind, Place, Verdict};
use crate::sort::Order;
use crate::span::Span;

/// Most places that one conflict shows.
pub(super) const SIDES: usize = 10;

/// A conflict before it is named for the report.
pub(super) struct Found {
    pub(super) kind: ConflictKind,
    pub(super) verdict: Verdict,
    pub(super) about: String,
    pub(super) why: String,
    pub(super) sides: Vec<Side>,
}

/// A place, by the index of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Side {
    pub(super) article: usize,
    pub(super) span: Span,
}

impl Found {
    /// As the report has it.
    pub(super) fn report(&self, all: &Compared<'_>) -> Conflict {
        let place = |s: &Side| {
            let (start, end) = s.span.ends();
            Place { article: all.articles[s.article].id().to_owned(), start, end }
        };
        Conflict {
            kind: self.kind,
            about: self.about.clone(),
            verdict: self.verdict,
            why: self.why.clone(),
            sides: self.sides.iter().map(place).collect(),
            checked: None,
        }
    }
}

/// Keeps at most [`SIDES`] places: of each group some, in order.
pub(super) fn limited(groups: &[Vec<Side>]) -> Vec<Side> {
    let each = (SIDES / groups.len().max(1)).max(1);
    let mut out: Vec<Side> = groups.iter().flat_map(|g| g.iter().take(each)).copied().take(SIDES).collect();
    out.order();
    out.dedup();
    out
}
