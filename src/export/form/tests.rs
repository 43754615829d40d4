//! What is written into forms, by the CSV files that say the same as the sheets of a workbook.

use std::sync::Arc;

use super::Questionnaire;
use super::purpose::Purposes;
use crate::checklist::{Checklist, load};
use crate::diagnostic::{Diagnostics, Source};
use crate::dossier::{ReadOptions, Reader};
use crate::form::Key;
use crate::ids::{FieldId, TableId};
use crate::quantity::Period;
use crate::text::Lang;

const CHECKLIST: &str = r"
tilik: 1
checklist:
  id: contoh
  version: '1'
  title: {id: Contoh, en: Example}
  basis:
    - {id: lama, title: Pedoman lama, until: 2016-09-30}
    - {id: baru, title: Pedoman baru, from: 2016-10-01}
form:
  unit: {id: Unit, en: Unit}
  code: kode
  name: nama
  fields:
    kode: {type: text, required: true}
    nama: {type: text, required: true}
    mutu: {type: percent}
    selesai: {type: boolean}
    agenda: {type: choices, choices: agenda, none: allowed}
  tables:
    rapat:
      label: {id: Rapat, en: Meetings}
      timeline: bulan
      complete_when: selesai
      fields:
        bulan: {type: month, required: true}
        mulai: {type: time}
        usai: {type: time, none: allowed}
        lama: {derive: usai - mulai}
        catatan: {type: text, blank: none}
      tables:
        masalah:
          fields:
            uraian: {type: text, required: true}
            tenggat: {type: date, blank: none}
          tables:
            langkah:
              fields:
                isi: {type: text, blank: none}
    sarana:
      fields:
        nomor: {type: number}
vocabularies:
  agenda: {capaian: {id: Capaian, en: Results}, tidak_ada: {id: Tidak ada, en: Nothing}}
sections: [{id: satu, title: {id: Satu, en: One}, weight: 1}]
grades: [{id: baik, title: {id: Baik, en: Good}}]
addressees: {unit: {id: Unit, en: Unit}}
criteria:
  - id: K1
    section: satu
    title: {id: Rapat cukup lama, en: Meetings are long enough}
    basis: [lama II.1, baru III.B]
    each: rapat
    require: lama >= 3 hours
  - id: K2
    section: satu
    title: {id: Masalah dipecahkan, en: Problems are solved}
    basis: [lama]
    levels: linear
    measure: share(filled(tenggat) of rapat.masalah)
    when_empty: unmet
";

fn checklist() -> Checklist {
    let mut diagnostics = Diagnostics::new();
    let checklist = load::from_text("contoh", CHECKLIST, &mut diagnostics);
    checklist.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

/// The lines of a CSV file of a form in which a YAML dossier was copied.
fn copied(yaml: &str, file: &str) -> Vec<String> {
    let checklist = checklist();
    let reader = Reader::new(&checklist, ReadOptions::default());
    let source = Arc::new(Source::file("dossier.yaml", yaml));
    let drafts = reader.read_yaml(&source, &mut Diagnostics::new());
    let copy = Questionnaire::copy((&checklist, Lang::Id), &drafts[0], &[]);
    lines(&copy, file)
}

fn lines(form: &Questionnaire<'_>, file: &str) -> Vec<String> {
    let files = form.csv().unwrap();
    let (_, bytes) = files.into_iter().find(|(name, _)| name == file).unwrap();
    String::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn the_roots_answers_are_written_as_they_are_read() {
    let root = |answers: &str| copied(&format!("kode: P1\n{answers}"), "unit.csv")[1].clone();
    assert_eq!(root("periode: 2026\nsumber: supervisi"), "2026,supervisi,contoh,P1,,,,,");
    assert_eq!(root("mutu: '> 12.3450%'\nselesai: '-'"), ",,contoh,P1,,> 12.3450%,tidak,,");
    assert_eq!(root("sarana: []\nnama: '='"), ",,contoh,P1,=,,,,0");
    assert_eq!(root("sarana: '?'\nmutu: banyak"), ",,contoh,P1,,banyak,,,?");
}

#[test]
fn no_items_are_told_from_no_list_and_from_items_that_are_called_so() {
    let agenda = |written: &str| {
        let line = copied(&format!("kode: P1\nagenda: {written}"), "unit.csv")[1].clone();
        line.split(',').nth(7).unwrap().to_owned()
    };
    assert_eq!(agenda("[capaian, tidak_ada]"), "Capaian; tidak_ada");
    assert_eq!(agenda("'-'"), "-");
    assert_eq!(agenda("[]"), ";");
    assert_eq!(agenda("'?'"), "?");
    assert_eq!(agenda("['?']"), "?;");
    assert_eq!(agenda("[capaian, '?']"), "Capaian; ?");
}

#[test]
fn months_without_a_row_are_prepared_among_those_with_one() {
    let rows = copied(
        "periode: 2026-S1\nrapat:\n  - {bulan: 2026-08, mulai: 7:30}\n  - {bulan: 2026-03, usai: 09.15}\n\
         \x20 - {bulan: 2026-03, mulai: '>= 8:00', usai: '-'}",
        "rapat.csv",
    );
    let expected = [
        "bulan,mulai,usai,catatan,masalah",
        "2026-01,,,,",
        "2026-02,,,,",
        "2026-03,,09:15,,",
        "2026-03,>= 08:00,-,,",
        "2026-04,,,,",
        "2026-05,,,,",
        "2026-06,,,,",
        "2026-08,07:30,,,",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn a_row_of_which_nothing_is_known_is_told_from_a_prepared_place() {
    let rows = copied("periode: 2026-01..2026-02\nrapat: [{bulan: 2026-02}]", "rapat.csv");
    assert_eq!(rows[1..], ["2026-01,,,,", "2026-02,?,,,"]);
    let steps = copied(
        "periode: 2026-01\nrapat: [{bulan: 2026-01, masalah: [{uraian: a, langkah: [{}]}]}]",
        "rapat.masalah.langkah.csv",
    );
    assert_eq!(steps[1], "2026-01,,1,-", "what a blank means is written out");
}

#[test]
fn nested_rows_name_their_holders_by_month_and_number() {
    let dossier = "periode: 2026-Q1\nrapat:\n\
        \x20 - {bulan: 2026-03, masalah: [{uraian: c}]}\n\
        \x20 - {bulan: 2026-01, masalah: [{uraian: a, tenggat: 2026-02-01}, {uraian: b, langkah: [{isi: x}]}]}\n\
        \x20 - {bulan: 2026-03, masalah: [{uraian: d, langkah: [{isi: y}, {isi: z}]}]}\n";
    let problems = copied(dossier, "rapat.masalah.csv");
    let expected = [
        "bulan,#,uraian,tenggat,langkah",
        "2026-01,,a,2026-02-01,",
        "2026-01,,b,,",
        "2026-03,1,c,,",
        "2026-03,2,d,,",
    ];
    assert_eq!(problems, expected);
    let steps = copied(dossier, "rapat.masalah.langkah.csv");
    assert_eq!(steps, ["bulan,#,masalah,isi", "2026-01,,2,x", "2026-03,2,1,y", "2026-03,2,1,z"]);
}

#[test]
fn evidence_is_told_by_the_names_of_reports() {
    let rows = copied(
        "periode: 2026-01\nbukti: {mutu: Buku}\nrapat:\n\
         \x20 - bulan: 2026-01\n\
         \x20   bukti: {mulai: {catatan: Undangan, metode: [dokumen, wawancara]}, masalah: Notulen}\n\
         \x20 - bulan: 2026-01\n\
         \x20   masalah: [{uraian: a, bukti: {uraian: {metode: observasi}}}]\n",
        "bukti.csv",
    );
    let expected = [
        "baris,isian,catatan,metode",
        ",mutu,Buku,",
        "rapat 2026-01,mulai,Undangan,dokumen; wawancara",
        "rapat 2026-01,masalah,Notulen,",
        "rapat 2026-01 #2 / masalah 1,uraian,,observasi",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn without_a_period_places_are_left_for_a_year_but_not_in_csv() {
    let checklist = checklist();
    let form = Questionnaire::blank(&checklist, Lang::Id, None);
    assert_eq!(lines(&form, "rapat.csv"), ["bulan,mulai,usai,catatan,masalah"]);
}

/// What a field or table of a table is asked for, in a period.
fn purpose(table: usize, key: Key, period: Option<&str>) -> String {
    let checklist = checklist();
    let period = period.and_then(Period::parse);
    Purposes::of(&checklist, Lang::Id, period).purpose(TableId::new(table), key)
}

#[test]
fn a_question_names_the_criteria_that_read_it_with_their_clauses() {
    let start = Key::Field(FieldId::new(1));
    let said = "K1 Rapat cukup lama\nDasar: Pedoman baru, III.B";
    assert_eq!(purpose(1, start, Some("2026")), said, "by way of a computed field");
    let said = "K1 Rapat cukup lama\nDasar: Pedoman lama, II.1; Pedoman baru, III.B";
    assert_eq!(purpose(1, start, None), said);
    let due = Key::Field(FieldId::new(1));
    let said = "K2 Masalah dipecahkan\nDasar: Pedoman lama";
    assert_eq!(purpose(2, due, Some("2026")), said, "what is cited, if nothing of it is in force");
    assert_eq!(purpose(0, Key::Field(FieldId::new(0)), None), "");
}

#[test]
fn a_table_names_the_criteria_that_go_through_its_rows() {
    let meetings = Key::Table(TableId::new(1));
    assert!(purpose(0, meetings, None).contains("K1") && purpose(0, meetings, None).contains("K2"));
    let problems = Key::Table(TableId::new(2));
    assert!(purpose(1, problems, None).starts_with("K2"));
}
