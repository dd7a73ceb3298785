//! A token.

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
