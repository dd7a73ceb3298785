//! Quotations inside quotations: reported where the words around name who says them.

use super::reading::Reading;
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::Marked;
use crate::text::TokenKind;

/// Who says a nested quotation.
pub(crate) enum Voice {
    /// The speaker of the quotation around it.
    Same,
    /// Someone whom a mention names.
    Entity(u32),
    /// Someone unknown.
    Unknown,
}

/// Cue, source and speaker of a nested quotation, from the words before or after it.
pub(crate) fn read(text: Reading<'_>, outer: &Marked, inner: &Marked) -> Option<(Span, Option<Span>, Voice)> {
    let around = text.tokens_in(outer.inner);
    let own = text.tokens_in(inner.outer);
    let plain = |i: usize| !matches!(text.kind(i), Some(TokenKind::Punctuation | TokenKind::Mark) | None);
    let verb = |i: usize| text.has(i, Class::LeadsIn);
    // "And she said, ‘…’", "I tell the first lady, ‘…’"
    let near = around.start.max(own.start.saturating_sub(8))..own.start;
    let cue = near.rev().take_while(|&i| !matches!(text.surface(i), "." | "!" | "?" | ";")).find(|&i| verb(i));
    if let Some(c) = cue {
        let source = c.checked_sub(1).filter(|&s| s >= around.start && plain(s));
        return Some(voice(text, c, source));
    }
    // "‘…,’ he said", "‘…,’ said Roe"
    let (a, b) = (own.end, own.end + 1);
    if b < around.end && plain(a) && plain(b) {
        if verb(b) {
            return Some(voice(text, b, Some(a)));
        }
        if verb(a) {
            return Some(voice(text, a, Some(b)));
        }
    }
    None
}

/// The cue's stretch, and source and speaker where the word at `source` is its subject.
fn voice(text: Reading<'_>, cue: usize, source: Option<usize>) -> (Span, Option<Span>, Voice) {
    let span = source.map(|s| text.token_span(s));
    let (word, low) = source.map_or(("", ""), |s| (text.surface(s), text.low(s)));
    let mentions = &text.entities.mentions;
    let mention = span.and_then(|s| {
        let from = mentions.partition_point(|m| m.span().end <= s.start);
        mentions.get(from).filter(|m| m.span().start < s.end)
    });
    let voice = match (word, mention) {
        ("I" | "we" | "We", _) => Voice::Same,
        (_, Some(m)) => Voice::Entity(m.entity),
        _ => Voice::Unknown,
    };
    let named = mention.is_some() || matches!(low, "i" | "we" | "he" | "she" | "they");
    let source = mention.map(|m| m.span()).or(span).filter(|_| named);
    (text.token_span(cue), source, voice)
}
