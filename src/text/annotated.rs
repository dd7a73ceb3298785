//! The annotated tokens and sentences of an article.

use std::ops::Range;

use super::letter_case::lower;
use super::marked::Marks;
use super::token::{Token, TokenKind};
use crate::lexicon::{self, Entry};
use crate::span::Span;

/// A sentence: a run of tokens inside one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Its tokens, as indices.
    pub(crate) tokens: Range<usize>,
    /// Index of its part.
    pub(crate) part: usize,
}

/// Of a link from a token: to nothing.
pub(super) const NONE: u32 = u32::MAX;

/// What is known of a token beyond its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Note {
    /// Where its form begins in [`Text::lows`].
    pub(super) low: u32,
    pub(super) entry: Entry,
    /// How many stretches between quotation marks it stands in.
    pub(super) depth: u8,
    pub(super) mention: u32,
    pub(super) time: u32,
    pub(super) quotation: u32,
}

/// What a token can be part of, as an index into the list of the stage that finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// A mention of an entity.
    Mention,
    /// A time expression.
    Time,
    /// A quotation.
    Quotation,
}

/// The annotated tokens and the sentences of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    /// All tokens, in order.
    pub(crate) tokens: Vec<Token>,
    /// All sentences, in order; every token is in exactly one.
    pub(crate) sentences: Vec<Sentence>,
    /// What stands between quotation marks; nothing before [`scan`](super::marks::scan) has run.
    pub(crate) marks: Marks,
    /// The forms of all tokens, one after the other.
    pub(super) lows: String,
    /// For each token.
    pub(super) notes: Vec<Note>,
}

impl Text {
    /// The stretch from the first to the last token of a run; empty for an empty run.
    #[must_use]
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(a), Some(b)) if tokens.start < tokens.end => Span::new(a.start, b.end),
            _ => Span::default(),
        }
    }

    /// Index of the first token that ends after byte `at`.
    #[must_use]
    pub(crate) fn token_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|t| t.end <= at)
    }

    /// The tokens that touch a stretch.
    #[must_use]
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.token_at(span.start);
        let last = self.tokens.partition_point(|t| t.start < span.end);
        first..last.max(first)
    }

    /// The sentences of each part, as indices, in order.
    pub(crate) fn paragraphs(&self) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        self.sentences.chunk_by(|a, b| a.part == b.part).map(move |of| {
            at += of.len();
            at - of.len()..at
        })
    }

    /// Index of the sentence that holds a token.
    #[must_use]
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token)
    }

    /// Notes for each token its form in lower case, with plain apostrophes, and what the lexicon says of it.
    pub(super) fn annotate(&mut self, source: &str) {
        self.lows.reserve(self.tokens.iter().map(|t| t.span().len() as usize).sum());
        self.notes.reserve(self.tokens.len());
        for token in &self.tokens {
            let from = self.lows.len();
            lower(token.span().of(source), &mut self.lows);
            let low = &self.lows[from..];
            let entry = match token.kind {
                TokenKind::Word | TokenKind::Clitic => lexicon::look_up(low),
                TokenKind::Abbreviation => lexicon::look_up(low.strip_suffix('.').unwrap_or(low)),
                _ => Entry::default(),
            };
            let low = u32::try_from(from).unwrap_or(u32::MAX);
            self.notes.push(Note { low, entry, depth: 0, mention: NONE, time: NONE, quotation: NONE });
        }
    }

    /// Notes for each token how deep it stands between quotation marks.
    pub(super) fn nest(&mut self) {
        let mut next = self.marks.stretches.iter().peekable();
        let mut ends: Vec<u32> = Vec::new();
        for (token, note) in self.tokens.iter().zip(&mut self.notes) {
            while let Some(m) = next.next_if(|m| m.inner.start <= token.start) {
                ends.push(m.inner.end);
            }
            while ends.last().is_some_and(|&end| end <= token.start) {
                ends.pop();
            }
            note.depth = u8::try_from(ends.len()).unwrap_or(u8::MAX);
        }
    }

    /// Links the tokens of stretches to what they are part of, given by its index. Where several cover a token, the last
    /// one counts.
    pub(crate) fn link(&mut self, link: Link, stretches: impl IntoIterator<Item = (u32, Span)>) {
        for (i, span) in stretches {
            let tokens = self.tokens_in(span);
            for note in self.notes.get_mut(tokens).unwrap_or_default() {
                match link {
                    Link::Mention => note.mention = i,
                    Link::Time => note.time = i,
                    Link::Quotation => note.quotation = i,
                }
            }
        }
    }

    /// Gives back the room of the annotations, which the comparison of articles has no use for.
    pub(crate) fn forget(&mut self) {
        (self.lows, self.notes) = (String::new(), Vec::new());
    }
}
