//! Hostile inputs and a failing machine, from outside: nothing hangs, nothing floods, no file is half written, the error
//! names the file, and what was done stays valid.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Longer than any of these runs takes on a busy machine, and far shorter than for ever.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder with the checklist `contoh.yaml`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy("tests/fixtures/diagnostics/checklist.yaml", folder.path().join("contoh.yaml"))
        .unwrap();
    folder
}

fn dossier(folder: &Path, name: &str, code: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, format!("periode: 2005\nkode: {code}\nnama: Contoh {code}\nstaf: 3\n"))
        .unwrap();
}

fn command(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(folder).args(arguments.split_whitespace());
    command.env_remove("TILIK_LANG").env_remove("TILIK_LIMIT").env("COLUMNS", "100");
    command
}

/// What comes of a run that must end by itself.
fn run(folder: &Path, arguments: &str) -> (i32, String, String) {
    ended(command(folder, arguments))
}

fn ended(mut command: Command) -> (i32, String, String) {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(tempfile::tempfile().unwrap())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let started = Instant::now();
    let mut told = String::new();
    std::io::Read::read_to_string(child.stderr.as_mut().unwrap(), &mut told).unwrap();
    while child.try_wait().unwrap().is_none() {
        assert!(started.elapsed() < PATIENCE, "it does not end");
        std::thread::sleep(Duration::from_millis(10));
    }
    (child.wait().unwrap().code().unwrap(), String::new(), told)
}

fn printed(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// Devices have no end, and a pipe nobody writes to has no beginning.
#[test]
fn what_is_no_ordinary_file_is_not_read() {
    let folder = folder();
    let at = folder.path();
    symlink("/dev/zero", at.join("nol.yaml")).unwrap();
    assert!(Command::new("mkfifo").arg(at.join("pipa.json")).status().unwrap().success());
    for name in ["nol.yaml", "pipa.json"] {
        for arguments in [
            format!("assess -c contoh.yaml {name}"),
            format!("check ./{name}"),
            format!("followup {name} {name}"),
            format!("compare -c contoh.yaml {name}"),
            format!("assess -c contoh.yaml contoh.yaml --letterhead {name} -o keluar"),
            format!("plan --as-of 2006-01-02 --units {name}"),
            format!("form -c contoh.yaml --units {name} -o keluar"),
        ] {
            let (status, _, told) = run(at, &arguments);
            assert_eq!(status, 2, "{arguments}\n{told}");
            assert!(told.contains(&format!("{name} bukan berkas biasa")), "{arguments}\n{told}");
        }
    }
    // Beside others, they keep nobody from being assessed.
    dossier(at, "masuk/P0001.yaml", "P0001");
    symlink("/dev/zero", at.join("masuk/nol.yaml")).unwrap();
    let (status, _, told) = run(at, "assess -c contoh.yaml masuk -o keluar --format json");
    assert_eq!((status, at.join("keluar/P0001_2005.json").exists()), (2, true), "{told}");
}

#[test]
fn links_that_lead_back_are_not_followed_and_deep_folders_are_told() {
    let folder = folder();
    let at = folder.path();
    dossier(at, "masuk/P0001.yaml", "P0001");
    let earlier = fs::read_to_string(at.join("masuk/P0001.yaml")).unwrap();
    fs::create_dir(at.join("dulu")).unwrap();
    fs::write(at.join("dulu/P0001.yaml"), earlier.replace("2005", "2004")).unwrap();
    for name in ["satu", "dua", "tiga"] {
        symlink(".", at.join("masuk").join(name)).unwrap();
    }
    for arguments in [
        "assess -c contoh.yaml masuk",
        "followup -c contoh.yaml dulu masuk",
        "plan --as-of 2006-01-02 -c contoh.yaml masuk",
    ] {
        let (_, _, told) = run(at, arguments);
        assert!(!told.contains("galat"), "{arguments}\n{told}");
    }
    dossier(at, "dalam/a/b/c/P0002.yaml", "P0002");
    for arguments in [
        "assess -c contoh.yaml dalam --limit folders=2",
        "plan --as-of 2006-01-02 -c contoh.yaml dalam --limit folders=2",
    ] {
        let (status, _, told) = run(at, arguments);
        assert_eq!(status, 2);
        assert!(told.contains("dalam/a/b/c berada lebih dari 2 folder ke dalam"), "{told}");
        assert!(told.contains("--limit folders=4"), "{told}");
    }
}

/// The same with no more memory than a small computer has to spare, so many kilobytes of it.
fn run_within(folder: &Path, kilobytes: u32, arguments: &str) -> (i32, String, String) {
    let tilik = env!("CARGO_BIN_EXE_tilik");
    let mut command = Command::new("sh");
    command.current_dir(folder).env_remove("TILIK_LANG").env_remove("TILIK_LIMIT");
    command.args(["-c", &format!("ulimit -v {kilobytes}; exec {tilik} {arguments}")]);
    ended(command)
}

#[test]
fn links_that_lead_to_each_other_are_told_in_words() {
    let folder = folder();
    let at = folder.path();
    symlink("b.yaml", at.join("a.yaml")).unwrap();
    symlink("a.yaml", at.join("b.yaml")).unwrap();
    let (status, _, told) = run(at, "validate -c contoh.yaml a.yaml");
    assert_eq!(status, 2);
    assert!(told.contains("a.yaml tidak dapat dibaca: tautannya berputar tanpa ujung"), "{told}");
}

/// Windows gives the first thread a megabyte of stack: what may nest at most still fits, and in the threads beside it.
#[test]
fn the_deepest_that_is_taken_is_read_with_a_small_stack() {
    let folder = folder();
    let at = folder.path();
    let checklist = fs::read_to_string(at.join("contoh.yaml")).unwrap();
    let (head, _) = checklist.split_once("criteria:\n").unwrap();
    let measure = format!("{}{}{} >= 3", "(".repeat(47), ["staf"; 401].join(" + "), ")".repeat(47));
    let criterion = format!(
        "  - {{id: X, section: proses, title: x, basis: [pedoman], measure: '{measure}'}}\n"
    );
    fs::write(at.join("dalam.yaml"), format!("{head}criteria:\n{criterion}")).unwrap();
    dossier(at, "a.yaml", "P0001");
    for (name, open, close) in [("daftar", "[", "]"), ("rincian", "{\"a\":", "}")] {
        let nested = format!("{}1{}", open.repeat(126), close.repeat(126));
        let json = format!(
            "{{\"periode\":\"2005\",\"kode\":\"P0002\",\"nama\":\"x\",\"bukti\":{nested}}}"
        );
        fs::write(at.join(format!("{name}.json")), &json).unwrap();
        fs::write(at.join(format!("{name}.yaml")), json).unwrap();
    }
    let raised = "--limit expression=400,depth=128";
    let tilik = env!("CARGO_BIN_EXE_tilik");
    for (arguments, status) in [
        ("check dalam.yaml", 0),
        ("assess -c dalam.yaml a.yaml --threads 2 --format json", 0),
        ("explain -c dalam.yaml a.yaml", 0),
        ("compare -c dalam.yaml a.yaml", 0),
        ("validate -c dalam.yaml daftar.json rincian.json daftar.yaml rincian.yaml", 2),
        ("assess -c dalam.yaml daftar.json rincian.json daftar.yaml rincian.yaml --threads 2", 2),
        ("followup -c dalam.yaml rincian.json rincian.json", 2),
    ] {
        let mut command = Command::new("sh");
        command.current_dir(at).env_remove("TILIK_LANG").env_remove("TILIK_LIMIT");
        command.args(["-c", &format!("ulimit -s 1024; exec {tilik} {arguments} {raised}")]);
        let output = command.output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(status), "{arguments}\n{told}");
    }
}

/// Read, a text in YAML takes several times its bytes.
#[test]
fn a_yaml_file_may_have_a_quarter_of_what_others_may() {
    let folder = folder();
    let at = folder.path();
    let text = "x".repeat(1_200_000);
    fs::write(at.join("a.yaml"), format!("periode: 2005\nkode: P0001\nnama: {text}\n")).unwrap();
    let (status, _, told) = run(at, "validate -c contoh.yaml a.yaml --limit file=4MB");
    assert_eq!(status, 2);
    assert!(told.contains("galat[too-large]: berkas YAML ini lebih besar dari 1MB"), "{told}");
    assert!(told.contains("--limit file=8MB"), "{told}");
    assert_eq!(run(at, "validate -c contoh.yaml a.yaml --limit file=8MB").0, 0);
}

/// Each fault of a row is shown with the row: it is kept once, however many there are.
#[test]
fn a_row_of_ten_thousand_wrong_columns_takes_no_more_memory_than_one() {
    let folder = folder();
    let at = folder.path();
    fs::create_dir(at.join("map")).unwrap();
    fs::write(at.join("map/unit.csv"), "kode,nama,periode\nP0001,Contoh,2005\n").unwrap();
    let columns =
        |count: u32| -> String { (0..count).map(|number| format!(",jeniss{number}")).collect() };
    for (count, code) in [(10_000, "peringatan[not-in-form]"), (70_000, "galat[csv-too-large]")] {
        fs::write(at.join("map/sarana.csv"), format!("jenis{}\nAlat\n", columns(count))).unwrap();
        let (status, _, told) = run_within(at, 500_000, "validate -c contoh.yaml map");
        assert_eq!(status, 2, "{count}");
        assert!(told.contains(code), "{count}: {}", told.get(..2000).unwrap_or(&told));
    }
}

/// A line of almost a megabyte, and a thousand faults in it: each is shown with what stands around it.
#[test]
fn faults_in_a_long_line_are_shown_with_what_is_near() {
    let folder = folder();
    let at = folder.path();
    let again = ",\"staf\":1".repeat(100_000);
    let json = format!("{{\"periode\":\"2005\",\"kode\":\"P0001\",\"nama\":\"x\"{again}}}");
    fs::write(at.join("a.json"), json).unwrap();
    let started = Instant::now();
    let (status, _, told) = run(at, "validate -c contoh.yaml a.json");
    assert_eq!(status, 2);
    assert_eq!(told.matches("galat[").count(), 1000);
    // The column is counted in the file, not in what is shown of it.
    let tenth = told.split("galat[").nth(500).unwrap();
    assert!(tenth.contains("a.json:1:4545") && tenth.contains("\"staf\":1,\"staf\":1"), "{tenth}");
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn a_limit_is_raised_by_an_option_or_the_environment() {
    let folder = folder();
    let at = folder.path();
    let rows: String = (0..30).map(|number| format!("  - {{jenis: Alat {number}}}\n")).collect();
    fs::write(at.join("a.yaml"), format!("periode: 2005\nkode: P0001\nnama: x\nsarana:\n{rows}"))
        .unwrap();
    let (status, _, told) = run(at, "--limit rows=20 validate -c contoh.yaml a.yaml");
    assert_eq!(status, 2);
    assert!(told.contains("galat[too-many-rows]") && told.contains("--limit rows=40"), "{told}");
    assert_eq!(run(at, "validate -c contoh.yaml a.yaml --limit rows=20 --limit rows=30").0, 0);
    let by_environment = |limits: &str, arguments: &str| {
        let mut command = command(at, arguments);
        command.env("TILIK_LIMIT", limits);
        ended(command)
    };
    assert_eq!(by_environment("rows=20,line=1MB", "validate -c contoh.yaml a.yaml").0, 2);
    assert_eq!(by_environment("rows=20", "validate -c contoh.yaml a.yaml --limit rows=40").0, 0);
    let (status, _, told) = by_environment("baris=20", "validate -c contoh.yaml a.yaml");
    assert_eq!(status, 2);
    assert!(told.contains("TILIK_LIMIT") && told.contains("rows"), "{told}");
    let (status, _, told) = run(at, "validate -c contoh.yaml a.yaml --limit rows=0");
    assert_eq!(status, 2);
    assert!(told.contains("tulis `rows=` dan bilangan dari 1"), "{told}");
}

#[test]
fn a_hundred_thousand_faults_are_counted_and_some_are_told() {
    let folder = folder();
    let at = folder.path();
    let faults: String = (0..100_000).map(|number| format!("salah{number}: 1\n")).collect();
    fs::write(at.join("a.yaml"), format!("periode: 2005\nkode: P0001\nnama: x\n{faults}")).unwrap();
    let lines: String = (0..9_000)
        .map(|number| {
            format!(
                "{{\"periode\":\"2005\",\"kode\":\"P{number:04}\",\"nama\":\"x\",\"salah\":1}}\n"
            )
        })
        .collect();
    fs::write(at.join("b.ndjson"), lines).unwrap();
    let criteria: String = (0..3_000)
        .map(|number| format!("  - {{id: X{number}, section: tidak_ada, measure: tidak_ada}}\n"))
        .collect();
    let checklist = fs::read_to_string(at.join("contoh.yaml")).unwrap();
    let (head, _) = checklist.split_once("criteria:\n").unwrap();
    fs::write(at.join("c.yaml"), format!("{head}criteria:\n{criteria}")).unwrap();
    for arguments in [
        "validate -c contoh.yaml a.yaml",
        "validate -c contoh.yaml b.ndjson",
        "assess -c contoh.yaml b.ndjson --format csv",
        "check c.yaml",
    ] {
        let (status, _, told) = run(at, &format!("{arguments} --limit faults=100"));
        assert_eq!(status, 2, "{arguments}");
        let shown = told.matches("galat[").count() + told.matches("peringatan[").count();
        assert_eq!(shown, 100, "{arguments}");
        assert!(told.contains(" lagi. Betulkan yang di atas dahulu"), "{arguments}: {told}");
        assert!(told.len() < 200_000, "{arguments}");
    }
    let (_, _, told) = run(at, "validate -c contoh.yaml b.ndjson --limit faults=150");
    assert!(told.contains("… dan 8850 lagi") && told.ends_with("9000 galat\n"), "{told}");
    let (_, _, told) = run(at, "validate -c contoh.yaml a.yaml");
    // The last of a thousand says that the rest was not checked.
    assert_eq!(told.matches("galat[").count(), 1000, "{}", told.len());
    assert!(told.contains("sisanya tidak diperiksa"));
    let (_, _, told) = run(at, "assess -c contoh.yaml b.ndjson --format csv");
    assert_eq!(told.matches("galat[").count(), 9000, "every bad line is told");
}

/// Where nothing can be written, that is said, and the exit status says it too.
#[test]
fn a_full_device_is_told_on_every_way_to_standard_output() {
    let folder = folder();
    let at = folder.path();
    dossier(at, "a.yaml", "P0001");
    fs::write(at.join("a.ndjson"), "{\"periode\":\"2005\",\"kode\":\"P0001\",\"nama\":\"x\"}\n")
        .unwrap();
    for arguments in [
        "assess -c contoh.yaml a.yaml",
        "assess -c contoh.yaml a.yaml --format json",
        "assess -c contoh.yaml a.yaml --format md",
        "assess -c contoh.yaml a.ndjson --format csv",
        "assess -c contoh.yaml a.ndjson --format ndjson",
        "compare -c contoh.yaml a.yaml",
        "compare -c contoh.yaml a.yaml --format csv",
        "validate -c contoh.yaml a.yaml",
        "explain -c contoh.yaml C1",
        "form -c contoh.yaml",
        "schema -c contoh.yaml",
        "checklists",
        "completions bash",
        "--help",
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = command(at, arguments).stdout(full).output().unwrap();
        let (status, _, told) = printed(&output);
        assert_eq!(status, 2, "{arguments}\n{told}");
        assert!(
            told.contains("keluaran tidak dapat ditulis: penyimpanan penuh"),
            "{arguments}\n{told}"
        );
    }
}

/// The names of a folder's files, the hidden ones too.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn where_a_report_cannot_be_put_nothing_is_left_and_the_file_is_named() {
    let folder = folder();
    let at = folder.path();
    dossier(at, "a.yaml", "P0001");
    fs::create_dir_all(at.join("keluar/P0001_2005.json")).unwrap();
    fs::create_dir_all(at.join("banding.csv")).unwrap();
    for (arguments, named) in [
        ("assess -c contoh.yaml a.yaml -o keluar --format json", "keluar/P0001_2005.json"),
        ("assess -c contoh.yaml a.yaml -o a.yaml/keluar", "a.yaml/keluar"),
        ("assess -c contoh.yaml a.yaml -o /proc/tilik", "/proc/tilik"),
        ("compare -c contoh.yaml a.yaml -o banding.csv", "banding.csv"),
        ("form -c contoh.yaml --period 2005 -o tidak/ada/formulir.xlsx", "tidak/ada/formulir.xlsx"),
    ] {
        let (status, _, told) = run(at, arguments);
        assert_eq!(status, 2, "{arguments}\n{told}");
        assert!(told.contains(&format!("{named} tidak dapat ditulis")), "{arguments}\n{told}");
    }
    assert_eq!(names(&at.join("keluar")), ["P0001_2005.json"]);
    assert_eq!(names(at), ["a.yaml", "banding.csv", "contoh.yaml", "keluar"]);
}

/// A limit on the size of files stands for a disk that runs full in the middle of a report.
#[test]
fn a_disk_that_runs_full_leaves_whole_files_alone() {
    let folder = folder();
    let at = folder.path();
    for number in 0..3 {
        dossier(at, &format!("masuk/{number}.yaml"), &format!("P000{number}"));
    }
    let tilik = env!("CARGO_BIN_EXE_tilik");
    let script = format!(
        "trap '' XFSZ; ulimit -f 8; exec {tilik} assess -c contoh.yaml masuk -o keluar --format csv,html"
    );
    let output = Command::new("sh").current_dir(at).args(["-c", &script]).output().unwrap();
    let (status, _, told) = printed(&output);
    assert_eq!(status, 2, "{told}");
    assert!(told.contains("keluar/P0000_2005.html tidak dapat ditulis"), "{told}");
    assert_eq!(names(&at.join("keluar")), ["P0000_2005.csv"]);
    let csv = fs::read_to_string(at.join("keluar/P0000_2005.csv")).unwrap();
    assert_eq!(csv.lines().count(), 2);
}

/// Standard input is kept in a file while it is read; that it can't be is no fault of what was sent.
#[test]
fn where_standard_input_cannot_be_put_aside_that_folder_is_named() {
    let folder = folder();
    let at = folder.path();
    dossier(at, "a.yaml", "P0001");
    let mut command = command(at, "assess -c contoh.yaml - --format csv");
    command.env("TMPDIR", at.join("a.yaml")).stdin(fs::File::open(at.join("a.yaml")).unwrap());
    let (status, _, told) = printed(&command.output().unwrap());
    assert_eq!(status, 2);
    assert!(told.contains("masukan standar tidak dapat disimpan sementara di"), "{told}");
    assert!(
        told.contains("a.yaml: sebagian jalurnya bukan folder") && told.contains("TMPDIR"),
        "{told}"
    );
}

#[test]
fn a_file_that_is_gone_does_not_stop_the_others() {
    let folder = folder();
    let at = folder.path();
    dossier(at, "masuk/P0001.yaml", "P0001");
    symlink("hilang.yaml", at.join("masuk/P0000.yaml")).unwrap();
    for arguments in [
        "assess -c contoh.yaml masuk -o keluar --format json",
        "assess -c contoh.yaml masuk/P0000.yaml masuk/P0001.yaml -o keluar --format json",
    ] {
        let (status, _, told) = run(at, arguments);
        assert_eq!(status, 2, "{told}");
        assert!(told.contains("masuk/P0000.yaml tidak dapat dibaca: tidak ada berkas"), "{told}");
        assert_eq!(names(&at.join("keluar")), ["P0001_2005.json"]);
    }
}

fn many(at: &Path) {
    for number in 0..40 {
        dossier(at, &format!("masuk/{number:02}.yaml"), &format!("P{number:04}"));
    }
}

/// The whole files of a folder: those that are not hidden.
fn whole(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    let shown = paths.filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with('.'));
    shown.map(|path| (PathBuf::from(path.file_name().unwrap()), fs::read(&path).unwrap())).collect()
}

#[test]
fn however_early_a_run_is_killed_every_file_there_is_whole() {
    let folder = folder();
    let at = folder.path();
    many(at);
    let arguments =
        |out: &str| format!("assess -c contoh.yaml masuk --format json,csv,html -o {out}");
    assert_eq!(run(at, &arguments("utuh")).0, 0);
    let expected = whole(&at.join("utuh"));
    assert_eq!(expected.len(), 120);
    let mut killed = 0;
    for wait in [0, 20, 40, 80, 120, 200, 300, 450] {
        let mut child = command(at, &arguments("mati")).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        killed += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        for (name, bytes) in whole(&at.join("mati")) {
            assert!(expected.get(&name) == Some(&bytes), "{} after {wait} ms", name.display());
        }
    }
    assert!(killed > 0, "no run was killed");
}

#[test]
fn two_runs_into_one_folder_never_mix_a_file() {
    let folder = folder();
    let at = folder.path();
    many(at);
    let arguments = |lang: &str, out: &str| {
        format!("--lang {lang} assess -c contoh.yaml masuk --format html,csv -o {out}")
    };
    assert_eq!((run(at, &arguments("id", "satu")).0, run(at, &arguments("en", "dua")).0), (0, 0));
    let (one, other) = (whole(&at.join("satu")), whole(&at.join("dua")));
    let both = ["id", "en"].map(|lang| command(at, &arguments(lang, "bersama")).spawn().unwrap());
    for mut child in both {
        assert!(child.wait().unwrap().success());
    }
    let together = whole(&at.join("bersama"));
    assert_eq!(together.len(), one.len());
    for (name, bytes) in &together {
        assert!(
            one.get(name) == Some(bytes) || other.get(name) == Some(bytes),
            "{}",
            name.display()
        );
    }
    assert_eq!(names(&at.join("bersama")).len(), together.len(), "nothing else is left");
}
