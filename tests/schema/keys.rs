//! Schemas and readers know the same keys and words: neither can learn one without the other.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value, json};
use tilik::checklist::Checklist;
use tilik::checklist::load::from_text;
use tilik::diagnostic::{Diagnostics, Source};
use tilik::dossier::{DERIVED_SUBMITTED, ReadOptions, Reader, UNKNOWN_FIELD};
use tilik::export::schema;
use tilik::ids::TableId;
use tilik::text::Lang;

use crate::files::{SMALL, cases, checklist_of, text};
use crate::small;
use crate::yaml::documents;

/// A map of a document of which the schema knows the keys.
pub(crate) struct Known<'s> {
    pub(crate) place: String,
    pub(crate) properties: &'s Map<String, Value>,
}

/// All such maps.
pub(crate) fn visit<'s>(
    root: &'s Value,
    schema: &'s Value,
    at: (&str, &Value),
    found: &mut Vec<Known<'s>>,
) {
    let (place, value) = at;
    let schema = resolved(root, schema);
    match value {
        Value::Object(entries) => {
            let properties = schema.get("properties").and_then(Value::as_object);
            // Where the author chooses the names, only those are told that can't be chosen.
            let chosen = schema.get("propertyNames").is_some();
            let known = properties.filter(|_| !chosen);
            found.extend(known.map(|all| Known { place: place.to_owned(), properties: all }));
            for (key, value) in entries {
                let of = properties.and_then(|all| all.get(key));
                let of =
                    of.or_else(|| schema.get("additionalProperties").filter(|of| of.is_object()));
                if let Some(of) = of {
                    visit(root, of, (&format!("{place}/{key}"), value), found);
                }
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                visit(root, &schema["items"], (&format!("{place}/{at}"), item), found);
            }
        }
        _ => {}
    }
}

/// What a schema comes to: a definition, or the first of several alternatives.
fn resolved<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    if let Some(name) = schema.get("$ref") {
        return resolved(root, root.pointer(&name.as_str().unwrap()[1..]).unwrap());
    }
    match schema.get("anyOf") {
        Some(either) if schema.get("properties").is_none() => resolved(root, &either[0]),
        _ => schema,
    }
}

/// What the reader suggests when an unknown thing stands at a place of a checklist; `None` where it has no say.
fn suggested(checklist: &Value, place: &str, value: Value) -> Option<BTreeSet<String>> {
    let mut checklist = checklist.clone();
    let (holder, key) = place.rsplit_once('/').unwrap();
    let holder = checklist.pointer_mut(holder).unwrap().as_object_mut().unwrap();
    holder.insert(key.to_owned(), value);
    let mut diagnostics = Diagnostics::new();
    let _ = from_text("c.yaml", &yaml_serde::to_string(&checklist).unwrap(), &mut diagnostics);
    let about_it = diagnostics.iter().find(|one| {
        let place = one.place.as_ref();
        let at = place.and_then(|place| place.source.text.get(place.span.clone()));
        at == Some("zzz") && ["unknown-key", "unknown-word"].contains(&one.code.0)
    });
    let help = about_it?.help.as_ref();
    let (_, list) = help.unwrap().get(Lang::En).split_once(": ").unwrap();
    Some(list.split(", ").map(str::to_owned).collect())
}

#[test]
fn of_checklists() {
    let schema = schema::checklist(Lang::Id);
    let checklist = documents(&text(SMALL.as_ref()).unwrap()).unwrap().remove(0);
    let mut maps = Vec::new();
    visit(&schema, &schema["$defs"]["checklist"], ("", &checklist), &mut maps);
    assert!(maps.len() > 50, "only {} maps", maps.len());
    let mut words = BTreeSet::new();
    for Known { place, properties } in &maps {
        let keys: BTreeSet<String> = properties.keys().cloned().collect();
        let read = suggested(&checklist, &format!("{place}/zzz"), json!(1));
        assert_eq!(Some(keys), read, "the keys at `{place}`");
        for (key, of) in properties.iter().filter(|(key, _)| *key != "tilik") {
            let Some(known) = words_of(resolved(&schema, of)) else { continue };
            // Some fields can't have a key at all, of which the reader says that and nothing of words.
            let read = suggested(&checklist, &format!("{place}/{key}"), json!("zzz"));
            assert!(
                read.is_none_or(|read| {
                    words.insert(key);
                    read == known
                }),
                "`{place}/{key}`"
            );
        }
    }
    let met: BTreeSet<&String> = maps.iter().flat_map(|known| known.properties.keys()).collect();
    let mut all = BTreeSet::new();
    for name in ["checklist", "fields", "tables", "text", "levels"] {
        all_keys(&schema["$defs"][name], &mut all);
    }
    assert_eq!(met, all, "the small checklist has every part that the schema knows");
    let with_words = ["blank", "every", "none", "severity", "type", "when_empty"];
    assert!(words.iter().copied().eq(with_words), "{words:?}");
}

/// Whole checklists and overlays have the same parts with the same keys; things that can be dropped have `remove` too.
#[test]
fn of_overlays() {
    let schema = schema::checklist(Lang::Id);
    let of = |names: [&str; 3]| {
        let mut parts = BTreeSet::new();
        names.iter().for_each(|name| parts_of(&schema["$defs"][name], &mut parts));
        parts
    };
    let whole = of(["checklist", "fields", "tables"]);
    assert_eq!(whole, of(["overlay", "overlay_fields", "overlay_tables"]));
    assert!(whole.len() > 15, "{whole:?}");
}

/// The keys of each part, `remove` apart.
fn parts_of(schema: &Value, found: &mut BTreeSet<Vec<String>>) {
    match schema {
        Value::Object(keywords) => {
            let properties = keywords.get("properties").and_then(Value::as_object);
            let is_part = keywords.get("additionalProperties") == Some(&Value::Bool(false));
            let keys = properties.into_iter().flatten().map(|(key, _)| key.clone());
            let keys: Vec<String> = keys.filter(|key| key != "remove").collect();
            found.extend(Some(keys).filter(|_| is_part));
            keywords.values().for_each(|value| parts_of(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| parts_of(item, found)),
        _ => {}
    }
}

fn words_of(schema: &Value) -> Option<BTreeSet<String>> {
    let words = schema.get("enum")?.as_array()?;
    Some(words.iter().map(|word| word.as_str().unwrap().to_owned()).collect())
}

fn all_keys<'s>(schema: &'s Value, found: &mut BTreeSet<&'s String>) {
    match schema {
        Value::Object(keywords) => {
            let properties = keywords.get("properties").and_then(Value::as_object);
            let is_part = keywords.get("additionalProperties") == Some(&Value::Bool(false));
            found.extend(properties.filter(|_| is_part).into_iter().flat_map(Map::keys));
            keywords.values().for_each(|value| all_keys(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| all_keys(item, found)),
        _ => {}
    }
}

#[test]
fn of_dossiers() {
    let built_in = cases().into_iter().map(|(id, _)| checklist_of(&id).unwrap());
    for checklist in built_in.chain([small()]) {
        let schema = schema::dossier(&checklist, Lang::Id);
        has_all_of_the_form(&checklist, &schema, TableId::ROOT);
        let text = with_every_key(&schema).to_string();
        let reader = Reader::new(&checklist, ReadOptions::default());
        let mut diagnostics = Diagnostics::new();
        reader.read_json(&Arc::new(Source::file("dossier.json", text)), &mut diagnostics);
        for found in diagnostics.iter() {
            let refused = [UNKNOWN_FIELD, DERIVED_SUBMITTED].contains(&found.code);
            assert!(!refused, "{}: {}", checklist.id, found.message.get(Lang::En));
        }
    }
}

/// A dossier, or a part of one, that has every key of its schema once.
fn with_every_key(schema: &Value) -> Value {
    match (schema.get("properties"), schema.get("items")) {
        (Some(Value::Object(properties)), _) => {
            properties.iter().map(|(key, of)| (key.clone(), with_every_key(of))).collect()
        }
        (_, Some(items)) if items.get("properties").is_some() => json!([with_every_key(items)]),
        _ => Value::Null,
    }
}

/// Holds a row's schema to the form: its fields but computed ones, its tables, and the dossier's own keys.
fn has_all_of_the_form(checklist: &Checklist, row: &Value, id: TableId) {
    let form = &checklist.form;
    let table = form.table(id);
    let mut keys: Vec<&str> = match id {
        TableId::ROOT => vec!["daftar_tilik", "periode", "sumber"],
        _ => Vec::new(),
    };
    keys.extend(
        table.fields.iter().filter(|field| !field.derived).map(|field| field.name.as_str()),
    );
    for nested in &table.tables {
        let name = form.table(*nested).name.as_str();
        keys.push(name);
        has_all_of_the_form(checklist, &row["properties"][name]["items"], *nested);
    }
    keys.push("bukti");
    let known: Vec<&String> = row["properties"].as_object().unwrap().keys().collect();
    assert_eq!(known, keys, "in the order of the form");
    let shown = row["properties"]["bukti"]["properties"].as_object().unwrap();
    assert_eq!(shown.len(), table.fields.len() + table.tables.len());
}
