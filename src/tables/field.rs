//! The columns of a table, and how their cells are made.

use super::value::{Row, Value};
use super::view::View;

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

/// A column, and how its cells are made from a thing and its number in the report's list.
pub(super) struct Field<T> {
    pub(super) column: Column,
    pub(super) value: fn(&View<'_>, usize, &T) -> Value,
}

pub(super) fn field<T>(
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

pub(super) fn columns<T>(fields: &[Field<T>]) -> Vec<Column> {
    lead::<T>().iter().chain(fields).map(|f| f.column).collect()
}

pub(super) fn rows<T>(fields: &[Field<T>], view: &View<'_>, things: &[T]) -> Vec<Row> {
    things.iter().enumerate().map(|(i, thing)| row(fields, view, i, thing)).collect()
}

pub(super) fn row<T>(fields: &[Field<T>], view: &View<'_>, number: usize, thing: &T) -> Row {
    lead().iter().chain(fields).map(|f| (f.value)(view, number, thing)).collect()
}
