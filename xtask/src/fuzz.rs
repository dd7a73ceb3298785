//! `cargo xtask fuzz`: hostile input for the engine (fuzz/), the same each time or led by what code it reaches.

use std::path::PathBuf;
use std::process::Command;

use crate::shell::{at_root, run, target};

/// The targets, and how many cases of each a short run has: together about twenty seconds.
const TARGETS: [(&str, u32); 5] =
    [("text", 1500), ("html", 1500), ("line", 1500), ("corrections", 200), ("corpus", 400)];
/// How long a target is led by coverage where nothing else is said.
const SECONDS: u64 = 60;

/// What rustc passes on to LLVM for libFuzzer, as cargo-fuzz has it; unlike the sanitizers it needs no nightly compiler.
const COVERAGE: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
];

/// What `fuzz` takes.
#[derive(clap::Args, Default)]
pub(crate) struct Args {
    /// Only this one; otherwise all
    #[arg(value_parser = TARGETS.map(|(name, _)| name))]
    target: Option<String>,
    /// Led by what code is reached (libFuzzer, which needs a C++ compiler)
    #[arg(long)]
    guided: bool,
    /// How long each target takes
    #[arg(long, value_name = "N")]
    seconds: Option<u64>,
    /// How many cases each target has
    #[arg(long, value_name = "N")]
    cases: Option<u64>,
    /// Where the random numbers begin
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// A folder with more articles to start from
    #[arg(long, value_name = "DIR")]
    seeds: Option<PathBuf>,
}

/// Runs `fuzz`.
pub(crate) fn command(args: &Args) -> Result<(), String> {
    let programs = if args.guided { build_guided()? } else { build()? };
    for (name, cases) in TARGETS.iter().filter(|(t, _)| args.target.as_ref().is_none_or(|n| n == t)) {
        if args.guided {
            lead(&programs, name, args)?;
        } else {
            let mut harness = harness("run", name, args)?;
            if args.seconds.is_none() && args.cases.is_none() {
                harness.args(["--cases", &cases.to_string()]);
            }
            run(&mut harness)?;
        }
    }
    Ok(())
}

/// The harness, with the folder where it puts what breaks something, and those options that are its own.
fn harness(command: &str, name: &str, args: &Args) -> Result<Command, String> {
    let out = target().join("fuzz-inputs").join(if command == "run" { "broken" } else { name });
    let mut harness = at_root(target().join("fuzz/nutgraf-fuzz"));
    harness.args([command, name]).arg(out);
    let own = [("--seconds", args.seconds), ("--cases", args.cases), ("--seed", args.seed)];
    for (name, value) in own.into_iter().filter(|_| command == "run") {
        harness.args(value.map(|value| [name.to_owned(), value.to_string()]).into_iter().flatten());
    }
    if let Some(seeds) = &args.seeds {
        let seeds = std::path::absolute(seeds).map_err(|e| format!("no folder {}: {e}", seeds.display()))?;
        harness.arg("--seeds").arg(seeds);
    }
    Ok(harness)
}

fn build() -> Result<PathBuf, String> {
    run(at_root("cargo").args(["build", "--quiet", "--locked", "--profile=fuzz", "--package=nutgraf-fuzz"]))?;
    Ok(target().join("fuzz"))
}

/// The targets with libFuzzer. With a target triple, so that build scripts and macros go without the flags.
fn build_guided() -> Result<PathBuf, String> {
    build()?;
    let version = crate::shell::output(at_root("rustc").arg("-vV"))?;
    let version = String::from_utf8_lossy(&version).into_owned();
    let host = version.lines().find_map(|l| l.strip_prefix("host: ")).ok_or("rustc does not say what it runs on")?;
    let how =
        ["build", "--quiet", "--locked", "--profile=fuzz", "--package=nutgraf-fuzz", "--features=guided", "--bins"];
    run(at_root("cargo").args(how).args(["--target", host]).env("RUSTFLAGS", COVERAGE.join(" ")))?;
    Ok(target().join(host).join("fuzz"))
}

/// libFuzzer on one target. What it learns stays in the target folder and is built upon the next time.
fn lead(programs: &std::path::Path, name: &str, args: &Args) -> Result<(), String> {
    run(&mut harness("seeds", name, args)?)?;
    let inputs = target().join("fuzz-inputs");
    let learnt = inputs.join(format!("{name}-learnt"));
    let broken = inputs.join("broken");
    for folder in [&learnt, &broken] {
        std::fs::create_dir_all(folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    }
    let mut fuzzer = at_root(programs.join(name));
    fuzzer.arg(&learnt).arg(inputs.join(name));
    fuzzer.args(["-max_len=8192", "-timeout=20", "-rss_limit_mb=4096", "-print_final_stats=1"]);
    fuzzer.arg(format!("-artifact_prefix={}/{name}-", broken.display()));
    match args.cases {
        Some(cases) => fuzzer.arg(format!("-runs={cases}")),
        None => fuzzer.arg(format!("-max_total_time={}", args.seconds.unwrap_or(SECONDS))),
    };
    fuzzer.arg(format!("-seed={}", args.seed.unwrap_or(0)));
    run(&mut fuzzer)
}
