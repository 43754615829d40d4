//! A dossier as it was read: what each row says and where, before anything is made of it.
//!
//! All rows of a table lie in one store, as they will in [`crate::form::Records`]; the rows nested in one row
//! lie side by side. A draft can be emptied and used again, so that reading many small dossiers asks for
//! memory only once.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

use super::value::Entry;
use super::{Claim, FilledBy, Input};
use crate::bound::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Source};
use crate::document::{most_faults, too_many_faults};
use crate::form::{Field, Form, RowId, TextSpan, Texts};
use crate::ids::{FieldId, TableId};
use crate::limits::Limit;
use crate::quantity::Period;
use crate::text::Text;

/// Where something was written: bytes of one of the draft's sources.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Mark {
    pub(super) source: u16,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Mark {
    /// Bytes beyond 4,294,967,295 are not representable and held there; larger files are not read.
    pub(super) fn new(source: u16, span: Range<usize>) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { source, start: offset(span.start), end: offset(span.end) }
    }
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub(super) struct DraftRow {
    /// The row that holds it, in its table's store.
    pub(super) parent: u32,
    /// Where it begins.
    pub(super) mark: Mark,
    /// The line it begins in.
    pub(super) line: u32,
    /// Where it was put when the dossier was sealed; `None` where it was left out.
    pub(super) placed: Option<RowId>,
}

/// What a row says of one of its tables.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum Given {
    /// Nothing, not even the key.
    #[default]
    Absent,
    /// The key and nothing after it.
    Blank,
    /// Something at fault, which was reported.
    Refused,
    /// That it is unknown.
    Unknown,
    /// That there are no rows, in so many words.
    None,
    /// Its rows, of which there may be none.
    Rows,
}

/// A table nested in a row.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Nested {
    pub(super) given: Given,
    /// The key, or the value at fault.
    pub(super) mark: Mark,
    pub(super) rows: Range<u32>,
}

/// All rows of one table.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftTable {
    width: usize,
    nested: usize,
    pub(super) rows: Vec<DraftRow>,
    entries: Vec<Entry>,
    marks: Vec<Mark>,
    children: Vec<Nested>,
}

#[expect(clippy::indexing_slicing, reason = "rows and fields are made by this store and its form")]
impl DraftTable {
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn push(&mut self, row: DraftRow) -> u32 {
        let id = self.len();
        self.rows.push(row);
        self.entries.extend((0..self.width).map(|_| Entry::Absent));
        self.marks.extend((0..self.width).map(|_| Mark::default()));
        self.children.extend((0..self.nested).map(|_| Nested::default()));
        id
    }

    pub(super) fn row(&self, row: u32) -> &DraftRow {
        &self.rows[row as usize]
    }

    pub(super) fn entry(&self, row: u32, field: FieldId) -> &Entry {
        &self.entries[row as usize * self.width + field.index()]
    }

    pub(super) fn take(&mut self, row: u32, field: FieldId) -> Entry {
        std::mem::take(&mut self.entries[row as usize * self.width + field.index()])
    }

    pub(super) fn mark(&self, row: u32, field: FieldId) -> Mark {
        self.marks[row as usize * self.width + field.index()]
    }

    pub(super) fn set(&mut self, row: u32, field: FieldId, entry: Entry, mark: Mark) {
        let at = row as usize * self.width + field.index();
        self.entries[at] = entry;
        self.marks[at] = mark;
    }

    pub(super) fn nested(&self, row: u32, place: usize) -> &Nested {
        &self.children[row as usize * self.nested + place]
    }

    pub(super) fn nested_mut(&mut self, row: u32, place: usize) -> &mut Nested {
        &mut self.children[row as usize * self.nested + place]
    }

    /// All that has to be changed when the rows move into another draft.
    pub(super) fn parts_mut(&mut self) -> Parts<'_> {
        Parts { table: self }
    }

    /// Takes over the rows of a store for the same table, which is left empty.
    pub(super) fn append(&mut self, other: &mut Self) {
        self.rows.append(&mut other.rows);
        self.entries.append(&mut other.entries);
        self.marks.append(&mut other.marks);
        self.children.append(&mut other.children);
    }

    fn clear(&mut self) {
        self.rows.clear();
        self.entries.clear();
        self.marks.clear();
        self.children.clear();
    }
}

/// What has to be changed when rows move into another draft.
pub(super) struct Parts<'d> {
    table: &'d mut DraftTable,
}

impl Parts<'_> {
    pub(super) fn rows(&mut self) -> impl Iterator<Item = &mut DraftRow> {
        self.table.rows.iter_mut()
    }

    pub(super) fn marks(&mut self) -> impl Iterator<Item = &mut Mark> {
        self.table.marks.iter_mut()
    }

    /// What the rows say of nested tables, each with the table's place.
    pub(super) fn nested(&mut self) -> impl Iterator<Item = (usize, &mut Nested)> {
        let width = self.table.nested.max(1);
        self.table.children.iter_mut().enumerate().map(move |(at, nested)| (at % width, nested))
    }

    pub(super) fn texts(&mut self) -> impl Iterator<Item = &mut TextSpan> {
        self.table.entries.iter_mut().filter_map(|entry| match entry {
            Entry::Known(Content::Text(Some(span))) => Some(span),
            _ => None,
        })
    }
}

/// What one of the dossier's own keys says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stated<T> {
    /// Nothing follows the key.
    Blank,
    /// What follows is at fault, and was reported.
    Refused,
    /// This.
    As(T),
}

impl<T> Stated<T> {
    pub(super) fn known(self) -> Option<T> {
        match self {
            Self::As(value) => Some(value),
            Self::Blank | Self::Refused => None,
        }
    }
}

/// The dossier's own keys.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Header {
    /// Where the checklist is named.
    pub(super) checklist: Option<Mark>,
    pub(super) period: Option<(Stated<Period>, Mark)>,
    pub(super) filled_by: Option<(Stated<FilledBy>, Mark)>,
}

impl Header {
    pub(super) fn marks_mut(&mut self) -> impl Iterator<Item = &mut Mark> {
        let period = self.period.as_mut().map(|(_, mark)| mark);
        let filled_by = self.filled_by.as_mut().map(|(_, mark)| mark);
        self.checklist.as_mut().into_iter().chain(period).chain(filled_by)
    }
}

/// What a row's `bukti` says.
#[derive(Clone, Debug)]
pub(super) struct DraftClaims {
    pub(super) table: TableId,
    pub(super) row: u32,
    pub(super) mark: Mark,
    pub(super) claims: Vec<Claim>,
}

/// A dossier as it was read.
#[derive(Clone, Debug)]
pub struct Draft {
    pub(super) sources: Vec<Arc<Source>>,
    pub(super) inputs: Vec<Input>,
    pub(super) header: Header,
    pub(super) tables: Vec<DraftTable>,
    pub(super) texts: Texts,
    pub(super) claims: Vec<DraftClaims>,
    /// Whether an error was found in it, so that it will be rejected.
    pub(super) is_broken: bool,
    /// Whether reading ended before the dossier did, so that nothing more can be said of it.
    pub(super) is_cut_off: bool,
    /// How many faults were found.
    faults: usize,
}

impl Draft {
    /// An empty draft for dossiers of a form.
    #[must_use]
    pub fn new(form: &Form) -> Self {
        let table = |table: &crate::form::Table| DraftTable {
            width: table.fields.len(),
            nested: table.tables.len(),
            ..DraftTable::default()
        };
        Self {
            sources: Vec::new(),
            inputs: Vec::new(),
            header: Header::default(),
            tables: form.tables().map(|(_, one)| table(one)).collect(),
            texts: Texts::default(),
            claims: Vec::new(),
            is_broken: false,
            is_cut_off: false,
            faults: 0,
        }
    }

    /// Empties the draft, keeping its memory.
    pub fn clear(&mut self) {
        self.sources.clear();
        self.inputs.clear();
        self.header = Header::default();
        self.tables.iter_mut().for_each(DraftTable::clear);
        self.texts.clear();
        self.claims.clear();
        self.is_broken = false;
        self.is_cut_off = false;
        self.faults = 0;
    }

    /// Says which file it comes from.
    pub fn add_input(&mut self, input: Input) {
        self.inputs.push(input);
    }

    /// Whether an error was found in it, so that it will be rejected.
    #[must_use]
    pub const fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// The sources it was read from.
    #[must_use]
    pub fn sources(&self) -> &[Arc<Source>] {
        &self.sources
    }

    /// Begins reading from a source.
    pub(super) fn add_source(&mut self, source: Arc<Source>) -> u16 {
        let index = u16::try_from(self.sources.len()).unwrap_or(u16::MAX);
        self.sources.push(source);
        index
    }

    #[expect(clippy::indexing_slicing, reason = "table ids are made by the form this draft is for")]
    pub(super) fn table(&self, table: TableId) -> &DraftTable {
        &self.tables[table.index()]
    }

    #[expect(clippy::indexing_slicing, reason = "table ids are made by the form this draft is for")]
    pub(super) fn table_mut(&mut self, table: TableId) -> &mut DraftTable {
        &mut self.tables[table.index()]
    }

    /// Whether there is a root row.
    pub(super) fn has_root(&self) -> bool {
        self.table(TableId::ROOT).len() > 0
    }

    /// The place of a mark.
    pub(super) fn place(&self, mark: Mark) -> Option<Place> {
        let source = Arc::clone(self.sources.get(usize::from(mark.source))?);
        Some(Place { source, span: mark.start as usize..mark.end as usize })
    }

    /// Whether something stands in a cell, and not in a running text.
    pub(super) fn is_in_cell(&self, mark: Mark) -> bool {
        let source = self.sources.get(usize::from(mark.source));
        source.is_some_and(|source| source.cells.is_some())
    }

    /// The place of something that is not there, in the row that begins at a mark: the row, or the sheet.
    pub(super) fn place_within(&self, row: Mark) -> Option<Place> {
        let source = self.sources.get(usize::from(row.source))?;
        let Some(cells) = &source.cells else { return self.place(row) };
        let sheet = Source::sheet(source.name.as_str(), source.sheet_name()).in_order(cells.order);
        Some(Place { source: Arc::new(sheet), span: 0..0 })
    }

    /// What a field is called where its value stands: by its key, in a cell by the header or question.
    pub(super) fn name_at(&self, mark: Mark, field: &Field) -> Text {
        match self.sources.get(usize::from(mark.source)) {
            Some(source) if source.cells.is_some() => {
                let head = source.head(mark.start as usize);
                head.map_or_else(|| field.label.clone(), Text::both)
            }
            _ => Text::both(&*field.name),
        }
    }

    /// What a field is called of which nothing stands there, not even its column: by its key, among cells by
    /// its label.
    pub(super) fn name_in(&self, row: Mark, field: &Field) -> Text {
        match self.is_in_cell(row) {
            true => field.label.clone(),
            false => Text::both(&*field.name),
        }
    }

    /// Reports a fault; an error means that the dossier will be rejected.
    pub(super) fn report(&mut self, diagnostic: Diagnostic, diagnostics: &mut Diagnostics) {
        self.is_broken |= diagnostic.severity == Severity::Error;
        self.faults += 1;
        match self.faults.cmp(&most_faults()) {
            Ordering::Less => diagnostics.push(diagnostic),
            Ordering::Equal => {
                self.is_broken = true;
                diagnostics.push(too_many_faults(diagnostic.place));
            }
            Ordering::Greater => {}
        }
    }

    /// Whether there are more faults than are kept, so that none needs to be put into words.
    pub(super) fn is_flooded(&self) -> bool {
        self.faults >= most_faults()
    }

    /// Whether there are more rows than may be, so that no further one is read.
    pub(super) fn is_full(&self) -> bool {
        let rows: usize = self.tables.iter().map(|table| table.rows.len()).sum();
        // The root's is none of a table.
        rows > Limit::Rows.count().saturating_add(1)
    }
}
