//! How fine a resolved time is.

use super::lexicon::Unit;

/// How fine the answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grain {
    /// No date at all: a reference, a set, or unresolved.
    None,
    /// A clock time or part of a day.
    Clock,
    /// A day.
    Day,
    /// A week or weekend.
    Week,
    /// A month.
    Month,
    /// A quarter, half or season.
    Quarter,
    /// A year.
    Year,
    /// A decade or more.
    Decade,
}

impl Grain {
    pub(super) const fn of(unit: Unit) -> Self {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Self::Clock,
            Unit::Day => Self::Day,
            Unit::Weekend | Unit::Week | Unit::Fortnight => Self::Week,
            Unit::Month => Self::Month,
            Unit::Quarter | Unit::Season => Self::Quarter,
            Unit::Year => Self::Year,
            Unit::Decade | Unit::Century | Unit::Millennium => Self::Decade,
        }
    }
}
