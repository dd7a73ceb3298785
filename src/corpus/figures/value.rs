//! A figure's value, and whether two values can be one.

use crate::report::Bound;

/// How far two figures may be apart, in thousandths, that are one rounded and one not.
const ROUNDED: i64 = 35;

/// The same where one says "about".
const ABOUT: i64 = 100;

/// The same of two that are in different units.
const CONVERTED: i64 = 40;

/// A value as given, in thousandths of its base unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) low: i64,
    pub(super) high: i64,
    /// How finely it is given.
    pub(super) step: i64,
    pub(super) bound: Option<Bound>,
    /// Whether the value itself is beyond the bound.
    pub(super) strict: bool,
    /// How many millionths of the base unit its unit is.
    pub(super) factor: i64,
}

/// How two values go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meet {
    Equal,
    Rounded,
    Bounded,
    /// Both can be true, and say nothing of each other: "more than 12" and 400.
    Open,
    Apart,
}

impl Value {
    /// A plain value.
    pub(super) const fn exact(low: i64, step: i64) -> Self {
        Self { low, high: low, step, bound: None, strict: false, factor: 1_000_000 }
    }

    /// How this one and another go together.
    pub(super) fn meet(&self, other: &Self) -> Meet {
        if (self.low, self.high) == (other.low, other.high) {
            return self.meet_equal(other);
        }
        if self.low <= other.high && other.low <= self.high {
            return if self.is_range() && other.is_range() { Meet::Rounded } else { Meet::Bounded };
        }
        let within = |share: i64| {
            let (a, b) = if self.low < other.low { (self.high, other.low) } else { (other.high, self.low) };
            (i128::from(b) - i128::from(a)) * 1000 <= i128::from(b) * i128::from(share)
        };
        let vague = [self, other].iter().filter(|v| v.bound == Some(Bound::About)).count() as i64;
        let (coarse, apart) = (self.step.max(other.step), self.low.abs_diff(other.low));
        let rounded = apart <= coarse.unsigned_abs() / 2 && self.step != other.step && within(ROUNDED);
        // "Some $146 billion" is not $148.9 billion.
        let about = vague > 0 && apart <= coarse.unsigned_abs() && within(ABOUT * vague);
        if about || self.factor != other.factor && within(CONVERTED) || rounded {
            return Meet::Rounded;
        }
        let ((a, b), (c, d)) = (self.reach(), other.reach());
        match a <= d && c <= b {
            true if self.ratio(other) <= 20 => Meet::Bounded,
            true => Meet::Open,
            false => Meet::Apart,
        }
    }

    /// The same value, each meant in its way: "more than 12" is not 12, but $121 billion may be a little more than that.
    fn meet_equal(&self, other: &Self) -> Meet {
        let near = |v: &Self| v.bound.is_none_or(|b| b == Bound::About);
        if self.bound == other.bound || near(self) && near(other) {
            return Meet::Equal;
        }
        let up = |v: &Self| matches!(v.bound, Some(Bound::AtLeast | Bound::MoreThan));
        let beyond = |v: &Self, w: &Self| v.strict && (near(w) || up(v) != up(w));
        match beyond(self, other) || beyond(other, self) {
            true if self.step > 1000 => Meet::Rounded,
            true => Meet::Open,
            false => Meet::Bounded,
        }
    }

    fn is_range(&self) -> bool {
        self.low != self.high
    }

    /// The least and the most that it can be.
    const fn reach(&self) -> (i64, i64) {
        match self.bound {
            Some(Bound::AtLeast | Bound::MoreThan) => (self.low, i64::MAX),
            Some(Bound::AtMost) => (i64::MIN, self.high),
            Some(Bound::About) | None => (self.low, self.high),
        }
    }

    /// How many times the greater is the less, in tenths.
    pub(super) fn ratio(&self, other: &Self) -> i64 {
        let (a, b) = (self.low.min(other.low).max(1), self.low.max(other.low));
        b.saturating_mul(10) / a
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(low: i64, step: i64, bound: Option<Bound>) -> Value {
        Value { bound, strict: bound == Some(Bound::MoreThan), ..Value::exact(low * 1000, step * 1000) }
    }

    #[test]
    fn a_round_figure_meets_what_it_rounds_and_nothing_else() {
        assert_eq!(of(1_400_000, 100_000, None).meet(&of(1_387_000, 1000, None)), Meet::Rounded);
        assert_eq!(of(5000, 1000, None).meet(&of(5200, 100, None)), Meet::Apart);
        assert_eq!(of(101, 1, None).meet(&of(103, 1, None)), Meet::Apart);
        assert_eq!(of(50_000, 10_000, None).meet(&of(55_000, 1000, None)), Meet::Apart);
        assert_eq!(of(50, 10, Some(Bound::About)).meet(&of(47, 1, None)), Meet::Rounded);
        assert_eq!(of(146, 1, Some(Bound::About)).meet(&of(149, 1, None)), Meet::Apart);
    }

    #[test]
    fn a_bound_holds_what_lies_within_it() {
        assert_eq!(of(12, 1, Some(Bound::AtLeast)).meet(&of(15, 1, None)), Meet::Bounded);
        assert_eq!(of(15, 1, Some(Bound::AtLeast)).meet(&of(12, 1, None)), Meet::Apart);
        assert_eq!(of(12, 1, Some(Bound::AtLeast)).meet(&of(12, 1, None)), Meet::Bounded);
        assert_eq!(of(30, 1, Some(Bound::AtMost)).meet(&of(28, 1, None)), Meet::Bounded);
        assert_eq!(of(12, 1, Some(Bound::AtLeast)).meet(&of(400, 1, None)), Meet::Open);
        assert_eq!(of(30, 1, Some(Bound::AtMost)).meet(&of(41, 1, None)), Meet::Apart);
        assert_eq!(of(12, 1, Some(Bound::AtLeast)).meet(&of(30, 1, Some(Bound::AtLeast))), Meet::Open);
        assert_eq!(of(12, 1, Some(Bound::MoreThan)).meet(&of(12, 1, None)), Meet::Open);
        assert_eq!(of(121, 10, Some(Bound::MoreThan)).meet(&of(121, 10, None)), Meet::Rounded);
    }

    #[test]
    fn the_greatest_values_are_kept_apart() {
        let (a, b) = (Value::exact(i64::MAX, 1000), Value::exact(i64::MAX / 2, 1000));
        assert_eq!(a.meet(&b), Meet::Apart);
    }
}
