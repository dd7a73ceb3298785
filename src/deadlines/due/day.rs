//! The day that a time phrase names.

use super::super::clause::Clause;
use super::super::frame::Frame;
use super::date::DueDate;
use crate::calendar::Date;
use crate::lexicon::Class;
use crate::report::{Certainty, Status, TimeType};
use crate::times::Expression;

/// How many days after a day without a year lies back that far, the next year's day is rather meant. A deadline that
/// the text sets in a past tense may lie back less far: what was set then was near then.
const FAR_BACK: i32 = 120;
const FAR_BACK_IN_PAST: i32 = 60;

/// How far from the article's day a bare weekday can lie.
const WEEK: i32 = 7;

/// Names of the months begin with these.
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A bare weekday names the coming one where the deadline still runs, the last one where it is over; a day and month
/// without a year lie ahead where it still runs.
pub(super) fn not_in_the_past(clause: &Clause<'_>, frame: &Frame, t: usize, due: DueDate) -> DueDate {
    let due = this_year(clause, frame, t, due);
    let (Some(today), Some((a, b))) = (clause.article, due.days) else { return due };
    if !is_bare_weekday(clause, t) {
        return due;
    }
    let week = |n: i64| Some((a.plus_days(n)?, b.plus_days(n)?));
    let near = (a - today).abs() <= WEEK;
    let moved = if !is_over(frame) && b < today && near {
        week(7)
    } else if frame.status == Status::Passed && a > today && near {
        week(-7)
    } else {
        None
    };
    let Some(days) = moved else { return due };
    let weekday = clause.span_of(clause.times[t].words.clone()).map_or("", |s| s.of(clause.text));
    let (which, what) = if is_over(frame) { ("last", "over") } else { ("coming", "running") };
    DueDate {
        value: days.0.to_string(),
        days: Some(days),
        basis: format!("article date {today} + {weekday} ({which}, as the deadline is {what})"),
        ..due
    }
}

/// Whether a frame tells that its deadline runs no longer.
const fn is_over(frame: &Frame) -> bool {
    matches!(frame.status, Status::Passed | Status::Met)
}

/// Whether a time phrase is a weekday without a date and without a word that says which one is meant.
fn is_bare_weekday(clause: &Clause<'_>, t: usize) -> bool {
    let words = clause.times[t].words.clone();
    let dated = |i: usize| {
        let word = clause.lower(i);
        let hour = clause.is(i + 1, &["a.m", "p.m", "a.m.", "p.m.", "am", "pm"]);
        (word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 2 && !hour)
            || MONTHS.iter().any(|m| word.starts_with(m)) && !is_weekday(clause, i)
    };
    words.clone().any(|i| is_weekday(clause, i))
        && !clause.any(words.clone(), &["last", "next", "past", "ago", "week", "previous", "this"])
        && !words.clone().any(dated)
}

fn is_weekday(clause: &Clause<'_>, i: usize) -> bool {
    clause.has(i, Class::Weekday) || clause.has(i, Class::WeekdayShort)
}

/// A day and month without a year lie ahead where the deadline still runs.
fn this_year(clause: &Clause<'_>, frame: &Frame, t: usize, due: DueDate) -> DueDate {
    let words = clause.times[t].words.clone();
    let month = words.clone().any(|i| MONTHS.iter().any(|m| clause.lower(i).starts_with(m)));
    let year = words.clone().any(|i| clause.lower(i).len() == 4 && clause.lower(i).bytes().all(|b| b.is_ascii_digit()))
        || clause.any(words, &["last", "ago", "year", "past", "previous"]);
    let (Some(today), Some((a, b))) = (clause.article, due.days) else { return due };
    if !month || year || is_over(frame) {
        return due;
    }
    // Alternatives may have gone to two years; a deadline that lies months back is rather the coming one.
    let far = if frame.told_in_past { FAR_BACK_IN_PAST } else { FAR_BACK };
    let forward = |d: Date| {
        if today - d > far { d.plus_months(12).unwrap_or(d) } else { d }
    };
    let (x, y) = (forward(a), forward(b));
    if (x, y) == (a, b) {
        return due;
    }
    DueDate {
        value: if x == y { x.to_string() } else { format!("{x}/{y}") },
        days: Some((x.min(y), x.max(y))),
        basis: format!("article date {today} + the coming year with that day, as the deadline is running"),
        certainty: if x == y && due.certainty == Certainty::Interval { Certainty::Exact } else { due.certainty },
        ..due
    }
}

/// "Two weeks ago" spans a week as a date; to count from, the same weekday is the best guess.
pub(super) fn same_weekday_ago(clause: &Clause<'_>, t: usize, days: (Date, Date)) -> (Date, Date) {
    let ago = clause.any(clause.times[t].words.clone(), &["ago"]);
    match clause.article {
        Some(today) if ago && days.1 - days.0 == 6 => {
            let shift = (i64::from(today.weekday().to_monday_zero_offset())
                - i64::from(days.0.weekday().to_monday_zero_offset()))
            .rem_euclid(7);
            days.0.plus_days(shift).map_or(days, |d| (d, d))
        }
        _ => days,
    }
}

/// Whether a time phrase means one day: "two weeks ago" counts in weeks, so it does not.
pub(super) fn names_one_day(clause: &Clause<'_>, t: usize) -> bool {
    !clause.any(clause.times[t].words.clone(), &["ago"])
        && clause.times[t].expressions.iter().all(|&e| {
            let expression = &clause.expressions[e];
            expression.modifier.is_none() && expression.value.len() >= "2025-03-13".len()
        })
}

/// The TIMEX3 value of a time phrase.
pub(super) fn value_of(clause: &Clause<'_>, t: usize) -> String {
    let time = &clause.times[t];
    if time.alternatives && time.expressions.len() > 1 {
        let all: Vec<&str> = time.expressions.iter().map(|&e| clause.expressions[e].value.as_str()).collect();
        return all.join("/");
    }
    // The finest value says most.
    time.expressions
        .iter()
        .map(|&e| &clause.expressions[e].value)
        .max_by_key(|v| (v.starts_with(|c: char| c.is_ascii_digit()), v.len()))
        .cloned()
        .unwrap_or_default()
}

/// The days that a time phrase with a date can mean.
pub(in crate::deadlines) fn day_of(clause: &Clause<'_>, t: usize) -> DueDate {
    let phrase = &clause.times[t];
    let value = value_of(clause, t);
    let mut days: Option<(Date, Date)> = None;
    let mut approx = clause.is(phrase.words.start, &["around", "about", "roughly", "approximately"]);
    let mut basis = String::new();
    for &e in &phrase.expressions {
        let expression = &clause.expressions[e];
        approx |= matches!(expression.modifier, Some("APPROX"));
        let Some((a, b)) = days_of_expression(clause, expression) else { continue };
        days = Some(match days {
            None => (a, b),
            Some((x, y)) if phrase.alternatives => (x.min(a), y.max(b)),
            Some((x, y)) if x <= b && a <= y => (x.max(a), y.min(b)),
            // A clock time alone takes its day from what was last spoken of; a date beside it knows better.
            Some(old) if expression.kind == TimeType::Time => old,
            Some(_) => (a, b),
        });
        if let Some(b) = &expression.basis
            && !basis.contains(b.as_str())
        {
            if !basis.is_empty() {
                basis.push_str("; ");
            }
            basis.push_str(b);
        }
    }
    let Some((a, b)) = days else {
        return DueDate::unresolved(value, "no article date to resolve it against");
    };
    if basis.is_empty() {
        basis = "the date as written".into();
    }
    let certainty = if approx {
        Certainty::Approx
    } else if a == b {
        Certainty::Exact
    } else {
        Certainty::Interval
    };
    DueDate { value, days: Some((a, b)), certainty, basis, length: None, dated: true }
}

/// First and last day of an expression. The end of a week is its last three days, the end of a month its last day.
fn days_of_expression(clause: &Clause<'_>, expression: &Expression) -> Option<(Date, Date)> {
    let (first, last) = (expression.earliest?, expression.latest?);
    let text = expression.span.of(clause.text);
    if expression.modifier != Some("END") || starts_with_word(text, "late") {
        return Some((first, last));
    }
    let week = expression.value.contains("-W");
    Some((if week { last.plus_days(-2).unwrap_or(last) } else { last }, last))
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word))
}
