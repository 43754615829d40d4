//! The shape of the source, as `src/lib.rs` describes it, kept true.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in reading order: each uses only those listed before it.
const ORDER: &[&str] = &[
    "ids",
    "quantity",
    "bound",
    "text",
    "limits",
    "diagnostic",
    "error",
    "files",
    "document",
    "form",
    "expr",
    "checklist",
    "dossier",
    "judge",
    "score",
    "recommend",
    "assess",
    "simulate",
    "cases",
    "impact",
    "followup",
    "compare",
    "signs",
    "visits",
    "report",
    "export",
    "cli",
];

/// The only files that may touch the file system.
const MAY_TOUCH_FILES: &[&str] =
    &["src/files.rs", "src/checklist/load.rs", "src/dossier/load.rs", "src/cli/", "src/main.rs"];

/// Words of the health field, which belong to checklists.
const FIELD_WORDS: &[&str] = &["lokmin", "hambatan", "puskesmas", "notulen"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Each source file with its text, tests and comments left out.
fn code() -> Vec<(String, String)> {
    sources(Path::new("src"))
        .into_iter()
        .map(|path| (path.to_string_lossy().replace('\\', "/"), path))
        .filter(|(name, _)| !name.ends_with("/tests.rs") && !name.contains("/tests/"))
        .map(|(name, path)| {
            let text = fs::read_to_string(path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            (name, lines.collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

fn module_of(file: &str) -> Option<usize> {
    let name = file.strip_prefix("src/")?.split(['/', '.']).next()?;
    ORDER.iter().position(|module| *module == name)
}

#[test]
fn modules_use_only_those_before_them() {
    let mut wrong = Vec::new();
    for (file, text) in code() {
        let Some(here) = module_of(&file) else { continue };
        for (later, name) in ORDER.iter().enumerate().skip(here + 1) {
            if text.contains(&format!("crate::{name}::"))
                || text.contains(&format!("crate::{name};"))
            {
                wrong.push(format!(
                    "{file} uses `{name}`, which is listed later ({later} > {here})"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_is_in_the_list_and_in_the_map() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let declared: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(declared, ORDER, "the `mod` lines of lib.rs stand in reading order");
    for module in ORDER {
        assert!(
            lib.lines().any(|line| line.starts_with("//! ") && line.contains(module)),
            "lib.rs's map leaves out `{module}`"
        );
    }
}

#[test]
fn only_the_edge_touches_files_and_nothing_asks_the_clock() {
    let mut wrong = Vec::new();
    for (file, text) in code() {
        let edge = MAY_TOUCH_FILES.iter().any(|allowed| file.starts_with(allowed));
        if !edge && (text.contains("std::fs") || text.contains("File::open")) {
            wrong.push(format!("{file} touches files"));
        }
        if text.contains("SystemTime::now")
            || text.contains("Local::now")
            || text.contains("Utc::now")
        {
            wrong.push(format!("{file} asks the clock"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_engine_knows_no_word_of_the_health_field() {
    let mut wrong = Vec::new();
    for (file, text) in code() {
        if file.ends_with("checklist/builtin.rs") {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let line = line.to_lowercase();
            for word in FIELD_WORDS {
                if line.contains(word) {
                    wrong.push(format!("{file} (line {number} of its code): {word}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_outgrows_its_noun() {
    for (file, text) in code() {
        let lines = text.lines().count();
        assert!(lines <= 400, "{file} has {lines} lines of code: split it by noun");
    }
}
