//! The words that time expressions are made of: what the values of `time-word` and `time-plural` in the lexicon mean.

use crate::lexicon::{Class, Entry, VALUE_TEXTS};

/// Units of time, from short to long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// Whether it is a part of a day.
    pub(crate) const fn is_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }
}

/// Parts of a day, as in `2025-08-08TMO`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Day,
}

impl DayPart {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Day => "DT",
        }
    }
}

/// Seasons, as in `2025-SU`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

macro_rules! function_words {
    ($($name:ident)*) => {
        /// The function words of time expressions, each with those that stand for it: "roughly", "approximately".
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum W {
            $($name,)*
        }

        const NAMES: &[(&str, W)] = &[$((stringify!($name), W::$name),)*];
    };
}

function_words! {
    A About Additional After Ago Ahead All Almost Also And Annual Annually Another Any Around At Back Before
    Beginning Between Beyond Biweekly By Close Closing Coming Consecutive Couple Current Currently Daily Date
    Distant Dozen Dozens During Each Earlier Early Either End Ending Eve Ever Every Few Fewer Fiscal Following For
    Foreseeable Fortnightly From Full Future Good Half Hence Her His Hourly Hundreds Immediate In Its Just Last Late
    Later Latest Least Less Long Many Mid Middle Moment Monthly More Most My Near Nearly Next Nightly No Not Now
    Nowadays Oclock Of Old On Once Only Or Other Our Over Overnight Past Per Period Point Present Previous
    Previously Prior Quarterly Recent Recently Rest Right Roughly Same Several Since So Some Sometime Soon Start
    Straight Term Than That The Their Then These This Those Thousands Through Throughout Time Times To Today
    Tomorrow Tonight Trading Twice Under Until Up Upcoming Weekdays Weekly Well Whole Within Working Yearly
    Yesterday Your
}

/// What a token means to a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lex {
    /// Nothing.
    None,
    /// A token of digits; look at its characters.
    Digits,
    /// A number word up to ninety-nine.
    Cardinal(u32),
    /// hundred, thousand, million.
    Scale(u32),
    /// first to thirty-first.
    Ordinal(u8),
    /// A month, 1 to 12.
    Month(u8),
    /// A weekday, 1 (Monday) to 7.
    Weekday(u8),
    /// Several of a weekday.
    Weekdays(u8),
    /// A unit.
    Unit(Unit),
    /// Several of a unit.
    Units(Unit),
    /// A part of a day.
    Part(DayPart),
    /// Several parts of days.
    Parts(DayPart),
    /// 12:00.
    Noon,
    /// 24:00.
    Midnight,
    /// Q1 to Q4.
    Q(u8),
    /// H1 and H2.
    H(u8),
    /// A season.
    Season(Season),
    /// Several seasons.
    Seasons(Season),
    /// twenties (20) to nineties (90).
    Tens(u8),
    /// A.M. (false), P.M. (true).
    Meridiem(bool),
    /// The name of a time zone.
    Zone,
    /// A hyphen or dash.
    Dash,
    /// A comma.
    Comma,
    /// A slash.
    Slash,
    /// A full stop, as between the digits of a date.
    Stop,
    /// The first word of a holiday's name.
    Holiday,
    /// A function word.
    Word(W),
}

/// What each value of the lexicon means; nothing for those of classes that say nothing of time.
static MEANINGS: [Lex; VALUE_TEXTS.len()] = {
    let mut out = [Lex::None; VALUE_TEXTS.len()];
    let mut i = 0;
    while i < out.len() {
        out[i] = meaning(VALUE_TEXTS[i].as_bytes());
        i += 1;
    }
    out
};

/// Reads a value of `time-word`: `unit-day`, `cardinal-12`, `noon`, or the name of a function word.
const fn meaning(value: &[u8]) -> Lex {
    let (kind, of) = split(value);
    match (kind, of) {
        (b"unit", of) => match unit(of) {
            Some(unit) => Lex::Unit(unit),
            None => Lex::None,
        },
        (b"part", of) => match part(of) {
            Some(part) => Lex::Part(part),
            None => Lex::None,
        },
        (b"season", of) => match season(of) {
            Some(season) => Lex::Season(season),
            None => Lex::None,
        },
        (b"month", n) => Lex::Month(number(n) as u8),
        (b"weekday", n) => Lex::Weekday(number(n) as u8),
        (b"cardinal", n) => Lex::Cardinal(number(n)),
        (b"ordinal", n) => Lex::Ordinal(number(n) as u8),
        (b"scale", n) => Lex::Scale(number(n)),
        (b"tens", n) => Lex::Tens(number(n) as u8),
        (b"noon", b"") => Lex::Noon,
        (b"midnight", b"") => Lex::Midnight,
        (b"am", b"") => Lex::Meridiem(false),
        (b"pm", b"") => Lex::Meridiem(true),
        (b"zone", b"") => Lex::Zone,
        (b"holiday", b"") => Lex::Holiday,
        _ => function_word(value),
    }
}

/// What stands before the hyphen and what after it.
const fn split(value: &[u8]) -> (&[u8], &[u8]) {
    let mut i = 0;
    while i < value.len() {
        if value[i] == b'-' {
            let (before, after) = value.split_at(i);
            return (before, after.split_at(1).1);
        }
        i += 1;
    }
    (value, b"")
}

const fn number(digits: &[u8]) -> u32 {
    let mut n = 0;
    let mut i = 0;
    while i < digits.len() {
        n = n * 10 + (digits[i] - b'0') as u32;
        i += 1;
    }
    n
}

const fn unit(name: &[u8]) -> Option<Unit> {
    Some(match name {
        b"second" => Unit::Second,
        b"minute" => Unit::Minute,
        b"hour" => Unit::Hour,
        b"day" => Unit::Day,
        b"weekend" => Unit::Weekend,
        b"week" => Unit::Week,
        b"fortnight" => Unit::Fortnight,
        b"month" => Unit::Month,
        b"quarter" => Unit::Quarter,
        b"season" => Unit::Season,
        b"year" => Unit::Year,
        b"decade" => Unit::Decade,
        b"century" => Unit::Century,
        b"millennium" => Unit::Millennium,
        _ => return None,
    })
}

const fn part(name: &[u8]) -> Option<DayPart> {
    Some(match name {
        b"morning" => DayPart::Morning,
        b"midday" => DayPart::Midday,
        b"afternoon" => DayPart::Afternoon,
        b"evening" => DayPart::Evening,
        b"night" => DayPart::Night,
        b"day" => DayPart::Day,
        _ => return None,
    })
}

const fn season(name: &[u8]) -> Option<Season> {
    Some(match name {
        b"spring" => Season::Spring,
        b"summer" => Season::Summer,
        b"fall" => Season::Fall,
        b"winter" => Season::Winter,
        _ => return None,
    })
}

const fn function_word(name: &[u8]) -> Lex {
    let mut i = 0;
    while i < NAMES.len() {
        if NAMES[i].0.as_bytes().eq_ignore_ascii_case(name) {
            return Lex::Word(NAMES[i].1);
        }
        i += 1;
    }
    Lex::None
}

/// What a word means to a time expression, by what the lexicon says of it.
pub(super) fn of(entry: Entry) -> Lex {
    if let Some(value) = entry.value_index(Class::TimeWord) {
        return MEANINGS[value];
    }
    match entry.value_index(Class::TimePlural).map(|value| MEANINGS[value]) {
        Some(Lex::Unit(unit)) => Lex::Units(unit),
        Some(Lex::Weekday(day)) => Lex::Weekdays(day),
        Some(Lex::Part(part)) => Lex::Parts(part),
        Some(Lex::Season(season)) => Lex::Seasons(season),
        _ => Lex::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{look_up, values};

    #[test]
    fn every_value_is_read() {
        for class in [Class::TimeWord, Class::TimePlural] {
            for (word, value) in values(class) {
                assert_ne!(of(look_up(word)), Lex::None, "{word}: {value}");
            }
        }
    }

    #[test]
    fn every_function_word_has_a_row() {
        for (name, w) in NAMES {
            assert!(values(Class::TimeWord).any(|(word, _)| of(look_up(word)) == Lex::Word(*w)), "{name}");
        }
    }

    #[test]
    fn words_mean_what_their_rows_say() {
        for (word, lex) in [
            ("sept", Lex::Month(9)),
            ("fri", Lex::Weekday(5)),
            ("fridays", Lex::Weekdays(5)),
            ("second", Lex::Ordinal(2)),
            ("seconds", Lex::Units(Unit::Second)),
            ("yrs", Lex::Units(Unit::Year)),
            ("million", Lex::Scale(1_000_000)),
            ("eighties", Lex::Tens(80)),
            ("autumn", Lex::Season(Season::Fall)),
            ("nights", Lex::Parts(DayPart::Night)),
            ("p.m", Lex::Meridiem(true)),
            ("approximately", Lex::Word(W::Roughly)),
            ("mondayish", Lex::None),
        ] {
            assert_eq!(of(look_up(word)), lex, "{word}");
        }
    }
}
