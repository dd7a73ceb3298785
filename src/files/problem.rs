//! What could not be read in a file.

use crate::error::ErrorCode;

impl From<Reason> for Problem {
    fn from(reason: Reason) -> Self {
        Self::new(reason)
    }
}

/// Something in a file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub(super) reason: Reason,
    /// The line that it stands in, from 1, where that is known.
    pub(super) line: Option<usize>,
    /// Its number in a list, from 1.
    pub(super) item: Option<usize>,
    /// The article's id, where it has one.
    pub(super) id: Option<String>,
    /// The file in an archive that it is in.
    pub(super) within: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The file is no text; what it is instead, if that is known.
    Binary(&'static str),
    /// What it is; this build has no reader for it.
    NoReader(&'static str),
    /// It is of a kind that is read, and cannot be: what it is, and why not, as the rest of a sentence.
    #[cfg(feature = "readers")]
    Unreadable(&'static str, String),
    NotJson {
        what: String,
        column: usize,
    },
    /// It has not even an id.
    NoArticle(String),
    /// It has an id, and something is wrong with it.
    OddArticle(String),
    NoCorrection,
}

impl Problem {
    pub(crate) fn new(reason: Reason) -> Self {
        Self { reason, line: None, item: None, id: None, within: None }
    }

    /// One with an item of a list, which is no article.
    #[cfg(feature = "readers")]
    pub(crate) fn of_item(item: usize, what: &str) -> Self {
        Self { item: Some(item), ..Self::new(Reason::NoArticle(what.into())) }
    }

    /// One with a file that lies in the one that was handed in.
    #[cfg(feature = "readers")]
    pub(crate) fn within(self, name: &str) -> Self {
        let within = self.within.map_or(name.to_owned(), |inner| format!("{inner} in {name}"));
        Self { within: Some(within), ..self }
    }

    /// Its stable name.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self.reason {
            Reason::Binary(_) | Reason::NoReader(_) => ErrorCode::NotText,
            #[cfg(feature = "readers")]
            Reason::Unreadable(..) => ErrorCode::Unreadable,
            Reason::NotJson { .. } => ErrorCode::BadJson,
            Reason::NoArticle(_) | Reason::OddArticle(_) => ErrorCode::BadArticle,
            Reason::NoCorrection => ErrorCode::BadCorrections,
        }
    }

    /// The line that it stands in, from 1, where that is known.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.line
    }

    /// The article's id, where it has one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// What is wrong, without the place.
    #[must_use]
    pub fn message(&self) -> String {
        match &self.within {
            Some(file) => format!("{file}: {}", self.bare_message()),
            None => self.bare_message(),
        }
    }

    fn bare_message(&self) -> String {
        let item = self.item.map_or(String::new(), |n| format!("item {n}: "));
        match &self.reason {
            Reason::Binary("") => "a binary file, not text".into(),
            Reason::Binary(kind) => format!("{kind}, not text"),
            Reason::NoReader(kind) => format!("{kind}, which is not read here"),
            #[cfg(feature = "readers")]
            Reason::Unreadable(kind, why) => format!("{kind} that {why}"),
            Reason::NotJson { what, column } => format!("not JSON: {what} at column {column}"),
            Reason::NoArticle(what) => format!("{item}not an article: {what}"),
            Reason::OddArticle(what) => format!("the article cannot be read: {what}"),
            Reason::NoCorrection => format!("correction {} is none; it is left out", self.item.unwrap_or_default()),
        }
    }

    /// A sentence for a person who has handed in a file of that name.
    #[must_use]
    pub fn sentence(&self, name: &str) -> String {
        let inside = self.within.as_ref().map(|file| format!("{file} in {name}"));
        let name = inside.as_deref().unwrap_or(name);
        let place = match (self.line, self.item) {
            (Some(n), _) => format!("{name}, line {n},"),
            (None, Some(n)) => format!("{name}, item {n},"),
            _ => name.to_owned(),
        };
        match &self.reason {
            Reason::Binary("") => format!("{name} is a binary file, not text"),
            Reason::Binary(kind) => format!("{name} is {kind}, not text; copy its text and paste it"),
            Reason::NoReader(kind) => format!("{name} is {kind}, which is not read here; copy its text and paste it"),
            #[cfg(feature = "readers")]
            Reason::Unreadable(kind, why) => format!("{name} is {kind} that {why}"),
            Reason::NotJson { .. } => format!("{name}: line {} is not JSON", self.line.unwrap_or(1)),
            Reason::NoArticle(what) => format!("{place} is no article: {what}"),
            Reason::OddArticle(what) => {
                format!("the article “{}” cannot be read: {what}", self.id.as_deref().unwrap_or_default())
            }
            Reason::NoCorrection => {
                format!("{name}, correction {}, is no correction", self.item.unwrap_or_default())
            }
        }
    }
}
