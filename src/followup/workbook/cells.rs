//! The cells of a workbook that are not empty, read as those of dossiers are: within the same limits.

use std::collections::BTreeMap;

use crate::diagnostic::Address;
use crate::dossier::{Book as Sheets, Refusal, Shown};
use crate::quantity::Date;

/// What a cell says.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Cell {
    /// A text or a number, as it is shown.
    Text(String),
    /// A day.
    Day(Date),
}

/// The cells of a sheet, row by row.
pub(super) type Cells = BTreeMap<Address, Cell>;

/// Why a file can't be read as a workbook.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Refused {
    /// It is locked with a password.
    Locked,
    /// It is no workbook, or damaged.
    Unreadable,
    /// There is more in it than anyone fills in.
    TooLarge,
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Encrypted => Self::Locked,
            Refusal::TooLarge(_) => Self::TooLarge,
            Refusal::NotAWorkbook | Refusal::OtherKind | Refusal::Damaged => Self::Unreadable,
        }
    }
}

/// An open workbook.
pub(super) struct Book(Sheets);

impl Book {
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Refused> {
        Ok(Self(Sheets::open(&bytes)?))
    }

    pub(super) fn sheets(&self) -> Vec<String> {
        self.0.sheets().map(str::to_owned).collect()
    }

    /// The cells of a sheet.
    pub(super) fn cells(&self, sheet: &str) -> Result<Cells, Refused> {
        let cell = |shown: Shown<'_>| match shown {
            Shown::Text(text) => Cell::Text(text.to_owned()),
            Shown::Day(day) => Cell::Day(day),
        };
        Ok(self.0.cells(sheet).map(|(at, shown)| (at, cell(shown))).collect())
    }
}
