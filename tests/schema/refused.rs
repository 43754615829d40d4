//! What breaks the shape of a file is refused by reader and schema alike.

use serde_json::{Value, json};
use tilik::checklist::load::from_text;
use tilik::diagnostic::Diagnostics;
use tilik::dossier::ReadOptions;
use tilik::export::schema;
use tilik::text::Lang;

use crate::accepted::{dossier_with, json};
use crate::files::{SMALL, checklist_beside, dossiers_of, files, text};
use crate::small;
use crate::validator::Validator;
use crate::yaml::documents;

/// Faults of shape in checklists, by the code the reader has for them.
const OF_CHECKLISTS: &[&str] = &[
    "empty-list",
    "empty-value",
    "empty-vocabulary",
    "gate-count-out-of-range",
    "levels-unfit",
    "malformed-id",
    "malformed-name",
    "measure-and-each",
    "missing-key",
    "not-a-checklist",
    "reserved-name",
    "unknown-key",
    "unknown-word",
    "unsupported-version",
    "weight-out-of-range",
    "where-without-each",
    "wrong-shape",
    "wrong-value",
];

/// Faults of shape in dossiers. A number of JSON in place of a time or month may be what YAML makes of one.
const OF_DOSSIERS: &[&str] = &[
    "blank-item",
    "derived-field-submitted",
    "invalid-period",
    "missing-field--row",
    "must-be-known--none",
    "not-a-date",
    "not-a-month",
    "not-a-number",
    "not-a-row",
    "not-a-time",
    "not-evidence",
    "not-one-value",
    "not-rows",
    "not-whole",
    "not-yes-or-no",
    "other-checklist",
    "percent-sign-missing",
    "several-chosen",
    "two-digit-year",
    "unknown-choice",
    "unknown-field",
    "unknown-method",
    "unknown-source",
    "wrong-type--text",
    "wrong-type--yes",
];

/// Fixtures of these codes that hold a file of this name or ending.
fn fixtures(codes: &[&str], ending: &str) -> Vec<std::path::PathBuf> {
    let all = files("tests/fixtures/diagnostics", &["yaml", "json", "ndjson"]);
    let shows = |path: &std::path::PathBuf| {
        let folder = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        codes.iter().any(|code| folder == *code || folder.starts_with(&format!("{code}--")))
    };
    let is_named =
        |path: &std::path::PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(ending);
    all.into_iter().filter(|path| shows(path) && is_named(path)).collect()
}

#[test]
fn checklists_of_fixtures() {
    let validator = Validator::new(&schema::checklist(Lang::Id));
    let paths = fixtures(OF_CHECKLISTS, "checklist.yaml");
    let dossiers = fixtures(OF_CHECKLISTS, "dossier").len();
    assert!(paths.len() - dossiers >= OF_CHECKLISTS.len());
    for path in paths {
        let documents = documents(&text(&path).unwrap()).unwrap();
        assert!(validator.fault(&documents[0]).is_some(), "{} is valid", path.display());
    }
}

#[test]
fn dossiers_of_fixtures() {
    let paths = fixtures(OF_DOSSIERS, "dossier.");
    assert!(paths.len() >= OF_DOSSIERS.len());
    for path in paths {
        let text = text(&path).unwrap();
        let is_json = path.extension().is_some_and(|ending| ending != "yaml");
        let documents = if is_json { json(&text) } else { documents(&text).unwrap() };
        let checklist = checklist_beside(&path).unwrap();
        let validator = Validator::new(&schema::dossier(&checklist, Lang::Id));
        let valid = documents.iter().all(|document| validator.fault(document).is_none());
        assert!(!valid, "{} is valid", path.display());
    }
}

/// Values that no place of a checklist takes, each put where it stands.
#[test]
fn checklists_broken_by_hand() {
    let broken: &[(&str, Value)] = &[
        ("/kriteria", json!([])),
        ("/tilik", json!(2)),
        ("/checklist", json!("rapat")),
        ("/checklist/id", json!(null)),
        ("/checklist/title", json!({})),
        ("/checklist/title", json!({"id": "Contoh", "fr": "Exemple"})),
        ("/checklist/basis/0/from", json!("1 Oktober 2016")),
        ("/parameters/durasi_minimum", json!({"nilai": 3})),
        ("/parameters/agenda_wajib", json!([])),
        ("/form/fields/staf_total/type", json!("angka")),
        ("/form/fields/staf_total/required", json!("ya")),
        ("/form/fields/staf_total/none", json!("none")),
        ("/form/fields/Staf", json!({"type": "integer"})),
        ("/form/fields/periode", json!({"type": "text"})),
        ("/form/fields/baru", json!({"label": "Baru"})),
        ("/form/fields/baru", json!({"type": "choice"})),
        ("/form/tables/rapat/every", json!("week")),
        ("/form/tables/rapat/tables/peserta", json!([])),
        ("/vocabularies/unsur_unit", json!({})),
        ("/sections/0", json!({"title": "Masukan"})),
        ("/sections/0/weight", json!(0)),
        ("/grades", json!([])),
        ("/grades/0/at_least", json!(80)),
        ("/gates/0/critical_unmet", json!(0)),
        ("/criteria/0/remove", json!(true)),
        ("/criteria/0/measure", json!(null)),
        ("/criteria/0/measure", json!(["a"])),
        ("/criteria/0/each", json!("rapat")),
        ("/criteria/3/require", json!(null)),
        ("/criteria/0/critical", json!("kritis")),
        ("/criteria/0/evidence", json!([{}])),
        ("/criteria/0/when_empty", json!("ignored")),
        ("/criteria/2/levels", json!("linier")),
        ("/criteria/2/levels", json!({"at_least": {"100%": -1}})),
        ("/criteria/2/levels", json!({"at_least": {}})),
        ("/criteria/2/recommend/0", json!({"to": "unit"})),
        ("/criteria/2/systemic/share", json!(0.5)),
        ("/flags/0/severity", json!("error")),
    ];
    let validator = Validator::new(&schema::checklist(Lang::Id));
    let whole = documents(&text(SMALL.as_ref()).unwrap()).unwrap().remove(0);
    assert!(is_taken(&whole), "unbroken it is sound");
    for (place, value) in broken {
        let mut checklist = whole.clone();
        put(&mut checklist, place, value.clone());
        assert!(!is_taken(&checklist), "tilik takes {place}: {value}");
        assert!(validator.fault(&checklist).is_some(), "{place}: {value} is valid");
    }
}

fn is_taken(checklist: &Value) -> bool {
    let mut diagnostics = Diagnostics::new();
    let text = yaml_serde::to_string(checklist).unwrap();
    from_text("checklist.yaml", &text, &mut diagnostics).is_some() && !diagnostics.has_errors()
}

/// Puts a value where a pointer leads, or as a new key of what holds that place.
fn put(root: &mut Value, place: &str, value: Value) {
    let (holder, key) = place.rsplit_once('/').unwrap();
    let holder = root.pointer_mut(holder).unwrap();
    match holder.as_object_mut() {
        Some(entries) => _ = entries.insert(key.to_owned(), value),
        None => holder[key.parse::<usize>().unwrap()] = value,
    }
}

#[test]
fn dossiers_broken_by_hand() {
    let broken = [
        "nama_lain: Mekar",
        "kode:",
        "kode: \"  \"",
        "kode: [A1]",
        "nama: {id: Mekar}",
        "periode: dua ribu lima",
        "periode: 05",
        "sumber: dinas",
        "daftar_tilik: rapat",
        "staf_total: banyak",
        "staf_total: -1",
        "staf_total: 1.5",
        "staf_total: 12 orang",
        "staf_total: \"-\"",
        "pedoman_tersedia: mungkin",
        "rapat: ada",
        "rapat: {bulan: 2005-01}",
        "rapat: [2005-01]",
        "rapat: [{}]",
        "rapat: [{bulan: }]",
        "rapat: [{bulan: \"?\"}]",
        "rapat: [{bulan: Januari}]",
        "rapat: [{bulan: Janurai 2005}]",
        "rapat: [{bulan: 2005-01, durasi: 3 jam}]",
        "rapat: [{bulan: 2005-01, tanggal: kemarin}]",
        "rapat: [{bulan: 2005-01, jam_mulai: pagi}]",
        "rapat: [{bulan: 2005-01, agenda: [capain]}]",
        "rapat: [{bulan: 2005-01, agenda: capaian, masalah}]",
        "rapat: [{bulan: 2005-01, peserta: [{hadir: 3}]}]",
        "rapat: [{bulan: 2005-01, peserta: [{unsur: }]}]",
        "rapat: [{bulan: 2005-01, peserta: [{unsur: kepala unitt}]}]",
        "bukti: Lemari",
        "bukti: {lemari: ada}",
        "bukti: {nama: [Papan]}",
        "bukti: {nama: {metode: [tanya]}}",
        "bukti: {nama: {tempat: TU}}",
    ];
    let small = small();
    let validator = Validator::new(&schema::dossier(&small, Lang::Id));
    for line in broken {
        let text = dossier_with(line);
        let read = dossiers_of(&small, ("dossier.yaml", &text), ReadOptions::default());
        assert!(read.is_none(), "tilik takes {line}");
        let documents = documents(&text).unwrap();
        assert!(validator.fault(&documents[0]).is_some(), "{line} is valid");
    }
}
