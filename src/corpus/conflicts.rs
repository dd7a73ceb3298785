//! Points on which the articles differ.

use super::Compared;
use crate::report::{Conflict, DeadlineThread, Statement};

/// Finds the points on which articles differ, with a verdict each.
pub(super) fn find(_all: &Compared<'_>, _statements: &[Statement], _deadlines: &[DeadlineThread]) -> Vec<Conflict> {
    Vec::new()
}
