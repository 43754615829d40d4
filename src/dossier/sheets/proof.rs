//! Reads the sheet for evidence: where claims of any row can be seen, and how they were checked.

use std::collections::HashMap;

use super::Sheets;
use super::head::header_row;
use super::holder::Months;
use super::records::{Records, SheetRow};
use crate::diagnostic::Code;
use crate::document::DUPLICATE_KEY;
use crate::dossier::book::Grid;
use crate::dossier::draft::DraftClaims;
use crate::dossier::evidence::says_nothing;
use crate::dossier::value::excerpt;
use crate::dossier::{Claim, NOT_EVIDENCE, UNKNOWN_FIELD};
use crate::form::layout::{Proof, normal};
use crate::form::{Form, Key};
use crate::ids::TableId;
use crate::text;
use crate::text::{Lang, Text};

/// Evidence of a row that is not there.
pub const ROW_NOT_FOUND: Code = Code("row-not-found");

/// A row of the draft.
type At = (TableId, u32);
/// What is shown of rows by now, and where among the draft's claims it is kept.
type Shown = HashMap<At, (usize, Vec<Key>)>;

impl Sheets<'_, '_, '_> {
    /// Takes what stands on the sheet for evidence.
    pub(super) fn evidence(&mut self, grid: &Grid) {
        let proofs = &self.layout.proofs;
        let Some((_, row)) = header_row(grid, proofs) else {
            return self.header_missing(grid, proofs);
        };
        let head = self.head(grid, row, proofs);
        let required = proofs.iter().find(|column| column.is_required);
        if let Some(column) = required.filter(|column| head.column(column.role).is_none()) {
            return self.column_missing(grid, column);
        }
        let below = grid.rows().filter(|row| row.first().is_some_and(|cell| cell.row > head.row));
        let rows = below.map(|cells| SheetRow {
            number: cells.first().map_or(0, |cell| cell.row),
            cells,
            is_record: true,
        });
        let rows = rows.collect();
        let records = self.records(grid, head, rows);
        let months = self.months();
        let mut shown = self.shown_by_now();
        for row in 0..records.rows.len() {
            self.proof(&records, row, &months, &mut shown);
        }
    }

    /// What the root's sheet said beside its answers.
    fn shown_by_now(&self) -> Shown {
        let claims = self.draft.claims.iter().enumerate();
        let shown = claims.map(|(place, of)| {
            ((of.table, of.row), (place, of.claims.iter().map(|claim| claim.of).collect()))
        });
        shown.collect()
    }

    fn proof(
        &mut self,
        records: &Records<'_, Proof>,
        row: usize,
        months: &Months,
        shown: &mut Shown,
    ) {
        let cell = |role| {
            let column = records.column(role);
            column.map_or(("", 0..0), |at| (records.text(row, at), records.span(row, at)))
        };
        let [(name, _), (of, _), (note, note_span), (method, method_span)] =
            [Proof::Row, Proof::Of, Proof::Note, Proof::Method].map(cell);
        let Some(at) = self.row_named(name, months) else {
            return self.row_not_found(records, row, name);
        };
        let is_nothing = says_nothing(note) && method.trim().is_empty();
        if of.trim().is_empty() {
            match is_nothing {
                true => _ = self.shown_of(records, row, at, shown),
                false => self.of_nothing(records, row),
            }
            return;
        }
        let Some(of) = claimed(self.reader.plan.form, at.0, of) else {
            return self.unknown_claim(records, row, (at.0, of));
        };
        let (place, known) = self.shown_of(records, row, at, shown);
        if known.contains(&of) {
            return self.shown_twice(records, row);
        }
        known.push(of);
        if is_nothing {
            return;
        }
        let mut intake = self.intake(records.source);
        let note = intake.note(note, note_span);
        let methods = intake.methods(method, &method_span);
        if let Some(claims) = self.draft.claims.get_mut(place) {
            claims.claims.push(Claim { of, note, methods });
        }
    }

    /// What is shown of a row by now; nothing yet where nothing was said.
    fn shown_of<'s>(
        &mut self,
        records: &Records<'_, Proof>,
        row: usize,
        at: At,
        shown: &'s mut Shown,
    ) -> (usize, &'s mut Vec<Key>) {
        let (place, known) = shown.entry(at).or_insert_with(|| {
            let mark = records.row_mark(row);
            self.draft.claims.push(DraftClaims {
                table: at.0,
                row: at.1,
                mark,
                claims: Vec::new(),
            });
            (self.draft.claims.len() - 1, Vec::new())
        });
        (*place, known)
    }

    /// The row that reports name so: `rapat 2005-03 #2 / masalah 2`, the root for nothing.
    fn row_named(&self, name: &str, months: &Months) -> Option<At> {
        let form = self.reader.plan.form;
        let name = normal(name);
        let is_root = |lang| name == normal(form.unit.get(lang));
        let mut rest = if is_root(Lang::Id) || is_root(Lang::En) { "" } else { name.as_str() };
        let mut at = (TableId::ROOT, 0);
        while !rest.is_empty() {
            let (table, after) = nested_named(form, at.0, rest)?;
            let (own, behind) = after.split_once('/').unwrap_or((after, ""));
            at = (table, self.row_numbered(at, table, own.trim(), months)?);
            rest = behind.trim_start();
        }
        Some(at)
    }

    /// The row of a table by what follows its name: a number, on the timeline a month.
    fn row_numbered(&self, above: At, table: TableId, own: &str, months: &Months) -> Option<u32> {
        let form = self.reader.plan.form;
        let Some(timeline) = form.timeline.filter(|timeline| timeline.table == table) else {
            let number = own.trim_start_matches('#').parse::<usize>().ok()?;
            let nested = self.draft.table(above.0).nested(above.1, form.table(table).place);
            return nested.rows.clone().nth(number.checked_sub(1)?);
        };
        let (month, number) = own.split_once('#').unwrap_or((own, "1"));
        let rows = months.get(&self.month_written(timeline, month.trim())?)?;
        rows.get(number.trim().parse::<usize>().ok()?.checked_sub(1)?).copied()
    }

    fn row_not_found(&mut self, records: &Records<'_, Proof>, row: usize, name: &str) {
        let shown = excerpt(name);
        let message = text!("tidak ada baris `{shown}`", "there is no row `{shown}`");
        let form = self.reader.plan.form;
        let example = form.timeline.map_or_else(String::new, |timeline| {
            format!("{} 2005-03", form.table(timeline.table).name)
        });
        let help = match example.as_str() {
            "" => text!(
                "tulis nama baris seperti di laporan, atau kosongkan untuk unit itu sendiri",
                "write the row's name as in reports, or leave it blank for the unit itself"
            ),
            _ => text!(
                "tulis nama baris seperti di laporan, misalnya `{example}`; kosongkan untuk unit itu sendiri",
                "write the row's name as in reports, such as `{example}`; leave it blank for the unit itself"
            ),
        };
        self.fault(records, row, Proof::Row, (ROW_NOT_FOUND, message, help));
    }

    fn of_nothing(&mut self, records: &Records<'_, Proof>, row: usize) {
        let message = text!(
            "bukti ini tidak menyebut isian yang dibuktikan",
            "this evidence does not name what it is evidence of"
        );
        let help = text!(
            "tulis judul kolom atau pertanyaan yang dibuktikan",
            "write the header or the question that it is evidence of"
        );
        self.fault(records, row, Proof::Of, (NOT_EVIDENCE, message, help));
    }

    fn unknown_claim(
        &mut self,
        records: &Records<'_, Proof>,
        row: usize,
        (table, of): (TableId, &str),
    ) {
        let shown = excerpt(of.trim());
        let name = self.sheet_name(table);
        let (id, en) = (name.get(Lang::Id), name.get(Lang::En));
        let message = text!("`{id}` tidak punya isian `{shown}`", "`{en}` has no field `{shown}`");
        let columns = self.layout.columns(table).iter();
        let help = match super::head::near(of, columns) {
            Some(near) => text!("mungkin maksudnya `{near}`", "did you mean `{near}`?"),
            None => text!(
                "tulis judul kolom atau pertanyaan di lembar `{id}`",
                "write a header or question of the sheet `{en}`"
            ),
        };
        self.fault(records, row, Proof::Of, (UNKNOWN_FIELD, message, help));
    }

    fn shown_twice(&mut self, records: &Records<'_, Proof>, row: usize) {
        let message = text!(
            "bukti untuk isian ini ditulis dua kali",
            "the evidence of this field is written twice"
        );
        let help = text!("gabungkan dalam satu baris", "put it all in one row");
        self.fault(records, row, Proof::Of, (DUPLICATE_KEY, message, help));
    }

    fn fault(
        &mut self,
        records: &Records<'_, Proof>,
        row: usize,
        role: Proof,
        (code, message, help): (Code, Text, Text),
    ) {
        let mark = match records.column(role) {
            Some(column) => records.mark(row, column),
            None => records.row_mark(row),
        };
        self.error_at(code, mark, message, help);
    }
}

/// The nested table whose key or label a row's name begins with, and what follows it.
fn nested_named<'n>(form: &Form, table: TableId, name: &'n str) -> Option<(TableId, &'n str)> {
    let nested = form.table(table).tables.iter().flat_map(|id| {
        let of = form.table(*id);
        let names = [of.name.as_str(), of.label.get(Lang::Id), of.label.get(Lang::En)];
        names.map(|known| (*id, name.strip_prefix(normal(known).as_str())))
    });
    let found = nested.filter_map(|(id, rest)| Some((id, rest?.strip_prefix(' ')?)));
    // Of names that begin alike the longest is meant.
    found.min_by_key(|(_, rest)| rest.len())
}

/// The field or table of a row that goes by this key or label.
fn claimed(form: &Form, table: TableId, name: &str) -> Option<Key> {
    let table = form.table(table);
    if let Some(key) = table.key(name.trim()) {
        return Some(key);
    }
    let name = normal(name);
    let is =
        |label: &Text| [Lang::Id, Lang::En].iter().any(|lang| normal(label.get(*lang)) == name);
    let field = table.fields().find(|(_, field)| is(&field.label));
    let nested = || table.tables.iter().find(|id| is(&form.table(**id).label));
    field.map(|(id, _)| Key::Field(id)).or_else(|| nested().map(|id| Key::Table(*id)))
}
