//! From bytes to another unit, or back: the only place that converts offsets.
//!
//! Nothing here knows a report's fields: every type of the report is declared with a macro that writes the [`InUnit`]
//! which converts them all.

use std::marker::PhantomData;

use crate::hashed::Map;

use crate::span::Span;
use crate::unit::{Bytes, Offset, OffsetUnit, Unit};

/// The other unit's offset at every 64th byte, so that one look-up reads at most 64 bytes.
///
/// Public for front ends that turn a reader's stretches back into bytes.
///
/// ```
/// use nutgraf::{OffsetMap, Span, Utf16};
///
/// let map = OffsetMap::new("🚢 sails", Utf16);
/// let sails = map.to_bytes(Span::at(3, 8));
/// assert_eq!(sails, Span::new(5, 10));
/// assert_eq!(map.to_unit(sails), Span::at(3, 8));
/// ```
pub struct OffsetMap<'a, U = Unit> {
    text: &'a str,
    unit: Unit,
    marks: Vec<u32>,
    to: PhantomData<U>,
}

const STEP: usize = 64;

fn units(unit: Unit, bytes: &[u8]) -> u32 {
    // A code point starts at every byte that continues none; one of four bytes is two UTF-16 units.
    let mut n = 0;
    for &b in bytes {
        n += u32::from((b as i8) >= -0x40);
        n += u32::from(unit == Unit::Utf16 && b >= 0xf0);
    }
    n
}

impl<'a, U: OffsetUnit> OffsetMap<'a, U> {
    /// A map for `text`.
    #[must_use]
    pub fn new(text: &'a str, unit: U) -> Self {
        let unit = unit.unit();
        let mut marks = Vec::new();
        if unit != Unit::Byte && !text.is_ascii() {
            let mut n = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                marks.push(n);
                n += units(unit, chunk);
            }
            marks.push(n);
        }
        Self { text, unit, marks, to: PhantomData }
    }

    /// The same stretch in the map's unit.
    #[must_use]
    pub fn to_unit(&self, span: Span) -> Span<U> {
        Span::at(self.unit_at(span.start), self.unit_at(span.end))
    }

    /// The same stretch in bytes. An end past the text is the end of the text, one inside a character its start.
    #[must_use]
    pub fn to_bytes(&self, span: Span<U>) -> Span {
        Span::new(self.byte_at(span.start), self.byte_at(span.end))
    }

    /// The length of the text in the map's unit.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.unit_at(u32::try_from(self.text.len()).unwrap_or(u32::MAX))
    }

    /// The unit's offset at a byte offset.
    fn unit_at(&self, byte: u32) -> u32 {
        let at = (byte as usize).min(self.text.len());
        match self.marks.get(at / STEP) {
            None => at as u32,
            Some(&mark) => mark + units(self.unit, &self.text.as_bytes()[at - at % STEP..at]),
        }
    }

    /// The byte offset at a unit's offset; the end of the text for an offset past it, and the start of the character
    /// for one inside it.
    fn byte_at(&self, offset: u32) -> u32 {
        let len = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        if self.marks.is_empty() {
            let mut at = offset.min(len);
            while !self.text.is_char_boundary(at as usize) {
                at -= 1;
            }
            return at;
        }
        let block = self.marks.partition_point(|&m| m <= offset).saturating_sub(1);
        let mut at = block * STEP;
        while !self.text.is_char_boundary(at.min(self.text.len())) {
            at += 1;
        }
        let mut n = self.unit_at(at as u32);
        for c in self.text.get(at..).unwrap_or("").chars() {
            let width = if self.unit == Unit::Utf16 { c.len_utf16() as u32 } else { 1 };
            if n + width > offset {
                break;
            }
            n += width;
            at += c.len_utf8();
        }
        (at as u32).min(len)
    }
}

/// The maps of the articles that a report speaks of, and which of these the offsets at hand are of.
pub(crate) struct Maps<'a, U> {
    all: Option<&'a Map<String, OffsetMap<'a, U>>>,
    here: Option<&'a OffsetMap<'a, U>>,
}

impl<'a, U> Maps<'a, U> {
    /// For a report on one article.
    pub(crate) fn one(map: &'a OffsetMap<'a, U>) -> Self {
        Self { all: None, here: Some(map) }
    }

    /// For a report on several articles, by their ids.
    pub(crate) fn several(maps: &'a Map<String, OffsetMap<'a, U>>) -> Self {
        Self { all: Some(maps), here: None }
    }

    /// For what is of the article of that id.
    pub(crate) fn of(&self, article: &str) -> Self {
        Self { all: self.all, here: self.all.and_then(|all| all.get(article)).or(self.here) }
    }
}

/// What a report is made of. Offsets in bytes are turned into those of the unit `V`, wherever they stand in it.
pub(crate) trait InUnit<V>: Sized {
    /// The same in that unit.
    type Out;

    fn in_unit(self, maps: &Maps<'_, V>) -> Self::Out;

    /// All of a list; what has no offsets need not be gone through.
    fn all_in_unit(list: Vec<Self>, maps: &Maps<'_, V>) -> Vec<Self::Out> {
        list.into_iter().map(|one| one.in_unit(maps)).collect()
    }
}

impl<V: OffsetUnit> InUnit<V> for Offset<Bytes> {
    type Out = Offset<V>;

    fn in_unit(self, maps: &Maps<'_, V>) -> Offset<V> {
        Offset::at(maps.here.map_or(self.get(), |map| map.unit_at(self.get())))
    }
}

impl<V: OffsetUnit> InUnit<V> for Span {
    type Out = Span<V>;

    fn in_unit(self, maps: &Maps<'_, V>) -> Span<V> {
        maps.here.map_or(Span::at(self.start, self.end), |map| map.to_unit(self))
    }
}

impl<V, T: InUnit<V>> InUnit<V> for Option<T> {
    type Out = Option<T::Out>;

    fn in_unit(self, maps: &Maps<'_, V>) -> Self::Out {
        self.map(|one| one.in_unit(maps))
    }
}

impl<V, T: InUnit<V>> InUnit<V> for Vec<T> {
    type Out = Vec<T::Out>;

    fn in_unit(self, maps: &Maps<'_, V>) -> Self::Out {
        T::all_in_unit(self, maps)
    }
}

/// Says of types that there is no offset in them.
macro_rules! without_offsets {
    ($($name:ty),+ $(,)?) => {$(
        impl<V> $crate::offsets::InUnit<V> for $name {
            type Out = Self;

            fn in_unit(self, _: &$crate::offsets::Maps<'_, V>) -> Self {
                self
            }

            fn all_in_unit(list: Vec<Self>, _: &$crate::offsets::Maps<'_, V>) -> Vec<Self> {
                list
            }
        }
    )+};
}

pub(crate) use without_offsets;

without_offsets!(String, bool, u32);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_boundary_maps_as_counting_does(text in "\\PC{0,300}") {
            for unit in [Unit::Utf16, Unit::Char, Unit::Byte] {
                let map = OffsetMap::new(&text, unit);
                let mut n = 0;
                for (at, c) in text.char_indices() {
                    prop_assert_eq!(map.unit_at(at as u32), n);
                    prop_assert_eq!(map.byte_at(n), at as u32);
                    n += match unit { Unit::Utf16 => c.len_utf16(), Unit::Char => 1, Unit::Byte => c.len_utf8() } as u32;
                }
                prop_assert_eq!(map.unit_at(text.len() as u32), n);
                prop_assert_eq!(map.byte_at(n), text.len() as u32);
                prop_assert_eq!(map.byte_at(n + 9), text.len() as u32);
            }
        }
    }
}
