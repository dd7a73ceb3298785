//! What is to be done, and by whom.

use std::ops::Range;

use super::super::clause::{Clause, VerbGroup};
use super::super::frame::{self, Frame};
use crate::span::Span;

/// What a verb tells to do.
pub(super) fn action_of(clause: &Clause<'_>, group: &VerbGroup) -> Option<Span> {
    clause.span_of(group.head..frame::phrase_end(clause, group.head))
}

/// Fills in what a verb tells of its subject: what is to be done to it, or what it has to do.
pub(super) fn assign(clause: &Clause<'_>, f: &mut Frame, group: &VerbGroup, subject: Range<usize>) {
    if group.passive {
        f.action = clause.span_of(subject.start..frame::phrase_end(clause, group.head).max(group.words.end));
    } else {
        f.addressee = clause.slot(subject);
        f.action = action_of(clause, group);
    }
}
