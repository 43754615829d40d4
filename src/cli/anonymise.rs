//! `--anonymise`: other names for units and regions, by a key from a file.

use std::path::Path;

use super::inputs::Findings;
use super::speech::Argument;
use crate::compare::entrant::Entrant;
use crate::compare::roster::Roster;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Error;
use crate::files::read_text;
use crate::followup::pseudonym::Pseudonyms;
use crate::form::Form;
use crate::text;

/// A key that is too short to keep anything from being worked out.
const KEY_TOO_SHORT: Code = Code("key-too-short");

pub(super) const ANONYMISE: Argument = Argument {
    name: "anonymise",
    value: ("BERKAS_KUNCI", "KEY_FILE"),
    help: (
        "ganti nama dan kode unit serta wilayah dengan nama samaran menurut kunci dalam berkas ini",
        "replace units' names and codes, and regions, by pseudonyms made by the key in this file",
    ),
};

/// The names that stand in for units, if they are asked for; `Err` where the key can't be used.
pub(super) fn pseudonyms(
    key: Option<&Path>,
    findings: &mut Findings,
) -> Result<Option<Pseudonyms>, Error> {
    let Some(path) = key else { return Ok(None) };
    let names = Pseudonyms::by(&read_text(path)?);
    if names.is_none() {
        findings.diagnostics.push(too_short(path));
    }
    Ok(names)
}

fn too_short(path: &Path) -> Diagnostic {
    let path = path.display();
    let message = text!(
        "kunci dalam {path} terlalu pendek, jadi mudah ditebak",
        "the key in {path} is too short, so it is easily guessed"
    );
    Diagnostic::error(KEY_TOO_SHORT, None, message).help(text!(
        "tulis kalimat acak sedikitnya 16 karakter ke dalam berkas itu, simpan baik-baik, dan jangan dikirim bersama hasilnya",
        "write a random phrase of at least 16 characters into that file, keep it safe, and don't send it along with the result"
    ))
}

/// Lets units and the regions they lie in go by other names.
pub(super) fn entrants(entrants: &mut [Entrant], names: &Pseudonyms) {
    for entrant in &mut *entrants {
        entrant.code = names.unit(&entrant.code);
        entrant.name.clone_from(&entrant.code);
        for (kind, name) in &mut entrant.groups {
            *name = names.region(kind, name);
        }
    }
    // Whose own order would tell who they are.
    entrants.sort_by(|one, other| one.code.cmp(&other.code));
}

/// A list of units in which these, and the regions they lie in, go by other names.
pub(super) fn roster(roster: Roster, names: &Pseudonyms, form: &Form) -> Roster {
    let mut roster = roster;
    let regions = form.groups.iter().filter_map(|id| form.root().fields.get(id.index()));
    let regions: Vec<&str> = regions.map(|field| field.name.as_str()).collect();
    for unit in &mut roster.units {
        unit.code = names.unit(&unit.code);
        unit.name = Some(unit.code.clone());
        for (column, value) in &mut unit.columns {
            if regions.contains(&column.as_str()) {
                *value = names.region(column, value);
            }
        }
    }
    // Whose own order would tell who they are.
    roster.units.sort_by(|one, other| one.code.cmp(&other.code));
    roster
}
