//! The workbook that `tilik assess --format xlsx` writes, read back cell by cell.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader, SheetVisible, Xlsx};
use serde_json::Value;

/// A workbook and the assessment that a run of `tilik` made at the same time.
struct Book {
    inner: Xlsx<Cursor<Vec<u8>>>,
    bytes: Vec<u8>,
    assessment: Value,
}

impl Book {
    /// The workbook of a dossier.
    fn of(dossier: &Path, more: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
        command.args(["assess", "--format", "json,xlsx", "-o"]).arg(folder.path()).args(more);
        let output = command.arg(dossier).env_remove("TILIK_LANG").output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && told.is_empty(), "{told}");
        let mut files: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let [json, xlsx] = files.as_slice() else { panic!("{files:?}") };
        let bytes = fs::read(xlsx).unwrap();
        let assessment: Value = serde_json::from_slice(&fs::read(json).unwrap()).unwrap();
        let inner = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
        Self { inner, bytes, assessment: assessment[0].clone() }
    }

    /// The workbook of a case of the monthly checklist.
    fn of_case(name: &str) -> Self {
        let path = format!("tests/fixtures/checklists/lokmin-bulanan/{name}/dossier.yaml");
        Self::of(Path::new(&path), &[])
    }

    fn sheets(&self) -> Vec<String> {
        self.inner.sheet_names()
    }

    /// All rows of a sheet, from the first one.
    fn rows(&mut self, sheet: &str) -> Vec<Vec<Data>> {
        let range = self.inner.worksheet_range(sheet).unwrap();
        let end = range.end().unwrap();
        range.range((0, 0), end).rows().map(<[Data]>::to_vec).collect()
    }

    /// The rows below the heads of a sheet's table, up to the first one whose first cell is empty.
    fn table(&mut self, sheet: &str, head: &str) -> Vec<Vec<Data>> {
        let rows = self.rows(sheet);
        let at = rows.iter().position(|row| text(&row[0]) == head).unwrap();
        rows[at + 1..].iter().take_while(|row| row[0] != Data::Empty).cloned().collect()
    }

    /// The cells with formulas: sheet, row, column, formula.
    fn formulas(&mut self) -> Vec<(String, u32, u32, String)> {
        let mut all = Vec::new();
        for sheet in self.sheets() {
            let range = self.inner.worksheet_formula(&sheet).unwrap();
            let Some((row, column)) = range.start() else { continue };
            for (down, right, formula) in range.used_cells() {
                let at =
                    (row + u32::try_from(down).unwrap(), column + u32::try_from(right).unwrap());
                all.push((sheet.clone(), at.0, at.1, formula.clone()));
            }
        }
        all
    }

    /// Everything written in the sheets that people see.
    fn texts(&mut self) -> Vec<String> {
        let sheets = self.sheets();
        let seen = sheets.iter().filter(|name| *name != "tilik");
        seen.flat_map(|sheet| self.rows(sheet)).flatten().map(|cell| text(&cell)).collect()
    }
}

fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}

fn number(cell: &Data) -> f64 {
    match cell {
        Data::Float(number) => *number,
        Data::Int(number) => i32::try_from(*number).unwrap().into(),
        other => panic!("{other:?} is no number"),
    }
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

/// A number of the assessment, which is written with four decimals.
fn is_as_assessed(cell: &Data, assessed: &Value) -> bool {
    (number(cell) - assessed.as_f64().unwrap()).abs() <= 0.000_05
}

const CASES: [&str; 4] = ["campuran", "kebun-sikolos-2005", "sukatani", "teladan"];

#[test]
fn every_criterion_is_there_with_its_points() {
    for case in CASES {
        let mut book = Book::of_case(case);
        let rows = book.table("Kriteria", "Kode");
        let criteria = book.assessment["criteria"].as_array().unwrap().clone();
        assert_eq!(rows.len(), criteria.len(), "{case}");
        for (row, criterion) in rows.iter().zip(&criteria) {
            assert_eq!(text(&row[0]), criterion["id"].as_str().unwrap());
            assert_eq!(text(&row[1]), criterion["title"].as_str().unwrap());
            assert!(is_as_assessed(&row[6], &criterion["weight"]));
            let effective = Data::Float(number(&row[7]) * 100.0);
            assert!(is_as_assessed(&effective, &criterion["effective_weight"]));
            match &criterion["points"] {
                Value::Null => assert_eq!((&row[8], &row[9]), (&Data::Empty, &Data::Empty)),
                points => {
                    for (column, end) in [(8, "low"), (9, "high"), (10, "max")] {
                        assert!(is_as_assessed(&row[column], &points[end]), "{case} {criterion}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_score_adds_up_from_criteria_and_from_sections() {
    for case in CASES {
        let mut book = Book::of_case(case);
        let rows = book.table("Kriteria", "Kode");
        let proven = book.assessment["score"]["low"].as_f64().unwrap() / 100.0;
        let adds = |row: &Vec<Data>| match &row[8] {
            Data::Empty => 0.0,
            low => number(&row[7]) * number(low) / number(&row[10]),
        };
        assert!(rows.iter().all(|row| is_near(number(&row[11]), adds(row))), "{case}");
        let sum: f64 = rows.iter().map(adds).sum();
        assert!((sum - proven).abs() < 1e-6, "{case}: {sum} is not {proven}");

        let all = book.rows("Kriteria");
        let after: Vec<&Vec<Data>> = all.iter().filter(|row| row[0] == Data::Empty).collect();
        let found =
            |label: &str| number(&after.iter().find(|row| text(&row[1]) == label).unwrap()[11]);
        for label in ["Jumlah sumbangan", "Dari skor bagian", "Skor terbukti dalam laporan"] {
            assert!(is_near(found(label), sum), "{case}: {label}");
        }
        for section in book.assessment["sections"].as_array().unwrap() {
            let score = found(section["title"].as_str().unwrap()) * 100.0;
            assert!(is_as_assessed(&Data::Float(score), &section["score"]["low"]), "{case}");
        }
    }
}

#[test]
fn formulas_are_our_own_and_stand_where_the_score_is_added_up() {
    let mut book = Book::of_case("campuran");
    let (criteria, sections) = (45, 7);
    let formulas = book.formulas();
    assert_eq!(formulas.len(), criteria + sections + 3);
    for (sheet, row, column, formula) in &formulas {
        assert_eq!(sheet, "Kriteria", "{formula}");
        assert!([7, 11].contains(column), "{formula}");
        let rows = book.inner.worksheet_range(sheet).unwrap();
        assert!(matches!(rows.get_value((*row, *column)), Some(Data::Float(_))), "{formula}");
    }
    let first = &formulas[0].3;
    assert_eq!(first, "IF(ISNUMBER(I5),H5*I5/K5,0)");
}

#[test]
fn every_sheet_holds_all_that_was_assessed() {
    for case in CASES {
        let mut book = Book::of_case(case);
        let of = |book: &Book, key: &str| book.assessment[key].as_array().unwrap().len();
        let short = book.assessment["criteria"].as_array().unwrap().iter();
        let short = short.filter(|it| it["verdict"] != "met" && it["verdict"] != "not_applicable");
        let short = short.count();
        if short > 0 {
            assert_eq!(book.table("Temuan", "No.").len(), short, "{case}");
        }
        let failures = book.assessment["criteria"].as_array().unwrap().iter();
        let failures: usize =
            failures.filter_map(|it| it["failures"].as_array()).map(Vec::len).sum();
        assert_eq!(book.sheets().contains(&"Rincian".to_owned()), failures > 0, "{case}");
        if failures > 0 {
            assert_eq!(book.table("Rincian", "Kode").len(), failures, "{case}");
        }
        assert_eq!(book.table("RTL", "No.").len(), of(&book, "recommendations"), "{case}");
        let wanted = of(&book, "evidence_to_collect");
        if wanted > 0 {
            assert_eq!(book.table("Bukti", "No.").len(), wanted, "{case}");
        }
        let flags = of(&book, "flags");
        if flags > 0 {
            assert_eq!(book.table("Klarifikasi", "Kode").len(), flags, "{case}");
        }
        let texts = book.texts();
        let checklist = book.assessment["checklist"]["sha256"].as_str().unwrap();
        let input = book.assessment["inputs"][0]["sha256"].as_str().unwrap();
        assert!(texts.iter().any(|text| text == checklist));
        assert!(texts.iter().any(|text| text.ends_with(input)));
    }
}

#[test]
fn the_plan_repeats_recommendations_and_leaves_room_for_answers() {
    let mut book = Book::of_case("campuran");
    let rows = book.table("RTL", "No.");
    let recommendations = book.assessment["recommendations"].as_array().unwrap().clone();
    for (row, one) in rows.iter().zip(&recommendations) {
        let criterion = one["criterion"].as_str().unwrap();
        assert!(text(&row[1]).starts_with(criterion));
        assert!(text(&row[2]).starts_with(one["text"].as_str().unwrap()));
        assert!(row[3..10].iter().all(|cell| *cell == Data::Empty));
        assert!(text(&row[10]).starts_with(&format!("{criterion}/")));
    }
    assert_eq!(text(&rows[2][10]), "L01/1");
    assert_eq!(text(&rows[3][10]), "L01/2");
}

#[test]
fn programs_find_the_assessment_in_a_sheet_nobody_sees() {
    let mut book = Book::of_case("kebun-sikolos-2005");
    let hidden = book.inner.sheets_metadata().iter().find(|sheet| sheet.name == "tilik").unwrap();
    assert_eq!(hidden.visible, SheetVisible::VeryHidden);
    let rows = book.rows("tilik");
    let parts = rows.iter().filter(|row| text(&row[0]) == "record").map(|row| text(&row[1]));
    let record: Value = serde_json::from_str(&parts.collect::<String>()).unwrap();
    assert_eq!(record, book.assessment);
}

#[test]
fn sheets_and_words_are_in_the_language_asked_for() {
    let path = Path::new("tests/fixtures/checklists/lokmin-bulanan/campuran/dossier.yaml");
    let mut english = Book::of(path, &["--lang", "en"]);
    let names = ["Summary", "Findings", "Rows", "Criteria", "Action plan", "Evidence"];
    assert_eq!(english.sheets()[..6], names);
    assert_eq!(english.sheets()[6..], ["Clarification", "Basis", "tilik"]);
    let texts = english.texts();
    for indonesian in ["Skor terbukti", "Penanggung jawab", "Kegiatan RTL", "Predikat"] {
        assert!(!texts.iter().any(|text| text.contains(indonesian)), "{indonesian}");
    }
    assert!(texts.iter().any(|text| text == "Proven score"));
    let mut indonesian = Book::of(path, &[]);
    let names = ["Ringkasan", "Temuan", "Rincian", "Kriteria", "RTL", "Bukti"];
    assert_eq!(indonesian.sheets()[..6], names);
    assert!(!indonesian.texts().iter().any(|text| text.contains("Proven")));
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    let [mut one, other] = [(), ()].map(|()| Book::of_case("campuran"));
    assert!(one.bytes == other.bytes);
    // The day is the period's last one, so that no clock is asked.
    let made = one.inner.workbook_properties().unwrap().created;
    assert_eq!(made.as_deref(), Some("2025-12-31T00:00:00Z"));
}

/// A checklist whose criterion says what was submitted.
const REPEATING: &str = r#"
tilik: 1
checklist:
  id: mengulang
  version: "1"
  title: {id: Mengulang, en: Repeating}
  basis: [{id: pmk-44-2016, title: "Permenkes No. 44 Tahun 2016"}]
form:
  unit: {id: Puskesmas, en: Health centre}
  code: kode
  name: nama
  groups: [kabupaten]
  fields:
    kode: {type: text, required: true, label: {id: Kode, en: Code}}
    nama: {type: text, required: true, label: {id: Nama, en: Name}}
    kabupaten: {type: text, label: {id: Kabupaten, en: District}}
  tables:
    rapat:
      label: {id: Rapat, en: Meeting}
      fields:
        isi: {type: text, required: true, label: {id: Isi, en: Content}}
sections: [{id: masukan, title: {id: Masukan, en: Input}, weight: 1}]
grades:
  - {id: baik, title: {id: Baik, en: Good}, at_least: 80%}
  - {id: kurang, title: {id: Kurang, en: Poor}}
addressees: {puskesmas: {id: Puskesmas, en: Health centre}}
criteria:
  - id: M1
    section: masukan
    title: {id: Isi rapat ada, en: Meetings have content}
    basis: [pmk-44-2016 III.B]
    each: rapat
    require: isi = "ada"
    recommend: [{to: puskesmas, text: {id: "{{kabupaten}}", en: "{{kabupaten}}"}}]
flags:
  - {id: FL-01, each: rapat, when: isi != "ada", severity: warning, text: {id: "{{nama}}", en: "{{nama}}"}}
"#;

/// Texts that a careless program would take for something other than text.
const CORPUS: [&str; 12] = [
    "=1+1",
    "=HYPERLINK(\"http://contoh.example\",\"klik\")",
    "+62 812 0000",
    "-2+3",
    "@SUM(A1:A9)",
    "=cmd|'/c calc'!A0",
    "{=1+1}",
    "<f>1+1</f>",
    "]]><c><f>1</f></c>",
    "&lt;f&gt; & <b>",
    "_x003D_1+1",
    "http://contoh.example/?a=1&b=2",
];

/// The workbook of a dossier that says a text wherever it can.
fn book_saying(said: &str) -> Book {
    book_by(REPEATING, said)
}

/// The same by a checklist with that form.
fn book_by(checklist_text: &str, said: &str) -> Book {
    let folder = tempfile::tempdir().unwrap();
    let checklist = folder.path().join("mengulang.yaml");
    fs::write(&checklist, checklist_text).unwrap();
    let dossier = serde_json::json!({
        "periode": "2020", "kode": said, "nama": said, "kabupaten": said, "rapat": [{"isi": said}],
    });
    let path = folder.path().join("dossier.json");
    fs::write(&path, dossier.to_string()).unwrap();
    Book::of(&path, &["-c", checklist.to_str().unwrap()])
}

#[test]
fn nothing_submitted_is_ever_a_formula() {
    for said in CORPUS {
        let mut book = book_saying(said);
        let formulas = book.formulas();
        assert!(formulas.iter().all(|(sheet, ..)| sheet == "Kriteria"), "{said}: {formulas:?}");
        // One criterion, its section, and three sums.
        assert_eq!(formulas.len(), 5, "{said}");
        assert!(!formulas.iter().any(|(.., formula)| formula.contains(said)), "{said}");
        let texts = book.texts();
        // The code and the region on the first page stand alone in their cells.
        assert!(texts.iter().filter(|text| *text == said).count() >= 2, "{said}: {texts:?}");
    }
}

#[test]
fn an_endless_text_is_cut_to_what_a_cell_holds() {
    let mut book = book_saying(&"panjang 🏥 sekali ".repeat(3_000));
    let texts = book.texts();
    let longest = texts.iter().map(|text| text.encode_utf16().count()).max().unwrap();
    assert!((20_000..=32_767).contains(&longest), "{longest}");
    assert!(texts.iter().any(|text| text.ends_with('…')));
}

#[test]
fn a_dossier_of_blanks_and_one_without_findings_have_whole_workbooks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kosong.yaml");
    let blank = "daftar_tilik: lokmin-bulanan\nperiode: 2026\nkode: \"0001\"\nnama: Kosong\n";
    fs::write(&path, blank).unwrap();
    let mut book = Book::of(&path, &[]);
    assert_eq!(book.table("Temuan", "No.").len(), 45);
    let texts = book.texts();
    assert!(texts.iter().any(|text| text.starts_with("Sementara: masih ada isian")));
    let mut sound = Book::of_case("teladan");
    assert!(sound.texts().iter().any(|text| text.starts_with("Tetap: semua")));
}

#[test]
fn a_unit_to_which_nothing_applies_has_a_workbook_without_a_score() {
    let checklist = REPEATING.replace(
        "    each: rapat\n    require",
        "    applies_when: kabupaten = \"lain\"\n    each: rapat\n    require",
    );
    assert_ne!(checklist, REPEATING);
    let mut book = book_by(&checklist, "Mekar");
    assert_eq!(book.assessment["score"], Value::Null);
    let texts = book.texts();
    assert!(texts.iter().any(|text| text.starts_with("Tidak ada kriteria yang berlaku")));
    assert!(!texts.iter().any(|text| text == "Skor terbukti setiap bagian"));
    assert_eq!(text(&book.table("Kriteria", "Kode")[0][5]), "tidak berlaku");
}

#[test]
fn a_workbook_needs_a_folder() {
    for (lang, said) in [("id", "tambahkan `-o FOLDER`"), ("en", "add `-o FOLDER`")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
        command.args(["assess", "--format", "xlsx", "--lang", lang, "x.yaml"]);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(output.stdout.is_empty() && told.contains(said), "{told}");
    }
}
