//! Which rows a dossier has.

use super::Extent;
use super::dice::WHOLE;
use super::fill::Filling;
use crate::bound::{Content, ItemSet, Range};
use crate::form::{At, Cell, Kind, Presence, Row, RowId, Table, any_of_kind};
use crate::ids::{FieldId, TableId};
use crate::quantity::{Month, Number};

/// How a table's rows come about.
enum Plan {
    /// One in most slots of the timeline.
    Slots(FieldId),
    /// One for each month of the period.
    Months(FieldId),
    /// One for each of so many items, in this field.
    Items(FieldId, usize),
    /// One for each text that is known for this field.
    Texts(FieldId, Vec<String>),
    /// So many as chance has it.
    Any,
}

impl Filling<'_, '_> {
    /// Adds the root row and all rows below it.
    pub(super) fn grow(&mut self) {
        let root = self.row(TableId::ROOT, RowId::ROOT, Presence::Certain);
        self.grow_below(TableId::ROOT, root);
    }

    fn grow_below(&mut self, table: TableId, row: RowId) {
        for nested in self.form().table(table).tables.clone() {
            let start = RowId::new(self.records.rows(nested).len()).0;
            if self.leaves_table_blank(nested) {
                self.row(nested, row, Presence::Many);
                self.untold.insert((nested, row));
            } else {
                self.rows_of(nested, row);
            }
            let end = RowId::new(self.records.rows(nested).len()).0;
            let place = self.form().table(nested).place;
            self.records.rows_mut(table).set_nested(row, place, start..end);
            for grown in start..end {
                self.grow_below(nested, RowId(grown));
            }
        }
    }

    /// Whether nothing is said of a table, so that it may have any rows.
    fn leaves_table_blank(&mut self, table: TableId) -> bool {
        let of = self.form().table(table);
        let may = !of.blank_is_empty && !self.form().is_timeline(table);
        may && (self.extent == Extent::UnitAlone || self.dice.chance(self.unit.missing / 4))
    }

    fn rows_of(&mut self, table: TableId, parent: RowId) {
        match self.plan(table) {
            _ if self.extent >= Extent::Required && !self.form().is_timeline(table) => {}
            Plan::Slots(_) if self.extent == Extent::UnitAlone => {}
            Plan::Slots(month) => self.slots(table, parent, month),
            Plan::Months(field) => {
                for month in self.period.months() {
                    self.row_with(table, parent, field, month_cell(month));
                }
            }
            Plan::Items(field, count) => {
                for item in 0..count {
                    if self.dice.chance((WHOLE + self.unit.quality) / 2) {
                        let chosen = Content::Choice(ItemSet::only(item));
                        self.row_with(table, parent, field, Cell::there(chosen));
                    }
                }
            }
            Plan::Texts(field, texts) => {
                for text in texts {
                    let span = self.records.keep(&text);
                    self.row_with(table, parent, field, Cell::there(Content::Text(Some(span))));
                }
            }
            Plan::Any => {
                for _ in 0..self.count() {
                    self.row(table, parent, Presence::Certain);
                }
            }
        }
    }

    fn count(&mut self) -> u64 {
        const COMMON: u64 = 4;
        match self.extent {
            Extent::Full => 1 + self.dice.below(COMMON),
            Extent::SingleRows => 1,
            Extent::Required | Extent::UnitAlone => 0,
        }
    }

    fn plan(&self, table: TableId) -> Plan {
        let form = self.form();
        if let Some(timeline) = form.timeline.filter(|timeline| timeline.table == table) {
            return Plan::Slots(timeline.month);
        }
        let of = form.table(table);
        let first = of.fields().find(|(_, field)| !field.derived);
        let required = of.fields().find(|(_, field)| field.required);
        match (first, required) {
            _ if self.extent != Extent::Full => Plan::Any,
            (_, Some((id, field))) if field.kind == Kind::Month => Plan::Months(id),
            (Some((id, field)), _) if let Some(items) = self.items(field.kind) => {
                Plan::Items(id, items)
            }
            (_, Some((id, _))) => {
                self.texts(of, id).map_or(Plan::Any, |texts| Plan::Texts(id, texts))
            }
            _ => Plan::Any,
        }
    }

    fn items(&self, kind: Kind) -> Option<usize> {
        match kind {
            Kind::Choice(id) => Some(self.form().vocabulary(id).items.len()),
            _ => None,
        }
    }

    /// The texts of which a table has a row for each.
    fn texts(&self, table: &Table, field: FieldId) -> Option<Vec<String>> {
        let subject = self.subject(table, table.fields.get(field.index())?)?;
        subject.each.then(|| subject.items.clone())
    }

    /// A good unit leaves out few slots, and says that it is done where nothing stays open.
    fn slots(&mut self, table: TableId, parent: RowId, month: FieldId) {
        let slot = self.form().timeline.map_or(1, |timeline| timeline.every.months());
        let mut first = 0;
        while first < self.period.month_count() {
            if self.dice.chance(6_500 + self.unit.quality / 3) {
                let inside = self.dice.between(0, i64::from(slot) - 1);
                let inside = i32::try_from(inside).unwrap_or(0);
                let month_of_it = self.period.from().plus(first + inside);
                self.row_with(table, parent, month, month_cell(month_of_it));
            }
            first += slot;
        }
    }

    fn row_with(&mut self, table: TableId, parent: RowId, field: FieldId, cell: Cell) {
        let row = self.row(table, parent, Presence::Certain);
        *self.records.rows_mut(table).cell_mut(row, field) = cell;
    }

    /// Adds a row of which nothing is known yet.
    fn row(&mut self, table: TableId, parent: RowId, presence: Presence) -> RowId {
        let before = self.records.rows(table).ids().last();
        let siblings = before.map(|id| *self.records.rows(table).row(id));
        let number = siblings.filter(|row| row.parent == parent).map_or(1, |row| row.number + 1);
        let row = Row { parent, presence, number, at: At::default() };
        let id = self.records.rows_mut(table).push(row);
        for (field, of) in self.simulation.checklist.form.table(table).fields() {
            let items = match of.kind {
                Kind::Choice(id) | Kind::Choices(id) => self.form().vocabulary(id).items.len(),
                _ => 0,
            };
            let unknown = any_of_kind(of.kind, items).or_none_if(of.blank.may_be_none());
            *self.records.rows_mut(table).cell_mut(id, field) = unknown.into();
        }
        id
    }
}

fn month_cell(month: Month) -> Cell {
    Range::exactly(Number::whole(month.index().into())).into()
}
