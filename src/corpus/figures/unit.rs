//! What a number is measured in.

use super::line::{Line, Word};
use super::money::{money, of_word};
use super::number::{Number, Sort, plain};
use crate::lexicon::{Class, look_up};

/// What a figure is a figure of, and in which base unit it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Unit {
    /// Of things or people.
    Count,
    Percent,
    /// A change of percent.
    Points,
    /// By its sign.
    Money(&'static str),
    /// By the base unit of its measure.
    Measure(&'static str),
    /// In minutes.
    Duration,
    /// Minutes after midnight.
    Clock,
    /// Days of the calendar, months and years.
    Day,
    Month,
    Year,
    /// In years.
    Age,
    Ordinal,
    Score,
}

impl Unit {
    /// As a report tells it; what is counted stands in the figure's name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Points => "percentage points",
            Self::Money(sign) => sign,
            Self::Measure(base) => base,
            Self::Duration => "minutes",
            Self::Clock => "time of day",
            Self::Day => "date",
            Self::Month => "month",
            Self::Year => "year",
            Self::Age => "years old",
            Self::Ordinal => "rank",
            Self::Score => "score",
        }
    }
}

impl Unit {
    /// What a figure in it is called.
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Self::Count => "number",
            Self::Percent | Self::Points => "percentage",
            Self::Money(_) => "amount",
            Self::Measure(_) => "measure",
            Self::Duration => "length of time",
            Self::Clock => "time of day",
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Age => "age",
            Self::Ordinal => "rank",
            Self::Score => "score",
        }
    }
}

/// Millionths of a gram in a pound, and of a metre in a nautical mile.
const POUND: i64 = 453_592_370;
const NAUTICAL_MILE: i64 = 1_852_000_000;

/// A number's unit, how many thousandths of the base unit one is in millionths, and the token after it. What measures
/// nothing is a count.
pub(super) fn read(line: &Line<'_>, at: usize, n: &Number) -> (Unit, i64, usize) {
    const SAME: i64 = 1_000_000;
    let next = line.joint(n.end);
    if let Some((sign, _)) = money(line, at) {
        return (Unit::Money(sign), SAME, n.end);
    }
    if let Some(sign) = of_word(line.low(next)) {
        return (Unit::Money(sign), SAME, next + 1);
    }
    if matches!(line.low(next), "pound" | "pounds") {
        let weighs = |w: &Word| w.low.starts_with("weigh") || matches!(w.low.as_str(), "heavy" | "heavier" | "lighter");
        let weight = line.low(next + 1) == "of" || line.is_joint(n.end) || line.words.iter().any(weighs);
        let (unit, factor) = if weight { (Unit::Measure("g"), POUND) } else { (Unit::Money("£"), SAME) };
        return (unit, factor, next + 1);
    }
    match (line.low(next), line.low(next + 1)) {
        ("percentage", "point" | "points") | ("percent" | "%", "points") => return (Unit::Points, SAME, next + 2),
        ("percent" | "pct" | "%", _) => return (Unit::Percent, SAME, next + 1),
        ("per", "cent") => return (Unit::Percent, SAME, next + 2),
        _ => {}
    }
    if n.sort == Sort::Share {
        return (Unit::Percent, SAME, n.end);
    }
    measure(line, at, n, next).unwrap_or((Unit::Count, SAME, n.end))
}

/// "20 km", "12 miles", "500kg", "140 km/h", "3 square miles".
fn measure(line: &Line<'_>, at: usize, n: &Number, next: usize) -> Option<(Unit, i64, usize)> {
    let glued = plain(line.low(at)).filter(|_| n.end == at + 1).and_then(|p| look_up(p.2).value(Class::Measure));
    if line.low(next) == "nautical" {
        return Some((Unit::Measure("m"), NAUTICAL_MILE, next + 2));
    }
    // "half a tonne", "three square miles".
    let next = next + usize::from(matches!(line.low(next), "a" | "an") && line.low(at) == "half");
    let square = glued.is_none() && matches!(line.low(next), "square" | "sq");
    let at = next + usize::from(square);
    let (value, end) = match glued {
        Some(value) => (value, n.end),
        None => (line.words.get(at)?.entry.value(Class::Measure)?, at + 1),
    };
    let (base, factor) = value.split_once(' ')?;
    let factor: i64 = factor.parse().ok()?;
    let hour = |k: usize| matches!(line.low(k), "h" | "hour" | "hr");
    match base {
        "m" if square => {
            let wide = i128::from(factor) * i128::from(factor) / 1_000_000;
            Some((Unit::Measure("m2"), i64::try_from(wide).ok()?, end))
        }
        "m" if matches!(line.low(end), "/" | "per" | "an") && hour(end + 1) => {
            Some((Unit::Measure("m/h"), factor, end + 2))
        }
        _ if square => None,
        _ => Some((Unit::Measure(base), factor, end)),
    }
}

/// A value in thousandths of the base unit; `None` where it is more than is kept.
pub(super) fn convert(value: i64, factor: i64) -> Option<i64> {
    i64::try_from(i128::from(value) * i128::from(factor) / 1_000_000).ok()
}
