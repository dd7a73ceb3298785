//! What the mutations start from: the repository's own articles, and those of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

#[path = "../../tests/support/notation.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the golden tests")]
mod notation;

/// Files of a folder longer than this are left out: a short run would hardly get to the others.
const LONGEST: u64 = 64 << 10;
/// At most this many inputs come from a folder.
const MOST: usize = 4000;

/// The first inputs of a target: from the repository, and from the articles below `more`.
#[must_use]
pub fn of(target: &str, more: Option<&Path>) -> Vec<Vec<u8>> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut articles = Vec::new();
    for folder in ["tests/cases", "www/samples"] {
        below(&repository.join(folder), &mut articles);
    }
    if let Some(more) = more {
        let own = articles.len();
        below(more, &mut articles);
        articles.truncate(own + MOST);
    }
    let pick = |key: &str| -> Vec<Vec<u8>> {
        articles.iter().filter_map(|a| a[key].as_str()).map(|t| t.as_bytes().to_vec()).collect()
    };
    match target {
        "text" => pick("text"),
        "html" => {
            let papers = articles.iter().filter_map(|a| a["text"].as_str()).map(page);
            pick("html").into_iter().chain(papers).collect()
        }
        "line" => articles.iter().map(|a| a.to_string().into_bytes()).collect(),
        "corrections" => corrections(),
        _ => articles.chunks(3).map(together).collect(),
    }
}

/// A text as a page.
fn page(text: &str) -> Vec<u8> {
    let paragraphs: Vec<String> = text.split("\n\n").map(|p| format!("<p>{p}</p>")).collect();
    format!("<title>{}</title><article>{}</article>", text.lines().next().unwrap_or(""), paragraphs.concat())
        .into_bytes()
}

/// A few articles as one input of the target for a corpus.
fn together(articles: &[Value]) -> Vec<u8> {
    let texts = articles.iter().filter_map(|a| a["text"].as_str().or(a["html"].as_str()));
    texts.collect::<Vec<_>>().join("\u{1e}").into_bytes()
}

fn corrections() -> Vec<Vec<u8>> {
    let lists = [
        json!([{ "op": "merge", "entity": "per:ida holm", "with": ["per:holm", "per:holm"] }]),
        json!([{ "op": "split", "entity": "per:ida holm", "names": ["Holm"] }, { "op": "delete", "entity": "per:holm" }]),
        json!({ "corrections": [{ "op": "rename", "entity": "loc:oland", "name": "" }] }),
        json!([{ "op": "retype", "entity": "org:board", "type": "LOC" }, { "op": "merge", "entity": "", "with": [] }]),
        json!([{ "op": "attribute", "article": "first", "text": "It rained.", "name": "Ida Holm", "nth": 2, "of": 2 }]),
        json!([{ "op": "dismiss", "what": "deadline", "article": "first", "text": "", "nth": 0 }]),
        json!([{ "op": "difference", "what": "figure", "sides": [{ "article": "first", "text": "12", "after": "ships" }] }]),
    ];
    let mut all: Vec<Vec<u8>> = lists.iter().map(|l| l.to_string().into_bytes()).collect();
    // The form in bytes, of which the target makes corrections of what is there.
    all.extend((0..16u8).map(|n| (0..32).map(|i| n.wrapping_mul(31).wrapping_add(i * 7)).collect()));
    all
}

/// All articles in the files below a folder, in the order of their names.
fn below(folder: &Path, articles: &mut Vec<Value>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            below(&path, articles);
        } else if fs::metadata(&path).is_ok_and(|m| m.len() <= LONGEST) {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            file(&path, &text, articles);
        }
    }
}

fn file(path: &Path, text: &str, articles: &mut Vec<Value>) {
    match path.extension().and_then(|e| e.to_str()) {
        Some("txt") if path.components().any(|c| c.as_os_str() == "cases") => {
            articles.extend(notation::read(text).unwrap_or_default().into_iter().flat_map(|case| case.articles));
        }
        Some("txt" | "md") => articles.push(json!({ "id": "a", "text": text })),
        Some("html" | "htm") => articles.push(json!({ "id": "a", "html": text })),
        Some("json") => found(serde_json::from_str(text).unwrap_or_default(), articles),
        Some("jsonl") => text.lines().for_each(|l| found(serde_json::from_str(l).unwrap_or_default(), articles)),
        _ => {}
    }
}

/// Whatever in a JSON value has the form of an article.
fn found(value: Value, articles: &mut Vec<Value>) {
    match value {
        Value::Array(items) => items.into_iter().for_each(|v| found(v, articles)),
        Value::Object(ref object) if object.get("text").or(object.get("html")).is_some_and(Value::is_string) => {
            articles.push(value);
        }
        Value::Object(object) => object.into_iter().for_each(|(_, v)| found(v, articles)),
        _ => {}
    }
}
