//! What the lexicon says of the words of a sentence: which closed class each is of, and which verb it can be a form of.

use std::ops::Range;

use super::Clause;
use super::verb::{VerbReading, verb};
use super::word::Tag;
use crate::lexicon::{Class, Entry};
use crate::text::TokenKind;

/// The closed classes with their tags. A word is of one of them.
const CLOSED: &[(Class, Tag)] = &[
    (Class::ClauseDeterminer, Tag::Determiner),
    (Class::ClausePronoun, Tag::Pronoun),
    (Class::ClauseRelative, Tag::Relative),
    (Class::ClausePreposition, Tag::Preposition),
    (Class::ClauseConjunction, Tag::And),
    (Class::ClauseSubordinator, Tag::Subordinator),
    (Class::ClauseModal, Tag::Modal),
    (Class::ClauseBe, Tag::Be),
    (Class::ClauseHave, Tag::Have),
    (Class::ClauseDo, Tag::Do),
    (Class::ClauseNot, Tag::Not),
    (Class::ClauseTo, Tag::To),
    (Class::ClauseAdverb, Tag::Adverb),
];

impl Clause<'_> {
    /// What the lexicon says of a word.
    fn entry(&self, i: usize) -> Entry {
        // "No. 5" is no "no".
        let abbreviation = self.view.kind(i) == Some(TokenKind::Abbreviation);
        if abbreviation { Entry::default() } else { self.view.entry(i) }
    }

    /// Whether the lexicon has a word in a class.
    pub(in crate::deadlines) fn has(&self, i: usize, class: Class) -> bool {
        self.entry(i).has(class)
    }

    /// Whether the lexicon has any of the words in a range in a class.
    pub(in crate::deadlines) fn any_has(&self, range: Range<usize>, class: Class) -> bool {
        range.into_iter().any(|i| self.has(i, class))
    }

    /// Whether a common noun among some words is of a class: "the union", but not "the European Union".
    pub(in crate::deadlines) fn names_a(&self, mut range: Range<usize>, class: Class) -> bool {
        range.any(|i| (i == 0 || self.tag_at(i) != Tag::Name) && self.has(i, class))
    }

    /// The tag of a word of a closed class, and of adverbs in -ly.
    pub(super) fn closed(&self, i: usize) -> Option<Tag> {
        let entry = self.entry(i);
        let word = self.lower(i);
        let adverb = word.len() > 4 && word.ends_with("ly") && !entry.has(Class::DeceptiveEnding);
        let tag = CLOSED.iter().find(|(class, _)| entry.has(*class)).map(|&(_, tag)| tag);
        tag.or(adverb.then_some(Tag::Adverb)).or((word == "&").then_some(Tag::And))
    }

    /// The verb that a word can be a form of.
    pub(in crate::deadlines) fn verb(&self, i: usize) -> Option<VerbReading> {
        verb(self.lower(i), self.entry(i))
    }
}
