//! Reads what a unit may submit: fields, nested tables, the timeline, and the rules of fields.

mod blank;
mod bounds;
mod fields;
mod identity;
mod order;
mod rules;
mod tables;
mod timeline;

use super::expression::Refused;
use super::reader::{Entries, Reader};
use crate::checklist::Rules;
use crate::document::Entry;
use crate::expr::Constant;
use crate::form::{Field, Form};
use crate::ids::{FieldId, TableId};

/// A form being read.
pub(super) struct Draft<'d> {
    form: Form,
    written: Vec<Vec<WrittenField<'d>>>,
    refused: Refused,
}

/// A field as written.
struct WrittenField<'d> {
    entry: &'d Entry,
    entries: Option<Entries<'d>>,
}

impl<'d> Draft<'d> {
    fn add_field(&mut self, table: TableId, field: Field, written: WrittenField<'d>) -> FieldId {
        let id = self.form.table_mut(table).add_field(field);
        if self.written.len() <= table.index() {
            self.written.resize_with(table.index() + 1, Vec::new);
        }
        if let Some(fields) = self.written.get_mut(table.index()) {
            fields.push(written);
        }
        id
    }

    fn written(&self, (table, field): (TableId, FieldId)) -> Option<&WrittenField<'d>> {
        self.written.get(table.index())?.get(field.index())
    }

    fn field_mut(&mut self, (table, field): (TableId, FieldId)) -> Option<&mut Field> {
        self.form.table_mut(table).fields.get_mut(field.index())
    }

    /// All fields with their places, in form order.
    fn places(&self) -> Vec<(TableId, FieldId)> {
        let fields = |(id, table): (TableId, &crate::form::Table)| {
            (0..table.fields.len()).map(move |field| (id, FieldId::new(field)))
        };
        self.form.tables().flat_map(fields).collect()
    }
}

/// A form that was read: usable as far as nothing in it was refused.
pub(super) struct ReadForm {
    pub(super) form: Form,
    pub(super) rules: Rules,
    pub(super) refused: Refused,
}

const KEYS: &[&str] = &["unit", "code", "name", "groups", "fields", "tables"];

impl<'d> Reader<'d> {
    /// The part `form`, with the vocabularies.
    pub(super) fn form(
        &mut self,
        top: &Entries<'d>,
        constants: &[Constant],
        refused_parameters: Vec<String>,
    ) -> Option<ReadForm> {
        let vocabularies = self.vocabularies(top);
        top.required("form", self)?;
        let entries = self.map_of(top.entry("form")?, KEYS)?;
        let unit = entries.required("unit", self).and_then(|node| self.text(node));
        let mut draft = Draft {
            form: Form::new(unit.unwrap_or_default()),
            written: Vec::new(),
            refused: Refused {
                parameters: refused_parameters.into_iter().collect(),
                ..Refused::default()
            },
        };
        draft.form.vocabularies = vocabularies;
        let tables = self.rows_of(&mut draft, TableId::ROOT, &entries, 1);
        self.identity(&mut draft, &entries);
        self.timelines(&mut draft, &tables);
        let rules = self.rules(&mut draft, constants);
        self.blank_values(&mut draft, &rules);
        Some(ReadForm { form: draft.form, rules, refused: draft.refused })
    }
}
