//! The command line: see `nutgraf --help`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

use std::io::{self, BufRead, BufWriter, Write};

use nutgraf::{Article, Corpus, Engine, Unit};

static ENTITIES: &[u8] = include_bytes!("../../../models/entities.nut");
static QUOTES: &[u8] = include_bytes!("../../../models/quotes.nut");

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let unit = match args.iter().position(|a| a == "--offsets").and_then(|i| args.get(i + 1)).map(String::as_str) {
        Some("char") => Unit::Char,
        Some("byte") => Unit::Byte,
        _ => Unit::Utf16,
    };
    let engine = Engine::new(&[ENTITIES, QUOTES]).expect("the built-in models are good");
    let mut out = BufWriter::new(io::stdout().lock());
    let lines = io::stdin().lock().lines().map_while(Result::ok).filter(|l| !l.trim().is_empty());
    let articles =
        lines.filter_map(|l| serde_json::from_str::<Article>(&l).ok()).map(|a| Article { offsets: unit, ..a });
    if args.first().is_some_and(|a| a == "corpus") {
        let mut corpus = Corpus::new();
        articles.for_each(|a| corpus.set(&engine, a));
        let report = corpus.report_in(unit);
        serde_json::to_writer(&mut out, &report).expect("standard output takes the report");
    } else {
        for a in articles {
            let analysis = engine.analyse(a);
            let report = analysis.report().with_offsets(analysis.text(), unit);
            serde_json::to_writer(&mut out, &report).expect("standard output takes the report");
            writeln!(out).expect("standard output takes the report");
        }
    }
}
