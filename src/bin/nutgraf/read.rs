//! Articles out of lines and files.

use std::io::{self, BufRead};
use std::path::Path;

use nutgraf::Article;
use serde::Serialize;
use serde_json::Value;

/// Why a line or a file gave no article.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    /// The file, where files were named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<String>,
    /// Line within the input or the file, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<usize>,
}

impl Problem {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), file: None, line: None }
    }

    /// The problem as one line for a person.
    pub(crate) fn sentence(&self) -> String {
        let line = self.line.map_or(String::new(), |n| format!("line {n}: "));
        let file = self.file.as_ref().map_or(String::new(), |f| format!("{f}: "));
        format!("{file}{line}{} ({})", self.message, self.code)
    }
}

/// Calls `each` for every line that is not blank.
pub(crate) fn lines(
    mut input: impl BufRead,
    file: Option<&Path>,
    each: &mut dyn FnMut(Result<Article, Problem>) -> io::Result<()>,
) -> io::Result<()> {
    let mut buffer = Vec::new();
    let mut number = 0;
    loop {
        buffer.clear();
        if input.read_until(b'\n', &mut buffer)? == 0 {
            return Ok(());
        }
        number += 1;
        let bytes = if number == 1 { buffer.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&buffer) } else { &buffer };
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        each(line(bytes).map_err(|p| Problem {
            line: Some(number),
            file: file.map(|f| f.display().to_string()),
            ..p
        }))?;
    }
}

fn line(bytes: &[u8]) -> Result<Article, Problem> {
    let text = std::str::from_utf8(bytes)
        .map_err(|e| Problem::new("not-text", format!("not UTF-8 at byte {}", e.valid_up_to())))?;
    article(value(text)?)
}

/// JSON, with lone surrogates taken for what they are: characters that could not be written.
fn value(text: &str) -> Result<Value, Problem> {
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
    let bad = |why: String| Problem::new("bad-article", why);
    let article: Article = serde_json::from_value(value).map_err(|e| bad(format!("not an article: {e}")))?;
    article.check().map_err(|e| Problem::new(e.code().as_str(), e.message()))?;
    Ok(article)
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

/// Calls `each` for every article of a file, by the file's ending.
pub(crate) fn file(
    path: &Path,
    date: Option<&str>,
    each: &mut dyn FnMut(Result<Article, Problem>) -> io::Result<()>,
) -> io::Result<()> {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
    let name = path.display().to_string();
    let in_file = |p: Problem| Problem { file: Some(name.clone()), ..p };
    if matches!(ending.as_str(), "jsonl" | "ndjson") {
        return match std::fs::File::open(path) {
            Ok(f) => lines(io::BufReader::new(f), Some(path), each),
            Err(e) => each(Err(in_file(Problem::new("not-readable", e.to_string())))),
        };
    }
    let read = std::fs::read(path).map_err(|e| in_file(Problem::new("not-readable", e.to_string())));
    let text = read.and_then(|bytes| {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map_or(bytes.clone(), <[u8]>::to_vec);
        String::from_utf8(bytes).map_err(|e| {
            let at = e.utf8_error().valid_up_to();
            in_file(Problem::new("not-text", format!("not UTF-8 at byte {at}")))
        })
    });
    let text = match text {
        Ok(text) => text,
        Err(problem) => return each(Err(problem)),
    };
    let date = date.map(str::to_owned);
    match ending.as_str() {
        "html" | "htm" | "xhtml" => each(Ok(Article { id: name, html: Some(text), date, ..Article::default() })),
        "json" => match value(&text) {
            Ok(Value::Array(items)) => items.into_iter().try_for_each(|v| each(article(v).map_err(in_file))),
            Ok(one) => each(article(one).map_err(in_file)),
            Err(problem) => each(Err(in_file(problem))),
        },
        _ => each(Ok(Article { id: name, text: Some(text), date, ..Article::default() })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(input: &str) -> Vec<Result<String, String>> {
        let mut out = Vec::new();
        lines(input.as_bytes(), None, &mut |r| {
            out.push(r.map(|a| a.text.unwrap_or_default()).map_err(|p| p.sentence()));
            Ok(())
        })
        .unwrap();
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
    fn half_characters_are_replaced_and_whole_ones_kept() {
        let out = all(r#"{"id": "a", "text": "a\ud800b \udc00 \ud83d\udea2 \\ud800"}"#);
        assert_eq!(out, [Ok("a\u{fffd}b \u{fffd} 🚢 \\ud800".to_owned())]);
    }
}
