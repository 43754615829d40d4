//! One dossier in every format, and what comes of each.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use serde_json::{Map, Value as Json};
use tilik::assess::assess;
use tilik::checklist::Checklist;
use tilik::diagnostic::{Diagnostics, Look, Source, render_all};
use tilik::dossier::load::load;
use tilik::dossier::{Dossier as Sound, ReadOptions, Reader};
use tilik::export::form::Questionnaire;
use tilik::report::{View, json as report};
use tilik::text::Lang;

use crate::sheets::{Sheet, Written, sheets};
use crate::support::dice::Dice;
use crate::support::dossier::{Cell, Dossier, Row, Rows};
use crate::support::form::Form;
use crate::support::value::{Type, Value};

/// What comes of a dossier: its assessment without what names its sources, or the codes of its faults.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    Assessed(String),
    Refused(Vec<String>),
}

/// What comes of a file or folder.
pub(crate) fn outcome(checklist: &Checklist, path: &Path) -> (Outcome, String) {
    let mut diagnostics = Diagnostics::new();
    let mut errors = Vec::new();
    let files = load(&[path.to_owned()], &mut std::io::empty(), &mut errors, &mut diagnostics);
    let reader = Reader::new(checklist, ReadOptions::default());
    let drafts = files.iter().flat_map(|file| file.read(&reader, &mut diagnostics)).collect();
    let mut drafts = reader.merge(drafts, &mut diagnostics);
    let sound: Vec<Sound> =
        drafts.iter_mut().filter_map(|draft| reader.seal(draft, &mut diagnostics)).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let told = render_all(&diagnostics, Lang::Id, Look { colour: false, width: 120 });
    let outcome = match sound.as_slice() {
        [dossier] => Outcome::Assessed(assessed(checklist, dossier)),
        _ => {
            let mut codes: Vec<String> =
                diagnostics.iter().map(|found| found.code.0.to_owned()).collect();
            codes.sort_unstable();
            Outcome::Refused(codes)
        }
    };
    (outcome, told)
}

fn assessed(checklist: &Checklist, dossier: &Sound) -> String {
    let assessment = assess(checklist, dossier);
    let view = View::of(checklist, dossier, &assessment, Lang::Id);
    let mut json = serde_json::from_str(&report::line(&view).unwrap()).unwrap();
    forget_sources(&mut json);
    serde_json::to_string_pretty(&json).unwrap()
}

/// Takes out what tells one format from another: the sources of rows and the names of inputs.
fn forget_sources(json: &mut Json) {
    match json {
        Json::Object(entries) => {
            entries.remove("inputs");
            // Who filled it in is a source too, but of another kind.
            if entries.contains_key("row") {
                entries.remove("source");
            }
            entries.values_mut().for_each(forget_sources);
        }
        Json::Array(items) => items.iter_mut().for_each(forget_sources),
        _ => {}
    }
}

/// A dossier in YAML as the program's own form, filled in: a workbook and a folder of CSV files.
pub(crate) fn write_form(checklist: &Checklist, yaml: &str, folder: &Path) -> [PathBuf; 2] {
    let reader = Reader::new(checklist, ReadOptions::default());
    let mut diagnostics = Diagnostics::new();
    let source = Arc::new(Source::file("dossier.yaml", yaml));
    let drafts = reader.read_yaml(&source, &mut diagnostics);
    let form = Questionnaire::copy((checklist, Lang::Id), &drafts[0], &[]);
    let [book, csv] = ["form.xlsx", "form-csv"].map(|name| folder.join(name));
    fs::write(&book, form.workbook().unwrap()).unwrap();
    _ = fs::remove_dir_all(&csv);
    fs::create_dir_all(&csv).unwrap();
    for (name, bytes) in form.csv().unwrap() {
        fs::write(csv.join(name), bytes).unwrap();
    }
    [book, csv]
}

/// Writes a dossier in every format; the paths of the files and folders.
pub(crate) fn write_all(
    dice: &mut Dice,
    form: &Form,
    dossier: &Dossier,
    folder: &Path,
) -> Vec<PathBuf> {
    let at = |name: &str| folder.join(name);
    fs::write(at("dossier.yaml"), dossier.yaml(form)).unwrap();
    let json = json(form, dossier);
    fs::write(at("dossier.json"), serde_json::to_string_pretty(&json).unwrap()).unwrap();
    fs::write(at("dossier.ndjson"), format!("{json}\n")).unwrap();
    fs::write(at("dossier.xlsx"), xlsx(&sheets(dice, form, dossier, false)).unwrap()).unwrap();
    let csv = at("csv");
    // The form before may have had other tables.
    _ = fs::remove_dir_all(&csv);
    fs::create_dir_all(&csv).unwrap();
    for sheet in sheets(dice, form, dossier, true) {
        write_csv(dice, &sheet, &csv);
    }
    ["dossier.yaml", "dossier.json", "dossier.ndjson", "dossier.xlsx", "csv"].map(at).to_vec()
}

fn write_csv(dice: &mut Dice, sheet: &Sheet, folder: &Path) {
    let name = if sheet.name.is_empty() { "unit" } else { &sheet.name };
    let separator = *dice.pick(b",;\t");
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    for row in &sheet.rows {
        writer.write_record(row.iter().map(Written::in_csv)).unwrap();
    }
    let mut bytes = writer.into_inner().unwrap();
    if dice.chance(50) {
        bytes = [b"\xef\xbb\xbf".to_vec(), bytes].concat();
    }
    fs::write(folder.join(format!("{name}.csv")), bytes).unwrap();
}

/// The workbook of some sheets.
pub(crate) fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let name = if sheet.name.is_empty() { "Puskesmas" } else { &sheet.name };
        let worksheet = workbook.add_worksheet().set_name(name)?;
        // A title above some of them.
        let top = u32::try_from(at % 2).unwrap() * 2;
        if top > 0 {
            worksheet.write(0, 0, "Laporan tahunan")?;
        }
        for (row, cells) in (top..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                put(worksheet, (row, column), cell)?;
            }
        }
    }
    workbook.save_to_buffer()
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Written) -> Result<(), XlsxError> {
    let format = |code: &str| Format::new().set_num_format(code);
    let number = |text: &str| text.parse::<f64>().unwrap();
    let day = |text: &str| ExcelDateTime::parse_from_str(text);
    match cell {
        Written::Blank => {}
        Written::Text(text) => _ = sheet.write(row, column, text)?,
        Written::Number(text) => _ = sheet.write(row, column, number(text))?,
        Written::Boolean(known) => _ = sheet.write(row, column, *known)?,
        Written::Percent(text) => {
            sheet.write_with_format(row, column, number(text) / 100.0, &format("0.00%"))?;
        }
        Written::Date(text) => {
            sheet.write_with_format(row, column, &day(text)?, &format("dd/mm/yyyy"))?;
        }
        Written::Month(text) => {
            let first = day(&format!("{text}-01"))?;
            sheet.write_with_format(row, column, &first, &format("mmm-yy"))?;
        }
        Written::Time(text) => {
            sheet.write_with_format(row, column, &day(text)?, &format("hh:mm"))?;
        }
    }
    Ok(())
}

/// The dossier as JSON, with values of JSON's own types where there are any.
fn json(form: &Form, dossier: &Dossier) -> Json {
    let mut row = json_row(form, 0, &dossier.root);
    row.insert("daftar_tilik".to_owned(), "uji".into());
    row.insert("periode".to_owned(), dossier.period.to_string().into());
    Json::Object(row)
}

fn json_row(form: &Form, table: usize, row: &Row) -> Map<String, Json> {
    let here = &form.tables[table];
    let mut entries = Map::new();
    for (field, cell) in here.fields.iter().zip(&row.cells) {
        let json = cell.as_ref().and_then(|cell| json_cell(form, field.of?, cell));
        entries.extend(json.map(|json| (field.name.clone(), json)));
    }
    for (nested, rows) in here.tables.iter().zip(&row.tables) {
        let json = match rows {
            Rows::Absent => continue,
            Rows::Unknown => "?".into(),
            Rows::Dash => "-".into(),
            Rows::These(rows) => {
                rows.iter().map(|row| Json::Object(json_row(form, *nested, row))).collect()
            }
        };
        entries.insert(form.tables[*nested].name.clone(), json);
    }
    entries
}

fn json_cell(form: &Form, of: Type, cell: &Cell) -> Option<Json> {
    let bound = |sign: &str, steps: &i64| Some(format!("{sign} {}", of.written(*steps)).into());
    let keys = |items: &[usize]| -> Vec<Json> {
        let (Type::Choice(words) | Type::Choices(words)) = of else { return Vec::new() };
        items.iter().map(|item| form.vocabularies[words].1[*item].into()).collect()
    };
    match cell {
        Cell::Absent => None,
        Cell::Unknown => Some("?".into()),
        Cell::Dash => Some("-".into()),
        Cell::AtLeast(steps) => bound(">=", steps),
        Cell::AtMost(steps) => bound("<=", steps),
        Cell::Above(steps) => bound(">", steps),
        Cell::Below(steps) => bound("<", steps),
        Cell::Between(low, high) => {
            Some(format!("{}..{}", of.written(*low), of.written(*high)).into())
        }
        Cell::DayOf(month) => Some(Type::Month.written(*month).into()),
        Cell::Some(items) => Some([keys(items), vec!["?".into()]].concat().into()),
        Cell::Known(Value::Text(text) | Value::Raw(text)) => Some(text.as_str().into()),
        Cell::Known(Value::Boolean(known)) => Some((*known).into()),
        Cell::Known(Value::Choice(item)) => keys(&[*item]).pop(),
        Cell::Known(Value::Choices(items)) => Some(keys(items).into()),
        Cell::Known(Value::Quantity(steps)) => {
            let written = of.written(*steps);
            match of {
                Type::Integer | Type::Number => serde_json::from_str(&written).ok(),
                _ => Some(written.into()),
            }
        }
    }
}
