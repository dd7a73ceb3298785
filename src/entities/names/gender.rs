//! The gender that a title or a name tells.

use crate::lexicon::{Class, Entry};

/// A person's gender, as far as an article tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Gender {
    /// Nothing tells it.
    #[default]
    Unknown,
    Male,
    Female,
}

impl Gender {
    /// Whether two may be one person's: they are the same, or one is not told.
    pub(crate) fn fits(self, other: Self) -> bool {
        self == Self::Unknown || other == Self::Unknown || self == other
    }

    /// What a title or role tells.
    pub(crate) fn of_title(entry: Entry) -> Self {
        if entry.has(Class::MaleTitle) {
            Self::Male
        } else if entry.has(Class::FemaleTitle) {
            Self::Female
        } else {
            Self::Unknown
        }
    }
}
