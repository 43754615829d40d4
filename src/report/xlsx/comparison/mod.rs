//! Many units side by side as a workbook, to be sorted, filtered and projected.

mod charts;
mod grid;

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use super::moment;
use super::sheet::{Margins, Page, Sheet, Written};
use super::style;
use crate::report::comparison::book::{Book, Fact, Subject, Table};
use crate::report::visible::visible;
use grid::Grid;

/// The columns of the first sheet: a name, then figures.
const SUMMARY: [f64; 9] = [34.0, 13.5, 13.5, 13.5, 13.5, 13.5, 13.5, 13.5, 13.5];
/// The longest text that stands in one cell of the first sheet over all its columns.
const WHOLE: (u16, u16) = (0, 8);

pub(super) fn written(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(book)?);
    summary(&mut workbook, book)?;
    for chapter in &book.chapters {
        match chapter.subject {
            Subject::Summary => {}
            Subject::Ranking => {
                for table in &chapter.tables {
                    Grid { book, table }.add(&mut workbook, chapter.title)?;
                    charts::ranking(&mut workbook, book, table)?;
                }
            }
            Subject::Quadrant => {
                for table in &chapter.tables {
                    Grid { book, table }.add(&mut workbook, chapter.title)?;
                    charts::quadrant(&mut workbook, book, table)?;
                }
            }
            Subject::Matrix | Subject::Criteria | Subject::Trend | Subject::Verified => {
                for table in chapter.tables.iter().filter(|table| !table.rows.is_empty()) {
                    Grid { book, table }.add(&mut workbook, sheet_name(book, table))?;
                }
            }
        }
    }
    workbook.save_to_buffer()
}

fn properties(book: &Book) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new()
        .set_title(visible(&book.title))
        .set_author("tilik")
        .set_creation_datetime(&moment(book.day)?))
}

/// What the sheet of a table is called.
fn sheet_name(book: &Book, table: &Table) -> &'static str {
    let (id, en) = match table.key {
        "matrix" => ("Matriks", "Matrix"),
        "systemic" => ("Masalah bersama", "Systemic"),
        "at_stake" => ("Poin tergantung", "Points at stake"),
        "criteria" => ("Kriteria", "Criteria"),
        "always" => ("Selalu-tidak pernah", "Always or never"),
        "together" => ("Gagal bersama", "Failing together"),
        "changes" => ("Tren", "Trend"),
        "periods" => ("Tren periode", "Trend of periods"),
        "criteria_by_period" => ("Tren kriteria", "Trend of criteria"),
        "verified" => ("Mandiri-supervisi", "Self-verified"),
        "verified_units" => ("M-S unit", "S-V units"),
        "verified_criteria" => ("M-S kriteria", "S-V criteria"),
        "verified_counts" => ("M-S hitungan", "S-V counts"),
        _ => ("Tabel", "Table"),
    };
    book.lang.pick(id, en)
}

/// A fact of the book by what programs call it.
fn fact<'b>(book: &'b Book, key: &str) -> &'b str {
    book.about.iter().find(|fact| fact.key == key).map_or("", |fact| &fact.value)
}

/// Sets up the paper of a sheet.
fn paper(sheet: &mut Sheet<'_>, book: &Book, page: Page) {
    sheet.paper(
        page,
        &Margins {
            lang: book.lang,
            name: &book.title,
            about: fact(book, "period"),
            checklist: fact(book, "checklist"),
        },
    );
}

/// The first sheet: what was compared, what has to be known, and the tables of the summary below each other.
fn summary(workbook: &mut Workbook, book: &Book) -> Written {
    let name = book.lang.pick("Ringkasan", "Summary");
    let mut sheet = Sheet::new(workbook, name, &SUMMARY)?;
    paper(&mut sheet, book, Page::Wide);
    sheet.spanned(WHOLE, &book.title, (&style::title(), style::TITLE_SIZE))?;
    sheet.at_least(30.0);
    sheet.end_row()?;
    for Fact { label, value, .. } in &book.about {
        sheet.text(0, label, &style::label())?;
        sheet.spanned((1, 8), value, (&style::cell(), style::SIZE))?;
        sheet.end_row()?;
    }
    for note in &book.notes {
        sheet.spanned(WHOLE, &format!("• {note}"), (&style::aside(), style::SIZE))?;
        sheet.end_row()?;
    }
    let chapter = book.chapters.iter().filter(|chapter| chapter.subject == Subject::Summary);
    for table in chapter.flat_map(|chapter| &chapter.tables) {
        sheet.end_row()?;
        sheet.spanned(WHOLE, &table.title, (&style::heading(), 12.0))?;
        sheet.end_row()?;
        let says = if table.rows.is_empty() { table.nothing } else { &table.says };
        if !says.is_empty() {
            sheet.spanned(WHOLE, says, (&style::aside(), style::SIZE))?;
            sheet.end_row()?;
        }
        if !table.rows.is_empty() {
            let grid = Grid { book, table };
            grid.heads(&mut sheet)?;
            sheet.end_row()?;
            grid.rows(&mut sheet)?;
        }
    }
    Ok(())
}
