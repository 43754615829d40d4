//! The units that are expected: a list with a code, a name and whatever else is known of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::document::{Line, Listing};
use crate::form::Form;
use crate::ids::FieldId;
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
    /// The names of the columns beside code and name, as written.
    pub columns: Vec<String>,
    /// The place of each unit, by code.
    places: BTreeMap<String, usize>,
}

/// A unit that is expected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expected {
    /// Its code.
    pub code: String,
    /// Its name, if one is given.
    pub name: Option<String>,
    /// What else is said of it, by column; blanks are left out.
    pub columns: BTreeMap<String, String>,
    /// Where it is listed.
    pub place: Place,
}

impl Expected {
    /// What it is called: by its name, or else by its code.
    #[must_use]
    pub fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.code)
    }
}

/// What the columns of code and name are called, in Indonesian and in English.
#[derive(Clone, Copy, Debug)]
pub struct Heads<'n> {
    code: [&'n str; 2],
    name: [&'n str; 2],
}

impl<'n> Heads<'n> {
    /// The names that hold whatever the form.
    pub const PLAIN: Self = Self { code: ["kode", "code"], name: ["nama", "name"] };

    /// A form's own names.
    #[must_use]
    pub fn of(form: &'n Form) -> Self {
        let own = |id: FieldId, plain: [&'n str; 2]| {
            let field = form.root().fields.get(id.index());
            field.map_or(plain, |field| [&field.name, &field.name])
        };
        Self { code: own(form.code, Self::PLAIN.code), name: own(form.name, Self::PLAIN.name) }
    }
}

impl Roster {
    /// The units of a text in CSV whose columns are named as a form names its code and name; `None` where there
    /// is no such table.
    pub fn read(source: &Arc<Source>, form: &Form, diagnostics: &mut Diagnostics) -> Option<Self> {
        Self::of(&Listing::read(source), Heads::of(form), diagnostics)
    }

    /// The units of a list; `None` where it has no column of codes. What is wrong in a line is told, and that
    /// line left out.
    pub fn of(listing: &Listing, heads: Heads<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        if listing.columns.is_empty() {
            diagnostics.push(not_a_table(listing.heads.clone()));
            return None;
        }
        let column = |own: [&str; 2], plain: [&str; 2]| {
            listing.column(&own).or_else(|| listing.column(&plain))
        };
        let Some(code) = column(heads.code, Heads::PLAIN.code) else {
            diagnostics.push(without_codes(listing.heads.clone(), heads.code));
            return None;
        };
        let name = column(heads.name, Heads::PLAIN.name);
        let columns = Columns { listing, code, name };
        let mut roster = Self { columns: columns.others(), ..Self::default() };
        for line in &listing.lines {
            let code = line.cell(code);
            match roster.unit(code) {
                _ if code.is_empty() => diagnostics.push(without_code(line.place.clone())),
                Some(first) => diagnostics.push(twice((&line.place, &first.place), code)),
                None => roster.add(columns.unit(line)),
            }
        }
        Some(roster)
    }

    fn add(&mut self, unit: Expected) {
        self.places.insert(unit.code.clone(), self.units.len());
        self.units.push(unit);
    }

    /// The unit with this code.
    #[must_use]
    pub fn unit(&self, code: &str) -> Option<&Expected> {
        self.units.get(*self.places.get(code)?)
    }
}

/// What the columns of a list hold.
struct Columns<'l> {
    listing: &'l Listing,
    code: usize,
    name: Option<usize>,
}

impl Columns<'_> {
    /// The columns beside code and name.
    fn named(&self) -> impl Iterator<Item = (usize, &String)> {
        let known = |place: usize| place == self.code || Some(place) == self.name;
        let named = self.listing.columns.iter().enumerate();
        named.filter(move |(place, head)| !known(*place) && !head.is_empty())
    }

    fn others(&self) -> Vec<String> {
        self.named().map(|(_, head)| head.clone()).collect()
    }

    fn unit(&self, line: &Line) -> Expected {
        let filled = |place: usize| Some(line.cell(place)).filter(|text| !text.is_empty());
        let column =
            |(place, head): (usize, &String)| Some((head.clone(), filled(place)?.to_owned()));
        Expected {
            code: line.cell(self.code).to_owned(),
            name: self.name.and_then(filled).map(str::to_owned),
            columns: self.named().filter_map(column).collect(),
            place: line.place.clone(),
        }
    }
}

fn not_a_table(place: Place) -> Diagnostic {
    let message = text!("daftar unit ini tidak berisi tabel", "this list of units holds no table");
    Diagnostic::error(NOT_A_TABLE, place, message).help(text!(
        "simpan dari Excel sebagai CSV, dengan judul kolom pada baris pertama",
        "save it from Excel as CSV, with the heads of its columns in the first row"
    ))
}

fn without_codes(place: Place, [id, en]: [&str; 2]) -> Diagnostic {
    let message = text!(
        "daftar unit ini tidak mempunyai kolom `{id}`",
        "this list of units has no column `{en}`"
    );
    Diagnostic::error(WITHOUT_CODES, place, message).help(text!(
        "beri judul `{id}` pada kolom kode unit",
        "name the column of the units' codes `{en}`"
    ))
}

fn without_code(place: Place) -> Diagnostic {
    let message = text!("unit ini tidak mempunyai kode", "this unit has no code");
    Diagnostic::error(UNIT_WITHOUT_CODE, place, message)
        .help(text!("isi kodenya, atau hapus barisnya", "fill in its code, or remove the row"))
}

fn twice((place, first): (&Place, &Place), code: &str) -> Diagnostic {
    let message = text!("unit {code} tertulis dua kali", "unit {code} is listed twice");
    Diagnostic::error(UNIT_TWICE, place.clone(), message)
        .related(first.clone(), text!("yang pertama", "the first one"))
        .help(text!("hapus salah satu barisnya", "remove one of the rows"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roster(text: &str) -> (Option<Roster>, Vec<Code>) {
        let mut diagnostics = Diagnostics::new();
        let listing = Listing::read(&Arc::new(Source::file("unit.csv", text)));
        let roster = Roster::of(&listing, Heads::PLAIN, &mut diagnostics);
        (roster, diagnostics.iter().map(|it| it.code).collect())
    }

    #[test]
    fn units_are_found_by_code_and_called_by_name_where_there_is_one() {
        let (roster, codes) = roster("Kode;Nama;Jarak Tempuh\nA1;Mekar;12 km\nA2;;\n");
        let roster = roster.unwrap();
        assert_eq!((codes, roster.columns.as_slice()), (vec![], &["Jarak Tempuh".to_owned()][..]));
        assert_eq!(roster.unit("A1").unwrap().columns["Jarak Tempuh"], "12 km");
        assert_eq!(roster.unit("A2").map(Expected::called), Some("A2"));
        assert!(roster.unit("A3").is_none() && roster.unit("A2").unwrap().name.is_none());
    }

    #[test]
    fn what_is_wrong_in_a_line_leaves_the_others_alone() {
        let (roster, codes) = roster("nama,code\nMekar,A1\nTanpa kode,\nMekar lagi,A1\nSari,A2\n");
        let units: Vec<String> = roster.unwrap().units.into_iter().map(|unit| unit.code).collect();
        assert_eq!(units, ["A1", "A2"]);
        assert_eq!(codes, [UNIT_WITHOUT_CODE, UNIT_TWICE]);
        assert_eq!(self::roster("").1, [NOT_A_TABLE]);
        assert_eq!(self::roster("nama\nMekar\n").1, [WITHOUT_CODES]);
    }
}
