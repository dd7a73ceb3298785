//! Where, to whom and when something was said, as far as the words around the cue tell.

use std::ops::Range;

use crate::input::Document;
use crate::report::{Quote, Said, TimeType};
use crate::span::Span;
use crate::text::{Text, TokenKind};
use crate::times::Expression;

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

/// Forms that make a passive with a participle.
const BE: [&str; 7] = ["is", "are", "was", "were", "be", "been", "being"];

/// Participles in whose passive the subject is whom or what is spoken to or of, never who speaks.
const PASSIVE: [&str; 44] = [
    "accused",
    "advised",
    "alleged",
    "announced",
    "argued",
    "asked",
    "believed",
    "blamed",
    "branded",
    "called",
    "charged",
    "claimed",
    "condemned",
    "considered",
    "criticised",
    "criticized",
    "described",
    "dubbed",
    "estimated",
    "expected",
    "feared",
    "forecast",
    "hailed",
    "informed",
    "known",
    "labelled",
    "named",
    "nominated",
    "ordered",
    "praised",
    "predicted",
    "questioned",
    "regarded",
    "reminded",
    "reported",
    "revealed",
    "rumoured",
    "said",
    "suggested",
    "thought",
    "told",
    "understood",
    "urged",
    "warned",
];

/// How a passive cue stands to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passive {
    /// The subject is spoken to: "was told".
    To,
    /// The subject is spoken of: "was accused of".
    Of,
}

/// Whether a cue is a passive of saying, and of what sort. "Is expected to say" says something and is none.
pub(crate) fn passive(doc: &Document, text: &Text, cue: Span) -> Option<Passive> {
    let tokens = text.tokens_in(cue);
    let word = |i: usize| text.tokens[i].span().of(&doc.text);
    let at = tokens.clone().find(|&i| PASSIVE.contains(&word(i)))?;
    let sentence = text.sentences.get(text.sentence_of(at))?.tokens.start;
    let from = sentence.max(at.saturating_sub(4));
    let adverb = |i: usize| word(i).ends_with("ly") || matches!(word(i), "also" | "not" | "now" | "already" | "once");
    let before = (from..at).rev().find(|&i| !adverb(i))?;
    let telling = TELLING.contains(&word(at));
    // "Is expected to call for", "is reported as saying": of what someone says.
    let after = || at + 1..tokens.end;
    let says = after().any(|i| matches!(word(i), "saying" | "having"))
        || !telling && after().any(|i| word(i) == "to") && word(tokens.end - 1) != "to";
    if !BE.contains(&word(before)) || says {
        return None;
    }
    Some(if telling { Passive::To } else { Passive::Of })
}

/// Whether a cue holds, or follows in its sentence, a form that makes a passive.
pub(crate) fn has_be(doc: &Document, text: &Text, cue: Span) -> bool {
    let tokens = text.tokens_in(cue);
    let be = |i: usize| BE.contains(&text.tokens[i].span().of(&doc.text));
    let sentence = text.sentences.get(text.sentence_of(tokens.start)).map_or(tokens.start, |s| s.tokens.start);
    (tokens.start.saturating_sub(1).max(sentence)..tokens.end).any(be)
}

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
        if !free(i) {
            continue;
        }
        // "said in a statement" may be the cue as a whole.
        if out.said.is_none() && DAYS.contains(&word(i)) {
            out.said = Some(Said::new(text.tokens[i].span(), None));
        }
        if out.medium.is_none() && matches!(word(i), "on" | "in" | "via" | "during" | "at") {
            out.medium = medium(doc, text, i + 1..sentence.end.min(i + 7), &free);
        }
    }
    out
}

/// Gives every quote the time at which it was said, where the words right after its cue or at its sentence's start tell,
/// with the value that the time expressions resolved it to. What lies after the article's own date is no such time.
pub(crate) fn date(doc: &Document, text: &Text, times: &[Expression], quotes: &mut [Quote<u32>]) {
    for q in quotes {
        let known = q.said.take().map(|s| s.span());
        let found = match known {
            Some(s) => within(times, s).find(|t| t.span.overlaps(s)),
            None => q.cue.first().and_then(|&cue| beside(doc, text, times, q, cue)),
        };
        let past = |t: &&Expression| t.earliest.is_none_or(|e| doc.date.is_none_or(|d| e <= d));
        q.said = match found {
            Some(t) => Some(t).filter(past).map(|t| Said::new(t.span, t.earliest.is_some().then(|| t.value.clone()))),
            None => known.map(|span| Said::new(span, None)),
        };
    }
}

/// The time expressions from a stretch's start on; those before it may reach into it.
fn within(times: &[Expression], span: Span) -> impl Iterator<Item = &Expression> {
    let from = times.partition_point(|t| t.span.end <= span.start);
    times[from..].iter().take_while(move |t| t.span.start < span.end)
}

/// A date right after the cue (and whom it tells), or at its sentence's start.
fn beside<'a>(
    doc: &Document,
    text: &Text,
    times: &'a [Expression],
    q: &Quote<u32>,
    cue: Span,
) -> Option<&'a Expression> {
    let sentence = text.span(text.sentences.get(text.sentence_of(text.token_at(cue.start)))?.tokens.clone());
    let from = q.addressee.map_or(cue.end, |a| a.end.max(cue.end));
    let near = |a: u32, b: u32| a <= b && text.tokens_in(Span::new(a, b)).len() < 3;
    let leads = |t: &&Expression| {
        near(from, t.span.start)
            || near(sentence.start, t.span.start)
                && t.span.end <= cue.start
                && doc.text[t.span.end as usize..].starts_with(',')
    };
    let free = |t: &&Expression| !q.content.iter().chain(&q.source).any(|s| s.overlaps(t.span));
    let dated = |t: &&Expression| matches!(t.kind, TimeType::Date | TimeType::Time);
    within(times, sentence).filter(dated).filter(free).find(leads)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::article;

    #[test]
    fn passives_of_saying() {
        let sort = |source: &str, cue: &str| {
            let (doc, text) = article(source);
            let start = source.find(cue).expect("the cue is there") as u32;
            passive(&doc, &text, Span::new(start, start + cue.len() as u32))
        };
        assert_eq!(sort("Roe was told that the pier had gone.", "was told"), Some(Passive::To));
        assert_eq!(sort("Roe has been widely accused of greed.", "has been widely accused of"), Some(Passive::Of));
        assert_eq!(sort("The pier is said to be gone.", "said"), Some(Passive::Of));
        assert_eq!(sort("Roe is expected to call for a vote.", "is expected to call for"), None);
        assert_eq!(sort("Roe was reported as saying no.", "was reported as saying"), None);
        assert_eq!(sort("Roe told the board it was late.", "told"), None);
        assert_eq!(sort("Hale's said it was late.", "said"), None);
    }
}
