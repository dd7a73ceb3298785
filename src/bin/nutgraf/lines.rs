//! Articles out of lines of JSON.

use std::io::BufRead;
use std::sync::Arc;

use nutgraf::{Article, Unit, files};

use crate::problem::Problem;

/// What was read and may be an article: the work of finding out is left to whoever takes it.
pub(crate) enum Raw {
    /// A line of JSON.
    Line { bytes: Vec<u8>, number: usize, file: Option<Arc<str>> },
    /// An article of a file, and what is odd about how it was read.
    Read(Article, Vec<String>),
    /// Something in a file that is no article, and no fault.
    Note(String),
    /// What could not be read.
    Bad(Problem),
}

impl Raw {
    /// The article, if it is one, with the unit of its offsets, and what the reader should know besides.
    pub(crate) fn article(self, unit: Unit) -> (Option<Result<Article, Problem>>, Vec<String>) {
        let (read, notes) = match self {
            Self::Line { bytes, number, file } => {
                // Only what is in a file has a name to make an id of.
                let id = file.as_ref().map(|f| format!("{f}-{number}"));
                match line(&bytes, id.as_deref()) {
                    Ok((article, odd)) => {
                        let place = file.as_deref().map_or(String::new(), |f| format!("{f}: "));
                        (Some(Ok(article)), odd.into_iter().map(|o| format!("{place}line {number}: {o}")).collect())
                    }
                    Err(p) => (Some(Err(at(p, number, file.as_deref()))), Vec::new()),
                }
            }
            Self::Read(article, notes) => (Some(Ok(article)), notes),
            Self::Note(note) => (None, vec![note]),
            Self::Bad(problem) => (Some(Err(problem)), Vec::new()),
        };
        // Positions that a reader of files found are counted in bytes.
        let counted = |a: Article| if a.offsets == Unit::Byte { a } else { Article { offsets: unit, ..a } };
        (read.map(|r| r.map(counted)), notes)
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
        if number == 1
            && let Some(what) = packed(&bytes)
        {
            let problem = Problem::new("not-readable", what);
            return each(Raw::Bad(at(problem, number, file.map(|f| &**f))));
        }
        // Also where files were put together, each with its mark.
        while bytes.starts_with(BYTE_ORDER_MARK) {
            bytes.drain(..BYTE_ORDER_MARK.len());
        }
        if !bytes.trim_ascii().is_empty() && !each(Raw::Line { bytes, number, file: file.cloned() }) {
            return false;
        }
    }
}

/// What to do with bytes that begin as a packed file does.
fn packed(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x1f\x8b") {
        Some("it is packed with gzip: unpack it first (gzip -dc), or name a file that ends in .gz")
    } else if bytes.starts_with(b"\x28\xb5\x2f\xfd") {
        Some("it is packed with Zstandard: unpack it first (zstd -dc), or name a file that ends in .zst")
    } else {
        None
    }
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

fn line(bytes: &[u8], id: Option<&str>) -> Result<(Article, Vec<String>), Problem> {
    let text = std::str::from_utf8(bytes)
        .map_err(|e| Problem::new("not-text", format!("not UTF-8 at byte {}", e.valid_up_to())))?;
    Ok(files::read_line(text, id)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(input: &str) -> Vec<Result<String, String>> {
        let mut out = Vec::new();
        lines(input.as_bytes(), None, &mut |raw| {
            let read = raw.article(Unit::Byte).0.expect("a line");
            out.push(read.map(|a| a.text.unwrap_or_default()).map_err(|p| p.sentence()));
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
        line(source.as_bytes(), None).expect_err("no article")
    }

    #[test]
    fn half_characters_are_replaced_and_whole_ones_kept() {
        let out = all(r#"{"id": "a", "text": "a\ud800b \udc00 \ud83d\udea2 \\ud800"}"#);
        assert_eq!(out, [Ok("a\u{fffd}b \u{fffd} 🚢 \\ud800".to_owned())]);
    }
}
