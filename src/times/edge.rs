//! Fuzzy edges: early, late, the end of; about, at least, nearly.

use super::lexicon::{Lex, Unit, W};
use super::meaning::{Clock, Meaning, Parsed, Pick, Year};
use super::scan::Scan;
use super::tense::{self, Tense};
use super::{calendar, duration, period, relative};

pub(super) const START: &str = "START";
pub(super) const MID: &str = "MID";
pub(super) const END: &str = "END";
pub(super) const APPROX: &str = "APPROX";
pub(super) const LESS: &str = "LESS_THAN";
pub(super) const MORE: &str = "MORE_THAN";
pub(super) const AT_LEAST: &str = "EQUAL_OR_MORE";
pub(super) const AT_MOST: &str = "EQUAL_OR_LESS";

/// Reads the expression without approximation that begins at a token: what an edge or an approximation stands before.
type Core = fn(&Scan<'_>, usize) -> Option<Parsed>;

/// Words that begin an edge themselves.
const NESTING: &[W] =
    &[W::Early, W::Mid, W::Late, W::Earlier, W::Later, W::End, W::Close, W::Beginning, W::Start, W::Middle, W::Rest];

/// `early next week`, `late July`, `mid-1990s`, `earlier this month`, `later that day`; `i` stands on the edge word or
/// on "the" before it.
pub(super) fn edge(s: &Scan<'_>, i: usize, core: Core) -> Option<Parsed> {
    let the = s.is(i, W::The);
    let at = if the { i + 1 } else { i };
    let Lex::Word(w) = s.lex(at) else { return None };
    let (modifier, comparative) = match w {
        W::Early => (START, false),
        W::Mid => (MID, false),
        W::Late => (END, false),
        W::Earlier => (START, true),
        W::Later => (END, true),
        _ => return None,
    };
    let mut j = s.joint(at + 1);
    // "early in the year", "later in the week", "late on Monday", "early in 1990"
    let preposition = s.any(j, &[W::In, W::On]);
    if preposition {
        j += 1;
    }
    // One edge to an expression: rules must not nest without end.
    let target = if s.is(j, W::The) { j + 1 } else { j };
    if s.any(target, NESTING) {
        return None;
    }
    let p = match s.lex(j) {
        Lex::Word(W::The) if preposition => {
            let k = j + 1;
            match s.lex(k) {
                Lex::Unit(
                    unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Quarter | Unit::Day),
                ) => {
                    if unit == Unit::Day && !comparative {
                        return None;
                    }
                    Parsed::new(i, k + 1, Meaning::Unit(Pick::Now(0), unit))
                }
                _ => core(s, j)?,
            }
        }
        Lex::Weekday(_) | Lex::Month(_) | Lex::Digits | Lex::Season(_) | Lex::Holiday => {
            // "earlier 1990" is not said, but "earlier Friday" is.
            core(s, j)?
        }
        Lex::Tens(_) => calendar::decade(s, j)?,
        Lex::Ordinal(_) => calendar::century(s, j).or_else(|| period::quarter(s, j))?,
        Lex::Word(
            W::Last
            | W::Next
            | W::This
            | W::That
            | W::Past
            | W::The
            | W::Today
            | W::Yesterday
            | W::Tomorrow
            | W::Fiscal,
        ) => core(s, j)?,
        Lex::Part(part) if the || !comparative => {
            // "early morning", "late afternoon", "mid afternoon"
            if let Some(p) = super::clock::part_day(s, i, j) {
                return Some(p.with(modifier));
            }
            if s.is(i, W::The) || s.before(i, &[W::In, W::By, W::Until, W::Since]) {
                let mut p = Parsed::new(i, j + 1, Meaning::Bare).with(modifier);
                p.clock = Some(Clock::Part(part));
                return Some(p);
            }
            return None;
        }
        Lex::Units(Unit::Year) if the => {
            return None;
        }
        _ => return None,
    };
    let date = !matches!(p.meaning, Meaning::Duration(_) | Meaning::Ref(_) | Meaning::Offset(..) | Meaning::Every(_));
    // "earlier this month" is an earlier part of it only to the reader of a calendar: no modifier.
    let modifier = if comparative { None } else { Some(modifier) };
    // "Earlier Friday, ...": an adverb of its own. "the late-November vote": the article is the noun's.
    let apart = comparative && matches!(s.lex(j), Lex::Weekday(_) | Lex::Word(W::Today));
    let from = if apart {
        j
    } else if the && s.hyphen(at + 1) && matches!(s.lex(j), Lex::Month(_)) {
        at
    } else {
        i
    };
    let mut out = p.from(from);
    out.modifier = modifier.or(p.modifier);
    date.then_some(out)
}

/// `the end of the month`, `the beginning of October`, `the middle of next year`, `year-end`, `year’s end`, `end of May`;
/// `i` stands on the edge's noun or on "the" before it.
pub(super) fn end_of(s: &Scan<'_>, i: usize, core: Core) -> Option<Parsed> {
    let the = s.is(i, W::The);
    let at = if the { i + 1 } else { i };
    let Lex::Word(w) = s.lex(at) else { return None };
    let modifier = match w {
        W::End | W::Close => END,
        W::Beginning | W::Start => START,
        W::Middle => MID,
        W::Rest => END,
        _ => return None,
    };
    if !s.is(at + 1, W::Of) {
        return None;
    }
    let j = at + 2;
    let target = if s.is(j, W::The) { j + 1 } else { j };
    if s.any(target, &[W::End, W::Close, W::Beginning, W::Start, W::Middle, W::Rest]) {
        return None;
    }
    let unit = |end: usize, unit| Some(Parsed::new(i, end, Meaning::Unit(Pick::Now(0), unit)));
    let p = match (s.lex(j), s.lex(j + 1)) {
        (
            Lex::Word(W::The),
            Lex::Unit(
                u @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Quarter | Unit::Decade | Unit::Century),
            ),
        ) => {
            let k = j + 2;
            if u == Unit::Day {
                // "the end of the day on Friday"
                let on = if s.is(k, W::On) { k + 1 } else { k };
                match s.lex(on) {
                    Lex::Weekday(_) | Lex::Month(_) => core(s, on),
                    _ if is_idiom(s, i, k) => None,
                    _ => unit(k, u),
                }
            } else if u == Unit::Quarter {
                Some(Parsed::new(i, k, Meaning::Quarter(Pick::Now(0), Year::None, None)))
            } else {
                unit(k, u)
            }
        }
        // "the start of the new year"
        (Lex::Word(W::The), _)
            if s.word(j + 1).eq_ignore_ascii_case("new") && s.lex(j + 2) == Lex::Unit(Unit::Year) =>
        {
            Some(Parsed::new(i, j + 3, Meaning::Unit(Pick::Now(1), Unit::Year)))
        }
        (Lex::Unit(u @ (Unit::Year | Unit::Month | Unit::Week | Unit::Day)), _) => unit(j + 1, u),
        // "the end of summer"
        (Lex::Season(season), _) => {
            core(s, j).or_else(|| Some(Parsed::new(i, j + 1, Meaning::Season(Pick::Bare, Year::None, season))))
        }
        _ => core(s, j),
    }?;
    let date = !matches!(p.meaning, Meaning::Duration(_) | Meaning::Ref(_) | Meaning::Offset(..) | Meaning::Every(_));
    let mut out = p.from(i);
    out.modifier = (w != W::Rest).then_some(modifier);
    out.very = w != W::Rest;
    if w == W::Rest && !the {
        return None;
    }
    date.then_some(out)
}

/// Whether "at the end of the day", the tokens `i..end` without its "at", means "when all is said": beside a comma, or
/// where nothing has been done or will be.
fn is_idiom(s: &Scan<'_>, i: usize, end: usize) -> bool {
    let i = if s.before(i, &[W::The]) { i - 1 } else { i };
    if !s.before(i, &[W::At]) {
        return false;
    }
    let (before, after) = (i > 1 && s.lex(i - 2) == Lex::Comma, s.lex(end) == Lex::Comma);
    let apart = before || after;
    match tense::of(s, i - 1, end) {
        Tense::Past => (before && after) || (apart && tense::is_copula_after(s, end)),
        Tense::Future => apart,
        Tense::Open => true,
    }
}

/// `year-end`, `year’s end`, `month-end`, `year end 1990`; `i` stands on the unit.
pub(super) fn unit_end(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let Lex::Unit(unit @ (Unit::Year | Unit::Month | Unit::Week | Unit::Quarter)) = s.lex(i) else { return None };
    let j = s.possessive(i + 1).unwrap_or_else(|| s.joint(i + 1));
    if !s.is(j, W::End) || s.is(j + 1, W::Of) {
        return None;
    }
    let mut p = Parsed::new(i, j + 1, Meaning::Unit(Pick::Now(0), unit)).with(END);
    p.very = true;
    if unit == Unit::Year
        && let Some(y) = s.year(j + 1)
    {
        p.end += 1;
        p.meaning = Meaning::Year(y);
    }
    Some(p)
}

/// The words of an approximation at `i`: which one, and where what it qualifies begins.
fn words(s: &Scan<'_>, i: usize) -> Option<(&'static str, usize)> {
    let Lex::Word(w) = s.lex(i) else { return None };
    Some(match w {
        // "turned around four hours into the flight"
        W::Around if i > 0 && s.word(i - 1).starts_with("turn") => return None,
        W::About | W::Around | W::Roughly => (APPROX, i + 1),
        W::Some => (APPROX, i + 1),
        W::Nearly | W::Almost => (LESS, i + 1),
        W::Over => (MORE, i + 1),
        W::Under => (LESS, i + 1),
        W::More if s.is(i + 1, W::Than) => (MORE, i + 2),
        W::Less | W::Fewer if s.is(i + 1, W::Than) => (LESS, i + 2),
        W::At if s.is(i + 1, W::Least) => (AT_LEAST, i + 2),
        W::At if s.is(i + 1, W::Most) => (AT_MOST, i + 2),
        W::Up if s.is(i + 1, W::To) => (AT_MOST, i + 2),
        W::No | W::Not if s.is(i + 1, W::More) && s.is(i + 2, W::Than) => (AT_MOST, i + 3),
        W::No | W::Not if s.any(i + 1, &[W::Less, W::Fewer]) && s.is(i + 2, W::Than) => (AT_LEAST, i + 3),
        _ => return None,
    })
}

/// `about five years`, `nearly an hour`, `at least the past 18 months`, `around Nov. 1`, `more than a decade ago`.
pub(super) fn approximate(s: &Scan<'_>, i: usize, core: Core) -> Option<Parsed> {
    let (modifier, j) = words(s, i)?;
    let Lex::Word(w) = s.lex(i) else { return None };
    let p = match s.lex(j) {
        Lex::Word(W::A)
        | Lex::Cardinal(_)
        | Lex::Digits
        | Lex::Scale(_)
        | Lex::Word(W::Half | W::Several | W::Couple | W::Dozen) => {
            duration::duration(s, j).or_else(|| (w == W::About || w == W::Around).then(|| core(s, j)).flatten())
        }
        Lex::Word(W::The) if modifier == AT_LEAST => relative::picked(s, j),
        Lex::Month(_) | Lex::Weekday(_) | Lex::Noon | Lex::Midnight | Lex::Unit(Unit::Year)
            if w == W::Around || w == W::About =>
        {
            core(s, j)
        }
        _ => None,
    }?;
    if p.start != j {
        return None;
    }
    let p = p.from(i);
    let numbered = !matches!(s.lex(j), Lex::Word(W::A));
    Some(match p.meaning {
        Meaning::Offset(_, false, _) => p.with(match modifier {
            MORE => "BEFORE",
            LESS => "AFTER",
            m => m,
        }),
        Meaning::Every(_) => return None,
        Meaning::Duration(a) if a.count.vague => return None,
        // "some year" and "over a period" are no amounts.
        _ if w == W::Some && !numbered => return None,
        _ => p.with(modifier),
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn when_all_is_said_is_no_time() {
        check(&[
            ("At the end of the day, trains are what counts.", &[]),
            ("It was, at the end of the day, a question of money.", &[]),
            ("Trains are what counts at the end of the day.", &[]),
            ("At the end of the day the workers went home.", &["the end of the day=2025-08-06"]),
            ("They must decide by the end of the day.", &["the end of the day=2025-08-06"]),
            ("The ballot closes at the end of the day.", &["the end of the day=2025-08-06"]),
            ("They must decide by the end of summer.", &["the end of summer=2025-SU"]),
            ("The mill opens at the start of the new year.", &["the start of the new year=2026"]),
        ]);
    }
}
