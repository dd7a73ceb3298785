//! Python objects out of whatever serde can write: what `json.loads` makes of its JSON, without the JSON.
//!
//! The names of fields and variants are made once and kept, which is most of what such a conversion costs.

use std::fmt;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};
use rustc_hash::FxHashMap;
use serde::ser::{self, Impossible, Serialize, SerializeSeq, SerializeStruct};

/// The names met so far, by where they stand in the program.
#[derive(Default)]
pub(crate) struct Names(FxHashMap<(usize, usize), Py<PyString>>);

impl Names {
    fn get<'py>(&mut self, py: Python<'py>, name: &'static str) -> Bound<'py, PyString> {
        let place = (name.as_ptr() as usize, name.len());
        self.0.entry(place).or_insert_with(|| PyString::intern(py, name).unbind()).bind(py).clone()
    }
}

/// Makes the object for `value`.
pub(crate) fn object<'py, T: Serialize>(py: Python<'py>, names: &mut Names, value: &T) -> PyResult<Bound<'py, PyAny>> {
    value.serialize(Maker { py, names }).map_err(|e| e.0)
}

struct Maker<'a, 'py> {
    py: Python<'py>,
    names: &'a mut Names,
}

#[derive(Debug)]
struct Failed(PyErr);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Failed {}

impl ser::Error for Failed {
    fn custom<T: fmt::Display>(why: T) -> Self {
        Self(pyo3::exceptions::PyTypeError::new_err(why.to_string()))
    }
}

impl From<PyErr> for Failed {
    fn from(e: PyErr) -> Self {
        Self(e)
    }
}

type Object<'py> = Bound<'py, PyAny>;
type Made<'py> = Result<Object<'py>, Failed>;
type No<'py> = Impossible<Object<'py>, Failed>;

/// Methods for what no report holds.
macro_rules! not_here {
    ($($method:ident($($arg:ty),*) -> $out:ty;)+) => {
        $(fn $method(self, $(_: $arg),*) -> Result<$out, Failed> {
            Err(ser::Error::custom(concat!("reports hold nothing for ", stringify!($method))))
        })+
    };
}

macro_rules! numbers {
    ($($method:ident: $type:ty),+) => {
        $(fn $method(self, n: $type) -> Made<'py> {
            Ok(n.into_pyobject(self.py).map_err(PyErr::from)?.into_any())
        })+
    };
}

impl<'a, 'py> ser::Serializer for Maker<'a, 'py> {
    type Ok = Object<'py>;
    type Error = Failed;
    type SerializeSeq = List<'a, 'py>;
    type SerializeStruct = Dict<'a, 'py>;
    type SerializeTuple = No<'py>;
    type SerializeTupleStruct = No<'py>;
    type SerializeTupleVariant = No<'py>;
    type SerializeMap = No<'py>;
    type SerializeStructVariant = No<'py>;

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8,
        serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_f32: f32, serialize_f64: f64
    }

    fn serialize_bool(self, truth: bool) -> Made<'py> {
        Ok(truth.into_pyobject(self.py).map_err(PyErr::from)?.to_owned().into_any())
    }

    fn serialize_str(self, text: &str) -> Made<'py> {
        Ok(PyString::new(self.py, text).into_any())
    }

    fn serialize_none(self) -> Made<'py> {
        Ok(self.py.None().into_bound(self.py))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Made<'py> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Made<'py> {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Made<'py> {
        Ok(self.names.get(self.py, variant).into_any())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Made<'py> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Made<'py> {
        Err(ser::Error::custom("reports hold no variants with a value"))
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<List<'a, 'py>, Failed> {
        Ok(List { py: self.py, names: self.names, items: Vec::with_capacity(len.unwrap_or(0)) })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Dict<'a, 'py>, Failed> {
        Ok(Dict { py: self.py, names: self.names, dict: PyDict::new(self.py) })
    }

    not_here! {
        serialize_char(char) -> Object<'py>;
        serialize_bytes(&[u8]) -> Object<'py>;
        serialize_unit_struct(&'static str) -> Object<'py>;
        serialize_tuple(usize) -> No<'py>;
        serialize_tuple_struct(&'static str, usize) -> No<'py>;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No<'py>;
        serialize_map(Option<usize>) -> No<'py>;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> No<'py>;
    }
}

struct List<'a, 'py> {
    py: Python<'py>,
    names: &'a mut Names,
    items: Vec<Object<'py>>,
}

impl<'py> SerializeSeq for List<'_, 'py> {
    type Ok = Object<'py>;
    type Error = Failed;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.items.push(value.serialize(Maker { py: self.py, names: self.names })?);
        Ok(())
    }

    fn end(self) -> Made<'py> {
        Ok(PyList::new(self.py, self.items)?.into_any())
    }
}

struct Dict<'a, 'py> {
    py: Python<'py>,
    names: &'a mut Names,
    dict: Bound<'py, PyDict>,
}

impl<'py> SerializeStruct for Dict<'_, 'py> {
    type Ok = Object<'py>;
    type Error = Failed;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Failed> {
        let value = value.serialize(Maker { py: self.py, names: self.names })?;
        Ok(self.dict.set_item(self.names.get(self.py, name), value)?)
    }

    fn end(self) -> Made<'py> {
        Ok(self.dict.into_any())
    }
}
