//! Front matter: what a file says of itself between two lines of dashes, as far as an article has room for it.

use crate::files::fields::authors;
use crate::files::when;

/// What a file says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Front {
    pub(crate) title: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) authors: Vec<String>,
}

/// The front matter of a file and what is left of the file.
pub(super) fn split(source: &str) -> (Front, &str) {
    let mut front = Front::default();
    let Some(rest) = source.strip_prefix("---\n") else { return (front, source) };
    // Between two rules can stand text as well.
    if !rest.lines().find(|l| !l.trim().is_empty()).is_some_and(names_something) {
        return (front, source);
    }
    let Some(end) = end(rest) else { return (front, source) };
    let mut lines = rest[..end].split('\n').peekable();
    while let Some(line) = lines.next() {
        let Some((key, value)) = line.split_once(':') else { continue };
        // What stands further in belongs to something else.
        if !key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            continue;
        }
        let value = value.trim();
        let value = if matches!(value, ">" | "|" | ">-" | "|-" | ">+" | "|+") {
            let mut words = Vec::new();
            while let Some(more) = lines.next_if(|l| l.is_empty() || l.starts_with([' ', '\t'])) {
                words.extend(more.split_whitespace());
            }
            words.join(" ")
        } else if value.is_empty() {
            // A list, a name on a line.
            let mut names = Vec::new();
            while let Some(more) = lines.next_if(|l| l.trim_start().starts_with("- ")) {
                names.push(scalar(more.trim_start()[2..].trim()));
            }
            names.join("; ")
        } else {
            scalar(value)
        };
        front.take(key, value);
    }
    let body = rest[end..].trim_start_matches(['-', '.']);
    (front, body.strip_prefix('\n').unwrap_or(body))
}

/// Whether a line is a comment or has a key.
fn names_something(line: &str) -> bool {
    let is_key = |key: &str| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    line.starts_with('#') || line.split_once(':').is_some_and(|(key, _)| is_key(key))
}

/// Where the line begins that ends the front matter.
fn end(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split('\n') {
        if matches!(line, "---" | "...") {
            return Some(at);
        }
        at += line.len() + 1;
    }
    None
}

/// A value of one line without its quotes or its comment.
fn scalar(value: &str) -> String {
    let quoted = |mark| value.strip_prefix(mark).and_then(|v| v.rsplit_once(mark)).map(|v| v.0);
    if let Some(inner) = quoted('"') {
        return inner.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    if let Some(inner) = quoted('\'') {
        return inner.replace("''", "'");
    }
    let value = value.find(" #").map_or(value, |at| &value[..at]).trim();
    if matches!(value, "~" | "null") { String::new() } else { value.to_owned() }
}

impl Front {
    fn take(&mut self, key: &str, value: String) {
        if value.is_empty() {
            return;
        }
        match key.to_ascii_lowercase().as_str() {
            "title" => self.title = Some(value),
            "date" => self.date = Some(when::day(&value).map_or(value, |day| day[..10].to_owned())),
            "outlet" => self.outlet = Some(value),
            "publisher" if self.outlet.is_none() => self.outlet = Some(value),
            "url" | "link" => self.url = Some(value),
            "author" | "authors" | "byline" => self.authors = authors(&value),
            _ => {}
        }
    }
}
