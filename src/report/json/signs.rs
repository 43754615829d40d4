//! Signs that records need a second look, on the wire.

use std::io;

use serde::Serialize;

use super::origin::MadeFrom;
use super::value::Decimal;
use crate::report::origin::{Origin, VERSION};
use crate::report::signs as words;
use crate::signs::{Kind, Sign, Signs, Spot};
use crate::text::{Lang, escaped};

/// All signs, over several lines.
///
/// # Errors
/// Only if the machine refuses.
pub fn signs(signs: &Signs, origin: &Origin, lang: Lang) -> io::Result<String> {
    let wire = Wire {
        tilik: VERSION,
        made_from: MadeFrom::of(origin),
        units: signs.units,
        texts: signs.texts,
        compared: signs.compared,
        signs: signs.signs.iter().map(|sign| WireSign::of(sign, lang)).collect(),
    };
    Ok(escaped(serde_json::to_string_pretty(&wire)?) + "\n")
}

#[derive(Serialize)]
struct Wire<'a> {
    tilik: &'static str,
    made_from: MadeFrom<'a>,
    units: usize,
    texts: usize,
    compared: usize,
    signs: Vec<WireSign<'a>>,
}

#[derive(Serialize)]
struct WireSign<'a> {
    kind: &'static str,
    fields: Vec<&'a str>,
    units: usize,
    records: usize,
    likeness: Option<Decimal>,
    values: Option<Vec<String>>,
    quoted: Option<String>,
    date: Option<String>,
    holiday: Option<String>,
    rows: Vec<Row<'a>>,
}

impl<'a> WireSign<'a> {
    fn of(sign: &'a Sign, lang: Lang) -> Self {
        let (likeness, values, holiday) = match &sign.kind {
            Kind::TextOfUnits(least) | Kind::TextOfMonths(least) => {
                (Some(Decimal::new(least)), None, None)
            }
            Kind::SameCounts | Kind::SameTimes => (None, Some(words::values(sign, lang)), None),
            Kind::Holiday(date, name) => (None, None, Some((date, name))),
        };
        Self {
            kind: words::kind_key(&sign.kind),
            fields: names(sign),
            units: sign.units(),
            records: sign.meetings(),
            likeness,
            values,
            quoted: words::quoted(sign),
            date: holiday.map(|(date, _)| date.to_string()),
            holiday: holiday.map(|(_, name)| name.get(lang).to_owned()),
            rows: sign.spots.iter().map(Row::of).collect(),
        }
    }
}

fn names(sign: &Sign) -> Vec<&str> {
    let Some(spot) = sign.spots.first() else { return Vec::new() };
    let (form, table) = (&spot.checklist.form, spot.table());
    sign.fields.iter().map(|field| form.field(table, *field).name.as_str()).collect()
}

#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    name: &'a str,
    row: String,
    source: Option<String>,
}

impl<'a> Row<'a> {
    fn of(spot: &'a Spot) -> Self {
        Self {
            code: &spot.submission.code,
            name: &spot.submission.name,
            row: spot.row_name(),
            source: spot.source(),
        }
    }
}
