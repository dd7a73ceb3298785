//! Golden cases: articles of our own and what the report must say of them.
//!
//! A file of cases is written in the [`notation`] of text files. What is expected is matched as a subset against a readable
//! form of the report, in which every span is its text and every entity id its name: objects need only the listed keys,
//! arrays must match in length and order, and a key that ends in `~` wants its elements in that order but allows others
//! between. With one article it is matched against that article's report, with several against the corpus report.

pub mod notation;

use std::collections::BTreeMap;

use notation::Expected;
use nutgraf::{Article, Corpus, Engine};
use serde_json::{Map, Value};

/// The model files, as the program carries them.
pub fn engine() -> Engine {
    let files: [&[u8]; 2] = [include_bytes!("../../models/entities.nut"), include_bytes!("../../models/quotes.nut")];
    Engine::new(&files).expect("the committed model files are good")
}

/// Runs the cases of a file; `Err` says what differs.
pub fn run(engine: &Engine, source: &str) -> Result<(), String> {
    let mut wrong = Vec::new();
    for case in notation::read(source)? {
        let report = readable_report(engine, &case)?;
        let mut here = Vec::new();
        differ(&case.expect.value(), &report, "report", &mut here);
        wrong.extend(here.into_iter().map(|w| format!("line {} {}: {w}", case.line, case.name)));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n    ")) }
}

/// A file of cases with the expectations that failed as the engine gives them now: of each what was asked for before.
#[cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "browsers write no files"))]
pub fn updated(engine: &Engine, source: &str) -> Result<String, String> {
    let mut lines: Vec<String> = source.lines().map(str::to_owned).collect();
    for case in notation::read(source)?.into_iter().rev() {
        let report = readable_report(engine, &case)?;
        let mut wrong = Vec::new();
        differ(&case.expect.value(), &report, "report", &mut wrong);
        if !wrong.is_empty() {
            lines.splice(case.expect_lines, notation::write(&as_it_is(&case.expect, &report)));
        }
    }
    Ok(lines.join("\n") + "\n")
}

/// What was asked for, with what the report says.
fn as_it_is(want: &Expected, got: &Value) -> Expected {
    match (want, got) {
        (Expected::Fields(fields), Value::Object(object)) => {
            let field = |(key, want): &(String, Expected)| {
                let found = object.get(key.trim_end_matches('~')).unwrap_or(&Value::Null);
                let value = match (want, found) {
                    (Expected::Items(want), Value::Array(got)) if key.ends_with('~') => still_there(want, got),
                    _ => as_it_is(want, found),
                };
                (key.clone(), value)
            };
            Expected::Fields(fields.iter().map(field).collect())
        }
        (Expected::Items(want), Value::Array(got)) if !got.is_empty() => {
            let like = |i: usize| want.get(i).or(want.last());
            let item = |(i, got)| like(i).map_or_else(|| Expected::of(got), |want| as_it_is(want, got));
            Expected::Items(got.iter().enumerate().map(item).collect())
        }
        (Expected::One(Value::String(_)), Value::Object(object)) if object.contains_key("text") => {
            Expected::of(&object["text"])
        }
        _ => Expected::of(got),
    }
}

/// The elements of a list with others between: each as the first element that has its first field.
fn still_there(want: &[Expected], got: &[Value]) -> Expected {
    let alike = |want: &Expected, got: &Value| match want {
        Expected::Fields(fields) => fields.first().is_some_and(|(key, value)| got.get(key) == Some(&value.value())),
        other => other.value() == *got,
    };
    let kept = want.iter().filter_map(|w| got.iter().find(|g| alike(w, g)).map(|g| as_it_is(w, g)));
    Expected::Items(kept.collect())
}

/// The report of a case's articles, every span its text and every entity id its name.
fn readable_report(engine: &Engine, case: &notation::Case) -> Result<Value, String> {
    let articles: Vec<Article> = serde_json::from_value(case.articles.clone().into())
        .map_err(|e| format!("line {}: bad articles: {e}", case.line))?;
    let alone = articles.len() == 1;
    let mut corpus = Corpus::new();
    for article in articles {
        corpus.set(engine, article);
    }
    let whole = corpus.report();
    let texts: BTreeMap<String, String> =
        whole.articles.iter().map(|a| (a.id.clone(), corpus.get(&a.id).map_or("", |x| x.text()).to_owned())).collect();
    let report = if alone {
        let analysis = corpus.get(&whole.articles[0].id).ok_or("the article is not in its corpus")?;
        serde_json::to_value(analysis.report())
    } else {
        serde_json::to_value(&whole)
    };
    let report = report.map_err(|e| e.to_string())?;
    let table = report.get("entityTable").or_else(|| report.get("entities")).cloned().unwrap_or_default();
    let names: BTreeMap<String, String> = table
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|e| Some((e.get("id")?.as_str()?.to_owned(), e.get("name")?.as_str()?.to_owned())))
        .collect();
    let first = texts.values().next().map_or("", String::as_str);
    Ok(Reader { texts: &texts, names: &names }.read(report, first))
}

struct Reader<'a> {
    texts: &'a BTreeMap<String, String>,
    names: &'a BTreeMap<String, String>,
}

impl Reader<'_> {
    fn read(&self, value: Value, text: &str) -> Value {
        match value {
            Value::Array(items) => items.into_iter().map(|v| self.read(v, text)).collect(),
            Value::Object(object) => self.object(object, text),
            other => other,
        }
    }

    fn object(&self, object: Map<String, Value>, text: &str) -> Value {
        let id = |key| object.get(key).and_then(Value::as_str).and_then(|id| self.texts.get(id));
        // A report names its article `id`; a member or a place names it `article`.
        let own = if object.contains_key("parts") { id("id") } else { id("article") };
        let text = own.map_or(text, String::as_str);
        let offset = |key| object.get(key).and_then(Value::as_u64).map(|n| n as usize);
        let words = offset("start").zip(offset("end")).map(|(a, b)| text.get(a..b).unwrap_or("<no span>").to_owned());
        if let (Some(words), 2) = (&words, object.len()) {
            return Value::String(words.clone());
        }
        let mut out = Map::new();
        if let Some(words) = words {
            out.insert("text".into(), words.into());
        }
        for (key, value) in object {
            let named = matches!(key.as_str(), "speaker" | "document" | "entity" | "setter" | "addressee");
            let value = match value {
                Value::String(id) if named => self.names.get(&id).cloned().unwrap_or(id).into(),
                other => self.read(other, text),
            };
            if key != "start" && key != "end" {
                out.insert(key, value);
            }
        }
        Value::Object(out)
    }
}

fn differ(want: &Value, got: &Value, path: &str, wrong: &mut Vec<String>) {
    match (want, got) {
        (Value::Object(w), Value::Object(g)) => {
            for (key, want) in w {
                let plain = key.strip_suffix('~').unwrap_or(key);
                let path = format!("{path}.{key}");
                let found = g.get(plain).unwrap_or(&Value::Null);
                match (key.ends_with('~'), want, found) {
                    (true, Value::Array(w), Value::Array(g)) => some_of(w, g, &path, wrong),
                    _ => differ(want, found, &path, wrong),
                }
            }
        }
        (Value::Array(w), Value::Array(g)) if w.len() == g.len() => {
            for (i, (w, g)) in w.iter().zip(g).enumerate() {
                differ(w, g, &format!("{path}[{i}]"), wrong);
            }
        }
        // A slot that names an entity is an object; its words alone may be asked for.
        (Value::String(_), Value::Object(g)) if g.contains_key("text") => differ(want, &g["text"], path, wrong),
        _ if want == got => {}
        _ => wrong.push(format!("{path}: wanted {want}, got {got}")),
    }
}

fn some_of(want: &[Value], got: &[Value], path: &str, wrong: &mut Vec<String>) {
    let mut rest = got.iter();
    for w in want {
        let fits = |g: &&Value| {
            let mut here = Vec::new();
            differ(w, g, path, &mut here);
            here.is_empty()
        };
        if rest.find(fits).is_none() {
            wrong.push(format!("{path}: {w} is not there (in this order) among {}", Value::from(got.to_vec())));
            return;
        }
    }
}
