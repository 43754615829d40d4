//! Objects whose keys are all known, each with a word about what it is for.

use serde_json::{Map, Value, json};

use crate::text::Lang;

/// A text in both languages: Indonesian, then English.
pub(super) type Both = (&'static str, &'static str);

/// A key of an object: its name, what it is for, and the schema of what stands after it, as `A` writes it.
pub(super) type Key<A> = (&'static str, Both, fn(&A) -> Value);

/// An object whose keys are all known.
pub(super) struct Part<A: 'static> {
    /// What it is; editors show it above what they say of its keys.
    pub(super) title: Both,
    /// The keys it must have.
    pub(super) required: &'static [&'static str],
    /// All keys it may have.
    pub(super) keys: &'static [Key<A>],
}

impl<A> Part<A> {
    /// The schema of the object, as an author writes it.
    pub(super) fn schema(&self, author: &A, lang: Lang) -> Value {
        let (id, en) = self.title;
        let property =
            |(name, about, of): &Key<A>| ((*name).to_owned(), described(*about, of(author), lang));
        let properties: Map<String, Value> = self.keys.iter().map(property).collect();
        json!({
            "title": lang.pick(id, en),
            "type": "object",
            "additionalProperties": false,
            "required": self.required,
            "properties": properties,
        })
    }
}

/// A schema that says first what its value is for.
pub(super) fn described((id, en): Both, of: Value, lang: Lang) -> Value {
    with(json!({"description": lang.pick(id, en)}), of)
}

/// A schema with what editors say of a value that does not fit; other programs take no notice.
pub(super) fn told(schema: Value, message: &str) -> Value {
    with(schema, json!({"errorMessage": message, "patternErrorMessage": message}))
}

/// A schema with the keywords of another behind its own, or in their place.
pub(super) fn with(mut schema: Value, more: Value) -> Value {
    if let (Some(keywords), Value::Object(more)) = (schema.as_object_mut(), more) {
        keywords.extend(more);
    }
    schema
}
