//! `cargo xtask test`: all that must hold before a change lands, a step after the other.

pub(crate) mod corpora;
mod deny;
pub(crate) mod page;
pub(crate) mod types;

use std::time::{Duration, Instant};

use crate::build::{Optimise, build, typings};
use crate::shell::{at_root, root, run};
use crate::{docs, fuzz, npm, size, tools, wheel};

/// A step: its name, what it makes sure of, and how.
type Step = (&'static str, &'static str, fn() -> Result<(), String>);

const STEPS: [Step; 18] = [
    ("fmt", "the code is laid out by rustfmt", fmt),
    ("clippy", "no lint speaks up, natively or for the browser", clippy),
    ("native", "the native tests", native),
    ("deny", "the dependencies are what deny.toml and the locks allow", deny::run_step),
    ("fuzz", "hostile input breaks nothing", || fuzz::command(&fuzz::Args::default())),
    ("publish", "the library builds as others get it, from its package", publish),
    ("wheel", "the Python package installs and passes its tests", wheel::wheel_step),
    ("js", "the JavaScript fits its types, and its modules pass their tests", js),
    ("size", "the page is within its size budget", size::command),
    ("types", "the TypeScript types are those of Rust, and a real report fits them", types::run_step),
    ("wasm-chrome", "the wasm tests in headless Chromium", || wasm(WasmBrowser::Chrome)),
    ("wasm-firefox", "the wasm tests in headless Firefox", || wasm(WasmBrowser::Firefox)),
    ("same-bytes", "the page's report is the native program's, byte for byte", page::same_bytes),
    ("package", "the npm package works from its tarball", npm::quick),
    ("docs", "what the documentation says is so", docs::run_step),
    ("chromium", "the page in Chromium", || page::drive("chromium")),
    ("firefox", "the page in Firefox", || page::drive("firefox")),
    ("webkit", "the page in WebKitGTK", || page::drive("webkit")),
];

/// Steps that run where they are named only, since they install much or take minutes.
const NAMED: [Step; 2] = [
    ("matrix", "the npm package works with every bundler and framework", npm::matrix),
    ("recipes", "the recipes for many articles give what one process gives", wheel::recipes_step),
];

/// What `test` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only these steps; `list` names them
    #[arg(value_name = "STEP")]
    steps: Vec<String>,
}

/// Runs `test`: all steps, or those named.
pub(crate) fn command(args: &Args) -> Result<(), String> {
    let args = &args.steps;
    if args.first().is_some_and(|a| a == "list") {
        STEPS.iter().for_each(|(name, what, _)| println!("{name:13} {what}"));
        NAMED.iter().for_each(|(name, what, _)| println!("{name:13} {what} (only where it is named)"));
        return Ok(());
    }
    if let Some(unknown) = args.iter().find(|a| !STEPS.iter().chain(&NAMED).any(|(name, ..)| name == a)) {
        return Err(format!("no step {unknown}; see cargo xtask test list"));
    }
    let mut results: Vec<(&str, Result<(), String>, Duration)> = Vec::new();
    let asked = |(name, ..): &&Step| args.iter().any(|a| a == name);
    let steps = STEPS.iter().filter(|s| args.is_empty() || asked(s)).chain(NAMED.iter().filter(asked));
    for (name, what, step) in steps {
        println!("\n== {name}: {what}");
        let begun = Instant::now();
        let result = step();
        if let Err(e) = &result {
            println!("{name} failed: {e}");
        }
        results.push((name, result, begun.elapsed()));
    }

    println!();
    for (name, result, took) in &results {
        let result = if let Err(e) = result { format!("FAILED: {e}") } else { "passed".to_owned() };
        println!("{name:13} {:>6.1} s  {result}", took.as_secs_f64());
    }
    let failed = results.iter().filter(|(_, r, _)| r.is_err()).count();
    println!("steps: {} passed, {failed} failed", results.len() - failed);
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of {} steps failed", results.len())) }
}

fn fmt() -> Result<(), String> {
    run(at_root("cargo").args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<(), String> {
    tools::wasm_target()?;
    run(at_root("cargo").args(["clippy", "--quiet", "--locked", "--workspace", "--all-targets", "--", "-Dwarnings"]))?;
    // As dependants have it, and the program without Parquet.
    for features in [&["--no-default-features"][..], &["--no-default-features", "--features=cli"]] {
        let what = ["--package=nutgraf", "--all-targets"];
        run(at_root("cargo")
            .args(["clippy", "--quiet", "--locked"])
            .args(what)
            .args(features)
            .args(["--", "-Dwarnings"]))?;
    }
    let wasm = ["--package=nutgraf", "--package=nutgraf-wasm", "--lib", "--tests", "--target=wasm32-unknown-unknown"];
    let wasm = wasm.iter().chain(&WASM_FEATURES);
    run(at_root("cargo").args(["clippy", "--quiet", "--locked"]).args(wasm).args(["--", "-Dwarnings"]))?;
    let readers = ["--package=nutgraf-wasm-readers", "--target=wasm32-unknown-unknown"];
    run(at_root("cargo").args(["clippy", "--quiet", "--locked"]).args(readers).args(["--", "-Dwarnings"]))
}

/// What the library is built with for browsers.
const WASM_FEATURES: [&str; 2] = ["--no-default-features", "--features=nutgraf/bindings"];

fn native() -> Result<(), String> {
    run(at_root("cargo").args(["test", "--quiet", "--locked", "--workspace"]))
}

/// Publishing, up to the upload: what goes into the package is all committed, and the package builds without the
/// repository around it.
fn publish() -> Result<(), String> {
    run(at_root("cargo").args(["publish", "--dry-run", "--quiet", "--locked", "--package=nutgraf"]))
}

/// TypeScript's checker over the page's own JavaScript, which needs the types of the built bindings.
fn js() -> Result<(), String> {
    tools::npm()?;
    build(Optimise::Must)?;
    typings()?;
    run(at_root("node_modules/.bin/tsc").args(["--project", "tsconfig.json"]))?;
    let folder = std::fs::read_dir(root().join("tests/js")).map_err(|e| format!("cannot read tests/js: {e}"))?;
    let mut tests: Vec<_> = folder.flatten().map(|e| e.path()).collect();
    tests.retain(|t| t.to_string_lossy().ends_with(".test.js"));
    tests.sort();
    run(at_root("node").args(["--test", "--test-reporter=spec"]).args(tests))
}

#[derive(Clone, Copy)]
enum WasmBrowser {
    Chrome,
    Firefox,
}

/// The wasm-bindgen tests (tests/web.rs) in a browser. webdriver.json holds what the browsers are started with.
fn wasm(browser: WasmBrowser) -> Result<(), String> {
    tools::wasm_target()?;
    let wasm_pack = tools::wasm_pack()?.join("wasm-pack");
    let bindgen = tools::wasm_bindgen()?;
    let browsers = tools::browsers()?;
    // wasm-pack takes the test runner from PATH when it is of the right version, and fetches nothing.
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(bindgen).chain(std::env::split_paths(&path)));
    let mut test = at_root(wasm_pack);
    test.env("PATH", path.map_err(|e| e.to_string())?);
    test.args(["test", "--headless", "--mode", "no-install"]);
    match browser {
        WasmBrowser::Chrome => test.arg("--chrome").arg("--chromedriver").arg(browsers.chromedriver),
        WasmBrowser::Firefox => test.arg("--firefox").arg("--geckodriver").arg(browsers.geckodriver),
    };
    run(test.args(["--", "--locked", "--test", "web"]).args(["--no-default-features", "--features=bindings"]))
}
