//! One article as the rules of this room read it: its words, how they are written, and what the lists say of them.

use std::ops::Range;

use super::detect::features::{Atom, Atoms, Case};
use super::lists::gazetteer::{Gazetteer, class};
use super::lists::places::{Place, Places};
use super::lists::words;
use super::names::gender::Gender;
use crate::input::collapsed;
use crate::lexicon::Class;
use crate::text::{Text, TokenKind, Words};

/// What the rules read: the cursor over the article's words, and what belongs to this room alone. All indices are those
/// of the article's tokens.
pub(crate) struct Context<'a> {
    /// The article's words.
    pub(crate) words: Words<'a>,
    /// Its tokens and sentences.
    pub(crate) text: &'a Text,
    pub(crate) places: &'a Places,
    pub(crate) gazetteer: &'a Gazetteer,
    /// What the tagger saw of each token.
    pub(crate) atoms: &'a [Atom],
    /// How each sentence uses capitals.
    pub(crate) case: &'a [Case],
}

impl<'a> Context<'a> {
    pub(crate) fn new(words: Words<'a>, atoms: &'a Atoms, places: &'a Places, gazetteer: &'a Gazetteer) -> Self {
        Self { words, text: words.text, places, gazetteer, atoms: &atoms.atoms, case: &atoms.case }
    }

    /// A token as written; empty past the end.
    pub(crate) fn word(&self, i: usize) -> &'a str {
        self.words.surface(i)
    }

    /// Whether the lexicon has a word in a class, however it is written.
    pub(crate) fn has(&self, i: usize, class: Class) -> bool {
        self.words.has(i, class)
    }

    /// Whether it has, and the word is written as in a name: a capital, then lower case. An initial ("A.") is no such word.
    pub(crate) fn has_title_case(&self, i: usize, class: Class) -> bool {
        self.words.has_title(i, class) && self.kind(i) != Some(TokenKind::Abbreviation)
    }

    /// Whether it has, and the word is written out in lower case.
    pub(crate) fn has_lower_case(&self, i: usize, class: Class) -> bool {
        self.words.has_lower(i, class) && self.kind(i) != Some(TokenKind::Abbreviation)
    }

    /// Whether a word is a courtesy title.
    pub(crate) fn is_courtesy(&self, i: usize) -> bool {
        self.has(i, Class::CourtesyTitle)
    }

    /// Whether a word is a role noun.
    pub(crate) fn is_role(&self, i: usize) -> bool {
        self.has(i, Class::Role)
    }

    /// Whether a word may stand between a determiner and a role, or before a title, and belong to it.
    pub(crate) fn is_modifier(&self, i: usize) -> bool {
        self.has(i, Class::RoleModifier)
    }

    /// The gender that a title or role tells.
    pub(crate) fn gender(&self, i: usize) -> Gender {
        Gender::of_title(self.words.entry(i))
    }

    /// Whether a word ends organisations' names and no place's.
    pub(crate) fn heads_org(&self, i: usize) -> bool {
        words::heads_org(self.word(i), self.words.entry(i))
    }

    /// Whether a stretch is the name of an agency, as it stands in credits.
    pub(crate) fn is_agency(&self, tokens: Range<usize>) -> bool {
        words::is_agency(&self.written(tokens))
    }

    /// The sort of a token; `None` past the end.
    pub(crate) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.words.kind(i)
    }

    /// A stretch of tokens exactly as it stands in the text.
    pub(crate) fn slice(&self, tokens: Range<usize>) -> &'a str {
        self.text.span(tokens).of(&self.words.doc.text)
    }

    /// A stretch of tokens as written, white space as single spaces.
    pub(crate) fn written(&self, tokens: Range<usize>) -> String {
        collapsed(self.slice(tokens))
    }

    /// The tokens of the sentence that a token is in.
    pub(crate) fn sentence(&self, token: usize) -> Range<usize> {
        self.words.sentence_at(token)
    }

    /// Whether no white space stands before a token.
    pub(crate) fn glued(&self, i: usize) -> bool {
        self.words.glued(i)
    }

    /// Whether a token has no white space on either side.
    pub(crate) fn joins(&self, i: usize) -> bool {
        self.words.joins(i)
    }

    /// Whether a stretch is all that stands in a pair of round brackets.
    pub(crate) fn bracketed(&self, tokens: &Range<usize>) -> bool {
        tokens.start > 0 && self.word(tokens.start - 1) == "(" && self.word(tokens.end) == ")"
    }

    /// Whether any of the article's first tokens is as asked: what is asked for each name stays near linear.
    pub(crate) fn any_early(&self, is: impl Fn(usize) -> bool) -> bool {
        /// Tokens that are read.
        const READ: usize = 3000;
        (0..self.atoms.len().min(READ)).any(is)
    }

    /// Whether the lists know all of a stretch as an organisation.
    pub(crate) fn is_listed_body(&self, tokens: Range<usize>) -> bool {
        self.atoms[tokens].iter().all(|a| a.phrase() & class::ORG != 0)
    }

    /// Whether a token is a word that begins with a capital.
    pub(crate) fn is_name_word(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(TokenKind::Word | TokenKind::Abbreviation))
            && self.word(i).starts_with(char::is_uppercase)
    }

    /// Whether what ends before a token is the first half of an adjective made with a hyphen: "Harlan-backed".
    pub(crate) fn in_compound(&self, end: usize) -> bool {
        is_hyphen(self.word(end)) && self.joins(end) && self.word(end + 1).starts_with(char::is_lowercase)
    }

    /// The place that a stretch names, or is the nationality word of.
    pub(crate) fn place(&self, tokens: Range<usize>) -> Option<Place> {
        self.places.get(self.slice(tokens))
    }
}

/// Whether a token is a hyphen.
pub(crate) fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑")
}
