//! Articles out of standard input and files.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use nutgraf::Article;
use serde_json::Value;

use crate::compress;
use crate::lines::{BYTE_ORDER_MARK, Raw, in_file, lines, value};
use crate::problem::Problem;

/// Calls `each` for all that the inputs hold, until it says false. `None` is standard input; `date` is that of files
/// which tell none themselves.
pub(crate) fn all(inputs: &[Option<PathBuf>], date: Option<&str>, each: &mut dyn FnMut(Raw) -> bool) {
    for input in inputs {
        let go_on = match input {
            None => lines(io::stdin().lock(), None, each),
            Some(path) => file(path, date, each),
        };
        if !go_on {
            return;
        }
    }
}

/// Calls `each` for every article of a file, by the file's ending; whether it wants more.
fn file(path: &Path, date: Option<&str>, each: &mut dyn FnMut(Raw) -> bool) -> bool {
    let name: Arc<str> = path.display().to_string().into();
    let plain = compress::plain_name(path).0;
    let ending = plain.extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
    let source = match compress::open(path) {
        Ok(source) => source,
        Err(e) => return each(Raw::Bad(in_file(Problem::new("not-readable", e.to_string()), &name))),
    };
    if matches!(ending.as_str(), "jsonl" | "ndjson") {
        return lines(source, Some(&name), each);
    }
    let text = match whole(source) {
        Ok(text) => text,
        Err(problem) => return each(Raw::Bad(in_file(problem, &name))),
    };
    let named = Article { id: name.to_string(), date: date.map(str::to_owned), ..Article::default() };
    match ending.as_str() {
        "html" | "htm" | "xhtml" => each(Raw::Text(Article { html: Some(text), ..named })),
        "json" => match value(&text) {
            Ok(Value::Array(items)) => items.into_iter().all(|v| each(Raw::Entry(v, Arc::clone(&name)))),
            Ok(one) => each(Raw::Entry(one, name)),
            Err(problem) => each(Raw::Bad(in_file(problem, &name))),
        },
        _ => each(Raw::Text(Article { text: Some(text), ..named })),
    }
}

/// All of a file, as text.
fn whole(mut source: impl Read) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    source.read_to_end(&mut bytes).map_err(|e| Problem::new("not-readable", e.to_string()))?;
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    let bad = |at| Problem::new("not-text", format!("not UTF-8 at byte {at}"));
    String::from_utf8(bytes).map_err(|e| bad(e.utf8_error().valid_up_to()))
}
