//! Holidays with a fixed date or rule.

use jiff::civil::{Date, Weekday};

use super::calendar;
use super::lexicon::{Lex, Unit, W};
use super::scan::{Meaning, Parsed, Pick, Scan};
use super::value::{easter, nth_weekday, plus_days};
use crate::text::TokenKind;

/// How a holiday's day is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
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

impl Day {
    /// Its date in a year.
    pub(super) fn on(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(m, d) => Date::new(year, m, d).ok(),
            Self::Nth(m, w, n) => nth_weekday(year, m, n, Weekday::from_monday_one_offset(w).ok()?),
            Self::Easter(n) => plus_days(easter(year)?, i64::from(n)),
            Self::Election => plus_days(nth_weekday(year, 11, 1, Weekday::Monday)?, 1),
            Self::AfterThanksgiving(n) => plus_days(nth_weekday(year, 11, 4, Weekday::Thursday)?, i64::from(n)),
            Self::Unknown => None,
        }
    }
}

/// Names in lower case, the longer first among those with the same first word, and what follows them.
const HOLIDAYS: &[(&[&str], Day)] = &[
    (&["new", "year", "'s", "eve"], Day::Fixed(12, 31)),
    (&["new", "year", "'s", "day"], Day::Fixed(1, 1)),
    (&["christmas", "eve"], Day::Fixed(12, 24)),
    (&["christmas", "day"], Day::Fixed(12, 25)),
    (&["christmas"], Day::Fixed(12, 25)),
    (&["xmas"], Day::Fixed(12, 25)),
    (&["boxing", "day"], Day::Fixed(12, 26)),
    (&["thanksgiving", "day"], Day::Nth(11, 4, 4)),
    (&["thanksgiving"], Day::Nth(11, 4, 4)),
    (&["easter", "sunday"], Day::Easter(0)),
    (&["easter", "monday"], Day::Easter(1)),
    (&["easter"], Day::Easter(0)),
    (&["ash", "wednesday"], Day::Easter(-46)),
    (&["palm", "sunday"], Day::Easter(-7)),
    (&["good", "friday"], Day::Easter(-2)),
    (&["pentecost"], Day::Easter(49)),
    (&["halloween"], Day::Fixed(10, 31)),
    (&["labor", "day"], Day::Nth(9, 1, 1)),
    (&["memorial", "day"], Day::Nth(5, 1, -1)),
    (&["independence", "day"], Day::Fixed(7, 4)),
    (&["veterans", "day"], Day::Fixed(11, 11)),
    (&["veterans", "'", "day"], Day::Fixed(11, 11)),
    (&["armistice", "day"], Day::Fixed(11, 11)),
    (&["columbus", "day"], Day::Nth(10, 1, 2)),
    (&["presidents", "day"], Day::Nth(2, 1, 3)),
    (&["presidents", "'", "day"], Day::Nth(2, 1, 3)),
    (&["mother", "'s", "day"], Day::Nth(5, 7, 2)),
    (&["father", "'s", "day"], Day::Nth(6, 7, 3)),
    (&["valentine", "'s", "day"], Day::Fixed(2, 14)),
    (&["martin", "luther", "king", "day"], Day::Nth(1, 1, 3)),
    (&["groundhog", "day"], Day::Fixed(2, 2)),
    (&["bastille", "day"], Day::Fixed(7, 14)),
    (&["juneteenth"], Day::Fixed(6, 19)),
    (&["election", "day"], Day::Election),
    (&["inauguration", "day"], Day::Fixed(1, 20)),
    (&["labour", "day"], Day::Nth(9, 1, 1)),
    (&["may", "day"], Day::Fixed(5, 1)),
    (&["international", "workers", "'", "day"], Day::Fixed(5, 1)),
    (&["st.", "patrick", "'s", "day"], Day::Fixed(3, 17)),
    (&["saint", "patrick", "'s", "day"], Day::Fixed(3, 17)),
    (&["st", "patrick", "'s", "day"], Day::Fixed(3, 17)),
    (&["black", "friday"], Day::AfterThanksgiving(1)),
    (&["cyber", "monday"], Day::AfterThanksgiving(4)),
    (&["earth", "day"], Day::Fixed(4, 22)),
    (&["canada", "day"], Day::Fixed(7, 1)),
    (&["australia", "day"], Day::Fixed(1, 26)),
    (&["anzac", "day"], Day::Fixed(4, 25)),
    (&["remembrance", "day"], Day::Fixed(11, 11)),
    (&["new", "year", "'s"], Day::Fixed(1, 1)),
    (&["ramadan"], Day::Unknown),
    (&["hanukkah"], Day::Unknown),
    (&["chanukah"], Day::Unknown),
    (&["passover"], Day::Unknown),
    (&["yom", "kippur"], Day::Unknown),
    (&["rosh", "hashanah"], Day::Unknown),
    (&["diwali"], Day::Unknown),
];

fn same(s: &Scan<'_>, i: usize, want: &str) -> bool {
    match want {
        "'s" => s.possessive(i).is_some() && s.word(i).len() > 1,
        "'" => s.possessive(i).is_some(),
        _ => s.word(i).eq_ignore_ascii_case(want),
    }
}

/// A holiday by name, perhaps with a year: `Thanksgiving`, `New Year’s Eve 1999`, `Christmas Day`.
pub(super) fn holiday(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let (names, day) = HOLIDAYS.iter().find(|(names, _)| names.iter().enumerate().all(|(k, n)| same(s, i + k, n)))?;
    // Holidays made of common words want their capitals to the last.
    let end = i + names.len();
    let own = matches!(
        names[0],
        "christmas" | "xmas" | "thanksgiving" | "easter" | "halloween" | "juneteenth" | "hanukkah" | "ramadan"
    );
    let capitals = s.capital(i) && s.capital(end - 1);
    if !(capitals || own || names.contains(&"'s")) {
        return None;
    }
    let (year, after) = calendar::year_after(s, end).unwrap_or((super::scan::Year::None, end));
    if s.lex(end) == Lex::Unit(Unit::Weekend) {
        return Some(Parsed::new(i, end + 1, Meaning::HolidayWeekend(*day, super::scan::Year::None)));
    }
    if names.len() == 1 && s.lex(end) == Lex::Unit(Unit::Week) {
        if *names == ["easter"] {
            return Some(Parsed::new(i, end + 1, Meaning::HolidayWeek(*day)));
        }
        return None;
    }
    // Easter Island, Christmas Carol: a name goes on.
    if names.len() == 1 && after == end && s.capital(end) && s.lex(end) == Lex::None {
        return None;
    }
    // Christmas lights, an Easter egg: the name describes a thing.
    let thing = after == end
        && names.len() == 1
        && s.kind(end) == Some(TokenKind::Word)
        && s.lex(end) == Lex::None
        && !matches!(
            s.word(end),
            "is" | "was" | "will" | "would" | "has" | "had" | "comes" | "came" | "if" | "when" | "as" | "with"
        );
    if thing
        && !s.before(i, &[W::On, W::By, W::Before, W::After, W::Since, W::Until, W::Last, W::Next, W::This, W::Over])
    {
        return None;
    }
    Some(Parsed::new(i, after, Meaning::Holiday(Pick::Bare, year, *day)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn holidays() {
        check(&[
            (
                "They met on Thanksgiving and will meet on Labor Day.",
                &["Thanksgiving=2024-11-28", "Labor Day=2025-09-01"],
            ),
            ("It opened on New Year’s Eve 2019.", &["New Year’s Eve 2019=2019-12-31"]),
            ("It opens on Labor Day weekend.", &["Labor Day weekend=2025-W35-WE"]),
            ("They sold Christmas lights on Good Friday 2025.", &["Good Friday 2025=2025-04-18"]),
        ]);
    }
}
