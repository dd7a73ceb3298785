//! Deadlines across the articles: set, shortened, reaffirmed.

use super::Compared;
use crate::report::DeadlineThread;

/// Puts the deadlines of all articles into threads.
pub(super) fn build(_all: &Compared<'_>) -> Vec<DeadlineThread> {
    Vec::new()
}
