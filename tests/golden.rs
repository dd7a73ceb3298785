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
        } else if path.extension().is_some_and(|e| e == "json") {
            out.push(path);
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
    let mut failed = Vec::new();
    for path in &paths {
        let source = fs::read_to_string(path).expect("a case can be read");
        if let Err(why) = support::run(&engine, &source) {
            failed.push(format!("{}:\n    {why}", path.display()));
        }
    }
    assert!(failed.is_empty(), "{} of {} cases fail\n{}", failed.len(), paths.len(), failed.join("\n"));
}

#[test]
fn a_wrong_expectation_fails() {
    let engine = support::engine();
    let case = |expect: &str| {
        format!(r#"{{"why": "", "articles": [{{"id": "a", "text": "It rained in Oland."}}], "expect": {expect}}}"#)
    };
    let good = r#"{"parts": [{"text": "It rained in Oland."}], "warnings~": [{"code": "no-date"}]}"#;
    assert_eq!(support::run(&engine, &case(good)), Ok(()));
    for bad in [r#"{"parts": []}"#, r#"{"parts": [{"text": "It rained"}]}"#, r#"{"warnings~": [{"code": "sunny"}]}"#] {
        assert!(support::run(&engine, &case(bad)).is_err(), "{bad}");
    }
}
