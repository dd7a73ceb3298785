//! Duties with a time: "must leave by Friday", "demanded that the bank reply within a week", "if they do not sign by noon".
//!
//! A preposition with a time is a deadline only where something licenses it: an obligation, a demand or a condition
//! with something to follow. Without one it is narrative, a plan or a hope, and nothing is reported.

mod action;
mod condition;
mod demand;
mod governor;
mod limit;
mod obligation;
mod pledge;
mod procedure;
mod until;

use self::action::action_of;
use self::governor::{governor, purpose};
use self::limit::{Limit, limit};
use super::clause::Clause;
use super::family::{Family, Readings, Trigger};
use super::frame::{self, Frame, Relation};
use crate::report::Status;

pub(super) const FAMILY: Family = Family {
    triggers: &[
        // "no later than", "prior to", "ahead of" and "on or before" have one of these as well.
        Trigger::words(&["by", "before", "within", "in", "later", "prior", "ahead"]).with_time(),
        Trigger::words(&["until", "till", "through", "to"]).with_time(),
    ],
    read,
};

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
