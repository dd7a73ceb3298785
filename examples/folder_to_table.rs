//! A folder of articles to one table of who said what.
//!
//!     cargo run --release --example folder_to_table -- FOLDER > quotes.csv
//!
//! Takes the `.txt` and `.html` files of the folder, each an article, and writes the quotes of all of them as CSV.
#![allow(clippy::print_stderr, reason = "a program prints")]

use std::error::Error;
use std::path::{Path, PathBuf};

use nutgraf::tables::{Table, Value};
use nutgraf::{Article, Engine, Unit};

fn main() -> Result<(), Box<dyn Error>> {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: folder_to_table FOLDER");
        std::process::exit(2);
    };
    let entries: Result<Vec<_>, _> = std::fs::read_dir(folder)?.collect();
    let mut files: Vec<PathBuf> = entries?.into_iter().map(|e| e.path()).collect();
    files.sort();

    let engine = Engine::bundled();
    let mut csv = csv::Writer::from_writer(std::io::stdout().lock());
    csv.write_record(Table::Quotes.columns().iter().map(|c| c.name))?;
    for file in files {
        let Some(article) = read(&file)? else { continue };
        let analysis = engine.analyse(article);
        for row in Table::Quotes.of_article(&analysis.report(), analysis.text(), Unit::Char) {
            csv.write_record(row.iter().map(cell))?;
        }
    }
    Ok(csv.flush()?)
}

/// The article in a file; `None` for a file of another sort.
fn read(file: &Path) -> std::io::Result<Option<Article>> {
    let id = file.display().to_string();
    let article = match file.extension().and_then(|e| e.to_str()) {
        Some("txt") => Article { id, text: Some(std::fs::read_to_string(file)?), ..Article::default() },
        Some("html") => Article { id, html: Some(std::fs::read_to_string(file)?), ..Article::default() },
        _ => return Ok(None),
    };
    Ok(Some(article))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.clone(),
        Value::Integer(n) => n.to_string(),
        Value::Share(share) => format!("{:.3}", f64::from(share.0) / 1000.0),
        Value::Truth(truth) => truth.to_string(),
    }
}
