//! Who said what: direct, mixed and indirect quotations with cue, source and speaker.
//!
//! What stands between marks is known ([`Marks`]); a paragraph becomes [`nodes`]; one linear [`chain`] finds cues, a second
//! one source and content of each cue ([`attributions`]); fragments in [`headlines`] have rules of their own;
//! [`edges`] are mended; [`assemble`] makes quotes of them.
#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "what training shares is public for it alone"))]

mod assemble;
mod attributions;
mod chain;
mod circumstances;
mod classes;
mod edges;
mod features;
mod headlines;
mod nested;
mod nodes;
mod speaker;
#[cfg(feature = "train")]
pub mod training;
mod vocabulary;

pub(crate) use circumstances::date;

use std::ops::Deref;

use crate::entities::Entities;
use crate::error::{Error, ErrorCode};
use crate::input::Document;
use crate::pack::{Lists, Pack};
use crate::report::Quote;
use crate::text::{Text, Words};
use vocabulary::Vocabulary;

/// Kind of the model file.
pub const KIND: &str = "quotes";

/// Layout of the model file that this stage reads.
pub const SCHEMA: u32 = 5;

/// The weights and word lists of this stage.
pub(crate) struct Model {
    vocabulary: Vocabulary,
    cues: chain::Chain<1>,
    arguments: chain::Chain<2>,
    /// Tells speech from belief, for one attribution.
    speech: chain::Chain<1>,
    /// Tells someone's words from titles, names and terms, for one quotation.
    marks: chain::Chain<1>,
    /// Tells right attributions from wrong ones.
    accept: chain::Chain<1>,
}

impl Model {
    /// Reads the model file.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, Error> {
        let pack = Pack::open(bytes, KIND, SCHEMA)?;
        let corrupt = |what: &str| Error::new(ErrorCode::ModelCorrupt, format!("model file for quotes: {what}"));
        let classes = classes::Classes::open(&pack).ok_or_else(|| corrupt("its classes of words are damaged"))?;
        Ok(Self {
            vocabulary: Vocabulary::new(classes, &Lists::new(pack.section(Lists::SECTION)?)),
            cues: chain::Chain::open(&pack, "cues")?,
            arguments: chain::Chain::open(&pack, "args")?,
            speech: chain::Chain::open(&pack, "speech")?,
            marks: chain::Chain::open(&pack, "marks")?,
            accept: chain::Chain::open(&pack, "accept")?,
        })
    }
}

/// What the rules of this stage read: the words of an article, and who is who in it.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    words: Words<'a>,
    entities: &'a Entities,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(doc: &'a Document, text: &'a Text, entities: &'a Entities) -> Self {
        Self { words: Words::new(doc, text), entities }
    }
}

impl<'a> Deref for Reading<'a> {
    type Target = Words<'a>;

    fn deref(&self) -> &Words<'a> {
        &self.words
    }
}

/// Extracts the quotes of one article, in order. `Quote::speaker` is an index into `entities.table`.
pub(crate) fn extract(doc: &Document, text: &Text, entities: &Entities, model: &Model) -> Vec<Quote<u32>> {
    let text = Reading::new(doc, text, entities);
    let paragraphs = nodes::paragraphs(text, &model.vocabulary);
    let read = |p: &nodes::Paragraph| {
        let found = headlines::read(text, p, attributions::find(&p.nodes, model));
        edges::mend(text, &p.nodes, found)
    };
    let found: Vec<_> = paragraphs.iter().map(read).collect();
    assemble::quotes(text, &paragraphs, &found)
}

#[cfg(test)]
use crate::text::article;
