//! One article as the rules of this room read it: its words, how they are written, and what the lists say of them.

use std::ops::Range;

use super::detect::features::{Atom, Atoms, Case};
use super::lists::gazetteer::Gazetteer;
use super::lists::places::{Place, Places};
use crate::text::{Text, Token, TokenKind};

/// What the rules read. All indices are those of the article's tokens.
pub(super) struct Context<'a> {
    source: &'a str,
    pub(super) text: &'a Text,
    pub(super) places: &'a Places,
    pub(super) gazetteer: &'a Gazetteer,
    /// What the tagger saw of each token.
    pub(super) atoms: &'a [Atom],
    /// How each sentence uses capitals.
    pub(super) case: &'a [Case],
}

impl<'a> Context<'a> {
    /// Of an article whose text is `source`.
    pub(super) fn new(
        source: &'a str,
        text: &'a Text,
        atoms: &'a Atoms,
        places: &'a Places,
        gazetteer: &'a Gazetteer,
    ) -> Self {
        Self { source, text, places, gazetteer, atoms: &atoms.atoms, case: &atoms.case }
    }

    /// A token as written; empty past the end.
    pub(super) fn word(&self, i: usize) -> &'a str {
        self.token(i).map_or("", |t| t.span().of(self.source))
    }

    /// A token; `None` past the end.
    pub(super) fn token(&self, i: usize) -> Option<&'a Token> {
        self.text.tokens.get(i)
    }

    /// The sort of a token; `None` past the end.
    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.token(i).map(|t| t.kind)
    }

    /// A stretch of tokens exactly as it stands in the text.
    pub(super) fn slice(&self, tokens: Range<usize>) -> &'a str {
        self.text.span(tokens).of(self.source)
    }

    /// A stretch of tokens as written, white space as single spaces.
    pub(super) fn written(&self, tokens: Range<usize>) -> String {
        self.slice(tokens).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The tokens of the sentence that a token is in.
    pub(super) fn sentence(&self, token: usize) -> Range<usize> {
        self.text.sentences[self.text.sentence_of(token).min(self.text.sentences.len() - 1)].tokens.clone()
    }

    /// Whether no white space stands before a token.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.glued)
    }

    /// Whether a token has no white space on either side.
    pub(super) fn joins(&self, i: usize) -> bool {
        self.glued(i) && self.glued(i + 1)
    }

    /// Whether a stretch is all that stands in a pair of round brackets.
    pub(super) fn bracketed(&self, tokens: &Range<usize>) -> bool {
        tokens.start > 0 && self.word(tokens.start - 1) == "(" && self.word(tokens.end) == ")"
    }

    /// Whether a token is a word that begins with a capital.
    pub(super) fn is_name_word(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(TokenKind::Word | TokenKind::Abbreviation))
            && self.word(i).starts_with(char::is_uppercase)
    }

    /// Whether what ends before a token is the first half of an adjective made with a hyphen: "Harlan-backed".
    pub(super) fn in_compound(&self, end: usize) -> bool {
        is_hyphen(self.word(end)) && self.joins(end) && self.word(end + 1).starts_with(char::is_lowercase)
    }

    /// The place that a stretch names, or is the nationality word of.
    pub(super) fn place(&self, tokens: Range<usize>) -> Option<Place> {
        self.places.get(self.slice(tokens))
    }
}

/// Whether a token is a hyphen.
pub(super) fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑")
}
