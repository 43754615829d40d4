//! `tilik impact`: what it shows of two editions. The laws that its figures keep stand in `laws`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on stops, and says at which seed"
)]

mod edition;
mod laws;
#[allow(dead_code, reason = "what other tests of laws use of it")]
#[path = "../support/mod.rs"]
mod support;

use std::fs;
use std::process::{Command, Output};

use tilik::checklist::Checklist;
use tilik::checklist::load::from_text;
use tilik::diagnostic::Diagnostics;
use tilik::impact::{Aspect, Comparison};

const FIXTURES: &str = "tests/fixtures/impact";

fn tilik(columns: &str, arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tilik"))
        .current_dir(FIXTURES)
        .args(arguments.split_whitespace())
        .env("COLUMNS", columns)
        .env_remove("TILIK_LANG")
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn expected(name: &str) -> String {
    fs::read_to_string(format!("{FIXTURES}/{name}")).unwrap()
}

#[test]
fn two_editions_are_compared_dossier_by_dossier() {
    for lang in ["id", "en"] {
        for (columns, narrow) in [("80", ""), ("40", "sempit.")] {
            let output =
                tilik(columns, &format!("--lang {lang} impact lama.yaml baru.yaml dossier"));
            let told = stdout(&output);
            assert_eq!(
                output.status.code(),
                Some(0),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
            assert_eq!(told, expected(&format!("dampak.{narrow}{lang}.txt")), "{lang}");
            let widest = told.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(widest <= columns.parse().unwrap(), "{told}");
        }
    }
}

#[test]
fn help_names_the_arguments_in_their_order() {
    let told = stdout(&tilik("100", "--lang en impact --help"));
    let places = ["<OLD>", "<NEW>", "<INPUT>"].map(|name| told.find(name).unwrap());
    assert!(places.is_sorted(), "{told}");
}

/// A base and its ten-line overlay. Both read dossiers that name the base; the bounds of Kenanga's scores
/// overlap, and yet it surely loses: what is blank is blank on both sides.
#[test]
fn a_base_is_compared_with_its_overlay() {
    for lang in ["id", "en"] {
        let dossiers = "dossier/mawar.yaml dossier/kenanga.yaml";
        let output =
            tilik("80", &format!("--lang {lang} impact lama.yaml kabupaten.yaml {dossiers}"));
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(stdout(&output), expected(&format!("kabupaten.{lang}.txt")), "{lang}");
    }
}

#[test]
fn a_dossier_for_neither_checklist_is_refused_once() {
    let output = tilik("80", "impact lama.yaml kabupaten.yaml dossier/melati.yaml");
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.starts_with("galat[other-checklist]"), "{stderr}");
    assert!(stderr.ends_with("\n1 galat\n"), "{stderr}");
}

#[test]
fn other_formats_say_the_same() {
    for lang in ["id", "en"] {
        let arguments = format!("--lang {lang} impact lama.yaml baru.yaml dossier --format md");
        let told = stdout(&tilik("80", &arguments));
        let (told, made) = told.trim_end().rsplit_once('\n').unwrap();
        assert_eq!(told, expected(&format!("dampak.{lang}.md")), "{lang}");
        assert!(made.contains("SHA-256"), "{made}");
    }
    let output = tilik("80", "impact lama.yaml baru.yaml dossier --format json");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut expected: serde_json::Value = serde_json::from_str(&expected("dampak.json")).unwrap();
    expected["tilik"] = env!("CARGO_PKG_VERSION").into();
    expected["made_from"] = told["made_from"].clone();
    // Hashes of files are nobody's to read line by line.
    for edition in ["old", "new"] {
        expected[edition]["sha256"] = told[edition]["sha256"].clone();
    }
    assert_eq!(told, expected);
}

#[test]
fn a_file_is_written_in_the_format_that_its_name_ends_in() {
    let folder = tempfile::tempdir().unwrap();
    for (name, begins) in [("a.md", "# Dampak"), ("a.json", "{\n"), ("a.txt", "Dampak")] {
        let path = folder.path().join(name);
        let output =
            tilik("80", &format!("impact lama.yaml baru.yaml dossier -o {}", path.display()));
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), ""));
        assert!(fs::read_to_string(path).unwrap().starts_with(begins), "{name}");
    }
}

/// What a unit submits is text in Markdown, never markup.
#[test]
fn what_was_submitted_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    let dossier = expected("dossier/mawar.yaml").replace("nama: Mawar", "nama: <b>|*x*[31m");
    fs::write(&path, dossier).unwrap();
    let arguments = format!("impact lama.yaml baru.yaml {} --format md", path.display());
    let told = stdout(&tilik("80", &arguments));
    assert!(told.contains(r"### Unit \<b\>\|\*x\*\[31m (U1), Januari–Maret 2020"), "{told}");
}

/// A dossier that only one of the checklists reads is left out, with the reason; the others are compared.
#[test]
fn a_dossier_that_one_of_the_checklists_refuses_is_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lain.yaml");
    let other = expected("baru.yaml").replace("    anggaran: {", "    dana: {");
    fs::write(&path, other).unwrap();
    let output = tilik("80", &format!("impact lama.yaml {} dossier --format json", path.display()));
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("galat[unknown-field]"), "{stderr}");
    assert_eq!(stderr.matches("galat[read-by-one-only]").count(), 2, "{stderr}");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["dossiers"].as_array().unwrap().len(), 1);
    assert_eq!(told["dossiers"][0]["unit"]["name"], "Kenanga");
}

#[test]
fn faults_that_both_checklists_find_are_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, "periode: 2020-Q1\nkode: U1\nnama: Mawar\npedoman: mungkin\n").unwrap();
    let output = tilik("80", &format!("impact lama.yaml baru.yaml {}", path.display()));
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.ends_with("\n1 galat\n"), "{stderr}");
}

fn checklist(text: &str) -> Checklist {
    let mut diagnostics = Diagnostics::new();
    from_text("baru.yaml", text, &mut diagnostics).unwrap_or_else(|| panic!("{diagnostics:?}"))
}

/// What an edit of the old edition changes: the id of each criterion that differs, and in what.
fn differing(from: &str, to: &str) -> Vec<(String, Vec<Aspect>)> {
    let text = expected("lama.yaml");
    assert!(text.contains(from), "{from}");
    let (old, new) = (checklist(&text), checklist(&text.replacen(from, to, 1)));
    let comparison = Comparison::of(&old, &new);
    let pairs = comparison.pairs.iter().filter(|pair| !pair.differs.is_empty());
    pairs.map(|pair| (new.criteria[pair.new.unwrap()].id.clone(), pair.differs.clone())).collect()
}

#[test]
fn each_change_of_a_definition_is_named() {
    let one = |id: &str, aspect: Aspect| vec![(id.to_owned(), vec![aspect])];
    let field = |name: &str| Aspect::Field(name.to_owned());
    let parameter = Aspect::Parameter("durasi_minimum".to_owned());
    let table = Aspect::Table("rapat".to_owned());
    for (from, to, expected) in [
        ("{id: Rapat cukup lama,", "{id: Rapat tidak singkat,", one("B2", Aspect::Title)),
        ("A2\n    section: masukan", "A2\n    section: proses", one("A2", Aspect::Section)),
        ("    weight: 2\n", "    weight: 3\n", one("B1", Aspect::Weight)),
        ("    weight: 2\n", "    weight: 2\n    critical: true\n", one("B1", Aspect::Critical)),
        ("    measure: pedoman\n", "    measure: not pedoman\n", one("A1", Aspect::Measure)),
        (
            "    each: rapat\n",
            "    each: rapat\n    where: filled(mulai) or notulen\n",
            one("B2", Aspect::Where),
        ),
        ("    require: lama >=", "    require: lama >", one("B2", Aspect::Require)),
        ("50%: 5", "50%: 4", one("B1", Aspect::Levels)),
        ("    require:", "    when_empty: met\n    require:", one("B2", Aspect::WhenEmpty)),
        (
            "    require:",
            "    applies_when: expected > 1\n    require:",
            one("B2", Aspect::AppliesWhen),
        ),
        ("durasi_minimum: 2 hours", "durasi_minimum: 3 hours", one("B2", parameter)),
        ("derive: selesai - mulai", "derive: mulai - selesai", one("B2", field("rapat.lama"))),
        ("mulai: {type: time,", "mulai: {type: time, min: 08:00,", one("B2", field("rapat.mulai"))),
        (
            "pedoman: {type: boolean,",
            "pedoman: {type: boolean, blank: false,",
            one("A1", field("pedoman")),
        ),
        (
            "timeline: bulan\n      complete_when: lengkap",
            "timeline: bulan",
            vec![("B1".to_owned(), vec![table.clone()]), ("B2".to_owned(), vec![table])],
        ),
    ] {
        assert_eq!(differing(from, to), expected, "{from} → {to}");
    }
}

/// What is written otherwise and means the same changes nothing, and neither does a form that grows.
#[test]
fn another_way_to_write_the_same_changes_nothing() {
    for (from, to) in [
        ("lama >= durasi_minimum", "(lama   >=   durasi_minimum)"),
        ("each: rapat", "each: r in rapat"),
        ("durasi_minimum: 2 hours", "durasi_minimum: 120 minutes"),
        ("    kode: {type: text", "    alamat: {type: text}\n    kode: {type: text"),
        ("{100%: 10, 50%: 5}", "{50%: 5, 100%: 10}"),
    ] {
        assert_eq!(differing(from, to), Vec::new(), "{from} → {to}");
    }
}
