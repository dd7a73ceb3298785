//! Quotations inside quotations: reported where the words around name who says them.

use crate::entities::Entities;
use crate::input::Document;
use crate::span::Span;
use crate::text::marks::Marked;
use crate::text::{Text, TokenKind};

/// Verbs that lead into someone's words.
const VERBS: [&str; 36] = [
    "said",
    "say",
    "says",
    "saying",
    "told",
    "tell",
    "tells",
    "telling",
    "asked",
    "ask",
    "asks",
    "asking",
    "wrote",
    "write",
    "writes",
    "replied",
    "replies",
    "answered",
    "answers",
    "shouted",
    "shouts",
    "yelled",
    "added",
    "thought",
    "goes",
    "went",
    "called",
    "call",
    "calls",
    "calling",
    "texted",
    "whispered",
    "screamed",
    "like",
    "exclaimed",
    "responded",
];

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
pub(crate) fn read(
    doc: &Document,
    text: &Text,
    entities: &Entities,
    outer: &Marked,
    inner: &Marked,
) -> Option<(Span, Option<Span>, Voice)> {
    let around = text.tokens_in(outer.inner);
    let own = text.tokens_in(inner.outer);
    let word = |i: usize| text.tokens[i].span().of(&doc.text);
    let plain = |i: usize| !matches!(text.tokens[i].kind, TokenKind::Punctuation | TokenKind::Mark);
    let verb = |i: usize| VERBS.iter().any(|v| word(i).eq_ignore_ascii_case(v));
    // "And she said, ‘…’", "I tell the first lady, ‘…’"
    let mut cue = None;
    for i in (around.start.max(own.start.saturating_sub(8))..own.start).rev() {
        if matches!(word(i), "." | "!" | "?" | ";") {
            break;
        }
        if verb(i) {
            cue = Some(i);
            break;
        }
    }
    if let Some(c) = cue {
        let source = c.checked_sub(1).filter(|&s| s >= around.start && plain(s)).map(|s| (s, s + 1));
        return Some(voice(doc, text, entities, c, source));
    }
    // "‘…,’ he said", "‘…,’ said Roe"
    let (a, b) = (own.end, own.end + 1);
    if b < around.end && plain(a) && plain(b) {
        if verb(b) {
            return Some(voice(doc, text, entities, b, Some((a, a + 1))));
        }
        if verb(a) {
            return Some(voice(doc, text, entities, a, Some((b, b + 1))));
        }
    }
    None
}

fn voice(
    doc: &Document,
    text: &Text,
    entities: &Entities,
    cue: usize,
    source: Option<(usize, usize)>,
) -> (Span, Option<Span>, Voice) {
    let span = source.map(|(a, b)| text.span(a..b));
    let word = span.map_or("", |s| s.of(&doc.text));
    let mention = span.and_then(|s| {
        let from = entities.mentions.partition_point(|m| m.end <= s.start);
        entities.mentions.get(from).filter(|m| m.start < s.end)
    });
    let voice = match (word, mention) {
        ("I" | "we" | "We", _) => Voice::Same,
        (_, Some(m)) => Voice::Entity(m.entity),
        _ => Voice::Unknown,
    };
    let named = mention.is_some() || matches!(word.to_ascii_lowercase().as_str(), "i" | "we" | "he" | "she" | "they");
    let whole = mention.map(|m| m.span()).or(span).filter(|_| named);
    (text.tokens[cue].span(), whole, voice)
}
