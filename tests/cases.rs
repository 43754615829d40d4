//! `tilik test` from outside: what it tells of cases that fail, and of what cases never exercise.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::process::{Command, Output};

const FIXTURES: &str = "tests/fixtures/cases";

fn tilik(columns: &str, arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tilik"))
        .current_dir(FIXTURES)
        .args(arguments.split_whitespace())
        .env("COLUMNS", columns)
        .env_remove("TILIK_LANG")
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn expected(name: &str) -> String {
    fs::read_to_string(format!("{FIXTURES}/{name}")).unwrap()
}

#[test]
fn a_failing_case_says_what_was_expected_what_came_and_why() {
    for lang in ["id", "en"] {
        let output = tilik("80", &format!("--lang {lang} test rapat.yaml gagal"));
        assert_eq!(output.status.code(), Some(1), "{lang}");
        assert_eq!(stdout(&output), expected(&format!("gagal.{lang}.txt")), "{lang}");
    }
}

#[test]
fn coverage_names_what_no_case_brings_about() {
    for lang in ["id", "en"] {
        for (columns, narrow) in [("80", ""), ("40", "sempit.")] {
            let output = tilik(columns, &format!("--lang {lang} test rapat.yaml lulus --coverage"));
            assert_eq!(output.status.code(), Some(0), "{lang}");
            assert_eq!(stdout(&output), expected(&format!("cakupan.{narrow}{lang}.txt")), "{lang}");
        }
    }
}

#[test]
fn gaps_fail_only_where_coverage_is_required() {
    let gaps = tilik("80", "test rapat.yaml lulus --require-coverage");
    assert_eq!(gaps.status.code(), Some(1));
    assert_eq!(stdout(&gaps), expected("cakupan.id.txt"));
    let whole = tilik("80", "test rapat.yaml . --require-coverage --format json");
    let whole: serde_json::Value = serde_json::from_slice(&whole.stdout).unwrap();
    assert_eq!(whole["coverage"]["complete"], false);
    assert_eq!(whole["coverage"]["cases"], 5);
}

/// A criterion whose rows never fall short lacks that one case; with it, nothing is lacking.
#[test]
fn a_case_that_fills_the_last_gap_completes_the_coverage() {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(format!("{FIXTURES}/lulus")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let short = "periode: 2020-01\nkode: U6\nnama: Tulip\nlengkap: ya\nrapat:\n  - {bulan: 2020-01, mulai: 09:00, selesai: 10:00}\n";
    fs::write(folder.path().join("singkat.yaml"), short).unwrap();
    fs::write(folder.path().join("singkat.expected.yaml"), "verdicts: {B2: unmet}\n").unwrap();
    let folder = folder.path().to_str().unwrap();
    let output = tilik("80", &format!("test rapat.yaml {folder} --require-coverage"));
    let told = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(!told.lines().any(|line| line.starts_with("  ! ")), "{told}");
    assert!(
        told.contains("  3 kriteria: masing-masing terpenuhi, belum terpenuhi, dan belum dapat\n"),
        "{told}"
    );
}

#[test]
fn programs_get_differences_and_counts() {
    let output = tilik("80", "test rapat.yaml gagal --coverage --format json");
    assert_eq!(output.status.code(), Some(1));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut expected: serde_json::Value = serde_json::from_str(&expected("gagal.json")).unwrap();
    expected["tilik"] = env!("CARGO_PKG_VERSION").into();
    // The hash is that of the checklist's file, which is nobody's to read line by line.
    expected["checklist"]["sha256"] = told["checklist"]["sha256"].clone();
    assert_eq!(told, expected);
    let plain = tilik("80", "test rapat.yaml lulus --format json");
    let plain: serde_json::Value = serde_json::from_slice(&plain.stdout).unwrap();
    assert!(plain.get("coverage").is_none());
    assert!(plain["cases"].as_array().unwrap().iter().all(|case| case["outcome"] == "as_expected"));
}

/// Each case brings about one verdict on each criterion.
#[test]
fn every_case_counts_once_for_every_criterion() {
    let output =
        tilik("80", "test lokmin-bulanan ../checklists/lokmin-bulanan --coverage --format json");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let cases = told["cases"].as_array().unwrap().len();
    for criterion in told["coverage"]["criteria"].as_array().unwrap() {
        let verdicts = criterion["verdicts"].as_object().unwrap().values();
        let sum: u64 = verdicts.map(|count| count.as_u64().unwrap()).sum();
        assert_eq!(sum, cases as u64, "{criterion}");
    }
}

#[test]
fn a_checklist_without_cases_is_told_where_to_put_them() {
    let output = tilik("80", "test rapat.yaml");
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("sebut foldernya: `tilik test rapat.yaml FOLDER`"), "{told}");
}
