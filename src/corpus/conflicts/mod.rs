//! Points on which the articles differ, each with a verdict and its reason.
//!
//! A family of rules for each kind. All read the same [`View`] of the articles, and all find the places worth comparing
//! in an index, so that cost stays near linear.

mod attribution;
mod dates;
mod deadlines;
mod found;
mod numbers;
mod silence;
mod spelling;
mod terms;
mod view;
mod wording;

use super::compared::Compared;
use super::statements::Rival;
use crate::report::{Conflict, Statement};
use crate::sort::Order;
use view::View;

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
