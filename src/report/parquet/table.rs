//! A table of typed columns that is written in groups of rows.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};

use crate::report::origin::PROGRAM;

/// How many values wait at most before they are written.
const WAITING: usize = 1 << 19;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Text,
    Number,
    /// Days since 1970.
    Date,
    Truth,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// A cell; `None` where there is nothing to say.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(Option<ByteArray>),
    Number(Option<f64>),
    Date(Option<i32>),
    Truth(Option<bool>),
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(Some(ByteArray::from(text)))
    }
}

/// The cells of a column that wait to be written, and for every row whether it has one.
enum Column {
    Text(Vec<ByteArray>, Vec<i16>),
    Number(Vec<f64>, Vec<i16>),
    Date(Vec<i32>, Vec<i16>),
    Truth(Vec<bool>, Vec<i16>),
}

impl Column {
    const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(Vec::new(), Vec::new()),
            Kind::Number => Self::Number(Vec::new(), Vec::new()),
            Kind::Date => Self::Date(Vec::new(), Vec::new()),
            Kind::Truth => Self::Truth(Vec::new(), Vec::new()),
        }
    }

    fn add(&mut self, value: Value) {
        match (self, value) {
            (Self::Text(values, there), Value::Text(value)) => push(values, there, value),
            (Self::Number(values, there), Value::Number(value)) => push(values, there, value),
            (Self::Date(values, there), Value::Date(value)) => push(values, there, value),
            (Self::Truth(values, there), Value::Truth(value)) => push(values, there, value),
            // Rows are made beside the list of columns, so that each value has its column's kind.
            (
                Self::Text(_, there)
                | Self::Number(_, there)
                | Self::Date(_, there)
                | Self::Truth(_, there),
                _,
            ) => there.push(0),
        }
    }

    fn write(&self, into: &mut ColumnWriter<'_>) -> Result<(), ParquetError> {
        match (self, into) {
            (Self::Text(values, there), ColumnWriter::ByteArrayColumnWriter(into)) => {
                into.write_batch(values, Some(there), None).map(drop)
            }
            (Self::Number(values, there), ColumnWriter::DoubleColumnWriter(into)) => {
                into.write_batch(values, Some(there), None).map(drop)
            }
            (Self::Date(values, there), ColumnWriter::Int32ColumnWriter(into)) => {
                into.write_batch(values, Some(there), None).map(drop)
            }
            (Self::Truth(values, there), ColumnWriter::BoolColumnWriter(into)) => {
                into.write_batch(values, Some(there), None).map(drop)
            }
            _ => Err(ParquetError::General("a column of another kind".to_owned())),
        }
    }

    fn clear(&mut self) {
        match self {
            Self::Text(values, there) => (values.clear(), there.clear()),
            Self::Number(values, there) => (values.clear(), there.clear()),
            Self::Date(values, there) => (values.clear(), there.clear()),
            Self::Truth(values, there) => (values.clear(), there.clear()),
        };
    }
}

fn push<T>(values: &mut Vec<T>, there: &mut Vec<i16>, value: Option<T>) {
    there.push(i16::from(value.is_some()));
    values.extend(value);
}

/// A table that is being written.
pub(super) struct Table<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    columns: Vec<Column>,
    rows: usize,
}

impl<W: Write + Send> Table<W> {
    /// Begins a table of these columns; `about` is kept with it.
    pub(super) fn begin(
        (name, fields): (&str, &[Field]),
        about: &[(&str, String)],
        out: W,
    ) -> io::Result<Self> {
        let properties = WriterProperties::builder()
            .set_created_by(PROGRAM.to_owned())
            .set_key_value_metadata(Some(about.iter().map(noted).collect()));
        let schema = schema(name, fields).map_err(io::Error::other)?;
        let writer = SerializedFileWriter::new(out, schema, Arc::new(properties.build()))?;
        let columns = fields.iter().map(|field| Column::of(field.kind)).collect();
        Ok(Self { writer, columns, rows: 0 })
    }

    /// Adds a row: a value for each column.
    pub(super) fn add(&mut self, row: impl IntoIterator<Item = Value>) -> io::Result<()> {
        self.columns.iter_mut().zip(row).for_each(|(column, value)| column.add(value));
        self.rows += 1;
        if self.rows * self.columns.len() >= WAITING { self.flush() } else { Ok(()) }
    }

    /// Writes the rows that wait, keeps with the table what is known by now, and hands back what it was written to.
    pub(super) fn finish(mut self, about: &[(&str, String)]) -> io::Result<W> {
        self.flush()?;
        about.iter().for_each(|one| self.writer.append_key_value_metadata(noted(one)));
        Ok(self.writer.into_inner()?)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for column in &mut self.columns {
            if let Some(mut into) = group.next_column()? {
                column.write(into.untyped())?;
                into.close()?;
            }
            column.clear();
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }
}

fn noted((key, value): &(&str, String)) -> KeyValue {
    KeyValue::new((*key).to_owned(), value.clone())
}

fn schema(name: &str, fields: &[Field]) -> Result<TypePtr, ParquetError> {
    let fields: Vec<TypePtr> =
        fields.iter().map(|field| column(field).map(Arc::new)).collect::<Result<_, _>>()?;
    Ok(Arc::new(Type::group_type_builder(name).with_fields(fields).build()?))
}

fn column(field: &Field) -> Result<Type, ParquetError> {
    let (physical, logical) = match field.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Number => (Physical::DOUBLE, None),
        Kind::Date => (Physical::INT32, Some(LogicalType::Date)),
        Kind::Truth => (Physical::BOOLEAN, None),
    };
    Type::primitive_type_builder(&field.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()
}
