//! The schema of checklists: whole ones, and those that tailor another.

mod form;
mod head;
mod judged;
mod scores;
mod value;

use serde_json::{Map, Value, json};

use super::part::{Key, Part, described, with};
use super::{DRAFT, defined};
use crate::text::Lang;

/// The schema of checklists, explained in a language.
#[must_use]
pub fn checklist(lang: Lang) -> Value {
    let [whole, overlay] =
        [Written::Whole, Written::Overlay].map(|written| Author { lang, written });
    let mut definitions = Map::new();
    definitions.insert("checklist".to_owned(), whole.top());
    definitions.insert("overlay".to_owned(), overlay.top());
    definitions.extend(whole.definitions());
    definitions.extend(overlay.definitions());
    definitions.extend(value::definitions(lang));
    json!({
        "$schema": DRAFT,
        "title": lang.pick("Daftar tilik", "Checklist"),
        "description": lang.pick(
            "Pedoman dalam bentuk yang dapat dibaca mesin: formulir, kriteria, tingkat, rekomendasi.",
            "A guideline in machine-readable form: form, criteria, levels, recommendations.",
        ),
        "type": "object",
        "if": {"required": ["extends"]},
        "then": defined("overlay"),
        "else": defined("checklist"),
        "$defs": definitions,
    })
}

/// How much of a checklist is written down.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    /// All of it.
    Whole,
    /// Only what differs from another one.
    Overlay,
}

/// Writes the schema of checklists of which so much is written down.
struct Author {
    lang: Lang,
    written: Written,
}

const REMOVE: Key<Author> = (
    "remove",
    (
        "`true`: hapus yang ini dari daftar tilik yang disesuaikan.",
        "`true`: drop this one of the checklist that is tailored.",
    ),
    |_| json!({"enum": [true]}),
);

const REMOVAL: Part<Author> =
    Part { title: ("Penghapusan", "Removal"), required: &["remove"], keys: &[REMOVE] };

impl Author {
    /// What an overlay replaces as a whole.
    fn whole(&self, part: &Part<Self>) -> Value {
        part.schema(self, self.lang)
    }

    /// A part of which an overlay says as much as differs.
    fn part(&self, part: &Part<Self>) -> Value {
        self.requiring(part, &[])
    }

    /// An item of a list that is merged by id.
    fn item(&self, part: &Part<Self>) -> Value {
        self.removable(self.requiring(part, &["id"]))
    }

    /// An entry of a map that is merged by name.
    fn entry(&self, part: &Part<Self>) -> Value {
        self.removable(self.part(part))
    }

    /// The same, where entries have no keys of their own.
    fn bare_entry(&self, of: Value) -> Value {
        match self.written {
            Written::Whole => of,
            Written::Overlay => json!({"anyOf": [of, defined("removal")]}),
        }
    }

    /// A part in which an overlay has to have these keys only.
    fn requiring(&self, part: &Part<Self>, keys: &[&str]) -> Value {
        let schema = self.whole(part);
        match self.written {
            Written::Whole => schema,
            Written::Overlay => with(schema, json!({"required": keys})),
        }
    }

    fn removable(&self, mut schema: Value) -> Value {
        let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
        if let (Written::Overlay, Some(properties)) = (self.written, properties) {
            let (name, about, of) = REMOVE;
            let remove = described(about, of(self), self.lang);
            properties.insert(name.to_owned(), remove);
        }
        schema
    }

    /// Holds whole checklists to further keywords.
    fn where_whole(&self, schema: Value, more: Value) -> Value {
        match self.written {
            Written::Whole => with(schema, more),
            Written::Overlay => schema,
        }
    }

    /// One of two words: that for whole checklists, and that for overlays.
    const fn pick<T: Copy>(&self, whole: T, overlay: T) -> T {
        match self.written {
            Written::Whole => whole,
            Written::Overlay => overlay,
        }
    }

    fn definitions(&self) -> Map<String, Value> {
        let mut all =
            vec![(self.fields_name(), self.fields()), (self.tables_name(), self.tables())];
        if self.written == Written::Overlay {
            all.push(("removal", self.whole(&REMOVAL)));
        }
        all.into_iter().map(|(name, of)| (name.to_owned(), of)).collect()
    }
}
