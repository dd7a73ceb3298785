//! The readers of documents for the page: a second module beside the engine's, which is fetched when a file comes that
//! needs it. Values cross as JSON, which keeps it small.
#![cfg(target_arch = "wasm32")]

use js_sys::{Function, Uint8Array, Uint32Array};
use nutgraf::files::{self, Reading};
use nutgraf::readers;
use wasm_bindgen::prelude::*;

/// Runs once, when the module is instantiated: a panic says in the console where it was.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Reads a file: the JSON of a `Reading`. `decoder` gives the text of bytes in an encoding of a name, or nothing; `further` is
/// the engine's `furtherArticles`.
#[wasm_bindgen(js_name = readFile)]
#[must_use]
pub fn read_file(
    name: &str,
    bytes: Vec<u8>,
    #[wasm_bindgen(unchecked_param_type = "(label: string, bytes: Uint8Array) => string | undefined")]
    decoder: &Function,
    #[wasm_bindgen(unchecked_param_type = "(text: string) => Uint32Array")] further: &Function,
) -> String {
    let decode = |label: &str, bytes: &[u8]| {
        decoder.call2(&JsValue::NULL, &label.into(), &Uint8Array::from(bytes)).ok()?.as_string()
    };
    let further = |text: &str| -> Vec<usize> {
        let begins = further.call1(&JsValue::NULL, &text.into()).unwrap_throw();
        Uint32Array::new(&begins).to_vec().into_iter().map(|at| at as usize).collect()
    };
    let mut reading = Reading::default();
    readers::read_by(name, files::stem(name), bytes, &decode, &further, &mut |found| {
        reading.take(found, name);
        true
    });
    serde_json::to_string(&reading).unwrap_or_default()
}
