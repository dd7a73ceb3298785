//! What went wrong with an article, and how it is told.

use nutgraf::files;
use serde::Serialize;
use serde_json::json;

/// Why a line or a file gave no article.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    /// The article, where its id could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
    /// The file, where files were named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<String>,
    /// Line within the input or the file, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<usize>,
}

impl Problem {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), id: None, file: None, line: None }
    }

    /// Whether articles are missing of which nothing is known, as where a file ends too early.
    pub(crate) fn is_loss(&self) -> bool {
        self.code == "not-readable"
    }

    /// The problem as one line for a person.
    pub(crate) fn sentence(&self) -> String {
        let line = self.line.map_or(String::new(), |n| format!("line {n}: "));
        let file = self.file.as_ref().map_or(String::new(), |f| format!("{f}: "));
        format!("{file}{line}{} ({})", self.message, self.code)
    }

    /// The problem as a JSON object for a program.
    pub(crate) fn object(&self) -> String {
        json!({ "error": self }).to_string()
    }
}

impl From<files::Problem> for Problem {
    fn from(p: files::Problem) -> Self {
        let id = p.id().map(str::to_owned);
        Self { id, line: p.line(), ..Self::new(p.code().as_str(), p.message()) }
    }
}
