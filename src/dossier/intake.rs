//! Takes what a format's reader finds into a draft: the same checks and the same faults for every format.

mod tables;

use std::ops::Range;
use std::sync::Arc;

use super::ReadOptions;
use super::draft::{Draft, DraftRow, Given, Mark};
use super::plan::{Plan, RowKey};
use super::value::{Asked, Chosen, Entry, NONE_NOT_ALLOWED, Problem, Written, is_none, is_unknown};
use crate::bound::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::DUPLICATE_KEY;
use crate::form::{Field, Kind};
use crate::ids::{FieldId, TableId};
use crate::text;
use crate::text::Text;

pub(super) use tables::given;

/// A key that the form does not have.
pub const UNKNOWN_FIELD: Code = Code("unknown-field");
/// A computed field that was submitted.
pub const DERIVED_SUBMITTED: Code = Code("derived-field-submitted");
/// A list or a map where a single value is asked.
pub const NOT_ONE_VALUE: Code = Code("not-one-value");
/// Something other than rows where a table is asked.
pub const NOT_ROWS: Code = Code("not-rows");
/// Something other than keys and values where a row is asked.
pub const NOT_A_ROW: Code = Code("not-a-row");
/// The unit's code or a row's month, said to be unknown or known only in part.
pub const MUST_BE_KNOWN: Code = Code("must-be-known");
/// A value that begins with a sign that YAML reads as its own.
pub const SIGN_NOT_QUOTED: Code = Code("sign-not-quoted");

/// What stands where a single value is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    List,
    Map,
}

/// Takes what is found in one source into a draft.
pub(super) struct Intake<'r, 'c> {
    pub(super) plan: &'r Plan<'c>,
    pub(super) options: &'r ReadOptions,
    pub(super) draft: &'r mut Draft,
    pub(super) diagnostics: &'r mut Diagnostics,
    /// The source's place among those of the draft.
    pub(super) source: u16,
    /// The header or question of the cell that is read; `None` where values follow keys.
    pub(super) head: Option<Arc<str>>,
}

impl<'c> Intake<'_, 'c> {
    pub(super) fn mark(&self, span: Range<usize>) -> Mark {
        Mark::new(self.source, span)
    }

    pub(super) fn place(&self, span: Range<usize>) -> Option<Place> {
        self.draft.place(self.mark(span))
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.draft.report(diagnostic, self.diagnostics);
    }

    /// Reports a fault of a value.
    pub(super) fn problem(&mut self, problem: Problem, span: Range<usize>) {
        if let Some(place) = self.place(span) {
            self.report(problem.at(place));
        }
    }

    /// Reports an error at a place, with what to do about it.
    pub(super) fn error(&mut self, code: Code, span: Range<usize>, message: Text, help: Text) {
        let place = self.place(span);
        self.report(Diagnostic::error(code, place, message).help(help));
    }

    /// Begins a row.
    pub(super) fn row(&mut self, table: TableId, parent: u32, at: usize, line: u32) -> u32 {
        let mark = self.mark(at..at + 1);
        self.draft.table_mut(table).push(DraftRow { parent, mark, line, placed: None })
    }

    /// What a key means; `None`, and a fault, where the form does not have it.
    pub(super) fn key(
        &mut self,
        table: TableId,
        name: &str,
        span: &Range<usize>,
        next: &mut usize,
    ) -> Option<RowKey> {
        let found = self.plan.table(table).find(name, next);
        match found {
            None => self.unknown_key(table, name, span.clone()),
            Some(RowKey::Field(id)) if self.field(table, id).derived => {
                let what = text!(
                    "`{name}` dihitung dari isian lain, jadi tidak diisi sendiri",
                    "`{name}` is computed from other fields and can't be submitted"
                );
                let help = text!("hapus `{name}` dan nilainya", "remove `{name}` and its value");
                self.error(DERIVED_SUBMITTED, span.clone(), what, help);
                return None;
            }
            Some(_) => {}
        }
        found
    }

    fn unknown_key(&mut self, table: TableId, name: &str, span: Range<usize>) {
        // To look for the nearest of many names is dear.
        if self.draft.is_flooded() {
            return;
        }
        let shown = super::value::excerpt(name);
        let path = self.plan.form.path(table);
        let message = if path.is_empty() {
            text!("formulir tidak punya `{shown}`", "the form has no `{shown}`")
        } else {
            text!("`{path}` tidak punya `{shown}`", "`{path}` has no `{shown}`")
        };
        let known: Vec<&str> = self.plan.table(table).names().collect();
        let listed = listed(&known);
        let help = text!(
            "hapus, atau pakai nama yang dikenal di sini: {listed}",
            "remove it, or use a name that is known here: {listed}"
        );
        let place = self.place(span);
        let diagnostic = Diagnostic::error(UNKNOWN_FIELD, place, message).help(help);
        self.report(diagnostic.did_you_mean(name, known));
    }

    pub(super) fn duplicate(&mut self, name: &str, span: Range<usize>, first: Mark) {
        let message =
            text!("kunci `{name}` ditulis lebih dari sekali", "the key `{name}` is written twice");
        let help = text!("hapus salah satunya", "remove one of them");
        let mut diagnostic = Diagnostic::error(DUPLICATE_KEY, self.place(span), message).help(help);
        if let Some(first) = self.draft.place(first) {
            let label = text!("nilai pertama di sini", "the first value is here");
            diagnostic = diagnostic.related(first, label);
        }
        self.report(diagnostic);
    }

    pub(super) fn field(&self, table: TableId, field: FieldId) -> &'c Field {
        self.plan.form.field(table, field)
    }

    /// Where a field of the row was given before, if it was.
    pub(super) fn given_before(&self, table: TableId, row: u32, field: FieldId) -> Option<Mark> {
        let table = self.draft.table(table);
        (*table.entry(row, field) != Entry::Absent).then(|| table.mark(row, field))
    }

    /// Takes a field's single value.
    pub(super) fn value(
        &mut self,
        (table, row, id): (TableId, u32, FieldId),
        written: Written<'_>,
        span: Range<usize>,
    ) {
        let field = self.field(table, id);
        let identifies = self.plan.identifies(table, id);
        let asked = match &self.head {
            None => Asked::by_key(field),
            Some(head) => Asked::in_cell(field, head),
        };
        let asked = asked.as_code(identifies && table == TableId::ROOT);
        let entry = self.plan.values.read(asked, written, &mut self.draft.texts);
        let entry = if identifies { surely(asked, entry) } else { entry };
        let mark = self.mark(span.clone());
        let entry = entry.unwrap_or_else(|problem| {
            self.problem(problem, span);
            Entry::Refused
        });
        self.draft.table_mut(table).set(row, id, entry, mark);
    }

    /// Takes one item of a list of choices beside those `chosen` before; `None`, and a fault, where it or
    /// one before it is at fault.
    pub(super) fn item(
        &mut self,
        field: &Field,
        written: Result<Written<'_>, Shape>,
        span: Range<usize>,
        chosen: Option<Chosen>,
    ) -> Option<Chosen> {
        let mut with_it = chosen.unwrap_or_default();
        let added = match (field.kind, written) {
            (Kind::Choices(vocabulary), Ok(written)) => {
                let asked = Asked::by_key(field);
                self.plan.values.words(vocabulary).add_item(asked, written, &mut with_it)
            }
            _ => Err(not_an_item(field)),
        };
        match added {
            Ok(()) => chosen.map(|_| with_it),
            Err(problem) => {
                self.problem(problem, span);
                None
            }
        }
    }

    /// Takes a list of choices that was read item by item.
    pub(super) fn chosen(
        &mut self,
        (table, row, id): (TableId, u32, FieldId),
        chosen: Option<Chosen>,
        span: Range<usize>,
    ) {
        let entry = match (chosen, self.field(table, id).kind) {
            (Some(chosen), Kind::Choices(vocabulary)) => {
                chosen.finish(self.plan.values.items(vocabulary))
            }
            _ => Entry::Refused,
        };
        let mark = self.mark(span);
        self.draft.table_mut(table).set(row, id, entry, mark);
    }

    /// Refuses a list or map where a single value is asked.
    pub(super) fn not_one_value(
        &mut self,
        (table, row, id): (TableId, u32, FieldId),
        shape: Shape,
        span: Range<usize>,
    ) {
        let name = &self.field(table, id).name;
        let message = match shape {
            Shape::List => text!(
                "`{name}` hanya satu nilai, bukan daftar",
                "`{name}` is a single value, not a list"
            ),
            Shape::Map => text!(
                "`{name}` hanya satu nilai, tanpa rincian",
                "`{name}` is a single value, without keys of its own"
            ),
        };
        let place = self.place(span.clone());
        let in_brackets = place.as_ref().is_some_and(|place| {
            place.source.text.get(span.clone()).is_some_and(|text| text.starts_with(['[', '{']))
        });
        let help = match in_brackets {
            true => text!("tulis satu nilai, tanpa kurung", "write one value, without brackets"),
            false => text!(
                "tulis satu nilai; yang dimulai dengan `?` atau `-` ditulis di dalam tanda kutip",
                "write one value; what begins with `?` or `-` goes in quotes"
            ),
        };
        self.report(Diagnostic::error(NOT_ONE_VALUE, place, message).help(help));
        self.refuse((table, row, id), span);
    }

    /// Leaves out a value at fault that was reported.
    pub(super) fn refuse(&mut self, (table, row, id): (TableId, u32, FieldId), span: Range<usize>) {
        let mark = self.mark(span);
        self.draft.table_mut(table).set(row, id, Entry::Refused, mark);
    }
}

/// The first of some names, in one line.
fn listed(names: &[&str]) -> String {
    const SHOWN: usize = 12;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    let more = if names.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

fn not_an_item(field: &Field) -> Problem {
    let name = &field.name;
    Problem::new(
        NOT_ONE_VALUE,
        text!("tiap butir `{name}` hanya satu pilihan", "an item of `{name}` is a single choice"),
        text!("tulis pilihannya saja, tanpa kurung", "write the choice alone, without brackets"),
    )
}

/// What identifies a row has to be known.
pub(super) fn surely(field: Asked<'_>, entry: Result<Entry, Problem>) -> Result<Entry, Problem> {
    let known = match &entry {
        Ok(Entry::Unknown | Entry::None) => false,
        Ok(Entry::Known(Content::Range(range))) => range.exact().is_some(),
        Ok(Entry::Known(_) | Entry::Absent | Entry::Refused | Entry::Blank) => true,
        Err(problem) => !problem.is(NONE_NOT_ALLOWED),
    };
    if known {
        return entry;
    }
    let name = field.name;
    let help = match field.kind {
        Kind::Month => text!(
            "tulis satu bulan; selama bulannya belum pasti, baris ini belum dapat dicatat",
            "write one month; while it is uncertain, this row can't be recorded yet"
        ),
        _ => text!(
            "tulis kodenya; tanpa itu tidak jelas dossier ini milik siapa",
            "write the code; without it nobody can tell whose dossier this is"
        ),
    };
    let message =
        text!("`{name}` harus diketahui dengan pasti", "`{name}` must be known for certain");
    Err(Problem::new(MUST_BE_KNOWN, message, help))
}
