//! Training: each model from named data, seeded, the same bytes each time.

#![allow(clippy::needless_range_loop, reason = "the sums over label pairs read as in the papers, by index")]

mod entities;
mod quotes;

use std::path::PathBuf;

/// Runs `train NAME [--data DIR]`.
pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let data = args.iter().position(|a| a == "--data").and_then(|i| args.get(i + 1));
    let data = data.map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    match args.first().map(String::as_str) {
        Some("entities") => entities::run(&data, args),
        Some("quotes") => quotes::run(&data, args),
        _ => Err("train what? entities or quotes".into()),
    }
}
