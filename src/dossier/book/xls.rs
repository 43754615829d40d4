//! Reads .xls, the workbooks of Excel before 2007.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xls, XlsError};

use super::grid::{CellKind, Grid};
use super::refusal::Refusal;
use super::xlsx::{boolean, duration, iso, moment_of, place};
use super::{Room, biff, number};

/// The sheets of a workbook.
pub(super) fn read(bytes: &[u8], room: &mut Room) -> Result<Vec<Grid>, Refusal> {
    let percents = biff::percents(bytes)?;
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let mut grids = Vec::new();
    let names = workbook.sheet_names();
    for (name, percents) in names.into_iter().zip(percents) {
        let range = workbook.worksheet_range(&name).map_err(|error| refusal(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        let mut grid = Grid::sheet(name);
        for (row, column, value) in range.used_cells() {
            let Some(at) = absolute((top, left), (row, column)) else { continue };
            let held = held(value, percents.contains(&at));
            let Some((at, (kind, text))) = place(at).zip(held) else { continue };
            room.take(text.len())?;
            grid.add(at, kind, &text);
        }
        grids.push(grid);
    }
    Ok(grids)
}

fn absolute((top, left): (u32, u32), (row, column): (usize, usize)) -> Option<(u32, u32)> {
    Some((
        top.checked_add(u32::try_from(row).ok()?)?,
        left.checked_add(u32::try_from(column).ok()?)?,
    ))
}

fn held(value: &Data, is_percent: bool) -> Option<(CellKind, String)> {
    Some(match value {
        Data::Empty => return None,
        Data::String(text) => (CellKind::Text, text.clone()),
        #[expect(
            clippy::cast_precision_loss,
            reason = "spreadsheets keep no more digits themselves"
        )]
        Data::Int(whole) if is_percent => (CellKind::Percent, number::percent(*whole as f64)),
        Data::Int(whole) => (CellKind::Number, whole.to_string()),
        Data::Float(share) if is_percent => (CellKind::Percent, number::percent(*share)),
        Data::Float(float) => (CellKind::Number, number::decimal(*float, 0)),
        Data::Bool(known) => boolean(*known),
        Data::DateTime(moment) => moment_of(moment),
        Data::DateTimeIso(text) => iso(text),
        Data::DurationIso(text) => duration(text),
        Data::Error(error) => (CellKind::Fault, error.to_string()),
    })
}

fn refusal(error: &XlsError) -> Refusal {
    match error {
        XlsError::Password => Refusal::Encrypted,
        _ => Refusal::Damaged,
    }
}
