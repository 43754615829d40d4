//! The schema of the dossiers of one checklist.
//!
//! A file may be one part of a dossier, whose other parts say the rest: at its top only the code must be there,
//! without which nobody knows whose part it is. A row of a table stands in one file, so that it must be complete.

mod choice;
mod header;
mod sentences;
mod value;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::part::{Both, told, with};
use super::{DRAFT, defined};
use crate::bound::Range;
use crate::checklist::Checklist;
use crate::form::{Field, Form, Kind};
use crate::ids::{FieldId, TableId, VocabularyId};
use crate::report::words::Words;
use crate::text::Lang;

/// The schema of a checklist's dossiers, with its labels in a language.
#[must_use]
pub fn dossier(checklist: &Checklist, lang: Lang) -> Value {
    let mut author = Author { words: Words { checklist, lang }, definitions: BTreeMap::new() };
    let row = author.row(TableId::ROOT);
    author.definitions.insert("claim".to_owned(), header::claim(lang));
    let (title, id, version) = (checklist.title.get(lang), &checklist.id, &checklist.version);
    let title = match lang {
        Lang::Id => format!("Isian: {title} ({id}, edisi {version})"),
        Lang::En => format!("Dossier: {title} ({id}, edition {version})"),
    };
    let definitions = Map::from_iter(author.definitions);
    let root = with(row, json!({"title": title, "$defs": definitions}));
    with(json!({"$schema": DRAFT}), root)
}

/// What a row has to say of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// A value that is known, as it tells which row this is.
    Known,
    /// Something, if only that it is unknown.
    Filled,
    /// Anything, also that there is none.
    OrNone,
    /// Anything; a blank is unknown, or a value of the checklist.
    Any,
}

/// How the rows of a table are written.
const ROWS: Both = (
    "Awali tiap baris tabel dengan `- `; tulis [] kalau tidak ada, \"?\" kalau belum diketahui.",
    "Begin each row with `- `; write [] if there are none, \"?\" if they are not known.",
);

/// Writes the schema of a checklist's dossiers.
struct Author<'c> {
    words: Words<'c>,
    definitions: BTreeMap<String, Value>,
}

impl<'c> Author<'c> {
    const fn form(&self) -> &'c Form {
        &self.words.checklist.form
    }

    /// A row: its fields and tables, and what shows them.
    fn row(&mut self, id: TableId) -> Value {
        let form = self.form();
        let table = form.table(id);
        let mut properties = Map::new();
        if id == TableId::ROOT {
            properties.extend(header::keys(self.words));
        }
        for (field_id, field) in table.fields().filter(|(_, field)| !field.derived) {
            properties.insert(field.name.clone(), self.field(id, field_id));
        }
        for nested in &table.tables {
            properties.insert(form.table(*nested).name.clone(), self.table(*nested));
        }
        properties.insert("bukti".to_owned(), header::evidence(self.words, table));
        let required = table
            .fields()
            .filter(|(field, _)| matches!(self.wanted(id, *field), Wanted::Known | Wanted::Filled));
        let required: Vec<&str> = required.map(|(_, field)| field.name.as_str()).collect();
        json!({
            "title": table.label.get(self.words.lang),
            "type": "object",
            "additionalProperties": false,
            "required": required,
            "properties": properties,
        })
    }

    fn table(&mut self, id: TableId) -> Value {
        let own = json!({
            "description": sentences::of_table(self.words, id),
            "type": ["array", "string", "null"],
            "items": self.row(id),
        });
        let message = self.words.lang.pick(ROWS.0, ROWS.1);
        told(with(own, value::nothing_or_unknown()), message)
    }

    fn wanted(&self, table: TableId, id: FieldId) -> Wanted {
        let (form, field) = (self.form(), self.form().field(table, id));
        let is_root = table == TableId::ROOT;
        let month = form.timeline.map(|timeline| (timeline.table, timeline.month));
        let identifies = (is_root && id == form.code) || month == Some((table, id));
        match (identifies, field.required && !is_root) {
            (true, _) => Wanted::Known,
            (false, true) => Wanted::Filled,
            (false, false) if field.blank.may_be_none() => Wanted::OrNone,
            (false, false) => Wanted::Any,
        }
    }

    fn field(&mut self, table: TableId, id: FieldId) -> Value {
        let field = self.form().field(table, id);
        let wanted = self.wanted(table, id);
        let limits = self.limits(table, id);
        let own = json!({
            "description": sentences::of_field(self.words, field, (wanted, limits.as_ref())),
        });
        let name = self.definition(table, field, wanted);
        let schema = with(with(own, defined(&name)), value::own_pattern(self.words, field, wanted));
        with(schema, value::own_limits(field.kind, limits.as_ref()))
    }

    /// What a field is held to, as far as the checklist says it in numbers.
    fn limits(&self, table: TableId, id: FieldId) -> Option<Range> {
        let rules = self.words.checklist.rules.of(table, id)?;
        let [low, high] = [&rules.min, &rules.max]
            .map(|limit| limit.as_ref()?.as_literal()?.range()?.exact().cloned());
        let any = low.is_some() || high.is_some();
        Range::between(low, high).filter(|_| any)
    }

    /// The name of the definition of such values, which is written where there is none yet.
    fn definition(&mut self, table: TableId, field: &Field, wanted: Wanted) -> String {
        let kind = match field.kind {
            Kind::Choice(id) => format!("choice.{}", self.vocabulary(table, field, id)),
            Kind::Choices(id) => format!("choices.{}", self.vocabulary(table, field, id)),
            kind => value::name(kind).to_owned(),
        };
        let name = match wanted {
            Wanted::Known => format!("{kind}.known"),
            Wanted::Filled => format!("{kind}.filled"),
            Wanted::OrNone => format!("{kind}.or_none"),
            Wanted::Any => kind,
        };
        let words = self.words;
        self.definitions
            .entry(name.clone())
            .or_insert_with(|| value::of_kind(words, field.kind, wanted));
        name
    }

    /// What a vocabulary goes by; one that is listed at a field, by the field.
    fn vocabulary(&self, table: TableId, field: &Field, id: VocabularyId) -> String {
        match self.form().vocabulary(id).name.as_str() {
            "" => format!("of:{}:{}", self.form().path(table), field.name),
            name => name.to_owned(),
        }
    }
}
