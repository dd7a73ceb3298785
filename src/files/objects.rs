//! JSON and JSON Lines that hold articles, in this project's own shape and in those of other programs.

use serde_json::Value;

use super::found::{Each, Found, Place, found};
use super::problem::Problem;
use super::{fields, json, values};
use crate::input::Article;

/// How deep a list of articles may lie in an object.
const DEPTH: usize = 4;

/// A file of JSON Lines.
pub(super) fn lines(text: &str, id: &str, each: Each<'_>) -> bool {
    json::lines(text, |line, number| {
        let read = json::value(line).and_then(|value| values::article(value, Some(&format!("{id}-{number}"))));
        each(found(read, Place::line(number)))
    })
}

/// A file of an article, of a list of them, of corrections, or of JSON Lines after all.
pub(super) fn read(text: &str, id: &str, each: Each<'_>) -> bool {
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
    for item in &mut items {
        if let (Some(outlet), Value::Object(fields)) = (&outlet, item) {
            fields.entry("outlet").or_insert_with(|| Value::String(outlet.clone()));
        }
    }
    articles(items, id, values::article, each)
}

/// Gives the good ones of a list of corrections, and a problem for each other.
fn corrections(list: &[Value], each: Each<'_>) -> bool {
    let (good, bad) = values::corrections(list);
    (good.is_empty() || each(Found::Corrections(good))) && bad.into_iter().all(|p| each(Found::Problem(p)))
}

/// What makes an article of a value.
type Reading = fn(Value, Option<&str>) -> Result<(Article, Vec<String>), Problem>;

/// Gives the articles of a list.
fn articles(items: Vec<Value>, id: &str, article: Reading, each: Each<'_>) -> bool {
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
pub(super) fn own(text: &str, id: &str, each: Each<'_>) -> bool {
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
        articles(items, id, values::own_article, each);
    }
    true
}

/// The name of a JSON Feed, whose items do not repeat it.
fn feed(value: &Value) -> Option<String> {
    let version = value.get("version")?.as_str()?;
    let title = value.get("title")?.as_str()?.trim();
    (version.contains("jsonfeed.org") && !title.is_empty()).then(|| title.to_owned())
}

/// The articles in a value; whether they are those of a list that is named so.
fn listed(value: Value) -> (bool, Vec<Value>) {
    match value {
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

/// Whether an object is an article, or at least the summary of one.
fn tells(value: &Value, summaries: bool) -> bool {
    let Value::Object(fields) = value else { return false };
    let fields = fields::unwrapped(fields.clone());
    let (found, odd) = fields::canonical(fields);
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
