//! A due date before it is written down.

use crate::calendar::Date;
use crate::report::{Certainty, Due};

/// A due date before it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::deadlines) struct DueDate {
    pub(in crate::deadlines) value: String,
    /// First and last day that the last moment can fall on.
    pub(in crate::deadlines) days: Option<(Date, Date)>,
    pub(in crate::deadlines) certainty: Certainty,
    pub(in crate::deadlines) basis: String,
    /// The deadline's length in days, least and most, where the sentence tells it.
    pub(in crate::deadlines) length: Option<(i64, i64)>,
    /// Whether a calendar date gives it, not a sum from some other day.
    pub(in crate::deadlines) dated: bool,
}

impl DueDate {
    pub(super) fn unresolved(value: String, basis: &str) -> Self {
        Self { value, days: None, certainty: Certainty::Unresolved, basis: basis.into(), length: None, dated: false }
    }

    pub(in crate::deadlines) fn report(&self) -> Due {
        Due {
            value: self.value.clone(),
            earliest: self.days.map(|d| d.0.to_string()),
            latest: self.days.map(|d| d.1.to_string()),
            certainty: self.certainty,
            basis: self.basis.clone(),
        }
    }
}
