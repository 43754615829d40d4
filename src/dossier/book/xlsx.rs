//! Reads .xlsx and .xlsm, cell by cell.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, Style, Xlsx, XlsxError};

use super::grid::{CellKind, Grid};
use super::refusal::Refusal;
use super::{REPORT, Room, number};

/// The sheets of a workbook, in order, until they are enough; all of them where it may be a report.
pub(super) fn read(
    bytes: &[u8],
    room: &mut Room,
    is_enough: &dyn Fn(&[Grid]) -> bool,
) -> Result<Vec<Grid>, Refusal> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let sheets = workbook.sheets_metadata().iter();
    let names: Vec<String> = sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let may_be_report = names.iter().any(|name| name == REPORT);
    let mut grids = Vec::new();
    for name in &names {
        if !may_be_report && is_enough(&grids) {
            break;
        }
        match sheet(&mut workbook, name, room) {
            Ok(grid) => grids.push(grid?),
            // A chart that calls itself a worksheet.
            Err(XlsxError::NotAWorksheet(_)) => {}
            Err(error) => return Err(refusal(&error)),
        }
    }
    Ok(grids)
}

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

fn sheet(
    workbook: &mut Workbook<'_>,
    name: &str,
    room: &mut Room,
) -> Result<Result<Grid, Refusal>, XlsxError> {
    let mut grid = Grid::sheet(name);
    let mut blank_texts = HashSet::new();
    let mut has_blanks = false;
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let percents: Vec<bool> = cells.styles().iter().map(shows_percent).collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id()? {
        let Some(at) = place(cell.get_position()) else { continue };
        let is_percent = percents.get(style).is_some_and(|is_percent| *is_percent);
        let Some((kind, text)) = held(cell.get_value(), is_percent) else {
            has_blanks = true;
            continue;
        };
        if text.is_empty() {
            blank_texts.insert(at);
            continue;
        }
        if !room.take(text.len()) {
            return Ok(Err(Refusal::TooLarge));
        }
        grid.add(at, kind, &text);
    }
    drop(cells);
    grid.sort();
    if has_blanks {
        uncomputed(workbook, &mut grid, &blank_texts)?;
    }
    Ok(Ok(grid))
}

/// Adds the formulas without a value: what was never computed is not blank.
fn uncomputed(
    workbook: &mut Workbook<'_>,
    grid: &mut Grid,
    blank_texts: &HashSet<(u32, u16)>,
) -> Result<(), XlsxError> {
    let mut formulas = workbook.worksheet_cells_reader(&grid.name)?;
    let mut found = Vec::new();
    while let Some(formula) = formulas.next_formula()? {
        let Some(at) = place(formula.get_position()) else { continue };
        let has_value = grid.at(at.0, at.1).is_some() || blank_texts.contains(&at);
        if !formula.get_value().is_empty() && !has_value {
            found.push(at);
        }
    }
    for at in found {
        grid.add(at, CellKind::Uncomputed, "");
    }
    grid.sort();
    Ok(())
}

/// A place counted from 1.
pub(super) fn place((row, column): (u32, u32)) -> Option<(u32, u16)> {
    Some((row.checked_add(1)?, u16::try_from(column.checked_add(1)?).ok()?))
}

fn shows_percent(style: &Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| number::is_percent(&format.format_code))
}

/// What a cell holds, as it would be typed; `None` for a blank one.
fn held(value: &DataRef<'_>, is_percent: bool) -> Option<(CellKind, String)> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => (CellKind::Text, text.clone()),
        DataRef::SharedString(text) => (CellKind::Text, (*text).to_owned()),
        DataRef::Int(whole) => (CellKind::Number, whole.to_string()),
        DataRef::Float(share) if is_percent => (CellKind::Percent, number::percent(*share)),
        DataRef::Float(float) => (CellKind::Number, number::decimal(*float, 0)),
        DataRef::Bool(known) => boolean(*known),
        DataRef::DateTime(moment) => moment_of(moment),
        DataRef::DateTimeIso(text) => iso(text),
        DataRef::DurationIso(text) => duration(text),
        DataRef::Error(error) => (CellKind::Fault, error.to_string()),
    })
}

pub(super) fn boolean(known: bool) -> (CellKind, String) {
    (CellKind::Boolean(known), if known { "TRUE" } else { "FALSE" }.to_owned())
}

/// A date, a time or both, by what the serial number has of each.
pub(super) fn moment_of(moment: &ExcelDateTime) -> (CellKind, String) {
    let days = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&days) {
        return (CellKind::Time, number::time(days));
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    let seconds = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
    match seconds + i64::from(milli >= 500) {
        0 => (CellKind::Date, day),
        seconds => (CellKind::Moment, format!("{day} {}", number::clock(seconds))),
    }
}

pub(super) fn iso(text: &str) -> (CellKind, String) {
    number::iso_moment(text).unwrap_or_else(|| (CellKind::Text, text.to_owned()))
}

pub(super) fn duration(text: &str) -> (CellKind, String) {
    match number::iso_duration(text) {
        Some(time) => (CellKind::Time, time),
        None => (CellKind::Text, text.to_owned()),
    }
}

fn refusal(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Encrypted,
        _ => Refusal::Damaged,
    }
}
