//! Bodies that are called by whom they work for: "the Roe campaign", "the Hale administration".
//!
//! They speak as organisations do, but no list and no tagger knows them, and the person in their name is not who spoke.

use super::documents::add;
use super::indexes::last_name;
use super::reading::{Reading, Whole};
use super::speaker;
use crate::entities::{Entities, LocalEntity};
use crate::hashed::Map;
use crate::input::Document;
use crate::report::{EntityType, Form, Mention, Quote};
use crate::span::Span;
use crate::text::{Text, TokenKind};

/// What speaks for a body: the noun and the name before it.
const SUPPORT: i32 = 150;

/// What such bodies are called.
const NOUNS: [&str; 4] = ["administration", "camp", "campaign", "presidency"];

/// A body as a source tells of it.
struct Told {
    quote: usize,
    /// Its name and noun.
    span: Span,
    noun: &'static str,
    /// Whose it is; `None` for "the campaign" alone.
    of: Option<u32>,
}

/// Finds the bodies that quotes without a speaker have as their source. Must come when no index of a mention is kept.
pub(crate) fn find(doc: &Document, text: &Text, entities: &mut Entities, quotes: &mut [Quote<u32>]) {
    let reading = &Whole::new(doc, text, entities);
    let told: Vec<Told> = (0..).zip(&*quotes).filter_map(|(i, q)| tell(reading, i, q)).collect();
    let mut known: Map<(&str, u32), u32> = Map::default();
    // For each noun the only body that is called so; `None` where several are.
    let mut only: Map<&str, Option<u32>> = Map::default();
    let mut mentions = Vec::new();
    for t in told {
        // "The campaign" is one of which the text has told, where it has told of one.
        let same = t.of.map_or_else(|| only.get(t.noun).copied().flatten(), |of| known.get(&(t.noun, of)).copied());
        let entity = match (same, t.of) {
            (Some(one), _) => one,
            (None, Some(of)) => {
                let name = [last_name(&entities.table[of as usize].name), " ", t.noun].concat();
                let key = name.to_lowercase().replace(' ', "-");
                let forms = vec![(name.clone(), 1)];
                let kind = Some(EntityType::Org);
                entities.table.push(LocalEntity { kind, name, forms, key, support: SUPPORT, ..LocalEntity::default() });
                let entity = entities.table.len() as u32 - 1;
                known.insert((t.noun, of), entity);
                only.entry(t.noun).and_modify(|one| *one = None).or_insert(Some(entity));
                entity
            }
            (None, None) => continue,
        };
        quotes[t.quote].speaker = Some(entity);
        let form = if t.of.is_some() { Form::Name } else { Form::Nominal };
        mentions.push(Mention::new(t.span, EntityType::Org, entity, form));
    }
    add(entities, mentions);
}

/// The body that is a quote's source.
fn tell(text: Reading<'_>, quote: usize, q: &Quote<u32>) -> Option<Told> {
    let &source = q.source.first().filter(|_| q.speaker.is_none())?;
    let tokens = text.tokens_in(speaker::head(text, source));
    let noun = tokens.end.checked_sub(1).filter(|&i| text.is_lower(i))?;
    let word = NOUNS.into_iter().find(|&word| text.is(noun, &[word]))?;
    let the = usize::from(text.is(tokens.start, &["the"]));
    if the == 1 && noun == tokens.start + 1 {
        return Some(Told { quote, span: text.span(tokens), noun: word, of: None });
    }
    let clitic = usize::from(noun.checked_sub(1).is_some_and(|i| text.kind(i) == Some(TokenKind::Clitic)));
    let name = text.span(tokens.start + the..noun.checked_sub(clitic)?.max(tokens.start + the));
    let named = |m: &&Mention<u32>| m.names_person() && m.span() == name;
    let of = text.entities.inside(name).find(named)?.entity;
    Some(Told { quote, span: text.span(tokens.start + the..noun + 1), noun: word, of: Some(of) })
}
