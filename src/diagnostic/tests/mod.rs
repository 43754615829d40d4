//! How diagnostics look to people and to programs.

mod cells;

use std::ops::Range;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::text::Lang;

const PLAIN: Look = Look { colour: false, width: 80 };
const UNKNOWN_FIELD: Code = Code("unknown-field");

fn place(source: &Arc<Source>, span: Range<usize>) -> Place {
    Place { source: Arc::clone(source), span }
}

/// The place of a text in a source.
fn place_of(source: &Arc<Source>, text: &str) -> Place {
    let start = source.text.find(text).unwrap();
    place(source, start..start + text.len())
}

fn unknown(place: Place) -> Diagnostic {
    let message = text!("isian `hambatn` tidak dikenal", "unknown field `hambatn`");
    Diagnostic::error(UNKNOWN_FIELD, place, message)
}

#[test]
fn a_fault_shows_its_line_and_the_line_as_it_should_be() {
    let source = Arc::new(Source::line("dosir.yaml", "a: 1\n  hambatn: 3\n", 11));
    let found = unknown(place_of(&source, "hambatn"))
        .label(text!("tidak ada dalam formulir", "not in the form"))
        .did_you_mean("hambatn", ["hambatan"]);
    let expected = "\
galat[unknown-field]: isian `hambatn` tidak dikenal
  --> dosir.yaml:12:3
   |
12 |   hambatn: 3
   |   ^^^^^^^ tidak ada dalam formulir
   |
   = bantuan: mungkin maksudnya `hambatan`
   = tulis: hambatan: 3";
    assert_eq!(render(&found, Lang::Id, PLAIN), expected);
    let expected = "\
error[unknown-field]: unknown field `hambatn`
  --> dosir.yaml:12:3
   |
12 |   hambatn: 3
   |   ^^^^^^^ not in the form
   |
   = help: did you mean `hambatan`?
   = write: hambatan: 3";
    assert_eq!(render(&found, Lang::En, PLAIN), expected);
}

#[test]
fn related_places_are_shown_with_their_file() {
    let one = Arc::new(Source::file("satu.yaml", "kode: A\n"));
    let two = Arc::new(Source::file("dua.yaml", "# revisi\nkode: B\n"));
    let message = text!("dua kode untuk satu unit", "two codes for one unit");
    let found = Diagnostic::warning(Code("conflict"), place_of(&two, "B"), message)
        .related(place_of(&one, "A"), text!("di sini lain", "different here"));
    let expected = "\
warning[conflict]: two codes for one unit
 --> dua.yaml:2:7
  |
2 | kode: B
  |       ^
  |
 ::: satu.yaml:1:7
  |
1 | kode: A
  |       - different here";
    assert_eq!(render(&found, Lang::En, PLAIN), expected);
}

#[test]
fn places_on_one_line_share_it() {
    let source = Arc::new(Source::file("f", "{a: 1, a: 2}"));
    let found = unknown(place(&source, 7..8))
        .label(text!("lagi", "again"))
        .related(place(&source, 1..2), text!("pertama", "first"));
    let expected = "\
error[unknown-field]: unknown field `hambatn`
 --> f:1:8
  |
1 | {a: 1, a: 2}
  |  -     ^ again
  |  |
  |  first";
    assert_eq!(render(&found, Lang::En, PLAIN), expected);
}

#[test]
fn a_fault_without_a_place_is_told_in_words() {
    let found = Diagnostic::error(
        Code("no-dossier"),
        None,
        text!("tidak ada dosir dalam folder", "there is no dossier in the folder"),
    )
    .help(text!("periksa nama folder", "check the folder's name"));
    let expected = "\
galat[no-dossier]: tidak ada dosir dalam folder
 = bantuan: periksa nama folder";
    assert_eq!(render(&found, Lang::Id, PLAIN), expected);
}

#[test]
fn what_is_to_be_removed_or_stands_elsewhere_is_said_so() {
    let source = Arc::new(Source::file("f", "a: 1}\nb: 2\n"));
    let message = || text!("x", "x");
    let removed = Diagnostic::error(UNKNOWN_FIELD, place_of(&source, "}"), message()).replace("");
    assert!(render(&removed, Lang::Id, PLAIN).ends_with("  = hapus: }"));
    let mut elsewhere = Diagnostic::error(UNKNOWN_FIELD, place_of(&source, "}"), message());
    elsewhere.replacement = Some((place_of(&source, "2"), "3".to_owned()));
    assert!(render(&elsewhere, Lang::En, PLAIN).ends_with("  = write (f:2): b: 3"));
}

#[test]
fn a_line_without_end_is_cut_around_the_place() {
    let text = format!("{}SALAH{}", "kata ".repeat(20_000), " kata".repeat(20_000));
    let source = Arc::new(Source::line("data.ndjson", text, 7));
    let found = unknown(place_of(&source, "SALAH")).replace("BENAR");
    let told = render(&found, Lang::Id, PLAIN);
    assert!(told.contains("--> data.ndjson:7:100001\n"), "{told}");
    assert!(told.contains(" kata SALAH kata "), "{told}");
    assert!(told.contains(" kata BENAR kata "), "{told}");
    for line in told.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn a_line_no_person_writes_is_only_named() {
    let source = Arc::new(Source::file("f", "x".repeat(2_000_000)));
    let found = unknown(place(&source, 1_000_000..1_000_001)).replace("y");
    let expected = "\
error[unknown-field]: unknown field `hambatn`
--> f:1:1000001
 = write: y";
    assert_eq!(render(&found, Lang::En, PLAIN), expected);
}

#[test]
fn a_place_of_several_lines_shows_its_first() {
    let source = Arc::new(Source::file("f", "a:\r\n  - b: 1\r\n    c: 2\r\n"));
    let found = Diagnostic::error(UNKNOWN_FIELD, place(&source, 6..24), text!("x", "x"));
    let expected = "error[unknown-field]: x\n --> f:2:3\n  |\n2 |   - b: 1\n  |   ^^^^^^";
    assert_eq!(render(&found, Lang::En, PLAIN), expected);
}

#[test]
fn nothing_in_a_source_reaches_the_terminal_raw() {
    let source = Arc::new(Source::file("f\u{1b}[2J", "a: \u{1b}[31m\u{9b}\u{202e}\u{7f}x\n"));
    let found = Diagnostic::error(
        UNKNOWN_FIELD,
        place_of(&source, "x"),
        text!("`\u{1b}]0;\u{7}`\n", "`\u{1b}]0;\u{7}`\n"),
    )
    .replace("\u{1b}c");
    let expected = "\
error[unknown-field]: `␛]0;␇` 
 --> f␛[2J:1:12
  |
1 | a: ␛[31m��␡x
  |            ^
  |
  = write: a: ␛[31m��␡␛c";
    assert_eq!(render(&found, Lang::En, PLAIN), expected);
}

#[test]
fn colour_is_there_only_if_asked_for() {
    let source = Arc::new(Source::file("f", "hambatn: 1"));
    let found = unknown(place_of(&source, "hambatn"));
    let coloured = render(&found, Lang::Id, Look { colour: true, width: 80 });
    assert!(coloured.contains('\u{1b}'));
    assert!(!render(&found, Lang::Id, PLAIN).contains('\u{1b}'));
}

#[test]
fn all_faults_come_in_reading_order_with_their_count() {
    let source = Arc::new(Source::file("f", "a: 1\nb: 2\n"));
    let mut all = Diagnostics::new();
    all.push(Diagnostic::error(Code("no-place"), None, text!("umum", "general")));
    all.push(Diagnostic::warning(Code("later"), place_of(&source, "2"), text!("dua", "two")));
    all.push(Diagnostic::error(Code("earlier"), place_of(&source, "1"), text!("satu", "one")));
    let expected = "\
galat[earlier]: satu
 --> f:1:4
  |
1 | a: 1
  |    ^

peringatan[later]: dua
 --> f:2:4
  |
2 | b: 2
  |    ^

galat[no-place]: umum

2 galat, 1 peringatan
";
    assert_eq!(render_all(&all, Lang::Id, PLAIN), expected);
    assert!(render_all(&all, Lang::En, PLAIN).ends_with("\n\n2 errors, 1 warning\n"));
    assert_eq!(render_all(&Diagnostics::new(), Lang::Id, PLAIN), "");
}

#[test]
fn programs_get_every_place_in_lines_and_columns() {
    let source = Arc::new(Source::line("f", "é: {a: 1,\n  a: 2}", 5));
    let mut all = Diagnostics::new();
    all.push(
        unknown(place(&source, 13..14))
            .help(text!("hapus", "remove it"))
            .replace("b")
            .related(place(&source, 5..6), text!("pertama", "first")),
    );
    all.push(Diagnostic::warning(Code("no-place"), None, text!("umum", "general")));
    let expected = r#"[
  {
    "code": "unknown-field",
    "severity": "error",
    "file": "f",
    "line": 6,
    "column": 3,
    "end_line": 6,
    "end_column": 4,
    "sheet": null,
    "cell": null,
    "header": null,
    "content": null,
    "message": "unknown field `hambatn`",
    "label": null,
    "help": "remove it",
    "replacement": {
      "file": "f",
      "line": 6,
      "column": 3,
      "end_line": 6,
      "end_column": 4,
      "sheet": null,
      "cell": null,
      "header": null,
      "content": null,
      "text": "b"
    },
    "related": [
      {
        "file": "f",
        "line": 5,
        "column": 5,
        "end_line": 5,
        "end_column": 6,
        "sheet": null,
        "cell": null,
        "header": null,
        "content": null,
        "message": "first"
      }
    ]
  },
  {
    "code": "no-place",
    "severity": "warning",
    "file": null,
    "line": null,
    "column": null,
    "end_line": null,
    "end_column": null,
    "sheet": null,
    "cell": null,
    "header": null,
    "content": null,
    "message": "general",
    "label": null,
    "help": null,
    "replacement": null,
    "related": []
  }
]"#;
    assert_eq!(to_json(&all, Lang::En), expected);
    assert_eq!(to_json(&Diagnostics::new(), Lang::Id), "[]");
}

proptest! {
    #[test]
    fn any_place_in_any_text_can_be_shown(
        text in "[\\PC\\n\\r\\t\u{0}-\u{1f}\u{feff}]{0,60}",
        from in 0_usize..70,
        length in 0_usize..70,
        with in "[\\PC\\n\u{1b}]{0,5}",
        width in 0_usize..100,
    ) {
        let source = Arc::new(Source::file("f", text));
        let found = unknown(place(&source, from..from + length))
            .related(place(&source, length..from), text!("lain", "other"))
            .replace(with);
        let told = render(&found, Lang::Id, Look { colour: false, width });
        prop_assert!(told.starts_with("galat[unknown-field]"));
        prop_assert!(told.chars().all(|c| c == '\n' || !c.is_control()));
        let mut all = Diagnostics::new();
        all.push(found);
        prop_assert!(to_json(&all, Lang::Id).starts_with('['));
    }

    #[test]
    fn any_cell_can_be_shown(
        texts in prop::collection::vec("[\\PC\\n\\t\u{0}-\u{1f}]{0,9}", 1..12),
        width in 1_u32..4,
        which in 0_usize..12,
    ) {
        let mut source = Source::sheet("f", Some("s"));
        let at = |cell: u32| Address { row: cell / width + 1, column: u16::try_from(cell % width + 1).unwrap() };
        let spans: Vec<_> =
            (0..).zip(&texts).map(|(cell, text)| source.add_cell(at(cell), text)).collect();
        let which = which % spans.len();
        let place = place(&Arc::new(source), spans[which].clone());
        prop_assert_eq!(place.address(), Some(at(u32::try_from(which).unwrap())));
        let told = render(&unknown(place.clone()).replace("x"), Lang::Id, PLAIN);
        prop_assert!(told.contains(&place.name()));
        prop_assert!(told.chars().all(|c| c == '\n' || !c.is_control()));
    }
}
