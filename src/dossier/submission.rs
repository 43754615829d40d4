//! A dossier as it was submitted, for whoever writes it down again: what each cell says, faulty ones included.

use super::draft::{Draft, DraftTable, Given, Mark, Stated};
use super::value::Entry;
use super::{Claim, FilledBy};
use crate::bound::Content;
use crate::diagnostic::Place;
use crate::form::layout::{Found, Layout, Role};
use crate::form::{Form, Texts};
use crate::ids::{FieldId, TableId};
use crate::quantity::Period;

/// What was submitted for a question.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Answer {
    /// Nothing.
    #[default]
    Blank,
    /// That it is unknown.
    Unknown,
    /// That there is none.
    None,
    /// What is known, if only in part.
    Known(Content<String>),
    /// Something that could not be understood, as it was written.
    AsWritten(String),
}

/// What was submitted for one of the dossier's own keys.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Own<T> {
    /// Nothing.
    #[default]
    Blank,
    /// This.
    As(T),
    /// Something that could not be understood, as it was written.
    AsWritten(String),
}

/// The row that holds a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Holder {
    /// The one at this place among the records of its table.
    Row(usize),
    /// None that is there. What names it: the cells of the row that was submitted, with their headers.
    Missing(Vec<(String, String)>),
}

impl Default for Holder {
    /// The root, which also holds itself.
    fn default() -> Self {
        Self::Row(0)
    }
}

/// A row, or the root's answers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Record {
    /// The row that holds it.
    pub holder: Holder,
    /// What it says of its fields.
    pub fields: Vec<Answer>,
    /// What it says of its nested tables as a whole: none, unknown, or nothing where their rows speak.
    pub tables: Vec<Answer>,
}

impl Record {
    /// What it says of a field.
    #[must_use]
    pub fn field(&self, field: FieldId) -> &Answer {
        self.fields.get(field.index()).unwrap_or(&Answer::Blank)
    }

    /// What it says of the nested table at a place.
    #[must_use]
    pub fn table(&self, place: usize) -> &Answer {
        self.tables.get(place).unwrap_or(&Answer::Blank)
    }
}

/// What a row says of its evidence; no claims say that nothing of it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// The row's table.
    pub table: TableId,
    /// The row's place among the records of its table.
    pub row: usize,
    /// Where its claims can be seen, and how they were checked.
    pub claims: Vec<Claim>,
}

/// A dossier as it was submitted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Submission {
    /// Which checklist it says it is for.
    pub checklist: Option<String>,
    /// The period.
    pub period: Own<Period>,
    /// Who filled it in.
    pub filled_by: Own<FilledBy>,
    /// The records of each table, in the order submitted; the root has one.
    pub records: Vec<Vec<Record>>,
    /// Evidence by row.
    pub evidence: Vec<Evidence>,
}

impl Submission {
    /// One that says nothing at all.
    #[must_use]
    pub fn blank(form: &Form) -> Self {
        let mut records: Vec<Vec<Record>> = form.tables().map(|_| Vec::new()).collect();
        if let Some(root) = records.first_mut() {
            root.push(Record::default());
        }
        Self {
            checklist: None,
            period: Own::Blank,
            filled_by: Own::Blank,
            records,
            evidence: Vec::new(),
        }
    }

    /// The records of a table.
    #[must_use]
    pub fn of(&self, table: TableId) -> &[Record] {
        self.records.get(table.index()).map_or(&[], Vec::as_slice)
    }

    /// The root's answers.
    #[must_use]
    pub fn root(&self) -> Option<&Record> {
        self.of(TableId::ROOT).first()
    }
}

impl Draft {
    /// What was submitted.
    #[must_use]
    pub fn submission(&self, form: &Form) -> Submission {
        let mut submission = Submission::blank(form);
        let layout = Layout::of(form);
        let reading = Reading { form, layout: &layout };
        let tables = form.tables().map(|(id, _)| self.records(&reading, id));
        submission.records = tables.collect();
        let header = &self.header;
        let named = header.checklist.map(|mark| self.written(mark));
        submission.checklist = named.filter(|name| !name.is_empty());
        submission.period =
            header.period.map_or(Own::Blank, |(stated, mark)| self.own(stated, mark));
        submission.filled_by =
            header.filled_by.map_or(Own::Blank, |(stated, mark)| self.own(stated, mark));
        submission.evidence = self
            .claims
            .iter()
            .map(|of| Evidence { table: of.table, row: of.row as usize, claims: of.claims.clone() })
            .collect();
        submission
    }

    fn own<T>(&self, stated: Stated<T>, mark: Mark) -> Own<T> {
        match stated {
            Stated::Blank => Own::Blank,
            Stated::As(value) => Own::As(value),
            Stated::Refused => Own::AsWritten(self.written(mark)),
        }
    }

    fn records(&self, reading: &Reading<'_>, table: TableId) -> Vec<Record> {
        let rows = self.table(table);
        let form = reading.form;
        let of = form.table(table);
        let record = |at: u32| Record {
            holder: self.holder(form, table, at),
            fields: of
                .fields()
                .map(|(field, _)| self.answer(reading, (table, at, field)))
                .collect(),
            tables: of
                .tables
                .iter()
                .map(|id| self.given(rows, at, form.table(*id).place))
                .collect(),
        };
        (0..rows.len()).map(record).collect()
    }

    /// The row that holds a row. One that none holds lies beside the rows of every holder.
    fn holder(&self, form: &Form, table: TableId, at: u32) -> Holder {
        let row = self.table(table).row(at);
        let of = form.table(table);
        let is_held = of.parent.is_none_or(|parent| {
            let holders = self.table(parent);
            row.parent < holders.len() && holders.nested(row.parent, of.place).rows.contains(&at)
        });
        if is_held {
            return Holder::Row(row.parent as usize);
        }
        let source = self.sources.get(usize::from(row.mark.source));
        let cells = source.into_iter().flat_map(|source| source.cells_in(row.line));
        Holder::Missing(cells.map(|(head, text)| (head.to_owned(), text.to_owned())).collect())
    }

    fn answer(&self, reading: &Reading<'_>, of: (TableId, u32, FieldId)) -> Answer {
        let (table, row, field) = of;
        let rows = self.table(table);
        match rows.entry(row, field) {
            Entry::Refused if self.stands_elsewhere(reading, of) => Answer::Blank,
            Entry::Absent | Entry::Blank => Answer::Blank,
            Entry::Unknown => Answer::Unknown,
            Entry::None => Answer::None,
            Entry::Refused => Answer::AsWritten(self.written(rows.mark(row, field))),
            Entry::Known(content) => Answer::Known(owned(content, &self.texts)),
        }
    }

    /// Whether what stands at the mark of a field belongs to another column: that of the field is missing.
    fn stands_elsewhere(&self, reading: &Reading<'_>, of: (TableId, u32, FieldId)) -> bool {
        let (table, row, field) = of;
        let place = self.place(self.table(table).mark(row, field));
        let Some(head) = place.as_ref().and_then(Place::head) else { return false };
        let found = reading.layout.columns(table).find(head);
        !matches!(found, Found::Column(column) if column.role == Role::Field(field))
    }

    fn given(&self, rows: &DraftTable, row: u32, place: usize) -> Answer {
        let nested = rows.nested(row, place);
        match nested.given {
            Given::Absent | Given::Blank => Answer::Blank,
            Given::Unknown => Answer::Unknown,
            Given::None => Answer::None,
            Given::Rows if nested.rows.is_empty() => Answer::None,
            Given::Rows => Answer::Blank,
            Given::Refused => Answer::AsWritten(self.written(nested.mark)),
        }
    }

    /// What stands at a mark, without the quotes and brackets around it.
    fn written(&self, mark: Mark) -> String {
        let place = self.place(mark);
        let text = place.as_ref().and_then(|place| place.source.text.get(place.span.clone()));
        plain(text.unwrap_or_default())
    }
}

/// What a draft is read again by.
struct Reading<'f> {
    form: &'f Form,
    layout: &'f Layout,
}

fn owned(content: &Content<crate::form::TextSpan>, texts: &Texts) -> Content<String> {
    match content {
        Content::Nothing => Content::Nothing,
        Content::Truth(truth) => Content::Truth(*truth),
        Content::Range(range) => Content::Range(range.clone()),
        Content::Text(text) => Content::Text(text.map(|span| texts.get(span).to_owned())),
        Content::Choice(items) => Content::Choice(*items),
        Content::Choices { surely, possibly } => {
            Content::Choices { surely: *surely, possibly: *possibly }
        }
    }
}

/// What was written, without the quotes around it; a list in brackets with semicolons instead.
#[must_use]
pub fn plain(text: &str) -> String {
    let text = text.trim();
    let list = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match list {
        Some(items) => items.split(',').map(unquoted).collect::<Vec<_>>().join("; "),
        None => unquoted(text).to_owned(),
    }
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let inner =
        ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    inner.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_shown_without_the_signs_of_its_file() {
        assert_eq!(plain(" \"7.30\" "), "7.30");
        assert_eq!(plain("'>= 3'"), ">= 3");
        assert_eq!(plain("[capaian, \"masalh\"]"), "capaian; masalh");
        assert_eq!(plain("[]"), "");
        assert_eq!(plain("\""), "\"");
    }
}
