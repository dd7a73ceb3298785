//! Dates, months, years, decades and centuries by name and number.

use super::lexicon::{Lex, Unit, W};
use super::meaning::{Meaning, Parsed, Part, Pick, Year};
use super::scan::Scan;
use super::{count, numbers};
use crate::lexicon::Class;
use crate::text::TokenKind;

/// Words before a month's or year's name that make it one.
const TIME_WORDS: &[W] = &[
    W::In,
    W::By,
    W::Until,
    W::Since,
    W::From,
    W::Through,
    W::Throughout,
    W::Last,
    W::Next,
    W::This,
    W::Past,
    W::Early,
    W::Late,
    W::Mid,
    W::Of,
    W::For,
    W::Before,
    W::After,
    W::Between,
    W::During,
    W::Each,
    W::Every,
    W::On,
    W::Around,
    W::About,
    W::To,
    W::Later,
    W::Earlier,
    W::Following,
    W::Previous,
    W::Coming,
    W::Or,
    W::And,
];

/// Words before a year of two digits: `in ’98`, `the class of ’98`.
const SHORT_YEAR_LEADS: &[W] = &[W::In, W::Since, W::Of, W::By, W::Until, W::From, W::To, W::Before, W::After, W::And];

/// The month at `i`, if its word is one here and not a verb, a walk or a person.
fn month_name(s: &Scan<'_>, i: usize) -> Option<u8> {
    let Lex::Month(m) = s.lex(i) else { return None };
    let w = s.word(i);
    let j = s.comma(s.joint(i + 1));
    let numbered = numbers::month_day(s, i + 1)
        .is_some_and(|_| s.lex(i + 1) == Lex::Digits || s.ordinal(i + 1).is_some())
        || s.year(j).is_some();
    if numbered {
        return Some(m);
    }
    let after_day = i > 0
        && (s.lex(i - 1) == Lex::Digits
            || s.ordinal(i - 1).is_some()
            || (s.is(i - 1, W::Of) && i > 1 && s.ordinal(i - 2).is_some()));
    let ambiguous = matches!(m, 3 | 4 | 5 | 6 | 8);
    if !s.capital(i) {
        // A post in small letters; "march", "may" and "august" are words of their own.
        let may_be = w.len() > 4 && !matches!(m, 3 | 5 | 8);
        return (may_be || (after_day && s.ordinal(i - 1).is_some()) || after_day && w.len() < 5 && m != 5 && m != 3)
            .then_some(m);
    }
    let short = w.len() <= 4 && !matches!(w, "May" | "MAY" | "June" | "JUNE" | "July" | "JULY");
    if short && s.kind(i) != Some(TokenKind::Abbreviation) && !after_day {
        // "Sept", "Jan" with nothing after: a name as likely as a month.
        return (s.before(i, &[W::In, W::Since, W::Until, W::By, W::Last, W::Next, W::Late, W::Early, W::Mid])
            && w != "Jan")
            .then_some(m);
    }
    let after_time = s.before(i, TIME_WORDS);
    let dashed = i > 1 && s.hyphen(i - 1) && s.any(i - 2, &[W::Mid, W::Early, W::Late, W::Since]);
    if !ambiguous || after_day || dashed {
        return Some(m);
    }
    if s.people & 1 << m != 0 && !s.before(i, MONTH_LEADS) {
        // "the April vote": whom an article calls by her first name it does not call so; "the May government" is hers.
        let of_month = m != 5 && s.any(i.wrapping_sub(1), &[W::The, W::A, W::That, W::Of, W::On]);
        let plain = !s.capital(i + 1) && s.possessive(i + 1).is_none();
        return (i > 0 && of_month && plain).then_some(m);
    }
    // "April said she would go": no month speaks.
    if i == 0 && s.of(1, Class::SpeechAfterMark) {
        return None;
    }
    let next_name = may_be_name(s, i + 1);
    let before_name = i > 0 && s.capital(i - 1) && s.lex(i - 1) == Lex::None;
    match m {
        5 => {
            let linked = s.before(i, &[W::And, W::Or, W::To]);
            let month_before = i > 1 && matches!(s.lex(i - 2), Lex::Month(_));
            ((after_time && (!linked || month_before)) && !next_name).then_some(m)
        }
        3 => {
            let walk = s.any(i + 1, &[W::For, W::On, W::To]) || s.any(i + 1, &[W::Of, W::Through]);
            (after_time || (i > 0 && !before_name && !walk && !next_name)).then_some(m)
        }
        _ => {
            // "Mark and April Jones"
            let loose = s.before(i, &[W::And, W::Or, W::To, W::For, W::By, W::Of, W::On, W::About]);
            ((after_time && !(loose && next_name)) || (!before_name && !next_name)).then_some(m)
        }
    }
}

/// Whether a word has a capital and is none of time.
fn may_be_name(s: &Scan<'_>, i: usize) -> bool {
    s.capital(i) && s.lex(i) == Lex::None && s.kind(i) == Some(TokenKind::Word)
}

/// The months that are people's names in a sentence, a bit each: "April Dunmore", "Mrs May".
pub(super) fn people(s: &Scan<'_>) -> u16 {
    let called = |i: usize, m: u8| {
        if numbers::month_day(s, i + 1).is_some() || s.year(i + 1).is_some() {
            return false;
        }
        let given = m != 5 && may_be_name(s, i + 1) && !s.before(i, TIME_WORDS);
        let titled = i > 0 && s.words.has(i - 1, Class::CourtesyTitle);
        let surname =
            i > 1 && may_be_name(s, i - 1) || (i == 1 && may_be_name(s, 0) && !s.words.has(0, Class::SentenceOpener));
        // "Anna May left", "Anna May’s aide"; "785 dollars in New York May, 753" is no name.
        let goes_on = s.possessive(i + 1).is_some() || (!s.capital(i + 1) && s.kind(i + 1) == Some(TokenKind::Word));
        given || ((m == 5 || m == 3) && (titled || (surname && goes_on)))
    };
    let ambiguous = (0..s.lex.len()).filter_map(|i| match s.lex(i) {
        Lex::Month(m @ (3..=6 | 8)) if s.capital(i) && called(i, m) => Some(1 << m),
        _ => None,
    });
    ambiguous.fold(0, |all, bit| all | bit)
}

/// Words before a month that a person called by it does not have.
const MONTH_LEADS: &[W] = &[
    W::In,
    W::By,
    W::Until,
    W::Since,
    W::Through,
    W::Last,
    W::Next,
    W::This,
    W::Early,
    W::Late,
    W::Mid,
    W::During,
    W::Between,
    W::Throughout,
    W::From,
    W::Before,
    W::After,
];

/// A year of two digits with its apostrophe: `’98`.
fn short_year(s: &Scan<'_>, i: usize) -> Option<(i16, usize)> {
    if s.kind(i) != Some(TokenKind::Mark) || !s.glued(i + 1) || !matches!(s.word(i), "'" | "’" | "‘") {
        return None;
    }
    let (n, len) = s.int(i + 1)?;
    let n = n as i16;
    (len == 2).then_some((s.of_century(n), i + 2))
}

/// A year after a month or day: `1998`, `, 1998`, `of 1998`, `last year`, `of this year`.
pub(super) fn year_after(s: &Scan<'_>, i: usize) -> Option<(Year, usize)> {
    let j = s.comma(i);
    if let Some(y) = s.year(j) {
        // "October 1998-99" is fine; "May 5, 2000 people" is not.
        let people = matches!(s.lex(j + 1), Lex::Units(_)) && j > i;
        return (!people).then_some((Year::Is(y), j + 1));
    }
    if let Some((y, end)) = short_year(s, j).or_else(|| numbers::year_words(s, j)) {
        return Some((Year::Is(y), end));
    }
    let of = s.is(i, W::Of);
    let k = if of { i + 1 } else { i };
    if of {
        if let Some(y) = s.year(k) {
            return Some((Year::Is(y), k + 1));
        }
        if let Some((y, end)) = short_year(s, k).or_else(|| numbers::year_words(s, k)) {
            return Some((Year::Is(y), end));
        }
    }
    let (shift, k) = match s.lex(k) {
        Lex::Word(W::Last | W::Past) => (Year::Shift(-1), k + 1),
        Lex::Word(W::Next) => (Year::Shift(1), k + 1),
        Lex::Word(W::This | W::Current) => (Year::Shift(0), k + 1),
        Lex::Word(W::That) => (Year::Told(0), k + 1),
        Lex::Word(W::The) if s.is(k + 1, W::Following) => (Year::Told(1), k + 2),
        Lex::Word(W::The) if s.is(k + 1, W::Previous) => (Year::Told(-1), k + 2),
        Lex::Word(W::The) if of && s.is(k + 1, W::Current) => (Year::Shift(0), k + 2),
        _ => return None,
    };
    (s.lex(k) == Lex::Unit(Unit::Year) && s.possessive(k + 1).is_none()).then_some((shift, k + 1))
}

/// A number after a month that counts something else: `March 30 percent`.
fn counts_something(s: &Scan<'_>, i: usize) -> bool {
    matches!(s.lex(i), Lex::Scale(_)) || matches!(s.word(i), "%" | "percent" | "per" | "pct")
}

/// `March`, `March 6`, `March 6th, 1998`, `March 1998`, `March last year`.
pub(super) fn month_first(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let m = month_name(s, i)?;
    let digits_clock = s.word(i + 1).contains(':');
    let mut j = s.joint(i + 1);
    if s.is(j, W::The) && s.ordinal(j + 1).is_some() {
        j += 1;
    }
    if let Some((d, end)) = numbers::month_day(s, j)
        .filter(|&(_, end)| numbers::year_words(s, j).is_none() && !digits_clock && !counts_something(s, end))
        && !(j > i + 1 && s.lex(i + 1) == Lex::Dash && s.year(j).is_some())
        && !matches!(s.lex(end), Lex::Unit(Unit::Quarter))
    {
        let (year, end) = match year_after(s, end) {
            Some((y @ Year::Is(_), e)) => (y, e),
            Some((y, e)) => (y, e),
            None => (Year::None, end),
        };
        return Some(Parsed::new(i, end, Meaning::Day(year, m, d)));
    }
    let (year, end) = year_after(s, s.joint(i + 1)).unwrap_or((Year::None, i + 1));
    Some(Parsed::new(i, end, Meaning::Month(Pick::Bare, year, m)))
}

/// `6 March`, `6th of March, 1998`; `i` may stand on "the".
pub(super) fn day_first(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let at = if s.is(i, W::The) { i + 1 } else { i };
    let (d, j) = numbers::month_day(s, at)?;
    // "paid $12 December 27"
    if matches!(s.word(at.wrapping_sub(1)), "$" | "£" | "€" | "¥") {
        return None;
    }
    let k = s.joint(if s.is(j, W::Of) { j + 1 } else { j });
    if at > i && s.int(at).is_some() {
        return None;
    }
    let m = month_name(s, k)?;
    let (year, end) = year_after(s, k + 1).unwrap_or((Year::None, k + 1));
    Some(Parsed::new(i, end, Meaning::Day(year, m, d)))
}

/// The `5` of `5 and 7 August`, `between 5 or 7 August`.
pub(super) fn earlier_day(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let (d, j) = numbers::month_day(s, i)?;
    if !(s.lex(j) == Lex::Dash || s.any(j, &[W::And, W::Or, W::To])) || s.lex(i) != Lex::Digits {
        return None;
    }
    let p = day_first(s, j + 1)?;
    let Meaning::Day(year, m, last) = p.meaning else { return None };
    (last > d).then(|| Parsed::new(i, j, Meaning::Day(year, m, d)))
}

/// `05-Aug-2016`, `2019-aug-1`, `23/Sep/2020`.
fn wire(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let sep = s.lex(i + 1);
    if !matches!(sep, Lex::Dash | Lex::Slash) || s.lex(i + 3) != sep || !(1..5).all(|k| s.glued(i + k)) {
        return None;
    }
    let Lex::Month(m) = s.lex(i + 2) else { return None };
    let (d, y) = match (s.year(i), s.year(i + 4)) {
        (None, Some(y)) => (numbers::month_day(s, i)?.0, y),
        (Some(y), None) => (numbers::month_day(s, i + 4)?.0, y),
        _ => return None,
    };
    Some(Parsed::new(i, i + 5, Meaning::Day(Year::Is(y), m, d)))
}

/// `1998-02-06`, `10/12/1998`, `22.03.2013`, `12-10-98`.
pub(super) fn numeric(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let make = |y: u32, m: u32, d: u32, end: usize| {
        let (m, d) = if m > 12 && d <= 12 { (d, m) } else { (m, d) };
        ((1..=12).contains(&m) && (1..=31).contains(&d) && (1000..3000).contains(&y))
            .then(|| Parsed::new(i, end, Meaning::Day(Year::Is(y as i16), m as u8, d as u8)))
    };
    let w = s.word(i);
    if w.contains('.') {
        // Day first, as everywhere that writes stops.
        let mut parts = w.split('.');
        let mut next = || parts.next().filter(|p| p.len() <= 4).and_then(|p| p.parse::<u32>().ok());
        let (d, m, y) = (next()?, next()?, next()?);
        return (w.len() >= 8).then(|| make(y, m, d, i + 1)).flatten();
    }
    if let Some(p) = wire(s, i) {
        return Some(p);
    }
    // A piece of a longer chain of numbers is no date.
    if i > 0 && s.glued(i) && matches!(s.lex(i - 1), Lex::Dash | Lex::Slash) {
        return None;
    }
    let (a, len) = s.int(i)?;
    let sep = s.lex(i + 1);
    if !matches!(sep, Lex::Dash | Lex::Slash) || s.lex(i + 3) != sep || !(1..5).all(|k| s.glued(i + k)) {
        return None;
    }
    let ((b, blen), (c, clen)) = (s.int(i + 2)?, s.int(i + 4)?);
    // Longer chains are numbers of another sort.
    if s.lex(i + 5) == sep && s.glued(i + 5) {
        return None;
    }
    match (len, blen, clen) {
        (4, 1..=2, 1..=2) => make(a, b, c, i + 5),
        (1..=2, 1..=2, 4) => make(c, a, b, i + 5),
        (1..=2, 1..=2, 2) if sep == Lex::Slash => make(s.of_century(c as i16) as u32, a, b, i + 5),
        _ => None,
    }
}

/// A year by itself: `1998`, `fiscal 1989`, `nineteen ninety-seven`.
pub(super) fn year(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    if let Some((y, end)) = numbers::year_words(s, i) {
        return ((1500..2100).contains(&y) && !matches!(s.lex(end), Lex::Units(_) | Lex::Scale(_)))
            .then(|| Parsed::new(i, end, Meaning::Year(y)));
    }
    // "in ’98", "the class of ’98"
    if i > 1
        && let Some((y, end)) = short_year(s, i - 1).filter(|_| !s.glued(i - 1))
        && s.before(i - 1, SHORT_YEAR_LEADS)
        && !counts_something(s, end)
        && !s.of(end, Class::Counted)
        && !matches!(s.lex(end), Lex::Unit(_) | Lex::Units(_))
    {
        return Some(Parsed::new(i - 1, end, Meaning::Year(y)));
    }
    let y = s.year(i)?;
    let prev = s.word(i.wrapping_sub(1));
    let money = i > 0 && matches!(prev, "$" | "£" | "€" | "#" | "¥" | "No." | "no." | "nos." | "x");
    let glued =
        s.glued(i) && i > 0 && !matches!(prev, "(" | "[" | "-" | "–" | "—" | "/" | "\"" | "“" | "'" | "‘" | "--" | ",");
    // "138-2010-2015": numbers of another sort.
    let numbers =
        |k: usize| i >= k && s.glued(i + 1 - k) && s.lex(i + 1 - k) == Lex::Dash && s.lex(i - k) == Lex::Digits;
    let chain = s.glued(i) && numbers(2) && (s.year(i - 2).is_none() || numbers(4));
    if money || glued || chain || count::is_no_year(s, i) {
        return None;
    }
    let next = s.word(i + 1);
    if matches!(s.lex(i + 1), Lex::Units(_) | Lex::Scale(_) | Lex::Zone | Lex::Meridiem(_))
        || matches!(next, "%" | "percent" | "people" | "km" | "points" | "feet" | "miles" | "mph" | "metres" | "meters")
    {
        return None;
    }
    let led = s.before(i, TIME_WORDS) || s.before(i, &[W::Fiscal, W::Than, W::The]) || prev == "(";
    if s.hyphen(i + 1) && s.lex(i + 2) == Lex::Digits && !led && s.year(i + 2).is_none() {
        return None;
    }
    // Orion 1980, Windows 2000
    if !led && i > 1 && s.capital(i - 1) && s.lex(i - 1) == Lex::None && is_name(s, i - 1) {
        return None;
    }
    let range = if led { 1600..2100 } else { 1900..2060 };
    range.contains(&y).then(|| Parsed::new(i, i + 1, Meaning::Year(y)))
}

/// A word or an abbreviation without stops: "Orion", "HR".
fn is_name(s: &Scan<'_>, i: usize) -> bool {
    s.kind(i) == Some(TokenKind::Word) || (s.kind(i) == Some(TokenKind::Abbreviation) && !s.word(i).contains('.'))
}

/// `the 15th` after a preposition; `i` stands on "the".
pub(super) fn the_day(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    if s.lex(i + 1) != Lex::Digits
        || !s.before(i, &[W::On, W::By, W::Until, W::From, W::To, W::Through, W::Before, W::After, W::Since])
    {
        return None;
    }
    let (n, end) = s.ordinal(i + 1).filter(|(n, _)| (1..=31).contains(n))?;
    let closed = !s.has(end)
        || s.kind(end) != Some(TokenKind::Word)
        || matches!(
            s.lex(end),
            Lex::Word(W::And | W::To | W::Or | W::At | W::In | W::After | W::Before | W::By | W::Through | W::Until)
        )
        || matches!(s.word(end), "if" | "as" | "when" | "with" | "but" | "because");
    (closed && !s.hyphen(end) && s.kind(end) != Some(TokenKind::Number))
        .then(|| Parsed::new(i, end, Meaning::DayOfMonth(n)))
}

/// `first week of January`, `the last day of the year`, `second week of 2021`; `i` stands on the ordinal or "last",
/// `from` perhaps on "the" before it.
pub(super) fn nth_of(s: &Scan<'_>, i: usize, from: usize) -> Option<Parsed> {
    if let Some(p) = of_month(s, i, from) {
        return Some(p);
    }
    let (n, j) = match s.lex(i) {
        Lex::Word(W::Last | W::Closing) => (-1, i + 1),
        _ => s.ordinal(i).filter(|(n, _)| *n < 100).map(|(n, j)| (n as i8, j))?,
    };
    // "the first Monday in May"
    if let Lex::Weekday(d) = s.lex(j)
        && s.any(j + 1, &[W::Of, W::In])
        && n < 6
        && let Some(m) = month_name(s, j + 2)
    {
        let (year, end) = year_after(s, j + 3).unwrap_or((Year::None, j + 3));
        return Some(Parsed::new(from, end, Meaning::NthWeekday(n, d, year, m)));
    }
    let unit = match s.lex(j) {
        Lex::Unit(u @ (Unit::Day | Unit::Week | Unit::Weekend | Unit::Month)) => u,
        _ => return None,
    };
    if !s.any(j + 1, &[W::Of, W::In]) {
        return None;
    }
    let k = j + 2;
    let (year, month, end) = match s.lex(k) {
        Lex::Month(m) if unit != Unit::Month => {
            month_name(s, k)?;
            let (year, end) = year_after(s, k + 1).unwrap_or((Year::None, k + 1));
            (year, Some(m), end)
        }
        Lex::Digits => (Year::Is(s.year(k)?), None, k + 1),
        Lex::Word(W::The) if s.lex(k + 1) == Lex::Unit(Unit::Year) && s.is(j + 1, W::Of) => {
            (Year::Shift(0), None, k + 2)
        }
        Lex::Word(W::This | W::Last | W::Next) => {
            let (year, end) = year_after(s, k)?;
            (year, None, end)
        }
        _ => return None,
    };
    Some(Parsed::new(from, end, Meaning::Nth(n, unit, year, month)))
}

/// `the 2nd of next month`, `23rd of this month`, `the first Monday of the month`, `the last week of next month`; `i`
/// stands on the ordinal or "last", `from` perhaps on "the" before it.
fn of_month(s: &Scan<'_>, i: usize, from: usize) -> Option<Parsed> {
    let (n, j) = match s.lex(i) {
        Lex::Word(W::Last | W::Closing) => (-1, i + 1),
        _ => s.ordinal(i).filter(|(n, _)| (1..=31).contains(n)).map(|(n, j)| (n as i8, j))?,
    };
    let (part, of) = match s.lex(j) {
        Lex::Weekday(d) if n < 6 => (Part::Weekday(d), j + 1),
        Lex::Unit(unit @ (Unit::Day | Unit::Week | Unit::Weekend)) => (Part::Unit(unit), j + 1),
        // "a third of this month"
        _ if n > 0 && (from < i || s.lex(i) == Lex::Digits) => (Part::Unit(Unit::Day), j),
        _ => return None,
    };
    if !s.any(of, &[W::Of, W::In]) || (of == j && s.is(of, W::In)) {
        return None;
    }
    let the = s.is(of + 1, W::The);
    let k = if the { of + 2 } else { of + 1 };
    let (pick, unit) = match s.lex(k) {
        Lex::Word(W::This | W::Current) => (Pick::Now(0), k + 1),
        Lex::Word(W::Next) if !the => (Pick::Now(1), k + 1),
        Lex::Word(W::Last | W::Past) => (Pick::Now(-1), k + 1),
        Lex::Word(W::That | W::Same) => (Pick::Told(0), k + 1),
        Lex::Word(W::Following | W::Next) => (Pick::Told(1), k + 1),
        Lex::Word(W::Previous) => (Pick::Told(-1), k + 1),
        _ if the => (Pick::Bare, k),
        _ => return None,
    };
    // "the first of the month-long strikes"
    let month = s.lex(unit) == Lex::Unit(Unit::Month) && !s.hyphen(unit + 1) && s.possessive(unit + 1).is_none();
    month.then(|| Parsed::new(from, unit + 1, Meaning::OfMonth(n, part, pick)))
}

/// `1990s`, `’90s`, `1990’s`, `nineties`, `mid-1990s` without its edge; `i` may stand on "the".
pub(super) fn decade(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let at = if s.is(i, W::The) { i + 1 } else { i };
    if let Lex::Tens(n) = s.lex(at) {
        // "her seventies" is an age, as is "in his 30s".
        let age = s.before(at, &[W::His, W::Her, W::Their, W::My, W::Your, W::Our]);
        let (century, from) = match s.lex(at.wrapping_sub(1)) {
            Lex::Cardinal(19) if at > 0 => (Some(1900), at - 1),
            Lex::Cardinal(18) if at > 0 => (Some(1800), at - 1),
            _ => (None, i),
        };
        if let Some(c) = century {
            return Some(Parsed::new(from, at + 1, Meaning::Decade(c + i16::from(n))));
        }
        let led = at > i || s.before(at, &[W::Early, W::Late, W::Mid]) || (i > 0 && s.hyphen(i - 1));
        return (led && !age).then(|| Parsed::new(i, at + 1, Meaning::Decade2(n)));
    }
    if s.lex(at) != Lex::Digits {
        return None;
    }
    let w = s.word(at);
    let digits = w.trim_start_matches(['\'', '’', '‘', '`']);
    let (digits, end) = match digits.strip_suffix('s') {
        Some(d) => (d, at + 1),
        None => {
            let own = s.kind(at + 1) == Some(TokenKind::Clitic) && s.word(at + 1).ends_with('s');
            let apart = s.word(at + 1) == "s";
            if !(own || apart) || !digits.ends_with('0') {
                return None;
            }
            (digits, at + 2)
        }
    };
    let n: i16 = digits.parse().ok()?;
    if n % 10 != 0 {
        return None;
    }
    match digits.len() {
        // "1990’s" of a year that owns something is too rare to wait for.
        4 if (1000..2100).contains(&n) => Some(Parsed::new(i, end, Meaning::Decade(n))),
        2 => {
            let age = s.before(at, &[W::His, W::Her, W::Their, W::My, W::Your, W::Our]);
            let led = at > i || w.len() > 3 || s.before(at, &[W::Early, W::Late, W::Mid]);
            (led && !age && end == at + 1).then(|| Parsed::new(i, end, Meaning::Decade2(n as u8)))
        }
        _ => None,
    }
}

/// `20th century`, `the twenty-first century`; `i` may stand on "the".
pub(super) fn century(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let at = if s.is(i, W::The) { i + 1 } else { i };
    let (n, j) = s.ordinal(at)?;
    let k = s.joint(j);
    if s.lex(k) != Lex::Unit(Unit::Century) || n == 0 {
        return None;
    }
    let from = if k > j { at } else { i };
    Some(Parsed::new(from, k + 1, Meaning::Century((i16::from(n) - 1) * 100)))
}

/// Fewest months between two that are listed across the turn of a year: October and January.
const MONTHS_APART: u8 = 8;

/// Gives a month or day without a year that of the one it is joined to: "from March to May 2024", "May 28 to June 3,
/// 2024", "November to January 2024" (the November before).
pub(super) fn share_year(s: &Scan<'_>, p: &mut Parsed) {
    if !(s.lex(p.end) == Lex::Dash || s.any(p.end, &[W::To, W::And, W::Or, W::Through, W::Until])) {
        return;
    }
    let (year, at) = match &mut p.meaning {
        Meaning::Day(year @ Year::None, m, d) => (year, (*m, *d)),
        Meaning::Month(Pick::Bare, year @ Year::None, m) => (year, (*m, 0)),
        _ => return,
    };
    // "from November to January 2024" begins the year before, and so does "in December and January 2024"; of "on 9 June
    // or 8 May 2024" both are of one year.
    let listed = s.any(p.end, &[W::And, W::Or]) && !s.before(p.start, &[W::Between]);
    let turns = |month: u8| !listed || at.0 > month + MONTHS_APART;
    let k = p.end + 1;
    match month_first(s, k).or_else(|| day_first(s, k)).map(|q| q.meaning) {
        Some(Meaning::Day(Year::Is(y), m, d)) => *year = Year::Is(y - i16::from(at > (m, d) && turns(m))),
        Some(Meaning::Month(_, Year::Is(y), m)) => *year = Year::Is(y - i16::from(at.0 > m && turns(m))),
        _ => {}
    }
}

/// Another day of the same month: the `5` of `May 3 to 5`; the token before it is no part of it.
pub(super) fn next_day(s: &Scan<'_>, end: usize, last: &Parsed) -> Option<Parsed> {
    let Meaning::Day(year, m, d) = last.meaning else { return None };
    let link = s.lex(end) == Lex::Dash || s.any(end, &[W::To, W::And, W::Or, W::Through]);
    if !link {
        return None;
    }
    let (n, j) = numbers::month_day(s, end + 1).filter(|_| s.lex(end + 1) == Lex::Digits)?;
    let other = matches!(s.lex(j), Lex::Month(_) | Lex::Units(_) | Lex::Unit(_) | Lex::Meridiem(_) | Lex::Scale(_))
        || counts_something(s, j)
        || s.hyphen(j)
        || s.kind(j) == Some(TokenKind::Word) && s.lex(j) == Lex::None && s.is(end, W::And);
    if other || n <= d {
        return None;
    }
    let (year, j) = match year_after(s, j) {
        Some((y @ Year::Is(_), e)) => (y, e),
        _ => (year, j),
    };
    Some(Parsed::new(end + 1, j, Meaning::Day(year, m, n)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_list_takes_its_year_from_its_last_member() {
        check(&[
            ("It rained in June and in March 2024.", &["June=2025-06", "March 2024=2024-03"]),
            ("They met on 9 June or 8 May 2024.", &["9 June=2024-06-09", "8 May 2024=2024-05-08"]),
            ("It snowed in December and January 2024.", &["December=2023-12", "January 2024=2024-01"]),
            ("It fell between June and March 2024.", &["June=2023-06", "March 2024=2024-03"]),
        ]);
    }

    #[test]
    fn a_name_leaves_the_month_its_time() {
        check(&[
            ("April Dunmore won. The April vote was close.", &["April=2025-04"]),
            ("June Fell won. The polls of June were wrong, June said.", &["June=2025-06"]),
        ]);
    }

    #[test]
    fn dates() {
        check(&[
            ("It began on March 3, 2024.", &["March 3, 2024=2024-03-03"]),
            ("It began on 3 March 2024.", &["3 March 2024=2024-03-03"]),
            ("It began on the 3rd of March.", &["the 3rd of March=2025-03-03"]),
            ("It will end on Nov. 6.", &["Nov. 6=2025-11-06"]),
            ("It ended on Nov. 6.", &["Nov. 6=2024-11-06"]),
            (
                "Filed 2025-08-01, 22.07.2025 and 7/4/2025.",
                &["2025-08-01=2025-08-01", "22.07.2025=2025-07-22", "7/4/2025=2025-07-04"],
            ),
            ("From May 3 to 5 they met.", &["May 3=2025-05-03", "5=2025-05-05"]),
            ("It will be either 5 or 7 September.", &["5=2025-09-05", "7 September=2025-09-07"]),
            ("They paid $12 December 27.", &["December 27=2024-12-27"]),
            ("They will pay by the 15th.", &["the 15th=2025-08-15"]),
        ]);
    }

    #[test]
    fn parts_of_a_month_named_by_where_it_lies() {
        check(&[
            ("They must pay by the 2nd of next month.", &["the 2nd of next month=2025-09-02"]),
            ("Divers go down on the 21st of this month.", &["the 21st of this month=2025-08-21"]),
            ("The fee rose on the first of last month.", &["the first of last month=2025-07-01"]),
            ("They have until the first of the month to pay.", &["the first of the month=2025-09-01"]),
            ("They paid on the fifteenth of the month.", &["the fifteenth of the month=2025-07-15"]),
            ("They meet on the first Monday of next month.", &["the first Monday of next month=2025-09-01"]),
            ("Rents are due on the last day of next month.", &["the last day of next month=2025-09-30"]),
            ("A third of this month was dry.", &["this month=2025-08"]),
            ("They must pay by the 1st.", &["the 1st=2025-09-01"]),
        ]);
    }

    #[test]
    fn a_day_that_does_not_exist_is_none() {
        for (text, value) in [
            ("Kilns must be listed by Feb. 29, 2025.", "2025-02-XX"),
            ("Kilns must be listed by 31 April.", "XXXX-04-XX"),
            ("Kilns must be listed by the 31st of next month.", "2025-09-XX"),
        ] {
            let (_, found) = super::super::testing::tag_text(text, Some("2025-08-06"));
            assert_eq!((found[0].value.as_str(), found[0].latest), (value, None), "{text}");
            assert_eq!(found[0].basis.as_deref(), Some("unresolved: the calendar has no such day"));
        }
    }

    #[test]
    fn years_of_two_digits() {
        check(&[
            ("The class of ’98 met in ’08.", &["’98=1998", "’08=2008"]),
            ("It was bombed in May ’44.", &["May ’44=1944-05"]),
            ("“’98 were there,” he said in ’30 metres.", &[]),
        ]);
    }

    #[test]
    fn months_in_names_are_people() {
        check(&[
            ("April said she would go.", &[]),
            ("June Varden said so at August House.", &[]),
            ("April was wet.", &["April=2025-04"]),
            ("June Varden left. June was told in April to go.", &["April=2025-04"]),
            ("It cost 785 crowns in New York May, 753 for May.", &["May=2025-05"]),
            ("Anna May left. A letter to her asked of May that she stay until May.", &["May=2026-05"]),
        ]);
    }

    #[test]
    fn months_and_years() {
        check(&[
            ("It rose in May and fell in June.", &["May=2025-05", "June=2025-06"]),
            ("It will open in March.", &["March=2026-03"]),
            ("It opened in October 1998.", &["October 1998=1998-10"]),
            ("It opened in July last year.", &["July last year=2024-07"]),
            ("They marched in the March for Rivers.", &[]),
            ("In 1998, prices fell.", &["1998=1998"]),
            ("He ruled 2001–2004.", &["2001=2001", "2004=2004"]),
            (
                "On Aug. 1, 1945, the dam broke. On Aug. 9 the mill fell. It will reopen on Aug. 9.",
                &["Aug. 1, 1945=1945-08-01", "Aug. 9=1945-08-09", "Aug. 9=2025-08-09"],
            ),
            ("The mill, open since 1980, shut on Aug. 1.", &["1980=1980", "Aug. 1=2025-08-01"]),
            ("It fell from March to May 2023.", &["March=2023-03", "May 2023=2023-05"]),
            ("It fell between November and January 2023.", &["November=2022-11", "January 2023=2023-01"]),
            ("It ran May 28 to June 3, 2024.", &["May 28=2024-05-28", "June 3, 2024=2024-06-03"]),
            ("Mark and April Jones came.", &[]),
            ("It began in nineteen ninety-seven.", &["nineteen ninety-seven=1997"]),
            ("The year two thousand came.", &["The year two thousand=2000"]),
        ]);
    }

    #[test]
    fn decades_centuries_and_parts() {
        check(&[
            ("It grew in the 1990s and the ’80s.", &["the 1990s=199", "the ’80s=198"]),
            ("It grew in the nineties.", &["the nineties=199"]),
            ("A 20th-century house of the 18th century.", &["20th-century=19", "the 18th century=17"]),
            ("It runs in the first week of September.", &["the first week of September=2025-W36"]),
            ("They will vote on the first Tuesday of November.", &["the first Tuesday of November=2025-11-04"]),
            ("It ran on the last weekend in May.", &["the last weekend in May=2025-W22-WE"]),
            ("It ends on the last day of August.", &["the last day of August=2025-08-31"]),
        ]);
    }
}
