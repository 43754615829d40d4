//! What a checklist that tailors another says: as much of each part as differs.

use serde_json::{Value, json};

use super::super::defined;
use super::super::part::{Key, Part, described, with};
use crate::text::Lang;

/// Keys that name what an overlay is about.
const NAMES: [&str; 3] = ["tilik", "extends", "id"];

const REMOVE: Key<()> = (
    "remove",
    (
        "`true`: hapus yang ini dari daftar tilik yang disesuaikan.",
        "`true`: drop this one of the checklist that is tailored.",
    ),
    |()| json!({"enum": [true, "true"]}),
);

const REMOVAL: Part<()> =
    Part { title: ("Penghapusan", "Removal"), required: &["remove"], keys: &[REMOVE] };

/// What stands in place of a value that is removed.
pub(super) fn removal(lang: Lang) -> Value {
    REMOVAL.schema(&(), lang)
}

/// A part in which only some keys have to be there. Those that a whole checklist can do without can be removed.
pub(super) fn differing(schema: Value, required: &[&str], keys: &[&str]) -> Value {
    let mut schema = with(schema, json!({"required": keys}));
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (name, of) in properties.into_iter().flatten() {
        if ![required, &NAMES].concat().contains(&name.as_str()) {
            *of = removable(of.take());
        }
    }
    schema
}

/// A value, or its removal; what it is for is said of both.
pub(super) fn removable(mut of: Value) -> Value {
    let about = of.as_object_mut().and_then(|keywords| keywords.shift_remove("description"));
    let either = json!({"anyOf": [of, defined("removal")]});
    match about {
        Some(about) => with(json!({"description": about}), either),
        None => either,
    }
}

/// One of many things, which can be dropped: it then says nothing but these keys.
pub(super) fn droppable(mut schema: Value, keys: &[&str], lang: Lang) -> Value {
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        let (name, about, of) = REMOVE;
        properties.insert(name.to_owned(), described(about, of(&()), lang));
    }
    let alone = json!({"maxProperties": keys.len() + 1});
    with(schema, json!({"if": {"required": ["remove"]}, "then": alone}))
}
