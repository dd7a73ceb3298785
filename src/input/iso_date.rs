//! Dates as machines write them.

use crate::calendar::Date;

/// The day of `YYYY-MM-DD` or of an RFC 3339 time, in that time's own offset.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    let day = text.trim().get(..10)?;
    let rest = &text.trim()[10..];
    (rest.is_empty() || rest.starts_with(['T', 't', ' '])).then(|| Date::parse(day)).flatten()
}
