//! Rows as a Parquet file.

use std::io::{self, Write};
use std::sync::Arc;

use nutgraf::tables::{Column, Kind, Row, Table, Value};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use crate::output::Output;

/// Rows of a row group: enough for readers that take groups in parallel, little enough to be held in memory.
const GROUP: usize = 1 << 16;

/// Writes one table.
pub(crate) struct Writer {
    columns: Vec<Column>,
    held: Vec<Row>,
    file: SerializedFileWriter<Output>,
}

impl Writer {
    pub(crate) fn new(table: Table, out: Output) -> io::Result<Self> {
        let columns = table.columns();
        let fields: Result<Vec<_>, _> = columns.iter().map(|c| of(*c).map(Arc::new)).collect();
        let schema = fields.and_then(|f| Type::group_type_builder(table.as_str()).with_fields(f).build());
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let file = schema.and_then(|s| SerializedFileWriter::new(out, Arc::new(s), Arc::new(properties)));
        Ok(Self { columns, held: Vec::new(), file: file.map_err(told)? })
    }

    pub(crate) fn write(&mut self, rows: Vec<Row>) -> io::Result<()> {
        self.held.extend(rows);
        if self.held.len() >= GROUP { self.group() } else { Ok(()) }
    }

    fn group(&mut self) -> io::Result<()> {
        let rows = std::mem::take(&mut self.held);
        let mut group = self.file.next_row_group().map_err(told)?;
        for (i, column) in self.columns.iter().enumerate() {
            write_column(&mut group, column.kind, rows.iter().map(|r| &r[i])).map_err(told)?;
        }
        group.close().map(|_| ()).map_err(told)
    }

    pub(crate) fn finish(mut self) -> io::Result<()> {
        if !self.held.is_empty() {
            self.group()?;
        }
        let mut out = self.file.into_inner().map_err(told)?;
        out.flush()?;
        out.finish()
    }
}

/// The error below, where it is one of writing.
fn told(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(io) => *io,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}

fn of(column: Column) -> Result<Type, ParquetError> {
    let (physical, logical) = match column.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Integer => (Physical::INT64, None),
        Kind::Share => (Physical::DOUBLE, None),
        Kind::Truth => (Physical::BOOLEAN, None),
    };
    let builder = Type::primitive_type_builder(column.name, physical);
    builder.with_logical_type(logical).with_repetition(Repetition::OPTIONAL).build()
}

fn write_column<'a>(
    group: &mut SerializedRowGroupWriter<'_, Output>,
    kind: Kind,
    cells: impl Iterator<Item = &'a Value>,
) -> Result<(), ParquetError> {
    match kind {
        Kind::Text => write_cells::<ByteArrayType>(group, cells, |v| match v {
            Value::Text(text) => Some(ByteArray::from(text.as_str())),
            _ => None,
        }),
        Kind::Integer => write_cells::<Int64Type>(group, cells, |v| match v {
            Value::Integer(n) => Some(i64::from(*n)),
            _ => None,
        }),
        Kind::Share => write_cells::<DoubleType>(group, cells, |v| match v {
            Value::Share(share) => Some(f64::from(share.0) / 1000.0),
            _ => None,
        }),
        Kind::Truth => write_cells::<BoolType>(group, cells, |v| match v {
            Value::Truth(truth) => Some(*truth),
            _ => None,
        }),
    }
}

/// Values go in without the empty cells, which are told by a level for each row.
fn write_cells<'a, T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Output>,
    cells: impl Iterator<Item = &'a Value>,
    value: fn(&Value) -> Option<T::T>,
) -> Result<(), ParquetError> {
    let cells: Vec<Option<T::T>> = cells.map(value).collect();
    let levels: Vec<i16> = cells.iter().map(|c| i16::from(c.is_some())).collect();
    let values: Vec<T::T> = cells.into_iter().flatten().collect();
    let Some(mut column) = group.next_column()? else {
        return Err(ParquetError::General("a column too many".into()));
    };
    column.typed::<T>().write_batch(&values, Some(&levels), None)?;
    column.close()
}
