//! The cursor by which rules read an annotated text.

use std::ops::Range;

use super::annotated::{Link, NONE, Note, Text};
use super::letter_case::title_case;
use super::marked::Marks;
use super::token::{Token, TokenKind};
use crate::input::Document;
use crate::lexicon::{Class, Entry, Inflection, Lemma};
use crate::span::Span;

/// A view of tokens in a row, made once and copied freely.
///
/// Indices count from the view's first token, as in a slice: in the view of a whole article they are those of
/// [`Text::tokens`], in the view of a sentence 0 is its first token. Past either end there are no tokens: their words
/// are empty and whatever is asked of them is false.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) text: &'a Text,
    /// Index of the view's first token in the article.
    from: usize,
    len: usize,
}

impl<'a> Words<'a> {
    /// The whole of an article.
    pub(crate) fn new(doc: &'a Document, text: &'a Text) -> Self {
        debug_assert_eq!(text.notes.len(), text.tokens.len(), "the annotations are gone");
        Self { doc, text, from: 0, len: text.tokens.len() }
    }

    /// A part of the view; what reaches past it is left out.
    pub(crate) fn slice(self, range: Range<usize>) -> Self {
        let start = range.start.min(self.len);
        Self { from: self.from + start, len: range.end.min(self.len).saturating_sub(start), ..self }
    }

    /// A sentence of the article, by its index in [`Text::sentences`].
    pub(crate) fn sentence(self, index: usize) -> Self {
        let range = self.text.sentences.get(index).map_or(0..0, |s| s.tokens.clone());
        Self { from: range.start, len: range.len(), ..self }
    }

    /// Number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Where a token of the view stands among all tokens of the article.
    pub(crate) fn index(&self, i: usize) -> usize {
        self.from + i
    }

    /// Whether the view has a token at `i`.
    pub(crate) fn reaches(&self, i: usize) -> bool {
        i < self.len
    }

    /// The token at `i`.
    pub(crate) fn token(&self, i: usize) -> Option<&'a Token> {
        self.all(i).and_then(|i| self.text.tokens.get(i))
    }

    /// Where a token of the view stands in the article, if the view has it; `i` may be anything.
    fn all(&self, i: usize) -> Option<usize> {
        (i < self.len).then(|| self.from + i)
    }

    fn note(&self, i: usize) -> Option<&'a Note> {
        self.all(i).and_then(|i| self.text.notes.get(i))
    }

    /// The word as written; empty past the end.
    pub(crate) fn surface(&self, i: usize) -> &'a str {
        self.token(i).map_or("", |t| t.span().of(&self.doc.text))
    }

    /// The word in lower case, with plain apostrophes; empty past the end.
    pub(crate) fn low(&self, i: usize) -> &'a str {
        let Some(note) = self.note(i) else { return "" };
        let end = self.text.notes.get(self.from + i + 1).map_or(self.text.lows.len(), |n| n.low as usize);
        self.text.lows.get(note.low as usize..end).unwrap_or("")
    }

    /// The word before, in lower case; empty before the first.
    pub(crate) fn before(&self, i: usize) -> &'a str {
        i.checked_sub(1).map_or("", |i| self.low(i))
    }

    /// The word after, in lower case; empty past the end.
    pub(crate) fn after(&self, i: usize) -> &'a str {
        self.low(i.saturating_add(1))
    }

    /// Whether the word is one of these, in lower case.
    pub(crate) fn is(&self, i: usize, any: &[&str]) -> bool {
        any.contains(&self.low(i))
    }

    /// Whether the words from `i` on are these, in lower case.
    pub(crate) fn run(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, w)| self.low(i.saturating_add(k)) == *w)
    }

    /// The first word of a range that is one of these, in lower case.
    pub(crate) fn position(&self, range: Range<usize>, any: &[&str]) -> Option<usize> {
        range.into_iter().find(|&i| self.is(i, any))
    }

    /// Whether any word of a range is one of these, in lower case.
    pub(crate) fn any(&self, range: Range<usize>, any: &[&str]) -> bool {
        self.position(range, any).is_some()
    }

    /// What the lexicon says of the word.
    pub(crate) fn entry(&self, i: usize) -> Entry {
        self.note(i).map_or_else(Entry::default, |n| n.entry)
    }

    /// Whether the lexicon has the word in a class.
    pub(crate) fn has(&self, i: usize, class: Class) -> bool {
        self.note(i).is_some_and(|n| n.entry.has(class))
    }

    /// The verb that the word can be a form of.
    pub(crate) fn verb(&self, i: usize) -> Option<Lemma> {
        self.entry(i).verb()
    }

    /// The noun that the word can be a form of.
    pub(crate) fn noun(&self, i: usize) -> Option<Lemma> {
        self.entry(i).noun()
    }

    /// The dictionary form of the word: of the verb, else of the noun that it can be a form of, else its own.
    pub(crate) fn lemma(&self, i: usize) -> &'a str {
        let entry = self.entry(i);
        match entry.verb().or(entry.noun()) {
            Some(lemma) => lemma.as_str(),
            None => self.low(i),
        }
    }

    /// How the word may stand as a verb or noun.
    pub(crate) fn inflection(&self, i: usize) -> Inflection {
        self.entry(i).inflection()
    }

    /// The longest phrase of the lexicon that begins at `i`: just past its last token, and what the lexicon says of it.
    pub(crate) fn phrase(&self, i: usize) -> Option<(usize, Entry)> {
        let most = self.entry(i).phrase();
        let mut joined = String::new();
        (2..=most).rev().find_map(|n| {
            joined.clear();
            for k in i..i + n {
                if k > i {
                    joined.push(' ');
                }
                joined.push_str(self.low(k));
            }
            let entry = crate::lexicon::look_up(&joined);
            (i + n <= self.len && entry.is_listed()).then_some((i + n, entry))
        })
    }

    /// The token's sort.
    pub(crate) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.token(i).map(|t| t.kind)
    }

    /// Whether the token follows the one before it without white space.
    pub(crate) fn glued(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.glued)
    }

    /// Whether the token has no white space on either side: the hyphen of a compound.
    pub(crate) fn joins(&self, i: usize) -> bool {
        self.glued(i) && self.glued(i.saturating_add(1))
    }

    /// Whether the word has no capital.
    pub(crate) fn is_lower(&self, i: usize) -> bool {
        self.token(i).is_some() && !self.surface(i).contains(char::is_uppercase)
    }

    /// Whether the lexicon has the word in a class, and it has no capital.
    pub(crate) fn has_lower(&self, i: usize, class: Class) -> bool {
        self.has(i, class) && self.is_lower(i)
    }

    /// Whether the lexicon has the word in a class, and its first letter alone is a capital.
    pub(crate) fn has_title(&self, i: usize, class: Class) -> bool {
        self.has(i, class) && self.title_case(i)
    }

    /// Whether the word begins with a capital.
    pub(crate) fn capital(&self, i: usize) -> bool {
        self.surface(i).starts_with(char::is_uppercase)
    }

    /// Whether the word has one capital, its first letter: not `THE`, not `the`.
    pub(crate) fn title_case(&self, i: usize) -> bool {
        title_case(self.surface(i))
    }

    /// How many stretches between quotation marks the token stands in.
    pub(crate) fn depth(&self, i: usize) -> u8 {
        self.note(i).map_or(0, |n| n.depth)
    }

    /// Index of the mention, time expression or quotation that the token is part of, once its stage has run.
    pub(crate) fn link(&self, i: usize, link: Link) -> Option<u32> {
        let note = self.note(i)?;
        let index = match link {
            Link::Mention => note.mention,
            Link::Time => note.time,
            Link::Quotation => note.quotation,
        };
        (index != NONE).then_some(index)
    }

    /// The stretch of one token; empty past the end.
    pub(crate) fn token_span(&self, i: usize) -> Span {
        self.token(i).map_or_else(Span::default, Token::span)
    }

    /// A stretch of the article as written.
    pub(crate) fn of(&self, span: Span) -> &'a str {
        span.of(&self.doc.text)
    }

    /// Index of the first token that ends after byte `at`.
    pub(crate) fn token_at(&self, at: u32) -> usize {
        self.text.token_at(at).saturating_sub(self.from).min(self.len)
    }

    /// The tokens of the view that touch a stretch.
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        let all = self.text.tokens_in(span);
        let end = all.end.saturating_sub(self.from).min(self.len);
        all.start.saturating_sub(self.from).min(end)..end
    }

    /// All that stands between quotation marks in the article.
    pub(crate) fn marks(&self) -> &'a Marks {
        &self.text.marks
    }

    /// The stretch from the first to the last of some tokens; empty for none.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let end = range.end.min(self.len);
        self.text.span(self.from + range.start.min(end)..self.from + end)
    }

    /// The tokens of the sentence that holds token `i`, as far as the view has them.
    pub(crate) fn sentence_at(&self, i: usize) -> Range<usize> {
        let index = self.text.sentence_of(self.from + i.min(self.len));
        let all = self.text.sentences.get(index).map_or(0..0, |s| s.tokens.clone());
        let end = all.end.saturating_sub(self.from).min(self.len);
        all.start.saturating_sub(self.from).min(end)..end
    }

    /// Whether a sentence begins with token `i`.
    pub(crate) fn begins(&self, i: usize) -> bool {
        self.all(i).is_some_and(|i| {
            let sentence = self.text.sentences.get(self.text.sentence_of(i));
            sentence.is_some_and(|s| s.tokens.start == i)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::article;

    #[test]
    fn words_in_lower_case_with_lemma_and_depth() {
        let (doc, text) = article("Roe’s board GAVE way. “We didn’t ‘lose’ it,” she said.");
        let w = Words::new(&doc, &text);
        assert_eq!((w.low(1), w.surface(1), w.lemma(3)), ("'s", "’s", "give"));
        assert!(w.run(2, &["board", "gave", "way"]) && !w.is(99, &["gave"]) && w.low(99).is_empty());
        let depth: Vec<u8> = (0..w.len()).map(|i| w.depth(i)).collect();
        // Roe ’s board GAVE way . “ We didn’t ‘ lose ’ it , ” she said .
        assert_eq!(depth, [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 1, 1, 1, 0, 0, 0, 0]);
        assert!(w.begins(0) && w.begins(6) && !w.begins(7));
        assert_eq!(w.sentence_at(8), 6..18);
    }

    #[test]
    fn a_view_counts_from_its_own_start() {
        let (doc, text) = article("It rained. The board met in Holm.");
        let w = Words::new(&doc, &text).sentence(1);
        assert_eq!((w.low(0), w.before(0), w.after(0), w.index(0)), ("the", "", "board", 3));
        assert_eq!((w.slice(1..3).low(0), w.slice(1..3).low(2)), ("board", ""));
        assert_eq!(w.span(0..2).of(&doc.text), "The board");
        assert_eq!(w.sentence_at(1), 0..w.len());
        assert_eq!(w.position(0..w.len(), &["in"]), Some(3));
        // Whatever is asked of no token.
        let none = usize::MAX;
        assert_eq!((w.low(none), w.after(none), w.surface(none), w.kind(none)), ("", "", "", None));
        assert!(!w.begins(none) && !w.glued(none) && !w.joins(none) && !w.run(none, &["the", "board"]));
    }

    #[test]
    fn links_are_those_that_stages_set() {
        let (doc, mut text) = article("The board met in Holm.");
        text.link(Link::Mention, [(7, Span::new(17, 21))]);
        let w = Words::new(&doc, &text);
        assert_eq!((w.link(4, Link::Mention), w.link(3, Link::Mention), w.link(4, Link::Time)), (Some(7), None, None));
    }
}
