//! Time expressions, as TIMEX3 with value and modifier, resolved against the document creation time.
//!
//! Rules over the tokens of a sentence, a family per file. Each is entered on the first token of what it knows and looks
//! a bounded number of tokens ahead, so the whole is linear in the text. What a rule finds is a meaning without a date;
//! [`resolve`] gives it one from the article's date, the tense of the clause and the date last spoken of.

mod amount;
mod calendar;
mod clock;
mod count;
mod duration;
mod edge;
mod grain;
mod holiday;
mod holiday_rule;
mod lexicon;
mod meaning;
mod numbers;
mod period;
mod relative;
mod resolve;
mod scan;
mod set;
mod tense;
mod value;
mod weekday;

pub(crate) use self::amount::Amount;
pub(crate) use self::grain::Grain;
pub(crate) use self::lexicon::Unit;
use self::lexicon::{Lex, W};
use self::meaning::{Clock, Meaning, Parsed, Part, Pick, Year};
use self::resolve::{Context, Told};
use self::scan::Scan;
use self::tense::Tense;
pub(crate) use self::value::When;
use self::value::plus_days;
use crate::calendar::Date;
use crate::input::Document;
use crate::report::{Time, TimeType};
use crate::span::Span;
use crate::text::{Text, Words};

/// A time expression with its resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expression {
    /// Where it stands.
    pub(crate) span: Span,
    /// Its TIMEX3 type.
    pub(crate) kind: TimeType,
    /// Its TIMEX3 value.
    pub(crate) value: String,
    /// Its TIMEX3 modifier.
    pub(crate) modifier: Option<&'static str>,
    /// First day it can mean.
    pub(crate) earliest: Option<Date>,
    /// Last day it can mean.
    pub(crate) latest: Option<Date>,
    /// From what the value was computed, in words.
    pub(crate) basis: Option<String>,
    /// The amount of time in a duration, a set's period, or an expression such as "two weeks ago".
    pub(crate) amount: Option<Amount>,
    /// The day, week, month ... that it names, edges such as "the end of" left aside.
    pub(crate) when: Option<When>,
    /// How fine that is.
    pub(crate) grain: Grain,
    /// Whether the clause's tense chose among several dates.
    pub(crate) by_tense: bool,
    /// The hour (0 to 24) and minute of a clock time.
    pub(crate) clock: Option<(u8, u8)>,
    /// Whether it is a holiday by its name.
    pub(crate) holiday: bool,
    /// Whether it is a time of day that names no day.
    pub(crate) bare: bool,
}

impl Expression {
    pub(crate) fn report(&self) -> Time {
        let (start, end) = self.span.ends();
        Time {
            start,
            end,
            kind: self.kind,
            value: self.value.clone(),
            modifier: self.modifier.map(Into::into),
            earliest: self.earliest.map(|d| d.to_string()),
            latest: self.latest.map(|d| d.to_string()),
            basis: self.basis.clone(),
        }
    }
}

/// Finds and resolves the time expressions of one article, in order.
pub(crate) fn tag(doc: &Document, text: &Text) -> Vec<Expression> {
    let mut out = Vec::new();
    let mut lex = Vec::new();
    let mut told = Told::default();
    let mut people = 0;
    let words = Words::new(doc, text);
    for (index, sentence) in text.sentences.iter().enumerate() {
        if !doc.parts.get(sentence.part).is_some_and(|p| p.kind.is_body()) {
            continue;
        }
        let words = words.sentence(index);
        told.quarter = told.quarter.map(|(w, age)| (w, age + 1));
        told.age += 1;
        if !scan::classify(words, &mut lex) {
            continue;
        }
        let year = doc.date_at(words.span(0..1).start).map(Date::year);
        let mut s = Scan { words, lex: &lex, year, people };
        people |= calendar::people(&s);
        s.people = people;
        told.year = None;
        let mut i = 0;
        // The end of the last expression: none may begin before it.
        let mut floor = 0;
        // Whether it was a weekday.
        let mut weekday = false;
        // Clock times of this sentence that wait for their day.
        let mut waiting = out.len();
        while i < words.len() {
            let Some(mut p) = expression(&s, i).filter(|p| p.start >= floor && p.end > i) else {
                i += 1;
                continue;
            };
            // "Monday through Friday": the second day follows the first.
            if let Meaning::Weekday(pick @ Pick::Bare, _) = &mut p.meaning
                && weekday
                && p.start == floor + 1
                && (s.lex(floor) == Lex::Dash || s.any(floor, &[W::To, W::Through]))
            {
                *pick = Pick::Told(1);
            }
            // "May 3 to 5, 2024": the year is of both.
            let second = match p.meaning {
                Meaning::Day(Year::None, ..) => calendar::next_day(&s, p.end, &p).map(|n| n.meaning),
                _ => None,
            };
            if let (Meaning::Day(_, m, d), Some(Meaning::Day(year @ Year::Is(_), ..))) = (p.meaning, second) {
                p.meaning = Meaning::Day(year, m, d);
            }
            calendar::share_year(&s, &mut p);
            weekday = matches!(p.meaning, Meaning::Weekday(..));
            push(doc, &s, &p, &mut told, &mut out);
            if matches!(p.meaning, Meaning::Day(..) | Meaning::Weekday(..) | Meaning::DayShift(_)) {
                date_clocks(&mut out, waiting);
                waiting = usize::MAX;
            }
            i = p.end;
            floor = p.end;
            let mut last = p;
            while let Some(next) = calendar::next_day(&s, i, &last) {
                push(doc, &s, &next, &mut told, &mut out);
                i = next.end;
                floor = i;
                last = next;
            }
        }
    }
    out
}

/// Gives the clock times from `first` on the day that their sentence names last: "at 09:30 GMT on Thursday".
fn date_clocks(found: &mut [Expression], first: usize) {
    let Some((day, before)) = found.split_last_mut() else { return };
    let Some(When::Day(on)) = day.when else { return };
    for e in before.iter_mut().skip(first).filter(|e| e.bare) {
        let time = e.value.split_once('T').map(|(_, t)| t.to_owned()).unwrap_or_default();
        e.value = format!("{on}T{time}");
        (e.when, e.earliest, e.latest) = (day.when, day.earliest, day.latest);
        e.basis = Some(format!("the day named after it, {on}"));
    }
}

/// Resolves what a rule found, notes what it spoke of, and adds it.
fn push(doc: &Document, s: &Scan<'_>, p: &Parsed, told: &mut Told, out: &mut Vec<Expression>) {
    let span = s.words.span(p.start..p.end);
    let today = doc.date_at(span.start);
    let cx = Context { dct: today, told: *told, tense: tense::of(s, p.start, p.end) };
    let r = resolve::resolve(p, &cx);
    if span.is_empty() {
        return;
    }
    let days = r.when.and_then(|w| narrow(w, p.modifier, p.very));
    if (r.kind == TimeType::Date || r.kind == TimeType::Time)
        && let Some(w) = r.when
    {
        (told.last, told.age) = (Some(w), 0);
        // The quarter that a report is about; the one of a year before is only its measure.
        let reported = matches!(p.meaning, Meaning::Quarter(_, Year::None | Year::Shift(0), _));
        // Fiscal quarters end when the company's do: one that has been is reported on, whatever the calendar says.
        let ended = today.is_none_or(|d| w.days().is_some_and(|(_, last)| last < d)) || cx.tense == Tense::Past;
        // The quarter before the reported one is but another measure.
        let measure = told.quarter.is_some_and(|(t, age)| age <= resolve::QUARTER_LASTS && w.plus(1) == Some(t));
        if reported && ended && !measure && matches!(w, When::Quarter(..)) {
            told.quarter = Some((w, 0));
        }
        // "open since 1980" tells when something began, not when what follows was.
        if let Meaning::Year(y) = p.meaning
            && !s.before(p.start, &[W::Since])
        {
            told.year = Some(y);
        }
    }
    // "In the nine months": what follows is no longer told of the quarter.
    if let Meaning::Duration(a) = p.meaning
        && a.unit == Unit::Month
        && matches!(a.count.milli, 6000 | 9000)
        && s.is(p.start, W::The)
    {
        told.quarter = None;
    }
    out.push(Expression {
        span,
        kind: r.kind,
        value: r.value,
        modifier: p.modifier,
        earliest: days.map(|d| d.0),
        latest: days.map(|d| d.1),
        basis: r.basis,
        amount: r.amount,
        when: r.when,
        grain: r.grain,
        by_tense: r.by_tense,
        clock: match p.clock {
            Some(Clock::At(h, m)) => Some((h, m)),
            _ => None,
        },
        holiday: matches!(p.meaning, Meaning::Holiday(..)),
        bare: p.meaning == Meaning::Bare,
    });
}

/// The days of a stretch, narrowed to its first, middle or last third; a year's very edge is a month.
fn narrow(w: When, modifier: Option<&str>, very: bool) -> Option<(Date, Date)> {
    let (first, last) = w.days()?;
    if let (When::Year(y), true) = (w, very) {
        match modifier {
            Some(edge::START) => return When::Month(y, 1).days(),
            Some(edge::END) => return When::Month(y, 12).days(),
            _ => {}
        }
    }
    let length = i64::from(last - first) + 1;
    if length < 2 {
        return Some((first, last));
    }
    let third = (length + 2) / 3;
    Some(match modifier {
        Some(edge::START) => (first, plus_days(first, third - 1)?),
        Some(edge::MID) => (plus_days(first, length / 3)?, plus_days(last, -(length / 3))?),
        Some(edge::END) => (plus_days(last, 1 - third)?, last),
        _ => (first, last),
    })
}

/// The expression that begins at a token, if one does.
fn expression(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    match s.lex(i) {
        Lex::None | Lex::Dash | Lex::Comma | Lex::Slash | Lex::Stop | Lex::Zone | Lex::Meridiem(_) => None,
        Lex::Word(
            W::About
            | W::Around
            | W::Roughly
            | W::Some
            | W::Nearly
            | W::Almost
            | W::Over
            | W::Under
            | W::More
            | W::Less
            | W::Fewer
            | W::At
            | W::Up
            | W::No
            | W::Not,
        ) => edge::approximate(s, i, core),
        _ => core(s, i),
    }
}

/// The longer of two finds; the first if they end together.
fn longer(a: Option<Parsed>, b: Option<Parsed>) -> Option<Parsed> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.end > a.end { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// An expression without approximation.
fn core(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let found = match s.lex(i) {
        Lex::Digits => {
            let date =
                calendar::numeric(s, i).or_else(|| calendar::day_first(s, i)).or_else(|| calendar::earlier_day(s, i));
            date.or_else(|| clock::clock(s, i))
                .or_else(|| period::quarter(s, i))
                .or_else(|| calendar::nth_of(s, i, i))
                .or_else(|| calendar::century(s, i))
                .or_else(|| calendar::decade(s, i))
                .or_else(|| set::times_a(s, i))
                .or_else(|| longer(duration::duration(s, i), period::the_period(s, i)))
                .or_else(|| calendar::year(s, i))
        }
        Lex::Cardinal(_) | Lex::Scale(_) => clock::clock(s, i)
            .or_else(|| longer(calendar::day_first(s, i), calendar::century(s, i)))
            .or_else(|| set::times_a(s, i))
            .or_else(|| calendar::year(s, i))
            .or_else(|| duration::duration(s, i)),
        Lex::Ordinal(_) => calendar::day_first(s, i)
            .or_else(|| period::quarter(s, i))
            .or_else(|| calendar::century(s, i))
            .or_else(|| calendar::nth_of(s, i, i))
            .or_else(|| first_units(s, i, i)),
        Lex::Q(_) | Lex::H(_) => period::quarter(s, i),
        // "May Day"
        Lex::Month(5) if s.lex(i + 1) == Lex::Unit(Unit::Day) => holiday::holiday(s, i),
        Lex::Month(_) => calendar::month_first(s, i),
        Lex::Weekday(_) => set::plural(s, i).or_else(|| weekday::weekday(s, i)),
        Lex::Weekdays(_) => set::plural(s, i),
        Lex::Unit(_) => {
            edge::unit_end(s, i).or_else(|| period::year_ago(s, i, i)).or_else(|| relative::unit_first(s, i, i))
        }
        Lex::Units(_) => set::plural(s, i).filter(|_| !s.before(i, &[W::For])).or_else(|| duration::bare_units(s, i)),
        Lex::Noon | Lex::Midnight => clock::clock(s, i),
        Lex::Season(_) => period::season(s, i),
        Lex::Tens(_) => calendar::decade(s, i),
        Lex::Holiday => holiday::holiday(s, i),
        Lex::Part(_) | Lex::Parts(_) | Lex::Seasons(_) | Lex::Meridiem(_) | Lex::Zone => None,
        Lex::None | Lex::Dash | Lex::Comma | Lex::Slash | Lex::Stop => None,
        Lex::Word(w) => word(s, i, w),
    }?;
    let dayish = matches!(
        found.meaning,
        Meaning::Day(..)
            | Meaning::Weekday(..)
            | Meaning::WeekdayOf(..)
            | Meaning::WeekdayAfterNext(_)
            | Meaning::OfMonth(_, Part::Weekday(_) | Part::Unit(Unit::Day), _)
            | Meaning::DayShift(_)
            | Meaning::DayOfMonth(_)
            | Meaning::Holiday(..)
            | Meaning::WeekdayDay(..)
            | Meaning::EveryWeekday(_)
            | Meaning::Unit(_, Unit::Day)
    );
    Some(if dayish { clock::after_day(s, found) } else { found })
}

fn word(s: &Scan<'_>, i: usize, w: W) -> Option<Parsed> {
    match w {
        W::Today
        | W::Tomorrow
        | W::Yesterday
        | W::Tonight
        | W::Overnight
        | W::Now
        | W::Currently
        | W::Nowadays
        | W::Recently
        | W::Previously
        | W::Soon => relative::deictic(s, i),
        W::The => the(s, i),
        W::A => match s.lex(i + 1) {
            // "a year-earlier profit", "a month-long strike": the article is the noun's.
            Lex::Unit(_) if s.hyphen(i + 2) && s.any(i + 3, &[W::Ago, W::Earlier, W::Long]) => None,
            Lex::Unit(_) => duration::duration(s, i).or_else(|| relative::unit_first(s, i + 1, i)),
            _ => duration::duration(s, i),
        },
        W::Closing => calendar::nth_of(s, i, i).or_else(|| period::quarter(s, i)),
        W::Last | W::Next | W::This => {
            period::of_year(s, i).or_else(|| calendar::nth_of(s, i, i)).or_else(|| relative::picked(s, i))
        }
        W::Past
        | W::Coming
        | W::Upcoming
        | W::Following
        | W::Previous
        | W::That
        | W::These
        | W::Those
        | W::Recent
        | W::Future
        | W::Same => relative::picked(s, i),
        W::Current => relative::picked(s, i).or_else(|| relative::current(s, i)),
        W::Early | W::Mid | W::Late | W::Earlier | W::Later => edge::edge(s, i, core),
        W::End | W::Beginning | W::Start | W::Middle | W::Close => edge::end_of(s, i, core),
        W::Fiscal => period::the_period(s, i).or_else(|| period::quarter(s, i)),
        W::Each | W::Every => set::every(s, i),
        W::Daily
        | W::Weekly
        | W::Monthly
        | W::Quarterly
        | W::Annually
        | W::Yearly
        | W::Hourly
        | W::Nightly
        | W::Biweekly
        | W::Fortnightly => set::adverb(s, i),
        W::Weekdays => set::plural(s, i),
        W::Per => set::per(s, i),
        W::Once | W::Twice => set::times_a(s, i),
        W::Good => holiday::holiday(s, i),
        W::Several => set::times_a(s, i).or_else(|| duration::duration(s, i)),
        W::Half | W::Few | W::Couple | W::Many | W::Dozen | W::Dozens | W::Hundreds | W::Thousands | W::Another => {
            duration::duration(s, i)
        }
        _ => None,
    }
}

/// Everything that begins with "the".
fn the(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    match s.lex(i + 1) {
        Lex::Digits => calendar::decade(s, i)
            .or_else(|| calendar::day_first(s, i))
            .or_else(|| calendar::century(s, i))
            .or_else(|| calendar::nth_of(s, i + 1, i))
            .or_else(|| calendar::the_day(s, i))
            .or_else(|| period::the_period(s, i)),
        Lex::Ordinal(_) | Lex::Cardinal(20 | 30) => calendar::day_first(s, i)
            .or_else(|| period::the_period(s, i))
            .or_else(|| calendar::century(s, i))
            .or_else(|| calendar::nth_of(s, i + 1, i))
            .or_else(|| calendar::the_day(s, i))
            .or_else(|| first_units(s, i, i + 1))
            .or_else(|| the_amount(s, i)),
        Lex::Tens(_) => calendar::decade(s, i),
        Lex::Season(_) => period::season(s, i),
        Lex::Part(_) => clock::the_part(s, i),
        Lex::Unit(unit) => period::the_period(s, i)
            .or_else(|| the_year(s, i))
            .or_else(|| relative::unit_first(s, i + 1, i))
            .or_else(|| edge::unit_end(s, i + 1).map(|p| p.from(i)))
            .or_else(|| the_unit(s, i, unit)),
        Lex::Word(W::Early | W::Late) => edge::edge(s, i, core).or_else(|| clock::the_part(s, i)),
        Lex::Word(W::Mid) => edge::edge(s, i, core),
        Lex::Word(W::End | W::Beginning | W::Start | W::Middle | W::Close | W::Rest) => edge::end_of(s, i, core),
        Lex::Word(W::Closing | W::Last) if period::quarter(s, i + 1).is_some() => period::the_period(s, i),
        Lex::Word(W::Closing) => calendar::nth_of(s, i + 1, i).or_else(|| first_units(s, i, i + 1)),
        Lex::Word(W::Latest | W::Fiscal) => period::the_period(s, i).or_else(|| period::quarter(s, i + 1)),
        Lex::Word(W::Full | W::Whole) => match s.lex(i + 2) {
            Lex::Unit(unit @ Unit::Year) => Some(Parsed::new(i, i + 3, Meaning::Unit(Pick::Now(0), unit))),
            _ => None,
        },
        Lex::Word(_) => calendar::nth_of(s, i + 1, i).or_else(|| relative::picked(s, i)).or_else(|| the_amount(s, i)),
        Lex::Cardinal(_) => the_amount(s, i),
        _ => None,
    }
}

/// `the year 2000`, `the year two thousand`.
fn the_year(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    (s.lex(i + 1) == Lex::Unit(Unit::Year)).then(|| calendar::year(s, i + 2)).flatten().map(|p| p.from(i))
}

/// `the nine months`, `the four days`.
fn the_amount(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let p = duration::duration(s, i + 1)?;
    (p.start == i).then_some(p)
}

/// `the first nine months`, `the first two years`; `at` stands on the ordinal.
fn first_units(s: &Scan<'_>, i: usize, at: usize) -> Option<Parsed> {
    let j = match s.lex(at) {
        Lex::Word(W::Closing) => at + 1,
        Lex::Ordinal(1) => at + 1,
        _ => return None,
    };
    if s.lex(j) == Lex::Digits || matches!(s.lex(j), Lex::Cardinal(_)) || s.any(j, &[W::Few, W::Several, W::Couple]) {
        let (amount, end) = numbers::amount(s, j)?;
        return Some(Parsed::new(i, end, Meaning::Duration(amount)));
    }
    None
}

/// `the year`, `the weekend`, `the quarter`, `the week`, where nothing else follows that makes it another's.
fn the_unit(s: &Scan<'_>, i: usize, unit: Unit) -> Option<Parsed> {
    let end = i + 2;
    // "Person of the Year"
    if s.capital(i + 1) && s.word(i + 1).ends_with(char::is_lowercase) {
        return None;
    }
    let ended = matches!(s.word(end), "ended" | "ending" | "to");
    match unit {
        Unit::Quarter => {
            // "the quarter-point rate cut"
            (!s.hyphen(end)).then(|| Parsed::new(i, end, Meaning::Quarter(Pick::Told(0), Year::None, None)))
        }
        Unit::Year if ended => Some(Parsed::new(i, end, Meaning::Duration(Amount::of(1, Unit::Year)))),
        Unit::Week | Unit::Month | Unit::Year if s.possessive(end).is_some() && !s.is(end + 1, W::End) => {
            Some(Parsed::new(i, end, Meaning::Unit(Pick::Now(0), unit)))
        }
        Unit::Year => {
            let led =
                s.before(i, &[W::For, W::In, W::During, W::Throughout, W::By, W::Until, W::Over, W::Later, W::Earlier]);
            (led && !s.hyphen(end)).then(|| Parsed::new(i, end, Meaning::Unit(Pick::Now(0), Unit::Year)))
        }
        Unit::Weekend => Some(Parsed::new(i, end, Meaning::Unit(Pick::Bare, Unit::Weekend))),
        Unit::Week | Unit::Month => {
            let led = s.before(i, &[W::For, W::In, W::During, W::Throughout, W::By, W::Later, W::Earlier]);
            (led && !s.hyphen(end)).then(|| Parsed::new(i, end, Meaning::Unit(Pick::Now(0), unit)))
        }
        _ => None,
    }
}

/// Helpers for the tests of the rule families.
#[cfg(test)]
mod testing {
    use super::*;
    use crate::input::{self, Article};

    /// Tags a text of 2025-08-06, a Wednesday.
    pub(super) fn tag_text(text: &str, date: Option<&str>) -> (Document, Vec<Expression>) {
        let article =
            Article { id: "a".into(), text: Some(text.into()), date: date.map(Into::into), ..Article::default() };
        let doc = input::read(article);
        let found = tag(&doc, &crate::text::split(&doc));
        (doc, found)
    }

    /// The expressions of a text of 2025-08-06 as `text=value`.
    pub(super) fn tags(text: &str) -> Vec<String> {
        let (doc, found) = tag_text(text, Some("2025-08-06"));
        found.iter().map(|e| format!("{}={}", e.span.of(&doc.text), e.value)).collect()
    }

    /// Checks each text against what must be found in it.
    pub(super) fn check(cases: &[(&str, &[&str])]) {
        for (text, want) in cases {
            assert_eq!(tags(text), *want, "{text}");
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::testing::{tag_text, tags};
    use super::*;

    #[test]
    fn bounds_and_modifiers() {
        let shown = |text: &str| {
            let (_, found) = tag_text(text, Some("2025-08-06"));
            let e = &found[0];
            let day = |d: Option<Date>| d.map_or("-".into(), |d| d.to_string());
            format!("{} {} {}", e.modifier.unwrap_or("-"), day(e.earliest), day(e.latest))
        };
        assert_eq!(shown("They will meet early next week."), "START 2025-08-11 2025-08-13");
        assert_eq!(shown("It opens in late September."), "END 2025-09-21 2025-09-30");
        assert_eq!(shown("It closes at the end of the week."), "END 2025-08-08 2025-08-10");
        assert_eq!(shown("It has until the beginning of 2026."), "START 2026-01-01 2026-01-31");
        assert_eq!(shown("It ends at the end of 2026."), "END 2026-12-01 2026-12-31");
        assert_eq!(shown("It closed in mid-July."), "MID 2025-07-11 2025-07-21");
        assert_eq!(shown("It took about five years."), "APPROX - -");
        assert_eq!(shown("It took more than five years."), "MORE_THAN - -");
        assert_eq!(shown("It has at least 30 days left."), "EQUAL_OR_MORE - -");
        assert_eq!(shown("It opened nearly two years ago."), "AFTER 2023-01-01 2023-12-31");
    }

    #[test]
    fn basis_tells_the_reckoning() {
        let basis = |text: &str| tag_text(text, Some("2025-08-06")).1.pop().and_then(|e| e.basis).unwrap_or_default();
        assert_eq!(basis("The council will vote on Friday."), "article date 2025-08-06 + Friday (coming)");
        assert_eq!(basis("The council voted on Friday."), "article date 2025-08-06 + Friday (past tense)");
        assert_eq!(basis("He left two weeks ago."), "article date 2025-08-06 − 2 weeks");
    }

    #[test]
    fn without_an_article_date_nothing_is_made_up() {
        let (doc, found) = tag_text(
            "He left on Friday, came back in May and met her yesterday; two weeks ago he met them on March 3, 2024.",
            None,
        );
        let shown: Vec<String> = found.iter().map(|e| format!("{}={}", e.span.of(&doc.text), e.value)).collect();
        assert_eq!(
            shown,
            [
                "Friday=XXXX-WXX-5",
                "May=XXXX-05",
                "yesterday=PAST_REF",
                "two weeks ago=PAST_REF",
                "March 3, 2024=2024-03-03"
            ]
        );
        for e in &found[..4] {
            assert_eq!((e.earliest, e.latest), (None, None));
            assert!(e.basis.as_deref().is_some_and(|b| b.starts_with("unresolved")), "{:?}", e.basis);
        }
    }

    #[test]
    fn words_that_only_look_like_times() {
        for text in [
            "Theresa May spoke. May I ask? He may march on Monday's rival.",
            "He was second by 96 points due to the sun and fall of the crown.",
            "The 6-year-old boy, 52 years old, and her 30s were named.",
            "He read The Daily Post and watched 60 Minutes and This Week.",
            "Three-quarters of them paid $2,000 and 2000 people came.",
            "The last-minute bid failed at the last second.",
            "Call 138-2010-2015 or pay No. 1999.",
        ] {
            let found = tags(text);
            assert!(found.iter().all(|f| f.starts_with("Monday")), "{text}: {found:?}");
        }
    }

    #[test]
    fn nesting_is_bounded() {
        for part in
            ["early the ", "the end of ", "another ", "about ", "a year and ", "the last ", "twenty ", "Friday, "]
        {
            let (_, found) = tag_text(&part.repeat(20_000), Some("2025-08-06"));
            assert!(found.len() <= 20_000, "{part}");
        }
    }

    proptest! {
        #[test]
        fn any_mixture_of_time_words_is_read(picks in prop::collection::vec((0usize..60, 0usize..8), 0..40)) {
            const WORDS: [&str; 60] = [
                "the", "a", "last", "next", "this", "end", "of", "early", "late", "mid", "five", "twenty", "10", "3rd",
                "1998", "’90s", "1990s", "12:30", "5pm", "p.m.", "EST", "May", "Jan.", "March", "Friday", "Sat",
                "week", "year", "months", "days", "quarter", "ago", "later", "earlier", "from", "to", "now", "and",
                "or", "half", "every", "noon", "midnight", "morning", "summer", "fiscal", "third", "New", "Year", "’s",
                "Christmas", "today", "tomorrow", "century", "few", "about", "more", "than", "1/2", "½",
            ];
            const GAPS: [&str; 8] = [" ", " ", " ", "-", ", ", ". ", "–", ""];
            let text: String = picks.iter().flat_map(|&(w, g)| [WORDS[w], GAPS[g]]).collect();
            let (doc, found) = tag_text(&text, Some("2025-08-06"));
            let mut end = 0;
            for e in &found {
                prop_assert!(e.span.start >= end && e.span.end > e.span.start, "{text}");
                prop_assert!(!e.span.of(&doc.text).is_empty() && !e.value.is_empty());
                if let (Some(a), Some(b)) = (e.earliest, e.latest) {
                    prop_assert!(a <= b, "{text}: {e:?}");
                }
                end = e.span.end;
            }
        }
    }
}
