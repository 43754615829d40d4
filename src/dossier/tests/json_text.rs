//! JSON and NDJSON: places, digits as written, and faults in our own words.

use std::sync::Arc;

use super::support::*;
use crate::diagnostic::{Diagnostics, Source};
use crate::dossier::load::Format;
use crate::dossier::peek::checklist_of_json;
use crate::dossier::{Dossier, Input, LineReader, ReadOptions, Reader, lines};
use crate::form::RowId;
use crate::text::Lang;

/// The dossiers of a JSON file, and what was found.
fn read(text: &str) -> (Vec<Dossier>, Vec<String>) {
    let checklist = checklist();
    let reader = Reader::new(&checklist, ReadOptions::default());
    let mut found = Diagnostics::new();
    let mut drafts = reader.read_json(&Arc::new(Source::file("a.json", text)), &mut found);
    let sealed = drafts.iter_mut().filter_map(|draft| reader.seal(draft, &mut found)).collect();
    (sealed, told_all(&found))
}

/// The faults of a JSON object with these entries beside code, name and period.
fn faults_of(entries: &str) -> Vec<String> {
    read(&format!("{{\"periode\": 2005, \"kode\": \"P1\", \"nama\": \"x\", {entries}}}")).1
}

#[test]
fn numbers_are_as_they_are_but_percentages_need_their_sign() {
    assert_eq!(faults_of("\"skala\": 1.500, \"staf\": 12.0"), [""; 0]);
    assert_eq!(faults_of("\"skala\": 1e3"), [""; 0]);
    assert_eq!(faults_of("\"skala\": \"1.500\""), ["ambiguous-number @ \"1.500\""]);
    assert_eq!(faults_of("\"capaian\": 85"), ["percent-sign-missing @ 85"]);
    assert_eq!(faults_of("\"capaian\": 0.85"), ["percent-sign-missing @ 0.85"]);
    assert_eq!(faults_of("\"staf\": 1.5"), ["not-whole @ 1.5"]);
    assert_eq!(faults_of("\"skala\": 1e400"), ["too-many-digits @ 1e400"]);
    assert_eq!(faults_of("\"skala\": 1e-19"), ["too-many-digits @ 1e-19"]);
    assert_eq!(faults_of("\"skala\": 1e-18"), [""; 0]);
}

#[test]
fn values_that_say_their_type_must_fit() {
    assert_eq!(faults_of("\"wilayah\": 12, \"tersedia\": true"), [""; 0]);
    assert_eq!(faults_of("\"wilayah\": true"), ["wrong-type @ true"]);
    assert_eq!(faults_of("\"tersedia\": 1"), ["wrong-type @ 1"]);
    assert_eq!(faults_of("\"ditinjau\": 20050112"), ["wrong-type @ 20050112"]);
    assert_eq!(faults_of("\"staf\": [1, 2]"), ["not-one-value @ [1, 2]"]);
    assert_eq!(faults_of("\"staf\": {\"a\": [1]}"), ["not-one-value @ {\"a\": [1]}"]);
    assert_eq!(faults_of("\"dokumen\": 3"), ["not-rows @ 3"]);
    assert_eq!(faults_of("\"dokumen\": [3, {\"judul\": \"a\"}]"), ["not-a-row @ 3"]);
}

#[test]
fn several_faults_of_one_line_are_all_reported() {
    assert_eq!(
        faults_of(
            "\"lain\": {\"x\": [1]}, \"staf\": \"dua\", \"staf\": 3, \"dokumen\": [], \"dokumen\": []"
        ),
        [
            "unknown-field @ \"lain\"",
            "not-a-number @ \"dua\"",
            "duplicate-key @ \"staf\"",
            "duplicate-key @ \"dokumen\"",
        ]
    );
    assert_eq!(faults_of("\"periode\": 2006"), ["duplicate-key @ \"periode\""]);
    assert_eq!(
        faults_of("\"bukti\": {\"staf\": \"a\", \"staf\": \"b\"}, \"bukti\": {}"),
        ["duplicate-key @ \"staf\"", "duplicate-key @ \"bukti\""]
    );
}

#[test]
fn escapes_are_read_and_keys_may_have_them() {
    let text = r#"{"periode": "2005", "kode": "P\u0031", "n\u0061ma": "a\"b\\\/\n\ud83d\ude00"}"#;
    let (dossiers, found) = read(text);
    assert_eq!(found, [""; 0]);
    assert_eq!((dossiers[0].code.as_str(), dossiers[0].name.as_str()), ("P1", "a\"b\\/\n😀"));
    assert_eq!(faults_of("\"wilayah\": \"a\\u0007\""), ["control-character @ \"a\\u0007\""]);
}

#[test]
fn text_that_is_no_json_is_one_fault_in_our_own_words() {
    for (text, at) in [
        ("{\"periode\": 2005, \"kode\" \"P1\"}", "\""),
        ("{\"periode\": 2005,}", "}"),
        ("{\"staf\": 01}", "0"),
        ("{\"staf\": .5}", "."),
        ("{\"staf\": 5.}", "5"),
        ("{\"staf\": nul}", "n"),
        ("{\"nama\": \"a\\x\"}", "\\"),
        ("{\"nama\": \"\\ud800\"}", "\\"),
        ("{\"nama\": \"a\tb\"}", "\t"),
        ("{'nama': 1}", "'"),
        ("{\"staf\": 1", ""),
        ("{\"staf\": 1]", "]"),
        ("{\"dokumen\": [{} {}]}", "{"),
    ] {
        let (dossiers, found) = read(text);
        assert!(dossiers.is_empty());
        assert_eq!(found, [format!("json-syntax @ {at}")], "{text}");
    }
    let deep = format!("{{\"lain\": {}1{}}}", "[".repeat(100), "]".repeat(100));
    assert_eq!(read(&deep).1.last().unwrap(), "json-syntax @ [");
}

const ONE: &str = "{\"periode\": 2005, \"kode\": \"P1\", \"nama\": \"x\"}";
const TWO: &str = "{\"periode\": 2005, \"kode\": \"P2\", \"nama\": \"y\"}";

#[test]
fn a_file_may_hold_one_dossier_a_list_or_lines() {
    let codes = |text: &str| -> Vec<String> {
        let (dossiers, found) = read(text);
        assert_eq!(found, [""; 0], "{text}");
        dossiers.into_iter().map(|dossier| dossier.code).collect()
    };
    assert_eq!(codes(ONE), ["P1"]);
    assert_eq!(codes(&format!("\u{feff}[{ONE},\n {TWO}]\n")), ["P1", "P2"]);
    assert_eq!(codes(&format!("{ONE}\r\n\r\n{TWO}")), ["P1", "P2"]);
    assert_eq!(codes(&format!("{ONE} {TWO}")), ["P1", "P2"]);
    assert_eq!(codes("  \n"), [""; 0]);
    assert_eq!(codes("[]"), [""; 0]);
    assert_eq!(read(&format!("[{ONE}] x")).1, ["json-syntax @ x"]);
    assert_eq!(read("[1]").1, ["not-a-row @ 1"]);
}

#[test]
fn a_row_of_a_pretty_printed_file_knows_its_line() {
    let text = ONE.replace(
        '}',
        ",\n\"rapat\": [\n  {\"bulan\": \"2005-01\"},\n\n  {\n\"bulan\": \"2005-02\"}]}",
    );
    let (dossiers, found) = read(&text);
    assert_eq!(found, [""; 0]);
    let rapat = table(&checklist().form, "rapat");
    let source = |row| dossiers[0].row_source(rapat, RowId(row)).unwrap();
    assert_eq!((source(0), source(1)), ("a.json:3".to_owned(), "a.json:5".to_owned()));
}

fn input() -> Input {
    Input { file: "a.ndjson".to_owned(), sha256: String::new() }
}

#[test]
fn one_bad_line_does_not_stop_the_others() {
    let checklist = checklist();
    let reader = Reader::new(&checklist, ReadOptions::default());
    let text = format!("\u{feff}{ONE}\n\n{{\"kode\": \r\n[]\n{TWO} {TWO}\n{TWO}");
    let mut line_reader = LineReader::new(&reader, "a.ndjson", input());
    let mut told = Vec::new();
    let mut codes = Vec::new();
    for (number, line) in lines(&text) {
        let (dossier, found) = line_reader.read(number, line);
        for fault in &found {
            let place = fault.place.as_ref().unwrap();
            told.push(format!("{} {}", place.name(), fault.code.0));
        }
        if let Some(dossier) = dossier {
            codes.push((
                dossier.code.clone(),
                dossier.row_source(crate::ids::TableId::ROOT, RowId(0)),
            ));
            line_reader.take_back(dossier);
        }
    }
    assert_eq!(told, ["a.ndjson:3 json-syntax", "a.ndjson:4 not-a-row", "a.ndjson:5 json-syntax"]);
    let place = |line: u32| Some(format!("a.ndjson:{line}"));
    assert_eq!(codes, [("P1".to_owned(), place(1)), ("P2".to_owned(), place(6))]);
}

#[test]
fn a_line_has_its_limit() {
    let checklist = checklist();
    let options = ReadOptions { longest_line: 20, ..ReadOptions::default() };
    let reader = Reader::new(&checklist, options);
    let mut found = Diagnostics::new();
    let drafts = reader.read_lines("a.ndjson", &format!("{{}}\n{ONE}\n"), &mut found);
    assert_eq!(drafts.len(), 2);
    assert!(told_all(&found).contains(&"line-too-long @ ".to_owned()));
    let fault = found.iter().find(|fault| fault.code.0 == "line-too-long").unwrap();
    assert_eq!(fault.place.as_ref().unwrap().line(), 2);
}

#[test]
fn the_checklist_can_be_told_before_reading() {
    let named = |text: &str| checklist_of_json(text).map(|(name, _)| name);
    assert_eq!(
        named("{\"rapat\": [{}], \"daftar_tilik\": \"contoh\", x"),
        Some("contoh".to_owned())
    );
    assert_eq!(named("[{\"daftar_tilik\": \"contoh\"}]"), Some("contoh".to_owned()));
    assert_eq!(named(ONE), None);
}

#[test]
fn standard_input_is_json_or_yaml_by_how_it_begins() {
    assert_eq!(Format::of_text(ONE), Format::Json);
    assert_eq!(Format::of_text("\u{feff} \n[{"), Format::Json);
    assert_eq!(Format::of_text("kode: P1\n"), Format::Yaml);
    assert_eq!(Format::of_text("{kode: P1}"), Format::Yaml);
    assert_eq!(Format::of_text(""), Format::Yaml);
}

#[test]
fn faults_are_worded_in_both_languages() {
    let checklist = checklist();
    let reader = Reader::new(&checklist, ReadOptions::default());
    let mut found = Diagnostics::new();
    reader.read_json(&Arc::new(Source::file("a.json", "{\"kode\": \"P1\"")), &mut found);
    let fault = found.iter().next().unwrap();
    assert_eq!(fault.message.get(Lang::En), "this JSON ends before it is complete");
    assert_eq!(fault.message.get(Lang::Id), "JSON ini berakhir sebelum lengkap");
}
