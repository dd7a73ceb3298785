//! An article as its reader hands it over.

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::offsets::OffsetMap;
use crate::report::Position;
use crate::span::Span;
use crate::unit::Unit;

/// An article as it is handed over. Either `text` or `html` is set; with both, `html` is ignored.
///
/// An empty `text` beside `html` is taken for none, as a table has an empty cell where a field is missing.
///
/// End a literal with `..Article::default()`: fields may be added.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Article {
    /// The caller's name for it, unique in a corpus.
    pub id: String,
    /// Plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A page or a fragment of HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// When it was published: `YYYY-MM-DD` or RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its title, where the text does not hold it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Who wrote it, a name each, where the text does not say: used as a byline is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<String>>", optional))]
    pub authors: Vec<String>,
    /// Where in a recording or a paged file the text was said or printed: each from its offset to the next one's.
    ///
    /// The offsets point into the text that the report's point into; what they count, `offsets` says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<Position>>", optional))]
    pub positions: Vec<Position<Unit>>,
    /// Stretches of the report's text that the reader restored: never boilerplate.
    ///
    /// The text is the one that the report's offsets point into; what the offsets count, `offsets` says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<Span>>", optional))]
    pub keep: Vec<Span<Unit>>,
    /// Whether the text was made out of a file that is none, so that its report repeats it.
    #[serde(skip)]
    pub made: bool,
    /// What the offsets in `keep` and `positions` count.
    #[serde(skip)]
    pub offsets: Unit,
}

impl Article {
    /// The same with its offsets counted in another unit: a reader of files that finds positions counts in bytes.
    ///
    /// Only offsets into plain text can be converted; those into what is made of HTML stay as they are.
    #[must_use]
    pub fn in_unit(mut self, unit: Unit) -> Self {
        if self.offsets != unit
            && let Some(text) = &self.text
        {
            let (from, to) = (OffsetMap::new(text, self.offsets), OffsetMap::new(text, unit));
            let moved = |span: Span<Unit>| to.to_unit(from.to_bytes(span));
            self.keep = self.keep.into_iter().map(moved).collect();
            self.positions =
                self.positions.iter().map(|p| p.moved(moved(Span::at(p.start(), p.start())).start)).collect();
        }
        self.offsets = unit;
        self
    }

    /// Whether there is something to read.
    ///
    /// # Errors
    /// Where the id is empty, or neither `text` nor `html` is there.
    pub fn check(&self) -> Result<(), Error> {
        if self.id.is_empty() {
            return Err(Error::new(ErrorCode::BadArticle, "the article has no id"));
        }
        if self.text.is_none() && self.html.is_none() {
            let message = format!("article “{}” has neither text nor html", self.id);
            return Err(Error::new(ErrorCode::BadArticle, message));
        }
        Ok(())
    }
}
