//! Articles and corrections out of values of JSON, checked one by one.

use serde_json::{Map, Value};

use super::{Problem, Reason};
use crate::span::Span;
use crate::{Article, Correction};

/// An article out of a value. `id` is used where the value has none.
pub(super) fn article(value: Value, id: Option<&str>) -> Result<Article, Problem> {
    let refuse = |what: &str| Problem::new(Reason::NoArticle(what.into()));
    let Value::Object(mut fields) = value else {
        return Err(refuse("an object with \"id\" and \"text\" or \"html\" is wanted"));
    };
    let named = match fields.remove("id") {
        Some(Value::Number(n)) if id.is_some() => Some(number(&n)),
        Some(Value::String(own)) if !own.is_empty() => Some(own),
        None | Some(Value::Null | Value::String(_)) => id.map(str::to_owned),
        _ => None,
    };
    let Some(id) = named.filter(|id| !id.is_empty()) else { return Err(refuse("an article needs an id")) };
    let mut article = Article { id, ..Article::default() };
    match fill(&mut article, fields) {
        Ok(()) => Ok(article),
        Err(what) => Err(Problem { id: Some(article.id), ..Problem::new(Reason::OddArticle(what)) }),
    }
}

/// Takes an article's fields; the error says what is wrong with one.
fn fill(article: &mut Article, mut fields: Map<String, Value>) -> Result<(), String> {
    let mut take = |name: &str, wrong: &str| match fields.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("its {name} is no string{wrong}")),
    };
    article.text = take("text", "")?;
    article.html = take("html", "")?;
    if article.text.is_none() && article.html.is_none() {
        return Err("it has neither text nor html".into());
    }
    if article.text.is_some() {
        article.html = None;
    }
    let told = |text: Option<String>| text.filter(|t| !t.is_empty());
    article.date = told(take("date", " such as \"2031-05-02\"")?);
    article.title = told(take("title", "")?);
    article.url = told(take("url", "")?);
    article.outlet = told(take("outlet", "")?);
    article.keep = spans(fields.remove("keep"))?;
    Ok(())
}

fn spans(keep: Option<Value>) -> Result<Vec<Span>, String> {
    let list = match keep {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(list)) => list,
        Some(_) => return Err("\"keep\" is no list".into()),
    };
    let span = |value: Value| {
        let offset = |name| value.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        offset("start").zip(offset("end")).filter(|(start, end)| start <= end).map(|(start, end)| Span::new(start, end))
    };
    let spans: Option<Vec<Span>> = list.into_iter().map(span).collect();
    spans.ok_or_else(|| "a stretch in \"keep\" has no start and end".into())
}

/// A number as JavaScript writes it.
fn number(n: &serde_json::Number) -> String {
    match n.as_f64() {
        Some(f) if !n.is_u64() && !n.is_i64() && f.fract() == 0.0 && f.abs() < 1e21 => format!("{f:.0}"),
        _ => n.to_string(),
    }
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
        match serde::Deserialize::deserialize(value) {
            Ok(correction) => good.push(correction),
            Err(e) => {
                let e: serde_json::Error = e;
                bad.push(Problem { item: Some(i + 1), ..Problem::new(Reason::NoCorrection(e.to_string())) });
            }
        }
    }
    (good, bad)
}

pub(super) fn has_text(value: &Value) -> bool {
    value.get("html").is_some() || value.get("text").is_some()
}
