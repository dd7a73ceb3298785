//! What a rule hands back: where an expression stands and what it means, before it is resolved.

use super::amount::Amount;
use super::holiday_rule::HolidayRule;
use super::lexicon::{DayPart, Season, Unit};

/// Which year a part of a year belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said.
    None,
    /// This one.
    Is(i16),
    /// Counted from the article's.
    Shift(i8),
    /// Counted from the one last spoken of.
    Told(i8),
    /// The last one before the article's date.
    Before,
    /// The first one after it.
    After,
}

/// How a name of a recurring stretch picks one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// Not said: the tense decides.
    Bare,
    /// Counted from the article's date: last, this, next.
    Now(i8),
    /// Counted from the date last spoken of: that, the following, the previous.
    Told(i8),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// Hour (0 to 24) and minute.
    At(u8, u8),
    /// Hour only, of which half of the day is not known.
    Part(DayPart),
}

/// What an expression means, before it is resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A day of a month.
    Day(Year, u8, u8),
    /// A day of the month last spoken of.
    DayOfMonth(u8),
    /// A weekday that is a given day of its month: Friday the 13th.
    WeekdayDay(u8, u8),
    /// An amount of time from a day.
    From(Amount, Base),
    /// The n-th (or last, -1) week, day or weekend of a month or year.
    Nth(i8, Unit, Year, Option<u8>),
    /// The n-th (or last, -1) given weekday of a month.
    NthWeekday(i8, u8, Year, u8),
    /// To the day an amount of time before the article's date: ten years ago today.
    DayAgo(Amount),
    /// The week of a holiday.
    HolidayWeek(HolidayRule),
    /// The weekend at a holiday.
    HolidayWeekend(HolidayRule, Year),
    /// A month.
    Month(Pick, Year, u8),
    /// A weekday.
    Weekday(Pick, u8),
    /// A weekday of the last or next week ("Friday of last week").
    WeekdayOf(i8, u8),
    /// A weekday of the week after the coming one: Friday after next.
    WeekdayAfterNext(u8),
    /// The n-th (or last, -1) day, week, weekend or given weekday of this, the next, the last month.
    OfMonth(i8, Part, Pick),
    /// Days from the article's date: yesterday is -1.
    DayShift(i8),
    /// A year.
    Year(i16),
    /// A decade, by its first year.
    Decade(i16),
    /// The fifties to nineties, by two digits.
    Decade2(u8),
    /// A century, by its first year.
    Century(i16),
    /// A quarter, perhaps unnumbered.
    Quarter(Pick, Year, Option<u8>),
    /// Half a year.
    Half(Year, u8),
    /// A season.
    Season(Pick, Year, Season),
    /// A unit as a whole: this week, last year.
    Unit(Pick, Unit),
    /// The week or weekend of a day: the week of March 6.
    WeekOf(Unit, Year, u8, u8),
    /// An amount of time before (false) or after (true) the article's date, or the date last spoken of.
    Offset(Amount, bool, Anchor),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Ref(&'static str),
    /// A length of time.
    Duration(Amount),
    /// A holiday.
    Holiday(Pick, Year, HolidayRule),
    /// Something regular; the amount is its period.
    Every(Amount),
    /// A regular weekday, perhaps with a part of the day.
    EveryWeekday(u8),
    /// A regular month.
    EveryMonth(u8),
    /// A regular season, quarter or part of a day, by its code.
    EveryCode(&'static str),
    /// A time of day with no date said.
    Bare,
}

/// A part of a month that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A day, week or weekend.
    Unit(Unit),
    /// A weekday, from 1 (Monday).
    Weekday(u8),
}

/// A day that an amount of time is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// Days from the article's date.
    Shift(i8),
    /// A weekday.
    Weekday(u8),
    /// A day of a month.
    Day(Year, u8, u8),
}

/// From what an amount of time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The article's date.
    Now,
    /// The date last spoken of.
    Told,
}

/// What a rule found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parsed {
    /// First token.
    pub(super) start: usize,
    /// Just past the last token.
    pub(super) end: usize,
    /// What it means.
    pub(super) meaning: Meaning,
    /// Its time of day.
    pub(super) clock: Option<Clock>,
    /// Its TIMEX3 modifier.
    pub(super) modifier: Option<&'static str>,
    /// Whether an edge is its very edge: "the beginning of 2026" is nearer to the new year than "early 2026".
    pub(super) very: bool,
}

impl Parsed {
    pub(super) const fn new(start: usize, end: usize, meaning: Meaning) -> Self {
        Self { start, end, meaning, clock: None, modifier: None, very: false }
    }

    pub(super) const fn with(mut self, modifier: &'static str) -> Self {
        self.modifier = Some(modifier);
        self
    }

    pub(super) const fn from(mut self, start: usize) -> Self {
        self.start = start;
        self
    }
}
