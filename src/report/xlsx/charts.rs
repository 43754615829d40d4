//! Charts of the first page: what each section proves and may still prove, as bars and as a web.

use std::ops::RangeInclusive;

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartLine,
    ChartSolidFill, ChartType,
};

use super::sheet::{Sheet, Written};
use super::style;
use crate::report::View;
use crate::report::sentences::span;
use crate::text::Lang;

// Where the columns of a table of scores stand.
pub(super) const TITLE: (u16, u16) = (0, 4);
pub(super) const WEIGHT: (u16, u16) = (5, 5);
pub(super) const PROVEN: (u16, u16) = (6, 7);
pub(super) const POSSIBLE: (u16, u16) = (8, 9);
pub(super) const HIGHEST: (u16, u16) = (10, 11);
pub(super) const PLACES: [(u16, u16); 5] = [TITLE, WEIGHT, PROVEN, POSSIBLE, HIGHEST];

/// The height of a row of the sheet under the charts, in points and in pixels.
const ROW_POINTS: f64 = 15.0;
const ROW_PIXELS: u32 = 20;
/// The page is as wide as this.
const WIDE: u32 = 700;
/// What lies between two charts.
const GAP: u32 = 4;
/// How many corners a web may have, and how long their names may be.
const CORNERS: RangeInclusive<usize> = 3..=10;
const LONGEST_CORNER: usize = 28;
/// The longest text that tells what a picture shows.
const LONGEST_ALTERNATIVE: usize = 250;

/// The rows that are drawn.
pub(super) struct Bars<'b> {
    /// The name of the sheet they are on.
    pub(super) sheet: &'b str,
    /// The first one; the total follows the last section.
    pub(super) first: u32,
    /// How many sections there are.
    pub(super) sections: u32,
}

/// Draws the charts and leaves room for them.
pub(super) fn add(sheet: &mut Sheet<'_>, view: &View<'_>, rows: &Bars<'_>) -> Written {
    let web = has_web(view);
    let height = (rows.sections + 1) * if web { 22 } else { 28 } + 84;
    let height = if web { height.max(260) } else { height };
    let rows_below = height / ROW_PIXELS + 1;
    sheet.keep_together(f64::from(rows_below) * ROW_POINTS)?;
    let wide = if web { WIDE / 2 } else { WIDE };
    let mut bars = bars(view, rows);
    bars.set_width(wide).set_height(height);
    sheet.inner.insert_chart(sheet.row, 0, &bars)?;
    if web {
        let mut web = self::web(view, rows);
        web.set_width(WIDE - wide - GAP).set_height(height);
        sheet.inner.insert_chart_with_offset(sheet.row, 6, &web, GAP, 0)?;
    }
    for _ in 0..rows_below {
        sheet.at_least(ROW_POINTS);
        sheet.end_row()?;
    }
    Ok(())
}

/// Whether a web would be readable: with corners enough, and names that fit around it.
fn has_web(view: &View<'_>) -> bool {
    let sections = &view.checklist.sections;
    let short = |title: &str| title.chars().count() <= LONGEST_CORNER;
    CORNERS.contains(&sections.len()) && sections.iter().all(|it| short(it.title.get(view.lang)))
}

/// A bar for each section and the total: what is proven, and beside it what is still possible.
fn bars(view: &View<'_>, rows: &Bars<'_>) -> Chart {
    let lang = view.lang;
    let mut chart = Chart::new(ChartType::BarStacked);
    let last = rows.first + rows.sections;
    let series = [
        (PROVEN, style::HOUSE, lang.pick("terbukti", "proven")),
        (POSSIBLE, style::POSSIBLE, lang.pick("masih mungkin", "still possible")),
    ];
    for ((column, _), colour, name) in series {
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(colour));
        chart
            .add_series()
            .set_name(name)
            .set_categories((rows.sheet, rows.first, TITLE.0, last, TITLE.0))
            .set_values((rows.sheet, rows.first, column, last, column))
            .set_format(&mut format)
            .set_gap(45);
    }
    let title = lang.pick("Yang terbukti dan yang masih mungkin", "Proven and still possible");
    finish(&mut chart, title, &alternative(view));
    // The first section stands on top, as in the table.
    chart.y_axis().set_reverse().set_label_interval(1).set_font(&small());
    chart
        .x_axis()
        .set_min(0)
        .set_max(1)
        .set_major_unit(0.25)
        .set_num_format("0%")
        .set_label_position(ChartAxisLabelPosition::High)
        .set_font(&small())
        .set_major_gridlines_line(ChartLine::new().set_color(style::LINE));
    chart
}

/// A web with a corner for each section.
fn web(view: &View<'_>, rows: &Bars<'_>) -> Chart {
    let lang = view.lang;
    let mut chart = Chart::new(ChartType::Radar);
    let last = rows.first + rows.sections - 1;
    let series = [
        (HIGHEST, style::POSSIBLE, lang.pick("paling tinggi", "at most")),
        (PROVEN, style::HOUSE, lang.pick("terbukti", "proven")),
    ];
    for ((column, _), colour, name) in series {
        let mut format = ChartFormat::new();
        format.set_line(ChartLine::new().set_color(colour).set_width(2.25));
        chart
            .add_series()
            .set_name(name)
            .set_categories((rows.sheet, rows.first, TITLE.0, last, TITLE.0))
            .set_values((rows.sheet, rows.first, column, last, column))
            .set_format(&mut format);
    }
    finish(&mut chart, lang.pick("Skor per bagian", "Score by section"), &alternative(view));
    chart.x_axis().set_font(&small());
    chart.y_axis().set_min(0).set_max(1).set_major_unit(0.25).set_num_format("0%");
    chart.y_axis().set_font(ChartFont::new().set_size(7).set_color(style::ASIDE));
    chart.y_axis().set_major_gridlines_line(ChartLine::new().set_color(style::LINE));
    chart
}

fn finish(chart: &mut Chart, title: &str, alternative: &str) {
    let mut font = ChartFont::new();
    font.set_size(10).set_bold().set_color(style::HOUSE);
    chart.title().set_name(title).set_font(&font);
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&small());
    chart
        .chart_area()
        .set_format(ChartFormat::new().set_border(ChartLine::new().set_color(style::LINE)));
    chart.set_alt_text(alternative);
}

fn small() -> ChartFont {
    let mut font = ChartFont::new();
    font.set_size(9).set_color(style::INK);
    font
}

/// What the charts show, in words.
fn alternative(view: &View<'_>) -> String {
    let sections = view.checklist.sections.iter().zip(&view.assessment.scorecard.sections);
    let one = |(section, score): (&crate::checklist::Section, &Option<crate::bound::Range>)| {
        let none = || view.lang.pick("tidak berlaku", "not applicable").to_owned();
        let score = score.as_ref().map_or_else(none, |score| span(score, view.lang));
        format!("{}: {score}", section.title.get(view.lang))
    };
    let listed = sections.map(one).collect::<Vec<_>>().join("; ");
    let text = match view.lang {
        Lang::Id => format!("Skor terbukti sampai paling tinggi setiap bagian. {listed}."),
        Lang::En => format!("From the proven to the highest score of each section. {listed}."),
    };
    text.chars().take(LONGEST_ALTERNATIVE).collect()
}
