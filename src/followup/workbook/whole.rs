//! Everything that a report workbook shows, cell by cell, with the assessment in its hidden sheet.

use std::collections::BTreeMap;

use super::cells::{Book, Cell, Refused};
use super::{RECORD_SHEET, heads, not_a_workbook, part, without_assessment};
use crate::diagnostic::{Address, Diagnostics};

/// All that a report workbook holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Whole {
    /// The assessment for programs, in JSON.
    pub record: String,
    /// The sheets that people see.
    pub sheets: Vec<Sheet>,
}

/// A sheet that people see.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is the action plan.
    pub is_plan: bool,
    /// What its cells say, those left out that say nothing.
    pub cells: BTreeMap<Address, String>,
}

/// All that a report workbook holds; what keeps it from being read is reported.
pub fn read(name: &str, bytes: Vec<u8>, diagnostics: &mut Diagnostics) -> Option<Whole> {
    match whole(bytes) {
        Ok(Some(whole)) => Some(whole),
        Ok(None) => {
            diagnostics.push(without_assessment(name));
            None
        }
        Err(refused) => {
            diagnostics.push(not_a_workbook(name, refused));
            None
        }
    }
}

fn whole(bytes: Vec<u8>) -> Result<Option<Whole>, Refused> {
    let book = Book::open(bytes)?;
    let names = book.sheets();
    if !names.iter().any(|sheet| sheet == RECORD_SHEET) {
        return Ok(None);
    }
    let record = book.cells(RECORD_SHEET)?.iter().filter_map(part).collect();
    let mut sheets = Vec::new();
    for name in names.into_iter().filter(|sheet| sheet != RECORD_SHEET) {
        let cells = book.cells(&name)?;
        let is_plan = heads::heads_of(&cells).is_some();
        let cells = cells.into_iter().map(|(at, cell)| (at, said(cell))).collect();
        sheets.push(Sheet { name, is_plan, cells });
    }
    Ok(Some(Whole { record, sheets }))
}

fn said(cell: Cell) -> String {
    match cell {
        Cell::Text(text) => text,
        Cell::Day(day) => day.to_string(),
    }
}
