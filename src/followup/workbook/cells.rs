//! The cells of a workbook that are not empty, one by one: however far apart they stand, none takes more room
//! than it says.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader, Sheets, Xlsx, XlsxError};

use crate::diagnostic::Address;
use crate::quantity::Date;

/// More cells than this no sheet of a report has, whatever was added to it.
const MOST_CELLS: usize = 1_000_000;

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
    /// A sheet has more cells than anyone fills in.
    TooLarge,
}

/// An open workbook.
pub(super) struct Book(Sheets<Cursor<Vec<u8>>>);

impl Book {
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Refused> {
        let locked = matches!(Xlsx::new(Cursor::new(bytes.as_slice())), Err(XlsxError::Password));
        if locked {
            return Err(Refused::Locked);
        }
        let book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes));
        book.map(Self).map_err(|_| Refused::Unreadable)
    }

    pub(super) fn sheets(&self) -> Vec<String> {
        self.0.sheet_names()
    }

    /// The cells of a sheet.
    pub(super) fn cells(&mut self, sheet: &str) -> Result<Cells, Refused> {
        match &mut self.0 {
            Sheets::Xlsx(book) => one_by_one(book, sheet),
            Sheets::Xls(_) | Sheets::Xlsb(_) | Sheets::Ods(_) => {
                let range = self.0.worksheet_range(sheet).map_err(|_| Refused::Unreadable)?;
                let (row, column) = range.start().unwrap_or_default();
                let all =
                    range.used_cells().take(MOST_CELLS + 1).filter_map(|(down, right, data)| {
                        let at =
                            (row + u32::try_from(down).ok()?, column + u32::try_from(right).ok()?);
                        Some((address(at)?, cell(data)?))
                    });
                limited(all.collect())
            }
        }
    }
}

fn one_by_one(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Result<Cells, Refused> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|_| Refused::Unreadable)?;
    let mut cells = Cells::new();
    while let Some(next) = reader.next_cell().map_err(|_| Refused::Unreadable)? {
        let data: Data = match next.get_value() {
            DataRef::Empty => continue,
            other => other.clone().into(),
        };
        cells.extend(address(next.get_position()).zip(cell(&data)));
        if cells.len() > MOST_CELLS {
            break;
        }
    }
    limited(cells)
}

fn limited(cells: Cells) -> Result<Cells, Refused> {
    if cells.len() > MOST_CELLS { Err(Refused::TooLarge) } else { Ok(cells) }
}

/// Where a cell stands, counted from 1.
fn address((row, column): (u32, u32)) -> Option<Address> {
    Some(Address { row: row.checked_add(1)?, column: u16::try_from(column).ok()?.checked_add(1)? })
}

/// What a cell says; `None` where it says nothing.
fn cell(data: &Data) -> Option<Cell> {
    let text = match data {
        Data::Empty => return None,
        Data::DateTime(day) => return day_of(day).map(Cell::Day),
        Data::DateTimeIso(text) => match crate::dossier::deadline(text.get(..10)?) {
            Some(day) => return Some(Cell::Day(day)),
            None => text.clone(),
        },
        Data::String(text) => text.clone(),
        Data::Int(_) | Data::Float(_) | Data::Bool(_) | Data::Error(_) | Data::DurationIso(_) => {
            data.to_string()
        }
    };
    (!text.trim().is_empty()).then_some(Cell::Text(text))
}

fn day_of(day: &ExcelDateTime) -> Option<Date> {
    let (year, month, day, ..) = day.to_ymd_hms_milli();
    Date::new(year.into(), month.into(), day.into())
}
