//! A report for other programs: tables for spreadsheets, a digest in Markdown, deadlines as a calendar file.
//!
//! What an article says is text to all of them: a spreadsheet runs none of it, a reader of Markdown takes none of it for
//! markup, and no line of it begins another line of a calendar. (The rows of [`tables`](crate::tables) are for programs
//! and have the words to the character.)
//!
//! ```
//! # #[cfg(feature = "bundled-models")] {
//! use nutgraf::exports::{Export, Source};
//! use nutgraf::{Article, Corpus, Engine};
//!
//! let mut corpus = Corpus::new();
//! let text = "Ada Roe, the mayor of Oland, has until 8 August 2025 to answer, the board said.";
//! corpus.set(&Engine::bundled(), Article { id: "a".into(), text: Some(text.into()), ..Article::default() });
//! let report = corpus.report();
//! let digest = Source::new(&corpus, &report).export(Export::Digest);
//! assert!(digest.contains("- **Fri 8 Aug 2025** (set): Ada Roe, the mayor of Oland, has until"));
//! # }
//! ```

mod calendar;
mod digest;
mod sheet;
mod source;
mod words;

pub use source::{Origin, Source};
pub use words::{Dates, Form, english};

listed! {
    /// What can be taken away.
    pub enum Export {
        /// All of it to read, print or file, in Markdown.
        Digest = "digest",
        /// The deadlines that have a day, as a calendar file (RFC 5545).
        Calendar = "calendar",
        /// The quotes, as CSV for spreadsheets.
        Quotes = "quotes",
        /// The entities, as CSV for spreadsheets.
        Entities = "entities",
        /// The deadlines, as CSV for spreadsheets.
        Deadlines = "deadlines",
        /// Where the articles differ, as CSV for spreadsheets.
        Differences = "differences",
    }
}

impl Source<'_> {
    /// The file's text, in UTF-8. Offsets in it count UTF-16 units.
    #[must_use]
    pub fn export(&self, what: Export) -> String {
        match what {
            Export::Digest => digest::write(self),
            Export::Calendar => calendar::write(self),
            Export::Quotes => sheet::quotes(self),
            Export::Entities => sheet::entities(self),
            Export::Deadlines => sheet::deadlines(self),
            Export::Differences => sheet::differences(self),
        }
    }
}

#[cfg(test)]
mod tests;
