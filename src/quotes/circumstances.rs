//! Where, to whom and when something was said, as far as the words around the cue tell.

use std::ops::Range;

use crate::input::Document;
use crate::report::Said;
use crate::span::Span;
use crate::text::{Text, TokenKind};

/// Verbs whose object is the one spoken to.
const TELLING: [&str; 14] = [
    "told", "tell", "tells", "telling", "informed", "assured", "reminded", "asked", "asks", "warned", "urged",
    "advised", "notified", "briefed",
];

/// Words that end the one spoken to.
const BREAKS: [&str; 30] = [
    "that",
    "to",
    "on",
    "in",
    "at",
    "after",
    "before",
    "during",
    "following",
    "about",
    "when",
    "while",
    "as",
    "he",
    "she",
    "it",
    "they",
    "we",
    "there",
    "if",
    "whether",
    "not",
    "how",
    "why",
    "what",
    "of",
    "is",
    "was",
    "because",
    "by",
];

/// Places and pieces in which things are said.
const MEDIA: [&str; 34] = [
    "Truth",
    "X",
    "Twitter",
    "Facebook",
    "Telegram",
    "Instagram",
    "YouTube",
    "Threads",
    "Bluesky",
    "LinkedIn",
    "statement",
    "interview",
    "tweet",
    "tweets",
    "post",
    "letter",
    "email",
    "e-mail",
    "speech",
    "conference",
    "briefing",
    "television",
    "TV",
    "radio",
    "podcast",
    "op-ed",
    "memo",
    "report",
    "message",
    "call",
    "media",
    "press",
    "address",
    "editorial",
];

const DAYS: [&str; 11] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "yesterday",
    "today",
    "Yesterday",
    "Today",
];

/// What stands around a cue besides source and content.
#[derive(Default)]
pub(crate) struct Circumstances {
    pub(crate) medium: Option<Span>,
    pub(crate) addressee: Option<Span>,
    pub(crate) said: Option<Said>,
}

/// Reads the sentence of a cue, `taken` (source and content) left out.
pub(crate) fn read(doc: &Document, text: &Text, cue: Span, taken: &[Span]) -> Circumstances {
    let mut out = Circumstances::default();
    let tokens = text.tokens_in(cue);
    let Some(sentence) = text.sentences.get(text.sentence_of(tokens.start)).map(|s| s.tokens.clone()) else {
        return out;
    };
    let word = |i: usize| text.tokens[i].span().of(&doc.text);
    let free = |i: usize| !taken.iter().any(|t| t.overlaps(text.tokens[i].span()));
    let near = sentence.start.max(tokens.start.saturating_sub(30))..sentence.end.min(tokens.end + 30);
    out.addressee = tokens
        .clone()
        .any(|i| TELLING.contains(&word(i)))
        .then(|| addressee(doc, text, tokens.end..near.end, &free))
        .flatten();
    for i in near {
        if !free(i) || tokens.contains(&i) {
            continue;
        }
        if out.said.is_none() && DAYS.contains(&word(i)) {
            let s = text.tokens[i].span();
            out.said = Some(Said { start: s.start, end: s.end, value: None });
        }
        if out.medium.is_none() && matches!(word(i), "on" | "in" | "via" | "during" | "at") {
            out.medium = medium(doc, text, i + 1..sentence.end.min(i + 7), &free);
        }
    }
    out
}

/// The words right after a verb of telling.
fn addressee(doc: &Document, text: &Text, range: Range<usize>, free: &dyn Fn(usize) -> bool) -> Option<Span> {
    let word = |i: usize| text.tokens[i].span().of(&doc.text);
    let stops = |i: &usize| {
        let t = &text.tokens[*i];
        !free(*i)
            || (matches!(t.kind, TokenKind::Punctuation | TokenKind::Mark) && word(*i) != "-")
            || BREAKS.contains(&word(*i))
            || DAYS.contains(&word(*i))
    };
    let end = range.clone().find(stops).unwrap_or(range.end);
    (end > range.start && end - range.start <= 8).then(|| text.span(range.start..end))
}

/// A medium that begins at the first token of `range`, article left in.
fn medium(doc: &Document, text: &Text, range: Range<usize>, free: &dyn Fn(usize) -> bool) -> Option<Span> {
    let word = |i: usize| text.tokens[i].span().of(&doc.text);
    for i in range.clone() {
        let t = &text.tokens[i];
        if !free(i) || matches!(t.kind, TokenKind::Punctuation | TokenKind::Mark) {
            return None;
        }
        if MEDIA.contains(&word(i)) {
            let social = word(i) == "Truth" && range.contains(&(i + 1)) && word(i + 1) == "Social";
            return Some(text.span(range.start..i + 1 + usize::from(social)));
        }
    }
    None
}
