//! `tilik signs` from outside.
//!
//! `tests/fixtures/signs` holds three invented units: one whose hours, numbers and minutes repeat, one that shares an
//! obstacle word by word with the third, and one of which nothing is to be asked.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use calamine::Reader;
use serde_json::Value;

const FIXTURES: &str = "tests/fixtures/signs";

fn tilik(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(FIXTURES).args(["signs", "-c", "daftar.yaml"]).args(arguments);
    command.env("COLUMNS", "100").env_remove("TILIK_LANG").output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = tilik(arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), told.as_str()), (Some(0), ""), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn found(arguments: &[&str]) -> Value {
    let arguments: Vec<&str> = arguments.iter().copied().chain(["--format", "json"]).collect();
    serde_json::from_str(&printed(&arguments)).unwrap()
}

/// Each sign in a word, with the units and records it is about.
fn kinds(found: &Value) -> Vec<(String, u64, u64)> {
    let kind = |sign: &Value| {
        let count = |key: &str| sign[key].as_u64().unwrap();
        (sign["kind"].as_str().unwrap().to_owned(), count("units"), count("records"))
    };
    found["signs"].as_array().unwrap().iter().map(kind).collect()
}

#[test]
fn a_page_asks_and_accuses_nobody() {
    for (lang, file) in [("id", "expected.txt"), ("en", "expected.en.txt")] {
        let expected = fs::read_to_string(Path::new(FIXTURES).join(file)).unwrap();
        let arguments = ["dossier", "--lang", lang, "--holidays", "libur.csv"];
        assert_eq!(printed(&arguments), expected, "{lang}");
    }
}

#[test]
fn what_is_planted_is_found_and_nothing_else() {
    let expected = [
        ("text_of_units", 2, 2),
        ("text_of_months", 1, 2),
        ("same_counts", 1, 4),
        ("same_times", 1, 6),
        ("holiday", 1, 1),
        ("holiday", 1, 1),
    ];
    let expected = expected.map(|(kind, units, records)| (kind.to_owned(), units, records));
    assert_eq!(kinds(&found(&["dossier"])), expected);
    assert_eq!(kinds(&found(&["dossier/P0003.yaml"])), []);
}

#[test]
fn the_order_of_inputs_does_not_matter() {
    let names = ["P0001-mandiri", "P0001-supervisi", "P0002", "P0003"];
    let files = names.map(|name| format!("dossier/{name}.yaml"));
    let forwards: Vec<&str> = files.iter().map(String::as_str).collect();
    let backwards: Vec<&str> = forwards.iter().rev().copied().collect();
    assert_eq!(printed(&forwards), printed(&backwards));
}

#[test]
fn no_row_stands_twice_in_a_sign_and_no_sign_twice() {
    let found = found(&["dossier", "--holidays", "libur.csv", "--similar", "30"]);
    let signs = found["signs"].as_array().unwrap();
    for (place, sign) in signs.iter().enumerate() {
        let rows = sign["rows"].as_array().unwrap();
        assert!(rows.iter().enumerate().all(|(at, row)| !rows[..at].contains(row)), "{sign}");
        assert!(!signs[..place].contains(sign), "{sign}");
    }
}

#[test]
fn a_meeting_that_two_parties_wrote_down_is_no_copy_of_itself() {
    let files = ["dossier/P0001-mandiri.yaml", "dossier/P0001-supervisi.yaml"];
    let texts: Vec<_> =
        kinds(&found(&files)).into_iter().filter(|one| one.0.contains("text")).collect();
    assert_eq!(texts, [("text_of_months".to_owned(), 1, 2)]);
}

#[test]
fn a_table_for_spreadsheets_has_a_line_for_each_row() {
    let table = printed(&["dossier", "--format", "csv"]);
    let rows: usize = found(&["dossier"])["signs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|sign| sign["rows"].as_array().unwrap().len())
        .sum();
    assert_eq!(table.lines().count(), 1 + rows);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tanda.csv");
    assert_eq!(printed(&["dossier", "-o", path.to_str().unwrap()]), "");
    assert_eq!(fs::read_to_string(path).unwrap(), table);
}

#[test]
fn long_texts_are_quoted_in_part() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Kepala desa meminta jadwal posyandu dipindahkan ke hari pasar. ".repeat(9);
    let dossier = format!(
        "periode: 2026-S1\nkode: A1\nnama: Mawar\nrapat:\n  - {{bulan: 2026-01, notulen: {text}}}\n  - {{bulan: 2026-02, notulen: {text}}}\n"
    );
    fs::write(folder.path().join("a.yaml"), dossier).unwrap();
    let found = found(&[folder.path().to_str().unwrap()]);
    let quoted = found["signs"][0]["quoted"].as_str().unwrap();
    assert!(quoted.chars().count() <= 101 && quoted.ends_with('…'), "{quoted}");
}

#[test]
fn pages_workbooks_and_documents_ask_the_same_questions() {
    let folder = tempfile::tempdir().unwrap();
    let found = found(&["dossier", "--holidays", "libur.csv"]);
    let signs = found["signs"].as_array().unwrap();
    for ending in ["html", "md", "xlsx"] {
        let path = folder.path().join(format!("a.{ending}"));
        let out = path.to_str().unwrap();
        assert_eq!(printed(&["dossier", "--holidays", "libur.csv", "-o", out]), "");
        let Ok(text) = fs::read_to_string(&path) else {
            let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
            assert_eq!(book.sheet_names().len(), 1 + 5);
            let texts = book.worksheet_range("Teks antarunit").unwrap();
            assert!(texts.rows().any(|row| row[1].to_string().contains("2 unit")));
            continue;
        };
        assert!(text.contains("bukan tuduhan") && text.contains("klarifikasi"), "{ending}");
        for quoted in signs.iter().filter_map(|sign| sign["quoted"].as_str()) {
            let begin: String = quoted.chars().take(30).collect();
            assert!(text.contains(&begin), "{ending}: {begin}");
        }
    }
}

#[test]
fn lines_read_one_by_one_say_what_they_say_together() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("semua.ndjson");
    let file = path.to_str().unwrap();
    let mut simulated = Command::new(env!("CARGO_BIN_EXE_tilik"));
    simulated.current_dir(FIXTURES).args(["simulate", "-c", "daftar.yaml", "--units", "30"]);
    simulated.args(["--periods", "2025", "-o", file]);
    assert_eq!(simulated.output().unwrap().status.code(), Some(0));
    let lines = printed(&[file, "--format", "json"]);
    // What comes over a pipe is read as a whole.
    let piped = Command::new(env!("CARGO_BIN_EXE_tilik"))
        .current_dir(FIXTURES)
        .args(["signs", "-c", "daftar.yaml", "-", "--format", "json"])
        .stdin(fs::File::open(&path).unwrap())
        .output()
        .unwrap();
    let together = String::from_utf8(piped.stdout).unwrap();
    let sources = |text: &str| text.replace(&format!("\"{file}:"), "\"-:");
    assert_eq!(sources(&lines), sources(&together));
    assert!(found(&[file])["texts"].as_u64().unwrap() > 0);
    // A unit's dossier may stand in several lines, which are then put together first.
    let text = fs::read_to_string(&path).unwrap();
    let first: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    let more = format!(
        "{{\"periode\": \"2025\", \"kode\": {}, \"nama\": {}, \"alamat\": {}}}",
        first["kode"], first["nama"], first["alamat"]
    );
    fs::write(&path, format!("{text}{more}\n")).unwrap();
    let found = |text: &str| -> Value {
        let mut found: Value = serde_json::from_str(text).unwrap();
        // The file is another one now.
        found["made_from"]["files_sha256"] = Value::Null;
        found
    };
    assert_eq!(found(&printed(&[file, "--format", "json"])), found(&lines));
}

#[test]
fn a_broken_line_is_told_and_the_others_are_looked_through() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ndjson");
    fs::write(
        &path,
        "{\"kode\": \"A1\", \"nama\": \"Mawar\", \"periode\": \"2026-S1\"}\n{\"kode\": }\n",
    )
    .unwrap();
    let output = tilik(&[path.to_str().unwrap(), "--format", "json"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("a.ndjson:2:"), "{told}");
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["units"], 1);
}

#[test]
fn a_broken_line_on_standard_input_is_told_and_the_others_are_looked_through() {
    use std::io::{Seek, Write};
    let mut piped = tempfile::tempfile().unwrap();
    let sound = r#"{"kode": "A1", "nama": "Mawar", "periode": "2026-S1"}"#;
    piped.write_all(format!("{sound}\n").as_bytes()).unwrap();
    piped.write_all(b"{\"kode\": }\n\xff\n").unwrap();
    piped.rewind().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(FIXTURES).args(["signs", "-c", "daftar.yaml", "-", "--format", "json"]);
    let output = command.env_remove("TILIK_LANG").stdin(piped).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("json-syntax") && told.contains("-:2:"), "{told}");
    assert!(told.contains("not-utf8") && told.contains("-:3:"), "{told}");
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["units"], 1);
}

#[test]
fn a_dossier_in_several_files_is_looked_through_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let meetings = |months: std::ops::RangeInclusive<u32>| -> String {
        let text = "Kepala desa meminta jadwal posyandu dipindahkan ke hari pasar.";
        let row = |month| format!(r#"{{"bulan": "2026-0{month}", "notulen": "{text}"}}"#);
        months.map(row).collect::<Vec<_>>().join(",")
    };
    let part = |code: &str, rows: &str| {
        format!(r#"{{"periode": "2026-S1", "kode": "{code}", "nama": "Mawar", "rapat": [{rows}]}}"#)
    };
    let (first, second) = (part("A1", &meetings(1..=1)), part("A1", &meetings(2..=3)));
    write("a.ndjson", &format!("{first}\n{}\n", part("A2", "")));
    write("b.yaml", &second);
    let found = found(&[folder.path().to_str().unwrap()]);
    assert_eq!(found["units"], 2);
    assert_eq!(kinds(&found), [("text_of_months".to_owned(), 1, 3)]);
}
