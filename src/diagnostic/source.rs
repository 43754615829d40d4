//! The text a diagnostic points into.

use std::ops::Range;

use super::cells::{Address, BETWEEN, Cells, HeadOf};

/// A file's text, one line of a file with many, or the cells of a sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The path as given, `-` for standard input.
    pub name: String,
    /// The text.
    pub text: String,
    /// The number of the text's first line in its file, counted from 1.
    pub first_line: usize,
    /// The cells the text is made of, where it is no running text.
    pub cells: Option<Cells>,
}

impl Source {
    /// A whole file.
    #[must_use]
    pub fn file(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), first_line: 1, cells: None }
    }

    /// One line of a file.
    #[must_use]
    pub fn line(name: impl Into<String>, text: impl Into<String>, number: usize) -> Self {
        Self { first_line: number, ..Self::file(name, text) }
    }

    /// A sheet of a workbook, or a CSV file, which has just one; its cells are added row by row.
    #[must_use]
    pub fn sheet(name: impl Into<String>, sheet: Option<&str>) -> Self {
        let cells = Cells { sheet: sheet.map(str::to_owned), ..Cells::default() };
        Self { cells: Some(cells), ..Self::file(name, "") }
    }

    /// Says which of the sheets of its workbook it is.
    #[must_use]
    pub fn in_order(mut self, order: usize) -> Self {
        if let Some(cells) = &mut self.cells {
            cells.order = order;
        }
        self
    }

    /// Adds a cell, which may be blank, behind all that were added before.
    pub fn add_cell(&mut self, at: Address, text: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(text);
        let span = start..self.text.len();
        self.text.push(BETWEEN);
        if let Some(cells) = &mut self.cells {
            cells.places.push((u32::try_from(start).unwrap_or(u32::MAX), at));
        }
        span
    }

    /// Says what the cells of a column or a row are about.
    pub fn add_head(&mut self, of: HeadOf, text: impl Into<String>) {
        if let Some(cells) = &mut self.cells {
            cells.heads.push((of, text.into()));
        }
    }

    /// The cell that a byte of the text belongs to; `None` in a running text.
    #[must_use]
    pub fn address(&self, at: usize) -> Option<Address> {
        self.cells.as_ref()?.address(at)
    }

    /// What the cell that a byte belongs to is about: its column's header or its row's question.
    #[must_use]
    pub fn head(&self, at: usize) -> Option<&str> {
        self.cells.as_ref()?.head(self.address(at)?)
    }

    /// The cells of a row, each with what it is about; none in a running text.
    pub fn cells_in(&self, row: u32) -> impl Iterator<Item = (&str, &str)> {
        let cells = self.cells.as_ref();
        let first = cells.map_or(0, |cells| cells.places.partition_point(|(_, at)| at.row < row));
        let places = cells.into_iter().flat_map(|cells| cells.places.iter().enumerate());
        let in_row = places.skip(first).take_while(move |(_, (_, address))| address.row == row);
        in_row.filter_map(move |(place, (_, address))| {
            let cells = self.cells.as_ref()?;
            let text = self.text.get(cells.span(place, &self.text))?;
            Some((cells.head(*address).unwrap_or_default(), text))
        })
    }

    /// The file, with the sheet where there are several: `FILE!SHEET`.
    #[must_use]
    pub fn full_name(&self) -> String {
        match self.sheet_name() {
            None => self.name.clone(),
            Some(sheet) => format!("{}!{sheet}", self.name),
        }
    }

    /// The sheet's name; `None` for anything but a sheet of a workbook.
    #[must_use]
    pub fn sheet_name(&self) -> Option<&str> {
        self.cells.as_ref()?.sheet.as_deref()
    }

    /// The line, counted from 1 in the whole file, of a byte of the text; a cell's row.
    #[must_use]
    pub fn line_of(&self, at: usize) -> usize {
        if let Some(address) = self.address(at) {
            return address.row as usize;
        }
        let before = self.text.as_bytes().get(..at).unwrap_or(self.text.as_bytes());
        self.first_line + before.iter().filter(|byte| **byte == b'\n').count()
    }

    /// The column, counted in characters from 1, of a byte of the text; a cell's column. A byte order mark
    /// does not count.
    #[must_use]
    pub fn column_of(&self, at: usize) -> usize {
        if let Some(address) = self.address(at) {
            return address.column.into();
        }
        let before = self.text.get(..at).unwrap_or(&self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.trim_start_matches('\u{feff}').chars().count() + 1
    }
}
