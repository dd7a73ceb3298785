//! Signs and words of money.

use super::line::Line;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// Words and signs of money.
const MONEY: &[(&str, &str)] = &[
    ("$", "$"),
    ("us$", "$"),
    ("usd", "$"),
    ("dollar", "$"),
    ("dollars", "$"),
    ("dlr", "$"),
    ("dlrs", "$"),
    ("£", "£"),
    ("gbp", "£"),
    ("€", "€"),
    ("eur", "€"),
    ("euro", "€"),
    ("euros", "€"),
    ("¥", "¥"),
    ("yen", "¥"),
    ("₹", "₹"),
];

/// Whose dollar it is where letters stand before the sign.
const DOLLARS: &[(&str, &str)] = &[
    ("us", "$"),
    ("a", "A$"),
    ("au", "A$"),
    ("aus", "A$"),
    ("c", "C$"),
    ("ca", "C$"),
    ("nz", "NZ$"),
    ("s", "S$"),
    ("hk", "HK$"),
    ("nt", "NT$"),
    ("r", "R$"),
];

fn among(list: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    list.iter().find(|m| m.0 == word).map(|m| m.1)
}

/// The sign that a word of money stands for.
pub(super) fn of_word(word: &str) -> Option<&'static str> {
    among(MONEY, word)
}

/// The sign of money that ends before a token, with the token where it begins.
pub(super) fn money(line: &Line<'_>, at: usize) -> Option<(&'static str, usize)> {
    let k = at.checked_sub(1)?;
    let word = &line.words[k];
    let of = |letters: &str| among(DOLLARS, letters);
    if let Some(letters) = word.low.strip_suffix('$').filter(|l| !l.is_empty()) {
        return Some((of(letters)?, k));
    }
    if word.low == "$" && word.glued && k > 0 && line.words[k - 1].kind == TokenKind::Word {
        return Some((of(line.low(k - 1))?, k - 1));
    }
    let sign = among(MONEY, &word.low).filter(|s| *s == word.low);
    sign.or_else(|| word.entry.value(Class::Currency)).map(|s| (s, k))
}
