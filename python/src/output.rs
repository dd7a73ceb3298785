//! Python objects out of reports, rows and problems.

use nutgraf::tables::{Row, Table, Value};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};

use crate::problem::Problem;

/// `{"error": {"code", "message", "id", "index"}}`.
pub(crate) fn problem<'py>(py: Python<'py>, problem: &Problem, number: u64) -> PyResult<Bound<'py, PyAny>> {
    let error = pythonize::pythonize(py, problem)?;
    error.set_item("index", number)?;
    let whole = PyDict::new(py);
    whole.set_item("error", error)?;
    Ok(whole.into_any())
}

/// `{table: [row, ...]}`, each row a tuple.
pub(crate) fn rows<'py>(py: Python<'py>, tables: &[(Table, Vec<Row>)]) -> PyResult<Bound<'py, PyDict>> {
    let all = PyDict::new(py);
    for (table, rows) in tables {
        let list = PyList::empty(py);
        for row in rows {
            let cells: Vec<Bound<'py, PyAny>> = row.iter().map(|v| cell(py, v)).collect::<PyResult<_>>()?;
            list.append(PyTuple::new(py, cells)?)?;
        }
        all.set_item(table.as_str(), list)?;
    }
    Ok(all)
}

fn cell<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        Value::Empty => py.None().into_bound(py),
        Value::Text(text) => text.into_pyobject(py)?.into_any(),
        Value::Integer(n) => n.into_pyobject(py)?.into_any(),
        // A column of a data frame is of one type: 1.0, where the report writes 1.
        Value::Share(share) => (f64::from(share.0) / 1000.0).into_pyobject(py)?.into_any(),
        Value::Truth(truth) => truth.into_pyobject(py)?.to_owned().into_any(),
    })
}
