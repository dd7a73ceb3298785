//! What the rest of the sentence tells: time that is left, a time inside the duty, what comes after.

use std::ops::Range;

use super::super::clause::{Clause, Kind};
use super::super::frame::{self, Bound, Frame};
use super::super::lexicon::Form;
use crate::report::Status;

/// "48 hours before", "days ahead of", "with two days to go before": what is left until the deadline.
pub(super) fn remaining(clause: &Clause<'_>, start: usize, f: &mut Frame, status: &mut Option<Status>) {
    let from = start.saturating_sub(14);
    let link = (from..start).rev().find(|&i| {
        clause.is(i, &["before", "until", "till"])
            || (clause.is(i, &["ahead"]) && clause.low(i + 1) == "of")
            || clause.run(i, &["from", "the"])
            || clause.run(i, &["away", "from"])
    });
    let Some(link) = link else { return };
    if clause.any(link..start, &[",", ";", "."]) {
        return;
    }
    let unit = clause.units.iter().position(|u| {
        u.words.end <= link
            && u.words.end + 5 >= link
            && u.length
            && (u.words.end..link)
                .all(|i| clause.is(i, &["to", "go", "left", "remaining", "away", "just", "remain", "still"]))
    });
    let just_days = link.checked_sub(1).is_some_and(|i| clause.is(i, &["days", "hours", "weeks", "go", "minutes"]));
    if unit.is_some() || just_days {
        if !matches!(status, Some(Status::Set)) {
            *status = (*status).or(Some(Status::Pending));
        }
        if f.unit.is_none() {
            if let Some(u) = unit {
                f.unit = Some(u);
                f.bound = Bound::Remaining;
            } else {
                let word = (link.saturating_sub(4)..link)
                    .rev()
                    .find(|&i| clause.is(i, &["days", "hours", "weeks", "minutes"]));
                if let Some(w) = word {
                    let end = if clause.low(link) == "ahead" { link + 1 } else { w + 1 };
                    f.time = Some(w..end);
                }
            }
        }
    } else if !matches!(status, Some(Status::Set)) {
        *status = (*status).or(Some(Status::Pending));
    }
}

/// A time inside what is asked for: "an ultimatum … demanding that they leave within two days".
pub(super) fn within(clause: &Clause<'_>, from: usize, f: &mut Frame) {
    let found = (from..clause.len()).find_map(|i| {
        let short = clause.is(i, &["within", "by", "before", "in"]);
        let unit = if short { frame::unit_at(clause, i + 1)? } else { return None };
        let length = clause.units[unit].length;
        (clause.is(i, &["within"]) || (clause.low(i) == "in" && length) || (clause.is(i, &["by", "before"]) && !length))
            .then_some((i, unit))
    });
    let Some((i, unit)) = found else { return };
    if f.anchor == Some(unit) {
        f.anchor = None;
    }
    let free = match f.unit {
        None => true,
        Some(old) => old != unit && clause.units[old].length && !clause.units[unit].length,
    };
    if free {
        f.unit = Some(unit);
        f.time = (clause.low(i) == "within").then(|| i..clause.units[unit].words.end);
        f.bound = if clause.units[unit].length { Bound::Within } else { Bound::By };
    }
}

/// "before the full weight of sanctions returns": what comes at the deadline.
pub(in crate::deadlines) fn before_return(clause: &Clause<'_>, from: usize) -> Option<crate::span::Span> {
    let i = (from..clause.len()).find(|&i| clause.low(i) == "before" && frame::unit_at(clause, i + 1).is_none())?;
    let end = frame::harm_end(clause, i + 1);
    // A last word such as "returns" reads as a noun.
    let verb_last = end > i + 2
        && super::super::lexicon::verb(clause.low(end - 1)).is_some_and(|(_, form)| form == Form::Third)
        && !clause.groups.iter().any(|g| g.words.start > i);
    if verb_last {
        return clause.stretch(i + 1..end);
    }
    let g = clause.group_after(i + 1)?;
    let finite = clause.groups[g].kind == Kind::Finite && clause.groups[g].words.start > i + 1;
    finite.then(|| clause.stretch(i + 1..frame::harm_end(clause, i + 1))).flatten()
}

/// Verbs elsewhere in the sentence that tell the status: "lawmakers came together", "will not be extended".
pub(super) fn lateral(clause: &Clause<'_>, trigger: &Range<usize>, f: &mut Frame, status: &mut Option<Status>) {
    if status.is_some_and(|s| s != Status::Pending) {
        return;
    }
    let agreed = clause.groups.iter().any(|g| {
        g.words.start > trigger.end
            && g.kind == Kind::Finite
            && g.past
            && !g.negated
            && g.modal.is_none()
            && (matches!(
                g.lemma,
                "pass" | "approve" | "sign" | "reach" | "strike" | "clinch" | "avert" | "agree" | "comply"
            ) || (g.lemma == "come" && clause.low(g.words.end) == "together"))
    });
    let ahead = (trigger.start.saturating_sub(16)..trigger.start).any(|i| clause.is(i, &["before", "ahead"]));
    if agreed && ahead && f.addressee.is_none() {
        *status = Some(Status::Met);
        let group = clause.groups.iter().position(|g| g.words.start > trigger.end && g.kind == Kind::Finite);
        if let Some(g) = group {
            f.addressee = clause.subject(g).and_then(|s| clause.slot(s));
            if f.action.is_none() {
                f.action = clause.groups[g + 1..]
                    .iter()
                    .find(|x| x.kind == Kind::Infinitive)
                    .and_then(|x| frame::infinitive(clause, x.words.start))
                    .and_then(|a| clause.stretch(a));
            }
        }
    }
}
