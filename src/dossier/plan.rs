//! A checklist's form prepared for reading: keys in the order they are expected, blanks already filled in.

mod limits;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::value::Values;
use crate::bound::{Content, Possible};
use crate::checklist::Checklist;
use crate::expr::Node;
use crate::form::layout::Layout;
use crate::form::{Blank, Cell, Field, Form, Kind, Table, any_of_kind};
use crate::ids::{FieldId, TableId, VocabularyId};

pub(super) use limits::{Bounded, Limit};

/// What a key of a row means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RowKey {
    /// `daftar_tilik`.
    Checklist,
    /// `periode`.
    Period,
    /// `sumber`.
    FilledBy,
    /// `bukti`.
    Evidence,
    /// A field of the row.
    Field(FieldId),
    /// A table nested in the row.
    Table(TableId),
}

impl RowKey {
    /// The dossier's own keys that only the root has, in their usual order.
    const HEADER: [Self; 3] = [Self::Checklist, Self::Period, Self::FilledBy];

    /// The name of one of the dossier's own keys.
    pub(super) const fn own_name(self) -> &'static str {
        match self {
            Self::Checklist => "daftar_tilik",
            Self::Period => "periode",
            Self::FilledBy => "sumber",
            Self::Evidence => "bukti",
            Self::Field(_) | Self::Table(_) => "",
        }
    }
}

/// How the values of a field are mostly written in JSON. Whether one is, is seen when it is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Usual {
    /// `true`
    Truth,
    /// `"2005-01-12"`
    Day,
    /// `"2005-01"`
    Month,
    /// `"07:30"`
    Time,
    /// `12`
    Whole,
    /// `12.5`
    Decimal,
    /// `"Any text"`
    Text,
    /// `"key"`
    Choice(VocabularyId),
    /// `["key", "key"]`
    Choices(VocabularyId),
    /// In any way, or not to be read without a second look.
    Other,
}

impl Usual {
    fn of(form: &Form, table: TableId, field: FieldId) -> Self {
        let decides = form.timeline.and_then(|timeline| timeline.complete_when) == Some(field);
        let of = form.field(table, field);
        match of.kind {
            _ if table == TableId::ROOT && decides => Self::Other,
            Kind::Text if of.pattern.is_some() || identifies(form, table, field) => Self::Other,
            Kind::Text => Self::Text,
            Kind::Integer => Self::Whole,
            Kind::Number => Self::Decimal,
            Kind::Boolean => Self::Truth,
            Kind::Date => Self::Day,
            Kind::Time => Self::Time,
            Kind::Month => Self::Month,
            Kind::Choice(vocabulary) => Self::Choice(vocabulary),
            Kind::Choices(vocabulary) => Self::Choices(vocabulary),
            Kind::Share | Kind::Duration => Self::Other,
        }
    }
}

/// A key that may be submitted.
#[derive(Debug)]
pub(super) struct Quoted {
    /// As JSON writes it, with its colon.
    pub(super) text: String,
    /// The same with the comma before it.
    pub(super) after_comma: String,
    pub(super) key: RowKey,
    /// How the values of a field are mostly written.
    pub(super) usual: Usual,
}

impl Quoted {
    fn new(form: &Form, table: TableId, name: &str, key: RowKey) -> Self {
        let usual = match key {
            RowKey::Field(field) => Usual::of(form, table, field),
            _ => Usual::Other,
        };
        let text = format!("\"{name}\":");
        Self { after_comma: format!(",{text}"), text, key, usual }
    }
}

/// How many keys may be left out before the next one is looked up by its name.
const NEAR: usize = 4;

/// The keys of a table's rows, and what its blanks mean.
#[derive(Debug)]
pub(super) struct TablePlan<'c> {
    keys: Vec<(&'c str, RowKey)>,
    /// The keys that may be submitted, as JSON writes them; they come first.
    quoted: Vec<Quoted>,
    places: HashMap<&'c str, usize>,
    /// The places of keys that a row must have.
    required: Vec<usize>,
    /// What each field can be when nothing is known of it; none for one that is computed.
    unknown: Vec<Cell>,
    /// What each field is when it is blank; `None` where a text has to be kept for it first.
    blank: Vec<Option<Cell>>,
    /// What the cells of a row are of which no field was given yet.
    untold: Vec<Cell>,
    /// The fields whose blanks are a text, with it.
    texts: Vec<(FieldId, &'c Possible<String>)>,
}

impl<'c> TablePlan<'c> {
    fn new(form: &'c Form, id: TableId, table: &'c Table) -> Self {
        let mut keys: Vec<(&str, RowKey)> = Vec::new();
        if id == TableId::ROOT {
            keys.extend(RowKey::HEADER.map(|key| (key.own_name(), key)));
        }
        let fields = table.fields().filter(|(_, field)| !field.derived);
        keys.extend(fields.map(|(id, field)| (field.name.as_str(), RowKey::Field(id))));
        let tables = table.tables.iter();
        keys.extend(tables.map(|id| (form.table(*id).name.as_str(), RowKey::Table(*id))));
        keys.push((RowKey::Evidence.own_name(), RowKey::Evidence));
        let quoted = keys.iter().map(|(name, key)| Quoted::new(form, id, name, *key)).collect();
        let derived = table.fields().filter(|(_, field)| field.derived);
        keys.extend(derived.map(|(id, field)| (field.name.as_str(), RowKey::Field(id))));
        let places = keys.iter().enumerate().rev().map(|(at, (name, _))| (*name, at)).collect();
        let is_required = |key: &RowKey| match key {
            RowKey::Field(field) => is_required(form, id, *field),
            _ => false,
        };
        let required = keys.iter().enumerate().filter(|(_, (_, key))| is_required(key));
        let required = required.map(|(place, _)| place).collect();
        let unknown = table.fields.iter().map(|field| unknown(form, field)).collect();
        let blank: Vec<Option<Cell>> =
            table.fields.iter().map(|field| blank(form, field)).collect();
        let untold = blank.iter().map(|cell| cell.clone().unwrap_or(Cell::NONE)).collect();
        let texts = table.fields().filter_map(|(id, field)| match &field.blank {
            Blank::Value(value) if blank.get(id.index()) == Some(&None) => Some((id, value)),
            _ => None,
        });
        let texts = texts.collect();
        Self { keys, quoted, places, required, unknown, blank, untold, texts }
    }

    /// The key that a text begins with, with its place, if it is one of the next few.
    pub(super) fn upcoming(&self, text: &[u8], next: usize) -> Option<(usize, &Quoted)> {
        let near = self.quoted.get(next..)?.iter().take(NEAR);
        (next..).zip(near).find(|(_, quoted)| text.starts_with(quoted.text.as_bytes()))
    }

    /// The place of a key.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The key at a place, if it may be submitted.
    pub(super) fn quoted(&self, place: usize) -> Option<&Quoted> {
        self.quoted.get(place)
    }

    /// The place of the key of a nested table.
    pub(super) fn table_place(&self, table: TableId) -> Option<usize> {
        self.keys.iter().position(|(_, key)| *key == RowKey::Table(table))
    }

    /// Whether a row must have a field.
    pub(super) fn is_required(&self, field: FieldId) -> bool {
        let mut required = self.required.iter().filter_map(|place| self.keys.get(*place));
        required.any(|(_, key)| *key == RowKey::Field(field))
    }

    /// The places of keys that a row must have.
    pub(super) fn required(&self) -> &[usize] {
        &self.required
    }

    /// What the cells of a row are of which no field was given yet, except for those of [`Self::texts`].
    pub(super) fn untold_cells(&self) -> &[Cell] {
        &self.untold
    }

    /// The fields that are a text where they are blank, with it.
    pub(super) fn texts(&self) -> &[(FieldId, &'c Possible<String>)] {
        &self.texts
    }

    /// What the cells of a row are of which nothing is known.
    pub(super) fn unknown_cells(&self) -> &[Cell] {
        &self.unknown
    }

    /// The key at `next`, and how long JSON writes it, if that is how a text begins.
    pub(super) fn expected(&self, text: &str, next: &mut usize) -> Option<(usize, RowKey)> {
        let quoted = self.quoted.get(*next)?;
        let key = quoted.text.strip_suffix(':').filter(|key| text.starts_with(*key))?;
        *next += 1;
        Some((key.len(), quoted.key))
    }

    /// What a key means. Keys mostly come in the order of the form: `next` is where the key after the one
    /// found last stands.
    pub(super) fn find(&self, name: &str, next: &mut usize) -> Option<RowKey> {
        let near = self.keys.iter().enumerate().skip(*next).take(NEAR);
        let near = near.into_iter().find(|(_, (known, _))| *known == name);
        let (place, key) = match near {
            Some((place, (_, key))) => (place, *key),
            None => {
                let place = *self.places.get(name)?;
                (place, self.keys.get(place)?.1)
            }
        };
        *next = place + 1;
        Some(key)
    }

    /// What a field can be when nothing is known of it.
    pub(super) fn unknown_cell(&self, field: FieldId) -> Cell {
        self.unknown.get(field.index()).cloned().unwrap_or(Cell::NONE)
    }

    /// What a field is when it is blank; `None` where a text has to be kept for it first.
    pub(super) fn blank_cell(&self, field: FieldId) -> Option<Cell> {
        self.blank.get(field.index()).cloned().flatten()
    }

    /// All keys a row may have: those of computed fields, which it may not, stand behind `bukti`.
    pub(super) fn names(&self) -> impl Iterator<Item = &'c str> {
        let last = self.keys.iter().position(|(_, key)| *key == RowKey::Evidence);
        self.keys.iter().take(last.map_or(0, |last| last + 1)).map(|(name, _)| *name)
    }
}

fn identifies(form: &Form, table: TableId, field: FieldId) -> bool {
    (table == TableId::ROOT && field == form.code)
        || form.timeline.is_some_and(|line| (line.table, line.month) == (table, field))
}

/// Whether a row must have a field.
pub(super) fn is_required(form: &Form, table: TableId, field: FieldId) -> bool {
    form.field(table, field).required || (table, field) == (TableId::ROOT, form.code)
}

/// What an unknown field can be: any value of its kind, and none where it may be none.
fn unknown(form: &Form, field: &Field) -> Cell {
    if field.derived {
        return Cell::NONE;
    }
    let items = match field.kind {
        Kind::Choice(id) | Kind::Choices(id) => form.vocabulary(id).items.len(),
        _ => 0,
    };
    any_of_kind(field.kind, items).or_none_if(field.blank.may_be_none()).into()
}

fn blank(form: &Form, field: &Field) -> Option<Cell> {
    match &field.blank {
        _ if field.derived => Some(Cell::NONE),
        Blank::Unknown | Blank::UnknownOrNone => Some(unknown(form, field)),
        Blank::None => Some(Cell::NONE),
        Blank::Value(value) => match value.content() {
            Content::Text(Some(_)) => None,
            _ => Some(value.map_text(|_| crate::form::TextSpan::default()).into()),
        },
    }
}

/// What is done with one field of every row once all rows are in place.
#[derive(Debug)]
pub(super) enum Step<'c> {
    /// It is computed.
    Derive(TableId, FieldId, &'c Node),
    /// It is held to its limits.
    Limit(Bounded<'c>),
}

/// A checklist's form prepared for reading.
#[derive(Debug)]
pub(super) struct Plan<'c> {
    pub(super) checklist: &'c Checklist,
    /// Another checklist whose dossiers are read as well.
    pub(super) also: Option<&'c Checklist>,
    pub(super) form: &'c Form,
    pub(super) values: Values<'c>,
    /// In an order in which each field only needs those before it.
    pub(super) steps: Vec<Step<'c>>,
    tables: Vec<TablePlan<'c>>,
    /// How the form lies in sheets, once a dossier is read from some.
    layout: OnceLock<Layout>,
}

impl<'c> Plan<'c> {
    pub(super) fn new(checklist: &'c Checklist) -> Self {
        let form = &checklist.form;
        let rules = &checklist.rules;
        let steps = rules.order.iter().filter_map(|(table, field)| {
            let (table, field) = (*table, *field);
            let of = rules.of(table, field)?;
            Some(match &of.derive {
                Some(node) => Step::Derive(table, field, node),
                None => {
                    let (min, max) = (Limit::of(of.min.as_ref()), Limit::of(of.max.as_ref()));
                    Step::Limit(Bounded { table, field, min, max })
                }
            })
        });
        Self {
            checklist,
            also: None,
            form,
            values: Values::new(form),
            steps: steps.collect(),
            tables: form.tables().map(|(id, table)| TablePlan::new(form, id, table)).collect(),
            layout: OnceLock::new(),
        }
    }

    /// Whether dossiers for the checklist with this id are read.
    pub(super) fn is_for(&self, id: &str) -> bool {
        self.checklist.answers_to(id) || self.also.is_some_and(|also| also.answers_to(id))
    }

    #[expect(clippy::indexing_slicing, reason = "table ids are made by the form this plan is for")]
    pub(super) fn table(&self, id: TableId) -> &TablePlan<'c> {
        &self.tables[id.index()]
    }

    /// How the form lies in sheets.
    pub(super) fn layout(&self) -> &Layout {
        self.layout.get_or_init(|| Layout::of(self.form))
    }

    /// Whether a field says what a row is, so that it can't be unknown: the code, the timeline's month.
    pub(super) fn identifies(&self, table: TableId, field: FieldId) -> bool {
        identifies(self.form, table, field)
    }
}
