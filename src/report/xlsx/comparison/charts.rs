//! Charts to be projected: scores with their bounds, and two axes against each other.

use std::borrow::Cow;

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartErrorBars, ChartErrorBarsType, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartRange, ChartSolidFill,
    ChartType, Workbook, XlsxError,
};

use super::super::sheet::{Page, Sheet, Written};
use super::super::style;
use super::paper;
use crate::quantity::Number;
use crate::report::comparison::book::{Book, Cell, Table};
use crate::report::comparison::words;
use crate::report::visible::visible;
use crate::text::Lang;

/// More bars than this nobody reads in one chart.
const MOST_BARS: usize = 100;
/// More names than this hide each other.
const MOST_NAMES: usize = 30;
/// The columns of a sheet with a chart: the figures that are drawn, then room for it.
const WIDTHS: [f64; 5] = [30.0, 12.0, 14.0, 12.0, 14.0];
/// Pixels of a bar, of what stands around all bars, and of a chart's width.
const BAR: u32 = 20;
const AROUND: u32 = 110;
const WIDE: u32 = 760;
/// The longest text that tells what a picture shows.
const LONGEST_ALTERNATIVE: usize = 250;

/// A sheet with a bar for each unit: what is proven, and beside it what is still possible.
pub(super) fn ranking(workbook: &mut Workbook, book: &Book, table: &Table) -> Written {
    let lang = book.lang;
    let name = lang.pick("Grafik peringkat", "Chart of ranks");
    let scored = |row: &&Vec<Cell>| table.cell(row, "score").as_score().is_some();
    let rows: Vec<&Vec<Cell>> = table.rows.iter().filter(scored).take(MOST_BARS).collect();
    let heads =
        lang.pick(["Unit", "Terbukti", "Masih mungkin"], ["Unit", "Proven", "Still possible"]);
    let mut sheet = begin(workbook, book, (name, &table.title, &heads))?;
    let first = sheet.row;
    let mut group = "";
    for row in &rows {
        let Some((low, high)) = table.cell(row, "score").as_score() else { continue };
        let peer = table.cell(row, "peer").as_text();
        if peer != group {
            group = peer;
            figures(&mut sheet, &peer.to_uppercase(), &[])?;
        }
        let unit = labelled(table, row);
        figures(&mut sheet, &unit, &[low, &(high.clone() - low.clone())])?;
    }
    let last = sheet.row.saturating_sub(1);
    if rows.is_empty() {
        return Ok(());
    }
    let mut chart = Chart::new(ChartType::BarStacked);
    for (column, colour) in [(1, style::HOUSE), (2, style::POSSIBLE)] {
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(colour));
        chart
            .add_series()
            .set_name((name, first - 1, column))
            .set_categories((name, first, 0, last, 0))
            .set_values((name, first, column, last, column))
            .set_format(&mut format)
            .set_gap(35);
    }
    finish(&mut chart, &table.title, &alternative(book.lang, rows.len()));
    chart.legend().set_position(ChartLegendPosition::Top);
    chart.y_axis().set_reverse().set_label_interval(1).set_font(&small());
    share(chart.x_axis());
    chart.set_width(WIDE).set_height((sheet.row - first) * BAR + AROUND);
    sheet.inner.insert_chart(first - 1, 6, &chart)?;
    Ok(())
}

/// A sheet with a point for each unit and lines to what is still possible.
pub(super) fn quadrant(workbook: &mut Workbook, book: &Book, table: &Table) -> Written {
    let name = book.lang.pick("Grafik kuadran", "Chart of quadrants");
    let [.., one, other, _, _] = table.columns.as_slice() else { return Ok(()) };
    let possible = book.lang.pick("masih mungkin", "still possible");
    let beside = |head: &str| format!("{head}: {possible}");
    let (beside_one, beside_other) = (beside(&one.head), beside(&other.head));
    let heads = ["Unit", &one.head, &beside_one, &other.head, &beside_other];
    let mut sheet = begin(workbook, book, (name, &table.title, &heads))?;
    let first = sheet.row;
    let mut labels = Vec::new();
    for row in &table.rows {
        let ends = [one, other].map(|column| table.cell(row, &column.key).as_score());
        let [Some((low, high)), Some((least, most))] = ends else { continue };
        let unit = table.cell(row, "name").as_text();
        labels.push(ChartDataLabel::new().set_value(&*plain(unit)).to_custom());
        let wide = high.clone() - low.clone();
        let tall = most.clone() - least.clone();
        figures(&mut sheet, unit, &[low, &wide, least, &tall])?;
    }
    let last = sheet.row.saturating_sub(1);
    if labels.is_empty() {
        return Ok(());
    }
    let mut chart = Chart::new(ChartType::Scatter);
    let mut marker = ChartMarker::new();
    marker.set_type(ChartMarkerType::Circle).set_size(7);
    let mut filled = ChartFormat::new();
    filled.set_solid_fill(ChartSolidFill::new().set_color(style::HOUSE));
    marker.set_format(&mut filled);
    let series = chart.add_series();
    series
        .set_categories((name, first, 1, last, 1))
        .set_values((name, first, 3, last, 3))
        .set_marker(&marker)
        .set_x_error_bars(&still_possible((name, first, last), 2))
        .set_y_error_bars(&still_possible((name, first, last), 4));
    if labels.len() <= MOST_NAMES {
        series.set_custom_data_labels(&labels);
    }
    finish(&mut chart, &table.title, &alternative(book.lang, labels.len()));
    chart.legend().set_hidden();
    chart.x_axis().set_name(&*plain(&one.head));
    chart.y_axis().set_name(&*plain(&other.head));
    share(chart.x_axis());
    share(chart.y_axis());
    chart.set_width(WIDE).set_height(560);
    sheet.inner.insert_chart(first - 1, 6, &chart)?;
    Ok(())
}

fn begin<'w>(
    workbook: &'w mut Workbook,
    book: &Book,
    (name, title, heads): (&str, &str, &[&str]),
) -> Result<Sheet<'w>, XlsxError> {
    let widths = WIDTHS.get(..heads.len()).unwrap_or(&WIDTHS);
    let mut sheet = Sheet::new(workbook, name, widths)?;
    paper(&mut sheet, book, Page::Wide);
    // A chart that is cut in two says nothing.
    sheet.inner.set_print_fit_to_pages(1, 1);
    let says = book.lang.pick(
        "Angka yang digambar; pertama sampai ke skor terbukti, lalu sampai ke yang masih mungkin.",
        "The figures that are drawn: up to the proven score, then up to what is still possible.",
    );
    sheet.title(title, says)?;
    sheet.heads(heads, 0)?;
    Ok(sheet)
}

/// A name and its figures.
fn figures(sheet: &mut Sheet<'_>, name: &str, figures: &[&Number]) -> Written {
    let percent = style::middle().set_num_format(style::PERCENT);
    sheet.text(0, name, &style::cell())?;
    for (column, figure) in (1..).zip(figures) {
        sheet.number(column, figure, &percent)?;
    }
    sheet.end_row()
}

/// A unit with its rank, which is what its bar is called by.
fn labelled(table: &Table, row: &[Cell]) -> String {
    let name = table.cell(row, "name").as_text();
    match table.cell(row, "rank") {
        Cell::Rank(place) => format!("{}. {name}", words::rank(*place)),
        _ => format!("– {name}"),
    }
}

/// Lines that go up from the proven score by the figures of a column.
fn still_possible((sheet, first, last): (&str, u32, u32), column: u16) -> ChartErrorBars {
    let plus = ChartRange::new_from_range(sheet, first, column, last, column);
    let nothing = ChartRange::new_from_range(sheet, first, column, first, column);
    let mut bars = ChartErrorBars::new();
    bars.set_type(ChartErrorBarsType::Custom(plus, nothing))
        .set_direction(rust_xlsxwriter::ChartErrorBarsDirection::Plus);
    bars.set_format(
        ChartFormat::new().set_line(ChartLine::new().set_color(style::POSSIBLE).set_width(1.5)),
    );
    bars
}

fn share(axis: &mut rust_xlsxwriter::ChartAxis) {
    axis.set_min(0)
        .set_max(1)
        .set_major_unit(0.25)
        .set_num_format("0%")
        .set_font(&small())
        .set_major_gridlines_line(ChartLine::new().set_color(style::LINE));
}

fn finish(chart: &mut Chart, title: &str, alternative: &str) {
    let mut font = ChartFont::new();
    font.set_size(12).set_bold().set_color(style::HOUSE);
    chart.title().set_name(&*plain(title)).set_font(&font);
    chart.set_alt_text(alternative);
}

/// A text of a chart. One that begins with `=`, or in which cells seem to follow a `!`, would be taken for the
/// cells it names.
fn plain(text: &str) -> Cow<'_, str> {
    let text = visible(text);
    match (text.starts_with('='), text.contains('!')) {
        (false, false) => text,
        (formula, _) => {
            let quote = if formula { "'" } else { "" };
            Cow::Owned(format!("{quote}{}", text.replacen('!', "! ", 1)))
        }
    }
}

fn small() -> ChartFont {
    let mut font = ChartFont::new();
    font.set_size(9).set_color(style::INK);
    font
}

/// What a chart shows, in words.
fn alternative(lang: Lang, units: usize) -> String {
    let text = match lang {
        Lang::Id => format!(
            "Skor {units} unit, dari yang terbukti sampai yang masih mungkin. Angkanya ada dalam tabel di sebelah kiri."
        ),
        Lang::En => format!(
            "Scores of {units} units, from proven to still possible. The table on the left has the figures."
        ),
    };
    text.chars().take(LONGEST_ALTERNATIVE).collect()
}
