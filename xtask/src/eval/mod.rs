//! `cargo xtask eval`: how good the program is on sets of texts that people labelled.
//!
//! The sets are no part of the repository: `sets.tsv` names each with its source, licence and hash, and says how to come by
//! it. A file an area; what each figure means stands at the top of the area's file. Figures are shares between 0 and 1, or
//! counts where that is said.

mod cases;
mod compare;
mod deadlines;
mod entities;
mod html;
mod pages;
pub(crate) mod program;
mod quotes;
mod seeds;
mod sets;
mod speakers;
mod table;
mod text;
mod times;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::de::DeserializeOwned;

use crate::shell::{root, target, unpacked, write};
use program::{Article, Program};
use text::Text;

/// Figures by name.
type Figures = Vec<(String, f64)>;

/// Measures an area.
type Area = (&'static str, fn(&Run) -> Result<Figures, String>);

/// The areas, and what measures each.
const AREAS: [Area; 10] = [
    ("quotes", quotes::score),
    ("entities", entities::score),
    ("times", times::score),
    ("deadlines", deadlines::score),
    ("html", html::score),
    ("pages", pages::score),
    ("speakers", speakers::score),
    ("compare", compare::score),
    ("cases", cases::score),
    ("seeds", seeds::score),
];

/// What `eval` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only these; otherwise all whose sets are there
    #[arg(value_name = "AREA", value_parser = AREAS.map(|(name, _)| name))]
    areas: Vec<String>,
    /// The folder of the data sets
    #[arg(long, value_name = "DIR", default_value = "../shared/data")]
    data: PathBuf,
    /// The program; otherwise target/release/nutgraf, as it is
    #[arg(long, value_name = "PROGRAM")]
    bin: Option<PathBuf>,
    /// Write the figures to this file as well
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Write what came out wrong into this folder, a file a set
    #[arg(long, value_name = "DIR")]
    errors: Option<PathBuf>,
    /// Put the figures into the README's table
    #[arg(long)]
    table: bool,
    /// Only say which sets there are, which are missing, and how to come by them
    #[arg(long, conflicts_with_all = ["areas", "table", "json", "errors"])]
    sets: bool,
}

/// Runs `eval`.
pub(crate) fn command(args: &Args) -> Result<(), String> {
    let sets = sets::all()?;
    if args.sets {
        return sets::print(&sets, &args.data);
    }
    let bin = args.bin.clone().unwrap_or_else(|| target().join("release/nutgraf"));
    let program = Program(std::path::absolute(&bin).map_err(|e| format!("{}: {e}", bin.display()))?);
    let run = Run { program, data: args.data.clone(), errors: args.errors.clone() };
    let mut all = BTreeMap::new();
    for (area, score) in AREAS.iter().filter(|(area, _)| args.areas.is_empty() || args.areas.iter().any(|a| a == area))
    {
        if !sets::are_there(&sets, area, &args.data, !args.areas.is_empty())? {
            continue;
        }
        for (figure, value) in score(&run)? {
            println!("{figure:34} {value:7.3}");
            all.insert(figure, value);
        }
    }
    if let Some(path) = &args.json {
        write(path, serde_json::to_string_pretty(&all).map_err(|e| e.to_string())? + "\n")?;
    }
    if args.table { table::update(&root().join("README.md"), &all) } else { Ok(()) }
}

/// What a run is made of.
struct Run {
    program: Program,
    data: PathBuf,
    errors: Option<PathBuf>,
}

impl Run {
    /// A file of the data sets, unpacked where its name says that it is packed.
    fn bytes(&self, name: &str) -> Result<Vec<u8>, String> {
        unpacked(&self.data.join(name))
    }

    /// The same as text, its lines ended as they are in Unix.
    fn text(&self, name: &str) -> Result<String, String> {
        let text = String::from_utf8(self.bytes(name)?).map_err(|e| format!("{name}: {e}"))?;
        Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
    }

    fn json<T: DeserializeOwned>(&self, name: &str) -> Result<T, String> {
        serde_json::from_slice(&self.bytes(name)?).map_err(|e| format!("{name}: {e}"))
    }

    /// What a file has, a line each.
    fn lines<T: DeserializeOwned>(&self, name: &str) -> Result<Vec<T>, String> {
        let bytes = self.bytes(name)?;
        let lines = bytes.split(|b| *b == b'\n').filter(|line| !line.trim_ascii().is_empty());
        lines.map(|line| serde_json::from_slice(line).map_err(|e| format!("{name}: {e}"))).collect()
    }

    /// Writes what came out wrong, a line each, where that was asked for.
    fn write_errors(&self, name: &str, errors: &[String]) -> Result<(), String> {
        let Some(folder) = &self.errors else { return Ok(()) };
        let lines: String = errors.iter().map(|e| e.replace(['\n', '\r'], " ") + "\n").collect();
        write(&folder.join(format!("{name}.tsv")), lines)
    }
}

/// What the parts of some kinds say, in order.
fn parts<'a>(report: &Article, text: &'a Text, kinds: &[&str]) -> Vec<&'a str> {
    report.parts.iter().filter(|p| kinds.contains(&p.kind.as_str())).map(|p| text.slice(p.span)).collect()
}

/// What a label is that does not say no.
fn yes() -> bool {
    true
}

/// What a label or a report says there; nothing said is nothing.
fn told(said: &Option<String>) -> Option<&str> {
    said.as_deref().filter(|s| !s.is_empty())
}

/// The day of a date that may have a time.
fn day(date: &str) -> &str {
    date.get(..10).unwrap_or(date)
}

/// Whether it is a date and nothing else.
fn is_day(date: &str) -> bool {
    let digits = |c: char| if c.is_ascii_digit() { '0' } else { c };
    date.chars().map(digits).collect::<String>() == "0000-00-00"
}
