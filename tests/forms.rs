//! Forms to fill in, for every built-in checklist and for random ones: what is written can be opened, says
//! what the layout says, and is a blank dossier when it is read.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on stops, and says at which seed"
)]

#[expect(dead_code, reason = "other tests use the rest of it")]
mod support;

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader as _, Xlsx};
use support::case::Case;
use support::dice::Dice;
use support::random_checklist::Wanted;
use support::run::cases;
use tilik::checklist::{Checklist, builtin, load};
use tilik::diagnostic::{Diagnostics, Source};
use tilik::dossier::{ReadOptions, Reader};
use tilik::export::form::Questionnaire;
use tilik::form::Presence;
use tilik::form::layout::{Aside, Holds, Layout};
use tilik::ids::TableId;
use tilik::quantity::Period;
use tilik::text::Lang;

/// The row of the headers, counted from 0.
const HEADERS: usize = 2;

fn built_in() -> Vec<Checklist> {
    let read = |id| {
        let mut diagnostics = Diagnostics::new();
        load::from_text(id, builtin::text(id).unwrap(), &mut diagnostics).unwrap()
    };
    builtin::ids().map(read).collect()
}

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The cells of a sheet by row; blanks are empty texts.
fn cells(workbook: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<String>> {
    let range = workbook.worksheet_range(sheet).unwrap();
    let end = range.end().unwrap_or_default();
    let text = |row: u32, column: u32| match range.get_value((row, column)) {
        None | Some(Data::Empty) => String::new(),
        Some(other) => other.to_string(),
    };
    (0..=end.0).map(|row| (0..=end.1).map(|column| text(row, column)).collect()).collect()
}

/// What a form says against its layout: the sheets in order, and the headers of each.
fn agrees_with_layout(checklist: &Checklist, lang: Lang, bytes: Vec<u8>) {
    let layout = Layout::of(&checklist.form);
    let mut workbook = open(bytes);
    let mut expected = vec![layout.aside(Aside::Instructions).get(lang).to_owned()];
    expected.extend(layout.sheets().iter().map(|sheet| sheet.name.get(lang).to_owned()));
    expected.push(layout.aside(Aside::Choices).get(lang).to_owned());
    assert_eq!(workbook.sheet_names(), expected);
    for sheet in layout.sheets() {
        let rows = cells(&mut workbook, sheet.name.get(lang));
        let written: Vec<&str> =
            rows[HEADERS].iter().map(|text| text.trim_end_matches(" *")).collect();
        let headers: Vec<String> = match sheet.holds {
            Holds::Table(TableId::ROOT) => {
                layout.parts.iter().map(|one| one.header(lang)).collect()
            }
            Holds::Evidence => layout.proofs.iter().map(|one| one.header(lang)).collect(),
            Holds::Table(table) => {
                layout.columns(table).iter().map(|one| one.header(lang)).collect()
            }
        };
        assert_eq!(written.len(), headers.len(), "{}", sheet.key);
        for (written, header) in written.iter().zip(&headers) {
            assert!(written.starts_with(header.as_str()), "{written} for {header}");
        }
    }
}

#[test]
fn every_built_in_checklist_has_its_form_in_both_languages() {
    for checklist in built_in() {
        for lang in [Lang::Id, Lang::En] {
            let form = Questionnaire::blank(&checklist, lang, Some(period("2026")));
            agrees_with_layout(&checklist, lang, form.workbook().unwrap());
        }
    }
}

#[test]
fn the_same_form_is_the_same_file() {
    for checklist in built_in() {
        let form = || Questionnaire::blank(&checklist, Lang::Id, Some(period("2026")));
        assert!(form().workbook().unwrap() == form().workbook().unwrap());
        assert!(form().csv().unwrap() == form().csv().unwrap());
    }
}

/// The questions and answers of a root's sheet.
fn answers(checklist: &Checklist, bytes: Vec<u8>) -> Vec<(String, String)> {
    let layout = Layout::of(&checklist.form);
    let sheet = layout.sheet(Holds::Table(TableId::ROOT)).unwrap();
    let rows = cells(&mut open(bytes), sheet.name.get(Lang::Id));
    rows.iter().skip(HEADERS + 1).map(|row| (row[1].clone(), row[2].clone())).collect()
}

#[test]
fn a_form_names_its_period_and_checklist_and_asks_for_the_rest() {
    for checklist in built_in() {
        let form = Questionnaire::blank(&checklist, Lang::Id, Some(period("2026-S1")));
        let answered: Vec<(String, String)> = answers(&checklist, form.workbook().unwrap())
            .into_iter()
            .filter(|(_, answer)| !answer.is_empty())
            .collect();
        let expected = [("periode", "2026-S1"), ("daftar_tilik", checklist.id.as_str())];
        let expected = expected.map(|(key, answer)| (key.to_owned(), answer.to_owned()));
        assert_eq!(answered, expected);
    }
}

/// What stands in the month column of the timeline's sheet, from its first row on.
fn months(checklist: &Checklist, period: Option<Period>) -> Vec<String> {
    let form = Questionnaire::blank(checklist, Lang::Id, period);
    let layout = Layout::of(&checklist.form);
    let timeline = checklist.form.timeline.unwrap();
    let sheet = layout.sheet(Holds::Table(timeline.table)).unwrap();
    let mut workbook = open(form.workbook().unwrap());
    let range = workbook.worksheet_range(sheet.name.get(Lang::Id)).unwrap();
    let rows = range.rows().skip(HEADERS + 1);
    let month = |row: &[Data]| match &row[0] {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            assert_eq!(day, 1);
            Some(format!("{year}-{month:02}"))
        }
        _ => None,
    };
    rows.filter_map(month).collect()
}

#[test]
fn the_months_of_the_period_are_prepared_as_dates() {
    let checklist = built_in().into_iter().find(|one| one.id == "lokmin-bulanan").unwrap();
    let year: Vec<String> = (1..=12).map(|month| format!("2026-{month:02}")).collect();
    assert_eq!(months(&checklist, Some(period("2026"))), year);
    assert_eq!(
        months(&checklist, Some(period("2026-11..2027-01"))),
        ["2026-11", "2026-12", "2027-01"]
    );
    assert_eq!(months(&checklist, None), Vec::<String>::new());
}

#[test]
fn a_quarterly_form_prepares_a_row_a_quarter() {
    let text = builtin::text("lokmin-bulanan").unwrap();
    let text =
        text.replace("      timeline: bulan\n", "      timeline: bulan\n      every: quarter\n");
    let mut diagnostics = Diagnostics::new();
    let checklist = load::from_text("triwulan", &text, &mut diagnostics).unwrap();
    assert_eq!(months(&checklist, Some(period("2026-S2"))), ["2026-07", "2026-10"]);
}

/// The dossier that a YAML form says, once its unit is named.
fn read_blank(checklist: &Checklist, text: &str) -> tilik::dossier::Dossier {
    let form = &checklist.form;
    let mut filled = text.to_owned();
    for field in [form.code, form.name] {
        let name = &form.field(TableId::ROOT, field).name;
        filled = filled.replacen(&format!("\n{name}:\n"), &format!("\n{name}: P1\n"), 1);
    }
    let reader = Reader::new(checklist, ReadOptions::default());
    let mut diagnostics = Diagnostics::new();
    let source = Arc::new(Source::file("form.yaml", filled.as_str()));
    let mut drafts = reader.read_yaml(&source, &mut diagnostics);
    let dossier = reader.seal(&mut drafts[0], &mut diagnostics);
    dossier.unwrap_or_else(|| panic!("{diagnostics:#?}\n{filled}"))
}

/// Whether a dossier has no row that somebody wrote, and says nothing but what its unit is called.
fn says_nothing(checklist: &Checklist, dossier: &tilik::dossier::Dossier) {
    for (table, _) in checklist.form.tables().skip(1) {
        let rows = dossier.records.rows(table);
        assert!(rows.ids().all(|row| rows.row(row).presence != Presence::Certain));
    }
    let root = checklist.form.root();
    let told = root.fields().filter(|(id, field)| {
        let is_name = [checklist.form.code, checklist.form.name].contains(id);
        let is_blank = matches!(field.blank, tilik::form::Blank::Unknown);
        !is_name
            && !field.derived
            && is_blank
            && dossier.is_claim(TableId::ROOT, tilik::form::RowId::ROOT, *id)
    });
    assert_eq!(told.count(), 0);
}

#[test]
fn a_blank_yaml_form_is_a_blank_dossier() {
    for checklist in built_in() {
        for lang in [Lang::Id, Lang::En] {
            let form = Questionnaire::blank(&checklist, lang, Some(period("2026")));
            says_nothing(&checklist, &read_blank(&checklist, &form.yaml()));
        }
    }
}

#[test]
fn the_rows_prepared_in_yaml_are_rows_once_the_comment_signs_are_gone() {
    let checklist = built_in().into_iter().find(|one| one.id == "lokmin-bulanan").unwrap();
    let form = Questionnaire::blank(&checklist, Lang::Id, Some(period("2026"))).yaml();
    let (before, rows) = form.split_once("\nlokmin:\n").unwrap();
    let (rows, _) = rows.split_once("\n\n").unwrap();
    let rows: Vec<&str> = rows.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    let rows: Vec<&str> =
        rows.into_iter().filter(|line| line.starts_with("- ") || line.starts_with("  ")).collect();
    let dossier = read_blank(&checklist, &format!("{before}\nlokmin:\n{}\n", rows.join("\n")));
    let timeline = checklist.form.timeline.unwrap();
    assert_eq!(dossier.records.rows(timeline.table).len(), 12);
}

#[test]
fn every_random_form_can_be_written_and_opened() {
    cases("forms", 60, |seed, _| {
        let case = Case::random(&mut Dice::new(seed), seed, Wanted::default());
        let period = case.model.form.period;
        for (lang, period) in [(Lang::Id, Some(period)), (Lang::En, None)] {
            let form = Questionnaire::blank(&case.checklist, lang, period);
            agrees_with_layout(&case.checklist, lang, form.workbook().unwrap());
            assert_eq!(form.csv().unwrap().len(), Layout::of(&case.checklist.form).sheets().len());
        }
    });
}
