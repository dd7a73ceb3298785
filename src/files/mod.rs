//! From files to articles: text, HTML, Markdown with front matter, JSON, JSON Lines and CSV.
//!
//! What a file is, is told by the end of its name and by its beginning, as [`formats`] lists them. What cannot be read in
//! it becomes a [`Problem`] and takes nothing else with it. No file is opened here: a front end brings the bytes. Documents
//! that are no text, such as those of word processors, are for `nutgraf::readers`.
//!
//! ```
//! use nutgraf::files::{self, Found};
//!
//! let note = b"---\ntitle: Rain\n---\n\xe2\x80\x9cIt *rained*,\xe2\x80\x9d said Ada Roe.".to_vec();
//! let mut articles = Vec::new();
//! files::read("note.md", "note", note, &|_, _| None, &mut |found| {
//!     if let Found::Article { article, .. } = found {
//!         articles.push(article);
//!     }
//!     true
//! });
//! assert_eq!(articles[0].title.as_deref(), Some("Rain"));
//! assert_eq!(articles[0].text.as_deref(), Some("“It rained,” said Ada Roe."));
//! ```

mod cues;
mod decode;
pub(crate) mod fields;
pub mod formats;
mod found;
mod json;
mod markdown;
mod objects;
mod problem;
mod reading;
mod sheet;
mod table;
mod values;
pub(crate) mod when;

use crate::corpus::Correction;
use crate::input::Article;
use crate::unit::Unit;
pub use decode::Decoder;
use formats::{Format, Reader};
pub use found::{Each, Found, Place};
pub use problem::Problem;
#[cfg(feature = "readers")]
pub(crate) use problem::Reason;
#[cfg(not(feature = "readers"))]
use problem::Reason;
#[doc(hidden)]
pub use reading::Reading;

/// Reads a file of a name. Articles without an id get one that is made of `id`; whether `each` wants more. A file of a
/// kind that needs another reader is a [`Problem`].
pub fn read(name: &str, id: &str, bytes: Vec<u8>, decoder: Decoder<'_>, each: Each<'_>) -> bool {
    read_guessing(name, id, bytes, decoder, &|_| decode::WESTERN, each)
}

/// Reads a file as [`read`] does; `guess` names the encoding of bytes that do not tell it.
pub(crate) fn read_guessing(
    name: &str,
    id: &str,
    bytes: Vec<u8>,
    decoder: Decoder<'_>,
    guess: &dyn Fn(&[u8]) -> &'static str,
    each: Each<'_>,
) -> bool {
    match formats::of(name, &bytes) {
        Some(Format { reader: Reader::None, label, .. }) => return each(Found::Problem(Reason::Binary(label).into())),
        Some(Format { reader: Reader::Optional, label, .. }) => {
            return each(Found::Problem(Reason::NoReader(label).into()));
        }
        _ => {}
    }
    match decode::decode(bytes, decoder, guess) {
        Ok((text, odd)) => read_text(name, id, text, &mut |found| match found {
            Found::Article { article, mut warnings, place } => {
                warnings.extend_from_slice(&odd);
                each(Found::Article { article, warnings, place })
            }
            other => each(other),
        }),
        Err(problem) => each(Found::Problem(problem)),
    }
}

/// The text of a file's bytes, and what is odd about it.
#[cfg(feature = "readers")]
pub(crate) fn text(bytes: Vec<u8>, decoder: Decoder<'_>) -> Result<(String, Vec<String>), Problem> {
    decode::decode(bytes, decoder, &|_| decode::WESTERN)
}

/// Whether a file needs `nutgraf::readers`, by its name and the bytes that it begins with: it is of a kind that is read
/// there, or in an encoding that has to be found out.
#[must_use]
pub fn needs_readers(name: &str, head: &[u8]) -> bool {
    match formats::of(name, head) {
        Some(format) if format.reader != Reader::Text => format.reader == Reader::Optional,
        _ => decode::is_unknown(head),
    }
}

/// Reads a text as [`read`] reads the text of a file.
pub fn read_text(name: &str, id: &str, text: String, each: Each<'_>) -> bool {
    let ending = formats::ending(name);
    match ending.as_str() {
        "jsonl" | "ndjson" => objects::lines(&text, id, each),
        "json" => objects::read(&text, id, each),
        "csv" | "tsv" => sheet::read(&text, ending == "tsv", id, each),
        "srt" | "vtt" => each(script(cues::read(&text), id)),
        "html" | "htm" | "xhtml" | "md" | "markdown" => each(single(name, &ending, id, text)),
        _ if cues::begins(&text) => each(script(cues::read(&text), id)),
        _ => match cues::transcript(&text) {
            Some(read) => each(script(read, id)),
            None => each(single(name, &ending, id, text)),
        },
    }
}

/// The article of a recording.
fn script(script: cues::Script, id: &str) -> Found {
    let cues::Script { text, positions, warnings } = script;
    let article = Article {
        id: id.to_owned(),
        text: Some(text),
        positions,
        made: true,
        offsets: Unit::Byte,
        ..Article::default()
    };
    Found::article(article, warnings, Place::default())
}

/// The article of a line of JSON Lines, and what the reader should know of how it was read; the problem has no number of
/// a line. `id` is used where it has none.
///
/// # Errors
/// Where the line is no JSON or no article.
pub fn read_line(line: &str, id: Option<&str>) -> Result<(Article, Vec<String>), Problem> {
    values::article(json::value(line)?, id)
}

/// A correction out of JSON, if it is one.
#[must_use]
pub fn read_correction(text: &str) -> Option<Correction> {
    values::correction(&json::value(text).ok()?)
}

/// A name without its ending, for the ids of the articles in a file.
#[must_use]
pub fn stem(name: &str) -> &str {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let stem = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && !ending.is_empty() && ending.chars().all(word) => stem,
        _ => name,
    };
    if stem.is_empty() { "article" } else { stem }
}

/// The one article of a file of text.
fn single(name: &str, ending: &str, id: &str, text: String) -> Found {
    let warnings = if text.trim().is_empty() { vec![format!("{name} is empty")] } else { Vec::new() };
    let article = Article { id: id.to_owned(), ..Article::default() };
    let marked = matches!(ending, "md" | "markdown");
    let article = if matches!(ending, "html" | "htm" | "xhtml") || looks_like_html(&text, marked) {
        Article { html: Some(text), ..article }
    } else if marked {
        let (text, front) = markdown::read(&text);
        let markdown::Front { title, date, outlet, url, authors } = front;
        Article { text: Some(text), title, date, outlet, url, authors, made: true, ..article }
    } else {
        Article { text: Some(text), ..article }
    };
    Found::article(article, warnings, Place::default())
}

/// Whether a text begins as a page does. Markdown may begin with a tag and be none.
fn looks_like_html(text: &str, marked: bool) -> bool {
    let Some(rest) = text.trim_start().strip_prefix('<') else { return false };
    let begins = |word: &str| rest.get(..word.len()).is_some_and(|r| r.eq_ignore_ascii_case(word));
    let element = |word: &str| begins(word) && rest[word.len()..].starts_with(|c: char| c.is_whitespace() || c == '>');
    ["!doctype html", "html", "?xml"].into_iter().any(begins)
        || !marked && ["article", "body", "div", "main", "section", "p", "h1"].into_iter().any(element)
}

#[cfg(test)]
mod tests;
