//! JSON and JSON Lines that hold articles, in this project's own shape and in those of other programs.

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value};

use super::fields::field;
use super::found::{Each, Found, Place, found};
use super::problem::Problem;
use super::{beside, fields, json, names, values};
use crate::input::Article;
use crate::sort::Order;

/// How deep a list of articles may lie in an object.
const DEPTH: usize = 4;

/// A file of JSON Lines.
pub(super) fn lines(text: &str, id: &str, each: Each<'_>) -> bool {
    let mut told = FxHashSet::default();
    json::lines(text, |line, number| {
        let own = format!("{id}-{number}");
        let read = json::value(line).and_then(|value| values::article(value, Some(&own), &mut told));
        each(found(read, Place::line(number)))
    })
}

/// A file of an article, of a list of them, of corrections, or of JSON Lines after all.
pub(super) fn read(name: &str, text: &str, id: &str, each: Each<'_>) -> bool {
    let value = match json::value(text) {
        Ok(value) => value,
        Err(problem) => {
            let is_object = |line| json::value(line).is_ok_and(|v: Value| v.is_object());
            let none = json::lines(text, |line, _| !is_object(line));
            return if none { each(Found::Problem(problem)) } else { lines(text, id, each) };
        }
    };
    let given = values::corrections_in(&value).map(|list| corrections(list, each));
    if given == Some(false) {
        return false;
    }
    let outlet = feed(&value);
    let (listed, mut items) = listed(value);
    if given.is_some() && !(listed && items.iter().any(|i| i.as_object().is_some_and(values::has_text))) {
        return true;
    }
    let mut told = FxHashSet::default();
    if let Some((joined, odd)) = recording(&items, names::titled(name)) {
        let read = values::article(joined, Some(id), &mut told);
        let made = read.map(|(article, _)| (Article { made: true, ..article }, odd));
        return each(found(made, Place::default()));
    }
    for item in &mut items {
        if let (Some(outlet), Value::Object(fields)) = (&outlet, item) {
            fields.entry("outlet").or_insert_with(|| Value::String(outlet.clone()));
        }
    }
    articles(items, id, &mut |value, id| values::article(value, id, &mut told), each)
}

/// Gives the good ones of a list of corrections, and a problem for each other.
fn corrections(list: &[Value], each: Each<'_>) -> bool {
    let (good, bad) = values::corrections(list);
    (good.is_empty() || each(Found::Corrections(good))) && bad.into_iter().all(|p| each(Found::Problem(p)))
}

/// What makes an article of a value.
type Reading<'a> = &'a mut dyn FnMut(Value, Option<&str>) -> Read;

/// An article, and what is odd about it.
type Read = Result<(Article, Vec<String>), Problem>;

/// Gives the articles of a list.
fn articles(items: Vec<Value>, id: &str, article: Reading<'_>, each: Each<'_>) -> bool {
    let several = items.len() > 1;
    items.into_iter().enumerate().all(|(i, item)| {
        let own = if several { format!("{id}-{}", i + 1) } else { id.to_owned() };
        each(found(article(item, Some(&own)), if several { Place::item(i + 1) } else { Place::default() }))
    })
}

/// Reads a file of JSON Lines where [`lines`] finds in it what [`own`](values::is_own) articles say; whether it was read.
#[cfg(any(test, all(target_arch = "wasm32", feature = "bindings")))]
pub(super) fn own_lines(text: &str, id: &str, each: Each<'_>) -> bool {
    let mut read = Vec::new();
    let own = json::lines(text, |line, number| match serde_json::from_str(line) {
        Ok(value) if values::is_own(&value) => {
            read.push((value, number));
            true
        }
        _ => false,
    });
    if own {
        read.into_iter().all(|(value, number)| {
            each(found(values::own_article(value, Some(&format!("{id}-{number}"))), Place::line(number)))
        });
    }
    own
}

/// Reads a file of articles of this project's own shape, or of its corrections, as [`read`] does; whether it was read.
#[cfg(any(test, all(target_arch = "wasm32", feature = "bindings")))]
pub(super) fn read_own(text: &str, id: &str, each: Each<'_>) -> bool {
    let Ok(mut value) = serde_json::from_str::<Value>(text) else { return false };
    let given = value.get("corrections").and_then(Value::as_array).is_some_and(|list| !list.is_empty());
    let items = match &mut value {
        Value::Array(items) => std::mem::take(items),
        Value::Object(fields) if fields.contains_key("articles") => match &mut fields["articles"] {
            Value::Array(items) => std::mem::take(items),
            _ => return false,
        },
        Value::Object(_) if given => Vec::new(),
        _ => vec![value.take()],
    };
    // A feed names its version in words, and says more of its items.
    if items.is_empty() && !given
        || value.get("version").is_some_and(Value::is_string)
        || !items.iter().all(values::is_own)
    {
        return false;
    }
    let corrected = values::corrections_in(&value).is_none_or(|list| corrections(list, each));
    if corrected {
        articles(items, id, &mut values::own_article, each);
    }
    true
}

/// A part of a recording: who speaks, as far as that is told, and what is said.
type Part<'a> = (Option<&'a Value>, &'a str);

/// The one article of a recording's parts, as programs write them that turn speech to text, and what is to be told of it.
fn recording(items: &[Value], title: Option<String>) -> Option<(Value, Vec<String>)> {
    let first = items.first().and_then(|item| known(item, "id"));
    let parts: Vec<Part<'_>> = items.iter().map(|item| part(item, first)).collect::<Option<_>>()?;
    if parts.len() < 2 {
        return None;
    }
    let mut text = String::new();
    let mut last = None;
    for &(speaker, said) in &parts {
        let same = last == Some(speaker);
        if !text.is_empty() {
            text.push_str(if same { " " } else { "\n\n" });
        }
        match speaker.and_then(Value::as_str) {
            Some(name) if !same => text.push_str(&beside::spoken(name, said)),
            _ => text.push_str(said.trim()),
        }
        last = Some(speaker);
    }
    let mut unread: Vec<String> = items.iter().filter_map(Value::as_object).flat_map(beside::unread).collect();
    if parts.iter().any(|(speaker, _)| speaker.is_some_and(|s| !s.is_string())) {
        unread.push("speaker".to_owned());
    }
    let mut seen = FxHashSet::default();
    unread.retain(|name| seen.insert(name.clone()));
    let mut told = vec!["all items were read as the parts of one article".to_owned()];
    told.extend(beside::unread_sentence("fields", unread.iter().map(String::as_str)));
    let id = first.filter(|first| items.iter().all(|item| known(item, "id") == Some(first)));
    Some((serde_json::json!({ "id": id, "text": text, "title": title }), told))
}

/// An item that is a part of a recording: it has its text and when it begins or who speaks, and nothing that an article has.
/// Where it does not say when it begins, an id that is not that of the `first` makes it an article.
fn part<'a>(item: &'a Value, first: Option<&Value>) -> Option<Part<'a>> {
    let fields = item.as_object()?;
    let is_start = |(name, value): (&String, &Value)| name.eq_ignore_ascii_case("start") && value.is_number();
    let (timed, speaker) = (fields.iter().any(is_start), known(item, "speaker"));
    let is_of_part = |name: &str| field(name).is_none_or(|f| matches!(f.0, "id" | "text" | "speaker"));
    let is_part = (timed || speaker.is_some_and(Value::is_string) && known(item, "id") == first)
        && fields.iter().all(|(name, value)| value.is_null() || is_of_part(name));
    Some((speaker, known(item, "text")?.as_str()?)).filter(|_| is_part)
}

/// What an item has in the best field of a kind.
fn known<'a>(item: &'a Value, wanted: &str) -> Option<&'a Value> {
    let fields = item.as_object()?.iter().filter(|(_, value)| !value.is_null());
    let ranked = fields.filter_map(|(name, value)| field(name).filter(|f| f.0 == wanted).map(|f| (f.1, value)));
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, value)| value)
}

/// The name of a JSON Feed, whose items do not repeat it.
fn feed(value: &Value) -> Option<String> {
    let version = value.get("version")?.as_str()?;
    let title = value.get("title")?.as_str()?.trim();
    (version.contains("jsonfeed.org") && !title.is_empty()).then(|| title.to_owned())
}

/// The articles in a value; whether they are those of a list that is named so.
fn listed(value: Value) -> (bool, Vec<Value>) {
    match data_frame_rows(value) {
        Value::Array(items) => (false, items),
        mut other => {
            if let Some(Value::Array(items)) = other.get_mut("articles") {
                return (true, std::mem::take(items));
            }
            if tells(&other, false) {
                return (false, vec![other]);
            }
            match list(&mut other, DEPTH) {
                Some(items) => (false, items),
                None => (false, vec![other]),
            }
        }
    }
}

/// The rows of a table as data frames write them (pandas): a list of names with lists of values, values by row under the
/// name of their column, or rows by their number. What is none stays as it is.
fn data_frame_rows(mut value: Value) -> Value {
    if let (Some(Value::Array(names)), Some(Value::Array(rows))) = (value.get("columns"), value.get("data")) {
        let row = |row: &Value| {
            let named = names.iter().zip(row.as_array().into_iter().flatten());
            Value::Object(named.filter_map(|(n, v)| Some((n.as_str()?.to_owned(), v.clone()))).collect())
        };
        return Value::Array(rows.iter().map(row).collect());
    }
    let Value::Object(fields) = &mut value else { return value };
    let is_number = |name: &String| name.bytes().all(|b| b.is_ascii_digit());
    let is_column = |cells: &Value| cells.as_object().is_some_and(|c| !c.is_empty() && c.keys().all(is_number));
    let holds_text = |name: &String| matches!(fields::field(name), Some(("text" | "html", _)));
    if fields.keys().any(holds_text) && fields.values().all(is_column) {
        return by_columns(std::mem::take(fields));
    }
    if !fields.is_empty() && fields.keys().all(is_number) && fields.values().any(|v| tells(v, true)) {
        let mut rows: Vec<(u64, Value)> =
            std::mem::take(fields).into_iter().map(|(n, row)| (n.parse().unwrap_or(u64::MAX), row)).collect();
        rows.order_by_key(|r| r.0);
        return Value::Array(rows.into_iter().map(|r| r.1).collect());
    }
    value
}

/// The rows of a table that is written by its columns.
fn by_columns(columns: Map<String, Value>) -> Value {
    let mut rows: Vec<(String, Map<String, Value>)> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for (column, cells) in columns {
        let Value::Object(cells) = cells else { continue };
        for (row, cell) in cells {
            let place = *places.entry(row.clone()).or_insert(rows.len());
            if place == rows.len() {
                rows.push((row, Map::new()));
            }
            rows[place].1.insert(column.clone(), cell);
        }
    }
    rows.order_by_key(|r| r.0.parse::<u64>().unwrap_or(u64::MAX));
    Value::Array(rows.into_iter().map(|r| Value::Object(r.1)).collect())
}

/// Whether an object is an article, or at least the summary of one.
fn tells(value: &Value, summaries: bool) -> bool {
    let Value::Object(fields) = value else { return false };
    let fields = fields::unwrapped(fields.clone());
    let (found, odd, _) = fields::canonical(fields);
    let has = |name: &str| found.get(name).and_then(Value::as_str).is_some_and(|t| !t.trim().is_empty());
    (has("text") || has("html")) && (summaries || odd.is_empty())
}

fn is_something(value: &Value) -> bool {
    let fields = value.as_object().cloned().map(|f| fields::canonical(fields::unwrapped(f)).0);
    fields.is_none_or(|f| ["text", "html", "title"].iter().any(|name| f.contains_key(*name)))
}

/// The first list with an article in it, those that lie less deep first.
fn list(value: &mut Value, depth: usize) -> Option<Vec<Value>> {
    let Value::Object(fields) = value else { return None };
    for inner in fields.values_mut() {
        if let Value::Array(items) = inner
            && items.iter().take(20).any(|item| tells(item, true))
        {
            // What has not even a title is something else that stands beside them.
            return Some(std::mem::take(items).into_iter().filter(is_something).collect());
        }
    }
    if depth == 0 { None } else { fields.values_mut().find_map(|inner| list(inner, depth - 1)) }
}
