//! Names that follow from other names of the article: acronyms, nationality words, and adjectives made with a hyphen.

use crate::hashed::Set;

use crate::entities::context::Context;
use crate::entities::detect::features::shape;
use crate::entities::detect::tagger::Tagged;
use crate::entities::lists::gazetteer::class;
use crate::entities::lists::hash;
use crate::entities::names::key;
use crate::report::EntityType;

/// The margin of a name that the tagger did not see.
const MARGIN: i32 = 60;

/// Letters of an acronym.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=7;

/// Places of an article whose nationality words are looked for.
const HOMES: usize = 100;

/// Acronyms in brackets after a name that they abbreviate, or after an organisation.
pub(super) fn acronyms(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out = Vec::with_capacity(tagged.len());
    let mut tagged = tagged.into_iter().peekable();
    while let Some(t) = tagged.next() {
        out.push(t);
        let i = t.end + 1;
        if c.word(t.end) != "(" || c.word(i + 1) != ")" || tagged.peek().is_some_and(|n| n.start <= i) {
            continue;
        }
        let short = c.word(i);
        let capitals = short.chars().filter(|c| c.is_uppercase()).count();
        let letters = short.chars().filter(|c| c.is_alphabetic()).count();
        let acronym = ACRONYM.contains(&letters) && 2 * capitals > letters && c.atoms[i].class & class::CALENDAR == 0;
        let body = t.kind == EntityType::Org && t.len() > 1;
        if acronym && (body || key::abbreviates(short, c.slice(t.tokens()))) {
            out.push(Tagged::by_rule(i, i + 1, t.kind, MARGIN));
        }
    }
    out
}

/// "Ruritanian", where the article names Ruritania.
pub(super) fn nationalities(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let homes = tagged.iter().filter(|t| t.kind == EntityType::Loc && t.len() == 1 && t.margin > 0).take(HOMES);
    let made = homes.flat_map(|t| key::demonyms(&key::of(c.word(t.start))));
    let words: Set<u32> = made.map(|w| hash::word(&w)).collect();
    let is_one = |i: usize| {
        let a = &c.atoms[i];
        a.shape == shape::CAPITAL && words.contains(&a.word) && c.places.get(c.word(i)).is_none()
    };
    let mut out = Vec::with_capacity(tagged.len());
    let mut at = 0;
    let between = |at: usize, end: usize, out: &mut Vec<Tagged>| {
        let found = (at..end).filter(|&i| is_one(i));
        out.extend(found.map(|i| Tagged::by_rule(i, i + 1, EntityType::Misc, MARGIN)));
    };
    for mut t in tagged {
        between(at, t.start, &mut out);
        if t.len() == 1 && is_one(t.start) {
            t.kind = EntityType::Misc;
        }
        at = t.end;
        out.push(t);
    }
    between(at, c.atoms.len(), &mut out);
    out
}

/// "France-backed" says of something that it is France's, as "French" does, and is such a word; by the conventions of
/// annotated news a compound names nothing else.
pub(super) fn compounds(c: &Context<'_>, mut tagged: Vec<Tagged>) -> Vec<Tagged> {
    tagged.retain_mut(|t| {
        let compound = c.in_compound(t.end);
        let place = compound && c.place(t.tokens()).is_some();
        if place {
            t.kind = EntityType::Misc;
        }
        place || !compound
    });
    tagged
}
