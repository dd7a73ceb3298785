//! Days of the calendar.
//!
//! jiff-core counts. jiff itself would bring its parsers and the texts of its errors into the browser as well.

use std::fmt;
use std::ops::Sub;

use jiff_core::civil;
pub(crate) use jiff_core::civil::Weekday;

/// A day of the Gregorian calendar, in the years −9999 to 9999. It is written as `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Date(civil::Date);

impl Date {
    /// `None` where there is no such day.
    pub(crate) fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Reads `YYYY-MM-DD`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let is_form = |(i, b): (usize, u8)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() };
        if text.len() != 10 || !text.bytes().enumerate().all(is_form) {
            return None;
        }
        Self::new(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
    }

    pub(crate) fn year(self) -> i16 {
        self.0.year()
    }

    /// 1 to 12.
    pub(crate) fn month(self) -> i8 {
        self.0.month()
    }

    /// Of the month, from 1.
    pub(crate) fn day(self) -> i8 {
        self.0.day()
    }

    pub(crate) fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// Year and number of its week, as ISO 8601 counts them.
    pub(crate) fn week(self) -> (i16, i8) {
        let week = self.0.to_iso_week_date();
        (week.year(), week.week())
    }

    /// The Monday of its week.
    pub(crate) fn monday(self) -> Self {
        self.plus_days(-i64::from(self.weekday().to_monday_zero_offset())).unwrap_or(self)
    }

    /// The day so many days on; `None` beyond the calendar.
    pub(crate) fn plus_days(self, days: i64) -> Option<Self> {
        self.0.checked_add(days.try_into().ok()?).ok().map(Self)
    }

    /// The day so many months on, the last of its month if that has no such day; `None` beyond the calendar.
    pub(crate) fn plus_months(self, months: i64) -> Option<Self> {
        let all = (i64::from(self.year()) * 12 + i64::from(self.month()) - 1).checked_add(months)?;
        let (year, month) = (all.div_euclid(12).try_into().ok()?, all.rem_euclid(12) as i8 + 1);
        civil::Date::new_constrain(year, month, self.day()).ok().map(Self)
    }

    /// The n-th given weekday of its month; from the month's end for a negative n.
    pub(crate) fn nth_weekday_of_month(self, n: i8, weekday: Weekday) -> Option<Self> {
        self.0.nth_weekday_of_month(n, weekday).ok().map(Self)
    }
}

/// Days from one day to another.
impl Sub for Date {
    type Output = i32;

    fn sub(self, earlier: Self) -> i32 {
        self.0.since(earlier.0)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Years before 0 have a sign and six figures there.
        fmt::Debug::fmt(&self.0, f)
    }
}

/// A day that is known to be one, for tests.
#[cfg(test)]
pub(crate) fn date(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).expect("there is such a day")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_is_written() {
        for text in ["2031-05-03", "0000-01-01", "2032-02-29", "9999-12-31"] {
            assert_eq!(Date::parse(text).map(|d| d.to_string()).as_deref(), Some(text));
        }
        for text in
            ["", "2031-05-3", "2031-02-29", "2031-13-01", "2031-00-10", "2031-05-00", "+031-05-03", "20310503  "]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(date(-1, 12, 31).to_string(), "-000001-12-31");
    }

    #[test]
    fn months_end_where_they_end() {
        assert_eq!(date(2031, 1, 31).plus_months(1), Some(date(2031, 2, 28)));
        assert_eq!(date(2031, 1, 31).plus_months(-11), Some(date(2030, 2, 28)));
        assert_eq!(date(2032, 2, 29).plus_months(12), Some(date(2033, 2, 28)));
        assert_eq!(date(2031, 12, 5).plus_months(13), Some(date(2033, 1, 5)));
        assert_eq!(date(9999, 12, 1).plus_months(1), None);
        assert_eq!(date(2031, 1, 1).plus_months(i64::MAX), None);
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        assert_eq!(date(2032, 2, 28).plus_days(2), Some(date(2032, 3, 1)));
        assert_eq!(date(2032, 3, 1) - date(2031, 3, 1), 366);
        assert_eq!(date(9999, 12, 31).plus_days(1), None);
        assert_eq!(date(2031, 1, 1).plus_days(i64::MIN), None);
        assert_eq!(date(2031, 1, 1).week(), (2031, 1));
        assert_eq!(date(2033, 1, 1).week(), (2032, 53));
        assert_eq!(date(2033, 1, 1).monday(), date(2032, 12, 27));
    }
}
