//! Reads .ods, the workbooks of LibreOffice.
//!
//! It is our own because a percentage has to be told from another number, and because a sheet is kept in no
//! more memory than its filled cells need: rows and columns that are said to repeat are not written out.

use std::io::{BufReader, Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::escape::{EscapeError, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use super::grid::{CellKind, Grid};
use super::refusal::Refusal;
use super::xlsx::{boolean, duration, iso};
use super::{Room, number};

/// The sheets of a workbook.
pub(super) fn read(bytes: &[u8], room: &mut Room) -> Result<Vec<Grid>, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    if is_encrypted(&mut archive) {
        return Err(Refusal::Encrypted);
    }
    let content = archive.by_name("content.xml").map_err(|_| Refusal::Damaged)?;
    let mut xml = Reader::from_reader(BufReader::new(content));
    xml.config_mut().expand_empty_elements = true;
    let mut reading = Reading { grids: Vec::new(), row: 1, room };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer).map_err(|_| Refusal::Damaged)?;
        match event {
            Event::Start(start) => match start.name().as_ref() {
                "table:table" => reading.sheet(&start)?,
                "table:table-row" => {
                    let repeated = repeated(&start, "table:number-rows-repeated")?;
                    reading.row(&mut xml, repeated)?;
                }
                name if is_beside(name) => skip(&mut xml, name)?,
                _ => {}
            },
            Event::Eof => return Ok(reading.grids),
            _ => {}
        }
    }
}

/// Whether the parts of a workbook are encrypted, as its manifest says.
fn is_encrypted(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    const LONGEST: u64 = 1 << 20;
    let Ok(manifest) = archive.by_name("META-INF/manifest.xml") else { return false };
    let mut text = String::new();
    let read = manifest.take(LONGEST).read_to_string(&mut text);
    read.is_ok() && text.contains("encryption-data")
}

/// Elements in or beside the cells that are none of their content.
fn is_beside(name: &str) -> bool {
    name.starts_with("draw:")
        || matches!(
            name,
            "office:annotation" | "office:forms" | "table:shapes" | "table:tracked-changes"
        )
}

type Xml<R> = Reader<BufReader<R>>;

fn skip<R: std::io::Read>(xml: &mut Xml<R>, name: &str) -> Result<(), Refusal> {
    let mut depth = 1_usize;
    let mut buffer = Vec::new();
    while depth > 0 {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| Refusal::Damaged)? {
            Event::Start(start) if start.name().as_ref() == name => depth += 1,
            Event::End(end) if end.name().as_ref() == name => depth -= 1,
            Event::Eof => return Err(Refusal::Damaged),
            _ => {}
        }
    }
    Ok(())
}

struct Reading<'r> {
    grids: Vec<Grid>,
    /// The row that comes next.
    row: u32,
    room: &'r mut Room,
}

/// A cell of the row that is read.
struct Filled {
    columns: std::ops::Range<u32>,
    kind: CellKind,
    text: String,
}

impl Reading<'_> {
    fn sheet(&mut self, start: &BytesStart<'_>) -> Result<(), Refusal> {
        self.grids.push(Grid::sheet(attribute(start, "table:name")?.unwrap_or_default()));
        self.row = 1;
        Ok(())
    }

    fn row<R: std::io::Read>(&mut self, xml: &mut Xml<R>, repeated: u32) -> Result<(), Refusal> {
        let filled = cells(xml)?;
        let rows = self.row..self.row.saturating_add(repeated);
        self.row = rows.end;
        if filled.is_empty() {
            return Ok(());
        }
        for row in rows {
            for cell in &filled {
                self.add(row, cell)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, row: u32, cell: &Filled) -> Result<(), Refusal> {
        let Some(grid) = self.grids.last_mut() else { return Ok(()) };
        for column in cell.columns.clone() {
            self.room.take(cell.text.len())?;
            if let Ok(column) = u16::try_from(column) {
                grid.add((row, column), cell.kind, &cell.text);
            }
        }
        Ok(())
    }
}

/// The filled cells of a row.
fn cells<R: std::io::Read>(xml: &mut Xml<R>) -> Result<Vec<Filled>, Refusal> {
    let mut filled = Vec::new();
    let mut column: u32 = 1;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| Refusal::Damaged)? {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                let is_covered = name == "table:covered-table-cell";
                if !is_covered && name != "table:table-cell" {
                    continue;
                }
                let repeated = repeated(&start, "table:number-columns-repeated")?;
                let columns = column..column.saturating_add(repeated);
                column = columns.end;
                let start = start.into_owned();
                let text = text(xml, &name)?;
                let held = held(&start, text)?.filter(|_| !is_covered);
                filled.extend(held.map(|(kind, text)| Filled { columns, kind, text }));
            }
            Event::End(end) if end.name().as_ref() == "table:table-row" => return Ok(filled),
            Event::Eof => return Err(Refusal::Damaged),
            _ => {}
        }
    }
}

/// What a cell holds by its attributes, or else its text; `None` for a blank one.
fn held(start: &BytesStart<'_>, text: String) -> Result<Option<(CellKind, String)>, Refusal> {
    let get = |name: &str| attribute(start, name);
    if get("calcext:value-type")?.as_deref() == Some("error") {
        return Ok(Some((CellKind::Fault, text)));
    }
    let kind = get("office:value-type")?;
    Ok(match kind.as_deref() {
        // What LibreOffice makes of a yes or no of Excel.
        Some("float") if get("table:formula")?.as_deref() == Some("of:=TRUE()") => {
            Some(boolean(true))
        }
        Some("float") if get("table:formula")?.as_deref() == Some("of:=FALSE()") => {
            Some(boolean(false))
        }
        Some("float" | "currency") => {
            let number = number_of(get("office:value")?)?;
            Some((CellKind::Number, number::decimal(number, 0)))
        }
        Some("percentage") => {
            let share = number_of(get("office:value")?)?;
            Some((CellKind::Percent, number::percent(share)))
        }
        Some("date") => get("office:date-value")?.map(|date| iso(&date)),
        Some("time") => get("office:time-value")?.map(|time| duration(&time)),
        Some("boolean") => Some(boolean(get("office:boolean-value")?.as_deref() == Some("true"))),
        Some(_) => Some((CellKind::Text, get("office:string-value")?.unwrap_or(text))),
        None if get("table:formula")?.is_some() => Some((CellKind::Uncomputed, String::new())),
        None => None,
    })
}

fn number_of(value: Option<String>) -> Result<f64, Refusal> {
    value.and_then(|value| value.parse().ok()).ok_or(Refusal::Damaged)
}

/// The text of a cell up to its end, a line for each paragraph.
fn text<R: std::io::Read>(xml: &mut Xml<R>, cell: &str) -> Result<String, Refusal> {
    let mut text = String::new();
    let mut is_first = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| Refusal::Damaged)? {
            Event::Start(start) => match start.name().as_ref() {
                "text:p" if is_first => is_first = false,
                "text:p" | "text:line-break" => text.push('\n'),
                "text:tab" => text.push('\t'),
                "text:s" => {
                    let count = repeated(&start, "text:c")?.min(MOST_SPACES);
                    text.extend((0..count).map(|_| ' '));
                }
                name if is_beside(name) => {
                    let name = name.to_owned();
                    skip(xml, &name)?;
                }
                _ => {}
            },
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::CData(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) => text.extend(character(&reference)),
            Event::End(end) if end.name().as_ref() == cell => return Ok(text),
            Event::Eof => return Err(Refusal::Damaged),
            _ => {}
        }
    }
}

/// How many spaces in a row are kept as such.
const MOST_SPACES: u32 = 1000;

/// The character that a reference such as `&amp;` stands for.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    match reference.xml10_content().as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

/// How often something is said to repeat; once where nothing is said.
fn repeated(start: &BytesStart<'_>, name: &str) -> Result<u32, Refusal> {
    match attribute(start, name)? {
        None => Ok(1),
        Some(count) => count.parse().map_err(|_| Refusal::Damaged),
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refusal> {
    let found = start.try_get_attribute(name).map_err(|_| Refusal::Damaged)?;
    let value = found.map(|attribute| Ok(unescape(&attribute.value)?.into_owned()));
    value.transpose().map_err(|_: EscapeError| Refusal::Damaged)
}
