//! Holidays by name.

use super::calendar;
use super::holiday_rule::HolidayRule;
use super::lexicon::{Lex, Unit, W};
use super::meaning::{Meaning, Parsed, Pick, Year};
use super::scan::Scan;
use crate::text::TokenKind;

/// Names in lower case, the longer first among those with the same first word, and what follows them.
const HOLIDAYS: &[(&[&str], HolidayRule)] = &[
    (&["new", "year", "'s", "eve"], HolidayRule::Fixed(12, 31)),
    (&["new", "year", "'s", "day"], HolidayRule::Fixed(1, 1)),
    (&["christmas", "eve"], HolidayRule::Fixed(12, 24)),
    (&["christmas", "day"], HolidayRule::Fixed(12, 25)),
    (&["christmas"], HolidayRule::Fixed(12, 25)),
    (&["xmas"], HolidayRule::Fixed(12, 25)),
    (&["boxing", "day"], HolidayRule::Fixed(12, 26)),
    (&["thanksgiving", "day"], HolidayRule::Nth(11, 4, 4)),
    (&["thanksgiving"], HolidayRule::Nth(11, 4, 4)),
    (&["easter", "sunday"], HolidayRule::Easter(0)),
    (&["easter", "monday"], HolidayRule::Easter(1)),
    (&["easter"], HolidayRule::Easter(0)),
    (&["ash", "wednesday"], HolidayRule::Easter(-46)),
    (&["palm", "sunday"], HolidayRule::Easter(-7)),
    (&["good", "friday"], HolidayRule::Easter(-2)),
    (&["pentecost"], HolidayRule::Easter(49)),
    (&["halloween"], HolidayRule::Fixed(10, 31)),
    (&["labor", "day"], HolidayRule::Nth(9, 1, 1)),
    (&["memorial", "day"], HolidayRule::Nth(5, 1, -1)),
    (&["independence", "day"], HolidayRule::Fixed(7, 4)),
    (&["veterans", "day"], HolidayRule::Fixed(11, 11)),
    (&["veterans", "'", "day"], HolidayRule::Fixed(11, 11)),
    (&["armistice", "day"], HolidayRule::Fixed(11, 11)),
    (&["columbus", "day"], HolidayRule::Nth(10, 1, 2)),
    (&["presidents", "day"], HolidayRule::Nth(2, 1, 3)),
    (&["presidents", "'", "day"], HolidayRule::Nth(2, 1, 3)),
    (&["mother", "'s", "day"], HolidayRule::Nth(5, 7, 2)),
    (&["father", "'s", "day"], HolidayRule::Nth(6, 7, 3)),
    (&["valentine", "'s", "day"], HolidayRule::Fixed(2, 14)),
    (&["martin", "luther", "king", "day"], HolidayRule::Nth(1, 1, 3)),
    (&["groundhog", "day"], HolidayRule::Fixed(2, 2)),
    (&["bastille", "day"], HolidayRule::Fixed(7, 14)),
    (&["juneteenth"], HolidayRule::Fixed(6, 19)),
    (&["election", "day"], HolidayRule::Election),
    (&["inauguration", "day"], HolidayRule::Fixed(1, 20)),
    (&["labour", "day"], HolidayRule::Nth(9, 1, 1)),
    (&["may", "day"], HolidayRule::Fixed(5, 1)),
    (&["international", "workers", "'", "day"], HolidayRule::Fixed(5, 1)),
    (&["st.", "patrick", "'s", "day"], HolidayRule::Fixed(3, 17)),
    (&["saint", "patrick", "'s", "day"], HolidayRule::Fixed(3, 17)),
    (&["st", "patrick", "'s", "day"], HolidayRule::Fixed(3, 17)),
    (&["black", "friday"], HolidayRule::AfterThanksgiving(1)),
    (&["cyber", "monday"], HolidayRule::AfterThanksgiving(4)),
    (&["earth", "day"], HolidayRule::Fixed(4, 22)),
    (&["canada", "day"], HolidayRule::Fixed(7, 1)),
    (&["australia", "day"], HolidayRule::Fixed(1, 26)),
    (&["anzac", "day"], HolidayRule::Fixed(4, 25)),
    (&["remembrance", "day"], HolidayRule::Fixed(11, 11)),
    (&["new", "year", "'s"], HolidayRule::Fixed(1, 1)),
    (&["ramadan"], HolidayRule::Unknown),
    (&["hanukkah"], HolidayRule::Unknown),
    (&["chanukah"], HolidayRule::Unknown),
    (&["passover"], HolidayRule::Unknown),
    (&["yom", "kippur"], HolidayRule::Unknown),
    (&["rosh", "hashanah"], HolidayRule::Unknown),
    (&["diwali"], HolidayRule::Unknown),
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
    let (year, after) = calendar::year_after(s, end).unwrap_or((Year::None, end));
    if s.lex(end) == Lex::Unit(Unit::Weekend) {
        return Some(Parsed::new(i, end + 1, Meaning::HolidayWeekend(*day, Year::None)));
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
    fn what_is_promised_lies_ahead() {
        check(&[
            ("He vowed last week to resign before Thanksgiving.", &["last week=2025-W31", "Thanksgiving=2025-11-27"]),
            ("He promised a vote by Christmas.", &["Christmas=2025-12-25"]),
            ("He had promised a vote by Christmas.", &["Christmas=2024-12-25"]),
            ("They will meet at the next Easter.", &["the next Easter=2026-04-05"]),
            ("The raid came in 2019. That Christmas was quiet.", &["2019=2019", "That Christmas=2019-12-25"]),
        ]);
    }

    #[test]
    fn holidays() {
        check(&[
            (
                "They met on Thanksgiving and will meet on Labor Day.",
                &["Thanksgiving=2024-11-28", "Labor Day=2025-09-01"],
            ),
            ("It opened on New Year’s Eve 2019.", &["New Year’s Eve 2019=2019-12-31"]),
            ("They will march on May Day.", &["May Day=2026-05-01"]),
            ("It opens on Labor Day weekend.", &["Labor Day weekend=2025-W35-WE"]),
            ("They sold Christmas lights on Good Friday 2025.", &["Good Friday 2025=2025-04-18"]),
        ]);
    }
}
