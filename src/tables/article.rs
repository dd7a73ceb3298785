//! The tables of one article.

use std::collections::BTreeMap;

use super::field::Kind::{Integer, Share, Text, Truth};
use super::field::{Field, field};
use super::value::Value;
use super::view::View;
use crate::report::{ArticleReport, Deadline, Entity, Form, Mention, Part, Quote, Slot, Time, Warning};

pub(super) fn articles() -> Vec<Field<ArticleReport>> {
    vec![
        field("title", Text, "its title", |_, _, a| a.title.as_deref().into()),
        field("date_basis", Text, "how the date is known", |_, _, a| a.date_basis.as_str().into()),
        field("agencies", Text, "the news agencies that it credits", |_, _, a| list(&a.agencies)),
        field("characters", Integer, "length of its text in the unit of the offsets", |v, _, _| v.map.length().into()),
        field("quotes", Integer, "number of quotes", |_, _, a| a.quotes.len().into()),
        field("mentions", Integer, "number of mentions of entities", |_, _, a| a.entities.len().into()),
        field("times", Integer, "number of time expressions", |_, _, a| a.times.len().into()),
        field("deadlines", Integer, "number of deadlines", |_, _, a| a.deadlines.len().into()),
        field("warnings", Text, "codes of the warnings", |_, _, a| {
            list(&a.warnings.iter().map(|w| w.code.as_str()).collect::<Vec<_>>())
        }),
    ]
}

pub(super) fn parts() -> Vec<Field<Part>> {
    vec![
        field("part", Integer, "its number in the article, from 0", |_, i, _| i.into()),
        field("kind", Text, "what it is", |_, _, p| p.kind.as_str().into()),
        field("reason", Text, "why it is left out of the analysis", |_, _, p| p.reason.as_deref().into()),
        field("text", Text, "its words", |v, _, p| v.words(p.span())),
        field("start", Integer, "where it begins", |v, _, p| v.start(Some(p.span()))),
        field("end", Integer, "where it ends", |v, _, p| v.end(Some(p.span()))),
    ]
}

pub(super) fn quotes() -> Vec<Field<Quote>> {
    vec![
        field("quote", Integer, "its number in the article, from 0", |_, i, _| i.into()),
        field("kind", Text, "how much of it stands between marks", |_, _, q| q.kind.as_str().into()),
        field("speech", Truth, "whether it was said or written, not only believed", |_, _, q| q.speech.into()),
        field("act", Text, "what was done in place of a statement", |_, _, q| q.act.map(|a| a.as_str()).into()),
        field("content", Text, "what is attributed, whole", |v, _, q| v.all_words(&q.content)),
        field("verbatim", Text, "its words between quotation marks", |v, _, q| v.all_words(&q.verbatim)),
        field("speaker", Text, "id of the entity that the source stands for", |_, _, q| q.speaker.as_deref().into()),
        field("speaker_name", Text, "its name", |v, _, q| v.name(q.speaker.as_ref())),
        field("speaker_type", Text, "its type", |v, _, q| v.entity(q.speaker.as_ref()).map(|e| e.kind.as_str()).into()),
        field("source", Text, "the source as written", |v, _, q| v.all_words(&q.source)),
        field("cue", Text, "the words that attribute", |v, _, q| v.all_words(&q.cue)),
        field("via", Text, "who passes it on", |v, _, q| q.via.map(|s| v.words(s)).into()),
        field("medium", Text, "where it was said or published", |v, _, q| q.medium.map(|s| v.words(s)).into()),
        field("addressee", Text, "to whom", |v, _, q| q.addressee.map(|s| v.words(s)).into()),
        field("said", Text, "when, as written", |v, _, q| q.said.as_ref().map(|s| v.words(s.span())).into()),
        field("said_value", Text, "when, as TIMEX3 value", |_, _, q| {
            q.said.as_ref().and_then(|s| s.value.as_deref()).into()
        }),
        field("parent", Integer, "number of the quote that it stands in", |_, _, q| q.parent.into()),
        field("confidence", Share, "how often quotes found this way are right", |_, _, q| q.confidence.into()),
        field("start", Integer, "where the content begins", |v, _, q| v.start(q.content.first().copied())),
        field("end", Integer, "where it ends", |v, _, q| v.end(q.content.last().copied())),
        field("corrected", Text, "who has changed it", |_, _, q| q.corrected.map(|by| by.as_str()).into()),
    ]
}

/// An entity in an article that mentions it.
pub(super) struct Present<'a> {
    entity: &'a Entity,
    /// Mentions by name, by description and by pronoun.
    forms: [u32; 3],
    speaks: u32,
}

/// The entities of an article, in the order of their first mention.
pub(super) fn present<'a>(view: &View<'a>) -> Vec<Present<'a>> {
    let mut place: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all: Vec<Present<'a>> = Vec::new();
    for mention in &view.report.entities {
        let Some(entity) = view.entities.get(mention.entity.as_str()).copied() else { continue };
        let at = *place.entry(entity.id.as_str()).or_insert_with(|| {
            all.push(Present { entity, forms: [0; 3], speaks: 0 });
            all.len() - 1
        });
        let form = match mention.form {
            Form::Name => 0,
            Form::Nominal => 1,
            Form::Pronoun => 2,
        };
        all[at].forms[form] += 1;
    }
    for speaker in view.report.quotes.iter().filter_map(|q| q.speaker.as_deref()) {
        if let Some(&at) = place.get(speaker) {
            all[at].speaks += 1;
        }
    }
    all
}

pub(super) fn entities<'a>() -> Vec<Field<Present<'a>>> {
    vec![
        field("entity", Text, "its id", |_, _, p| p.entity.id.as_str().into()),
        field("type", Text, "what sort of thing it is", |_, _, p| p.entity.kind.as_str().into()),
        field("name", Text, "its fullest usual name", |_, _, p| p.entity.name.as_str().into()),
        field("variants", Text, "the other forms met", |_, _, p| list(&p.entity.variants)),
        field("roles", Text, "titles and roles given to it", |_, _, p| list(&p.entity.roles)),
        field("names", Integer, "number of mentions by name in this article", |_, _, p| p.forms[0].into()),
        field("nominals", Integer, "number of mentions by description", |_, _, p| p.forms[1].into()),
        field("pronouns", Integer, "number of mentions by pronoun", |_, _, p| p.forms[2].into()),
        field("speaks", Integer, "number of quotes it is the speaker of in this article", |_, _, p| p.speaks.into()),
        field("confidence", Share, "how often such entities are real and of this type", |_, _, p| {
            p.entity.confidence.into()
        }),
    ]
}

pub(super) fn mentions() -> Vec<Field<Mention>> {
    vec![
        field("mention", Integer, "its number in the article, from 0", |_, i, _| i.into()),
        field("text", Text, "its words", |v, _, m| v.words(m.span())),
        field("type", Text, "what sort of thing it names", |_, _, m| m.kind.as_str().into()),
        field("form", Text, "by name, description or pronoun", |_, _, m| m.form.as_str().into()),
        field("entity", Text, "id of the entity", |_, _, m| m.entity.as_str().into()),
        field("name", Text, "the entity's name", |v, _, m| v.name(Some(&m.entity))),
        field("start", Integer, "where it begins", |v, _, m| v.start(Some(m.span()))),
        field("end", Integer, "where it ends", |v, _, m| v.end(Some(m.span()))),
    ]
}

pub(super) fn times() -> Vec<Field<Time>> {
    vec![
        field("time", Integer, "its number in the article, from 0", |_, i, _| i.into()),
        field("text", Text, "its words", |v, _, t| v.words(t.span())),
        field("type", Text, "TIMEX3 type", |_, _, t| t.kind.as_str().into()),
        field("value", Text, "TIMEX3 value", |_, _, t| t.value.as_str().into()),
        field("mod", Text, "TIMEX3 modifier", |_, _, t| t.modifier.as_deref().into()),
        field("earliest", Text, "first day it can mean", |_, _, t| t.earliest.as_deref().into()),
        field("latest", Text, "last day it can mean", |_, _, t| t.latest.as_deref().into()),
        field("basis", Text, "from what it was computed", |_, _, t| t.basis.as_deref().into()),
        field("start", Integer, "where it begins", |v, _, t| v.start(Some(t.span()))),
        field("end", Integer, "where it ends", |v, _, t| v.end(Some(t.span()))),
    ]
}

pub(super) fn deadlines() -> Vec<Field<Deadline>> {
    vec![
        field("deadline", Integer, "its number in the article, from 0", |_, i, _| i.into()),
        field("trigger", Text, "the words that make it one", |v, _, d| d.trigger.map(|s| v.words(s)).into()),
        field("time", Text, "the time expression", |v, _, d| d.time.map(|s| v.words(s)).into()),
        field("due_value", Text, "TIMEX3 value; empty where there is none", |_, _, d| {
            Some(d.due.value.as_str()).filter(|v| !v.is_empty()).into()
        }),
        field("due_earliest", Text, "earliest day of the last moment to comply", |_, _, d| {
            d.due.earliest.as_deref().into()
        }),
        field("due_latest", Text, "latest day of it, inclusive", |_, _, d| d.due.latest.as_deref().into()),
        field("due_certainty", Text, "how sure that is", |_, _, d| d.due.certainty.as_str().into()),
        field("due_basis", Text, "from what it was computed", |_, _, d| d.due.basis.as_str().into()),
        field("setter", Text, "who set it, as written", |v, _, d| slot(v, d.setter.as_ref())),
        field("setter_entity", Text, "id of the setter", |_, _, d| {
            slot_entity(d.setter.as_ref()).map(String::as_str).into()
        }),
        field("setter_name", Text, "its name", |v, _, d| v.name(slot_entity(d.setter.as_ref()))),
        field("addressee", Text, "who must comply, as written", |v, _, d| slot(v, d.addressee.as_ref())),
        field("addressee_entity", Text, "id of the addressee", |_, _, d| {
            slot_entity(d.addressee.as_ref()).map(String::as_str).into()
        }),
        field("addressee_name", Text, "its name", |v, _, d| v.name(slot_entity(d.addressee.as_ref()))),
        field("action", Text, "with what", |v, _, d| d.action.map(|s| v.words(s)).into()),
        field("consequence", Text, "what happens otherwise", |v, _, d| d.consequence.map(|s| v.words(s)).into()),
        field("prior", Text, "the deadline that it replaces", |v, _, d| d.prior.map(|s| v.words(s)).into()),
        field("status", Text, "what has become of it", |_, _, d| d.status.as_str().into()),
        field("said", Text, "first day on which that can have happened", |_, _, d| d.said.as_deref().into()),
        field("evidence", Text, "the sentence that says so", |v, _, d| v.words(d.evidence)),
        field("start", Integer, "where the evidence begins", |v, _, d| v.start(Some(d.evidence))),
        field("end", Integer, "where it ends", |v, _, d| v.end(Some(d.evidence))),
        field("corrected", Text, "who has changed it", |_, _, d| d.corrected.map(|by| by.as_str()).into()),
    ]
}

pub(super) fn warnings() -> Vec<Field<Warning>> {
    vec![
        field("code", Text, "its stable name", |_, _, w| w.code.as_str().into()),
        field("message", Text, "a sentence for a person", |_, _, w| w.message.as_str().into()),
        field("start", Integer, "where its place begins, if it has one", |v, _, w| v.start(w.span())),
        field("end", Integer, "where it ends", |v, _, w| v.end(w.span())),
    ]
}

fn slot(view: &View<'_>, slot: Option<&Slot>) -> Value {
    slot.map(|s| view.words(s.span())).into()
}

fn slot_entity(slot: Option<&Slot>) -> Option<&String> {
    slot.and_then(|s| s.entity.as_ref())
}

fn list<T: AsRef<str>>(items: &[T]) -> Value {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    if items.is_empty() { Value::Empty } else { items.join("; ").into() }
}
