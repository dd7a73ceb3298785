//! The reading of one trigger noun, which the other files fill in.

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbGroup};
use super::super::family::Readings;
use super::super::frame::{self, Frame, Relation};
use super::phrase::{Noun, Phrase, denied, noun, phrase};
use crate::report::Status;

/// The reading of one trigger noun.
pub(super) struct Reading<'c, 'a> {
    pub(super) clause: &'c Clause<'a>,
    pub(super) trigger: Range<usize>,
    pub(super) kind: Noun,
    pub(super) phrase: Phrase,
    pub(super) f: Frame,
    /// What has become of the deadline, as far as it is known.
    pub(super) status: Option<Status>,
}

impl<'c, 'a> Reading<'c, 'a> {
    /// Begins the reading of a noun, unless it names no deadline of anybody.
    pub(super) fn new(clause: &'c Clause<'a>, trigger: Range<usize>, kind: Noun, readings: &Readings) -> Option<Self> {
        let phrase = phrase(clause, &trigger);
        if extends_another(clause, &trigger, kind)
            || denied(clause, &phrase, &trigger)
            || is_optional(clause, &trigger, kind)
        {
            return None;
        }
        let mut f = Frame::new(trigger.clone(), Status::Pending);
        f.set_earlier = frame::set_earlier(clause);
        let known = clause.is(phrase.start, &["the", "that", "this", "his", "her", "its", "their"])
            || phrase.owner.is_some()
            || phrase.start == trigger.start
            || phrase.time.is_some();
        f.definite = kind == Noun::Strong && known;
        f.indefinite = kind == Noun::Strong && !known;
        f.time = phrase.time.filter(|&t| readings.is_free(t));
        if kind == Noun::Extension {
            f.prior_time = phrase.day;
        }
        if let Some(t) = f.time
            && clause.times[t].is_duration
        {
            f.relation = if kind == Noun::Extension { Relation::Extension } else { Relation::Within };
        }
        Some(Self { clause, trigger, kind, phrase, f, status: None })
    }

    /// The verb that a clause has at an index.
    pub(super) fn group(&self, g: usize) -> &'c VerbGroup {
        &self.clause.groups[g]
    }
}

/// "an extension of the deadline": read with the noun that it extends.
fn extends_another(clause: &Clause<'_>, trigger: &Range<usize>, kind: Noun) -> bool {
    /// Most words between the two nouns.
    const REACH: usize = 8;
    kind == Noun::Extension
        && clause.is(trigger.end, &["of", "to", "on", "for", "past", "beyond"])
        && (trigger.end + 1..(trigger.end + REACH).min(clause.len()))
            .take_while(|&i| !matches!(clause.tag_at(i), Tag::Comma | Tag::Stop | Tag::Verb))
            .any(|i| matches!(noun(clause, i), Some((_, Noun::Strong))))
}

/// "an option to extend", "three-year extension options", "an extension if needed": a right that may never be used; "a day's
/// notice of each strike": a rule that counts from each case anew.
fn is_optional(clause: &Clause<'_>, trigger: &Range<usize>, kind: Noun) -> bool {
    /// How many words before the noun the option can stand.
    const REACH: usize = 10;
    let near = trigger.start.saturating_sub(REACH)..(trigger.end + 1).min(clause.len());
    let needed =
        |i: usize| clause.is(i, &["if"]) && clause.is(i + 1, &["warranted", "necessary", "needed", "required"]);
    let beside = trigger.start.saturating_sub(REACH)..trigger.end + 3;
    let each = clause.is(trigger.end, &["for", "of", "before"]) && clause.is(trigger.end + 1, &["each", "every"]);
    let granted = kind == Noun::Extension && beside.into_iter().any(needed);
    kind != Noun::Strong && clause.any(near, &["option", "options"]) || granted || kind == Noun::Weak && each
}
