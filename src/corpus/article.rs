//! The report of one article on its own: its entities are linked as those of a set that holds nothing else.

use super::link::link;
use crate::engine::Analysis;
use crate::offsets::{Maps, OffsetMap};
use crate::report::ArticleReport;
use crate::unit::{Bytes, OffsetUnit};

impl Analysis {
    /// The article's report on its own, with its entities; offsets in bytes.
    #[must_use]
    pub fn report(&self) -> ArticleReport {
        self.report_in(Bytes)
    }

    /// The article's report on its own, with its entities and with offsets in `unit`.
    #[must_use]
    pub fn report_in<U: OffsetUnit>(&self, unit: U) -> ArticleReport<U> {
        let linked = link(&[self], &[]);
        let map = OffsetMap::new(self.text(), unit);
        let report = self.report_as(|e| linked.id(0, e).cloned(), &Maps::one(&map));
        ArticleReport { entity_table: Some(linked.table), ..report }
    }
}
