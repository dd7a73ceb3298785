//! Sentences and tokens.
//!
//! One pass over the parts that the analysis reads. Every later stage works on these tokens, so that their offsets
//! agree. Tokens are fine: hyphens, possessives (`’s`) and clitics stand alone, abbreviations keep their full stop,
//! numbers keep their separators. [`Token::glued`] tells what white space would.
//!
//! Each token is annotated: with its form in lower case, with what the lexicon says of that, with how deep it stands
//! between quotation marks, and by the stages that find them with its mention, time expression and quotation. Rules
//! read all of that through one cursor, [`Words`].

mod abbreviations;
pub(crate) mod marks;
mod sentences;
mod tokens;
#[allow(dead_code, reason = "a cursor has what rules may ask for, though none does yet")]
mod words;

pub(crate) use words::Words;

use std::ops::Range;

use crate::input::Document;
use crate::lexicon::{self, Entry};
use crate::span::Span;
use marks::Marks;

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

/// Of a link from a token: to nothing.
const NONE: u32 = u32::MAX;

/// What is known of a token beyond its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Note {
    /// Where its form begins in [`Text::lows`].
    low: u32,
    entry: Entry,
    /// How many stretches between quotation marks it stands in.
    depth: u8,
    mention: u32,
    time: u32,
    quotation: u32,
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
    /// What stands between quotation marks; nothing before [`marks::scan`] has run.
    pub(crate) marks: Marks,
    /// The forms of all tokens, one after the other.
    lows: String,
    /// For each token.
    notes: Vec<Note>,
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
    fn annotate(&mut self, source: &str) {
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
    fn nest(&mut self) {
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

/// Appends a word in lower case, typographic apostrophes made plain.
fn lower(word: &str, out: &mut String) {
    if word.is_ascii() {
        let from = out.len();
        out.push_str(word);
        out[from..].make_ascii_lowercase();
    } else {
        let plain = |c: char| if matches!(c, '’' | 'ʼ') { '\'' } else { c };
        out.extend(word.chars().map(plain).flat_map(char::to_lowercase));
    }
}

/// Whether a word has one capital, its first letter: not `THE`, not `the`.
pub(crate) fn title_case(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && !chars.any(char::is_uppercase)
}

/// Splits the parts that are analysed into tokens and sentences, and finds what stands between quotation marks.
pub(crate) fn read(doc: &Document) -> Text {
    let mut out = split(doc);
    out.marks = marks::scan(doc, &out);
    out.nest();
    out
}

/// An article of nothing but `source`.
#[cfg(test)]
pub(crate) fn article(source: &str) -> (Document, Text) {
    use crate::input::{Article, read};
    let doc = read(Article { id: "t".into(), text: Some(source.into()), ..Article::default() });
    let text = self::read(&doc);
    (doc, text)
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
    out.annotate(&doc.text);
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
