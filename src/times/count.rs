//! Numbers of four digits that are no years: counts, addresses, the numbers of rooms and flights.

use super::lexicon::{Lex, W};
use super::scan::Scan;
use crate::lexicon::{Class, Inflection};
use crate::text::TokenKind;

/// Words before a year that no count or address has.
const YEAR_LEADS: &[W] = &[
    W::The,
    W::In,
    W::Since,
    W::By,
    W::Until,
    W::Before,
    W::After,
    W::During,
    W::Through,
    W::Throughout,
    W::Early,
    W::Mid,
    W::Late,
    W::Fiscal,
    W::Last,
    W::Next,
    W::This,
    W::Its,
    W::His,
    W::Her,
    W::Their,
    W::Our,
    W::My,
    W::Your,
];

/// Words that say how near a count is, and never how near a year.
const NEAR_A_COUNT: &[W] = &[W::Some, W::Nearly, W::Almost, W::Only, W::Another, W::Least, W::Most];

/// Whether the four digits at `i` count or number something.
pub(super) fn is_no_year(s: &Scan<'_>, i: usize) -> bool {
    if i > 0 && s.of(i - 1, Class::Numbered) || (i == 1 && s.words.has(0, Class::Numbered)) {
        return true;
    }
    // "No. 2019", where the stop is a token of its own
    if i > 1 && s.lex(i - 1) == Lex::Stop && matches!(s.word(i - 2), "No" | "no" | "Nos" | "nos") {
        return true;
    }
    let led = s.before(i, YEAR_LEADS) || (i > 0 && s.possessive(i - 1).is_some());
    !led && (counts(s, i) || is_address(s, i))
}

/// `1950 jobs`, `2019 barrels`, `some 1900 protests`.
fn counts(s: &Scan<'_>, i: usize) -> bool {
    // "earned 2000 a month"
    if s.any(i + 1, &[W::A, W::Per]) && matches!(s.lex(i + 2), Lex::Unit(_)) && !s.hyphen(i + 3) {
        return true;
    }
    let next = s.word(i + 1);
    if s.kind(i + 1) != Some(TokenKind::Word) || !next.starts_with(char::is_lowercase) {
        return false;
    }
    if s.of(i + 1, Class::Counted) && s.words.inflection(i + 1).has(Inflection::PLURAL) {
        return true;
    }
    let than = s.before(i, &[W::Than]) && i > 1 && s.any(i - 2, &[W::More, W::Fewer, W::Less]);
    let plural = next.len() > 3 && next.ends_with('s') && !next.ends_with("ss") && s.lex(i + 1) == Lex::None;
    plural && (than || s.before(i, NEAR_A_COUNT))
}

/// How many words of a street's name are looked through for its last.
const STREET_NAME: usize = 4;

/// `2019 Elm Street`, `1950 Old Mill Rd.`
fn is_address(s: &Scan<'_>, i: usize) -> bool {
    for k in i + 1..=i + STREET_NAME {
        // "5th Avenue", "Martin Luther King Jr. Boulevard"
        if !(s.capital(k) || s.ordinal(k).is_some()) {
            return false;
        }
        if k > i + 1 && s.words.has(k, Class::StreetWord) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn counts_and_numbers_are_no_years() {
        check(&[
            ("Some 1900 passengers were stranded; nearly 1950 lanterns burned.", &[]),
            ("Flight 2045 landed, and page 1998 was torn out of the log.", &[]),
            ("The mill cut 1950 jobs and paid 1999 crowns for 2019 barrels.", &[]),
            ("She lives at 2019 Elm Street, he at 1950 Old Mill Rd. in Torv.", &[]),
            ("Room 2024 and Suite 1985 were locked.", &[]),
            ("She earned 2000 a week.", &["a week=P1W"]),
        ]);
    }

    #[test]
    fn years_before_what_is_counted_stay_years() {
        check(&[
            ("In 1998 seats changed hands.", &["1998=1998"]),
            ("They raised 2026 forecasts to 2019 levels.", &["2026=2026", "2019=2019"]),
            ("After the 2008 Elm Street fire, the 1994 hostages met.", &["2008=2008", "1994=1994"]),
        ]);
    }
}
