//! What an expression can name: the same walk from the innermost row outwards that the language makes.

use crate::support::form::{Field, Form};
use crate::support::value::Kind;

/// A row in sight.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) table: usize,
    pub(crate) alias: Option<String>,
}

/// A row reached from a frame: so many rows up, and so many back on the timeline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Row {
    frame: usize,
    up: usize,
    back: usize,
}

/// A field of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    row: Row,
    table: usize,
    field: usize,
}

impl Place {
    /// Whether it is a field of the row of a frame, not of one above or before it.
    pub(super) fn is_of(self, frame: usize) -> bool {
        self.row == Row { frame, up: 0, back: 0 }
    }

    pub(super) fn field(self, form: &Form) -> &Field {
        &form.tables[self.table].fields[self.field]
    }
}

/// Rows an aggregate can count.
#[derive(Clone, Debug)]
pub(crate) struct RowsIn {
    pub(crate) path: String,
    pub(crate) table: usize,
}

/// All rows in sight with their tables, innermost first.
fn rows_in_sight(form: &Form, frames: &[Frame]) -> Vec<(Row, usize)> {
    let mut rows = Vec::new();
    for (frame, here) in frames.iter().enumerate().rev() {
        let (mut table, mut up) = (here.table, 0);
        while table != 0 {
            rows.push((Row { frame, up, back: 0 }, table));
            table = form.tables[table].parent;
            up += 1;
        }
    }
    rows.push((Row { frame: 0, up: 0, back: 0 }, 0));
    rows
}

/// The rows that a word before a dot means: aliases and earlier rows of the timeline.
fn named_rows(form: &Form, frames: &[Frame], may_look_back: bool) -> Vec<(String, Row, usize)> {
    let mut rows = Vec::new();
    for (frame, here) in frames.iter().enumerate() {
        if let Some(alias) = &here.alias {
            rows.push((alias.clone(), Row { frame, up: 0, back: 0 }, here.table));
        }
    }
    let sight = rows_in_sight(form, frames);
    let timeline = sight.into_iter().find(|(_, table)| form.is_timeline(*table));
    if let Some((row, table)) = timeline.filter(|_| may_look_back) {
        rows.push(("previous".to_owned(), Row { back: 1, ..row }, table));
        rows.push(("previous.previous".to_owned(), Row { back: 2, ..row }, table));
    }
    rows
}

/// Every field that can be named, with its kind. The field that says whether the timeline is complete is
/// left out: a filling sets it.
pub(super) fn fields(
    form: &Form,
    frames: &[Frame],
    may_look_back: bool,
) -> Vec<(String, Kind, Place)> {
    let mut found: Vec<(String, Kind, Place)> = Vec::new();
    let mut add = |before: &str, row: Row, table: usize, hides: bool| {
        for (field, one) in form.tables[table].fields.iter().enumerate() {
            let text = format!("{before}{}", one.name);
            let hidden = hides && found.iter().any(|(other, _, _)| *other == text);
            if !hidden && !form.is_complete_when(table, &one.name) {
                found.push((text, one.kind, Place { row, table, field }));
            }
        }
    };
    for (row, table) in rows_in_sight(form, frames) {
        add("", row, table, true);
    }
    for (name, row, table) in named_rows(form, frames, may_look_back) {
        add(&format!("{name}."), row, table, false);
    }
    found
}

/// All rows that an aggregate can count.
pub(super) fn rows(form: &Form, frames: &[Frame], may_look_back: bool) -> Vec<RowsIn> {
    let mut found: Vec<RowsIn> = Vec::new();
    for (_, table) in rows_in_sight(form, frames) {
        let hidden: Vec<String> = found.iter().map(|one| one.path.clone()).collect();
        let mut here = Vec::new();
        below(form, "", table, &mut here);
        found.extend(here.into_iter().filter(|one| !hidden.contains(&one.path)));
    }
    for (name, _, table) in named_rows(form, frames, may_look_back) {
        below(form, &format!("{name}."), table, &mut found);
    }
    found
}

fn below(form: &Form, before: &str, table: usize, found: &mut Vec<RowsIn>) {
    for nested in &form.tables[table].tables {
        let path = format!("{before}{}", form.tables[*nested].name);
        found.push(RowsIn { path: path.clone(), table: *nested });
        below(form, &format!("{path}."), *nested, found);
    }
}
