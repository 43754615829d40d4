//! `tilik compare` from outside, on a small district.
//!
//! `tests/fixtures/compare` holds what five health centres submitted for two years: Melati, which improved; Sari, of
//! which supervisors saw otherwise than it says itself; Anggrek, of which a little is not known; Kenanga, which left
//! most blank; and Rawa Indah, which submitted nothing and is only on the list of units.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const FIXTURES: &str = "tests/fixtures/compare";
const DISTRICT: [&str; 6] = ["compare", "-c", "daftar.yaml", "dossier", "--units", "unit.csv"];

fn tilik(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(FIXTURES).args(arguments).env("COLUMNS", "100").env_remove("TILIK_LANG");
    command.output().unwrap()
}

/// What a run prints, which must go well and say nothing else.
fn printed(arguments: &[&str]) -> String {
    let output = tilik(arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), told.as_str()), (Some(0), ""), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn district(more: &[&str]) -> String {
    printed(&[&DISTRICT, more].concat())
}

fn json(more: &[&str]) -> Value {
    serde_json::from_str(&district(&[&["--format", "json"], more].concat())).unwrap()
}

fn expected(file: &str) -> String {
    fs::read_to_string(Path::new(FIXTURES).join(file)).unwrap()
}

/// Each unit with the ranks it can have.
fn ranks(compared: &Value) -> Vec<String> {
    let rows = compared["ranking"].as_array().unwrap().iter();
    rows.map(|row| match &row["rank"] {
        Value::Null => format!("{} –", row["name"].as_str().unwrap()),
        rank => format!("{} {}–{}", row["name"].as_str().unwrap(), rank["best"], rank["worst"]),
    })
    .collect()
}

#[test]
fn a_district_reads_from_summary_to_verification() {
    assert_eq!(district(&[]), expected("expected.txt"));
    assert_eq!(district(&["--lang", "en"]), expected("expected.en.txt"));
}

#[test]
fn programs_get_the_same_figures() {
    assert_eq!(district(&["--format", "csv"]), expected("expected.csv"));
    let version = env!("CARGO_PKG_VERSION");
    let json = expected("expected.json").replace("VERSION", version);
    assert_eq!(district(&["--format", "json", "--by", "kategori"]), json);
}

#[test]
fn files_hold_what_standard_output_would() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["json", "csv"] {
        let file = folder.path().join(format!("banding.{format}"));
        assert_eq!(district(&["-o", file.to_str().unwrap()]), "");
        let written = fs::read_to_string(file).unwrap();
        assert_eq!(written, district(&["--format", format]), "{format}");
    }
}

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

/// Assesses each dossier on its own and writes what comes of it to a folder.
fn assessed(folder: &Path) {
    for entry in fs::read_dir(Path::new(FIXTURES).join("dossier")).unwrap() {
        let path = entry.unwrap().path();
        let dossier = format!("dossier/{}", path.file_name().unwrap().to_str().unwrap());
        let line = printed(&["assess", "-c", "daftar.yaml", &dossier, "--format", "ndjson"]);
        let name = path.with_extension("ndjson");
        fs::write(folder.join(name.file_name().unwrap()), line).unwrap();
    }
}

#[test]
fn shards_of_assessments_give_the_bytes_of_all_dossiers_at_once() {
    let folder = tempfile::tempdir().unwrap();
    assessed(folder.path());
    let shards = folder.path().to_str().unwrap();
    let whole = district(&["--format", "json", "--by", "kecamatan"]);
    let arguments = ["-c", "daftar.yaml", "--units", "unit.csv", "--by", "kecamatan"];
    let arguments = [&["compare", shards, "--format", "json"][..], &arguments].concat();
    assert_eq!(printed(&arguments), whole);
}

#[test]
fn neither_the_order_of_inputs_nor_giving_one_twice_matters() {
    let mut dossiers: Vec<String> = fs::read_dir(Path::new(FIXTURES).join("dossier"))
        .unwrap()
        .map(|entry| format!("dossier/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    dossiers.sort();
    dossiers.reverse();
    let dossiers: Vec<&str> = dossiers.iter().map(String::as_str).collect();
    let options = ["--units", "unit.csv"];
    let arguments = [&["compare", "-c", "daftar.yaml"][..], &dossiers, &options].concat();
    assert_eq!(printed(&arguments), district(&[]));
    let folder = tempfile::tempdir().unwrap();
    assessed(folder.path());
    let both = [&arguments[..], &[folder.path().to_str().unwrap()]].concat();
    assert_eq!(printed(&both), district(&[]));
}

#[test]
fn submitted_text_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = folder.path().join("d.yaml");
    let text = "periode: 2026\nkode: '=1+1'\nnama: '@SUM(A1) <b>&'\npedoman: ya\n";
    fs::write(&dossier, text).unwrap();
    let dossier = dossier.to_str().unwrap();
    let csv = printed(&["compare", "-c", "daftar.yaml", dossier, "--format", "csv"]);
    assert!(csv.contains(",'=1+1,'@SUM(A1) <b>&,"), "{csv}");
}

#[test]
fn help_speaks_both_languages() {
    assert!(printed(&["compare", "--help"]).contains("--units <BERKAS.csv>"));
    let english = printed(&["compare", "--help", "--lang", "en"]);
    assert!(english.contains("--units <FILE.csv>"));
}
