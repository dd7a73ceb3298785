//! Articles out of Python objects.

use nutgraf::{Article, Unit};
use pyo3::exceptions::{PyException, PyLookupError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyFloat, PyString};
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// Why there is no article.
enum Failed {
    /// The item is none.
    Problem(Problem),
    /// Something that is no fault of the item's, such as the user's interrupt.
    Raised(PyErr),
}

type Read<T> = Result<T, Failed>;

/// Reads an article from a mapping: a dict, or anything else with keys, such as a row of a database.
///
/// # Errors
/// What Python raises that is no `Exception`: an interrupt, or the end of the program.
pub(crate) fn article(item: &Bound<'_, PyAny>, unit: Unit) -> PyResult<Result<Article, Problem>> {
    let mut id = None;
    let checked = read(item, unit, &mut id).and_then(|a| match a.check() {
        Ok(()) => Ok(a),
        Err(e) => Err(Failed::Problem(Problem::new(e.code().as_str(), e.message()))),
    });
    match checked {
        Ok(article) => Ok(Ok(article)),
        Err(Failed::Problem(p)) => Ok(Err(Problem { id: id.filter(|i| !i.is_empty()), ..p })),
        Err(Failed::Raised(e)) => Err(e),
    }
}

fn read(item: &Bound<'_, PyAny>, unit: Unit, id: &mut Option<String>) -> Read<Article> {
    let field = |name| text(item, name);
    *id = field("id")?;
    Ok(Article {
        id: id.clone().ok_or_else(|| bad("it has no id"))?,
        text: field("text")?,
        html: field("html")?,
        date: date(item)?,
        title: field("title")?,
        url: field("url")?,
        outlet: field("outlet")?,
        authors: authors(item)?,
        positions: list(item, "positions")?,
        keep: list(item, "keep")?,
        offsets: unit,
        ..Article::default()
    })
}

fn bad(why: impl std::fmt::Display) -> Failed {
    Failed::Problem(Problem::new("bad-article", format!("not an article: {why}")))
}

/// A failure that an error of Python's means, unless it is none of the item's.
fn failed(py: Python<'_>, e: PyErr, why: impl FnOnce(&PyErr) -> Failed) -> Failed {
    if e.is_instance_of::<PyException>(py) { why(&e) } else { Failed::Raised(e) }
}

/// A field's value; `None` where it is missing, None, or what data frames put where nothing is.
fn value<'py>(item: &Bound<'py, PyAny>, name: &str) -> Read<Option<Bound<'py, PyAny>>> {
    let py = item.py();
    let found = match item.get_item(name) {
        Ok(found) => found,
        // Rows of databases say so in their own ways: IndexError (sqlite3), ValueError (PySpark, NumPy).
        Err(e) if e.is_instance_of::<PyLookupError>(py) || e.is_instance_of::<PyValueError>(py) => return Ok(None),
        Err(e) => return Err(failed(py, e, |_| bad(format!("a {} has no fields", kind(item))))),
    };
    let nothing = found.is_none() || found.cast::<PyFloat>().is_ok_and(|f| f.value().is_nan());
    // pandas.NaT is a datetime and pandas.NA a class of its own.
    Ok((!nothing && !matches!(kind(&found).as_str(), "NaTType" | "NAType")).then_some(found))
}

fn text(item: &Bound<'_, PyAny>, name: &str) -> Read<Option<String>> {
    let Some(found) = value(item, name)? else { return Ok(None) };
    match found.cast::<PyString>() {
        Ok(text) => string(text).map(Some),
        Err(_) => Err(bad(format!("{name} is a {}, not a str", kind(&found)))),
    }
}

/// The date as text; of a `datetime.date` or the like its day.
fn date(item: &Bound<'_, PyAny>) -> Read<Option<String>> {
    let Some(found) = value(item, "date")? else { return Ok(None) };
    if let Ok(text) = found.cast::<PyString>() {
        return string(text).map(Some);
    }
    let odd = || bad(format!("date is a {}, not a str or a date", kind(&found)));
    let iso = found.call_method0("isoformat").and_then(|d| d.extract::<String>());
    let iso = iso.map_err(|e| failed(item.py(), e, |_| odd()))?;
    iso.get(..10).map(|day| Some(day.to_owned())).ok_or_else(odd)
}

/// A list of plain values.
fn list<T: DeserializeOwned>(item: &Bound<'_, PyAny>, name: &str) -> Read<Vec<T>> {
    let Some(found) = value(item, name)? else { return Ok(Vec::new()) };
    pythonize::depythonize(&found).map_err(|e| bad(format!("{name}: {e}")))
}

/// The names of who wrote it: a list, or one name.
fn authors(item: &Bound<'_, PyAny>) -> Read<Vec<String>> {
    match value(item, "authors")? {
        Some(found) if found.cast::<PyString>().is_ok() => Ok(text(item, "authors")?.into_iter().collect()),
        _ => list(item, "authors"),
    }
}

/// The characters of a str. Half a character, which a str can hold and no other text, becomes U+FFFD, so that the
/// number of characters stays.
fn string(text: &Bound<'_, PyString>) -> Read<String> {
    if let Ok(whole) = text.to_cow() {
        return Ok(whole.into_owned());
    }
    let bytes = text.call_method1("encode", ("utf-32-le", "surrogatepass"));
    let bytes = bytes.ok().and_then(|b| b.cast_into::<PyBytes>().ok()).ok_or_else(|| bad("its text cannot be read"))?;
    let code = |b: &[u8]| b.try_into().map_or(0xfffd, u32::from_le_bytes);
    Ok(bytes.as_bytes().chunks(4).map(|b| char::from_u32(code(b)).unwrap_or('\u{fffd}')).collect())
}

/// The name of an object's class.
pub(crate) fn kind(object: &Bound<'_, PyAny>) -> String {
    object.get_type().name().map_or_else(|_| "object".into(), |n| n.to_string())
}
