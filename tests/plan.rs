//! `tilik plan` from outside, over the units of `tests/fixtures/district` and a list of units of its own, of which two
//! have never submitted anything.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output};

use calamine::{DataType, Reader};
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

/// Assessments of all inputs as of the day of the plan, written to a file of a folder.
fn records(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(FIXTURES).args(["assess", "-c", "../district/daftar.yaml"]);
    command.args(["--as-of", "2026-05-04"]).args(arguments).args(INPUTS);
    let path = folder.join("semua.ndjson");
    fs::write(&path, command.output().unwrap().stdout).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn the_order_of_inputs_does_not_matter() {
    let (one, other) = (planned(&INPUTS), planned(&[INPUTS[1], INPUTS[0]]));
    assert_eq!(one, other);
}

#[test]
fn a_plan_by_records_or_reports_is_the_plan_by_dossiers() {
    let folder = tempfile::tempdir().unwrap();
    let plan = planned(&INPUTS);
    assert_eq!(planned(&[&records(folder.path(), &["--format", "ndjson"])]), plan);
    let reports = folder.path().join("laporan");
    records(folder.path(), &["-o", reports.to_str().unwrap()]);
    assert_eq!(fs::read_dir(&reports).unwrap().count(), 2 * 8);
    assert_eq!(planned(&[reports.to_str().unwrap()]), plan);
}

#[test]
fn a_dossier_in_a_workbook_is_read_where_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("unit.csv");
    fs::write(&list, "kode,nama\nP0006,Cempaka\n").unwrap();
    let forms = folder.path().join("formulir");
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(FIXTURES).args(["form", "-c", "../district/daftar.yaml"]);
    command.args(["--period", "2026-Q1", "--units", list.to_str().unwrap()]);
    let made = command.args(["-o", forms.to_str().unwrap()]).output().unwrap();
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    let form = fs::read_dir(&forms).unwrap().next().unwrap().unwrap().path();
    let plan = planned(&[&[form.to_str().unwrap()], &INPUTS[..]].concat());
    let all = ["visits", "waiting", "resting"].map(|part| plan[part].as_array().unwrap().clone());
    let all = all.concat();
    let cempaka = all.iter().find(|visit| visit["code"] == "P0006").unwrap();
    assert_eq!(cempaka["assessed_until"], "2026-03-31");
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

/// The properties of each event of a calendar, unfolded.
fn events(calendar: &str) -> Vec<Vec<(String, String)>> {
    let unfolded = calendar.replace("\r\n ", "");
    let events = unfolded.split("BEGIN:VEVENT\r\n").skip(1);
    let inside = events.map(|event| event.split_once("END:VEVENT\r\n").unwrap().0.to_owned());
    let properties = |event: String| {
        let lines = event.lines().map(|line| line.split_once(':').unwrap());
        lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    };
    inside.map(properties).collect()
}

fn property<'e>(event: &'e [(String, String)], wanted: &str) -> &'e str {
    let mut found = event.iter().filter(|(name, _)| name == wanted);
    let (_, value) = found.next().unwrap();
    assert_eq!(found.next(), None, "{wanted} once in {event:?}");
    value
}

#[test]
fn a_plan_made_anew_in_the_same_month_moves_events_and_adds_none() {
    let at = |day: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
        command.current_dir(FIXTURES).args(["plan", "--as-of", day, "--format", "ics"]);
        command.args(["-c", "../district/daftar.yaml", "--units", "daftar-unit.csv"]).args(INPUTS);
        events(&String::from_utf8(command.output().unwrap().stdout).unwrap())
    };
    let (before, after) = (at("2026-05-04"), at("2026-05-11"));
    for event in &before {
        let same =
            |other: &&Vec<(String, String)>| property(other, "UID") == property(event, "UID");
        let moved = after.iter().find(same).unwrap();
        assert_eq!(property(moved, "SUMMARY"), property(event, "SUMMARY"));
        assert_ne!(property(moved, "DTSTART;VALUE=DATE"), property(event, "DTSTART;VALUE=DATE"));
        let [one, other] =
            [event, moved].map(|it| property(it, "SEQUENCE").parse::<u32>().unwrap());
        assert!(one < other);
    }
    assert_eq!(property(&before[0], "DTSTAMP"), "20260504T000000Z");
}

#[test]
fn files_of_every_format_are_whole_alike_and_name_every_unit() {
    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str| {
        let path = folder.path().join(name);
        assert_eq!(printed(&[&["-o", path.to_str().unwrap()], &INPUTS[..]].concat()), "");
        fs::read(path).unwrap()
    };
    for ending in ["xlsx", "html", "md", "json", "ics", "txt"] {
        let [one, other] = ["a", "b"].map(|name| written(&format!("{name}.{ending}")));
        assert!(one == other && !one.is_empty(), "{ending}");
        let text = String::from_utf8(one).unwrap_or_default();
        // A calendar holds the visits alone.
        if !["xlsx", "ics"].contains(&ending) {
            for code in 1..=7 {
                assert!(text.contains(&format!("P000{code}")), "{ending} P000{code}");
            }
        }
    }
}

#[test]
fn a_workbook_holds_figures_as_numbers_and_keeps_its_heads_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rencana.xlsx");
    printed(&[&["-o", path.to_str().unwrap()], &INPUTS[..]].concat());
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    assert_eq!(book.sheet_names(), ["Ringkasan", "Kunjungan", "Unit lain"]);
    let sheet = book.worksheet_range("Kunjungan").unwrap();
    let heads =
        sheet.rows().position(|row| row[0] == calamine::Data::String("No.".into())).unwrap();
    let points: Vec<f64> =
        sheet.rows().skip(heads + 1).map(|row| row[2].get_float().unwrap()).collect();
    assert_eq!(points, [95.0, 70.0, 65.0, 64.0]);
    let mut archive = zip::ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
    let mut xml = String::new();
    archive.by_name("xl/worksheets/sheet2.xml").unwrap().read_to_string(&mut xml).unwrap();
    assert!(xml.contains("state=\"frozen\"") && xml.contains("paperSize=\"9\""), "{xml}");
}

#[test]
fn a_name_that_says_no_format_is_refused_before_anything_is_read() {
    let output = tilik(&["-o", "rencana.pdf", "tidak-ada.json"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("[unknown-output-format]") && told.contains(".ics"), "{told}");
    assert!(!told.contains("tidak-ada.json"), "{told}");
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
