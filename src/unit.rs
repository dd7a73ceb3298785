//! An offset, and what it counts.

use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

/// What an offset counts: as a type [`Bytes`], [`Utf16`] or [`CodePoints`], or [`Unit`] where it is chosen while the
/// program runs.
pub trait OffsetUnit: sealed::Sealed + Copy + fmt::Debug + Default + Ord + Hash + Send + Sync + 'static {
    /// The unit as a value.
    fn unit(self) -> Unit;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! units {
    ($($(#[$meta:meta])* $name:ident = $unit:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name;

        impl sealed::Sealed for $name {}

        impl OffsetUnit for $name {
            fn unit(self) -> Unit {
                Unit::$unit
            }
        }
    )+};
}

units! {
    /// Bytes of UTF-8, as Rust counts.
    Bytes = Byte,
    /// UTF-16 code units, as JavaScript counts.
    Utf16 = Utf16,
    /// Unicode code points, as Python counts.
    CodePoints = Char,
}

/// The unit of a report's offsets, chosen while the program runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// UTF-16 code units, as JavaScript counts.
    #[default]
    Utf16,
    /// Unicode code points.
    Char,
    /// Bytes of UTF-8.
    Byte,
}

impl sealed::Sealed for Unit {}

impl OffsetUnit for Unit {
    fn unit(self) -> Unit {
        self
    }
}

/// One end of a span, of which the type says what it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub(crate) struct Offset<U> {
    count: u32,
    #[serde(skip)]
    unit: PhantomData<U>,
}

impl<U: Copy> Offset<U> {
    pub(crate) const fn at(count: u32) -> Self {
        Self { count, unit: PhantomData }
    }

    pub(crate) const fn get(self) -> u32 {
        self.count
    }
}
