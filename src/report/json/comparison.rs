//! Many units side by side, on the wire: each table is a list of rows by the names of its columns.

use std::io;

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::value::{Bounds, Decimal};
use crate::report::comparison::book::{Book, Cell, Column, Kind, Table};
use crate::report::keys;
use crate::text::escaped;

/// A comparison over several lines.
///
/// # Errors
/// Only if the machine refuses.
pub fn comparison(book: &Book) -> io::Result<String> {
    Ok(escaped(serde_json::to_string_pretty(&Wire(book))?) + "\n")
}

struct Wire<'b>(&'b Book);

impl Serialize for Wire<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("tilik", env!("CARGO_PKG_VERSION"))?;
        for fact in &self.0.about {
            map.serialize_entry(fact.key, &fact.plain)?;
        }
        map.serialize_entry("notes", &self.0.notes)?;
        for table in self.0.chapters.iter().flat_map(|chapter| &chapter.tables) {
            map.serialize_entry(table.key, &Rows(table))?;
        }
        map.end()
    }
}

struct Rows<'b>(&'b Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.rows.len()))?;
        for cells in &self.0.rows {
            list.serialize_element(&Row { columns: &self.0.columns, cells })?;
        }
        list.end()
    }
}

struct Row<'b> {
    columns: &'b [Column],
    cells: &'b [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.cells.len()))?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            map.serialize_entry(&column.key, &Value { kind: column.kind, cell })?;
        }
        map.end()
    }
}

struct Value<'b> {
    kind: Kind,
    cell: &'b Cell,
}

#[derive(Serialize)]
struct Rank {
    best: usize,
    worst: usize,
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.cell {
            Cell::Blank => serializer.serialize_none(),
            Cell::Text(text) => text.serialize(serializer),
            Cell::Word { key, .. } => key.serialize(serializer),
            Cell::Count(count) => count.serialize(serializer),
            Cell::Number(number) => match self.kind {
                Kind::Share | Kind::Change | Kind::Points => {
                    Decimal::percent(number).serialize(serializer)
                }
                _ => Decimal::new(number).serialize(serializer),
            },
            Cell::Score(score) => Bounds::percent(score).serialize(serializer),
            Cell::Rank(place) => {
                Rank { best: place.best, worst: place.worst }.serialize(serializer)
            }
            Cell::Verdict(verdict) => keys::verdict(*verdict).serialize(serializer),
        }
    }
}
