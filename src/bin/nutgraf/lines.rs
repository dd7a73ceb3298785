//! Articles out of lines of JSON.

use std::io::BufRead;
use std::sync::Arc;

use nutgraf::{Article, Unit};
use serde_json::Value;

use crate::problem::Problem;

/// What was read and may be an article: the work of finding out is left to whoever takes it.
pub(crate) enum Raw {
    /// A line of JSON.
    Line { bytes: Vec<u8>, number: usize, file: Option<Arc<str>> },
    /// An entry of a list in a file.
    Entry(Value, Arc<str>),
    /// A file's text.
    Text(Article),
    /// What could not be read.
    Bad(Problem),
}

impl Raw {
    /// The article, with the unit of its offsets.
    pub(crate) fn article(self, unit: Unit) -> Result<Article, Problem> {
        let read = match self {
            Self::Line { bytes, number, file } => line(&bytes).map_err(|p| at(p, number, file.as_deref())),
            Self::Entry(value, file) => article(value).map_err(|p| in_file(p, &file)),
            Self::Text(article) => Ok(article),
            Self::Bad(problem) => Err(problem),
        };
        read.map(|a| Article { offsets: unit, ..a })
    }
}

pub(crate) fn in_file(problem: Problem, file: &str) -> Problem {
    Problem { file: Some(file.to_owned()), ..problem }
}

fn at(problem: Problem, line: usize, file: Option<&str>) -> Problem {
    Problem { line: Some(line), file: file.map(str::to_owned), ..problem }
}

/// Calls `each` for every line that is not blank; whether it wants more.
pub(crate) fn lines(mut input: impl BufRead, file: Option<&Arc<str>>, each: &mut dyn FnMut(Raw) -> bool) -> bool {
    let mut number = 0;
    loop {
        number += 1;
        let mut bytes = Vec::new();
        match input.read_until(b'\n', &mut bytes) {
            Ok(0) => return true,
            Ok(_) => {}
            Err(e) => {
                let problem = Problem::new("not-readable", e.to_string());
                return each(Raw::Bad(at(problem, number, file.map(|f| &**f))));
            }
        }
        if number == 1 && bytes.starts_with(BYTE_ORDER_MARK) {
            bytes.drain(..BYTE_ORDER_MARK.len());
        }
        if !bytes.trim_ascii().is_empty() && !each(Raw::Line { bytes, number, file: file.cloned() }) {
            return false;
        }
    }
}

pub(crate) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

fn line(bytes: &[u8]) -> Result<Article, Problem> {
    let text = std::str::from_utf8(bytes)
        .map_err(|e| Problem::new("not-text", format!("not UTF-8 at byte {}", e.valid_up_to())))?;
    article(value(text)?)
}

/// JSON, with lone surrogates taken for what they are: characters that could not be written.
pub(crate) fn value(text: &str) -> Result<Value, Problem> {
    serde_json::from_str(text).or_else(|e| {
        let mended = replace_lone_surrogates(text);
        let again = mended.as_deref().map(serde_json::from_str);
        again.and_then(Result::ok).ok_or_else(|| {
            let what = e.to_string();
            let what = what.split(" at line ").next().unwrap_or(&what);
            Problem::new("bad-json", format!("not JSON: {what} at column {}", e.column()))
        })
    })
}

fn article(value: Value) -> Result<Article, Problem> {
    let id = value.get("id").and_then(Value::as_str).filter(|id| !id.is_empty()).map(str::to_owned);
    let bad = |why: String| Problem::new("bad-article", why);
    let article = serde_json::from_value(value).map_err(|e| bad(format!("not an article: {e}")));
    let checked = article.and_then(|a: Article| {
        a.check().map_err(|e| Problem::new(e.code().as_str(), e.message()))?;
        Ok(a)
    });
    checked.map_err(|p| Problem { id, ..p })
}

/// Replaces escapes of half a character; `None` where there is none.
fn replace_lone_surrogates(text: &str) -> Option<String> {
    let code = |at: usize| {
        let hex = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(hex, 16).ok()
    };
    let (high, low) = (0xd800..=0xdbff, 0xdc00..=0xdfff);
    let mut out = String::with_capacity(text.len());
    let (mut at, mut copied, mut found) = (0, 0, false);
    while let Some(step) = text[at..].find('\\') {
        at += step;
        match code(at) {
            Some(c) if high.contains(&c) && code(at + 6).is_some_and(|n| low.contains(&n)) => at += 12,
            Some(c) if high.contains(&c) || low.contains(&c) => {
                out.push_str(&text[copied..at]);
                out.push_str("\\ufffd");
                at += 6;
                copied = at;
                found = true;
            }
            // A backslash and what it escapes.
            _ => at = text[at + 1..].chars().next().map_or(text.len(), |c| at + 1 + c.len_utf8()),
        }
    }
    out.push_str(&text[copied..]);
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(input: &str) -> Vec<Result<String, String>> {
        let mut out = Vec::new();
        lines(input.as_bytes(), None, &mut |raw| {
            out.push(raw.article(Unit::Byte).map(|a| a.text.unwrap_or_default()).map_err(|p| p.sentence()));
            true
        });
        out
    }

    #[test]
    fn bad_lines_keep_their_number_and_the_rest_goes_on() {
        let out =
            all("\u{feff}{\"id\": \"a\", \"text\": \"x\"}\n\n{\"id\": \"b\"}\nnope\n{\"id\": \"c\", \"text\": \"y\"}");
        assert_eq!(out[0], Ok("x".into()));
        assert!(out[1].as_ref().is_err_and(|e| e.starts_with("line 3: ") && e.ends_with("(bad-article)")), "{out:?}");
        assert!(out[2].as_ref().is_err_and(|e| e.starts_with("line 4: ") && e.ends_with("(bad-json)")), "{out:?}");
        assert_eq!(out[3], Ok("y".into()));
    }

    #[test]
    fn a_problem_carries_the_id_where_there_is_one() {
        let id = |line: &str| line_problem(line).id;
        assert_eq!(id(r#"{"id": "a", "text": 3}"#).as_deref(), Some("a"));
        assert_eq!(id(r#"{"id": "b"}"#).as_deref(), Some("b"));
        assert_eq!((id("nope"), id(r#"{"id": "", "text": "x"}"#)), (None, None));
    }

    fn line_problem(source: &str) -> Problem {
        line(source.as_bytes()).expect_err("no article")
    }

    #[test]
    fn half_characters_are_replaced_and_whole_ones_kept() {
        let out = all(r#"{"id": "a", "text": "a\ud800b \udc00 \ud83d\udea2 \\ud800"}"#);
        assert_eq!(out, [Ok("a\u{fffd}b \u{fffd} 🚢 \\ud800".to_owned())]);
    }
}
