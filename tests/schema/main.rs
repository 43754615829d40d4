//! The schemas against what they describe, by an independent validator: whatever the readers accept, and all that is
//! written, is valid; what breaks the shape of a file is refused by reader and schema alike.
//!
//! YAML is turned to JSON by an independent reader too, and a second time as editors with other rules type it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod accepted;
mod assessments;
mod editor;
mod files;
mod keys;
mod overlays;
mod refused;
mod validator;
mod yaml;

#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "random cases need a part of what the tests of laws do")]
mod support;

use tilik::checklist::Checklist;
use tilik::export::schema;
use tilik::text::Lang;

use files::{SMALL, checklist_of};
use validator::Validator;

fn small() -> Checklist {
    checklist_of(SMALL).unwrap()
}

#[test]
fn the_schemas_follow_their_draft() {
    let draft = Validator::of_draft();
    for lang in [Lang::Id, Lang::En] {
        for schema in
            [schema::checklist(lang), schema::dossier(&small(), lang), schema::assessment(lang)]
        {
            draft.expect("a schema", &schema);
        }
    }
}

#[test]
fn the_languages_differ_in_words_alone() {
    fn without_words(value: &serde_json::Value) -> serde_json::Value {
        const WORDS: [&str; 5] = [
            "title",
            "description",
            "errorMessage",
            "patternErrorMessage",
            "markdownEnumDescriptions",
        ];
        match value {
            serde_json::Value::Object(map) => {
                // A key that is so called holds a schema, not words.
                let is_word = |key: &str, value: &serde_json::Value| {
                    WORDS.contains(&key) && !value.is_object()
                };
                let kept = map.iter().filter(|(key, value)| !is_word(key, value));
                kept.map(|(key, value)| (key.clone(), without_words(value))).collect()
            }
            serde_json::Value::Array(items) => items.iter().map(without_words).collect(),
            other => other.clone(),
        }
    }
    let of = |lang| {
        let small = small();
        [schema::checklist(lang), schema::dossier(&small, lang), schema::assessment(lang)]
    };
    for (id, en) in of(Lang::Id).iter().zip(&of(Lang::En)) {
        assert_ne!(id, en);
        assert_eq!(without_words(id), without_words(en));
    }
}
