//! A word of a sentence and its part of speech.

use super::verb::VerbInflection;
use crate::lexicon::{Class, Lemma};
use crate::span::Span;

/// The part of speech of a word, as far as the deadline grammar needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deadlines) enum Tag {
    Determiner,
    Pronoun,
    Relative,
    Preposition,
    /// `and`, `or`, `but`
    And,
    /// `that`, `if`, `when`, ...
    Subordinator,
    Modal,
    Be,
    Have,
    Do,
    Not,
    /// `to`, before a verb or a noun.
    To,
    Adverb,
    Verb,
    /// Noun or adjective in lower case.
    Noun,
    /// Capitalised.
    Name,
    Number,
    /// Part of a time expression.
    Time,
    /// `’s`
    Clitic,
    Comma,
    Dash,
    /// Glued on both sides.
    Hyphen,
    Bracket,
    Mark,
    /// Any other punctuation.
    Stop,
}

/// A token with its tag.
#[derive(Clone, Debug)]
pub(in crate::deadlines) struct Word {
    pub(in crate::deadlines) span: Span,
    pub(in crate::deadlines) tag: Tag,
    /// How the verb stands that it can be a form of.
    pub(in crate::deadlines) inflection: VerbInflection,
    /// The verb that it can be a form of; nothing where no list has the verb.
    pub(in crate::deadlines) verb: Option<Lemma>,
    /// Index of the time phrase that it is part of.
    pub(in crate::deadlines) time: Option<usize>,
}

impl Word {
    /// Base form of the verb that it can be a form of; empty for verbs that are not listed.
    pub(in crate::deadlines) fn lemma(&self) -> &'static str {
        self.verb.map_or("", Lemma::as_str)
    }

    /// Whether the verb that it can be a form of is of a class.
    pub(in crate::deadlines) fn verb_has(&self, class: Class) -> bool {
        self.verb.is_some_and(|verb| verb.has(class))
    }
}
