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

const BUILT_IN: &[&str] = &["lokmin-bulanan", "lokmin-2006", "lokmin-ilp"];

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

/// The one assessment of a case, which names its checklist itself.
fn assessed(case: &str, options: &[&str]) -> serde_json::Value {
    let dossier = format!("tests/fixtures/checklists/{case}/dossier.yaml");
    let output = tilik(&[&["assess", "--format", "json"], options, &[&dossier]].concat());
    let mut all: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    all.get_mut(0).unwrap().take()
}

#[test]
fn the_year_2005_is_judged_by_the_rules_of_its_time() {
    let then = assessed("lokmin-2006/kebun-sikolos-2005", &[]);
    assert_eq!(then["checklist"]["id"], "lokmin-2006");
    let criteria = then["criteria"].as_array().unwrap();
    let later = ["pmk-44", "pmk-43", "akreditasi", "tpcb", "pkp", "sop-"];
    for criterion in criteria {
        let cited = criterion["basis"].to_string();
        assert!(!later.iter().any(|basis| cited.contains(basis)), "{criterion}");
    }
    // A dossier for the base may be judged by its overlay: to the same end, where it says the same.
    let other = assessed("lokmin-bulanan/kebun-sikolos-2005", &["-c", "lokmin-2006"]);
    assert_eq!(then["score"], other["score"]);
    assert_eq!(then["grade"], other["grade"]);
}

#[test]
fn a_report_on_2005_says_which_criteria_rest_on_later_documents() {
    let dossier = "tests/fixtures/checklists/lokmin-2006/kebun-sikolos-2005/dossier.yaml";
    let told = |options: &[&str]| {
        let output = tilik(&[&["assess"], options, &[dossier]].concat());
        String::from_utf8(output.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let id = "Belum berlaku pada periode Januari–Desember 2005: pedoman-2006 (sejak 1 Januari 2006). \
        - Kriteria yang tidak bertumpu pada dasar yang berlaku sepanjang periode itu: M07, M08, M09, \
        M10, P02, O02, O03, L04, L05, L06, L08, dan K03.";
    let summary = told(&[]);
    assert!(summary.contains(id), "{summary}");
    let en = "> Not yet in force in January–December 2005: pedoman-2006 (since 1 January 2006). \
        > Criteria that rest on nothing in force throughout that time: M07, M08, M09, M10, P02, O02, \
        O03, L04, L05, L06, L08, and K03.";
    let document = told(&["--lang", "en", "--format", "md"]);
    assert!(document.contains(en), "{document}");
}

#[test]
fn a_dossier_by_programme_is_not_read_as_one_by_klaster() {
    let dossier = "tests/fixtures/checklists/lokmin-bulanan/teladan/dossier.yaml";
    let output = tilik(&["validate", "-c", "lokmin-ilp", dossier]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("unknown-field") && told.contains("program_total"), "{told}");
    assert!(told.contains("unknown-choice") && told.contains("Promosi Kesehatan"), "{told}");
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
