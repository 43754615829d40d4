//! The cells that a source's text is made of, where the source is a sheet or a CSV file.

use std::ops::Range;

/// Between one cell of a source's text and the next; each cell has it behind it.
pub(super) const BETWEEN: char = '\t';

/// Where a cell stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Address {
    /// The row, counted from 1; in a CSV file the line.
    pub row: u32,
    /// The column, counted from 1.
    pub column: u16,
}

impl Address {
    /// As Excel writes it: `C7`.
    #[must_use]
    pub fn name(self) -> String {
        format!("{}{}", column_name(self.column), self.row)
    }
}

/// A column as Excel writes it: `A` for 1, `AA` for 27.
#[must_use]
pub fn column_name(column: u16) -> String {
    const LETTERS: u16 = 26;
    let mut rest = column;
    let mut name = Vec::new();
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % LETTERS).unwrap_or(0);
        name.push(char::from(b'A' + letter));
        rest = (rest - 1) / LETTERS;
    }
    name.iter().rev().collect()
}

/// What says what a cell is about: the header of its column, or what is asked in its row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeadOf {
    /// The cells of a column.
    Column(u16),
    /// The cells of a row.
    Row(u32),
}

/// The cells of a source, row by row.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cells {
    /// The sheet's name; `None` for a CSV file, which has just one.
    pub sheet: Option<String>,
    /// Its place among the sheets of its workbook.
    pub order: usize,
    /// Where each cell begins in the text, and where it stands.
    pub(super) places: Vec<(u32, Address)>,
    pub(super) heads: Vec<(HeadOf, String)>,
}

impl Cells {
    /// The cell a byte of the text belongs to.
    pub(super) fn at(&self, byte: usize) -> Option<usize> {
        self.places.partition_point(|(start, _)| *start as usize <= byte).checked_sub(1)
    }

    pub(super) fn address(&self, byte: usize) -> Option<Address> {
        self.places.get(self.at(byte)?).map(|(_, address)| *address)
    }

    /// What a cell is about.
    pub(super) fn head(&self, of: Address) -> Option<&str> {
        let is = |head: HeadOf| match head {
            HeadOf::Column(column) => column == of.column,
            HeadOf::Row(row) => row == of.row,
        };
        self.heads.iter().find(|(head, _)| is(*head)).map(|(_, text)| text.as_str())
    }

    /// The bytes of a text that are one of its cells.
    #[must_use]
    pub fn span(&self, cell: usize, text: &str) -> Range<usize> {
        let start = |cell: usize| self.places.get(cell).map(|(start, _)| *start as usize);
        let from = start(cell).unwrap_or(text.len());
        let to = start(cell + 1).unwrap_or(text.len()).saturating_sub(BETWEEN.len_utf8());
        from..to.max(from)
    }

    /// The cells of the row that a cell stands in.
    pub(super) fn row_of(&self, cell: usize) -> Range<usize> {
        let row = self.places.get(cell).map(|(_, address)| address.row);
        let in_row = |(_, address): &&(u32, Address)| Some(address.row) == row;
        let (before, after) = self.places.split_at_checked(cell).unwrap_or((&[], &[]));
        let first = cell - before.iter().rev().take_while(in_row).count();
        first..cell + after.iter().take_while(in_row).count()
    }
}
