//! From attributions and stretches between marks to quotes.

use super::attributions::{Attribution, is_punctuation};
use super::marks::{Marked, Marks};
use super::nested::{self, Voice};
use super::nodes::{Node, Paragraph, span};
use super::{circumstances, speaker};
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
    /// The stretch that it stands in, of a nested one.
    within: Option<u32>,
    route: Route,
    margin: i32,
}

/// How a quote was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Route {
    /// By a cue.
    Cue,
    /// Between marks, without one.
    Bare,
    /// Inside another.
    Nested,
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
    carry(doc, text, entities, &mut drafts);
    nested(doc, text, marks, entities, &mut drafts);
    let place = |d: &Draft| (d.quote.content.first().map_or(0, |c| c.start), d.within.is_some());
    drafts.sort_by_key(place);
    // A nested quote names the one that holds its stretch.
    let mut holder = rustc_hash::FxHashMap::default();
    for (i, d) in drafts.iter().enumerate() {
        for &s in &d.stretches {
            holder.insert(s, u32::try_from(i).unwrap_or(u32::MAX));
        }
    }
    for d in &mut drafts {
        d.quote.parent = d.within.and_then(|s| holder.get(&s).copied());
        d.quote.confidence = confidence(d);
    }
    drafts.into_iter().map(|d| d.quote).collect()
}

/// Adds the quotes that stand inside others.
fn nested(doc: &Document, text: &Text, marks: &Marks, entities: &Entities, drafts: &mut Vec<Draft>) {
    let mut more = Vec::new();
    for d in drafts.iter() {
        for &s in &d.stretches {
            let outer = &marks.stretches[s as usize];
            let inside = marks.stretches[s as usize + 1..].iter().enumerate();
            for (k, m) in inside.take_while(|(_, m)| m.outer.start < outer.outer.end).filter(|(_, m)| m.depth == 1) {
                let Some((cue, source, voice)) = nested::read(doc, text, entities, outer, m) else { continue };
                if text.tokens_in(m.inner).len() < 3 {
                    continue;
                }
                let speaker = match voice {
                    Voice::Same => d.quote.speaker,
                    Voice::Entity(e) => Some(e),
                    Voice::Unknown => None,
                };
                more.push(Draft {
                    quote: Quote {
                        source: source.into_iter().collect(),
                        cue: vec![cue],
                        speaker,
                        ..empty(QuoteKind::Direct, vec![m.inner], vec![m.inner])
                    },
                    stretches: vec![s + 1 + u32::try_from(k).unwrap_or(0)],
                    part: d.part,
                    within: Some(s),
                    route: Route::Nested,
                    margin: 0,
                });
            }
        }
    }
    drafts.append(&mut more);
}

/// A quote with nothing but its words.
fn empty(kind: QuoteKind, content: Vec<Span>, verbatim: Vec<Span>) -> Quote<u32> {
    Quote {
        kind,
        content,
        verbatim,
        speech: true,
        parent: None,
        medium: None,
        addressee: None,
        said: None,
        source: Vec::new(),
        cue: Vec::new(),
        speaker: None,
        confidence: Milli(0),
    }
}

/// How often quotes found like this one were right, by kind, route and margin.
fn confidence(d: &Draft) -> Milli {
    let margin = match d.margin {
        ..100 => 0,
        100..200 => 1,
        200..400 => 2,
        400..800 => 3,
        _ => 4,
    };
    // Share of right ones among articles held out of training, see models/quotes.md.
    Milli(match (d.route, d.quote.kind) {
        (Route::Cue, QuoteKind::Direct) => [800, 840, 950, 950, 960][margin],
        (Route::Cue, QuoteKind::Mixed) => [500, 640, 750, 790, 790][margin],
        (Route::Cue, QuoteKind::Indirect) => [500, 620, 720, 800, 820][margin],
        (Route::Bare, _) => 500,
        (Route::Nested, _) => 700,
    })
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
    let words = |i: usize| all || !is_title(doc, text, nodes, i);
    let stretches: Vec<u32> = members().filter(|&i| mine(i) && words(i)).filter_map(|i| nodes[i].quote).collect();
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
    let cue = span(text, nodes, a.cue.clone());
    let taken: Vec<_> = a.content.iter().chain(&a.source).map(|r| span(text, nodes, r.clone())).collect();
    let around = circumstances::read(doc, text, cue, &taken);
    let quote = Quote {
        speech: a.speech || kind == QuoteKind::Direct,
        medium: around.medium,
        addressee: around.addressee,
        said: around.said,
        source,
        cue: vec![cue],
        speaker,
        ..empty(kind, content, verbatim)
    };
    Draft { quote, stretches, part: p.part, within: None, route: Route::Cue, margin: a.margin }
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
                speaker: speaker::resolve(doc, text, entities, &source),
                source,
                cue: cue.into_iter().collect(),
                ..empty(QuoteKind::Direct, vec![m.inner], vec![m.inner])
            },
            stretches: vec![stretch],
            part: p.part,
            within: None,
            route: Route::Bare,
            margin: 0,
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

/// Whether a quotation inside a reported clause is a title or a show's name: every word has a capital, and the words
/// beside it say so.
fn is_title(doc: &Document, text: &Text, nodes: &[Node], at: usize) -> bool {
    let word =
        |i: Option<usize>| i.filter(|&i| i < nodes.len()).map_or("", |i| span(text, nodes, i..i + 1).of(&doc.text));
    let (before, after) = (word(at.checked_sub(1)), word(Some(at + 1)));
    let capitals = nodes[at].inner / 64 == 1 && nodes[at].inner / 8 % 8 > 1;
    let led = matches!(
        before,
        "on" | "’s"
            | "'s"
            | "titled"
            | "entitled"
            | "show"
            | "program"
            | "film"
            | "movie"
            | "book"
            | "song"
            | "series"
            | "novel"
            | "album"
            | "play"
            | "musical"
            | "documentary"
            | "magazine"
            | "article"
            | "episode"
    );
    let followed =
        matches!(after, "host" | "show" | "program" | "star" | "anchor" | "co-host" | "moderator" | "series");
    capitals && (led || followed)
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
fn carry(doc: &Document, text: &Text, entities: &Entities, drafts: &mut [Draft]) {
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
            } else if let Some(source) = q.source.first() {
                let before = last.filter(|&(part, _)| d.part <= part + 3).map(|(_, s)| s);
                q.speaker = speaker::by_role(doc, text, entities, *source, before);
            }
        }
        last = q.speaker.map(|s| (d.part, s));
    }
}
