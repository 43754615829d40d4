//! Every page of every case, in both languages: light, whole, and free of what no person would write.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{assess, crowded, headings, run, text};

const CASES: &str = "tests/fixtures/checklists";
/// How large a page may be, in bytes.
const LARGEST: u64 = 400_000;

/// What betrays a machine, or a sentence that was formed for another number.
const SLIPS: [&str; 23] = [
    "{{#",
    "{{/",
    "{{t ",
    "null",
    "undefined",
    "NaN",
    "bulan bulan",
    " 0 bulan",
    " 0 baris",
    " 0 catatan",
    " 0 kriteria",
    "0 dari 0",
    " 1 rows",
    " 1 records",
    " 1 months",
    " ,",
    " .",
    "..",
    ";.",
    ": .",
    "()",
    " 0 months",
    "There are 1",
];

#[test]
fn every_page_is_light_and_reads_well() {
    let kept = std::env::var_os("TILIK_PAGES").map(PathBuf::from);
    let folder = tempfile::tempdir().unwrap();
    let root = kept.as_deref().unwrap_or(folder.path());
    for lang in ["id", "en"] {
        write(&root.join(lang), lang);
        crowd(&root.join(format!("sesak-{lang}")), lang);
        follow(&root.join(format!("lanjut-{lang}")), lang);
    }
    let pages = files(root);
    assert!(pages.len() > 150, "{}", pages.len());
    pages.iter().for_each(|page| check(page));
}

/// The pages of every case of the built-in checklists.
fn write(folder: &Path, lang: &str) {
    let checklists = fs::read_dir(CASES).unwrap().map(|entry| entry.unwrap().path());
    for checklist in checklists.filter(|path| path.is_dir()) {
        let name = checklist.file_name().unwrap().to_str().unwrap();
        let inputs: Vec<PathBuf> = fs::read_dir(&checklist)
            .unwrap()
            .map(|case| case.unwrap().path().join("dossier.yaml"))
            .collect();
        let mut arguments = vec!["--lang", lang, "-c", name];
        arguments.extend(inputs.iter().map(|path| path.to_str().unwrap()));
        assess(&folder.join(name), &arguments);
    }
}

/// The case that is too much of everything, alone, and checked by supervisors with everything around it.
fn crowd(folder: &Path, lang: &str) {
    let source = tempfile::tempdir().unwrap();
    let at = |name: &str| source.path().join(name).to_str().unwrap().to_owned();
    let [checklist, dossier] = crowded::written(source.path());
    assess(folder, &["--lang", lang, "-c", &checklist, &dossier]);
    run(&["-c", &checklist, &dossier, "--format", "json", "-o", &at("dahulu")]);
    let checked =
        fs::read_to_string(&dossier).unwrap().replace("kode:", "sumber: supervisi\nkode:");
    fs::write(at("diperiksa.yaml"), checked).unwrap();
    let (now, then) = (at("diperiksa.yaml"), at("dahulu/P0001_2025.json"));
    let around = ["--previous", &then, "--letterhead", "reports/trial/kop.yaml"];
    assess(folder, &[&["--lang", lang, "-c", &checklist, &now], &around[..]].concat());
}

/// A case with everything that can stand around a report.
fn follow(folder: &Path, lang: &str) {
    let at = |name: &str| format!("tests/fixtures/followup/{name}");
    let (checklist, now, then) = (at("daftar.yaml"), at("kini.yaml"), at("rtl.xlsx"));
    let around = ["--previous", &then, "--letterhead", "reports/trial/kop.yaml"];
    assess(folder, &[&["--lang", lang, "-c", &checklist, &now], &around[..]].concat());
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn check(path: &Path) {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => page(path),
        Some("txt") => reads_well(path, &fs::read_to_string(path).unwrap()),
        _ => {}
    }
}

fn page(path: &Path) {
    assert!(fs::metadata(path).unwrap().len() < LARGEST, "{}", path.display());
    let page = fs::read_to_string(path).unwrap();
    for foreign in ["<script", " src=", "http://", "https://", "<link", "@import", "url("] {
        let found = page.replace("http://www.w3.org/2000/svg", "").contains(foreign);
        assert!(!found, "{} holds {foreign}", path.display());
    }
    assert!(headings(&page).iter().all(|heading| !heading.is_empty()), "{}", path.display());
    reads_well(path, &text(&page));
}

fn reads_well(path: &Path, said: &str) {
    for line in said.lines() {
        for slip in SLIPS {
            assert!(!line.contains(slip), "{}: `{slip}` in\n{line}", path.display());
        }
    }
}
