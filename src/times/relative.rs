//! Expressions counted from the article's date or from the date last spoken of.

use super::amount::Amount;
use super::lexicon::{DayPart, Lex, Unit, W};
use super::meaning::{Anchor, Clock, Meaning, Parsed, Pick, Year};
use super::numbers;
use super::scan::Scan;
use super::{calendar, holiday, period, weekday};
use crate::text::TokenKind;

pub(super) const PAST: &str = "PAST_REF";
pub(super) const PRESENT: &str = "PRESENT_REF";
pub(super) const FUTURE: &str = "FUTURE_REF";

/// today, tomorrow, tonight, now, recently.
pub(super) fn deictic(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let Lex::Word(w) = s.lex(i) else { return None };
    let one = |m| Some(Parsed::new(i, i + 1, m));
    match w {
        W::Today | W::Tomorrow | W::Yesterday => {
            // "USA Today", "Psychology Today" are papers.
            if w == W::Today && s.capital(i) && i > 0 && s.capital(i - 1) && !s.glued(i) {
                return None;
            }
            one(Meaning::DayShift(match w {
                W::Today => 0,
                W::Tomorrow => 1,
                _ => -1,
            }))
        }
        W::Tonight | W::Overnight => {
            if s.capital(i) && i > 0 && s.capital(i + 1) && s.word(i).ends_with(char::is_lowercase) {
                return None;
            }
            let mut p = Parsed::new(i, i + 1, Meaning::DayShift(0));
            p.clock = Some(Clock::Part(DayPart::Night));
            Some(p)
        }
        W::Now => {
            // "now that", "now, now": a conjunction is no time. "right now" is one.
            let start = if s.before(i, &[W::Right]) { i - 1 } else { i };
            Some(Parsed::new(start, i + 1, Meaning::Ref(PRESENT)))
        }
        W::Currently | W::Nowadays => one(Meaning::Ref(PRESENT)),
        W::Recently => {
            let start = if s.before(i, &[W::More, W::Most]) { i - 1 } else { i };
            Some(Parsed::new(start, i + 1, Meaning::Ref(PAST)))
        }
        W::Soon => (!s.is(i + 1, W::After) && s.word(i + 1) != "as" && s.word(i.wrapping_sub(1)) != "as")
            .then(|| Parsed::new(i, i + 1, Meaning::Ref(FUTURE))),
        _ => None,
    }
}

/// `current` before the noun that it describes.
pub(super) fn current(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let noun = s.kind(i + 1) == Some(TokenKind::Word) && s.lex(i + 1) == Lex::None && !s.capital(i);
    noun.then(|| Parsed::new(i, i + 1, Meaning::Ref(PRESENT)))
}

/// How far "last", "this", "next" reach, and whether from the article's date.
fn pick_of(s: &Scan<'_>, j: usize, the: bool) -> Option<(Pick, usize)> {
    let Lex::Word(w) = s.lex(j) else { return None };
    let k = j + 1;
    Some(match w {
        W::Last | W::Past => (Pick::Now(-1), k),
        W::This => match s.lex(k) {
            Lex::Word(W::Past) => (Pick::Now(-1), k + 1),
            Lex::Word(W::Coming) => (Pick::Now(1), k + 1),
            Lex::Word(W::Same) => (Pick::Told(0), k + 1),
            _ => (Pick::Now(0), k),
        },
        W::Next if the => (Pick::Told(1), k),
        W::Next => (Pick::Now(1), k),
        W::Coming | W::Upcoming => (Pick::Now(1), k),
        W::Current => (Pick::Now(0), k),
        W::Following => (Pick::Told(1), k),
        W::Previous | W::Prior => (Pick::Told(-1), k),
        W::That => match s.lex(k) {
            Lex::Word(W::Same) => (Pick::Told(0), k + 1),
            _ => (Pick::Told(0), k),
        },
        W::Same => (Pick::Told(0), k),
        _ => return None,
    })
}

/// `last week`, `this past spring`, `the next five years`, `next Friday`, `that day`, `last night`, `recent weeks`;
/// `i` may stand on "the".
pub(super) fn picked(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let the = s.is(i, W::The);
    let j = if the { i + 1 } else { i };
    if let Some(p) = references(s, i, j) {
        return Some(p);
    }
    if s.any(j, &[W::These, W::Those]) {
        let (amount, end) = numbers::amount(s, j + 1)?;
        return Some(Parsed::new(i, end, Meaning::Duration(amount)));
    }
    let (pick, k) = pick_of(s, j, the)?;
    // "next to", "last-ditch", "past the"
    let h = s.joint(k);
    let picker = Picker { s, start: i, at: j, pick, next: h, hyphenated: h > k };
    match s.lex(h) {
        Lex::Unit(unit) => picker.unit(unit),
        Lex::Weekday(_) => picker.weekday(),
        Lex::Month(m) if s.capital(h) => picker.month(m),
        Lex::Season(season) => (!picker.is(W::That) || !s.is(h + 1, W::Of))
            .then(|| picker.found(h + 1, Meaning::Season(pick, Year::None, season))),
        Lex::Part(part) => picker.part_of_day(part),
        Lex::Ordinal(_) if !s.any(j, &[W::That, W::Same]) => picker.quarter(),
        Lex::Holiday | Lex::Word(W::Eve) => picker.holiday(),
        Lex::Word(W::Fiscal) if s.lex(h + 1) == Lex::Unit(Unit::Year) => {
            Some(picker.found(h + 2, Meaning::Unit(pick, Unit::Year)))
        }
        Lex::Word(W::Period) if picker.is(W::Same) && the => None,
        _ => picker.amount(),
    }
}

/// The words that pick one of the stretches of time that recur: "the last", "this past", "that same".
struct Picker<'a> {
    s: &'a Scan<'a>,
    /// "the" before the picking word, or that word.
    start: usize,
    /// The picking word.
    at: usize,
    /// Which one it picks.
    pick: Pick,
    /// The token of what it picks from.
    next: usize,
    /// Whether a hyphen joins the two.
    hyphenated: bool,
}

impl Picker<'_> {
    fn the(&self) -> bool {
        self.at > self.start
    }

    /// Whether the picking word is a given one.
    fn is(&self, w: W) -> bool {
        self.s.is(self.at, w)
    }

    fn found(&self, end: usize, meaning: Meaning) -> Parsed {
        Parsed::new(self.start, end, meaning)
    }

    /// "the past hour": as long as one unit.
    fn length(&self, unit: Unit) -> Parsed {
        self.found(self.next + 1, Meaning::Duration(Amount::of(1, unit)))
    }

    /// `last week`, `this quarter`, `the next decade`.
    fn unit(&self, unit: Unit) -> Option<Parsed> {
        let (s, the) = (self.s, self.the());
        if self.names_no_unit(unit) {
            return None;
        }
        if unit.is_clock() || (unit == Unit::Season && self.is(W::Last)) {
            return (matches!(self.pick, Pick::Now(-1) | Pick::Told(1)) && the).then(|| self.length(unit));
        }
        if unit == Unit::Day && matches!(self.pick, Pick::Now(_)) {
            // "this day", "last day", "past day" name no day of the calendar.
            return (self.is(W::Past) && the).then(|| self.length(unit));
        }
        if matches!(unit, Unit::Decade | Unit::Century) && the && s.any(self.at, &[W::Past, W::Next]) {
            return Some(self.length(unit));
        }
        let (mut pick, mut end) = (self.pick, self.next + 1);
        // "the next year or so" counts from the article's date.
        if the && s.is(end, W::Or) && s.is(end + 1, W::So) {
            end += 2;
            if let Pick::Told(n) = pick {
                pick = Pick::Now(n);
            }
        }
        // "the last week of May" is told by another rule, "the last week of the campaign" by none.
        if self.is(W::Last) && s.is(end, W::Of) && matches!(unit, Unit::Week | Unit::Month | Unit::Weekend) {
            return None;
        }
        Some(self.found(
            end,
            match unit {
                Unit::Quarter => Meaning::Quarter(pick, Year::None, None),
                _ => Meaning::Unit(pick, unit),
            },
        ))
    }

    /// Whether no stretch of time is meant, for all that a unit follows.
    fn names_no_unit(&self, unit: Unit) -> bool {
        let s = self.s;
        // "This Week" and "60 Minutes" are programmes; a headline in capitals is not.
        let programme = s.capital(self.next) && s.word(self.next).ends_with(char::is_lowercase);
        // "that second", "that century"
        let pointed =
            self.is(W::That) && (unit.is_clock() || matches!(unit, Unit::Fortnight | Unit::Century | Unit::Millennium));
        // "last-minute"
        let compound = self.hyphenated && unit.is_clock();
        programme || pointed || compound || (self.is(W::Same) && !self.the())
    }

    /// `next Friday`.
    fn weekday(&self) -> Option<Parsed> {
        let d = weekday::name(self.s, self.next)?;
        let dated = weekday::weekday(self.s, self.next)?;
        Some(match dated.meaning {
            Meaning::Weekday(..) => self.found(self.next + 1, Meaning::Weekday(self.pick, d)),
            _ => dated.from(self.start),
        })
    }

    /// `last May`, `next May 5`.
    fn month(&self, m: u8) -> Option<Parsed> {
        let p = calendar::month_first(self.s, self.next)?;
        Some(match p.meaning {
            Meaning::Month(_, Year::None, _) => self.found(p.end, Meaning::Month(self.pick, Year::None, m)),
            Meaning::Day(Year::None, m, d) if matches!(self.pick, Pick::Now(_)) => {
                let year = match self.pick {
                    Pick::Now(-1) => Year::Before,
                    Pick::Now(1) => Year::After,
                    _ => Year::None,
                };
                self.found(p.end, Meaning::Day(year, m, d))
            }
            _ => p.from(self.start),
        })
    }

    /// `last night`, `this morning`.
    fn part_of_day(&self, part: DayPart) -> Option<Parsed> {
        let meaning = match self.pick {
            Pick::Now(0) => Meaning::DayShift(0),
            Pick::Now(-1) if self.is(W::Last) => Meaning::DayShift(-1),
            Pick::Told(n) => Meaning::Unit(Pick::Told(n), Unit::Day),
            Pick::Now(1) if self.is(W::Next) => Meaning::Unit(Pick::Told(1), Unit::Day),
            _ => return None,
        };
        let mut p = self.found(self.next + 1, meaning);
        p.clock = Some(Clock::Part(part));
        Some(p)
    }

    /// `last third quarter`; `this fourth quarter` is of the article's year.
    fn quarter(&self) -> Option<Parsed> {
        let p = period::quarter(self.s, self.next)?;
        Some(match p.meaning {
            Meaning::Quarter(_, Year::None, q) => {
                let year = if self.pick == Pick::Now(0) { Year::Shift(0) } else { Year::None };
                self.found(p.end, Meaning::Quarter(self.pick, year, q))
            }
            _ => p.from(self.start),
        })
    }

    /// `last Christmas`.
    fn holiday(&self) -> Option<Parsed> {
        let p = holiday::holiday(self.s, self.next)?;
        let Meaning::Holiday(_, year, day) = p.meaning else { return None };
        Some(self.found(p.end, Meaning::Holiday(self.pick, year, day)))
    }

    /// `the past five years`, `next two weeks`, `coming months`.
    fn amount(&self) -> Option<Parsed> {
        let (s, h) = (self.s, self.next);
        let one = s.any(self.at, &[W::This, W::That, W::Same, W::Current]);
        if one && !s.any(self.at + 1, &[W::Past, W::Coming]) {
            return None;
        }
        let (amount, mut end) = match s.lex(h) {
            Lex::Units(unit) => (Amount::vague(unit), h + 1),
            _ => numbers::amount(s, h)?,
        };
        // "the coming weeks and months"
        if matches!(s.lex(h), Lex::Units(_)) && s.any(end, &[W::And, W::Or]) && matches!(s.lex(end + 1), Lex::Units(_))
        {
            end += 2;
        }
        if s.is(end, W::Or) && s.is(end + 1, W::So) {
            end += 2;
        }
        (!s.is(h, W::A)).then(|| self.found(end, Meaning::Duration(amount)))
    }
}

/// `the past`, `the future`, `the near future`, `recent weeks`, `these days`, `this time`.
fn references(s: &Scan<'_>, i: usize, j: usize) -> Option<Parsed> {
    let the = j > i;
    let reference = |end: usize, r| Some(Parsed::new(i, end, Meaning::Ref(r)));
    match s.lex(j) {
        Lex::Word(W::Recent) => match s.lex(j + 1) {
            Lex::Units(Unit::Year | Unit::Decade | Unit::Century) => reference(j + 2, PAST),
            Lex::Units(unit) => {
                let end =
                    if s.any(j + 2, &[W::And, W::Or]) && matches!(s.lex(j + 3), Lex::Units(_)) { j + 4 } else { j + 2 };
                Some(Parsed::new(i, end, Meaning::Duration(Amount::vague(unit))))
            }
            _ => Some(Parsed::new(j, j + 1, Meaning::Ref(PAST))),
        },
        Lex::Word(W::Future) => match s.lex(j + 1) {
            Lex::Units(_) => reference(j + 2, FUTURE),
            _ if the || s.before(j, &[W::In]) => reference(j + 1, FUTURE),
            _ => None,
        },
        Lex::Word(W::Near | W::Foreseeable | W::Immediate | W::Distant) if the => match s.lex(j + 1) {
            Lex::Word(W::Future) => reference(j + 2, FUTURE),
            Lex::Word(W::Past) => reference(j + 2, PAST),
            Lex::Word(W::Term) if s.is(j, W::Near) => reference(j + 2, FUTURE),
            _ => None,
        },
        Lex::Word(W::Past) if the && !s.hyphen(j + 1) => {
            // "the past" by itself: nothing that is past follows.
            let next_word = s.kind(j + 1) == Some(TokenKind::Word);
            let time_next = matches!(s.lex(j + 1), Lex::Unit(_) | Lex::Units(_) | Lex::Season(_) | Lex::Seasons(_))
                || numbers::amount(s, j + 1).is_some();
            let led = s.before(i, &[W::In, W::Of, W::From]) && s.word(j + 1).len() < 5;
            let alone = !s.has(j + 1) || !next_word || matches!(s.lex(j + 1), Lex::Word(_)) || led;
            if alone && !time_next && s.kind(j + 1) != Some(TokenKind::Number) { reference(j + 1, PAST) } else { None }
        }
        Lex::Word(W::These) if s.lex(j + 1) == Lex::Units(Unit::Day) && !the => reference(j + 2, PRESENT),
        Lex::Word(W::Present) if the && !s.is(j + 1, W::Of) && !s.has(j + 1) => reference(j + 1, PRESENT),
        _ => None,
    }
}

/// `the day after tomorrow`, `the week after next`, `the day before`; `i` stands on the unit, the start is `from`.
pub(super) fn unit_first(s: &Scan<'_>, i: usize, from: usize) -> Option<Parsed> {
    let Lex::Unit(unit) = s.lex(i) else { return None };
    let j = s.joint(i + 1);
    match s.lex(j) {
        Lex::Word(W::Ago) => {
            let end = ago_tail(s, j + 1);
            Some(Parsed::new(from, end, Meaning::Offset(Amount::of(1, unit), false, Anchor::Told)))
        }
        Lex::Word(W::Long) if j > i + 1 => Some(Parsed::new(i, j + 1, Meaning::Duration(Amount::of(1, unit)))),
        Lex::Word(W::Earlier) if j > i + 1 => {
            Some(Parsed::new(from, j + 1, Meaning::Offset(Amount::of(1, unit), false, Anchor::Told)))
        }
        Lex::Word(w @ (W::After | W::Before)) => {
            let sign: i8 = if w == W::After { 1 } else { -1 };
            match s.lex(j + 1) {
                Lex::Word(W::Tomorrow) if unit == Unit::Day && sign > 0 => {
                    Some(Parsed::new(from, j + 2, Meaning::DayShift(2)))
                }
                Lex::Word(W::Yesterday) if unit == Unit::Day && sign < 0 => {
                    Some(Parsed::new(from, j + 2, Meaning::DayShift(-2)))
                }
                Lex::Word(W::Next) if sign > 0 && s.joint(j + 2) == j + 2 && !matches!(s.lex(j + 2), Lex::Unit(_)) => {
                    Some(Parsed::new(from, j + 2, Meaning::Unit(Pick::Now(2), unit)))
                }
                Lex::Word(W::Last) if sign < 0 && !matches!(s.lex(j + 2), Lex::Unit(_) | Lex::Weekday(_)) => {
                    Some(Parsed::new(from, j + 2, Meaning::Unit(Pick::Now(-2), unit)))
                }
                _ => {
                    // "the day before", "the year before", but "the day before he left" is the event's.
                    let closed = !s.has(j + 1) || matches!(s.lex(j + 1), Lex::Stop | Lex::Comma);
                    (closed && from < i && unit >= Unit::Day)
                        .then(|| Parsed::new(from, j + 1, Meaning::Unit(Pick::Told(sign), unit)))
                }
            }
        }
        Lex::Word(W::Of | W::Beginning | W::Start | W::Ending) if matches!(unit, Unit::Week | Unit::Weekend) => {
            let k = if s.is(j + 1, W::On) { j + 2 } else { j + 1 };
            let p = match s.lex(k) {
                Lex::Weekday(_) => weekday::weekday(s, k),
                _ => calendar::month_first(s, k).or_else(|| calendar::day_first(s, k)),
            }?;
            let Meaning::Day(year, m, d) = p.meaning else { return None };
            Some(Parsed::new(from, p.end, Meaning::WeekOf(unit, year, m, d)))
        }
        _ => None,
    }
}

/// Past `this week` in "a year ago this week", `today` in "ten years ago today".
pub(super) fn ago_tail(s: &Scan<'_>, i: usize) -> usize {
    match s.lex(i) {
        Lex::Word(W::Today) => i + 1,
        Lex::Word(W::This)
            if matches!(s.lex(i + 1), Lex::Unit(Unit::Week | Unit::Month | Unit::Year | Unit::Quarter)) =>
        {
            i + 2
        }
        Lex::Word(W::This) if matches!(s.lex(i + 1), Lex::Part(_)) => i + 2,
        _ => i,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn from_the_article() {
        check(&[
            (
                "It fell today, yesterday and last week.",
                &["today=2025-08-06", "yesterday=2025-08-05", "last week=2025-W31"],
            ),
            ("It will open the day after tomorrow.", &["the day after tomorrow=2025-08-08"]),
            ("It opened earlier this month.", &["earlier this month=2025-08"]),
            ("It opened last night; this year is good.", &["last night=2025-08-05TNI", "this year=2025"]),
            ("This past spring they rested.", &["This past spring=2025-SP"]),
            ("It came in the week of March 6.", &["the week of March 6=2025-W10"]),
            ("Right now and in recent years it has been so.", &["Right now=PRESENT_REF", "recent years=PAST_REF"]),
            ("In the near future and these days.", &["the near future=FUTURE_REF", "these days=PRESENT_REF"]),
            ("The current rules and current affairs hold.", &["current=PRESENT_REF", "current=PRESENT_REF"]),
            ("He stood next to the last house, past the mill.", &[]),
        ]);
    }

    #[test]
    fn from_what_was_told() {
        check(&[
            (
                "She came on March 3, 2024. Two days later she left, and the next day he followed.",
                &["March 3, 2024=2024-03-03", "Two days later=2024-03-05", "the next day=2024-03-06"],
            ),
            ("It began in May 2019. That day it rained.", &["May 2019=2019-05", "That day=2019-05-XX"]),
            (
                "It began in May 2019. The following year it ended. That year was dry.",
                &["May 2019=2019-05", "The following year=2020", "That year=2020"],
            ),
        ]);
    }
}
