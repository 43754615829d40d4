//! The built-in checklists: free of faults, and judging their cases as expected.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::process::{Command, Output};

fn tilik(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tilik")).args(arguments).env("NO_COLOR", "1").output().unwrap()
}

fn both_streams(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

const BUILT_IN: &[&str] = &["lokmin-bulanan"];

#[test]
fn the_built_in_checklists_have_no_error_and_no_warning() {
    for id in BUILT_IN {
        let output = tilik(&["check", "--format", "json", id]);
        let told = both_streams(&output);
        assert!(output.status.success(), "{id}\n{told}");
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "[]", "{id}\n{told}");
    }
}

#[test]
fn their_cases_come_out_as_expected() {
    for id in BUILT_IN {
        let output = tilik(&["test", id]);
        assert!(output.status.success(), "{id}\n{}", both_streams(&output));
    }
}

#[test]
fn all_45_criteria_are_there_in_order() {
    let groups = [("M", 11), ("P", 4), ("O", 3), ("L", 14), ("W", 2), ("K", 8), ("D", 3)];
    let wanted: Vec<String> = groups
        .iter()
        .flat_map(|(letter, count)| (1..=*count).map(move |number| format!("{letter}{number:02}")))
        .collect();
    let dossier = "tests/fixtures/checklists/lokmin-bulanan/teladan/dossier.yaml";
    let output = tilik(&["assess", "--format", "json", dossier]);
    let assessments: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let criteria = assessments[0]["criteria"].as_array().unwrap();
    let ids: Vec<&str> = criteria.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, wanted);
}

#[test]
fn a_dossier_assessed_twice_gives_the_same_bytes() {
    let folder = "tests/fixtures/checklists/lokmin-bulanan";
    for format in ["json", "ndjson", "csv", "md"] {
        let once = tilik(&["assess", "--format", format, folder]);
        let twice = tilik(&["assess", "--format", format, folder]);
        assert_eq!(once.stdout, twice.stdout, "{format}");
        assert!(!once.stdout.is_empty(), "{format}");
    }
}
