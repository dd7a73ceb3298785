//! Lengths of time in days.

use super::super::clause::Clause;
use crate::calendar::Date;
use crate::lexicon::{Class, look_up};
use crate::report::Certainty;

/// A length in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deadlines) struct Days {
    pub(in crate::deadlines) least: i64,
    pub(in crate::deadlines) most: i64,
    /// "about two weeks"
    pub(super) rough: bool,
}

impl Days {
    /// How sure a day is that this length leads to; `one_day` says whether it leads to a single one.
    pub(super) const fn certainty(self, one_day: bool) -> Certainty {
        match (one_day, self.rough) {
            (true, true) => Certainty::Approx,
            (true, false) => Certainty::Exact,
            (false, _) => Certainty::Interval,
        }
    }
}

/// The length of a time phrase in days; `None` where they are not counted.
pub(in crate::deadlines) fn days_of(clause: &Clause<'_>, t: usize) -> Option<Days> {
    let phrase = &clause.times[t];
    let mut lengths: Option<(i64, i64)> = None;
    let mut rough = false;
    let mut less = false;
    for &e in &phrase.expressions {
        let expression = &clause.expressions[e];
        for part in expression.value.split('/') {
            let n = period_days(part)?;
            lengths = Some(lengths.map_or((n, n), |(a, b)| (a.min(n), b.max(n))));
        }
        less |= matches!(expression.modifier, Some("LESS_THAN" | "EQUAL_OR_LESS"));
        rough |= matches!(expression.modifier, Some("APPROX"));
    }
    let (least, mut most) = lengths?;
    // "10 or 12 days" has the value of its first figure.
    if phrase.expressions.len() == 1 && least == most && clause.any(phrase.words.clone(), &["or", "to"]) {
        let figures: Vec<i64> = phrase.words.clone().filter_map(|i| figure(clause.lower(i))).collect();
        if let [first, second] = figures[..]
            && first > 0
            && second > first
        {
            most = most * second / first;
        }
    }
    less |= clause.any(phrase.words.clone(), &["less", "fewer", "most", "under"])
        && !clause.any(phrase.words.clone(), &["no"]);
    Some(Days { least: if less { 0 } else { least }, most, rough })
}

/// Adds a length to a day, given the length in days. A month is counted on the calendar, where nothing else is said.
pub(super) fn counter(clause: &Clause<'_>, t: usize, one_length: bool) -> impl Fn(Date, i64) -> Option<Date> + use<> {
    let months = months_of(clause, t).filter(|_| one_length);
    let business = counts_business_days(clause, t);
    move |d, n| match months {
        Some(m) => d.plus_months(m),
        None if business => plus_business_days(d, n),
        None => d.plus_days(n),
    }
}

/// Whether a length is counted in days on which offices are open: "10 business days".
pub(super) fn counts_business_days(clause: &Clause<'_>, t: usize) -> bool {
    let words = clause.times[t].words.clone();
    clause.any(words.clone(), &["business", "working"]) && clause.any(words, &["day", "days"])
}

/// Adds days, Saturdays and Sundays left out. Which days are holidays the text does not tell.
pub(super) fn plus_business_days(day: Date, n: i64) -> Option<Date> {
    const OPEN_DAYS: i64 = 5;
    const LAST_OPEN: i8 = 4;
    // What begins on a weekend begins to count on the Monday after it, as it does from the Friday before.
    let closed = (day.weekday().to_monday_zero_offset() - LAST_OPEN).max(0);
    let mut day = day.plus_days(n / OPEN_DAYS * 7 - i64::from(closed))?;
    let mut left = n % OPEN_DAYS;
    while left > 0 || day.weekday().to_monday_zero_offset() > LAST_OPEN {
        day = day.plus_days(1)?;
        left -= i64::from(left > 0 && day.weekday().to_monday_zero_offset() <= LAST_OPEN);
    }
    Some(day)
}

/// A clock time some hours later on the same day: 22:00 and PT2H make 24:00.
pub(super) fn hours_later(value: &str, hours: &str) -> Option<String> {
    let n: u32 = hours.strip_prefix("PT")?.strip_suffix('H')?.parse().ok()?;
    let (day, clock) = value.split_once('T')?;
    let (hour, minute) = clock.split_once(':')?;
    let sum = hour.parse::<u32>().ok()?.checked_add(n)?;
    let on_the_hour = minute.bytes().all(|b| b == b'0');
    (sum < 24 || (sum == 24 && on_the_hour)).then(|| format!("{day}T{sum:02}:{minute}"))
}

/// Months of a length that is counted in months or years alone.
fn months_of(clause: &Clause<'_>, t: usize) -> Option<i64> {
    let [e] = clause.times[t].expressions[..] else { return None };
    let body = clause.expressions[e].value.strip_prefix('P')?;
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
    let named = look_up(word).value(Class::NumberWord).and_then(|n| n.parse().ok()).filter(|n| (1..=12).contains(n));
    named.or_else(|| word.parse().ok().filter(|n| (1..1000).contains(n)))
}

/// Days of an ISO 8601 period of one unit; `None` where the count is unknown.
fn period_days(value: &str) -> Option<i64> {
    let body = value.strip_prefix('P')?;
    let (clock, body) = match body.strip_prefix('T') {
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
    Some(match (clock, unit) {
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
        assert_eq!(hours_later("2025-03-13T22:00", "PT2H").as_deref(), Some("2025-03-13T24:00"));
        assert_eq!(hours_later("XXXX-XX-XXT09:30", "PT3H").as_deref(), Some("XXXX-XX-XXT12:30"));
        assert_eq!(hours_later("2025-03-13T22:30", "PT2H"), None);
        assert_eq!(hours_later("2025-03-13", "PT2H"), None);
        assert_eq!(hours_later("2025-03-13T22:00", "P2D"), None);
    }

    #[test]
    fn business_days_leave_out_weekends() {
        let after = |day: &str, n| plus_business_days(Date::parse(day).unwrap(), n).unwrap().to_string();
        assert_eq!(after("2025-03-13", 2), "2025-03-17");
        assert_eq!(after("2025-03-14", 5), "2025-03-21");
        assert_eq!(after("2025-03-15", 1), "2025-03-17");
        assert_eq!(after("2025-03-16", 5), "2025-03-21");
        assert_eq!(after("2025-03-16", 10), "2025-03-28");
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
}
