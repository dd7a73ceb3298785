//! Articles and corrections out of values of JSON, checked one by one.

use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

use super::problem::{Problem, Reason};
use super::{beside, fields};

use crate::corpus::Correction;
use crate::input::Article;
#[cfg(any(test, all(target_arch = "wasm32", feature = "bindings")))]
use crate::input::parse_date;
use crate::report::Position;
use crate::span::Span;
use crate::unit::Unit;

/// An article out of a value, and what is odd about it. `id` is used where the value has none. Its fields may go by the
/// names that other programs give them. Which of them are not read is told once: `told` has what was said of others.
pub(super) fn article(
    value: Value,
    id: Option<&str>,
    told: &mut FxHashSet<String>,
) -> Result<(Article, Vec<String>), Problem> {
    let fields = object(value)?;
    let source = fields.get("text").and_then(Value::as_str).map(str::to_owned);
    let fields = if has_text(&fields) { fields } else { fields::unwrapped(fields) };
    let mut unread = beside::unread(&fields);
    let (mut fields, mut odd, above) = fields::canonical(fields);
    unread.extend(above);
    beside::lead(&mut fields, &mut unread, &mut odd);
    let sentence = beside::unread_sentence("fields", unread.iter().map(String::as_str));
    odd.extend(sentence.filter(|sentence| told.insert(sentence.clone())));
    let made = fields.get("text").and_then(Value::as_str) != source.as_deref();
    Ok((Article { made, ..named(fields, id)? }, odd))
}

/// An article of [this project's own](is_own), read as [`article`] does, for those who know no other names.
#[cfg(any(test, all(target_arch = "wasm32", feature = "bindings")))]
pub(super) fn own_article(value: Value, id: Option<&str>) -> Result<(Article, Vec<String>), Problem> {
    Ok((named(object(value)?, id)?, Vec::new()))
}

/// Whether a value is an article in this project's own shape, of which nothing is to be found out or put right.
#[cfg(any(test, all(target_arch = "wasm32", feature = "bindings")))]
pub(super) fn is_own(value: &Value) -> bool {
    const FIELDS: [&str; 9] = ["id", "text", "html", "date", "title", "url", "outlet", "keep", "positions"];
    let Value::Object(fields) = value else { return false };
    let mut filled = false;
    fields.iter().all(|(name, value)| match (name.as_str(), value) {
        (_, Value::Null) => FIELDS.contains(&name.as_str()) || name == "authors",
        ("text" | "html", Value::String(text)) => {
            filled |= !text.trim().is_empty();
            // As news interfaces end what they cut.
            !text.trim_end().ends_with(" chars]")
        }
        ("date", Value::String(date)) => date.is_empty() || date.trim() == date && parse_date(date).is_some(),
        ("date", _) => false,
        ("authors", Value::Array(list)) => !list.iter().any(Value::is_object),
        ("title" | "url" | "outlet", Value::Object(_)) => false,
        (name, _) => FIELDS.contains(&name),
    }) && filled
}

fn object(value: Value) -> Result<Map<String, Value>, Problem> {
    match value {
        Value::Object(fields) => Ok(fields),
        _ => Err(refusal("an object with \"id\" and \"text\" or \"html\" is wanted")),
    }
}

fn refusal(what: &str) -> Problem {
    Problem::new(Reason::NoArticle(what.into()))
}

/// An article of fields that go by their own names.
fn named(mut fields: Map<String, Value>, id: Option<&str>) -> Result<Article, Problem> {
    let named = match fields.get_mut("id").map(Value::take) {
        Some(Value::Number(n)) if id.is_some() => Some(number(&n)),
        Some(Value::String(own)) if !own.is_empty() => Some(own),
        None | Some(Value::Null | Value::String(_)) => id.map(str::to_owned),
        _ => None,
    };
    let Some(id) = named.filter(|id| !id.is_empty()) else { return Err(refusal("an article needs an id")) };
    let mut article = Article { id, ..Article::default() };
    match fill(&mut article, fields) {
        Ok(()) => Ok(article),
        Err(what) => Err(Problem { id: Some(article.id), ..Problem::new(Reason::OddArticle(what)) }),
    }
}

/// Takes an article's fields; the error says what is wrong with one.
fn fill(article: &mut Article, mut fields: Map<String, Value>) -> Result<(), String> {
    let mut take = |name: &str, wrong: &str| match fields.get_mut(name).map(Value::take) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("its {name} is no string{wrong}")),
    };
    article.text = take("text", "")?;
    article.html = take("html", "")?;
    if article.text.is_none() && article.html.is_none() {
        return Err("it has neither text nor html".into());
    }
    let no_html = article.html.as_ref().is_none_or(String::is_empty);
    match &article.text {
        // An empty cell of a table.
        Some(text) if text.is_empty() && !no_html => article.text = None,
        Some(_) => article.html = None,
        None => {}
    }
    let told = |text: Option<String>| text.filter(|t| !t.is_empty());
    article.date = told(take("date", " such as \"2031-05-02\"")?);
    article.title = told(take("title", "")?);
    article.url = told(take("url", "")?);
    article.outlet = told(take("outlet", "")?);
    article.keep = spans(fields.get_mut("keep").map(Value::take))?;
    article.authors = authors(fields.get_mut("authors").map(Value::take))?;
    article.positions = positions(fields.get("positions"))?;
    Ok(())
}

/// The names of those who wrote an article: a list, or one of them.
fn authors(value: Option<Value>) -> Result<Vec<String>, String> {
    let list = match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(list)) => list,
        Some(one) => vec![one],
    };
    let mut out = Vec::new();
    for one in list {
        match one {
            Value::String(name) if name.trim().is_empty() => {}
            Value::String(name) => out.push(name),
            _ => return Err("\"authors\" is no list of names".into()),
        }
    }
    Ok(out)
}

fn positions(value: Option<&Value>) -> Result<Vec<Position<Unit>>, String> {
    let list = match value {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(list)) => list,
        Some(_) => return Err("\"positions\" is no list".into()),
    };
    let count = |value: &Value, name| value.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    let position = |value: &Value| {
        let start = count(value, "start")?;
        let time = value.get("time").and_then(Value::as_str);
        time.map(|t| Position::at_time(start, t)).or_else(|| count(value, "page").map(|p| Position::on_page(start, p)))
    };
    let positions: Option<Vec<Position<Unit>>> = list.iter().map(position).collect();
    positions.ok_or_else(|| "one of its \"positions\" has no start with a time or a page".into())
}

fn spans(keep: Option<Value>) -> Result<Vec<Span<Unit>>, String> {
    let list = match keep {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(list)) => list,
        Some(_) => return Err("\"keep\" is no list".into()),
    };
    let span = |value: Value| {
        let offset = |name| value.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        offset("start").zip(offset("end")).filter(|(start, end)| start <= end).map(|(start, end)| Span::at(start, end))
    };
    let spans: Option<Vec<Span<Unit>>> = list.into_iter().map(span).collect();
    spans.ok_or_else(|| "a stretch in \"keep\" has no start and end".into())
}

/// A number as JSON has it, but without a fraction of nothing: whole ones below 10^15 as JavaScript writes them.
fn number(n: &serde_json::Number) -> String {
    let written = n.to_string();
    written.strip_suffix(".0").map(str::to_owned).unwrap_or(written)
}

/// The list in a value that is meant to be one of corrections.
pub(super) fn corrections_in(value: &Value) -> Option<&Vec<Value>> {
    let list = if value.is_object() { value.get("corrections")? } else { value };
    let list = list.as_array().filter(|l| !l.is_empty())?;
    (value.is_object() || list.iter().any(|row| row.get("op").is_some())).then_some(list)
}

/// The good ones of a list of corrections, in order, and a problem for each other.
pub(super) fn corrections(list: &[Value]) -> (Vec<Correction>, Vec<Problem>) {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for (i, value) in list.iter().enumerate() {
        match correction(value) {
            Some(correction) => good.push(correction),
            None => bad.push(Problem { item: Some(i + 1), ..Problem::new(Reason::NoCorrection) }),
        }
    }
    (good, bad)
}

pub(super) use super::corrections::correction;

/// Whether there is a text under the names that an article has for it.
pub(super) fn has_text(fields: &Map<String, Value>) -> bool {
    fields.contains_key("html") || fields.contains_key("text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_ids_without_a_fraction() {
        for (id, wanted) in
            [("7", "7"), ("12.0", "12"), ("-1.5", "-1.5"), ("1e14", "100000000000000"), ("1e16", "1e+16")]
        {
            let value = serde_json::from_str(&format!(r#"{{"id": {id}, "text": "x"}}"#)).unwrap();
            assert_eq!(article(value, Some("a"), &mut FxHashSet::default()).unwrap().0.id, wanted);
        }
    }

    #[test]
    fn a_text_that_stands_nowhere_in_the_file_is_repeated_in_the_report() {
        for (json, made) in [
            (r#"{"text": " It rained. "}"#, false),
            (r#"{"html": "<p>It rained.", "text": null}"#, false),
            (r#"{"text": "It rained.", "title": "Rain", "date": "3 May 2031"}"#, false),
            (r#"{"body": "It rained."}"#, true),
            (r#"{"text": "  It rained.                ", "speaker": "Ada Roe"}"#, true),
            (r#"{"text": "It rained.", "lead": "It was wet."}"#, true),
            (r#"{"text": "", "summary": "It rained."}"#, true),
        ] {
            let value = serde_json::from_str(json).unwrap();
            assert_eq!(article(value, Some("a"), &mut FxHashSet::default()).unwrap().0.made, made, "{json}");
        }
    }
}
