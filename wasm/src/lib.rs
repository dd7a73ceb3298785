//! The module that browsers load: the bindings of `nutgraf::wasm` and nothing else.
//!
//! It is a crate of its own so that whoever uses the library gets no module of ours with theirs.
#![cfg(target_arch = "wasm32")]

// What is exported is found by the linker, which must only be told that the library is wanted.
use nutgraf as _;
