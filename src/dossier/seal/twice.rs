//! Finds rows that stand twice in one parent.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::Sealer;
use crate::bound::Content;
use crate::diagnostic::{Code, Diagnostic};
use crate::form::{Cell, Presence, RowId};
use crate::ids::TableId;
use crate::text;

/// A row that stands twice in one parent, with nothing unknown in it.
pub const DUPLICATE_ROW: Code = Code("duplicate-row");

impl Sealer<'_, '_> {
    /// Reports rows of one parent that say the same.
    pub(super) fn check_twice(&mut self, table: TableId, rows: Range<usize>) {
        // Comparing each with each is quickest for few rows: they mostly differ in their first cells.
        const FEW: usize = 16;
        let again: Vec<(RowId, RowId)> = match rows.len() {
            0 | 1 => return,
            2..=FEW => rows
                .clone()
                .filter_map(|later| {
                    let mut earlier = (rows.start..later).map(RowId::new);
                    let later = RowId::new(later);
                    let first = earlier.find(|first| self.is_same_row(table, *first, later))?;
                    Some((first, later))
                })
                .collect(),
            _ => self.alike_by_hash(table, rows),
        };
        for (first, later) in again {
            self.report_twice(table, first, later);
        }
    }

    fn alike_by_hash(&self, table: TableId, rows: Range<usize>) -> Vec<(RowId, RowId)> {
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
    fn hash(&self, table: TableId, row: RowId) -> Option<u64> {
        let mut hasher = DefaultHasher::new();
        let rows = self.records.rows(table);
        for (id, field) in self.plan.form.table(table).fields() {
            let cell = rows.cell(row, id);
            if !field.derived && !cell.is_sure() {
                return None;
            }
            match cell.content() {
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

    fn is_same_row(&self, table: TableId, one: RowId, other: RowId) -> bool {
        let of = self.plan.form.table(table);
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
    fn is_same_cell(&self, one: &Cell, other: &Cell) -> bool {
        match (one.content(), other.content()) {
            (Content::Text(Some(a)), Content::Text(Some(b))) => {
                self.records.text(*a) == self.records.text(*b)
            }
            (a, b) => a == b && one.is_sure() && other.is_sure(),
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
