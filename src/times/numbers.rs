//! Numbers and amounts of time as they are written: in words and digits, with fractions and alternatives.

use super::amount::{Amount, Count};
use super::lexicon::{Lex, Unit, W};
use super::scan::Scan;

/// A number in words or digits.
pub(super) fn count(s: &Scan<'_>, i: usize) -> Option<(Count, usize)> {
    match s.lex(i) {
        Lex::Digits => digits(s, i),
        Lex::Cardinal(_) | Lex::Scale(_) => words(s, i).map(|(n, j)| half(s, Count::whole(n), j)),
        Lex::Word(W::A) => match s.lex(i + 1) {
            Lex::Scale(_) => words(s, i + 1).map(|(n, j)| (Count::whole(n), j)),
            Lex::Word(W::Dozen) => Some((Count::whole(12), i + 2)),
            Lex::Word(W::Couple) => Some((Count::whole(2), of(s, i + 2))),
            Lex::Word(W::Few) => Some((Count::VAGUE, i + 2)),
            Lex::Word(W::Good) if s.is(i + 2, W::Many) || s.is(i + 2, W::Few) => Some((Count::VAGUE, i + 3)),
            Lex::Word(W::Half) => Some((Count { milli: 500, vague: false, decimal: false }, s.joint(i + 2))),
            Lex::Word(W::Additional | W::Full | W::Whole) => Some((Count::whole(1), i + 2)),
            _ => Some((Count::whole(1), i + 1)),
        },
        Lex::Word(W::Couple) => Some((Count::whole(2), of(s, i + 1))),
        Lex::Word(W::Several | W::Few | W::Many) => Some((Count::VAGUE, i + 1)),
        Lex::Word(W::Dozens | W::Hundreds | W::Thousands) if s.is(i + 1, W::Of) => Some((Count::VAGUE, i + 2)),
        Lex::Word(W::Dozen) => Some((Count::whole(12), i + 1)),
        Lex::Word(W::Half) if s.is(i + 1, W::A) => Some((Count { milli: 500, vague: false, decimal: false }, i + 2)),
        Lex::Word(W::Half) if s.hyphen(i + 1) => Some((Count { milli: 500, vague: false, decimal: false }, i + 2)),
        Lex::Word(W::Another) => match s.lex(i + 1) {
            Lex::Digits => digits(s, i + 1),
            Lex::Cardinal(_) | Lex::Scale(_) => words(s, i + 1).map(|(n, j)| half(s, Count::whole(n), j)),
            Lex::Word(W::Few | W::Several) => Some((Count::VAGUE, i + 2)),
            _ => Some((Count::whole(1), i + 1)),
        },
        _ => None,
    }
}

fn of(s: &Scan<'_>, i: usize) -> usize {
    if s.is(i, W::Of) { i + 1 } else { i }
}

/// `10`, `1,000`, `2.5`, `3½`, `3 1/2`.
fn digits(s: &Scan<'_>, i: usize) -> Option<(Count, usize)> {
    let w = s.word(i);
    let mut whole: u64 = 0;
    let mut part: u64 = 0;
    let mut scale: u64 = 1000;
    let mut point = false;
    let mut fraction = None;
    for (k, c) in w.char_indices() {
        match c {
            '0'..='9' if fraction.is_none() => {
                let d = u64::from(c as u32 - '0' as u32);
                if point {
                    scale /= 10;
                    part += d * scale;
                } else {
                    whole = whole.checked_mul(10)?.checked_add(d)?;
                }
            }
            ',' if !point && k > 0 => {}
            '.' if !point => point = true,
            '½' => fraction = Some(500),
            '¼' => fraction = Some(250),
            '¾' => fraction = Some(750),
            _ => return None,
        }
    }
    if whole > 1_000_000_000 {
        return None;
    }
    let mut j = i + 1;
    if let Some(f) = fraction {
        part = f;
    } else if !point {
        // 3 1/2, 3-1/2; and 1/2 by itself
        let k = s.joint(j);
        if s.lex(k + 1) == Lex::Slash
            && let (Some((a, 1)), Some((b, 1))) = (s.int(k), s.int(k + 2))
            && a < b
            && 8 % b == 0
        {
            part = u64::from(a) * 1000 / u64::from(b);
            j = k + 3;
        } else if s.lex(j) == Lex::Slash && s.glued(j) && s.glued(j + 1) {
            let b = s.int(j + 1).filter(|&(b, len)| len == 1 && b > 0 && 8 % b == 0 && whole < u64::from(b));
            if let Some((b, _)) = b {
                part = whole * 1000 / u64::from(b);
                whole = 0;
                j += 2;
            }
        } else if let Lex::Scale(n) = s.lex(j) {
            whole = whole.checked_mul(u64::from(n))?;
            j += 1;
        }
    } else if let Lex::Scale(n) = s.lex(j) {
        let total = (whole * 1000 + part).checked_mul(u64::from(n))?;
        return Some((Count { milli: total, vague: false, decimal: false }, j + 1));
    }
    let milli = whole.checked_mul(1000)?.checked_add(part)?;
    Some(half(s, Count { milli, vague: false, decimal: point }, j))
}

/// "and a half" after a number.
fn half(s: &Scan<'_>, mut c: Count, i: usize) -> (Count, usize) {
    let k = s.joint(i);
    if s.is(k, W::And) && s.is(s.joint(k + 1), W::A) {
        let k = s.joint(s.joint(k + 1) + 1);
        if s.is(k, W::Half) {
            c.milli += 500;
            return (c, k + 1);
        }
    }
    (c, i)
}

/// Number words: `twenty four`, `two hundred and ten`, `a hundred`.
fn words(s: &Scan<'_>, i: usize) -> Option<(u32, usize)> {
    let (mut total, mut now, mut j) = (0u32, 0u32, i);
    let mut any = false;
    // Bounded: no number in words is longer.
    while j < i + 12 {
        match s.lex(j) {
            Lex::Cardinal(n) => {
                let tens = now % 100;
                let after_scale = any && matches!(s.lex(j - 1), Lex::Scale(_) | Lex::Word(W::And));
                let fits = !any || (after_scale && tens == 0) || (tens >= 20 && tens % 10 == 0 && n < 10);
                if !fits {
                    break;
                }
                now = now.checked_add(n)?;
            }
            Lex::Scale(100) => now = now.max(1).checked_mul(100)?,
            Lex::Scale(n) => {
                total = total.checked_add(now.max(1).checked_mul(n)?)?;
                now = 0;
            }
            Lex::Word(W::And) if any && matches!(s.lex(j.wrapping_sub(1)), Lex::Scale(_)) => {
                if !matches!(s.lex(j + 1), Lex::Cardinal(_)) {
                    break;
                }
                j += 1;
                continue;
            }
            _ => break,
        }
        any = true;
        j += 1;
        if s.hyphen(j) && matches!(s.lex(j + 1), Lex::Cardinal(_) | Lex::Scale(_)) {
            // "twenty-four", but not the "10-" of "two-ten".
            let tens = now % 100;
            if matches!(s.lex(j + 1), Lex::Scale(_)) || (tens >= 20 && tens % 10 == 0) {
                j += 1;
            } else {
                break;
            }
        }
    }
    any.then_some((total.checked_add(now)?, j))
}

/// A day of a month: `5`, `05`, `5th`, `fifth`, `twenty five`.
pub(super) fn month_day(s: &Scan<'_>, i: usize) -> Option<(u8, usize)> {
    if matches!(s.lex(i), Lex::Cardinal(_)) && s.ordinal(i).is_none() {
        return words(s, i).filter(|(n, _)| (1..=31).contains(n)).map(|(n, e)| (n as u8, e));
    }
    if let Some((n, len)) = s.int(i) {
        return (len <= 2 && (1..=31).contains(&n)).then_some((n as u8, i + 1));
    }
    s.ordinal(i).filter(|(n, _)| (1..=31).contains(n))
}

/// A year in words: `nineteen ninety-seven`, `two thousand and ten`, `twenty twelve`.
pub(super) fn year_words(s: &Scan<'_>, i: usize) -> Option<(i16, usize)> {
    let Lex::Cardinal(head) = s.lex(i) else { return None };
    if (11..=20).contains(&head) {
        let j = s.joint(i + 1);
        let tens = match s.lex(j) {
            Lex::Cardinal(n) => n,
            Lex::Scale(100) => {
                let k = if s.is(j + 1, W::And) { j + 2 } else { j + 1 };
                return match (words(s, k), s.lex(k)) {
                    (Some((n, end)), Lex::Cardinal(_)) if n < 100 => Some(((head * 100 + n) as i16, end)),
                    _ => Some(((head * 100) as i16, j + 1)),
                };
            }
            _ => return None,
        };
        let (rest, end) = words(s, j)?;
        return ((10..100).contains(&rest) && tens >= 10).then(|| ((head * 100 + rest) as i16, end));
    }
    let (n, end) = words(s, i)?;
    (head == 2 && (2000..2100).contains(&n)).then_some((n as i16, end))
}

/// A unit after a number: how many words lie between, such as "more" or "trading".
pub(super) fn unit_after(s: &Scan<'_>, i: usize) -> Option<(Unit, usize)> {
    let mut j = s.joint(i);
    for _ in 0..2 {
        match s.lex(j) {
            Lex::Unit(u) | Lex::Units(u) => return Some((u, j + 1)),
            Lex::Word(
                W::More
                | W::Additional
                | W::Full
                | W::Straight
                | W::Consecutive
                | W::Trading
                | W::Working
                | W::Whole
                | W::Long
                | W::Fiscal
                | W::Good
                | W::Other,
            ) => j = s.joint(j + 1),
            _ => return None,
        }
    }
    match s.lex(j) {
        Lex::Unit(u) | Lex::Units(u) => Some((u, j + 1)),
        _ => None,
    }
}

/// An amount of time: `two-year`, `10 or 12 days`, `a year and a half`, `2 hours and 30 minutes`.
pub(super) fn amount(s: &Scan<'_>, i: usize) -> Option<(Amount, usize)> {
    if let Some((unit, n)) = glued_unit(s, i) {
        return Some((Amount::of(n, unit), i + 1));
    }
    let (first, mut j) = count(s, i)?;
    let mut high = None;
    // 10 or 12, 8 to 10, 10-12, 10- to 12-
    let k = s.joint(j);
    let link = s.any(k, &[W::Or, W::To]) || (s.lex(j) == Lex::Dash && s.lex(j + 1) == Lex::Digits);
    if link && !s.is(i, W::A) {
        let from = s.joint(if s.any(k, &[W::Or, W::To]) { k + 1 } else { j + 1 });
        if (matches!(s.lex(from), Lex::Digits | Lex::Cardinal(_)) || s.any(from, &[W::Several]))
            && let Some((second, after)) = count(s, from)
            && unit_after(s, after).is_some()
            && !first.vague
        {
            if !second.vague && second.milli > first.milli {
                high = Some(second);
            }
            j = after;
        }
    } else if s.lex(j) == Lex::Dash && s.any(j + 1, &[W::Or, W::To]) {
        // "10- to 12-day"
        if let Some((second, after)) = count(s, j + 2).filter(|(c, _)| !c.vague && c.milli > first.milli)
            && unit_after(s, after).is_some()
        {
            high = Some(second);
            j = after;
        }
    }
    let (unit, mut j) = unit_after(s, j)?;
    // "the 2012 fiscal year" is a year, not so many of them.
    if s.year(i).is_some() && matches!(s.lex(j - 1), Lex::Unit(_)) {
        return None;
    }
    // "60 Minutes" is a programme.
    if j > i + 1 && s.capital(j - 1) && s.word(j - 1).ends_with(char::is_lowercase) && s.word(j - 1).len() > 2 {
        return None;
    }
    // "three-quarters of it", "a quarter"
    if unit == Unit::Quarter
        && (s.is(i, W::A) || s.is(j, W::Of) || (s.hyphen(j - 2) && matches!(s.lex(j - 1), Lex::Units(_))))
    {
        return None;
    }
    let mut out = Amount { count: first, high, unit, rest: None };
    if first.vague || first.decimal {
        return Some((out, j));
    }
    // "a year or two"
    if s.is(j, W::Or)
        && let Lex::Cardinal(n) = s.lex(j + 1)
        && unit_after(s, j + 2).is_none()
        && first.milli < u64::from(n) * 1000
        && n <= 12
    {
        out.high = Some(Count::whole(n));
        return Some((out, j + 2));
    }
    if s.is(j, W::And) {
        // "a year and a half"
        if s.is(j + 1, W::A) && s.is(j + 2, W::Half) && unit_after(s, j + 3).is_none() {
            out.count.milli += 500;
            return Some((out, j + 3));
        }
    }
    // "two hours and 30 minutes", "1 year, 3 months"
    let k = if s.is(j, W::And) { j + 1 } else { s.comma(j) };
    if matches!(s.lex(k), Lex::Digits | Lex::Cardinal(_))
        && !s.is(k, W::A)
        && let Some((c, after)) = count(s, k).filter(|(c, _)| !c.vague && c.milli % 1000 == 0)
        && let Some((small, end)) = unit_after(s, after)
        && small < unit
        && small.is_clock() == unit.is_clock()
        && !s.any(end, &[W::Ago, W::Old])
    {
        out.rest = Some(((c.milli / 1000) as u32, small));
        j = end;
    }
    Some((out, j))
}

/// A unit written onto its number: `20yr`, `90min`, `48hrs`, `24h`.
fn glued_unit(s: &Scan<'_>, i: usize) -> Option<(Unit, u32)> {
    if s.lex(i) != Lex::Digits {
        return None;
    }
    let w = s.word(i);
    let cut = w.find(|c: char| !c.is_ascii_digit()).filter(|&c| c > 0 && c < 5)?;
    let unit = match &w[cut..] {
        "yr" | "yrs" | "year" => Unit::Year,
        "hr" | "hrs" | "h" | "hour" => Unit::Hour,
        "min" | "mins" => Unit::Minute,
        "day" | "days" => Unit::Day,
        "week" => Unit::Week,
        _ => return None,
    };
    Some((unit, w[..cut].parse().ok()?))
}
