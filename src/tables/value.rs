//! The cells of a table.

use serde::{Serialize, Serializer};

use crate::report::Milli;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The text does not say, or the question does not arise.
    Empty,
    /// Of a [`Kind::Text`](super::Kind::Text) column.
    Text(String),
    /// Of a [`Kind::Integer`](super::Kind::Integer) column.
    Integer(u32),
    /// Of a [`Kind::Share`](super::Kind::Share) column.
    Share(Milli),
    /// Of a [`Kind::Truth`](super::Kind::Truth) column.
    Truth(bool),
}

/// The cells of a row, one for each column of its table.
pub type Row = Vec<Value>;

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
