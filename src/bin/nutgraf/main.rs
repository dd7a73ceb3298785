//! The command line: `nutgraf --help` says what it does.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

#[cfg(not(target_arch = "wasm32"))]
mod args;
#[cfg(not(target_arch = "wasm32"))]
mod read;
#[cfg(not(target_arch = "wasm32"))]
mod run;
#[cfg(not(target_arch = "wasm32"))]
mod table;
#[cfg(not(target_arch = "wasm32"))]
mod timings;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    run::main()
}

// The program is native only; this lets `cargo build --target wasm32-unknown-unknown` build the rest.
#[cfg(target_arch = "wasm32")]
fn main() {}
