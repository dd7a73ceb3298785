//! The articles that speed is measured on.

use std::path::Path;

use serde_json::{Value, json};

use crate::random::Random;
use crate::shell::unpacked_text;
use crate::test::corpora;

/// Articles from a file of JSON lines, packed or not, until there are `bytes` of text.
pub(super) fn read(file: &Path, bytes: usize) -> Result<Vec<Value>, String> {
    let lines = unpacked_text(file)?;
    let mut articles = Vec::new();
    let mut size = 0;
    for line in lines.lines().filter(|l| !l.trim().is_empty()) {
        let all: Value = serde_json::from_str(line).map_err(|e| format!("{}: {e}", file.display()))?;
        let text = all["text"].as_str().unwrap_or("");
        size += text.len();
        let date = all["date"].as_str().unwrap_or("2025-01-01");
        articles.push(json!({ "id": format!("a{}", articles.len()), "text": text, "date": date }));
        if size >= bytes {
            break;
        }
    }
    Ok(articles)
}

/// Articles made of the demo corpus's paragraphs, shuffled anew for each, until there are `bytes` of text.
pub(super) fn made(bytes: usize) -> Result<Vec<Value>, String> {
    let demo = corpora::demo()?;
    let texts = demo.iter().filter_map(|a| a["text"].as_str());
    let mut paragraphs: Vec<&str> = texts.flat_map(|t| t.split('\n')).map(str::trim).filter(|p| p.len() > 80).collect();
    if paragraphs.is_empty() {
        return Err("the demo corpus has no plain text".into());
    }
    let mut random = Random(20_250_806);
    let mut articles = Vec::new();
    let mut size = 0;
    while size < bytes {
        random.shuffle(&mut paragraphs);
        let some = 10 + random.below(20);
        let text = paragraphs[..some.min(paragraphs.len())].join("\n\n");
        size += text.len();
        articles.push(json!({ "id": format!("a{}", articles.len()), "text": text, "date": "2025-08-06" }));
    }
    Ok(articles)
}
