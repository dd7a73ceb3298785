//! The iterator that Python sees.

use nutgraf::Unit;
use pyo3::prelude::*;
use pyo3::types::PyIterator;

use crate::object::{Names, object};
use crate::pool::{Made, Pool};
use crate::problem::Problem;
use crate::{input, output};

/// What is made of each article of an iterable, in order.
#[pyclass(module = "nutgraf._nutgraf")]
pub(crate) struct Stream {
    source: Option<Py<PyIterator>>,
    /// What the source raised: raised again when what came before it is given.
    raised: Option<PyErr>,
    pool: Pool,
    unit: Unit,
    names: Names,
}

impl Stream {
    pub(crate) fn new(source: Py<PyIterator>, pool: Pool, unit: Unit) -> Self {
        Self { source: Some(source), raised: None, pool, unit, names: Names::default() }
    }

    /// The next in order, with its number among the articles; `None` at the end.
    ///
    /// # Errors
    /// What the source raised, and what is no item's fault, such as an interrupt.
    pub(crate) fn step(&mut self, py: Python<'_>) -> PyResult<Option<(u64, Result<Made, Problem>)>> {
        while !self.pool.is_full()
            && let Some(source) = &self.source
        {
            match source.bind(py).clone().next() {
                Some(Ok(item)) => self.pool.send(input::article(&item, self.unit)?),
                Some(Err(e)) => (self.source, self.raised) = (None, Some(e)),
                None => self.source = None,
            }
        }
        match self.pool.next(py)? {
            Some(done) => Ok(Some(done)),
            None => {
                self.pool.end();
                self.raised.take().map_or(Ok(None), Err)
            }
        }
    }
}

#[pymethods]
impl Stream {
    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__<'py>(&mut self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let Some((number, made)) = self.step(py)? else { return Ok(None) };
        let object = match made {
            Ok(Made::Report(report)) => object(py, &mut self.names, &*report)?,
            Ok(Made::Rows(rows)) => output::rows(py, &rows)?.into_any(),
            // Not wanted by any iterator.
            Ok(Made::Analysis(_)) => py.None().into_bound(py),
            Err(problem) => output::problem(py, &problem, number)?,
        };
        Ok(Some(object))
    }
}
