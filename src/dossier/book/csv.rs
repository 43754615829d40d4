//! Reads CSV files, as Excel, LibreOffice and programs write them.

use std::borrow::Cow;

use csv::ReaderBuilder;
use memchr::memchr_iter;

use super::grid::{CellKind, Grid};

/// How many columns a line may have: as many as a sheet of Excel.
pub(in crate::dossier) const MOST_COLUMNS: u16 = 16_384;

/// Of what there is more in a CSV file than in any sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::dossier) enum TooMuch {
    /// Columns, in a line.
    Columns(usize),
    /// Filled cells.
    Cells,
}

/// What a person has to be told of a CSV file.
#[derive(Default)]
pub(in crate::dossier) struct CsvNotes {
    /// What there is too much of, so that nothing was read.
    pub(in crate::dossier) too_much: Option<TooMuch>,
    /// The line in which a quotation begins that nothing ends, with its number.
    pub(in crate::dossier) open_quote: Option<(usize, String)>,
    /// Whether it is in the older encoding of Windows.
    pub(in crate::dossier) is_windows: bool,
}

/// The cells of a CSV file, no more than there may be; `None` where its bytes are no text.
pub(super) fn read(
    (name, path): (&str, &str),
    bytes: &[u8],
    most_cells: usize,
) -> Option<(Grid, CsvNotes)> {
    let (text, is_windows) = decoded(bytes)?;
    let (first_line, separator, text) = separator(&text);
    let mut grid = Grid::file(name, path);
    let Lines { open_quote, too_wide } = Lines::of(text, separator);
    let refused = |too_much| {
        let notes = CsvNotes { too_much: Some(too_much), ..CsvNotes::default() };
        Some((Grid::file(name, path), notes))
    };
    if let Some(line) = too_wide {
        return refused(TooMuch::Columns(line + first_line as usize));
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines = LineCount::default();
    // What is in memory and in UTF-8 can always be read.
    for record in reader.records().flatten() {
        let at = record.position().map_or(0, |position| position.byte());
        let line = lines.line_at(text, at) + first_line;
        for (column, field) in (1_u16..).zip(&record) {
            grid.add((line, column), CellKind::Text, field);
        }
        if grid.len() > most_cells {
            return refused(TooMuch::Cells);
        }
    }
    let open_quote = open_quote.map(|line| {
        let shown = text.lines().nth(line).unwrap_or_default().to_owned();
        (line + first_line as usize, shown)
    });
    Some((grid, CsvNotes { too_much: None, open_quote, is_windows }))
}

/// Counts the lines of a text up to one byte after the other.
#[derive(Default)]
struct LineCount {
    at: usize,
    line: usize,
}

impl LineCount {
    /// The line, counted from 0, of the first thing that stands at a byte or in a line after it.
    fn line_at(&mut self, text: &str, byte: u64) -> u32 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = text.get(byte..).unwrap_or_default();
        let here = text.len() - rest.trim_start_matches(['\r', '\n']).len();
        let passed = text.as_bytes().get(self.at..here).unwrap_or_default();
        self.line += memchr_iter(b'\n', passed).count();
        self.at = self.at.max(here);
        u32::try_from(self.line).unwrap_or(u32::MAX)
    }
}

/// The number of the first line, the separator, and the text that it separates.
///
/// Excel writes `;` where a comma is the decimal sign, as in Indonesia, and reads a first line `sep=;`.
fn separator(text: &str) -> (u32, u8, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let [separator] = first.trim_end().strip_prefix("sep=").unwrap_or_default().as_bytes() {
        return (2, *separator, rest);
    }
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    // The one that occurs most; of those that occur as often, the usual one.
    let separators = [b'\t', b';', b','];
    let most = separators.into_iter().max_by_key(|separator| occurrences(header, *separator));
    (1, most.unwrap_or(b','), text)
}

/// How often a separator stands in a line outside quotation marks.
fn occurrences(line: &str, separator: u8) -> usize {
    let mut in_quotes = false;
    let mut counts = |byte: &u8| {
        in_quotes ^= *byte == b'"';
        !in_quotes && *byte == separator
    };
    line.as_bytes().iter().filter(|byte| counts(byte)).count()
}

/// What is found of a text line by line before its cells are read; lines are counted from 0.
struct Lines {
    /// In which a quotation begins that nothing ends.
    open_quote: Option<usize>,
    /// The first that has too many columns.
    too_wide: Option<usize>,
}

impl Lines {
    fn of(text: &str, separator: u8) -> Self {
        let mut line = 0;
        let mut begun = None;
        let mut may_begin = true;
        let mut columns = 1;
        for byte in text.bytes() {
            match (begun, byte) {
                (None, b'"') if may_begin => begun = Some(line),
                (Some(_), b'"') => begun = None,
                (None, b'\n') => columns = 1,
                (None, byte) if byte == separator => columns += 1,
                (_, _) => {}
            }
            if columns > MOST_COLUMNS {
                return Self { open_quote: None, too_wide: Some(line) };
            }
            line += usize::from(byte == b'\n');
            // A quotation mark right behind the end of a quotation goes on with it.
            may_begin = begun.is_none() && (byte == separator || byte == b'\n' || byte == b'"');
        }
        Self { open_quote: begun, too_wide: None }
    }
}

/// The text, and whether it is in the older encoding of Windows; `None` where it is no text.
fn decoded(bytes: &[u8]) -> Option<(Cow<'_, str>, bool)> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Some((utf16(rest, u16::from_le_bytes)?.into(), false));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Some((utf16(rest, u16::from_be_bytes)?.into(), false));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some((text.strip_prefix('\u{feff}').unwrap_or(text).into(), false)),
        Err(_) => Some((windows(bytes)?.into(), true)),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

/// A text in Windows-1252, in which Excel writes what it calls CSV; `None` where a byte has no meaning there,
/// or is one that no text has.
fn windows(bytes: &[u8]) -> Option<String> {
    let is_control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    let character = |byte: &u8| match byte {
        0x80..=0x9f => WINDOWS.chars().nth(usize::from(*byte) - 0x80).filter(|c| *c != '\0'),
        byte if is_control(*byte) => None,
        byte => Some(char::from(*byte)),
    };
    bytes.iter().map(character).collect()
}

/// What Windows-1252 has from 0x80 to 0x9F, where Latin-1 has control characters.
const WINDOWS: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";
