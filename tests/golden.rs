//! Every golden case below tests/cases, natively. The same cases run in browsers: see tests/web.rs.
#![cfg(not(target_arch = "wasm32"))]

#[allow(unreachable_pub, reason = "shared with tests/web.rs")]
mod support;

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("tests/cases can be read") {
        let path = entry.expect("its entries too").path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "txt") {
            out.push(path);
        } else {
            // Lists that unit tests read; anything else would be a case that never runs.
            assert!(path.extension().is_some_and(|e| e == "tsv"), "{} is no case", path.display());
        }
    }
}

#[test]
fn golden_cases() {
    let mut paths = Vec::new();
    files(Path::new("tests/cases"), &mut paths);
    paths.sort();
    let only = std::env::var("CASE").unwrap_or_default();
    paths.retain(|p| p.to_string_lossy().contains(&only));
    assert!(!paths.is_empty(), "no case to run");
    let engine = support::engine();
    // `cargo xtask cases --update` sets it.
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let mut failed = Vec::new();
    for path in &paths {
        let source = fs::read_to_string(path).expect("a case can be read");
        let Err(why) = support::run(&engine, &source) else { continue };
        match support::updated(&engine, &source) {
            Ok(updated) if update => fs::write(path, updated).expect("a case can be written"),
            _ => failed.push(format!("{}:\n    {why}", path.display())),
        }
    }
    assert!(failed.is_empty(), "{} of {} files fail\n{}", failed.len(), paths.len(), failed.join("\n"));
}

#[test]
fn a_wrong_expectation_fails_and_is_updated() {
    let engine = support::engine();
    let case = |expect: &str| format!("Weather.\n\n==\nIt rained in Oland.\n--\n{expect}\n");
    let good = "parts:\n- text: It rained in Oland.\nwarnings~:\n- code: no-date";
    assert_eq!(support::run(&engine, &case(good)), Ok(()));
    assert_eq!(support::updated(&engine, &case(good)), Ok(case(good)));
    for (bad, mended) in [
        ("parts:\n- text: It rained", "parts:\n- text: It rained in Oland."),
        ("warnings~:\n- code: sunny\n- code: no-date", "warnings~:\n- code: no-date"),
        ("date: 2031-05-06\nquotes:\n- kind: direct", "date: null\nquotes: []"),
    ] {
        assert!(support::run(&engine, &case(bad)).is_err(), "{bad}");
        assert_eq!(support::updated(&engine, &case(bad)), Ok(case(mended)));
    }
}

#[test]
fn what_is_written_is_read_back() {
    let mut paths = Vec::new();
    files(Path::new("tests/cases"), &mut paths);
    for path in &paths {
        let source = fs::read_to_string(path).expect("a case can be read");
        let cases = support::notation::read(&source).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let lines: Vec<&str> = source.lines().collect();
        for case in cases {
            let written = support::notation::write(&case.expect);
            assert_eq!(written, lines[case.expect_lines.clone()], "{} line {}", path.display(), case.line);
        }
    }
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    for (source, line) in [
        ("==\nIt rained.\n--\nquotes: []\n", "line 1"),
        ("Weather.\n\n==\nIt rained.\n", "line 3"),
        ("Weather.\n\n==\nIt rained.\n--\nquotes\n", "line 6"),
        ("Weather.\n\n==\nIt rained.\n--\nquotes: []\n   parts: []\n", "line 7"),
    ] {
        let told = support::notation::read(source).expect_err(source);
        assert!(told.starts_with(line), "{told}");
    }
}
