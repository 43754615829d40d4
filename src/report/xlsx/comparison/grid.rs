//! A table on a sheet: figures as numbers, so that they can be sorted, filtered and counted with.

use rust_xlsxwriter::{Format, FormatAlign, Workbook};

use super::super::sheet::{Page, Sheet, Written, hundredths};
use super::super::style;
use super::paper;
use crate::bound::Range;
use crate::quantity::Number;
use crate::report::comparison::book::{Book, Cell, Column, Kind, Table};
use crate::report::comparison::words;

/// A table and the book it is of.
pub(super) struct Grid<'g> {
    pub(super) book: &'g Book,
    pub(super) table: &'g Table,
}

/// More columns than this are read from the left, with the first ones kept in sight.
const MANY: usize = 24;
/// How high a row is whose heads are read from below, at least.
const ROTATED: f64 = 40.0;
/// Differences, up or down.
const SIGNED: &str = "+0.00;-0.00;0.00";

impl Grid<'_> {
    /// Adds a sheet for the table.
    ///
    /// # Errors
    /// The name is taken, or the sheet is full.
    pub(super) fn add(&self, workbook: &mut Workbook, name: &str) -> Written {
        let (book, table) = (self.book, self.table);
        let widths = self.widths();
        let mut sheet = Sheet::new(workbook, name, &widths)?;
        paper(&mut sheet, book, Page::Wide);
        self.title(&mut sheet, &widths)?;
        if table.rows.is_empty() {
            return sheet.nothing(table.nothing);
        }
        self.above(&mut sheet)?;
        let head = sheet.row;
        self.heads(&mut sheet)?;
        sheet.inner.set_repeat_rows(head, head)?;
        sheet.inner.set_freeze_panes(head + 1, self.kept())?;
        sheet.end_row()?;
        self.rows(&mut sheet)?;
        let last = u16::try_from(widths.len().saturating_sub(1)).unwrap_or_default();
        sheet.inner.autofilter(head, 0, sheet.row.saturating_sub(1), last)?;
        Ok(())
    }

    /// What the table is and how it is read, over as many columns as a screen shows.
    fn title(&self, sheet: &mut Sheet<'_>, widths: &[f64]) -> Written {
        let last = self.screen(widths);
        let table = self.table;
        sheet.spanned((0, last), &table.title, (&style::title(), style::TITLE_SIZE))?;
        sheet.at_least(28.0);
        sheet.end_row()?;
        sheet.spanned((0, last), &table.says, (&style::aside(), style::SIZE))?;
        sheet.end_row()?;
        sheet.end_row()
    }

    /// The last column of a screen.
    fn screen(&self, widths: &[f64]) -> u16 {
        const SCREEN: f64 = 130.0;
        let mut wide = 0.0;
        let fits = widths.iter().take_while(|width| {
            wide += **width;
            wide <= SCREEN
        });
        u16::try_from(fits.count().saturating_sub(1)).unwrap_or_default().max(1)
    }

    /// How many columns stay in sight: those that say which row it is.
    fn kept(&self) -> u16 {
        let columns = self.table.columns.iter();
        let names = |column: &&Column| matches!(column.key.as_str(), "name" | "title" | "period");
        let place = columns.clone().take(MANY).position(|column| names(&column));
        let before = columns.take(place.unwrap_or_default() + 1);
        u16::try_from(before.map(span).map(usize::from).sum::<usize>()).unwrap_or_default()
    }

    fn widths(&self) -> Vec<f64> {
        let mut widths = Vec::new();
        for (place, column) in self.table.columns.iter().enumerate() {
            let cells = self.table.rows.iter().filter_map(|row| row.get(place));
            let longest = cells.map(|cell| cell.as_text().chars().count()).max().unwrap_or(0);
            let longest = f64::from(u32::try_from(longest).unwrap_or(u32::MAX));
            let width = match column.kind {
                Kind::Short => (longest + 2.0).clamp(8.0, 24.0),
                Kind::Name => (longest + 2.0).clamp(12.0, 32.0),
                // Several criteria in a row of their own would make rows of many lines.
                Kind::Text if column.key == "because" => (longest + 2.0).clamp(24.0, 90.0),
                Kind::Text => (longest + 2.0).clamp(24.0, 44.0),
                Kind::Verdict => 3.6,
                Kind::Count | Kind::Share | Kind::Change | Kind::Points | Kind::Plain => 11.5,
                Kind::Score | Kind::Rank => 10.5,
            };
            widths.extend(vec![width; usize::from(span(column))]);
        }
        widths
    }

    /// What neighbouring columns have in common, over them.
    fn above(&self, sheet: &mut Sheet<'_>) -> Written {
        if self.table.columns.iter().all(|column| column.above.is_none()) {
            return Ok(());
        }
        let head = style::label().set_align(FormatAlign::Center);
        let mut column = 0;
        let groups = self.table.columns.chunk_by(|one, other| one.above == other.above);
        for group in groups {
            let wide: u16 = group.iter().map(span).sum();
            if let Some(above) = group.first().and_then(|one| one.above.as_ref()) {
                sheet.spanned((column, column + wide - 1), above, (&head, style::SIZE))?;
            }
            column += wide;
        }
        sheet.end_row()
    }

    /// The heads of the columns in the row that is being written.
    ///
    /// # Errors
    /// There are too many columns.
    pub(super) fn heads(&self, sheet: &mut Sheet<'_>) -> Written {
        let lang = self.book.lang;
        let mut place = 0;
        for column in &self.table.columns {
            let head = &column.head;
            let heads = match column.kind {
                Kind::Score => vec![
                    format!("{head}: {}", lang.pick("terbukti", "proven")),
                    format!("{head}: {}", lang.pick("paling tinggi", "at most")),
                ],
                Kind::Rank => vec![
                    format!("{head} {}", lang.pick("terbaik", "at best")),
                    format!("{head} {}", lang.pick("terburuk", "at worst")),
                ],
                _ => vec![head.clone()],
            };
            // A share that falls short is no score, and nothing of it is proven.
            let heads = match column.key.as_str() {
                "short_share" => vec![
                    format!("{head}: {}", lang.pick("pasti", "surely")),
                    format!("{head}: {}", lang.pick("paling banyak", "at most")),
                ],
                _ => heads,
            };
            let look = match column.kind {
                Kind::Verdict => style::head().set_rotation(90).set_align(FormatAlign::Center),
                _ => style::head(),
            };
            if column.kind == Kind::Verdict {
                sheet.at_least(ROTATED.max(7.0 * width_of(head)));
            }
            for head in heads {
                sheet.text(place, &head, &look)?;
                place += 1;
            }
        }
        Ok(())
    }

    /// The rows of the table.
    ///
    /// # Errors
    /// The sheet is full.
    pub(super) fn rows(&self, sheet: &mut Sheet<'_>) -> Written {
        let looks = Looks::new();
        for row in &self.table.rows {
            let mut place = 0;
            for (column, cell) in self.table.columns.iter().zip(row) {
                looks.write(sheet, (place, column), cell)?;
                place += span(column);
            }
            sheet.at_least(16.0);
            sheet.end_row()?;
        }
        Ok(())
    }
}

fn width_of(text: &str) -> f64 {
    f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX))
}

/// How many columns of a sheet a column takes.
pub(super) const fn span(column: &Column) -> u16 {
    match column.kind {
        Kind::Score | Kind::Rank => 2,
        _ => 1,
    }
}

/// How cells look, made once.
struct Looks {
    cell: Format,
    middle: Format,
    percent: Format,
    hundredths: Format,
    signed: Format,
}

impl Looks {
    fn new() -> Self {
        let middle = style::middle();
        Self {
            cell: style::cell(),
            percent: middle.clone().set_num_format(style::PERCENT),
            hundredths: middle.clone().set_num_format(style::HUNDREDTHS),
            signed: middle.clone().set_num_format(SIGNED),
            middle,
        }
    }

    fn write(&self, sheet: &mut Sheet<'_>, (at, column): (u16, &Column), cell: &Cell) -> Written {
        match cell {
            Cell::Blank => {
                (at..at + span(column)).try_for_each(|place| sheet.blank(place, &self.middle))
            }
            Cell::Text(text) | Cell::Word { text, .. } => sheet.text(at, text, &self.cell),
            Cell::Count(count) => sheet.number(at, &Number::from(*count), &self.middle),
            Cell::Number(number) => match column.kind {
                Kind::Share => sheet.number(at, number, &self.percent),
                Kind::Change => sheet.number(at, &hundredths(number), &self.signed),
                Kind::Points => sheet.number(at, &hundredths(number), &self.hundredths),
                _ => sheet.number(at, number, &self.middle),
            },
            Cell::Score(score) => self.ends(sheet, at, score),
            Cell::Rank(place) => {
                sheet.number(at, &Number::from(place.best), &self.middle)?;
                sheet.number(at + 1, &Number::from(place.worst), &self.middle)
            }
            Cell::Verdict(verdict) => {
                let format = style::verdict(*verdict).set_align(FormatAlign::Center);
                sheet.text(at, words::sign(*verdict), &format)
            }
        }
    }

    fn ends(&self, sheet: &mut Sheet<'_>, at: u16, score: &Range) -> Written {
        for (place, end) in (at..).zip([score.low(), score.high()]) {
            match end {
                Some(end) => sheet.number(place, end, &self.percent)?,
                None => sheet.blank(place, &self.middle)?,
            }
        }
        Ok(())
    }
}
