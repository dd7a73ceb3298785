//! Direct quotes by rule: the nearest verb of saying in the sentence, the nearest mention beside it.

use std::ops::Range;

use crate::entities::Entities;
use crate::input::Document;
use crate::quotes::marks::{Marked, Marks};
use crate::report::{EntityType, Milli, Quote, QuoteKind};
use crate::span::Span;
use crate::text::Text;

/// Verbs of saying, as they stand beside a quotation.
const CUES: [&str; 58] = [
    "said",
    "says",
    "say",
    "saying",
    "told",
    "tells",
    "telling",
    "wrote",
    "writes",
    "writing",
    "added",
    "adds",
    "adding",
    "stated",
    "states",
    "stating",
    "asked",
    "asks",
    "asking",
    "replied",
    "replies",
    "replying",
    "tweeted",
    "tweets",
    "tweeting",
    "posted",
    "posts",
    "posting",
    "continued",
    "continues",
    "continuing",
    "explained",
    "explains",
    "explaining",
    "declared",
    "declares",
    "declaring",
    "argued",
    "argues",
    "arguing",
    "noted",
    "notes",
    "noting",
    "insisted",
    "insists",
    "insisting",
    "warned",
    "warns",
    "warning",
    "responded",
    "responds",
    "announced",
    "recalled",
    "mentioned",
    "concluded",
    "commented",
    "quipped",
    "joked",
];

const PRONOUNS: [&str; 4] = ["he", "she", "they", "it"];

/// All quotes of an article that stand between marks.
pub(super) fn extract(doc: &Document, text: &Text, marks: &Marks, entities: &Entities) -> Vec<Quote<u32>> {
    let mut out: Vec<Quote<u32>> = Vec::new();
    // Of the quote before: its sentence, part and speaker.
    let mut before: Option<(usize, usize)> = None;
    for m in marks.stretches.iter().filter(|m| m.depth == 0) {
        let tokens = text.tokens_in(m.inner);
        if tokens.is_empty() {
            continue;
        }
        let sentence = text.sentence_of(tokens.start);
        let last_sentence = text.sentence_of(tokens.end - 1);
        let part = text.sentences[sentence].part;
        if !doc.parts[part].kind.is_body() {
            continue;
        }
        let goes_on = m.continues && before.is_some_and(|(p, _)| p + 1 == part);
        if goes_on && let Some(q) = out.last_mut() {
            q.content.push(m.inner);
            q.verbatim.push(m.inner);
            before = Some((part, last_sentence));
            continue;
        }
        let cue = cue(doc, text, marks, sentence..last_sentence + 1, m);
        // “A,” she said. “B”
        let same = before.is_some_and(|(p, s)| p == part && s + 1 >= sentence);
        if cue.is_none()
            && same
            && let Some(q) = out.last_mut()
        {
            q.content.push(m.inner);
            q.verbatim.push(m.inner);
            before = Some((part, last_sentence));
            continue;
        }
        let inner = m.inner.of(&doc.text);
        let speechy = cue.is_some() || (tokens.len() >= 6 && inner.ends_with(['.', ',', '!', '?', '…']));
        if !speechy {
            continue;
        }
        let (cue, source) = cue.map_or((None, None), |c| (Some(c), source(doc, text, marks, entities, c)));
        let carried = out.last().filter(|_| before.is_some_and(|(p, _)| p + 1 >= part)).and_then(|q| q.speaker);
        let speaker = match source {
            Some((_, Some(e))) => Some(e),
            Some((s, None)) if PRONOUNS.contains(&s.of(&doc.text).to_ascii_lowercase().as_str()) => carried,
            Some(_) => None,
            None => carried,
        };
        out.push(Quote {
            kind: QuoteKind::Direct,
            content: vec![m.inner],
            verbatim: vec![m.inner],
            speech: true,
            parent: None,
            medium: None,
            addressee: None,
            said: None,
            source: source.map(|(s, _)| s).into_iter().collect(),
            cue: cue.map(|c| text.tokens[c].span()).into_iter().collect(),
            speaker,
            confidence: Milli(if cue.is_some() { 900 } else { 600 }),
        });
        before = Some((part, last_sentence));
    }
    out
}

/// The verb of saying nearest to a stretch, outside marks.
fn cue(doc: &Document, text: &Text, marks: &Marks, sentences: Range<usize>, m: &Marked) -> Option<usize> {
    let from = text.sentences.get(sentences.start)?.tokens.start;
    let to = text.sentences.get(sentences.end.checked_sub(1)?)?.tokens.end;
    let inside = text.tokens_in(m.outer);
    let near = |i: &usize| if *i < inside.start { inside.start - i } else { i + 1 - inside.end };
    let is_cue = |i: &usize| {
        let t = text.tokens[*i].span();
        CUES.contains(&t.of(&doc.text)) && !marks.covers(t.start)
    };
    (from.max(inside.start.saturating_sub(30))..inside.start)
        .chain(inside.end..to.min(inside.end + 30))
        .filter(is_cue)
        .min_by_key(near)
}

/// The mention nearest to a cue, before it or, inverted, right after it.
fn source(doc: &Document, text: &Text, marks: &Marks, entities: &Entities, cue: usize) -> Option<(Span, Option<u32>)> {
    let at = text.tokens[cue];
    let sentence = &text.sentences[text.sentence_of(cue)];
    let clause = text.span(sentence.tokens.clone());
    let after = text.tokens.get(cue + 1).filter(|_| cue + 1 < sentence.tokens.end);
    let before = cue.checked_sub(1).filter(|&b| b >= sentence.tokens.start).map(|b| text.tokens[b].span());
    if let Some(b) = before.filter(|b| PRONOUNS.contains(&b.of(&doc.text).to_ascii_lowercase().as_str())) {
        let mention = entities.inside(b).next();
        return Some((b, mention.map(|m| m.entity)));
    }
    let people = || {
        entities
            .inside(clause)
            .filter(|m| matches!(m.kind, EntityType::Per | EntityType::Org | EntityType::Loc) && !marks.covers(m.start))
    };
    let inverted = after.and_then(|a| people().find(|m| m.start >= a.start && m.start < a.end + 40));
    let first = people().filter(|m| m.end <= at.start).last();
    let closes = before.is_some_and(|b| b.of(&doc.text).ends_with(['”', '"', '\'', '’']));
    let found = if closes { inverted.or(first) } else { first.or(inverted) }?;
    Some((found.span(), Some(found.entity)))
}
