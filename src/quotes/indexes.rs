//! What rules look up in an article: made once, so that not every source reads it all.

use std::ops::Range;

use crate::entities::Entities;
use crate::hashed::Map;
use crate::report::{EntityType, Form};
use crate::text::{TokenKind, Words};

/// Most words of a description before its noun.
pub(super) const DESCRIPTION: usize = 6;

/// What tells that the text has not told of one before.
const NEW: [&str; 4] = ["a", "an", "another", "one"];

/// Where each noun stands that the text may tell of as new, "a young nurse", so that not every "the nurse" reads back.
pub(super) struct Introduced(Map<String, Vec<usize>>);

impl Introduced {
    pub(super) fn new(text: &Words<'_>) -> Self {
        let mut all: Map<String, Vec<usize>> = Map::default();
        let mut new = None;
        for i in 0..text.len() {
            if new.is_some_and(|new| i - new <= DESCRIPTION) && text.is_lower(i) {
                match all.get_mut(text.low(i)) {
                    Some(places) => places.push(i),
                    None => _ = all.insert(text.low(i).to_owned(), vec![i]),
                }
            }
            if text.is(i, &NEW) {
                new = Some(i);
            }
        }
        Self(all)
    }

    /// Whether the text tells of this noun as new there.
    pub(super) fn has(&self, noun: &str, there: Range<usize>) -> bool {
        let places = self.0.get(noun).map_or(&[][..], |places| places);
        let next = places.partition_point(|&i| i < there.start);
        places.get(next).is_some_and(|&i| i < there.end)
    }
}

/// The last word of a name.
pub(super) fn last_name(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or_default()
}

/// The same in lower case.
pub(super) fn surname(name: &str) -> String {
    last_name(name).to_lowercase()
}

/// Who has which surname and where each is named, so that not every source reads all names of a long list.
pub(super) struct Surnames {
    /// The people of whom more than a surname is known, by surname.
    pub(super) people: Map<String, Vec<u32>>,
    /// For each entity which mentions are its name.
    pub(super) names: Map<u32, Vec<usize>>,
    /// Which of them end in the person's surname, and do not tell whose somebody or something is, as "Ada's uncle" does.
    pub(super) own: Map<u32, Vec<usize>>,
    /// For each mention where it and all before it have ended.
    pub(super) reach: Vec<u32>,
}

impl Surnames {
    pub(super) fn new(text: &Words<'_>, entities: &Entities) -> Self {
        let mut new = Self { people: Map::default(), names: Map::default(), own: Map::default(), reach: Vec::new() };
        let surnames: Vec<String> = entities.table.iter().map(|one| surname(&one.name)).collect();
        for (e, one) in (0..).zip(&entities.table) {
            if one.kind == Some(EntityType::Per) && one.name.contains(' ') {
                new.people.entry(surnames[e as usize].clone()).or_default().push(e);
            }
        }
        let mut reach = 0;
        for (i, m) in entities.mentions.iter().enumerate() {
            reach = m.span().end.max(reach);
            new.reach.push(reach);
            if m.form == Form::Name {
                new.names.entry(m.entity).or_default().push(i);
                let end = text.tokens_in(m.span()).end;
                let whole = surnames.get(m.entity as usize).is_some_and(|own| end > 0 && text.low(end - 1) == own);
                if whole && text.kind(end) != Some(TokenKind::Clitic) {
                    new.own.entry(m.entity).or_default().push(i);
                }
            }
        }
        new
    }
}
