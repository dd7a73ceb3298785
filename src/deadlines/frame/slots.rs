//! A deadline as one sentence tells it: its slots.

use std::ops::Range;

use crate::report::{Slot, Status};
use crate::span::Span;

/// How the time of a deadline is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deadlines) enum Relation {
    /// by, until, before: the moment itself.
    By,
    /// within, has N days to: a length that runs from somewhere.
    Within,
    /// A 90-day extension: a length that runs from now or from the earlier deadline.
    Extension,
    /// Moved by two hours: a length that runs from the earlier deadline alone.
    Added,
    /// 48 hours before the deadline: a length that runs up to it.
    Remaining,
    /// No preposition tells.
    Plain,
}

impl Relation {
    /// A length runs from somewhere, anything else is the moment itself.
    pub(in crate::deadlines) const fn of_time(is_duration: bool) -> Self {
        if is_duration { Self::Within } else { Self::By }
    }
}

/// A deadline as one sentence tells it. Word ranges are indices into the sentence, times into its time phrases.
#[derive(Clone, Debug)]
pub(in crate::deadlines) struct Frame {
    pub(in crate::deadlines) trigger: Range<usize>,
    pub(in crate::deadlines) time: Option<usize>,
    /// The words shown as the time, where they are more than the time phrase.
    pub(in crate::deadlines) time_words: Option<Range<usize>>,
    pub(in crate::deadlines) relation: Relation,
    /// The length of time that it gives, where `time` is the day of its end.
    pub(in crate::deadlines) duration: Option<usize>,
    /// When it was set or changed: what a length counts from.
    pub(in crate::deadlines) anchor: Option<usize>,
    pub(in crate::deadlines) setter: Option<Slot<u32>>,
    pub(in crate::deadlines) addressee: Option<Slot<u32>>,
    pub(in crate::deadlines) action: Option<Span>,
    pub(in crate::deadlines) consequence: Option<Span>,
    /// Words of the earlier deadline.
    pub(in crate::deadlines) prior: Option<Span>,
    pub(in crate::deadlines) prior_time: Option<usize>,
    pub(in crate::deadlines) status: Status,
    /// Speaks of a deadline as known ("the deadline"), so another sentence may tell its date.
    pub(in crate::deadlines) definite: bool,
    /// Speaks of a deadline as new ("a deadline"); another sentence may still tell its date, if it names the same parties.
    pub(in crate::deadlines) indefinite: bool,
    /// The setting of it is told in a past tense.
    pub(in crate::deadlines) told_in_past: bool,
    /// It was set at an earlier time that the sentence does not tell ("previously").
    pub(in crate::deadlines) set_earlier: bool,
    /// Who it binds set it himself.
    pub(in crate::deadlines) self_imposed: bool,
    /// It is told in the present, so that its day lies ahead.
    pub(in crate::deadlines) ahead: bool,
    /// Nobody has complied so far.
    pub(in crate::deadlines) undone: bool,
    /// Its length counts from something that has no day yet: an arrest, a vote.
    pub(in crate::deadlines) start_unknown: bool,
}

impl Frame {
    pub(in crate::deadlines) fn new(trigger: Range<usize>, status: Status) -> Self {
        Self {
            trigger,
            time: None,
            time_words: None,
            relation: Relation::Plain,
            duration: None,
            anchor: None,
            setter: None,
            addressee: None,
            action: None,
            consequence: None,
            prior: None,
            prior_time: None,
            status,
            definite: false,
            indefinite: false,
            told_in_past: false,
            set_earlier: false,
            self_imposed: false,
            ahead: false,
            undone: false,
            start_unknown: false,
        }
    }

    /// Whether setter and addressee are the same words.
    pub(in crate::deadlines) fn setter_is_addressee(&self) -> bool {
        matches!((&self.setter, &self.addressee), (Some(a), Some(b)) if a.span() == b.span())
    }

    /// Whether somebody has something to do by it that has not been done, so that harm may follow.
    pub(in crate::deadlines) fn may_have_consequence(&self) -> bool {
        let over = matches!(self.status, Status::Met | Status::Passed | Status::Lifted);
        !over && !self.self_imposed && (self.action.is_some() || self.addressee.is_some())
    }

    /// Whether it tells nothing but a time.
    pub(in crate::deadlines) fn is_bare(&self) -> bool {
        self.action.is_none() && self.addressee.is_none() && self.consequence.is_none()
    }
}
