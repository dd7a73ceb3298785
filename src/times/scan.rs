//! The tokens of one sentence as the rules see them.

use super::lexicon::{self, Lex, W};
use crate::lexicon::Class;
use crate::text::{TokenKind, Words};

/// A sentence's tokens with their dictionary classes. Indices count from its first token.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    pub(super) words: Words<'a>,
    pub(super) lex: &'a [Lex],
    /// The year of the article.
    pub(super) year: Option<i16>,
    /// The months that people of the article are called by, a bit each.
    pub(super) people: u16,
}

/// How many years after the article’s a year of two digits may lie.
const AHEAD: i16 = 15;

impl<'a> Scan<'a> {
    /// What the token means; nothing past the end.
    pub(super) fn lex(&self, i: usize) -> Lex {
        self.lex.get(i).copied().unwrap_or(Lex::None)
    }

    /// Whether the token is a given function word.
    pub(super) fn is(&self, i: usize, w: W) -> bool {
        self.lex(i) == Lex::Word(w)
    }

    /// Whether the token is one of some function words.
    pub(super) fn any(&self, i: usize, words: &[W]) -> bool {
        matches!(self.lex(i), Lex::Word(w) if words.contains(&w))
    }

    /// The token before, if any, is one of some function words.
    pub(super) fn before(&self, i: usize, words: &[W]) -> bool {
        i > 0 && self.any(i - 1, words)
    }

    /// The token as written; empty past the end.
    pub(super) fn word(&self, i: usize) -> &'a str {
        self.words.surface(i)
    }

    /// Whether the lexicon has the word, written without a capital, in a class.
    pub(super) fn of(&self, i: usize, class: Class) -> bool {
        self.words.has_lower(i, class)
    }

    /// The token's sort.
    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.words.kind(i)
    }

    /// Whether the token stands next to the one before.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.words.glued(i)
    }

    /// Whether the token starts with a capital.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.words.capital(i)
    }

    /// Whether there is a token.
    pub(super) fn has(&self, i: usize) -> bool {
        self.words.reaches(i)
    }

    /// Whether the token is the hyphen of a compound.
    pub(super) fn hyphen(&self, i: usize) -> bool {
        self.lex(i) == Lex::Dash && self.glued(i) && self.glued(i + 1)
    }

    /// Past a compound's hyphen if one stands here.
    pub(super) fn joint(&self, i: usize) -> usize {
        if self.hyphen(i) { i + 1 } else { i }
    }

    /// Past a comma if one stands here.
    pub(super) fn comma(&self, i: usize) -> usize {
        if self.lex(i) == Lex::Comma { i + 1 } else { i }
    }

    /// Past a possessive `’s` or a bare apostrophe after an s.
    pub(super) fn possessive(&self, i: usize) -> Option<usize> {
        let s = self.kind(i) == Some(TokenKind::Clitic) && self.word(i).ends_with(['s', 'S']);
        let bare = self.kind(i) == Some(TokenKind::Mark)
            && self.glued(i)
            && matches!(self.word(i), "'" | "’")
            && self.word(i.wrapping_sub(1)).ends_with('s');
        (s || bare).then_some(i + 1)
    }

    /// A token of nothing but digits: its value and their number.
    pub(super) fn int(&self, i: usize) -> Option<(u32, usize)> {
        if self.lex(i) != Lex::Digits {
            return None;
        }
        let w = self.word(i);
        (w.len() <= 9 && w.bytes().all(|b| b.is_ascii_digit())).then(|| w.parse().ok().map(|n| (n, w.len()))).flatten()
    }

    /// The year that two digits stand for: of the hundred years that end a little after the article’s.
    pub(super) fn of_century(&self, n: i16) -> i16 {
        let last = self.year.unwrap_or(2025).clamp(1000, 2900) + AHEAD;
        let y = last.div_euclid(100) * 100 + n;
        if y > last { y - 100 } else { y }
    }

    /// A year of four digits, from 1000 to 2999.
    pub(super) fn year(&self, i: usize) -> Option<i16> {
        let (n, len) = self.int(i)?;
        (len == 4 && (1000..3000).contains(&n)).then_some(n as i16)
    }

    /// `1st` to `31st`, or such a word.
    pub(super) fn ordinal(&self, i: usize) -> Option<(u8, usize)> {
        match self.lex(i) {
            Lex::Ordinal(n) => Some((n, i + 1)),
            Lex::Cardinal(tens @ (20 | 30)) if self.hyphen(i + 1) => match self.lex(i + 2) {
                Lex::Ordinal(n) if n < 10 => Some((tens as u8 + n, i + 3)),
                _ => None,
            },
            Lex::Cardinal(tens @ (20 | 30)) => match self.lex(i + 1) {
                Lex::Ordinal(n) if n < 10 => Some((tens as u8 + n, i + 2)),
                _ => None,
            },
            Lex::Digits => {
                let w = self.word(i);
                let w = w.trim_end_matches('.');
                let cut = w.len().checked_sub(2).filter(|&c| w.is_char_boundary(c))?;
                let ending = ["st", "nd", "rd", "th"].iter().any(|e| w[cut..].eq_ignore_ascii_case(e));
                let n = w[..cut].parse().ok().filter(|_| ending)?;
                Some((n, i + 1))
            }
            _ => None,
        }
    }
}

/// Classifies the tokens of a sentence into `out`; false if none can begin or end an expression.
pub(super) fn classify(words: Words<'_>, out: &mut Vec<Lex>) -> bool {
    out.clear();
    let mut any = false;
    for i in 0..words.len() {
        let lex = match words.kind(i).unwrap_or(TokenKind::Punctuation) {
            TokenKind::Word | TokenKind::Abbreviation => {
                let w = words.surface(i);
                let bare = w.strip_suffix('.').unwrap_or(w);
                match bare.as_bytes() {
                    [b'Q' | b'q', n @ b'1'..=b'4'] => Lex::Q(n - b'0'),
                    [b'H', n @ b'1'..=b'2'] => Lex::H(n - b'0'),
                    _ => lexicon::of(words.entry(i)),
                }
            }
            TokenKind::Number => Lex::Digits,
            TokenKind::Punctuation => match words.surface(i) {
                "-" | "–" | "‑" | "—" | "−" => Lex::Dash,
                "," => Lex::Comma,
                "/" => Lex::Slash,
                "." => Lex::Stop,
                _ => Lex::None,
            },
            _ => Lex::None,
        };
        any |= !matches!(lex, Lex::None | Lex::Dash | Lex::Comma | Lex::Slash | Lex::Stop);
        out.push(lex);
    }
    any
}
