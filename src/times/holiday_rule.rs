//! How the day of a holiday is reckoned.

use super::value::{easter, nth_weekday, plus_days};
use crate::calendar::{Date, Weekday};

/// How a holiday's day is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HolidayRule {
    /// Month and day.
    Fixed(i8, i8),
    /// Month, which weekday (1 is Monday), which one (-1 the last).
    Nth(i8, i8, i8),
    /// Days from Easter Sunday.
    Easter(i8),
    /// The Tuesday after the first Monday of November.
    Election,
    /// Days after the American Thanksgiving.
    AfterThanksgiving(i8),
    /// A movable feast that is not computed.
    Unknown,
}

impl HolidayRule {
    /// Its date in a year.
    pub(super) fn on(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(m, d) => Date::new(year, m, d),
            Self::Nth(m, w, n) => nth_weekday(year, m, n, Weekday::from_monday_one_offset(w).ok()?),
            Self::Easter(n) => plus_days(easter(year)?, i64::from(n)),
            Self::Election => plus_days(nth_weekday(year, 11, 1, Weekday::Monday)?, 1),
            Self::AfterThanksgiving(n) => plus_days(nth_weekday(year, 11, 4, Weekday::Thursday)?, i64::from(n)),
            Self::Unknown => None,
        }
    }
}
