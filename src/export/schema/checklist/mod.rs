//! The schema of checklists: whole ones, and those that tailor another.

mod form;
mod head;
mod judged;
mod overlay;
mod scores;
mod value;

use serde_json::{Map, Value, json};

use super::part::{Part, with};
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
    definitions.insert("removal".to_owned(), overlay::removal(lang));
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

impl Author {
    /// What an overlay replaces as a whole.
    fn whole(&self, part: &Part<Self>) -> Value {
        part.schema(self, self.lang)
    }

    /// A part of which an overlay says as much as differs.
    fn part(&self, part: &Part<Self>) -> Value {
        self.part_with(part, &[])
    }

    /// The same, where an overlay has to have some keys all the same.
    fn part_with(&self, part: &Part<Self>, keys: &[&str]) -> Value {
        match self.written {
            Written::Whole => self.whole(part),
            Written::Overlay => overlay::differing(self.whole(part), part.required, keys),
        }
    }

    /// An item of a list that is merged by id.
    fn item(&self, part: &Part<Self>) -> Value {
        self.one_of_many(part, &["id"])
    }

    /// An entry of a map that is merged by name.
    fn entry(&self, part: &Part<Self>) -> Value {
        self.one_of_many(part, &[])
    }

    /// One of many things, which an overlay can drop: it then says nothing but these keys.
    fn one_of_many(&self, part: &Part<Self>, keys: &[&str]) -> Value {
        let schema = self.part_with(part, keys);
        match self.written {
            Written::Whole => schema,
            Written::Overlay => overlay::droppable(schema, keys, self.lang),
        }
    }

    /// A value that an overlay can remove.
    fn removable(&self, of: Value) -> Value {
        match self.written {
            Written::Whole => of,
            Written::Overlay => overlay::removable(of),
        }
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
        let all = [(self.fields_name(), self.fields()), (self.tables_name(), self.tables())];
        all.into_iter().map(|(name, of)| (name.to_owned(), of)).collect()
    }
}
