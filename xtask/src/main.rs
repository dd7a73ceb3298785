//! The repository's own commands: `cargo xtask help` lists them.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

mod bench;
mod build;
mod cases;
mod docs;
mod engine;
mod eval;
mod floors;
mod fuzz;
mod negatives;
mod npm;
mod offline;
mod package;
mod random;
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

use clap::Parser;

/// The repository's own commands
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 120)]
struct Xtask {
    #[command(subcommand)]
    command: Command,
}

// `docs/check.js` reads the commands' names here.
#[derive(clap::Subcommand)]
enum Command {
    /// Sets up, builds, and serves the page on localhost
    Serve(serve::Args),
    /// Everything that must hold before a change lands; `test list` names the steps
    Test(test::Args),
    /// The golden cases; --update writes what the engine says now into those that fail
    Cases(cases::Args),
    /// Builds www/pkg, optimised
    Build,
    /// Writes the TypeScript types of what crosses to JavaScript anew, from the Rust ones
    Types,
    /// What the page transfers, against xtask/size-budget.txt
    Size,
    /// The documentation as pages, into dist/docs
    Docs(docs::Args),
    /// What is released, into dist
    Package(package::Args),
    /// Speed, natively and in a browser's worker, beside other programs
    Bench(bench::Args),
    /// What `bench` starts in a release build
    #[command(hide = true)]
    BenchNative(bench::NativeArgs),
    /// How good the program is on labelled texts; --sets names them
    Eval(eval::Args),
    /// Quality figures against tests/floors.json
    Floors(floors::Args),
    /// Hostile input for the engine
    Fuzz(fuzz::Args),
    /// False alarms of the deadline grammar on sentences that only look like deadlines
    Negatives(negatives::Args),
    /// Share of direct quotations with the right speaker
    Speakers(negatives::Args),
    /// How many cases of Recognizers-Text's English date specification come out right
    TimesSpec(times::Args),
    /// Trains a model from the data sets and writes it into models/
    #[command(subcommand)]
    Train(train::Args),
}

fn main() -> ExitCode {
    let done = match Xtask::parse().command {
        Command::Bench(args) => bench::command(&args),
        Command::BenchNative(args) => bench::native_command(&args),
        Command::Build => build::command(),
        Command::Cases(args) => cases::command(&args),
        Command::Docs(args) => docs::command(&args),
        Command::Eval(args) => eval::command(&args),
        Command::Floors(args) => floors::command(&args),
        Command::Fuzz(args) => fuzz::command(&args),
        Command::Negatives(args) => negatives::command(&args),
        Command::Package(args) => package::command(&args),
        Command::Serve(args) => serve::command(&args),
        Command::Size => size::command(),
        Command::Speakers(args) => speakers::command(&args),
        Command::Test(args) => test::command(&args),
        Command::TimesSpec(args) => times::command(&args),
        Command::Train(args) => train::run(&args),
        Command::Types => test::types::command(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn refused(line: &str) -> bool {
        Xtask::try_parse_from(line.split(' ')).is_err()
    }

    #[test]
    fn what_no_command_knows_is_an_error() {
        Xtask::command().debug_assert();
        for line in ["xtask serve --prot 80", "xtask serve --port x", "xtask nothing", "xtask fuzz --cases few"] {
            assert!(refused(line), "{line}");
        }
        for line in ["xtask test", "xtask test fmt clippy", "xtask cases --update quotes", "xtask floors --update f"] {
            assert!(!refused(line), "{line}");
        }
    }

    #[test]
    fn training_has_its_settings() {
        assert!(refused("xtask train quotes --folds three"));
        assert!(refused("xtask train quotes --speech 10,1,0.1"));
        assert!(refused("xtask train entities --folds 3"));
        assert!(!refused("xtask train quotes --data d --speech 4,1,0.1,0.001"));
    }
}
