//! The verb that the noun is the subject of: "the deadline passed", "was moved to Sunday".

use std::ops::Range;

use super::super::clause::{Clause, Kind, Tag};
use super::super::frame::{self, Bound, Frame};
use super::super::lexicon::{self};
use super::governor::{moved, unit_to};
use crate::report::Status;

/// What the noun is the subject of: "the deadline passed on Friday", "was moved to Sunday", "is at the end of the week".
pub(super) fn predicate(
    clause: &Clause<'_>,
    trigger: &Range<usize>,
    after: usize,
    f: &mut Frame,
    status: &mut Option<Status>,
) {
    let mut at = after;
    // ", which …," or "— scheduled for tomorrow —" between the noun and its verb.
    if matches!(clause.tag_at(at), Tag::Comma | Tag::Dash) {
        let mark = clause.tag_at(at);
        if let Some(close) = (at + 1..(at + 30).min(clause.len())).find(|&i| clause.tag_at(i) == mark) {
            if f.unit.is_none() {
                f.unit = (at + 1..close).find_map(|i| clause.words[i].unit);
            }
            at = close + 1;
        }
    }
    // "The deadline, which expired at midnight, was ignored"
    if at > after
        && clause.tag_at(after + 1) == Tag::Relative
        && let Some(g) = clause.group_after(after + 1)
        && clause.groups[g].words.start <= after + 3
    {
        tells(clause, g, f, status);
    }
    let Some(g) = clause.group_after(at.max(trigger.end)) else { return };
    let group = &clause.groups[g];
    if group.words.start > at + 2 || group.kind != Kind::Finite {
        return;
    }
    if (at..group.words.start)
        .any(|i| !matches!(clause.tag_at(i), Tag::Adverb | Tag::Mark | Tag::Relative | Tag::And | Tag::Time))
    {
        return;
    }
    if status.is_none() || !(at > after && clause.tag_at(after + 1) == Tag::Relative) {
        tells(clause, g, f, status);
    }
}

/// What a verb says of the deadline that is its subject.
pub(super) fn tells(clause: &Clause<'_>, g: usize, f: &mut Frame, status: &mut Option<Status>) {
    let group = &clause.groups[g];
    let end = group.words.end;
    let unit = {
        let mut i = end;
        while clause.is(i, &["on", "at", "by", "around", "in", "for", "until", "only"])
            || clause.tag_at(i) == Tag::Adverb
        {
            i += 1;
        }
        frame::unit_at(clause, i)
    };
    let particle = clause.low(end);
    match group.lemma {
        "depend" | "hinge" | "rest" => *status = Some(Status::Conditional),
        "change" | "move" | "shift" | "extend" | "budge" | "slip" if group.negated => {
            *status = Some(Status::Reaffirmed)
        }
        "stand" | "remain" | "hold" | "apply" => *status = Some(Status::Reaffirmed),
        lemma
            if lexicon::extends(lemma)
                || (group.passive && matches!(lemma, "move" | "push" | "shift" | "put" | "change" | "roll")) =>
        {
            let ahead = particle == "up" || particle == "forward";
            let possible = group.modal.is_some_and(|m| clause.is(m, &["could", "may", "might"]));
            *status = Some(if possible {
                Status::Conditional
            } else if ahead {
                Status::Shortened
            } else {
                Status::Extended
            });
            let to = unit_to(clause, end);
            moved(clause, f, to, !ahead);
        }
        lemma if lexicon::shortens(lemma) || lemma == "bring" => {
            *status = Some(Status::Shortened);
            moved(clause, f, unit_to(clause, end), false);
        }
        lemma if lexicon::lifts(lemma) && group.passive => *status = Some(Status::Lifted),
        "pass" | "expire" | "lapse" | "end" | "elapse" | "arrive" | "come" | "go" | "fall" | "run" | "hit" => {
            let gone = (group.past || group.perfect) && group.modal.is_none() && group.lemma != "fall";
            if gone {
                *status = Some(Status::Passed);
            } else {
                *status = Some(Status::Pending);
            }
            f.refers = true;
            if let Some(u) = unit {
                take_predicate_unit(clause, f, u);
            }
        }
        "loom" | "near" | "approach" | "draw" => {
            *status = Some(Status::Pending);
            // "rapidly approaches its Friday expiration"
            if let Some(p) = clause.phrase_at(end).or(Some(end..(end + 4).min(clause.len())))
                && let Some(u) = (p.start..(p.end + 2).min(clause.len())).find_map(|i| clause.words[i].unit)
            {
                take_predicate_unit(clause, f, u);
            }
        }
        "set" | "impose" | "issue" | "give" | "announce" if group.passive => {
            *status = Some(Status::Set);
            if let Some(u) = unit {
                take_predicate_unit(clause, f, u);
            }
            if particle == "by"
                && unit.is_none()
                && let Some(p) = clause.phrase_at(end + 1)
            {
                f.setter = clause.slot(p);
            }
        }
        "meet" if group.passive => *status = Some(if group.negated { Status::Passed } else { Status::Met }),
        "miss" | "ignore" | "defy" if group.passive => {
            // "the deadline will be missed": it still runs.
            *status = Some(if group.modal.is_some() { Status::Pending } else { Status::Passed });
        }
        "be" => {
            if let Some(u) = unit {
                take_predicate_unit(clause, f, u);
            }
            if group.past && f.unit.is_some() && status.is_none() && matches!(clause.low(group.head), "was" | "were") {
                *status = Some(Status::Passed);
            }
            f.refers = true;
        }
        _ => {}
    }
}

pub(super) fn take_predicate_unit(clause: &Clause<'_>, f: &mut Frame, u: usize) {
    let length = clause.units[u].length;
    if f.unit.is_none() || !length {
        if let Some(old) = f.unit.filter(|&o| o != u && !clause.units[o].length) {
            f.prior_unit = f.prior_unit.or(Some(old));
            f.prior_unit = None;
        }
        f.unit = Some(u);
        f.bound = if length { Bound::Within } else { Bound::By };
    }
}
