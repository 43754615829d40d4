//! Workbooks and CSV files as people fill them in, from outside.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

#[path = "support/workbook.rs"]
mod workbook;

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value as Json;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

/// A folder with files in which tilik is run.
struct Run(TempDir);

impl Run {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// The workbook that a description describes.
    fn book(self, name: &str, description: &str) -> Self {
        self.file(name, workbook::xlsx(description))
    }

    fn tilik(&self, arguments: &str) -> Output {
        let checklist = fs::canonicalize("tests/fixtures/diagnostics/checklist.yaml").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
        let mut words = arguments.split_whitespace();
        command.arg(words.next().unwrap()).arg("-c").arg(checklist).args(words);
        command.current_dir(self.0.path()).env("NO_COLOR", "1").env_remove("TILIK_LANG");
        command.output().unwrap()
    }

    /// What is said of an input on standard error.
    fn said(&self, input: &str) -> String {
        let output = self.tilik(&format!("validate {input}"));
        String::from_utf8(output.stderr).unwrap()
    }

    /// The codes of what is found in an input.
    fn codes(&self, input: &str) -> Vec<String> {
        let output = self.tilik(&format!("validate {input} --format json"));
        let found: Json = serde_json::from_slice(&output.stdout).unwrap();
        let codes = found.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap());
        codes.map(str::to_owned).collect()
    }

    /// The assessment of an input, of which there is one.
    fn assessed(&self, input: &str) -> Json {
        let output = self.tilik(&format!("assess {input} --format json"));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let read: Json = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(read.as_array().map(Vec::len), Some(1), "{said}");
        read[0].clone()
    }

    /// The same, without what names its sources.
    fn without_sources(&self, input: &str) -> Json {
        let mut assessed = self.assessed(input);
        forget_sources(&mut assessed);
        assessed
    }
}

fn forget_sources(json: &mut Json) {
    match json {
        Json::Object(entries) => {
            entries.remove("inputs");
            if entries.contains_key("row") {
                entries.remove("source");
            }
            entries.values_mut().for_each(forget_sources);
        }
        Json::Array(items) => items.iter_mut().for_each(forget_sources),
        _ => {}
    }
}

/// The dossier that most tests are about, as its unit would write it in YAML.
const YAML: &str = r#"
periode: 2005-Q1
sumber: supervisi
kode: P0001
nama: Contoh
staf: 20
staf_tahu: ">= 12"
luas: 12.5
cakupan: 85%
pedoman_ada: ya
ketua: kepala
layanan: [gizi, imunisasi]
berdiri: 1990-05-01
lengkap: ya
bukti: {pedoman_ada: {catatan: Lemari arsip, metode: [dokumen, wawancara]}}
lokmin:
  - bulan: 2005-01
    tanggal: 2005-01-12
    jam_mulai: 07:30
    jam_selesai: 10:15
    bukti: {tanggal: Undangan}
    hambatan:
      - {uraian: Vaksin terlambat, dibahas: ya}
      - {uraian: Listrik padam, dibahas: tidak, tenggat: 2005-02-01}
  - bulan: 2005-01
    tanggal: 2005-01-26
    hambatan: []
  - bulan: 2005-03
    tanggal: "-"
    hambatan: [{uraian: Banjir, dibahas: "?"}]
sarana: [{jenis: Meja, jumlah: 4}]
"#;

/// The same as a workbook that the unit filled in.
const BOOK: &str = r#"
# Petunjuk
Isi lembar-lembar berikut.
# Puskesmas
<FORMULIR LOKAKARYA MINI>5

Pertanyaan | Jawaban | Satuan | Bukti | Metode
IDENTITAS
Periode * | 2005-Q1
Diisi oleh | supervisi
Kode * | "P0001 "
Nama * | Contoh
Staf | {10+10=20} | | |
Staf tahu | >= 12
Luas | 12,5
Cakupan | =85%
Pedoman ada | YA | | Lemari arsip | dokumen; wawancara
Ketua | Kepala puskesmas
Layanan | imunisasi; Gizi
Berdiri | @1990-05-01
Lengkap | !TRUE
# Sarana
Jumlah | Jenis
=4 | Meja
# Lokakarya mini
<LOKAKARYA MINI>4

Bulan * | Tanggal | Jam mulai | Jam selesai | Hambatan
@2005-01 | @2005-01-12 | @07:30 | 10.15 | =2
@2005-01 | 26/01/2005 | | | =0
Februari 2005

@2005-03 | tidak ada
#hidden hambatan
Uraian | Dibahas | Tenggat | # | Bulan
Banjir | ? | | | Maret 2005
Vaksin terlambat | ya | | | 2005-01
Listrik padam | Tidak | @2005-02-01 | =1 | @2005-01
# Bukti
Baris | Isian | Catatan | Metode
lokmin 2005-01 | Tanggal | Undangan |
"#;

fn book() -> &'static str {
    BOOK.trim_start()
}

#[test]
fn a_workbook_says_what_its_yaml_says() {
    let run = Run::new().file("a.yaml", YAML).book("b.xlsx", book());
    assert_eq!(run.without_sources("b.xlsx"), run.without_sources("a.yaml"));
    assert_eq!(run.codes("b.xlsx"), Vec::<String>::new());
}

#[test]
fn a_folder_of_csv_files_says_the_same() {
    let unit = "nama;kode;periode;sumber;staf;staf_tahu;luas;cakupan;pedoman_ada;ketua;layanan;berdiri;lengkap\n\
        Contoh;P0001;2005-Q1;supervisi;20;>= 12;12,5;85%;ya;kepala;\"gizi;imunisasi\";01/05/1990;ya\n";
    let meetings = "bulan,tanggal,jam_mulai,jam_selesai,hambatan\n2005-01,2005-01-12,07.30,10:15:00,\n\
        2005-01,26/01/2005,,,0\n2005-03,-,,,1\n";
    let problems = "sep=\t\nbulan\t#\turaian\tdibahas\ttenggat\r\n2005-01\t\tVaksin terlambat\tya\t\r\n\r\n\
        2005-01\t1\tListrik padam\ttidak\t2005-02-01\r\n2005-03\t\tBanjir\t?\t\r\n";
    let evidence = "baris,isian,catatan,metode\n,pedoman_ada,Lemari arsip,dokumen; wawancara\n\
        lokmin 2005-01,tanggal,Undangan,\n";
    let run = Run::new()
        .file("a.yaml", YAML)
        .file("map/unit.csv", format!("\u{feff}{unit}"))
        .file("map/lokmin.csv", meetings)
        .file("map/lokmin.hambatan.csv", problems)
        .file("map/sarana.csv", "jenis,jumlah\n\"Meja\",4\n")
        .file("map/bukti.csv", evidence);
    assert_eq!(run.without_sources("map"), run.without_sources("a.yaml"));
    // The unit's own file stands for its folder.
    assert_eq!(run.assessed("map/unit.csv"), run.assessed("map"));
    let inputs = &run.assessed("map")["inputs"];
    let files: Vec<&str> =
        inputs.as_array().unwrap().iter().map(|input| input["file"].as_str().unwrap()).collect();
    let expected = ["unit.csv", "bukti.csv", "lokmin.csv", "lokmin.hambatan.csv", "sarana.csv"];
    assert_eq!(files, expected);
}

#[test]
fn rows_are_named_by_sheet_and_line() {
    let flagged = |text: &str| text.replace("10.15", "08:00").replace("10:15:00", "08:00");
    let run = Run::new()
        .book("b.xlsx", &flagged(book()))
        .file("map/unit.csv", "periode,kode,nama\n2005-Q1,P0001,Contoh\n")
        .file("map/lokmin.csv", "bulan,jam_mulai,jam_selesai\n\n2005-01,07:30,08:00\n");
    assert_eq!(run.assessed("b.xlsx")["flags"][0]["source"], "b.xlsx!Lokakarya mini!A4");
    assert_eq!(run.assessed("map")["flags"][0]["source"], "map/lokmin.csv:3");
}

/// A workbook with nothing but its unit, and further sheets.
fn with(sheets: &str) -> String {
    format!(
        "# Puskesmas\nPertanyaan | Jawaban\nPeriode | 2005-Q1\nKode | P0001\nNama | Contoh\n{sheets}"
    )
}

/// The points of the one criterion, which counts the months with a meeting.
fn measure(run: &Run, input: &str) -> Json {
    run.assessed(input)["criteria"][0]["measure"].clone()
}

#[test]
fn a_month_that_was_only_prepared_is_no_meeting() {
    let months = "# Lokakarya mini\nBulan | Tanggal\n2005-01 |\n2005-02 | 09/02/2005\n2005-03 |\n";
    let run = Run::new()
        .book("open.xlsx", &with(months))
        .book("complete.xlsx", &with(&format!("Lengkap | ya\n{months}")))
        .book("known.xlsx", &with(&format!("Lengkap | ya\n{}", months.replace("01 |", "01 | ?"))))
        .book(
            "held.xlsx",
            &with(&format!("Lengkap | ya\n{months}# hambatan\nBulan | Uraian\n2005-03 | Banjir\n")),
        );
    let third = serde_json::json!({"low": 0.3333, "high": 1});
    assert_eq!(measure(&run, "open.xlsx"), third);
    assert_eq!(measure(&run, "complete.xlsx"), serde_json::json!({"low": 0.3333, "high": 0.3333}));
    // One that says that nothing is known of it was held all the same, as was one with rows of its own.
    let two_thirds = serde_json::json!({"low": 0.6667, "high": 0.6667});
    assert_eq!(measure(&run, "known.xlsx"), two_thirds);
    assert_eq!(measure(&run, "held.xlsx"), two_thirds);
}

#[test]
fn a_table_without_a_sheet_is_unknown_and_a_count_of_none_is_empty() {
    let yaml = |rest: &str| format!("periode: 2005-Q1\nkode: P0001\nnama: Contoh\n{rest}");
    let run = Run::new()
        .file("absent.yaml", yaml(""))
        .file("empty.yaml", yaml("sarana: []\nlokmin: [{bulan: 2005-01, tanggal: 2005-01-05, hambatan: []}]"))
        .book("absent.xlsx", &with(""))
        .book("empty.xlsx", &with("sarana | -\n# lokmin\nbulan | tanggal | hambatan\n2005-01 | 2005-01-05 | tidak ada\n"))
        .book("unknown.xlsx", &with("sarana | ?\n"));
    for name in ["absent", "empty"] {
        let (yaml, book) = (format!("{name}.yaml"), format!("{name}.xlsx"));
        assert_eq!(run.without_sources(&book), run.without_sources(&yaml), "{name}");
    }
    assert_eq!(run.without_sources("unknown.xlsx"), run.without_sources("absent.yaml"));
}

#[test]
fn the_units_sheet_may_be_one_row_or_questions_without_headers() {
    let run = Run::new()
        .book("a.xlsx", &with("Staf | =20\n"))
        .book("row.xlsx", "# Health centre\nName | x\nnama | staf | kode | Period\nContoh | =20 | P0001 | 2005-Q1\n")
        .book("bare.xlsx", "# unit\nPeriode | 2005-Q1\nKode | P0001\nNama | | Contoh\nStaf | =20\n");
    let expected = run.without_sources("a.xlsx");
    assert_eq!(run.without_sources("row.xlsx"), expected);
    assert_eq!(run.without_sources("bare.xlsx"), expected);
}

#[test]
fn a_header_that_stands_again_on_the_next_page_is_no_row() {
    let rows = "Bulan | Tanggal\n2005-01 | 2005-01-12\nBULAN * | Tanggal\n2005-02 | 2005-02-09\n";
    let run = Run::new().book("a.xlsx", &with(&format!("# Lokakarya mini\n{rows}")));
    assert_eq!(run.codes("a.xlsx"), Vec::<String>::new());
    assert_eq!(measure(&run, "a.xlsx"), serde_json::json!({"low": 0.6667, "high": 1}));
}

#[test]
fn a_formula_that_came_to_nothing_is_blank_and_one_never_computed_is_a_fault() {
    let run = Run::new()
        .book("a.xlsx", &with("Staf | {IF(TRUE,\"\",1)=}\n"))
        .book("b.xlsx", &with("Staf | {1+1}\n"));
    assert_eq!(run.codes("a.xlsx"), Vec::<String>::new());
    assert_eq!(run.codes("b.xlsx"), ["formula-not-computed"]);
}

#[test]
fn programs_are_told_sheet_cell_header_and_content() {
    let run = Run::new().book("a.xlsx", &with("# lokmin\nBulan | Jam mulai\n2005-01 | =7.3\n"));
    let output = run.tilik("validate a.xlsx --format json");
    let found: Json = serde_json::from_slice(&output.stdout).unwrap();
    let expected = serde_json::json!({
        "code": "ambiguous-time", "severity": "error", "file": "a.xlsx", "line": 2, "column": 2,
        "end_line": 2, "end_column": 3, "sheet": "lokmin", "cell": "B2", "header": "Jam mulai",
        "content": "7.3", "message": "`7.3` pada `Jam mulai` bisa berarti 07:03, 07:18, atau 07:30",
        "label": null, "help": "tulis jam dan menitnya dengan titik dua, misalnya 07:30",
        "replacement": null, "related": [],
    });
    assert_eq!(found, Json::Array(vec![expected]));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_workbook_names_its_checklist_wherever_that_is_asked() {
    let checklist = fs::read_to_string("tests/fixtures/diagnostics/checklist.yaml").unwrap();
    let run = Run::new()
        .file("checklists/contoh.yaml", checklist)
        .book("a.xlsx", &with("Daftar tilik | contoh\n"))
        .book(
            "b.xlsx",
            "# unit\nperiode | daftar_tilik | kode | nama\n=2005 | contoh | P0001 | Contoh\n",
        )
        .book("c.xlsx", &with(""));
    let told = |input: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
        let output = command.current_dir(run.0.path()).args(["validate", input]).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(told("a.xlsx"), (Some(0), String::new()));
    assert_eq!(told("b.xlsx"), (Some(0), String::new()));
    let (status, said) = told("c.xlsx");
    assert_eq!(status, Some(2));
    assert!(said.starts_with("galat[checklist-not-named]"), "{said}");
    assert!(said.contains("--> c.xlsx\n"), "{said}");
}

#[test]
fn folders_are_searched_for_workbooks_and_csv_and_locks_are_passed_over() {
    let other = with("").replace("P0001", "P0002");
    let run = Run::new()
        .book("map/a.XLSX", &with(""))
        .book("map/b.xlsm", &other)
        .file("map/~$a.xlsx", "lock")
        .file("map/.~lock.a.xlsx#", "lock")
        .file("map/csv/Unit.csv", "periode,kode,nama\n2005,P0003,Contoh\n")
        .file("map/csv/lagi/unit.csv", "periode,kode,nama\n2005,P0004,Contoh\n");
    let output = run.tilik("assess map --format json");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let read: Json = serde_json::from_slice(&output.stdout).unwrap();
    let codes: Vec<&str> =
        read.as_array().unwrap().iter().map(|one| one["unit"]["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["P0001", "P0002", "P0003", "P0004"]);
}

#[test]
fn a_dossier_may_lie_in_a_workbook_and_a_text() {
    let yaml =
        "periode: 2005-Q1\nkode: P0001\nnama: Contoh\nstaf: 21\nlokmin: [{bulan: 2005-02}]\n";
    let run = Run::new()
        .book("a.xlsx", &with("Staf | =20\n# lokmin\nbulan | tanggal\n2005-01 | 2005-01-12\n"))
        .file("b.yaml", yaml);
    let said = run.said("a.xlsx b.yaml");
    assert!(said.contains("--> b.yaml:4:7\n"), "{said}");
    assert!(said.contains("::: a.xlsx!Puskesmas!B5\n"), "{said}");
    // Files of one unit are joined in the order of their paths, however they are given.
    assert_eq!(run.said("b.yaml a.xlsx"), said);
}

/// An archive whose parts are said to be so large.
fn archive(parts: &[(&str, usize)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let zeros = vec![b' '; 1 << 20];
    for (name, megabytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        (0..*megabytes).for_each(|_| writer.write_all(&zeros).unwrap());
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn an_archive_with_too_much_in_it_is_refused_before_it_is_unpacked() {
    let bomb = archive(&[("xl/workbook.xml", 0), ("xl/worksheets/sheet1.xml", 1100)]);
    assert!(bomb.len() < 2 << 20);
    let texts = archive(&[("xl/workbook.xml", 0), ("xl/sharedStrings.xml", 130)]);
    let run = Run::new().file("a.xlsx", bomb).file("b.xlsx", texts);
    assert_eq!(run.codes("a.xlsx"), ["workbook-too-large"]);
    assert_eq!(run.codes("b.xlsx"), ["workbook-too-large"]);
}

/// A workbook whose archive says that its sheet is small.
fn lying() -> Vec<u8> {
    let honest = archive(&[("xl/workbook.xml", 0), ("xl/worksheets/sheet1.xml", 64)]);
    let (truth, lie) = ((64_u32 << 20).to_le_bytes(), 100_u32.to_le_bytes());
    let mut bytes = honest;
    while let Some(at) = bytes.windows(4).position(|here| here == truth) {
        bytes[at..at + 4].copy_from_slice(&lie);
    }
    bytes
}

#[test]
fn an_archive_that_lies_about_its_size_is_damaged() {
    let run = Run::new().file("a.xlsx", lying());
    assert_eq!(run.codes("a.xlsx"), ["damaged-workbook"]);
}

#[test]
fn what_is_no_workbook_is_said_so_whatever_its_name() {
    let run = Run::new()
        .file("a.xlsx", archive(&[("word/document.xml", 0)]))
        .file("b.ods", "\u{1}\u{2}")
        .file("c.xlsx", archive(&[("xl/workbook.bin", 0)]))
        .file("d.xlsx", archive(&[("xl/workbook.xml", 0)]))
        .file("e.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing")
        .file("f.ods", archive(&[("content.xml", 0)]));
    assert_eq!(run.codes("a.xlsx"), ["not-a-workbook"]);
    assert_eq!(run.codes("b.ods"), ["not-a-workbook"]);
    assert_eq!(run.codes("c.xlsx"), ["not-a-workbook"]);
    for damaged in ["d.xlsx", "e.xls"] {
        assert_eq!(run.codes(damaged), ["damaged-workbook"], "{damaged}");
    }
    assert_eq!(run.codes("f.ods"), ["root-sheet-missing"]);
}

#[test]
fn a_workbook_is_what_is_in_it_and_not_what_its_name_says() {
    let run = Run::new().book("a.xls", &with("")).book("b.ods", &with(""));
    assert_eq!(run.codes("a.xls"), Vec::<String>::new());
    assert_eq!(run.codes("b.ods"), Vec::<String>::new());
}

#[test]
fn a_cell_is_data_and_never_a_command_to_the_terminal() {
    let run = Run::new().book("a.xlsx", &with("Staf | \u{1b}[31mdua\u{202e}\n"));
    let said = run.said("a.xlsx");
    assert!(said.contains("␛[31mdua"), "{said}");
    assert!(!said.contains('\u{1b}') && !said.contains('\u{202e}'));
}

#[test]
fn all_faults_of_all_sheets_are_told_in_one_run() {
    let sheets = "Staf | dua\nCakupan | =85\nKetua | pak lurah\n# lokmin\nBulan | Tanggal | Jam mulai\n\
        2005-01 | 31/02/2005 | =7.3\n2005-13 | 2005-01-12 | 25:00\n# hambatan\nBulan | Dibahas\n2005-01 | mungkin\n";
    let run = Run::new().book("a.xlsx", &with(sheets));
    let expected = [
        "not-a-number",
        "percent-sign-missing",
        "unknown-choice",
        "no-such-day",
        "ambiguous-time",
        "no-such-day",
        "no-such-day",
        "column-missing",
        "not-yes-or-no",
    ];
    assert_eq!(run.codes("a.xlsx"), expected);
}

#[test]
fn workbooks_that_other_programs_wrote_are_read() {
    let folder = Path::new("tests/fixtures/workbooks");
    let mut run = Run::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        run = run.file(&name, fs::read(&path).unwrap());
    }
    let run = run.file("a.yaml", YAML);
    let expected = run.without_sources("a.yaml");
    for name in ["libreoffice.xlsx", "libreoffice.ods", "libreoffice.xls", "openpyxl.xlsx"] {
        assert_eq!(run.codes(name), Vec::<String>::new(), "{name}");
        assert_eq!(run.without_sources(name), expected, "{name}");
    }
}

#[test]
fn a_report_among_dossiers_is_passed_over_with_a_word() {
    let run = Run::new().book("map/a.xlsx", &with(""));
    run.tilik("assess map --format xlsx -o map/laporan");
    let output = run.tilik("assess map --format json");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("peringatan[skipped-report]: map/laporan/"), "{said}");
    let read: Json = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(read.as_array().map(Vec::len), Some(1));
}

/// Far more than a puskesmas has, and still a dossier.
#[test]
fn a_hundred_thousand_rows_are_read() {
    let rows: String = (1..=100_000).map(|row| format!("Meja {row} | ={row}\n")).collect();
    let run = Run::new().book("a.xlsx", &with(&format!("# sarana\njenis | jumlah\n{rows}")));
    let output = run.tilik("validate a.xlsx");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}
