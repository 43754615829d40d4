//! A field as it is asked for at the place where its value is written.

use regex::Regex;

use crate::form::{Blank, Field, Kind};

/// A field, by the name it has where its value is written.
#[derive(Clone, Copy, Debug)]
pub(in crate::dossier) struct Asked<'a> {
    /// Its key, or the header or question of its cell.
    pub(in crate::dossier) name: &'a str,
    pub(in crate::dossier) kind: Kind,
    pub(super) blank: &'a Blank,
    pub(super) pattern: Option<&'a (Regex, String)>,
    /// Whether its value stands in a cell, where nothing is put in quotes.
    pub(in crate::dossier) in_cell: bool,
    /// Whether it identifies the unit.
    pub(super) is_code: bool,
}

impl<'a> Asked<'a> {
    /// A field whose value follows its key.
    pub(in crate::dossier) fn by_key(field: &'a Field) -> Self {
        Self {
            name: &field.name,
            kind: field.kind,
            blank: &field.blank,
            pattern: field.pattern.as_ref(),
            in_cell: false,
            is_code: false,
        }
    }

    /// A field whose value stands in a cell with this header or question.
    pub(in crate::dossier) fn in_cell(field: &'a Field, head: &'a str) -> Self {
        Self { name: head, in_cell: true, ..Self::by_key(field) }
    }

    /// The field that identifies the unit.
    pub(in crate::dossier) const fn as_code(self, is_code: bool) -> Self {
        Self { is_code, ..self }
    }

    /// A value as it is to be written: in quotes, where it would not be a text without them.
    pub(super) fn quoted(self, value: &str) -> String {
        if self.in_cell { value.to_owned() } else { format!("\"{value}\"") }
    }
}
