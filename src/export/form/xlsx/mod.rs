//! Writes a form as a workbook: instructions, the root's questions, a sheet a table, evidence.

mod book;
mod corrections;
mod evidence;
mod fill;
mod guide;
mod lists;
mod measure;
mod page;
mod root;
mod style;
mod table;
mod validation;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::Questionnaire;
use crate::form::layout::{Aside, Holds};
use crate::ids::TableId;
use book::Book;

/// The workbook of a form.
///
/// # Errors
/// Only if the machine refuses.
pub(super) fn workbook(of: &Questionnaire<'_>) -> Result<Vec<u8>, XlsxError> {
    let book = Book::new(of);
    let mut workbook = Workbook::new();
    workbook.set_properties(&book.properties()?);
    if !of.remarks.corrections.is_empty() {
        workbook.push_worksheet(book.corrections_sheet()?);
    }
    workbook.push_worksheet(book.guide_sheet()?);
    for sheet in book.layout.sheets() {
        workbook.push_worksheet(match sheet.holds {
            Holds::Table(TableId::ROOT) => book.root_sheet()?,
            Holds::Table(table) => book.table_sheet(table)?,
            Holds::Evidence => book.evidence_sheet()?,
        });
    }
    let choices = book.lists.sheet(book.aside(Aside::Choices), &mut workbook)?;
    workbook.push_worksheet(choices);
    workbook.save_to_buffer()
}

impl Book<'_> {
    /// What the file says of itself. Its date is that of the period, so that the same form is the same file.
    fn properties(&self) -> Result<DocProperties, XlsxError> {
        let checklist = &self.of.checklist;
        let year = self.period().map_or(2000, |period| period.from().year());
        let made = ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or(2000), 1, 1)?;
        Ok(DocProperties::new()
            .set_title(checklist.title.get(self.lang()))
            .set_subject(format!("{} {}", checklist.id, checklist.version))
            .set_author("tilik")
            .set_creation_datetime(&made))
    }
}
