//! Labelled sets: reading, and laying out as the text that they were before someone split it.

use std::path::Path;

use crate::shell::unpacked_text;

/// A token and its label: 0 outside, 1 to 4 begin, 5 to 8 inside (PER, ORG, LOC, MISC).
pub(super) type Labelled = (String, u8);

/// Sentences of labelled tokens.
pub(super) type Doc = Vec<Vec<Labelled>>;

/// A text and its names as (start, end, type 1 to 4) in bytes.
pub(super) struct Gold {
    pub(super) text: String,
    pub(super) names: Vec<(u32, u32, u8)>,
}

/// Reads a file of `token TAB label`, gzipped or not.
pub(super) fn read(path: &Path) -> Result<Vec<Doc>, String> {
    let text = unpacked_text(path)?;
    let (mut docs, mut doc, mut sentence) = (Vec::new(), Doc::new(), Vec::new());
    for line in text.lines().chain(["", "-DOCSTART-"]) {
        if line.trim().is_empty() || line.starts_with("-DOCSTART-") {
            if !sentence.is_empty() {
                doc.push(std::mem::take(&mut sentence));
            }
            if line.starts_with("-DOCSTART-") && !doc.is_empty() {
                docs.push(std::mem::take(&mut doc));
            }
            continue;
        }
        let (token, tag) = line.split_once('\t').ok_or_else(|| format!("{}: no tab in {line:?}", path.display()))?;
        sentence.push((token.to_string(), label(tag)));
    }
    Ok(docs)
}

/// Leaves titles out of the names of people: the engine's names have none.
pub(super) fn without_titles(mut doc: Doc) -> Doc {
    let listed = include_str!("../../../../models/lists/titles.tsv").lines().filter(|l| !l.starts_with('#'));
    let titles: std::collections::HashSet<String> =
        listed.filter_map(|l| l.split('\t').next()).map(str::to_lowercase).collect();
    for sentence in &mut doc {
        for i in 0..sentence.len() {
            let title = sentence[i].1 == 1 && titles.contains(sentence[i].0.to_lowercase().trim_end_matches('.'));
            if title && sentence.get(i + 1).is_some_and(|next| next.1 == 5) {
                sentence[i].1 = 0;
                sentence[i + 1].1 = 1;
            }
        }
    }
    doc
}

fn label(tag: &str) -> u8 {
    let kind = match tag.get(2..) {
        Some("PER") => 1,
        Some("ORG") => 2,
        Some("LOC" | "GPE") => 3,
        Some("MISC") => 4,
        _ => return 0,
    };
    if tag.starts_with('I') { kind + 4 } else { kind }
}

const NO_SPACE_BEFORE: &[&str] = &[
    ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "'s", "'S", "'re", "'ve", "'ll", "'d", "'m", "n't", "N'T", "'",
    "''", "’", "’s", "”", "…",
];
const NO_SPACE_AFTER: &[&str] = &["(", "[", "{", "$", "£", "€", "``", "“", "‘", "#"];
const CLITICS: &[&str] = &["'s", "'re", "'ve", "'ll", "'d", "'m"];

/// The text of a document, a sentence on each line, tokens joined as print joins them.
pub(super) fn lay_out(doc: &Doc) -> Gold {
    let mut out = Gold { text: String::new(), names: Vec::new() };
    for sentence in doc {
        let mut before: Option<&str> = None;
        let (mut double, mut single) = (false, false);
        let mut open: Option<(u32, u32, u8)> = None;
        for (token, label) in sentence {
            let token = token.as_str();
            let after_s = before.is_some_and(|b| b.ends_with('s'));
            let mut space = before.is_some_and(|b| !NO_SPACE_AFTER.contains(&b));
            let opens = token == "'" && !single && before.is_some() && !after_s;
            if NO_SPACE_BEFORE.contains(&token) && !opens {
                space = false;
            }
            if token == "\"" {
                space &= !double;
                double = !double;
            } else if before == Some("\"") && double {
                space = false;
            }
            if token == "'" {
                if before.is_some() && (after_s || single) {
                    space = false;
                    single = false;
                } else {
                    single = true;
                }
            } else if before == Some("'") && single {
                space = false;
            }
            if CLITICS.contains(&token.to_lowercase().as_str()) {
                space = false;
            }
            if space {
                out.text.push(' ');
            }
            let start = out.text.len() as u32;
            out.text.push_str(token);
            let end = out.text.len() as u32;
            let kind = if *label > 4 { label - 4 } else { *label };
            match &mut open {
                Some(name) if *label > 4 && name.2 == kind => name.1 = end,
                _ => {
                    out.names.extend(open.take());
                    open = (*label > 0).then_some((start, end, kind));
                }
            }
            before = Some(token);
        }
        out.names.extend(open.take());
        out.text.push('\n');
    }
    out
}

/// Labels of tokens from names; a token that a name only touches is part of it.
pub(super) fn labels(tokens: &[(u32, u32)], names: &[(u32, u32, u8)]) -> Vec<u8> {
    let mut out = vec![0; tokens.len()];
    for &(start, end, kind) in names {
        let from = tokens.partition_point(|t| t.1 <= start);
        let to = tokens.partition_point(|t| t.0 < end);
        for (i, label) in out[from..to.max(from)].iter_mut().enumerate() {
            *label = if i == 0 { kind } else { kind + 4 };
        }
    }
    out
}
