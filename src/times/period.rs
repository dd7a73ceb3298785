//! Quarters, halves, fiscal years and seasons.

use super::amount::Amount;
use super::calendar;
use super::lexicon::{Lex, Unit, W};
use super::meaning::{Anchor, Meaning, Parsed, Pick, Year};
use super::scan::Scan;

/// Past "fiscal" and its hyphen.
fn fiscal(s: &Scan<'_>, i: usize) -> usize {
    if s.is(i, W::Fiscal) { s.joint(i + 1) } else { i }
}

/// The year after a period: ` of 1990`, ` 1989`, ` of last year`, ` of fiscal 1990`.
fn year_after(s: &Scan<'_>, i: usize) -> (Year, usize) {
    let of = s.any(i, &[W::Of, W::In]);
    let k = if of { i + 1 } else { i };
    let f = if s.is(k, W::The) && s.is(k + 1, W::Fiscal) { k + 2 } else { k };
    let f = fiscal(s, f);
    let f = if f > k && s.lex(f) == Lex::Unit(Unit::Year) { f + 1 } else { f };
    if f > k
        && let Some(y) = s.year(f)
    {
        return (Year::Is(y), f + 1);
    }
    if of && s.is(k, W::The) && s.lex(k + 1) == Lex::Unit(Unit::Year) {
        return (Year::Shift(0), k + 2);
    }
    if s.lex(i) == Lex::Comma
        || (of && s.is(i, W::In) && !s.any(k, &[W::Last, W::Next, W::This]) && s.year(k).is_none())
    {
        return (Year::None, i);
    }
    if !of && !s.any(i, &[W::Last, W::Next, W::This]) && s.year(i).is_none() {
        return (Year::None, i);
    }
    let from = if s.is(i, W::In) { k } else { i };
    calendar::year_after(s, from).unwrap_or((Year::None, i))
}

/// `third quarter`, `fourth-quarter`, `first half of 1990`, `fiscal second-quarter`; `i` stands on the ordinal or on
/// "fiscal".
pub(super) fn quarter(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let at = fiscal(s, i);
    match s.lex(at) {
        Lex::Q(n) => {
            let (year, end) = year_after(s, at + 1);
            return Some(Parsed::new(i, end, Meaning::Quarter(Pick::Bare, year, Some(n))));
        }
        Lex::H(n) => {
            let (year, end) = year_after(s, at + 1);
            return (year != Year::None).then(|| Parsed::new(i, end, Meaning::Half(year, n)));
        }
        _ => {}
    }
    let (n, j) = match s.lex(at) {
        Lex::Word(W::Closing) => (0, at + 1),
        Lex::Word(W::Last) if s.is(s.joint(at + 1), W::Half) => (0, at + 1),
        _ => s.ordinal(at)?,
    };
    let k = fiscal(s, s.joint(j));
    match s.lex(k) {
        Lex::Unit(Unit::Quarter) if n <= 4 => {
            let n = if n == 0 { 4 } else { n };
            let (year, end) = year_after(s, k + 1);
            Some(Parsed::new(i, end, Meaning::Quarter(Pick::Bare, year, Some(n))))
        }
        Lex::Word(W::Half) if n <= 2 => {
            let n = if n == 0 { 2 } else { n };
            let (year, end) = year_after(s, k + 1);
            // A match's first half is no half-year: only a year, or the article's own, makes it one.
            let year = if k > j && year == Year::None { return None } else { year };
            (year != Year::None).then(|| Parsed::new(i, end, Meaning::Half(year, n)))
        }
        _ => None,
    }
}

/// `the third quarter`, `the 1988 third quarter`, `the 1988 period`, `the year-ago quarter`, `the latest quarter`;
/// `i` may stand on "the".
pub(super) fn the_period(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let the = s.is(i, W::The);
    let j = if the { i + 1 } else { i };
    if let Some(p) = quarter(s, j) {
        // "the third-quarter results": the article belongs to the noun after.
        let compound = s.hyphen(p.end.wrapping_sub(2)) && s.lex(p.end - 1) == Lex::Unit(Unit::Quarter);
        return Some(if the && !compound { p.from(i) } else { p });
    }
    if let Some(y) = s.year(j) {
        let k = s.joint(s.comma(j + 1));
        if let Lex::H(n) = s.lex(k) {
            return Some(Parsed::new(i, k + 1, Meaning::Half(Year::Is(y), n)));
        }
        if let Some(p) = quarter(s, k)
            && let Meaning::Quarter(_, Year::None, q) = p.meaning
        {
            return Some(Parsed::new(i, p.end, Meaning::Quarter(Pick::Bare, Year::Is(y), q)));
        }
        if the && s.lex(j + 1) == Lex::Unit(Unit::Quarter) {
            return Some(Parsed::new(i, j + 2, Meaning::Quarter(Pick::Told(0), Year::Is(y), None)));
        }
        if the && s.is(j + 1, W::Fiscal) && s.lex(s.joint(j + 2)) == Lex::Unit(Unit::Year) {
            return Some(Parsed::new(i, s.joint(j + 2) + 1, Meaning::Year(y)));
        }
        if the && s.is(j + 1, W::Period) {
            return Some(Parsed::new(i, j + 2, Meaning::Quarter(Pick::Told(0), Year::Is(y), None)));
        }
        // The 2002 Winter Olympics are games.
        if let Lex::Season(season) = s.lex(j + 1)
            && the
            && !s.capital(j + 1)
        {
            return Some(Parsed::new(i, j + 2, Meaning::Season(Pick::Bare, Year::Is(y), season)));
        }
        return None;
    }
    if the && let Some(p) = year_ago(s, j, i) {
        return Some(p);
    }
    if s.is(j, W::Latest) && the {
        return match s.lex(j + 1) {
            Lex::Unit(Unit::Quarter) => Some(Parsed::new(i, j + 2, Meaning::Quarter(Pick::Told(0), Year::None, None))),
            Lex::Word(W::Period) => Some(Parsed::new(i, j + 2, Meaning::Quarter(Pick::Told(0), Year::None, None))),
            Lex::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year)) => {
                Some(Parsed::new(i, j + 2, Meaning::Unit(Pick::Now(-1), unit)))
            }
            Lex::Word(W::Fiscal) if s.lex(j + 2) == Lex::Unit(Unit::Year) => {
                Some(Parsed::new(i, j + 3, Meaning::Unit(Pick::Now(-1), Unit::Year)))
            }
            _ => {
                let (amount, end) = super::numbers::amount(s, j + 1)?;
                Some(Parsed::new(i, end, Meaning::Duration(amount)))
            }
        };
    }
    if s.is(j, W::Fiscal) {
        let k = s.joint(j + 1);
        if let Some(y) = s.year(k) {
            return Some(Parsed::new(i, k + 1, Meaning::Year(y)));
        }
        if s.lex(k) == Lex::Unit(Unit::Year) {
            return match s.year(k + 1) {
                Some(y) => Some(Parsed::new(i, k + 2, Meaning::Year(y))),
                None if the => Some(Parsed::new(i, k + 1, Meaning::Unit(Pick::Now(0), Unit::Year))),
                None => None,
            };
        }
    }
    None
}

/// `year-ago third quarter`, `year-earlier period`; `i` stands on "year", `from` perhaps on "the" before it.
pub(super) fn year_ago(s: &Scan<'_>, i: usize, from: usize) -> Option<Parsed> {
    let k = s.joint(i + 1);
    if s.lex(i) != Lex::Unit(Unit::Year) || k == i + 1 || !s.any(k, &[W::Ago, W::Earlier]) {
        return None;
    }
    if let Some(p) = quarter(s, k + 1)
        && let Meaning::Quarter(_, Year::None, q) = p.meaning
    {
        return Some(Parsed::new(from, p.end, Meaning::Quarter(Pick::Told(0), Year::Shift(-1), q)));
    }
    let whole = s.lex(k + 1) == Lex::Unit(Unit::Quarter) || s.is(k + 1, W::Period);
    let (from, end) = if whole { (from, k + 2) } else { (i, k + 1) };
    Some(Parsed::new(from, end, Meaning::Offset(Amount::of(1, Unit::Year), false, Anchor::Told)))
}

/// `last year’s third quarter`, `this year’s first half`; `i` stands on "last", "this" or "next".
pub(super) fn of_year(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let shift = match s.lex(i) {
        Lex::Word(W::Last) => -1,
        Lex::Word(W::This) => 0,
        Lex::Word(W::Next) => 1,
        _ => return None,
    };
    let k = (s.lex(i + 1) == Lex::Unit(Unit::Year)).then(|| s.possessive(i + 2)).flatten()?;
    if s.lex(k) == Lex::Unit(Unit::Quarter) {
        return Some(Parsed::new(i, k + 1, Meaning::Quarter(Pick::Told(0), Year::Shift(shift), None)));
    }
    let (n, j) = s.ordinal(k)?;
    let q = s.joint(j);
    match s.lex(q) {
        Lex::Unit(Unit::Quarter) if n <= 4 => {
            Some(Parsed::new(i, q + 1, Meaning::Quarter(Pick::Bare, Year::Shift(shift), Some(n))))
        }
        Lex::Word(W::Half) if n <= 2 => Some(Parsed::new(i, q + 1, Meaning::Half(Year::Shift(shift), n))),
        _ => None,
    }
}

/// `summer`, `the summer of 1998`, `summer 1998`, `fall of last year`; `i` may stand on "the".
pub(super) fn season(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let the = s.is(i, W::The);
    let j = if the { i + 1 } else { i };
    let Lex::Season(season) = s.lex(j) else { return None };
    let end = j + 1;
    if let Some((year, end)) = calendar::year_after(s, end).filter(|_| s.lex(j + 1) != Lex::Comma) {
        // "the winter of 2024-25", "winter 2024/25": named by both its years
        let second = |y: i16| s.int(end + 1) == Some(((i32::from(y) + 1).rem_euclid(100) as u32, 2));
        let both = matches!(year, Year::Is(y) if second(y))
            && matches!(s.lex(end), Lex::Dash | Lex::Slash)
            && s.glued(end)
            && s.glued(end + 1);
        let end = if both { end + 2 } else { end };
        return Some(Parsed::new(i, end, Meaning::Season(Pick::Bare, year, season)));
    }
    use super::lexicon::Season::{Fall, Spring};
    // Falls and springs of another sort: "the fall of Rome", "spring up"; a summer home is one all the same.
    let led = s.before(
        i,
        &[
            W::In,
            W::By,
            W::Until,
            W::Since,
            W::During,
            W::Through,
            W::Throughout,
            W::Before,
            W::After,
            W::Early,
            W::Late,
            W::Mid,
        ],
    );
    let strict = matches!(season, Fall | Spring);
    if strict && (!led || s.is(end, W::Of) || s.hyphen(end)) {
        return None;
    }
    if s.capital(j) && i > 0 {
        return None;
    }
    (the || led).then(|| Parsed::new(i, end, Meaning::Season(Pick::Bare, Year::None, season)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn seasons_of_what_is_told() {
        check(&[
            ("It began in May 2019. That summer was dry.", &["May 2019=2019-05", "That summer=2019-SU"]),
            (
                "It began in May 2019. The following March it ended.",
                &["May 2019=2019-05", "The following March=2020-03"],
            ),
            ("It began in May 2019, the previous winter.", &["May 2019=2019-05", "the previous winter=2018-WI"]),
        ]);
    }

    #[test]
    fn quarters_halves_and_seasons() {
        check(&[
            ("Profit rose in the second quarter.", &["the second quarter=2025-Q2"]),
            (
                "The first-quarter figures and those of Q1 2023 were good.",
                &["first-quarter=2025-Q1", "Q1 2023=2023-Q1"],
            ),
            ("It fell in the fourth quarter of last year.", &["the fourth quarter of last year=2024-Q4"]),
            ("It fell in last year’s third quarter.", &["last year’s third quarter=2024-Q3"]),
            ("It fell in the first half of 2024.", &["the first half of 2024=2024-H1"]),
            ("They led in the first half of the match.", &[]),
            ("It froze in the winter of 2024-25.", &["the winter of 2024-25=2024-WI"]),
            ("It froze over winter 2023/24.", &["winter 2023/24=2023-WI"]),
            ("It opened in the summer of 1998.", &["the summer of 1998=1998-SU"]),
            ("The fall of the house came in the fall.", &["the fall=2024-FA"]),
            ("It ends in fiscal 2026.", &["fiscal 2026=2026"]),
            ("It fell in the 2012 fiscal year.", &["the 2012 fiscal year=2012"]),
            (
                "Sales fell in the second quarter after a flat first quarter. A year earlier they rose.",
                &["the second quarter=2025-Q2", "first quarter=2025-Q1", "A year earlier=2024-Q2"],
            ),
            (
                "Net profit for the second quarter was 3 million, against 2 million a year earlier.",
                &["the second quarter=2025-Q2", "a year earlier=2024-Q2"],
            ),
        ]);
    }
}
