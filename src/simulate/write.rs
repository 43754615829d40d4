//! Writes a filled dossier as people submit it: as a line of JSON, or as YAML.

use std::fmt::Write as _;

use super::fill::Filling;
use crate::bound::{Content, Truth};
use crate::form::{Blank, Cell, Kind, Presence, RowId};
use crate::ids::{FieldId, TableId};
use crate::quantity::{Date, Month, Number, Period, Time};

/// An invented dossier.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The unit's code.
    pub code: String,
    /// The period it is about.
    pub period: Period,
    row: Vec<(String, Said)>,
}

/// What a row says under a key.
#[derive(Clone, Debug)]
enum Said {
    Text(String),
    /// A number as written.
    Number(String),
    Truth(bool),
    Items(Vec<String>),
    Rows(Vec<Vec<(String, Self)>>),
}

impl Filled {
    /// What is filled in.
    pub(super) fn of(filling: &Filling<'_, '_>) -> Self {
        let own = [
            ("daftar_tilik", filling.simulation.checklist.id.clone()),
            ("periode", filling.period.to_string()),
        ];
        let mut row: Vec<(String, Said)> =
            own.map(|(key, text)| (key.to_owned(), Said::Text(text))).into();
        row.extend(said(filling, TableId::ROOT, RowId::ROOT));
        Self { code: filling.unit.code(), period: filling.period, row }
    }

    /// The dossier as a line of NDJSON, without the line's end.
    #[must_use]
    pub fn json(&self) -> String {
        let mut out = String::new();
        json_row(&mut out, &self.row);
        out
    }

    /// The dossier as a document of YAML.
    #[must_use]
    pub fn yaml(&self) -> String {
        let mut out = String::new();
        yaml_row(&mut out, &self.row, 0);
        out
    }
}

/// What a row says: its fields in the order of the form, then its tables.
fn said(filling: &Filling<'_, '_>, table: TableId, row: RowId) -> Vec<(String, Said)> {
    let of = filling.form().table(table);
    let fields = of.fields().filter(|(_, field)| !field.derived).filter_map(|(id, field)| {
        Some((field.name.clone(), said_of_field(filling, (table, row, id))?))
    });
    let tables = of.tables.iter().filter(|nested| !filling.untold.contains(&(**nested, row)));
    let tables = tables.map(|nested| {
        let name = filling.form().table(*nested).name.clone();
        let place = filling.form().table(*nested).place;
        let rows = filling.records.rows(table).nested(row, place).map(RowId);
        let written =
            |row: &RowId| filling.records.rows(*nested).row(*row).presence == Presence::Certain;
        let rows = rows.filter(written).map(|row| said(filling, *nested, row)).collect();
        (name, Said::Rows(rows))
    });
    fields.chain(tables).collect()
}

fn said_of_field(filling: &Filling<'_, '_>, place: (TableId, RowId, FieldId)) -> Option<Said> {
    let (table, row, id) = place;
    let field = filling.form().field(table, id);
    let cell = filling.records.rows(table).cell(row, id);
    if filling.is_blank(place) && !field.required {
        return None;
    }
    if cell.is_none() {
        return (field.blank != Blank::None).then(|| Said::Text("-".to_owned()));
    }
    // What is required and yet unknown is said to be so.
    Some(known(filling, field.kind, cell).unwrap_or_else(|| Said::Text("?".to_owned())))
}

fn known(filling: &Filling<'_, '_>, kind: Kind, cell: &Cell) -> Option<Said> {
    let key = |vocabulary, item: usize| {
        let items = &filling.form().vocabulary(vocabulary).items;
        items.get(item).map(|item| item.key.clone())
    };
    let value = cell.value();
    Some(match (value.content(), kind) {
        (Content::Text(Some(span)), _) => Said::Text(filling.records.text(*span).to_owned()),
        (Content::Truth(Truth::True), _) => Said::Truth(true),
        (Content::Truth(Truth::False), _) => Said::Truth(false),
        (Content::Choice(items), Kind::Choice(id)) => Said::Text(key(id, items.single()?)?),
        (Content::Choices { surely, .. }, Kind::Choices(id)) => {
            Said::Items(surely.iter().filter_map(|item| key(id, item)).collect())
        }
        (Content::Range(range), _) => amount(kind, range.exact()?)?,
        _ => return None,
    })
}

fn amount(kind: Kind, number: &Number) -> Option<Said> {
    const PLACES: u32 = 4;
    let whole = || i32::try_from(number.to_i64()?).ok();
    Some(match kind {
        Kind::Share => {
            let hundredths = number.clone() * Number::whole(100);
            Said::Text(format!("{}%", hundredths.to_decimal(PLACES)))
        }
        Kind::Date => Said::Text(Date::from_days(whole()?)?.to_string()),
        Kind::Month => Said::Text(Month::from_index(whole()?)?.to_string()),
        Kind::Time => {
            let minutes = u32::try_from(whole()?).ok()?;
            Said::Text(Time::new(minutes / 60, minutes % 60)?.to_string())
        }
        _ => Said::Number(number.to_decimal(PLACES)),
    })
}

/// A text in quotes, which JSON and YAML read alike.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn json_row(out: &mut String, row: &[(String, Said)]) {
    out.push('{');
    for (place, (key, said)) in row.iter().enumerate() {
        let comma = if place > 0 { "," } else { "" };
        _ = write!(out, "{comma}{}:", quoted(key));
        json(out, said);
    }
    out.push('}');
}

fn json(out: &mut String, said: &Said) {
    match said {
        Said::Text(text) => out.push_str(&quoted(text)),
        Said::Number(number) => out.push_str(number),
        Said::Truth(known) => _ = write!(out, "{known}"),
        Said::Items(items) => out.push_str(&bracketed(items, ",")),
        Said::Rows(rows) => {
            out.push('[');
            for (place, row) in rows.iter().enumerate() {
                out.push_str(if place > 0 { "," } else { "" });
                json_row(out, row);
            }
            out.push(']');
        }
    }
}

fn bracketed(items: &[String], between: &str) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(between))
}

fn yaml_row(out: &mut String, row: &[(String, Said)], indent: usize) {
    for (place, (key, said)) in row.iter().enumerate() {
        // The first key stands behind the dash of its row.
        let width = if place > 0 || indent == 0 { indent } else { 0 };
        _ = write!(out, "{:width$}{key}:", "");
        match said {
            Said::Rows(rows) if !rows.is_empty() => {
                out.push('\n');
                for row in rows {
                    _ = write!(out, "{:indent$}  - ", "");
                    yaml_row(out, row, indent + 4);
                }
            }
            Said::Rows(_) => out.push_str(" []\n"),
            Said::Text(text) => _ = writeln!(out, " {}", quoted(text)),
            Said::Number(number) => _ = writeln!(out, " {number}"),
            Said::Truth(known) => _ = writeln!(out, " {}", if *known { "ya" } else { "tidak" }),
            Said::Items(items) => _ = writeln!(out, " {}", bracketed(items, ", ")),
        }
    }
    if row.is_empty() {
        out.push_str("{}\n");
    }
}
