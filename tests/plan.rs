//! `tilik plan` from outside, over the units of `tests/fixtures/district` and a list of units of its own, of which two
//! have never submitted anything.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const FIXTURES: &str = "tests/fixtures/plan";
const INPUTS: [&str; 2] = ["../district/dahulu", "../district/kini"];

fn tilik(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(FIXTURES).args(["plan", "--as-of", "2026-05-04"]);
    command.args(["-c", "../district/daftar.yaml", "--units", "daftar-unit.csv"]).args(arguments);
    command.env("COLUMNS", "100").env_remove("TILIK_LANG").output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = tilik(arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), told.as_str()), (Some(0), ""), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn planned(arguments: &[&str]) -> Value {
    let arguments: Vec<&str> = arguments.iter().copied().chain(["--format", "json"]).collect();
    serde_json::from_str(&printed(&arguments)).unwrap()
}

fn codes<'p>(plan: &'p Value, part: &str) -> Vec<&'p str> {
    plan[part].as_array().unwrap().iter().map(|visit| visit["code"].as_str().unwrap()).collect()
}

#[test]
fn a_plan_says_whom_when_why_and_with_what() {
    for (lang, file) in [("id", "expected.txt"), ("en", "expected.en.txt")] {
        let expected = fs::read_to_string(Path::new(FIXTURES).join(file)).unwrap();
        assert_eq!(printed(&[&["--lang", lang], &INPUTS[..]].concat()), expected, "{lang}");
    }
}

#[test]
fn every_unit_stands_in_the_plan_once_those_that_never_submitted_too() {
    let plan = planned(&INPUTS);
    assert_eq!(codes(&plan, "visits"), ["P0003", "P0006", "P0002", "P0007"]);
    assert_eq!(codes(&plan, "waiting"), ["P0004", "P0005"]);
    assert_eq!(codes(&plan, "resting"), ["P0001"]);
    // Without any assessment, everybody on the list has submitted nothing.
    let nobody = planned(&[]);
    assert_eq!(codes(&nobody, "visits").len() + codes(&nobody, "waiting").len(), 5);
}

#[test]
fn points_are_the_sum_of_their_reasons_and_decide_the_order() {
    let plan = planned(&INPUTS);
    let mut last = u64::MAX;
    for visit in
        plan["visits"].as_array().unwrap().iter().chain(plan["waiting"].as_array().unwrap())
    {
        let reasons = visit["reasons"].as_array().unwrap();
        let sum: u64 = reasons.iter().map(|reason| reason["points"].as_u64().unwrap()).sum();
        assert_eq!(visit["points"].as_u64(), Some(sum));
        assert!(sum <= last, "{visit}");
        last = sum;
    }
}

#[test]
fn a_policy_changes_what_it_states_and_nothing_else() {
    let plan = planned(&[&["--policy", "kebijakan.yaml"], &INPUTS[..]].concat());
    assert_eq!(codes(&plan, "visits"), ["P0003", "P0006"]);
    let reasons = plan["visits"][1]["reasons"].as_array().unwrap();
    let kinds: Vec<(&str, u64)> = reasons
        .iter()
        .map(|reason| (reason["kind"].as_str().unwrap(), reason["points"].as_u64().unwrap()))
        .collect();
    assert_eq!(kinds, [("never_submitted", 40), ("column", 30), ("never_visited", 20)]);
}

#[test]
fn the_order_of_inputs_does_not_matter_and_records_say_the_same() {
    let plan = planned(&INPUTS);
    assert_eq!(planned(&[INPUTS[1], INPUTS[0]]), plan);
    let assessed = Command::new(env!("CARGO_BIN_EXE_tilik"))
        .current_dir(FIXTURES)
        .args(["assess", "--format", "ndjson", "-c", "../district/daftar.yaml"])
        .args(INPUTS)
        .output()
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("semua.ndjson");
    fs::write(&path, assessed.stdout).unwrap();
    let records = planned(&[path.to_str().unwrap()]);
    let without_standing = |plan: &Value| -> Vec<String> {
        let visits = plan["visits"].as_array().unwrap().iter();
        visits
            .map(|visit| format!("{} {} {}", visit["code"], visit["points"], visit["date"]))
            .collect()
    };
    assert_eq!(without_standing(&records)[..2], without_standing(&plan)[..2]);
}

#[test]
fn a_calendar_has_an_event_a_visit_and_the_same_bytes_always() {
    let calendar = printed(&[&["--format", "ics"], &INPUTS[..]].concat());
    assert_eq!(calendar, printed(&[&["--format", "ics"], &INPUTS[..]].concat()));
    assert_eq!(calendar.matches("BEGIN:VEVENT\r\n").count(), 4);
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
    let unfolded = calendar.replace("\r\n ", "");
    let uids: Vec<&str> = unfolded.lines().filter(|line| line.starts_with("UID:")).collect();
    assert!(uids.iter().enumerate().all(|(at, uid)| !uids[..at].contains(uid)), "{uids:?}");
}

#[test]
fn a_workbook_is_written_whole_and_alike() {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["a.xlsx", "b.xlsx"].map(|name| folder.path().join(name));
    for path in &paths {
        assert_eq!(printed(&[&["-o", path.to_str().unwrap()], &INPUTS[..]].concat()), "");
    }
    let [one, other] = paths.map(|path| fs::read(path).unwrap());
    assert!(one.starts_with(b"PK") && one == other);
}

#[test]
fn the_default_policy_is_shown_to_be_copied() {
    let output = Command::new(env!("CARGO_BIN_EXE_tilik")).args(["plan", "--show-policy"]).output();
    let shown = String::from_utf8(output.unwrap().stdout).unwrap();
    assert_eq!(shown, fs::read_to_string("policies/visits.yaml").unwrap());
}

#[test]
fn a_plan_by_a_broken_policy_or_list_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kebijakan.yaml");
    fs::write(&path, "visit: 3\n").unwrap();
    let output = tilik(&[&["--policy", path.to_str().unwrap()], &INPUTS[..]].concat());
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
}
