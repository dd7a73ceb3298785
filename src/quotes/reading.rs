//! An article as the rules of this stage read it.

use std::cell::OnceCell;
use std::ops::Deref;

use super::indexes::{Introduced, Surnames};
use crate::entities::Entities;
use crate::input::Document;
use crate::text::{Text, Words};

/// What the rules of this stage read, handed on by address: copied at each call it is some kilobytes of wasm more.
pub(crate) type Reading<'a> = &'a Whole<'a>;

/// The words of an article, and who is who in it.
pub(crate) struct Whole<'a> {
    pub(super) words: Words<'a>,
    pub(super) entities: &'a Entities,
    /// Made when first asked for, as most articles never do.
    surnames: OnceCell<Surnames>,
    introduced: OnceCell<Introduced>,
}

impl<'a> Whole<'a> {
    pub(crate) fn new(doc: &'a Document, text: &'a Text, entities: &'a Entities) -> Self {
        let words = Words::new(doc, text);
        Self { words, entities, surnames: OnceCell::new(), introduced: OnceCell::new() }
    }

    /// Who has which surname.
    pub(super) fn surnames(&self) -> &Surnames {
        self.surnames.get_or_init(|| Surnames::new(&self.words, self.entities))
    }

    /// Where the text tells of somebody or something new.
    pub(super) fn introduced(&self) -> &Introduced {
        self.introduced.get_or_init(|| Introduced::new(&self.words))
    }
}

impl<'a> Deref for Whole<'a> {
    type Target = Words<'a>;

    fn deref(&self) -> &Words<'a> {
        &self.words
    }
}
