//! An article as the rules of this stage read it.

use std::ops::Deref;

use crate::entities::Entities;
use crate::input::Document;
use crate::text::{Text, Words};

/// What the rules of this stage read: the words of an article, and who is who in it.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub(super) words: Words<'a>,
    pub(super) entities: &'a Entities,
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
