//! What crosses to JavaScript besides articles, corrections and reports.

use serde::Serialize;

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
    /// Number of figures that several articles tell.
    pub(crate) figures: u32,
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
