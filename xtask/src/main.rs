//! The repository's own commands: `cargo xtask help` lists them.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

mod train;

use std::process::ExitCode;

const HELP: &str = "\
usage: cargo xtask COMMAND

  train NAME   trains a model from the data sets and writes models/NAME.nut (entities, quotes)
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = args.split_first().map_or(("help", &[][..]), |(c, r)| (c.as_str(), r));
    let done = match command {
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        "train" => train::run(rest),
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
