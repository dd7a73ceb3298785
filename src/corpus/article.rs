//! The report of one article on its own: its entities are linked as those of a set that holds nothing else.

use super::link::link;
use crate::engine::Analysis;
use crate::report::ArticleReport;

impl Analysis {
    /// The article's report on its own, with its entities; offsets in bytes.
    #[must_use]
    pub fn report(&self) -> ArticleReport {
        let linked = link(&[self], &[]);
        let report = self.report_as(|e| linked.id(0, e).cloned());
        ArticleReport { entity_table: Some(linked.table), ..report }
    }
}
