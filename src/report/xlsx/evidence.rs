//! The blanks that widen the score: what to ask for on a visit.

use rust_xlsxwriter::Workbook;

use super::sheet::{MOST_ROWS, Page, Sheet, Written, hundredths, left_out};
use super::style;
use crate::quantity::Number;
use crate::report::View;
use crate::report::words::all_of;

const WIDTHS: [f64; 6] = [4.5, 46.0, 38.0, 24.0, 11.0, 26.0];

/// What stands over the columns: in Indonesian, in English.
const HEADS: ([&str; 6], [&str; 6]) = (
    [
        "No.",
        "Yang dimintakan",
        "Di mana",
        "Menentukan kriteria",
        "Selisih skor (poin %)",
        "Catatan kunjungan",
    ],
    [
        "No.",
        "What to ask for",
        "Where",
        "Settles criteria",
        "Widens (% points)",
        "Notes on the visit",
    ],
);

pub(super) fn add(workbook: &mut Workbook, view: &View<'_>) -> Written {
    let lang = view.lang;
    let mut sheet = Sheet::new(workbook, lang.pick("Bukti", "Evidence"), &WIDTHS)?;
    sheet.page(view, Page::Wide);
    let title = lang.pick("Bukti yang perlu dikumpulkan", "Evidence to collect");
    let says = lang.pick(
        "Isian yang belum diketahui dan menentukan skor, yang paling menentukan dahulu. Kolom kuning untuk catatan kunjungan.",
        "What is not known and decides the score, what decides most first. The yellow column is for notes on the visit.",
    );
    sheet.title(title, says)?;
    if view.wanted.is_empty() {
        let none = (
            "Tidak ada: semua isian yang menentukan skor sudah diketahui.",
            "None: all that decides the score is known.",
        );
        return sheet.nothing(lang.pick(none.0, none.1));
    }
    sheet.heads(&lang.pick(HEADS.0, HEADS.1), 2)?;
    let first = sheet.row;
    for (number, one) in (1..).zip(view.wanted.iter().take(MOST_ROWS)) {
        let cell = style::cell();
        let root = view.checklist.form.unit.get(lang);
        let place = Some(one.blank.place.as_str()).filter(|place| !place.is_empty());
        sheet.number(0, &Number::whole(number), &style::middle())?;
        sheet.text(1, &one.blank.asked, &cell)?;
        sheet.text(2, place.unwrap_or(root), &cell)?;
        sheet.text(3, &all_of(&one.settles, lang), &cell)?;
        let widens = style::middle().set_num_format(style::HUNDREDTHS);
        sheet.number(4, &hundredths(one.widens), &widens)?;
        sheet.blank(5, &style::open())?;
        sheet.end_row()?;
    }
    sheet.inner.autofilter(first - 1, 0, sheet.row - 1, 5)?;
    left_out(&mut sheet, view, view.wanted.len())
}
