//! Articles out of Python objects.

use nutgraf::{Article, Span, Unit};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyFloat, PyString};

use crate::problem::Problem;

/// Reads an article from a mapping: a dict, or anything else with keys, such as a row of a database.
pub(crate) fn article(item: &Bound<'_, PyAny>, unit: Unit) -> Result<Article, Problem> {
    let mut id = None;
    let read = read(item, unit, &mut id);
    read.and_then(|a| a.check().map(|()| a).map_err(|e| Problem::new(e.code().as_str(), e.message())))
        .map_err(|p| Problem { id: id.filter(|i| !i.is_empty()), ..p })
}

fn read(item: &Bound<'_, PyAny>, unit: Unit, id: &mut Option<String>) -> Result<Article, Problem> {
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
        keep: keep(item)?,
        offsets: unit,
    })
}

fn bad(why: impl std::fmt::Display) -> Problem {
    Problem::new("bad-article", format!("not an article: {why}"))
}

/// A field's value; `None` where it is missing, None, or the NaN that data frames put where nothing is.
fn value<'py>(item: &Bound<'py, PyAny>, name: &str) -> Result<Option<Bound<'py, PyAny>>, Problem> {
    let found = match item.get_item(name) {
        Ok(found) => found,
        Err(e) if e.is_instance_of::<PyKeyError>(item.py()) => return Ok(None),
        Err(_) => return Err(bad(format!("a {} has no fields", kind(item)))),
    };
    let nothing = found.is_none() || found.cast::<PyFloat>().is_ok_and(|f| f.value().is_nan());
    // pandas.NaT is a datetime and no float.
    Ok((!nothing && kind(&found) != "NaTType").then_some(found))
}

fn text(item: &Bound<'_, PyAny>, name: &str) -> Result<Option<String>, Problem> {
    let Some(found) = value(item, name)? else { return Ok(None) };
    match found.cast::<PyString>() {
        Ok(text) => string(text).map(Some),
        Err(_) => Err(bad(format!("{name} is a {}, not a str", kind(&found)))),
    }
}

/// The date as text; of a `datetime.date` or the like its day.
fn date(item: &Bound<'_, PyAny>) -> Result<Option<String>, Problem> {
    let Some(found) = value(item, "date")? else { return Ok(None) };
    if let Ok(text) = found.cast::<PyString>() {
        return string(text).map(Some);
    }
    let iso = found.call_method0("isoformat").and_then(|d| d.extract::<String>());
    let day = iso.ok().and_then(|d| d.get(..10).map(str::to_owned));
    day.map(Some).ok_or_else(|| bad(format!("date is a {}, not a str or a date", kind(&found))))
}

fn keep(item: &Bound<'_, PyAny>) -> Result<Vec<Span<Unit>>, Problem> {
    let Some(found) = value(item, "keep")? else { return Ok(Vec::new()) };
    pythonize::depythonize(&found).map_err(|e| bad(format!("keep: {e}")))
}

/// The characters of a str. Half a character, which a str can hold and no other text, becomes U+FFFD, so that the
/// number of characters stays.
fn string(text: &Bound<'_, PyString>) -> Result<String, Problem> {
    if let Ok(whole) = text.to_cow() {
        return Ok(whole.into_owned());
    }
    let bytes = text.call_method1("encode", ("utf-32-le", "surrogatepass"));
    let bytes = bytes.ok().and_then(|b| b.cast_into::<PyBytes>().ok()).ok_or_else(|| bad("its text cannot be read"))?;
    let code = |b: &[u8]| b.try_into().map_or(0xfffd, u32::from_le_bytes);
    Ok(bytes.as_bytes().chunks(4).map(|b| char::from_u32(code(b)).unwrap_or('\u{fffd}')).collect())
}

/// The name of an object's class.
fn kind(object: &Bound<'_, PyAny>) -> String {
    object.get_type().name().map_or_else(|_| "object".into(), |n| n.to_string())
}
