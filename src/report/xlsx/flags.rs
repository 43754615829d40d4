//! Records that need a second look, with room for what the unit says to them.

use rust_xlsxwriter::Workbook;

use super::sheet::{MOST_ROWS, Page, Sheet, Written, left_out};
use super::style;
use crate::report::{View, finding, sentences};

const WIDTHS: [f64; 6] = [9.0, 15.0, 38.0, 48.0, 22.0, 34.0];

pub(super) fn add(workbook: &mut Workbook, view: &View<'_>) -> Written {
    let lang = view.lang;
    let mut sheet = Sheet::new(workbook, lang.pick("Klarifikasi", "Clarification"), &WIDTHS)?;
    sheet.page(view, Page::Wide);
    let title = lang.pick("Perlu klarifikasi", "Needs clarification");
    let says = lang.pick(
        "Catatan yang perlu dilihat kembali. Ini pertanyaan, bukan tuduhan, dan tidak memengaruhi skor.",
        "Records that need a second look. These are questions, no accusations, and never part of the score.",
    );
    sheet.title(title, says)?;
    if view.flags.is_empty() {
        let none =
            ("Tidak ada catatan yang perlu diklarifikasi.", "No record needs clarification.");
        return sheet.nothing(lang.pick(none.0, none.1));
    }
    let unit = view.checklist.form.unit.get(lang);
    let explained = format!("{} {unit}", lang.pick("Penjelasan", "Explanation:"));
    let heads = lang.pick(
        ["Kode", "Tingkat", "Baris", "Catatan", "Sumber"],
        ["Id", "Kind", "Row", "Remark", "Source"],
    );
    let heads: Vec<&str> = heads.into_iter().chain([explained.as_str()]).collect();
    sheet.heads(&heads, 1)?;
    let (first, cell) = (sheet.row, style::cell());
    for flag in view.flags.iter().take(MOST_ROWS) {
        sheet.text(0, &flag.flag.id, &cell)?;
        sheet.text(1, sentences::severity(flag.flag.severity, lang), &cell)?;
        let label = if flag.label.is_empty() { unit } else { &flag.label };
        sheet.text(2, label, &cell)?;
        sheet.text(3, &flag.text, &cell)?;
        let source = flag.source.as_deref().unwrap_or_default();
        sheet.text(4, finding::short_source(view.dossier, source), &cell)?;
        sheet.blank(5, &style::open())?;
        sheet.end_row()?;
    }
    sheet.inner.autofilter(first - 1, 0, sheet.row - 1, 5)?;
    left_out(&mut sheet, view, view.flags.len())
}
