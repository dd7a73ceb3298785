//! Points on which the articles differ, each with a verdict and its reason.
//!
//! A family of rules for each kind. All read the same [`View`] of the articles, and all find the places worth comparing
//! in an index, so that cost stays near linear.

mod attribution;
mod dates;
mod deadlines;
mod figures;
mod found;
mod occasion;
mod silence;
mod spelling;
mod terms;
mod wording;

use super::compared::Compared;
use super::statements::Rival;
use super::view::View;
use crate::report::{Conflict, Figure, Statement};
use crate::sort::Order;

/// Finds the points on which articles differ, with a verdict each: conflicts first, and of figures the gravest first.
pub(super) fn find(
    all: &Compared<'_>,
    view: &View<'_>,
    figures: &[Figure],
    statements: &[Statement],
    rivals: &[Rival],
) -> Vec<Conflict> {
    let mut found = Vec::new();
    wording::find(all, view, statements, &mut found);
    attribution::find(view, rivals, &mut found);
    deadlines::find(view, &mut found);
    dates::find(view, &mut found);
    occasion::find(view, statements, &mut found);
    terms::find(view, &mut found);
    silence::find(view, &mut found);
    spelling::find(all, view, &mut found);
    found.order_by(|a, b| (&a.sides, &a.about).cmp(&(&b.sides, &b.about)));
    let mut out: Vec<Conflict> = found.iter().map(|f| f.report(all)).collect();
    out.extend(figures.iter().filter_map(figures::conflict));
    out.order_by_key(|c| (c.verdict, c.kind));
    out
}
