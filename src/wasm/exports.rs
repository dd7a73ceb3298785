//! Exports for the page: those of [`crate::exports`], with the names and the language of its reader.

use js_sys::Function;
use serde_json::Value;
use wasm_bindgen::prelude::*;

use super::{Corpus, thrown};
use crate::exports::{Export, Form, Origin, Source};
use crate::{Error, ErrorCode};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type Export = "digest" | "calendar" | "quotes" | "entities" | "deadlines" | "differences";
"#;

#[wasm_bindgen]
impl Corpus {
    /// The report on all articles as a file's text. `origins` is a list in JSON of what the reader calls the articles,
    /// `{id, label, title, outlet, date, url}`; `dates` writes a day (YYYY-MM-DD) in the reader's language, as a
    /// `day`, a `short` one without its year, or a `weekday`; `made` is the time in RFC 3339.
    ///
    /// # Errors
    /// Throws where there is no such export.
    pub fn export(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Export")] what: &str,
        origins: &str,
        #[wasm_bindgen(
            unchecked_param_type = "(iso: string, form: \"day\" | \"short\" | \"weekday\") => string | undefined"
        )]
        dates: &Function,
        made: &str,
    ) -> Result<String, JsValue> {
        let none = || thrown(&Error::new(ErrorCode::UnknownExport, format!("there is no export “{what}”")));
        let what = Export::named(what).ok_or_else(none)?;
        let write = |iso: &str, form: Form| {
            let form = match form {
                Form::Day => "day",
                Form::DayOfYear => "short",
                Form::Weekday => "weekday",
            };
            dates.call2(&JsValue::NULL, &iso.into(), &form.into()).ok()?.as_string()
        };
        let report = self.corpus.report();
        let mut source = Source::new(&self.corpus, &report).with_dates(&write).made(made);
        let origins: Value = serde_json::from_str(origins).unwrap_or_default();
        for value in origins.as_array().into_iter().flatten() {
            let field = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
            let origin = Origin {
                label: field("label"),
                title: field("title"),
                outlet: field("outlet"),
                date: field("date"),
                url: field("url"),
            };
            source.call(&field("id"), origin);
        }
        Ok(source.export(what))
    }
}
