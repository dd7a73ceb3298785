//! Clock times with zones, noon and midnight, parts of days.

use super::lexicon::{DayPart, Lex, Unit, W};
use super::meaning::{Clock, Meaning, Parsed};
use super::scan::Scan;
use super::{calendar, relative, weekday};
use crate::text::TokenKind;

/// A clock time at `i`: `12:30 p.m. EST`, `5pm`, `five o’clock`, `1400 GMT`, `noon`, `midnight`.
fn time(s: &Scan<'_>, i: usize) -> Option<(Clock, usize)> {
    // High Noon, Midnight in Paris
    if matches!(s.lex(i), Lex::Noon | Lex::Midnight)
        && s.capital(i)
        && i > 0
        && !matches!(s.lex(i + 1), Lex::Weekday(_) | Lex::Word(_))
    {
        return None;
    }
    let (clock, end) = match s.lex(i) {
        Lex::Digits if s.lex(i + 1) == Lex::Noon && s.word(i) == "12" => (Clock::At(12, 0), i + 2),
        Lex::Digits if s.lex(i + 1) == Lex::Midnight && s.word(i) == "12" => (Clock::At(24, 0), i + 2),
        Lex::Noon => (Clock::At(12, 0), i + 1),
        Lex::Midnight => (Clock::At(24, 0), i + 1),
        Lex::Digits => digits(s, i)?,
        Lex::Cardinal(h @ 1..=12) if s.is(i + 1, W::Oclock) => half_of_day(s, h as u8, 0, i + 2),
        Lex::Cardinal(h @ 1..=12) => {
            let Lex::Meridiem(pm) = s.lex(i + 1) else { return None };
            (Clock::At(hour(h as u8, pm), 0), i + 2)
        }
        _ => return None,
    };
    Some((clock, zone(s, end)))
}

const fn hour(h: u8, pm: bool) -> u8 {
    match (h, pm) {
        (12, false) => 0,
        (12, true) => 12,
        (h, true) => h + 12,
        (h, false) => h,
    }
}

fn digits(s: &Scan<'_>, i: usize) -> Option<(Clock, usize)> {
    let w = s.word(i);
    let cut = w.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(w.len());
    let (number, tail) = w.split_at(cut);
    let mut parts = number.split([':', '.']);
    let first = parts.next()?;
    let h: u8 = first.parse::<u32>().ok()?.min(99) as u8;
    let minutes = parts.next();
    let m: u8 = match minutes {
        Some(m) if m.len() == 2 => m.parse().ok().filter(|&m| m < 60)?,
        Some(_) => return None,
        None => 0,
    };
    if parts.next().is_some_and(|sec| sec.len() != 2) || h > 24 || first.len() > 2 {
        return military(s, i);
    }
    let glued = match tail.to_ascii_lowercase().as_str() {
        "am" => Some(false),
        "pm" => Some(true),
        "" | "a" | "p" => None,
        _ => return None,
    };
    // "8p.m."
    let split = matches!(tail, "p" | "a")
        && s.lex(i + 1) == Lex::Stop
        && s.glued(i + 1)
        && s.word(i + 2).starts_with('m')
        && s.glued(i + 2)
        && s.word(i + 2).len() <= 2;
    let (pm, end) = match (glued, s.lex(i + 1)) {
        _ if split => (Some(tail == "p"), i + 3),
        (Some(pm), _) => (Some(pm), i + 1),
        // "10 am" is fine; "I am" has no number before it, and "5 PM" is no person here.
        (None, Lex::Meridiem(pm)) => (Some(pm), i + 2),
        _ => (None, i + 1),
    };
    match pm {
        Some(pm) => (1..=12).contains(&h).then(|| (Clock::At(hour(h, pm), m), end)),
        None if !tail.is_empty() => None,
        None if number.contains(':') => {
            // "won 12:30" is a score as likely as a time, but a time with "at", a zone or a part of the day is not.
            let led = s.before(i, &[W::At, W::By, W::Until, W::Around, W::About, W::Before, W::After, W::From, W::To]);
            let (clock, after) = half_of_day(s, h, m, end);
            (led || after > end || zone(s, end) > end).then_some((clock, after))
        }
        None if minutes.is_none() && s.is(end, W::Oclock) && (1..=12).contains(&h) => {
            Some(half_of_day(s, h, 0, end + 1))
        }
        None if minutes.is_none() && s.is(end, W::In) && (1..=12).contains(&h) => {
            let (clock, after) = half_of_day(s, h, 0, end);
            (after > end).then_some((clock, after))
        }
        _ => military(s, i),
    }
}

/// `1400 GMT`, `0900 GMT`
fn military(s: &Scan<'_>, i: usize) -> Option<(Clock, usize)> {
    let (n, len) = s.int(i)?;
    let (h, m) = ((n / 100) as u8, (n % 100) as u8);
    // "at 1900 hours"
    let hours = s.lex(i + 1) == Lex::Units(Unit::Hour)
        && s.before(i, &[W::At, W::By, W::Until, W::From, W::Before, W::After, W::Around, W::To]);
    let end = if hours { i + 2 } else { i + 1 };
    (len == 4 && n <= 2400 && m < 60 && (hours || s.lex(i + 1) == Lex::Zone || zone(s, i + 1) > i + 1))
        .then_some((Clock::At(h, m), end))
}

/// `in the morning`, `at night` after an hour.
fn half_of_day(s: &Scan<'_>, h: u8, m: u8, i: usize) -> (Clock, usize) {
    let part = if s.is(i, W::In) && s.any(i + 1, &[W::The]) {
        s.lex(i + 2)
    } else if s.is(i, W::At) {
        s.lex(i + 1)
    } else {
        Lex::None
    };
    let end = if s.is(i, W::At) { i + 2 } else { i + 3 };
    match part {
        Lex::Part(DayPart::Morning) => (Clock::At(hour(h, false), m), end),
        Lex::Part(DayPart::Afternoon | DayPart::Evening | DayPart::Night) if h <= 12 => {
            let night = matches!(part, Lex::Part(DayPart::Night)) && (h < 5 || h == 12);
            (Clock::At(if night { h % 12 } else { hour(h, true) }, m), end)
        }
        _ => (Clock::At(h, m), i),
    }
}

/// Past a time zone: `EST`, `GMT`, `local time`, `Eastern time`, `(1400 GMT)`.
fn zone(s: &Scan<'_>, i: usize) -> usize {
    if s.lex(i) == Lex::Zone && s.word(i).starts_with(|c: char| c.is_ascii_uppercase()) && s.word(i).len() >= 2 {
        return i + 1;
    }
    let time = s.is(i + 1, W::Time);
    let named = matches!(s.word(i), "local" | "Eastern" | "Pacific" | "Central" | "Mountain" | "Moscow" | "Israel");
    if time && named {
        return i + 2;
    }
    if matches!(s.word(i), "Eastern" | "Pacific" | "Central") && s.word(i + 1) == "Standard" && s.is(i + 2, W::Time) {
        return i + 3;
    }
    i
}

/// A day that a time of day belongs to.
fn day(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let p = match s.lex(i) {
        Lex::Weekday(_) => weekday::weekday(s, i),
        Lex::Month(_) => calendar::month_first(s, i),
        Lex::Digits => calendar::numeric(s, i).or_else(|| calendar::day_first(s, i)),
        Lex::Word(W::The) => calendar::day_first(s, i),
        Lex::Word(W::Today | W::Tomorrow | W::Yesterday) => relative::deictic(s, i),
        Lex::Word(W::Last | W::Next | W::This) => relative::picked(s, i),
        _ => None,
    }?;
    let dated = matches!(
        p.meaning,
        Meaning::Day(..)
            | Meaning::Weekday(..)
            | Meaning::WeekdayOf(..)
            | Meaning::DayShift(_)
            | Meaning::DayOfMonth(_)
    );
    // "8 a.m. this morning", "9 p.m. Friday night": the part of the day adds nothing.
    let part = p.clock.is_none() && matches!(s.lex(p.end), Lex::Part(_));
    let mut p = p;
    p.end += usize::from(part);
    (dated && !matches!(p.clock, Some(Clock::At(..)))).then_some(p)
}

/// A clock time with the day it belongs to, if one follows.
pub(super) fn clock(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let (clock, end) = time(s, i)?;
    let j = s.comma(end);
    let k = if s.is(j, W::On) { j + 1 } else { j };
    let mut p = match day(s, k) {
        Some(d) => Parsed::new(i, d.end, d.meaning),
        None => Parsed::new(i, end, Meaning::Bare),
    };
    p.clock = Some(clock);
    Some(p)
}

/// Adds the time of day that follows a day: `Friday morning`, `Friday at 5 p.m.`, `Friday noon`.
pub(super) fn after_day(s: &Scan<'_>, p: Parsed) -> Parsed {
    let mut out = p;
    // "tonight at 8:30", "last night at 9 p.m."
    if let Some(Clock::Part(part)) = p.clock
        && s.is(p.end, W::At)
        && let Some((Clock::At(h, m), end)) = time(s, p.end + 1)
    {
        let late = matches!(part, DayPart::Night | DayPart::Evening) && (5..12).contains(&h);
        out.clock = Some(Clock::At(if late { h + 12 } else { h }, m));
        out.end = end;
    }
    if out.clock.is_some() {
        return out;
    }
    let edge = s.any(p.end, &[W::Early, W::Late, W::Mid]);
    let at = s.joint(if edge { s.joint(p.end + 1) } else { p.end });
    if let Lex::Part(part) = s.lex(at) {
        out.clock = Some(Clock::Part(part));
        out.end = at + 1;
        if edge {
            out.modifier = Some(if s.is(p.end, W::Early) { "START" } else { "END" });
        }
        return out;
    }
    let j = s.comma(p.end);
    let k = if s.any(j, &[W::At]) { j + 1 } else { p.end };
    let explicit = matches!(s.lex(k), Lex::Noon | Lex::Midnight) || s.lex(k) == Lex::Digits || k > j;
    if explicit
        && let Some((clock, end)) = time(s, k)
        && (k > p.end || matches!(s.lex(k), Lex::Noon | Lex::Midnight) || s.lex(k + 1) != Lex::Dash)
    {
        out.clock = Some(clock);
        out.end = end;
    }
    out
}

/// `the morning` after a preposition, `the early hours`; `i` stands on "the".
pub(super) fn the_part(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let j = i + 1;
    let Lex::Part(part) = s.lex(j) else { return None };
    // "the morning commute"
    let noun =
        s.kind(j + 1) == Some(TokenKind::Word) && s.lex(j + 1) == Lex::None && s.before(i, &[W::During, W::Throughout]);
    if !s.before(i, &[W::In, W::During, W::Throughout]) || s.is(j + 1, W::Of) || noun {
        return None;
    }
    let mut p = Parsed::new(i, j + 1, Meaning::Bare);
    p.clock = Some(Clock::Part(part));
    Some(p)
}

/// `early morning Friday`, `mid-afternoon yesterday`: an edge, a part of the day, a day.
pub(super) fn part_day(s: &Scan<'_>, from: usize, i: usize) -> Option<Parsed> {
    let Lex::Part(part) = s.lex(i) else { return None };
    let d = day(s, if s.is(i + 1, W::On) { i + 2 } else { i + 1 })?;
    let mut p = Parsed::new(from, d.end, d.meaning);
    p.clock = Some(Clock::Part(part));
    Some(p)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn times_of_day() {
        check(&[
            ("It opened at 5 p.m. EST on Friday.", &["5 p.m. EST on Friday=2025-08-01T17:00"]),
            ("It opened at 12:30pm Tuesday.", &["12:30pm Tuesday=2025-08-05T12:30"]),
            ("It shut at noon Saturday.", &["noon Saturday=2025-08-02T12:00"]),
            ("They have until midnight Friday.", &["midnight Friday=2025-08-08T24:00"]),
            ("It began at 4 in the morning.", &["4 in the morning=2025-08-06T04:00"]),
            (
                "It struck at 14:30 GMT (16:30 CEST) on Thursday.",
                &["14:30 GMT=2025-07-31T14:30", "16:30 CEST=2025-07-31T16:30", "Thursday=2025-07-31"],
            ),
            ("It struck at 1400 GMT.", &["1400 GMT=2025-08-06T14:00"]),
            (
                "It left at 1900 hours and came at 2010 local time.",
                &["1900 hours=2025-08-06T19:00", "2010 local time=2025-08-06T20:10"],
            ),
            ("It began at five o’clock in the afternoon.", &["five o’clock in the afternoon=2025-08-06T17:00"]),
            (
                "They met Friday night and early Tuesday morning.",
                &["Friday night=2025-08-01TNI", "early Tuesday morning=2025-08-05TMO"],
            ),
            ("It began at 8 a.m. this morning.", &["8 a.m. this morning=2025-08-06T08:00"]),
            ("It began at 9 p.m. Friday night.", &["9 p.m. Friday night=2025-08-01T21:00"]),
            (
                "It began last night at 9 p.m. and goes on tonight at 8:30.",
                &["last night at 9 p.m.=2025-08-05T21:00", "tonight at 8:30=2025-08-06T20:30"],
            ),
            ("They won 12:30 and lost 3.5 points.", &[]),
        ]);
    }
}
