//! What the whole engine tells of a text's deadlines, for the tests of the rules.

use std::sync::OnceLock;

use super::Reader;
use super::family::Open;
use crate::engine::{Analysis, Engine};
use crate::input::Article;
use crate::report::{Deadline, Slot};
use crate::span::Span;

/// The deadlines of a text published on Thursday, 13 March 2025, one string each:
/// `trigger + time -> last day or value; status; setter > addressee; action; consequence`, with `-` for what is not told.
pub(super) fn told(text: &str) -> Vec<String> {
    told_on(text, Some("2025-03-13"))
}

/// The same of a text published on some day or on nobody knows which.
pub(super) fn told_on(text: &str, day: Option<&str>) -> Vec<String> {
    let analysis = analyse(text, day);
    analysis.deadlines.iter().map(|d| line(analysis.text(), d)).collect()
}

/// The deadlines of a text as the gate lets the families read it, and as they read all of it.
pub(super) fn with_and_without_gate(text: &str) -> (Vec<String>, Vec<String>) {
    let analysis = analyse(text, Some("2025-03-13"));
    let Analysis { doc, text, times, entities, .. } = &analysis;
    let all = Reader { doc, text, times, entities, frames: Vec::new() }.read(|_, _| Open::ALL);
    let lines = |found: &[Deadline<u32>]| found.iter().map(|d| line(&doc.text, d)).collect();
    (lines(&analysis.deadlines), lines(&all))
}

/// The texts of the golden cases and of the page's sample story.
pub(super) fn sample_texts() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = Vec::new();
    let mut folders = vec![root.join("tests/cases"), root.join("www/samples")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension().and_then(|e| e.to_str()) {
                None => folders.push(path),
                Some("json") => texts_in(&serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap(), &mut out),
                Some("txt" | "md") => out.push(std::fs::read_to_string(path).unwrap()),
                Some(_) => {}
            }
        }
    }
    assert!(out.len() > 100, "{} sample texts", out.len());
    out
}

/// The values of all fields named `text`.
fn texts_in(value: &serde_json::Value, out: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(all) => all.iter().for_each(|v| texts_in(v, out)),
        serde_json::Value::Object(fields) => {
            out.extend(fields.get("text").and_then(|v| v.as_str()).map(str::to_owned));
            fields.values().for_each(|v| texts_in(v, out));
        }
        _ => {}
    }
}

fn analyse(text: &str, day: Option<&str>) -> Analysis {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    let engine = ENGINE.get_or_init(|| {
        let files: [&[u8]; 2] =
            [include_bytes!("../../models/entities.nut"), include_bytes!("../../models/quotes.nut")];
        Engine::new(&files).unwrap()
    });
    let article: Article = serde_json::from_value(serde_json::json!({ "id": "a", "text": text, "date": day })).unwrap();
    engine.analyse(article)
}

fn line(text: &str, d: &Deadline<u32>) -> String {
    let words = |s: Option<Span>| s.map_or("-", |s| s.of(text));
    let slot = |s: &Option<Slot<u32>>| s.as_ref().map_or("-", |s| s.span().of(text)).to_owned();
    let status = serde_json::to_value(d.status).unwrap();
    format!(
        "{} + {} -> {}; {}; {} > {}; {}; {}",
        words(d.trigger),
        words(d.time),
        d.due.latest.as_deref().unwrap_or(if d.due.value.is_empty() { "-" } else { &d.due.value }),
        status.as_str().unwrap(),
        slot(&d.setter),
        slot(&d.addressee),
        words(d.action),
        words(d.consequence),
    )
}
