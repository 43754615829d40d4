//! A report workbook, read back: the assessment it was written for, and the action plan that the unit filled in.

mod cells;
mod entries;
mod heads;
pub mod whole;

use std::sync::Arc;

use super::plan::{ActionPlan, SHEET};
use super::standing::Standing;
use super::{Reported, record};
use crate::diagnostic::{Address, Code, Diagnostic, Diagnostics, Place, Source};
use crate::text;
use cells::{Book, Cell, Refused};

/// The hidden sheet with the assessment for programs.
pub const RECORD_SHEET: &str = "tilik";
/// The version of that sheet's shape.
pub const RECORD_VERSION: &str = "1";

/// A file that can't be read as a workbook.
pub const NOT_A_WORKBOOK: Code = Code("not-a-workbook");
/// A workbook that holds no assessment.
pub const WITHOUT_ASSESSMENT: Code = Code("without-assessment");

pub use entries::{DEADLINE_NOT_A_DATE, UNKNOWN_ADVICE, UNKNOWN_STATUS};
pub use heads::{COLUMN_TWICE, MISSING_COLUMN, SEVERAL_ACTION_PLANS, WITHOUT_ACTION_PLAN};

/// Whether a workbook is a report, by its hidden sheet; or was one, by its action plan, so that it can be told
/// what it lacks.
#[must_use]
pub fn is_report(bytes: Vec<u8>) -> bool {
    let Ok(book) = Book::open(bytes) else { return false };
    let sheets = book.sheets();
    let is_plan = |sheet: &String| {
        let named = [SHEET.0, SHEET.1].contains(&sheet.as_str());
        named && book.cells(sheet).is_ok_and(|cells| heads::are_of_a_report(&cells))
    };
    sheets.iter().any(|sheet| sheet == RECORD_SHEET) || sheets.iter().any(is_plan)
}

/// The assessment and the action plan of a report workbook. What is wrong in a cell of the action plan is a
/// warning, and that cell alone is left out; without a whole assessment there is nothing to read.
pub fn read(name: &str, bytes: Vec<u8>, diagnostics: &mut Diagnostics) -> Option<Reported> {
    let read = |diagnostics: &mut Diagnostics| {
        let mut book = Book::open(bytes)?;
        let Some(standing) = standing(name, &mut book, diagnostics)? else { return Ok(None) };
        let plan = plan(name, (&mut book, &standing), diagnostics)?;
        Ok(Some(Reported { standing, plan }))
    };
    read(diagnostics).unwrap_or_else(|refused| {
        diagnostics.push(not_a_workbook(name, refused));
        None
    })
}

/// The assessment of a report workbook alone.
pub fn read_assessment(
    name: &str,
    bytes: Vec<u8>,
    diagnostics: &mut Diagnostics,
) -> Option<Standing> {
    let read = |diagnostics: &mut Diagnostics| standing(name, &mut Book::open(bytes)?, diagnostics);
    read(diagnostics).unwrap_or_else(|refused| {
        diagnostics.push(not_a_workbook(name, refused));
        None
    })
}

fn plan(
    name: &str,
    (book, standing): (&mut Book, &Standing),
    diagnostics: &mut Diagnostics,
) -> Result<ActionPlan, Refused> {
    let mut sheets = Vec::new();
    for sheet in book.sheets().into_iter().filter(|sheet| sheet != RECORD_SHEET) {
        let cells = book.cells(&sheet)?;
        sheets.push((sheet, cells));
    }
    let found = heads::find(name, &sheets, diagnostics);
    Ok(found.map(|sheet| entries::read(&sheet, standing, diagnostics)).unwrap_or_default())
}

/// The assessment in the hidden sheet: its parts stand in the second column, below each other.
fn standing(
    name: &str,
    book: &mut Book,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Standing>, Refused> {
    if !book.sheets().iter().any(|sheet| sheet == RECORD_SHEET) {
        diagnostics.push(without_assessment(name));
        return Ok(None);
    }
    let cells = book.cells(RECORD_SHEET)?;
    let parts: String = cells.iter().filter_map(part).collect();
    let mut unheard = Diagnostics::new();
    let mut all = record::read(&Arc::new(Source::file(name, parts)), &mut unheard);
    if all.len() != 1 {
        let source = Arc::new(Source::sheet(name, Some(RECORD_SHEET)));
        diagnostics.push(record::not_an_assessment(Place { source, span: 0..0 }));
        return Ok(None);
    }
    Ok(all.pop())
}

/// A part of the assessment, if a cell holds one.
fn part<'c>((at, cell): (&Address, &'c Cell)) -> Option<&'c str> {
    match cell {
        Cell::Text(text) if at.column == 2 && at.row > 1 => Some(text),
        Cell::Text(_) | Cell::Day(_) => None,
    }
}

fn without_assessment(name: &str) -> Diagnostic {
    let message = text!(
        "{name} bukan laporan dari tilik, atau lembar tersembunyinya hilang",
        "{name} is no report of tilik, or its hidden sheet is gone"
    );
    Diagnostic::error(WITHOUT_ASSESSMENT, None, message).help(text!(
        "isi dan kirimkan berkas laporan yang asli; jangan menyalin lembarnya ke berkas lain",
        "fill in and send the report's own file; don't copy its sheets into another one"
    ))
}

fn not_a_workbook(name: &str, refused: Refused) -> Diagnostic {
    let (message, help) = match refused {
        Refused::Locked => (
            text!("{name} dikunci dengan kata sandi", "{name} is locked with a password"),
            text!(
                "buka di Excel, hapus kata sandinya, lalu simpan lagi",
                "open it in Excel, remove the password, and save it again"
            ),
        ),
        Refused::Unreadable => (
            text!(
                "{name} tidak dapat dibaca sebagai buku kerja Excel",
                "{name} can't be read as a workbook"
            ),
            text!(
                "buka di Excel atau LibreOffice, simpan sebagai .xlsx, atau minta salinan yang utuh",
                "open it in Excel or LibreOffice and save it as .xlsx, or ask for a whole copy"
            ),
        ),
        Refused::TooLarge => (
            text!(
                "{name} berisi lembar yang terlalu besar untuk sebuah laporan",
                "{name} has a sheet that is too large for a report"
            ),
            text!("hapus lembar yang ditambahkan", "remove the sheets that were added"),
        ),
    };
    Diagnostic::error(NOT_A_WORKBOOK, None, message).help(help)
}
