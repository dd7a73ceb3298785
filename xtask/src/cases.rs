//! `cargo xtask cases`: the golden cases alone, and their expectations brought up to date.

use crate::shell::{at_root, run};

/// What `cases` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only cases whose path holds this
    name: Option<String>,
    /// Write what the engine says now into the cases that fail
    #[arg(long)]
    update: bool,
}

/// Runs `cases`.
pub(crate) fn command(args: &Args) -> Result<(), String> {
    let mut tests = at_root("cargo");
    tests.args(["test", "--quiet", "--locked", "--test", "golden", "golden_cases"]);
    if args.update {
        // Read the difference before it is committed: what the engine says is not yet what it should say.
        tests.env("UPDATE_CASES", "1");
    }
    if let Some(name) = &args.name {
        tests.env("CASE", name);
    }
    run(&mut tests)
}
