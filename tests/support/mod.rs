//! Golden cases: articles of our own and what the report must say of them.
//!
//! A case is a JSON file `{"why", "articles", "expect"}`. `expect` is matched as a subset against a readable form of
//! the report, in which every span is its text and every entity id its name: objects need only the listed keys, arrays
//! must match in length and order, and a key that ends in `~` wants its elements in that order but allows others
//! between. With one article it is matched against that article's report, with several against the corpus report.

use std::collections::BTreeMap;

use nutgraf::{Article, Corpus, Engine};
use serde_json::{Map, Value};

/// The model files, as the program carries them.
pub fn engine() -> Engine {
    let files: [&[u8]; 2] = [include_bytes!("../../models/entities.nut"), include_bytes!("../../models/quotes.nut")];
    Engine::new(&files).expect("the committed model files are good")
}

/// Runs one case; `Err` says what differs.
pub fn run(engine: &Engine, source: &str) -> Result<(), String> {
    let case: Value = serde_json::from_str(source).map_err(|e| format!("not JSON: {e}"))?;
    for key in ["why", "articles", "expect"] {
        if case.get(key).is_none() {
            return Err(format!("the case has no {key}"));
        }
    }
    let articles: Vec<Article> =
        serde_json::from_value(case["articles"].clone()).map_err(|e| format!("bad articles: {e}"))?;
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
    let readable = Reader { texts: &texts, names: &names }.read(report, first);
    let mut wrong = Vec::new();
    differ(&case["expect"], &readable, "report", &mut wrong);
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n    ")) }
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
            let named = matches!(key.as_str(), "speaker" | "entity" | "setter" | "addressee");
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
