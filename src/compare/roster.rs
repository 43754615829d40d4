//! The units that are expected: a table with a code, a name and whatever else is known of each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder, StringRecord, Trim};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::form::Form;
use crate::text;

/// A list of units that is no table.
pub const NOT_A_TABLE: Code = Code("not-a-table");
/// A list of units without a column of codes.
pub const WITHOUT_CODES: Code = Code("units-without-codes");
/// A unit of a list without a code.
pub const UNIT_WITHOUT_CODE: Code = Code("unit-without-code");
/// A unit that is listed twice.
pub const UNIT_TWICE: Code = Code("unit-twice");

/// The units that are expected.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Roster {
    /// The units, as listed.
    pub units: Vec<Expected>,
    /// The names of the columns beside code and name.
    pub columns: Vec<String>,
}

/// A unit that is expected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expected {
    /// Its code.
    pub code: String,
    /// Its name; its code where none is given.
    pub name: String,
    /// What else is said of it, by column; blanks are left out.
    pub columns: BTreeMap<String, String>,
}

impl Roster {
    /// The units of a table in CSV, with commas or semicolons between cells. Its columns are named as the form
    /// names its code and name, or `code` and `name`.
    pub fn read(source: &Arc<Source>, form: &Form, diagnostics: &mut Diagnostics) -> Option<Self> {
        let place = |at: usize| Place { source: Arc::clone(source), span: at..at };
        let Some((heads, rows)) = table(&source.text) else {
            diagnostics.push(not_a_table(place(0)));
            return None;
        };
        let column = |id: crate::ids::FieldId, plain: &str| {
            let own = form.root().fields.get(id.index()).map_or(plain, |field| &field.name);
            heads
                .iter()
                .position(|head| [own, plain].iter().any(|it| it.eq_ignore_ascii_case(head)))
        };
        let Some(code) = column(form.code, "code") else {
            diagnostics.push(without_codes(place(0), form));
            return None;
        };
        let columns = Columns { heads: &heads, code, name: column(form.name, "name") };
        let mut roster = Self { units: Vec::new(), columns: columns.others() };
        let mut seen = BTreeSet::new();
        for row in &rows {
            let at = place(row.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0)));
            match columns.unit(row) {
                None => diagnostics.push(without_code(at)),
                Some(unit) if !seen.insert(unit.code.clone()) => {
                    diagnostics.push(twice(at, &unit.code));
                }
                Some(unit) => roster.units.push(unit),
            }
        }
        Some(roster)
    }

    /// The unit with this code.
    #[must_use]
    pub fn unit(&self, code: &str) -> Option<&Expected> {
        self.units.iter().find(|unit| unit.code == code)
    }
}

/// What the columns of a table hold.
struct Columns<'h> {
    heads: &'h StringRecord,
    code: usize,
    name: Option<usize>,
}

impl Columns<'_> {
    /// The columns beside code and name.
    fn named(&self) -> impl Iterator<Item = (usize, &str)> {
        let known = |place: usize| place == self.code || Some(place) == self.name;
        let named = self.heads.iter().enumerate();
        named.filter(move |(place, head)| !known(*place) && !head.is_empty())
    }

    fn others(&self) -> Vec<String> {
        self.named().map(|(_, head)| head.to_owned()).collect()
    }

    fn unit(&self, row: &StringRecord) -> Option<Expected> {
        let filled = |place: usize| row.get(place).filter(|text| !text.is_empty());
        let code = filled(self.code)?;
        let name = self.name.and_then(filled).unwrap_or(code);
        let column = |(place, head): (usize, &str)| {
            filled(place).map(|text| (head.to_owned(), text.to_owned()))
        };
        Some(Expected {
            code: code.to_owned(),
            name: name.to_owned(),
            columns: self.named().filter_map(column).collect(),
        })
    }
}

/// The heads and the rows of a table in CSV; rows with nothing in them are left out.
fn table(text: &str) -> Option<(StringRecord, Vec<StringRecord>)> {
    let first = text.lines().next().unwrap_or_default();
    let between = if first.contains(';') && !first.contains(',') { b';' } else { b',' };
    let mut reader = ReaderBuilder::new();
    let mut reader = reader.delimiter(between).flexible(true).trim(Trim::All);
    reader = reader.has_headers(false);
    let mut rows: Vec<StringRecord> = Vec::new();
    for row in reader.from_reader(text.as_bytes()).into_byte_records() {
        let row: ByteRecord = row.ok()?;
        rows.push(StringRecord::from_byte_record(row).ok()?);
    }
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    if rows.is_empty() {
        return None;
    }
    let heads = rows.remove(0);
    let heads = heads.iter().map(|head| head.trim_start_matches('\u{feff}')).collect();
    Some((heads, rows))
}

fn not_a_table(place: Place) -> Diagnostic {
    let message = text!("daftar unit ini tidak berisi tabel", "this list of units holds no table");
    Diagnostic::error(NOT_A_TABLE, place, message).help(text!(
        "simpan dari Excel sebagai CSV, dengan judul kolom pada baris pertama",
        "save it from Excel as CSV, with the heads of its columns in the first row"
    ))
}

fn without_codes(place: Place, form: &Form) -> Diagnostic {
    let name = form.root().fields.get(form.code.index()).map_or("code", |field| &field.name);
    let message = text!(
        "daftar unit ini tidak mempunyai kolom `{name}`",
        "this list of units has no column `{name}`"
    );
    Diagnostic::error(WITHOUT_CODES, place, message).help(text!(
        "beri judul `{name}` pada kolom kode unit",
        "name the column of the units' codes `{name}`"
    ))
}

fn without_code(place: Place) -> Diagnostic {
    let message = text!("unit ini tidak mempunyai kode", "this unit has no code");
    Diagnostic::error(UNIT_WITHOUT_CODE, place, message)
        .help(text!("isi kodenya, atau hapus barisnya", "fill in its code, or remove the row"))
}

fn twice(place: Place, code: &str) -> Diagnostic {
    let message = text!("unit {code} tertulis dua kali", "unit {code} is listed twice");
    Diagnostic::error(UNIT_TWICE, place, message)
        .help(text!("hapus salah satu barisnya", "remove one of the rows"))
}
