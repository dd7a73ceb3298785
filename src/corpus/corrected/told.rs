//! What the corrections come to, before anything is changed, and what is told of them.

use crate::calendar::Date;
use crate::hashed::Map;
use crate::report::{Dismissed, EntityId, LostCorrection, LostReason};
use crate::sort::Order;

/// What is told of the corrections themselves.
#[derive(Default)]
pub(in crate::corpus) struct Told {
    pub(in crate::corpus) dismissed: Vec<Dismissed>,
    pub(in crate::corpus) lost: Vec<LostCorrection>,
}

impl Told {
    pub(super) fn lose(&mut self, correction: usize, code: LostReason, message: impl Into<String>) {
        self.lost.push(LostCorrection { correction: correction as u32, code, message: message.into() });
    }

    pub(super) fn no_article(&mut self, correction: usize) {
        self.lose(correction, LostReason::Article, "its article is not among the articles");
    }

    /// The same in the order of the corrections.
    pub(in crate::corpus) fn in_order(mut self) -> Self {
        self.lost.order_by_key(|l| l.correction);
        self.dismissed.order_by_key(|d| d.correction);
        self
    }
}

/// What the reader says of a quotation.
#[derive(Clone, Copy)]
pub(super) struct Voice<'c> {
    pub(super) entity: Option<&'c EntityId>,
    pub(super) name: Option<&'c str>,
}

/// What the reader says of a deadline; what is `None` stays.
#[derive(Clone, Copy, Default)]
pub(super) struct Terms<'c> {
    pub(super) due: Option<Date>,
    pub(super) setter: Option<&'c str>,
    pub(super) addressee: Option<&'c str>,
}

/// What becomes of something: it is dismissed by the correction of an index, or changed.
pub(super) enum Fate<T> {
    Dismissed(usize),
    Changed(T),
}

/// What becomes of an article's quotes and deadlines, by their indices.
#[derive(Default)]
pub(super) struct Fates<'c> {
    pub(super) quotes: Map<usize, Fate<Voice<'c>>>,
    pub(super) deadlines: Map<usize, Fate<Terms<'c>>>,
}
