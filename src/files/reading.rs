//! All of a file's findings together, as they cross to JavaScript.

use serde::Serialize;

use super::found::Found;
use super::problem::Problem;
use crate::corpus::Correction;
use crate::error::ErrorCode;
use crate::input::Article;
use crate::unit::Unit;

/// How many errors of a file are told one by one; there may be one for each of a million lines.
const TOLD: usize = 20;

/// What was found in a file.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), allow(dead_code, reason = "only its type is of interest"))]
pub struct Reading {
    /// Its articles.
    articles: Vec<Incoming>,
    /// The corrections in it, if it holds any.
    corrections: Option<Vec<Correction>>,
    /// What could not be read.
    errors: Vec<Failure>,
    /// How many errors there are besides.
    more: u32,
}

/// An article of a file, and what its reader should know of how it was read.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), allow(dead_code, reason = "only its type is of interest"))]
struct Incoming {
    /// The article.
    article: Article,
    /// In words.
    warnings: Vec<String>,
    /// The line of the file that it stands in, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    line: Option<u32>,
    /// Its number among the rows, items or messages of the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    item: Option<u32>,
}

/// Something in a file that could not be read.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), allow(dead_code, reason = "only its type is of interest"))]
struct Failure {
    /// What the page calls it.
    code: String,
    /// In words, with its place in the file.
    message: String,
}

impl Reading {
    /// Takes what was found in a file of a name.
    pub fn take(&mut self, found: Found, name: &str) {
        match found {
            Found::Article { article, warnings, place } => {
                let number = |n: Option<usize>| n.and_then(|n| u32::try_from(n).ok());
                let (line, item) = (number(place.line), number(place.item));
                self.articles.push(Incoming { article: article.in_unit(Unit::Utf16), warnings, line, item });
            }
            Found::Corrections(list) => self.corrections.get_or_insert_default().extend(list),
            Found::Problem(_) if self.errors.len() == TOLD => self.more += 1,
            Found::Problem(p) => self.errors.push(Failure { code: code(&p).to_owned(), message: p.sentence(name) }),
        }
    }
}

/// What the page calls an error, which has names of its own.
fn code(problem: &Problem) -> &'static str {
    match problem.code() {
        ErrorCode::NotText => "binary",
        ErrorCode::BadJson => "json",
        ErrorCode::BadCorrections => "bad-correction",
        other => other.as_str(),
    }
}
