//! The tokens of one sentence as the rules see them, and what a rule hands back.

use super::lexicon::{self, DayPart, Lex, Season, Unit, W};
use super::numbers::Amount;
use crate::lexicon::Class;
use crate::text::{TokenKind, Words};

/// A sentence's tokens with their dictionary classes. Indices count from its first token.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    pub(super) words: Words<'a>,
    pub(super) lex: &'a [Lex],
}

impl<'a> Scan<'a> {
    /// What the token means; nothing past the end.
    pub(super) fn lex(&self, i: usize) -> Lex {
        self.lex.get(i).copied().unwrap_or(Lex::None)
    }

    /// Whether the token is a given function word.
    pub(super) fn is(&self, i: usize, w: W) -> bool {
        self.lex(i) == Lex::Word(w)
    }

    /// Whether the token is one of some function words.
    pub(super) fn any(&self, i: usize, words: &[W]) -> bool {
        matches!(self.lex(i), Lex::Word(w) if words.contains(&w))
    }

    /// The token before, if any, is one of some function words.
    pub(super) fn before(&self, i: usize, words: &[W]) -> bool {
        i > 0 && self.any(i - 1, words)
    }

    /// The token as written; empty past the end.
    pub(super) fn word(&self, i: usize) -> &'a str {
        self.words.surface(i)
    }

    /// Whether the lexicon has the word, written without a capital, in a class.
    pub(super) fn of(&self, i: usize, class: Class) -> bool {
        self.words.has_lower(i, class)
    }

    /// The token's sort.
    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.words.kind(i)
    }

    /// Whether the token stands next to the one before.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.words.glued(i)
    }

    /// Whether the token starts with a capital.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.words.capital(i)
    }

    /// Whether there is a token.
    pub(super) fn has(&self, i: usize) -> bool {
        self.words.reaches(i)
    }

    /// Whether the token is the hyphen of a compound.
    pub(super) fn hyphen(&self, i: usize) -> bool {
        self.lex(i) == Lex::Dash && self.glued(i) && self.glued(i + 1)
    }

    /// Past a compound's hyphen if one stands here.
    pub(super) fn joint(&self, i: usize) -> usize {
        if self.hyphen(i) { i + 1 } else { i }
    }

    /// Past a comma if one stands here.
    pub(super) fn comma(&self, i: usize) -> usize {
        if self.lex(i) == Lex::Comma { i + 1 } else { i }
    }

    /// Past a possessive `’s` or a bare apostrophe after an s.
    pub(super) fn possessive(&self, i: usize) -> Option<usize> {
        let s = self.kind(i) == Some(TokenKind::Clitic) && self.word(i).ends_with(['s', 'S']);
        let bare = self.kind(i) == Some(TokenKind::Mark)
            && self.glued(i)
            && matches!(self.word(i), "'" | "’")
            && self.word(i.wrapping_sub(1)).ends_with('s');
        (s || bare).then_some(i + 1)
    }

    /// A token of nothing but digits: its value and their number.
    pub(super) fn int(&self, i: usize) -> Option<(u32, usize)> {
        if self.lex(i) != Lex::Digits {
            return None;
        }
        let w = self.word(i);
        (w.len() <= 9 && w.bytes().all(|b| b.is_ascii_digit())).then(|| w.parse().ok().map(|n| (n, w.len()))).flatten()
    }

    /// A year of four digits, from 1000 to 2999.
    pub(super) fn year(&self, i: usize) -> Option<i16> {
        let (n, len) = self.int(i)?;
        (len == 4 && (1000..3000).contains(&n)).then_some(n as i16)
    }

    /// `1st` to `31st`, or such a word.
    pub(super) fn ordinal(&self, i: usize) -> Option<(u8, usize)> {
        match self.lex(i) {
            Lex::Ordinal(n) => Some((n, i + 1)),
            Lex::Cardinal(tens @ (20 | 30)) if self.hyphen(i + 1) => match self.lex(i + 2) {
                Lex::Ordinal(n) if n < 10 => Some((tens as u8 + n, i + 3)),
                _ => None,
            },
            Lex::Cardinal(tens @ (20 | 30)) => match self.lex(i + 1) {
                Lex::Ordinal(n) if n < 10 => Some((tens as u8 + n, i + 2)),
                _ => None,
            },
            Lex::Digits => {
                let w = self.word(i);
                let w = w.trim_end_matches('.');
                let cut = w.len().checked_sub(2).filter(|&c| w.is_char_boundary(c))?;
                let ending = ["st", "nd", "rd", "th"].iter().any(|e| w[cut..].eq_ignore_ascii_case(e));
                let n = w[..cut].parse().ok().filter(|_| ending)?;
                Some((n, i + 1))
            }
            _ => None,
        }
    }

    /// A day of a month: `5`, `05`, `5th`, `fifth`, `twenty five`.
    pub(super) fn month_day(&self, i: usize) -> Option<(u8, usize)> {
        if matches!(self.lex(i), Lex::Cardinal(_)) && self.ordinal(i).is_none() {
            return super::numbers::words(self, i).filter(|(n, _)| (1..=31).contains(n)).map(|(n, e)| (n as u8, e));
        }
        if let Some((n, len)) = self.int(i) {
            return (len <= 2 && (1..=31).contains(&n)).then_some((n as u8, i + 1));
        }
        self.ordinal(i).filter(|(n, _)| (1..=31).contains(n))
    }
}

/// Classifies the tokens of a sentence into `out`; false if none can begin or end an expression.
pub(super) fn classify(words: Words<'_>, out: &mut Vec<Lex>) -> bool {
    out.clear();
    let mut any = false;
    for i in 0..words.len() {
        let lex = match words.kind(i).unwrap_or(TokenKind::Punctuation) {
            TokenKind::Word | TokenKind::Abbreviation => {
                let w = words.surface(i);
                let bare = w.strip_suffix('.').unwrap_or(w);
                match bare.as_bytes() {
                    [b'Q' | b'q', n @ b'1'..=b'4'] => Lex::Q(n - b'0'),
                    [b'H', n @ b'1'..=b'2'] => Lex::H(n - b'0'),
                    _ => lexicon::look_up(bare),
                }
            }
            TokenKind::Number => Lex::Digits,
            TokenKind::Punctuation => match words.surface(i) {
                "-" | "–" | "‑" | "—" | "−" => Lex::Dash,
                "," => Lex::Comma,
                "/" => Lex::Slash,
                "." => Lex::Stop,
                _ => Lex::None,
            },
            _ => Lex::None,
        };
        any |= !matches!(lex, Lex::None | Lex::Dash | Lex::Comma | Lex::Slash | Lex::Stop);
        out.push(lex);
    }
    any
}

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
    HolidayWeek(super::holiday::Day),
    /// The weekend at a holiday.
    HolidayWeekend(super::holiday::Day, Year),
    /// A month.
    Month(Pick, Year, u8),
    /// A weekday.
    Weekday(Pick, u8),
    /// A weekday of the last or next week ("Friday of last week").
    WeekdayOf(i8, u8),
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
    Holiday(Pick, Year, super::holiday::Day),
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
}

impl Parsed {
    pub(super) const fn new(start: usize, end: usize, meaning: Meaning) -> Self {
        Self { start, end, meaning, clock: None, modifier: None }
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
