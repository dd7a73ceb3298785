//! Rows in the format that was asked for.

use std::io::{self, Write};

use nutgraf::tables::{Row, Table, Value};
use serde::ser::{SerializeMap, Serializer};

use crate::args::Format;
use crate::output::Output;

/// Writes one table.
pub(crate) enum Rows {
    Csv(Box<csv::Writer<Output>>),
    Jsonl(Vec<&'static str>, Box<Output>),
    #[cfg(feature = "parquet")]
    Parquet(Box<crate::parquet::Writer>),
}

impl Rows {
    pub(crate) fn new(table: Table, format: Format, out: Output) -> io::Result<Self> {
        let names: Vec<&str> = table.columns().iter().map(|c| c.name).collect();
        Ok(match format {
            #[cfg(feature = "parquet")]
            Format::Parquet => Self::Parquet(Box::new(crate::parquet::Writer::new(table, out)?)),
            Format::Jsonl => Self::Jsonl(names, Box::new(out)),
            _ => {
                let mut csv = csv::Writer::from_writer(out);
                csv.write_record(names)?;
                Self::Csv(Box::new(csv))
            }
        })
    }

    pub(crate) fn write(&mut self, rows: Vec<Row>) -> io::Result<()> {
        match self {
            Self::Csv(csv) => rows.iter().try_for_each(|row| Ok(csv.write_record(row.iter().map(cell))?)),
            Self::Jsonl(names, out) => rows.iter().try_for_each(|row| {
                let mut json = serde_json::Serializer::new(&mut **out);
                let mut map = json.serialize_map(Some(row.len()))?;
                names.iter().zip(row).try_for_each(|(name, value)| map.serialize_entry(name, value))?;
                map.end()?;
                writeln!(out)
            }),
            #[cfg(feature = "parquet")]
            Self::Parquet(parquet) => parquet.write(rows),
        }
    }

    /// Passes on what is held back, as far as the format lets it.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Csv(csv) => csv.flush(),
            Self::Jsonl(_, out) => out.flush(),
            #[cfg(feature = "parquet")]
            Self::Parquet(_) => Ok(()),
        }
    }

    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::Csv(csv) => csv.into_inner().map_err(|e| io::Error::other(e.to_string()))?.finish(),
            Self::Jsonl(_, out) => out.finish(),
            #[cfg(feature = "parquet")]
            Self::Parquet(parquet) => parquet.finish(),
        }
    }
}

/// A cell as CSV has it. The words are those of the article, to the character, also where a spreadsheet would take them
/// for a formula.
fn cell(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.clone(),
        Value::Integer(n) => n.to_string(),
        Value::Share(share) => (f64::from(share.0) / 1000.0).to_string(),
        Value::Truth(truth) => truth.to_string(),
    }
}
