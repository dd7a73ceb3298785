//! From meanings to values and days.

use super::amount::Amount;
use super::grain::Grain;
use super::holiday_rule::HolidayRule;
use super::lexicon::{Season, Unit};
use super::meaning::{Anchor, Base, Clock, Meaning, Parsed, Part, Pick, Year};
use super::relative::{FUTURE, PAST, PRESENT};
use super::tense::Tense;
use super::value::{When, monday, nth_weekday, plus_days, plus_months};
use crate::calendar::{Date, Weekday};
use crate::report::TimeType;

/// How many sentences a quarter stays what a report is about.
pub(super) const QUARTER_LASTS: usize = 12;

/// What has been spoken of so far in the article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    /// The date or period last spoken of.
    pub(super) last: Option<When>,
    /// How many sentences ago that was.
    pub(super) age: usize,
    /// The quarter last spoken of, and how many sentences ago that was.
    pub(super) quarter: Option<(When, usize)>,
    /// The year last written out in this sentence.
    pub(super) year: Option<i16>,
}

/// What resolution needs beside the expression.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The article's date.
    pub(super) dct: Option<Date>,
    /// What came before.
    pub(super) told: Told,
    /// The tense of the clause.
    pub(super) tense: Tense,
}

/// A resolved expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) kind: TimeType,
    pub(super) value: String,
    pub(super) when: Option<When>,
    pub(super) amount: Option<Amount>,
    pub(super) basis: Option<String>,
    pub(super) grain: Grain,
    pub(super) by_tense: bool,
}

impl Resolved {
    fn date(when: When, basis: Option<String>) -> Self {
        Self {
            kind: TimeType::Date,
            value: when.value(),
            when: Some(when),
            amount: None,
            basis,
            grain: Grain::of(when.unit()),
            by_tense: false,
        }
    }

    fn open(value: String, basis: &str) -> Self {
        Self {
            kind: TimeType::Date,
            value,
            when: None,
            amount: None,
            basis: Some(basis.to_owned()),
            grain: Grain::None,
            by_tense: false,
        }
    }
}

const NO_DATE: &str = "unresolved: the article has no date";

const NO_SUCH_DAY: &str = "unresolved: the calendar has no such day";

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The name of a weekday from 1 (Monday).
fn day_name(d: u8) -> &'static str {
    DAYS[usize::from(d - 1) % 7]
}

fn article(dct: Date, plus: &str) -> Option<String> {
    Some(format!("article date {dct} + {plus}"))
}

const fn way(tense: Tense) -> &'static str {
    match tense {
        Tense::Past => "past tense",
        Tense::Future => "coming",
        Tense::Open => "nearest",
    }
}

/// Resolves what a rule found.
pub(super) fn resolve(p: &Parsed, cx: &Context) -> Resolved {
    let mut out = meaning(p, cx);
    if let Some(clock) = p.clock {
        at_clock(&mut out, clock);
    }
    out
}

fn at_clock(out: &mut Resolved, clock: Clock) {
    let suffix = match clock {
        Clock::At(h, m) => format!("T{h:02}:{m:02}"),
        Clock::Part(part) => format!("T{}", part.code()),
    };
    if out.kind == TimeType::Set {
        out.value += &suffix;
        return;
    }
    out.kind = TimeType::Time;
    out.value += &suffix;
    out.grain = Grain::Clock;
}

fn meaning(p: &Parsed, cx: &Context) -> Resolved {
    match p.meaning {
        Meaning::Day(year, m, d) => day(year, m, d, cx),
        Meaning::DayOfMonth(d) => day_of_month(d, cx),
        Meaning::WeekdayDay(w, d) => weekday_day(w, d, cx),
        Meaning::From(amount, base) => from(amount, base, cx),
        Meaning::Nth(n, unit, year, m) => nth(n, unit, year, m, cx),
        Meaning::NthWeekday(n, d, year, m) => nth_weekday_of(n, d, year, m, cx),
        Meaning::DayAgo(amount) => day_ago(amount, cx),
        Meaning::Month(pick, year, m) => month(pick, year, m, cx),
        Meaning::Weekday(pick, d) => weekday(pick, d, cx),
        Meaning::WeekdayOf(n, d) => weekday_of_week(n, d, cx),
        Meaning::WeekdayAfterNext(d) => weekday_after_next(d, cx),
        Meaning::OfMonth(n, part, pick) => of_month(n, part, pick, cx),
        Meaning::DayShift(n) => day_shift(n, cx),
        Meaning::Year(y) => Resolved::date(When::Year(y), None),
        Meaning::Decade(y) => Resolved::date(When::Decade(y), None),
        Meaning::Decade2(n) => decade_by_tens(n, cx),
        Meaning::Century(y) => Resolved::date(When::Century(y), None),
        Meaning::Quarter(pick, year, q) => quarter(pick, year, q, cx),
        Meaning::Half(year, h) => half(year, h, cx),
        Meaning::Season(pick, year, season) => season_of(pick, year, season, cx),
        Meaning::Unit(pick, unit) => unit_of(pick, unit, cx),
        Meaning::WeekOf(unit, year, m, d) => around(day(year, m, d, cx), |d| When::of(unit, d)),
        Meaning::Offset(amount, after, anchor) => offset(amount, after, anchor, cx),
        Meaning::Ref(r) => Resolved { basis: None, ..Resolved::open(r.to_owned(), "") },
        Meaning::Duration(amount) => duration(amount),
        Meaning::HolidayWeek(day) => around(holiday(Pick::Bare, Year::None, day, cx), |d| When::Week(monday(d))),
        Meaning::HolidayWeekend(day, year) => around(holiday(Pick::Bare, year, day, cx), long_weekend),
        Meaning::Holiday(pick, year, day) => holiday(pick, year, day, cx),
        Meaning::Every(amount) => set(amount.value(), Some(amount)),
        Meaning::EveryWeekday(d) => set(format!("XXXX-WXX-{d}"), None),
        Meaning::EveryMonth(m) => set(format!("XXXX-{m:02}"), None),
        Meaning::EveryCode(code) => set(code.to_owned(), None),
        Meaning::Bare => day_spoken_of(cx),
    }
}

/// The stretch around a day; what is no day stays as it is.
fn around(on: Resolved, stretch: impl Fn(Date) -> When) -> Resolved {
    match on.when {
        Some(When::Day(d)) => Resolved::date(stretch(d), on.basis),
        _ => on,
    }
}

/// The weekend at a holiday: one on Monday or Tuesday makes the weekend before it long, any other the one after.
fn long_weekend(day: Date) -> When {
    let back = if day.weekday().to_monday_zero_offset() < 2 { -2 } else { 0 };
    When::Weekend(monday(plus_days(day, back).unwrap_or(day)))
}

fn weekday_of_week(n: i8, d: u8, cx: &Context) -> Resolved {
    let Some(dct) = cx.dct else { return Resolved::open(format!("XXXX-WXX-{d}"), NO_DATE) };
    let on = plus_days(monday(dct), i64::from(n) * 7 + i64::from(d) - 1).unwrap_or(dct);
    let week = match n {
        -1 => "last week".to_owned(),
        0 => "this week".to_owned(),
        1 => "next week".to_owned(),
        n => format!("{n} weeks on"),
    };
    Resolved::date(When::Day(on), article(dct, &format!("{} of {week}", day_name(d))))
}

/// Days to the coming weekday of a name, which is never the day itself.
fn days_until(from: Date, want: Weekday) -> i64 {
    match from.weekday().until(want) {
        0 => 7,
        days => days.into(),
    }
}

/// "the Friday after next": a week after the coming one, which is never the article's own day.
fn weekday_after_next(d: u8, cx: &Context) -> Resolved {
    let on = cx
        .dct
        .zip(Weekday::from_monday_one_offset(d as i8).ok())
        .and_then(|(dct, want)| Some((dct, plus_days(dct, days_until(dct, want) + 7)?)));
    let Some((dct, on)) = on else { return Resolved::open(format!("XXXX-WXX-{d}"), NO_DATE) };
    Resolved::date(When::Day(on), article(dct, &format!("{} (a week after the coming one)", day_name(d))))
}

/// The n-th part of a month that is named by where it lies: "the 2nd of next month".
fn of_month(n: i8, part: Part, pick: Pick, cx: &Context) -> Resolved {
    let at = |month: &Resolved| {
        let Some(When::Month(y, m)) = month.when else { return None };
        let out = match part {
            Part::Unit(unit) => nth(n, unit, Year::Is(y), Some(m as u8), cx),
            Part::Weekday(d) => nth_weekday_of(n, d, Year::Is(y), m as u8, cx),
        };
        let unit = if let Part::Unit(unit) = part { unit } else { Unit::Day };
        Some(match out.when {
            Some(w) if w.unit() == unit => Resolved { basis: month.basis.clone(), ..out },
            _ => Resolved::open(format!("{y:04}-{m:02}-XX"), NO_SUCH_DAY),
        })
    };
    let of = |pick: Pick| unit_of(pick, Unit::Month, cx);
    let unresolved = |basis: &str| Resolved::open("XXXX-XX-XX".into(), basis);
    let Some(dct) = cx.dct.filter(|_| pick == Pick::Bare) else {
        let month = of(if pick == Pick::Bare { Pick::Now(0) } else { pick });
        return at(&month).unwrap_or_else(|| unresolved(NO_DATE));
    };
    // "the first of the month": the one that is coming, or the last one.
    let fits = |r: &Resolved| {
        r.when.and_then(When::days).is_some_and(|(first, last)| match cx.tense {
            Tense::Future => last >= dct,
            _ => first <= dct,
        })
    };
    let months: &[i8] = match cx.tense {
        Tense::Future => &[0, 1],
        Tense::Past => &[0, -1],
        Tense::Open => return unresolved("unresolved: the words do not say of which month"),
    };
    let found = months.iter().filter_map(|&k| at(&of(Pick::Now(k)))).find(fits);
    found.map_or_else(
        || unresolved(NO_SUCH_DAY),
        |r| Resolved { by_tense: true, basis: r.basis.map(|b| format!("{b} ({})", way(cx.tense))), ..r },
    )
}

fn day_shift(n: i8, cx: &Context) -> Resolved {
    let Some((dct, on)) = cx.dct.and_then(|dct| Some((dct, plus_days(dct, i64::from(n))?))) else {
        let value = match n {
            0 => PRESENT,
            n if n < 0 => PAST,
            _ => FUTURE,
        };
        return Resolved::open(value.to_owned(), NO_DATE);
    };
    let basis = match n {
        0 => Some(format!("article date {dct}")),
        1 => article(dct, "1 day"),
        -1 => Some(format!("article date {dct} − 1 day")),
        n if n > 0 => article(dct, &format!("{n} days")),
        n => Some(format!("article date {dct} − {} days", -n)),
    };
    Resolved::date(When::Day(on), basis)
}

/// "the nineties": the latest decade of that name that has begun.
fn decade_by_tens(tens: u8, cx: &Context) -> Resolved {
    let now = cx.dct.map_or(2000, |d| d.year());
    let y = now.div_euclid(100) * 100 + i16::from(tens);
    Resolved::date(When::Decade(if y > now { y - 100 } else { y }), Some("the latest decade of that name".into()))
}

fn half(year: Year, h: u8, cx: &Context) -> Resolved {
    match year_of(year, cx) {
        Some((y, basis)) => Resolved::date(When::Half(y, h as i8), basis),
        None => Resolved::open(format!("XXXX-H{h}"), NO_DATE),
    }
}

/// The day of a time of day that names none.
fn day_spoken_of(cx: &Context) -> Resolved {
    match (cx.told.last, cx.dct) {
        (Some(When::Day(d)), _) => Resolved::date(When::Day(d), Some(format!("the day last spoken of, {d}"))),
        (_, Some(d)) => Resolved::date(When::Day(d), Some(format!("article date {d}"))),
        _ => Resolved::open("XXXX-XX-XX".into(), NO_DATE),
    }
}

fn duration(amount: Amount) -> Resolved {
    Resolved {
        kind: TimeType::Duration,
        value: amount.value(),
        when: None,
        amount: Some(amount),
        basis: None,
        grain: Grain::of(amount.unit),
        by_tense: false,
    }
}

fn set(value: String, amount: Option<Amount>) -> Resolved {
    Resolved { kind: TimeType::Set, value, when: None, amount, basis: None, grain: Grain::None, by_tense: false }
}

fn year_of(year: Year, cx: &Context) -> Option<(i16, Option<String>)> {
    match year {
        Year::Is(y) => Some((y, None)),
        Year::Shift(n) => {
            let dct = cx.dct?;
            let y = dct.year().checked_add(i16::from(n))?;
            Some((y, Some(format!("article date {dct} + its year{}", shift(n)))))
        }
        Year::Told(n) => {
            let y = cx.told.last.map(When::year).or(cx.dct.map(Date::year))?;
            Some((y.checked_add(i16::from(n))?, Some(format!("the year last spoken of, {y}{}", shift(n)))))
        }
        Year::None | Year::Before | Year::After => None,
    }
}

fn shift(n: i8) -> String {
    match n {
        0 => String::new(),
        n if n > 0 => format!(" + {n}"),
        n => format!(" − {}", -i32::from(n)),
    }
}

/// Picks the year of a part of the year that names none: nearest to the article's date, with a thumb on the scale for
/// the tense.
fn nearest_year(dct: Date, tense: Tense, make: impl Fn(i16) -> Option<When>) -> Option<When> {
    let (mut past, mut future) = (14, 8);
    let y = dct.year();
    let mut best: Option<(i64, When)> = None;
    for year in [y, y - 1, y + 1] {
        let Some(when) = make(year) else { continue };
        let Some((first, last)) = when.days() else { continue };
        // A day is named with its distance in mind; a quarter is reported on after it has ended.
        match when {
            When::Day(_) => past = 5,
            When::Quarter(..) => future = 3,
            _ => {}
        }
        let far = |d: Date| i64::from(d - dct);
        // Negative: days since it ended; positive: days until it begins; zero: going on.
        let distance = if last < dct { far(last) } else { far(first).max(0) };
        // News without a verb tells what has been.
        let weight = match tense {
            Tense::Past if distance > 0 => past,
            Tense::Future if distance < 0 => future,
            Tense::Open if distance > 0 => 2,
            _ => 1,
        };
        let cost = distance.abs() * weight;
        // On equal terms the past.
        let cost = cost * 2 + i64::from(distance > 0);
        if best.is_none_or(|(b, _)| cost < b) {
            best = Some((cost, when));
        }
    }
    best.map(|(_, w)| w)
}

/// How many years before the article what was last spoken of must lie for a story to go on there.
const STORY: i16 = 2;

/// "On Aug. 6, 1945, a bomb fell. On Aug. 9 another fell": what has happened and would yet have to come belongs to the
/// story of years ago that the sentence before told. `nearest` is what its tense alone makes of it. Papers leave out this
/// year, so that nothing else makes it old.
fn of_the_story(nearest: Option<When>, make: impl Fn(i16) -> Option<When>, cx: &Context) -> Option<Resolved> {
    let (told, dct) = (cx.told.last?, cx.dct?);
    if cx.tense != Tense::Past || cx.told.age > 1 || told.year() > dct.year() - STORY || told.unit() > Unit::Year {
        return None;
    }
    nearest?.days().filter(|(first, _)| *first > dct)?;
    let (first, _) = told.days()?;
    let y = first.year();
    let when = [y, y + 1].into_iter().filter_map(make).find(|w| w.days().is_some_and(|(_, last)| last >= first))?;
    Some(Resolved::date(when, Some(format!("the first after the date last spoken of, {}", told.value()))))
}

fn day(year: Year, m: u8, d: u8, cx: &Context) -> Resolved {
    let make = |y: i16| Date::new(y, m as i8, d as i8).map(When::Day);
    let unresolved = |basis: &str| Resolved::open(format!("XXXX-{m:02}-{d:02}"), basis);
    if !matches!(year, Year::None | Year::Before | Year::After) {
        return match year_of(year, cx) {
            Some((y, basis)) => match make(y) {
                Some(w) => Resolved::date(w, basis),
                // A value of that form would be read as a day.
                None => Resolved::open(format!("{y:04}-{m:02}-XX"), NO_SUCH_DAY),
            },
            None => unresolved(NO_DATE),
        };
    }
    let Some(dct) = cx.dct else { return unresolved(NO_DATE) };
    let y = dct.year();
    let side = match year {
        Year::Before => [y, y - 1].into_iter().filter_map(make).find(|w| w.days().is_some_and(|(d, _)| d < dct)),
        Year::After => [y, y + 1].into_iter().filter_map(make).find(|w| w.days().is_some_and(|(d, _)| d > dct)),
        _ => None,
    };
    if let Some(w) = side {
        return Resolved::date(w, article(dct, if year == Year::Before { "last such day" } else { "next such day" }));
    }
    // "on April 3, 2024, and again on May 5": the year goes on to hold.
    if let Some(w) = cx.told.year.and_then(make)
        && cx.tense != Tense::Future
        && year == Year::None
        && w.days().is_some_and(|(d, _)| d <= dct)
    {
        return Resolved::date(w, Some("the year last written".into()));
    }
    let nearest = nearest_year(dct, cx.tense, make);
    if year == Year::None
        && let Some(out) = of_the_story(nearest, make, cx)
    {
        return out;
    }
    match nearest {
        Some(w) => {
            let mut out = Resolved::date(w, article(dct, &format!("{m:02}-{d:02} ({})", way(cx.tense))));
            out.by_tense = true;
            out
        }
        None => Resolved::open(format!("XXXX-{m:02}-XX"), NO_SUCH_DAY),
    }
}

fn day_of_month(d: u8, cx: &Context) -> Resolved {
    let month = match (cx.told.last, cx.dct) {
        (Some(When::Day(t)), _) => Some((t.year(), t.month())),
        (Some(When::Month(y, m)), _) => Some((y, m)),
        (_, Some(t)) => Some((t.year(), t.month())),
        _ => None,
    };
    let Some((y, m)) = month else { return Resolved::open(format!("XXXX-XX-{d:02}"), NO_DATE) };
    let on = Date::new(y, m, d as i8);
    // "by the 1st", in the middle of the month: of the next.
    if let Some(dct) = cx.dct
        && cx.tense == Tense::Future
        && (y, m) == (dct.year(), dct.month())
        && on.is_none_or(|on| on < dct)
    {
        return of_month(d as i8, Part::Unit(Unit::Day), Pick::Bare, cx);
    }
    match on {
        Some(on) => Resolved::date(When::Day(on), Some("the month last spoken of".into())),
        None => Resolved::open(format!("{y:04}-{m:02}-XX"), NO_SUCH_DAY),
    }
}

/// A weekday that falls on a given day of the month: the nearest such date.
fn weekday_day(w: u8, d: u8, cx: &Context) -> Resolved {
    let Some(dct) = cx.dct else { return Resolved::open(format!("XXXX-WXX-{w}"), NO_DATE) };
    let fits = |on: &Date| on.weekday().to_monday_one_offset() == w as i8;
    let month = |n: i64| {
        let When::Month(y, m) = When::of(Unit::Month, dct).plus(n)? else { return None };
        Date::new(y, m, d as i8).filter(fits)
    };
    let order: [i64; 15] = match cx.tense {
        Tense::Future => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, -1, -2, -3],
        _ => [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7],
    };
    match order.into_iter().find_map(month) {
        Some(on) => {
            Resolved::date(When::Day(on), article(dct, &format!("the nearest {} that is day {d}", day_name(w))))
        }
        None => Resolved::open(format!("XXXX-WXX-{w}"), "unresolved: no such day near the article’s date"),
    }
}

/// The n-th given weekday of a month, in the year that is nearest if none is said.
fn nth_weekday_of(n: i8, d: u8, year: Year, m: u8, cx: &Context) -> Resolved {
    let make = |y: i16| {
        let weekday = Weekday::from_monday_one_offset(d as i8).ok()?;
        nth_weekday(y, m as i8, n, weekday).map(When::Day)
    };
    let unresolved = |basis: &str| Resolved::open(format!("XXXX-{m:02}"), basis);
    if let Some((y, basis)) = year_of(year, cx) {
        return make(y).map_or_else(|| unresolved("the month has no such day"), |w| Resolved::date(w, basis));
    }
    let Some(dct) = cx.dct else { return unresolved(NO_DATE) };
    match nearest_year(dct, cx.tense, make) {
        Some(w) => Resolved::date(w, article(dct, &format!("that weekday of the month ({})", way(cx.tense)))),
        None => unresolved("the month has no such day"),
    }
}

/// To the day an amount of time before the article's date.
fn day_ago(amount: Amount, cx: &Context) -> Resolved {
    let far = |basis: &str| Resolved { amount: Some(amount), ..Resolved::open(PAST.to_owned(), basis) };
    let Some(dct) = cx.dct else { return far(NO_DATE) };
    let n = i64::try_from(amount.count.milli / 1000).unwrap_or(i64::MAX / 40_000);
    let on = match amount.unit {
        Unit::Day => plus_days(dct, -n),
        Unit::Week => plus_days(dct, -7 * n),
        Unit::Fortnight => plus_days(dct, -14 * n),
        Unit::Month => plus_months(dct, -n),
        Unit::Year => plus_months(dct, -12 * n),
        Unit::Decade => plus_months(dct, -120 * n),
        Unit::Century => plus_months(dct, -1200 * n),
        _ => None,
    };
    let name = unit_name(amount.unit);
    let basis = format!("article date {dct} − {n} {name}{}", if n == 1 { "" } else { "s" });
    match on {
        Some(on) => Resolved { amount: Some(amount), ..Resolved::date(When::Day(on), Some(basis)) },
        None => far("too far off for a date"),
    }
}

/// An amount of time from a named day.
fn from(amount: Amount, base: Base, cx: &Context) -> Resolved {
    // "gave them 60 days from Tuesday" counts from the day of the giving.
    let cx = &Context { tense: if cx.tense == Tense::Past { Tense::Past } else { Tense::Future }, ..*cx };
    let start = match base {
        Base::Shift(n) => cx.dct.and_then(|d| plus_days(d, i64::from(n))).map(When::Day),
        Base::Weekday(d) => weekday(Pick::Bare, d, cx).when,
        Base::Day(year, m, d) => day(year, m, d, cx).when,
    };
    let far = || Resolved { amount: Some(amount), ..Resolved::open(FUTURE.to_owned(), NO_DATE) };
    let Some(When::Day(start)) = start else { return far() };
    let n = i64::try_from(amount.count.milli / 1000).unwrap_or(i64::MAX / 4000);
    let on = match amount.unit {
        Unit::Day => plus_days(start, n),
        Unit::Week | Unit::Fortnight => plus_days(start, n * if amount.unit == Unit::Week { 7 } else { 14 }),
        Unit::Month => plus_months(start, n),
        Unit::Quarter => plus_months(start, n * 3),
        Unit::Year => plus_months(start, n.saturating_mul(12)),
        _ => None,
    };
    match on {
        Some(on) => {
            let mut out = Resolved::date(
                When::Day(on),
                Some(format!("{start} + {n} {}{}", unit_name(amount.unit), if n == 1 { "" } else { "s" })),
            );
            out.amount = Some(amount);
            out
        }
        None => far(),
    }
}

/// The n-th week, day or weekend of a month or year, the last for -1.
fn nth(n: i8, unit: Unit, year: Year, m: Option<u8>, cx: &Context) -> Resolved {
    let whole = match m {
        Some(m) => month(Pick::Bare, year, m, cx),
        None => match year_of(year, cx) {
            Some((y, basis)) => Resolved::date(When::Year(y), basis),
            None => Resolved::open("XXXX".into(), NO_DATE),
        },
    };
    let Some((first, last)) = whole.when.and_then(When::days) else { return whole };
    let k = i64::from(n) - 1;
    let at = match (unit, n) {
        (Unit::Month, -1) => Some(When::of(Unit::Month, last)),
        (Unit::Month, _) => When::of(Unit::Month, first).plus(k),
        (Unit::Day, -1) => Some(When::Day(last)),
        (Unit::Day, _) => plus_days(first, k).map(When::Day),
        // The first week is the one with most of its days inside, as the ISO calendar counts.
        (Unit::Week, -1) => plus_days(last, -3).map(|d| When::of(unit, d)),
        (Unit::Weekend, -1) => {
            let back = i64::from(last.weekday().since(Weekday::Saturday));
            plus_days(last, -back).map(|d| When::of(unit, d))
        }
        (Unit::Week, _) => plus_days(first, 3).map(|d| When::Week(monday(d))).and_then(|w| w.plus(k)),
        (Unit::Weekend, _) => {
            let saturday = i64::from(first.weekday().until(Weekday::Saturday));
            plus_days(first, saturday).map(|d| When::Weekend(monday(d))).and_then(|w| w.plus(k))
        }
        _ => None,
    };
    match at.filter(|w| w.days().is_some_and(|(a, b)| a <= last && b >= first)) {
        Some(w) => Resolved { when: Some(w), value: w.value(), grain: Grain::of(w.unit()), ..whole },
        None => whole,
    }
}

/// "that summer", "the following March": counted from the date or year last spoken of, if one was.
fn recurring_told(pick: Pick, at: impl Fn(i16) -> When, cx: &Context) -> Option<Resolved> {
    let Pick::Told(n) = pick else { return None };
    let told = cx.told.last?;
    let (first, last) = told.days()?;
    let y = first.year();
    let days = |y: i16| at(y).days();
    let found = match n {
        // The one that holds the date, or else that of its year.
        0 => [y, y - 1].into_iter().find(|&y| days(y).is_some_and(|(a, b)| a <= first && last <= b)).or(Some(y)),
        n if n > 0 => [y, y + 1, y + 2].into_iter().find(|&y| days(y).is_some_and(|(a, _)| a > last)),
        _ => [y, y - 1, y - 2].into_iter().find(|&y| days(y).is_some_and(|(_, b)| b < first)),
    };
    let way = match n {
        0 => "of",
        n if n > 0 => "next after",
        _ => "last before",
    };
    found.map(|y| Resolved::date(at(y), Some(format!("{way} the date last spoken of, {}", told.value()))))
}

/// "the next Easter", where no date was spoken of before it, is counted from the article's.
fn from_the_article(pick: Pick, cx: &Context) -> Pick {
    match pick {
        Pick::Told(n) if n != 0 && cx.told.last.is_none() => Pick::Now(n),
        _ => pick,
    }
}

fn month(pick: Pick, year: Year, m: u8, cx: &Context) -> Resolved {
    let pick = from_the_article(pick, cx);
    if let Some((y, basis)) = year_of(year, cx) {
        return Resolved::date(When::Month(y, m as i8), basis);
    }
    if let Some(out) = recurring_told(pick, |y| When::Month(y, m as i8), cx) {
        return out;
    }
    let Some(dct) = cx.dct else { return Resolved::open(format!("XXXX-{m:02}"), NO_DATE) };
    let make = |y: i16| Some(When::Month(y, m as i8));
    let nearest = nearest_year(dct, cx.tense, make);
    if pick == Pick::Bare
        && let Some(out) = of_the_story(nearest, make, cx)
    {
        return out;
    }
    let this = dct.month() as u8;
    let y = dct.year();
    let (when, how) = match pick {
        Pick::Now(-1) => (Some(When::Month(if m < this { y } else { y - 1 }, m as i8)), "last"),
        Pick::Now(0) => (Some(When::Month(y, m as i8)), "this year's"),
        Pick::Now(_) => (Some(When::Month(if m > this { y } else { y + 1 }, m as i8)), "next"),
        _ => (nearest, way(cx.tense)),
    };
    match when {
        Some(w) => {
            let mut out = Resolved::date(w, article(dct, &format!("that month ({how})")));
            out.by_tense = pick == Pick::Bare;
            out
        }
        None => Resolved::open(format!("XXXX-{m:02}"), NO_DATE),
    }
}

fn weekday(pick: Pick, d: u8, cx: &Context) -> Resolved {
    let unresolved = || Resolved::open(format!("XXXX-WXX-{d}"), NO_DATE);
    let Some(dct) = cx.dct else { return unresolved() };
    let name = day_name(d);
    let want = match Weekday::from_monday_one_offset(d as i8) {
        Ok(w) => w,
        Err(_) => return unresolved(),
    };
    let since = i64::from(dct.weekday().since(want));
    let until = i64::from(dct.weekday().until(want));
    let (days, how) = match pick {
        Pick::Now(-1) => (-if since == 0 { 7 } else { since }, "last".to_owned()),
        Pick::Now(0) => {
            // "this Friday": of this week or the coming one.
            match cx.tense {
                Tense::Past => (-since, "this, past tense".to_owned()),
                _ => (until, "this, coming".to_owned()),
            }
        }
        Pick::Now(_) => {
            // On a Tuesday "next Friday" is that of the week after; on a Sunday both are the same.
            let days = 7 - i64::from(dct.weekday().to_monday_zero_offset()) + i64::from(d) - 1;
            (days, "of next week".to_owned())
        }
        Pick::Told(n) => {
            let from = match cx.told.last {
                Some(When::Day(t)) => t,
                _ => dct,
            };
            let on = match n {
                n if n > 0 => plus_days(from, days_until(from, want)),
                n if n < 0 => {
                    let k = i64::from(from.weekday().since(want));
                    plus_days(from, -if k == 0 { 7 } else { k })
                }
                _ => plus_days(from, -i64::from(from.weekday().since(want))),
            };
            return match on {
                Some(on) => Resolved::date(When::Day(on), Some(format!("{name} from the day last spoken of, {from}"))),
                None => unresolved(),
            };
        }
        Pick::Bare => match cx.tense {
            Tense::Future => (until, "coming".to_owned()),
            Tense::Past => (-since, "past tense".to_owned()),
            Tense::Open => (-since, "past".to_owned()),
        },
    };
    match plus_days(dct, days) {
        Some(on) => {
            let mut out = Resolved::date(When::Day(on), article(dct, &format!("{name} ({how})")));
            out.by_tense = pick == Pick::Bare;
            out
        }
        None => unresolved(),
    }
}

fn quarter(pick: Pick, year: Year, q: Option<u8>, cx: &Context) -> Resolved {
    let unresolved = || Resolved::open(q.map_or("XXXX-QX".into(), |q| format!("XXXX-Q{q}")), NO_DATE);
    // A quarter spoken of long ago has been left behind.
    let told = cx.told.quarter.filter(|&(_, age)| age <= QUARTER_LASTS).map(|(w, _)| w);
    if let Some(q) = q {
        if let Some((y, basis)) = year_of(year, cx) {
            return Resolved::date(When::Quarter(y, q as i8), basis);
        }
        let Some(dct) = cx.dct else { return unresolved() };
        // Results are told of quarters that have ended.
        let when = nearest_year(dct, cx.tense, |y| Some(When::Quarter(y, q as i8)));
        return match when {
            Some(w) => {
                let mut out = Resolved::date(w, article(dct, &format!("that quarter ({})", way(cx.tense))));
                out.by_tense = true;
                out
            }
            None => unresolved(),
        };
    }
    let base = match (pick, year) {
        (Pick::Now(n), _) => cx.dct.and_then(|d| When::of(Unit::Quarter, d).plus(i64::from(n))),
        (_, Year::Is(y)) => match told {
            Some(When::Quarter(_, q)) => Some(When::Quarter(y, q)),
            _ => Some(When::Year(y)),
        },
        (Pick::Told(n), year) => {
            let back = if n == 0 { -1 } else { 0 };
            let base = told.or_else(|| cx.dct.and_then(|d| When::of(Unit::Quarter, d).plus(back)));
            let base = base.and_then(|w| w.plus(i64::from(n)));
            match (base, year) {
                (Some(When::Quarter(_, q)), Year::Shift(_)) => {
                    year_of(year, cx).map(|(y, _)| When::Quarter(y, q)).or(base)
                }
                _ => base,
            }
        }
        _ => None,
    };
    match base {
        Some(w) => Resolved::date(
            w,
            Some(match (told, cx.dct) {
                (Some(t), _) if !matches!(pick, Pick::Now(_)) => format!("the quarter last spoken of, {}", t.value()),
                (_, Some(d)) => format!("article date {d} + quarter"),
                _ => "the year written".to_owned(),
            }),
        ),
        None => unresolved(),
    }
}

fn season_of(pick: Pick, year: Year, season: Season, cx: &Context) -> Resolved {
    let pick = from_the_article(pick, cx);
    let unresolved = || {
        let w = When::Season(2000, season).value();
        Resolved::open(format!("XXXX{}", &w[4..]), NO_DATE)
    };
    if let Some((y, basis)) = year_of(year, cx) {
        return Resolved::date(When::Season(y, season), basis);
    }
    if let Some(out) = recurring_told(pick, |y| When::Season(y, season), cx) {
        return out;
    }
    let Some(dct) = cx.dct else { return unresolved() };
    let y = dct.year();
    let at = |y: i16| When::Season(y, season);
    let ended = |w: When| w.days().is_some_and(|(_, last)| last < dct);
    let begun = |w: When| w.days().is_some_and(|(first, _)| first <= dct);
    let years = [y + 1, y, y - 1, y - 2];
    let (when, how) = match pick {
        Pick::Now(-1) => (years.into_iter().map(at).find(|&w| ended(w)), "last"),
        Pick::Now(0) => {
            let now = When::of(Unit::Season, dct);
            let same = matches!(now, When::Season(_, s) if s == season);
            (if same { Some(now) } else { Some(at(y)) }, "this")
        }
        Pick::Now(_) => (years.into_iter().rev().map(at).find(|&w| !begun(w)), "next"),
        _ => (nearest_year(dct, cx.tense, |y| Some(at(y))), way(cx.tense)),
    };
    match when {
        Some(w) => {
            let mut out = Resolved::date(w, article(dct, &format!("that season ({how})")));
            out.by_tense = pick == Pick::Bare;
            out
        }
        None => unresolved(),
    }
}

const fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Weekend => "weekend",
        Unit::Week => "week",
        Unit::Fortnight => "fortnight",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Season => "season",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "century",
        Unit::Millennium => "millennium",
    }
}

fn unit_of(pick: Pick, unit: Unit, cx: &Context) -> Resolved {
    let (n, told) = match pick {
        Pick::Bare => (0, false),
        Pick::Now(n) => (n, false),
        Pick::Told(n) => (n, true),
    };
    let unresolved = |basis: &str| {
        let value = match unit {
            Unit::Week | Unit::Fortnight => "XXXX-WXX",
            Unit::Weekend => "XXXX-WXX-WE",
            Unit::Month => "XXXX-XX",
            Unit::Year => "XXXX",
            Unit::Day => "XXXX-XX-XX",
            _ if n < 0 => PAST,
            _ if n > 0 => FUTURE,
            _ => PRESENT,
        };
        Resolved::open(value.to_owned(), basis)
    };
    if told {
        let base = match cx.told.last {
            Some(w) if w.unit() <= unit => w.days().map(|(first, _)| (w, first)),
            _ => None,
        };
        if let Some((w, first)) = base {
            // A told day or a date inside a longer stretch: count from the stretch that holds it.
            return match When::of(unit, first).plus(i64::from(n)) {
                Some(on) => Resolved::date(on, Some(format!("{} + {n} {}", w.value(), unit_name(unit)))),
                None => unresolved(NO_DATE),
            };
        }
        // "that day", told of a month: one of its days.
        if let (Unit::Day, 0, Some(w @ (When::Month(..) | When::Year(_)))) = (unit, n, cx.told.last) {
            let rest = if matches!(w, When::Year(_)) { "-XX-XX" } else { "-XX" };
            return Resolved::open(w.value() + rest, "unresolved: no day was named before it");
        }
    }
    let Some(dct) = cx.dct else { return unresolved(NO_DATE) };
    let base = When::of(unit, dct);
    // A weekend over which something has happened is the last one.
    let n = match (unit, pick, cx.tense) {
        (Unit::Weekend, Pick::Bare, Tense::Past | Tense::Open)
            if dct.weekday() != Weekday::Sunday && dct.weekday() != Weekday::Saturday =>
        {
            -1
        }
        _ => n,
    };
    match base.plus(i64::from(n)) {
        Some(w) => {
            let step = match n {
                0 => format!("article date {dct}, its {}", unit_name(unit)),
                n if n > 0 => format!("article date {dct} + {n} {}", unit_name(unit)),
                n => format!("article date {dct} − {} {}", -i32::from(n), unit_name(unit)),
            };
            Resolved::date(w, Some(step))
        }
        None => unresolved(NO_DATE),
    }
}

fn offset(amount: Amount, after: bool, anchor: Anchor, cx: &Context) -> Resolved {
    let reference = if after { FUTURE } else { PAST };
    let far = |value: &str, basis: &str| Resolved { amount: Some(amount), ..Resolved::open(value.to_owned(), basis) };
    if amount.count.vague {
        return far(if anchor == Anchor::Told && after { FUTURE } else { reference }, "no number is given");
    }
    // "a year earlier" in a report on a quarter: that quarter of the year before.
    if anchor == Anchor::Told
        && amount == Amount::of(1, Unit::Year)
        && let Some((q, age)) = cx.told.quarter
        && age <= 8
        && let Some(w) = q.plus_years(if after { 1 } else { -1 })
    {
        let mut out = Resolved::date(
            w,
            Some(format!("the quarter spoken of, {}, a year {}", q.value(), if after { "on" } else { "back" })),
        );
        out.amount = Some(amount);
        return out;
    }
    // "a year earlier" measures against the article's own time unless a narrative has left it.
    let own = !after && amount == Amount::of(1, Unit::Year);
    let told = match cx.told.last {
        Some(w) if anchor == Anchor::Told && !own => Some(w),
        _ => None,
    };
    let (base, how) = match (told.and_then(When::days), cx.dct) {
        (Some((first, last)), _) => (if after { last } else { first }, "the date last spoken of"),
        (None, Some(_)) if anchor == Anchor::Told && after => {
            let value = match amount.unit {
                u if u >= Unit::Year => "XXXX",
                Unit::Month => "XXXX-XX",
                Unit::Week => "XXXX-WXX",
                _ => "XXXX-XX-XX",
            };
            return far(value, "unresolved: no date before it to count from");
        }
        (None, Some(dct)) => (dct, "article date"),
        (None, None) => return far(reference, NO_DATE),
    };
    let sign: i64 = if after { 1 } else { -1 };
    let milli = i64::try_from(amount.count.milli).unwrap_or(i64::MAX / 4000);
    let whole = milli / 1000;
    let basis = |unit: &str| {
        let n = if milli % 1000 == 0 { whole.to_string() } else { format!("{}.{:03}", whole, milli % 1000) };
        Some(format!("{how} {base} {} {n} {unit}{}", if after { "+" } else { "−" }, if n == "1" { "" } else { "s" }))
    };
    let name = unit_name(amount.unit);
    let when = match amount.unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            let hours = if amount.unit == Unit::Hour { whole } else { 0 };
            plus_days(base, sign * (hours / 24)).map(When::Day)
        }
        Unit::Day => plus_days(base, sign * whole).map(When::Day),
        Unit::Week | Unit::Fortnight | Unit::Weekend => {
            let weeks = whole * if amount.unit == Unit::Fortnight { 2 } else { 1 };
            if after && told.is_some() {
                plus_days(base, sign.saturating_mul(weeks.saturating_mul(7))).map(When::Day)
            } else {
                When::Week(monday(base)).plus(sign * weeks)
            }
        }
        Unit::Month => plus_months(base, sign * whole).map(|d| When::of(Unit::Month, d)),
        Unit::Quarter | Unit::Season => plus_months(base, sign * whole * 3).map(|d| When::of(Unit::Quarter, d)),
        Unit::Year if milli % 1000 == 500 => {
            plus_months(base, sign * (whole * 12 + 6)).map(|d| When::of(Unit::Month, d))
        }
        Unit::Year => When::of(Unit::Year, base).plus(sign * whole),
        Unit::Decade if whole == 1 => When::of(Unit::Year, base).plus(sign * 10),
        Unit::Decade => When::of(Unit::Decade, base).plus(sign * whole),
        Unit::Century => When::of(Unit::Century, base).plus(sign * whole),
        Unit::Millennium => None,
    };
    match when {
        Some(w) => {
            let mut out = Resolved::date(w, basis(name));
            out.amount = Some(amount);
            if amount.unit.is_clock() {
                out.kind = TimeType::Time;
            }
            out
        }
        None => far(reference, "too far off for a date"),
    }
}

fn holiday(pick: Pick, year: Year, day: HolidayRule, cx: &Context) -> Resolved {
    let pick = from_the_article(pick, cx);
    let at = |y: i16| day.on(y).map(When::Day);
    if let Some((y, basis)) = year_of(year, cx) {
        return match at(y) {
            Some(w) => Resolved::date(w, basis),
            None => Resolved::date(When::Year(y), basis),
        };
    }
    if day.on(2000).is_some()
        && let Some(out) = recurring_told(pick, |y| day.on(y).map_or(When::Year(y), When::Day), cx)
    {
        return out;
    }
    let Some(dct) = cx.dct else { return Resolved::open("XXXX-XX-XX".into(), NO_DATE) };
    let y = dct.year();
    let past = |w: &When| w.days().is_some_and(|(d, _)| d < dct);
    let coming = |w: &When| w.days().is_some_and(|(d, _)| d > dct);
    let (when, how) = match pick {
        Pick::Now(-1) => ([y, y - 1].into_iter().filter_map(at).find(past), "last"),
        Pick::Now(1) => ([y, y + 1].into_iter().filter_map(at).find(coming), "next"),
        Pick::Now(_) => (at(y), "this year's"),
        _ => (nearest_year(dct, cx.tense, at), way(cx.tense)),
    };
    match when {
        Some(w) => Resolved::date(w, article(dct, &format!("holiday ({how})"))),
        None => Resolved::open(format!("{y:04}-XX-XX"), "the feast’s date is not computed"),
    }
}
