//! The whole assessment as a workbook: what was found, why, and the action plan for the unit to fill in.

mod basis;
mod charts;
mod comparison;
mod criteria;
mod details;
mod evidence;
mod findings;
mod flags;
mod handout;
mod height;
mod plan;
mod record;
mod sheet;
mod style;
mod summary;

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

pub use handout::handout;

use super::View;
use super::comparison::book::Book;
use super::sentences;
use super::visible::visible;
use crate::quantity::Date;

/// Many units side by side, as a workbook.
///
/// The same book gives the same bytes.
///
/// # Errors
/// Only if the machine refuses.
pub fn comparison(book: &Book) -> io::Result<Vec<u8>> {
    comparison::written(book).map_err(io::Error::other)
}

/// An assessment as a workbook of its own, with the assessment as `record` for programs to read back.
///
/// The same view gives the same bytes: the workbook bears the day up to which was judged, not that of writing.
///
/// # Errors
/// Only if the machine refuses.
pub fn workbook(view: &View<'_>, record: &str) -> io::Result<Vec<u8>> {
    written(view, record).map_err(io::Error::other)
}

fn written(view: &View<'_>, record: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(view)?);
    summary::add(&mut workbook, view)?;
    findings::add(&mut workbook, view)?;
    details::add(&mut workbook, view)?;
    criteria::add(&mut workbook, view)?;
    plan::add(&mut workbook, view)?;
    evidence::add(&mut workbook, view)?;
    flags::add(&mut workbook, view)?;
    basis::add(&mut workbook, view)?;
    record::add(&mut workbook, record)?;
    workbook.save_to_buffer()
}

fn properties(view: &View<'_>) -> Result<DocProperties, XlsxError> {
    let title = view.lang.pick("Laporan penilaian", "Assessment report");
    let day = view.dossier.as_of.unwrap_or_else(|| view.dossier.period.last_day());
    Ok(DocProperties::new()
        .set_title(visible(&format!("{title}: {}", view.unit)))
        .set_subject(sentences::period(view))
        .set_author("tilik")
        .set_creation_datetime(&moment(day)?))
}

/// A day as workbooks count it.
fn moment(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let (year, month, day) = day.parts();
    let part = |value: u32| u8::try_from(value).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or_default(), part(month), part(day))
}
