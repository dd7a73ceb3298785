//! From the words of the command line to what is printed.

use std::collections::BTreeSet;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use nutgraf::{Article, Corpus, Correction, Engine};

use crate::args::{self, Asked, Mode, Options};
use crate::read::{self, Problem};
use crate::table;
use crate::timings::Clock;

static ENTITIES: &[u8] = include_bytes!("../../../models/entities.nut");
static QUOTES: &[u8] = include_bytes!("../../../models/quotes.nut");

pub(crate) fn main() -> ExitCode {
    let options = match args::parse(std::env::args().skip(1)) {
        Ok(Asked::Help) => {
            print!("{}", args::HELP);
            return ExitCode::SUCCESS;
        }
        Ok(Asked::Version) => {
            println!("nutgraf {}", env!("CARGO_PKG_VERSION"));
            return ExitCode::SUCCESS;
        }
        Ok(Asked::Run(options)) => options,
        Err(why) => {
            eprintln!("nutgraf: {why}; see nutgraf --help");
            return ExitCode::from(2);
        }
    };
    let engine = match Engine::new(&[ENTITIES, QUOTES]) {
        Ok(engine) => engine,
        Err(e) => {
            eprintln!("nutgraf: {e} ({})", e.code().as_str());
            return ExitCode::from(2);
        }
    };
    let corrections = match options.corrections.as_deref().map(corrections).transpose() {
        Ok(read) => read.unwrap_or_default(),
        Err(problem) => {
            eprintln!("nutgraf: {}", problem.sentence());
            return ExitCode::from(2);
        }
    };
    let (corrections, refused) = corrections;
    for problem in &refused {
        eprintln!("nutgraf: {}", problem.sentence());
    }
    let done = match options.mode {
        Mode::Articles => articles(&engine, &options),
        Mode::Corpus => corpus(&engine, &options, corrections),
    };
    match done {
        Ok(true) if refused.is_empty() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // The reader of our output has had enough: no fault of ours.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("nutgraf: {e}");
            ExitCode::FAILURE
        }
    }
}

/// The corrections of a file, and what is wrong with the others in it.
fn corrections(path: &std::path::Path) -> Result<(Vec<Correction>, Vec<Problem>), Problem> {
    let in_file = |p: Problem| Problem { file: Some(path.display().to_string()), ..p };
    let bytes = std::fs::read(path).map_err(|e| in_file(Problem::new("not-readable", e.to_string())))?;
    let bad = |e: serde_json::Error| in_file(Problem::new("bad-corrections", e.to_string()));
    // The list itself, or the file that the page exports, which holds it under `corrections`.
    let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(bad)?;
    let list = value.get("corrections").cloned().unwrap_or(value);
    let list: Vec<serde_json::Value> = serde_json::from_value(list).map_err(bad)?;
    let (mut good, mut refused) = (Vec::new(), Vec::new());
    for (i, value) in list.into_iter().enumerate() {
        match serde_json::from_value(value) {
            Ok(correction) => good.push(correction),
            Err(e) => {
                let why = format!("correction {}: {e}; it is left out", i + 1);
                refused.push(in_file(Problem::new("bad-corrections", why)));
            }
        }
    }
    Ok((good, refused))
}

/// Calls `each` for all articles of the input.
fn input(options: &Options, each: &mut dyn FnMut(Result<Article, Problem>) -> io::Result<()>) -> io::Result<()> {
    let mut each = |r: Result<Article, Problem>| each(r.map(|a| Article { offsets: options.unit, ..a }));
    if options.files.is_empty() {
        return read::lines(io::stdin().lock(), None, &mut each);
    }
    options.files.iter().try_for_each(|path| read::file(path, options.date.as_deref(), &mut each))
}

fn as_table(options: &Options) -> bool {
    options.table.unwrap_or(!options.files.is_empty() && io::stdout().is_terminal())
}

/// Whether all went well.
fn articles(engine: &Engine, options: &Options) -> io::Result<bool> {
    let table = as_table(options);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut good = true;
    let mut clock = Clock::new();
    input(options, &mut |article| {
        clock.tick("reading");
        match article {
            Ok(article) => {
                let analysis = engine.analyse_observed(article, &mut |stage| clock.tick(stage.as_str()));
                if table {
                    table::article(&mut out, &analysis.report(), analysis.text())?;
                } else {
                    let report = analysis.report().with_offsets(analysis.text(), options.unit);
                    serde_json::to_writer(&mut out, &report)?;
                    writeln!(out)?;
                }
            }
            Err(problem) => {
                good = false;
                if table {
                    eprintln!("nutgraf: {}", problem.sentence());
                } else {
                    serde_json::to_writer(&mut out, &serde_json::json!({ "error": problem }))?;
                    writeln!(out)?;
                }
            }
        }
        // A reader that feeds a line and waits for its report must not wait for a buffer to fill.
        if options.files.is_empty() {
            out.flush()?;
        }
        clock.tick("writing");
        Ok(())
    })?;
    out.flush()?;
    if options.timings {
        clock.print();
    }
    Ok(good)
}

fn corpus(engine: &Engine, options: &Options, corrections: Vec<Correction>) -> io::Result<bool> {
    let mut corpus = Corpus::new();
    let mut ids = BTreeSet::new();
    let mut good = true;
    let mut clock = Clock::new();
    input(options, &mut |article| {
        clock.tick("reading");
        let article = article.and_then(|a| {
            let fresh = ids.insert(a.id.clone());
            let twice =
                || Problem::new("duplicate-id", format!("a second article has the id “{}”; it is left out", a.id));
            if fresh { Ok(a) } else { Err(twice()) }
        });
        match article {
            Ok(article) => corpus.insert(engine.analyse_observed(article, &mut |stage| clock.tick(stage.as_str()))),
            Err(problem) => {
                good = false;
                eprintln!("nutgraf: {}", problem.sentence());
            }
        }
        Ok(())
    })?;
    corpus.correct(corrections);
    let mut out = BufWriter::new(io::stdout().lock());
    if as_table(options) {
        table::corpus(&mut out, &corpus)?;
    } else {
        let report = corpus.report_observed(&mut |stage| clock.tick(stage));
        serde_json::to_writer(&mut out, &corpus.in_unit(report, options.unit))?;
        writeln!(out)?;
    }
    out.flush()?;
    clock.tick("writing");
    if options.timings {
        clock.print();
    }
    Ok(good)
}
