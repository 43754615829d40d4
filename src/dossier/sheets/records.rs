//! The rows below a header, each cell with its place.

use std::ops::Range;
use std::sync::Arc;

use super::Sheets;
use super::head::{Head, Mapped};
use crate::diagnostic::{Address, HeadOf, Source};
use crate::dossier::book::{Cell, Grid};
use crate::dossier::draft::Mark;
use crate::dossier::value::Written;

/// A row of a sheet in which something stands.
#[derive(Clone, Debug)]
pub(super) struct SheetRow<'g> {
    /// Its number in the sheet.
    pub(super) number: u32,
    pub(super) cells: &'g [Cell],
    /// Whether it says anything but where it belongs.
    pub(super) is_record: bool,
}

/// The rows below a header, each cell with its place; columns and rows are named by their order.
pub(super) struct Records<'g, R> {
    pub(super) grid: &'g Grid,
    pub(super) columns: Vec<Mapped<R>>,
    pub(super) rows: Vec<SheetRow<'g>>,
    /// The place of its source among those of the draft.
    pub(super) source: u16,
    /// The cells of all columns of all rows, row by row, blank ones included.
    places: Arc<Source>,
}

impl<'g, R: PartialEq> Records<'g, R> {
    /// The column of a role.
    pub(super) fn column(&self, role: R) -> Option<usize> {
        self.columns.iter().position(|mapped| mapped.role == role)
    }

    /// The header of a column.
    pub(super) fn header(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", |mapped| &mapped.header)
    }

    /// What stands in a column of a row; nothing is a blank text.
    pub(super) fn written(&self, row: usize, column: usize) -> Written<'g> {
        let cell = self.cell(row, column);
        cell.map_or(Written::Text(""), |cell| self.grid.written(cell))
    }

    /// What stands in a column of a row, as it would be typed.
    pub(super) fn text(&self, row: usize, column: usize) -> &'g str {
        self.cell(row, column).map_or("", |cell| self.grid.text(cell))
    }

    fn cell(&self, row: usize, column: usize) -> Option<&'g Cell> {
        let mapped = self.columns.get(column)?;
        self.rows.get(row)?.cells.iter().find(|cell| cell.column == mapped.column)
    }

    /// Where a column of a row lies in the source.
    pub(super) fn span(&self, row: usize, column: usize) -> Range<usize> {
        let cell = row * self.columns.len() + column;
        self.places.cells.as_ref().map_or(0..0, |cells| cells.span(cell, &self.places.text))
    }

    pub(super) fn mark(&self, row: usize, column: usize) -> Mark {
        Mark::new(self.source, self.span(row, column))
    }

    /// The first cell of a row in which something stands.
    pub(super) fn row_mark(&self, row: usize) -> Mark {
        let mut columns = 0..self.columns.len();
        let filled = columns.find(|column| self.cell(row, *column).is_some());
        self.mark(row, filled.unwrap_or(0))
    }
}

impl Sheets<'_, '_, '_> {
    /// The records of some rows below a header.
    pub(super) fn records<'g, R>(
        &mut self,
        grid: &'g Grid,
        head: Head<R>,
        rows: Vec<SheetRow<'g>>,
    ) -> Records<'g, R> {
        let mut source = self.source(grid);
        for mapped in &head.columns {
            source.add_head(HeadOf::Column(mapped.column), &*mapped.header);
        }
        for row in &rows {
            for mapped in &head.columns {
                let cell = row.cells.iter().find(|cell| cell.column == mapped.column);
                let at = Address { row: row.number, column: mapped.column };
                source.add_cell(at, cell.map_or("", |cell| grid.text(cell)));
            }
        }
        let places = Arc::new(source);
        let source = self.draft.add_source(Arc::clone(&places));
        Records { grid, columns: head.columns, rows, source, places }
    }
}
