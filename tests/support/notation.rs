//! The notation of golden cases: text files that people read, an expectation under each article.
//!
//! ```text
//! Why these cases are here, in words.
//!
//! @ date: 2031-04-02
//!
//! ==
//! The board has until Friday to reply.
//! --
//! deadlines:
//! - trigger: until
//!   addressee: The board
//!   due: earliest: 2031-04-04 | latest: 2031-04-04
//!
//! == two papers, two counts
//! @ a | outlet: The Oland Post
//! It hurt 14 people.
//! @ b
//! It hurt 19 people.
//! --
//! conflicts:
//! - kind: number
//! ```
//!
//! `==` begins a case, with a name if need be. `@` begins an article, with its id and fields; above the first case it gives
//! fields to all articles. A case of one article may do without. What stands below is its text, or its HTML where the line says
//! `html`. `--` begins what the report must say. There, `key: value` is a field, what is indented below `key:` is its value,
//! `-` begins an element, ` | ` parts fields on one line, and an element's words without a key are its `text`. A value is
//! text, unless it reads as JSON.

use serde_json::{Map, Value};

/// What a report must say: JSON whose fields keep the order that they are written in.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// Text, a number, `true`, `false`, `null`, `[]` or `{}`.
    One(Value),
    /// The elements of an array.
    Items(Vec<Self>),
    /// The fields of an object.
    Fields(Vec<(String, Self)>),
}

impl Expected {
    /// The same as JSON.
    #[must_use]
    pub fn value(&self) -> Value {
        match self {
            Self::One(value) => value.clone(),
            Self::Items(items) => items.iter().map(Self::value).collect(),
            Self::Fields(fields) => fields.iter().map(|(k, v)| (k.clone(), v.value())).collect::<Map<_, _>>().into(),
        }
    }

    /// JSON, with its fields by name.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Array(items) if !items.is_empty() => Self::Items(items.iter().map(Self::of).collect()),
            Value::Object(o) if !o.is_empty() => {
                Self::Fields(o.iter().map(|(k, v)| (k.clone(), Self::of(v))).collect())
            }
            other => Self::One(other.clone()),
        }
    }

    fn scalar(&self) -> Option<&Value> {
        match self {
            Self::One(value) => Some(value),
            _ => None,
        }
    }
}

/// Articles and what their report must say.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// What the case is called, or nothing.
    pub name: String,
    /// Number of the line that it begins on, counted from 1.
    pub line: usize,
    /// The articles, as the engine takes them.
    pub articles: Vec<Value>,
    /// What the report must say.
    pub expect: Expected,
    /// The lines of `expect`, counted from 0.
    pub expect_lines: std::ops::Range<usize>,
}

/// Reads a file of cases.
///
/// # Errors
/// With the number of the line that cannot be read.
pub fn read(source: &str) -> Result<Vec<Case>, String> {
    let lines: Vec<&str> = source.lines().collect();
    let starts: Vec<usize> = (0..lines.len()).filter(|&i| is_mark(lines[i], "==")).collect();
    let head = &lines[..*starts.first().ok_or("no case begins with ==")?];
    if head.iter().all(|l| l.trim().is_empty() || l.starts_with('@')) {
        return Err("line 1: say in words why the cases are here".into());
    }
    let mut shared = Map::new();
    for (i, line) in head.iter().enumerate().filter(|(_, l)| l.starts_with('@')) {
        let given = fields(line[1..].trim()).ok_or_else(|| format!("line {}: no fields", i + 1))?;
        shared.extend(given);
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    starts.iter().zip(ends).map(|(&from, to)| case(&lines, from..to, &shared)).collect()
}

fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn case(lines: &[&str], range: std::ops::Range<usize>, shared: &Map<String, Value>) -> Result<Case, String> {
    let expect_at = range.clone().find(|&i| is_mark(lines[i], "--"));
    let expect_at = expect_at.ok_or_else(|| format!("line {}: the case expects nothing", range.start + 1))?;
    let mut articles = Vec::new();
    let body = range.start + 1..expect_at;
    let heads: Vec<usize> = body.clone().filter(|&i| is_mark(lines[i], "@")).collect();
    if heads.is_empty() {
        articles.push(article("a", &lines[body], shared));
    } else {
        let ends = heads.iter().skip(1).copied().chain([expect_at]);
        for (&at, end) in heads.iter().zip(ends) {
            articles.push(article(lines[at][1..].trim(), &lines[at + 1..end], shared));
        }
    }
    let mut end = range.end;
    while end > expect_at + 1 && lines[end - 1].trim().is_empty() {
        end -= 1;
    }
    let mut at = expect_at + 1;
    let expect = block(lines, &mut at, end, 0)?;
    if at < end {
        return Err(format!("line {}: not indented like the lines above it", at + 1));
    }
    Ok(Case {
        name: lines[range.start][2..].trim().to_owned(),
        line: range.start + 1,
        articles,
        expect,
        expect_lines: expect_at + 1..end,
    })
}

/// An article from its head (`id | key: value ...`) and the lines below it.
fn article(head: &str, lines: &[&str], shared: &Map<String, Value>) -> Value {
    let mut out = shared.clone();
    let mut key = "text";
    for (i, piece) in head.split(" | ").enumerate() {
        match piece.split_once(": ") {
            Some((k, v)) => drop(out.insert(k.into(), scalar(v))),
            None if piece == "html" => key = "html",
            None if i == 0 => drop(out.insert("id".into(), piece.into())),
            None => {}
        }
    }
    if !out.contains_key("text") && !out.contains_key("html") {
        out.insert(key.into(), lines.join("\n").trim_matches('\n').into());
    }
    Value::Object(out)
}

/// A value from the lines that are indented by `depth`.
fn block(lines: &[&str], at: &mut usize, end: usize, depth: usize) -> Result<Expected, String> {
    let mut fields = Vec::new();
    let mut items = Vec::new();
    while *at < end {
        let line = lines[*at];
        if line.trim().is_empty() {
            *at += 1;
            continue;
        }
        if line.len() - line.trim_start_matches(' ').len() != depth {
            break;
        }
        // Elements that are indented as their key is end where the next key stands, and the other way round.
        let item = line[depth..].strip_prefix("- ");
        if if item.is_some() { !fields.is_empty() } else { !items.is_empty() } {
            break;
        }
        if let Some(item) = item {
            items.push(element(lines, at, end, depth, item)?);
        } else {
            fields.push(field(lines, at, end, depth, &line[depth..])?);
        }
    }
    Ok(if items.is_empty() { Expected::Fields(fields) } else { Expected::Items(items) })
}

/// What stands behind `-`, with the fields below it.
fn element(lines: &[&str], at: &mut usize, end: usize, depth: usize, item: &str) -> Result<Expected, String> {
    let mut own = match item.strip_suffix(':').filter(|key| is_key(key)) {
        Some(_) => Expected::Fields(vec![field(lines, at, end, depth + 2, item)?]),
        None => {
            *at += 1;
            inline(item)
        }
    };
    if let (Expected::Fields(own), Expected::Fields(more)) = (&mut own, block(lines, at, end, depth + 2)?) {
        own.extend(more);
    }
    Ok(own)
}

/// `key: value`, or `key:` with elements that are indented as the key is or fields that are indented more.
fn field(lines: &[&str], at: &mut usize, end: usize, depth: usize, text: &str) -> Result<(String, Expected), String> {
    let (key, value) = text.split_once(':').ok_or_else(|| format!("line {}: no field", *at + 1))?;
    *at += 1;
    let value = match value.trim() {
        "" => {
            let list = lines[..end].get(*at).and_then(|l| l.get(depth..)).is_some_and(|l| l.starts_with("- "));
            block(lines, at, end, if list { depth } else { depth + 2 })?
        }
        text => inline(text),
    };
    Ok((key.to_owned(), value))
}

/// A value on one line.
fn inline(text: &str) -> Expected {
    match serde_json::from_str(text) {
        Ok(value) => Expected::One(value),
        Err(_) => fields(text).map_or_else(
            || Expected::One(text.into()),
            |fields| Expected::Fields(fields.into_iter().map(|(k, v)| (k, Expected::One(v))).collect()),
        ),
    }
}

/// `words | key: value | key: value`; nothing if it is but one value.
fn fields(text: &str) -> Option<Vec<(String, Value)>> {
    let mut out = Vec::new();
    let mut keys = 0;
    for (i, piece) in pieces(text).into_iter().enumerate() {
        match piece.split_once(": ").filter(|(k, _)| is_key(k)) {
            Some((key, value)) => {
                out.push((key.into(), scalar(value)));
                keys += 1;
            }
            None if i == 0 => out.push(("text".into(), scalar(piece))),
            None => return None,
        }
    }
    (keys > 0).then_some(out)
}

/// What stands between bars; those inside JSON's quotation marks part nothing.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut from, mut quoted, mut escaped) = (0, false, false);
    for (i, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' if quoted => quoted = false,
            // Only a value that begins with a mark is JSON.
            '"' if text[from..i].is_empty() || text[from..i].ends_with(": ") => quoted = true,
            '|' if !quoted && text[..i].ends_with(' ') && text[i + 1..].starts_with(' ') => {
                out.push(&text[from..i - 1]);
                from = i + 2;
            }
            _ => {}
        }
    }
    out.push(text.get(from..).unwrap_or(""));
    out
}

fn is_key(text: &str) -> bool {
    let name = text.strip_suffix('~').unwrap_or(text);
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn scalar(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}

/// The lines of an expectation.
#[must_use]
pub fn write(expected: &Expected) -> Vec<String> {
    let mut out = Vec::new();
    lines_of(expected, 0, &mut out);
    out
}

/// A line is no longer than this where its fields can stand below one another.
const WIDTH: usize = 120;

fn lines_of(expected: &Expected, depth: usize, out: &mut Vec<String>) {
    let pad = " ".repeat(depth);
    match expected {
        Expected::Fields(fields) => {
            for (key, value) in fields {
                if let Some(line) = one_line(value, depth + key.len() + 2) {
                    out.push(format!("{pad}{key}: {line}"));
                } else {
                    out.push(format!("{pad}{key}:"));
                    lines_of(value, if matches!(value, Expected::Items(_)) { depth } else { depth + 2 }, out);
                }
            }
        }
        Expected::Items(items) => {
            for item in items {
                if let Some(line) = one_line(item, depth + 2) {
                    out.push(format!("{pad}- {line}"));
                } else {
                    let from = out.len();
                    lines_of(item, depth + 2, out);
                    out[from].replace_range(depth..depth + 2, "- ");
                }
            }
        }
        Expected::One(value) => out.push(format!("{pad}{value}")),
    }
}

/// A value as one line, if it is a scalar, or holds only scalars and the line is no longer than [`WIDTH`].
fn one_line(expected: &Expected, before: usize) -> Option<String> {
    match expected {
        Expected::Items(_) => None,
        Expected::One(value) => Some(written(value)),
        Expected::Fields(fields) => {
            let words = fields.iter().find(|(k, v)| k == "text" && fields.len() > 1 && v.scalar().is_some());
            let others = fields.iter().filter(|(k, _)| words.is_none() || k != "text");
            let rest: Option<Vec<String>> =
                others.map(|(k, v)| v.scalar().map(|v| format!("{k}: {}", written(v)))).collect();
            let words = words.and_then(|(_, v)| v.scalar()).map(written);
            let line = words.into_iter().chain(rest?).collect::<Vec<String>>().join(" | ");
            (before + line.len() <= WIDTH).then_some(line)
        }
    }
}

/// A scalar: text as it is where it cannot be taken for anything else.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) if reads_back(text) => text.clone(),
        other => other.to_string(),
    }
}

fn reads_back(text: &str) -> bool {
    let plain = text.trim() == text && !text.is_empty() && !text.contains(['\n', '\r', '|']) && !text.ends_with(':');
    plain && inline(text) == Expected::One(text.into())
}
