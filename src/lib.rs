//! Who said what in which words, who is who, and what is due by when, from a pile of news articles.
//!
//! An [`Engine`] is made from its models and analyses one [`Article`] at a time; a [`Corpus`] keeps the analyses of
//! several and compares them. What comes out is plain data, described in [`report`], and as rows in [`tables`]. Nothing
//! here opens a file or looks at a clock or a global: the reference date is the article's own, and [`files`] makes articles
//! of bytes that are handed in.
//!
//! ```
//! # #[cfg(feature = "bundled-models")] {
//! use nutgraf::{Article, Corpus, Engine, Utf16};
//!
//! let engine = Engine::bundled();
//! let article = Article {
//!     id: "a1".into(),
//!     text: Some("“We start on Friday,” said Ada Roe.".into()),
//!     date: Some("2025-08-06".into()),
//!     ..Article::default()
//! };
//! let analysis = engine.analyse(article);
//! let report = analysis.report().with_offsets(analysis.text(), Utf16);
//! assert_eq!(report.quotes.len(), 1);
//!
//! let mut corpus = Corpus::new();
//! corpus.insert(analysis);
//! assert_eq!(corpus.report().articles.len(), 1);
//! # }
//! ```
//!
//! # Features
//!
//! - `cli` (on): the program `nutgraf`, with `bundled-models`. In a library write
//!   `nutgraf = { version = "0.1", default-features = false, features = ["bundled-models"] }`.
//! - `bundled-models`: [`Engine::bundled`], with the model files inside (1.5 MB). Without it they are handed to
//!   [`Engine::new`].
//! - `parquet` (on): the program writes Parquet tables as well.
//! - `readers`: `readers`, which reads documents such as those of word processors, PDFs and archives. The program has it.
//! - `bindings`: the bindings for JavaScript, on WebAssembly.

// The core is pure: clippy.toml lists what it must not use, and why. Tests may.
#![cfg_attr(not(test), warn(clippy::disallowed_methods, clippy::disallowed_types, clippy::iter_over_hash_type))]

#[macro_use]
mod listed;

mod calendar;
mod corpus;
mod deadlines;
mod engine;
mod entities;
mod error;
pub mod exports;
pub mod files;
mod hashed;
mod input;
mod lexicon;
mod offsets;
mod pack;
mod quotes;
#[cfg(feature = "readers")]
pub mod readers;
pub mod report;
mod sort;
mod span;
pub mod tables;
mod text;
mod times;
#[cfg(test)]
#[path = "wasm/typings.rs"]
mod typings;
mod unit;
// What crosses to JavaScript, for the bindings and for the test of their types.
#[cfg(any(test, all(target_arch = "wasm32", feature = "bindings")))]
#[path = "wasm/values.rs"]
mod values;
#[cfg(all(target_arch = "wasm32", feature = "bindings"))]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the bindings are a front end")]
pub mod wasm;
mod work;

pub use corpus::{Corpus, CorrectedSide, Correction};
pub use engine::{Analysis, Engine, Stage};
pub use entities::{Change, NameSeen, PassEffect};
pub use error::{Error, ErrorCode};
pub use input::Article;
pub use offsets::OffsetMap;
pub use span::Span;
pub use unit::{Bytes, CodePoints, OffsetUnit, Unit, Utf16};

/// What `cargo xtask train` shares with the engine. Not part of the library's interface.
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod train {
    pub use crate::entities::train as entities;
    pub use crate::pack::{with_section, write_pack};
    pub use crate::quotes::training as quotes;
}
