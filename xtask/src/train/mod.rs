//! Training: each model from named data, seeded, the same bytes each time.

#![allow(
    clippy::needless_range_loop,
    clippy::too_many_lines,
    reason = "the algorithms read as in the papers: whole, and sums over label pairs by index"
)]

mod entities;
mod quotes;
mod speakers;

/// Puts the word lists of the quote model into its file; the weights keep their bytes.
fn put_lists() -> Result<(), String> {
    let path = "models/quotes.nut";
    let file = std::fs::read(path).map_err(|e| format!("{path}: {e}"))?;
    let lists = std::fs::read(quotes::LISTS).map_err(|e| format!("{}: {e}", quotes::LISTS))?;
    let (kind, schema) = (nutgraf::train::quotes::KIND, nutgraf::train::quotes::SCHEMA);
    let new = nutgraf::train::with_section(&file, kind, schema, "lists", &lists).map_err(|e| e.to_string())?;
    std::fs::write(path, new).map_err(|e| format!("{path}: {e}"))
}

/// What `train` takes.
#[derive(clap::Subcommand)]
pub(crate) enum Args {
    /// The model of names: models/entities.nut
    Entities(entities::Args),
    /// The model of quotations: models/quotes.nut
    Quotes(Box<quotes::Settings>),
    /// The weights of who may have said what: models/speakers.tsv
    Speakers(speakers::Args),
    /// Puts models/lists/quotes-lists.tsv into models/quotes.nut, its weights as they are
    Lists,
}

/// Runs `train`.
pub(crate) fn run(args: &Args) -> Result<(), String> {
    match args {
        Args::Entities(args) => entities::run(args),
        Args::Quotes(settings) => quotes::run(settings),
        Args::Speakers(args) => speakers::run(args),
        Args::Lists => put_lists(),
    }
}
