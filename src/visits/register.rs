//! The units that a plan is for: the list of units, with the days of their last visits.

use std::collections::BTreeMap;

use crate::compare::roster::{Expected, Heads, Roster};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::{Listing, plain};
use crate::dossier;
use crate::quantity::Date;
use crate::text;

/// A day of a last visit that is no day.
pub const LAST_VISIT_NOT_A_DATE: Code = Code("last-visit-not-a-date");

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
    /// Its name, if one is given.
    pub name: Option<String>,
    /// What else is said of it, by the head of the column as policies write it.
    pub columns: Vec<(String, String)>,
    /// The day of the last visit; `None` where there was none, or none is known.
    pub last_visit: Option<Date>,
}

impl Register {
    /// Reads a list. What is wrong in it is told, and that line or entry left out.
    #[must_use]
    pub fn read(listing: &Listing, diagnostics: &mut Diagnostics) -> Self {
        let Some(roster) = Roster::of(listing, Heads::PLAIN, diagnostics) else {
            return Self::default();
        };
        let visits = |head: &&String| LAST_VISIT.contains(&plain(head).as_str());
        let visits = roster.columns.iter().find(visits);
        let listed = |unit: &Expected, diagnostics: &mut Diagnostics| Listed {
            name: unit.name.clone(),
            columns: others(unit, (&roster, visits)),
            last_visit: visits.and_then(|column| last_visit(unit, column, diagnostics)),
        };
        let units = roster.units.iter().map(|unit| (unit.code.clone(), listed(unit, diagnostics)));
        Self { units: units.collect(), knows_visits: visits.is_some() }
    }
}

/// What a list says of a unit beside its last visit, from the left.
fn others(unit: &Expected, (roster, visits): (&Roster, Option<&String>)) -> Vec<(String, String)> {
    let columns = roster.columns.iter().filter(|column| Some(*column) != visits);
    let said = columns.filter_map(|column| Some((column, unit.columns.get(column)?)));
    said.map(|(column, value)| (plain(column), value.clone())).collect()
}

fn last_visit(unit: &Expected, column: &str, diagnostics: &mut Diagnostics) -> Option<Date> {
    let written = unit.columns.get(column).filter(|written| *written != "-")?;
    let day = dossier::day(written);
    if day.is_none() {
        diagnostics.push(not_a_day(unit.place.clone()));
    }
    day
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
