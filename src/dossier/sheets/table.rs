//! A table's sheet: its header, and which of its rows say something.

use std::ops::Deref;

use super::Sheets;
use super::head::{Head, Mapped, header_row};
use super::records::{Records, SheetRow};
use crate::dossier::book::{Cell, Grid};
use crate::form::Form;
use crate::form::layout::{Headers, Role, normal};
use crate::ids::TableId;

/// A table's sheet, ready to be read.
pub(super) struct TableSheet<'g> {
    pub(super) table: TableId,
    records: Records<'g, Role>,
}

impl<'g> Deref for TableSheet<'g> {
    type Target = Records<'g, Role>;

    fn deref(&self) -> &Self::Target {
        &self.records
    }
}

impl Sheets<'_, '_, '_> {
    /// Finds the header and the rows of a table's sheet; `None`, and a fault, where it has no header.
    pub(super) fn table_sheet<'g>(
        &mut self,
        table: TableId,
        grid: &'g Grid,
    ) -> Option<TableSheet<'g>> {
        let headers = self.layout.columns(table);
        let Some((_, row)) = header_row(grid, headers) else {
            self.header_missing(grid, headers);
            return None;
        };
        let head = self.head(grid, row, headers);
        let rows = rows(grid, &head, &content(self.reader.plan.form, table, headers));
        for column in headers.iter().filter(|column| column.is_required && !rows.is_empty()) {
            if head.column(column.role).is_none() {
                self.column_missing(grid, column);
            }
        }
        Some(TableSheet { table, records: self.records(grid, head, rows) })
    }
}

/// The rows below the header in which something stands that is read.
fn rows<'g>(
    grid: &'g Grid,
    head: &Head<Role>,
    says_something: &dyn Fn(Role) -> bool,
) -> Vec<SheetRow<'g>> {
    let mapped = |cell: &'g Cell| {
        let mapped = head.columns.iter().find(|mapped| mapped.column == cell.column)?;
        Some((cell, mapped))
    };
    // A header stands again on the next printed page, where people make one by hand.
    let is_header =
        |(cell, mapped): &(&Cell, &Mapped<Role>)| normal(grid.text(cell)) == normal(&mapped.header);
    let below = grid.rows().filter(|row| row.first().is_some_and(|cell| cell.row > head.row));
    let read = below.filter_map(|cells| {
        let mapped: Vec<_> = cells.iter().filter_map(mapped).collect();
        let (first, _) = mapped.first()?;
        let row = SheetRow {
            number: first.row,
            cells,
            is_record: mapped.iter().any(|(_, mapped)| says_something(mapped.role)),
        };
        (!mapped.iter().all(is_header)).then_some(row)
    });
    read.collect()
}

/// Which columns make a row a record: those that say more than where it belongs.
fn content(form: &Form, table: TableId, headers: &Headers<Role>) -> impl Fn(Role) -> bool + use<> {
    let timeline = form.timeline.filter(|timeline| timeline.table == table);
    let month = timeline.map(|timeline| Role::Field(timeline.month));
    let says =
        move |role: Role| matches!(role, Role::Field(_) | Role::Count(_)) && Some(role) != month;
    // A table with nothing else to say is told by its month or number alone.
    let has_more = headers.iter().any(|column| says(column.role));
    move |role| says(role) || (!has_more && (Some(role) == month || role == Role::Own))
}
