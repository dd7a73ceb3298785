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

mod beside;
mod corrections;
mod cues;
mod decode;
pub(crate) mod exports;
pub(crate) mod fields;
pub mod formats;
mod found;
mod json;
mod markdown;
mod names;
mod objects;
#[cfg(any(test, all(target_arch = "wasm32", feature = "bindings")))]
#[cfg_attr(test, allow(dead_code, reason = "the bindings call what tests do not"))]
pub(crate) mod page;
mod parts;
mod problem;
mod reading;
mod sheet;
mod table;
mod values;
pub(crate) mod when;

use rustc_hash::FxHashSet;

use crate::corpus::Correction;
use crate::input::Article;
use crate::unit::Unit;
pub use decode::Decoder;
use formats::{Format, Reader};
pub use found::{Each, Found, Place};
pub use names::stem;
use names::titled;
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
    if let Some(problem) = formats::of(name, &bytes).and_then(refusal) {
        return each(Found::Problem(problem));
    }
    match decode::decode(bytes, decoder, guess) {
        Ok((text, odd)) => read_text(name, id, text, &mut |found| each(found.with(&odd))),
        Err(problem) => each(Found::Problem(problem)),
    }
}

/// What is said of a kind of file that is not read as text.
fn refusal(format: &'static Format) -> Option<Problem> {
    match format.reader {
        Reader::None => Some(Reason::Binary(format.label).into()),
        Reader::Optional => Some(Reason::NoReader(format.label).into()),
        Reader::Text => None,
    }
}

/// The text of a file's bytes, and what is odd about it.
#[cfg(feature = "readers")]
pub(crate) fn text(bytes: Vec<u8>, decoder: Decoder<'_>) -> Result<(String, Vec<String>), Problem> {
    decode::decode(bytes, decoder, &|_| decode::WESTERN)
}

/// Reads a text as [`read`] reads the text of a file.
pub fn read_text(name: &str, id: &str, text: String, each: Each<'_>) -> bool {
    match Kind::of(name, &text) {
        Kind::Lines => objects::lines(&text, id, each),
        Kind::Json => objects::read(name, &text, id, each),
        Kind::Table { tabs } => sheet::read(name, &text, tabs, id, each),
        Kind::Cues => each(script(name, cues::read(&text), id)),
        Kind::Transcript => match cues::transcript(&text) {
            Some(read) => each(script(name, read, id)),
            None => {
                let page = looks_like_html(&text, false);
                each(single(name, id, text, page))
            }
        },
        Kind::Markdown => each(marked(name, id, &text)),
        Kind::Page => each(single(name, id, text, true)),
        Kind::Plain => plain(name, id, text, each),
    }
}

/// What a text is read as.
enum Kind {
    Lines,
    Json,
    Table {
        tabs: bool,
    },
    Cues,
    /// Perhaps, and plain text otherwise.
    Transcript,
    Markdown,
    Page,
    Plain,
}

impl Kind {
    /// By the name of its file, and then by how it looks.
    fn of(name: &str, text: &str) -> Self {
        match formats::ending(name).as_str() {
            "jsonl" | "ndjson" => Self::Lines,
            "json" => Self::Json,
            "csv" => Self::Table { tabs: false },
            "tsv" => Self::Table { tabs: true },
            "srt" | "vtt" if cues::has_cues(text) => Self::Cues,
            "html" | "htm" | "xhtml" => Self::Page,
            "md" | "markdown" if !looks_like_html(text, true) => Self::Markdown,
            "md" | "markdown" => Self::Page,
            _ if cues::begins(text) => Self::Cues,
            _ if cues::has_stamps(text) => Self::Transcript,
            _ if looks_like_html(text, false) => Self::Page,
            _ if json::begins(text) => Self::Json,
            _ if names_columns(text) => Self::Table { tabs: false },
            _ => Self::Plain,
        }
    }
}

/// The article of a recording. Nothing but the file's name is its title: what is said first is none.
fn script(name: &str, script: cues::Script, id: &str) -> Found {
    let cues::Script { text, positions, warnings } = script;
    let article = Article {
        id: id.to_owned(),
        text: Some(text),
        title: titled(name),
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
    values::article(json::value(line)?, id, &mut FxHashSet::default())
}

/// A correction out of JSON, if it is one.
#[must_use]
pub fn read_correction(text: &str) -> Option<Correction> {
    values::correction(&json::value(text).ok()?)
}

/// The one article of a file of text or of a page.
fn single(name: &str, id: &str, text: String, page: bool) -> Found {
    let warnings = emptiness(name, &text);
    let (text, html) = if page { (None, Some(text)) } else { (Some(text), None) };
    Found::article(Article { id: id.to_owned(), text, html, ..Article::default() }, warnings, Place::default())
}

/// Whether a text begins with the names of a table's columns, and a row that has as many cells.
fn names_columns(text: &str) -> bool {
    let mut rows = table::rows(text, false);
    let (Some(head), Some(first)) = (rows.next(), rows.next()) else { return false };
    let names: Vec<Option<&str>> = head.cells.iter().map(|cell| Some(fields::field(cell.trim())?.0)).collect();
    let has_text = names.iter().any(|name| matches!(name, Some("text" | "html")));
    has_text && 2 * names.iter().flatten().count() > names.len() && names.len() > 1 && first.cells.len() == names.len()
}

/// The article of a text, or those of an archive's export.
fn plain(name: &str, id: &str, text: String, each: Each<'_>) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let parts = exports::split(&lines);
    if parts.len() < 2 {
        return each(single(name, id, text, false));
    }
    (1..).zip(parts).all(|(i, part)| {
        let text = Some(lines[part].join("\n"));
        let article = Article { id: format!("{id}-{i}"), text, made: true, ..Article::default() };
        each(Found::article(article, Vec::new(), Place::item(i)))
    })
}

/// The one article of a file of Markdown.
fn marked(name: &str, id: &str, source: &str) -> Found {
    let (text, front) = markdown::read(source);
    let markdown::Front { title, date, outlet, url, authors } = front;
    let text = Some(text);
    let article =
        Article { id: id.to_owned(), text, title, date, outlet, url, authors, made: true, ..Article::default() };
    Found::article(article, emptiness(name, source), Place::default())
}

fn emptiness(name: &str, text: &str) -> Vec<String> {
    if text.trim().is_empty() { vec![format!("{name} is empty")] } else { Vec::new() }
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
