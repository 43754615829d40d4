//! What falls short, those findings first that cost most: why, on what basis, and what to do about it.

use rust_xlsxwriter::{FormatAlign, Workbook};

use super::sheet::{Page, Sheet, Written, hundredths};
use super::style;
use crate::quantity::Number;
use crate::report::view::{CriterionView, RecommendationView};
use crate::report::{View, finding, words};

/// How many rows and blanks of a finding stand in its cell; the sheet of rows has them all.
const ROWS: usize = 3;
const WIDTHS: [f64; 9] = [4.5, 25.0, 16.0, 56.0, 19.0, 42.0, 12.0, 9.5, 9.5];

/// What stands over the columns: in Indonesian, in English.
const HEADS: ([&str; 9], [&str; 9]) = (
    [
        "No.",
        "Kriteria",
        "Putusan",
        "Kondisi dan sumber",
        "Dasar",
        "Rekomendasi",
        "Kepada",
        "Tenggat",
        "Tambahan skor (poin %)",
    ],
    [
        "No.",
        "Criterion",
        "Verdict",
        "Condition and source",
        "Basis",
        "Recommendation",
        "To",
        "Due",
        "Gain (% points)",
    ],
);

pub(super) fn add(workbook: &mut Workbook, view: &View<'_>) -> Written {
    let lang = view.lang;
    let mut sheet = Sheet::new(workbook, lang.pick("Temuan", "Findings"), &WIDTHS)?;
    sheet.page(view, Page::Wide);
    let says = lang.pick(
        "Kriteria yang belum pasti terpenuhi: yang kritis dahulu, lalu yang paling menambah skor bila terpenuhi dan terbukti.",
        "The criteria that are not surely met: critical ones first, then those that add most to the score once met and proven.",
    );
    sheet.title(lang.pick("Temuan", "Findings"), says)?;
    let short = view.shortfalls();
    if short.is_empty() {
        let none = (
            "Tidak ada temuan: semua kriteria yang berlaku terpenuhi.",
            "No findings: every criterion that applies is met.",
        );
        return sheet.nothing(lang.pick(none.0, none.1));
    }
    sheet.heads(&lang.pick(HEADS.0, HEADS.1), 2)?;
    let first = sheet.row;
    for (place, one) in short.into_iter().enumerate() {
        finding(&mut sheet, view, (place + 1, one))?;
    }
    sheet.inner.autofilter(first - 1, 0, sheet.row - 1, 8)?;
    Ok(())
}

fn finding(
    sheet: &mut Sheet<'_>,
    view: &View<'_>,
    (number, one): (usize, &CriterionView<'_>),
) -> Written {
    let (lang, cell) = (view.lang, style::tall());
    let middle = cell.clone().set_align(FormatAlign::Center);
    let advice: Vec<&RecommendationView<'_>> = view.advice(one.criterion).collect();
    let each = |said: &dyn Fn(&RecommendationView<'_>) -> String| -> Vec<String> {
        let numbered = |(place, text): (usize, String)| match advice.len() {
            1 => text,
            _ => format!("{}) {text}", place + 1),
        };
        advice.iter().map(|one| said(one)).enumerate().map(numbered).collect()
    };
    let due = |one: &RecommendationView<'_>| {
        one.due.map_or_else(|| "–".to_owned(), |due| words::due(due, lang))
    };
    sheet.number(0, &Number::from(number), &middle)?;
    sheet.text(1, &title(view, one), &cell)?;
    let verdict = [Some(one.verdict.to_owned()), one.points.clone()];
    let verdict: Vec<String> = verdict.into_iter().flatten().collect();
    sheet.lines(2, &verdict, &style::verdict(one.judged.verdict).set_align(FormatAlign::Top))?;
    sheet.lines(3, &finding::reasons(view, one, ROWS), &cell)?;
    sheet.lines(4, &one.criterion.basis, &cell)?;
    sheet.lines(5, &each(&|one| one.text.clone()), &cell)?;
    sheet.lines(6, &each(&|one| one.to.title.get(lang).to_owned()), &cell)?;
    sheet.lines(7, &each(&due), &cell)?;
    sheet.number(8, &hundredths(&one.gain), &middle.set_num_format(style::HUNDREDTHS))?;
    sheet.end_row()
}

/// What a criterion is called, and that it is critical where it is.
pub(super) fn title(view: &View<'_>, one: &CriterionView<'_>) -> String {
    let critical = view.lang.pick(" (kritis)", " (critical)");
    let critical = if one.criterion.critical { critical } else { "" };
    format!("{} {}{critical}", one.criterion.id, one.criterion.title.get(view.lang))
}
