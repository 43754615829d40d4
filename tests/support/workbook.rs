//! Workbooks from short descriptions, so that tests say in words what stands in which cell.
//!
//! A line `# NAME` begins a sheet (`#hidden NAME` a hidden one); every other line is a row, its cells separated
//! by ` | `. A blank line is a blank row. What a cell holds:
//!
//! | written | held |
//! | --- | --- |
//! | `kata`, `"kata "` | a text; in quotes with its outer white space |
//! | `=7.3`, `=85%` | a number; one formatted as a percentage |
//! | `@2005-01-12`, `@2005-01`, `@07:30`, `@2005-01-12 07:30` | a date, a month, a time, both, in cells of that format |
//! | `!TRUE`, `!#N/A` | a yes or no; an error that a formula came to |
//! | `{A1+1=3}`, `{A1+1}` | a formula with its value, a text where it is no number; a formula never computed |
//! | `<kata>2` | a text in so many merged cells |
//!
//! A first line `%potong 900` keeps so many bytes of the workbook alone.

#![allow(dead_code, reason = "not every test needs all of it")]

use std::io::{Cursor, Read as _, Write as _};

use rust_xlsxwriter::{
    ExcelDateTime, Format, FormatAlign, Formula, IntoExcelData, Workbook, Worksheet, XlsxError,
};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The bytes of the workbook that a description describes.
pub(crate) fn xlsx(description: &str) -> Vec<u8> {
    let (cut, rest) = match description.strip_prefix("%potong ") {
        None => (usize::MAX, description),
        Some(rest) => {
            let (length, rest) = rest.split_once('\n').expect("a line of its own");
            (length.parse().expect("a number of bytes"), rest)
        }
    };
    let mut bytes = built(rest).expect("a description of cells that Excel can hold");
    bytes.truncate(cut);
    bytes
}

fn built(description: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let mut row = 0;
    for line in description.lines() {
        if let Some(name) = line.strip_prefix("#hidden ").or(line.strip_prefix("# ")) {
            let sheet = workbook.add_worksheet().set_name(name)?;
            sheet.set_hidden(line.starts_with("#hidden"));
            row = 0;
            continue;
        }
        let last = workbook.worksheets().len() - 1;
        let sheet = workbook.worksheet_from_index(last)?;
        for (column, cell) in (0..).zip(line.split('|')) {
            write(sheet, (row, column), cell.trim())?;
        }
        row += 1;
    }
    workbook.save_to_buffer().map(|bytes| without_uncomputed(&bytes))
}

/// What stands in a workbook for the value of a formula that has none.
const UNCOMPUTED: &str = "belum dihitung";

/// The workbook with formulas as programs leave them that cannot compute.
fn without_uncomputed(bytes: &[u8]) -> Vec<u8> {
    edited(bytes, |_, part| part.replace(&format!("<v>{UNCOMPUTED}</v>"), ""))
}

/// The workbook with its parts changed by name and text.
pub(crate) fn edited(bytes: &[u8], edit: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a workbook is an archive");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("a part is text");
        writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("room for a part");
        writer.write_all(edit(&name, text).as_bytes()).expect("room for a part");
    }
    writer.finish().expect("room for an archive").into_inner()
}

fn write(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &str) -> Result<(), XlsxError> {
    let (sign, rest) = cell.split_at(cell.chars().next().map_or(0, char::len_utf8));
    match sign {
        "" => {}
        "\"" => _ = sheet.write(row, column, rest.trim_end_matches('"'))?,
        "=" => match rest.strip_suffix('%') {
            None => _ = sheet.write(row, column, number(rest))?,
            Some(percent) => {
                let share = number(percent) / 100.0;
                sheet.write_with_format(
                    row,
                    column,
                    share,
                    &Format::new().set_num_format("0.00%"),
                )?;
            }
        },
        "@" => moment(sheet, (row, column), rest)?,
        "!" if rest.starts_with('#') => {
            let formula = Formula::new("NA()").set_result(rest);
            sheet.write(row, column, formula)?;
        }
        "!" => _ = sheet.write(row, column, rest == "TRUE")?,
        "{" => formula(sheet, (row, column), rest.trim_end_matches('}'))?,
        "<" => {
            let (text, width) =
                rest.split_once('>').expect("a merged cell has its width behind it");
            let last = column + width.parse::<u16>().expect("a width is a number") - 1;
            let centred = Format::new().set_align(FormatAlign::Center);
            sheet.merge_range(row, column, row, last, text, &centred)?;
        }
        _ => _ = sheet.write(row, column, cell)?,
    }
    Ok(())
}

fn formula(sheet: &mut Worksheet, (row, column): (u32, u16), text: &str) -> Result<(), XlsxError> {
    match text.rsplit_once('=') {
        Some((formula, value)) => {
            sheet.write(row, column, Formula::new(formula).set_result(value))?;
        }
        None => _ = sheet.write(row, column, Formula::new(text).set_result(UNCOMPUTED))?,
    }
    Ok(())
}

fn number(text: &str) -> f64 {
    text.parse().expect("a number behind =")
}

fn moment(sheet: &mut Worksheet, at: (u32, u16), text: &str) -> Result<(), XlsxError> {
    let is_time = text.contains(':');
    let (parsed, format) = match (text.len(), is_time) {
        (7, false) => (ExcelDateTime::parse_from_str(&format!("{text}-01"))?, "mmm-yy"),
        (_, false) => (ExcelDateTime::parse_from_str(text)?, "dd/mm/yyyy"),
        (..=8, true) => (ExcelDateTime::parse_from_str(text)?, "hh:mm"),
        (_, true) => (ExcelDateTime::parse_from_str(text)?, "dd/mm/yyyy hh:mm"),
    };
    put(sheet, at, &parsed, &Format::new().set_num_format(format))
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: impl IntoExcelData,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.write_with_format(row, column, value, format).map(|_| ())
}
