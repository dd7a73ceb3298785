//! Front matter: what a file says of itself between two lines of dashes (YAML) or of plus signs (TOML), or behind percent
//! signs at its beginning (pandoc), as far as an article has room for it.

use crate::files::fields::{authors, field_of};
use crate::files::when;
use crate::sort::Order;

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
    if source.starts_with("% ") {
        return percent(source);
    }
    let (mark, sign) = if source.starts_with('+') { ("+++", '=') } else { ("---", ':') };
    let rest = source.strip_prefix(mark).and_then(|rest| rest.strip_prefix('\n'));
    // Between two rules can stand text as well.
    let named = |rest: &&str| rest.lines().find(|l| !l.trim().is_empty()).is_some_and(|l| names_something(l, sign));
    let Some(rest) = rest.filter(named) else { return (front, source) };
    let Some(end) = end(rest, mark) else { return (front, source) };
    // What stands in a table of its own is of something else.
    let own = if sign == '=' { rest[..end].find("\n[").unwrap_or(end) } else { end };
    let mut lines = rest[..own].split('\n').peekable();
    let mut told: Vec<(usize, &str, String)> = Vec::new();
    while let Some(line) = lines.next() {
        let Some((key, value)) = line.split_once(sign) else { continue };
        let key = key.trim_end();
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
        // A note is made when its article is clipped.
        if !matches!(key.to_ascii_lowercase().as_str(), "created" | "created_at" | "createdat") {
            told.extend(field_of(key, &value).map(|(field, rank)| (rank, field, value)));
        }
    }
    // The best name is the last to say it.
    told.order_by(|a, b| b.0.cmp(&a.0));
    told.into_iter().for_each(|(_, field, value)| front.take(field, value));
    let body = rest[end..].trim_start_matches(['-', '.', '+']);
    (front, body.strip_prefix('\n').unwrap_or(body))
}

/// Title, authors and date, a line each.
fn percent(source: &str) -> (Front, &str) {
    let (mut front, mut rest) = (Front::default(), source);
    for name in ["title", "authors", "date"] {
        let Some(line) = rest.strip_prefix('%') else { break };
        let (line, more) = line.split_once('\n').unwrap_or((line, ""));
        front.take(name, line.trim().to_owned());
        rest = more;
    }
    (front, rest)
}

/// Whether a line is a comment or has a key.
fn names_something(line: &str, sign: char) -> bool {
    let is_key = |key: &str| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    line.starts_with('#') || line.split_once(sign).is_some_and(|(key, _)| is_key(key.trim_end()))
}

/// Where the line begins that ends the front matter.
fn end(text: &str, mark: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split('\n') {
        if line == mark || line == "..." {
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
    fn take(&mut self, field: &str, value: String) {
        if value.is_empty() {
            return;
        }
        match field {
            "title" => self.title = Some(value),
            "date" => self.date = Some(when::day(&value).map_or(value, |day| day[..10].to_owned())),
            "outlet" => self.outlet = Some(value),
            "url" => self.url = Some(value),
            "authors" => self.authors = authors(&value),
            _ => {}
        }
    }
}
