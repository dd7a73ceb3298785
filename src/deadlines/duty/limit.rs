//! The time that a duty can be bound to: a preposition with a moment or a length.

use std::ops::Range;

use super::super::clause::{Clause, Tag};
use super::super::due;

/// Longest time, in days, that "in" tells of the future by itself: "in 10 days" looks ahead, "first in 10 years" back.
const LONGEST_AHEAD: i64 = 60;

/// A time with the preposition that can bind a duty to it.
#[derive(Clone, Debug)]
pub(super) struct Limit {
    /// The preposition's words.
    pub(super) words: Range<usize>,
    pub(super) time: usize,
}

impl Limit {
    /// The word after the time.
    pub(super) fn end(&self, clause: &Clause<'_>) -> usize {
        clause.times[self.time].words.end
    }
}

/// The time that the preposition at a word binds.
pub(super) fn limit(clause: &Clause<'_>, i: usize) -> Option<Limit> {
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
        || due::days_of(clause, time).is_some_and(|length| {
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
