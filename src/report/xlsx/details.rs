//! Every row that falls short, one below the other.

use rust_xlsxwriter::Workbook;

use super::sheet::{MOST_ROWS, Page, Sheet, Written, left_out};
use super::style;
use crate::report::{View, finding};

const WIDTHS: [f64; 5] = [8.0, 39.0, 42.0, 58.0, 24.0];

/// What stands over the columns: in Indonesian, in English.
const HEADS: ([&str; 5], [&str; 5]) = (
    ["Kode", "Kriteria", "Baris", "Sebab", "Sumber"],
    ["Id", "Criterion", "Row", "Reason", "Source"],
);

pub(super) fn add(workbook: &mut Workbook, view: &View<'_>) -> Written {
    let lang = view.lang;
    if view.criteria.iter().all(|one| one.failures.is_empty()) {
        return Ok(());
    }
    let name = lang.pick("Rincian", "Rows");
    let mut sheet = Sheet::new(workbook, name, &WIDTHS)?;
    sheet.page(view, Page::Wide);
    let title = lang.pick("Rincian baris", "Rows that fall short");
    let says = lang.pick(
        "Setiap baris catatan yang tidak memenuhi kriteria, dengan sebab dan tempatnya dalam berkas.",
        "Every row on record that does not meet a criterion, why, and where it stands in the file.",
    );
    sheet.title(title, says)?;
    sheet.heads(&lang.pick(HEADS.0, HEADS.1), 1)?;
    let first = sheet.row;
    let all =
        view.criteria.iter().flat_map(|one| one.failures.iter().map(move |failure| (one, failure)));
    let cell = style::cell();
    for (one, failure) in all.take(MOST_ROWS) {
        sheet.text(0, &one.criterion.id, &cell)?;
        sheet.text(1, one.criterion.title.get(lang), &cell)?;
        sheet.text(2, &failure.label, &cell)?;
        sheet.text(3, &failure.because, &cell)?;
        let source = failure.source.as_deref().unwrap_or_default();
        sheet.text(4, finding::short_source(view.dossier, source), &cell)?;
        sheet.end_row()?;
    }
    sheet.inner.autofilter(first - 1, 0, sheet.row - 1, 4)?;
    left_out(&mut sheet, view, view.criteria.iter().map(|one| one.failures.len()).sum())
}
