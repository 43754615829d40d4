//! How faults in cells of a sheet look.

use super::*;

/// Two rows of a sheet, as far as they were filled in.
fn sheet() -> (Arc<Source>, Vec<Range<usize>>) {
    let mut source = Source::sheet("map/lokmin.xlsx", Some("Rapat kecil"));
    source.add_head(HeadOf::Column(1), "Bulan");
    source.add_head(HeadOf::Column(5), "Jam mulai");
    let cells =
        [(7, 1, "2005-01"), (7, 3, ""), (7, 5, "7.3"), (7, 6, "ya\ntidak"), (7, 7, ""), (9, 1, "")];
    let spans = cells.map(|(row, column, text)| source.add_cell(Address { row, column }, text));
    (Arc::new(source), spans.to_vec())
}

#[test]
fn a_cell_is_shown_in_its_row_and_named_as_excel_names_it() {
    let (source, spans) = sheet();
    let found = unknown(place(&source, spans[2].clone())).replace("07:30");
    let expected = "\
galat[unknown-field]: isian `hambatn` tidak dikenal
 --> map/lokmin.xlsx!Rapat kecil!E7
  |
7 | 2005-01 |  | 7.3 | ya tidak
  |              ^^^ Jam mulai
  |
  = tulis: 07:30";
    assert_eq!(render(&found, Lang::Id, PLAIN), expected);
}

#[test]
fn a_blank_cell_has_its_place_too() {
    let (source, spans) = sheet();
    let blank = place(&source, spans[5].clone());
    assert_eq!(blank.name(), "map/lokmin.xlsx!Rapat kecil!A9");
    let found = unknown(blank).related(place(&source, spans[0].clone()), text!("lain", "other"));
    let expected = "\
error[unknown-field]: unknown field `hambatn`
 --> map/lokmin.xlsx!Rapat kecil!A9
  |
9 |
  | ^ Bulan
 ::: map/lokmin.xlsx!Rapat kecil!A7
  |
7 | 2005-01 |  | 7.3 | ya tidak
  | ------- other";
    assert_eq!(render(&found, Lang::En, PLAIN), expected);
}

#[test]
fn a_line_of_a_csv_file_is_named_as_a_line_and_a_sheet_without_cells_by_its_name() {
    let mut file = Source::sheet("map/rapat.csv", None);
    let span = file.add_cell(Address { row: 3, column: 2 }, "x");
    assert_eq!(place(&Arc::new(file), span).name(), "map/rapat.csv:3");
    let empty = Arc::new(Source::sheet("a.ods", Some("Lembar1")));
    assert_eq!(place(&empty, 0..0).name(), "a.ods!Lembar1");
    assert_eq!(
        render(&unknown(place(&empty, 0..0)), Lang::En, PLAIN),
        "error[unknown-field]: unknown field `hambatn`\n--> a.ods!Lembar1"
    );
}

#[test]
fn programs_get_the_sheet_the_cell_its_header_and_what_stands_there() {
    let (source, spans) = sheet();
    let mut all = Diagnostics::new();
    all.push(unknown(place(&source, spans[2].clone())));
    all.push(unknown(place(&Arc::new(Source::sheet("b.ods", Some("X"))), 0..0)));
    let told: serde_json::Value = serde_json::from_str(&to_json(&all, Lang::En)).unwrap();
    let first = &told[0];
    assert_eq!(first["file"], "map/lokmin.xlsx");
    assert_eq!((&first["line"], &first["column"]), (&7.into(), &5.into()));
    assert_eq!((&first["end_line"], &first["end_column"]), (&7.into(), &6.into()));
    assert_eq!((&first["sheet"], &first["cell"]), (&"Rapat kecil".into(), &"E7".into()));
    assert_eq!((&first["header"], &first["content"]), (&"Jam mulai".into(), &"7.3".into()));
    assert_eq!((&told[1]["sheet"], &told[1]["cell"]), (&"X".into(), &serde_json::Value::Null));
}

#[test]
fn columns_are_counted_in_letters() {
    let names = [1, 26, 27, 52, 53, 702, 703, 16_384].map(column_name);
    assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
}
