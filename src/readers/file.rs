//! A file as its reader gets it.

use super::limits::{self, Budget};
use crate::files::{Decoder, Each, Found, Reason};

/// Where in a plain text the articles after the first begin, in bytes.
pub type Further<'a> = &'a dyn Fn(&str) -> Vec<usize>;

/// A file as it is handed in, or as it lies in another one.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    /// Its name, with the path inside an archive.
    pub(super) name: &'a str,
    /// What the ids of its articles are made of.
    pub(super) id: &'a str,
    pub(super) bytes: &'a [u8],
    /// What reads encodings of before UTF-8.
    pub(super) decoder: Decoder<'a>,
    /// What finds the articles of one text.
    pub(super) further: Further<'a>,
    /// How many files it lies in.
    pub(super) depth: usize,
    /// What may still be unpacked.
    pub(super) budget: &'a Budget,
    /// What reads a file of any kind.
    pub(super) any: fn(File<'_>, Each<'_>) -> bool,
}

impl File<'_> {
    /// Reads a file that came with this one: in an archive, or attached to a mail.
    pub(super) fn inside(&self, bytes: &[u8], name: &str, id: &str, each: Each<'_>) -> bool {
        if self.depth >= limits::DEPTH || !self.budget.one_more() {
            return each(Found::Problem(Reason::Unreadable("a file", "lies in too many others".into()).into()));
        }
        (self.any)(File { name, id, bytes, depth: self.depth + 1, ..*self }, each)
    }
}

#[cfg(test)]
impl<'a> File<'a> {
    pub(super) fn new(name: &'a str, id: &'a str, bytes: &'a [u8], decoder: Decoder<'a>) -> Self {
        let budget = Box::leak(Box::new(Budget::new()));
        Self { name, id, bytes, decoder, further: &crate::input::others, depth: 0, budget, any: |_, _| true }
    }
}
