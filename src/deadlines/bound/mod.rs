//! Duties with a time: "must leave by Friday", "demanded that the bank reply within a week", "if they do not sign by noon".
//!
//! A preposition with a time is a deadline only where something licenses it: an obligation, a demand or a condition
//! with something to follow. Without one it is narrative, a plan or a hope, and nothing is reported.

mod condition;
mod demand;
mod obligation;
mod pledge;
mod procedure;
mod until;

use std::ops::Range;

use self::condition::condition;
use self::demand::demand;
use self::obligation::obligation;
use self::until::until_open;
use super::clause::{Clause, Group, Kind, Tag};
use super::family::{Family, Trigger};
use super::frame::{self, Bound, Frame};
use super::lexicon;
use crate::report::Status;

pub(super) const FAMILY: Family = Family {
    triggers: &[
        // "no later than", "prior to", "ahead of" and "on or before" have one of these as well.
        Trigger::words(&["by", "before", "within", "in", "later", "prior", "ahead"]).with_time(),
        Trigger::words(&["until", "till", "through", "to"]).with_time(),
    ],
    find,
};

/// Finds duties with a time.
fn find(clause: &Clause<'_>, taken: &mut [bool], out: &mut Vec<Frame>) {
    let mut i = 0;
    while i < clause.len() {
        if let Some((trigger, unit)) = preposition(clause, i)
            && !taken[unit]
            && let Some(mut frame) = licence(clause, &trigger, unit)
        {
            taken[unit] = true;
            frame.unit = Some(unit);
            out.push(frame);
        }
        i += 1;
    }
}

/// A preposition that can bind a duty, and its time.
fn preposition(clause: &Clause<'_>, i: usize) -> Option<(Range<usize>, usize)> {
    let (end, length_only) = match clause.low(i) {
        "by" | "before" | "within" => (i + 1, false),
        "no" | "not" if clause.run(i + 1, &["later", "than"]) => (i + 3, false),
        "prior" if clause.low(i + 1) == "to" => (i + 2, false),
        "ahead" if clause.low(i + 1) == "of" => (i + 2, false),
        "on" if clause.run(i + 1, &["or", "before"]) => (i + 3, false),
        "in" => (i + 1, true),
        "until" | "till" | "through" | "to" => (i + 1, false),
        _ => return None,
    };
    let unit = frame::unit_at(clause, end)?;
    let u = &clause.units[unit];
    if u.words.start > end + 2 || (length_only && !u.length) {
        return None;
    }
    if u.length && matches!(clause.low(i), "by" | "until" | "till") {
        return None;
    }
    // "before a three-hour operation"
    if u.length
        && matches!(clause.tag_at(u.words.end), Tag::Noun | Tag::Name | Tag::Hyphen)
        && !clause.is(u.words.end, &["notice", "time", "more"])
    {
        return None;
    }
    if length_only {
        // "in 10 days" looks ahead, "in the last 10 years" and "first in 10 years" look back.
        let (_, most, _) = super::due::days_of(clause, unit)?;
        let ahead = clause.any(u.words.start.saturating_sub(2)..u.words.end, &["next", "coming"]);
        let behind = clause.any(u.words.start.saturating_sub(2)..u.words.end, &["last", "past", "previous", "recent"]);
        if behind || (!ahead && most > 60) {
            return None;
        }
    }
    // "before the November election": the day of something.
    if !u.length && clause.tag_at(u.words.end) == Tag::Noun && clause.is(end, &["the", "a", "its", "their"]) {
        return None;
    }
    // "by Friday's vote": the day belongs to something else; "in a month's time" is a length.
    if clause.tag_at(u.words.end) == Tag::Clitic && !(u.length && clause.low(u.words.end + 1) == "time") {
        return None;
    }
    Some((i..end, unit))
}

fn licence(clause: &Clause<'_>, trigger: &Range<usize>, unit: usize) -> Option<Frame> {
    let governor = governor(clause, trigger, unit);
    let until = clause.is(trigger.start, &["until", "till", "through", "to"]);
    let frame = if until {
        until_open(clause, governor?, trigger)
    } else {
        let bound = governor.and_then(|g| {
            condition(clause, g, trigger, unit)
                .or_else(|| obligation(clause, g, trigger))
                .or_else(|| demand(clause, g, trigger))
                .or_else(|| alternative(clause, g, trigger, unit))
                .or_else(|| pledge::pledge(clause, g, trigger))
                .or_else(|| procedure::limit(clause, g, trigger, unit))
        });
        bound.or_else(|| pledge::named(clause, trigger)).or_else(|| {
            let over = governor.and_then(|g| purpose(clause, g))?;
            obligation(clause, over, trigger).or_else(|| demand(clause, over, trigger))
        })
    };
    let mut f = frame?;
    f.bound = if clause.units[unit].length { Bound::Within } else { Bound::By };
    f.anchor =
        f.anchor.or_else(|| frame::anchor(clause, governor, &[Some(unit)]).filter(|_| clause.units[unit].length));
    if f.own && !pledge::firm(clause, &f, unit) {
        return None;
    }
    if f.consequence.is_none() {
        f.consequence = frame::consequence(clause, clause.units[unit].words.end)
            .or_else(|| governor.and_then(|g| frame::consequence(clause, clause.groups[g].words.start)));
    }
    Some(f)
}

/// The group of verbs that the time belongs to.
fn governor(clause: &Clause<'_>, trigger: &Range<usize>, unit: usize) -> Option<usize> {
    // "By Friday, all ships must leave."
    if trigger.start <= 1 || matches!(clause.tag_before(trigger.start), Tag::Mark | Tag::Stop) {
        let after = clause.units[unit].words.end;
        let g = clause.group_after(after)?;
        return (clause.groups[g].kind == Kind::Finite).then_some(g);
    }
    // "if they — so the law has it — do not pay by": a remark between dashes is stepped over.
    let mut from = trigger.start;
    if clause.tag_before(from) == Tag::Dash
        && let Some(open) = (0..from - 1).rev().find(|&i| clause.tag_at(i) == Tag::Dash)
    {
        from = open;
    }
    // "extend the mandate, which was to end on Friday, until": so is a relative clause.
    if clause.tag_before(from) == Tag::Comma
        && let Some(open) = (from.saturating_sub(30)..from - 1).rev().find(|&i| clause.tag_at(i) == Tag::Comma)
        && clause.tag_at(open + 1) == Tag::Relative
    {
        from = open;
    }
    let g = clause.group_before(from)?;
    let group = &clause.groups[g];
    let gap = group.words.end..from;
    if gap.len() > 40 || gap.clone().any(|i| clause.tag_at(i) == Tag::Stop) {
        return None;
    }
    // Relative clauses inside the object ("a pact that would lift the blockade") belong to the verb before them.
    let mut g = g;
    for _ in 0..3 {
        let group = &clause.groups[g];
        // "to stop dumping waste": the duty is to stop.
        if group.kind == Kind::Gerund && g > 0 && clause.groups[g - 1].words.end == group.words.start {
            g -= 1;
            continue;
        }
        let start = group.words.start;
        let relative = group.kind == Kind::Finite
            && (clause.tag_before(start) == Tag::Relative
                || clause.low_before(start) == "that"
                || (clause.tag_before(start) == Tag::Pronoun
                    && start >= 2
                    && (clause.tag_at(start - 2) == Tag::Relative || clause.low(start - 2) == "that")))
            && g > 0
            && !clause.low_before(start.saturating_sub(1)).is_empty()
            && !lexicon::demands(clause.groups[g - 1].lemma);
        // "close the accounts held by the firms": a participle describes the object.
        let reduced = group.kind == Kind::Finite
            && group.words.len() == 1
            && clause.words[group.head].form == lexicon::Form::Past
            && matches!(clause.tag_before(start), Tag::Noun | Tag::Name)
            && clause.is(group.words.end, &["by", "in", "at", "under", "from", "with", "on"])
            && group.words.end < trigger.start
            && g > 0
            && (obliged(clause, g - 1) || clause.groups[g - 1].kind == Kind::Infinitive);
        let coordinate = clause.low_before(start) == "and" && group.kind == Kind::Finite && g > 0;
        if relative || reduced || (coordinate && !obliged(clause, g)) {
            g -= 1;
        } else {
            break;
        }
    }
    Some(g)
}

/// "must take steps to protect the reef by June": the duty above an infinitive that tells what the object is for.
fn purpose(clause: &Clause<'_>, g: usize) -> Option<usize> {
    let over = g.checked_sub(1)?;
    let gap = clause.groups[over].words.end..clause.groups[g].words.start;
    let object = !gap.is_empty()
        && gap.len() <= 5
        && gap.into_iter().all(|i| matches!(clause.tag_at(i), Tag::Noun | Tag::Determiner | Tag::Number | Tag::Hyphen));
    let duty = clause.groups[over].kind == Kind::Infinitive || obliged(clause, over);
    (clause.groups[g].kind == Kind::Infinitive && object && duty).then_some(over)
}

fn obliged(clause: &Clause<'_>, g: usize) -> bool {
    let group = &clause.groups[g];
    group.modal.is_some_and(|m| clause.is(m, &["must", "shall"]))
}

fn action_of(clause: &Clause<'_>, group: &Group) -> Option<crate::span::Span> {
    clause.stretch(group.head..frame::phrase_end(clause, group.head))
}

/// "will leave by Friday or face": what follows makes the plan a duty.
fn alternative(clause: &Clause<'_>, g: usize, trigger: &Range<usize>, unit: usize) -> Option<Frame> {
    let end = clause.units[unit].words.end;
    let or = (end..(end + 3).min(clause.len())).any(|i| clause.is(i, &["or", "otherwise"]));
    if !or {
        return None;
    }
    let consequence = frame::consequence(clause, end)?;
    let group = &clause.groups[g];
    let mut f = Frame::new(trigger.clone(), Status::Set);
    f.consequence = Some(consequence);
    f.action = action_of(clause, group);
    f.addressee = clause.subject(g).filter(|s| !frame::empty_subject(clause, s)).and_then(|s| clause.slot(s));
    f.setter = frame::speaker(clause, group.words.start, end);
    Some(f)
}

#[cfg(test)]
mod tests {
    use super::super::testing::told;

    #[test]
    fn what_an_object_is_for_hangs_on_the_duty() {
        assert_eq!(
            told("Anna Lind wants every ferry to have rooms to keep dogs apart by June."),
            ["by + June -> 2025-06-30; set; Anna Lind > every ferry; have rooms to keep dogs apart; -"]
        );
        assert!(
            told("The storms shook the coast, forcing ferries to undertake repairs within nine months.").is_empty()
        );
        assert!(told("The ferry hopes to have rooms to keep dogs apart by June.").is_empty());
    }
}
