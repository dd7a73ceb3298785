//! From attributions and stretches between marks to quotes.

use super::attributions::{Attribution, is_punctuation};
use super::marks::{Marked, Marks};
use super::nodes::{Node, Paragraph, span};
use super::speaker;
use crate::entities::Entities;
use crate::input::Document;
use crate::report::{Milli, Quote, QuoteKind};
use crate::span::Span;
use crate::text::Text;

/// A quote with where it stands, while the list is made.
struct Draft {
    quote: Quote<u32>,
    /// The stretches it reports, as indices.
    stretches: Vec<u32>,
    part: usize,
}

/// Gathers the quotes of an article.
pub(crate) fn quotes(
    doc: &Document,
    text: &Text,
    marks: &Marks,
    entities: &Entities,
    paragraphs: &[Paragraph],
    found: &[Vec<Attribution>],
) -> Vec<Quote<u32>> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (p, attributions) in paragraphs.iter().zip(found) {
        let mut owner: Vec<Option<(usize, usize)>> = vec![None; p.nodes.len()];
        for (a, attribution) in attributions.iter().enumerate() {
            let size: usize = attribution.content.iter().map(ExactSizeIterator::len).sum();
            for i in attribution.content.iter().cloned().flatten() {
                if p.nodes[i].quote.is_some() && owner[i].is_none_or(|(_, s)| size < s) {
                    owner[i] = Some((a, size));
                }
            }
        }
        for (a, attribution) in attributions.iter().enumerate() {
            let mine = |i: usize| owner[i].is_some_and(|(o, _)| o == a);
            drafts.push(draft(doc, text, marks, entities, p, attribution, &mine));
        }
        bare(doc, text, marks, entities, p, &owner, &mut drafts);
    }
    drafts.sort_by_key(|d| d.quote.content.first().map_or(0, |c| c.start));
    carry(doc, &mut drafts);
    drafts.into_iter().map(|d| d.quote).collect()
}

fn draft(
    doc: &Document,
    text: &Text,
    marks: &Marks,
    entities: &Entities,
    p: &Paragraph,
    a: &Attribution,
    mine: &dyn Fn(usize) -> bool,
) -> Draft {
    let nodes = &p.nodes;
    let members = || a.content.iter().cloned().flatten();
    let all = members().all(|i| nodes[i].quote.is_some() || is_punctuation(&nodes[i]));
    let stretches: Vec<u32> = members().filter(|&i| mine(i)).filter_map(|i| nodes[i].quote).collect();
    let verbatim: Vec<_> = stretches.iter().map(|&s| marks.stretches[s as usize].inner).collect();
    let kind = match (verbatim.is_empty(), all) {
        (true, _) => QuoteKind::Indirect,
        (false, true) => QuoteKind::Direct,
        (false, false) => QuoteKind::Mixed,
    };
    let content = if kind == QuoteKind::Direct {
        verbatim.clone()
    } else {
        a.content.iter().map(|r| span(text, nodes, r.clone())).collect()
    };
    let source: Vec<_> = a.source.iter().map(|r| span(text, nodes, r.clone())).collect();
    let speaker = speaker::resolve(doc, text, entities, &source);
    let quote = Quote {
        kind,
        content,
        verbatim,
        speech: a.speech || kind == QuoteKind::Direct,
        parent: None,
        medium: None,
        addressee: None,
        said: None,
        source,
        cue: vec![span(text, nodes, a.cue.clone())],
        speaker,
        confidence: Milli(800),
    };
    Draft { quote, stretches, part: p.part }
}

/// Quotations that no attribution claims: a paragraph that goes on with the one before, or one without a verb.
fn bare(
    doc: &Document,
    text: &Text,
    marks: &Marks,
    entities: &Entities,
    p: &Paragraph,
    owner: &[Option<(usize, usize)>],
    drafts: &mut Vec<Draft>,
) {
    for (i, node) in p.nodes.iter().enumerate() {
        let Some(stretch) = node.quote.filter(|_| owner[i].is_none()) else { continue };
        let m = &marks.stretches[stretch as usize];
        let previous = drafts.iter_mut().rev().find(|d| stretch > 0 && d.stretches.contains(&(stretch - 1)));
        if m.continues
            && let Some(d) = previous
        {
            d.quote.content.push(m.inner);
            d.quote.verbatim.push(m.inner);
            d.stretches.push(stretch);
            continue;
        }
        if !whole(doc, text, m, &p.nodes, i) {
            continue;
        }
        let signed = signature(doc, text, &p.nodes, i);
        let (cue, source) = signed.map_or((None, None), |(c, s)| (Some(c), Some(s)));
        let source: Vec<_> = source.into_iter().collect();
        drafts.push(Draft {
            quote: Quote {
                kind: QuoteKind::Direct,
                content: vec![m.inner],
                verbatim: vec![m.inner],
                speech: true,
                parent: None,
                medium: None,
                addressee: None,
                said: None,
                speaker: speaker::resolve(doc, text, entities, &source),
                source,
                cue: cue.into_iter().collect(),
                confidence: Milli(600),
            },
            stretches: vec![stretch],
            part: p.part,
        });
    }
}

/// A dash and a name after a quotation, as under a reader's letter.
fn signature(doc: &Document, text: &Text, nodes: &[Node], at: usize) -> Option<(Span, Span)> {
    let dash = span(text, nodes, at + 1..at + 2);
    let end = (at + 2..nodes.len()).find(|&i| nodes[i].begins || nodes[i].quote.is_some()).unwrap_or(nodes.len());
    let end = (at + 2..end).rev().find(|&i| !is_punctuation(&nodes[i])).map_or(at + 2, |i| i + 1);
    let name = span(text, nodes, at + 2..end);
    let dashed = matches!(dash.of(&doc.text), "—" | "–" | "―" | "--" | "-");
    let named = name.of(&doc.text).starts_with(char::is_uppercase) && end - at < 14;
    (dashed && named).then_some((dash, name))
}

/// Whether a quotation without a verb reads as speech: a sentence of its own, begun and ended as one.
fn whole(doc: &Document, text: &Text, m: &Marked, nodes: &[Node], at: usize) -> bool {
    let inner = m.inner.of(&doc.text);
    let tokens = text.tokens_in(m.inner).len();
    let ends = inner.ends_with(['.', '!', '?', ',', '…']) || m.unclosed;
    let begins = at == 0 || nodes[at].begins || is_punctuation(&nodes[at - 1]);
    let starts = inner.starts_with(|c: char| c.is_uppercase() || matches!(c, '[' | '…' | '.' | '‘' | '\''));
    tokens >= 4 && ends && begins && starts
}

/// Gives quotes without a source, or with a pronoun that was not resolved, the speaker of the quote before.
fn carry(doc: &Document, drafts: &mut [Draft]) {
    let mut last: Option<(usize, u32)> = None;
    for d in drafts {
        let q = &mut d.quote;
        if q.verbatim.is_empty() && q.source.is_empty() {
            continue;
        }
        if q.speaker.is_none() {
            let pronoun = q.source.first().is_some_and(|s| {
                matches!(s.of(&doc.text).to_ascii_lowercase().as_str(), "he" | "she" | "they" | "it" | "who")
            });
            if q.source.is_empty() || pronoun {
                q.speaker = last.filter(|&(part, _)| d.part <= part + 2).map(|(_, s)| s);
            }
        }
        last = q.speaker.map(|s| (d.part, s));
    }
}
