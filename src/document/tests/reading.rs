//! What is read from YAML.

use super::*;

#[test]
fn scalars_keep_their_text_as_written() {
    let document = sound("kode: 0137\njam: 07:30\nversi: 1.10\ntidak: no\nkutip: '01'\n");
    let texts = ["kode", "jam", "versi", "tidak", "kutip"].map(|key| text_at(&document, &[key]));
    assert_eq!(texts, ["0137", "07:30", "1.10", "no", "01"]);
    assert_eq!(at(&document.root, &["kutip"]).scalar().unwrap().style, Style::Quoted);
    assert_eq!(at(&document.root, &["kode"]).line, 1);
    assert_eq!(at(&document.root, &["kutip"]).line, 5);
}

#[test]
fn what_is_not_written_is_null_and_empty() {
    let document = sound("a:\nb: ~\nc: null\nd: ''\ne: !!str null\nf: {g: , h: }\n");
    for path in [&["a"][..], &["b"], &["c"], &["f", "g"], &["f", "h"]] {
        assert!(at(&document.root, path).is_null(), "{path:?}");
    }
    assert!(!at(&document.root, &["d"]).is_null());
    assert!(!at(&document.root, &["e"]).is_null());
    assert_eq!(text_at(&document, &["a"]), "");
    assert_eq!(at(&document.root, &["a"]).span, 2..2);
}

#[test]
fn a_file_has_as_many_documents_as_it_says() {
    assert!(read("").0.is_empty());
    assert!(read("# nothing yet\n").0.is_empty());
    assert!(sound("---\n").root.is_null());
    let (documents, _) = read("a: 1\n---\na: 2\n...\na: 3\n");
    let texts: Vec<_> = documents.iter().map(|document| text_at(document, &["a"])).collect();
    assert_eq!(texts, ["1", "2", "3"]);
}

#[test]
fn windows_files_are_read_like_others() {
    let document = sound("\u{feff}a: x\r\nb:\r\n  - |\r\n    y\r\n    z\r\n  - 1\r\n");
    assert_eq!(text_at(&document, &["a"]), "x");
    assert_eq!(text_at(&document, &["b", "0"]), "y\nz\n");
    let place = document.place(at(&document.root, &["a"]));
    assert_eq!(&place.source.text[place.span.clone()], "x");
    assert_eq!(document.source.column_of(place.span.start), 4);
}

#[test]
fn collections_span_from_their_first_to_their_last_value() {
    let text = "a:\n  - b: 1\n    c: [2,\n 3]\n\n# end\nd: |\n  x\n\n\ne: 4\n";
    let document = sound(text);
    let written = |path: &[&str]| &text[at(&document.root, path).span.clone()];
    assert_eq!(written(&["a"]), "- b: 1\n    c: [2,\n 3]");
    assert_eq!(written(&["a", "0", "c"]), "[2,\n 3]");
    assert_eq!(written(&["d"]), "x");
}

#[test]
fn aliases_are_copies_of_what_they_name() {
    let document = sound("a: &x {b: 1, c: [2]}\nd: *x\ne: *x\n");
    assert_eq!(at(&document.root, &["d"]), at(&document.root, &["a"]));
    assert_eq!(text_at(&document, &["e", "c", "0"]), "2");
}

#[test]
fn merge_keys_add_what_a_map_does_not_say_itself() {
    let document = sound(
        "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  <<: [*x, *y]\n  a: 9\nw: {<<: *y, d: 5}\n",
    );
    let texts = ["a", "b", "c"].map(|key| text_at(&document, &["z", key]));
    assert_eq!(texts, ["9", "2", "4"]);
    assert_eq!(text_at(&document, &["w", "c"]), "4");
    assert!(at(&document.root, &["w"]).get("<<").is_none());
}

#[test]
fn harmless_tags_change_nothing() {
    assert_eq!(text_at(&sound("a: !!int 012\n"), &["a"]), "012");
    assert_eq!(text_at(&sound("a: !!seq [!!str b]\n"), &["a", "0"]), "b");
}
