//! What the stages of the comparison read.

use super::groups::Groups;
use super::link::linked::Linked;
use super::stories::Stories;
use crate::engine::Analysis;

/// What the stages of the comparison read: the articles in the report's order, with their entities linked.
pub(crate) struct Compared<'a> {
    /// By date and id.
    pub(crate) articles: &'a [&'a Analysis],
    /// Their entities.
    pub(crate) linked: &'a Linked,
    /// Which of them are one source.
    pub(crate) sources: &'a Groups,
    /// Which of them can be on one story.
    pub(crate) stories: &'a Stories,
}
