//! Every criterion with its points and weights, and formulas that add the proven score up again.

use std::ops::RangeInclusive;

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

use super::sheet::{Page, Sheet, Written};
use super::style;
use crate::bound::Range;
use crate::judge::Verdict;
use crate::quantity::Number;
use crate::report::view::CriterionView;
use crate::report::{View, sentences};

const WIDTHS: [f64; 15] =
    [7.0, 34.0, 15.0, 14.0, 7.0, 14.0, 7.0, 8.5, 8.5, 8.5, 6.5, 10.5, 18.0, 23.0, 8.0];

// The columns that formulas speak of.
const TITLE: u16 = 1;
const SECTION: u16 = 2;
const WEIGHT: u16 = 6;
const EFFECTIVE: u16 = 7;
const LOW: u16 = 8;
const HIGH: u16 = 9;
const MAX: u16 = 10;
const ADDS: u16 = 11;

pub(super) fn add(workbook: &mut Workbook, view: &View<'_>) -> Written {
    let lang = view.lang;
    let mut sheet = Sheet::new(workbook, lang.pick("Kriteria", "Criteria"), &WIDTHS)?;
    sheet.page(view, Page::Wide);
    let says = lang.pick(
        "Sumbangan = bobot efektif × poin terendah ÷ poin maksimum. Jumlahnya ialah skor terbukti; rumusnya dapat diperiksa di setiap sel.",
        "Adds = effective weight × lowest points ÷ highest points there are. The sum is the proven score; each cell shows its formula.",
    );
    sheet.title(lang.pick("Semua kriteria", "All criteria"), says)?;
    sheet.heads(&heads(view), 2)?;
    let first = sheet.row;
    let sections = section_titles(view);
    for (place, one) in view.criteria.iter().enumerate() {
        criterion(&mut sheet, view, (place, one, &sections))?;
    }
    let rows = first..=sheet.row.saturating_sub(1);
    sheet.inner.autofilter(first - 1, 0, *rows.end(), 14)?;
    match &view.assessment.scorecard.total {
        None => Ok(()),
        Some(total) => Sum { view, rows, sections: &sections }.write(&mut sheet, total),
    }
}

fn heads(view: &View<'_>) -> [&'static str; 15] {
    view.lang.pick(
        [
            "Kode",
            "Kriteria",
            "Bagian",
            "Aspek",
            "Kritis",
            "Putusan",
            "Bobot",
            "Bobot efektif",
            "Poin terendah",
            "Poin tertinggi",
            "Poin maks.",
            "Sumbangan",
            "Hasil ukur",
            "Baris",
            "Bukti",
        ],
        [
            "Id",
            "Criterion",
            "Section",
            "Aspect",
            "Critical",
            "Verdict",
            "Weight",
            "Effective weight",
            "Lowest points",
            "Highest points",
            "Max. points",
            "Adds",
            "Measured",
            "Rows",
            "Evidence",
        ],
    )
}

/// What each section is called, so that no two are called the same.
fn section_titles(view: &View<'_>) -> Vec<String> {
    let title = |place: usize| {
        let section = view.checklist.sections.get(place)?;
        Some((section.title.get(view.lang), section.id.as_str()))
    };
    let all: Vec<(&str, &str)> = (0..view.checklist.sections.len()).filter_map(title).collect();
    let twice = |title: &str| {
        all.iter().filter(|(other, _)| other.to_lowercase() == title.to_lowercase()).count() > 1
    };
    let one = |(title, id): &(&str, &str)| match twice(title) {
        true => format!("{title} ({id})"),
        false => (*title).to_owned(),
    };
    all.iter().map(one).collect()
}

fn criterion(
    sheet: &mut Sheet<'_>,
    view: &View<'_>,
    (place, one, sections): (usize, &CriterionView<'_>, &[String]),
) -> Written {
    let (lang, criterion, cell) = (view.lang, one.criterion, style::cell());
    let axis = criterion.axis.and_then(|axis| view.checklist.axes.get(axis));
    let critical = if criterion.critical { lang.pick("ya", "yes") } else { "" };
    sheet.text(0, &criterion.id, &cell)?;
    sheet.text(TITLE, criterion.title.get(lang), &cell)?;
    sheet.text(SECTION, sections.get(criterion.section).map_or("", String::as_str), &cell)?;
    sheet.text(3, axis.map_or("", |axis| axis.title.get(lang)), &cell)?;
    sheet.text(4, critical, &style::middle())?;
    sheet.text(5, one.verdict, &style::verdict(one.judged.verdict))?;
    points(sheet, view, (place, one))?;
    sheet.text(12, one.measure.as_deref().unwrap_or("–"), &cell)?;
    sheet.text(13, one.rows.as_deref().unwrap_or(""), &cell)?;
    let applies = one.judged.verdict != Verdict::NotApplicable;
    let strength = if applies { sentences::strength(one.judged.evidence, lang) } else { "–" };
    sheet.text(14, strength, &cell)?;
    sheet.end_row()
}

/// Weights and points, and what they add to the proven score.
fn points(
    sheet: &mut Sheet<'_>,
    view: &View<'_>,
    (place, one): (usize, &CriterionView<'_>),
) -> Written {
    let middle = style::middle();
    let percent = style::middle().set_num_format(style::PERCENT);
    let max = one.criterion.levels.max();
    let points = one.judged.points.as_ref();
    let weight = view.assessment.scorecard.effective_weights.get(place);
    let weight = weight.cloned().unwrap_or(Number::ZERO);
    sheet.number(WEIGHT, &one.criterion.weight, &middle)?;
    sheet.number(EFFECTIVE, &weight, &percent)?;
    for (column, end) in [(LOW, points.and_then(Range::low)), (HIGH, points.and_then(Range::high))]
    {
        match end {
            Some(end) => sheet.number(column, end, &middle)?,
            None => sheet.blank(column, &middle)?,
        }
    }
    sheet.number(MAX, &max, &middle)?;
    let cell = |column| row_col_to_cell(sheet.row, column);
    let (low, high, effective) = (cell(LOW), cell(MAX), cell(EFFECTIVE));
    let formula = format!("=IF(ISNUMBER({low}),{effective}*{low}/{high},0)");
    let share = points.and_then(Range::low).and_then(|low| low.checked_div(&max));
    let adds = share.map_or(Number::ZERO, |share| weight * share);
    sheet.formula(ADDS, (formula, &adds), &percent)
}

/// The proven score added up: from criteria, from sections, and as it is reported.
struct Sum<'s> {
    view: &'s View<'s>,
    /// The rows of the criteria.
    rows: RangeInclusive<u32>,
    sections: &'s [String],
}

impl Sum<'_> {
    fn write(&self, sheet: &mut Sheet<'_>, total: &Range) -> Written {
        let lang = self.view.lang;
        let proven = total.low().cloned().unwrap_or(Number::ZERO);
        let sum = self.label(sheet, lang.pick("Jumlah sumbangan", "Sum of what they add"))?;
        sheet.formula(EFFECTIVE, (self.sum_of(EFFECTIVE), &Number::ONE), &sum)?;
        sheet.formula(ADDS, (self.sum_of(ADDS), &proven), &sum)?;
        sheet.end_row()?;
        sheet.end_row()?;
        let title = lang.pick("Skor terbukti setiap bagian", "Proven score of each section");
        sheet.spanned((TITLE, ADDS), title, (&style::heading(), 12.0))?;
        sheet.end_row()?;
        let first = sheet.row;
        for place in 0..self.sections.len() {
            self.section(sheet, place)?;
        }
        let (first, last) = (first, sheet.row.saturating_sub(1));
        let column = |column| range(first..=last, column);
        let (weights, scores) = (column(WEIGHT), column(ADDS));
        let formula = format!("=SUMPRODUCT({weights},{scores})/SUM({weights})");
        let sum = self.label(sheet, lang.pick("Dari skor bagian", "From the sections"))?;
        sheet.formula(ADDS, (formula, &proven), &sum)?;
        sheet.end_row()?;
        let reported = lang.pick("Skor terbukti dalam laporan", "Proven score as reported");
        let sum = self.label(sheet, reported)?;
        sheet.number(ADDS, &proven, &sum)?;
        sheet.end_row()
    }

    /// Begins a row of sums; gives the format of its figures.
    fn label(&self, sheet: &mut Sheet<'_>, says: &str) -> Result<Format, XlsxError> {
        for column in TITLE..=ADDS {
            sheet.blank(column, &style::sum())?;
        }
        sheet.text(TITLE, says, &style::sum())?;
        Ok(style::sum().set_num_format(style::PERCENT).set_align(FormatAlign::Center))
    }

    fn sum_of(&self, column: u16) -> String {
        format!("=SUM({})", range(self.rows.clone(), column))
    }

    fn section(&self, sheet: &mut Sheet<'_>, place: usize) -> Written {
        let lang = self.view.lang;
        let scores = &self.view.assessment.scorecard;
        let middle = style::rule().set_align(FormatAlign::Center);
        let percent = middle.clone().set_num_format(style::PERCENT);
        let title = self.sections.get(place).map_or("", String::as_str);
        for column in TITLE..=ADDS {
            sheet.blank(column, &style::rule())?;
        }
        sheet.text(TITLE, title, &style::rule())?;
        let score = scores.sections.get(place).and_then(Option::as_ref).and_then(Range::low);
        match score {
            None => sheet.text(ADDS, lang.pick("tidak berlaku", "not applicable"), &middle)?,
            // A section that the lowest total leaves out has no effective weights to go by.
            Some(score) if !self.counts(place) => sheet.number(ADDS, score, &percent)?,
            Some(score) => {
                if let Some(section) = self.view.checklist.sections.get(place) {
                    sheet.number(WEIGHT, &section.weight, &middle)?;
                }
                let formula = self.section_score(sheet.row);
                sheet.formula(ADDS, (formula, score), &percent)?;
            }
        }
        sheet.end_row()
    }

    /// Whether a section is part of the proven total.
    fn counts(&self, section: usize) -> bool {
        let weights = &self.view.assessment.scorecard.effective_weights;
        let mut all = self.view.criteria.iter().zip(weights);
        all.any(|(one, weight)| one.criterion.section == section && !weight.is_zero())
    }

    /// The weighted mean of the criteria that count in the section named in a row.
    fn section_score(&self, row: u32) -> String {
        let column = |column| range(self.rows.clone(), column);
        let title = row_col_to_cell(row, TITLE);
        let counted = format!("({}={title})*({}>0)", column(SECTION), column(EFFECTIVE));
        let (weight, low, max) = (column(WEIGHT), column(LOW), column(MAX));
        format!("=SUMPRODUCT({counted}*{weight}*{low}/{max})/SUMPRODUCT({counted}*{weight})")
    }
}

/// Rows of a column: `$G$5:$G$49`.
fn range(rows: RangeInclusive<u32>, column: u16) -> String {
    rust_xlsxwriter::utility::cell_range_absolute(*rows.start(), column, *rows.end(), column)
}
