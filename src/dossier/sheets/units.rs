//! Reads a list of units: one a row under headers, with what is known of it before its dossier is filled in.

use std::cell::RefCell;
use std::collections::HashMap;

use super::Sheets;
use super::head::{Head, header_row};
use super::root::{questions_of, records_below};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::dossier::book::{Book, Cell, Grid};
use crate::dossier::draft::{Draft, Mark};
use crate::dossier::value::Entry;
use crate::dossier::{MISSING_FIELD, Reader};
use crate::form::layout::Role;
use crate::ids::TableId;
use crate::text;
use crate::text::Lang;

/// A unit that a list has twice.
pub const DUPLICATE_UNIT: Code = Code("duplicate-unit");

/// The units of a CSV file, each as the beginning of its dossier.
pub(in crate::dossier) fn read_units(
    reader: &Reader<'_>,
    book: &Book,
    diagnostics: &mut Diagnostics,
) -> Vec<Draft> {
    let Some(grid) = book.grids.first() else { return Vec::new() };
    let mut draft = reader.begin();
    let Some(head) = sheets(reader, &mut draft, diagnostics).head_of_list(grid) else {
        return Vec::new();
    };
    let mut drafts: Vec<Draft> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for record in records_below(grid, &head) {
        let mut draft = reader.begin();
        let mut sheets = sheets(reader, &mut draft, diagnostics);
        sheets.answers(grid, questions_of(&head, record));
        let code = sheets.code_of_unit(grid, record);
        if let Some(first) = code.as_ref().and_then(|code| drafts.get(*known.get(code)?)) {
            sheets.unit_twice(first);
        }
        known.extend(code.map(|code| (code, drafts.len())));
        drafts.push(draft);
    }
    drafts
}

fn sheets<'r, 'c, 'd>(
    reader: &'r Reader<'c>,
    draft: &'d mut Draft,
    diagnostics: &'d mut Diagnostics,
) -> Sheets<'r, 'c, 'd> {
    let (layout, names) = (reader.plan.layout(), HashMap::new());
    let last_row = RefCell::default();
    Sheets { reader, layout, name: "", names, draft, diagnostics, last_row }
}

impl Sheets<'_, '_, '_> {
    /// The header of a list, which has a column for the code at least.
    fn head_of_list(&mut self, grid: &Grid) -> Option<Head<Role>> {
        let columns = self.layout.columns(TableId::ROOT);
        let Some((_, row)) = header_row(grid, columns) else {
            self.header_missing(grid, columns);
            return None;
        };
        let head = self.head(grid, row, columns);
        let code = Role::Field(self.reader.plan.form.code);
        if let Some(column) = columns.iter().find(|column| column.role == code)
            && head.column(code).is_none()
        {
            self.column_missing(grid, column);
            return None;
        }
        Some(head)
    }

    fn mark_of_code(&self) -> Mark {
        self.draft.table(TableId::ROOT).mark(0, self.reader.plan.form.code)
    }

    /// The code of the unit that was read last; `None`, and a fault, where it has none.
    fn code_of_unit(&mut self, grid: &Grid, record: &[Cell]) -> Option<String> {
        let form = self.reader.plan.form;
        match self.draft.table(TableId::ROOT).entry(0, form.code) {
            Entry::Known(_) => {
                let place = self.draft.place(self.mark_of_code())?;
                return Some(place.source.text.get(place.span)?.trim().to_owned());
            }
            // What was written was refused.
            Entry::Refused | Entry::Unknown | Entry::None => return None,
            Entry::Absent | Entry::Blank => {}
        }
        let label = &form.field(TableId::ROOT, form.code).label;
        let (id, en) = (label.get(Lang::Id), label.get(Lang::En));
        let message = text!("baris ini tidak berisi `{id}`", "this row has no `{en}`");
        let help = text!("tulis kodenya, atau hapus barisnya", "write the code, or remove the row");
        let place = record.first().map(|cell| self.cell_place(grid, cell));
        self.report(Diagnostic::error(MISSING_FIELD, place, message).help(help));
        None
    }

    fn unit_twice(&mut self, first: &Draft) {
        let form = self.reader.plan.form;
        let place = self.draft.place(self.mark_of_code());
        let message =
            text!("unit ini sudah ada di baris lain", "this unit is in another row already");
        let help = text!(
            "hapus salah satunya, atau perbaiki kodenya",
            "remove one of them, or correct its code"
        );
        let mut fault = Diagnostic::error(DUPLICATE_UNIT, place, message).help(help);
        let before = first.place(first.table(TableId::ROOT).mark(0, form.code));
        if let Some(before) = before {
            fault = fault.related(before, text!("yang pertama", "the first one"));
        }
        self.report(fault);
    }
}
