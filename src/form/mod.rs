//! What a unit may submit: fields and nested tables, and the rows in which it is kept.

mod cell;
pub mod layout;
mod records;
mod vocabulary;

use std::collections::HashMap;

use regex::Regex;

pub use cell::Cell;
pub use records::{
    At, Calendar, Presence, Records, Row, RowId, Rows, TextSpan, Texts, any_of_kind,
};
pub use vocabulary::{Item, Vocabulary};

use crate::bound::Possible;
use crate::ids::{FieldId, TableId, VocabularyId};
use crate::text::Text;

/// What kind of value a field or an expression has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A number shown as a percentage; 1 is 100%.
    Share,
    /// Yes or no.
    Boolean,
    /// A day.
    Date,
    /// A time of day, in minutes since midnight.
    Time,
    /// A month of a year.
    Month,
    /// A length of time, in minutes.
    Duration,
    /// One item of a vocabulary.
    Choice(VocabularyId),
    /// Several items of a vocabulary.
    Choices(VocabularyId),
}

impl Kind {
    /// Whether values of this kind are ranges on a line.
    #[must_use]
    pub const fn is_quantity(self) -> bool {
        match self {
            Self::Integer
            | Self::Number
            | Self::Share
            | Self::Date
            | Self::Time
            | Self::Month
            | Self::Duration => true,
            Self::Text | Self::Boolean | Self::Choice(_) | Self::Choices(_) => false,
        }
    }

    /// Whether values of this kind are plain numbers.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Number | Self::Share)
    }

    /// Whether only whole numbers occur.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Integer | Self::Date | Self::Month)
    }
}

/// What a blank field means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Blank {
    /// Any value; the field is never none.
    Unknown,
    /// Any value, or none (`none: allowed`).
    UnknownOrNone,
    /// There is none (`blank: none`).
    None,
    /// This value (`blank: VALUE`).
    Value(Possible<String>),
}

impl Blank {
    /// Whether the field can be none.
    #[must_use]
    pub const fn may_be_none(&self) -> bool {
        matches!(self, Self::UnknownOrNone | Self::None)
    }
}

/// One entry of a row.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its key.
    pub name: String,
    /// The kind of its values.
    pub kind: Kind,
    /// What people call it; the key where the checklist gives no label.
    pub label: Text,
    /// What a number counts, as a label.
    pub unit: Option<Text>,
    /// Whether it must be submitted.
    pub required: bool,
    /// What a blank means.
    pub blank: Blank,
    /// What the whole text must match, with the pattern as the author wrote it.
    pub pattern: Option<(Regex, String)>,
    /// Whether it is computed from other fields and can't be submitted.
    pub derived: bool,
}

/// A kind of rows, the root included.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its key; empty for the root.
    pub name: String,
    /// What people call it.
    pub label: Text,
    /// The table whose rows hold its rows; `None` for the root.
    pub parent: Option<TableId>,
    /// Its place among the tables of its parent.
    pub place: usize,
    /// Its fields in form order.
    pub fields: Vec<Field>,
    /// The tables nested in its rows, in form order.
    pub tables: Vec<TableId>,
    /// Whether an absent table has no rows (`blank: none`); otherwise it is unknown.
    pub blank_is_empty: bool,
    keys: HashMap<String, Key>,
}

/// What a key of a row names.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Key {
    /// A field of the row.
    Field(FieldId),
    /// A table nested in the row.
    Table(TableId),
}

impl Table {
    /// A table without fields yet.
    #[must_use]
    pub fn new(name: impl Into<String>, label: Text, parent: Option<TableId>) -> Self {
        Self {
            name: name.into(),
            label,
            parent,
            place: 0,
            fields: Vec::new(),
            tables: Vec::new(),
            blank_is_empty: false,
            keys: HashMap::new(),
        }
    }

    /// What a key of a row of this table names.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<Key> {
        self.keys.get(name).copied()
    }

    /// Adds a field; later fields of the same name are kept but never found by it.
    pub fn add_field(&mut self, field: Field) -> FieldId {
        let id = FieldId::new(self.fields.len());
        self.keys.entry(field.name.clone()).or_insert(Key::Field(id));
        self.fields.push(field);
        id
    }

    /// All fields with their places.
    pub fn fields(&self) -> impl Iterator<Item = (FieldId, &Field)> {
        self.fields.iter().enumerate().map(|(index, field)| (FieldId::new(index), field))
    }

    /// The names of all fields and tables, in the order of the alphabet.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let mut names: Vec<&str> = self.keys.keys().map(String::as_str).collect();
        names.sort_unstable();
        names.into_iter()
    }
}

/// How often the timeline expects a row.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Every {
    /// A row each month.
    Month,
    /// A row each calendar quarter.
    Quarter,
}

impl Every {
    /// How many months a slot has.
    #[must_use]
    pub const fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
        }
    }
}

/// The table whose rows belong to months of the period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Timeline {
    /// The table.
    pub table: TableId,
    /// Its field that says the month.
    pub month: FieldId,
    /// How often a row is expected.
    pub every: Every,
    /// The root boolean that says all rows of the period are there.
    pub complete_when: Option<FieldId>,
}

/// Everything a unit may submit.
#[derive(Clone, Debug)]
pub struct Form {
    /// What is audited, such as a puskesmas.
    pub unit: Text,
    /// The root field that identifies the unit.
    pub code: FieldId,
    /// The root field with the unit's name.
    pub name: FieldId,
    /// The root fields that group units by region, nearest first.
    pub groups: Vec<FieldId>,
    /// The timeline, if the form has one.
    pub timeline: Option<Timeline>,
    /// The vocabularies of choices.
    pub vocabularies: Vec<Vocabulary>,
    tables: Vec<Table>,
}

impl Form {
    /// How deep tables may nest below the root.
    pub const MAX_DEPTH: usize = 6;

    /// A form with an empty root, to be filled in.
    #[must_use]
    pub fn new(unit: Text) -> Self {
        let root = Table::new("", unit.clone(), None);
        Self {
            unit,
            code: FieldId::new(0),
            name: FieldId::new(0),
            groups: Vec::new(),
            timeline: None,
            vocabularies: Vec::new(),
            tables: vec![root],
        }
    }

    /// Adds a table to its parent.
    pub fn add_table(&mut self, mut table: Table) -> TableId {
        let id = TableId::new(self.tables.len());
        if let Some(parent) = table.parent.and_then(|parent| self.tables.get_mut(parent.index())) {
            table.place = parent.tables.len();
            parent.tables.push(id);
            parent.keys.entry(table.name.clone()).or_insert(Key::Table(id));
        }
        self.tables.push(table);
        id
    }

    /// A table. Table ids come from this form, so there always is one.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "table ids are made by this form alone")]
    pub fn table(&self, id: TableId) -> &Table {
        &self.tables[id.index()]
    }

    /// A table, to be filled in.
    #[expect(clippy::indexing_slicing, reason = "table ids are made by this form alone")]
    pub fn table_mut(&mut self, id: TableId) -> &mut Table {
        &mut self.tables[id.index()]
    }

    /// The root table.
    #[must_use]
    pub fn root(&self) -> &Table {
        self.table(TableId::ROOT)
    }

    /// All tables with their ids: parents before what is nested in them.
    pub fn tables(&self) -> impl Iterator<Item = (TableId, &Table)> {
        self.tables.iter().enumerate().map(|(index, table)| (TableId::new(index), table))
    }

    /// A field of a table. Field ids come from this form, so there always is one.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "field ids are made by this form alone")]
    pub fn field(&self, table: TableId, field: FieldId) -> &Field {
        &self.table(table).fields[field.index()]
    }

    /// A vocabulary. Vocabulary ids come from this form, so there always is one.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "vocabulary ids are made by this form alone")]
    pub fn vocabulary(&self, id: VocabularyId) -> &Vocabulary {
        &self.vocabularies[id.index()]
    }

    /// Whether the table is the timeline.
    #[must_use]
    pub fn is_timeline(&self, table: TableId) -> bool {
        self.timeline.is_some_and(|timeline| timeline.table == table)
    }

    /// The table's name with those it is nested in: `lokmin.hambatan`; empty for the root.
    #[must_use]
    pub fn path(&self, table: TableId) -> String {
        let this = self.table(table);
        match this.parent {
            None | Some(TableId::ROOT) => this.name.clone(),
            Some(parent) => format!("{}.{}", self.path(parent), this.name),
        }
    }
}
