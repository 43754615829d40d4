//! `tilik verify` from outside: a report says what its inputs give, or is told where it does not.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

const CHECKLIST: &str = r#"
tilik: 1
checklist:
  id: contoh
  version: "1"
  title: {id: Contoh, en: Example}
  basis: [{id: pmk-44-2016, title: "Permenkes No. 44 Tahun 2016", from: 2016-10-01}]
form:
  unit: {id: Puskesmas, en: Health centre}
  code: kode
  name: nama
  fields:
    kode: {type: text, required: true, label: {id: Kode, en: Code}}
    nama: {type: text, required: true, label: {id: Nama, en: Name}}
    pedoman: {type: boolean, label: {id: Pedoman, en: Guideline}}
    jadwal: {type: boolean, label: {id: Jadwal, en: Schedule}}
  tables:
    rapat:
      label: {id: Rapat, en: Meeting}
      fields:
        uraian: {type: text, required: true, label: {id: Uraian, en: Subject}}
        notulen: {type: boolean, label: {id: Notulen, en: Minutes}}
sections: [{id: masukan, title: {id: Masukan, en: Input}, weight: 1}]
grades:
  - {id: baik, title: {id: Baik, en: Good}, at_least: 80%}
  - {id: kurang, title: {id: Kurang, en: Poor}}
addressees: {puskesmas: {id: Puskesmas, en: Health centre}}
criteria:
  - id: M1
    section: masukan
    title: {id: Pedoman tersedia, en: The guideline is at hand}
    basis: [pmk-44-2016 III.B]
    measure: pedoman
    recommend: [{to: puskesmas, text: {id: Sediakan pedoman., en: Please get the guideline.}, due: 1 month}]
  - id: M2
    section: masukan
    title: {id: Setiap rapat bernotulen, en: Every meeting has minutes}
    basis: [pmk-44-2016 III.B]
    each: rapat
    require: notulen
    recommend: [{to: puskesmas, text: {id: Tulis notulen., en: Please write minutes.}}]
"#;

const DOSSIER: &str = "kode: P1\nnama: Mekar\nperiode: 2020\npedoman: ya\nrapat:\n  - {uraian: Januari, notulen: ya}\n  - {uraian: Februari, notulen: tidak}\n";

/// A folder with a checklist, a dossier, and reports on it.
struct Desk(TempDir);

/// How a run ended, and what it said on both streams.
struct Said {
    status: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        let desk = Self(TempDir::new().unwrap());
        desk.write("contoh.yaml", CHECKLIST);
        desk.write("masuk/dossier.yaml", DOSSIER);
        desk
    }

    /// The same with reports of some formats on the dossier.
    fn with_reports(formats: &str) -> Self {
        let desk = Self::new();
        let asked = ["assess", "-c", "contoh.yaml", "masuk", "-o", "lap", "--format", formats];
        assert_eq!(desk.run(&asked).status, 0);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Writes something over a part of a file.
    fn replace(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no `{from}`");
        self.write(name, &text.replacen(from, to, 1));
    }

    fn run(&self, arguments: &[&str]) -> Said {
        let output = Command::cargo_bin("tilik")
            .unwrap()
            .current_dir(self.0.path())
            .args(arguments)
            .env_remove("TILIK_LANG")
            .env("COLUMNS", "400")
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let status = output.status.code().unwrap();
        Said { status, out: text(output.stdout), err: text(output.stderr) }
    }

    fn verify(&self, report: &str, more: &[&str]) -> Said {
        let all = ["verify", "-c", "contoh.yaml", report, "masuk"];
        self.run(&[&all, more].concat())
    }

    /// What of a report differs, for people.
    fn expect_different(&self, report: &str, sentences: &[&str]) {
        let Said { status, out, err } = self.verify(report, &[]);
        assert_eq!((status, err.as_str()), (1, ""), "{out}");
        let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
        for sentence in sentences {
            assert!(out.contains(sentence), "{sentence}\n{out}");
        }
    }
}

const REPORTS: [&str; 6] = [
    "lap/P1_2020.json",
    "lap/P1_2020.ndjson",
    "lap/P1_2020.xlsx",
    "lap/P1_2020.html",
    "lap/P1_2020_agenda.html",
    "lap/P1_2020_umpan-balik.html",
];

#[test]
fn every_report_is_the_same_as_what_its_inputs_give() {
    for lang in ["id", "en"] {
        let desk = Desk::new();
        let asked = ["assess", "-c", "contoh.yaml", "masuk", "-o", "lap", "--lang", lang];
        let formats = ["--format", "json,ndjson,xlsx,html,agenda,umpan-balik"];
        assert_eq!(desk.run(&[&asked[..], &formats].concat()).status, 0);
        for report in REPORTS {
            let said = desk.verify(report, &["--lang", "en"]);
            assert_eq!((said.status, said.err.as_str()), (0, ""), "{report}: {}", said.out);
            assert!(said.out.starts_with("Mekar (P1), January–December 2020: the same\n"));
        }
    }
}

#[test]
fn a_file_that_was_moved_and_renamed_is_the_same() {
    let desk = Desk::with_reports("json,xlsx,html");
    fs::remove_file(desk.path("masuk/dossier.yaml")).unwrap();
    desk.write("masuk/kiriman/mekar 2020.yaml", DOSSIER);
    for report in ["lap/P1_2020.json", "lap/P1_2020.xlsx", "lap/P1_2020.html"] {
        let said = desk.verify(report, &[]);
        assert_eq!(said.status, 0, "{report}: {}", said.out);
    }
}

#[test]
fn a_figure_that_was_written_over_is_named() {
    let desk = Desk::with_reports("json,html");
    let (json, html) = ("lap/P1_2020.json", "lap/P1_2020.html");
    desk.replace(json, "\"low\": 50", "\"low\": 90");
    desk.expect_different(json, &["Skor terbukti: di laporan 90%, dihitung ulang 50%."]);
    desk.replace(json, "\"verdict\": \"unmet\"", "\"verdict\": \"met\"");
    let verdict = "M2 Setiap rapat bernotulen, kesimpulan: di laporan terpenuhi, dihitung ulang belum terpenuhi.";
    desk.expect_different(json, &["Skor terbukti", verdict]);
    // On a page, what people see counts just as what programs see.
    desk.replace(html, "<h1>Puskesmas Mekar</h1>", "<h1>Puskesmas Melati</h1>");
    let seen = "tertulis “<h1>Puskesmas Melati</h1>”, seharusnya “<h1>Puskesmas Mekar</h1>”";
    desk.expect_different(html, &[seen, "--templates"]);
}

#[test]
fn a_key_written_twice_hides_nothing() {
    let desk = Desk::with_reports("json");
    let json = "lap/P1_2020.json";
    desk.replace(json, "\"completeness\": 100,", "\"completeness\": 100, \"completeness\": 10,");
    desk.expect_different(json, &["Kelengkapan: di laporan 10%, dihitung ulang tidak ada."]);
}

#[test]
fn what_a_report_was_made_from_is_told_by_its_hash() {
    let desk = Desk::with_reports("json,html");
    desk.write("masuk/dossier.yaml", &format!("{DOSSIER}# dibetulkan\n"));
    for report in ["lap/P1_2020.json", "lap/P1_2020.html"] {
        let file = "Isi berkas dossier.yaml bukan yang dipakai untuk laporan ini: dulu ";
        let same = "Skor, predikat, dan hasil setiap kriteria tetap sama.";
        desk.expect_different(report, &[file, same]);
    }
    desk.write("masuk/dossier.yaml", DOSSIER);
    desk.write("contoh.yaml", &CHECKLIST.replace("require: notulen", "require: not notulen"));
    let checklist = "Isi daftar tilik contoh bukan yang dipakai untuk laporan ini: dulu ";
    desk.expect_different("lap/P1_2020.html", &[checklist]);
}

#[test]
fn another_version_of_tilik_is_told() {
    let desk = Desk::with_reports("json");
    let here = format!("\"tilik\": \"{}\"", env!("CARGO_PKG_VERSION"));
    desk.replace("lap/P1_2020.json", &here, "\"tilik\": \"0.0.7\"");
    let version = "Laporan dibuat dengan tilik 0.0.7, dan ini tilik ";
    desk.expect_different("lap/P1_2020.json", &[version]);
}

#[test]
fn a_base_is_told_by_its_hash() {
    let desk = Desk::new();
    let overlay = "tilik: 1\nextends: ./contoh.yaml\nchecklist: {id: kabupaten, version: \"1\", title: Kabupaten}\ncriteria: [{id: M1, weight: 2}]\n";
    desk.write("kabupaten.yaml", overlay);
    let asked = ["assess", "-c", "kabupaten.yaml", "masuk", "-o", "lap", "--format", "html"];
    assert_eq!(desk.run(&asked).err, "");
    let verify = ["verify", "-c", "kabupaten.yaml", "lap/P1_2020.html", "masuk"];
    assert_eq!(desk.run(&verify).status, 0);
    desk.write("contoh.yaml", &format!("{CHECKLIST}# edisi lain\n"));
    let said = desk.run(&verify);
    assert_eq!(said.status, 1);
    assert!(said.out.contains("Isi daftar tilik dasar contoh bukan yang dipakai"), "{}", said.out);
}

#[test]
fn templates_of_an_office_cant_leave_out_what_is_verified() {
    let desk = Desk::new();
    desk.write("templat/html/laporan.hbs", "<!DOCTYPE html><html lang=\"id\"><head><title>x</title></head><p>{{unit.name}}: {{#if result.score}}{{result.score.proven}}{{/if}}</p></html>");
    let own = ["--templates", "templat"];
    let asked = ["assess", "-c", "contoh.yaml", "masuk", "-o", "lap", "--format", "html"];
    assert_eq!(desk.run(&[&asked[..], &own].concat()).status, 0);
    let report = "lap/P1_2020.html";
    assert_eq!(desk.verify(report, &own).status, 0);
    // Without these templates the page looks otherwise, and this is said.
    desk.expect_different(report, &["--templates"]);
    desk.replace(report, "\"low\":50", "\"low\":95");
    assert!(desk.verify(report, &own).out.contains("Skor terbukti: di laporan 95%"));
}

#[test]
fn a_page_without_figures_is_no_page_that_was_verified() {
    let desk = Desk::with_reports("html,md");
    let page = desk.read("lap/P1_2020.html");
    let (before, _) = page.split_once("<template data-tilik").unwrap();
    desk.write("lap/salinan.html", &format!("{before}</body></html>"));
    let said = desk.verify("lap/salinan.html", &[]);
    assert_eq!((said.status, said.out.as_str()), (2, ""));
    assert!(
        said.err
            .starts_with("galat[page-without-record]: halaman lap/salinan.html tidak memuat angka")
    );
    let said = desk.verify("lap/P1_2020.md", &["--lang", "en"]);
    assert_eq!((said.status, said.out.as_str()), (2, ""));
    assert!(
        said.err
            .starts_with("error[not-verifiable]: lap/P1_2020.md is no report that can be verified")
    );
    desk.write("lap/lain.json", "{\"tilik\": 1}");
    assert_eq!(desk.verify("lap/lain.json", &[]).status, 2);
    assert_eq!(desk.verify("lap/tidak-ada.json", &[]).status, 2);
}

#[test]
fn without_its_dossier_a_report_cant_be_verified() {
    let desk = Desk::with_reports("json");
    desk.replace("masuk/dossier.yaml", "kode: P1", "kode: P2");
    let said = desk.verify("lap/P1_2020.json", &[]);
    assert_eq!(said.status, 2);
    assert!(
        said.out.contains("Mekar (P1), Januari–Desember 2020: tidak dapat diperiksa"),
        "{}",
        said.out
    );
}

#[test]
fn of_many_assessments_each_is_verified() {
    let desk = Desk::new();
    desk.write("masuk/lain.yaml", &DOSSIER.replace("P1", "P2").replace("Mekar", "Melati"));
    let stream = desk.run(&[
        "assess",
        "-c",
        "contoh.yaml",
        "masuk",
        "--format",
        "ndjson",
        "--as-of",
        "2020-12-31",
    ]);
    desk.write("semua.ndjson", &stream.out.replacen("\"low\":50.0", "", 1));
    assert_eq!(desk.verify("semua.ndjson", &[]).status, 0);
    let (first, second) = stream.out.split_once('\n').unwrap();
    desk.write("semua.ndjson", &format!("{first}\n{}", second.replacen("Melati", "Mawar", 1)));
    let said = desk.verify("semua.ndjson", &["--format", "json"]);
    assert_eq!(said.status, 1);
    let found: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        (&found["same"], &found["tilik"]),
        (&false.into(), &env!("CARGO_PKG_VERSION").into())
    );
    let outcomes = found["assessments"].as_array().unwrap();
    assert_eq!(outcomes[0]["outcome"], "same");
    assert_eq!(
        (&outcomes[1]["outcome"], &outcomes[1]["code"]),
        (&"different".into(), &"P2".into())
    );
    let differs = &outcomes[1]["differences"][0];
    assert_eq!((&differs["part"], &differs["id"]), (&"other".into(), &"unit.name".into()));
    assert_eq!((&differs["report"], &differs["now"]), (&"Mawar".into(), &"Melati".into()));
}

/// A workbook with something written over in one of its parts.
fn rewritten(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut found = false;
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = Vec::new();
        file.read_to_end(&mut text).unwrap();
        if name == part {
            let before = String::from_utf8(text).unwrap();
            let after = before.replace(from, to);
            found = before != after;
            text = after.into_bytes();
        }
        written.start_file(name, SimpleFileOptions::default()).unwrap();
        written.write_all(&text).unwrap();
    }
    assert!(found, "{part} has no `{from}`");
    written.finish().unwrap().into_inner()
}

#[test]
fn in_a_workbook_the_action_plan_may_be_filled_in_and_nothing_else() {
    let desk = Desk::with_reports("xlsx");
    let book = fs::read(desk.path("lap/P1_2020.xlsx")).unwrap();
    let strings = "xl/sharedStrings.xml";
    let seen = rewritten(&book, strings, "<t>Puskesmas Mekar</t>", "<t>Puskesmas Mawar</t>");
    fs::write(desk.path("lap/ubah.xlsx"), seen).unwrap();
    desk.expect_different(
        "lap/ubah.xlsx",
        &["tertulis “Puskesmas Mawar”, seharusnya “Puskesmas Mekar”"],
    );
    // The fifth sheet is the action plan; its fourth column is for the unit to write in.
    let plan = "xl/worksheets/sheet5.xml";
    let sheet = rewritten(
        &book,
        plan,
        "<c r=\"D5\"",
        "<c r=\"D5\" t=\"inlineStr\"><is><t>Kami fotokopi</t></is></c><c r=\"XX5\"",
    );
    fs::write(desk.path("lap/isi.xlsx"), sheet).unwrap();
    let said = desk.verify("lap/isi.xlsx", &[]);
    assert_eq!(said.status, 0, "{}", said.out);
    let advice = rewritten(&book, strings, "Tulis notulen.\n(", "Biarkan saja.\n(");
    fs::write(desk.path("lap/saran.xlsx"), advice).unwrap();
    desk.expect_different("lap/saran.xlsx", &["Lembar RTL, sel C5: tertulis “Biarkan saja. (Puskesmas)”, seharusnya “Tulis notulen. (Puskesmas)”."]);
}
