//! Files for the page: the readers of [`crate::files`], with the browser's own decoders.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;

use super::object;
use crate::files::{self, Found, Problem};
use crate::values::{Failure, Incoming, Reading};
use crate::{ErrorCode, Unit};

/// How many errors of a file are told one by one; there may be one for each of a million lines.
const TOLD: usize = 20;

impl Reading {
    fn take(&mut self, found: Found, name: &str) {
        match found {
            Found::Article { article, warnings } => {
                self.articles.push(Incoming { article: article.in_unit(Unit::Utf16), warnings });
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

/// Reads a file; `decoder` gives the text of bytes in an encoding of a name, or nothing.
///
/// # Errors
/// Throws only where the browser cannot make the objects.
#[wasm_bindgen(js_name = readFile, unchecked_return_type = "Reading")]
pub fn read_file(
    name: &str,
    bytes: Vec<u8>,
    #[wasm_bindgen(unchecked_param_type = "(label: string, bytes: Uint8Array) => string | undefined")]
    decoder: &Function,
) -> Result<JsValue, JsValue> {
    let decode = |label: &str, bytes: &[u8]| {
        decoder.call2(&JsValue::NULL, &label.into(), &Uint8Array::from(bytes)).ok()?.as_string()
    };
    let mut reading = Reading::default();
    files::read(name, files::stem(name), bytes, &decode, &mut |found| {
        reading.take(found, name);
        true
    });
    object(&reading)
}

/// Reads a text as a file of that name is read.
///
/// # Errors
/// Throws only where the browser cannot make the objects.
#[wasm_bindgen(js_name = readText, unchecked_return_type = "Reading")]
pub fn read_text(name: &str, text: String) -> Result<JsValue, JsValue> {
    let mut reading = Reading::default();
    files::read_text(name, files::stem(name), text, &mut |found| {
        reading.take(found, name);
        true
    });
    object(&reading)
}
