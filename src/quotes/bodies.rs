//! Bodies that are called by whom they work for: "the Roe campaign", "the Hale administration", "the Oland army".
//!
//! They speak as organisations do, but no list and no tagger knows them, and the person or country in their name is not who spoke.

use super::documents::add;
use super::indexes::last_name;
use super::reading::{Reading, Whole};
use super::speaker;
use crate::entities::{Entities, LocalEntity};
use crate::hashed::{Map, Set};
use crate::input::{Document, collapsed};
use crate::lexicon::Class;
use crate::report::{EntityType, Form, Mention, Quote};
use crate::span::Span;
use crate::text::{Text, TokenKind};

/// What speaks for a body: the noun and the name before it.
const SUPPORT: i32 = 150;

/// How many bytes after a country's body one by the noun alone may be it.
const NEAR: u32 = 2000;

/// Keys of places that may be either of two.
const AMBIGUOUS: [&str; 1] = ["georgia"];

/// A body as a source tells of it.
struct Told {
    quote: usize,
    /// Its name and noun.
    span: Span,
    /// From the name on: "campaign", "foreign ministry".
    noun: String,
    /// Whose it is; `None` for "the campaign" alone.
    of: Option<u32>,
    /// Whether it is a country's or a town's.
    public: bool,
}

/// Finds the bodies that quotes without a speaker have as their source. Must come when no index of a mention is kept.
pub(crate) fn find(doc: &Document, text: &Text, entities: &mut Entities, quotes: &mut [Quote<u32>]) {
    let reading = &Whole::new(doc, text, entities);
    let told: Vec<Told> = (0..).zip(&*quotes).filter_map(|(i, q)| tell(reading, i, q)).collect();
    let several = if told.iter().any(|t| t.of.is_none()) { several(reading) } else { Set::default() };
    let mut known: Map<(String, u32), u32> = Map::default();
    // For the last word of each the only body that is called so; `None` where several are.
    let mut only: Map<String, Option<u32>> = Map::default();
    // The public body that spoke last, and where.
    let mut last: Option<(u32, u32)> = None;
    let mut mentions = Vec::new();
    for t in told {
        // "The campaign" is one of which the text has told, where it has told of one; there are many armies, and it is the last.
        let near = |e: &u32| !t.public || last.is_some_and(|l| l.0 == *e && t.span.start <= l.1 + NEAR);
        let word = || t.noun.rsplit(' ').next().unwrap_or_default();
        let entity = match t.of {
            None if several.contains(word()) => None,
            None => only.get(word()).copied().flatten().filter(near),
            Some(of) => known.get(&(t.noun.clone(), of)).copied().or_else(|| {
                let entity = named(doc, &t, of, &mut entities.table);
                known.insert((t.noun.clone(), of), entity);
                only.entry(word().to_owned()).and_modify(|one| *one = None).or_insert(Some(entity));
                Some(entity)
            }),
        };
        let Some(entity) = entity else { continue };
        if t.public {
            last = Some((entity, t.span.end));
        }
        quotes[t.quote].speaker = Some(entity);
        let form = if t.of.is_some() && !t.public { Form::Name } else { Form::Nominal };
        mentions.push(Mention::new(t.span, EntityType::Org, entity, form));
    }
    add(entities, mentions);
}

/// The nouns that stand behind the names of two places or people in the article: of "the Danish navy" and "Norway’s navy", "the navy"
/// may be either.
fn several(text: Reading<'_>) -> Set<String> {
    let mut owners: Map<&str, String> = Map::default();
    let mut several = Set::default();
    for i in 1..text.len() {
        let noun = text.low(i);
        if !text.has(i, Class::PublicBody) && !speaker::BODIES.contains(&noun) {
            continue;
        }
        let Some(owner) = owner(text, i) else { continue };
        if owners.get(noun).is_some_and(|o| *o != owner) {
            several.insert(noun.to_owned());
        }
        owners.insert(noun, owner);
    }
    several
}

/// Whose body a noun tells of: the name before it, with at most two small words between.
fn owner(text: Reading<'_>, noun: usize) -> Option<String> {
    const BETWEEN: usize = 2;
    let small = |i: &usize| text.is_lower(*i) && text.kind(*i) == Some(TokenKind::Word);
    let plain = (0..noun).rev().take(BETWEEN).take_while(small).count();
    let end = noun - plain;
    let clitic = usize::from(end.checked_sub(1).is_some_and(|i| text.kind(i) == Some(TokenKind::Clitic)));
    let last = (end - clitic).checked_sub(1).filter(|&i| text.capital(i) && !text.has(i, Class::ClauseDeterminer))?;
    let from = text.token_span(last.saturating_sub(BETWEEN)).start;
    let near = text.entities.inside(Span::new(from, text.token_span(last).end));
    let named = near.filter(|m| m.form == Form::Name && m.span().end == text.token_span(last).end).last();
    let key = named.and_then(|m| text.entities.table.get(m.entity as usize)).map(|e| e.key.clone());
    Some(key.unwrap_or_else(|| text.low(last).to_owned()))
}

/// A new entity for a body.
fn named(doc: &Document, told: &Told, of: u32, table: &mut Vec<LocalEntity>) -> u32 {
    let owner = &table[of as usize];
    let called = [last_name(&owner.name), " ", &told.noun].concat();
    // "Oland's army" and "the Olandic army" are one, in all articles.
    let key = if told.public { [&owner.key, "-", &told.noun].concat() } else { called.to_lowercase() };
    let name = if told.public { collapsed(told.span.of(&doc.text)) } else { called };
    let forms = vec![(name.clone(), 1)];
    let kind = Some(EntityType::Org);
    table.push(LocalEntity {
        kind,
        name,
        forms,
        key: key.replace(' ', "-"),
        support: SUPPORT,
        ..LocalEntity::default()
    });
    table.len() as u32 - 1
}

/// The body that is a quote's source.
fn tell(text: Reading<'_>, quote: usize, q: &Quote<u32>) -> Option<Told> {
    let &source = q.source.first().filter(|_| q.speaker.is_none())?;
    let tokens = text.tokens_in(speaker::head(text, source));
    let noun = tokens.end.checked_sub(1).filter(|&i| text.is_lower(i))?;
    let public = text.has(noun, Class::PublicBody);
    if !public && !text.is(noun, &speaker::BODIES) {
        return None;
    }
    let the = usize::from(text.is(tokens.start, &["the"]));
    // "The government" may be any.
    if the == 1 && noun == tokens.start + 1 && !text.is(noun, &["government"]) {
        let word = text.low(noun).to_owned();
        return Some(Told { quote, span: text.span(tokens), noun: word, of: None, public });
    }
    let from = tokens.start + the;
    // "The Oland foreign ministry"
    let small = |&i: &usize| public && text.is_lower(i) && text.kind(i) == Some(TokenKind::Word);
    let first = (from..noun).rev().take_while(small).take(2).last().unwrap_or(noun);
    let clitic = usize::from(first.checked_sub(1).is_some_and(|i| text.kind(i) == Some(TokenKind::Clitic)));
    let name = text.span(from..first.checked_sub(clitic)?.max(from));
    let named =
        |m: &&Mention<u32>| m.span() == name && if public { speaker::names_place(text, m) } else { m.names_person() };
    let of = text.entities.inside(name).find(named)?.entity;
    if public && AMBIGUOUS.contains(&text.entities.table.get(of as usize)?.key.as_str()) {
        return None;
    }
    let noun = text.of(text.span(first..noun + 1)).to_lowercase();
    Some(Told { quote, span: text.span(from..tokens.end), noun, of: Some(of), public })
}
