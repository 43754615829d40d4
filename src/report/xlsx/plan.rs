//! The action plan: a row for each recommendation, and columns for the unit's answer to it.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign,
    ProtectionOptions, Workbook, XlsxError,
};

use super::sheet::{Page, Sheet, Written};
use super::{findings, moment, style};
use crate::followup::plan::{AdviceId, Column, SHEET, Status};
use crate::quantity::Number;
use crate::report::view::RecommendationView;
use crate::report::words::{all_of, due};
use crate::report::{View, sentences};

/// Rows for what the unit plans beside the recommendations.
const SPARE: u32 = 10;

/// The height of a row in which someone writes by hand, in points.
const ROOM: f64 = 36.0;

/// How wide a column is.
const fn width(column: Column) -> f64 {
    match column {
        Column::Number => 4.5,
        Column::Finding => 28.0,
        Column::Recommendation => 36.0,
        Column::Action => 28.0,
        Column::InCharge => 15.0,
        Column::Due => 11.5,
        Column::Indicator => 19.0,
        Column::Evidence => 19.0,
        Column::Status => 14.0,
        Column::Remark => 17.0,
        Column::Advice => 10.0,
    }
}

pub(super) fn add(workbook: &mut Workbook, view: &View<'_>) -> Written {
    let lang = view.lang;
    let widths = Column::ALL.map(width);
    let mut sheet = Sheet::new(workbook, lang.pick(SHEET.0, SHEET.1), &widths)?;
    sheet.page(view, Page::Wide);
    let says = lang.pick(
        "Isi kolom kuning, simpan, lalu kirimkan kembali berkas ini. Baris kosong di bawah untuk rencana sendiri. Kolom lain terkunci tanpa kata sandi.",
        "Fill in the yellow columns, save, and send this file back. The empty rows below are for plans of your own. Other columns are locked without a password.",
    );
    let title = lang.pick("Matriks rencana tindak lanjut (RTL)", "Action plan");
    sheet.title(title, says)?;
    sheet.inner.set_tab_color(style::TO_FILL_IN).set_column_hidden(place(Column::Advice))?;
    sheet.heads(&Column::ALL.map(|column| lang.pick(column.title().0, column.title().1)), 3)?;
    let first = sheet.row;
    for (number, one) in (1..).zip(&view.recommendations) {
        recommendation(&mut sheet, view, (number, one))?;
    }
    for _ in 0..SPARE {
        for column in Column::ALL {
            sheet.blank(place(column), &format(column))?;
        }
        sheet.at_least(ROOM);
        sheet.end_row()?;
    }
    choices(&mut sheet, view, first)?;
    sheet.inner.protect_with_options(&allowed());
    Ok(())
}

/// A column's place from the left.
fn place(column: Column) -> u16 {
    (0..).zip(Column::ALL).find_map(|(place, one)| (one == column).then_some(place)).unwrap_or(0)
}

/// What a cell to fill in looks like.
fn format(column: Column) -> Format {
    match column {
        Column::Due => style::open().set_num_format(style::DAY),
        Column::Number => numbered().set_unlocked(),
        Column::Advice => Format::new(),
        _ => style::open(),
    }
}

fn numbered() -> Format {
    style::tall().set_align(FormatAlign::Center)
}

fn recommendation(
    sheet: &mut Sheet<'_>,
    view: &View<'_>,
    (number, one): (i64, &RecommendationView<'_>),
) -> Written {
    let id = AdviceId { criterion: one.criterion.id.clone(), place: one.ranked.place };
    for column in Column::ALL {
        let at = place(column);
        match column {
            Column::Number => sheet.number(at, &Number::whole(number), &numbered())?,
            Column::Finding => sheet.text(at, &finding(view, one), &style::tall())?,
            Column::Recommendation => {
                sheet.lines(at, &[one.text.clone(), to(view, one)], &style::tall())?;
            }
            Column::Advice => sheet.text(at, &id.to_string(), &Format::new())?,
            _ => sheet.blank(at, &format(column))?,
        }
    }
    hints(sheet, view, one)?;
    sheet.at_least(ROOM);
    sheet.end_row()
}

fn finding(view: &View<'_>, one: &RecommendationView<'_>) -> String {
    let found = view.criteria.iter().find(|it| it.criterion.id == one.criterion.id);
    found.map_or_else(String::new, |found| {
        let points = found.points.as_ref().map(|points| format!(", {points}"));
        format!("{}: {}{}", findings::title(view, found), found.verdict, points.unwrap_or_default())
    })
}

/// Whom a recommendation is addressed to, and by when.
fn to(view: &View<'_>, one: &RecommendationView<'_>) -> String {
    let (lang, to) = (view.lang, one.to.title.get(view.lang));
    let within = lang.pick("dalam", "within");
    let due = one.due.map(|written| format!(", {within} {}", due(written, lang)));
    format!("({to}{})", due.unwrap_or_default())
}

/// What is shown beside a cell that is chosen: what would prove the action.
fn hints(
    sheet: &mut Sheet<'_>,
    view: &View<'_>,
    one: &RecommendationView<'_>,
) -> Result<(), XlsxError> {
    const LONGEST: usize = 250;
    let lang = view.lang;
    let wanted: Vec<String> = one
        .criterion
        .evidence
        .iter()
        .map(|it| format!("{} ({})", it.what.get(lang), sentences::method(it.method, lang)))
        .collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let sought = lang.pick("Yang dicari: ", "What is looked for: ");
    let text: String = format!("{sought}{}", all_of(&wanted, lang)).chars().take(LONGEST).collect();
    let hint = DataValidation::new()
        .allow_any_value()
        .set_input_title(lang.pick("Bukti", "Evidence"))?
        .set_input_message(text)?;
    let at = place(Column::Evidence);
    sheet.inner.add_data_validation(sheet.row, at, sheet.row, at, &hint)?;
    Ok(())
}

/// What status and due date may be.
fn choices(sheet: &mut Sheet<'_>, view: &View<'_>, first: u32) -> Written {
    let (lang, last) = (view.lang, sheet.row.saturating_sub(1));
    let words = Status::ALL.map(|status| lang.pick(status.word().0, status.word().1));
    let title = lang.pick("Status", "Status");
    let status = DataValidation::new()
        .allow_list_strings(&words)?
        .set_error_title(title)?
        .set_error_message(lang.pick("Pilih salah satu dari daftar.", "Choose one of the list."))?;
    let at = place(Column::Status);
    sheet.inner.add_data_validation(first, at, last, at, &status)?;
    let day = moment(view.dossier.period.first_day())?;
    let says = lang.pick("Tulis tanggal, misalnya 31/12/2026.", "Write a day, such as 31/12/2026.");
    let due = DataValidation::new()
        .allow_date(DataValidationRule::GreaterThanOrEqualTo(day))
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title(lang.pick("Batas waktu", "Due"))?
        .set_error_message(says)?
        .set_input_title(lang.pick("Batas waktu", "Due"))?
        .set_input_message(says)?;
    let at = place(Column::Due);
    sheet.inner.add_data_validation(first, at, last, at, &due)?;
    Ok(())
}

/// What a locked sheet still allows: everything that loses nothing.
fn allowed() -> ProtectionOptions {
    ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    }
}
