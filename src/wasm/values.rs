//! What crosses to JavaScript besides articles, corrections and reports.

use serde::Serialize;

use crate::{Article, Correction};

/// The lists of a report that are handed out in parts, and how many entries each has.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), allow(dead_code, reason = "only its type is of interest"))]
pub(crate) struct ReportLengths {
    /// Number of articles.
    pub(crate) articles: u32,
    /// Number of entities.
    pub(crate) entities: u32,
    /// Number of statements.
    pub(crate) statements: u32,
    /// Number of deadlines across the articles.
    pub(crate) deadlines: u32,
    /// Number of conflicts.
    pub(crate) conflicts: u32,
    /// Number of groups of articles that share text.
    pub(crate) duplicates: u32,
}

/// A correction that could not be read; the others of its list hold all the same.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), allow(dead_code, reason = "only its type is of interest"))]
pub(crate) struct RefusedCorrection {
    /// Its place in the list.
    pub(crate) index: u32,
    /// What is wrong with it, for a person.
    pub(crate) message: String,
}

/// Milliseconds that the stages took, all articles together; `tokens` and `bytes` count what was read.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), allow(dead_code, reason = "only its type is of interest"))]
pub(crate) struct Timings {
    /// From text or HTML to parts.
    pub(crate) input: f64,
    /// Tokens, sentences, quotation marks.
    pub(crate) text: f64,
    /// Mentions and entities.
    pub(crate) entities: f64,
    /// Quotes with cue, source and speaker.
    pub(crate) quotes: f64,
    /// Time expressions.
    pub(crate) times: f64,
    /// Deadlines.
    pub(crate) deadlines: f64,
    /// Tokens that were analysed.
    pub(crate) tokens: f64,
    /// Bytes of UTF-8 in the articles' texts.
    pub(crate) bytes: f64,
}

/// What was found in a file.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), allow(dead_code, reason = "only its type is of interest"))]
pub(crate) struct Reading {
    /// Its articles.
    pub(crate) articles: Vec<Incoming>,
    /// The corrections in it, if it holds any.
    pub(crate) corrections: Option<Vec<Correction>>,
    /// What could not be read.
    pub(crate) errors: Vec<Failure>,
    /// How many errors there are besides.
    pub(crate) more: u32,
}

/// An article of a file, and what its reader should know of how it was read.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), allow(dead_code, reason = "only its type is of interest"))]
pub(crate) struct Incoming {
    /// The article.
    pub(crate) article: Article,
    /// In words.
    pub(crate) warnings: Vec<String>,
}

/// Something in a file that could not be read.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), allow(dead_code, reason = "only its type is of interest"))]
pub(crate) struct Failure {
    /// What the page calls it.
    pub(crate) code: String,
    /// In words, with its place in the file.
    pub(crate) message: String,
}
