//! From bytes to the units a reader counts in: the only place that converts offsets.

use crate::report::{ArticleReport, CorpusReport, Deadline, Quote, Slot};
use crate::span::Span;

/// The unit of a report's offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// UTF-16 code units, as JavaScript counts.
    #[default]
    Utf16,
    /// Unicode code points.
    Char,
    /// Bytes of UTF-8.
    Byte,
}

/// The other unit's offset at every 64th byte, so that one look-up reads at most 64 bytes.
///
/// Public for front ends that turn a reader's stretches back into bytes.
///
/// ```
/// use nutgraf::{OffsetMap, Unit};
///
/// let map = OffsetMap::new("🚢 sails", Unit::Utf16);
/// assert_eq!((map.from_byte(5), map.to_byte(3)), (3, 5));
/// ```
pub struct OffsetMap<'a> {
    text: &'a str,
    unit: Unit,
    marks: Vec<u32>,
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

impl<'a> OffsetMap<'a> {
    /// A map for `text`.
    #[must_use]
    pub fn new(text: &'a str, unit: Unit) -> Self {
        let mut marks = Vec::new();
        if unit != Unit::Byte && !text.is_ascii() {
            let mut n = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                marks.push(n);
                n += units(unit, chunk);
            }
            marks.push(n);
        }
        Self { text, unit, marks }
    }

    /// The unit's offset at a byte offset.
    #[must_use]
    pub fn from_byte(&self, byte: u32) -> u32 {
        let at = (byte as usize).min(self.text.len());
        match self.marks.get(at / STEP) {
            None => at as u32,
            Some(&mark) => mark + units(self.unit, &self.text.as_bytes()[at - at % STEP..at]),
        }
    }

    /// The byte offset at a unit's offset; the end of the text for an offset past it, and the start of the character
    /// for one inside it.
    #[must_use]
    pub fn to_byte(&self, offset: u32) -> u32 {
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
        let mut n = self.from_byte(at as u32);
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

    fn pair(&self, start: &mut u32, end: &mut u32) {
        *start = self.from_byte(*start);
        *end = self.from_byte(*end);
    }

    fn span(&self, s: &mut Span) {
        self.pair(&mut s.start, &mut s.end);
    }

    fn slot<E>(&self, s: &mut Option<Slot<E>>) {
        if let Some(s) = s {
            self.pair(&mut s.start, &mut s.end);
        }
    }

    fn quote(&self, q: &mut Quote) {
        let lists = [&mut q.content, &mut q.verbatim, &mut q.source, &mut q.cue];
        lists.into_iter().flatten().chain(&mut q.medium).chain(&mut q.addressee).for_each(|s| self.span(s));
        if let Some(s) = &mut q.said {
            self.pair(&mut s.start, &mut s.end);
        }
    }

    fn deadline(&self, d: &mut Deadline) {
        let spans = [&mut d.trigger, &mut d.time, &mut d.action, &mut d.consequence, &mut d.prior];
        spans.into_iter().flatten().for_each(|s| self.span(s));
        self.slot(&mut d.setter);
        self.slot(&mut d.addressee);
        self.span(&mut d.evidence);
    }

    fn article(&self, r: &mut ArticleReport) {
        r.parts.iter_mut().for_each(|p| self.pair(&mut p.start, &mut p.end));
        r.quotes.iter_mut().for_each(|q| self.quote(q));
        r.entities.iter_mut().for_each(|e| self.pair(&mut e.start, &mut e.end));
        r.times.iter_mut().for_each(|t| self.pair(&mut t.start, &mut t.end));
        r.deadlines.iter_mut().for_each(|d| self.deadline(d));
        for w in &mut r.warnings {
            if let (Some(a), Some(b)) = (&mut w.start, &mut w.end) {
                self.pair(a, b);
            }
        }
    }
}

impl ArticleReport {
    /// The same report with its byte offsets turned into another unit's; `text` is the text they point into.
    #[must_use]
    pub fn with_offsets(mut self, text: &str, unit: Unit) -> Self {
        if unit != Unit::Byte {
            OffsetMap::new(text, unit).article(&mut self);
        }
        self
    }
}

impl CorpusReport {
    /// The same report with its byte offsets turned into another unit's; `text` gives an article's text by index.
    #[must_use]
    pub fn with_offsets<'a>(mut self, text: impl Fn(usize) -> &'a str, unit: Unit) -> Self {
        if unit == Unit::Byte {
            return self;
        }
        let maps: Vec<_> = (0..self.articles.len()).map(|i| OffsetMap::new(text(i), unit)).collect();
        for (r, map) in self.articles.iter_mut().zip(&maps) {
            map.article(r);
        }
        let ids: rustc_hash::FxHashMap<&str, usize> =
            self.articles.iter().enumerate().map(|(i, r)| (r.id.as_str(), i)).collect();
        let map = |id: &str| ids.get(id).map(|&i| &maps[i]);
        for m in self.statements.iter_mut().flat_map(|s| &mut s.members) {
            if let Some(map) = map(&m.article) {
                map.pair(&mut m.start, &mut m.end);
            }
        }
        for s in self.conflicts.iter_mut().flat_map(|c| &mut c.sides) {
            if let Some(map) = map(&s.article) {
                map.pair(&mut s.start, &mut s.end);
            }
        }
        self
    }
}

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
                    prop_assert_eq!(map.from_byte(at as u32), n);
                    prop_assert_eq!(map.to_byte(n), at as u32);
                    n += match unit { Unit::Utf16 => c.len_utf16(), Unit::Char => 1, Unit::Byte => c.len_utf8() } as u32;
                }
                prop_assert_eq!(map.from_byte(text.len() as u32), n);
                prop_assert_eq!(map.to_byte(n), text.len() as u32);
                prop_assert_eq!(map.to_byte(n + 9), text.len() as u32);
            }
        }
    }
}
