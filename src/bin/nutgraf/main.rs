//! The command line: `nutgraf --help` says what it does.

mod args;
mod check;
mod compress;
mod diff;
mod explain;
mod lines;
mod output;
#[cfg(feature = "parquet")]
mod parquet;
mod pool;
mod problem;
mod progress;
mod read;
mod readable;
mod run;
mod sink;
mod timings;

fn main() -> std::process::ExitCode {
    run::main()
}
