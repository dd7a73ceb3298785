use std::fmt;

/// Why the engine could not be made, or a line of input could not be read.
///
/// Analysis itself never fails: what it cannot make sense of becomes a [`Warning`](crate::report::Warning).
/// The error is opaque; [`Error::code`] is the stable part to branch on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: ErrorCode,
    message: String,
}

/// The stable names of the errors, as the JavaScript API and the command line print them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// A model file is not one, is cut short, or fails its checksum.
    ModelCorrupt,
    /// A model file is of another version than this engine reads.
    ModelVersion,
    /// A model file that the engine needs was not handed over.
    ModelMissing,
    /// An article is not an object with a string `id` and a string `text` or `html`.
    BadArticle,
    /// A line or a file is not valid JSON.
    BadJson,
    /// The corrections do not have the form that the report exports.
    BadCorrections,
    /// A file or stream is not text.
    NotText,
    /// A file is of a kind that is read, but is damaged, locked, or has no text in it.
    Unreadable,
    /// No article of that id is in the corpus.
    UnknownArticle,
    /// A report has no list of that name.
    UnknownList,
    /// There is no export of that name.
    UnknownExport,
    /// A part of a report was asked for before one was prepared.
    NotPrepared,
}

impl ErrorCode {
    /// The code as it is printed, such as `model-corrupt`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ModelCorrupt => "model-corrupt",
            Self::ModelVersion => "model-version",
            Self::ModelMissing => "model-missing",
            Self::BadArticle => "bad-article",
            Self::BadJson => "bad-json",
            Self::BadCorrections => "bad-corrections",
            Self::NotText => "not-text",
            Self::Unreadable => "unreadable",
            Self::UnknownArticle => "unknown-article",
            Self::UnknownList => "unknown-list",
            Self::UnknownExport => "unknown-export",
            Self::NotPrepared => "not-prepared",
        }
    }
}

impl Error {
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// What kind of error it is.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        self.code
    }

    /// The sentence for a person, without the code.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
