//! What dossiers say that is worth comparing.

use std::collections::{BTreeMap, BTreeSet};

use super::holidays::Holidays;
use super::{Kind, Read, Sign, Spot, When};
use crate::form::{Form, Kind as FieldKind, Presence, RowId};
use crate::ids::{FieldId, TableId};
use crate::quantity::{Date, Month, Number};

/// A text that somebody wrote into a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage<'a> {
    /// The row.
    pub(super) spot: Spot<'a>,
    /// The field.
    pub(super) field: FieldId,
    /// The text.
    pub(super) text: &'a str,
}

/// Adds the passages of a dossier that are long enough, by table and field.
pub(super) fn passages<'a>(
    read: Read<'a>,
    letters: usize,
    fields: &mut BTreeMap<String, Vec<Passage<'a>>>,
) {
    let checklist = read.0;
    for (table, here) in checklist.form.tables() {
        if !is_compared(&checklist.form, table) {
            continue;
        }
        let texts = here.fields().filter(|(_, field)| field.kind == FieldKind::Text);
        for (field, named) in texts {
            let name = format!("{}.{}", checklist.form.path(table), named.name);
            for row in certain(read, table) {
                let Some(text) = known_text(read, (table, row), field) else { continue };
                let long = text.chars().filter(|c| c.is_alphanumeric()).count() >= letters;
                let Some(when) = when(read, table, row).filter(|_| long) else { continue };
                let spot = Spot { read, table, row, when };
                fields.entry(name.clone()).or_default().push(Passage { spot, field, text });
            }
        }
    }
}

/// Each row of the timeline once, by unit and time: of a meeting in several dossiers, the one that supervisors
/// wrote down.
pub(super) fn meetings<'a>(dossiers: &[Read<'a>]) -> Vec<Spot<'a>> {
    let mut all: BTreeMap<(&str, When), Spot<'a>> = BTreeMap::new();
    for read in dossiers {
        let Some(timeline) = read.0.form.timeline else { continue };
        for row in certain(*read, timeline.table) {
            let Some(when) = when(*read, timeline.table, row) else { continue };
            let spot = Spot { read: *read, table: timeline.table, row, when };
            let kept = all.entry((read.1.code.as_str(), when)).or_insert(spot);
            if kept.read.1.filled_by < read.1.filled_by {
                *kept = spot;
            }
        }
    }
    all.into_values().collect()
}

/// The dates of meetings that are public holidays.
pub(super) fn on_holidays<'a>(meetings: &[Spot<'a>], holidays: &Holidays) -> Vec<Sign<'a>> {
    let mut signs = Vec::new();
    for spot in meetings {
        let fields = spot.read.0.form.table(spot.table).fields();
        for (field, _) in
            fields.filter(|(_, field)| field.kind == FieldKind::Date && !field.derived)
        {
            let date =
                exact(spot, field).and_then(|days| Date::from_days(i32::try_from(days).ok()?));
            let Some((date, name)) = date.and_then(|date| Some((date, holidays.on(date)?))) else {
                continue;
            };
            let kind = Kind::Holiday(date, name);
            signs.push(Sign { kind, fields: vec![field], spots: vec![*spot] });
        }
    }
    signs
}

/// The whole number in a cell, if it is known.
pub(super) fn exact(spot: &Spot<'_>, field: FieldId) -> Option<i64> {
    let value = spot.read.1.records.value(spot.table, spot.row, field);
    let known = value.is_sure().then(|| value.range()?.exact().and_then(Number::to_i64));
    known.flatten()
}

/// The text in a cell, if it is known.
pub(super) fn known_text<'a>(
    (_, dossier): Read<'a>,
    (table, row): (TableId, RowId),
    field: FieldId,
) -> Option<&'a str> {
    let cell = dossier.records.rows(table).cell(row, field);
    cell.known_text().map(|span| dossier.records.text(span))
}

/// Whether texts of a table are compared: those of meetings, or where there is no timeline all but the root's.
fn is_compared(form: &Form, table: TableId) -> bool {
    match form.timeline {
        Some(timeline) => ancestors(form, table).contains(&timeline.table),
        None => table != TableId::ROOT,
    }
}

/// A table and those it is nested in.
fn ancestors(form: &Form, table: TableId) -> BTreeSet<TableId> {
    std::iter::successors(Some(table), |table| form.table(*table).parent).collect()
}

fn certain((_, dossier): Read<'_>, table: TableId) -> impl Iterator<Item = RowId> {
    let rows = dossier.records.rows(table);
    rows.ids().filter(|row| rows.row(*row).presence == Presence::Certain)
}

/// When a row was: the month of its timeline row, or else the dossier's period.
fn when((checklist, dossier): Read<'_>, table: TableId, row: RowId) -> Option<When> {
    let form = &checklist.form;
    let Some(timeline) = form.timeline else { return Some(When::Within(dossier.period)) };
    let (mut table, mut row) = (table, row);
    while table != timeline.table {
        row = dossier.records.rows(table).row(row).parent;
        table = form.table(table).parent?;
    }
    let month = dossier.records.value(table, row, timeline.month);
    let month = month.range()?.exact()?.to_i64()?;
    let month = Month::from_index(i32::try_from(month).ok()?)?;
    Some(When::Meeting(month, dossier.records.rows(table).row(row).number))
}
