//! What the reader says of an article's quotes and deadlines, put into it.

use super::people::People;
use super::told::{Fate, Terms, Told, Voice};
use crate::engine::Analysis;
use crate::hashed::Map;
use crate::input::collapsed;
use crate::report::{Certainty, Correctable, CorrectedBy, Deadline, Dismissed, Due, EntityType, Form, Quote, Slot};
use crate::span::Span;

/// Corrects the quotes of the article at a place.
pub(super) fn quotes(
    article: &mut Analysis,
    at: usize,
    fates: &Map<usize, Fate<Voice<'_>>>,
    people: &mut People<'_, '_>,
    told: &mut Told,
) {
    for (&i, fate) in fates {
        match fate {
            Fate::Dismissed(by) => {
                let spans = article.quotes[i].content.clone();
                told.dismissed.push(dismissed(article, Correctable::Quote, i, spans, *by));
            }
            Fate::Changed(voice) => attribute(article, at, i, *voice, people),
        }
    }
    let gone = |i: u32| matches!(fates.get(&(i as usize)), Some(Fate::Dismissed(_)));
    let parents: Vec<Option<u32>> = article.quotes.iter().map(|q| q.parent).collect();
    // The quotes before each that are gone.
    let mut before = Vec::with_capacity(parents.len());
    let mut n = 0;
    for i in 0..parents.len() as u32 {
        before.push(n);
        n += u32::from(gone(i));
    }
    let mut i = 0;
    article.quotes.retain_mut(|quote| {
        // What stood in one that is gone stands in what that stood in.
        let mut steps = 0;
        while let Some(parent) = quote.parent.filter(|&p| gone(p)) {
            quote.parent = parents[parent as usize].filter(|_| steps < parents.len());
            steps += 1;
        }
        quote.parent = quote.parent.map(|p| p - before[p as usize]);
        i += 1;
        !gone(i - 1)
    });
}

fn attribute(article: &mut Analysis, at: usize, i: usize, voice: Voice<'_>, people: &mut People<'_, '_>) {
    let known = voice.entity.and_then(|id| people.of_id(id));
    let who = known.or_else(|| voice.name.map(|name| people.of_name(name)));
    let local = who.map(|who| people.local(article, at, who));
    // A name in the source that is another's is no source of it; a pronoun or an office may well be.
    let named = |span: &Span| {
        article
            .entities
            .inside(*span)
            .any(|m| m.form == Form::Name && people.of_local(at, m.entity) != who && m.kind == EntityType::Per)
    };
    let anothers = who.is_none() || article.quotes[i].source.iter().any(named);
    let document = who.is_some_and(|who| people.entity(who).kind == EntityType::Doc);
    let quote: &mut Quote<u32> = &mut article.quotes[i];
    if anothers {
        (quote.source, quote.cue) = (Vec::new(), Vec::new());
    }
    (quote.speaker, quote.document) = if document { (None, local) } else { (local, None) };
    quote.corrected = Some(CorrectedBy::Reader);
}

/// Corrects the deadlines of the article at a place.
pub(super) fn deadlines(
    article: &mut Analysis,
    at: usize,
    fates: &Map<usize, Fate<Terms<'_>>>,
    people: &mut People<'_, '_>,
    told: &mut Told,
) {
    for (&i, fate) in fates {
        match fate {
            Fate::Dismissed(by) => {
                let spans = vec![article.deadlines[i].evidence];
                told.dismissed.push(dismissed(article, Correctable::Deadline, i, spans, *by));
            }
            Fate::Changed(terms) => {
                let mut changed: Deadline<u32> = article.deadlines[i].clone();
                if let Some(day) = terms.due {
                    changed.due = due(&day.to_string());
                }
                if let Some(name) = terms.setter {
                    changed.setter = party(article, at, changed.setter.as_ref(), changed.evidence, name, people);
                }
                if let Some(name) = terms.addressee {
                    changed.addressee = party(article, at, changed.addressee.as_ref(), changed.evidence, name, people);
                }
                changed.corrected = Some(CorrectedBy::Reader);
                article.deadlines[i] = changed;
            }
        }
    }
    let mut i = 0;
    article.deadlines.retain(|_| {
        i += 1;
        !matches!(fates.get(&(i - 1)), Some(Fate::Dismissed(_)))
    });
}

/// A day that the reader gave.
fn due(day: &str) -> Due {
    Due {
        value: day.to_owned(),
        earliest: Some(day.to_owned()),
        latest: Some(day.to_owned()),
        certainty: Certainty::Exact,
        basis: "set by the reader".to_owned(),
    }
}

/// A party by the name that the reader gave: it stands where the sentence has that name, else its place is the sentence.
fn party(
    article: &mut Analysis,
    at: usize,
    before: Option<&Slot<u32>>,
    evidence: Span,
    name: &str,
    people: &mut People<'_, '_>,
) -> Option<Slot<u32>> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    let entity = people.of_name(name);
    let own = before.filter(|slot| slot.entity.is_some_and(|l| people.of_local(at, l) == Some(entity)));
    if let Some(own) = own {
        return Some(own.clone());
    }
    let found = evidence.of(article.text()).find(name).map(|n| evidence.start + n as u32);
    let span = found.map_or(evidence, |n| Span::new(n, n + name.len() as u32));
    let (start, end) = span.ends();
    Some(Slot { start, end, entity: Some(people.local(article, at, entity)) })
}

fn dismissed(article: &Analysis, what: Correctable, index: usize, spans: Vec<Span>, by: usize) -> Dismissed {
    let words: Vec<&str> = spans.iter().map(|s| s.of(article.text())).collect();
    Dismissed {
        what,
        article: article.id().to_owned(),
        index: Some(index as u32),
        about: collapsed(&words.join(" … ")),
        spans,
        correction: by as u32,
    }
}
