//! The bindings for JavaScript: the only module that knows wasm-bindgen.
