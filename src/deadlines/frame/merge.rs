//! Frames of one sentence that tell of one deadline.

use super::super::clause::{Clause, Tag};
use super::super::due;
use super::{Bound, Frame};
use crate::report::Status;

/// Frames of one sentence that tell of one deadline become one.
pub(in crate::deadlines) fn merge(clause: &Clause<'_>, frames: Vec<Frame>) -> Vec<Frame> {
    let mut out: Vec<Frame> = Vec::with_capacity(frames.len());
    for f in frames {
        let bare = f.action.is_none() && f.addressee.is_none() && f.consequence.is_none();
        if let Some(last) = out.last_mut() {
            let moved = matches!(last.status, Status::Shortened | Status::Extended);
            // "shortens the deadline …, setting the new deadline around 8 August"
            let new = f.refers && clause.any(f.trigger.start.saturating_sub(3)..f.trigger.start, &["new", "revised"]);
            if moved && new && bare && f.unit.is_some_and(|u| !clause.units[u].length) {
                if last.prior.is_none() {
                    last.prior_unit = last.prior_unit.or(last.unit);
                    last.prior = last.prior_unit.and_then(|u| clause.stretch(clause.units[u].words.clone()));
                }
                last.unit = f.unit;
                last.time = None;
                last.bound = Bound::By;
                continue;
            }
            // "brought the deadline forward to Thursday, giving the junta a day to free them"
            let giving = clause.is(f.trigger.start, &["giving", "leaving", "allowing"])
                && clause.tag_before(f.trigger.start) == Tag::Comma
                && (last.unit.is_some() || last.indefinite)
                && last.action.is_none();
            if giving {
                if last.unit.is_none() {
                    (last.unit, last.bound, last.past) = (f.unit, f.bound, f.past);
                }
                last.addressee = last.addressee.take().or(f.addressee);
                last.action = f.action;
                last.consequence = last.consequence.take().or(f.consequence);
                continue;
            }
            // "In its latest deadline, Roe has given them until noon"
            let empty = last.unit.is_none()
                && last.time.is_none()
                && last.action.is_none()
                && last.addressee.is_none()
                && last.setter.is_none()
                && last.status == Status::Pending;
            if empty && f.unit.is_some() && last.refers {
                *last = f;
                continue;
            }
            // The same deadline named again without anything new.
            let same = match (last.unit, f.unit) {
                (Some(a), Some(b)) => {
                    let of = |u| due::point(clause, u).days;
                    of(a).is_some() && of(a) == of(b)
                }
                (_, None) => f.time.is_none(),
                (None, Some(_)) => false,
            };
            if same
                && bare
                && f.refers
                && last.refers
                && matches!(f.status, Status::Pending | Status::Reaffirmed | Status::Extended)
            {
                if last.status == Status::Pending {
                    last.status = f.status;
                }
                continue;
            }
        }
        out.push(f);
    }
    out
}
