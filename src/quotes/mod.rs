//! Who said what: direct, mixed and indirect quotations with cue, source and speaker.

pub(crate) mod marks;
mod rules;

use crate::entities::Entities;
use crate::error::Error;
use crate::input::Document;
use crate::pack::Pack;
use crate::report::Quote;
use crate::text::Text;
use marks::Marks;

/// Kind of the model file.
pub(crate) const KIND: &str = "quotes";

/// Layout of the model file that this stage reads.
pub(crate) const SCHEMA: u32 = 1;

/// The weights and word lists of this stage.
pub(crate) struct Model {}

impl Model {
    /// Reads the model file.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, Error> {
        Pack::open(bytes, KIND, SCHEMA)?;
        Ok(Self {})
    }
}

/// Extracts the quotes of one article, in order. `Quote::speaker` is an index into `entities.table`.
pub(crate) fn extract(
    doc: &Document,
    text: &Text,
    marks: &Marks,
    entities: &Entities,
    _model: &Model,
) -> Vec<Quote<u32>> {
    rules::extract(doc, text, marks, entities)
}
