//! Every fixture below `tests/fixtures/diagnostics` is named for a code, and shows what a person reads
//! who makes that mistake: `expected.txt` in Indonesian, `expected.en.txt` in English where it stands.
//!
//! A folder with `checklist.yaml` alone is checked; one with a `dossier` is validated, by the folder's
//! own checklist or by the small one that all share.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

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

/// What tilik says of a fixture, on standard error, and its exit status.
fn told(folder: &Path, lang: &str) -> (String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(folder).args(["--lang", lang]).env("COLUMNS", "100").env("NO_COLOR", "1");
    let own = folder.join("checklist.yaml").exists();
    match dossier(folder) {
        None => command.args(["check", "checklist.yaml"]),
        Some(dossier) => {
            let checklist = if own { "checklist.yaml" } else { "../checklist.yaml" };
            command.args(["validate", "-c", checklist, &dossier])
        }
    };
    let output = command.output().unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

#[test]
fn every_fixture_reads_as_expected() {
    let mut wrong = Vec::new();
    for folder in fixtures() {
        for (lang, file) in [("id", "expected.txt"), ("en", "expected.en.txt")] {
            let Ok(expected) = fs::read_to_string(folder.join(file)) else { continue };
            let (told, _) = told(&folder, lang);
            if told.trim_end() != expected.trim_end() {
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

/// Every `Code("…")` of the source.
fn codes() -> BTreeSet<String> {
    fn visit(folder: &Path, codes: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
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
