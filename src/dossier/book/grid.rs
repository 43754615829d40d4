//! The cells of one sheet, as a format's reader found them.

use crate::diagnostic::Address;
use crate::dossier::value::{Held, Written};
use crate::quantity::Date;

/// What kind of thing a cell holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::dossier) enum CellKind {
    Text,
    Number,
    Boolean(bool),
    Percent,
    Date,
    Time,
    Moment,
    Fault,
    Uncomputed,
}

/// What a cell holds, for whoever does not ask what is meant by it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown<'g> {
    /// A text, a number or a time, as it would be typed.
    Text(&'g str),
    /// A day, or a moment of it.
    Day(Date),
}

/// A cell that holds something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::dossier) struct Cell {
    /// Counted from 1; in a CSV file the line.
    pub(in crate::dossier) row: u32,
    /// Counted from 1.
    pub(in crate::dossier) column: u16,
    pub(super) kind: CellKind,
    start: u32,
    end: u32,
}

/// The cells of one sheet that hold something, row by row.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(in crate::dossier) struct Grid {
    /// The sheet's name, or the CSV file's without its ending.
    pub(in crate::dossier) name: String,
    /// The path of the CSV file; `None` for a sheet of a workbook.
    pub(in crate::dossier) file: Option<String>,
    /// Its place among the sheets of its workbook.
    pub(in crate::dossier) order: usize,
    text: String,
    cells: Vec<Cell>,
}

impl Grid {
    /// A sheet without cells yet.
    pub(super) fn sheet(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// A CSV file without cells yet.
    pub(super) fn file(name: impl Into<String>, path: impl Into<String>) -> Self {
        Self { file: Some(path.into()), ..Self::sheet(name) }
    }

    /// Adds a cell with what it holds as it would be typed. A blank text is no cell.
    pub(super) fn add(&mut self, (row, column): (u32, u16), kind: CellKind, text: &str) {
        if kind == CellKind::Text && text.trim().is_empty() {
            return;
        }
        let offset = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let start = offset(self.text.len());
        self.text.push_str(text);
        let end = offset(self.text.len());
        self.cells.push(Cell { row, column, kind, start, end });
    }

    /// Puts the cells in order, where a format does not promise it.
    pub(super) fn sort(&mut self) {
        let is_sorted = self.cells.is_sorted_by_key(|cell| (cell.row, cell.column));
        if !is_sorted {
            self.cells.sort_by_key(|cell| (cell.row, cell.column));
        }
    }

    /// Whether no cell holds anything.
    pub(in crate::dossier) const fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The rows that hold something, each with its cells.
    pub(in crate::dossier) fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunk_by(|one, other| one.row == other.row)
    }

    /// The cells of a row.
    pub(in crate::dossier) fn row(&self, row: u32) -> &[Cell] {
        let first = self.cells.partition_point(|cell| cell.row < row);
        let last = self.cells.partition_point(|cell| cell.row <= row);
        self.cells.get(first..last).unwrap_or_default()
    }

    /// How many cells hold something.
    pub(super) const fn len(&self) -> usize {
        self.cells.len()
    }

    /// The cell at a place, if it holds something.
    pub(in crate::dossier) fn at(&self, row: u32, column: u16) -> Option<&Cell> {
        let place = self.cells.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column));
        self.cells.get(place.ok()?)
    }

    /// What a cell holds, as it would be typed.
    pub(in crate::dossier) fn text(&self, cell: &Cell) -> &str {
        self.text.get(cell.start as usize..cell.end as usize).unwrap_or_default()
    }

    /// The cells that are not blank, each with what it shows.
    pub(super) fn shown(&self) -> impl Iterator<Item = (Address, Shown<'_>)> {
        self.cells.iter().filter_map(|cell| {
            let (row, column) = (cell.row, cell.column);
            let text = self.text(cell);
            let day = || text.get(..10)?.parse().ok().map(Shown::Day);
            let shown = match cell.kind {
                CellKind::Date | CellKind::Moment => day().unwrap_or(Shown::Text(text)),
                _ if text.is_empty() => return None,
                _ => Shown::Text(text),
            };
            Some((Address { row, column }, shown))
        })
    }

    /// What a cell says.
    pub(in crate::dossier) fn written(&self, cell: &Cell) -> Written<'_> {
        let text = self.text(cell);
        match cell.kind {
            CellKind::Text => Written::Text(text),
            CellKind::Number => Written::Number(text),
            CellKind::Boolean(known) => Written::Boolean(known),
            CellKind::Percent => Written::Held(Held::Percent(text)),
            CellKind::Date => Written::Held(Held::Date(text)),
            CellKind::Time => Written::Held(Held::Time(text)),
            CellKind::Moment => Written::Held(Held::Moment(text)),
            CellKind::Fault => Written::Held(Held::Fault(text)),
            CellKind::Uncomputed => Written::Held(Held::Uncomputed),
        }
    }
}
