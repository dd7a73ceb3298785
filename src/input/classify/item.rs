//! A block while it is judged, what is known beforehand, and what comes out.

use super::super::blocks::{Block, ends_sentence};
use super::super::entries::Entry;
use super::super::{datelines, stamps};
use crate::calendar::Date;
use crate::report::{Part, PartKind};
use crate::span::Span;

/// What is known of the article besides its blocks.
#[derive(Clone, Copy, Default)]
pub(in crate::input) struct Known<'a> {
    pub(in crate::input) title: Option<&'a str>,
    pub(in crate::input) outlet: Option<&'a str>,
    /// Whether the blocks come from a page, which has dropped its links already.
    pub(in crate::input) page: bool,
}

/// The parts of an article, and what they say about it.
#[derive(Debug, Default)]
pub(in crate::input) struct Reading {
    pub(in crate::input) parts: Vec<Part>,
    pub(in crate::input) headline: Option<Span>,
    /// The date of a line that says when it was published.
    pub(in crate::input) date: Option<Date>,
    /// The same below the headline, unless the line says that it is the day of a change.
    pub(in crate::input) published: Option<Date>,
    /// Other articles that the text holds, each with its own headline and byline or date.
    pub(in crate::input) others: Vec<Span>,
    /// Where it is a live blog.
    pub(in crate::input) entries: Vec<Entry>,
}

pub(super) type Label = (PartKind, Option<&'static str>);

/// A block with what the rules ask of it again and again.
pub(super) struct Item<'a> {
    pub(super) block: Block,
    pub(super) line: &'a str,
    pub(super) words: usize,
    pub(super) ends: bool,
    pub(super) label: Option<Label>,
    /// What it is made of in bytes, where it is more than one thing: a byline with a date.
    pub(super) pieces: Vec<(usize, usize, PartKind)>,
}

impl<'a> Item<'a> {
    pub(super) fn new(text: &'a str, block: Block) -> Self {
        let line = block.span.of(text);
        // Past this many words nothing asks for the number.
        let words = line.split_whitespace().take(100).count();
        Self { block, line, words, ends: ends_sentence(line), label: None, pieces: Vec::new() }
    }

    /// A sentence or more, by its looks.
    pub(super) fn is_prose(&self) -> bool {
        ((self.ends || self.line.ends_with(':')) && self.words >= 8) || self.words >= 25
    }

    /// A line that ends like a sentence and may be a title all the same: a question, a quotation.
    pub(super) fn may_be_title(&self) -> bool {
        self.words <= 22 && self.line.ends_with(['?', '!', '’', '”', '"', '\'']) && !self.line.contains(". ")
    }

    /// Whether it says who wrote an article, or when, by its words.
    pub(super) fn is_stamp(&self) -> bool {
        datelines::is_byline(self.line, self.words) || stamps::read(self.line, self.words).is_some()
    }

    /// Not yet labelled.
    pub(super) fn open(&self) -> bool {
        self.label.is_none()
    }

    pub(super) fn set(&mut self, kind: PartKind, reason: &'static str) {
        self.label = Some((kind, Some(reason)));
    }
}
