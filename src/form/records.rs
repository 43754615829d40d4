//! The rows of a dossier, in one store per table.
//!
//! A row that may or may not exist is kept like any other, with its [`Presence`] beside it, so that whoever
//! judges walks over one list and never asks what is missing from it.

use std::ops::Range as Span;

use super::{Cell, Form, Kind};
use crate::bound::{Content, Possible, Range, Truth, Value};
use crate::ids::{FieldId, TableId};
use crate::quantity::{Date, Number};

/// Whether a row exists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Presence {
    /// It surely does.
    Certain,
    /// It may or may not: the row of an open slot of the timeline.
    Possible,
    /// It stands for any number of rows, none included: an unknown table's.
    Many,
}

/// A row's place in its table's store.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct RowId(pub u32);

impl RowId {
    /// The one root row.
    pub const ROOT: Self = Self(0);

    /// The place as an index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The row at an index; places beyond 4,294,967,295 are not representable and held there.
    #[must_use]
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// Where a row was written: which of the dossier's sources, and which line of it (or sheet row).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct At {
    /// Index into the dossier's sources.
    pub source: u16,
    /// Line, counted from 1; 0 for a row that nobody wrote.
    pub line: u32,
}

/// A stretch of the dossier's store of texts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct TextSpan {
    start: u32,
    end: u32,
}

impl TextSpan {
    /// The span of the same text after [`Texts::append`].
    #[must_use]
    pub const fn shifted(self, by: u32) -> Self {
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }
}

/// Texts kept one after another, so that a dossier needs one piece of memory for all of them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Texts(String);

impl Texts {
    /// Keeps a text.
    pub fn keep(&mut self, text: &str) -> TextSpan {
        let offset = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let start = offset(self.0.len());
        self.0.push_str(text);
        TextSpan { start, end: offset(self.0.len()) }
    }

    /// A text that was kept.
    #[must_use]
    pub fn get(&self, span: TextSpan) -> &str {
        self.0.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Takes over other texts; what their spans have to be shifted by.
    pub fn append(&mut self, other: &Self) -> u32 {
        let shift = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push_str(&other.0);
        shift
    }

    /// Forgets all texts, keeping the memory.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// What is known of a row beside its cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// The row that holds it; the root row holds itself.
    pub parent: RowId,
    /// Whether it exists.
    pub presence: Presence,
    /// Its number among the rows of its parent, from 1; on the timeline among those of its month.
    pub number: u32,
    /// Where it was written.
    pub at: At,
}

/// All rows of one table: cells in row order, and for each row the stretches of its nested rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rows {
    width: usize,
    nested: usize,
    rows: Vec<Row>,
    cells: Vec<Cell>,
    children: Vec<Span<u32>>,
}

impl Rows {
    fn new(width: usize, nested: usize) -> Self {
        Self { width, nested, rows: Vec::new(), cells: Vec::new(), children: Vec::new() }
    }

    /// How many rows there are, possible ones included.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All row ids.
    pub fn ids(&self) -> impl Iterator<Item = RowId> + use<> {
        (0..self.rows.len()).map(RowId::new)
    }

    /// A row. Row ids come from this store, so there always is one.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "row ids are made by this store alone")]
    pub fn row(&self, id: RowId) -> &Row {
        &self.rows[id.index()]
    }

    /// A row, to be changed.
    #[expect(clippy::indexing_slicing, reason = "row ids are made by this store alone")]
    pub fn row_mut(&mut self, id: RowId) -> &mut Row {
        &mut self.rows[id.index()]
    }

    /// A cell.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "ids are made by this store and its form")]
    pub fn cell(&self, row: RowId, field: FieldId) -> &Cell {
        &self.cells[row.index() * self.width + field.index()]
    }

    /// The cells of a row.
    #[must_use]
    pub fn cells(&self, row: RowId) -> &[Cell] {
        let start = row.index() * self.width;
        self.cells.get(start..start + self.width).unwrap_or_default()
    }

    /// A cell, to be changed.
    #[expect(clippy::indexing_slicing, reason = "ids are made by this store and its form")]
    pub fn cell_mut(&mut self, row: RowId, field: FieldId) -> &mut Cell {
        &mut self.cells[row.index() * self.width + field.index()]
    }

    /// The rows nested in `row`, in the table at `place` among those of this one.
    #[must_use]
    pub fn nested(&self, row: RowId, place: usize) -> Span<u32> {
        self.children.get(row.index() * self.nested + place).cloned().unwrap_or(0..0)
    }

    /// Says which rows are nested in `row`, in the table at `place`.
    pub fn set_nested(&mut self, row: RowId, place: usize, rows: Span<u32>) {
        if let Some(span) = self.children.get_mut(row.index() * self.nested + place) {
            *span = rows;
        }
    }

    /// Adds a row; its cells are none and its nested tables empty until said otherwise.
    pub fn push(&mut self, row: Row) -> RowId {
        let id = RowId::new(self.rows.len());
        self.rows.push(row);
        self.cells.extend((0..self.width).map(|_| Cell::NONE));
        self.children.extend((0..self.nested).map(|_| 0..0));
        id
    }

    /// Adds a row with these cells; its nested tables are empty until said otherwise.
    pub fn push_filled(&mut self, row: Row, cells: &[Cell]) -> RowId {
        let id = RowId::new(self.rows.len());
        self.rows.push(row);
        self.cells.extend_from_slice(cells);
        self.cells.resize((id.index() + 1) * self.width, Cell::NONE);
        self.children.extend((0..self.nested).map(|_| 0..0));
        id
    }

    /// Adds a row whose cells are to be told one after the other; its nested tables are empty.
    pub fn push_untold(&mut self, row: Row) -> RowId {
        let id = RowId::new(self.rows.len());
        self.rows.push(row);
        self.children.extend((0..self.nested).map(|_| 0..0));
        id
    }

    /// Tells a cell of the row added last. Those before it that were not told yet are as given.
    #[inline]
    pub fn tell(&mut self, field: FieldId, cell: Cell, untold: &[Cell]) {
        let at = self.last_row() + field.index();
        if self.cells.len() < at {
            self.tell_until(field.index(), untold);
        }
        match self.cells.get_mut(at) {
            None => self.cells.push(cell),
            Some(told) => *told = cell,
        }
    }

    /// Where the cells of the row added last begin.
    fn last_row(&self) -> usize {
        self.rows.len().saturating_sub(1) * self.width
    }

    /// Leaves the cells of the row added last that were not told yet as given.
    pub fn tell_rest(&mut self, untold: &[Cell]) {
        self.tell_until(self.width, untold);
    }

    fn tell_until(&mut self, end: usize, untold: &[Cell]) {
        let told = self.cells.len().saturating_sub(self.last_row());
        self.cells.extend_from_slice(untold.get(told..end).unwrap_or_default());
    }

    /// Takes a row out; those after it move up.
    fn remove(&mut self, id: RowId) {
        let (row, cell, child) = (id.index(), id.index() * self.width, id.index() * self.nested);
        self.rows.remove(row);
        self.cells.drain(cell..cell + self.width);
        self.children.drain(child..child + self.nested);
    }

    fn clear(&mut self) {
        self.rows.clear();
        self.cells.clear();
        self.children.clear();
    }
}

/// What the period expects of the timeline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    /// How many slots are expected; the months of the period where the form has no timeline.
    pub expected: Number,
    /// How many months the expected part of the period has.
    pub months: Number,
    /// The first expected day.
    pub start: Date,
    /// The last expected day.
    pub end: Date,
}

/// The rows of all tables of one dossier, with their texts.
#[derive(Clone, Debug)]
pub struct Records {
    tables: Vec<Rows>,
    texts: Texts,
    /// What the period expects.
    pub calendar: Calendar,
}

impl Records {
    /// An empty store for a form, without a root row yet.
    #[must_use]
    pub fn new(form: &Form, calendar: Calendar) -> Self {
        let rows = |table: &super::Table| Rows::new(table.fields.len(), table.tables.len());
        let tables = form.tables().map(|(_, table)| rows(table)).collect();
        Self { tables, texts: Texts::default(), calendar }
    }

    /// Empties the store, keeping its memory for the next dossier of the same form.
    pub fn clear(&mut self) {
        self.tables.iter_mut().for_each(Rows::clear);
        self.texts.clear();
    }

    /// Takes a row of a table of the root out; those after it move up. What it held is left unreachable.
    pub fn remove(&mut self, form: &Form, table: TableId, row: RowId) {
        self.rows_mut(table).remove(row);
        for nested in &form.table(table).tables {
            let held = self.rows_mut(*nested);
            for id in held.ids() {
                let parent = &mut held.row_mut(id).parent;
                if *parent > row {
                    *parent = RowId(parent.0 - 1);
                }
            }
        }
        let place = form.table(table).place;
        let root = self.rows_mut(TableId::ROOT);
        let span = root.nested(RowId::ROOT, place);
        root.set_nested(RowId::ROOT, place, span.start..span.end.saturating_sub(1));
    }

    /// The rows of a table.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "table ids are made by the form this store is for")]
    pub fn rows(&self, table: TableId) -> &Rows {
        &self.tables[table.index()]
    }

    /// The rows of a table, to be changed.
    #[expect(clippy::indexing_slicing, reason = "table ids are made by the form this store is for")]
    pub fn rows_mut(&mut self, table: TableId) -> &mut Rows {
        &mut self.tables[table.index()]
    }

    /// Takes over texts that were kept before its rows were, and gives back its own.
    pub fn swap_texts(&mut self, texts: &mut Texts) {
        std::mem::swap(&mut self.texts, texts);
    }

    /// Keeps a text.
    pub fn keep(&mut self, text: &str) -> TextSpan {
        self.texts.keep(text)
    }

    /// The store of texts, to be added to.
    pub const fn texts_mut(&mut self) -> &mut Texts {
        &mut self.texts
    }

    /// A text that was kept.
    #[must_use]
    pub fn text(&self, span: TextSpan) -> &str {
        self.texts.get(span)
    }

    /// The value of a cell.
    #[must_use]
    pub fn value(&self, table: TableId, row: RowId, field: FieldId) -> Value<'_> {
        let cell = self.rows(table).cell(row, field);
        match cell.number() {
            Some(number) => number.clone().into(),
            None => cell.value().map_text(|span| self.text(*span)),
        }
    }

    /// Keeps a value, its text included.
    pub fn keep_value(&mut self, value: &Value<'_>) -> Cell {
        let kept = match value.content() {
            Content::Text(Some(text)) => {
                let span = self.keep(text);
                value.map_text(|_| span)
            }
            _ => value.map_text(|_| TextSpan::default()),
        };
        kept.into()
    }
}

/// Every value of a kind: what a blank can be before `min`, `max` and the vocabulary's size narrow it.
#[must_use]
pub fn any_of_kind<T>(kind: Kind, items: usize) -> Possible<T> {
    use crate::bound::ItemSet;
    use crate::quantity::{Month, Time};
    let between = |low: i32, high: i32| {
        Range::spanning(Number::whole(low.into()), Number::whole(high.into())).into()
    };
    match kind {
        Kind::Text => Possible::there(Content::Text(None)),
        Kind::Integer | Kind::Number | Kind::Share | Kind::Duration => Range::ANY.into(),
        Kind::Boolean => Truth::Either.into(),
        Kind::Date => between(Date::FIRST.days(), Date::LAST.days()),
        Kind::Month => between(Month::FIRST.index(), Month::LAST.index()),
        Kind::Time => between(0, Time::LAST.minutes().into()),
        Kind::Choice(_) => Possible::there(Content::Choice(ItemSet::first(items))),
        Kind::Choices(_) => Possible::there(Content::Choices {
            surely: ItemSet::EMPTY,
            possibly: ItemSet::first(items),
        }),
    }
}
