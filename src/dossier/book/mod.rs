//! Workbooks and CSV files as cells, before anyone asks what they are cells of.

mod biff;
mod compound;
mod csv;
mod damage;
mod grid;
mod guard;
mod number;
mod ods;
mod refusal;
mod xls;
mod xlsx;

pub use refusal::{DAMAGED_WORKBOOK, ENCRYPTED_WORKBOOK, NOT_A_WORKBOOK, WORKBOOK_TOO_LARGE};

pub(super) use csv::{CsvNotes, MOST_COLUMNS, TooMuch};
pub use grid::Shown;
pub(super) use grid::{Cell, Grid};
pub use refusal::Refusal;

use crate::diagnostic::Address;
use crate::limits::Limit;

/// A workbook, or the CSV files of a folder: the cells of each sheet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Book {
    pub(super) grids: Vec<Grid>,
    /// Whether a fault was found in it that may have cost some of its cells.
    pub(super) is_broken: bool,
}

impl Book {
    /// The workbook that some bytes are, by what is in them, whatever the file's name.
    ///
    /// # Errors
    /// They are none that is read, or there is too much in it.
    pub fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        Self::open_until(bytes, &|_| false)
    }

    /// The same with no more sheets than it takes to know enough, where sheets can be read one by one.
    pub(super) fn open_until(
        bytes: &[u8],
        is_enough: &dyn Fn(&[Grid]) -> bool,
    ) -> Result<Self, Refusal> {
        let mut room = Room { cells: Limit::Cells.count(), bytes: Limit::Unpacked.count() / 2 };
        let kind = guard::look(bytes)?;
        let mut grids = damage::contained(|| match kind {
            guard::Kind::OpenXml => xlsx::read(bytes, &mut room, is_enough),
            guard::Kind::OpenDocument => ods::read(bytes, &mut room),
            guard::Kind::Binary => xls::read(bytes, &mut room),
        })?;
        grids.iter_mut().enumerate().for_each(|(order, grid)| grid.order = order);
        Ok(Self { grids, is_broken: false })
    }

    /// The names of its sheets.
    pub fn sheets(&self) -> impl Iterator<Item = &str> {
        self.grids.iter().map(|grid| grid.name.as_str())
    }

    /// The filled cells of a sheet, row by row.
    pub fn cells(&self, sheet: &str) -> impl Iterator<Item = (Address, Shown<'_>)> {
        let grid = self.grids.iter().find(|grid| grid.name == sheet);
        grid.into_iter().flat_map(|grid| grid.shown())
    }

    /// The CSV files of a folder, each with its name and bytes; `None` where one is no text.
    #[must_use]
    pub fn of_csv(files: &[(&str, &[u8])]) -> Option<Self> {
        let mut book = Self::default();
        for (name, bytes) in files {
            book.add_csv(name, &format!("{name}.csv"), bytes)?;
        }
        Some(book)
    }

    /// Adds a CSV file, which goes by a name and a path; `None` where its bytes are no text.
    pub(super) fn add_csv(&mut self, name: &str, path: &str, bytes: &[u8]) -> Option<CsvNotes> {
        let filled: usize = self.grids.iter().map(Grid::len).sum();
        let left = Limit::Cells.count().saturating_sub(filled);
        let (grid, notes) = csv::read((name, path), bytes, left)?;
        self.grids.push(grid);
        self.is_broken |= notes.open_quote.is_some() || notes.too_much.is_some();
        Some(notes)
    }

    /// Whether tilik made the workbook of an assessment: it says so at the top of a hidden sheet.
    pub(super) fn is_report(&self) -> bool {
        let mark = self.grids.iter().find(|grid| grid.name == REPORT);
        mark.and_then(|grid| Some(grid.text(grid.at(1, 1)?) == REPORT)).unwrap_or(false)
    }
}

/// The sheet by which a report is known.
const REPORT: &str = "tilik";

/// How much more there may be in a workbook.
#[derive(Clone, Copy, Debug)]
struct Room {
    cells: usize,
    bytes: usize,
}

impl Room {
    /// Makes room for a cell that holds so many bytes.
    ///
    /// # Errors
    /// There is none left.
    fn take(&mut self, bytes: usize) -> Result<(), Refusal> {
        let cells = self.cells.checked_sub(1).ok_or(Refusal::TooLarge(Limit::Cells))?;
        let bytes = self.bytes.checked_sub(bytes).ok_or(Refusal::TooLarge(Limit::Unpacked))?;
        (self.cells, self.bytes) = (cells, bytes);
        Ok(())
    }
}
