//! `cargo xtask cases`: the golden cases alone, and their expectations brought up to date.

use crate::shell::{at_root, run};

/// Runs `cases`.
pub(crate) fn command(args: &[String]) -> Result<(), String> {
    let mut tests = at_root("cargo");
    tests.args(["test", "--quiet", "--locked", "--test", "golden", "golden_cases"]);
    for arg in args {
        match arg.as_str() {
            // Read the difference before it is committed: what the engine says is not yet what it should say.
            "--update" => tests.env("UPDATE_CASES", "1"),
            other if other.starts_with('-') => return Err(format!("no option {other}")),
            name => tests.env("CASE", name),
        };
    }
    run(&mut tests)
}
