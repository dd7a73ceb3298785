//! Trains `models/quotes.nut`.

use std::path::Path;

/// Reads the sets below `data`, trains, and writes the model file.
pub(crate) fn run(_data: &Path, _args: &[String]) -> Result<(), String> {
    Err("not written yet".into())
}
