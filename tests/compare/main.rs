//! `tilik compare` from outside, on a small district.
//!
//! `tests/fixtures/compare` holds what five health centres submitted for two years: Melati, which improved; Sari, of
//! which supervisors saw otherwise than it says itself; Anggrek, of which a little is not known; Kenanga, which left
//! most blank; and Rawa Indah, which submitted nothing and is only on the list of units.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod fairness;
mod formats;
mod inputs;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use sha2::{Digest, Sha256};

const FIXTURES: &str = "tests/fixtures/compare";
const DISTRICT: [&str; 6] = ["compare", "-c", "daftar.yaml", "dossier", "--units", "unit.csv"];

fn tilik(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(FIXTURES).args(arguments).env("COLUMNS", "100").env_remove("TILIK_LANG");
    command.output().unwrap()
}

/// What a run prints, which must go well and say nothing else.
fn printed(arguments: &[&str]) -> String {
    let output = tilik(arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), told.as_str()), (Some(0), ""), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn district(more: &[&str]) -> String {
    printed(&[&DISTRICT, more].concat())
}

fn json(more: &[&str]) -> Value {
    serde_json::from_str(&district(&[&["--format", "json"], more].concat())).unwrap()
}

fn expected(file: &str) -> String {
    fs::read_to_string(Path::new(FIXTURES).join(file)).unwrap()
}

/// Each unit with the ranks it can have.
fn ranks(compared: &Value) -> Vec<String> {
    let rows = compared["ranking"].as_array().unwrap().iter();
    rows.map(|row| match &row["rank"] {
        Value::Null => format!("{} –", row["name"].as_str().unwrap()),
        rank => format!("{} {}–{}", row["name"].as_str().unwrap(), rank["best"], rank["worst"]),
    })
    .collect()
}

#[test]
fn a_district_reads_from_summary_to_verification() {
    assert_eq!(district(&[]), expected("expected.txt"));
    assert_eq!(district(&["--lang", "en"]), expected("expected.en.txt"));
}

#[test]
fn programs_get_the_same_figures() {
    let written = district(&["--format", "csv"]);
    let (tables, made) = written.split_once("made_from,").unwrap();
    assert_eq!((tables, made.lines().count()), (expected("expected.csv").as_str(), 2));
    let version = env!("CARGO_PKG_VERSION");
    let json = expected("expected.json").replace("VERSION", version);
    let written = district(&["--format", "json", "--by", "kategori"]);
    let is_figure = |line: &&str| !line.contains("_sha256");
    let figures: String =
        written.lines().filter(is_figure).map(|line| format!("{line}\n")).collect();
    assert_eq!(figures, json);
}

/// What the hash of a comparison is made of, worked out from the assessments as they are written.
fn written_lines() -> String {
    let written = printed(&["assess", "-c", "daftar.yaml", "dossier", "--format", "json"]);
    let written: Value = serde_json::from_str(&written).unwrap();
    let percent = |share: f64| {
        let text = format!("{:.4}", share * 100.0);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let ends = |bounds: &Value, max: f64| {
        ["low", "high"]
            .map(|end| bounds[end].as_f64().map(|end| percent(end / max)))
            .map(Option::unwrap_or_default)
    };
    let line = |one: &Value| {
        let at = |path: &str| one.pointer(path).unwrap();
        let text = |path: &str| at(path).as_str().unwrap().to_owned();
        let mut cells: Vec<String> =
            ["/unit/code", "/period/from", "/period/to", "/source", "/checklist/sha256"]
                .map(text)
                .into();
        cells.extend(ends(at("/score"), 100.0));
        for criterion in at("/criteria").as_array().unwrap() {
            let points = criterion.pointer("/points").unwrap();
            let max = points.pointer("/max").and_then(Value::as_f64).unwrap_or(1.0);
            cells.extend(ends(points, max));
        }
        cells.join(",") + "\n"
    };
    let mut lines: Vec<String> = written.as_array().unwrap().iter().map(line).collect();
    lines.sort();
    lines.concat()
}

#[test]
fn a_comparison_says_what_it_was_made_from() {
    let hash = |bytes: &[u8]| -> String {
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    };
    let folder = Path::new("tests/fixtures/compare");
    let compared = json(&[]);
    let checklist = hash(&fs::read(folder.join("daftar.yaml")).unwrap());
    assert_eq!(compared["checklist_sha256"], checklist.as_str());
    let made = compared["assessments_sha256"].as_str().unwrap();
    assert_eq!(made, hash(written_lines().as_bytes()));
    let file = tempfile::NamedTempFile::with_suffix(".html").unwrap();
    district(&["-o", file.path().to_str().unwrap()]);
    let page = fs::read_to_string(file.path()).unwrap();
    assert!(page.contains(&checklist) && page.contains(made));
}

#[test]
fn files_hold_what_standard_output_would() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["json", "csv"] {
        let file = folder.path().join(format!("banding.{format}"));
        assert_eq!(district(&["-o", file.to_str().unwrap()]), "");
        let written = fs::read_to_string(file).unwrap();
        assert_eq!(written, district(&["--format", format]), "{format}");
    }
}

/// The sheets of a workbook, each with its rows; cells as text.
fn sheets(path: &Path) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let cell = |data: &Data| data.to_string();
    let row = |row: &[Data]| row.iter().map(cell).collect();
    let rows = |range: calamine::Range<Data>| range.rows().map(row).collect();
    book.worksheets().into_iter().map(|(name, range)| (name, rows(range))).collect()
}

#[test]
fn a_workbook_holds_every_table_with_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("banding.xlsx");
    district(&["-o", file.to_str().unwrap()]);
    let sheets = sheets(&file);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "Ringkasan",
        "Peringkat",
        "Grafik peringkat",
        "Matriks",
        "Masalah bersama",
        "Poin tergantung",
        "Kriteria",
        "Tren",
        "Tren periode",
        "Tren kriteria",
        "Kuadran",
        "Grafik kuadran",
        "Mandiri-supervisi",
        "M-S unit",
        "M-S kriteria",
        "M-S hitungan",
    ];
    assert_eq!(names, expected);
    let row = |sheet: &str, key: &str| {
        let (_, rows) = sheets.iter().find(|(name, _)| name == sheet).unwrap();
        let row = rows.iter().find(|row| row.iter().any(|cell| cell == key)).unwrap();
        row.join(" | ")
    };
    let anggrek = "2 | 3 | 3 | P0005 | Anggrek | 0.544444 | 0.655556 | 0.888889 | Cukup | tidak dapat dibedakan";
    assert!(row("Peringkat", "P0005").starts_with(anggrek), "{}", row("Peringkat", "P0005"));
    let sari = "P0002 | Sari | 0.45 | 0.616667 | ✗ | ✓ | ◐ | ◐ | ◐ | ?";
    assert_eq!(row("Matriks", "P0002"), sari);
    assert!(row("Ringkasan", "Rawa Indah").starts_with("Rawa Indah | P0004"));
}

/// What a page says, with its tags and its script taken out.
fn said(page: &str) -> String {
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, rest) = rest.split_once("</style>").unwrap();
    let (rest, _) = rest.split_once("<script>").unwrap();
    let mut text = String::new();
    for part in format!("{before}{rest}").split('<').skip(1) {
        text += part.split_once('>').unwrap().1;
        text.push('|');
    }
    text
}

#[test]
fn a_page_holds_every_figure_of_the_tables_and_needs_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("banding.html");
    district(&["-o", file.to_str().unwrap()]);
    let page = fs::read_to_string(file).unwrap();
    // The name of SVG is an address that nothing is asked of.
    let bare = page.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
    for outside in ["http:", "https:", "src=", "url(", "@import"] {
        assert!(!bare.contains(outside), "{outside}");
    }
    let said = said(&page);
    // What stands in a row of each table, as people read it.
    let plain = |text: &str| text.replace(['|', '\n'], "");
    for row in [
        "4 dari 5|",
        "Rawa Indah |P0004|",
        "|49,72%|",
        "Anggrek |P0005|2–3| dari 3|54,44–65,56%|",
        "Sari |P0002|45–61,67%|✗|belum terpenuhi|",
        "pasti sistemik: 3 dari 4 unit pasti gagal (bagian gagal 75%, ambang 50%)",
        "mandiri → supervisi: P4 Jadwal jaga ada (-16,67?); P2 Notulen ada (-8,33); P3 Pegawai hadir",
        "|13,33–46,67%||0–100%||belum mencapai||belum pasti|",
        "|12||9||75%|",
    ] {
        assert!(plain(&said).contains(&plain(row)), "{row}: {said}");
    }
    for chart in ["sebaran", "kuadran-bidang"] {
        assert!(page.contains(&format!("<title id=\"{chart}-title\">")), "{chart}");
        assert!(page.contains(&format!("<desc id=\"{chart}-desc\">")), "{chart}");
    }
}

#[test]
fn files_are_the_same_on_every_run() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["xlsx", "html", "json", "csv"] {
        let written = ["a", "b"].map(|name| {
            let file = folder.path().join(format!("{name}.{format}"));
            district(&["-o", file.to_str().unwrap()]);
            fs::read(file).unwrap()
        });
        assert!(written[0] == written[1], "{format}");
    }
}

#[test]
fn submitted_text_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = folder.path().join("d.yaml");
    let text = "periode: 2026\nkode: '=1+1'\nnama: '@SUM(A1) <b>&'\npedoman: ya\n";
    fs::write(&dossier, text).unwrap();
    let dossier = dossier.to_str().unwrap();
    let csv = printed(&["compare", "-c", "daftar.yaml", dossier, "--format", "csv"]);
    assert!(csv.contains(",'=1+1,'@SUM(A1) <b>&,"), "{csv}");
    let page = folder.path().join("banding.html");
    printed(&["compare", "-c", "daftar.yaml", dossier, "-o", page.to_str().unwrap()]);
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("@SUM(A1) &lt;b&gt;&amp;") && !page.contains("<b>&"), "{page}");
    let file = folder.path().join("banding.xlsx");
    printed(&["compare", "-c", "daftar.yaml", dossier, "-o", file.to_str().unwrap()]);
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    for name in book.sheet_names() {
        assert_eq!(book.worksheet_formula(&name).unwrap().used_cells().count(), 0, "{name}");
    }
    let all = sheets(&file).into_iter().flat_map(|(_, rows)| rows).flatten();
    assert!(all.into_iter().any(|cell| cell == "@SUM(A1) <b>&"));
}

#[test]
fn help_speaks_both_languages() {
    assert!(printed(&["compare", "--help"]).contains("--units <BERKAS.csv>"));
    let english = printed(&["compare", "--help", "--lang", "en"]);
    assert!(english.contains("--units <FILE.csv>"));
}
