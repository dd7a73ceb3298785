//! Training: each model from named data, seeded, the same bytes each time.

#![allow(clippy::needless_range_loop, reason = "the sums over label pairs read as in the papers, by index")]

mod entities;
mod quotes;

use std::path::PathBuf;

/// Puts the word lists of the quote model into its file; the weights keep their bytes.
fn put_lists() -> Result<(), String> {
    let path = "models/quotes.nut";
    let file = std::fs::read(path).map_err(|e| format!("{path}: {e}"))?;
    let lists = std::fs::read(quotes::LISTS).map_err(|e| format!("{}: {e}", quotes::LISTS))?;
    let (kind, schema) = (nutgraf::train::quotes::KIND, nutgraf::train::quotes::SCHEMA);
    let new = nutgraf::train::with_section(&file, kind, schema, "lists", &lists).map_err(|e| e.to_string())?;
    std::fs::write(path, new).map_err(|e| format!("{path}: {e}"))
}

/// Runs `train NAME [--data DIR]`.
pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let data = args.iter().position(|a| a == "--data").and_then(|i| args.get(i + 1));
    let data = data.map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    match args.first().map(String::as_str) {
        Some("entities") => entities::run(&data, args),
        Some("quotes") => quotes::run(&data, args),
        Some("lists") => put_lists(),
        _ => Err("train what? entities, quotes or lists".into()),
    }
}
