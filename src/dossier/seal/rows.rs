//! Puts rows and their cells in place.

use std::ops::Range;

use super::Sealer;
use super::calendar::Expected;
use super::unwritten::Unwritten;
use crate::diagnostic::{Code, Diagnostic};
use crate::dossier::draft::{Given, Nested};
use crate::dossier::plan::is_required;
use crate::dossier::value::Entry;
use crate::form::{At, Blank, Cell, Presence, Row, RowId};
use crate::ids::{FieldId, TableId};
use crate::text;
use crate::text::{Lang, Text};

/// A required field that was not submitted.
pub const MISSING_FIELD: Code = Code("missing-field");

impl Sealer<'_, '_> {
    /// Puts the root row in place, and all rows in it.
    pub(super) fn root(&mut self, expected: Option<&Expected>) {
        let root = self.written_row(TableId::ROOT, 0, RowId::ROOT, 1);
        self.nested(TableId::ROOT, 0, root, expected);
    }

    /// Puts a row of the draft in place, without the rows nested in it.
    pub(super) fn written_row(
        &mut self,
        table: TableId,
        written: u32,
        parent: RowId,
        number: u32,
    ) -> RowId {
        let of = self.draft.table(table).row(written);
        let at = At { source: of.mark.source, line: of.line };
        let row = Row { parent, presence: Presence::Certain, number, at };
        let row = self.records.rows_mut(table).push(row);
        if let Some(of) = self.draft.table_mut(table).rows.get_mut(written as usize) {
            of.placed = Some(row);
        }
        for (id, field) in self.plan.form.table(table).fields() {
            if !field.derived {
                let entry = self.draft.table_mut(table).take(written, id);
                let cell = self.cell((table, written, row), id, entry);
                *self.records.rows_mut(table).cell_mut(row, id) = cell;
            }
        }
        row
    }

    fn cell(
        &mut self,
        (table, written, row): (TableId, u32, RowId),
        id: FieldId,
        entry: Entry,
    ) -> Cell {
        let plan = self.plan;
        let field = plan.form.field(table, id);
        match entry {
            Entry::Known(content) => {
                let cell = Cell::there(content);
                if !cell.is_sure() {
                    self.partly_known.insert((table, row, id));
                }
                cell
            }
            Entry::None => Cell::NONE,
            Entry::Absent | Entry::Blank if is_required(plan.form, table, id) => {
                self.missing((table, written), id, &entry);
                plan.table(table).unknown_cell(id)
            }
            Entry::Unknown | Entry::Refused => plan.table(table).unknown_cell(id),
            Entry::Absent | Entry::Blank => {
                match (plan.table(table).blank_cell(id), &field.blank) {
                    (Some(cell), _) => cell,
                    (None, Blank::Value(value)) => {
                        self.records.keep_value(&value.map_text(String::as_str))
                    }
                    (None, _) => plan.table(table).unknown_cell(id),
                }
            }
        }
    }

    fn missing(&mut self, (table, written): (TableId, u32), id: FieldId, entry: &Entry) {
        let field = self.plan.form.field(table, id);
        let of = self.draft.table(table);
        let row = of.row(written).mark;
        let (place, name) = match entry {
            Entry::Blank => {
                let mark = of.mark(written, id);
                (self.draft.place(mark), self.draft.name_at(mark, field))
            }
            _ => (self.draft.place_within(row), self.draft.name_in(row, field)),
        };
        let (name_id, name_en) = (name.get(Lang::Id), name.get(Lang::En));
        let path = self.plan.form.path(table);
        let message = if path.is_empty() || *entry == Entry::Blank {
            text!("`{name_id}` wajib diisi", "`{name_en}` is required")
        } else {
            text!(
                "baris `{path}` ini wajib berisi `{name_id}`",
                "this row of `{path}` must have `{name_en}`"
            )
        };
        let is_known = self.plan.identifies(table, id);
        let help = match self.draft.is_in_cell(row) {
            true => filled_in(entry, &name, is_known),
            false => written_in(entry, &field.name, is_known),
        };
        self.report(Diagnostic::error(MISSING_FIELD, place, message).help(help));
    }

    /// Puts the rows in place that a row of the draft holds.
    pub(super) fn nested(
        &mut self,
        table: TableId,
        written: u32,
        row: RowId,
        expected: Option<&Expected>,
    ) {
        let form = self.plan.form;
        for (place, id) in form.table(table).tables.iter().enumerate() {
            let start = self.records.rows(*id).len();
            let nested = self.draft.table(table).nested(written, place).clone();
            match form.timeline.filter(|timeline| timeline.table == *id) {
                Some(timeline) => self.timeline(timeline, &nested, expected),
                None => self.ordinary(*id, row, &nested),
            }
            self.unwritten().hold(table, row, place, start);
        }
    }

    fn ordinary(&mut self, table: TableId, parent: RowId, nested: &Nested) {
        match nested.given {
            Given::Rows => self.written_rows(table, parent, nested.rows.clone()),
            Given::None => {}
            Given::Absent | Given::Blank if self.plan.form.table(table).blank_is_empty => {}
            Given::Absent | Given::Blank | Given::Unknown | Given::Refused => {
                self.unknown_row(table, parent, Presence::Many);
            }
        }
    }

    fn written_rows(&mut self, table: TableId, parent: RowId, rows: Range<u32>) {
        let start = self.records.rows(table).len();
        for (number, written) in (1..).zip(rows) {
            let row = self.written_row(table, written, parent, number);
            self.nested(table, written, row, None);
        }
        self.check_twice(table, start..self.records.rows(table).len());
    }

    /// Puts a row in place that nobody wrote: everything in it is unknown.
    fn unknown_row(&mut self, table: TableId, parent: RowId, presence: Presence) {
        self.unwritten().row(table, parent, presence);
    }

    /// What puts rows in place that nobody wrote.
    pub(super) fn unwritten(&mut self) -> Unwritten<'_, '_> {
        Unwritten { plan: self.plan, records: &mut self.records }
    }
}

/// How to give a key its value; one that says what the row is has to be known.
fn written_in(entry: &Entry, name: &str, is_known: bool) -> Text {
    match (entry, is_known) {
        (Entry::Blank, true) => text!("tulis nilainya", "write its value"),
        (Entry::Blank, false) => text!(
            "tulis nilainya, atau \"?\" kalau belum diketahui",
            "write its value, or \"?\" if that is not known"
        ),
        (_, true) => text!("tambahkan `{name}: …`", "add `{name}: …`"),
        (_, false) => text!(
            "tambahkan `{name}: …`, atau `{name}: \"?\"` kalau belum diketahui",
            "add `{name}: …`, or `{name}: \"?\"` if that is not known"
        ),
    }
}

/// How to fill in a cell; one that says what the row is has to be known.
fn filled_in(entry: &Entry, name: &Text, is_known: bool) -> Text {
    let (id, en) = (name.get(Lang::Id), name.get(Lang::En));
    match (entry, is_known) {
        (Entry::Blank, true) => text!("isi sel ini", "fill in this cell"),
        (Entry::Blank, false) => text!(
            "isi sel ini, atau tulis ? kalau belum diketahui",
            "fill in this cell, or write ? if that is not known"
        ),
        (_, _) => text!("tambahkan `{id}` di lembar ini", "add `{en}` to this sheet"),
    }
}
