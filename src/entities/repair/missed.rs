//! Names that follow from other names of the article: acronyms, nationality words, and adjectives made with a hyphen.

use std::ops::Range;

use crate::hashed::Set;

use crate::entities::context::Context;
use crate::entities::detect::features::shape;
use crate::entities::detect::tagger::Tagged;
use crate::entities::lists::gazetteer::class;
use crate::entities::lists::hash;
use crate::entities::names::key;
use crate::lexicon::Class;
use crate::report::{EntityType, PartKind};
use crate::text::TokenKind;

/// The margin of a name that the tagger did not see.
pub(super) const MARGIN: i32 = 60;

/// Letters of an acronym.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=7;

/// Words of an author's name.
const AUTHOR: std::ops::RangeInclusive<usize> = 2..=4;

/// Places of an article whose nationality words are looked for.
const HOMES: usize = 100;

/// Acronyms in brackets after a name that they abbreviate, or after an organisation.
pub(super) fn acronyms(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out = Vec::with_capacity(tagged.len());
    let mut tagged = tagged.into_iter().peekable();
    while let Some(t) = tagged.next() {
        out.push(t);
        let i = t.end + 1 + usize::from(c.kind(t.end) == Some(TokenKind::Clitic));
        if c.word(i - 1) != "(" || c.word(i + 1) != ")" || tagged.peek().is_some_and(|n| n.start <= i) {
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

/// "By Ada Roe 12 June 2031": whoever wrote it, where the tagger saw nobody.
pub(super) fn authors(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len() + 1);
    let mut tagged = tagged.into_iter().peekable();
    for sentence in &c.text.sentences {
        while let Some(t) = tagged.next_if(|t| t.start < sentence.tokens.start) {
            out.push(t);
        }
        let part = c.words.doc.parts.get(sentence.part).map(|p| p.kind);
        let author = (part == Some(PartKind::Byline)).then(|| author(c, &sentence.tokens)).flatten();
        if let Some(author) = author.filter(|a| tagged.peek().is_none_or(|t| t.start >= a.end)) {
            out.push(author);
        }
    }
    out.extend(tagged);
    out
}

/// The two to four words with capitals after a byline's "By" that are no role and no outlet.
fn author(c: &Context<'_>, line: &Range<usize>) -> Option<Tagged> {
    let from = line.start + 1;
    let name =
        |&i: &usize| matches!(c.atoms[i].shape, shape::CAPITAL | shape::INITIAL) && !c.is_role(i) && !c.heads_org(i);
    let mut end = (from..line.end).take_while(name).last()? + 1;
    let dated = c.kind(end) == Some(TokenKind::Number);
    if dated && c.has_title_case(end - 1, Class::Month) {
        end -= 1;
    }
    let person = c.words.is(line.start, &["by"]) && AUTHOR.contains(&(end - from)) && !c.is_agency(from..end);
    let common = (from + 1..end).all(|i| c.atoms[i].class & class::COMMON != 0);
    (person && !common).then(|| Tagged::by_rule(from, end, EntityType::Per, MARGIN))
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
    fill(c, tagged, EntityType::Misc, &is_one, |t| Tagged { kind: EntityType::Misc, ..t })
}

/// Adds the words between the names that are a name of this type, and makes one `of` each name that is such a word.
pub(super) fn fill(
    c: &Context<'_>,
    tagged: Vec<Tagged>,
    kind: EntityType,
    is_one: &dyn Fn(usize) -> bool,
    of: fn(Tagged) -> Tagged,
) -> Vec<Tagged> {
    let mut out = Vec::with_capacity(tagged.len());
    let mut at = 0;
    let between = |at: usize, end: usize, out: &mut Vec<Tagged>| {
        let found = (at..end).filter(|&i| is_one(i));
        out.extend(found.map(|i| Tagged::by_rule(i, i + 1, kind, MARGIN)));
    };
    for t in tagged {
        between(at, t.start, &mut out);
        at = t.end;
        out.push(if t.len() == 1 && is_one(t.start) { of(t) } else { t });
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
