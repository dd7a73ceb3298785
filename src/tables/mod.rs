//! A report as flat tables, for data frames, databases and spreadsheets.
//!
//! A [`Table`] has a row for each thing of one sort; every row begins with the article that it stands in, and a span
//! comes as its very characters besides its offsets. Where a span has several stretches they are joined by " … ", and
//! other lists by "; ". Columns keep their names and their order; new ones are added at the end.
//!
//! ```
//! # #[cfg(feature = "bundled-models")] {
//! use nutgraf::tables::{Table, Value};
//! use nutgraf::{Article, CodePoints, Engine};
//!
//! let engine = Engine::bundled();
//! let text = "“We start on Friday,” said Ada Roe, the mayor of Oland.";
//! let analysis = engine.analyse(Article { id: "a1".into(), text: Some(text.into()), ..Article::default() });
//! let rows = Table::Quotes.of_article(&analysis.report(), analysis.text(), CodePoints);
//! let name = Table::Quotes.columns().iter().position(|c| c.name == "speaker_name").unwrap();
//! assert_eq!(rows[0][name], Value::Text("Ada Roe".into()));
//! # }
//! ```

mod article;
mod corpus;
mod field;
mod value;
mod view;

use std::collections::BTreeMap;

use crate::offsets::OffsetMap;
use crate::report::{ArticleReport, CorpusReport, Entity};
use crate::unit::OffsetUnit;
pub use field::{Column, Kind};
use field::{columns, rows};
pub use value::{Row, Value};
use view::View;

listed! {
    /// The tables that there are.
    pub enum Table {
        /// A row for each article.
        Articles = "articles",
        /// A row for each stretch of an article, with what it is.
        Parts = "parts",
        /// A row for each quote.
        Quotes = "quotes",
        /// A row for each entity and article that mentions it.
        Entities = "entities",
        /// A row for each mention of an entity.
        Mentions = "mentions",
        /// A row for each time expression.
        Times = "times",
        /// A row for each deadline.
        Deadlines = "deadlines",
        /// A row for each thing that the reader should know about the analysis.
        Warnings = "warnings",
        /// Of a corpus: a row for each appearance of a statement that recurs.
        Statements = "statements",
        /// Of a corpus: a row for each step in the life of a deadline.
        Timeline = "timeline",
        /// Of a corpus: a row for each side of a point on which articles differ.
        Conflicts = "conflicts",
        /// Of a corpus: a row for each article that shares text with others.
        Duplicates = "duplicates",
    }
}

impl Table {
    /// Whether it is about articles read together, so that one article on its own has none.
    #[must_use]
    pub const fn compares(self) -> bool {
        matches!(self, Self::Statements | Self::Timeline | Self::Conflicts | Self::Duplicates)
    }

    /// Its columns, in order.
    #[must_use]
    pub fn columns(self) -> Vec<Column> {
        match self {
            Self::Articles => columns(&article::articles()),
            Self::Parts => columns(&article::parts()),
            Self::Quotes => columns(&article::quotes()),
            Self::Entities => columns(&article::entities()),
            Self::Mentions => columns(&article::mentions()),
            Self::Times => columns(&article::times()),
            Self::Deadlines => columns(&article::deadlines()),
            Self::Warnings => columns(&article::warnings()),
            Self::Statements => columns(&corpus::statements()),
            Self::Timeline => columns(&corpus::timeline()),
            Self::Conflicts => columns(&corpus::conflicts()),
            Self::Duplicates => columns(&corpus::duplicates()),
        }
    }

    /// Its rows for one article: of a report as [`Analysis::report`](crate::Analysis::report) makes it, with offsets
    /// in bytes of `text`. Offsets in the rows count in `unit`. Empty where the table [compares](Self::compares).
    #[must_use]
    pub fn of_article(self, report: &ArticleReport, text: &str, unit: impl OffsetUnit) -> Vec<Row> {
        let table = by_id(report.entity_table.as_deref().unwrap_or_default());
        self.rows(&View { report, text, map: OffsetMap::new(text, unit.unit()), entities: &table })
    }

    /// Its rows for a corpus: of a report as [`Corpus::report`](crate::Corpus::report) makes it, with offsets in bytes
    /// of the text that `text` gives for an article's id. Offsets in the rows count in `unit`.
    #[must_use]
    pub fn of_corpus<'a>(
        self,
        report: &'a CorpusReport,
        text: impl Fn(&str) -> &'a str,
        unit: impl OffsetUnit,
    ) -> Vec<Row> {
        let unit = unit.unit();
        let table = by_id(&report.entities);
        let view = |report: &'a ArticleReport| {
            let text = text(&report.id);
            View { report, text, map: OffsetMap::new(text, unit), entities: &table }
        };
        let views: Vec<View<'_>> = report.articles.iter().map(view).collect();
        match self {
            Self::Statements => corpus::rows(&corpus::statements(), corpus::members(report), &views),
            Self::Timeline => corpus::rows(&corpus::timeline(), corpus::steps(report), &views),
            Self::Conflicts => corpus::rows(&corpus::conflicts(), corpus::sides(report), &views),
            Self::Duplicates => corpus::rows(&corpus::duplicates(), corpus::sharers(report), &views),
            _ => views.iter().flat_map(|v| self.rows(v)).collect(),
        }
    }

    fn rows(self, view: &View<'_>) -> Vec<Row> {
        let report = view.report;
        match self {
            Self::Articles => rows(&article::articles(), view, std::slice::from_ref(report)),
            Self::Parts => rows(&article::parts(), view, &report.parts),
            Self::Quotes => rows(&article::quotes(), view, &report.quotes),
            Self::Entities => rows(&article::entities(), view, &article::present(view)),
            Self::Mentions => rows(&article::mentions(), view, &report.entities),
            Self::Times => rows(&article::times(), view, &report.times),
            Self::Deadlines => rows(&article::deadlines(), view, &report.deadlines),
            Self::Warnings => rows(&article::warnings(), view, &report.warnings),
            Self::Statements | Self::Timeline | Self::Conflicts | Self::Duplicates => Vec::new(),
        }
    }
}

fn by_id(entities: &[Entity]) -> BTreeMap<&str, &Entity> {
    entities.iter().map(|e| (e.id.as_str(), e)).collect()
}

#[cfg(test)]
mod tests;
