//! What crosses to JavaScript besides articles, corrections and reports.

use serde::Serialize;

/// The lists of a report that are handed out in parts, and how many entries each has.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), allow(dead_code, reason = "only its type is of interest"))]
pub(super) struct ReportLengths {
    /// Number of articles.
    pub(super) articles: u32,
    /// Number of entities.
    pub(super) entities: u32,
    /// Number of statements.
    pub(super) statements: u32,
    /// Number of deadlines across the articles.
    pub(super) deadlines: u32,
    /// Number of conflicts.
    pub(super) conflicts: u32,
    /// Number of groups of articles that share text.
    pub(super) duplicates: u32,
}

/// A correction that could not be read; the others of its list hold all the same.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), allow(dead_code, reason = "only its type is of interest"))]
pub(super) struct RefusedCorrection {
    /// Its place in the list.
    pub(super) index: u32,
    /// What is wrong with it, for a person.
    pub(super) message: String,
}

/// Milliseconds that the stages took, all articles together; `tokens` and `bytes` count what was read.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), allow(dead_code, reason = "only its type is of interest"))]
pub(super) struct Timings {
    /// From text or HTML to parts.
    pub(super) input: f64,
    /// Tokens, sentences, quotation marks.
    pub(super) text: f64,
    /// Mentions and entities.
    pub(super) entities: f64,
    /// Quotes with cue, source and speaker.
    pub(super) quotes: f64,
    /// Time expressions.
    pub(super) times: f64,
    /// Deadlines.
    pub(super) deadlines: f64,
    /// Tokens that were analysed.
    pub(super) tokens: f64,
    /// Bytes of UTF-8 in the articles' texts.
    pub(super) bytes: f64,
}
