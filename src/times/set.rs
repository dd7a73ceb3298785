//! What comes round regularly.

use super::amount::Amount;
use super::lexicon::{DayPart, Lex, Season, Unit, W};
use super::meaning::{Clock, Meaning, Parsed};
use super::numbers;
use super::scan::Scan;
use crate::text::TokenKind;

/// `every Friday`, `each month`, `every two weeks`, `every other day`, `each of the past three years`.
pub(super) fn every(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let mut j = i + 1;
    let other = s.is(j, W::Other);
    if other {
        j += 1;
    }
    let n = if other { 2 } else { 1 };
    match s.lex(j) {
        Lex::Unit(Unit::Weekend) => Some(Parsed::new(i, j + 1, Meaning::EveryCode("XXXX-WXX-WE"))),
        Lex::Unit(unit) => Some(Parsed::new(i, j + 1, Meaning::Every(Amount::of(n, unit)))),
        Lex::Weekday(d) => {
            let mut p = Parsed::new(i, j + 1, Meaning::EveryWeekday(d));
            if let Lex::Part(part) = s.lex(j + 1) {
                p.clock = Some(Clock::Part(part));
                p.end += 1;
            }
            Some(p)
        }
        Lex::Month(m) if s.capital(j) || s.word(j).len() > 5 => Some(Parsed::new(i, j + 1, Meaning::EveryMonth(m))),
        Lex::Season(season) => Some(Parsed::new(i, j + 1, Meaning::EveryCode(season_code(season)))),
        Lex::Part(part) => Some(Parsed::new(i, j + 1, Meaning::EveryCode(part_code(part)))),
        Lex::Word(W::Weekdays) => Some(Parsed::new(i, j + 1, Meaning::EveryCode("XXXX-WXX-WD"))),
        Lex::Word(W::Of) => None,
        _ => {
            let (amount, end) = numbers::amount(s, j)?;
            Some(Parsed::new(i, end, Meaning::Every(amount)))
        }
    }
}

const fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "XXXX-SP",
        Season::Summer => "XXXX-SU",
        Season::Fall => "XXXX-FA",
        Season::Winter => "XXXX-WI",
    }
}

const fn part_code(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "XXXX-XX-XXTMO",
        DayPart::Midday => "XXXX-XX-XXTMI",
        DayPart::Afternoon => "XXXX-XX-XXTAF",
        DayPart::Evening => "XXXX-XX-XXTEV",
        DayPart::Night => "XXXX-XX-XXTNI",
        DayPart::Day => "XXXX-XX-XXTDT",
    }
}

/// daily, weekly, monthly, annually.
pub(super) fn adverb(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let Lex::Word(w) = s.lex(i) else { return None };
    let amount = match w {
        W::Hourly => Amount::of(1, Unit::Hour),
        W::Daily | W::Nightly => Amount::of(1, Unit::Day),
        W::Weekly => Amount::of(1, Unit::Week),
        W::Biweekly | W::Fortnightly => Amount::of(2, Unit::Week),
        W::Monthly => Amount::of(1, Unit::Month),
        W::Quarterly => Amount::of(3, Unit::Month),
        W::Annually | W::Yearly | W::Annual => Amount::of(1, Unit::Year),
        _ => return None,
    };
    // "quarterly results" are no more regular than others.
    if w == W::Quarterly && s.kind(i + 1) == Some(TokenKind::Word) && s.lex(i + 1) == Lex::None {
        return None;
    }
    // The Daily Mail and the Weekly Standard are papers.
    let name = s.capital(i) && (i > 0 || s.capital(i + 1));
    (!name).then(|| Parsed::new(i, i + 1, Meaning::Every(amount)))
}

/// `Fridays`, `Tuesday nights`, `weekdays`.
pub(super) fn plural(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    match s.lex(i) {
        Lex::Weekdays(d) if s.capital(i) => Some(Parsed::new(i, i + 1, Meaning::EveryWeekday(d))),
        Lex::Weekday(d) => {
            let Lex::Parts(part) = s.lex(i + 1) else { return None };
            let mut p = Parsed::new(i, i + 2, Meaning::EveryWeekday(d));
            p.clock = Some(Clock::Part(part));
            Some(p)
        }
        Lex::Units(Unit::Weekend) if !s.before(i, &[W::Few, W::Several, W::Many]) => {
            Some(Parsed::new(i, i + 1, Meaning::EveryCode("XXXX-WXX-WE")))
        }
        Lex::Word(W::Weekdays) if s.word(i).ends_with('s') => {
            Some(Parsed::new(i, i + 1, Meaning::EveryCode("XXXX-WXX-WD")))
        }
        _ => None,
    }
}

/// `per day`, `per year`.
pub(super) fn per(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let Lex::Unit(unit) = s.lex(i + 1) else { return None };
    (unit >= Unit::Day).then(|| Parsed::new(i, i + 2, Meaning::Every(Amount::of(1, unit))))
}

/// `once a week`, `twice a year`, `three times a day`.
pub(super) fn times_a(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let j = match s.lex(i) {
        Lex::Word(W::Once | W::Twice) => i + 1,
        Lex::Cardinal(_) | Lex::Digits if s.is(i + 1, W::Times) => i + 2,
        Lex::Word(W::Several) if s.is(i + 1, W::Times) => i + 2,
        _ => return None,
    };
    let Lex::Unit(unit) = s.lex(j + 1) else { return None };
    s.any(j, &[W::A, W::Each, W::Every, W::Per]).then(|| Parsed::new(i, j + 2, Meaning::Every(Amount::of(1, unit))))
}

/// Whether `a year` is a rate: `$10 a year`, `358,000 a month`, `40 hours a week`.
pub(super) fn is_rate(s: &Scan<'_>, i: usize, end: usize) -> bool {
    if i == 0 || end != i + 2 {
        return false;
    }
    match s.kind(i - 1) {
        Some(TokenKind::Number) => true,
        Some(TokenKind::Word) => {
            matches!(
                s.lex(i - 1),
                Lex::Cardinal(_) | Lex::Scale(_) | Lex::Units(_) | Lex::Word(W::Once | W::Twice | W::Times)
            ) || matches!(
                s.word(i - 1),
                "percent"
                    | "dollars"
                    | "cents"
                    | "euros"
                    | "pounds"
                    | "people"
                    | "barrels"
                    | "tons"
                    | "tonnes"
                    | "billion"
                    | "trillion"
                    | "flights"
                    | "units"
                    | "cars"
                    | "shares"
                    | "copies"
                    | "meals"
            )
        }
        Some(TokenKind::Punctuation) => s.word(i - 1) == "%",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn what_recurs() {
        check(&[
            ("They meet every Friday and each month.", &["every Friday=XXXX-WXX-5", "each month=P1M"]),
            ("They meet daily, twice a week, on Tuesdays.", &["daily=P1D", "twice a week=P1W", "Tuesdays=XXXX-WXX-2"]),
            ("They sing on Tuesday nights every two weeks.", &["Tuesday nights=XXXX-WXX-2TNI", "every two weeks=P2W"]),
            ("They meet every weekday.", &["every weekday=XXXX-WXX-WD"]),
            ("It costs $10 a year.", &["a year=P1Y"]),
        ]);
    }
}
