//! The built-in checklists: free of faults, in two languages, and judging their cases as expected.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

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

/// The ids of all built-in checklists.
fn built_in() -> Vec<String> {
    let output = tilik(&["checklists"]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let ids: Vec<String> =
        told.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    assert!(ids.iter().any(|id| id == "lokmin-bulanan"), "{told}");
    ids
}

/// The ids of what a checklist itself defines in its lists; not what it takes over from its base.
fn defined(id: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(format!("checklists/{id}.yaml")).unwrap();
    text.lines().filter_map(|line| line.strip_prefix("  - id: ")).map(str::to_owned).collect()
}

/// The assessments of a file or of all cases in a folder.
fn assessments(input: &Path, options: &[&str]) -> Vec<Value> {
    let input = input.to_str().unwrap();
    let output = tilik(&[&["assess", "--format", "json", input], options].concat());
    assert!(output.status.success(), "{input}\n{}", both_streams(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn cases(id: &str) -> PathBuf {
    Path::new("tests/fixtures/checklists").join(id)
}

fn case(id: &str, name: &str) -> PathBuf {
    cases(id).join(name).join("dossier.yaml")
}

#[test]
fn the_built_in_checklists_have_no_error_and_no_warning() {
    for id in built_in() {
        let output = tilik(&["check", "--format", "json", &id]);
        let told = both_streams(&output);
        assert!(output.status.success(), "{id}\n{told}");
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "[]", "{id}\n{told}");
    }
}

fn listed<'v>(assessment: &'v Value, list: &str) -> &'v [Value] {
    assessment.get(list).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text(one: &Value, key: &str) -> Option<String> {
    one.get(key).and_then(Value::as_str).map(str::to_owned)
}

/// The texts of an assessment: what is under `title` and `text` in any of its lists, with its place.
fn texts(assessment: &Value) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for list in ["sections", "axes", "criteria", "indicators", "recommendations", "flags"] {
        for (place, one) in listed(assessment, list).iter().enumerate() {
            let text = text(one, "title").or_else(|| text(one, "text"));
            found.extend(text.map(|text| (format!("{list} {place}"), text)));
        }
    }
    found
}

#[test]
fn every_text_is_there_in_indonesian_and_in_english() {
    for id in built_in() {
        let indonesian = assessments(&cases(&id), &["--lang", "id"]);
        let english = assessments(&cases(&id), &["--lang", "en"]);
        for (one, other) in indonesian.iter().zip(&english) {
            let other = texts(other);
            for (place, text) in texts(one) {
                assert_ne!(Some(&text), other.get(&place), "{id}: {place}");
            }
        }
    }
}

#[test]
fn their_cases_come_out_as_expected_and_exercise_every_criterion() {
    // Each criterion is met, unmet and unknown in some case.
    for id in built_in() {
        let output = tilik(&["test", &id, "--require-coverage"]);
        assert!(output.status.success(), "{id}\n{}", both_streams(&output));
    }
}

#[test]
fn every_flag_is_raised_in_some_case() {
    for id in built_in() {
        let raised: BTreeSet<String> = assessments(&cases(&id), &[])
            .iter()
            .flat_map(|assessment| listed(assessment, "flags"))
            .filter_map(|flag| text(flag, "id"))
            .collect();
        let flags = defined(&id).into_iter().filter(|defined| defined.starts_with("FL-"));
        let never: Vec<String> = flags.filter(|flag| !raised.contains(flag)).collect();
        assert!(never.is_empty(), "{id}: {never:?}");
    }
}

fn criteria(assessment: &Value) -> Vec<String> {
    listed(assessment, "criteria").iter().filter_map(|one| text(one, "id")).collect()
}

fn numbered(groups: &[(&str, usize)]) -> Vec<String> {
    let of = |(letter, count): &(&str, usize)| -> Vec<String> {
        (1..=*count).map(|number| format!("{letter}{number:02}")).collect()
    };
    groups.iter().flat_map(of).collect()
}

#[test]
fn all_45_criteria_of_the_monthly_meeting_are_there_in_order() {
    let groups = [("M", 11), ("P", 4), ("O", 3), ("L", 14), ("W", 2), ("K", 8), ("D", 3)];
    let assessments = assessments(&case("lokmin-bulanan", "teladan"), &[]);
    assert_eq!(criteria(&assessments[0]), numbered(&groups));
}

#[test]
fn all_16_criteria_of_the_quarterly_meeting_are_there_in_order() {
    let assessments = assessments(&case("lokmin-tribulanan", "teladan"), &[]);
    assert_eq!(criteria(&assessments[0]), numbered(&[("T", 16)]));
}

/// The low ends of an indicator's measure and points.
fn indicator(assessment: &Value, id: &str) -> (f64, Option<f64>) {
    let indicators = listed(assessment, "indicators");
    let one = indicators.iter().find(|one| text(one, "id").as_deref() == Some(id)).unwrap();
    let low = |path| one.pointer(path).and_then(Value::as_f64);
    (low("/measure/low").unwrap(), low("/points/low"))
}

#[test]
fn the_pkp_value_of_the_form_of_2022_is_9_5() {
    let assessments = assessments(&case("pkp-lokmin", "formulir-2022"), &[]);
    assert_eq!(indicator(&assessments[0], "NILAI-PKP").0, 9.5);
    assert_eq!(assessments[0]["score"]["low"].as_f64(), Some(95.0));
}

#[test]
fn the_two_dialects_of_the_pkp_value_the_same_meetings_differently() {
    // Twelve monthly and three quarterly meetings, documented and not followed far: 40% by the one, and by the count 10
    // and 7 points.
    let assessments = assessments(&case("pkp-lokmin-jatim", "tingkat-satu"), &[]);
    assert_eq!(indicator(&assessments[0], "NILAI-PKP").0, 4.0);
    assert_eq!(indicator(&assessments[0], "NASIONAL-BULANAN"), (12.0, Some(10.0)));
    assert_eq!(indicator(&assessments[0], "NASIONAL-TRIBULANAN"), (3.0, Some(7.0)));
}

#[test]
fn the_pkp_counts_meetings_and_the_pedoman_months() {
    let assessments = assessments(&case("pkp-lokmin", "formulir-2022"), &[]);
    assert_eq!(indicator(&assessments[0], "PROYEKSI-BULANAN"), (9.0, Some(10.0)));
    assert_eq!(indicator(&assessments[0], "BULAN-TANPA-LOKMIN").0, 3.0);
}

#[test]
fn a_year_so_far_is_judged_at_its_pace() {
    // Nine monthly meetings in nine months, three quarterly ones in three quarters; in April only one quarter has ended,
    // and in February none, so that the quarterly meeting is not asked yet.
    for (day, quarterly) in
        [("2025-09-30", "met"), ("2025-05-01", "met"), ("2025-02-28", "not_applicable")]
    {
        let assessments = assessments(&case("pkp-lokmin", "teladan"), &["--as-of", day]);
        assert_eq!(assessments[0]["score"]["low"].as_f64(), Some(100.0), "{day}");
        assert_eq!(assessments[0]["criteria"][4]["verdict"], quarterly, "{day}");
        assert_eq!(indicator(&assessments[0], "NILAI-PKP").0, 10.0, "{day}");
    }
}

#[test]
fn the_pkp_value_counts_quarterly_meetings_and_no_stunting_meeting() {
    for (name, value) in [
        ("teladan", (4.0, Some(10.0))),
        ("separuh", (2.0, Some(7.0))),
        ("hanya-stunting", (0.0, Some(0.0))),
    ] {
        let assessments = assessments(&case("lokmin-tribulanan", name), &[]);
        assert_eq!(indicator(&assessments[0], "PKP-TRIBULANAN"), value, "{name}");
    }
}

#[test]
fn the_year_2005_is_judged_by_the_rules_of_its_time() {
    let then = assessments(&case("lokmin-2006", "kebun-sikolos-2005"), &[]);
    assert_eq!(then[0]["checklist"]["id"], "lokmin-2006");
    let later = ["pmk-44", "pmk-43", "akreditasi", "tpcb", "pkp", "sop-"];
    for criterion in listed(&then[0], "criteria") {
        let cited = criterion["basis"].to_string();
        assert!(!later.iter().any(|basis| cited.contains(basis)), "{criterion}");
    }
    // A dossier for the base may be judged by its overlay: to the same end, where it says the same.
    let of_base = case("lokmin-bulanan", "kebun-sikolos-2005");
    let other = assessments(&of_base, &["-c", "lokmin-2006"]);
    assert_eq!(then[0]["score"], other[0]["score"]);
    assert_eq!(then[0]["grade"], other[0]["grade"]);
}

#[test]
fn a_report_on_2005_says_which_criteria_rest_on_later_documents() {
    let dossier = case("lokmin-2006", "kebun-sikolos-2005");
    let told = |options: &[&str]| {
        let output = tilik(&[&["assess"], options, &[dossier.to_str().unwrap()]].concat());
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
    let dossier = case("lokmin-bulanan", "teladan");
    let output = tilik(&["validate", "-c", "lokmin-ilp", dossier.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let told = both_streams(&output);
    assert!(told.contains("unknown-field") && told.contains("program_total"), "{told}");
    assert!(told.contains("unknown-choice") && told.contains("Promosi Kesehatan"), "{told}");
}

#[test]
fn a_dossier_assessed_twice_gives_the_same_bytes() {
    for id in built_in() {
        let folder = cases(&id);
        let folder = folder.to_str().unwrap();
        for format in ["json", "ndjson", "csv", "md"] {
            let once = tilik(&["assess", "--format", format, folder]);
            let twice = tilik(&["assess", "--format", format, folder]);
            assert_eq!(once.stdout, twice.stdout, "{id}, {format}");
            assert!(!once.stdout.is_empty(), "{id}, {format}");
        }
    }
}
