//! The first page: who was assessed, what came out, and what it rests on.

use rust_xlsxwriter::{Format, Workbook};

use super::charts::{self, Bars};
use super::findings::title;
use super::sheet::{Page, Sheet, Written};
use super::style;
use crate::bound::Range;
use crate::quantity::Number;
use crate::report::view::CriterionView;
use crate::report::words::of_hundred;
use crate::report::{View, sentences, tailoring};
use crate::text::{Lang, Text};

/// The page is twelve columns of one width, so that everything on it stands on the same lines.
const WIDTHS: [f64; 12] = [7.7; 12];
const WHOLE: (u16, u16) = (0, 11);
/// The height of what stands over a part of the page, in points.
const HEADING: f64 = 26.0;
/// Where names end and what they name begins.
const LABEL: (u16, u16) = (0, 2);
const VALUE: (u16, u16) = (3, 11);

pub(super) fn add(workbook: &mut Workbook, view: &View<'_>) -> Written {
    let name = view.lang.pick("Ringkasan", "Summary");
    let mut sheet = Sheet::new(workbook, name, &WIDTHS)?;
    sheet.page(view, Page::Upright);
    identity(&mut sheet, view)?;
    result(&mut sheet, view)?;
    scores(&mut sheet, view, name)?;
    axes(&mut sheet, view)?;
    critical(&mut sheet, view)?;
    path(&mut sheet, view)?;
    indicators(&mut sheet, view)?;
    remarks(&mut sheet, view)
}

fn identity(sheet: &mut Sheet<'_>, view: &View<'_>) -> Written {
    let (lang, dossier, checklist) = (view.lang, view.dossier, view.checklist);
    let says = lang.pick("Laporan penilaian", "Assessment report");
    sheet.spanned(WHOLE, says, (&style::aside(), style::SIZE))?;
    sheet.end_row()?;
    sheet.spanned(WHOLE, &view.unit, (&style::title(), style::TITLE_SIZE))?;
    sheet.at_least(32.0);
    sheet.end_row()?;
    let groups: Vec<&str> = dossier.groups.iter().filter_map(Option::as_deref).collect();
    let edition = lang.pick("edisi", "edition");
    let checklist = format!(
        "{} ({}, {edition} {})",
        checklist.title.get(lang),
        checklist.id,
        checklist.version
    );
    let rows = [
        (lang.pick("Kode", "Code"), dossier.code.clone()),
        (lang.pick("Wilayah", "Region"), groups.join(", ")),
        (lang.pick("Periode", "Period"), sentences::period(view)),
        (
            lang.pick("Diisi oleh", "Filled in by"),
            sentences::filled_by(dossier.filled_by, lang).to_owned(),
        ),
        (lang.pick("Daftar tilik", "Checklist"), checklist),
        (lang.pick("Kedudukan hasil", "Standing"), sentences::standing(view).to_owned()),
    ];
    for (label, value) in rows.into_iter().filter(|(_, value)| !value.is_empty()) {
        sheet.spanned(LABEL, label, (&style::label(), style::SIZE))?;
        sheet.spanned(VALUE, &value, (&style::cell(), style::SIZE))?;
        sheet.end_row()?;
    }
    Ok(())
}

fn result(sheet: &mut Sheet<'_>, view: &View<'_>) -> Written {
    heading(sheet, view.lang.pick("Hasil", "Result"))?;
    sheet.at_least(24.0);
    sheet.spanned(WHOLE, &sentences::verdict(view), (&style::statement(), 12.5))?;
    sheet.end_row()?;
    figures(sheet, view)?;
    let said = [sentences::critical(view), Some(sentences::tally(view))];
    for sentence in said.into_iter().flatten() {
        sheet.spanned(WHOLE, &sentence, (&style::plain(), style::SIZE))?;
        sheet.end_row()?;
    }
    Ok(())
}

/// The four figures of a result, side by side: a row of names, a row of figures.
fn figures(sheet: &mut Sheet<'_>, view: &View<'_>) -> Written {
    let total = view.assessment.scorecard.total.as_ref();
    let Some((total, grade)) = total.zip(sentences::grade(view)) else { return Ok(()) };
    let names = view.lang.pick(
        ["Skor terbukti", "Paling tinggi", "Kelengkapan", "Predikat"],
        ["Proven score", "At most", "Completeness", "Grade"],
    );
    let places = || (0_u16..4).map(|place| (place * 3, place * 3 + 2));
    for (place, name) in places().zip(names) {
        sheet.spanned(place, name, (&style::figure_label(), style::SIZE))?;
    }
    sheet.end_row()?;
    let complete = view.completeness();
    let numbers = [total.low(), total.high(), complete.as_ref()];
    let figure = style::figure().set_num_format(style::PERCENT);
    for (place, number) in places().zip(numbers) {
        sheet.spanned_number(place, number.unwrap_or(&Number::ZERO), &figure)?;
    }
    sheet.at_least(30.0);
    sheet.spanned((9, 11), &grade, (&style::figure(), style::FIGURE_SIZE))?;
    sheet.end_row()
}

/// A title, the weight where there is one, and a score; `None` where nothing applies.
type Scored<'a> = (&'a Text, Option<&'a Number>, Option<&'a Range>);

fn scores(sheet: &mut Sheet<'_>, view: &View<'_>, name: &str) -> Written {
    let (lang, scores) = (view.lang, &view.assessment.scorecard);
    let Some(total) = &scores.total else { return Ok(()) };
    heading(sheet, lang.pick("Skor per bagian", "Score by section"))?;
    let all = Text::new("Seluruhnya", "Total");
    let sections = view.checklist.sections.iter().zip(&scores.sections);
    let mut rows: Vec<Scored<'_>> = sections
        .map(|(section, score)| (&section.title, Some(&section.weight), score.as_ref()))
        .collect();
    let heads = lang.pick(
        ["Bagian", "Bobot", "Terbukti", "Masih mungkin", "Paling tinggi"],
        ["Section", "Weight", "Proven", "Still possible", "At most"],
    );
    let count = u32::try_from(rows.len()).unwrap_or_default();
    rows.push((&all, None, Some(total)));
    let first = table(sheet, lang, (heads, &rows))?;
    sheet.end_row()?;
    charts::add(sheet, view, &Bars { sheet: name, first, sections: count })
}

fn axes(sheet: &mut Sheet<'_>, view: &View<'_>) -> Written {
    let (lang, scores) = (view.lang, &view.assessment.scorecard);
    if view.checklist.axes.is_empty() || scores.total.is_none() {
        return Ok(());
    }
    heading(sheet, lang.pick("Skor per aspek", "Score by aspect"))?;
    let axes = view.checklist.axes.iter().zip(&scores.axes);
    let rows: Vec<Scored<'_>> =
        axes.map(|(axis, score)| (&axis.title, None, score.as_ref())).collect();
    let heads = lang.pick(
        ["Aspek", "", "Terbukti", "Masih mungkin", "Paling tinggi"],
        ["Aspect", "", "Proven", "Still possible", "At most"],
    );
    table(sheet, lang, (heads, &rows)).map(|_| ())
}

/// Writes a table of scores; gives the row of the first one.
fn table(
    sheet: &mut Sheet<'_>,
    lang: Lang,
    (heads, rows): ([&str; 5], &[Scored<'_>]),
) -> Result<u32, rust_xlsxwriter::XlsxError> {
    for (place, head) in charts::PLACES.into_iter().zip(heads) {
        let format = if place.0 == 0 { style::head() } else { centred(style::head()) };
        sheet.spanned(place, head, (&format, style::SIZE))?;
    }
    sheet.end_row()?;
    let first = sheet.row;
    for (title, weight, score) in rows {
        let sum = weight.is_none() && rows.iter().any(|(_, weight, _)| weight.is_some());
        let format = if sum { style::sum() } else { style::cell() };
        sheet.spanned(charts::TITLE, title.get(lang), (&format, style::SIZE))?;
        let middle = centred(format);
        match weight {
            Some(weight) => sheet.spanned_number(charts::WEIGHT, weight, &middle)?,
            None => sheet.spanned(charts::WEIGHT, "", (&middle, style::SIZE))?,
        }
        bounds(sheet, lang, (*score, &middle))?;
        sheet.end_row()?;
    }
    Ok(first)
}

/// What is proven, what is still possible beside it, and the two together.
fn bounds(
    sheet: &mut Sheet<'_>,
    lang: Lang,
    (score, format): (Option<&Range>, &Format),
) -> Written {
    let places = [charts::PROVEN, charts::POSSIBLE, charts::HIGHEST];
    let Some((low, high)) = score.and_then(|score| score.low().zip(score.high())) else {
        for (place, text) in places.into_iter().zip([not_applicable(lang), "–", "–"]) {
            sheet.spanned(place, text, (format, style::SIZE))?;
        }
        return Ok(());
    };
    let format = format.clone().set_num_format(style::PERCENT);
    let between = high.clone() - low.clone();
    for (place, number) in places.into_iter().zip([low, &between, high]) {
        sheet.spanned_number(place, number, &format)?;
    }
    Ok(())
}

const fn not_applicable(lang: Lang) -> &'static str {
    lang.pick("tidak berlaku", "not applicable")
}

/// The critical criteria that are not surely met.
fn critical(sheet: &mut Sheet<'_>, view: &View<'_>) -> Written {
    let short = view.shortfalls();
    let critical: Vec<&CriterionView<'_>> =
        short.into_iter().filter(|one| one.criterion.critical).collect();
    if critical.is_empty() {
        return Ok(());
    }
    heading(sheet, view.lang.pick("Temuan kritis", "Critical findings"))?;
    for one in critical {
        let points = one.points.as_ref().map(|points| format!(", {points}"));
        let verdict = format!("{}{}", one.verdict, points.unwrap_or_default());
        sheet.spanned((0, 7), &title(view, one), (&style::cell(), style::SIZE))?;
        let format = style::verdict(one.judged.verdict);
        sheet.spanned((8, 11), &verdict, (&format, style::SIZE))?;
        sheet.end_row()?;
    }
    Ok(())
}

/// The fewest criteria that lift the proven grade.
fn path(sheet: &mut Sheet<'_>, view: &View<'_>) -> Written {
    let places = &view.assessment.path_to_next_grade;
    if places.is_empty() {
        return Ok(());
    }
    let lang = view.lang;
    let says = (
        "Jalan tersingkat ke predikat yang lebih baik: penuhi dan buktikan",
        "Shortest way to a better grade: meet and prove",
    );
    heading(sheet, lang.pick(says.0, says.1))?;
    for one in view.path(places) {
        let gain = of_hundred(&one.gain, lang);
        let gain = format!("{} +{gain}", lang.pick("skor", "score"));
        sheet.spanned((0, 8), &title(view, one), (&style::cell(), style::SIZE))?;
        sheet.spanned((9, 11), &gain, (&style::middle(), style::SIZE))?;
        sheet.end_row()?;
    }
    Ok(())
}

fn indicators(sheet: &mut Sheet<'_>, view: &View<'_>) -> Written {
    if view.indicators.is_empty() {
        return Ok(());
    }
    let says = ("Indikator (di luar skor)", "Indicators (not part of the score)");
    heading(sheet, view.lang.pick(says.0, says.1))?;
    for one in &view.indicators {
        let title = one.indicator.title.get(view.lang);
        let points = one.points.as_ref().map(|points| format!(" ({points})"));
        let measure = format!("{}{}", one.measure, points.unwrap_or_default());
        sheet.spanned((0, 6), title, (&style::cell(), style::SIZE))?;
        sheet.spanned((7, 11), &measure, (&style::cell(), style::SIZE))?;
        sheet.end_row()?;
    }
    Ok(())
}

/// What tailoring changed, and what a reader should know beside the result.
fn remarks(sheet: &mut Sheet<'_>, view: &View<'_>) -> Written {
    let title = view.lang.pick(tailoring::TITLE.0, tailoring::TITLE.1);
    listed(sheet, title, &tailored(view))?;
    listed(sheet, view.lang.pick("Catatan", "Notes"), &view.notes)
}

/// What is tailored, and in brief how; the last sheet has every change.
fn tailored(view: &View<'_>) -> Vec<String> {
    let steps = tailoring::steps(view.checklist, view.lang);
    let parts = steps.iter().flat_map(|step| &step.parts);
    let brief = parts.map(|part| format!("{}: {}.", part.title, part.brief(view.lang)));
    let opening = tailoring::opening(view.checklist, view.lang);
    opening.map(|opening| format!("{opening}.")).into_iter().chain(brief).collect()
}

fn listed(sheet: &mut Sheet<'_>, title: &str, lines: &[String]) -> Written {
    let Some(first) = lines.first() else { return Ok(()) };
    sheet.keep_together(HEADING + sheet.height_of(WHOLE, first) + 4.0)?;
    heading(sheet, title)?;
    for line in lines {
        sheet.spanned(WHOLE, line, (&style::plain(), style::SIZE))?;
        sheet.end_row()?;
    }
    Ok(())
}

fn heading(sheet: &mut Sheet<'_>, title: &str) -> Written {
    // A heading and what it is of stay on one page.
    sheet.keep_together(HEADING + 40.0)?;
    sheet.at_least(HEADING);
    sheet.spanned(WHOLE, title, (&style::heading(), 12.0))?;
    sheet.end_row()
}

fn centred(format: Format) -> Format {
    format.set_align(rust_xlsxwriter::FormatAlign::Center)
}
