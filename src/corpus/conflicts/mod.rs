//! Points on which the articles differ, each with a verdict and its reason.
//!
//! A family of rules for each kind. All read the same [`View`] of the articles, and all find the places worth comparing
//! in an index, so that cost stays near linear.

mod attribution;
mod dates;
mod deadlines;
mod numbers;
mod silence;
mod spelling;
mod terms;
mod view;
mod wording;

use super::Compared;
use super::statements::Rival;
use crate::report::{Conflict, ConflictKind, Place, Statement, Verdict};
use crate::sort::Order;
use crate::span::Span;
use view::View;

/// Most places that one conflict shows.
const SIDES: usize = 10;

/// Finds the points on which articles differ, with a verdict each.
pub(super) fn find(all: &Compared<'_>, statements: &[Statement], rivals: &[Rival]) -> Vec<Conflict> {
    let view = View::of(all);
    let mut found = Vec::new();
    wording::find(all, &view, statements, &mut found);
    attribution::find(&view, rivals, &mut found);
    numbers::find(&view, &mut found);
    deadlines::find(&view, &mut found);
    dates::find(&view, &mut found);
    terms::find(&view, &mut found);
    silence::find(&view, &mut found);
    spelling::find(all, &view, &mut found);
    found.order_by(|a, b| (a.kind, &a.sides, &a.about).cmp(&(b.kind, &b.sides, &b.about)));
    found.iter().map(|f| f.report(all)).collect()
}

/// A conflict before it is named for the report.
struct Found {
    kind: ConflictKind,
    verdict: Verdict,
    about: String,
    why: String,
    sides: Vec<Side>,
}

/// A place, by the index of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Side {
    article: usize,
    span: Span,
}

impl Found {
    fn report(&self, all: &Compared<'_>) -> Conflict {
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
        }
    }
}

/// Keeps at most [`SIDES`] places: of each group some, in order.
fn limited(groups: &[Vec<Side>]) -> Vec<Side> {
    let each = (SIDES / groups.len().max(1)).max(1);
    let mut out: Vec<Side> = groups.iter().flat_map(|g| g.iter().take(each)).copied().take(SIDES).collect();
    out.order();
    out.dedup();
    out
}
