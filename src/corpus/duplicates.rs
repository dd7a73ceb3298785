//! Articles that are copies of each other or share passages.

use crate::engine::Analysis;
use crate::report::Duplicate;

/// Finds articles that share text.
pub(super) fn find(_articles: &[&Analysis]) -> Vec<Duplicate> {
    Vec::new()
}
