//! How a form lies in the sheets of a workbook and in CSV files: who writes a form and who reads it agree here.
//!
//! One dossier fills one workbook (or a folder of CSV files): a sheet for the root, a sheet for each table, a
//! row a record, and a sheet for evidence. Columns are known by label, in either language, or by key.
//!
//! - The root's sheet is written as questions under each other; read, it may as well be one row under headers.
//! - A nested row names the rows that hold it in its first columns, outermost first: on the timeline by the
//!   month and, where that month has several rows, by their number; elsewhere by number. The numbers are
//!   those of reports (`#2`, `/ sarana 3`): rows are counted as they stand, within what holds them.
//! - A row in which nothing is written but what tells where it belongs is a place prepared for a record, and
//!   no record. One of which nothing is known is told by a `?` in any of its fields.
//! - A table's count stands on the sheet of what holds it: 0 and `-` are no rows, `?` is unknown.

mod headers;
mod names;
mod sheets;

#[cfg(test)]
mod tests;

pub use headers::{Column, Found, Headers};
pub use names::normal;
pub use sheets::{Aside, Holds, LONGEST_SHEET_NAME, ROOT_KEY, Sheet};

use super::Form;
use crate::ids::{FieldId, TableId};
use crate::text::{Lang, Text};
use headers::Wanted;

/// What a column of a table's sheet says, or a question of the root's.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// Which period the dossier is about; the root's alone, as are the two that follow.
    Period,
    /// Who filled the dossier in.
    FilledBy,
    /// Which checklist the dossier is for.
    Checklist,
    /// The month of the timeline's row that holds this row.
    Month,
    /// The number of the timeline's row among those of its month; the first where nothing is written.
    InMonth,
    /// The number of the row that holds this row, in a table other than the timeline.
    Holder(TableId),
    /// A field.
    Field(FieldId),
    /// How many rows there are in a table nested in this one.
    Count(TableId),
    /// The row's own number. It is never written, but whoever numbers rows may have it checked.
    Own,
}

/// A column of the root's sheet where its questions stand under each other.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// What is asked.
    Question,
    /// The key of what is asked.
    Key,
    /// What is answered.
    Answer,
    /// What a number counts.
    Unit,
    /// Where it can be seen.
    Evidence,
    /// How it was checked.
    Method,
}

/// A column of the sheet for evidence.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Proof {
    /// The row, as reports name it; blank for the root.
    Row,
    /// The field or table, by label or key.
    Of,
    /// Where it can be seen.
    Note,
    /// How it was checked, several separated by `;`.
    Method,
}

/// How a form lies in sheets.
#[derive(Clone, Debug)]
pub struct Layout {
    sheets: sheets::Sheets,
    tables: Vec<Headers<Role>>,
    /// The columns of the root's sheet where its questions stand under each other.
    pub parts: Headers<Part>,
    /// The columns of the sheet for evidence.
    pub proofs: Headers<Proof>,
}

impl Layout {
    /// The layout of a form.
    #[must_use]
    pub fn of(form: &Form) -> Self {
        let tables = form.tables().map(|(id, _)| Headers::new(columns(form, id))).collect();
        Self { sheets: sheets::Sheets::of(form), tables, parts: parts(), proofs: proofs() }
    }

    /// The sheets of a dossier in order: the root's, the tables' with parents first, that for evidence.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        self.sheets.all()
    }

    /// The sheet that holds something.
    #[must_use]
    pub fn sheet(&self, holds: Holds) -> Option<&Sheet> {
        self.sheets().iter().find(|sheet| sheet.holds == holds)
    }

    /// What a sheet of this name holds; several things where it may mean any of them.
    #[must_use]
    pub fn find(&self, name: &str) -> Vec<Holds> {
        self.sheets.find(name)
    }

    /// The name of a sheet that holds nothing of the dossier.
    #[must_use]
    pub fn aside(&self, aside: Aside) -> &Text {
        self.sheets.aside(aside)
    }

    /// Whether a sheet of this name holds nothing of the dossier.
    #[must_use]
    pub fn is_aside(&self, name: &str) -> bool {
        self.sheets.is_aside(name)
    }

    /// The columns of a table's sheet, or the root's questions, in order.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "table ids are made by the form of this layout")]
    pub fn columns(&self, table: TableId) -> &Headers<Role> {
        &self.tables[table.index()]
    }
}

/// The columns of a table's sheet, or the root's questions.
fn columns(form: &Form, id: TableId) -> Vec<Wanted<Role>> {
    let mut columns = match id {
        TableId::ROOT => own_questions(),
        _ => holders(form, id),
    };
    let table = form.table(id);
    let fields = table.fields().filter(|(_, field)| !field.derived);
    columns.extend(fields.map(|(id, field)| {
        Wanted::new(Role::Field(id), &field.name, field.label.clone())
            .field(field.unit.clone(), field.kind)
            .required(field.required || (table.parent.is_none() && id == form.code))
    }));
    let counted = table.tables.iter().filter(|nested| !form.is_timeline(**nested));
    columns.extend(counted.map(|nested| count(form, *nested)));
    columns.extend((id != TableId::ROOT).then(|| own_number(form, id)));
    columns
}

fn own_questions() -> Vec<Wanted<Role>> {
    vec![
        Wanted::new(Role::Period, "periode", Text::new("Periode", "Period")),
        Wanted::new(Role::FilledBy, "sumber", Text::new("Diisi oleh", "Filled in by"))
            .also(&["sumber", "source"]),
        Wanted::new(Role::Checklist, "daftar_tilik", Text::new("Daftar tilik", "Checklist")),
    ]
}

/// The columns that tell which rows hold a row, outermost first.
fn holders(form: &Form, id: TableId) -> Vec<Wanted<Role>> {
    let mut holders = Vec::new();
    let mut above = form.table(id).parent;
    while let Some(table) = above.filter(|table| *table != TableId::ROOT) {
        holders.push(table);
        above = form.table(table).parent;
    }
    let columns = holders.into_iter().rev().flat_map(|table| match form.timeline {
        Some(line) if line.table == table => month(form, table, line.month),
        _ => vec![holder(form, table)],
    });
    columns.collect()
}

fn month(form: &Form, table: TableId, month: FieldId) -> Vec<Wanted<Role>> {
    let (of, field) = (form.table(table), form.field(table, month));
    let far = |lang| format!("{} ({})", field.label.get(lang), of.label.get(lang));
    let far_number = |lang| format!("# ({})", of.label.get(lang));
    vec![
        Wanted::new(Role::Month, &field.name, field.label.clone())
            .or_key(format!("{}.{}", form.path(table), field.name))
            .or(Text::new(far(Lang::Id), far(Lang::En)))
            .required(true),
        Wanted::new(Role::InMonth, "#", Text::both("#"))
            .or(Text::new(far_number(Lang::Id), far_number(Lang::En))),
    ]
}

fn holder(form: &Form, table: TableId) -> Wanted<Role> {
    numbered(form, table, Role::Holder(table)).required(true)
}

/// A column named like a table, for a number of its rows.
fn numbered(form: &Form, table: TableId, role: Role) -> Wanted<Role> {
    let of = form.table(table);
    let far = |lang: Lang| format!("{} ({})", of.label.get(lang), lang.pick("nomor", "number"));
    Wanted::new(role, &of.name, of.label.clone())
        .or_key(form.path(table))
        .or(Text::new(far(Lang::Id), far(Lang::En)))
}

fn count(form: &Form, table: TableId) -> Wanted<Role> {
    let of = form.table(table);
    let far = |lang: Lang| format!("{} ({})", of.label.get(lang), lang.pick("jumlah", "count"));
    Wanted::new(Role::Count(table), &of.name, of.label.clone())
        .or_key(form.path(table))
        .or(Text::new(far(Lang::Id), far(Lang::En)))
}

fn own_number(form: &Form, table: TableId) -> Wanted<Role> {
    match form.is_timeline(table) {
        true => Wanted::new(Role::Own, "#", Text::both("#")).unwritten(),
        false => numbered(form, table, Role::Own).unwritten(),
    }
}

/// The columns of the root's sheet where its questions stand under each other, whatever the form.
#[must_use]
pub fn parts() -> Headers<Part> {
    Headers::new(vec![
        Wanted::new(Part::Question, "pertanyaan", Text::new("Pertanyaan", "Question"))
            .also(&["isian", "field"]),
        Wanted::new(Part::Key, "kunci", Text::new("Kunci", "Key")),
        Wanted::new(Part::Answer, "jawaban", Text::new("Jawaban", "Answer"))
            .also(&["nilai", "value"]),
        Wanted::new(Part::Unit, "satuan", Text::new("Satuan", "Unit")),
        Wanted::new(Part::Evidence, "bukti", Text::new("Bukti", "Evidence"))
            .also(&["catatan", "note"]),
        Wanted::new(Part::Method, "metode", Text::new("Metode", "Method")),
    ])
}

fn proofs() -> Headers<Proof> {
    Headers::new(vec![
        Wanted::new(Proof::Row, "baris", Text::new("Baris", "Row")),
        Wanted::new(Proof::Of, "isian", Text::new("Isian", "Field")).required(true),
        Wanted::new(Proof::Note, "catatan", Text::new("Catatan", "Note"))
            .also(&["bukti", "evidence"]),
        Wanted::new(Proof::Method, "metode", Text::new("Metode", "Method")),
    ])
}
