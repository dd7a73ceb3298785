use std::fmt;
use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

use crate::unit::{Bytes, Offset};

/// A half-open stretch of an article's text, in JavaScript in UTF-16 code units.
///
/// `U` says what its offsets count. Inside the engine, and in everything that [`Engine`](crate::Engine) returns, that is
/// [`Bytes`] of UTF-8; a finished report can be converted to [`Utf16`](crate::Utf16) units,
/// [`CodePoints`](crate::CodePoints), or a [`Unit`](crate::Unit) chosen while the program runs. Stretches in different
/// units are different types, so that none is taken for another:
///
/// ```compile_fail
/// use nutgraf::{Span, Utf16};
///
/// let span: Span<Utf16> = Span::at(0, 3);
/// // Only bytes point into a Rust string.
/// let words = span.of("abcd");
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(bound = "")]
#[cfg_attr(test, derive(ts_rs::TS), ts(concrete(U = crate::unit::Utf16)))]
pub struct Span<U = Bytes> {
    /// Offset of the first character.
    pub start: u32,
    /// Offset just past the last character.
    pub end: u32,
    #[serde(skip)]
    unit: PhantomData<U>,
}

impl Span {
    /// A span from byte `start` to byte `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self::at(start, end)
    }

    /// The characters of `text` under this span; empty where the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

impl<U: Copy> Span<U> {
    /// A span from `start` to `end`, which count in `U`: `Span::<Utf16>::at(3, 5)`.
    #[must_use]
    pub const fn at(start: u32, end: u32) -> Self {
        Self { start, end, unit: PhantomData }
    }

    /// Its ends, which stay in their unit.
    pub(crate) const fn ends(self) -> (Offset<U>, Offset<U>) {
        (Offset::at(self.start), Offset::at(self.end))
    }

    /// Number of units between start and end.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether nothing lies between start and end.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self::at(self.start.min(other.start), self.end.max(other.end))
    }
}

impl<U> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

// The unit costs nothing.
const _: () = assert!(size_of::<Span>() == 8 && size_of::<Option<Offset<Bytes>>>() == 8);
