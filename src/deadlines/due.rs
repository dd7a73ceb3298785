//! From a time to the last moment to comply.

use jiff::ToSpan;
use jiff::civil::Date;

use super::clause::Clause;
use super::frame::{Bound, Frame};
use crate::report::{Certainty, Due, Status, TimeType};

/// A due date before it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) value: String,
    /// First and last day that the last moment can fall on.
    pub(super) days: Option<(Date, Date)>,
    pub(super) certainty: Certainty,
    pub(super) basis: String,
    /// The deadline's length in days, least and most, where the sentence tells it.
    pub(super) length: Option<(i64, i64)>,
    /// Whether a calendar date gives it, not a sum from some other day.
    pub(super) dated: bool,
}

impl Moment {
    fn unresolved(value: String, basis: &str) -> Self {
        Self { value, days: None, certainty: Certainty::Unresolved, basis: basis.into(), length: None, dated: false }
    }

    pub(super) fn report(&self) -> Due {
        Due {
            value: self.value.clone(),
            earliest: self.days.map(|d| d.0.to_string()),
            latest: self.days.map(|d| d.1.to_string()),
            certainty: self.certainty,
            basis: self.basis.clone(),
        }
    }
}

/// Works out when a frame's deadline falls, from its own sentence and the article's date.
///
/// `story` is the day that the sentences before speak of, where the article goes on with it.
pub(super) fn moment(clause: &Clause<'_>, frame: &Frame, story: Option<(Date, String)>) -> Moment {
    let article = clause.article;
    let Some(u) = frame.unit else {
        let value = frame.time.clone().and_then(|t| clause.stretch(t)).map_or("", |s| s.of(clause.text));
        let why = if value.is_empty() { "the sentence gives no date" } else { "the sentence does not count the days" };
        return Moment::unresolved(String::new(), why);
    };
    let unit = &clause.units[u];
    if !unit.length {
        let mut m = ahead(clause, frame, u, point(clause, u));
        m.length = frame.measure.and_then(|u| days_of(clause, u)).map(|(a, b, _)| (a, b));
        return m;
    }
    let value = value_of(clause, u);
    let Some((least, most, fuzzy)) = days_of(clause, u) else {
        return Moment::unresolved(value, "the length of time is not counted in days");
    };
    let words = clause.stretch(unit.words.clone()).map_or("", |s| s.of(clause.text));
    // What the article works out itself is a result, not where the counting begins.
    let worked_out = |a: usize| meaning(clause, u).is_some_and(|i| clause.units[a].words.start > i);
    let anchor = frame.anchor.filter(|&a| !worked_out(a)).and_then(|a| {
        let m = point(clause, a);
        m.days.map(|d| (weeks_ago(clause, a, d), m.basis))
    });
    // A deadline that is over, or told again, was not set on the day of the article.
    let told = frame.earlier || matches!(frame.status, Status::Passed | Status::Met | Status::Reaffirmed);
    if let Some(m) = added(clause, frame, u) {
        return m;
    }
    if frame.floating {
        return Moment::unresolved(value, "it counts from something that has no day yet");
    }
    let story = story.filter(|_| frame.past && frame.bound == Bound::Within);
    let storied = anchor.is_none() && story.is_some();
    let anchor = anchor.or_else(|| story.map(|(d, basis)| ((d, d), basis)));
    let (from, exact, why) = match (anchor, article) {
        (Some(((a, b), basis)), _) => ((a, b), a == b && frame.anchor.is_some_and(|a| is_exact(clause, a)), basis),
        (None, Some(day)) if !told && frame.bound == Bound::Within => {
            // News tells of its own day or of the day before.
            let eve = day.yesterday().unwrap_or(day);
            ((eve, day), true, format!("article date {day} or the day before"))
        }
        (None, Some(day)) if !told => ((day, day), true, format!("article date {day}")),
        (None, Some(_)) => {
            let mut m = Moment::unresolved(value, "the article does not say when it was set");
            m.length = Some((least, most));
            return m;
        }
        (None, None) => {
            let mut m = Moment::unresolved(value, "no article date to count from");
            m.length = Some((least, most));
            return m;
        }
    };
    let add = counted(clause, u, least == most);
    let (Some(mut first), Some(mut last)) = (add(from.0, least), add(from.1, most)) else {
        return Moment::unresolved(value, "the date is out of range");
    };
    let mut basis = format!("{why} + {words}");
    if frame.bound == Bound::Extension
        && let Some((a, b)) = frame.prior_unit.filter(|&p| !clause.units[p].length).and_then(|p| point(clause, p).days)
        && let (Some(a), Some(b)) = (add(a, least), add(b, most))
    {
        // From the day it was granted or from the earlier deadline: the text does not say.
        first = first.min(a);
        last = last.max(b);
        basis.push_str(", or from the earlier deadline");
    }
    let certainty = if storied || (frame.anchor.is_some() && !exact) {
        Certainty::Approx
    } else if first == last {
        if fuzzy { Certainty::Approx } else { Certainty::Exact }
    } else {
        Certainty::Interval
    };
    let mut out =
        Moment { value, days: Some((first, last)), certainty, basis, length: Some((least, most)), dated: false };
    contradiction(clause, frame, &mut out);
    out
}

/// Adds a length to a day, given the length in days. A month is counted on the calendar, where nothing else is said.
fn counted(clause: &Clause<'_>, u: usize, one: bool) -> impl Fn(Date, i64) -> Option<Date> + use<> {
    let months = months_of(clause, u).filter(|_| one);
    move |d, n| match months {
        Some(m) => d.checked_add(m.months()).ok(),
        None => d.checked_add(n.days()).ok(),
    }
}

/// The earlier deadline and what was added to it: "the 8 p.m. deadline by two hours", "the Friday deadline by a week".
fn added(clause: &Clause<'_>, frame: &Frame, u: usize) -> Option<Moment> {
    let prior = frame.prior_unit.filter(|&p| frame.bound == Bound::Added && !clause.units[p].length)?;
    let old = point(clause, prior);
    let words = |u: usize| clause.stretch(clause.units[u].words.clone()).map_or("", |s| s.of(clause.text));
    let why = format!("{} + {}", words(prior), words(u));
    if let Some(value) = later(&value_of(clause, prior), &value_of(clause, u)) {
        // The same day.
        return Some(match old.days {
            Some(_) => Moment { value, basis: why, dated: false, ..old },
            None => Moment::unresolved(value, &old.basis),
        });
    }
    let (least, most, fuzzy) = days_of(clause, u)?;
    let (a, b) = old.days?;
    let add = counted(clause, u, least == most);
    let days = (add(a, least)?, add(b, most)?);
    let certainty = match (days.0 == days.1, fuzzy) {
        (_, true) => Certainty::Approx,
        (true, false) => Certainty::Exact,
        (false, false) => Certainty::Interval,
    };
    let value = value_of(clause, u);
    Some(Moment { value, days: Some(days), certainty, basis: why, length: Some((least, most)), dated: false })
}

/// A clock time some hours later on the same day: 22:00 and PT2H make 24:00.
fn later(value: &str, hours: &str) -> Option<String> {
    let n: u32 = hours.strip_prefix("PT")?.strip_suffix('H')?.parse().ok()?;
    let (day, clock) = value.split_once('T')?;
    let (hour, minute) = clock.split_once(':')?;
    let sum = hour.parse::<u32>().ok()?.checked_add(n)?;
    let whole = minute.bytes().all(|b| b == b'0');
    (sum < 24 || (sum == 24 && whole)).then(|| format!("{day}T{sum:02}:{minute}"))
}

/// The first day on which a deadline was set or changed, where its sentence tells.
pub(super) fn said(clause: &Clause<'_>, frame: &Frame) -> Option<Date> {
    let u = frame.anchor.filter(|&a| frame.unit != Some(a) && !clause.units[a].length)?;
    let days = weeks_ago(clause, u, point(clause, u).days?);
    // What lies ahead of the article has not been said yet.
    clause.article.is_none_or(|today| days.0 <= today).then_some(days.0)
}

/// A bare weekday names the coming one where the deadline still runs, the last one where it is over.
fn ahead(clause: &Clause<'_>, frame: &Frame, u: usize, m: Moment) -> Moment {
    const DAYS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
    ];
    let words = clause.units[u].words.clone();
    let bare = clause.any(words.clone(), DAYS)
        && !clause.any(words.clone(), &["last", "next", "past", "ago", "week", "previous", "this"])
        && !words.clone().any(|i| {
            let low = clause.low(i);
            let month = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
            (low.starts_with(|c: char| c.is_ascii_digit())
                && low.len() <= 2
                && !clause.is(i + 1, &["a.m", "p.m", "a.m.", "p.m.", "am", "pm"]))
                || month.iter().any(|m| low.starts_with(m) && !DAYS.contains(&low))
        });
    let m = this_year(clause, frame, u, m);
    let (Some(today), Some((a, b)), true) = (clause.article, m.days, bare) else { return m };
    let mut m = m;
    let week = |n: i64| Some((a.checked_add(n.days()).ok()?, b.checked_add(n.days()).ok()?));
    let over = matches!(frame.status, Status::Passed | Status::Met);
    let near = (a - today).get_days().abs() <= 7;
    let moved = if !over && b < today && near {
        week(7)
    } else if frame.status == Status::Passed && a > today && near {
        week(-7)
    } else {
        None
    };
    if let Some(days) = moved {
        let day = clause.stretch(words).map_or("", |s| s.of(clause.text));
        m.days = Some(days);
        m.value = days.0.to_string();
        let which = if over { "last" } else { "coming" };
        m.basis = format!(
            "article date {today} + {day} ({which}, as the deadline is {})",
            if over { "over" } else { "running" }
        );
    }
    m
}

/// A day and month without a year lie ahead where the deadline still runs.
fn this_year(clause: &Clause<'_>, frame: &Frame, u: usize, m: Moment) -> Moment {
    let words = clause.units[u].words.clone();
    let month = words.clone().any(|i| {
        const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        MONTHS.iter().any(|m| clause.low(i).starts_with(m))
    });
    let dated = words.clone().any(|i| clause.low(i).len() == 4 && clause.low(i).bytes().all(|b| b.is_ascii_digit()))
        || clause.any(words, &["last", "ago", "year", "past", "previous"]);
    let over = matches!(frame.status, Status::Passed | Status::Met);
    let (Some(today), Some((a, b)), true, false, false) = (clause.article, m.days, month, dated, over) else {
        return m;
    };
    // Alternatives may have gone to two years; a deadline that lies months back is rather the coming one.
    let far = if frame.past { 60 } else { 120 };
    let forward = |d: Date| {
        if (today - d).get_days() > far { d.checked_add(1.years()).unwrap_or(d) } else { d }
    };
    let (x, y) = (forward(a), forward(b));
    if (x, y) == (a, b) {
        return m;
    }
    let certainty = if x == y && m.certainty == Certainty::Interval { Certainty::Exact } else { m.certainty };
    Moment {
        value: if x == y { x.to_string() } else { format!("{x}/{y}") },
        days: Some((x.min(y), x.max(y))),
        basis: format!("article date {today} + the coming year with that day, as the deadline is running"),
        certainty,
        ..m
    }
}

/// "Two weeks ago" spans a week as a date; to count from, the same weekday is the best guess.
fn weeks_ago(clause: &Clause<'_>, u: usize, days: (Date, Date)) -> (Date, Date) {
    let ago = clause.any(clause.units[u].words.clone(), &["ago"]);
    match clause.article {
        Some(today) if ago && (days.1 - days.0).get_days() == 6 => {
            let shift = (i64::from(today.weekday().to_monday_zero_offset())
                - i64::from(days.0.weekday().to_monday_zero_offset()))
            .rem_euclid(7);
            days.0.checked_add(shift.days()).map_or(days, |d| (d, d))
        }
        _ => days,
    }
}

/// The article's own sum next to the length: "10 days, meaning it would be 5 August".
fn contradiction(clause: &Clause<'_>, frame: &Frame, m: &mut Moment) {
    let Some(u) = frame.unit else { return };
    let Some(meaning) = meaning(clause, u) else { return };
    let stated = clause.units.iter().position(|x| x.words.start > meaning && !x.length);
    let Some(days) = stated.and_then(|s| point(clause, s).days) else { return };
    if let Some((a, b)) = m.days
        && a <= days.0
        && days.1 <= b
    {
        // The sum comes out right, and says more.
        m.certainty = if days.0 == days.1 { Certainty::Exact } else { m.certainty };
        m.basis = format!("{}; the article itself says {}", m.basis, days.1);
        m.days = Some(days);
    } else {
        m.certainty = Certainty::Conflict;
        m.basis = format!("{}; the article itself says {} to {}", m.basis, days.0, days.1);
    }
}

/// The word soon after a length with which the article works the date out itself.
fn meaning(clause: &Clause<'_>, u: usize) -> Option<usize> {
    let end = clause.units[u].words.end;
    (end..(end + 12).min(clause.len())).find(|&i| clause.is(i, &["meaning", "means", "ie", "i.e.", "namely"]))
}

fn is_exact(clause: &Clause<'_>, u: usize) -> bool {
    // "two weeks ago" counts in weeks, so the day is not meant.
    clause.units[u].times.iter().all(|&t| {
        let t = &clause.times[t];
        t.modifier.is_none() && t.value.len() >= 10 && !clause.any(clause.units[u].words.clone(), &["ago"])
    })
}

fn value_of(clause: &Clause<'_>, u: usize) -> String {
    let unit = &clause.units[u];
    if unit.either && unit.times.len() > 1 {
        let all: Vec<&str> = unit.times.iter().map(|&t| clause.times[t].value.as_str()).collect();
        return all.join("/");
    }
    // The finest value says most.
    unit.times
        .iter()
        .map(|&t| &clause.times[t].value)
        .max_by_key(|v| (v.starts_with(|c: char| c.is_ascii_digit()), v.len()))
        .cloned()
        .unwrap_or_default()
}

/// The days that a unit with a date can mean.
pub(super) fn point(clause: &Clause<'_>, u: usize) -> Moment {
    let unit = &clause.units[u];
    let value = value_of(clause, u);
    let mut days: Option<(Date, Date)> = None;
    let mut approx = false;
    let mut basis = String::new();
    for &t in &unit.times {
        let time = &clause.times[t];
        approx |= matches!(time.modifier, Some("APPROX"));
        let (Some(mut a), Some(b)) = (time.earliest, time.latest) else { continue };
        let text = time.span.of(clause.text);
        if time.modifier == Some("END") && !starts_with_word(text, "late") && !starts_with_word(text, "later") {
            // The end of a week is its last days, the end of a month its last day.
            let week = time.value.contains("-W");
            a = if week { b.checked_sub(2.days()).unwrap_or(b) } else { b };
        }
        days = Some(match days {
            None => (a, b),
            Some((x, y)) if unit.either => (x.min(a), y.max(b)),
            Some((x, y)) if x <= b && a <= y => (x.max(a), y.min(b)),
            // A clock time alone takes its day from what was last spoken of; a date beside it knows better.
            Some(old) if time.kind == TimeType::Time => old,
            Some(_) => (a, b),
        });
        if let Some(b) = &time.basis
            && !basis.contains(b.as_str())
        {
            if !basis.is_empty() {
                basis.push_str("; ");
            }
            basis.push_str(b);
        }
    }
    let Some((a, b)) = days else {
        return Moment::unresolved(value, "no article date to resolve it against");
    };
    let first = clause.low(unit.words.start);
    approx |= matches!(first, "around" | "about" | "roughly" | "approximately");
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
    Moment { value, days: Some((a, b)), certainty, basis, length: None, dated: true }
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word))
}

/// A unit's length in days, least and most, and whether that is a rough figure.
pub(super) fn days_of(clause: &Clause<'_>, u: usize) -> Option<(i64, i64, bool)> {
    let unit = &clause.units[u];
    let mut out: Option<(i64, i64)> = None;
    let mut fuzzy = false;
    let mut less = false;
    for &t in &unit.times {
        let time = &clause.times[t];
        let mut parts = time.value.split('/');
        for part in parts.by_ref() {
            let n = period_days(part)?;
            out = Some(out.map_or((n, n), |(a, b)| (a.min(n), b.max(n))));
        }
        less |= matches!(time.modifier, Some("LESS_THAN" | "EQUAL_OR_LESS"));
        fuzzy |= matches!(time.modifier, Some("APPROX"));
    }
    let (a, mut b) = out?;
    // "10 or 12 days" has the value of its first figure.
    if unit.times.len() == 1 && a == b && clause.any(unit.words.clone(), &["or", "to"]) {
        let figures: Vec<i64> = unit.words.clone().filter_map(|i| figure(clause.low(i))).collect();
        if let [first, second] = figures[..]
            && first > 0
            && second > first
        {
            b = b / first * second;
        }
    }
    less |=
        clause.any(unit.words.clone(), &["less", "fewer", "most", "under"]) && !clause.any(unit.words.clone(), &["no"]);
    Some((if less { 0 } else { a }, b, fuzzy))
}

/// Months of a length that is counted in months or years alone.
fn months_of(clause: &Clause<'_>, u: usize) -> Option<i64> {
    let [t] = clause.units[u].times[..] else { return None };
    let body = clause.times[t].value.strip_prefix('P')?;
    let (figure, unit) = body.split_at_checked(body.len().checked_sub(1)?)?;
    let n = figure.parse::<i64>().ok().filter(|n| (1..=1200).contains(n))?;
    match unit {
        "M" => Some(n),
        "Y" => Some(n * 12),
        _ => None,
    }
}

/// A small number in figures or words.
fn figure(word: &str) -> Option<i64> {
    const WORDS: &[&str] =
        &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let named = WORDS.iter().position(|w| *w == word).and_then(|n| i64::try_from(n + 1).ok());
    named.or_else(|| word.parse().ok().filter(|n| (1..1000).contains(n)))
}

/// Days of an ISO 8601 period of one unit; `None` where the count is unknown.
fn period_days(value: &str) -> Option<i64> {
    let body = value.strip_prefix('P')?;
    let (time, body) = match body.strip_prefix('T') {
        Some(rest) => (true, rest),
        None => (false, body),
    };
    let unit = body.chars().last()?;
    let figure = &body[..body.len() - unit.len_utf8()];
    // Halves: 1.5 years is 18 months.
    let (whole, tenths) = match figure.split_once('.') {
        Some((w, f)) => (w.parse::<i64>().ok()?, f.get(..1)?.parse::<i64>().ok()?),
        None => (figure.parse::<i64>().ok()?, 0),
    };
    if !(0..=40_000).contains(&whole) {
        return None;
    }
    let scaled = |days: i64| (whole * 10 + tenths) * days / 10;
    Some(match (time, unit) {
        (true, 'H') => (whole + 12) / 24,
        (true, 'M' | 'S') => 0,
        (false, 'D') => whole,
        (false, 'W') => scaled(7),
        (false, 'M') => scaled(30) + whole / 2,
        (false, 'Q') => scaled(91),
        (false, 'Y') => scaled(365),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_added_to_a_clock_time() {
        assert_eq!(later("2025-03-13T22:00", "PT2H").as_deref(), Some("2025-03-13T24:00"));
        assert_eq!(later("XXXX-XX-XXT09:30", "PT3H").as_deref(), Some("XXXX-XX-XXT12:30"));
        assert_eq!(later("2025-03-13T22:30", "PT2H"), None);
        assert_eq!(later("2025-03-13", "PT2H"), None);
        assert_eq!(later("2025-03-13T22:00", "P2D"), None);
    }

    #[test]
    fn periods_in_days() {
        assert_eq!(period_days("P10D"), Some(10));
        assert_eq!(period_days("PT72H"), Some(3));
        assert_eq!(period_days("P3W"), Some(21));
        assert_eq!(period_days("P1M"), Some(30));
        assert_eq!(period_days("PXD"), None);
        assert_eq!(period_days("2025"), None);
    }

    #[test]
    fn hours_do_not_move_a_day() {
        let told = super::super::testing::told("The port extended the 28 March deadline by three hours.");
        assert!(told.iter().all(|f| f.contains("-> 2025-03-28; extended")) && !told.is_empty(), "{told:?}");
    }
}
