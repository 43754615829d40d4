//! Reads a dossier from the sheets of a workbook, or from CSV files, by the layout of its form.
//!
//! Sheets are read parents first, whatever their order in the file; rows may stand in any order, for each
//! names the rows that hold it. Titles above the header, blank rows, hidden sheets, columns in another order
//! and columns of one's own do no harm.

mod assign;
mod count;
mod head;
mod holder;
mod proof;
mod records;
mod root;
mod rows;
mod table;
mod units;

pub use assign::{AMBIGUOUS_SHEET, ROOT_SHEET_MISSING, SHEET_TWICE, SKIPPED_SHEET, UNKNOWN_SHEET};
pub use count::{COUNT_DIFFERS, NOT_A_COUNT};
pub use head::{AMBIGUOUS_COLUMN, COLUMN_MISSING, HEADER_MISSING, NOT_IN_FORM};
pub use holder::{HOLDER_NOT_FOUND, NOT_A_ROW_NUMBER, OWN_NUMBER_DIFFERS};
pub use proof::ROW_NOT_FOUND;
pub use root::SEVERAL_UNITS;
pub use units::DUPLICATE_UNIT;
pub(super) use units::read_units;

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::Reader;
use super::book::{Book, Cell, Grid};
use super::draft::{Draft, Mark};
use super::intake::Intake;
use crate::diagnostic::{Address, Code, Diagnostic, Diagnostics, Place, Source};
use crate::form::layout::{Holds, Layout};
use crate::ids::TableId;
use crate::text::Text;
use assign::Assigned;
use count::Counts;
use table::TableSheet;

/// Reads the sheets of a workbook, or the CSV files of a folder, which goes by this name.
pub(super) fn read(
    reader: &Reader<'_>,
    name: &str,
    book: &Book,
    diagnostics: &mut Diagnostics,
) -> Draft {
    let mut draft = reader.begin();
    draft.is_broken = book.is_broken;
    let layout = reader.plan.layout();
    let names = HashMap::new();
    let draft_of = &mut draft;
    let last_row = RefCell::default();
    let mut sheets = Sheets { reader, layout, name, names, draft: draft_of, diagnostics, last_row };
    let assigned = sheets.assign(book);
    sheets.names.extend(assigned.iter().map(|(holds, grid)| (*holds, grid.name.clone())));
    if let Some(root) = assigned.get(&Holds::Table(TableId::ROOT)) {
        let counts = sheets.root(root);
        sheets.tables(&assigned, counts);
        if let Some(evidence) = assigned.get(&Holds::Evidence) {
            sheets.evidence(evidence);
        }
    } else {
        sheets.draft.is_cut_off = true;
    }
    draft
}

/// A dossier that is read from sheets.
struct Sheets<'r, 'c, 'd> {
    reader: &'r Reader<'c>,
    layout: &'r Layout,
    /// The workbook's path, or that of the unit's CSV file.
    name: &'r str,
    /// What the sheets are called that are there.
    names: HashMap<Holds, String>,
    draft: &'d mut Draft,
    diagnostics: &'d mut Diagnostics,
    /// The row of which a cell was told last.
    last_row: RefCell<Option<ShownRow>>,
}

/// A row put together as a source, with where each of its columns stands in it.
struct ShownRow {
    file: Option<String>,
    order: usize,
    row: u32,
    source: Arc<Source>,
    spans: Vec<(u16, Range<usize>)>,
}

impl ShownRow {
    fn is_of(&self, grid: &Grid, row: u32) -> bool {
        (&self.file, self.order, self.row) == (&grid.file, grid.order, row)
    }

    fn place(&self, cell: &Cell) -> Place {
        let at = self.spans.binary_search_by_key(&cell.column, |(column, _)| *column);
        let span = at.ok().and_then(|at| self.spans.get(at)).map(|(_, span)| span.clone());
        Place { source: Arc::clone(&self.source), span: span.unwrap_or(0..0) }
    }
}

impl<'r, 'c> Sheets<'r, 'c, '_> {
    /// Reads all tables but the root, parents first.
    fn tables(&mut self, assigned: &Assigned<'_>, mut counts: Counts) {
        let form = self.reader.plan.form;
        let mut sheets: HashMap<TableId, TableSheet<'_>> = HashMap::new();
        for (id, _) in form.tables().skip(1) {
            let grid = assigned.get(&Holds::Table(id));
            let sheet = grid.and_then(|grid| self.table_sheet(id, grid));
            sheets.extend(sheet.map(|sheet| (id, sheet)));
        }
        for (id, _) in form.tables().skip(1) {
            if let Some(sheet) = sheets.get(&id) {
                self.rows(sheet, &sheets, &mut counts);
            }
        }
        self.compare(counts);
    }

    /// Where a source's values go.
    fn intake(&mut self, source: u16) -> Intake<'_, 'c> {
        let (plan, options) = (&self.reader.plan, &self.reader.options);
        let (draft, diagnostics) = (&mut *self.draft, &mut *self.diagnostics);
        Intake { plan, options, draft, diagnostics, source, head: None }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.draft.report(diagnostic, self.diagnostics);
    }

    /// Reports an error with what to do about it.
    fn error(&mut self, code: Code, place: impl Into<Option<Place>>, message: Text, help: Text) {
        self.report(Diagnostic::error(code, place, message).help(help));
    }

    fn error_at(&mut self, code: Code, mark: Mark, message: Text, help: Text) {
        let place = self.draft.place(mark);
        self.error(code, place, message, help);
    }

    /// The source of a sheet, without cells yet.
    fn source(&self, grid: &Grid) -> Source {
        match &grid.file {
            None => Source::sheet(self.name, Some(&grid.name)).in_order(grid.order),
            Some(file) => Source::sheet(file.as_str(), None),
        }
    }

    /// The place of a whole sheet.
    fn sheet_place(&self, grid: &Grid) -> Place {
        Place { source: Arc::new(self.source(grid)), span: 0..0 }
    }

    /// The place of a cell outside the records, shown with its row. The row is put together once for all of its
    /// cells: there may be a fault in each.
    fn cell_place(&self, grid: &Grid, cell: &Cell) -> Place {
        let mut last = self.last_row.borrow_mut();
        let is_it = |row: &&ShownRow| row.is_of(grid, cell.row);
        if let Some(row) = last.as_ref().filter(is_it) {
            return row.place(cell);
        }
        let mut source = self.source(grid);
        let mut spans = Vec::new();
        for beside in grid.row(cell.row) {
            let at = Address { row: beside.row, column: beside.column };
            spans.push((beside.column, source.add_cell(at, grid.text(beside))));
        }
        let row = ShownRow {
            file: grid.file.clone(),
            order: grid.order,
            row: cell.row,
            source: Arc::new(source),
            spans,
        };
        let place = row.place(cell);
        *last = Some(row);
        place
    }
}
