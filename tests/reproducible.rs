//! The same inputs give the same bytes: twice in a row, on any number of threads, with the files of a unit in any
//! order, in any locale and time zone, and from any folder.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

const FORMATS: &str = "json,ndjson,csv,md,xlsx,html,docx,agenda,umpan-balik";

/// A folder with a checklist of the tests and dossiers of a few units.
struct Desk(TempDir);

/// What else is true of the machine.
type Around<'a> = &'a [(&'a str, &'a str)];

impl Desk {
    fn new() -> Self {
        let desk = Self(TempDir::new().unwrap());
        for entry in fs::read_dir("tests/fixtures/compare/dossier").unwrap() {
            let path = entry.unwrap().path();
            desk.put(&format!("masuk/{}", path.file_name().unwrap().to_str().unwrap()), &path);
        }
        desk.put("daftar.yaml", Path::new("tests/fixtures/compare/daftar.yaml"));
        desk.put("unit.csv", Path::new("tests/fixtures/compare/unit.csv"));
        desk
    }

    fn put(&self, name: &str, from: &Path) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::copy(from, path).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Standard output of a run in this folder.
    fn run(&self, arguments: &[&str], around: Around<'_>) -> Vec<u8> {
        self.run_in("", arguments, around)
    }

    fn run_in(&self, folder: &str, arguments: &[&str], around: Around<'_>) -> Vec<u8> {
        let mut command = Command::cargo_bin("tilik").unwrap();
        command.current_dir(self.path(folder)).args(arguments).env_remove("TILIK_LANG");
        for (name, value) in around {
            command.env(name, value);
        }
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
        output.stdout
    }

    /// Every report of every dossier, by its file's name.
    fn reports(&self, inputs: &[&str], around: Around<'_>) -> BTreeMap<String, Vec<u8>> {
        let folder = self.path("lap");
        let _ = fs::remove_dir_all(&folder);
        let asked = ["assess", "-c", "daftar.yaml", "-o", "lap", "--format", FORMATS];
        self.run(&[&asked[..], inputs].concat(), around);
        files(&folder)
    }

    /// A comparison in every format.
    fn comparisons(&self, inputs: &[&str], around: Around<'_>) -> BTreeMap<String, Vec<u8>> {
        let folder = self.path("banding");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        for format in ["xlsx", "html", "json", "csv"] {
            let file = format!("banding/b.{format}");
            let asked = ["compare", "-c", "daftar.yaml", "--units", "unit.csv", "-o", &file];
            self.run(&[&asked[..], inputs].concat(), around);
        }
        let asked = ["compare", "-c", "daftar.yaml", "--units", "unit.csv"];
        let mut all = files(&folder);
        all.insert("terminal".to_owned(), self.run(&[&asked[..], inputs].concat(), around));
        all
    }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let file = |entry: fs::DirEntry| {
        (entry.file_name().to_str().unwrap().to_owned(), fs::read(entry.path()).unwrap())
    };
    entries.map(file).collect()
}

/// That two runs wrote the same files with the same bytes.
fn expect_same(what: &str, one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let names = |all: &BTreeMap<String, Vec<u8>>| all.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other), "{what}");
    for (name, bytes) in one {
        assert!(*bytes == other[name], "{what}: {name} differs");
    }
}

#[test]
fn twice_in_a_row_and_wherever_on_earth_reports_are_the_same() {
    let desk = Desk::new();
    let first = desk.reports(&["masuk"], &[]);
    assert!(first.len() > 40, "{:?}", first.keys());
    let compared = desk.comparisons(&["masuk"], &[]);
    let arounds: [Around<'_>; 3] = [
        &[],
        &[("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("TZ", "Asia/Jayapura")],
        &[("LC_ALL", "C"), ("LANG", "C"), ("TZ", "America/Los_Angeles"), ("HOME", "/nonexistent")],
    ];
    for around in arounds {
        expect_same("reports", &first, &desk.reports(&["masuk"], around));
        expect_same("comparisons", &compared, &desk.comparisons(&["masuk"], around));
    }
}

#[test]
fn the_order_of_files_does_not_matter() {
    let desk = Desk::new();
    let mut inputs: Vec<String> =
        files(&desk.path("masuk")).into_keys().map(|name| format!("masuk/{name}")).collect();
    let (reports, compared) = {
        let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
        (desk.reports(&inputs, &[]), desk.comparisons(&inputs, &[]))
    };
    inputs.reverse();
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    expect_same("reports", &reports, &desk.reports(&inputs, &[]));
    expect_same("comparisons", &compared, &desk.comparisons(&inputs, &[]));
}

#[test]
fn the_files_of_one_unit_may_come_in_any_order() {
    let desk = Desk(TempDir::new().unwrap());
    let checklist = "lokmin-bulanan";
    let head = "periode: 2025\nkode: P1\nnama: Mekar\n";
    let month = |month: u32| {
        format!(
            "{head}lokmin:\n  - {{bulan: 2025-{month:02}, tanggal: 2025-{month:02}-07, notulen: ya}}\n"
        )
    };
    fs::create_dir(desk.path("masuk")).unwrap();
    for number in [1, 2, 3, 11] {
        fs::write(desk.path(&format!("masuk/{number}.yaml")), month(number)).unwrap();
    }
    fs::write(desk.path("masuk/unit.yaml"), format!("{head}pedoman_tersedia: ya\n")).unwrap();
    let orders = [[1, 2, 3, 11], [11, 3, 2, 1], [2, 11, 1, 3]];
    let mut all = Vec::new();
    for (place, order) in orders.iter().enumerate() {
        let mut inputs: Vec<String> = order.iter().map(|it| format!("masuk/{it}.yaml")).collect();
        inputs.insert(place, "masuk/unit.yaml".to_owned());
        let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
        let asked = ["assess", "-c", checklist, "-o", "lap", "--format", FORMATS];
        let _ = fs::remove_dir_all(desk.path("lap"));
        desk.run(&[&asked[..], &inputs].concat(), &[]);
        all.push(files(&desk.path("lap")));
    }
    assert_eq!(all[0].len(), 13);
    expect_same("in another order", &all[0], &all[1]);
    expect_same("in another order", &all[0], &all[2]);
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let desk = Desk::new();
    let simulate = ["simulate", "-c", "daftar.yaml", "--units", "60", "--periods", "2025,2026"];
    let dossiers = desk.run(&[&simulate[..], &["--missing", "15%"]].concat(), &[]);
    for threads in ["1", "2", "8"] {
        let again = [&simulate[..], &["--missing", "15%", "--threads", threads]].concat();
        assert!(desk.run(&again, &[]) == dossiers, "simulate on {threads} threads");
    }
    fs::write(desk.path("semua.ndjson"), dossiers).unwrap();
    for format in ["ndjson", "csv", "json", "md"] {
        let asked = ["assess", "-c", "daftar.yaml", "semua.ndjson", "--format", format];
        let written = desk.run(&asked, &[]);
        assert!(written.len() > 1000, "{format}");
        for threads in ["1", "2", "8"] {
            let again = desk.run(&[&asked[..], &["--threads", threads]].concat(), &[]);
            assert!(again == written, "{format} on {threads} threads");
        }
    }
}

#[test]
fn from_another_folder_only_the_paths_are_others() {
    let desk = Desk(TempDir::new().unwrap());
    let dossier = "tests/fixtures/checklists/lokmin-bulanan/kebun-sikolos-2005/dossier.yaml";
    desk.put("masuk/dossier.yaml", Path::new(dossier));
    let here = desk.run(&["assess", "masuk", "--format", "json"], &[]);
    let there = desk.run_in("masuk", &["assess", ".", "--format", "json"], &[]);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (here, there) = (text(here), text(there));
    assert!(here.contains("\"masuk/"), "no source names a path, so that this test says nothing");
    assert_eq!(here.replace("\"masuk/", "\""), there.replace("\"./", "\""));
}
