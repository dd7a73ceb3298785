//! Reports in the unit that their reader counts in.

use crate::hashed::Map;

use super::{ArticleReport, CorpusReport};
use crate::offsets::{InUnit, Maps, OffsetMap};
use crate::unit::OffsetUnit;

impl ArticleReport {
    /// The same report with its byte offsets turned into another unit's; `text` is the text they point into.
    #[must_use]
    pub fn with_offsets<U: OffsetUnit>(self, text: &str, unit: U) -> ArticleReport<U> {
        self.in_unit(&Maps::one(&OffsetMap::new(text, unit)))
    }
}

impl CorpusReport {
    /// The same report with its byte offsets turned into another unit's; `text` gives an article's text by its id.
    #[must_use]
    pub fn with_offsets<'a, U: OffsetUnit>(self, text: impl Fn(&str) -> &'a str, unit: U) -> CorpusReport<U> {
        let map = |r: &ArticleReport| (r.id.clone(), OffsetMap::new(text(&r.id), unit));
        let maps: Map<_, _> = self.articles.iter().map(map).collect();
        self.in_unit(&Maps::several(&maps))
    }
}
