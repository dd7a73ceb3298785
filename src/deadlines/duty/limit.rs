//! The time that a duty can be bound to: a preposition with a moment or a length.

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbInflection};
use super::super::{due, frame, grant};

/// Longest time, in days, that "in" tells of the future by itself: "in 10 days" looks ahead, "first in 10 years" back.
const LONGEST_AHEAD: i64 = 60;

/// A time with the preposition that can bind a duty to it.
#[derive(Clone, Debug)]
pub(super) struct Limit {
    /// The preposition's words.
    pub(super) words: Range<usize>,
    /// Its time phrase; nothing for what has no day: "by the end of the trial".
    pub(super) time: Option<usize>,
    /// The words that tell the time, where they are no time phrase: "before then", "by the end of the trial".
    pub(super) told: Option<Range<usize>>,
}

impl Limit {
    /// The word after the time.
    pub(super) fn end(&self, clause: &Clause<'_>) -> usize {
        let time = || self.time.map(|t| clause.times[t].words.end);
        self.told.as_ref().map(|told| told.end).or_else(time).unwrap_or(self.words.end)
    }

    /// Whether it is a length of time.
    pub(super) fn is_length(&self, clause: &Clause<'_>) -> bool {
        self.time.is_some_and(|t| clause.times[t].is_duration)
    }
}

/// "The permit runs out on Friday unless it is renewed before then": the day that was named last.
fn points_back(clause: &Clause<'_>, i: usize) -> Option<Limit> {
    let then = i + 1..i + 2;
    if !clause.is(i, &["by", "before"]) || clause.lower(then.start) != "then" {
        return None;
    }
    // Without a day before it, the sentence before may have named one.
    let time = clause.times.iter().rposition(|t| t.words.end <= i && !t.is_duration);
    Some(Limit { words: i..then.start, time, told: Some(then) })
}

/// "by the end of the trial": a moment that has no day. The end of a song or of a match binds nobody.
fn end_of_event(clause: &Clause<'_>, i: usize) -> Option<Limit> {
    if !clause.is(i, &["by", "before"]) || !clause.sequence(i + 1, &["the", "end", "of"]) {
        return None;
    }
    let lasting = ["parliament", "term", "session", "mandate", "transition", "trial", "inquiry", "talks"];
    let event = clause.phrase_at(i + 4).filter(|p| clause.is(p.end - 1, &lasting))?;
    Some(Limit { words: i..i + 1, time: None, told: Some(i + 1..event.end) })
}

/// What must not come first.
const LEAVES: &[&str] = &[
    "leave", "leaves", "break", "breaks", "adjourn", "adjourns", "depart", "runs", "expires", "lapses", "takes", "ends",
];

/// "before leaving for the recess on 7 April", "before it runs out of money on 7 April": the day of what must not come first.
fn before_leaving(clause: &Clause<'_>, i: usize) -> Option<Limit> {
    /// Most words from the verb to its day.
    const REACH: usize = 8;
    if clause.lower(i) != "before" {
        return None;
    }
    let ing = clause.verb(i + 1).is_some_and(|v| v.inflection == VerbInflection::Ing);
    // "before members leave town on Friday"
    let leaves = || {
        let who = clause.phrase_at(i + 1).map_or(i + 1, |who| who.end);
        (who - 1..=who).any(|k| clause.is(k, LEAVES))
    };
    if !ing && !leaves() {
        return None;
    }
    let on =
        (i + 2..i + REACH).find(|&k| clause.lower(k) == "on" || matches!(clause.tag_at(k), Tag::Comma | Tag::Stop))?;
    let time = clause.time_at(on + 1).filter(|&t| clause.lower(on) == "on" && !clause.times[t].is_duration)?;
    Some(Limit { words: i..i + 1, time: Some(time), told: None })
}

/// "by the time he takes office on 20 January": the day of what must not come first.
fn by_the_time(clause: &Clause<'_>, i: usize) -> Option<Limit> {
    /// Most words from "time" to its day.
    const REACH: usize = 8;
    if !clause.sequence(i, &["by", "the", "time"]) {
        return None;
    }
    let verb = clause.group_after(i + 3).filter(|&g| clause.groups[g].words.start < i + REACH)?;
    let present = !clause.groups[verb].past && clause.groups[verb].modal.is_none();
    let end = frame::phrase_end(clause, clause.groups[verb].head);
    let on = clause.time_at(end + usize::from(clause.lower(end) == "on")).filter(|&t| !clause.times[t].is_duration);
    let told = if on.is_none() { Some(i + 1..end) } else { None };
    present.then_some(Limit { words: i..i + 1, time: on, told })
}

/// Whether a sentence tells what is accepted, so that "after" a day tells what is not.
fn accepts(clause: &Clause<'_>) -> bool {
    clause.groups.iter().any(|g| g.negated && matches!(g.lemma, "accept" | "count" | "consider"))
}

/// The time that the preposition at a word binds.
pub(super) fn limit(clause: &Clause<'_>, i: usize) -> Option<Limit> {
    if let Some(limit) = points_back(clause, i).or_else(|| end_of_event(clause, i)).or_else(|| by_the_time(clause, i)) {
        return Some(limit);
    }
    if let Some(limit) = before_leaving(clause, i) {
        return Some(limit);
    }
    let end = match clause.lower(i) {
        "after" if accepts(clause) => i + 1,
        "by" | "before" | "within" | "in" | "until" | "till" | "through" | "to" => i + 1,
        "no" | "not" if clause.sequence(i + 1, &["later", "than"]) => i + 3,
        "prior" if clause.lower(i + 1) == "to" => i + 2,
        "ahead" if clause.lower(i + 1) == "of" => i + 2,
        "on" if clause.sequence(i + 1, &["or", "before"]) => i + 3,
        _ => return None,
    };
    // "after the polls close on 4 May"
    let close = || {
        let on = (end..end + 5).find(|&k| clause.lower(k) == "on")?;
        clause.time_at(on + 1).filter(|_| clause.lower(i) == "after")
    };
    if let Some(time) = close().filter(|_| clause.time_at(end).is_none()) {
        return Some(Limit { words: i..end, time: Some(time), told: None });
    }
    let time = clause.time_at(end)?;
    let starts_here = clause.times[time].words.start <= end + 2;
    // "by the 1985-90 development plan": who or what does it.
    let last = clause.times[time].words.end;
    if clause.lower(i) == "by" && clause.tag_at(last) == Tag::Hyphen && clause.tag_at(last + 1) == Tag::Number {
        return None;
    }
    let fits =
        if clause.times[time].is_duration { length_fits(clause, i, time) } else { day_fits(clause, i, end, time) };
    (starts_here && fits).then_some(Limit { words: i..end, time: Some(time), told: None })
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
    // "in the next two fiscal years": what is planned for them, not what is done when they are over.
    let fiscal = clause.any(words.clone(), &["fiscal"]);
    if modifies || owns || fiscal || clause.is(preposition, &["by", "before", "until", "till"]) {
        return false;
    }
    let near = || words.start.saturating_sub(2)..words.end;
    // "to win in one minute"
    if clause.lower(preposition) == "in" && grant::moments(clause, time) {
        return false;
    }
    clause.lower(preposition) != "in"
        || due::days_of(clause, time).is_some_and(|length| {
            let ahead = length.most <= LONGEST_AHEAD || clause.any(near(), &["next", "coming"]);
            // "in the two days of talks"
            let named = clause.is(preposition + 1, &["the"]) && !clause.any(near(), &["next", "coming"]);
            ahead && !named && !clause.any(near(), &["last", "past", "previous", "recent"])
        })
}

/// Whether a preposition and a day go together.
fn day_fits(clause: &Clause<'_>, preposition: usize, end: usize, time: usize) -> bool {
    let after = clause.times[time].words.end;
    // "before the November election": the day of something; "by Friday's vote": it belongs to something else.
    let recess = clause.is(after, &["recess", "break", "holiday"]) && clause.is(preposition, &["before", "ahead"]);
    // "who do not pay by the end of May risk a fine"
    let goes_on = frame::faces(clause, after) && clause.is(end + 1, &["end", "start", "beginning"]);
    let of_event =
        clause.tag_at(after) == Tag::Noun && clause.is(end, &["the", "a", "its", "their"]) && !recess && !goes_on;
    clause.lower(preposition) != "in" && !of_event && clause.tag_at(after) != Tag::Clitic
}
