//! What the rows of an article are made from.

use std::collections::BTreeMap;

use super::value::Value;
use crate::offsets::OffsetMap;
use crate::report::{ArticleReport, Entity};
use crate::span::Span;

/// An article with what its rows are made from.
pub(super) struct View<'a> {
    pub(super) report: &'a ArticleReport,
    pub(super) text: &'a str,
    pub(super) map: OffsetMap<'a>,
    pub(super) entities: &'a BTreeMap<&'a str, &'a Entity>,
}

impl View<'_> {
    pub(super) fn words(&self, span: Span) -> Value {
        span.of(self.text).into()
    }

    /// The words of all stretches; empty without any.
    pub(super) fn all_words(&self, spans: &[Span]) -> Value {
        let words: Vec<&str> = spans.iter().map(|s| s.of(self.text)).collect();
        if words.is_empty() { Value::Empty } else { words.join(" … ").into() }
    }

    /// Where a stretch begins, in the unit of the offsets.
    pub(super) fn start(&self, span: Option<Span>) -> Value {
        span.map(|s| self.map.to_unit(s).start).into()
    }

    /// Where it ends.
    pub(super) fn end(&self, span: Option<Span>) -> Value {
        span.map(|s| self.map.to_unit(s).end).into()
    }

    pub(super) fn name(&self, entity: Option<&String>) -> Value {
        self.entity(entity).map(|e| e.name.as_str()).into()
    }

    pub(super) fn entity(&self, id: Option<&String>) -> Option<&Entity> {
        self.entities.get(id?.as_str()).copied()
    }
}
