//! Puts rows in place that nobody wrote: those of open slots, and those that stand for an unknown table.

use super::calendar::Expected;
use crate::bound::Range;
use crate::dossier::plan::Plan;
use crate::form::{At, Presence, Records, Row, RowId, Timeline};
use crate::ids::TableId;
use crate::quantity::{Month, Number};

/// Adds to a dossier's records what follows from its form alone.
pub(in crate::dossier) struct Unwritten<'u, 'c> {
    pub(in crate::dossier) plan: &'u Plan<'c>,
    pub(in crate::dossier) records: &'u mut Records,
}

impl Unwritten<'_, '_> {
    /// Puts a row in place of which everything is unknown.
    pub(in crate::dossier) fn row(
        &mut self,
        table: TableId,
        parent: RowId,
        presence: Presence,
    ) -> RowId {
        let row = Row { parent, presence, number: 1, at: At::default() };
        let cells = self.plan.table(table).unknown_cells();
        let row = self.records.rows_mut(table).push_filled(row, cells);
        for (place, nested) in self.plan.form.table(table).tables.iter().enumerate() {
            let start = self.records.rows(*nested).len();
            self.row(*nested, row, Presence::Many);
            self.hold(table, row, place, start);
        }
        row
    }

    /// Puts the row in place that an open slot may have had.
    pub(in crate::dossier) fn slot(&mut self, timeline: Timeline, expected: &Expected, slot: i32) {
        let row = self.row(timeline.table, RowId::ROOT, Presence::Possible);
        let first = expected.first_month(slot);
        let whole = |month: Month| Number::whole(month.index().into());
        let months = Range::spanning(whole(first), whole(first.plus(expected.slot - 1)));
        let cell = self.records.rows_mut(timeline.table).cell_mut(row, timeline.month);
        *cell = months.into();
    }

    /// Says that a row holds the rows put in place since `start`, in the table at `place` among its own.
    pub(in crate::dossier) fn hold(
        &mut self,
        table: TableId,
        row: RowId,
        place: usize,
        start: usize,
    ) {
        let Some(nested) = self.plan.form.table(table).tables.get(place) else { return };
        let index = |at: usize| RowId::new(at).0;
        let rows = index(start)..index(self.records.rows(*nested).len());
        self.records.rows_mut(table).set_nested(row, place, rows);
    }
}
