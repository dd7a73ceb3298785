//! What is due, from whom, by when, or else.

use crate::entities::Entities;
use crate::input::Document;
use crate::report::Deadline;
use crate::text::Text;
use crate::times::Expression;

/// Extracts the deadlines of one article, in order of their evidence. Entities are indices into `entities.table`.
pub(crate) fn extract(
    _doc: &Document,
    _text: &Text,
    _times: &[Expression],
    _entities: &Entities,
) -> Vec<Deadline<u32>> {
    Vec::new()
}
