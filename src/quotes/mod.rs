//! Who said what: direct, mixed and indirect quotations with cue, source and speaker.
//!
//! What stands between marks is known ([`Marks`](crate::text::Marks)); a paragraph becomes [`nodes`]; one linear [`chain`] finds cues, a second
//! one source and content of each cue ([`attributions`]); paragraphs that are [`turns`] of a conversation need neither; fragments in [`headlines`] have rules of their own;
//! the labels of fact checks ([`rubrics`]) and [`terms`] between marks are nobody; [`edges`] are mended and sources [`beside`] their verbs taken, sources that end
//! their sentences ([`postposed`]), tell someone ([`told`]) or stand before a colon ([`led`]) found, and who only passes words on told as that ([`relays`]); [`whose`] words are that a participle or a gerund tells of; [`assemble`] makes quotes of them,
//! [`refusals`] to speak among them, [`acts`] tells which are statements; a campaign or an army is one of the [`bodies`], a report or
//! letter one of the [`documents`].
#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "what training shares is public for it alone"))]

mod acts;
mod apart;
mod assemble;
mod attribution;
mod attributions;
mod beside;
mod bodies;
mod chain;
mod circumstances;
mod classes;
mod conjoined;
mod cues;
mod documents;
mod edges;
mod features;
mod headlines;
mod indexes;
mod interviewee;
mod led;
mod model;
mod namesakes;
mod nested;
mod node;
mod nodes;
mod postposed;
mod questions;
mod reading;
mod refusals;
mod relays;
mod rubrics;
mod speaker;
mod terms;
mod told;
#[cfg(feature = "train")]
pub mod training;
mod turns;
mod vocabulary;
mod who;
mod whose;

pub(crate) use bodies::find as bodies;
pub(crate) use circumstances::date;
pub(crate) use documents::find as documents;
pub(crate) use model::{KIND, Model};

use crate::entities::Entities;
use crate::input::Document;
use crate::report::Quote;
use crate::text::Text;
use assemble::Ranking;
use reading::{Reading, Whole};

/// Extracts the quotes of one article, in order. `Quote::speaker` is an index into `entities.table`.
pub(crate) fn extract(doc: &Document, text: &Text, entities: &Entities, model: &Model) -> Vec<Quote<u32>> {
    let text = &Whole::new(doc, text, entities);
    extract_observed(text, model, &mut Ranking { weights: &model.who, see: &mut |_, _| {} })
}

/// The same, ranked as `ranking` says.
fn extract_observed(text: Reading<'_>, model: &Model, ranking: &mut Ranking<'_>) -> Vec<Quote<u32>> {
    let mut turns = turns::find(text);
    if turns.turns.is_empty() {
        questions::find(text, &mut turns);
    }
    let mut paragraphs = nodes::paragraphs(text, &model.vocabulary);
    paragraphs.retain(|p| !turns.hold(p.part));
    for p in &mut paragraphs {
        terms::mark(text, &mut p.nodes);
    }
    let read = |p: &node::Paragraph| {
        let found = headlines::read(text, p, attributions::find(&p.nodes, model));
        let mut found = edges::mend(text, &p.nodes, found);
        beside::mend(text, &p.nodes, &mut found);
        apart::part(text, &p.nodes, &mut found);
        cues::mend(text, &p.nodes, &mut found);
        led::add(text, &p.nodes, &mut found);
        postposed::add(text, &p.nodes, &mut found);
        rubrics::clear(text, &p.nodes, turns.list(p.part), &mut found);
        conjoined::share(text, &p.nodes, &mut found);
        relays::unite(text, &p.nodes, &mut found);
        found
    };
    let found: Vec<_> = paragraphs.iter().map(read).collect();
    assemble::quotes(text, &paragraphs, &found, &turns.turns, ranking)
}

#[cfg(test)]
use crate::text::article;
