//! What is exported of the articles in tests/exports: the files beside them. With `UPDATE=1` they are written anew.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

use nutgraf::exports::{Export, Source};
use nutgraf::{Corpus, Engine, files};

#[test]
fn exports_are_the_files_beside_the_articles() {
    let engine = Engine::bundled();
    let folder = Path::new("tests/exports");
    let mut corpus = Corpus::new();
    for line in fs::read_to_string(folder.join("articles.jsonl")).expect("the articles").lines() {
        corpus.set(&engine, files::read_line(line, None).expect("an article").0);
    }
    let report = corpus.report();
    let source = Source::new(&corpus, &report).made("2031-05-14T10:20:30Z");
    let mut failed = Vec::new();
    for &what in Export::ALL {
        let ending = match what {
            Export::Digest => "md",
            Export::Calendar => "ics",
            _ => "csv",
        };
        let path = folder.join(format!("{}.{ending}", what.as_str()));
        let made = source.export(what);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &made).expect("it can be written");
        }
        if fs::read_to_string(&path).ok().as_deref() != Some(made.as_str()) {
            failed.push(format!("{} is\n{made}", path.display()));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
