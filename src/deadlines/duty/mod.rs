//! Duties with a time: "must leave by Friday", "demanded that the bank reply within a week", "if they do not sign by noon".
//!
//! A preposition with a time is a deadline only where something licenses it: an obligation, a demand or a condition
//! with something to follow. Without one it is narrative, a plan or a hope, and nothing is reported.

mod condition;
mod demand;
mod governor;
mod obligation;
mod pledge;
mod procedure;
mod until;

use std::ops::Range;

use self::governor::{governor, purpose};
use super::clause::{Clause, Tag, VerbGroup};
use super::family::{Family, Readings, Trigger};
use super::frame::{self, Frame, Relation};
use crate::report::Status;
use crate::span::Span;

pub(super) const FAMILY: Family = Family {
    triggers: &[
        // "no later than", "prior to", "ahead of" and "on or before" have one of these as well.
        Trigger::words(&["by", "before", "within", "in", "later", "prior", "ahead"]).with_time(),
        Trigger::words(&["until", "till", "through", "to"]).with_time(),
    ],
    read,
};

/// Longest time, in days, that "in" tells of the future by itself: "in 10 days" looks ahead, "first in 10 years" back.
const LONGEST_AHEAD: i64 = 60;

/// A time with the preposition that can bind a duty to it.
#[derive(Clone, Debug)]
struct Limit {
    /// The preposition's words.
    words: Range<usize>,
    time: usize,
}

impl Limit {
    /// The word after the time.
    fn end(&self, clause: &Clause<'_>) -> usize {
        clause.times[self.time].words.end
    }
}

/// Reads duties with a time.
fn read(clause: &Clause<'_>, readings: &mut Readings) {
    for i in 0..clause.len() {
        if let Some(limit) = limit(clause, i)
            && readings.is_free(limit.time)
            && let Some(frame) = duty(clause, &limit)
        {
            readings.add(frame, &[Some(limit.time)]);
        }
    }
}

/// The time that the preposition at a word binds.
fn limit(clause: &Clause<'_>, i: usize) -> Option<Limit> {
    let end = match clause.lower(i) {
        "by" | "before" | "within" | "in" | "until" | "till" | "through" | "to" => i + 1,
        "no" | "not" if clause.sequence(i + 1, &["later", "than"]) => i + 3,
        "prior" if clause.lower(i + 1) == "to" => i + 2,
        "ahead" if clause.lower(i + 1) == "of" => i + 2,
        "on" if clause.sequence(i + 1, &["or", "before"]) => i + 3,
        _ => return None,
    };
    let time = clause.time_at(end)?;
    let starts_here = clause.times[time].words.start <= end + 2;
    let fits =
        if clause.times[time].is_duration { length_fits(clause, i, time) } else { day_fits(clause, i, end, time) };
    (starts_here && fits).then_some(Limit { words: i..end, time })
}

/// Whether a preposition and a length go together.
fn length_fits(clause: &Clause<'_>, preposition: usize, time: usize) -> bool {
    let words = clause.times[time].words.clone();
    let after = clause.tag_at(words.end);
    // "before a three-hour operation"
    let modifies =
        matches!(after, Tag::Noun | Tag::Name | Tag::Hyphen) && !clause.is(words.end, &["notice", "time", "more"]);
    // "in a month's time" is a length, "within a day's march" none.
    let owns = after == Tag::Clitic && clause.lower(words.end + 1) != "time";
    if modifies || owns || clause.is(preposition, &["by", "until", "till"]) {
        return false;
    }
    let near = || words.start.saturating_sub(2)..words.end;
    clause.lower(preposition) != "in"
        || super::due::days_of(clause, time).is_some_and(|length| {
            let ahead = length.most <= LONGEST_AHEAD || clause.any(near(), &["next", "coming"]);
            ahead && !clause.any(near(), &["last", "past", "previous", "recent"])
        })
}

/// Whether a preposition and a day go together.
fn day_fits(clause: &Clause<'_>, preposition: usize, end: usize, time: usize) -> bool {
    let after = clause.times[time].words.end;
    // "before the November election": the day of something; "by Friday's vote": it belongs to something else.
    let of_event = clause.tag_at(after) == Tag::Noun && clause.is(end, &["the", "a", "its", "their"]);
    clause.lower(preposition) != "in" && !of_event && clause.tag_at(after) != Tag::Clitic
}

/// What licenses a time as a deadline.
fn duty(clause: &Clause<'_>, limit: &Limit) -> Option<Frame> {
    let governor = governor(clause, limit);
    let mut f = if clause.is(limit.words.start, &["until", "till", "through", "to"]) {
        until::until(clause, governor?, limit)?
    } else {
        governor
            .and_then(|g| by_verb(clause, g, limit))
            .or_else(|| pledge::named(clause, limit))
            .or_else(|| by_purpose(clause, governor?, limit))?
    };
    let length = clause.times[limit.time].is_duration;
    f.time = Some(limit.time);
    f.relation = if length { Relation::Within } else { Relation::By };
    f.anchor = f.anchor.or_else(|| frame::anchor(clause, governor, &[f.time]).filter(|_| length));
    if f.self_imposed && !pledge::is_firm(clause, &f, limit) {
        return None;
    }
    f.consequence = f
        .consequence
        .or_else(|| frame::consequence(clause, limit.end(clause)))
        .or_else(|| frame::consequence(clause, clause.groups[governor?].words.start));
    Some(f)
}

/// The duty that the verb which a time belongs to tells. What is told first is right.
fn by_verb(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    condition::condition(clause, g, limit)
        .or_else(|| obligation::obligation(clause, g, limit))
        .or_else(|| demand::demand(clause, g, limit))
        .or_else(|| alternative(clause, g, limit))
        .or_else(|| pledge::pledge(clause, g, limit))
        .or_else(|| procedure::procedure(clause, g, limit))
}

/// "must take steps to protect the reef by June": the duty is told above the verb.
fn by_purpose(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let over = purpose(clause, g)?;
    obligation::obligation(clause, over, limit).or_else(|| demand::demand(clause, over, limit))
}

/// What a verb tells to do.
fn action_of(clause: &Clause<'_>, group: &VerbGroup) -> Option<Span> {
    clause.span_of(group.head..frame::phrase_end(clause, group.head))
}

/// Fills in what a verb tells of its subject: what is to be done to it, or what it has to do.
fn assign(clause: &Clause<'_>, f: &mut Frame, group: &VerbGroup, subject: Range<usize>) {
    if group.passive {
        f.action = clause.span_of(subject.start..frame::phrase_end(clause, group.head).max(group.words.end));
    } else {
        f.addressee = clause.slot(subject);
        f.action = action_of(clause, group);
    }
}

/// "will leave by Friday or face": what follows makes the plan a duty.
fn alternative(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let end = limit.end(clause);
    if !(end..(end + 3).min(clause.len())).any(|i| clause.is(i, &["or", "otherwise"])) {
        return None;
    }
    let group = &clause.groups[g];
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    f.consequence = Some(frame::consequence(clause, end)?);
    f.action = action_of(clause, group);
    f.addressee = frame::subject_slot(clause, g);
    f.setter = frame::speaker(clause, group.words.start, end);
    Some(f)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn what_follows_makes_a_plan_a_duty() {
        reads(
            "
            [addressee The crews] will [action leave the ships] [trigger by] [time Friday] or face [consequence a fine]. -> 2025-03-14 set
            ",
        );
        silent(
            "
            The crews will leave the ships by Friday.
            ",
        );
    }

    #[test]
    fn what_an_object_is_for_hangs_on_the_duty() {
        reads(
            "
            [setter Anna Lind] wants [addressee every ferry] to [action have rooms to keep dogs apart] [trigger by] [time June]. -> 2025-06-30 set
            ",
        );
        silent(
            "
            The storms shook the coast, forcing ferries to undertake repairs within nine months.
            The ferry hopes to have rooms to keep dogs apart by June.
            ",
        );
    }
}
