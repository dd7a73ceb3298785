//! Why an item gave no report.

use serde::Serialize;

/// The program's error object, with the item's place counted from 0, as Python counts.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    /// The article's id, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
}

impl Problem {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), id: None }
    }

    /// A second article with the id of an earlier one.
    pub(crate) fn duplicate(id: &str) -> Self {
        let message = format!("a second article has the id “{id}”; it is left out");
        Self { id: Some(id.into()), ..Self::new("duplicate-id", message) }
    }
}
