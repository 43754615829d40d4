//! `tilik form` and `tilik validate --annotate` from outside.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "support/workbook.rs"]
mod workbook;

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use calamine::{Reader, Xlsx, open_workbook};
use tempfile::TempDir;

const CHECKLIST: &str = r"
tilik: 1
checklist:
  id: contoh
  version: '1'
  title: {id: Contoh, en: Example}
  basis: [{id: pmk-44-2016, title: Permenkes No. 44 Tahun 2016, from: 2016-10-01}]
form:
  unit: {id: Puskesmas, en: Health centre}
  code: kode
  name: nama
  groups: [kabupaten]
  fields:
    kode: {type: text, required: true, label: {id: Kode, en: Code}}
    nama: {type: text, required: true, label: {id: Nama, en: Name}}
    kabupaten: {type: text, label: {id: Kabupaten, en: District}}
    pegawai: {type: integer, min: 0, label: {id: Jumlah pegawai, en: Staff}}
  tables:
    rapat:
      label: {id: Rapat, en: Meetings}
      timeline: bulan
      every: quarter
      fields:
        bulan: {type: month, required: true, label: {id: Bulan, en: Month}}
        mulai: {type: time, label: {id: Jam mulai, en: Start}}
sections: [{id: masukan, title: {id: Masukan, en: Input}, weight: 1}]
grades: [{id: baik, title: {id: Baik, en: Good}}]
addressees: {puskesmas: {id: Puskesmas, en: Health centre}}
criteria:
  - id: M1
    section: masukan
    title: {id: Pegawai cukup, en: Enough staff}
    basis: [pmk-44-2016 III.B]
    measure: pegawai >= 10
";

/// A folder in which tilik is run.
struct Run {
    folder: TempDir,
}

/// What a run left behind.
struct Outcome {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Run {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }.file("contoh.yaml", CHECKLIST)
    }

    fn file(self, name: &str, text: &str) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The codes of what is wrong with an input, in the order of the alphabet.
    fn codes(&self, input: &str) -> Vec<String> {
        let outcome = self.run(&format!("validate -c contoh.yaml {input} --format json"));
        let found: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
        let found = found.as_array().unwrap().iter();
        let code = |one: &serde_json::Value| one["code"].as_str().unwrap().to_owned();
        let mut codes: Vec<String> = found.map(code).collect();
        codes.sort_unstable();
        codes
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
        let mut names: Vec<String> = entries.map(|entry| name(entry.unwrap())).collect();
        names.sort();
        names
    }

    fn run(&self, arguments: &str) -> Outcome {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
        command.current_dir(self.folder.path()).args(arguments.split_whitespace());
        command.env_remove("TILIK_LANG").env_remove("COLUMNS").env_remove("NO_COLOR");
        let output = command.output().unwrap();
        Outcome {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The sheets of a workbook.
    fn sheets(&self, name: &str) -> Vec<String> {
        open_workbook::<Xlsx<_>, _>(self.path(name)).unwrap().sheet_names()
    }

    /// The cells of a sheet that hold something, row by row.
    fn cells(&self, name: &str, sheet: &str) -> Vec<Vec<String>> {
        let mut workbook: Xlsx<_> = open_workbook(self.path(name)).unwrap();
        let range = workbook.worksheet_range(sheet).unwrap();
        let text = |cell: &calamine::Data| cell.to_string();
        range
            .rows()
            .map(|row| row.iter().map(text).filter(|text| !text.is_empty()).collect())
            .collect()
    }
}

#[test]
fn without_a_target_the_form_is_yaml_on_standard_output() {
    let run = Run::new();
    let outcome = run.run("form -c contoh.yaml --period 2026");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert!(outcome.stdout.contains("\nperiode: 2026  #"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("# Jumlah pegawai: Bilangan bulat"), "{}", outcome.stdout);
    let english = run.run("form -c contoh.yaml --period 2026 --lang en");
    assert!(english.stdout.contains("# Staff: A whole number"), "{}", english.stdout);
}

#[test]
fn the_ending_of_the_target_says_what_the_form_is() {
    let run = Run::new();
    for target in ["isian.xlsx", "isian.yaml", "isian"] {
        let outcome = run.run(&format!("form -c contoh.yaml --period 2026 -o {target}"));
        assert_eq!(
            (outcome.status, outcome.stdout.as_str(), outcome.stderr.as_str()),
            (0, "", ""),
            "{target}"
        );
    }
    let sheets = ["Petunjuk", "Puskesmas", "Rapat", "Bukti", "Pilihan"];
    assert_eq!(run.sheets("isian.xlsx"), sheets);
    assert_eq!(run.names("isian"), ["bukti.csv", "rapat.csv", "unit.csv"]);
    let other = run.run("form -c contoh.yaml -o isian.ods");
    assert_eq!(other.status, 2);
    assert!(other.stderr.contains("`.ods`"), "{}", other.stderr);
}

#[test]
fn a_form_that_may_have_been_filled_in_is_left_alone() {
    let run = Run::new();
    let form = "form -c contoh.yaml --period 2026 -o isian.yaml";
    assert_eq!(run.run(form).status, 0);
    assert_eq!(run.run(form).status, 0, "the same form once more");
    let filled = fs::read_to_string(run.path("isian.yaml")).unwrap().replace("kode:", "kode: P1");
    fs::write(run.path("isian.yaml"), &filled).unwrap();
    let outcome = run.run(form);
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("sudah ada"), "{}", outcome.stderr);
    assert_eq!(fs::read_to_string(run.path("isian.yaml")).unwrap(), filled);
}

#[test]
fn a_quarterly_form_is_for_whole_quarters() {
    let run = Run::new();
    let outcome = run.run("form -c contoh.yaml --period 2026-04 -o isian.xlsx");
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("triwulan penuh"), "{}", outcome.stderr);
    let none = run.run("form -c contoh.yaml -o isian.xlsx");
    assert_eq!(none.status, 0);
    assert!(none.stderr.contains("`--period 2026`"), "{}", none.stderr);
}

const LIST: &str = "Kode;Nama;kabupaten\n0137;Kebun Sikolos;Kota Padang Panjang\nP2;Mekar/Sari;\n";

#[test]
fn each_unit_of_a_list_gets_a_workbook_with_what_is_known_of_it() {
    let run = Run::new().file("daftar.csv", LIST);
    let outcome = run.run("form -c contoh.yaml --period 2026-S1 --units daftar.csv -o isian");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    let names = ["0137_kebun-sikolos_2026-S1.xlsx", "P2_mekar-sari_2026-S1.xlsx"];
    assert_eq!(run.names("isian"), names);
    let rows = run.cells("isian/0137_kebun-sikolos_2026-S1.xlsx", "Puskesmas");
    let answers: Vec<&[String]> =
        rows.iter().filter(|row| row.len() > 2).map(|row| &row[1..3]).collect();
    let expected = [
        ["Kunci", "Jawaban"],
        ["periode", "2026-S1"],
        ["daftar_tilik", "contoh"],
        ["kode", "0137"],
        ["nama", "Kebun Sikolos"],
        ["kabupaten", "Kota Padang Panjang"],
    ];
    assert_eq!(answers, expected);
    let read = run.run("validate isian -c contoh.yaml");
    assert_eq!(read.status, 0, "{}", read.stderr);
    assert!(read.stdout.contains("Kebun Sikolos (0137)"), "{}", read.stdout);
}

#[test]
fn a_percentage_says_that_it_is_one_and_is_read_back_with_its_sign() {
    let share = "    cakupan: {type: percent, label: {id: Cakupan, en: Coverage}}\n  tables:";
    let run = Run::new()
        .file("persen.yaml", &CHECKLIST.replace("  tables:", share))
        .file("p3.yaml", "periode: 2026\nkode: P3\nnama: Mekar\ncakupan: 85%\n");
    run.run("validate -c persen.yaml p3.yaml --annotate salinan.xlsx");
    let rows = run.cells("salinan.xlsx", "Puskesmas");
    let row = rows.iter().find(|row| row.get(1).is_some_and(|key| key == "cakupan")).unwrap();
    assert_eq!(row[3], "%");
    let read = run.run("validate -c persen.yaml salinan.xlsx");
    assert_eq!((read.status, read.stderr.as_str()), (0, ""));
}

#[test]
fn a_list_of_units_with_a_fault_gives_no_form_at_all() {
    let run = Run::new().file("daftar.csv", &format!("{LIST}P2;Baru;\n;Tanpa kode;\n"));
    let outcome = run.run("form -c contoh.yaml --period 2026 --units daftar.csv -o isian");
    assert_eq!(outcome.status, 2);
    for said in ["daftar.csv:4", "daftar.csv:3", "daftar.csv:5"] {
        assert!(outcome.stderr.contains(said), "{said}: {}", outcome.stderr);
    }
    assert!(!run.path("isian").exists());
    let none = Run::new().file("daftar.csv", "kode,nama\n");
    let outcome = none.run("form -c contoh.yaml --period 2026 --units daftar.csv -o isian");
    assert!(outcome.stderr.contains("tidak memuat unit"), "{}", outcome.stderr);
    let file = run.run("form -c contoh.yaml --period 2026 --units daftar.csv -o isian.xlsx");
    assert!(file.stderr.contains("`-o FOLDER`"), "{}", file.stderr);
}

const WRONG: &str = "periode: 2026\nkode: P1\npegawai: banyak\n\
    rapat:\n  - {bulan: 2026-02, mulai: \"25:00\"}\n";
const SOUND: &str = "periode: 2026\nkode: P2\nnama: Mekar\npegawai: 12\n";

#[test]
fn a_copy_marks_what_is_to_be_corrected() {
    let run = Run::new().file("p1.yaml", WRONG);
    let outcome = run.run("validate -c contoh.yaml p1.yaml --annotate salinan.xlsx");
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("salinan ditulis ke salinan.xlsx"), "{}", outcome.stderr);
    assert_eq!(run.sheets("salinan.xlsx")[..2], ["Perbaikan", "Petunjuk"]);
    let list = run.cells("salinan.xlsx", "Perbaikan");
    assert_eq!(list[0], ["Perbaikan: 3 hal perlu dibetulkan"]);
    let cells: Vec<&str> = list[3..].iter().map(|row| row[1].as_str()).collect();
    assert_eq!(cells, ["Puskesmas!C10", "Puskesmas!C13", "Rapat!B4"]);
    assert_eq!(list[3][2], "“Nama” wajib diisi");
    assert_eq!(list[4][2..4], ["banyak", "“Jumlah pegawai” harus angka, bukan “banyak”"]);
    assert_eq!(list[5][2..4], ["25:00", "“25:00” pada “Jam mulai” tidak ada"]);
    let rows = run.cells("salinan.xlsx", "Rapat");
    assert_eq!(rows[3].len(), 2, "what could not be read stands in its cell: {rows:?}");
    assert_eq!(rows[3][1], "25:00");
}

#[test]
fn several_dossiers_get_a_copy_each_where_something_is_wrong() {
    let run = Run::new().file("masuk/p1.yaml", WRONG).file("masuk/p2.yaml", SOUND);
    let one = run.run("validate -c contoh.yaml masuk --annotate salinan.xlsx");
    assert_eq!(one.status, 2);
    assert!(one.stderr.contains("`--annotate FOLDER`"), "{}", one.stderr);
    assert!(!run.path("salinan.xlsx").exists());
    let each = run.run("validate -c contoh.yaml masuk --annotate salinan");
    assert_eq!(each.status, 2);
    assert_eq!(run.names("salinan"), ["p1.xlsx"]);
    assert!(each.stdout.contains("Mekar (P2)"), "{}", each.stdout);
}

#[test]
fn the_copy_of_a_sound_dossier_has_nothing_to_correct() {
    let run = Run::new().file("p2.yaml", SOUND);
    let outcome = run.run("validate -c contoh.yaml p2.yaml --annotate salinan.xlsx");
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert_eq!(run.sheets("salinan.xlsx")[0], "Petunjuk");
}

/// A workbook in which one text stands for another, and something stands in a blank cell.
fn corrected(bytes: &[u8], texts: &[(&str, &str)], (cell, filled): (&str, &str)) -> Vec<u8> {
    workbook::edited(bytes, |name, part| match name {
        "xl/sharedStrings.xml" => texts.iter().fold(part, |part, (wrong, right)| {
            assert!(part.contains(&format!("<t>{wrong}</t>")), "{wrong} stands in a cell");
            part.replace(&format!("<t>{wrong}</t>"), &format!("<t>{right}</t>"))
        }),
        "xl/worksheets/sheet3.xml" => {
            let start = part.find(&format!("<c r=\"{cell}\" ")).unwrap();
            let end = start + part[start..].find("/>").unwrap();
            let (before, after) = (&part[..end], &part[end + 2..]);
            format!("{before} t=\"inlineStr\"><is><t>{filled}</t></is></c>{after}")
        }
        _ => part,
    })
}

#[test]
fn a_corrected_copy_is_read_like_a_dossier_without_faults() {
    let right = WRONG.replace("banyak", "30\nnama: Mekar").replace("25:00", "07:30");
    let run = Run::new().file("p1.yaml", WRONG).file("benar.yaml", &right);
    run.run("validate -c contoh.yaml p1.yaml --annotate salinan.xlsx");
    assert_eq!(run.codes("salinan.xlsx"), run.codes("p1.yaml"), "nothing is corrected so far");
    let texts = [("banyak", "30"), ("25:00", "07:30")];
    let corrected = corrected(&run.bytes("salinan.xlsx"), &texts, ("C10", "Mekar"));
    fs::write(run.path("kembali.xlsx"), corrected).unwrap();
    let [copy, original] = ["kembali.xlsx", "benar.yaml"].map(|input| {
        let outcome = run.run(&format!("assess {input} -c contoh.yaml --format csv"));
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        outcome.stdout
    });
    assert_eq!(copy, original);
}

const FAULTY: &str = "\
# Puskesmas
Pertanyaan | Jawaban | Bukti | Metode
Periode | 2026
Kode | =137020101
Nama | @2026-01-12
Kabupaten | {A1&B1}
Jumlah pegawai | !#N/A | Buku induk | dokumn
# Rapat
Bulan | Jam mulai
@2026-02 | =7.3
2026-05 | 25:00
Agustus | 08:00
2027-11 | 08:00
# Bukti
Baris | Isian | Catatan
rapat 2026-03 | Jam mulai | Undangan
rapat 2026-05 | Jam selesai | Notulen
";

#[test]
fn a_copy_sent_back_as_it_is_is_as_wrong_as_before() {
    let run = Run::new();
    fs::write(run.path("p1.xlsx"), workbook::xlsx(FAULTY)).unwrap();
    let mut before = run.codes("p1.xlsx");
    assert_eq!(before.len(), 11, "{before:?}");
    run.run("validate -c contoh.yaml p1.xlsx --annotate salinan.xlsx");
    // Nobody can write a formula that was not computed: the copy has an error instead.
    before.iter_mut().filter(|code| *code == "formula-not-computed").for_each(|code| {
        "cell-error".clone_into(code);
    });
    before.sort_unstable();
    assert_eq!(run.codes("salinan.xlsx"), before);
    let list = run.cells("salinan.xlsx", "Perbaikan");
    assert!(
        list[3..].iter().all(|row| row[1].contains('!') && !row[1].contains(".xlsx")),
        "{list:?}"
    );
}

#[test]
fn what_no_cell_of_the_copy_shows_is_to_be_confirmed() {
    let run = Run::new();
    let faulty = "# Puskesmas\nKode | Nama | Periode | Jumlah pegawi\nP1 | Mekar | 2026 | 30\n";
    fs::write(run.path("p1.xlsx"), workbook::xlsx(faulty)).unwrap();
    assert_eq!(run.codes("p1.xlsx"), ["unknown-field"]);
    run.run("validate -c contoh.yaml p1.xlsx --annotate salinan.xlsx");
    assert_eq!(run.codes("salinan.xlsx"), ["other-checklist"]);
    let list = run.cells("salinan.xlsx", "Perbaikan");
    assert_eq!(list[3][1], "Puskesmas!C7");
    assert!(list[3][3].ends_with("tulis di sini: contoh"), "{list:?}");
    assert_eq!(list[4][1], "p1.xlsx!Puskesmas!D1");
    let open = "contoh (belum dibetulkan)";
    let kept = corrected(&run.bytes("salinan.xlsx"), &[(open, "contoh")], ("C13", "30"));
    fs::write(run.path("kembali.xlsx"), kept).unwrap();
    assert_eq!(run.codes("kembali.xlsx"), Vec::<String>::new());
}
