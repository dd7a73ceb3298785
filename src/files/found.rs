//! What a file holds.

use super::problem::Problem;
use crate::corpus::Correction;
use crate::input::Article;

/// What was found in a file.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Found {
    /// An article.
    Article {
        /// The article.
        article: Article,
        /// What the reader should know of how it was read, a sentence each.
        warnings: Vec<String>,
        /// Where in the file it stands.
        place: Place,
    },
    /// The reader's corrections, as the page exports them.
    Corrections(Vec<Correction>),
    /// What could not be read.
    Problem(Problem),
}

/// Where in a file something stands; nothing is told where the file holds nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The line, from 1.
    pub line: Option<usize>,
    /// Its number among the rows, items, messages or files in it, from 1.
    pub item: Option<usize>,
}

impl Place {
    pub(crate) fn line(line: usize) -> Self {
        Self { line: Some(line), item: None }
    }

    pub(crate) fn item(item: usize) -> Self {
        Self { line: None, item: Some(item) }
    }
}

impl Found {
    /// An article that stands somewhere in a file.
    pub(crate) fn article(article: Article, warnings: Vec<String>, place: Place) -> Self {
        Self::Article { article, warnings, place }
    }

    /// It with more that the reader should know, where it is an article.
    pub(super) fn with(mut self, odd: &[String]) -> Self {
        if let Self::Article { warnings, .. } = &mut self {
            warnings.extend_from_slice(odd);
        }
        self
    }
}

/// Takes what was found, one by one; false ends the reading.
pub type Each<'a> = &'a mut dyn FnMut(Found) -> bool;

/// What became of a value that is meant to be an article.
pub(super) fn found(read: Result<(Article, Vec<String>), Problem>, place: Place) -> Found {
    match read {
        Ok((article, odd)) => Found::article(article, odd, place),
        Err(problem) => Found::Problem(Problem { line: place.line, item: place.item, ..problem }),
    }
}
