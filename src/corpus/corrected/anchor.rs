//! What a correction speaks of, found again by its words.

use crate::engine::Analysis;
use crate::hashed::Map;
use crate::report::LostReason;
use crate::span::Span;
use crate::work;

/// The quotes and deadlines of an article by their words: letters and digits alone, so that a mark or a space that was
/// changed does not hide them.
pub(super) struct Words {
    quotes: Map<String, Vec<usize>>,
    deadlines: Map<String, Vec<usize>>,
}

/// Letters and digits alone, in lower case. What is a key is its own.
pub(super) fn key(text: &str) -> String {
    work::add(text.len());
    text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// The words of stretches of an article, as they are compared.
pub(super) fn key_of(article: &Analysis, spans: &[Span]) -> String {
    spans.iter().map(|s| key(s.of(article.text()))).collect()
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

    /// The index of the quote or deadline of these words, the `nth` of those that there are; or why it is not found.
    pub(super) fn find(
        &self,
        quote: bool,
        text: &str,
        nth: Option<u32>,
        of: Option<u32>,
    ) -> Result<usize, (LostReason, String)> {
        let (list, what) = if quote { (&self.quotes, "quotation") } else { (&self.deadlines, "deadline") };
        let wanted = key(text);
        let found = list.get(&wanted).filter(|_| !wanted.is_empty()).map_or(&[][..], Vec::as_slice);
        let (nth, of) = (nth.unwrap_or(1), of.unwrap_or(1));
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
