//! Unlabelled news, as sentences of words.

use std::path::Path;

use nutgraf::train::entities as engine;

use crate::shell::unpacked_text;

/// Where the unlabelled articles are: news as it is, the labelled news without its labels.
pub(super) const FILES: [&str; 4] =
    ["news/bbc.jsonl.gz", "news/reuters.jsonl.gz", "news/clusters.jsonl.gz", "quotes/polnear.train.jsonl.gz"];

/// Reads the texts of a file's articles.
pub(super) fn texts(data: &Path, file: &str) -> Result<Vec<String>, String> {
    let mut out = Vec::new();
    for line in unpacked_text(&data.join(file))?.lines() {
        let article: serde_json::Value = serde_json::from_str(line).map_err(|e| format!("{file}: {e}"))?;
        let text = article["text"].as_str().ok_or_else(|| format!("{file}: an article has no text"))?;
        // Agency wires break lines anywhere; their paragraphs begin with spaces.
        out.push(if file.contains("reuters") {
            text.replace("\n    ", "\u{1}").replace('\n', " ").replace('\u{1}', "\n")
        } else {
            text.to_string()
        });
    }
    Ok(out)
}

/// All sentences of all texts.
pub(super) fn sentences(texts: &[Vec<String>]) -> Vec<Vec<String>> {
    texts.iter().flatten().flat_map(|t| engine::words(t)).collect()
}
