//! Frames of one sentence that tell of one deadline.

use super::clause::{Clause, Tag};
use super::due;
use super::frame::{Frame, Relation};
use crate::report::Status;

/// Frames of one sentence that tell of one deadline become one.
pub(super) fn merge(clause: &Clause<'_>, frames: Vec<Frame>) -> Vec<Frame> {
    let mut out: Vec<Frame> = Vec::with_capacity(frames.len());
    for frame in frames {
        let Some(last) = out.last_mut() else {
            out.push(frame);
            continue;
        };
        if sets_new_day(clause, last, &frame) {
            move_to(clause, last, &frame);
        } else if gives_time_of(clause, last, &frame) {
            complete(last, frame);
        } else if is_empty(last) && frame.time.is_some() {
            // "In its latest deadline, Roe has given them until noon"
            *last = frame;
        } else if repeats(clause, last, &frame) {
            if last.status == Status::Pending {
                last.status = frame.status;
            }
        } else if !counts_back(clause, last, &frame) {
            out.push(frame);
        }
    }
    out
}

/// "by the Friday before Christmas": the second day is no limit of its own.
fn counts_back(clause: &Clause<'_>, last: &Frame, next: &Frame) -> bool {
    let start = next.trigger.start;
    clause.is(start, &["before", "after"])
        && last.time.is_some_and(|t| clause.times[t].words.end == start && due::is_bare_weekday(clause, t))
}

/// "shortens the deadline …, setting the new deadline around 8 August"
fn sets_new_day(clause: &Clause<'_>, last: &Frame, next: &Frame) -> bool {
    let start = next.trigger.start;
    matches!(last.status, Status::Shortened | Status::Extended)
        && next.definite
        && clause.any(start.saturating_sub(3)..start, &["new", "revised"])
        && next.is_bare()
        && next.time.is_some_and(|t| !clause.times[t].is_duration)
}

/// Gives a deadline that was moved the day that the next frame tells.
fn move_to(clause: &Clause<'_>, last: &mut Frame, next: &Frame) {
    if last.prior.is_none() {
        last.prior_time = last.prior_time.or(last.time);
        last.prior = last.prior_time.and_then(|t| clause.span_of(clause.times[t].words.clone()));
    }
    last.time = next.time;
    last.time_words = None;
    last.relation = Relation::By;
}

/// "brought the deadline forward to Thursday, giving the junta a day to free them"
fn gives_time_of(clause: &Clause<'_>, last: &Frame, next: &Frame) -> bool {
    let start = next.trigger.start;
    clause.is(start, &["giving", "leaving", "allowing"])
        && clause.tag_before(start) == Tag::Comma
        && (last.time.is_some() || last.indefinite)
        && last.action.is_none()
}

/// Fills what a frame lacks from the next one.
fn complete(last: &mut Frame, next: Frame) {
    if last.time.is_none() {
        (last.time, last.relation, last.told_in_past) = (next.time, next.relation, next.told_in_past);
    }
    last.addressee = last.addressee.take().or(next.addressee);
    last.action = next.action;
    last.consequence = last.consequence.take().or(next.consequence);
}

/// Whether all that a frame tells is that there is a known deadline.
fn is_empty(frame: &Frame) -> bool {
    frame.time.is_none()
        && frame.time_words.is_none()
        && frame.action.is_none()
        && frame.addressee.is_none()
        && frame.setter.is_none()
        && frame.status == Status::Pending
        && frame.definite
}

/// Whether the next frame names the same deadline again without anything new.
fn repeats(clause: &Clause<'_>, last: &Frame, next: &Frame) -> bool {
    let same = match (last.time, next.time) {
        (Some(a), Some(b)) => {
            let days = |t| due::day_of(clause, t).days;
            days(a).is_some() && days(a) == days(b)
        }
        (_, None) => next.time_words.is_none(),
        (None, Some(_)) => false,
    };
    same && next.is_bare()
        && next.definite
        && last.definite
        && matches!(next.status, Status::Pending | Status::Reaffirmed | Status::Extended)
}
