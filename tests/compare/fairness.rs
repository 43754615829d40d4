//! Fair to those compared: what is not known counts for nobody and against nobody.

use std::fs;
use std::path::Path;

use super::{FIXTURES, json, printed, ranks};

#[test]
fn units_are_ranked_among_peers_by_region_choice_or_a_column_of_the_list() {
    assert_eq!(ranks(&json(&[])), ["Melati 1–1", "Anggrek 2–3", "Sari 2–3", "Kenanga –"]);
    let among_peers = ["Anggrek 1–1", "Kenanga –", "Melati 1–1", "Sari 2–2"];
    for by in ["kecamatan", "kategori", "jarak"] {
        let mut ranks = ranks(&json(&["--by", by]));
        ranks.sort();
        assert_eq!(ranks, among_peers, "{by}");
    }
}

#[test]
fn a_unit_of_which_little_is_known_is_ranked_only_if_that_is_asked_for() {
    let all = json(&["--min-completeness", "0"]);
    assert_eq!(ranks(&all), ["Melati 1–1", "Anggrek 2–4", "Sari 2–4", "Kenanga 2–4"]);
}

#[test]
fn one_period_alone_can_be_compared() {
    let earlier = json(&["--period", "2025"]);
    assert_eq!(ranks(&earlier), ["Sari 1–1", "Anggrek 2–2", "Melati 3–3"]);
    let missing = earlier["missing"].as_array().unwrap().iter();
    let missing: Vec<&str> = missing.map(|unit| unit["name"].as_str().unwrap()).collect();
    assert_eq!(missing, ["Kenanga", "Rawa Indah"]);
}

#[test]
fn a_unit_that_did_not_submit_is_listed_and_moves_no_figure() {
    let folder = tempfile::tempdir().unwrap();
    let list = fs::read_to_string(Path::new(FIXTURES).join("unit.csv")).unwrap();
    let longer = folder.path().join("unit.csv");
    fs::write(&longer, format!("{}\nP0008,Teratai\nP0009,Cempaka\n", list.trim_end())).unwrap();
    let options = ["compare", "-c", "daftar.yaml", "dossier", "--format", "json", "--units"];
    let longer = printed(&[&options[..], &[longer.to_str().unwrap()]].concat());
    let longer: serde_json::Value = serde_json::from_str(&longer).unwrap();
    let shorter = json(&[]);
    let missing = |compared: &serde_json::Value| compared["missing"].as_array().unwrap().len();
    assert_eq!((missing(&shorter), missing(&longer)), (1, 3));
    assert_eq!(longer["attendance"][0]["expected"], 7);
    for table in ["spread", "grades", "sections", "axes", "verdicts", "ranking", "criteria"] {
        assert_eq!(longer[table], shorter[table], "{table}");
    }
}

#[test]
fn what_supervisors_saw_is_no_fall_from_what_the_unit_said() {
    let compared = json(&[]);
    let changes = compared["changes"].as_array().unwrap();
    let direction = |code: &str| {
        let row = changes.iter().find(|row| row["code"] == code).unwrap();
        row["direction"].as_str().unwrap().to_owned()
    };
    // Its supervisors' 45% is far below the 78.33% it gave itself the year before.
    assert_eq!(direction("P0002"), "other_source");
    assert_eq!(direction("P0001"), "up");
}
