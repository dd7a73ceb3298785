//! The repository's own commands: `cargo xtask help` lists them.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

mod bench;
mod build;
mod cases;
mod docs;
mod floors;
mod fuzz;
mod negatives;
mod npm;
mod package;
mod serve;
mod server;
mod shell;
mod size;
mod speakers;
mod test;
mod times;
mod tools;
mod train;
mod wheel;

use std::process::ExitCode;

const HELP: &str = "\
usage: cargo xtask COMMAND

  serve [--port N]        sets up, builds, and serves the page on localhost
  test [STEP...]          everything that must hold before a change lands; `test list` names the steps
  cases [NAME]            the golden cases whose path holds NAME; --update writes what the engine says now into those that fail
  build                   builds www/pkg, optimised
  types                   writes the TypeScript types of what crosses to JavaScript anew, from the Rust ones
  size                    what the page transfers, against xtask/size-budget.txt
  docs                    the documentation as pages, into dist/docs
  package WHAT            what is released, into dist: binaries, npm, wheel
  bench                   speed, natively and in a browser's worker, beside other programs; --text FILE.jsonl[.gz],
                          --bytes N, --json FILE
  floors FILE             quality figures against tests/floors.json; --update FILE rewrites the floors
  fuzz [TARGET]           hostile input: text, html, line, corrections, corpus, or all; --cases N, --seconds N, --seed N,
                          --seeds DIR with more articles to start from; --guided for libFuzzer (needs a C++ compiler)
  negatives DATA          false alarms of the deadline grammar on sentences that only look like deadlines
  speakers DATA           share of direct quotations with the right speaker
  times-spec FILE         how many cases of Recognizers-Text’s English date specification come out right;
                          --wrong KIND lists the others
  train NAME              trains a model from the data sets and writes models/NAME.nut (entities, quotes);
                          `train lists` puts models/lists/quotes-lists.tsv into models/quotes.nut, its weights as they are
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = args.split_first().map_or(("help", &[][..]), |(c, r)| (c.as_str(), r));
    let done = match command {
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        "bench" => bench::command(rest),
        "bench-native" => bench::native_command(rest),
        "build" => build::command(rest),
        "cases" => cases::command(rest),
        "docs" => docs::command(rest),
        "floors" => floors::command(rest),
        "fuzz" => fuzz::command(rest),
        "negatives" => negatives::command(rest),
        "package" => package::command(rest),
        "serve" => serve::command(rest),
        "size" => size::command(rest),
        "speakers" => speakers::command(rest),
        "test" => test::command(rest),
        "times-spec" => times::command(rest),
        "train" => train::run(rest),
        "types" => test::types::command(rest),
        other => Err(format!("no command {other}; see cargo xtask help")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
