//! What a correction speaks of, found again by its words.

use super::super::correction::Correction;
use crate::engine::Analysis;
use crate::hashed::Map;
use crate::report::{Correctable, LostReason};
use crate::span::Span;
use crate::work;

/// Why a correction is lost.
pub(super) type Lost = (LostReason, String);

/// The quote or deadline that a correction names.
pub(super) struct Anchor<'c> {
    pub(super) article: &'c str,
    text: &'c str,
    nth: u32,
    of: u32,
    is_quote: bool,
}

impl<'c> Anchor<'c> {
    /// `None` for a correction of something else.
    pub(super) fn of(change: &'c Correction) -> Option<Self> {
        let (Correction::Attribute { article, text, nth, of, .. }
        | Correction::Deadline { article, text, nth, of, .. }
        | Correction::Dismiss { article, text, nth, of, .. }) = change
        else {
            return None;
        };
        let is_quote =
            matches!(change, Correction::Attribute { .. } | Correction::Dismiss { what: Correctable::Quote, .. });
        Some(Self { article, text, nth: nth.unwrap_or(1), of: of.unwrap_or(1), is_quote })
    }
}

/// The quotes and deadlines of an article by their words: letters and digits, so that a mark or a space that was changed
/// does not hide them, and the signs that make a figure another one.
pub(super) struct Words {
    quotes: Map<String, Vec<usize>>,
    deadlines: Map<String, Vec<usize>>,
}

/// Letters and digits in lower case, with signs of currencies and what stands between two digits or as a sign before one. What is a
/// key is its own.
pub(super) fn key(text: &str) -> String {
    work::add(text.len());
    let mut out = String::with_capacity(text.len());
    // What stands since the last letter, digit or sign of a currency.
    let mut between = String::new();
    for c in text.chars().map(plain) {
        let currency = is_currency(c);
        if !c.is_alphanumeric() && !currency {
            if !(c == ' ' && between.ends_with(' ')) {
                between.push(c);
            }
            continue;
        }
        if c.is_numeric() {
            match out.chars().next_back() {
                Some(last) if last.is_numeric() => out.push_str(&between),
                // "Covid-19" is no figure below nothing.
                Some(last) if last.is_alphabetic() && !between.contains(' ') => {}
                _ => out.push_str(sign(between.chars().next_back())),
            }
        } else if currency && between.ends_with('-') {
            out.push('-');
        }
        between.clear();
        out.extend(c.to_lowercase());
    }
    out
}

/// A sign before a figure, in letters: a key is its own.
fn sign(c: Option<char>) -> &'static str {
    match c {
        Some('-') => "minus",
        Some('+') => "plus",
        Some('±') => "plusminus",
        Some('.') => "point",
        _ => "",
    }
}

/// A dash as a hyphen, a space as the plain one.
fn plain(c: char) -> char {
    match c {
        '‐' | '‑' | '‒' | '–' | '−' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Signs without which a figure is another one.
fn is_currency(c: char) -> bool {
    matches!(c, '$' | '%' | '‰' | '°' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}')
}

/// The words of stretches of an article, as they are compared, with what a reader sees between them.
pub(super) fn key_of(article: &Analysis, spans: &[Span]) -> String {
    let stretches: Vec<&str> = spans.iter().map(|s| s.of(article.text())).collect();
    key(&stretches.join(" … "))
}

impl Words {
    pub(super) fn of(article: &Analysis) -> Self {
        let mut out = Self { quotes: Map::default(), deadlines: Map::default() };
        for (i, quote) in article.quotes.iter().enumerate() {
            out.quotes.entry(key_of(article, &quote.content)).or_default().push(i);
        }
        for (i, deadline) in article.deadlines.iter().enumerate() {
            out.deadlines.entry(key_of(article, &[deadline.evidence])).or_default().push(i);
        }
        out
    }

    /// The index of the quote or deadline that is named; or why it is not found.
    pub(super) fn find(&self, named: &Anchor<'_>) -> Result<usize, Lost> {
        let (list, what) = if named.is_quote { (&self.quotes, "quotation") } else { (&self.deadlines, "deadline") };
        let wanted = key(named.text);
        let found = list.get(&wanted).filter(|_| !wanted.is_empty()).map_or(&[][..], Vec::as_slice);
        let (nth, of) = (named.nth, named.of);
        if found.is_empty() {
            return Err((LostReason::Words, format!("its article has no {what} of these words")));
        }
        let Some(&one) = found.get((nth as usize).wrapping_sub(1)).filter(|_| found.len() == of as usize) else {
            let n = found.len();
            let message = if n == 1 {
                format!("its article has one {what} of these words and had {of}: which is meant is not known")
            } else {
                format!("its article has {n} {what}s of these words and had {of}: which is meant is not known")
            };
            return Err((LostReason::Several, message));
        };
        Ok(one)
    }
}

/// Whether words stand right before a stretch of an article, and others right after it.
pub(super) fn stands_between(article: &Analysis, span: Span, before: Option<&str>, after: Option<&str>) -> bool {
    let text = article.text();
    let (before, after) = (before.map(key).unwrap_or_default(), after.map(key).unwrap_or_default());
    // Four bytes for each and some for what stands between them: no word is so far away that it would be the next.
    let reach = |words: &str| 4 * words.len() + 64;
    let from = text.floor_char_boundary((span.start as usize).saturating_sub(reach(&before)));
    let to = text.ceil_char_boundary((span.end as usize).saturating_add(reach(&after)).min(text.len()));
    key(&text[from..span.start as usize]).ends_with(&before) && key(&text[span.end as usize..to]).starts_with(&after)
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn a_figure_keeps_its_signs() {
        let other =
            [("$1.5 million", "$15 million"), ("12", "1.2"), ("-5", "5"), ("$5", "€5"), ("5%", "5"), ("1 5", "15")];
        assert!(other.iter().all(|(x, y)| key(x) != key(y)), "{other:?}");
        let more = [("−$5", "$5"), ("It fell .5", "It fell 5"), ("9–12 boats", "912 boats")];
        assert!(more.iter().all(|(x, y)| key(x) != key(y)), "{more:?}");
        let same =
            [("“We go, on 5 May.”", "We go on 5 May"), ("Covid-19", "Covid 19"), ("–5", "-5"), ("9\u{a0}000", "9 000")];
        assert!(same.iter().all(|(x, y)| key(x) == key(y)), "{same:?}");
    }
}
