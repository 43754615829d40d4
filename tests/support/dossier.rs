//! A dossier as the tests know it, and its YAML.

use std::fmt::Write as _;

use tilik::quantity::Period;

use super::form::{Form, Timeline};
use super::value::{Type, Value};

/// A dossier.
#[derive(Clone, Debug)]
pub(crate) struct Dossier {
    pub(crate) period: Period,
    pub(crate) root: Row,
}

/// A row: a cell for each field of its table that is submitted (`None` for derived ones), and the rows of
/// each nested table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Option<Cell>>,
    pub(crate) tables: Vec<Rows>,
}

/// The rows of a nested table.
#[derive(Clone, Debug)]
pub(crate) enum Rows {
    Absent,
    Unknown,
    /// No rows, written as `-`.
    Dash,
    These(Vec<Row>),
}

/// What is said of a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Cell {
    /// Nothing.
    Absent,
    /// `?`
    Unknown,
    /// `-`
    Dash,
    Known(Value),
    /// `>= 3`
    AtLeast(i64),
    /// `<= 3`
    AtMost(i64),
    /// `> 3`
    Above(i64),
    /// `< 3`
    Below(i64),
    /// `3..5`
    Between(i64, i64),
    /// The month of a day.
    DayOf(i64),
    /// These items and maybe more.
    Some(Vec<usize>),
}

impl Cell {
    /// A whole number or month that is known.
    pub(crate) fn quantity(&self) -> Option<i64> {
        match self {
            Self::Known(Value::Quantity(steps)) => Some(*steps),
            _ => None,
        }
    }
}

impl Dossier {
    /// The rows of the timeline; empty where nothing is said of it.
    pub(crate) fn timeline_rows(&self, form: &Form, timeline: &Timeline) -> Vec<Row> {
        let place = form.tables[0].tables.iter().position(|table| *table == timeline.table);
        match place.map(|place| &self.root.tables[place]) {
            Some(Rows::These(rows)) => rows.clone(),
            _ => Vec::new(),
        }
    }

    /// What the dossier says of a root field.
    pub(crate) fn root_cell(&self, form: &Form, name: &str) -> Option<&Cell> {
        let place = form.tables[0].fields.iter().position(|field| field.name == name)?;
        self.root.cells[place].as_ref()
    }

    /// The dossier as a unit would write it, a row of a root table to a line.
    pub(crate) fn yaml(&self, form: &Form) -> String {
        let mut out = format!("daftar_tilik: uji\nperiode: {}\n", self.period);
        for (field, cell) in form.tables[0].fields.iter().zip(&self.root.cells) {
            if let Some(written) = cell.as_ref().and_then(|cell| written(form, field.of?, cell)) {
                _ = writeln!(out, "{}: {written}", field.name);
            }
        }
        for (table, rows) in form.tables[0].tables.iter().zip(&self.root.tables) {
            let name = &form.tables[*table].name;
            match rows {
                Rows::Absent => {}
                Rows::Unknown => _ = writeln!(out, "{name}: \"?\""),
                Rows::Dash => _ = writeln!(out, "{name}: \"-\""),
                Rows::These(rows) if rows.is_empty() => _ = writeln!(out, "{name}: []"),
                Rows::These(rows) => {
                    _ = writeln!(out, "{name}:");
                    for row in rows {
                        _ = writeln!(out, "  - {}", row_in_line(form, *table, row));
                    }
                }
            }
        }
        out
    }
}

fn row_in_line(form: &Form, table: usize, row: &Row) -> String {
    let here = &form.tables[table];
    let mut parts = Vec::new();
    for (field, cell) in here.fields.iter().zip(&row.cells) {
        if let Some(written) = cell.as_ref().and_then(|cell| written(form, field.of?, cell)) {
            parts.push(format!("{}: {written}", field.name));
        }
    }
    for (nested, rows) in here.tables.iter().zip(&row.tables) {
        let name = &form.tables[*nested].name;
        match rows {
            Rows::Absent => {}
            Rows::Unknown => parts.push(format!("{name}: \"?\"")),
            Rows::Dash => parts.push(format!("{name}: \"-\"")),
            Rows::These(rows) => {
                let rows: Vec<String> =
                    rows.iter().map(|row| row_in_line(form, *nested, row)).collect();
                parts.push(format!("{name}: [{}]", rows.join(", ")));
            }
        }
    }
    format!("{{{}}}", parts.join(", "))
}

/// What is said of a field, as YAML; `None` for nothing.
fn written(form: &Form, of: Type, cell: &Cell) -> Option<String> {
    let bound = |sign: &str, steps: &i64| Some(format!("\"{sign} {}\"", of.written(*steps)));
    match cell {
        Cell::Absent => None,
        Cell::Unknown => Some("\"?\"".to_owned()),
        Cell::Dash => Some("\"-\"".to_owned()),
        Cell::Known(value) => Some(known(form, of, value)),
        Cell::AtLeast(steps) => bound(">=", steps),
        Cell::AtMost(steps) => bound("<=", steps),
        Cell::Above(steps) => bound(">", steps),
        Cell::Below(steps) => bound("<", steps),
        Cell::Between(low, high) => {
            Some(format!("\"{}..{}\"", of.written(*low), of.written(*high)))
        }
        Cell::DayOf(month) => Some(Type::Month.written(*month)),
        Cell::Some(items) => {
            let mut items = keys(form, of, items);
            items.push("\"?\"".to_owned());
            Some(format!("[{}]", items.join(", ")))
        }
    }
}

fn known(form: &Form, of: Type, value: &Value) -> String {
    match value {
        Value::Text(text) => format!("\"{text}\""),
        Value::Quantity(steps) => of.written(*steps),
        Value::Boolean(known) => if *known { "ya" } else { "tidak" }.to_owned(),
        Value::Choice(item) => keys(form, of, &[*item]).concat(),
        Value::Choices(items) => format!("[{}]", keys(form, of, items).join(", ")),
        Value::Raw(written) => written.clone(),
    }
}

fn keys(form: &Form, of: Type, items: &[usize]) -> Vec<String> {
    let (Type::Choice(words) | Type::Choices(words)) = of else { return Vec::new() };
    items.iter().map(|item| form.vocabularies[words].1[*item].to_owned()).collect()
}
