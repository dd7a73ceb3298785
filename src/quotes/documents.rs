//! Documents that say something: the indictment, the plaque, the ministry's report.
//!
//! Nobody speaks in them, so a quote of one has no speaker, or whoever issued it; it has the document, an entity of its
//! own type, and that has its issuer where the source says so.

use std::cmp::Reverse;

use super::reading::{Reading, Whole};
use super::speaker;
use crate::entities::{Entities, LocalEntity};
use crate::hashed::Map;
use crate::input::{Document, collapsed};
use crate::lexicon::Class;
use crate::report::{EntityType, Form, Mention, Quote};
use crate::sort::Order;
use crate::span::Span;
use crate::text::{Text, TokenKind};

/// What speaks for a document: the noun alone.
const SUPPORT: i32 = 150;

/// Words of a source that is the document's name as a whole.
const LONGEST: usize = 8;

/// Most bytes between a quote and the next that goes on with it: a full stop, a space and a quotation mark.
const NEAR: u32 = 6;

/// Words before a document's noun that make it one that was told of.
const DEFINITE: &[&str] = &["the", "this", "that"];

/// A document as a source tells of it.
struct Told {
    quote: usize,
    /// The source without what follows it.
    head: Span,
    name: String,
    /// Its noun, in lower case.
    noun: String,
    /// Whether it is one that was told of before, if one was.
    again: bool,
    issuer: Option<u32>,
}

/// Finds the documents that quotes have as their source. Must come when no index of a mention is kept.
pub(crate) fn find(doc: &Document, text: &Text, entities: &mut Entities, quotes: &mut [Quote<u32>]) {
    let reading = &Whole::new(doc, text, entities);
    let told: Vec<Told> = (0..).zip(&*quotes).filter_map(|(i, q)| tell(reading, i, q)).collect();
    // The last of each noun and of each name.
    let (mut by_noun, mut by_name) = (Map::<String, u32>::default(), Map::<String, u32>::default());
    let mut mentions = Vec::with_capacity(told.len());
    for (n, t) in (1..).zip(told) {
        let same = if t.again { by_noun.get(&t.noun) } else { by_name.get(&t.name) };
        let entity = same.copied().unwrap_or_else(|| {
            entities.table.push(LocalEntity {
                kind: Some(EntityType::Doc),
                name: t.name.clone(),
                // Another article's report is another one.
                key: format!("{}-{}-{}", t.noun, n, doc.id),
                support: SUPPORT,
                issuer: t.issuer,
                ..LocalEntity::default()
            });
            entities.table.len() as u32 - 1
        });
        let local = &mut entities.table[entity as usize];
        match local.forms.iter_mut().find(|f| f.0 == t.name) {
            Some(f) => f.1 += 1,
            None => local.forms.push((t.name.clone(), 1)),
        }
        quotes[t.quote].document = Some(entity);
        by_noun.insert(t.noun, entity);
        by_name.insert(t.name, entity);
        mentions.push(Mention::new(t.head, EntityType::Doc, entity, Form::Nominal));
    }
    add(entities, mentions);
    go_on(doc, quotes);
}

/// "A book about Roe says she lied. “She knew,” it says": what follows at once by "it" is of the same document.
fn go_on(doc: &Document, quotes: &mut [Quote<u32>]) {
    for i in 1..quotes.len() {
        let (before, q) = (&quotes[i - 1], &quotes[i]);
        let it = q.source.first().is_some_and(|s| s.of(&doc.text).eq_ignore_ascii_case("it"));
        if !it || q.speaker.is_some() {
            continue;
        }
        let end = before.content.iter().chain(&before.source).chain(&before.cue).map(|s| s.end).max().unwrap_or(0);
        let start = q.content.iter().chain(&q.source).chain(&q.cue).map(|s| s.start).min().unwrap_or(0);
        // A firm that a report is about answers it: "“We never lied,” it said", "it told the Herald".
        let words = |spans: &[Span], any: &[&str]| {
            let mut all = spans.iter().flat_map(|s| s.of(&doc.text).split(|c: char| !c.is_alphanumeric()));
            all.any(|w| any.iter().any(|a| w.eq_ignore_ascii_case(a)))
        };
        let answers = words(&q.cue, &["told", "tells"]) || words(&q.content, &["we", "us", "our", "I"]);
        if !answers && (end..end + NEAR).contains(&start) {
            quotes[i].document = before.document;
        }
    }
}

/// Adds mentions where there are none, each before those that it holds.
pub(super) fn add(entities: &mut Entities, mut new: Vec<Mention<u32>>) {
    if new.is_empty() {
        return;
    }
    let place = |m: &Mention<u32>| (m.span().start, Reverse(m.span().end));
    new.order_by_key(place);
    new.dedup_by_key(|m| m.span());
    let old = &entities.mentions;
    new.retain(|m| old.get(old.partition_point(|o| place(o) < place(m))).is_none_or(|o| o.span() != m.span()));
    entities.mentions.append(&mut new);
    entities.mentions.order_by_key(place);
}

/// The document that is a quote's source.
fn tell(text: Reading<'_>, quote: usize, q: &Quote<u32>) -> Option<Told> {
    let &source = q.source.first()?;
    let head = speaker::head(text, source);
    let tokens = text.tokens_in(head);
    let noun = tokens
        .clone()
        .last()
        .filter(|&i| text.is_lower(i) && text.has(i, Class::Written) && !text.is(i, &["poster"]))?;
    let whole = text.tokens_in(source);
    let plain = whole.len() <= LONGEST
        && !whole.clone().any(|i| text.surface(i) == "," || text.is(i, &["that", "which", "who"]));
    let mut name = collapsed(text.of(if plain { source } else { head }));
    if text.begins(tokens.start) && !text.is_lower(tokens.start) && text.has(tokens.start, Class::SentenceOpener) {
        name = lower_first(&name);
    }
    let issuer = issuer(text, source, noun);
    if q.speaker.is_some() && q.speaker != issuer {
        return None;
    }
    let again = tokens.len() == 2 && text.is(tokens.start, DEFINITE);
    Some(Told { quote, head, name, noun: text.low(noun).to_owned(), again, issuer })
}

fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Who issued a document: "the Harlan Board's report", "a report by the Harlan Board".
fn issuer(text: Reading<'_>, source: Span, noun: usize) -> Option<u32> {
    let issues = |m: &&Mention<u32>| {
        let own = text.tokens_in(m.span());
        let owner = own.end == noun || text.kind(own.end) == Some(TokenKind::Clitic) && own.end < noun;
        let article = usize::from(own.start > 0 && text.is(own.start - 1, &["the"]));
        let by = own.start.checked_sub(1 + article).is_some_and(|i| i > noun && text.is(i, &["by", "from"]));
        matches!(m.kind, EntityType::Per | EntityType::Org) && (owner || by)
    };
    text.entities.inside(source).find(issues).map(|m| m.entity)
}
