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

mod decode;
pub mod formats;
mod json;
mod markdown;
mod problem;
mod reading;
mod table;
mod values;

use serde_json::{Map, Value};

use crate::corpus::Correction;
use crate::input::Article;
pub use decode::Decoder;
use formats::{Format, Reader};
pub use problem::Problem;
pub(crate) use problem::Reason;
#[doc(hidden)]
pub use reading::Reading;

/// What was found in a file.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Found {
    /// An article.
    Article {
        /// The article.
        article: Article,
        /// What the reader should know of how it was read, a sentence each.
        warnings: Vec<String>,
        /// Where in the file it stands.
        place: Place,
    },
    /// The reader's corrections, as the page exports them.
    Corrections(Vec<Correction>),
    /// What could not be read.
    Problem(Problem),
}

/// Where in a file something stands; nothing is told where the file holds nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The line, from 1.
    pub line: Option<usize>,
    /// Its number among the rows, items, messages or files in it, from 1.
    pub item: Option<usize>,
}

impl Place {
    pub(crate) fn line(line: usize) -> Self {
        Self { line: Some(line), item: None }
    }

    pub(crate) fn item(item: usize) -> Self {
        Self { line: None, item: Some(item) }
    }
}

impl Found {
    /// An article that stands somewhere in a file.
    pub(crate) fn article(article: Article, warnings: Vec<String>, place: Place) -> Self {
        Self::Article { article, warnings, place }
    }
}

/// Takes what was found, one by one; false ends the reading.
pub type Each<'a> = &'a mut dyn FnMut(Found) -> bool;

/// Reads a file of a name. Articles without an id get one that is made of `id`; whether `each` wants more. A file of a
/// kind that needs another reader is a [`Problem`].
pub fn read(name: &str, id: &str, bytes: Vec<u8>, decoder: Decoder<'_>, each: Each<'_>) -> bool {
    match formats::of(name, &bytes) {
        Some(Format { reader: Reader::None, label, .. }) => return each(Found::Problem(Reason::Binary(label).into())),
        Some(Format { reader: Reader::Optional, label, .. }) => {
            return each(Found::Problem(Reason::NoReader(label).into()));
        }
        _ => {}
    }
    match decode::decode(bytes, decoder) {
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

/// Reads a text as [`read`] reads the text of a file.
pub fn read_text(name: &str, id: &str, text: String, each: Each<'_>) -> bool {
    let ending = formats::ending(name);
    match ending.as_str() {
        "jsonl" | "ndjson" => lines(&text, id, each),
        "json" => json(&text, id, each),
        "csv" | "tsv" => table(&text, ending == "tsv", id, each),
        _ => {
            let warnings = if text.trim().is_empty() { vec![format!("{name} is empty")] } else { Vec::new() };
            each(Found::article(single(&ending, id, text), warnings, Place::default()))
        }
    }
}

/// The article of a line of JSON Lines; the problem has no number of a line. `id` is used where it has none.
///
/// # Errors
/// Where the line is no JSON or no article.
pub fn read_line(line: &str, id: Option<&str>) -> Result<Article, Problem> {
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
fn single(ending: &str, id: &str, text: String) -> Article {
    let article = Article { id: id.to_owned(), ..Article::default() };
    let marked = matches!(ending, "md" | "markdown");
    if matches!(ending, "html" | "htm" | "xhtml") || looks_like_html(&text, marked) {
        return Article { html: Some(text), ..article };
    }
    if !marked {
        return Article { text: Some(text), ..article };
    }
    let (text, front) = markdown::read(&text);
    Article {
        text: Some(text),
        title: front.title,
        date: front.date,
        outlet: front.outlet,
        url: front.url,
        made: true,
        ..article
    }
}

/// Whether a text begins as a page does. Markdown may begin with a tag and be none.
fn looks_like_html(text: &str, marked: bool) -> bool {
    let Some(rest) = text.trim_start().strip_prefix('<') else { return false };
    let begins = |word: &str| rest.get(..word.len()).is_some_and(|r| r.eq_ignore_ascii_case(word));
    let element = |word: &str| begins(word) && rest[word.len()..].starts_with(|c: char| c.is_whitespace() || c == '>');
    ["!doctype html", "html", "?xml"].into_iter().any(begins)
        || !marked && ["article", "body", "div", "main", "section", "p", "h1"].into_iter().any(element)
}

fn lines(text: &str, id: &str, each: Each<'_>) -> bool {
    json::lines(text, |line, number| {
        let read = read_line(line, Some(&format!("{id}-{number}")));
        each(found(read, Place::line(number)))
    })
}

fn found(read: Result<Article, Problem>, place: Place) -> Found {
    match read {
        Ok(article) => Found::article(article, Vec::new(), place),
        Err(problem) => Found::Problem(Problem { line: place.line, item: place.item, ..problem }),
    }
}

/// A file of an article, of a list of them, of corrections, or of JSON Lines after all.
fn json(text: &str, id: &str, each: Each<'_>) -> bool {
    let value = match json::value(text) {
        Ok(value) => value,
        Err(problem) => {
            let is_object = |line| json::value(line).is_ok_and(|v: Value| v.is_object());
            let none = json::lines(text, |line, _| !is_object(line));
            return if none { each(Found::Problem(problem)) } else { lines(text, id, each) };
        }
    };
    let corrected = values::corrections_in(&value).map(|list| values::corrections(list));
    let given = corrected.is_some();
    if let Some((good, bad)) = corrected
        && !((good.is_empty() || each(Found::Corrections(good))) && bad.into_iter().all(|p| each(Found::Problem(p))))
    {
        return false;
    }
    let (listed, items) = match value {
        Value::Array(items) => (false, items),
        mut other => match other.get_mut("articles") {
            Some(Value::Array(items)) => (true, std::mem::take(items)),
            _ => (false, vec![other]),
        },
    };
    if given && !(listed && items.iter().any(values::has_text)) {
        return true;
    }
    let several = items.len() > 1;
    items.into_iter().enumerate().all(|(i, item)| {
        let own = if several { format!("{id}-{}", i + 1) } else { id.to_owned() };
        let read = values::article(item, Some(&own));
        each(found(read, if several { Place::item(i + 1) } else { Place::default() }))
    })
}

/// The columns of a table that an article has room for.
const COLUMNS: [&str; 7] = ["id", "text", "html", "date", "title", "url", "outlet"];

/// A table with a head that names the columns, and a row for each article.
fn table(text: &str, tabs: bool, id: &str, each: Each<'_>) -> bool {
    let mut rows = table::rows(text, tabs);
    let head = rows.next().unwrap_or_default();
    let known = |name: &String| COLUMNS.into_iter().find(|c| name.trim().eq_ignore_ascii_case(c));
    let columns: Vec<Option<&str>> = head.iter().map(known).collect();
    if !columns.iter().any(|c| matches!(c, Some("text" | "html"))) {
        let what = "the first row of a table of articles names a column \"text\" or \"html\"";
        return each(Found::Problem(Problem::new(Reason::NoArticle(what.into()))));
    }
    rows.enumerate().all(|(i, row)| {
        let mut fields = Map::new();
        // A comma that no marks hold parts a text in two, and whose is the rest?
        if row.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
            let what = "it has more cells than the first row names; a cell with a comma in it stands between \"";
            return each(Found::Problem(Problem { item: Some(i + 1), ..Problem::new(Reason::NoArticle(what.into())) }));
        }
        for (column, cell) in columns.iter().zip(row) {
            if let Some(column) = column.filter(|_| !cell.trim().is_empty()) {
                fields.insert(column.to_owned(), Value::String(cell));
            }
        }
        let read = values::article(Value::Object(fields), Some(&format!("{id}-{}", i + 1)));
        each(found(read, Place::item(i + 1)))
    })
}

#[cfg(test)]
mod tests;
