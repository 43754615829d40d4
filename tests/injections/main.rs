//! Nothing that people write is markup, formula, template or control code in anything tilik makes of it.
//!
//! `tests/fixtures/injections/texts.json` holds hostile texts. Two worlds are made of them, a hostile and a harmless one,
//! with a text wherever people can write one: in dossiers, checklists, lists of units, holidays, letterheads and the
//! names of files. Every command runs in both, and what it makes must have the same shape.
//!
//! `TILIK_INJECTIONS=FOLDER cargo test --test injections` keeps what was made, for `tests/browser/injections.sh` to open in
//! a browser and in LibreOffice.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod corpus;
mod shape;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use corpus::World;
use shape::Shape;

/// The folders of both worlds, the harmless one first.
fn worlds() -> &'static [PathBuf; 2] {
    static WORLDS: OnceLock<[PathBuf; 2]> = OnceLock::new();
    WORLDS.get_or_init(|| {
        let kept = std::env::var("TILIK_INJECTIONS").ok().map(PathBuf::from);
        let place =
            kept.unwrap_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("injections"));
        World::ALL.map(|world| {
            let folder =
                std::path::absolute(place.join(format!("{world:?}").to_lowercase())).unwrap();
            let _ = fs::remove_dir_all(&folder);
            corpus::write(world, &folder);
            folder
        })
    })
}

struct Ran {
    stdout: String,
    stderr: String,
    status: i32,
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(folder).args(arguments).env_remove("TILIK_LANG").env("COLUMNS", "100");
    let output = command.output().unwrap();
    Ran {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    }
}

/// What a command prints in both worlds, where it must succeed; what it says must not act on a terminal.
fn printed(arguments: &str) -> [String; 2] {
    let arguments: Vec<&str> = arguments.split_whitespace().collect();
    worlds().each_ref().map(|folder| {
        let ran = run(folder, &arguments);
        assert_eq!(ran.status, 0, "{arguments:?} in {}\n{}", folder.display(), ran.stderr);
        assert_eq!(shape::acts_on_terminal(&ran.stderr), None, "{}", ran.stderr);
        ran.stdout
    })
}

/// What a command writes to a file in both worlds.
fn written(arguments: &str, name: &str) -> [Vec<u8>; 2] {
    printed(&format!("{arguments} -o {name}"));
    worlds().each_ref().map(|folder| fs::read(folder.join(name)).unwrap())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Asserts that the hostile one of two has nothing that the harmless one has not.
fn same(what: &str, [harmless, hostile]: [Shape; 2]) {
    let planted: BTreeSet<&String> = hostile.difference(&harmless).collect();
    assert!(planted.is_empty(), "{what}: planted {planted:#?}");
    assert!(!harmless.is_empty(), "{what}");
}

/// Files that a command wrote into a folder of both worlds, by what their names end in; those of one world united.
fn of_folder(folder: &str, ending: &str, shape: impl Fn(&[u8]) -> Shape) -> [Shape; 2] {
    worlds().each_ref().map(|world| {
        let mut all = Shape::new();
        for entry in fs::read_dir(world.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.to_string_lossy().ends_with(ending) {
                all.extend(shape(&fs::read(&path).unwrap()));
            }
        }
        all
    })
}

fn html(bytes: &[u8]) -> Shape {
    shape::html(&text(bytes))
}

fn json(text: &str) -> Shape {
    shape::json(&serde_json::from_str(text).unwrap())
}

fn no_formulas(what: &str, text: &str) {
    for separator in [b',', b';'] {
        for cell in shape::cells(text, separator) {
            assert!(!shape::is_formula(&cell), "{what}: {cell:?}");
        }
    }
}

/// All dossiers of 2025, and what was assessed of 2024.
const ASSESS: &str = "assess -c checklists/sisip.yaml 2025.ndjson";

#[test]
fn the_corpus_holds_what_each_format_would_take_for_more_than_text() {
    let all = corpus::injections();
    assert!(all.len() >= 60);
    let names: BTreeSet<&String> = all.iter().map(|one| &one.name).collect();
    assert_eq!(names.len(), all.len(), "names are different");
    // The checks can tell: raw, the texts would have planted something.
    let raw = |check: &dyn Fn(&str) -> bool| all.iter().filter(|one| check(&one.text)).count();
    assert!(raw(&|text| shape::html(&format!("<p>{text}</p>")).len() > 1) > 10);
    assert!(raw(&|text| shape::markdown(text).len() > 2) > 15);
    assert!(raw(&|text| shape::cells(text, b';').iter().any(|cell| shape::is_formula(cell))) > 10);
    assert!(raw(&|text| shape::acts_on_terminal(text).is_some()) > 8);
}

#[test]
fn pages_and_word_files_and_workbooks_of_a_dossier() {
    printed("assess -c checklists/sisip.yaml 2024-sepertiga.ndjson --format ndjson -o lalu");
    for world in worlds() {
        let mut files: Vec<PathBuf> =
            fs::read_dir(world.join("lalu")).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let all: Vec<u8> = files.iter().flat_map(|path| fs::read(path).unwrap()).collect();
        fs::write(world.join("lalu.ndjson"), all).unwrap();
    }
    let around = "--letterhead kop.yaml --previous lalu.ndjson";
    let formats = "html,agenda,umpan-balik,docx,xlsx,json";
    printed(&format!(
        "assess -c checklists/sisip.yaml 2025-sepertiga.ndjson -o laporan --format {formats} {around}"
    ));
    for ending in [".html", "_agenda.html", "_umpan-balik.html"] {
        same(ending, of_folder("laporan", ending, html));
    }
    for ending in
        [".xlsx", "_laporan.docx", "_berita-acara.docx", "_surat-umpan-balik.docx", "_agenda.docx"]
    {
        same(ending, of_folder("laporan", ending, shape::office));
    }
    same("json", of_folder("laporan", ".json", |bytes| json(&text(bytes))));
    let messages = of_folder("laporan", "_umpan-balik.txt", |bytes| {
        let text = text(bytes);
        let signs = text.lines().map(|line| line.chars().filter(|c| "*_~`".contains(*c)).collect());
        signs.collect()
    });
    same("message", messages);
    let pages: Vec<String> = fs::read_dir(worlds()[1].join("laporan"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .map(|path| shape::words_of_html(&fs::read_to_string(path).unwrap()))
        .collect();
    for injection in corpus::admitted()
        .iter()
        .filter(|one| one.text.is_ascii() && !one.text.contains(['\n', '\r', '\t']))
    {
        let shown = pages.iter().any(|page| page.contains(injection.text.trim()));
        assert!(shown, "{} is not shown as it was written", injection.name);
    }
}

#[test]
fn texts_of_an_assessment_on_standard_output() {
    for text in printed(ASSESS) {
        assert_eq!(shape::acts_on_terminal(&text), None);
    }
    let [harmless, hostile] = printed(&format!("{ASSESS} --format md"));
    let (harmless, hostile) = (shape::markdown(&harmless), shape::markdown(&hostile));
    let differs = harmless.iter().zip(&hostile).position(|(one, other)| one != other);
    assert_eq!(differs.map(|at| (&harmless[at], &hostile[at])), None, "Markdown");
    assert_eq!(harmless.len(), hostile.len());
    for text in printed(&format!("{ASSESS} --format csv")) {
        no_formulas("assess csv", &text);
    }
    same("json", printed(&format!("{ASSESS} --format json")).map(|text| json(&text)));
    let lines = printed(&format!("{ASSESS} --format ndjson"));
    same("ndjson", lines.map(|text| text.lines().flat_map(json).collect()));
}

#[test]
fn many_units_side_by_side() {
    let compare =
        "compare -c checklists/sisip.yaml 2024.ndjson 2025.ndjson --units unit.csv --by wilayah";
    same("compare html", written(compare, "banding.html").each_ref().map(|bytes| html(bytes)));
    same(
        "compare xlsx",
        written(compare, "banding.xlsx").each_ref().map(|bytes| shape::office(bytes)),
    );
    for bytes in written(compare, "banding.csv") {
        no_formulas("compare csv", &text(&bytes));
    }
    same("compare json", printed(&format!("{compare} --format json")).map(|text| json(&text)));
    for text in printed(compare) {
        assert_eq!(shape::acts_on_terminal(&text), None);
    }
}

#[test]
fn followed_up_looked_at_again_and_visited() {
    let followup = "followup -c checklists/sisip.yaml 2024.ndjson 2025.ndjson";
    same("followup json", printed(&format!("{followup} --format json")).map(|text| json(&text)));
    let signs = "signs -c checklists/sisip.yaml 2025.ndjson --holidays libur.csv";
    for text in printed(&format!("{signs} --format csv")) {
        no_formulas("signs csv", &text);
    }
    let plan = "plan --as-of 2026-05-04 -c checklists/sisip.yaml 2025.ndjson --units unit.csv --holidays libur.csv";
    same(
        "ics",
        written(plan, "kunjungan.ics").each_ref().map(|bytes| shape::calendar(&text(bytes))),
    );
    same("plan xlsx", written(plan, "kunjungan.xlsx").each_ref().map(|bytes| shape::office(bytes)));
    same("plan json", printed(&format!("{plan} --format json")).map(|text| json(&text)));
    for command in [followup, signs, plan] {
        for text in printed(command) {
            assert_eq!(shape::acts_on_terminal(&text), None, "{command}");
        }
    }
}

#[test]
fn checklists_explained_compared_and_asked() {
    let impact = "impact checklists/sisip.yaml checklists/sisip.yaml 2025.ndjson";
    let [harmless, hostile] =
        printed(&format!("{impact} --format md")).map(|text| shape::markdown(&text));
    assert_eq!(harmless, hostile, "impact md");
    same("impact json", printed(&format!("{impact} --format json")).map(|text| json(&text)));
    same("schema", printed("schema -c checklists/sisip.yaml").map(|text| json(&text)));
    for command in
        [impact, "check checklists/sisip.yaml", "explain -c checklists/sisip.yaml K00 2025.ndjson"]
    {
        for text in printed(command) {
            assert_eq!(shape::acts_on_terminal(&text), None, "{command}");
        }
    }
    let form = "form -c checklists/sisip.yaml --period 2025";
    same("form", written(form, "formulir.xlsx").each_ref().map(|bytes| shape::office(bytes)));
    printed(&format!("{form} --units unit.csv -o formulir"));
    same("forms of units", of_folder("formulir", ".xlsx", shape::office));
}

/// A dossier in which every key and value is at fault, so that each is quoted in what is said of it.
fn at_fault(world: World) -> String {
    let all = corpus::injections();
    let mut entries = vec![
        ("daftar_tilik".to_owned(), "sisip".into()),
        ("periode".to_owned(), "2025".into()),
        ("kode".to_owned(), "P1".into()),
        ("nama".to_owned(), "Mawar".into()),
    ];
    let name = |place: usize, text: String| {
        format!(
            "{text}{}",
            if world == World::Harmless { place.to_string() } else { String::new() }
        )
    };
    entries.extend(
        all.iter().enumerate().map(|(place, one)| (name(place, world.text(one)), 1.into())),
    );
    let meetings = all.iter().enumerate().map(|(place, one)| {
        serde_json::json!({"bulan": format!("2025-{:02}", 1 + place % 12), "tanggal": world.text(one), "notulen": world.text(one), "uraian": world.text(one)})
    });
    entries.push(("rapat".to_owned(), meetings.collect()));
    let entries: serde_json::Map<String, serde_json::Value> = entries.into_iter().collect();
    serde_json::to_string(&entries).unwrap()
}

#[test]
fn faults_are_told_with_marks_for_what_cannot_be_seen() {
    for (world, folder) in World::ALL.into_iter().zip(worlds()) {
        fs::write(folder.join("salah.json"), at_fault(world)).unwrap();
    }
    for arguments in [
        "validate salah.json --limit faults=10000",
        "validate salah.json --annotate perbaikan.xlsx",
    ] {
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        for folder in worlds() {
            let ran = run(folder, &arguments);
            assert_eq!(ran.status, 2, "{}", ran.stderr);
            assert_eq!(shape::acts_on_terminal(&ran.stderr), None, "{}", ran.stderr);
        }
    }
    let copies = worlds()
        .each_ref()
        .map(|folder| shape::office(&fs::read(folder.join("perbaikan.xlsx")).unwrap()));
    same("annotate", copies);
}

#[test]
fn characters_that_steer_a_terminal_are_refused_in_what_is_submitted() {
    let folder = &worlds()[1];
    for one in corpus::injections().iter().filter(|one| one.control) {
        let dossier =
            corpus::dossier(World::Hostile, 0, std::slice::from_ref(one), 2025).to_string();
        fs::write(folder.join("kendali.json"), dossier).unwrap();
        let ran = run(folder, &["assess", "-c", "checklists/sisip.yaml", "kendali.json"]);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{}", one.name);
        assert!(ran.stderr.contains("galat["), "{}: {}", one.name, ran.stderr);
        assert_eq!(shape::acts_on_terminal(&ran.stderr), None, "{}: {}", one.name, ran.stderr);
    }
}

/// Names of files are texts that somebody else chose, too.
#[test]
fn names_of_files_are_texts_as_well() {
    for (world, folder) in World::ALL.into_iter().zip(worlds()) {
        let names = folder.join("nama");
        fs::create_dir_all(&names).unwrap();
        for (place, one) in corpus::injections().iter().enumerate().step_by(2) {
            let name: String =
                world.text(one).chars().filter(|c| !matches!(c, '/' | '\0')).take(60).collect();
            let mut dossier = corpus::dossier(World::Harmless, 0, std::slice::from_ref(one), 2025);
            dossier["kode"] = format!("P{place:04}").into();
            fs::write(names.join(format!("{name}{place}.json")), dossier.to_string()).unwrap();
            fs::write(names.join(format!("{name}{place}.yaml")), "kode: [").unwrap();
            fs::write(names.join(format!("{name}{place}.txt")), "").unwrap();
        }
        let assess = ["assess", "-c", "checklists/sisip.yaml", "nama", "--limit", "faults=10000"];
        let reports = ["--format", "html,md,xlsx", "-o", "nama-laporan"];
        for arguments in [assess.to_vec(), [&assess[..], &reports[..]].concat()] {
            let ran = run(folder, &arguments);
            assert_eq!(ran.status, 2, "{}", ran.stderr);
            for text in [&ran.stdout, &ran.stderr] {
                assert_eq!(shape::acts_on_terminal(text), None, "{text}");
            }
        }
    }
    same("html", of_folder("nama-laporan", ".html", html));
    same("xlsx", of_folder("nama-laporan", ".xlsx", shape::office));
    same(
        "md",
        of_folder("nama-laporan", ".md", |bytes| {
            shape::markdown(&text(bytes)).into_iter().collect()
        }),
    );
}

/// Whatever is printed, as whatever format: a terminal shows it and does nothing.
#[test]
fn no_command_prints_what_a_terminal_acts_on() {
    let folder = &worlds()[1];
    // One name of everything in the corpus that acts, so that each command need run but once.
    let texts: String = corpus::injections().into_iter().map(|one| one.text).collect();
    let acts = |c: &char| shape::acts_on_terminal(&c.to_string()).is_some() && *c != '\0';
    let acting: BTreeSet<char> = texts.chars().filter(acts).collect();
    assert!(acting.len() > 10 && acting.contains(&'\u{1b}') && acting.contains(&'\u{9b}'));
    let name: String = acting.iter().flat_map(|c| ['a', *c]).chain("[31mb".chars()).collect();
    let name = name.as_str();
    let checklist = fs::read_to_string(folder.join("checklists/sisip.yaml")).unwrap();
    let injections = corpus::injections();
    let inside = format!("layar/{name}");
    fs::create_dir_all(folder.join(&inside)).unwrap();
    let write = |file: &str, text: &str| {
        let path = format!("{inside}/{name}{file}");
        fs::write(folder.join(&path), text).unwrap();
        path
    };
    let one = std::slice::from_ref(&injections[0]);
    let [earlier, later] = [2024, 2025].map(|year| {
        let dossier = corpus::dossier(World::Harmless, 0, one, year).to_string();
        write(&format!("{year}.json"), &dossier)
    });
    let lines = fs::read_to_string(folder.join(&later)).unwrap();
    let lines = write("baris.ndjson", &format!("{lines}\n{{\n"));
    let many = write("semua.ndjson", &fs::read_to_string(folder.join("2025.ndjson")).unwrap());
    let broken = write("rusak.yaml", "kode: [");
    let list = write("daftar.yaml", &checklist);
    let wrong = write("salah.yaml", "tilik: 1\nchecklist: {id: 7}\n");
    let missing = format!("{inside}/{name}tiada.yaml");
    let unit = write("unit.csv", "kode;nama\nP0001;Mawar\n");
    let made = folder.join(&inside).join("lap");
    let made = made.to_str().unwrap();
    let report = format!("{made}/{name}.json");
    let asked = format!("--{name}");
    let all: &[&[&str]] = &[
        &["assess", "-c", &list, &later, &broken, &missing],
        &["assess", "-c", &list, &later, "--format", "json"],
        &["assess", "-c", &list, &later, "--format", "ndjson"],
        &["assess", "-c", &list, &later, "--format", "md"],
        &["assess", "-c", &list, &later, "--format", "csv"],
        &["assess", "-c", &list, &lines, "--each-line"],
        &["assess", "-c", &list, &inside],
        &["assess", "-c", &list, &later, "-o", made, "--format", "json", "--templates", &inside],
        &["assess", "-c", &list, &later, "--letterhead", &broken, "-o", made, "--format", "html"],
        &["assess", "-c", &missing, &later],
        &["assess", &asked],
        &["assess", "--format", name, &later],
        &["validate", "-c", &list, &later, &broken, &lines, &missing],
        &["validate", "-c", &wrong, &later],
        &["check", &list, &wrong, &missing],
        &["check", &wrong, "--format", "json"],
        &["test", &list, &inside],
        &["explain", "-c", &list, "K00", &later],
        &["explain", "-c", &list, name],
        &["form", "-c", &missing],
        &["form", "-c", &list, "--units", &unit, "--period", "2025", "-o", &report],
        &["impact", &list, "checklists/sisip.yaml", &later],
        &["impact", &list, "checklists/sisip.yaml", &later, "--format", "json"],
        &["impact", &list, "checklists/sisip.yaml", &later, "--format", "md"],
        &["schema", "-c", &wrong],
        &["schema", "-c", &list],
        &["form", "-c", &list, "--period", "2025"],
        &["simulate", "-c", &list, "--units", "1", "--periods", "2025"],
        &["test", &list, &inside, "--format", "json"],
        &["test", &list, &inside, "--coverage"],
        &["explain", "-c", &list],
        &["explain", "-c", &list, "K00"],
        &["followup", "-c", &list, &earlier, &later],
        &["followup", "-c", &list, &earlier, &later, "--format", "json"],
        &["followup", "-c", &list, &missing, &broken],
        &["verify", "-c", &list, &later, &broken],
        &["verify", "-c", &list, &earlier, &later, "--format", "json"],
        &["compare", "-c", &list, &earlier, &later, "--units", &unit],
        &["compare", "-c", &list, &later, &broken, "--format", "json"],
        &["compare", "-c", &list, &later, "-o", &format!("hasil.{name}")],
        &["signs", "-c", &list, &earlier, &later],
        &["signs", "-c", &list, &many],
        &["signs", "-c", &list, &many, "--format", "csv"],
        &["assess", "-c", &list, &many, "--format", "csv"],
        &["assess", "-c", &list, &many, "--format", "ndjson"],
        &["compare", "-c", &list, &many, "--format", "csv"],
        &["signs", "-c", &list, &earlier, &later, "--format", "json"],
        &["signs", "-c", &list, &later, "--holidays", &broken],
        &["plan", "-c", &list, "--as-of", "2026-05-04", &later, "--units", &unit],
        &["plan", "-c", &list, "--as-of", "2026-05-04", &later, "--policy", &broken],
        &["simulate", "-c", &missing],
        &["checklists", "--show", name],
        &[name],
    ];
    for arguments in all {
        let ran = run(folder, arguments);
        for text in [&ran.stdout, &ran.stderr] {
            let acts = shape::acts_on_terminal(text);
            assert_eq!(acts, None, "{arguments:?}\n{text}");
        }
        assert!(
            !(ran.stdout.is_empty() && ran.stderr.is_empty()) || arguments.contains(&"-o"),
            "{arguments:?}"
        );
    }
}

/// However a code or name is written, what is made of it stays in the folder that was asked for.
#[test]
fn nothing_is_written_outside_the_folder_that_was_asked_for() {
    let whole = tempfile::tempdir().unwrap();
    let folder = whole.path().join("a/b/c");
    corpus::write(World::Hostile, &folder);
    let before = listed(whole.path());
    let outputs = [
        "assess -c checklists/sisip.yaml 2025.ndjson --format csv -o keluar/laporan",
        "form -c checklists/sisip.yaml --period 2025 --units unit.csv -o keluar/formulir",
    ];
    for arguments in outputs {
        let ran = run(&folder, &arguments.split_whitespace().collect::<Vec<_>>());
        assert_eq!(ran.status, 0, "{}", ran.stderr);
    }
    let keluar = folder.join("keluar");
    let new: Vec<PathBuf> =
        listed(whole.path()).into_iter().filter(|path| !before.contains(path)).collect();
    assert!(new.iter().all(|path| path.starts_with(&keluar)), "{new:?}");
    let files = new.iter().filter(|path| path.is_file()).count();
    assert_eq!(files, outputs.len() * corpus::admitted().len());
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(listed(&path));
        }
        all.push(path);
    }
    all
}
