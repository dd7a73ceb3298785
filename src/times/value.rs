//! Resolved calendar units: their TIMEX3 values, the days they span, and arithmetic on them.

use super::lexicon::{Season, Unit};
use crate::calendar::{Date, Weekday};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// A day.
    Day(Date),
    /// The week (Monday to Sunday) of a Monday.
    Week(Date),
    /// The Saturday and Sunday of the week of a Monday.
    Weekend(Date),
    /// A month.
    Month(i16, i8),
    /// A quarter, 1 to 4.
    Quarter(i16, i8),
    /// A half, 1 or 2.
    Half(i16, i8),
    /// A season; winter is that of the year's end.
    Season(i16, Season),
    /// A year.
    Year(i16),
    /// Ten years from this one.
    Decade(i16),
    /// A hundred years from this one.
    Century(i16),
}

fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day)
}

/// The Monday of a day's week.
pub(crate) fn monday(of: Date) -> Date {
    of.monday()
}

/// A day some days on.
pub(crate) fn plus_days(from: Date, days: i64) -> Option<Date> {
    from.plus_days(days)
}

/// A day some months on, the last of its month if it has no such day.
pub(crate) fn plus_months(from: Date, months: i64) -> Option<Date> {
    from.plus_months(months)
}

impl When {
    /// The unit of its kind that holds a day.
    pub(crate) fn of(unit: Unit, at: Date) -> Self {
        let (y, m) = (at.year(), at.month());
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(at),
            Unit::Week | Unit::Fortnight => Self::Week(monday(at)),
            Unit::Weekend => Self::Weekend(monday(at)),
            Unit::Month => Self::Month(y, m),
            Unit::Quarter => Self::Quarter(y, (m - 1) / 3 + 1),
            Unit::Season => match m {
                3..=5 => Self::Season(y, Season::Spring),
                6..=8 => Self::Season(y, Season::Summer),
                9..=11 => Self::Season(y, Season::Fall),
                12 => Self::Season(y, Season::Winter),
                _ => Self::Season(y - 1, Season::Winter),
            },
            Unit::Year => Self::Year(y),
            Unit::Decade => Self::Decade(y.div_euclid(10) * 10),
            Unit::Century | Unit::Millennium => Self::Century(y.div_euclid(100) * 100),
        }
    }

    /// Its own unit.
    pub(crate) const fn unit(self) -> Unit {
        match self {
            Self::Day(_) => Unit::Day,
            Self::Week(_) => Unit::Week,
            Self::Weekend(_) => Unit::Weekend,
            Self::Month(..) => Unit::Month,
            Self::Quarter(..) => Unit::Quarter,
            Self::Half(..) => Unit::Quarter,
            Self::Season(..) => Unit::Season,
            Self::Year(_) => Unit::Year,
            Self::Decade(_) => Unit::Decade,
            Self::Century(_) => Unit::Century,
        }
    }

    /// The same kind of unit, `n` on.
    pub(crate) fn plus(self, n: i64) -> Option<Self> {
        let years = |y: i16, per: i64| i16::try_from(i64::from(y).checked_add(n.checked_mul(per)?)?).ok();
        let parts = |y: i16, part: i8, of: i64| {
            let total = (i64::from(y) * of + i64::from(part)).checked_add(n)?;
            Some((i16::try_from(total.div_euclid(of)).ok()?, total.rem_euclid(of) as i8))
        };
        let whole = match self {
            Self::Day(d) => Self::Day(plus_days(d, n)?),
            Self::Week(d) => Self::Week(plus_days(d, n.checked_mul(7)?)?),
            Self::Weekend(d) => Self::Weekend(plus_days(d, n.checked_mul(7)?)?),
            Self::Month(y, m) => parts(y, m - 1, 12).map(|(y, m)| Self::Month(y, m + 1))?,
            Self::Quarter(y, q) => parts(y, q - 1, 4).map(|(y, q)| Self::Quarter(y, q + 1))?,
            Self::Half(y, h) => parts(y, h - 1, 2).map(|(y, h)| Self::Half(y, h + 1))?,
            Self::Season(y, s) => Self::Season(years(y, 1)?, s),
            Self::Year(y) => Self::Year(years(y, 1)?),
            Self::Decade(y) => Self::Decade(years(y, 10)?),
            Self::Century(y) => Self::Century(years(y, 100)?),
        };
        whole.days().map(|_| whole)
    }

    /// The same stretch `n` years on.
    pub(crate) fn plus_years(self, n: i64) -> Option<Self> {
        match self {
            Self::Day(d) => Some(Self::Day(plus_months(d, n.checked_mul(12)?)?)),
            Self::Week(d) => Some(Self::Week(monday(plus_days(plus_months(d, n.checked_mul(12)?)?, 1)?))),
            Self::Weekend(d) => Some(Self::Weekend(monday(plus_days(plus_months(d, n.checked_mul(12)?)?, 1)?))),
            Self::Month(..) => self.plus(n.checked_mul(12)?),
            Self::Quarter(..) => self.plus(n.checked_mul(4)?),
            Self::Half(..) => self.plus(n.checked_mul(2)?),
            Self::Season(..) | Self::Year(_) => self.plus(n),
            Self::Decade(_) | Self::Century(_) => Some(self),
        }
    }

    /// First and last day.
    pub(crate) fn days(self) -> Option<(Date, Date)> {
        let months = |y: i16, m: i8, n: i64| {
            let first = day(y, m, 1)?;
            Some((first, plus_days(plus_months(first, n)?, -1)?))
        };
        match self {
            Self::Day(d) => Some((d, d)),
            Self::Week(d) => Some((d, plus_days(d, 6)?)),
            Self::Weekend(d) => Some((plus_days(d, 5)?, plus_days(d, 6)?)),
            Self::Month(y, m) => months(y, m, 1),
            Self::Quarter(y, q) => months(y, q * 3 - 2, 3),
            Self::Half(y, h) => months(y, h * 6 - 5, 6),
            Self::Season(y, s) => months(
                y,
                match s {
                    Season::Spring => 3,
                    Season::Summer => 6,
                    Season::Fall => 9,
                    Season::Winter => 12,
                },
                3,
            ),
            Self::Year(y) => months(y, 1, 12),
            Self::Decade(y) => months(y, 1, 120),
            Self::Century(y) => months(y, 1, 1200),
        }
    }

    /// Its year, the first if it has several.
    pub(crate) fn year(self) -> i16 {
        match self {
            Self::Day(d) | Self::Week(d) | Self::Weekend(d) => d.year(),
            Self::Month(y, _)
            | Self::Quarter(y, _)
            | Self::Half(y, _)
            | Self::Season(y, _)
            | Self::Year(y)
            | Self::Decade(y)
            | Self::Century(y) => y,
        }
    }

    /// Its TIMEX3 value.
    pub(crate) fn value(self) -> String {
        let week = |d: Date| {
            let (year, week) = d.week();
            format!("{year:04}-W{week:02}")
        };
        match self {
            Self::Day(d) => d.to_string(),
            Self::Week(d) => week(d),
            Self::Weekend(d) => week(d) + "-WE",
            Self::Month(y, m) => format!("{y:04}-{m:02}"),
            Self::Quarter(y, q) => format!("{y:04}-Q{q}"),
            Self::Half(y, h) => format!("{y:04}-H{h}"),
            Self::Season(y, s) => {
                let code = match s {
                    Season::Spring => "SP",
                    Season::Summer => "SU",
                    Season::Fall => "FA",
                    Season::Winter => "WI",
                };
                format!("{y:04}-{code}")
            }
            Self::Year(y) => format!("{y:04}"),
            Self::Decade(y) => format!("{:03}", y.div_euclid(10)),
            Self::Century(y) => format!("{:02}", y.div_euclid(100)),
        }
    }
}

/// The n-th given weekday of a month; from its end for a negative n.
pub(crate) fn nth_weekday(year: i16, month: i8, n: i8, weekday: Weekday) -> Option<Date> {
    day(year, month, 1)?.nth_weekday_of_month(n, weekday)
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm in Meeus, Astronomical Algorithms, chapter 8).
pub(crate) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let on = (h + l - 7 * m + 33 * month + 19) % 32;
    (year > 1582).then(|| day(year, month as i8, on as i8)).flatten()
}

#[cfg(test)]
mod tests {
    use crate::calendar::date;

    use super::*;

    #[test]
    fn values_and_days() {
        let at = date(1998, 1, 8);
        let shown = |u: Unit, n: i64| {
            let w = When::of(u, at).plus(n).unwrap();
            let (a, b) = w.days().unwrap();
            format!("{} {a} {b}", w.value())
        };
        assert_eq!(shown(Unit::Week, -1), "1998-W01 1997-12-29 1998-01-04");
        assert_eq!(shown(Unit::Weekend, 0), "1998-W02-WE 1998-01-10 1998-01-11");
        assert_eq!(shown(Unit::Month, -2), "1997-11 1997-11-01 1997-11-30");
        assert_eq!(shown(Unit::Quarter, -1), "1997-Q4 1997-10-01 1997-12-31");
        assert_eq!(shown(Unit::Season, 0), "1997-WI 1997-12-01 1998-02-28");
        assert_eq!(shown(Unit::Decade, -1), "198 1980-01-01 1989-12-31");
        assert_eq!(shown(Unit::Century, -1), "18 1800-01-01 1899-12-31");
    }

    #[test]
    fn easter_sundays() {
        assert_eq!(easter(2000), Some(date(2000, 4, 23)));
        assert_eq!(easter(2025), Some(date(2025, 4, 20)));
        assert_eq!(easter(2038), Some(date(2038, 4, 25)));
    }
}
