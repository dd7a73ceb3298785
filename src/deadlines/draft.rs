//! Lengths of time that a law or a draft sets: from when they count the news does not tell.

use super::clause::Clause;
use super::frame::Frame;
use crate::lexicon::Class;

/// Whether a law sets a length: it counts from each case anew, or from the law's own day, not from the day of the news.
pub(super) fn is_law(clause: &Clause<'_>, f: &Frame) -> bool {
    let setter = f.setter.as_ref().map(|s| clause.words_of(s.span()));
    setter.is_some_and(|s| f.anchor.is_none() && s.end > s.start && clause.has(s.end - 1, Class::Law))
}
