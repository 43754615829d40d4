//! A district's own checklist, as its author and the readers of its reports meet it.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

const FIXTURES: &str = "tests/fixtures/tailoring";
const OVERLAY: &str = "tests/fixtures/tailoring/lokmin-mekar.yaml";
const DOSSIER: &str = "tests/fixtures/checklists/lokmin-bulanan/teladan/dossier.yaml";

/// Status, standard output and standard error of tilik in a folder.
fn tilik_in(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(folder).args(arguments).env_remove("TILIK_LANG").env("COLUMNS", "100");
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn tilik(arguments: &[&str]) -> (i32, String, String) {
    tilik_in(Path::new("."), arguments)
}

fn fixture(name: &str) -> String {
    fs::read_to_string(Path::new(FIXTURES).join(name)).unwrap()
}

fn assessed(checklist: &str) -> Value {
    let (status, json, told) = tilik(&["assess", "-c", checklist, "--format", "json", DOSSIER]);
    assert_eq!(status, 0, "{told}");
    serde_json::from_str::<Vec<Value>>(&json).unwrap().remove(0)
}

/// A folder with a base and an overlay of it, in folders of their own.
fn folder(base: &str, overlay: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [("dasar/dasar.yaml", base), ("kabupaten/kabupaten.yaml", overlay)] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

const BASE: &str = r#"tilik: 1
checklist: {id: dasar, version: "1", title: Dasar, basis: [{id: pedoman, title: Pedoman}]}
form:
  unit: Puskesmas
  code: kode
  name: nama
  fields: {kode: {type: text}, nama: {type: text}, jadwal: {type: boolean}, sop: {type: boolean}}
sections: [{id: masukan, title: Masukan}]
criteria:
  - {id: M1, section: masukan, title: Jadwal ada, basis: [pedoman], measure: jadwal}
  - {id: M2, section: masukan, title: SOP ada, basis: [pedoman], measure: sop}
"#;

const DISTRICT: &str = r#"tilik: 1
extends: ../dasar/dasar.yaml
checklist: {id: kabupaten, version: "1", title: Kabupaten}
criteria: [{id: M2, weight: 3}]
"#;

#[test]
fn check_shows_what_an_overlay_changes() {
    for (lang, file) in [("id", "check.txt"), ("en", "check.en.txt")] {
        let (status, shown, told) = tilik(&["--lang", lang, "check", OVERLAY]);
        assert_eq!((status, told.as_str()), (0, ""));
        assert_eq!(shown, fixture(file));
    }
}

#[test]
fn an_overlay_judges_by_what_it_changes_and_by_its_base() {
    let (base, overlay) = (assessed("lokmin-bulanan"), assessed(OVERLAY));
    let criteria = |assessment: &Value| {
        let all = assessment["criteria"].as_array().unwrap().clone();
        all.into_iter().map(|one| (one["id"].as_str().unwrap().to_owned(), one)).collect::<Vec<_>>()
    };
    let (before, after) = (criteria(&base), criteria(&overlay));
    let ids = |all: &[(String, Value)]| all.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    let mut expected = ids(&before);
    expected.retain(|id| id != "M06");
    expected.push("MEKAR-01".to_owned());
    assert_eq!(ids(&after), expected);
    let of = |all: &[(String, Value)], id: &str| {
        all.iter().find(|(known, _)| known == id).unwrap().1.clone()
    };
    assert_eq!(of(&before, "L13")["weight"], 2);
    assert_eq!(of(&after, "L13")["weight"], 4);
    // What is not named judges as before: all but their shares of the total.
    for id in ["M01", "L01", "K05"] {
        for key in ["verdict", "points", "measure", "weight"] {
            assert_eq!(of(&before, id)[key], of(&after, id)[key], "{id} {key}");
        }
    }
}

#[test]
fn an_assessment_lists_every_change_and_the_base() {
    let checklist = &assessed(OVERLAY)["checklist"];
    assert_eq!(checklist["id"], "lokmin-mekar");
    let base = &checklist["bases"][0];
    assert_eq!((&base["id"], &base["version"]), (&json!("lokmin-bulanan"), &json!("1")));
    assert_eq!(base["sha256"], assessed("lokmin-bulanan")["checklist"]["sha256"]);
    assert_ne!(base["sha256"], checklist["sha256"]);
    let title = "SK Kepala Dinas Kesehatan Kabupaten Mekar tentang lokmin";
    assert_eq!(
        checklist["changes"],
        json!([
            {"path": "checklist.basis.sk-mekar-2026", "from": null, "to": title},
            {"path": "parameters.durasi_cukup", "from": "180 minutes", "to": "150 minutes"},
            {"path": "criteria.L13.weight", "from": "2", "to": "4"},
            {"path": "criteria.M06", "from": "Biaya penyelenggaraan tersedia (RPK, BOK, atau BLUD)", "to": null},
            {"path": "criteria.MEKAR-01", "from": null, "to": "Foto pertemuan disimpan"},
        ])
    );
    assert_eq!(assessed("lokmin-bulanan")["checklist"]["changes"], json!([]));
    assert_eq!(assessed("lokmin-bulanan")["checklist"].get("bases"), None);
}

#[test]
fn reports_for_people_list_the_changes() {
    let report = |lang: &str, format: &[&str]| {
        let arguments = [&["--lang", lang, "assess", "-c", OVERLAY], format, &[DOSSIER]].concat();
        tilik(&arguments).1
    };
    let summary = report("id", &[]);
    let listed =
        "PENYESUAIAN DAFTAR TILIK YANG BERLAKU\n  Menyesuaikan lokmin-bulanan (edisi 1).\n";
    assert!(summary.contains(listed), "{summary}");
    assert!(summary.contains("- L13 Lama pertemuan cukup: bobot dari 2 menjadi 4\n"), "{summary}");
    let document = report("en", &["--format", "md"]);
    for line in [
        "## Tailoring in force\n\nTailors lokmin-bulanan (edition 1).\n",
        "- Parameters\n  - durasi\\_cukup: from 3 hours to 2 hours 30 minutes\n",
        "  - M06 Lokmin is budgeted for (RPK, BOK or BLUD): removed\n  - MEKAR-01 Photographs are kept: added\n",
    ] {
        assert!(document.contains(line), "{line}\n{document}");
    }
}

#[test]
fn the_path_of_a_base_starts_at_the_overlay_s_folder() {
    let folder = folder(BASE, DISTRICT);
    for (place, overlay) in [
        (".", "kabupaten/kabupaten.yaml"),
        ("kabupaten", "kabupaten.yaml"),
        ("dasar", "../kabupaten/kabupaten.yaml"),
    ] {
        let (status, shown, told) = tilik_in(&folder.path().join(place), &["check", overlay]);
        assert_eq!((status, told.as_str()), (0, ""), "{place}");
        assert!(shown.contains("Menyesuaikan dasar (edisi 1): 1 perubahan"), "{shown}");
    }
}

#[test]
fn the_id_of_a_base_means_the_folder_of_checklists_first() {
    let overlay = DISTRICT.replace("../dasar/dasar.yaml", "lokmin-bulanan");
    let folder = folder(BASE, &overlay);
    let own = folder.path().join("checklists");
    fs::create_dir(&own).unwrap();
    fs::write(own.join("lokmin-bulanan.yaml"), BASE).unwrap();
    let (status, shown, told) = tilik_in(folder.path(), &["check", "kabupaten/kabupaten.yaml"]);
    assert_eq!((status, told.as_str()), (0, ""));
    assert!(shown.contains("Menyesuaikan dasar (edisi 1)"), "{shown}");
}

#[test]
fn a_base_that_changes_under_an_overlay_is_an_error_in_the_overlay() {
    let folder = folder(&BASE.replace("id: M2", "id: M3"), DISTRICT);
    let (status, _, told) = tilik_in(folder.path(), &["check", "kabupaten/kabupaten.yaml"]);
    assert_eq!(status, 2);
    assert!(told.starts_with("galat[not-in-base]: kriteria `M2`"), "{told}");
    assert!(told.contains("--> kabupaten/kabupaten.yaml:4:17"), "{told}");
}

#[test]
fn a_dossier_of_the_base_may_be_judged_by_an_overlay_but_not_the_other_way_round() {
    let folder = folder(BASE, DISTRICT);
    let dossier =
        |id: &str| format!("daftar_tilik: {id}\nperiode: 2026\nkode: A1\nnama: Mekar\nsop: ya\n");
    fs::write(folder.path().join("dasar.yaml"), dossier("dasar")).unwrap();
    fs::write(folder.path().join("kabupaten.yaml"), dossier("kabupaten")).unwrap();
    let assess = |checklist: &str, dossier: &str| {
        tilik_in(folder.path(), &["assess", "-c", checklist, "--format", "csv", dossier])
    };
    let (status, csv, _) = assess("kabupaten/kabupaten.yaml", "dasar.yaml");
    assert_eq!(status, 0);
    assert!(csv.contains("A1,Mekar,2026-01,2026-12,mandiri,75,100,"), "{csv}");
    let (status, csv, _) = assess("dasar/dasar.yaml", "dasar.yaml");
    assert_eq!(status, 0);
    assert!(csv.contains("A1,Mekar,2026-01,2026-12,mandiri,50,100,"), "{csv}");
    let (status, _, told) = assess("dasar/dasar.yaml", "kabupaten.yaml");
    assert_eq!(status, 2);
    assert!(told.starts_with("galat[other-checklist]"), "{told}");
}

#[test]
fn an_overlay_of_an_overlay_tells_both_steps() {
    let city = "tilik: 1\nextends: ../kabupaten/kabupaten.yaml\nchecklist: {id: kota, version: \"2\", title: Kota}\nsections: [{id: masukan, weight: 2}]\n";
    let folder = folder(BASE, DISTRICT);
    fs::create_dir(folder.path().join("kota")).unwrap();
    fs::write(folder.path().join("kota/kota.yaml"), city).unwrap();
    let dossier = "daftar_tilik: dasar\nperiode: 2026\nkode: A1\nnama: Mekar\nsop: ya\n";
    fs::write(folder.path().join("dossier.yaml"), dossier).unwrap();
    let (status, shown, told) = tilik_in(folder.path(), &["check", "kota/kota.yaml"]);
    assert_eq!((status, told.as_str()), (0, ""));
    let expected = "kota/kota.yaml: dapat dipakai (2 kriteria)\n  Menyesuaikan kabupaten (edisi 1), yang menyesuaikan dasar (edisi 1): 1 perubahan\n  Bagian\n    - masukan Masukan: bobot ditambahkan: 2\n";
    assert_eq!(shown, expected);
    let assess = ["assess", "-c", "kota/kota.yaml", "dossier.yaml"];
    let (_, summary, _) = tilik_in(folder.path(), &assess);
    let both = "    - masukan Masukan: bobot ditambahkan: 2\n  Yang sudah diubah oleh kabupaten (edisi 1):\n  Kriteria\n    - M2 SOP ada: bobot ditambahkan: 3\n";
    assert!(summary.contains(both), "{summary}");
    let (_, json, _) = tilik_in(folder.path(), &[&assess[..], &["--format", "json"]].concat());
    let checklist = &serde_json::from_str::<Value>(&json).unwrap()[0]["checklist"];
    let ids: Vec<&str> = checklist["bases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["kabupaten", "dasar"]);
    let paths: Vec<&str> = checklist["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["path"].as_str().unwrap())
        .collect();
    assert_eq!(paths, ["criteria.M2.weight", "sections.masukan.weight"]);
}

#[test]
fn faults_of_an_overlay_are_told_to_editors_with_the_file_they_lie_in() {
    let overlay = format!("{DISTRICT}form: {{fields: {{jadwal: {{remove: true}}}}}}\n");
    let folder = folder(BASE, &overlay);
    let (status, json, told) =
        tilik_in(folder.path(), &["check", "--format", "json", "kabupaten/kabupaten.yaml"]);
    assert_eq!((status, told.as_str()), (2, ""));
    let faults: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(faults.as_array().unwrap().len(), 1, "{json}");
    assert_eq!(faults[0]["code"], "unknown-name");
    assert_eq!(faults[0]["file"], "kabupaten/../dasar/dasar.yaml");
    assert_eq!(faults[0]["line"], 10);
    assert_eq!(faults[0]["related"][0]["file"], "kabupaten/kabupaten.yaml");
    assert_eq!(faults[0]["related"][0]["line"], 5);
}
