//! Every file that somebody hands over or keeps says by which tilik it was made, by which checklist and the one that it
//! tailors, and from what: the version and the hashes, worked out here once more from the files.
//!
//! Which formats a command writes is read from its own help, and which commands there are from that of tilik, so
//! that a new one has to say it too.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tilik::report::Format;

const VERSION: &str = env!("CARGO_PKG_VERSION");
const TAILORED: &str = "
tilik: 1
extends: ./daftar.yaml
checklist: {id: sesuaian, version: \"3\", title: {id: Disesuaikan, en: Tailored}}
";

/// Commands whose results are handed over or kept.
const REPORTING: [&str; 6] = ["assess", "compare", "followup", "impact", "plan", "signs"];
/// Those whose results are not: messages to whoever runs them, what is to be filled in or read by programs, and dossiers
/// that nobody submitted.
const OTHERS: [&str; 10] = [
    "check",
    "validate",
    "test",
    "explain",
    "form",
    "schema",
    "simulate",
    "verify",
    "checklists",
    "completions",
];

/// A folder with the files of a fixture and a checklist that tailors its own.
struct Desk(TempDir);

impl Desk {
    fn with(fixture: &str) -> Self {
        let desk = Self(TempDir::new().unwrap());
        let root = Path::new("tests/fixtures").join(fixture);
        for path in all_files(&root) {
            let place = desk.path(path.strip_prefix(&root).unwrap().to_str().unwrap());
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::copy(path, place).unwrap();
        }
        fs::write(desk.path("sesuaian.yaml"), TAILORED).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
        command.current_dir(self.0.path()).args(arguments).env_remove("TILIK_LANG");
        let output = command.output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {told}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a run writes in each format that its help names, and as plain text where it takes that.
    fn written(&self, arguments: &[&str], more: &[&str]) -> Vec<(String, String)> {
        let help = self.run(&[arguments[0], "--help", "--lang", "en"]);
        let usage = help.lines().find(|line| line.starts_with("Usage:")).unwrap();
        let usage = usage.split("[-c").last().unwrap().split("[--policy").last().unwrap();
        let known = ["xlsx", "html", "md", "json", "csv", "ics", "docx", "parquet", "pdf", "xml"];
        let named = known.into_iter().filter(|ending| {
            let output = usage.split_once("[--format").or_else(|| usage.split_once("[-o"));
            output.unwrap().1.split(['.', '|', ' ', ']']).any(|word| word == *ending)
        });
        let endings: Vec<&str> = named.chain(more.iter().copied()).collect();
        assert!(endings.len() > 2, "{usage}");
        let file = |ending: &str| {
            let name = format!("hasil.{ending}");
            assert_eq!(self.run(&[arguments, &["-o", &name]].concat()), "", "{name}");
            (format!("{arguments:?} {ending}"), everything(&self.path(&name)))
        };
        endings.into_iter().map(file).collect()
    }

    /// The hash of a file.
    fn hash(&self, name: &str) -> String {
        hash(fs::read(self.path(name)).unwrap())
    }

    /// The hashes that every report holds: of the checklist and the one it tailors.
    fn checklists(&self) -> [String; 2] {
        ["sesuaian.yaml", "daftar.yaml"].map(|name| self.hash(name))
    }

    /// One hash for files: that of their sorted hashes.
    fn together(&self, folder: &str) -> String {
        let files = all_files(&self.path(folder));
        let hashes: BTreeSet<String> =
            files.iter().map(|path| hash(fs::read(path).unwrap()) + "\n").collect();
        assert!(hashes.len() > 1);
        hash(hashes.into_iter().collect::<String>())
    }

    /// One hash for assessments, worked out from what is written of them.
    fn assessments(&self, inputs: &[&str]) -> String {
        let assess = ["assess", "-c", "sesuaian.yaml", "--format", "json"];
        let written: Value = serde_json::from_str(&self.run(&[&assess, inputs].concat())).unwrap();
        let lines: BTreeSet<String> = written.as_array().unwrap().iter().map(line).collect();
        hash(lines.into_iter().collect::<String>())
    }
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { all_files(&path) } else { vec![path] }).collect()
}

fn hash(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What an assessment says, for its hash.
fn line(one: &Value) -> String {
    let percent = |share: f64| {
        let text = format!("{:.4}", share * 100.0);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let ends = |bounds: &Value, max: f64| {
        ["low", "high"]
            .map(|end| bounds[end].as_f64().map(|end| percent(end / max)).unwrap_or_default())
    };
    let at = |path: &str| one.pointer(path).unwrap();
    let identity = ["/unit/code", "/period/from", "/period/to", "/source", "/checklist/sha256"];
    let mut cells = identity.map(|path| at(path).as_str().unwrap().to_owned()).to_vec();
    cells.extend(ends(at("/score"), 100.0));
    for criterion in at("/criteria").as_array().unwrap() {
        let points = &criterion["points"];
        cells.extend(ends(points, points["max"].as_f64().unwrap_or(1.0)));
    }
    cells.join(",") + "\n"
}

/// All text of a file, of each part where it is packed, with lines put together that its format folds.
fn everything(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&bytes)) else {
        let text = String::from_utf8_lossy(&bytes).replace("\r\n ", "");
        // What a page carries for programs, nobody reads.
        return text.split("<template data-tilik").next().unwrap().to_owned();
    };
    let mut text = String::new();
    for place in 0..archive.len() {
        archive.by_index(place).unwrap().read_to_string(&mut text).unwrap();
    }
    text
}

fn expect(what: &str, text: &str, hashes: &[&str]) {
    for said in [&[VERSION], hashes].concat() {
        assert!(text.contains(said), "{what} does not say {said}");
    }
}

#[test]
fn every_command_reports_or_does_not() {
    let help = Desk::with("district").run(&["--help", "--lang", "en"]);
    let commands = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let named: BTreeSet<&str> =
        commands.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(named, REPORTING.into_iter().chain(OTHERS).collect());
}

#[test]
fn every_report_of_an_assessment_says_what_it_was_made_from() {
    let desk = Desk::with("district");
    let [own, base] = desk.checklists();
    let input = desk.hash("kini/P0001.yaml");
    // Its columns are fixed.
    let formats = Format::ALL.into_iter().filter(|format| *format != Format::Csv);
    let formats: Vec<&str> = formats.map(Format::name).collect();
    for lang in ["id", "en"] {
        let asked = ["assess", "--lang", lang, "-c", "sesuaian.yaml", "kini/P0001.yaml"];
        let more = ["-o", lang, "--format", &formats.join(",")];
        assert_eq!(desk.run(&[&asked[..], &more].concat()), "");
        let files = all_files(&desk.path(lang));
        assert!(files.len() > formats.len());
        for file in files {
            let text = everything(&file);
            let name = file.display().to_string();
            // A message for phones has room for the first digits.
            let digits = if name.ends_with(".txt") { 12 } else { 64 };
            let hashes = [&own, &base, &input].map(|hash| &hash[..digits]);
            expect(&name, &text, &hashes);
        }
        for format in ["json", "ndjson", "md"] {
            let told = desk.run(&[&asked[..], &["--format", format]].concat());
            expect(format, &told, &[&own, &base, &input]);
        }
    }
}

#[test]
fn a_dossier_of_several_files_has_one_hash_in_its_letters() {
    let desk = Desk::with("district");
    let first = fs::read_to_string(desk.path("kini/P0001.yaml")).unwrap();
    let rest = first.lines().filter(|line| !line.starts_with("jadwal:"));
    fs::create_dir(desk.path("bagian")).unwrap();
    fs::write(desk.path("bagian/a.yaml"), rest.map(|line| format!("{line}\n")).collect::<String>())
        .unwrap();
    let identity = "periode: 2026-Q1\nsumber: supervisi\nkode: P0001\nnama: Mekar\njadwal: tidak\n";
    fs::write(desk.path("bagian/b.yaml"), identity).unwrap();
    let asked = ["assess", "-c", "sesuaian.yaml", "bagian", "-o", "lap", "--format", "docx,agenda"];
    desk.run(&asked);
    let files = all_files(&desk.path("lap"));
    assert_eq!(files.len(), 5);
    for file in files {
        expect(&file.display().to_string(), &everything(&file), &[&desk.together("bagian")]);
    }
}

#[test]
fn plans_follow_ups_and_comparisons_say_by_which_assessments() {
    let desk = Desk::with("district");
    let [own, base] = desk.checklists();
    fs::write(desk.path("unit.csv"), "kode,nama\nP0001,Mekar\nP0009,Rawa\n").unwrap();
    let list = desk.hash("unit.csv");
    let one = ["dahulu/P0001.yaml", "kini/P0001.yaml"];
    let all = ["dahulu", "kini"];
    for lang in ["id", "en"] {
        let start = |command| [command, "--lang", lang, "-c", "sesuaian.yaml"];
        for inputs in [one, all] {
            let followed = desk.written(&[&start("followup")[..], &inputs].concat(), &["txt"]);
            assert_eq!(followed.len(), 5);
            for (what, text) in followed {
                expect(&what, &text, &[&own, &base, &desk.assessments(&inputs)]);
            }
        }
        let now = ["kini"];
        let plan = ["--as-of", "2026-05-04", "--units", "unit.csv"];
        let planned = desk.written(&[&start("plan")[..], &now, &plan].concat(), &["txt"]);
        assert_eq!(planned.len(), 6);
        for (what, text) in planned {
            expect(&what, &text, &[&own, &base, &desk.assessments(&now), &list]);
        }
        let compared = desk.written(&[&start("compare")[..], &now].concat(), &[]);
        assert_eq!(compared.len(), 4);
        for (what, text) in compared {
            expect(&what, &text, &[&own, &base, &desk.assessments(&now)]);
        }
    }
}

#[test]
fn signs_and_impacts_say_from_which_files() {
    let desk = Desk::with("signs");
    let [own, base] = desk.checklists();
    let signs = desk.written(&["signs", "-c", "sesuaian.yaml", "dossier"], &["txt"]);
    assert_eq!(signs.len(), 6);
    let inputs = desk.together("dossier");
    for (what, text) in signs {
        expect(&what, &text, &[&own, &base, &inputs]);
    }
    let lines = desk.run(&["assess", "-c", "daftar.yaml", "dossier", "--format", "ndjson"]);
    assert!(lines.lines().count() > 1);
    let impact = desk.written(&["impact", "daftar.yaml", "sesuaian.yaml", "dossier"], &["txt"]);
    assert_eq!(impact.len(), 3);
    for (what, text) in impact {
        expect(&what, &text, &[&own, &base, &inputs]);
    }
}

#[test]
fn a_file_of_many_lines_is_told_by_its_hash() {
    let desk = Desk::with("district");
    let simulate = ["simulate", "-c", "daftar.yaml", "--units", "12", "--periods", "2025"];
    desk.run(&[&simulate[..], &["-o", "semua.ndjson"]].concat());
    let input = desk.hash("semua.ndjson");
    let signs = ["signs", "-c", "sesuaian.yaml", "semua.ndjson", "--format", "json"];
    expect("signs", &desk.run(&signs), &[&input]);
    let tables = ["assess", "-c", "sesuaian.yaml", "semua.ndjson", "-o", "tabel"];
    desk.run(&[&tables[..], &["--format", "parquet"]].concat());
    for file in all_files(&desk.path("tabel")) {
        expect(&file.display().to_string(), &everything(&file), &[&input]);
    }
}

#[test]
fn nobody_without_the_key_finds_a_unit_by_the_hash() {
    let desk = Desk::with("district");
    fs::write(desk.path("kunci.txt"), "kunci kabupaten contoh").unwrap();
    let asked = ["followup", "-c", "sesuaian.yaml", "dahulu", "kini", "--format", "json"];
    let plain = desk.assessments(&["dahulu", "kini"]);
    assert!(desk.run(&asked).contains(&plain));
    let hidden = desk.run(&[&asked[..], &["--anonymise", "kunci.txt"]].concat());
    assert!(hidden.contains("assessments_sha256") && !hidden.contains(&plain));
}
