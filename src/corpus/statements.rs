//! Words that recur in several articles.

use super::Compared;
use crate::report::Statement;

/// Finds the statements that several articles print.
pub(super) fn find(_all: &Compared<'_>) -> Vec<Statement> {
    Vec::new()
}
