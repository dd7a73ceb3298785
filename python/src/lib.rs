//! The Python module `nutgraf._nutgraf`; what people use of it is `python/nutgraf`.
//!
//! Articles come from any iterable, are analysed by threads that never touch Python, and go out in order. The
//! interpreter's lock is held only while Python objects are read or made.

mod input;
mod object;
mod output;
mod pool;
mod problem;
mod stream;

use std::num::NonZeroUsize;
use std::sync::OnceLock;

use nutgraf::tables::{Kind, Table};
use nutgraf::{Corpus, Correction, Engine, Unit};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyIterator, PyMapping, PyString};

use object::Names;
use pool::{Made, Pool, Want};
use problem::Problem;
use stream::Stream;

/// The engine, made when it is first needed: one for all threads, since it keeps no state.
pub(crate) fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(Engine::bundled)
}

/// What the articles come from. What can be iterated and gives no articles, as a caller may hand over by mistake, is
/// refused with what to pass instead.
fn source(articles: &Bound<'_, PyAny>) -> PyResult<Py<PyIterator>> {
    let kind = input::kind(articles);
    let module = articles.get_type().module().map_or_else(|_| String::new(), |m| m.to_string());
    let wanted = match (kind.as_str(), module.split('.').next()) {
        ("DataFrame", Some("polars")) => "pass its rows, as df.iter_rows(named=True) gives them",
        ("DataFrame", Some("pyspark")) => "pass its rows, as df.toLocalIterator() gives them",
        ("DataFrame", _) => "pass its rows, as df.to_dict(\"records\") of pandas gives them",
        ("Table" | "RecordBatch", Some("pyarrow")) => "pass its rows, as table.to_pylist() gives them",
        _ if articles.is_instance_of::<PyMapping>() => "pass a list of articles: [article]",
        _ if articles.is_instance_of::<PyString>() || articles.is_instance_of::<PyBytes>() => {
            "pass a list of articles, such as [{\"id\": \"a\", \"text\": text}]"
        }
        _ => return Ok(articles.try_iter()?.unbind()),
    };
    Err(PyTypeError::new_err(format!("a {kind} is no iterable of articles: {wanted}")))
}

/// Analyses articles one by one, in order: an iterator of a report or error object for each.
#[pyfunction]
#[pyo3(signature = (articles, jobs, offsets, text))]
fn reports(articles: &Bound<'_, PyAny>, jobs: Option<isize>, offsets: &str, text: bool) -> PyResult<Stream> {
    let unit = unit(offsets)?;
    Ok(Stream::new(source(articles)?, Pool::new(threads(jobs)?, Want::Report { unit, text }), unit))
}

/// Analyses articles one by one, in order: an iterator of the rows of each, `{table: [row, ...]}`, or error object.
#[pyfunction]
#[pyo3(signature = (articles, tables, jobs, offsets))]
fn rows(articles: &Bound<'_, PyAny>, tables: Vec<String>, jobs: Option<isize>, offsets: &str) -> PyResult<Stream> {
    let unit = unit(offsets)?;
    let tables = tables.iter().map(|n| table(n)).collect::<PyResult<Vec<_>>>()?;
    Ok(Stream::new(source(articles)?, Pool::new(threads(jobs)?, Want::Rows { unit, tables }), unit))
}

/// Articles read together, for a report or rows.
#[pyclass]
struct Read {
    corpus: Corpus,
    unit: Unit,
}

#[pymethods]
impl Read {
    /// Reads the articles; `failed` is called with each problem as an error object.
    #[new]
    fn new(
        py: Python<'_>,
        articles: &Bound<'_, PyAny>,
        corrections: Option<&Bound<'_, PyAny>>,
        jobs: Option<isize>,
        offsets: &str,
        failed: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        let unit = unit(offsets)?;
        let mut corpus = Corpus::new();
        let mut stream = Stream::new(source(articles)?, Pool::new(threads(jobs)?, Want::Analysis), unit);
        while let Some((number, made)) = stream.step(py)? {
            let fail = |problem: Problem| failed.call1((output::problem(py, &problem, number)?,)).map(drop);
            match made {
                Ok(Made::Analysis(analysis)) if corpus.get(analysis.id()).is_some() => {
                    fail(Problem::duplicate(analysis.id()))?;
                }
                Ok(Made::Analysis(analysis)) => corpus.insert(*analysis),
                Ok(_) => {}
                Err(problem) => fail(problem)?,
            }
        }
        let mut good = Vec::new();
        for (number, given) in corrections.map(|c| c.try_iter()).transpose()?.into_iter().flatten().enumerate() {
            match pythonize::depythonize::<Correction>(&given?) {
                Ok(correction) => good.push(correction),
                Err(e) => {
                    let problem = Problem::new("bad-corrections", format!("correction {number}: {e}"));
                    failed.call1((output::problem(py, &problem, number as u64)?,))?;
                }
            }
        }
        corpus.correct(good);
        Ok(Self { corpus, unit })
    }

    /// The report.
    fn report<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let report = py.detach(|| self.corpus.report_in(self.unit));
        object::object(py, &mut Names::default(), &report)
    }

    /// Rows of these tables: `{table: [row, ...]}`.
    fn rows<'py>(&self, py: Python<'py>, tables: Vec<String>) -> PyResult<Bound<'py, PyDict>> {
        let tables = tables.iter().map(|n| table(n)).collect::<PyResult<Vec<_>>>()?;
        let corpus = &self.corpus;
        let made = py.detach(|| {
            let report = corpus.report();
            let text = |id: &str| corpus.get(id).map_or("", |a| a.text());
            tables.iter().map(|t| (*t, t.of_corpus(&report, text, self.unit))).collect::<Vec<_>>()
        });
        output::rows(py, &made)
    }
}

/// The tables there are: `[(name, whether it compares articles, [(column, kind, meaning), ...]), ...]`.
#[pyfunction]
#[allow(clippy::type_complexity, reason = "a list for Python to read")]
fn tables() -> Vec<(&'static str, bool, Vec<(&'static str, &'static str, &'static str)>)> {
    let kind = |kind| match kind {
        Kind::Text => "text",
        Kind::Integer => "integer",
        Kind::Share => "share",
        Kind::Truth => "truth",
    };
    let columns = |t: &Table| t.columns().iter().map(|c| (c.name, kind(c.kind), c.meaning)).collect();
    Table::ALL.iter().map(|t| (t.as_str(), t.compares(), columns(t))).collect()
}

fn table(name: &str) -> PyResult<Table> {
    Table::named(name).ok_or_else(|| PyValueError::new_err(format!("there is no table {name}")))
}

fn unit(name: &str) -> PyResult<Unit> {
    match name {
        "char" => Ok(Unit::Char),
        "utf16" => Ok(Unit::Utf16),
        "byte" => Ok(Unit::Byte),
        other => Err(PyValueError::new_err(format!("offsets are char, utf16 or byte, not {other}"))),
    }
}

/// As many threads as the program takes: more than any machine has cores, and no more than it can make.
const MOST_JOBS: usize = 1024;

/// How many threads to work with: as many as were asked for, or as the machine has cores.
fn threads(jobs: Option<isize>) -> PyResult<usize> {
    match jobs {
        None => Ok(std::thread::available_parallelism().map_or(1, NonZeroUsize::get)),
        Some(n) => usize::try_from(n)
            .ok()
            .filter(|n| (1..=MOST_JOBS).contains(n))
            .ok_or_else(|| PyValueError::new_err(format!("jobs is a number from 1 to {MOST_JOBS}, or None, not {n}"))),
    }
}

/// See `nutgraf`.
#[pymodule]
fn _nutgraf(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<Read>()?;
    module.add_class::<Stream>()?;
    module.add_function(wrap_pyfunction!(reports, module)?)?;
    module.add_function(wrap_pyfunction!(rows, module)?)?;
    module.add_function(wrap_pyfunction!(tables, module)?)
}
