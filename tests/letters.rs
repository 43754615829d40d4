//! Word files from outside: a dossier in, documents out, read back from their packages.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "support/parts.rs"]
mod parts;
#[path = "support/word.rs"]
mod word;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

use word::{Word, edited, package};

/// A folder in which tilik is run.
struct Run {
    folder: TempDir,
}

/// What a run left behind.
struct Outcome {
    status: i32,
    stderr: String,
}

impl Run {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &str) -> Outcome {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
        command.current_dir(self.folder.path()).args(arguments.split_whitespace());
        let output = command.env_remove("TILIK_LANG").env_remove("COLUMNS").output().unwrap();
        Outcome {
            status: output.status.code().unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs without a fault.
    fn succeeds(&self, arguments: &str) {
        let outcome = self.run(arguments);
        assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""), "{arguments}");
    }

    /// The names of a folder's files, in order.
    fn names(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn word(&self, name: &str) -> Word {
        Word::of(&fs::read(self.path(name)).unwrap())
    }
}

/// A dossier with next to nothing in it.
const DOSSIER: &str = "daftar_tilik: lokmin-bulanan\nperiode: 2025\nkode: P1\nnama: Mekar\n";

/// A letterhead with all there is.
const LETTERHEAD: &str = r#"
kop: [PEMERINTAH KABUPATEN CONTOH, DINAS KESEHATAN, "Jalan Merdeka 1"]
nomor: 445/1/2005
nomor_berita_acara: 445/BA-2/2005
tempat: Contoh
tanggal: 2005-01-14
tanggal_kunjungan: 2005-01-12
tim: [{nama: Rahmi, jabatan: Kepala Bidang, nip: "1977"}, {nama: Andi, nip: "1985"}]
penandatangan: {nama: Hendra, jabatan: Kepala Dinas Kesehatan, pangkat: Pembina, nip: "1968"}
kepala_unit: {nama: Siti, nip: "1980"}
tembusan: [Bupati Contoh, Arsip]
"#;

const LETTERS: [&str; 4] =
    ["_agenda.docx", "_berita-acara.docx", "_laporan.docx", "_surat-umpan-balik.docx"];

fn template(name: &str) -> Vec<u8> {
    fs::read(Path::new("reports/docx").join(format!("{name}.id.docx"))).unwrap()
}

fn one() -> Run {
    Run::new().file("a.yaml", DOSSIER).file("kop.yaml", LETTERHEAD)
}

#[test]
fn documents_are_named_after_unit_and_period_and_are_the_same_each_time() {
    let run = one();
    for folder in ["satu", "dua"] {
        run.succeeds(&format!(
            "assess a.yaml -o {folder} --format docx,agenda --letterhead kop.yaml"
        ));
    }
    let names: Vec<String> = LETTERS.iter().map(|ending| format!("P1_2025{ending}")).collect();
    let letters: Vec<String> =
        run.names("satu").into_iter().filter(|name| name.ends_with(".docx")).collect();
    assert_eq!(letters, names);
    for name in run.names("satu") {
        let read = |folder: &str| fs::read(run.path(folder).join(&name)).unwrap();
        assert!(read("satu") == read("dua"), "{name}");
    }
}

/// Every case of the monthly checklist, in both languages, with and without a letterhead.
#[test]
fn every_document_is_one_that_word_opens_and_that_reads_as_finished() {
    let cases = fs::read_dir("tests/fixtures/checklists/lokmin-bulanan").unwrap();
    let run = one();
    for case in cases {
        let dossier = fs::canonicalize(case.unwrap().path().join("dossier.yaml")).unwrap();
        for arguments in ["", "--lang en --letterhead kop.yaml"] {
            let folder = TempDir::new_in(run.folder.path()).unwrap();
            let out = folder.path().file_name().unwrap().to_str().unwrap();
            let dossier = dossier.display();
            run.succeeds(&format!("assess {dossier} -o {out} --format docx,agenda {arguments}"));
            for name in run.names(out).into_iter().filter(|name| name.ends_with(".docx")) {
                let word = run.word(&format!("{out}/{name}"));
                assert_eq!(word.faults(), Vec::<String>::new(), "{dossier} {arguments} {name}");
            }
        }
    }
}

#[test]
fn the_letter_is_a_letter() {
    let run = one();
    run.succeeds("assess a.yaml -o keluar --format docx --letterhead kop.yaml");
    let said = run.word("keluar/P1_2025_surat-umpan-balik.docx").paragraphs();
    let expected = [
        "PEMERINTAH KABUPATEN CONTOH",
        "DINAS KESEHATAN",
        "Jalan Merdeka 1",
        "Contoh, 14 Januari 2005",
        "445/1/2005",
        "Biasa",
        "Umpan Balik Hasil Pembinaan",
        "Yth. Kepala Puskesmas Mekar",
        "Dengan hormat,",
        "Hasil penilaian",
        "Data yang perlu dilengkapi",
        "Demikian kami sampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.",
        "Kepala Dinas Kesehatan,",
        "Hendra",
        "Pembina",
        "NIP 1968",
        "Tembusan:",
        "Bupati Contoh",
        "Arsip",
    ];
    let mut rest = said.iter();
    for line in expected {
        assert!(rest.any(|said| said == line), "{line} does not follow in {said:#?}");
    }
}

#[test]
fn the_record_opens_with_the_day_of_the_visit_in_words_and_names_both_parties() {
    let run = one();
    run.succeeds("assess a.yaml -o keluar --format docx --letterhead kop.yaml");
    let text = run.word("keluar/P1_2025_berita-acara.docx").paragraphs().join("\n");
    let opening = "Pada hari ini Rabu, tanggal dua belas bulan Januari tahun dua ribu lima, bertempat di Puskesmas Mekar, kami yang bertanda tangan di bawah ini:";
    for said in [opening, "Nomor: 445/BA-2/2005", "Rahmi", "Siti", "NIP 1977", "NIP 1980", "Andi"] {
        assert!(text.contains(said), "{said} is not in\n{text}");
    }
    run.succeeds("--lang en assess a.yaml -o english --format docx --letterhead kop.yaml");
    let english = run.word("english/P1_2025_berita-acara.docx").paragraphs().join("\n");
    let opening = "On this day, Wednesday, the twelfth of January two thousand five, at";
    assert!(english.contains(opening), "{english}");
}

#[test]
fn the_report_has_the_headings_of_the_office_whatever_was_found() {
    let headings = [
        "Dasar",
        "Maksud dan Tujuan",
        "Ruang Lingkup dan Sasaran",
        "Waktu dan Tempat",
        "Tim",
        "Metode dan Instrumen",
        "Hasil",
        "Analisis",
        "Kesimpulan",
        "Rekomendasi",
        "Matriks Rencana Tindak Lanjut",
        "Penutup",
    ];
    for case in ["kosong", "teladan", "campuran"] {
        let run = one();
        let dossier = format!("tests/fixtures/checklists/lokmin-bulanan/{case}/dossier.yaml");
        let dossier = fs::canonicalize(dossier).unwrap();
        run.succeeds(&format!("assess {} -o keluar --format docx", dossier.display()));
        let name = run.names("keluar").into_iter().find(|name| name.contains("laporan")).unwrap();
        let word = run.word(&format!("keluar/{name}"));
        assert_eq!(word.styled("Heading1"), headings, "{case}");
    }
}

#[test]
fn what_is_wrong_with_a_letterhead_is_told_with_its_place_and_nothing_is_written() {
    for (written, place, said) in [
        ("nomer: 1\n", "kop.yaml:1:1", "mungkin maksudnya `nomor`"),
        ("nomor: 1\ntanggal: kemarin\n", "kop.yaml:2:10", "seharusnya ada tanggal"),
        ("tanggal: 2026-02-30\n", "kop.yaml:1:10", "seharusnya ada tanggal"),
        ("tanggal_kunjungan: [2026-02-03]\n", "kop.yaml:1:20", "seharusnya ada tanggal"),
        ("kop: {a: b}\n", "kop.yaml:1:6", "seharusnya ada satu teks"),
        ("penandatangan: Hendra\n", "kop.yaml:1:16", "pasangan `kunci: nilai`"),
        ("tim: [{nama: A}, {gelar: B}]\n", "kop.yaml:1:19", "tidak mengenal `gelar`"),
        ("tim: Budi\n", "kop.yaml:1:6", "pasangan `kunci: nilai`"),
        ("- nomor\n", "kop.yaml:1:1", "pasangan `kunci: nilai`"),
        ("nomor: 1\nnomor: 2\n", "kop.yaml:2:1", "lebih dari sekali"),
        ("nomor: 1\n  kop: x\n", "kop.yaml:2:3", "indentasinya salah"),
        ("nomor: \"a\\u0001\"\n", "kop.yaml:1:8", "karakter kendali"),
        ("nomor: 1\n---\nnomor: 2\n", "kop.yaml:3:1", "hanya memuat satu kop surat"),
    ] {
        let run = one().file("kop.yaml", written);
        let outcome = run.run("assess a.yaml -o keluar --format docx --letterhead kop.yaml");
        assert_eq!(outcome.status, 2, "{written}");
        assert!(outcome.stderr.contains(place), "{place} is not in\n{}", outcome.stderr);
        assert!(outcome.stderr.contains(said), "{said} is not in\n{}", outcome.stderr);
        assert!(!run.path("keluar").exists(), "{written}");
    }
    let outcome = one().run("assess a.yaml -o keluar --format docx --letterhead tidak-ada.yaml");
    assert!(outcome.status == 2 && outcome.stderr.contains("tidak-ada.yaml"), "{}", outcome.stderr);
}

#[test]
fn what_a_unit_submitted_is_text_and_nothing_else() {
    let word = "x".repeat(5_000);
    for (name, shown) in [
        ("<w:p>Kepala</w:p>", "<w:p>Kepala</w:p>"),
        ("Sari & \\\"Rekan\\\"", "Sari & \"Rekan\""),
        ("{{unit.code}} {{#each findings}}", "{{unit.code}} {{#each findings}}"),
        ("]]> <!-- &amp; &#10;", "]]> <!-- &amp; &#10;"),
        (word.as_str(), word.as_str()),
        ("satu\\ndua", "satu dua"),
        ("\\u202eterbalik", "terbalik"),
    ] {
        let dossier = DOSSIER.replace("Mekar", &format!("\"{name}\""));
        let letterhead = LETTERHEAD.replace("Hendra", &format!("\"{name}\""));
        let run = Run::new().file("a.yaml", dossier).file("kop.yaml", letterhead);
        let outcome = run.run("assess a.yaml -o keluar --format docx --letterhead kop.yaml");
        if outcome.status == 2 {
            // Some of these are not taken in at all.
            assert!(outcome.stderr.contains("galat["), "{}", outcome.stderr);
            assert!(name.contains("\\u202e") || name.contains("\\n"), "{}", outcome.stderr);
            continue;
        }
        for letter in run.names("keluar") {
            let word = run.word(&format!("keluar/{letter}"));
            assert_eq!(word.broken(), Vec::<String>::new(), "{name} {letter}");
            let text = word.paragraphs().join("\n");
            assert!(text.contains(shown), "{shown} is not in {letter}\n{text}");
        }
    }
}

#[test]
fn an_office_s_own_template_replaces_one_and_may_be_cut_up_by_word() {
    // Word splits what was typed wherever it checked spelling, and makes quotes round.
    let split = edited(&template("surat-umpan-balik"), |name, text| {
        match name {
        "word/document.xml" => text.replace(
            "{{unit.title}}</w:t>",
            "{{unit</w:t></w:r><w:proofErr w:type=\"spellEnd\"/><w:r><w:rPr><w:b/></w:rPr><w:t>.title}} {{t \u{201c}kami\u{201d} \u{201c}we\u{201d}}}</w:t>",
        ),
        _ => text,
    }
    });
    let run = one().file("templat/docx/surat-umpan-balik.docx", split);
    run.succeeds("check --templates templat");
    run.succeeds("assess a.yaml -o keluar --format docx --templates templat");
    let said = run.word("keluar/P1_2025_surat-umpan-balik.docx").paragraphs();
    assert!(said.contains(&"Yth. Kepala Puskesmas Mekar kami".to_owned()), "{said:#?}");
    let other = run.word("keluar/P1_2025_laporan.docx").paragraphs();
    assert!(other.contains(&"LAPORAN HASIL BIMBINGAN TEKNIS".to_owned()));
}

/// The letter's template as LibreOffice wrote it after opening and saving it.
#[test]
fn a_template_saved_by_another_program_makes_the_same_letter() {
    let run = one();
    let saved = fs::canonicalize("tests/fixtures/letters/libreoffice").unwrap();
    let saved = saved.display();
    run.succeeds(&format!("check --templates {saved}"));
    run.succeeds(&format!(
        "assess a.yaml -o keluar --format docx --letterhead kop.yaml --templates {saved}"
    ));
    let word = run.word("keluar/P1_2025_surat-umpan-balik.docx");
    assert_eq!(word.broken(), Vec::<String>::new());
    let said = word.paragraphs();
    for line in ["DINAS KESEHATAN", "Yth. Kepala Puskesmas Mekar", "NIP 1968", "Bupati Contoh"] {
        assert!(said.contains(&line.to_owned()), "{line} is not in {said:#?}");
    }
    assert!(!said.concat().contains("{{"), "{said:#?}");
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_paragraph() {
    for (old, new, said) in [
        ("{{unit.title}}", "{{unit.titel}}", "mungkin maksudnya `unit.title`"),
        ("{{unit.title}}", "{{{unit.title}}}", "tiga kurung kurawal"),
        ("{{unit.title}}", "{{chart \"radar\"}}", "hanya ada pada halaman HTML"),
        ("{{unit.title}}", "{{unit.title", "tidak lengkap"),
        ("{{unit.title}}", "{{findings}}", "ini daftar, bukan satu teks"),
        ("(first 5 findings)", "(first 5 findingz)", "mungkin maksudnya `findings`"),
    ] {
        let wrong = edited(&template("surat-umpan-balik"), |name, text| match name {
            "word/document.xml" => text.replacen(old, new, 1),
            _ => text,
        });
        let run = one().file("templat/docx/surat-umpan-balik.docx", wrong);
        let outcome = run.run("check --templates templat");
        assert_eq!(outcome.status, 2, "{new}");
        assert!(outcome.stderr.contains(said), "{said} is not in\n{}", outcome.stderr);
        let paragraph = if old.starts_with("{{") { "Yth. Kepala" } else { "findingz)}}{{rank}}" };
        assert!(outcome.stderr.contains(paragraph), "{new}\n{}", outcome.stderr);
        let outcome = run.run("assess a.yaml -o keluar --format docx --templates templat");
        assert!(outcome.status == 2 && outcome.stderr.contains(said), "{}", outcome.stderr);
    }
}

#[test]
fn what_is_no_word_file_or_too_large_for_one_is_refused() {
    let document = "<w:document><w:body/></w:document>";
    let bomb = package(&[("word/document.xml", document), ("a.xml", &" ".repeat(70 << 20))]);
    let deep = format!("{}{}", "<w:p>".repeat(200_000), "</w:p>".repeat(200_000));
    let parts = "{{#if lang}}".repeat(5_000) + &"{{/if}}".repeat(5_000);
    let nested = format!("<w:document><w:p><w:r><w:t>{parts}</w:t></w:r></w:p></w:document>");
    for (what, bytes) in [
        ("a text", b"Yth. Kepala".to_vec()),
        ("nothing", Vec::new()),
        ("another zip", package(&[("a.txt", "a")])),
        ("a workbook", fs::read("tests/fixtures/workbooks/openpyxl.xlsx").unwrap()),
        ("half a file", template("laporan").into_iter().take(3_000).collect()),
        ("no XML", package(&[("word/document.xml", "<w:document><w:p></w:document>")])),
        ("a bomb", bomb),
        ("elements without end", package(&[("word/document.xml", &deep)])),
        ("parts without end", package(&[("word/document.xml", &nested)])),
    ] {
        let run = one().file("templat/docx/laporan.docx", bytes);
        let outcome = run.run("assess a.yaml -o keluar --format docx --templates templat");
        assert_eq!(outcome.status, 2, "{what}\n{}", outcome.stderr);
        assert!(outcome.stderr.contains("laporan.docx"), "{what}\n{}", outcome.stderr);
        assert!(!run.path("keluar").exists(), "{what}");
    }
    let run = one().file("templat/docx/surat.docx", template("laporan"));
    let outcome = run.run("check --templates templat");
    assert!(
        outcome.stderr.contains("tidak ada templat Word bernama `surat`"),
        "{}",
        outcome.stderr
    );
}
