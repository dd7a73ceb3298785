//! From a time to the last moment to comply.
//!
//! [`day`] reads a day off a time phrase, [`count`] counts lengths; here the two come together.

mod count;
mod date;
mod day;
pub(super) mod scene;

pub(super) use self::count::days_of;
use self::count::{Days, counter, counts_business_days, hours_later};
pub(super) use self::date::DueDate;
pub(super) use self::day::{day_of, is_bare_weekday};
use self::day::{
    last_moment, names_one_day, not_in_the_past, same_weekday_ago, this_period, value_of, weekday_fits, within_next,
};
use super::clause::Clause;
use super::frame::{Frame, Relation};
use crate::calendar::Date;
use crate::report::{Certainty, Status};

/// Works out when a frame's deadline falls, from its own sentence and the article's date.
///
/// `narrated` is the day that the sentences before speak of, where the article goes on with it, or from which the next one
/// says that it counts.
pub(super) fn due_date(clause: &Clause<'_>, frame: &Frame, narrated: Option<Start>) -> DueDate {
    let Some(t) = frame.time else {
        let words = frame.time_words.clone().and_then(|words| clause.span_of(words));
        let why = if words.is_none() { "the sentence gives no date" } else { "the sentence does not count the days" };
        return DueDate::unresolved(String::new(), why);
    };
    if let Some(due) = within_next(clause, t) {
        return due;
    }
    if !clause.times[t].is_duration {
        let length = frame.duration.and_then(|d| days_of(clause, d)).map(|d| (d.least, d.most));
        let due = not_in_the_past(clause, frame, t, day_of(clause, t));
        let due = this_period(clause, frame, t, DueDate { length, ..due });
        return weekday_fits(clause, t, last_moment(clause, t, due));
    }
    let value = value_of(clause, t);
    let Some(days) = days_of(clause, t) else {
        return DueDate::unresolved(value, "the length of time is not counted in days");
    };
    if let Some(moved) = added(clause, frame, t) {
        return moved;
    }
    if frame.start_unknown && narrated.is_none() {
        return DueDate::unresolved(value, "it counts from something whose day the sentence does not tell");
    }
    match start(clause, frame, t, narrated) {
        Ok(start) => count_from(clause, frame, t, &days, &start),
        Err(why) => DueDate { length: Some((days.least, days.most)), ..DueDate::unresolved(value, why) },
    }
}

/// The day from which a length counts.
pub(super) struct Start {
    /// First and last day that it can be.
    pub(super) days: (Date, Date),
    /// Whether the day is only what the story suggests or a time that is rough itself.
    pub(super) rough: bool,
    pub(super) basis: String,
}

/// The day from which a frame's length counts, or why nobody knows.
fn start(clause: &Clause<'_>, frame: &Frame, t: usize, narrated: Option<Start>) -> Result<Start, &'static str> {
    // What the article works out itself is a result, not where the counting begins.
    let worked_out = |a: usize| own_sum(clause, t).is_some_and(|i| clause.times[a].words.start > i);
    let anchor = frame.anchor.filter(|&a| !worked_out(a)).and_then(|a| {
        let day = day_of(clause, a);
        let days = same_weekday_ago(clause, a, day.days?);
        let rough = days.0 != days.1 || !names_one_day(clause, a);
        Some(Start { days, rough, basis: day.basis })
    });
    if let Some(anchor) = anchor {
        return Ok(anchor);
    }
    if let Some(start) = narrated.filter(|_| frame.relation == Relation::Within) {
        return Ok(start);
    }
    let day = clause.article.ok_or("no article date to count from")?;
    // A deadline that is over, or told again, was not set on the day of the article.
    if frame.set_earlier || matches!(frame.status, Status::Passed | Status::Met | Status::Reaffirmed) {
        return Err("the article does not say when it was set");
    }
    if frame.relation == Relation::Within {
        // News tells of its own day or of the day before.
        let eve = day.plus_days(-1).unwrap_or(day);
        let basis = format!("article date {day} or the day before");
        return Ok(Start { days: (eve, day), rough: false, basis });
    }
    Ok(Start { days: (day, day), rough: false, basis: format!("article date {day}") })
}

/// A frame's length, counted from a day.
fn count_from(clause: &Clause<'_>, frame: &Frame, t: usize, days: &Days, start: &Start) -> DueDate {
    let value = value_of(clause, t);
    let add = counter(clause, t, days.least == days.most);
    let (Some(mut first), Some(mut last)) = (add(start.days.0, days.least), add(start.days.1, days.most)) else {
        return DueDate::unresolved(value, "the date is out of range");
    };
    let words = clause.span_of(clause.times[t].words.clone()).map_or("", |s| s.of(clause.text));
    let mut basis = format!("{} + {words}", start.basis);
    if counts_business_days(clause, t) {
        basis.push_str(", weekends not counted, holidays not known");
    }
    if frame.relation == Relation::Extension
        && let Some((a, b)) =
            frame.prior_time.filter(|&p| !clause.times[p].is_duration).and_then(|p| day_of(clause, p).days)
        && let (Some(a), Some(b)) = (add(a, days.least), add(b, days.most))
    {
        // From the day it was granted or from the earlier deadline: the text does not say.
        first = first.min(a);
        last = last.max(b);
        basis.push_str(", or from the earlier deadline");
    }
    let certainty = if start.rough { Certainty::Approx } else { days.certainty(first == last) };
    let length = Some((days.least, days.most));
    let mut out = DueDate { value, days: Some((first, last)), certainty, basis, length, dated: false };
    compare_with_own_sum(clause, t, &mut out);
    out
}

/// The earlier deadline and what was added to it: "the 8 p.m. deadline by two hours", "the Friday deadline by a week".
fn added(clause: &Clause<'_>, frame: &Frame, t: usize) -> Option<DueDate> {
    let prior = frame.prior_time.filter(|&p| frame.relation == Relation::Added && !clause.times[p].is_duration)?;
    let old = day_of(clause, prior);
    let words = |t: usize| clause.span_of(clause.times[t].words.clone()).map_or("", |s| s.of(clause.text));
    let basis = format!("{} + {}", words(prior), words(t));
    if let Some(value) = hours_later(&value_of(clause, prior), &value_of(clause, t)) {
        // The same day.
        return Some(match old.days {
            Some(_) => DueDate { value, basis, dated: false, ..old },
            None => DueDate::unresolved(value, &old.basis),
        });
    }
    let length = days_of(clause, t)?;
    let (a, b) = old.days?;
    let add = counter(clause, t, length.least == length.most);
    let days = (add(a, length.least)?, add(b, length.most)?);
    Some(DueDate {
        value: value_of(clause, t),
        days: Some(days),
        certainty: if length.rough { Certainty::Approx } else { length.certainty(days.0 == days.1) },
        basis,
        length: Some((length.least, length.most)),
        dated: false,
    })
}

/// The first day on which a deadline was set or changed, where its sentence tells.
pub(super) fn set_on(clause: &Clause<'_>, frame: &Frame) -> Option<Date> {
    let t = frame.anchor.filter(|&a| frame.time != Some(a) && !clause.times[a].is_duration)?;
    let days = same_weekday_ago(clause, t, day_of(clause, t).days?);
    // What lies ahead of the article has not happened yet.
    clause.article.is_none_or(|today| days.0 <= today).then_some(days.0)
}

/// Compares with the article's own sum next to the length: "10 days, meaning it would be 5 August".
fn compare_with_own_sum(clause: &Clause<'_>, t: usize, due: &mut DueDate) {
    let Some(sum) = own_sum(clause, t) else { return };
    let stated = clause.times.iter().position(|x| x.words.start > sum && !x.is_duration);
    let Some(days) = stated.and_then(|s| day_of(clause, s).days) else { return };
    if let Some((a, b)) = due.days
        && a <= days.0
        && days.1 <= b
    {
        // The sum comes out right, and says more.
        due.certainty = if days.0 == days.1 { Certainty::Exact } else { due.certainty };
        due.basis = format!("{}; the article itself says {}", due.basis, days.1);
        due.days = Some(days);
    } else {
        due.certainty = Certainty::Conflict;
        due.basis = format!("{}; the article itself says {} to {}", due.basis, days.0, days.1);
    }
}

/// The word soon after a length with which the article works the date out itself.
fn own_sum(clause: &Clause<'_>, t: usize) -> Option<usize> {
    /// Most words between the length and that word.
    const REACH: usize = 12;
    let end = clause.times[t].words.end;
    (end..(end + REACH).min(clause.len())).find(|&i| clause.is(i, &["meaning", "means", "ie", "i.e.", "namely"]))
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::reads;

    #[test]
    fn hours_do_not_move_a_day() {
        reads(
            "
            [setter The port] extended the [prior 28 March] [trigger deadline] by [time three hours]. -> 2025-03-28 extended
            ",
        );
    }
}
