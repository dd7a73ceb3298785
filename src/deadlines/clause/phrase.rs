//! Noun phrases around a word.

use std::ops::Range;

use super::{Clause, Tag, VerbInflection};
use crate::lexicon::Class;

/// Most words of a member of a list that a comma ends.
const LONGEST_MEMBER: usize = 5;

/// Most words of a name that is a member of a list.
const LONGEST_NAME: usize = 4;

/// Most words of a short form in brackets behind a name, brackets included.
const LONGEST_SHORT: usize = 4;

/// Most words of a noun phrase.
const LONGEST_PHRASE: usize = 30;

impl Clause<'_> {
    /// The noun phrase that ends just before a word.
    pub(in crate::deadlines) fn phrase_before(&self, end: usize) -> Option<Range<usize>> {
        // "the Harbour Authority (HA) said"
        let mut at = if self.lower_before(end) == ")" {
            (end.saturating_sub(LONGEST_SHORT)..end).rev().find(|&i| self.lower(i) == "(").unwrap_or(end)
        } else {
            end
        };
        let end = at;
        let mut start = end;
        // Where the phrase falls back to if a list turns out to be two clauses.
        let mut list_from = None;
        loop {
            let base_end = at;
            at = self.base_start(base_end);
            if at == base_end {
                break;
            }
            start = at;
            let held = at >= 2 && matches!(self.tag_at(at - 2), Tag::Noun | Tag::Name | Tag::Number | Tag::Clitic);
            match self.tag_before(at) {
                Tag::Preposition if held && self.has(at - 1, Class::Attaches) => {}
                // "anyone with information is asked"
                Tag::Preposition
                    if at >= 2 && self.is(at - 1, &["with"]) && self.is(at - 2, &["anyone", "anybody", "those"]) => {}
                Tag::And if held && self.is(at - 1, &["and", "or", "&"]) => {
                    list_from.get_or_insert(start);
                }
                Tag::Comma if held && list_from.is_some() && base_end - start <= LONGEST_MEMBER => {}
                // "Hale, Roe & Sons"
                Tag::Comma if self.tag_before(at - 1) == Tag::Name && self.any(at..base_end, &["&"]) => {
                    list_from.get_or_insert(start);
                }
                _ => break,
            }
            at -= 1;
        }
        let boundary =
            matches!(self.tag_before(start), Tag::Comma | Tag::Stop | Tag::Mark | Tag::Subordinator | Tag::Dash);
        if !boundary && let Some(from) = list_from {
            start = from;
        }
        (start < end).then_some(start..end)
    }

    /// Start of the phrase that ends just before a word, without what it is attached to.
    fn base_start(&self, end: usize) -> usize {
        let mut at = end;
        while let Some(i) = at.checked_sub(1) {
            let word = &self.words[i];
            let inside = at < end;
            let belongs = match word.tag {
                Tag::Noun | Tag::Name | Tag::Number | Tag::Hyphen | Tag::Clitic => true,
                // "about two million voters"
                Tag::Preposition => inside && self.is(i, &["about", "around"]) && self.tag_at(at) == Tag::Number,
                Tag::Time => inside && self.tag_at(at) == Tag::Clitic,
                Tag::Verb => {
                    inside
                        && word.inflection != VerbInflection::Base
                        && matches!(self.tag_before(i), Tag::Determiner | Tag::Hyphen)
                }
                Tag::Pronoun if !inside => return i,
                Tag::Determiner => return i,
                _ => false,
            };
            if !belongs {
                break;
            }
            at = i;
        }
        at
    }

    /// The last possessive 's among some words.
    pub(in crate::deadlines) fn clitic_in(&self, words: Range<usize>) -> Option<usize> {
        words.rev().find(|&i| self.tag_at(i) == Tag::Clitic)
    }

    /// The possessor whose clitic stands at a word: a noun phrase without what is attached to it.
    pub(in crate::deadlines) fn owner_before(&self, end: usize) -> Option<Range<usize>> {
        let phrase = self.phrase_before(end)?;
        let cut = |i: &usize| matches!(self.tag_at(*i), Tag::Preposition | Tag::Comma);
        // "the head of the union's deadline" keeps its "of"; other attachments belong to what stands before.
        let from = phrase.clone().rev().find(|i| cut(i) && self.lower(*i) != "of").map_or(phrase.start, |i| i + 1);
        (from < end).then_some(from..end)
    }

    /// The noun phrase that begins at a word.
    pub(in crate::deadlines) fn phrase_at(&self, start: usize) -> Option<Range<usize>> {
        let mut end = self.base_phrase(start)?;
        loop {
            let next = end + 1;
            let more = match self.tag_at(end) {
                Tag::Preposition if self.is(end, &["of", "in", "from", "at", "on", "between", "against", "for"]) => {
                    let timed = self.words.get(next).is_some_and(|w| w.time.is_some());
                    let name = self.tag_before(end) == Tag::Name && !self.is(end, &["of", "for"]);
                    if self.lower(end) != "of" && (timed || name || self.is(next, &["a", "an"])) {
                        None
                    } else {
                        self.base_phrase(next)
                    }
                }
                Tag::And if self.is(end, &["and", "or"]) => self.base_phrase(next).filter(|&e| {
                    // "... and its allies should talks fail" is no new clause.
                    let inverted = self.lower(e) == "should" && self.tag_at(e + 1) == Tag::Noun;
                    let verb = matches!(self.tag_at(e), Tag::Verb | Tag::Modal | Tag::Be | Tag::Have | Tag::Do);
                    inverted || !verb
                }),
                Tag::Comma => self.list_goes_on(next),
                _ => None,
            };
            match more {
                Some(e) if e > next => end = e,
                _ => break,
            }
            if end - start > LONGEST_PHRASE {
                break;
            }
        }
        Some(start..end)
    }

    /// After a comma: the end of the next member, if the list ends in "and".
    fn list_goes_on(&self, at: usize) -> Option<usize> {
        if self.is(at, &["and", "or"]) {
            return self
                .base_phrase(at + 1)
                .filter(|&e| !matches!(self.tag_at(e), Tag::Verb | Tag::Modal | Tag::Be | Tag::Have));
        }
        let end = self.base_phrase(at)?;
        let names =
            self.words[at..end].iter().all(|w| matches!(w.tag, Tag::Name | Tag::Noun)) && end - at <= LONGEST_NAME;
        let goes_on =
            self.is(end, &["and", "or"]) || (self.tag_at(end) == Tag::Comma && self.is(end + 1, &["and", "or"]));
        (names && goes_on).then_some(end)
    }

    /// End of the phrase without what is attached to it.
    fn base_phrase(&self, start: usize) -> Option<usize> {
        let mut i = start;
        let mut content = false;
        while i < self.len() {
            let word = &self.words[i];
            match word.tag {
                Tag::Determiner if i == start => {}
                Tag::Pronoun if i == start => return Some(i + 1),
                Tag::Noun | Tag::Name | Tag::Number => content = true,
                Tag::Hyphen | Tag::Clitic if i > start => {}
                Tag::Determiner if i > start && self.tag_before(i) == Tag::Determiner => {}
                Tag::Mark if !content || self.tag_before(i) == Tag::Noun || self.tag_before(i) == Tag::Determiner => {
                    // Quoted words inside a phrase: “very severe” sanctions.
                    let opens = matches!(self.tag_at(i + 1), Tag::Noun | Tag::Name | Tag::Adverb | Tag::Determiner);
                    if !opens && !matches!(self.tag_at(i + 1), Tag::Noun | Tag::Name) {
                        break;
                    }
                }
                Tag::Adverb if matches!(self.tag_at(i + 1), Tag::Noun) && (i > start) => {}
                Tag::Time if matches!(self.tag_at(i + 1), Tag::Clitic | Tag::Noun | Tag::Time) && i > start => {}
                // "the growth of Islamic banking."
                Tag::Verb
                    if word.inflection == VerbInflection::Ing
                        && word.lemma().is_empty()
                        && content
                        && matches!(self.tag_at(i + 1), Tag::Stop | Tag::Comma) => {}
                Tag::Verb
                    if word.inflection != VerbInflection::Base
                        && matches!(self.tag_at(i + 1), Tag::Noun | Tag::Name)
                        && (i == start || self.tag_before(i) == Tag::Determiner) => {}
                _ => break,
            }
            i += 1;
        }
        while i > start && matches!(self.tag_at(i - 1), Tag::Mark | Tag::Hyphen | Tag::Time) {
            i -= 1;
        }
        (i > start && (content || i > start + 1)).then_some(i)
    }
}
