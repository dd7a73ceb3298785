//! Sentences and tokens.
//!
//! One pass over the parts that the analysis reads. Every later stage works on these tokens, so that their offsets
//! agree. Tokens are fine: hyphens, possessives (`’s`) and clitics stand alone, abbreviations keep their full stop,
//! numbers keep their separators. [`Token::glued`] tells what white space would.

mod abbreviations;
mod sentences;
mod tokens;

use std::ops::Range;

use crate::input::Document;
use crate::span::Span;

/// Sort of a token, by its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TokenKind {
    /// Letters, perhaps with inner apostrophes, full stops or digits.
    Word,
    /// A word with its full stop: `Mr.`, `U.S.`, `a.m.`, an initial.
    Abbreviation,
    /// A possessive or clitic: `’s`, `’re`, `’ll`.
    Clitic,
    /// Digits, with separators, ordinal endings or a unit glued on: `1,000`, `12:30`, `5th`, `5pm`, `1990s`.
    Number,
    /// A web address, e-mail address, @name or #tag.
    Address,
    /// A quotation mark of any sort, apostrophes that belong to no word included.
    Mark,
    /// Any other punctuation or symbol, runs of dots and dashes as one.
    Punctuation,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Byte offset of its first character.
    pub(crate) start: u32,
    /// Byte offset just past its last.
    pub(crate) end: u32,
    /// Its sort.
    pub(crate) kind: TokenKind,
    /// Whether it follows the token before it without white space.
    pub(crate) glued: bool,
}

impl Token {
    /// The token's stretch, in bytes.
    #[must_use]
    pub(crate) const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// A sentence: a run of tokens inside one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Its tokens, as indices.
    pub(crate) tokens: Range<usize>,
    /// Index of its part.
    pub(crate) part: usize,
}

/// The tokens and sentences of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    /// All tokens, in order.
    pub(crate) tokens: Vec<Token>,
    /// All sentences, in order; every token is in exactly one.
    pub(crate) sentences: Vec<Sentence>,
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
}

/// Splits the parts that are analysed into tokens and sentences.
pub(crate) fn split(doc: &Document) -> Text {
    let mut out = Text::default();
    for (i, part) in doc.parts.iter().enumerate() {
        if part.kind.has_entities() {
            let from = out.tokens.len();
            tokens::split(&doc.text, part.span(), &mut out.tokens);
            sentences::split(&doc.text, &out.tokens, from, i, &mut out.sentences);
        }
    }
    out
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use crate::input::{Article, read};

    proptest! {
        #[test]
        fn every_token_is_in_one_sentence(
            text in r#"([A-Za-z]{1,6}|[A-Z]\.|U\.S\.|Mr\.|\PC|["'“”‘’.,!?…()\n -]|said\.”And|[0-9]{1,3}(\.[0-9])?){0,60}"#
        ) {
            let doc = read(Article { text: Some(text), ..Article::default() });
            let found = super::split(&doc);
            let mut end = 0;
            for token in &found.tokens {
                prop_assert!(end <= token.start && token.start < token.end);
                let word = doc.text.get(token.start as usize..token.end as usize);
                prop_assert!(word.is_some_and(|w| !w.contains(char::is_whitespace)), "{word:?}");
                // Glued tokens touch, others do not.
                prop_assert!(!token.glued || token.start == end);
                end = token.end;
            }
            let mut next = 0;
            for sentence in &found.sentences {
                prop_assert_eq!(sentence.tokens.start, next);
                prop_assert!(sentence.tokens.end > next);
                next = sentence.tokens.end;
                let part = doc.parts[sentence.part].span();
                prop_assert!(part.contains(found.span(sentence.tokens.clone())));
            }
            prop_assert_eq!(next, found.tokens.len());
            for i in 0..found.tokens.len() {
                prop_assert!(found.sentences[found.sentence_of(i)].tokens.contains(&i));
            }
        }
    }
}
