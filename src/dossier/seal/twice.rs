//! Finds rows that stand twice in one parent.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::Sealer;
use crate::bound::Content;
use crate::diagnostic::{Code, Diagnostic};
use crate::form::{Cell, Form, Presence, Records, RowId};
use crate::ids::TableId;
use crate::quantity::Number;
use crate::text;

/// A row that stands twice in one parent, with nothing unknown in it.
pub const DUPLICATE_ROW: Code = Code("duplicate-row");

/// Comparing each with each is quickest for so few rows.
const FEW: usize = 16;

/// Rows that say the same as an earlier one of the same parent, each with the first that does.
pub(in crate::dossier) fn twice(
    form: &Form,
    records: &Records,
    table: TableId,
    rows: Range<usize>,
) -> Vec<(RowId, RowId)> {
    let alike = Alike { form, records };
    match rows.len() {
        0 | 1 => Vec::new(),
        2..=FEW => alike.each_with_each(table, rows),
        _ => alike.by_hash(table, rows),
    }
}

/// Compares rows of one dossier.
#[derive(Clone, Copy)]
struct Alike<'a> {
    form: &'a Form,
    records: &'a Records,
}

impl Alike<'_> {
    fn each_with_each(self, table: TableId, rows: Range<usize>) -> Vec<(RowId, RowId)> {
        let start = rows.start;
        let mut signs = [0; FEW];
        for (sign, row) in signs.iter_mut().zip(rows.clone()) {
            *sign = self.sign(table, RowId::new(row));
        }
        let again = rows.filter_map(|later| {
            let mut before = signs.iter().take(later - start).zip(start..);
            let sign = signs.get(later - start)?;
            let later = RowId::new(later);
            let (_, first) = before.find(|(other, first)| {
                *other == sign && self.is_same_row(table, RowId::new(*first), later)
            })?;
            Some((RowId::new(first), later))
        });
        again.collect()
    }

    /// Something that rows have in common that say the same; those that don't mostly differ in it.
    fn sign(self, table: TableId, row: RowId) -> u64 {
        let first = self.records.rows(table).cells(row).first();
        let text = first.and_then(Cell::known_text).map(|span| self.records.text(span).as_bytes());
        match (text, first.and_then(Cell::number).and_then(Number::to_i64)) {
            (Some(text), _) => {
                let head = text.first_chunk().map_or(0, |head| u64::from_le_bytes(*head));
                head.wrapping_mul(31).wrapping_add(text.len() as u64)
            }
            (None, number) => number.map_or(0, i64::cast_unsigned),
        }
    }

    fn by_hash(self, table: TableId, rows: Range<usize>) -> Vec<(RowId, RowId)> {
        let mut seen: HashMap<u64, Vec<RowId>> = HashMap::new();
        let mut again = Vec::new();
        for row in rows.map(RowId::new) {
            let Some(hash) = self.hash(table, row) else { continue };
            let alike = seen.entry(hash).or_default();
            match alike.iter().find(|first| self.is_same_row(table, **first, row)) {
                Some(first) => again.push((*first, row)),
                None => alike.push(row),
            }
        }
        again
    }

    /// A hash of the row's own cells; `None` where one is unknown.
    fn hash(self, table: TableId, row: RowId) -> Option<u64> {
        let mut hasher = DefaultHasher::new();
        let rows = self.records.rows(table);
        for (id, field) in self.form.table(table).fields() {
            let cell = rows.cell(row, id);
            if !field.derived && !cell.is_sure() {
                return None;
            }
            match cell.value().content() {
                Content::Range(range) => range.hash(&mut hasher),
                Content::Text(Some(text)) => self.records.text(*text).hash(&mut hasher),
                Content::Choice(items) => items.hash(&mut hasher),
                Content::Choices { surely, .. } => surely.hash(&mut hasher),
                Content::Truth(truth) => truth.hash(&mut hasher),
                Content::Nothing | Content::Text(None) => 0.hash(&mut hasher),
            }
        }
        Some(hasher.finish())
    }

    fn is_same_row(self, table: TableId, one: RowId, other: RowId) -> bool {
        let of = self.form.table(table);
        let rows = self.records.rows(table);
        let surely_there = |row| rows.row(row).presence == Presence::Certain;
        surely_there(one)
            && surely_there(other)
            && of
                .fields()
                .filter(|(_, field)| !field.derived)
                .all(|(id, _)| self.is_same_cell(rows.cell(one, id), rows.cell(other, id)))
            && of.tables.iter().enumerate().all(|(place, nested)| {
                let (ones, others) = (rows.nested(one, place), rows.nested(other, place));
                ones.len() == others.len()
                    && ones
                        .zip(others)
                        .all(|(one, other)| self.is_same_row(*nested, RowId(one), RowId(other)))
            })
    }

    /// Whether two cells surely hold the same.
    fn is_same_cell(self, one: &Cell, other: &Cell) -> bool {
        match (one.known_text(), other.known_text()) {
            (Some(a), Some(b)) => self.records.text(a) == self.records.text(b),
            _ => one == other && one.is_sure(),
        }
    }
}

impl Sealer<'_, '_> {
    /// Reports rows of one parent that say the same.
    pub(super) fn check_twice(&mut self, table: TableId, rows: Range<usize>) {
        for (first, later) in twice(self.plan.form, &self.records, table, rows) {
            self.report_twice(table, first, later);
        }
    }

    fn report_twice(&mut self, table: TableId, first: RowId, later: RowId) {
        let name = self.plan.form.path(table);
        let place = self.row_place(table, later);
        let message = match &place {
            Some(place) if place.source.cells.is_some() => text!(
                "baris ini sama persis dengan baris sebelumnya",
                "this row is the same as an earlier one"
            ),
            _ => text!(
                "baris `{name}` ini sama persis dengan baris sebelumnya",
                "this row of `{name}` is the same as an earlier one"
            ),
        };
        let mut diagnostic = Diagnostic::error(DUPLICATE_ROW, place, message).help(text!(
            "hapus salah satunya, atau tulis apa yang membedakannya",
            "remove one of them, or write what tells them apart"
        ));
        if let Some(place) = self.row_place(table, first) {
            let label = text!("baris yang sama di sini", "the same row is here");
            diagnostic = diagnostic.related(place, label);
        }
        self.report(diagnostic);
    }
}
