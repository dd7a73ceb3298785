//! Files for the page: the readers of [`crate::files`], with the browser's own decoders.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;

use super::object;
use crate::files::{Reading, page, stem};

/// Whether a file needs another reader than these, by its name and the bytes that it begins with, of which 4096 are
/// enough.
#[wasm_bindgen(js_name = needsReaders)]
#[must_use]
pub fn needs_readers(name: &str, head: &[u8]) -> bool {
    page::needs_readers(name, head)
}

/// Reads a file, or gives nothing where it needs another reader after all; `decoder` gives the text of bytes in an encoding
/// of a name, or nothing.
///
/// # Errors
/// Throws only where the browser cannot make the objects.
#[wasm_bindgen(js_name = readFile, unchecked_return_type = "Reading | undefined")]
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
    let read = page::read(name, stem(name), bytes, &decode, &mut |found| {
        reading.take(found, name);
        true
    });
    if read { object(&reading) } else { Ok(JsValue::UNDEFINED) }
}

/// Where in a text the articles after the first begin, in bytes of UTF-8, for the readers' module, which does not hold what
/// reads a text.
#[wasm_bindgen(js_name = furtherArticles)]
#[must_use]
pub fn further_articles(text: &str) -> Vec<u32> {
    crate::input::others(text).into_iter().map(|at| at as u32).collect()
}

/// Reads a text as a file of that name is read, or gives nothing where it needs another reader.
///
/// # Errors
/// Throws only where the browser cannot make the objects.
#[wasm_bindgen(js_name = readText, unchecked_return_type = "Reading | undefined")]
pub fn read_text(name: &str, text: String) -> Result<JsValue, JsValue> {
    let mut reading = Reading::default();
    let read = page::read_text(name, stem(name), text, &mut |found| {
        reading.take(found, name);
        true
    });
    if read { object(&reading) } else { Ok(JsValue::UNDEFINED) }
}
