//! A handout as a workbook: the sentences on the first sheet, then a sheet for each part.

use std::io;

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, XlsxError};

use super::moment;
use super::sheet::{MOST_ROWS, Margins, Page, Sheet, Written, hundredths};
use super::style;
use crate::judge::Verdict;
use crate::quantity::Number;
use crate::report::handout::{Cell, Column, Handout, Kind, Part, Tone};
use crate::report::visible::visible;
use crate::report::words::counted;
use crate::text::Lang;

/// The first sheet: names, and their values.
const FIRST: [f64; 2] = [30.0, 100.0];
/// Differences, up or down.
const SIGNED: &str = "+0.00;-0.00;0.00";

/// A handout as a workbook. The same handout gives the same bytes: it bears its own day.
///
/// # Errors
/// Only if the machine refuses.
pub fn handout(handout: &Handout) -> io::Result<Vec<u8>> {
    written(handout).map_err(io::Error::other)
}

fn written(handout: &Handout) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = format!("{}: {}", handout.kind, handout.title);
    let properties = DocProperties::new().set_title(visible(&title)).set_author("tilik");
    workbook.set_properties(&properties.set_creation_datetime(&moment(handout.day)?));
    first(&mut workbook, handout)?;
    for part in handout.parts.iter().filter(|part| part.is_shown()) {
        Grid { handout, part }.add(&mut workbook)?;
    }
    workbook.save_to_buffer()
}

fn paper(sheet: &mut Sheet<'_>, handout: &Handout) {
    let name = format!("{}: {}", handout.kind, handout.title);
    let margins =
        Margins { lang: handout.lang, name: &name, about: &handout.when, checklist: "tilik" };
    sheet.paper(Page::Wide, &margins);
}

/// What it is, and what is to be read first.
fn first(workbook: &mut Workbook, handout: &Handout) -> Written {
    let name = handout.lang.pick("Ringkasan", "Summary");
    let mut sheet = Sheet::new(workbook, name, &FIRST)?;
    paper(&mut sheet, handout);
    sheet.title(&format!("{}: {}", handout.kind, handout.title), &handout.when)?;
    for (name, value) in &handout.facts {
        sheet.text(0, name, &style::label())?;
        sheet.text(1, value, &style::cell())?;
        sheet.end_row()?;
    }
    sheet.end_row()?;
    sheet.spanned((0, 1), &handout.lead, (&style::statement(), 12.0))?;
    sheet.at_least(26.0);
    sheet.end_row()?;
    for note in &handout.notes {
        sheet.spanned((0, 1), note, (&style::plain(), style::SIZE))?;
        sheet.end_row()?;
    }
    sheet.end_row()?;
    sheet.spanned((0, 1), &handout.made, (&style::aside(), style::SIZE))?;
    sheet.end_row()
}

/// A part on its sheet.
struct Grid<'g> {
    handout: &'g Handout,
    part: &'g Part,
}

impl Grid<'_> {
    fn add(&self, workbook: &mut Workbook) -> Written {
        let (part, lang) = (self.part, self.handout.lang);
        let widths: Vec<f64> = part.columns.iter().map(|column| width(column.kind)).collect();
        let mut sheet = Sheet::new(workbook, part.sheet, &widths)?;
        paper(&mut sheet, self.handout);
        sheet.title(&part.title, &part.says)?;
        if part.rows.is_empty() {
            return sheet.nothing(part.nothing);
        }
        let heads: Vec<&str> = part.columns.iter().map(|column| column.head).collect();
        let head = sheet.row;
        sheet.heads(&heads, self.kept())?;
        let looks = Looks::new();
        for row in part.rows.iter().take(MOST_ROWS) {
            for (place, (column, cell)) in (0..).zip(part.columns.iter().zip(row)) {
                looks.write(&mut sheet, (place, column), cell)?;
            }
            sheet.end_row()?;
        }
        let last = u16::try_from(widths.len().saturating_sub(1)).unwrap_or_default();
        sheet.inner.autofilter(head, 0, sheet.row.saturating_sub(1), last)?;
        self.left_out(&mut sheet, lang)
    }

    /// How many columns stay in sight: up to the one that names the row.
    fn kept(&self) -> u16 {
        let name = self.part.columns.iter().position(|column| column.kind == Kind::Name);
        u16::try_from(name.map_or(0, |name| name + 1)).unwrap_or_default()
    }

    fn left_out(&self, sheet: &mut Sheet<'_>, lang: Lang) -> Written {
        let left = self.part.rows.len().saturating_sub(MOST_ROWS);
        if left == 0 {
            return Ok(());
        }
        let rows = counted(left, lang, "baris", "row", "rows");
        sheet.nothing(&match lang {
            Lang::Id => format!("Masih ada {rows} lagi; selengkapnya dengan --format json."),
            Lang::En => format!("And {rows} more; see them all with --format json."),
        })
    }
}

const fn width(kind: Kind) -> f64 {
    match kind {
        Kind::Place => 6.0,
        Kind::Name => 30.0,
        Kind::Short => 15.0,
        Kind::Text => 38.0,
        Kind::Count | Kind::Share => 11.0,
        Kind::Mark => 20.0,
        Kind::Open => 24.0,
    }
}

/// What the cells of a handout look like. Numbers stand in the middle, clear of the text beside them.
struct Looks {
    text: Format,
    number: Format,
    percent: Format,
    signed: Format,
    open: Format,
}

impl Looks {
    fn new() -> Self {
        let number = style::tall().set_align(FormatAlign::Center);
        Self {
            text: style::tall(),
            percent: number.clone().set_num_format(style::PERCENT),
            signed: number.clone().set_num_format(SIGNED),
            number,
            open: style::open(),
        }
    }

    fn write(&self, sheet: &mut Sheet<'_>, (at, column): (u16, &Column), cell: &Cell) -> Written {
        match cell {
            Cell::Blank if column.kind == Kind::Open => sheet.blank(at, &self.open),
            Cell::Blank => sheet.blank(at, &self.text),
            Cell::Text(text) => sheet.text(at, text, &self.text),
            Cell::Lines(lines) => sheet.lines(at, lines, &self.text),
            Cell::Count(count) => sheet.number(at, &Number::from(*count), &self.number),
            Cell::Share(share) => sheet.number(at, share, &self.percent),
            Cell::Change(change) => sheet.number(at, &hundredths(change), &self.signed),
            Cell::Mark(mark) => {
                let format = style::verdict(verdict(mark.tone)).set_align(FormatAlign::Top);
                sheet.text(at, &format!("{} {}", mark.sign, mark.word), &format)
            }
        }
    }
}

/// The verdict that looks the same.
const fn verdict(tone: Tone) -> Verdict {
    match tone {
        Tone::Good => Verdict::Met,
        Tone::Half => Verdict::Partial,
        Tone::Bad => Verdict::Unmet,
        Tone::Unknown => Verdict::Unknown,
        Tone::Aside => Verdict::NotApplicable,
    }
}
