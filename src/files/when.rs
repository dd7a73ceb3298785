//! Days as tables, feeds and mail tell them.

use crate::calendar::Date;
use crate::input::parse_date;
use crate::lexicon::{Class, look_up};

/// The day (YYYY-MM-DD) of a date in any usual form that can mean only one: `2031-05-14`, `20310514T093000Z`,
/// `Wed, 14 May 2031 09:30:00 +0200`, `May 14, 2031`, `14.05.2031`, `2031/05/14`, `25/05/2031`. Nothing for `05/06/2031`,
/// which is another day in America. What an article's date may be already stays as it is.
pub(crate) fn day(text: &str) -> Option<String> {
    day_of(text, None)
}

/// The same; `month_first` tells which of two numbers is the month where both may be.
pub(super) fn day_of(text: &str, month_first: Option<bool>) -> Option<String> {
    let text = text.trim();
    if parse_date(text).is_some() {
        return Some(text.to_owned());
    }
    let pieces: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let date = compact(text).or_else(|| named(&pieces)).or_else(|| numbers(text, month_first))?;
    Some(date.to_string())
}

/// The day in UTC of seconds, or thousandths of them, since 1970.
pub(crate) fn of_seconds(n: i64) -> Option<String> {
    let seconds = if n.abs() > 100_000_000_000 { n / 1000 } else { n };
    // A year on its own is no time.
    let date = Date::new(1970, 1, 1)?.plus_days(seconds.div_euclid(86_400))?;
    (seconds > 100_000_000).then(|| date.to_string())
}

fn date(year: &str, month: u8, day: &str) -> Option<Date> {
    Date::new(year.parse().ok().filter(|y| (1700..=2200).contains(y))?, i8::try_from(month).ok()?, day.parse().ok()?)
}

/// `20310514`, alone or before a time.
fn compact(text: &str) -> Option<Date> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    match digits {
        10 | 13 if rest.is_empty() => parse_date(&of_seconds(text.parse().ok()?)?),
        8 if rest.is_empty() || rest.starts_with(['T', 't', ' ']) => {
            date(&text[..4], text[4..6].parse().ok()?, &text[6..8])
        }
        14 if rest.is_empty() => date(&text[..4], text[4..6].parse().ok()?, &text[6..8]),
        _ => None,
    }
}

/// A day with the name of its month.
fn named(pieces: &[&str]) -> Option<Date> {
    let month = |piece: &str| look_up(&piece.to_ascii_lowercase()).value(Class::Month)?.parse().ok();
    let at = pieces.iter().position(|p| month(p).is_some())?;
    let number = month(pieces[at])?;
    let day = |p: &str| {
        let digits = p.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        (digits.len() <= 2 && digits.parse::<u8>().is_ok_and(|d| (1..=31).contains(&d))).then(|| digits.to_owned())
    };
    let year = |p: &&str| (p.len() == 4 && p.bytes().all(|b| b.is_ascii_digit())).then(|| (*p).to_owned());
    // 14 May 2031, or May 14, 2031.
    let before = at.checked_sub(1).and_then(|i| day(pieces[i]));
    let (day, rest) = match before {
        Some(day) => (day, &pieces[at + 1..]),
        None => (day(pieces.get(at + 1)?)?, pieces.get(at + 2..)?),
    };
    date(&year(rest.first()?)?, number, &day)
}

/// A day in numbers, where they say which is which.
fn numbers(text: &str, month_first: Option<bool>) -> Option<Date> {
    let head = text.split([' ', 'T', ',']).next()?;
    let mark = head.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let pieces: Vec<&str> = head.split(mark).collect();
    let [a, b, c] = pieces[..] else { return None };
    let number = |p: &str| if p.len() <= 2 { p.parse::<u8>().ok() } else { None };
    if a.len() == 4 {
        return date(a, number(b)?, c);
    }
    if c.len() != 4 {
        return None;
    }
    let (x, y) = (number(a)?, number(b)?);
    // Between full stops the day comes first; between strokes it depends on the country.
    match month_first {
        _ if mark == '.' => date(c, y, a),
        Some(true) => date(c, x, b),
        Some(false) => date(c, y, a),
        None if x > 12 || x == y => date(c, y, a),
        None if y > 12 => date(c, x, b),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_where_it_can_mean_only_one() {
        for text in [
            "2031-05-14",
            "20310514",
            "20310514T093000Z",
            "20310514093000",
            "Wed, 14 May 2031 23:30:00 -0700",
            "14 May 2031",
            "May 14, 2031",
            "May 14th, 2031 9:30 am",
            "14-May-2031",
            "14.05.2031",
            "14.5.2031 09:30",
            "2031/05/14",
            "14/05/2031",
            "05/14/2031",
            "1936517400",
            "Wednesday, May 14, 2031",
        ] {
            let read = day(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read, "2031-05-14", "{text}");
        }
        assert_eq!(day("2031-05-14T23:30:00Z").as_deref(), Some("2031-05-14T23:30:00Z"));
        for text in ["05/06/2031", "2031", "soon", "May", "31 February 2031", "", "Mayor 14 2031", "99999999", "1/2"] {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!(of_seconds(2031), None);
        assert_eq!(of_seconds(1_936_517_400_000).as_deref(), Some("2031-05-14"));
    }
}
