//! Checklists that tailor another: whatever part of it they restate, remove or break.

use std::fs;

use serde_json::{Map, Value, json};
use tempfile::TempDir;
use tilik::export::schema;
use tilik::text::Lang;

use crate::files::{SMALL, checklist_of, text};
use crate::keys::{Known, visit};
use crate::validator::Validator;
use crate::yaml::documents;

/// A folder with the small checklist, to be tailored.
struct Tailoring {
    folder: TempDir,
    base: Value,
}

impl Tailoring {
    fn new() -> Self {
        let (folder, text) = (TempDir::new().unwrap(), text(SMALL.as_ref()).unwrap());
        fs::write(folder.path().join("dasar.yaml"), &text).unwrap();
        Self { folder, base: documents(&text).unwrap().remove(0) }
    }

    /// An overlay that says one thing at a place of the base.
    fn saying(&self, place: &str, value: Value) -> Value {
        let mut overlay = json!({
            "extends": "dasar.yaml",
            "checklist": {"id": "lain", "version": "1", "title": "Lain"},
        });
        let steps: Vec<&str> = place.split('/').skip(1).collect();
        merge(&mut overlay, within(&self.base, &steps, value));
        overlay
    }

    /// Whether tilik takes it.
    fn is_taken(&self, overlay: &Value) -> bool {
        let path = self.folder.path().join("lain.yaml");
        fs::write(&path, yaml_serde::to_string(overlay).unwrap()).unwrap();
        checklist_of(path.to_str().unwrap()).is_some()
    }
}

/// A value at the end of a way, with as much around it as an overlay has to say.
fn within(base: &Value, steps: &[&str], value: Value) -> Value {
    let Some((step, rest)) = steps.split_first() else { return value };
    match base {
        Value::Array(items) => {
            let item = &items[step.parse::<usize>().unwrap()];
            let mut inner = within(item, rest, value);
            if let (Some(entries), Some(id)) = (inner.as_object_mut(), item.get("id")) {
                entries.entry("id").or_insert(id.clone());
            }
            json!([inner])
        }
        _ => {
            let inner = within(base.get(step).unwrap_or(&Value::Null), rest, value);
            Value::Object(Map::from_iter([((*step).to_owned(), inner)]))
        }
    }
}

fn merge(into: &mut Value, from: Value) {
    match (into.as_object_mut(), from) {
        (Some(entries), Value::Object(more)) => {
            for (key, value) in more {
                merge(entries.entry(key).or_insert(Value::Null), value);
            }
        }
        (_, value) => *into = value,
    }
}

#[test]
fn what_restates_or_removes_a_part_of_the_base() {
    let (tailoring, schema) = (Tailoring::new(), schema::checklist(Lang::Id));
    let validator = Validator::new(&schema);
    let mut maps = Vec::new();
    visit(&schema, &schema["$defs"]["checklist"], ("", &tailoring.base), &mut maps);
    let (mut taken, mut removed) = (0, 0);
    for Known { place, properties } in &maps {
        let here = tailoring.base.pointer(place).unwrap();
        for key in properties.keys().filter(|key| *key != "extends") {
            let says = here.get(key).into_iter().cloned().chain([json!({"remove": true})]);
            for (at, value) in says.enumerate() {
                let overlay = tailoring.saying(&format!("{place}/{key}"), value);
                if tailoring.is_taken(&overlay) {
                    validator.expect("an overlay", &overlay);
                    taken += 1;
                    removed += at;
                }
            }
        }
    }
    assert!(taken > 200 && removed > 40, "{taken} taken, {removed} of them removals");
}

#[test]
fn things_that_are_dropped() {
    let (tailoring, validator) = (Tailoring::new(), Validator::new(&schema::checklist(Lang::Id)));
    let dropped = [
        "/parameters/kehadiran_minimum",
        "/form/fields/provinsi",
        "/form/fields/staf_tahu",
        "/form/tables/sarana",
        "/vocabularies/agenda_rapat/lain",
        "/sections/0",
        "/axes/0",
        "/grades/1",
        "/addressees/dinas",
        "/criteria/1",
        "/indicators/0",
        "/flags/0",
    ];
    let mut taken = 0;
    for place in dropped {
        let overlay = tailoring.saying(place, json!({"remove": true}));
        // Some can't go as long as others name them, which a schema does not see.
        taken += usize::from(tailoring.is_taken(&overlay));
        validator.expect(place, &overlay);
        let overlay = tailoring.saying(place, json!({"remove": true, "title": "Lain"}));
        assert!(!tailoring.is_taken(&overlay) && validator.fault(&overlay).is_some(), "{place}");
        let overlay = tailoring.saying(place, json!({"remove": "ya"}));
        assert!(!tailoring.is_taken(&overlay) && validator.fault(&overlay).is_some(), "{place}");
    }
    assert!(taken > 4, "only {taken} taken");
}

#[test]
fn overlays_broken_by_hand() {
    let (tailoring, validator) = (Tailoring::new(), Validator::new(&schema::checklist(Lang::Id)));
    let broken = [
        ("/kriteria", json!([])),
        ("/checklist/id", json!("bukan id")),
        ("/criteria", json!([{"title": "Tanpa id"}])),
        ("/criteria/0/bobot", json!(2)),
        ("/criteria/0/weight", json!(0)),
        ("/criteria/0/title", json!({"remove": false})),
        ("/criteria/2/where", json!("filled(tanggal)")),
        ("/form/fields/staf_total/type", json!("angka")),
        ("/parameters/Baru", json!(3)),
        ("/grades/0/at_least", json!(80)),
    ];
    for (place, value) in broken {
        let overlay = tailoring.saying(place, value);
        assert!(!tailoring.is_taken(&overlay), "tilik takes {overlay}");
        assert!(validator.fault(&overlay).is_some(), "valid: {overlay}");
    }
    let mut nameless = tailoring.saying("/criteria/0/weight", json!(2));
    assert!(tailoring.is_taken(&nameless));
    nameless.as_object_mut().unwrap().remove("checklist");
    assert!(!tailoring.is_taken(&nameless) && validator.fault(&nameless).is_some());
}
