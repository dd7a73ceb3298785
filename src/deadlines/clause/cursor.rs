//! A place in a sentence that moves on as a rule reads.

use std::ops::Range;

use super::{Clause, Tag};
use crate::deadlines::frame;

/// A place in a sentence. What reads moves on if it finds what it looks for and stays otherwise, so that a rule is a
/// list of steps with `?` behind what it cannot do without.
#[derive(Clone, Copy)]
pub(in crate::deadlines) struct Cursor<'c, 'a> {
    clause: &'c Clause<'a>,
    /// Index of the next word.
    pub(in crate::deadlines) at: usize,
}

impl<'a> Clause<'a> {
    /// A cursor before a word.
    pub(in crate::deadlines) fn cursor(&self, at: usize) -> Cursor<'_, 'a> {
        Cursor { clause: self, at }
    }
}

impl Cursor<'_, '_> {
    /// One of these words; its index.
    pub(in crate::deadlines) fn word(&mut self, any: &[&str]) -> Option<usize> {
        let at = self.at;
        self.clause.is(at, any).then(|| self.at += 1)?;
        Some(at)
    }

    /// Steps over these words and tags, so many at most.
    pub(in crate::deadlines) fn skip(&mut self, most: usize, words: &[&str], tags: &[Tag]) {
        let end = self.at + most;
        while self.at < end && (self.clause.is(self.at, words) || tags.contains(&self.clause.tag_at(self.at))) {
            self.at += 1;
        }
    }

    /// A time phrase.
    pub(in crate::deadlines) fn time(&mut self) -> Option<usize> {
        let time = self.clause.time_at(self.at)?;
        self.at = self.clause.times[time].words.end;
        Some(time)
    }

    /// A time phrase, over so many words and tags as can stand before it.
    pub(in crate::deadlines) fn time_over(&mut self, most: usize, words: &[&str], tags: &[Tag]) -> Option<usize> {
        let mut ahead = *self;
        for _ in 0..=most {
            if let Some(time) = ahead.time() {
                *self = ahead;
                return Some(time);
            }
            let before = ahead.at;
            ahead.skip(1, words, tags);
            if ahead.at == before {
                return None;
            }
        }
        None
    }

    /// A noun phrase.
    pub(in crate::deadlines) fn phrase(&mut self) -> Option<Range<usize>> {
        let phrase = self.clause.phrase_at(self.at)?;
        self.at = phrase.end;
        Some(phrase)
    }

    /// "to" with its verb phrase; the verb phrase.
    pub(in crate::deadlines) fn infinitive(&mut self) -> Option<Range<usize>> {
        let action = frame::infinitive(self.clause, self.at)?;
        self.at = action.end;
        Some(action)
    }
}
