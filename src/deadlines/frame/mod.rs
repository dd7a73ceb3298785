//! What the grammar fills in for one deadline, and the parts of a sentence that more than one rule family reads.

mod extent;
mod harm;
mod merge;
mod party;

use std::ops::Range;

pub(super) use self::extent::{infinitive, list_inside, phrase_end};
pub(super) use self::harm::{consequence, harm_end};
pub(super) use self::merge::merge;
pub(super) use self::party::{empty_subject, finish, person_before, speaker, subject_slot};
use super::clause::{Clause, Tag, VerbForm};
use crate::report::{Slot, Status};
use crate::span::Span;

/// How the time of a deadline is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
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

/// A deadline as one sentence tells it. Word ranges are indices into the sentence, times into its time phrases.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) trigger: Range<usize>,
    pub(super) time: Option<usize>,
    /// The words shown as the time, where they are more than the time phrase.
    pub(super) time_words: Option<Range<usize>>,
    pub(super) relation: Relation,
    /// The length of time that it gives, where `time` is the day of its end.
    pub(super) duration: Option<usize>,
    /// When it was set or changed: what a length counts from.
    pub(super) anchor: Option<usize>,
    pub(super) setter: Option<Slot<u32>>,
    pub(super) addressee: Option<Slot<u32>>,
    pub(super) action: Option<Span>,
    pub(super) consequence: Option<Span>,
    /// Words of the earlier deadline.
    pub(super) prior: Option<Span>,
    pub(super) prior_time: Option<usize>,
    pub(super) status: Status,
    /// Speaks of a deadline as known ("the deadline"), so another sentence may tell its date.
    pub(super) definite: bool,
    /// Speaks of a deadline as new ("a deadline"); another sentence may still tell its date, if it names the same parties.
    pub(super) indefinite: bool,
    /// The setting of it is told in a past tense.
    pub(super) told_in_past: bool,
    /// It was set at an earlier time that the sentence does not tell ("previously").
    pub(super) set_earlier: bool,
    /// Who it binds set it himself.
    pub(super) self_imposed: bool,
    /// Its length counts from something that has no day yet: an arrest, a vote.
    pub(super) start_unknown: bool,
}

impl Frame {
    pub(super) fn new(trigger: Range<usize>, status: Status) -> Self {
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
            start_unknown: false,
        }
    }

    /// Whether setter and addressee are the same words.
    pub(super) fn setter_is_addressee(&self) -> bool {
        matches!((&self.setter, &self.addressee), (Some(a), Some(b)) if a.span() == b.span())
    }

    /// Whether it tells nothing but a time.
    pub(super) fn is_bare(&self) -> bool {
        self.action.is_none() && self.addressee.is_none() && self.consequence.is_none()
    }
}

/// Whether a verb of giving depends on a condition: "if they accept, he will give them until Monday".
pub(super) fn offered(clause: &Clause<'_>, g: usize) -> bool {
    let modal = clause.groups[g].modal.is_some_and(|m| clause.is(m, &["will", "would", "could", "may", "might"]));
    modal && clause.groups[g].form == VerbForm::Finite && clause.any(0..clause.len(), &["if"])
}

/// Whether the sentence puts the setting of a deadline back to a time that it does not tell.
pub(super) fn set_earlier(clause: &Clause<'_>) -> bool {
    clause.any(0..clause.len(), &["previously", "initially", "originally", "earlier", "formerly", "had"])
}

/// The time that tells when the verb of a group happened: "on Wednesday gave", "set … last month", "starting 14 July".
pub(super) fn anchor(clause: &Clause<'_>, group: Option<usize>, not: &[Option<usize>]) -> Option<usize> {
    let at = group.map_or(0, |g| clause.groups[g].words.start);
    let mut best: Option<(usize, usize)> = None;
    for (t, time) in clause.times.iter().enumerate() {
        if time.is_duration || not.contains(&Some(t)) || clause.tag_at(time.words.end) == Tag::Clitic {
            continue;
        }
        let before = clause.lower_before(time.words.start);
        let before = if matches!(before, "the" | "a") && time.words.start > 1 {
            clause.lower(time.words.start - 2)
        } else {
            before
        };
        if matches!(before, "by" | "until" | "till" | "before" | "within" | "for" | "of") {
            continue;
        }
        let distance = time.words.start.abs_diff(at);
        let close = if matches!(before, "starting" | "beginning" | "from") { 0 } else { distance };
        if best.is_none_or(|(d, _)| close < d) {
            best = Some((close, t));
        }
    }
    best.map(|(_, t)| t)
}
