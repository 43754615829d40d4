//! Report workbooks that came back: moved, extended, cut, and filled in by hand.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::written;
use crate::diagnostic::{Code, Diagnostics};
use crate::followup::Reported;
use crate::followup::plan::{Column, Entry, Status};
use crate::followup::workbook::{
    COLUMN_TWICE, DEADLINE_NOT_A_DATE, MISSING_COLUMN, NOT_A_WORKBOOK, RECORD_SHEET,
    SEVERAL_ACTION_PLANS, UNKNOWN_ADVICE, UNKNOWN_STATUS, WITHOUT_ACTION_PLAN, WITHOUT_ASSESSMENT,
    read,
};
use crate::quantity::Date;

/// Heads of an action plan, as it is written.
const HEADS: [&str; 11] = [
    "No.",
    "Temuan/Masalah",
    "Rekomendasi",
    "Kegiatan RTL",
    "Penanggung jawab",
    "Batas waktu",
    "Indikator",
    "Bukti",
    "Status/Realisasi",
    "Keterangan",
    "tilik",
];

/// A workbook with an assessment of two criteria that fall short, and sheets of texts: name, first row, rows.
fn book(sheets: &[(&str, u32, Vec<Vec<&str>>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, first, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (down, row) in (*first..).zip(rows) {
            for (column, text) in (0..).zip(row).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(down, column, *text).unwrap();
            }
        }
    }
    let record = written(("2025-01", "2025-12"), &[("K1", 0, 0), ("K2", 4, 4)]).to_string();
    let (one, other) = record.split_at(record.len() / 2);
    let sheet = book.add_worksheet().set_name(RECORD_SHEET).unwrap();
    sheet.write_string(0, 0, "tilik").unwrap().write_string(0, 1, "1").unwrap();
    sheet.write_string(1, 1, one).unwrap().write_string(2, 1, other).unwrap();
    book.save_to_buffer().unwrap()
}

fn told(bytes: Vec<u8>) -> (Option<Reported>, Vec<Code>) {
    let mut diagnostics = Diagnostics::new();
    let report = read("isi.xlsx", bytes, &mut diagnostics);
    (report, diagnostics.iter().map(|it| it.code).collect())
}

/// The rows of an action plan without any fault.
fn entries(bytes: Vec<u8>) -> Vec<Entry> {
    let (report, codes) = told(bytes);
    assert_eq!(codes, []);
    report.unwrap().plan.entries
}

fn plan(rows: Vec<Vec<&'static str>>) -> (&'static str, u32, Vec<Vec<&'static str>>) {
    ("RTL", 3, [vec![HEADS.to_vec()], rows].concat())
}

#[test]
fn answers_are_read_with_their_places() {
    let rows = vec![
        vec![
            "1",
            "K1 Judul: belum",
            "Kerjakan.",
            "Rapat",
            "Ani",
            "31/03/2026",
            "ada",
            "notulen",
            "selesai",
            "-",
            "K1/1",
        ],
        vec!["2", "K2 Judul: belum", "Kerjakan.", "", "", "", "", "", "", "", "K2/1"],
    ];
    let entries = entries(book(&[plan(rows)]));
    let first = &entries[0];
    assert_eq!(first.answers.as_ref().unwrap().to_string(), "K1/1");
    assert_eq!(first.action.as_deref(), Some("Rapat"));
    assert_eq!(first.in_charge.as_deref(), Some("Ani"));
    assert_eq!(first.due, Date::new(2026, 3, 31));
    assert_eq!(first.indicator.as_deref(), Some("ada"));
    assert_eq!(first.evidence.as_deref(), Some("notulen"));
    assert_eq!(first.status, Some(Status::Done));
    assert_eq!(first.remark.as_deref(), Some("-"));
    assert_eq!(first.source, "isi.xlsx!RTL!A5");
    assert_eq!(first.finding, None);
    assert!(!entries[1].is_answered());
    assert_eq!(entries.len(), 2);
}

#[test]
fn columns_may_be_moved_and_added_and_sheets_renamed() {
    let heads = vec![
        "STATUS",
        "Anggaran",
        "tilik",
        "bukti",
        "Penanggung  Jawab",
        "No.",
        "Kegiatan RTL",
        "Batas waktu",
        "Indikator",
        "Keterangan",
    ];
    let row = vec!["Done", "Rp1", "K2/1", "foto", "Budi", "1"];
    let entries = entries(book(&[("Isian kami", 0, vec![heads, row])]));
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].status, Some(Status::Done));
    assert_eq!(entries[0].evidence.as_deref(), Some("foto"));
    assert_eq!(entries[0].in_charge.as_deref(), Some("Budi"));
}

#[test]
fn dates_are_days_of_cells_or_texts() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("RTL").unwrap();
    for (column, head) in (0..).zip(HEADS) {
        sheet.write_string(0, column, head).unwrap();
    }
    let day = ExcelDateTime::from_ymd(2026, 3, 31).unwrap();
    let format = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_with_format(1, 5, &day, &format).unwrap();
    for (row, text) in [(2, "31 Maret 2026"), (3, "2026-03-31"), (4, "Maret 2026")] {
        sheet.write_string(row, 5, text).unwrap();
    }
    for row in 1..5 {
        sheet.write_string(row, 10, "K1/1").unwrap();
    }
    let record = written(("2025-01", "2025-12"), &[("K1", 0, 0)]).to_string();
    let sheet = book.add_worksheet().set_name(RECORD_SHEET).unwrap();
    sheet.write_string(1, 1, record).unwrap();
    let due: Vec<Option<Date>> =
        entries(book.save_to_buffer().unwrap()).iter().map(|it| it.due).collect();
    assert_eq!(due, vec![Date::new(2026, 3, 31); 4]);
}

#[test]
fn rows_of_its_own_are_read_and_empty_ones_are_not() {
    let rows = vec![
        vec!["1", "K1 Judul", "Kerjakan.", "", "", "", "", "", "", "", "K1/1"],
        vec![],
        vec!["", "Proyektor rusak", "", "Beli", "", "", "", "", "Belum mulai"],
        vec!["7"],
    ];
    let entries = entries(book(&[plan(rows)]));
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[1].answers, None);
    assert_eq!(entries[1].finding.as_deref(), Some("Proyektor rusak"));
    assert_eq!(entries[1].source, "isi.xlsx!RTL!A7");
}

#[test]
fn without_the_hidden_column_rows_are_known_by_their_finding() {
    let heads = HEADS[..10].to_vec();
    let row = |finding| vec!["1", finding, "Kerjakan.", "Rapat"];
    let rows = vec![heads, row("K2: Judul"), row("K1 Judul"), row("K1 Judul"), row("Lain")];
    let (report, codes) = told(book(&[("RTL", 0, rows)]));
    assert_eq!(codes, [MISSING_COLUMN]);
    let entries = report.unwrap().plan.entries;
    let ids: Vec<Option<String>> =
        entries.iter().map(|it| it.answers.as_ref().map(ToString::to_string)).collect();
    assert_eq!(ids, [Some("K2/1".to_owned()), Some("K1/1".to_owned()), None, None]);
}

#[test]
fn a_cell_that_cannot_be_read_is_left_out_alone() {
    let rows = vec![
        vec!["1", "K1", "", "Rapat", "", "secepatnya", "", "", "sudah", "", "K1/1"],
        vec!["2", "K9", "", "Rapat", "", "", "", "", "", "", "K9/1"],
    ];
    let (report, codes) = told(book(&[plan(rows)]));
    assert_eq!(codes, [DEADLINE_NOT_A_DATE, UNKNOWN_STATUS, UNKNOWN_ADVICE]);
    let entries = report.unwrap().plan.entries;
    assert_eq!((entries[0].due, entries[0].status), (None, None));
    assert_eq!(entries[0].action.as_deref(), Some("Rapat"));
    assert_eq!(entries[1].answers, None);
}

#[test]
fn what_can_be_read_two_ways_is_an_error() {
    let twice = vec![vec!["No.", "tilik", "Bukti", "Status", "Kegiatan RTL", "BUKTI"]];
    let (report, codes) = told(book(&[("RTL", 0, twice)]));
    assert!(codes.contains(&COLUMN_TWICE), "{codes:?}");
    assert_eq!(report.unwrap().plan.entries, []);
    let other = ("RTL (2)", 0, vec![HEADS.to_vec()]);
    assert_eq!(told(book(&[plan(vec![]), other])).1, [SEVERAL_ACTION_PLANS]);
}

#[test]
fn a_report_without_its_plan_still_has_its_assessment() {
    let (report, codes) = told(book(&[("Ringkasan", 0, vec![vec!["Skor"]])]));
    assert_eq!(codes, [WITHOUT_ACTION_PLAN]);
    assert_eq!(report.unwrap().standing.code, "A1");
}

#[test]
fn what_is_no_report_is_refused() {
    assert_eq!(told(b"kode: A1".to_vec()).1, [NOT_A_WORKBOOK]);
    assert_eq!(told(Vec::new()).1, [NOT_A_WORKBOOK]);
    let mut cut = book(&[plan(vec![])]);
    cut.truncate(cut.len() / 2);
    assert_eq!(told(cut).1, [NOT_A_WORKBOOK]);
    let mut other = Workbook::new();
    other.add_worksheet();
    assert_eq!(told(other.save_to_buffer().unwrap()).1, [WITHOUT_ASSESSMENT]);
}

#[test]
fn cells_far_apart_take_no_room() {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(1_048_575, 16_383, "jauh").unwrap();
    let record = written(("2025-01", "2025-12"), &[("K1", 0, 0)]).to_string();
    let sheet = book.add_worksheet().set_name(RECORD_SHEET).unwrap();
    sheet.write_string(1, 1, record).unwrap();
    assert_eq!(told(book.save_to_buffer().unwrap()).1, [WITHOUT_ACTION_PLAN]);
}

#[test]
fn heads_are_those_that_reports_write() {
    let titles = Column::ALL.map(|column| column.title().0);
    assert_eq!(titles, HEADS);
}
