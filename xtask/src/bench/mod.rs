//! `cargo xtask bench`: how fast the engine is, natively and in a browser's worker, beside other programs on the same
//! text in the same run; how soon the page shows its first report; what it transfers.

mod native;
mod text;

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::build::{Optimise, build};
use crate::server::Site;
use crate::shell::{at_root, output, root, run, target, write};
use crate::size::{self, Part};
use crate::test::page;
use crate::tools;

const STAGES: [&str; 6] = ["input", "text", "entities", "quotes", "times", "deadlines"];

/// Stages, and a program that does the like.
const RIVALS: [(&str, &[&str], &str); 5] = [
    ("entities", &["text", "entities"], "compromise"),
    ("quotes", &["quotes"], "compromise"),
    ("all but input", &["text", "entities", "quotes", "times", "deadlines"], "compromise"),
    ("times, deadlines", &["times", "deadlines"], "chrono-node"),
    ("times, deadlines", &["times", "deadlines"], "compromise-dates"),
];

/// What `bench` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Articles as JSON lines, plain or in gzip; otherwise made ones
    #[arg(long, value_name = "FILE")]
    text: Option<PathBuf>,
    /// How much text is read
    #[arg(long, value_name = "N", default_value_t = 500_000)]
    bytes: usize,
    /// Write the figures to this file as well
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// What `bench-native` takes.
#[derive(clap::Args)]
pub(crate) struct NativeArgs {
    /// Articles as JSON
    file: PathBuf,
}

/// Runs `bench`.
pub(crate) fn command(args: &Args) -> Result<(), String> {
    let articles = match &args.text {
        Some(file) => text::read(file, args.bytes)?,
        None => text::made(args.bytes)?,
    };
    let size = articles.iter().filter_map(|a| a["text"].as_str()).map(str::len).sum::<usize>();
    println!("{} articles, {:.2} MB", articles.len(), megabytes(size as f64));
    let dir = target().join("xtask/bench");
    let file = dir.join("articles.json");
    write(&file, Value::from(articles).to_string())?;

    tools::npm()?;
    build(Optimise::Must)?;
    let bundle = ["bench/worker.js", "--bundle", "--format=esm", "--minify", "--log-level=warning"];
    run(at_root("node_modules/.bin/esbuild").args(bundle).arg(format!("--outdir={}", dir.display())))?;
    // Measured as users have it, which this program, built for development, is not.
    let release = ["run", "--quiet", "--locked", "--release", "--package=xtask", "--", "bench-native"];
    let native: Value = parse(&output(at_root("cargo").args(release).arg(&file))?)?;
    let site = Site { root: root().join("www"), mounts: vec![("/__bench/", dir)], ..Site::default() };
    let browser: Value = parse(&output(&mut page::script("chromium", "bench/run.js", Some(site))?)?)?;
    let weights = size::weigh()?;

    speed(&native, &browser, size as f64);
    start(&browser);
    println!("\nPayload");
    size::print_table(&weights);
    if let Some(path) = &args.json {
        let payload = json!({ "widget": size::total(&weights, &[Part::Widget]), "page": size::total(&weights, &[Part::Widget, Part::Demo]) });
        let all = json!({ "bytes": size, "native": native, "browser": browser, "payload": payload });
        write(path, format!("{all:#}\n"))?;
    }
    Ok(())
}

/// Runs `bench-native FILE`, which `bench` starts in a release build.
pub(crate) fn native_command(args: &NativeArgs) -> Result<(), String> {
    println!("{}", native::measure(&args.file)?);
    Ok(())
}

fn parse(bytes: &[u8]) -> Result<Value, String> {
    serde_json::from_slice(bytes).map_err(|e| format!("no figures: {e}"))
}

fn megabytes(bytes: f64) -> f64 {
    bytes / 1e6
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn speed(native: &Value, browser: &Value, size: f64) {
    let none = Vec::new();
    let figures = browser["speed"].as_array().unwrap_or(&none);
    let rate = |ms: f64| megabytes(size) / (ms / 1e3);
    let Some(here) = figures.first() else { return };
    let (native_rate, wasm_rate) = (rate(number(&native["ms"])), rate(number(&here["ms"])));

    println!("\nThroughput on one thread; the ratios say how many times faster the engine is in the same worker");
    println!("{:22} {:>8} {:>12} {:>7}  finds", "program", "MB/s", "tokens/s", "ratio");
    let tokens = number(&native["tokens"]);
    let does = here["does"].as_str().unwrap_or("");
    let per_second = |rate: f64| tokens * rate / megabytes(size);
    println!("{:22} {native_rate:>8.2} {:>12.0} {:>7}  {does}", "nutgraf, native", per_second(native_rate), "");
    for figure in figures {
        let other = rate(number(&figure["ms"]));
        let (name, does) = (figure["name"].as_str().unwrap_or(""), figure["does"].as_str().unwrap_or(""));
        let name = format!("{name}, worker");
        let failed = figure["failed"].as_u64().filter(|&n| n > 0);
        let failed = failed.map(|n| format!("; threw on {n} articles")).unwrap_or_default();
        println!("{name:22} {other:>8.2} {:>12.0} {:>7.1}  {does}{failed}", per_second(other), wasm_rate / other);
    }

    println!("\nStage, ms per MB  {:>8} {:>8} {:>12} {:>7}", "native", "worker", "tokens/s", "MB/s");
    let in_worker = &here["stages"];
    let (read, tokens) = (megabytes(number(&in_worker["bytes"])), number(&in_worker["tokens"]));
    let line = |name: &str, native: f64, worker: f64| {
        let (per_mb, native) = (worker / read, native / megabytes(size));
        println!("  {name:15} {native:>8.1} {per_mb:>8.1} {:>12.0} {:>7.1}", tokens / worker * 1e3, 1e3 / per_mb);
    };
    for stage in STAGES {
        line(stage, number(&native["stages"][stage]), number(&in_worker[stage]));
    }
    let both = |v: &Value| number(&v["times"]) + number(&v["deadlines"]);
    line("times, deadlines", both(&native["stages"]), both(in_worker));
    let report = |ms: &Value| number(ms) / megabytes(size);
    println!("  {:15} {:>8.1} {:>8.1}", "corpus report", report(&native["report"]), report(&here["report"]));
    println!("\nStages beside the programs that do the like, in the worker: so many times faster");
    for (name, stages, rival) in RIVALS {
        let ms: f64 = stages.iter().map(|stage| number(&in_worker[*stage])).sum();
        let figure = figures.iter().find(|f| f["name"] == *rival);
        let other = figure.map_or(f64::NAN, |f| rate(number(&f["ms"])));
        println!("  {name:18} {rival:18} {:>7.1}", 1e3 * read / ms / other);
    }
}

fn start(browser: &Value) {
    println!("\nFrom navigation to the first report, in Chromium with an empty cache (ms)");
    if let Some(all) = browser["start"].as_array() {
        let shown: Vec<String> = all.iter().map(|ms| format!("{:.0}", number(ms))).collect();
        println!("  {}", shown.join("  "));
    }
}
