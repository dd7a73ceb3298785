//! From attributions and stretches between marks to quotes.

use super::attributions::{Attribution, is_punctuation};
use super::circumstances::Passive;
use super::nested::{self, Voice};
use super::nodes::{Node, PREPOSITION, Paragraph, is_named, span};
use super::{circumstances, speaker};
use crate::entities::Entities;
use crate::input::Document;
use crate::report::{EntityType, Form, Milli, Quote, QuoteKind};
use crate::sort::Order;
use crate::span::Span;
use crate::text::marks::{Marked, Marks};
use crate::text::{Text, TokenKind};

/// A quote with where it stands, while the list is made.
struct Draft {
    quote: Quote<u32>,
    /// The stretches it reports, as indices.
    stretches: Vec<u32>,
    part: usize,
    /// The stretch that it stands in, of a nested one.
    within: Option<u32>,
    route: Route,
    odds: i32,
    /// Whether its cue is a passive, whose subject says nothing.
    passive: bool,
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
        let quoting: Vec<_> = attributions.iter().map(|a| quoted(doc, text, &p.nodes, a)).collect();
        // The "saying" of "as saying" is no cue of its own to the same words.
        let mut verbs: rustc_hash::FxHashMap<usize, Vec<&Quoted>> = rustc_hash::FxHashMap::default();
        for q in quoting.iter().flatten() {
            q.verb.clone().for_each(|i| verbs.entry(i).or_default().push(q));
        }
        let shared = |a: &Attribution, q: &Quoted| {
            let words = |r: &std::ops::Range<usize>, o: &std::ops::Range<usize>| r.start < o.end && o.start < r.end;
            let of = &q.attribution;
            of.cue.end <= a.cue.start && a.content.iter().any(|r| of.content.iter().any(|o| words(r, o)))
        };
        let taken = |a: &Attribution| verbs.get(&a.cue.start).is_some_and(|of| of.iter().any(|q| shared(a, q)));
        let both = attributions.iter().zip(&quoting).filter(|(a, _)| !taken(a));
        let (attributions, quoting): (Vec<_>, Vec<_>) =
            both.map(|(a, q)| (q.as_ref().map_or(a, |q| &q.attribution), q)).unzip();
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
            // A title alone is no content.
            if attribution.content.iter().cloned().flatten().all(|i| p.nodes[i].title || is_punctuation(&p.nodes[i])) {
                continue;
            }
            let mine = |i: usize| owner[i].is_some_and(|(o, _)| o == a);
            let mut draft = draft(doc, text, marks, entities, p, attribution, &mine);
            let medium = quoting[a].as_ref().and_then(|q| q.paper).filter(|&s| prints(doc, text, entities, s));
            draft.quote.medium = draft.quote.medium.or(medium);
            drafts.push(draft);
        }
        bare(doc, text, marks, entities, p, &owner, &mut drafts);
    }
    drafts.order_by_key(|d| d.quote.content.first().map_or(0, |c| c.start));
    carry(doc, text, entities, &mut drafts);
    nested(doc, text, marks, entities, &mut drafts);
    let place = |d: &Draft| (d.quote.content.first().map_or(0, |c| c.start), d.within.is_some());
    drafts.order_by_key(place);
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

/// Whether a source is one that prints or sends what others say, and no person who tells of it.
fn prints(doc: &Document, text: &Text, entities: &Entities, source: Span) -> bool {
    const NOUNS: [&str; 13] = [
        "agency",
        "broadcaster",
        "channel",
        "daily",
        "magazine",
        "media",
        "network",
        "newspaper",
        "paper",
        "report",
        "station",
        "website",
        "weekly",
    ];
    let mut names = entities.inside(source).filter(|m| m.form == Form::Name).map(|m| m.kind).peekable();
    let last = text.tokens_in(source).last().map_or("", |i| text.tokens[i].span().of(&doc.text));
    NOUNS.contains(&last) || names.peek().is_some() && names.all(|k| k == EntityType::Org)
}

/// What follows whom a paper quotes: "as saying".
const AS: [&str; 12] = [
    "saying",
    "telling",
    "stating",
    "declaring",
    "warning",
    "claiming",
    "insisting",
    "adding",
    "describing",
    "calling",
    "denying",
    "predicting",
];

/// "The Holm Post quoted Roe as saying".
struct Quoted {
    /// With her as the source.
    attribution: Attribution,
    /// Where it was said.
    paper: Option<Span>,
    /// The nodes of "as saying".
    verb: std::ops::Range<usize>,
}

/// Reads an attribution as one in which a paper quotes someone.
fn quoted(doc: &Document, text: &Text, nodes: &[Node], a: &Attribution) -> Option<Quoted> {
    let word = |i: usize| span(text, nodes, i..i + 1).of(&doc.text);
    let quoting = |i: usize| matches!(word(i), "quoted" | "quotes" | "quoting" | "quote" | "cited" | "reported");
    // The cue may be either verb.
    let first = if a.cue.clone().any(quoting) {
        a.cue.clone()
    } else {
        let near = a.cue.start.saturating_sub(20)..a.cue.start;
        let from = near.clone().rev().find(|&i| nodes[i].begins).unwrap_or(near.start);
        let verb =
            (from..a.cue.start).rev().find(|&i| quoting(i)).filter(|_| a.cue.clone().any(|i| AS.contains(&word(i))))?;
        verb..verb + 1
    };
    if circumstances::has_be(doc, text, span(text, nodes, first.clone())) {
        return None;
    }
    let limit = nodes.len().min(first.end + 20);
    let end = (first.end..limit).find(|&i| nodes[i].begins || nodes[i].quote.is_some()).unwrap_or(limit);
    let at = (first.end + 1..end.saturating_sub(1)).find(|&i| word(i) == "as" && AS.contains(&word(i + 1)))?;
    let own = first == a.cue || (at..at + 2).contains(&(a.cue.end - 1));
    if nodes[first.end].sort == PREPOSITION || !own {
        return None;
    }
    let mut new = a.clone();
    for r in &mut new.content {
        if r.start < at + 2 && r.end > first.end {
            r.start = (at + 2).min(r.end);
        }
    }
    new.content.retain(|r| !r.is_empty());
    let last = (first.end..at).rev().find(|&i| !is_punctuation(&nodes[i]))?;
    new.source = std::iter::once(first.end..last + 1).collect();
    let paper = a.source.first().filter(|r| r.end <= first.start).map(|r| span(text, nodes, r.clone()));
    (!new.content.is_empty()).then_some(Quoted { attribution: new, paper, verb: at..at + 2 })
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
                if text.tokens_in(m.inner).len() < 3 || is_named(m.inner.of(&doc.text)) {
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
                    odds: 0,
                    passive: false,
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

/// How often quotes found like this one were right, by kind, route and odds.
fn confidence(d: &Draft) -> Milli {
    let odds = [-20, 0, 20, 42, 71].iter().filter(|&&o| d.odds >= o).count();
    // Share of right ones among articles held out of training, see models/quotes.md.
    Milli(match (d.route, d.quote.kind) {
        (Route::Cue, QuoteKind::Direct) => [480, 480, 630, 760, 890, 970][odds],
        (Route::Cue, QuoteKind::Mixed) => [400, 610, 610, 670, 770, 900][odds],
        (Route::Cue, QuoteKind::Indirect) => [440, 520, 590, 700, 730, 830][odds],
        (Route::Bare, _) => 400,
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
    let words = |i: usize| !nodes[i].title;
    let own = members().filter(|&i| mine(i) && words(i));
    let stretches: Vec<u32> = own.flat_map(|i| nodes[i].stretches(marks)).collect();
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
    let mut source: Vec<_> = a.source.iter().map(|r| span(text, nodes, r.clone())).collect();
    let cue = span(text, nodes, a.cue.clone());
    for s in &mut source {
        *s = without_time(doc, text, *s);
    }
    // "Roe was told": she is no source, "by the board" is.
    let passive = circumstances::passive(doc, text, cue);
    let subject = source.first().copied().filter(|s| passive.is_some() && s.end <= cue.start);
    source.retain(|s| passive.is_none() || s.end > cue.start);
    let speaker = speaker::resolve(doc, text, entities, &source);
    let taken: Vec<_> = a.content.iter().chain(&a.source).map(|r| span(text, nodes, r.clone())).collect();
    let around = circumstances::read(doc, text, cue, &taken);
    let quote = Quote {
        speech: a.speech || kind == QuoteKind::Direct,
        medium: around.medium,
        addressee: subject.filter(|_| passive == Some(Passive::To)).or(around.addressee),
        said: around.said,
        source,
        cue: vec![cue],
        speaker,
        ..empty(kind, content, verbatim)
    };
    Draft { quote, stretches, part: p.part, within: None, route: Route::Cue, odds: a.odds, passive: passive.is_some() }
}

/// A source without a word of time after it: in "Roe earlier said", "earlier" is when.
fn without_time(doc: &Document, text: &Text, source: Span) -> Span {
    let tokens = text.tokens_in(source);
    let time = |i: usize| {
        matches!(
            text.tokens[i].span().of(&doc.text),
            "earlier" | "later" | "today" | "yesterday" | "recently" | "previously" | "also" | "then" | "now"
        )
    };
    let end = tokens.clone().rev().find(|&i| !time(i)).map_or(tokens.end, |i| i + 1);
    // "A report released today" is from today.
    let participle = text.tokens[tokens.start..end].last().is_some_and(|t| t.span().of(&doc.text).ends_with("ed"));
    if end == tokens.end || participle { source } else { text.span(tokens.start..end) }
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
        if node.title {
            continue;
        }
        let m = &marks.stretches[stretch as usize];
        let previous = drafts.iter_mut().rev().take(40).find(|d| stretch > 0 && d.stretches.contains(&(stretch - 1)));
        if m.continues
            && let Some(d) = previous
        {
            for s in node.stretches(marks) {
                let inner = marks.stretches[s as usize].inner;
                d.quote.content.push(inner);
                d.quote.verbatim.push(inner);
                d.stretches.push(s);
            }
            continue;
        }
        if !whole(doc, text, m, &p.nodes, i) {
            continue;
        }
        let stretches: Vec<u32> = node.stretches(marks).collect();
        let words: Vec<Span> = stretches.iter().map(|&s| marks.stretches[s as usize].inner).collect();
        let signed = signature(doc, text, &p.nodes, i);
        let (cue, source) = signed.map_or((None, None), |(c, s)| (Some(c), Some(s)));
        let source: Vec<_> = source.into_iter().collect();
        drafts.push(Draft {
            quote: Quote {
                speaker: speaker::resolve(doc, text, entities, &source),
                source,
                cue: cue.into_iter().collect(),
                ..empty(QuoteKind::Direct, words.clone(), words)
            },
            stretches,
            part: p.part,
            within: None,
            route: Route::Bare,
            odds: 0,
            passive: false,
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
fn carry(doc: &Document, text: &Text, entities: &Entities, drafts: &mut [Draft]) {
    let mut last: Option<(usize, u32)> = None;
    let mut last_cue: Option<Span> = None;
    let mut last_end: Option<u32> = None;
    // Part and end of a quote whose speaker has no name.
    let mut stranger: Option<(usize, u32)> = None;
    let roles = speaker::Roles::new(entities);
    let mut genders: rustc_hash::FxHashMap<u32, (u32, u32)> = rustc_hash::FxHashMap::default();
    for m in entities.mentions.iter().filter(|m| m.form == Form::Pronoun) {
        let count = genders.entry(m.entity).or_default();
        match m.span().of(&doc.text).to_ascii_lowercase().as_str() {
            "he" | "him" | "his" => count.0 += 1,
            "she" | "her" | "hers" => count.1 += 1,
            _ => {}
        }
    }
    for d in drafts {
        let q = &mut d.quote;
        if q.source.is_empty() && (q.verbatim.is_empty() || d.passive) {
            // Who was asked has the next word.
            let asked = q.addressee.filter(|_| d.passive).and_then(|a| speaker::resolve(doc, text, entities, &[a]));
            last = asked.map(|e| (d.part, e)).or(last);
            continue;
        }
        // "he said" goes on with the one who spoke last, where the paragraph has named nobody yet.
        if let (Some(source), Some((part, before))) = (q.source.first(), last)
            && q.speaker != Some(before)
            && d.part <= part + 1
            && let Some(male) = gender(source.of(&doc.text))
            && speaker::agrees(doc, text, entities, *source, before)
            && genders.get(&before).is_none_or(|&(he, she)| if male { she == 0 || he > 0 } else { he == 0 || she > 0 })
        {
            // Since the quote before, or since the paragraph's start.
            let start = doc.parts.get(d.part).map_or(0, |p| p.start);
            let start = last_end.filter(|&e| part == d.part && e <= source.start).unwrap_or(start);
            let words = |m: &&crate::report::Mention<u32>| !q.content.iter().any(|c| c.contains(m.span()));
            let mut named = entities.inside(Span::new(start, source.start)).take(40).filter(words);
            if named.all(|m| m.kind != EntityType::Per) {
                q.speaker = Some(before);
            }
        }
        // Nor does he go on with anyone but "a spokesman", of whom no more is known.
        let unknown = stranger.is_some_and(|(part, end)| {
            let source = q.source.first().filter(|s| gender(s.of(&doc.text)).is_some() && end <= s.start);
            let named = |s: &Span| {
                let mut between = entities.inside(Span::new(end, s.start)).take(40);
                between.any(|m| m.kind == EntityType::Per && !q.content.iter().any(|c| c.contains(m.span())))
            };
            part == d.part && source.is_some_and(|s| !named(s))
        });
        if unknown {
            q.speaker = None;
            last = None;
        }
        if q.speaker.is_none() && !unknown {
            let pronoun = q.source.first().is_some_and(|s| {
                matches!(s.of(&doc.text).to_ascii_lowercase().as_str(), "he" | "she" | "they" | "it" | "who")
            });
            if let Some(&who) = q.source.first().filter(|s| s.of(&doc.text) == "who") {
                q.speaker = speaker::antecedent(doc, text, entities, who);
            }
            if q.source.is_empty() && !q.cue.is_empty() {
                // "…, calling it a farce": the subject of the sentence.
                let here = last.filter(|_| last_cue.is_some_and(|c| same_sentence(text, c, q.cue[0])));
                q.speaker = here.map(|(_, s)| s).or_else(|| subject(doc, text, entities, q.cue[0], &q.content));
            }
            if q.speaker.is_some() {
            } else if q.source.is_empty() || pronoun {
                let fits = |e: &u32| q.source.first().is_none_or(|&s| speaker::continues(doc, text, entities, s, *e));
                q.speaker = last.filter(|&(part, _)| d.part <= part + 2).map(|(_, s)| s).filter(fits);
            } else if let Some(source) = q.source.first() {
                let before = last.filter(|&(part, _)| d.part <= part + 3).map(|(_, s)| s);
                // "The striker also said": the paragraph's last speaker, where it named nobody since.
                let alone = last.is_some_and(|(part, _)| part == d.part)
                    && q.speech
                    && last_end.filter(|&e| e <= source.start).is_some_and(|e| {
                        entities.inside(Span::new(e, source.end)).take(40).all(|m| m.kind != EntityType::Per)
                    });
                let before = speaker::Before { who: before, quoted: !q.verbatim.is_empty(), alone };
                q.speaker = roles.resolve(doc, text, entities, *source, &before);
            }
        }
        last = q.speaker.map(|s| (d.part, s));
        let end = q.cue.iter().chain(&q.content).chain(&q.source).map(|s| s.end).max();
        let nameless = || q.source.first().is_some_and(|&s| speaker::is_stranger(doc, text, s, q.speech));
        if unknown || q.speaker.is_none() && nameless() {
            stranger = end.map(|e| (d.part, e));
        } else if q.speaker.is_some() {
            stranger = None;
        }
        last_cue = q.cue.first().copied();
        last_end = end;
    }
}

/// Whether a pronoun is "he"; `None` for anything but "he" and "she".
fn gender(source: &str) -> Option<bool> {
    match source {
        "he" | "He" => Some(true),
        "she" | "She" => Some(false),
        _ => None,
    }
}

fn same_sentence(text: &Text, a: Span, b: Span) -> bool {
    text.sentence_of(text.token_at(a.start)) == text.sentence_of(text.token_at(b.start))
}

/// Words before which a clause ends.
const CLAUSES: [&str; 13] =
    [",", "and", "but", "although", "while", "as", "that", "because", "when", "after", "—", "–", "though"];

/// Whose a cue without a source is: the owner's, as in "Roe's threat", or that of the nearest subject before it in its
/// sentence, outside what is attributed.
fn subject(doc: &Document, text: &Text, entities: &Entities, cue: Span, content: &[Span]) -> Option<u32> {
    let at = text.token_at(cue.start);
    let sentence = text.sentences.get(text.sentence_of(at))?;
    let from = sentence.tokens.start;
    let word = |i: usize| text.tokens[i].span().of(&doc.text);
    let before = Span::new(text.span(sentence.tokens.clone()).start, cue.start);
    let owned = |end: u32| text.tokens.get(text.token_at(end)).is_some_and(|t| t.kind == TokenKind::Clitic);
    let begins = |start: u32| {
        let mut i = text.token_at(start);
        while i > from && (word(i - 1).starts_with(char::is_uppercase) || word(i - 1) == "of") {
            i -= 1;
        }
        i == from || CLAUSES.contains(&word(i - 1))
    };
    let mut found = None;
    for m in entities.inside(before).take(20) {
        let kind = matches!(m.kind, EntityType::Per | EntityType::Org);
        if !kind || content.iter().any(|c| c.contains(m.span())) {
            continue;
        }
        if owned(m.end) {
            // "Roe's threat to …"
            if text.token_at(m.end) + 1 == at {
                return Some(m.entity);
            }
        } else if (found.is_none() || begins(m.start)) && !speaker::governed(doc, text, before, m) {
            found = Some(m.entity);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::article;

    #[test]
    fn a_word_of_time_is_no_part_of_a_source() {
        let cut = |source: &str| {
            let (doc, text) = article(source);
            without_time(&doc, &text, Span::new(0, source.len() as u32)).of(&doc.text).to_owned()
        };
        assert_eq!(cut("The ferry board earlier today"), "The ferry board");
        assert_eq!(cut("A report released today"), "A report released today");
        assert_eq!(cut("today"), "today");
    }
}
