//! Who is who: mentions of people, organisations and places, gathered into one entity for each.
//!
//! [`find`] takes one article through four rooms, in this order; none looks into a later one.
//!
//! 1. [`detect`] tags names with a trained model, word by word.
//! 2. [`typing`] knows better what kind of thing a name is, by lists, the words beside it and the rest of the article.
//! 3. [`repair`] holds the list of passes that mend the tagger's names, those of `typing` among them.
//! 4. [`coreference`] reads the names with the roles beside them and ties names, pronouns and descriptions together.
//!
//! They stand on [`lists`] (what is known of words), [`names`] (what is alike in two spellings) and [`context`] (one
//! article as the rules read it), and make what [`entity`] describes. Entities of several articles are linked in
//! [`corpus`](crate::corpus).
//!
//! `nutgraf explain FILE` prints what each pass changed in an article; begin there when a name comes out wrong.
//!
//! # How to add a role
//!
//! Say that "harbourmaster" is missing, so that "harbourmaster Ada Roe" gives Ada Roe no role.
//!
//! 1. In `lexicon/nouns.tsv` find the row of the noun, singular and in lower case, or write one in its alphabetical place,
//!    and give it the class `role`: `harbourmaster`, a tab, a tab, `role`. If it tells a gender, add `male-title` or
//!    `female-title`; if heads of states are called so, `head-of-state`. A word that only modifies a role ("deputy") is
//!    `role-modifier`, a title that is no role ("Mr") `courtesy-title`, both in `lexicon/words.tsv`.
//!    Another spelling (`harbormaster`) is a row of its own. A plural before names gives none of them a role.
//! 2. In `tests.rs` beside this file, add a sentence and the roles that it gives to `ROLES`.
//! 3. `cargo test --lib entities`, then `cargo test --test golden`. A fault in a row is told with its file and line; `python3 lexicon/tidy.py` sorts.
//!
//! The models need not be trained again: the lists that the tagger was trained with (`models/lists`) are in its file, so
//! that a role more changes none of its features. What it takes for a name stays; what stands beside a name is read anew.

mod context;
mod coreference;
mod detect;
pub(crate) mod entity;
mod explain;
pub(crate) mod lists;
pub(crate) mod names;
mod repair;
#[cfg(test)]
mod tests;
#[cfg(feature = "train")]
pub mod train;
mod typing;

pub(crate) use entity::{Entities, LocalEntity};
pub use explain::{Change, NameSeen, PassEffect};

use crate::error::Error;
use crate::input::Document;
use crate::pack::Pack;
use crate::text::{Text, Words};
use context::Context;
use detect::features::Atoms;
use detect::tagger::Tagger;
use lists::places::Places;

/// Kind of the model file.
pub(crate) const KIND: &str = "entities";

/// Layout of the model file that this stage reads.
pub(crate) const SCHEMA: u32 = 1;

/// The weights and lists of this stage.
pub(crate) struct Model {
    tagger: Tagger,
    places: Places,
}

impl Model {
    /// Reads the model file.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self { tagger: Tagger::open(&Pack::open(bytes, KIND, SCHEMA)?)?, places: Places::new() })
    }
}

/// Finds the entities of one article.
pub(crate) fn find(doc: &Document, text: &Text, model: &Model) -> Entities {
    let words = Words::new(doc, text);
    let atoms = Atoms::new(words, &model.tagger.gazetteer);
    let c = Context::new(words, &atoms, &model.places, &model.tagger.gazetteer);
    let tagged = repair::mend(&c, model.tagger.tag(text, &atoms));
    coreference::run(&c, &tagged)
}

/// What the tagger found in an article and what each pass of the repair made of it.
pub(crate) fn explain(doc: &Document, text: &Text, model: &Model) -> Vec<PassEffect> {
    let words = Words::new(doc, text);
    let atoms = Atoms::new(words, &model.tagger.gazetteer);
    let c = Context::new(words, &atoms, &model.places, &model.tagger.gazetteer);
    explain::effects(&c, model.tagger.tag(text, &atoms))
}
