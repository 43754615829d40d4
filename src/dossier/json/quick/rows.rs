//! Rows and the tables nested in them.

use super::super::scalar;
use super::super::scan::Shape;
use super::Quick;
use super::keys::Keys;
use crate::dossier::draft::Given;
use crate::dossier::intake::given;
use crate::dossier::plan::RowKey;
use crate::dossier::seal::{Unwritten, twice};
use crate::form::{At, Presence, Row, RowId};
use crate::ids::TableId;

impl<'c> Quick<'_, 'c, '_> {
    /// Reads the row that begins here, with the rows nested in it.
    pub(super) fn row(&mut self, table: TableId, parent: RowId, number: u32) -> Option<()> {
        let plan = self.plan.table(table);
        let row = self.begin(table, parent, number);
        let mut keys = Keys::default();
        let mut next = None;
        self.scan.enter().ok()?;
        while let Some((place, key)) = self.entry(plan, next)? {
            next = Some(place + 1);
            keys.add(place)?;
            match key.key {
                RowKey::Field(field) => self.field((table, row, field), key.usual)?,
                RowKey::Table(nested) => {
                    self.tell_rest(table);
                    self.table((table, row), nested)?;
                }
                RowKey::Evidence => self.evidence(table, row)?,
                own @ (RowKey::Checklist | RowKey::Period | RowKey::FilledBy) => {
                    self.header(own)?
                }
            }
        }
        self.tell_rest(table);
        self.tell_texts(table, row);
        for nested in &self.plan.form.table(table).tables {
            if !plan.table_place(*nested).is_some_and(|place| keys.has(place)) {
                self.without_rows((table, row), *nested, Given::Absent)?;
            }
        }
        keys.has_required(plan).then_some(())
    }

    /// Puts a row in place of which nothing was read yet.
    fn begin(&mut self, table: TableId, parent: RowId, number: u32) -> RowId {
        let at = At { source: 0, line: self.number };
        let row = Row { parent, presence: Presence::Certain, number, at };
        self.records.rows_mut(table).push_untold(row)
    }

    /// Leaves the fields blank that were not read.
    fn tell_rest(&mut self, table: TableId) {
        self.records.rows_mut(table).tell_rest(self.plan.table(table).untold_cells());
    }

    /// Keeps the texts that stand for blanks.
    fn tell_texts(&mut self, table: TableId, row: RowId) {
        for (field, text) in self.plan.table(table).texts() {
            if self.records.rows(table).cell(row, *field).is_none() {
                let cell = self.records.keep_value(&text.map_text(String::as_str));
                *self.records.rows_mut(table).cell_mut(row, *field) = cell;
            }
        }
    }

    /// Reads what a row says of one of its tables.
    fn table(&mut self, (table, row): (TableId, RowId), nested: TableId) -> Option<()> {
        let shape = self.scan.shape().ok()?;
        if shape != Shape::List {
            let written = scalar(&mut self.scan, shape, &mut self.scratch).ok()?.ok()?;
            let given = given(written);
            return self.without_rows((table, row), nested, given);
        }
        let start = self.records.rows(nested).len();
        match self.plan.form.timeline.filter(|timeline| timeline.table == nested) {
            Some(timeline) => self.timeline(timeline)?,
            None => self.rows(nested, row)?,
        }
        self.hold((table, row), nested, start);
        Some(())
    }

    fn rows(&mut self, table: TableId, parent: RowId) -> Option<()> {
        let start = self.records.rows(table).len();
        let mut number = 0;
        self.scan.enter().ok()?;
        while self.scan.next_item(number == 0).ok()? {
            number += 1;
            if self.scan.peek() != Some(b'{') {
                return None;
            }
            self.row(table, parent, number)?;
        }
        self.all_differ(table, start)
    }

    /// Whether no two rows put in place since `start` say the same.
    pub(super) fn all_differ(&self, table: TableId, start: usize) -> Option<()> {
        let rows = start..self.records.rows(table).len();
        twice(self.plan.form, &self.records, table, rows).is_empty().then_some(())
    }

    /// Takes a table of which no row is written.
    fn without_rows(
        &mut self,
        holder: (TableId, RowId),
        nested: TableId,
        given: Given,
    ) -> Option<()> {
        let start = self.records.rows(nested).len();
        match (self.plan.form.timeline.filter(|timeline| timeline.table == nested), given) {
            (_, Given::Refused) => return None,
            (Some(timeline), _) => self.empty_timeline(timeline, given)?,
            (None, Given::None | Given::Rows) => {}
            (None, Given::Absent | Given::Blank) if self.plan.form.table(nested).blank_is_empty => {
            }
            (None, Given::Absent | Given::Blank | Given::Unknown) => {
                self.unwritten().row(nested, holder.1, Presence::Many);
            }
        }
        self.hold(holder, nested, start);
        Some(())
    }

    fn hold(&mut self, (table, row): (TableId, RowId), nested: TableId, start: usize) {
        let place = self.plan.form.table(nested).place;
        self.unwritten().hold(table, row, place, start);
    }

    pub(super) fn unwritten(&mut self) -> Unwritten<'_, 'c> {
        Unwritten { plan: self.plan, records: &mut self.records }
    }
}
