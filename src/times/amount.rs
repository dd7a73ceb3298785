//! An amount of time, and its TIMEX3 value.

use super::lexicon::Unit;

/// A number of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    /// In thousandths; not meaningful if vague.
    pub(crate) milli: u64,
    /// "several", "a few": no number at all.
    pub(crate) vague: bool,
    /// Written with a decimal point.
    pub(crate) decimal: bool,
}

impl Count {
    pub(crate) const VAGUE: Self = Self { milli: 0, vague: true, decimal: false };

    pub(crate) const fn whole(n: u32) -> Self {
        Self { milli: n as u64 * 1000, vague: false, decimal: false }
    }
}

/// An amount of time: some units, perhaps with a second, smaller amount, perhaps with an alternative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    /// How many.
    pub(crate) count: Count,
    /// The upper alternative: 12 in "10 or 12 days".
    pub(crate) high: Option<Count>,
    /// Of what.
    pub(crate) unit: Unit,
    /// "and 30 minutes".
    pub(crate) rest: Option<(u32, Unit)>,
}

impl Amount {
    pub(crate) const fn of(n: u32, unit: Unit) -> Self {
        Self { count: Count::whole(n), high: None, unit, rest: None }
    }

    pub(crate) const fn vague(unit: Unit) -> Self {
        Self { count: Count::VAGUE, high: None, unit, rest: None }
    }

    /// Its TIMEX3 value, such as `P2Y6M`; of two alternatives the lower.
    pub(crate) fn value(&self) -> String {
        value_of(self.count, self.unit, self.rest)
    }
}

/// How many of which TIMEX3 designator a unit is.
const fn designator(unit: Unit) -> (u64, &'static str) {
    match unit {
        Unit::Second => (1, "S"),
        Unit::Minute => (1, "M"),
        Unit::Hour => (1, "H"),
        Unit::Day => (1, "D"),
        Unit::Weekend => (1, "WE"),
        Unit::Week => (1, "W"),
        Unit::Fortnight => (2, "W"),
        Unit::Month => (1, "M"),
        Unit::Quarter => (3, "M"),
        Unit::Season => (3, "M"),
        Unit::Year => (1, "Y"),
        Unit::Decade => (10, "Y"),
        Unit::Century => (100, "Y"),
        Unit::Millennium => (1000, "Y"),
    }
}

fn value_of(count: Count, unit: Unit, rest: Option<(u32, Unit)>) -> String {
    let p = if unit.is_clock() { "PT" } else { "P" };
    if count.vague {
        let name = match unit {
            Unit::Decade => "DE",
            Unit::Century => "CE",
            Unit::Millennium => "ML",
            Unit::Fortnight => "W",
            Unit::Quarter => "Q",
            _ => designator(unit).1,
        };
        return format!("{p}X{name}");
    }
    let (per, name) = designator(unit);
    let total = count.milli.saturating_mul(per);
    let (whole, part) = (total / 1000, total % 1000);
    let mut out = String::from(p);
    // Halves and quarters of a unit go into the next smaller one, as TimeBank has them.
    let smaller = match unit {
        Unit::Year if part % 250 == 0 => Some((part * 12 / 1000, "M")),
        Unit::Hour if part % 250 == 0 => Some((part * 60 / 1000, "M")),
        Unit::Minute if part % 250 == 0 => Some((part * 60 / 1000, "S")),
        _ => None,
    };
    match smaller {
        _ if part == 0 => out += &format!("{whole}{name}"),
        Some((n, small)) if !count.decimal => {
            if whole > 0 {
                out += &format!("{whole}{name}");
            }
            out += &format!("{n}{small}");
        }
        _ => {
            let digits = format!("{part:03}");
            out += &format!("{whole}.{}{name}", digits.trim_end_matches('0'));
        }
    }
    if let Some((n, small)) = rest {
        if small.is_clock() && !unit.is_clock() {
            out += "T";
        }
        let (per, name) = designator(small);
        out += &format!("{}{name}", u64::from(n) * per);
    }
    out
}
