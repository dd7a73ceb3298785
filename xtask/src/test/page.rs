//! The real page, served as `serve` does and driven in browsers.

use std::path::Path;
use std::process::Command;

use super::corpora::reports;
use serde_json::{Value, json};

use crate::build::{Optimise, build};
use crate::server::{self, Site};
use crate::shell::{at_root, root, run, target, write};
use crate::tools::{self, Browsers};

/// The end-to-end tests, one file after the other: each has the browser to itself.
const TESTS: [&str; 23] = [
    "tests/browser/page.test.js",
    "tests/browser/views.test.js",
    "tests/browser/element.test.js",
    "tests/browser/embedding.test.js",
    "tests/browser/compare.test.js",
    "tests/browser/axe.test.js",
    "tests/browser/jobs.test.js",
    "tests/browser/intake.test.js",
    "tests/browser/export.test.js",
    "tests/browser/scale.test.js",
    "tests/browser/search.test.js",
    "tests/browser/filters.test.js",
    "tests/browser/drawn.test.js",
    "tests/browser/workspace.test.js",
    "tests/browser/workspace-faults.test.js",
    "tests/browser/corrections.test.js",
    "tests/browser/own.test.js",
    "tests/browser/names.test.js",
    "tests/browser/signs.test.js",
    "tests/browser/hostile.test.js",
    "tests/browser/schedules.test.js",
    "tests/browser/offline.test.js",
    "tests/browser/languages.test.js",
];

/// Runs the end-to-end tests in one browser; a file that fails keeps no other from running.
pub(crate) fn drive(browser: &str) -> Result<(), String> {
    let failed: Vec<String> = TESTS.iter().filter_map(|test| drive_file(browser, test).err()).collect();
    if failed.is_empty() { Ok(()) } else { Err(failed.join("; ")) }
}

/// What a driver says whose browser is gone.
const LOST: [&str; 6] = [
    "NoSuchSessionError",
    "invalid session id",
    "ECONNRESET",
    "ECONNREFUSED",
    "socket hang up",
    "Failed to decode response",
];

/// Runs one file, and once more where the driver lost its browser on the way: they end now and then as they start.
/// A page that makes its browser end does so again.
fn drive_file(browser: &str, test: &str) -> Result<(), String> {
    let log = target().join(format!("xtask/{browser}.tap"));
    write(&log, String::new())?;
    let once = || {
        let mut node = script(browser, test, None)?;
        let also = format!("--test-reporter=tap --test-reporter-destination={}", log.display());
        run(node.env("NODE_OPTIONS", also))
    };
    let told = || std::fs::read_to_string(&log).unwrap_or_default();
    once()
        .or_else(|failure| {
            let lost = told();
            if !LOST.iter().any(|words| lost.contains(words)) {
                return Err(failure);
            }
            println!("xtask: the driver of {browser} lost its browser; {test} runs once more");
            once()
        })
        .map_err(|failure| format!("{failure}\n{}", first_failure(&told())))
}

/// What node told of the first test that failed, for the end of the output: of a long one, that is what is kept.
fn first_failure(tap: &str) -> String {
    const MOST_LINES: usize = 60;
    let lines = tap.lines().skip_while(|line| !line.trim_start().starts_with("not ok"));
    let ends = |line: &&str| line.trim() != "...";
    lines.take_while(ends).take(MOST_LINES).collect::<Vec<_>>().join("\n")
}

/// The demo corpus in the page's wasm against the native program.
pub(crate) fn same_bytes() -> Result<(), String> {
    let native = target().join("xtask/reports.json");
    let all: Vec<Value> =
        reports()?.into_iter().map(|c| json!({ "name": c.name, "articles": c.articles, "report": c.report })).collect();
    write(&native, Value::from(all).to_string())?;
    run(script("chromium", "tests/browser/same-bytes.test.js", None)?.arg(&native))
}

/// A script of tests/browser or bench, ready to run against the served page.
pub(crate) fn script(browser: &str, script: &str, site: Option<Site>) -> Result<Command, String> {
    tools::npm()?;
    let browsers = tools::browsers()?;
    build(Optimise::Must)?;
    let site = site.unwrap_or_else(|| Site {
        root: root().join("www"),
        // The tests' own pages, whose modules find the element's where they lie in the repository.
        mounts: vec![
            ("/tests/", root().join("tests")),
            ("/www/", root().join("www")),
            ("/stalled/", root().join("www")),
        ],
        probe: Some(root().join("tests/browser/probe.js")),
        stalled: vec!["/stalled/nutgraf-worker.js"],
        ..Site::default()
    });
    let mut node = node(browser, &browsers);
    node.args(["--test-reporter=spec", "--test-reporter-destination=stdout", script])
        .env("NUTGRAF_PAGE", server::start(site)?)
        .env("NUTGRAF_BROWSER", browser);
    Ok(node)
}

/// Node with what it needs to know of a browser. Nothing is looked up or downloaded by selenium itself.
fn node(browser: &str, browsers: &Browsers) -> Command {
    let mut node = if browser == "webkit" {
        let mut screen = at_root(&browsers.webkit.screen);
        screen.args(["-a", "node"]);
        screen
    } else {
        at_root("node")
    };
    let (program, driver): (&Path, &Path) = match browser {
        "firefox" => (&browsers.firefox, &browsers.geckodriver),
        "webkit" => (&browsers.webkit.browser, &browsers.webkit.driver),
        _ => (&browsers.chromium, &browsers.chromedriver),
    };
    node.env("NUTGRAF_BROWSER_PROGRAM", program).env("NUTGRAF_BROWSER_DRIVER", driver);
    node.env("SE_OFFLINE", "true").env("SE_AVOID_STATS", "true");
    node
}
