//! Looks through the records of a .xls workbook for what its reader does not hand over: which cells are
//! formatted as percentages, and how far the filled ones reach, since memory is asked for all in between.

use std::collections::HashSet;

use super::compound::{Compound, u16_at, u32_at};
use super::number::is_percent;
use super::refusal::Refusal;
use crate::limits::Limit;

/// The cells of a sheet that are formatted as percentages: rows and columns counted from 0.
pub(super) type Percents = HashSet<(u32, u32)>;

/// The percentages of each sheet.
pub(super) fn percents(bytes: &[u8]) -> Result<Vec<Percents>, Refusal> {
    let compound = Compound::open(bytes).ok_or(Refusal::Damaged)?;
    let stream = compound.stream(&["Workbook", "Book"]).ok_or(Refusal::NotAWorkbook)?;
    let globals = Globals::read(&stream)?;
    let mut span = 0_u64;
    let mut sheets = Vec::new();
    for start in &globals.sheets {
        let sheet = Sheet::read(stream.get(*start..).unwrap_or_default(), &globals);
        let stated = sheet.stated.ok_or(Refusal::Damaged)?;
        span = span.saturating_add(sheet.span().max(stated));
        // Memory is asked for every cell of the span, filled or not.
        if span > Limit::Cells.now().saturating_mul(2) {
            return Err(Refusal::TooLarge(Limit::Cells));
        }
        sheets.push(sheet.percents);
    }
    Ok(sheets)
}

/// A record: its kind and its content.
type Record<'s> = (u16, &'s [u8]);

/// The records of a stream up to the end of its part.
fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    const END: u16 = 0x000a;
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(rest, 0)?, usize::from(u16_at(rest, 2)?));
        let content = rest.get(4..4 + length)?;
        rest = rest.get(4 + length..)?;
        (kind != END).then_some((kind, content))
    })
}

/// What holds for the whole workbook.
struct Globals {
    /// Which cell formats are percentages.
    formats: Vec<bool>,
    /// Where the parts of the sheets begin.
    sheets: Vec<usize>,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, Refusal> {
        let mut globals = Self { formats: Vec::new(), sheets: Vec::new() };
        // Built in are `0%` and `0.00%`.
        let mut percents = HashSet::from([9_u16, 10]);
        for (kind, content) in records(stream) {
            match kind {
                0x002f => return Err(Refusal::Encrypted),
                0x041e if is_percent(&format_text(content)) => percents.extend(u16_at(content, 0)),
                0x0085 => globals.sheets.extend(u32_at(content, 0).map(|start| start as usize)),
                0x00e0 => {
                    let format = u16_at(content, 2);
                    globals.formats.push(format.is_some_and(|format| percents.contains(&format)));
                }
                _ => {}
            }
        }
        Ok(globals)
    }

    fn is_percent(&self, format: Option<u16>) -> bool {
        let format = format.and_then(|format| self.formats.get(usize::from(format)));
        format.is_some_and(|is_percent| *is_percent)
    }
}

/// The text of a number format; only its signs matter, which every encoding has alike.
fn format_text(content: &[u8]) -> String {
    let text = content.get(2..).unwrap_or_default();
    text.iter().filter(|byte| byte.is_ascii_graphic()).map(|byte| char::from(*byte)).collect()
}

/// How many cells a sheet says that it spans; `None` where it ends before it begins.
fn dimensions(content: &[u8]) -> Option<u64> {
    let short = |at| u16_at(content, at).map(u64::from);
    let long = |at| u32_at(content, at).map(u64::from);
    let ends = match content.len() {
        10 => [short(0), short(2), short(4), short(6)],
        _ => [long(0), long(4), short(8), short(10)],
    };
    // What is cut off is told by whoever reads the workbook.
    let [Some(top), Some(bottom), Some(left), Some(right)] = ends else { return Some(0) };
    if bottom == 0 || right == 0 {
        return Some(0);
    }
    // What can't be the first column is taken for none.
    let left = if left > 0xff || right < left { 0 } else { left };
    bottom.checked_sub(top)?.checked_mul(right.checked_sub(left)?)
}

/// What one sheet has.
struct Sheet {
    percents: Percents,
    rows: Option<(u16, u16)>,
    columns: Option<(u16, u16)>,
    /// How many cells the sheet is said to span; `None` once it is said to end before it begins.
    stated: Option<u64>,
}

impl Sheet {
    fn read(stream: &[u8], globals: &Globals) -> Self {
        let (percents, stated) = (Percents::default(), Some(0));
        let mut sheet = Self { percents, rows: None, columns: None, stated };
        for (kind, content) in records(stream) {
            if kind == 0x0200 {
                sheet.stated = sheet.stated.and_then(|most| Some(most.max(dimensions(content)?)));
                continue;
            }
            let Some((row, column)) = u16_at(content, 0).zip(u16_at(content, 2)) else { continue };
            match kind {
                // Cells with one value each.
                0x0006 | 0x0203 | 0x0204 | 0x0205 | 0x027e | 0x00fd | 0x00d6 | 0x0001..=0x0005 => {
                    let format = u16_at(content, 4);
                    sheet.cell((row, column), globals.is_percent(format));
                }
                // Numbers beside each other: a format of two bytes and a value of four for each.
                0x00bd => {
                    let each = content.get(4..).unwrap_or_default().chunks_exact(6);
                    for (column, cell) in (column..).zip(each) {
                        sheet.cell((row, column), globals.is_percent(u16_at(cell, 0)));
                    }
                }
                _ => {}
            }
        }
        sheet
    }

    fn cell(&mut self, (row, column): (u16, u16), is_percent: bool) {
        let wider = |range: Option<(u16, u16)>, at: u16| {
            range.map_or((at, at), |(low, high)| (low.min(at), high.max(at)))
        };
        self.rows = Some(wider(self.rows, row));
        self.columns = Some(wider(self.columns, column));
        if is_percent {
            self.percents.insert((row.into(), column.into()));
        }
    }

    /// How many cells lie between the outermost ones.
    fn span(&self) -> u64 {
        let length =
            |range: Option<(u16, u16)>| range.map_or(0, |(low, high)| u64::from(high - low) + 1);
        length(self.rows) * length(self.columns)
    }
}
