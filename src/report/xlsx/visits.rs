//! A plan of visits as a workbook: the visits to sign off, and all other units with their reasons.

use std::io;

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use super::moment;
use super::sheet::{MOST_ROWS, Margins, Page, Sheet, Written};
use super::style;
use crate::quantity::{Date, Number};
use crate::report::visits as words;
use crate::report::words::date;
use crate::text::Lang;
use crate::visits::{Plan, Visit};

/// Number, day, unit, points, last assessment, reasons, what to prepare, what came of it.
const VISITS: [f64; 8] = [5.0, 17.0, 26.0, 7.0, 24.0, 40.0, 56.0, 26.0];
/// Number, unit, points, proven score, last visit, reasons, what is to happen.
const OTHERS: [f64; 7] = [5.0, 34.0, 7.0, 11.0, 17.0, 62.0, 22.0];

/// A plan as a workbook. The same plan gives the same bytes: it bears the day on which it was made.
///
/// # Errors
/// Only if the machine refuses.
pub fn visits(plan: &Plan<'_>, lang: Lang) -> io::Result<Vec<u8>> {
    written(plan, lang).map_err(io::Error::other)
}

fn written(plan: &Plan<'_>, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = lang.pick("Rencana kunjungan", "Plan of visits");
    let properties = DocProperties::new().set_title(title).set_author("tilik");
    workbook.set_properties(&properties.set_creation_datetime(&moment(plan.as_of)?));
    planned(&mut workbook, plan, (title, lang))?;
    others(&mut workbook, plan, lang)?;
    workbook.save_to_buffer()
}

fn paper(sheet: &mut Sheet<'_>, plan: &Plan<'_>, lang: Lang) {
    let name = lang.pick("Rencana kunjungan", "Plan of visits");
    let about = date(plan.as_of, lang);
    sheet.paper(Page::Wide, &Margins { lang, name, about: &about, checklist: "tilik" });
}

fn planned(workbook: &mut Workbook, plan: &Plan<'_>, (title, lang): (&str, Lang)) -> Written {
    let mut sheet = Sheet::new(workbook, lang.pick("Kunjungan", "Visits"), &VISITS)?;
    paper(&mut sheet, plan, lang);
    sheet.title(title, &words::summary(plan, lang))?;
    if plan.visits.is_empty() {
        return sheet.nothing(lang.pick("Tidak ada kunjungan.", "There is no visit."));
    }
    let heads = lang.pick(
        ["No.", "Usul tanggal", "Unit", "Poin", "Keadaan", "Alasan", "Siapkan", "Hasil kunjungan"],
        [
            "No.",
            "Proposed day",
            "Unit",
            "Points",
            "Standing",
            "Reasons",
            "To prepare",
            "What came of it",
        ],
    );
    sheet.heads(&heads, 3)?;
    for (number, (day, visit)) in (1..).zip(&plan.visits) {
        row(&mut sheet, (number, *day, visit), lang)?;
    }
    Ok(())
}

fn row(
    sheet: &mut Sheet<'_>,
    (number, day, visit): (i64, Date, &Visit<'_>),
    lang: Lang,
) -> Written {
    let cell = style::tall();
    sheet.number(0, &Number::whole(number), &cell)?;
    sheet.text(1, &date(day, lang), &cell)?;
    sheet.text(2, &words::unit(visit), &cell)?;
    sheet.number(3, &Number::whole(visit.points().into()), &cell)?;
    sheet.text(4, &words::standing(visit, lang), &cell)?;
    sheet.lines(5, &reasons(visit, lang), &cell)?;
    sheet.lines(6, &words::prepare(visit, lang), &cell)?;
    sheet.blank(7, &style::open())?;
    sheet.end_row()
}

fn others(workbook: &mut Workbook, plan: &Plan<'_>, lang: Lang) -> Written {
    let mut sheet = Sheet::new(workbook, lang.pick("Unit lain", "Other units"), &OTHERS)?;
    paper(&mut sheet, plan, lang);
    let says = lang.pick(
        "Unit yang tidak dikunjungi bulan ini, yang paling mendesak lebih dulu.",
        "Units that are not visited this month, the most urgent first.",
    );
    sheet.title(lang.pick("Unit lain", "Other units"), says)?;
    let waiting = lang.pick("menunggu giliran", "waits for its turn");
    let resting = lang.pick("baru dikunjungi", "visited just now");
    let all = plan.waiting.iter().map(|visit| (waiting, visit));
    let all = all.chain(plan.resting.iter().map(|visit| (resting, visit)));
    let mut all = (1..).zip(all).take(MOST_ROWS).peekable();
    if all.peek().is_none() {
        return sheet.nothing(lang.pick("Semua unit dikunjungi.", "Every unit is visited."));
    }
    let heads = lang.pick(
        ["No.", "Unit", "Poin", "Skor terbukti", "Kunjungan terakhir", "Alasan", "Keterangan"],
        ["No.", "Unit", "Points", "Proven score", "Last visit", "Reasons", "Remarks"],
    );
    sheet.heads(&heads, 2)?;
    let first = sheet.row;
    for (number, (remark, visit)) in all {
        let cell = style::tall();
        sheet.number(0, &Number::whole(number), &cell)?;
        sheet.text(1, &words::unit(visit), &cell)?;
        sheet.number(2, &Number::whole(visit.points().into()), &cell)?;
        sheet.text(3, &words::proven(visit, lang), &cell)?;
        let last = visit.unit.last_visit.map(|day| date(day, lang));
        sheet.text(4, last.as_deref().unwrap_or("–"), &cell)?;
        sheet.lines(5, &reasons(visit, lang), &cell)?;
        sheet.text(6, remark, &cell)?;
        sheet.end_row()?;
    }
    sheet.inner.autofilter(first - 1, 0, sheet.row - 1, 6)?;
    Ok(())
}

fn reasons(visit: &Visit<'_>, lang: Lang) -> Vec<String> {
    visit.reasons.iter().map(|reason| words::reason(reason, lang)).collect()
}
