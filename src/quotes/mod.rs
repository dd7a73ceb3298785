//! Who said what: direct, mixed and indirect quotations with cue, source and speaker.
//!
//! What stands between marks is known ([`Marks`](crate::text::Marks)); a paragraph becomes [`nodes`]; one linear [`chain`] finds cues, a second
//! one source and content of each cue ([`attributions`]); paragraphs that are [`turns`] of a conversation need neither; fragments in [`headlines`] have rules of their own;
//! the labels of fact checks ([`rubrics`]) are nobody; [`edges`] are mended; [`assemble`] makes quotes of them.
#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "what training shares is public for it alone"))]

mod assemble;
mod attribution;
mod attributions;
mod chain;
mod circumstances;
mod classes;
mod edges;
mod features;
mod headlines;
mod interviewee;
mod model;
mod nested;
mod node;
mod nodes;
mod questions;
mod reading;
mod rubrics;
mod speaker;
#[cfg(feature = "train")]
pub mod training;
mod turns;
mod vocabulary;
mod who;

pub(crate) use circumstances::date;
pub(crate) use model::{KIND, Model};

use crate::entities::Entities;
use crate::input::Document;
use crate::report::Quote;
use crate::text::Text;
use assemble::Ranking;
use reading::Reading;

/// Extracts the quotes of one article, in order. `Quote::speaker` is an index into `entities.table`.
pub(crate) fn extract(doc: &Document, text: &Text, entities: &Entities, model: &Model) -> Vec<Quote<u32>> {
    let text = Reading::new(doc, text, entities);
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
    let read = |p: &node::Paragraph| {
        let found = headlines::read(text, p, attributions::find(&p.nodes, model));
        let mut found = edges::mend(text, &p.nodes, found);
        rubrics::clear(text, &p.nodes, turns.list(p.part), &mut found);
        found
    };
    let found: Vec<_> = paragraphs.iter().map(read).collect();
    assemble::quotes(text, &paragraphs, &found, &turns.turns, ranking)
}

#[cfg(test)]
use crate::text::article;
