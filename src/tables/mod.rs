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

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::offsets::OffsetMap;
use crate::report::{ArticleReport, CorpusReport, Entity, Milli};
use crate::span::Span;
use crate::unit::OffsetUnit;

/// What the cells of a column hold. Every cell can also be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text; a day is written YYYY-MM-DD.
    Text,
    /// A whole number.
    Integer,
    /// A figure between 0 and 1.
    Share,
    /// Yes or no.
    Truth,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, such as `speaker_name`.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// What they mean, in words.
    pub meaning: &'static str,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The text does not say, or the question does not arise.
    Empty,
    /// Of a [`Kind::Text`] column.
    Text(String),
    /// Of a [`Kind::Integer`] column.
    Integer(u32),
    /// Of a [`Kind::Share`] column.
    Share(Milli),
    /// Of a [`Kind::Truth`] column.
    Truth(bool),
}

/// The cells of a row, one for each column of its table.
pub type Row = Vec<Value>;

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

/// An article with what its rows are made from.
struct View<'a> {
    report: &'a ArticleReport,
    text: &'a str,
    map: OffsetMap<'a>,
    entities: &'a BTreeMap<&'a str, &'a Entity>,
}

impl View<'_> {
    fn words(&self, span: Span) -> Value {
        span.of(self.text).into()
    }

    /// The words of all stretches; empty without any.
    fn all_words(&self, spans: &[Span]) -> Value {
        let words: Vec<&str> = spans.iter().map(|s| s.of(self.text)).collect();
        if words.is_empty() { Value::Empty } else { words.join(" … ").into() }
    }

    /// Where a stretch begins, in the unit of the offsets.
    fn start(&self, span: Option<Span>) -> Value {
        span.map(|s| self.map.to_unit(s).start).into()
    }

    /// Where it ends.
    fn end(&self, span: Option<Span>) -> Value {
        span.map(|s| self.map.to_unit(s).end).into()
    }

    fn name(&self, entity: Option<&String>) -> Value {
        self.entity(entity).map(|e| e.name.as_str()).into()
    }

    fn entity(&self, id: Option<&String>) -> Option<&Entity> {
        self.entities.get(id?.as_str()).copied()
    }
}

/// A column, and how its cells are made from a thing and its number in the report's list.
struct Field<T> {
    column: Column,
    value: fn(&View<'_>, usize, &T) -> Value,
}

fn field<T>(
    name: &'static str,
    kind: Kind,
    meaning: &'static str,
    value: fn(&View<'_>, usize, &T) -> Value,
) -> Field<T> {
    Field { column: Column { name, kind, meaning }, value }
}

/// What every row begins with.
fn lead<T>() -> [Field<T>; 3] {
    [
        field("article", Kind::Text, "the article's id", |v, _, _| v.report.id.as_str().into()),
        field("outlet", Kind::Text, "who published it", |v, _, _| v.report.outlet.as_deref().into()),
        field("date", Kind::Text, "when it was published", |v, _, _| v.report.date.as_deref().into()),
    ]
}

fn columns<T>(fields: &[Field<T>]) -> Vec<Column> {
    lead::<T>().iter().chain(fields).map(|f| f.column).collect()
}

fn rows<T>(fields: &[Field<T>], view: &View<'_>, things: &[T]) -> Vec<Row> {
    things.iter().enumerate().map(|(i, thing)| row(fields, view, i, thing)).collect()
}

fn row<T>(fields: &[Field<T>], view: &View<'_>, number: usize, thing: &T) -> Row {
    lead().iter().chain(fields).map(|f| (f.value)(view, number, thing)).collect()
}

fn by_id(entities: &[Entity]) -> BTreeMap<&str, &Entity> {
    entities.iter().map(|e| (e.id.as_str(), e)).collect()
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => s.serialize_none(),
            Self::Text(text) => s.serialize_str(text),
            Self::Integer(n) => s.serialize_u32(*n),
            Self::Share(share) => share.serialize(s),
            Self::Truth(truth) => s.serialize_bool(*truth),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Value {
    fn from(n: u32) -> Self {
        Self::Integer(n)
    }
}

impl From<usize> for Value {
    fn from(n: usize) -> Self {
        Self::Integer(u32::try_from(n).unwrap_or(u32::MAX))
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}

impl From<Milli> for Value {
    fn from(share: Milli) -> Self {
        Self::Share(share)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

#[cfg(test)]
mod tests;
