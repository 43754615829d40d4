//! All assessments that are written are valid: of every case, of random dossiers, and of what is seldom met.

use std::collections::BTreeSet;

use serde_json::Value;
use tilik::assess::assess;
use tilik::checklist::load::from_text;
use tilik::checklist::{Base, Change, Checklist};
use tilik::diagnostic::Diagnostics;
use tilik::dossier::{Input, ReadOptions};
use tilik::export::schema;
use tilik::quantity::Date;
use tilik::report::{Stream, View};
use tilik::text::{Lang, Text};

use crate::accepted::dossier_with;
use crate::files::{cases, checklist_of, dossiers_of, text};
use crate::small;
use crate::support::case::Case;
use crate::support::dice::Dice;
use crate::support::random_checklist::Wanted;
use crate::support::run::cases as random_cases;
use crate::validator::Validator;

/// What is seldom measured: nothing, no end, days and hours, rows of which there may be more.
const ODD: &str = r#"
tilik: 1
checklist: {id: ganjil, version: "1", title: Ganjil, basis: [{id: p, title: P}]}
form:
  unit: Unit
  code: kode
  name: nama
  groups: [wilayah]
  fields: {kode: {type: text}, nama: {type: text}, wilayah: {type: text}, hari: {type: date, none: allowed},
    jam: {type: time}, bulan: {type: month}, jumlah: {type: number}, ada: {type: boolean}}
  tables: {sarana: {fields: {jenis: {type: text}, baik: {type: boolean}}}}
sections: [{id: s, title: S}]
axes: [{id: x, title: X}]
addressees: {unit: Unit}
criteria:
  - {id: A, section: s, axis: x, title: A, basis: [p], applies_when: ada, measure: sum(1 of sarana),
     levels: {at_least: {2: 10}}, recommend: [{to: unit, text: Tambah}]}
  - {id: B, section: s, axis: x, title: B, basis: [p], applies_when: ada, each: sarana, require: baik}
  - {id: C, section: s, title: C, basis: [p], applies_when: ada, measure: hari, when_empty: met, levels: {at_least: {2005-03-01: 5}}}
indicators:
  - {id: I1, title: Hari, measure: hari}
  - {id: I2, title: Jam, measure: jam}
  - {id: I3, title: Bulan, measure: bulan}
  - {id: I4, title: Jumlah, measure: jumlah}
flags:
  - {id: F1, when: jumlah > 10, severity: info, text: Banyak}
  - {id: F2, each: sarana, when: not baik, text: Rusak}
"#;

const ODD_DOSSIERS: &[&str] = &[
    "ada: \"?\"",
    "ada: tidak\nhari: \"-\"",
    "ada: ya\nhari: 2005-03-02\njam: 07:30\nbulan: 2005-03\njumlah: 12.5",
    "ada: ya\nhari: \"-\"\nwilayah: Utara\nsarana: [{jenis: Meja, baik: tidak}, {jenis: Kursi}]",
    "ada: ya\nsarana: []",
    "sumber: supervisi\nada: ya\nhari: \">= 2005-02\"\njumlah: \"< 3\"",
];

/// The facts that only what is seldom met shows.
const SELDOM: &[&str] = &[
    "/axes/*/score null",
    "/checklist/changes/*/from null",
    "/checklist/changes/*/to null",
    "/completeness null",
    "/criteria/*/measure null",
    "/criteria/*/measure/high null",
    "/criteria/*/measure/none boolean",
    "/criteria/*/missing/*/field null",
    "/criteria/*/points null",
    "/criteria/*/rows null",
    "/criteria/*/rows/more boolean",
    "/flags/*/source string",
    "/grade null",
    "/grade/low null",
    "/indicators/*/measure null",
    "/indicators/*/measure/low null",
    "/indicators/*/measure/low string",
    "/indicators/*/points null",
    "/indicators/*/points object",
    "/period/as_of string",
    "/recommendations/*/due null",
    "/score null",
    "/unit/groups/wilayah null",
];

/// Assesses dossiers, and judges what is written of them.
struct Judge {
    validator: Validator,
    /// Places with the types of what stood there.
    facts: BTreeSet<String>,
}

impl Judge {
    fn new() -> Self {
        let validator = Validator::new(&schema::assessment(Lang::Id));
        Self { validator, facts: BTreeSet::new() }
    }

    fn take(&mut self, checklist: &Checklist, (name, text): (&str, &str), as_of: Option<Date>) {
        let options = ReadOptions { as_of, ..ReadOptions::default() };
        let dossiers = dossiers_of(checklist, (name, text), options);
        for mut dossier in dossiers.unwrap_or_else(|| panic!("{name} is refused\n{text}")) {
            dossier.inputs = vec![Input { file: name.to_owned(), sha256: "0".repeat(64) }];
            let assessment = assess(checklist, &dossier);
            for lang in [Lang::Id, Lang::En] {
                let view = View::of(checklist, &dossier, &assessment, lang);
                for stream in [Stream::Json, Stream::Ndjson] {
                    let written: Value =
                        serde_json::from_str(&stream.whole(&view).unwrap()).unwrap();
                    self.validator.expect(name, &written);
                    let one = written.as_array().map_or(&written, |all| &all[0]);
                    facts(one, "", &mut self.facts);
                }
            }
        }
    }

    fn take_odd(&mut self) {
        let mut diagnostics = Diagnostics::new();
        let mut odd = from_text("ganjil.yaml", ODD, &mut diagnostics)
            .unwrap_or_else(|| panic!("{diagnostics:?}"));
        let change = |from: Option<&str>, to: Option<&str>| Change {
            path: "criteria.A".to_owned(),
            from: from.map(Text::both),
            to: to.map(Text::both),
        };
        odd.changes = vec![change(None, Some("baru")), change(Some("lama"), None)];
        odd.bases = vec![Base {
            id: "dasar".to_owned(),
            version: "1".to_owned(),
            title: Text::both("Dasar"),
            sha256: "0".repeat(64),
            changes: Vec::new(),
        }];
        for rest in ODD_DOSSIERS {
            let dossier = format!("periode: 2005\nkode: A1\nnama: Mekar\n{rest}\n");
            self.take(&odd, ("dossier.yaml", &dossier), Date::new(2005, 6, 30));
            self.take(&odd, ("dossier.yaml", &dossier), None);
        }
    }
}

fn facts(value: &Value, place: &str, found: &mut BTreeSet<String>) {
    let of = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    found.insert(format!("{place} {of}"));
    match value {
        Value::Array(items) => {
            items.iter().for_each(|item| facts(item, &format!("{place}/*"), found));
        }
        Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| facts(value, &format!("{place}/{key}"), found));
        }
        _ => {}
    }
}

#[test]
fn of_cases_blanks_and_what_is_seldom_met() {
    let mut judge = Judge::new();
    for (id, dossiers) in cases() {
        let checklist = checklist_of(&id).unwrap();
        for path in dossiers {
            judge.take(&checklist, (path.to_str().unwrap(), &text(&path).unwrap()), None);
        }
        let blank = "periode: 2005\nkode: A1\nnama: \"?\"\n";
        judge.take(&checklist, ("dossier.yaml", blank), None);
        judge.take(&checklist, ("dossier.yaml", blank), Date::new(2005, 6, 30));
    }
    let (small, line) = (small(), "rapat: [{bulan: 2005-01, tanggal: 2005-01-12}]");
    judge.take(&small, ("dossier.yaml", &dossier_with(line)), None);
    judge.take_odd();
    let unmet: Vec<&&str> = SELDOM.iter().filter(|fact| !judge.facts.contains(**fact)).collect();
    assert!(unmet.is_empty(), "no assessment shows {unmet:?}");
    every_key_is_written(&judge);
}

/// Holds the schema to what is written: it has no key that never is.
fn every_key_is_written(judge: &Judge) {
    let schema = schema::assessment(Lang::Id);
    let mut places = BTreeSet::new();
    keys(&schema, &schema["$defs"]["assessment"], "", &mut places);
    assert!(places.len() > 60, "{places:?}");
    let is_written =
        |place: &&String| judge.facts.iter().any(|fact| fact.split(' ').next() == Some(place));
    let never: Vec<&String> = places.iter().filter(|place| !is_written(place)).collect();
    assert!(never.is_empty(), "never written: {never:?}");
}

fn keys(root: &Value, schema: &Value, place: &str, found: &mut BTreeSet<String>) {
    if let Some(name) = schema.get("$ref") {
        return keys(
            root,
            &root["$defs"][name.as_str().unwrap().rsplit('/').next().unwrap()],
            place,
            found,
        );
    }
    for alternative in schema.get("anyOf").and_then(Value::as_array).into_iter().flatten() {
        keys(root, alternative, place, found);
    }
    if let Some(items) = schema.get("items") {
        keys(root, items, &format!("{place}/*"), found);
    }
    for (key, of) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        found.insert(format!("{place}/{key}"));
        keys(root, of, &format!("{place}/{key}"), found);
    }
}

#[test]
fn of_random_dossiers() {
    let mut judge = Judge::new();
    random_cases("assessments", 40, |seed, tally| {
        let case = Case::random(&mut Dice::new(seed), seed, Wanted::default());
        if case.assess(&case.dossier, tally).is_some() {
            let text = case.dossier.yaml(&case.model.form);
            judge.take(&case.checklist, ("dossier.yaml", &text), None);
        }
    });
}

#[test]
fn what_is_no_assessment_is_refused() {
    let validator = Validator::new(&schema::assessment(Lang::Id));
    let example = include_str!("../../src/report/json/example.json");
    let mut one: Value = serde_json::from_str(example).unwrap();
    // The example was made of no real files.
    one["checklist"]["sha256"] = "0".repeat(64).into();
    one["checklist"]["bases"][0]["sha256"] = "0".repeat(64).into();
    one["inputs"][0]["sha256"] = "0".repeat(64).into();
    validator.expect("the example", &one);
    let breaks: &[fn(&mut Value)] = &[
        |one| one["skor"] = 3.into(),
        |one| _ = one.as_object_mut().unwrap().remove("score"),
        |one| one["score"] = 50.into(),
        |one| one["score"]["high"] = 101.into(),
        |one| one["source"] = "dinas".into(),
        |one| one["criteria"][0]["verdict"] = "baik".into(),
        |one| one["criteria"][0]["verdict"] = "not_applicable".into(),
        |one| _ = one["criteria"][0].as_object_mut().unwrap().remove("failures"),
        |one| one["criteria"][0]["measure"]["low"] = "lima".into(),
        |one| one["period"]["from"] = 2005.into(),
        |one| one["inputs"] = serde_json::json!([{"file": "a.yaml", "sha256": "0"}]),
    ];
    for (at, change) in breaks.iter().enumerate() {
        let mut broken = one.clone();
        change(&mut broken);
        assert!(validator.fault(&broken).is_some(), "change {at} is valid");
        assert!(validator.fault(&serde_json::json!([broken])).is_some(), "change {at} in a list");
    }
}
