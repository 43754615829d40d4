//! Every fixture below `tests/fixtures/diagnostics` is named for a code, and shows what a person reads
//! who makes that mistake: `expected.txt` in Indonesian, `expected.en.txt` in English where it stands.
//!
//! A folder with `checklist.yaml` alone is checked; one with a `dossier` is validated, by the folder's
//! own checklist or by the small one that all share. What takes another command, an option, or several files
//! has an `arguments.txt`: the whole line after `tilik`. A `workbook.txt` describes the cells of a `dossier.xlsx`,
//! as `support/workbook.rs` says. A line `…` at the top of
//! an expectation stands for whatever was said before.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "support/workbook.rs"]
mod workbook;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const FIXTURES: &str = "tests/fixtures/diagnostics";

fn fixtures() -> Vec<PathBuf> {
    let folders = fs::read_dir(FIXTURES).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = folders.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn dossier(folder: &Path) -> Option<String> {
    let mut names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names.find_map(|name| name.into_string().ok().filter(|name| name.starts_with("dossier.")))
}

/// A folder with the workbook that a fixture describes, built where nothing of the fixture is in the way.
fn built(folder: &Path) -> Option<PathBuf> {
    let description = fs::read_to_string(folder.join("workbook.txt")).ok()?;
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder.file_name().unwrap());
    fs::create_dir_all(&place).unwrap();
    // Written whole or not at all: several tests use it at a time.
    let temporary = tempfile::NamedTempFile::new_in(&place).unwrap();
    fs::write(temporary.path(), workbook::xlsx(&description)).unwrap();
    temporary.persist(place.join("dossier.xlsx")).unwrap();
    Some(place)
}

/// What tilik says of a fixture, on standard error, and its exit status.
fn told(folder: &Path, lang: &str) -> (String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(folder).args(["--lang", lang]).env("COLUMNS", "100").env("NO_COLOR", "1");
    let own = folder.join("checklist.yaml").exists();
    if let Some(place) = built(folder) {
        let checklist = if own { folder } else { folder.parent().unwrap() };
        let checklist = fs::canonicalize(checklist).unwrap().join("checklist.yaml");
        command.current_dir(place).arg("validate").arg("-c").arg(checklist).arg("dossier.xlsx");
        return said(command);
    }
    match (fs::read_to_string(folder.join("arguments.txt")), dossier(folder)) {
        (Ok(line), _) => command.args(line.split_whitespace()),
        (Err(_), None) => command.args(["check", "checklist.yaml"]),
        (Err(_), Some(dossier)) => {
            let checklist = if own { "checklist.yaml" } else { "../checklist.yaml" };
            command.args(["validate", "-c", checklist, &dossier])
        }
    };
    said(command)
}

fn said(mut command: Command) -> (String, i32) {
    let output = command.output().unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

fn is_as_expected(told: &str, expected: &str) -> bool {
    match expected.strip_prefix("…\n") {
        Some(end) => told.trim_end().ends_with(end.trim_end()),
        None => told.trim_end() == expected.trim_end(),
    }
}

#[test]
fn every_fixture_reads_as_expected() {
    let mut wrong = Vec::new();
    for folder in fixtures() {
        for (lang, file) in [("id", "expected.txt"), ("en", "expected.en.txt")] {
            let Ok(expected) = fs::read_to_string(folder.join(file)) else { continue };
            let (told, _) = told(&folder, lang);
            if !is_as_expected(&told, &expected) {
                wrong.push(format!(
                    "── {} ({lang}), expected\n{expected}\ntold\n{told}",
                    folder.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fixture_has_an_expectation_that_names_its_code() {
    for folder in fixtures() {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let expected = fs::read_to_string(folder.join("expected.txt")).unwrap();
        let code = name.split("--").next().unwrap();
        assert!(expected.contains(&format!("[{code}]")), "{name} does not show its own code");
    }
}

#[test]
fn an_error_exits_with_2_and_a_warning_alone_with_0() {
    for folder in fixtures() {
        let expected = fs::read_to_string(folder.join("expected.txt")).unwrap();
        let (_, status) = told(&folder, "id");
        let wanted = if expected.contains("galat[") { 2 } else { 0 };
        assert_eq!(status, wanted, "{}", folder.display());
    }
}

/// Every `Code("…")` of the source, tests apart.
fn codes() -> BTreeSet<String> {
    fn visit(folder: &Path, codes: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with("tests") || path.ends_with("tests.rs") {
                continue;
            }
            if path.is_dir() {
                visit(&path, codes);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
                let found = text.split("Code(\"").skip(1);
                codes.extend(found.filter_map(|rest| rest.split('"').next()).map(str::to_owned));
            }
        }
    }
    let mut codes = BTreeSet::new();
    visit(Path::new("src"), &mut codes);
    codes
}

#[test]
fn every_code_has_a_fixture() {
    let shown: BTreeSet<String> = fixtures()
        .iter()
        .map(|folder| {
            folder.file_name().unwrap().to_string_lossy().split("--").next().unwrap().to_owned()
        })
        .collect();
    let codes = codes();
    let without: Vec<&String> = codes.difference(&shown).collect();
    assert!(without.is_empty(), "codes without a fixture: {without:?}");
    let unknown: Vec<&String> = shown.difference(&codes).collect();
    assert!(unknown.is_empty(), "fixtures of codes that nothing raises: {unknown:?}");
}

/// The codes of all errors that `tilik check` shows in one run.
fn codes_of_errors(checklist: &str) -> Vec<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    let output = command.args(["check", "--format", "json", checklist]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{checklist}");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let errors = told.as_array().unwrap().iter().filter(|one| one["severity"] == "error");
    errors.map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn ten_mistakes_are_shown_in_one_run() {
    let codes = codes_of_errors("tests/fixtures/checklists/sepuluh-salah.yaml");
    assert_eq!(codes.len(), 10, "{codes:?}");
    let different: BTreeSet<&String> = codes.iter().collect();
    assert_eq!(different.len(), 10, "{codes:?}");
}

#[test]
fn the_checklist_of_the_readme_has_three_mistakes() {
    let codes = codes_of_errors("tests/fixtures/readme/salah.yaml");
    assert_eq!(codes, ["unknown-section", "unreachable-level", "type-mismatch"]);
}
