//! The units that a plan is for: a list with their codes, names and whatever else is known of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::{Line, Listing};
use crate::dossier;
use crate::quantity::Date;
use crate::text;

/// A list of units without a column of codes.
pub const WITHOUT_CODES: Code = Code("units-without-codes");
/// A unit of a list without a code.
pub const UNIT_WITHOUT_CODE: Code = Code("unit-without-code");
/// A unit that is listed twice.
pub const UNIT_TWICE: Code = Code("unit-twice");
/// A day of a last visit that is no day.
pub const LAST_VISIT_NOT_A_DATE: Code = Code("last-visit-not-a-date");

const CODE: [&str; 2] = ["code", "kode"];
const NAME: [&str; 2] = ["name", "nama"];
const LAST_VISIT: [&str; 2] = ["last_visit", "kunjungan_terakhir"];

/// The units that a plan is for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Register {
    /// The units by code.
    pub units: BTreeMap<String, Listed>,
    /// Whether the list says of its units when they were last visited.
    pub knows_visits: bool,
}

/// A unit as it is listed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Listed {
    /// Its name; empty where none is given.
    pub name: String,
    /// What else is said of it, by the head of the column, which is in lower case.
    pub columns: Vec<(String, String)>,
    /// The day of the last visit; `None` where there was none, or none is known.
    pub last_visit: Option<Date>,
}

impl Register {
    /// Reads a list. What is wrong in it is told, and that line or entry left out.
    #[must_use]
    pub fn read(listing: &Listing, diagnostics: &mut Diagnostics) -> Self {
        let Some(code) = listing.column(&CODE) else {
            diagnostics.push(without_codes(listing.heads.clone()));
            return Self::default();
        };
        let columns = Columns::of(listing, code);
        let (mut units, mut seen) = (BTreeMap::new(), BTreeSet::new());
        for line in &listing.lines {
            let code = line.cell(code);
            if code.is_empty() {
                diagnostics.push(without_code(line.place.clone()));
            } else if seen.insert(code) {
                units.insert(code.to_owned(), columns.unit(line, diagnostics));
            } else {
                diagnostics.push(twice(line.place.clone(), code));
            }
        }
        Self { units, knows_visits: columns.last_visit.is_some() }
    }
}

/// Where things stand in a line.
struct Columns {
    name: Option<usize>,
    last_visit: Option<usize>,
    others: Vec<(usize, String)>,
}

impl Columns {
    fn of(listing: &Listing, code: usize) -> Self {
        let (name, last_visit) = (listing.column(&NAME), listing.column(&LAST_VISIT));
        let known = [Some(code), name, last_visit];
        let heads = listing.columns.iter().enumerate();
        let others =
            heads.filter(|(place, head)| !known.contains(&Some(*place)) && !head.is_empty());
        let others = others.map(|(place, head)| (place, head.to_lowercase())).collect();
        Self { name, last_visit, others }
    }

    fn unit(&self, line: &Line, diagnostics: &mut Diagnostics) -> Listed {
        let filled = |(place, head): &(usize, String)| {
            Some((head.clone(), line.cell(*place).to_owned())).filter(|(_, cell)| !cell.is_empty())
        };
        let visit = self.last_visit.map_or("", |column| line.cell(column));
        let last_visit = dossier::day(visit);
        if last_visit.is_none() && !matches!(visit, "" | "-") {
            diagnostics.push(not_a_day(line.place.clone()));
        }
        Listed {
            name: self.name.map_or("", |column| line.cell(column)).to_owned(),
            columns: self.others.iter().filter_map(filled).collect(),
            last_visit,
        }
    }
}

fn without_codes(place: Place) -> Diagnostic {
    let message = text!(
        "daftar unit ini tidak mempunyai kolom `kode`",
        "this list of units has no column `code`"
    );
    Diagnostic::error(WITHOUT_CODES, place, message).help(text!(
        "beri judul `kode` pada kolom kode unit",
        "name the column of the units' codes `code`"
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

fn not_a_day(place: Place) -> Diagnostic {
    let message = text!(
        "tanggal kunjungan terakhir unit ini tidak dapat dibaca",
        "the date of this unit's last visit can't be read"
    );
    Diagnostic::error(LAST_VISIT_NOT_A_DATE, place, message).help(text!(
        "tulis misalnya 2026-03-19; kosongkan bila belum pernah dikunjungi",
        "write for example 2026-03-19; leave it empty where there was no visit"
    ))
}
