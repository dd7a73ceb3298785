//! The reader's corrections to quotations, deadlines and differences.
//!
//! Each is found again by its words, and by how often the article has them. Where that is not beyond doubt it is lost, and
//! told as lost: it is never applied to something else. Of several corrections of one thing the last one holds.
//!
//! Quotations and deadlines are corrected before the articles are compared, so that the comparison goes by what the reader
//! says; differences after it. Articles that nothing is said of are not copied.

mod anchor;
mod apply;
mod differences;
mod people;
mod told;

use std::borrow::Cow;

use super::correction::Correction;
use super::link::cooccurrence::spoken_of;
use super::link::{link, linked::Linked};
use crate::calendar::Date;
use crate::engine::Analysis;
use crate::hashed::Map;
use crate::report::{Correctable, LostReason};
use anchor::{Anchor, Lost, Words};
pub(super) use differences::differences;
use people::People;
use told::{Fate, Fates, Terms, Told, Voice};

/// The articles as the reader corrected them, with their entities linked.
pub(super) struct Corrected<'a> {
    pub(super) articles: Vec<Cow<'a, Analysis>>,
    pub(super) linked: Linked,
    pub(super) told: Told,
}

/// Links the entities of articles, and corrects their quotations and deadlines.
pub(super) fn articles<'a>(articles: &[&'a Analysis], changes: &[Correction]) -> Corrected<'a> {
    let mut out = Corrected {
        articles: articles.iter().map(|&a| Cow::Borrowed(a)).collect(),
        linked: link(articles, changes),
        told: Told::default(),
    };
    if changes.iter().all(|c| Anchor::of(c).is_none()) {
        return out;
    }
    let mut people = People::new(&mut out.linked, changes);
    let fates = fates(articles, changes, &people, &mut out.told);
    for (at, fates) in fates {
        let before = articles[at];
        let mut after = before.clone();
        apply::deadlines(&mut after, at, &fates.deadlines, &mut people, &mut out.told);
        apply::quotes(&mut after, at, &fates.quotes, &mut people, &mut out.told);
        recount(before, &after, at, people.linked());
        out.articles[at] = Cow::Owned(after);
    }
    out
}

/// What becomes of each article in which the corrections find something, by its place.
fn fates<'c>(
    articles: &[&Analysis],
    changes: &'c [Correction],
    people: &People<'_, '_>,
    told: &mut Told,
) -> Map<usize, Fates<'c>> {
    let places: Map<&str, usize> = articles.iter().map(|a| a.id()).zip(0..).collect();
    let mut words: Map<usize, Words> = Map::default();
    let mut out: Map<usize, Fates<'c>> = Map::default();
    for (i, change) in changes.iter().enumerate() {
        let Some(anchor) = Anchor::of(change) else { continue };
        let Some(&at) = places.get(anchor.article) else {
            told.no_article(i);
            continue;
        };
        let found = words.entry(at).or_insert_with(|| Words::of(articles[at])).find(&anchor);
        let noted = found.and_then(|found| note(out.entry(at).or_default(), (i, change), found, people));
        if let Err((code, message)) = noted {
            told.lose(i, code, message);
        }
    }
    out
}

/// Notes what a correction, which has an index, says of the quote or deadline that it found; or why it cannot be.
fn note<'c>(
    fates: &mut Fates<'c>,
    (i, change): (usize, &'c Correction),
    found: usize,
    people: &People<'_, '_>,
) -> Result<(), Lost> {
    match change {
        Correction::Attribute { entity, name, .. } => {
            let name = name.as_deref().map(str::trim).filter(|n| !n.is_empty());
            if name.is_none() && entity.as_ref().is_some_and(|id| people.of_id(id).is_none()) {
                return Err((LostReason::Entity, "whom it names is not among the entities".to_owned()));
            }
            fates.quotes.insert(found, Fate::Changed(Voice { entity: entity.as_ref(), name }));
        }
        Correction::Deadline { due, setter, addressee, .. } => {
            let day = due.as_deref().map(Date::parse);
            if day == Some(None) {
                return Err((LostReason::Day, "its day is none of the calendar".to_owned()));
            }
            let mut terms = match fates.deadlines.get(&found) {
                Some(Fate::Changed(terms)) => *terms,
                _ => Terms::default(),
            };
            terms.due = day.flatten().or(terms.due);
            terms.setter = setter.as_deref().or(terms.setter);
            terms.addressee = addressee.as_deref().or(terms.addressee);
            fates.deadlines.insert(found, Fate::Changed(terms));
        }
        Correction::Dismiss { what: Correctable::Quote, .. } => _ = fates.quotes.insert(found, Fate::Dismissed(i)),
        _ => _ = fates.deadlines.insert(found, Fate::Dismissed(i)),
    }
    Ok(())
}

/// Counts anew who speaks and is spoken of in an article.
fn recount(before: &Analysis, after: &Analysis, at: usize, linked: &mut Linked) {
    let voices = |a: &Analysis, linked: &Linked| {
        let speakers = a.quotes.iter().filter(|q| q.act.is_none()).filter_map(|q| linked.entity(at, q.speaker?));
        (speakers.collect::<Vec<u32>>(), spoken_of(a, at, linked))
    };
    let (less, more) = (voices(before, linked), voices(after, linked));
    let mut change = |entities: &[u32], spoken: bool, step: fn(u32) -> u32| {
        for &e in entities {
            let entity = &mut linked.table[e as usize];
            let count = if spoken { &mut entity.spoken_of } else { &mut entity.speaks };
            *count = step(*count);
        }
    };
    for (entities, spoken) in [(&more.0, false), (&more.1, true)] {
        change(entities, spoken, |n| n + 1);
    }
    for (entities, spoken) in [(&less.0, false), (&less.1, true)] {
        change(entities, spoken, |n| n.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests;
