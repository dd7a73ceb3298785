//! The day that a time phrase names.

use std::ops::Range;

use super::super::clause::Clause;
use super::super::frame::{Frame, Relation};
use super::count::{counts_business_days, plus_business_days};
use super::date::DueDate;
use crate::calendar::Date;
use crate::lexicon::{Class, look_up};
use crate::report::{Certainty, Status, TimeType};
use crate::times::{Expression, Grain};

/// How many days after a day without a year lies back that far, the next year's day is rather meant. A deadline that
/// the text sets in a past tense may lie back less far: what was set then was near then.
const FAR_BACK: i32 = 120;
const FAR_BACK_IN_PAST: i32 = 60;

/// The same of a deadline that is told in the present: it may have passed a few days ago.
const FAR_BACK_IN_PRESENT: i32 = 10;

/// Days from the first of a month to its last, at most.
const LONGEST_MONTH: i32 = 30;

/// How far from the article's day a bare weekday can lie.
const WEEK: i32 = 7;

/// Names of the months begin with these.
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A bare weekday names the coming one where the deadline still runs, the last one where it is over; a day and month
/// without a year lie ahead where it still runs.
pub(super) fn not_in_the_past(clause: &Clause<'_>, frame: &Frame, t: usize, due: DueDate) -> DueDate {
    if let Some(counted) = beside_event(clause, t, &due).or_else(|| in_business_days(clause, t, &due)) {
        return counted;
    }
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

/// "by June" and "by 2030" end with the last day of the period, "before June" with the day before its first.
pub(super) fn last_moment(clause: &Clause<'_>, t: usize, due: DueDate) -> DueDate {
    let words = &clause.times[t].words;
    let at = words.start - usize::from(clause.is_before(words.start, &["the"]));
    let whole = clause.times[t].expressions.iter().all(|&e| {
        let expression = &clause.expressions[e];
        let named = expression.when.is_some() && matches!(expression.grain, Grain::Month | Grain::Year);
        expression.modifier.is_none() && named
    });
    if let (Some((first, _)), Certainty::Interval) = (due.days, due.certainty) {
        // "by the start of May" is by its first day, "before the start of May" by the day before.
        let start = (words.start..words.start + 2).any(|i| clause.is(i, &["start", "beginning"]));
        let day = match clause.lower_before(at) {
            "by" if start => Some((first, "its first day")),
            "before" if start => first.plus_days(-1).map(|day| (day, "the day before")),
            _ => None,
        };
        if let Some((day, which)) = day {
            let basis = format!("{}, {which}", due.basis);
            return DueDate { days: Some((day, day)), certainty: Certainty::Exact, basis, ..due };
        }
    }
    let (Some((first, last)), true, Certainty::Interval) = (due.days, whole, due.certainty) else { return due };
    // "the 2030 deadline" ends with its year; "the February deadline" has a day that only others know.
    let of_year = clause.times[t].expressions.iter().all(|&e| clause.expressions[e].grain == Grain::Year)
        && clause.is(words.end, &["deadline", "deadlines", "target", "targets"]);
    let deadline_of = clause.is_before(at, &["of"]) && clause.is_before(at - 1, &["deadline"]);
    let (day, which) = if deadline_of || of_year || clause.is_before(at, &["by", "than"]) {
        (Some(last), "its last day")
    } else if clause.is_before(at, &["before"]) {
        (first.plus_days(-1), "the day before")
    } else {
        return due;
    };
    let Some(day) = day else { return due };
    let basis = format!("{}, {which}", due.basis);
    DueDate { days: Some((day, day)), certainty: Certainty::Exact, basis, ..due }
}

/// "must be paid this week": the last moment is at the end of the week, from its Friday on; of a month or a year it is the
/// last day.
pub(super) fn this_period(clause: &Clause<'_>, frame: &Frame, t: usize, due: DueDate) -> DueDate {
    /// From Friday to Sunday.
    const END_OF_WEEK: i64 = 2;
    let words = &clause.times[t].words;
    let period = clause.is(words.end - 1, &["week", "month", "year"]);
    let bound = period && clause.is(frame.trigger.start, &["must", "has", "have"]) && frame.relation == Relation::By;
    let (true, Some((_, last)), Certainty::Interval) =
        (bound && clause.is(words.start, &["this"]), due.days, due.certainty)
    else {
        return due;
    };
    let week = clause.is(words.end - 1, &["week"]);
    let Some(first) = last.plus_days(if week { -END_OF_WEEK } else { 0 }) else { return due };
    let (certainty, which) = if week { (due.certainty, "its end") } else { (Certainty::Exact, "its last day") };
    let basis = format!("{}, {which}", due.basis);
    DueDate { days: Some((first, last)), certainty, basis, ..due }
}

/// "within the next year": a length from the article's day or the day before, not the year of the calendar.
pub(super) fn within_next(clause: &Clause<'_>, t: usize) -> Option<DueDate> {
    let words = clause.times[t].words.clone();
    let next =
        words.end.checked_sub(2).filter(|&i| clause.is(i, &["next", "coming"]) && !clause.times[t].is_duration)?;
    let before = next - usize::from(clause.is_before(next, &["the"]));
    let ahead = |day: Date| match clause.lower(next + 1) {
        "year" => day.plus_months(12),
        "month" => day.plus_months(1),
        "week" => day.plus_days(i64::from(WEEK)),
        _ => None,
    };
    let today = clause.article.filter(|_| clause.is_before(before, &["within"]))?;
    let days = (ahead(today.plus_days(-1)?)?, ahead(today)?);
    let basis = format!("article date {today} or the day before + one {}", clause.lower(next + 1));
    let value = value_of(clause, t);
    Some(DueDate { value, days: Some(days), certainty: Certainty::Interval, basis, length: None, dated: true })
}

/// The weekday that a word names, from 0 for Monday.
fn weekday_named(clause: &Clause<'_>, words: Range<usize>) -> Option<i64> {
    let at = words.into_iter().find(|&i| is_weekday(clause, i))?;
    let number = look_up(clause.lower(at)).value(Class::TimeWord)?.strip_prefix("weekday-")?;
    number.parse::<i64>().ok().map(|n| n - 1)
}

/// "Friday, March 15" of a year in which that day is a Saturday: one of the two is wrong, and the text does not say which.
pub(super) fn weekday_fits(clause: &Clause<'_>, t: usize, due: DueDate) -> DueDate {
    let words = clause.times[t].words.clone();
    let (Some(named), Some((day, last))) = (weekday_named(clause, words.clone()), due.days) else { return due };
    let dated = words.clone().any(|i| clause.lower(i).bytes().all(|b| b.is_ascii_digit()))
        && words.clone().any(|i| MONTHS.iter().any(|m| clause.lower(i).starts_with(m)) && !is_weekday(clause, i));
    let days = i64::from(day.weekday().to_monday_zero_offset());
    // To the nearest such weekday, before or after.
    let off = (named - days + 10).rem_euclid(7) - 3;
    if day != last || off == 0 || !dated || clause.times[t].alternatives {
        return due;
    }
    let Some(other) = day.plus_days(off) else { return due };
    let name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let name = usize::try_from(named).ok().and_then(|d| name.get(d)).copied().unwrap_or_default();
    let basis = [due.basis.as_str(), "; but that day is no ", name].concat();
    DueDate { days: Some((day.min(other), day.max(other))), certainty: Certainty::Conflict, basis, ..due }
}

/// "the Monday before the election on 4 November": a weekday counted from the day of something, which the sentence has to
/// tell.
fn beside_event(clause: &Clause<'_>, t: usize, due: &DueDate) -> Option<DueDate> {
    let end = clause.times[t].words.end;
    let start = clause.times[t].words.start;
    let before = clause.lower(end) == "before";
    let the = clause.is_before(start, &["the"]) || clause.lower(start) == "the";
    if !(before || clause.lower(end) == "after") || !the || !is_bare_weekday(clause, t) {
        return None;
    }
    let day = |i: usize| clause.time_at(i).filter(|&t| !clause.times[t].is_duration);
    let of_event = |event: Range<usize>| day(event.end + 1).filter(|_| clause.is(event.end, &["on", "of"]));
    let told = day(end + 1);
    let event = clause.phrase_at(end + 1).filter(|_| told.is_none());
    if told.is_none() && event.is_none() {
        return None;
    }
    let told = told.or_else(|| of_event(event?));
    let named = weekday_named(clause, start..end)?;
    let on = told.and_then(|t| this_year_or_next(clause, day_of(clause, t))).and_then(|on| {
        let back = i64::from(on.weekday().to_monday_zero_offset()) - named;
        on.plus_days(if before { -((back - 1).rem_euclid(7) + 1) } else { (-back - 1).rem_euclid(7) + 1 })
    });
    Some(match on {
        Some(on) => DueDate {
            value: on.to_string(),
            days: Some((on, on)),
            certainty: Certainty::Exact,
            basis: ["the ", clause.span_of(start..end + 1)?.of(clause.text), " an event whose day is told"].concat(),
            ..due.clone()
        },
        None => DueDate::unresolved(
            format!("XXXX-WXX-{}", named + 1),
            "it counts from something whose day the sentence does not tell",
        ),
    })
}

/// The one day of an event that a deadline counts from: it lies ahead.
fn this_year_or_next(clause: &Clause<'_>, due: DueDate) -> Option<Date> {
    let (day, last) = due.days?;
    let ahead = clause.article.is_none_or(|today| today <= day) || !due.basis.starts_with("article date");
    (day == last).then(|| if ahead { Some(day) } else { day.plus_months(12) })?
}

/// "01/10/2025": a date whose figures can stand for day and month both ways; inside, whether another date of the article
/// tells that the day stands first.
fn day_or_month_first(clause: &Clause<'_>, t: usize) -> Option<Option<bool>> {
    /// Most expressions that are looked at.
    const MOST: usize = 256;
    let parts = |e: &Expression| {
        let mut parts = e.span.of(clause.text).split('/').map(|p| p.parse::<u16>().ok());
        let (a, b) = (parts.next()??, parts.next()??);
        (parts.next()?.is_some() && a <= 31).then_some((a, b))
    };
    let (a, b) = clause.times[t].expressions.iter().find_map(|&e| parts(&clause.expressions[e]))?;
    let tells = |e: &Expression| parts(e).filter(|&(a, b)| a > 12 || b > 12).map(|(a, _)| a > 12);
    (a != b && a <= 12 && b <= 12).then(|| clause.expressions.iter().take(MOST).find_map(tells))
}

/// "10 business days from Monday": weekends are left out.
fn in_business_days(clause: &Clause<'_>, t: usize, due: &DueDate) -> Option<DueDate> {
    let amounts = clause.times[t].expressions.iter().find_map(|&e| clause.expressions[e].amount);
    let n = amounts.filter(|_| counts_business_days(clause, t)).map(|a| i64::try_from(a.count.milli / 1000))?.ok()?;
    let (first, last) = due.days?;
    let add = |d: Date| plus_business_days(d.plus_days(-n)?, n);
    let basis = [due.basis.as_str(), ", weekends not counted, holidays not known"].concat();
    Some(DueDate { days: Some((add(first)?, add(last)?)), basis, value: add(last)?.to_string(), ..due.clone() })
}

/// Whether a frame tells that its deadline runs no longer.
const fn is_over(frame: &Frame) -> bool {
    matches!(frame.status, Status::Passed | Status::Met)
}

/// Whether a time phrase is a weekday without a date and without a word that says which one is meant.
pub(in crate::deadlines) fn is_bare_weekday(clause: &Clause<'_>, t: usize) -> bool {
    let words = clause.times[t].words.clone();
    let dated = |i: usize| {
        let word = clause.lower(i);
        let hour = clause.is(i + 1, &["a.m", "p.m", "a.m.", "p.m.", "am", "pm"]);
        (word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 2 && !hour)
            || MONTHS.iter().any(|m| word.starts_with(m)) && !is_weekday(clause, i)
    };
    words.clone().any(|i| is_weekday(clause, i))
        && !is_holiday(clause, t)
        && !clause.any(words.clone(), &["last", "next", "past", "ago", "week", "previous", "this"])
        && !words.clone().any(dated)
}

/// Whether a time phrase is a holiday by its name: "Good Friday".
fn is_holiday(clause: &Clause<'_>, t: usize) -> bool {
    clause.times[t].expressions.iter().any(|&e| clause.expressions[e].holiday)
}

/// Whether a time phrase comes round once a year: "30 June", "June", "the end of the year", a holiday.
pub(super) fn names_year_or_month(clause: &Clause<'_>, t: usize) -> bool {
    let words = clause.times[t].words.clone();
    let month = |i: usize| MONTHS.iter().any(|m| clause.lower(i).starts_with(m)) && !is_weekday(clause, i);
    is_holiday(clause, t)
        || clause.any(words.clone(), &["year"])
        || words.clone().any(month) && !clause.any(words, &["month"])
}

fn is_weekday(clause: &Clause<'_>, i: usize) -> bool {
    clause.has(i, Class::Weekday) || clause.has(i, Class::WeekdayShort)
}

/// A day and month without a year lie ahead where the deadline still runs.
fn this_year(clause: &Clause<'_>, frame: &Frame, t: usize, due: DueDate) -> DueDate {
    let words = clause.times[t].words.clone();
    let holiday = is_holiday(clause, t);
    let seasons = ["spring", "summer", "autumn", "fall", "winter"];
    let month = holiday
        || clause.any(words.clone(), &seasons)
        || words.clone().any(|i| MONTHS.iter().any(|m| clause.lower(i).starts_with(m)));
    let year = words.clone().any(|i| clause.lower(i).len() == 4 && clause.lower(i).bytes().all(|b| b.is_ascii_digit()))
        || clause.any(words, &["last", "ago", "year", "past", "previous"]);
    let (Some(today), Some((a, b))) = (clause.article, due.days) else { return due };
    if !month || year || is_over(frame) {
        return due;
    }
    // Alternatives may have gone to two years; a deadline that lies months back is rather the coming one.
    let far = if frame.ahead {
        FAR_BACK_IN_PRESENT
    } else if frame.told_in_past || holiday {
        FAR_BACK_IN_PAST
    } else {
        FAR_BACK
    };
    // "had urged them to reply by 31 July": what came before other things lies behind.
    let before = clause.groups.iter().take_while(|g| g.words.start < frame.trigger.end);
    if before.into_iter().any(|g| g.past && g.perfect && g.lemma != "have" && g.modal.is_none()) {
        return due;
    }
    // A month that has begun is the one that is meant, and so is a season that has just begun.
    let begun = (today - a) * 3 < b - a;
    let season = due.certainty == Certainty::Interval && clause.any(clause.times[t].words.clone(), &seasons);
    if a <= today && today <= b && (season && begun || b - a <= LONGEST_MONTH) {
        return due;
    }
    let later = |d: Date, is: bool| if is { d.plus_months(12).unwrap_or(d) } else { d };
    let x = later(a, today - a > far);
    // A season stays whole; two days that may be meant go each its own way.
    let y = later(b, if season { x != a } else { today - b > far });
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

/// Whether a time phrase is the midnight of a day that nobody names: "a midnight deadline".
fn is_of_some_day(clause: &Clause<'_>, t: usize) -> bool {
    let phrase = &clause.times[t];
    clause.is(phrase.words.end, &["deadline", "ultimatum"])
        && clause.lower(phrase.words.start) == "midnight"
        && phrase.expressions.iter().all(|&e| {
            let (e, today) = (&clause.expressions[e], clause.article);
            e.bare && today.is_some() && e.earliest == today
        })
}

/// The days that a time phrase with a date can mean.
pub(in crate::deadlines) fn day_of(clause: &Clause<'_>, t: usize) -> DueDate {
    let phrase = &clause.times[t];
    let mut value = value_of(clause, t);
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
    if is_of_some_day(clause, t) {
        return DueDate::unresolved(value, "the sentence gives a time of day but not the day");
    }
    // "by the end of the school year": it ends on no 31 December, and where it does the text does not say.
    let mut dated = phrase.words.clone().filter(|&i| clause.lower(i).starts_with(|c: char| c.is_ascii_digit()));
    let years = ["financial", "fiscal", "academic", "school", "tax"];
    if clause.any(phrase.words.clone(), &years) && dated.next().is_none() {
        return DueDate::unresolved(value, "the text does not tell when that year ends");
    }
    match day_or_month_first(clause, t) {
        Some(None) => {
            let year = value.get(..4).unwrap_or_default().to_owned();
            return DueDate::unresolved(year, "which figure is the day and which the month the article does not tell");
        }
        Some(Some(true)) => {
            days = days.and_then(|(d, _)| Date::new(d.year(), d.day(), d.month())).map(|d| (d, d));
            value = days.map_or(String::new(), |(d, _)| d.to_string());
            basis = "the day first, as in another date of the article".into();
        }
        _ => {}
    }
    let Some((a, b)) = days else {
        let why = phrase.expressions.iter().find_map(|&e| clause.expressions[e].basis.as_deref());
        let why = why.and_then(|why| why.strip_prefix("unresolved: ")).filter(|_| clause.article.is_some());
        return DueDate::unresolved(value, why.unwrap_or("no article date to resolve it against"));
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
    // "later this year" lies ahead.
    if starts_with_word(text, "later")
        && let Some(today) = clause.article.filter(|&d| first < d && d <= last)
    {
        return Some((today, last));
    }
    if expression.modifier != Some("END") || starts_with_word(text, "late") {
        return Some((first, last));
    }
    let week = expression.value.contains("-W");
    Some((if week { last.plus_days(-2).unwrap_or(last) } else { last }, last))
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{analyse, due, reads};

    #[test]
    fn a_weekday_that_does_not_fit_its_date_is_a_conflict() {
        reads(
            "
            [addressee The owners] must [action leave] [trigger by] [time Sunday, 16 March]. -> 2025-03-16 pending
            [addressee The owners] must [action leave] [trigger by] [time Wednesday, 1 April]. -> 2025-04-02 pending
            ",
        );
    }

    #[test]
    fn a_school_year_ends_on_no_day_that_is_told() {
        assert_eq!(due("The owners must pay by the end of the financial year."), "2025 pending");
    }

    #[test]
    fn a_short_form_in_brackets_does_not_part_a_day_from_its_verb() {
        reads(
            "
            The clinic was told by [setter the army] (OA) Tuesday that [addressee patients] must [action leave] [trigger within] [time 24 hours]. -> 2025-03-12 set
            ",
        );
    }

    #[test]
    fn a_weekday_may_be_counted_from_an_event() {
        reads(
            "
            [addressee Voters] must [action register] [trigger by] the [time Monday] before the election on 4 November. -> 2025-11-03 pending
            [addressee Voters] must [action register] [trigger by] the [time Monday] before the election. -> XXXX-WXX-1 pending
            [addressee Voters] must [action register] [trigger by] the [time Friday] before Christmas. -> 2025-12-19 pending
            [addressee The firm] [trigger has] [time 10 business days from Monday] to [action reply]. -> 2025-03-31 pending
            ",
        );
    }

    #[test]
    fn figures_that_can_be_day_or_month_are_left_open() {
        assert_eq!(due("Tickets must be bought by 03/04/2025."), "2025 pending");
        assert_eq!(due("Tickets must be bought by 03/04/2025. The fair was held on 25/02/2025."), "2025-04-03 pending");
        let text = "Tickets must be bought by 03/04/2025. The fair was held on 25/02/2025.";
        assert_eq!(analyse(text, Some("2025-03-13")).deadlines[0].due.value, "2025-04-03");
        assert_eq!(due("Tickets must be bought by 04/04/2025."), "2025-04-04 pending");
    }

    #[test]
    fn a_length_counts_from_the_day_that_the_next_sentence_tells() {
        assert_eq!(due("The owners have 30 days to appeal. The period begins on 1 April."), "2025-05-01 pending");
        assert_eq!(
            due("The owners have 30 days to appeal. The nesting period begins on 1 April."),
            "2025-04-12 pending"
        );
        assert_eq!(
            due("The owners have 30 days to appeal. The quiet period began on 1 February."),
            "2025-04-12 pending"
        );
        assert_eq!(due("The owners have 30 days to appeal.\n\nThe period begins on 1 April."), "2025-04-12 pending");
        assert_eq!(due("The owners have 30 days to appeal. The clock starts on 1 April."), "2025-05-01 pending");
        assert_eq!(due("The owners have 30 days to appeal. The fair begins on 1 April."), "2025-04-12 pending");
        assert_eq!(due("The owners have 30 days to appeal, starting on 1 April."), "2025-05-01 pending");
    }
}
