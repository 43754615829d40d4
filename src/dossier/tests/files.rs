//! Files, folders and standard input.

use std::fs;
use std::path::{Path, PathBuf};

use super::support::*;
use crate::diagnostic::Diagnostics;
use crate::dossier::load::{Loaded, load, read_all};
use crate::dossier::{ReadOptions, Reader};
use crate::error::Error;

struct Run {
    loaded: Vec<Loaded>,
    errors: Vec<Error>,
    found: Diagnostics,
}

fn run(inputs: &[&Path], stdin: &[u8]) -> Run {
    let mut errors = Vec::new();
    let mut found = Diagnostics::new();
    let inputs: Vec<PathBuf> = inputs.iter().map(|path| path.to_path_buf()).collect();
    let loaded = load(&inputs, &mut &stdin[..], &mut errors, &mut found);
    Run { loaded, errors, found }
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn names(run: &Run) -> Vec<&str> {
    run.loaded.iter().map(|loaded| loaded.inputs[0].file.as_str()).collect()
}

#[test]
fn folders_are_searched_in_path_order_without_hidden_and_unknown_files() {
    let files: [(&str, &[u8]); 7] = [
        ("b.yaml", b"b"),
        ("a/z.json", b"{}"),
        ("a.YML", b"a"),
        (".git/c.yaml", b"c"),
        (".d.yaml", b"d"),
        ("catatan.docx", b"x"),
        ("b.expected.yaml", b"x"),
    ];
    let folder = folder(&files);
    let run = run(&[folder.path()], b"");
    assert_eq!(names(&run), ["z.json", "a.YML", "b.yaml"]);
    // The expectations of a case are passed over without a word.
    assert_eq!(told_all(&run.found), ["skipped-file"]);
    assert!(!run.found.has_errors());
    let first = &run.loaded[0];
    assert_eq!(first.name, folder.path().join("a/z.json").display().to_string());
    assert_eq!(
        first.inputs[0].sha256,
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    );
}

#[test]
fn a_file_named_twice_is_read_once() {
    let folder = folder(&[("a.yaml", b"a")]);
    let file = folder.path().join("a.yaml");
    assert_eq!(names(&run(&[folder.path(), &file, &file], b"")), ["a.yaml"]);
}

#[test]
fn a_file_that_is_not_there_or_no_text_is_refused_by_the_machine() {
    let folder = folder(&[("a.yaml", b"kode: \xff"), ("b.docx", b"")]);
    let absent = folder.path().join("absent.yaml");
    let run = run(&[&absent, folder.path(), &folder.path().join("b.docx")], b"");
    assert!(matches!(&run.errors[..], [Error::Read { .. }, Error::Encoding { at: 6, .. }]));
    assert_eq!(told_all(&run.found), ["skipped-file", "unknown-format"]);
}

#[test]
fn a_file_of_more_than_4_gb_is_refused_unread() {
    let folder = folder(&[("a.ndjson", b"")]);
    // Nothing of it is stored but its length.
    let file = fs::OpenOptions::new().write(true).open(folder.path().join("a.ndjson")).unwrap();
    file.set_len(1 << 32).unwrap();
    let run = run(&[folder.path()], b"");
    assert_eq!((names(&run).len(), told_all(&run.found)), (0, vec!["file-too-large".to_owned()]));
}

#[test]
fn a_line_that_is_no_text_does_not_stop_the_others() {
    let one = "{\"periode\": 2005, \"kode\": \"P1\", \"nama\": \"x\"}";
    let bytes = [b"{\"kode\": \"\xff\"}\n", one.as_bytes()].concat();
    let folder = folder(&[("a.ndjson", &bytes)]);
    let mut run = run(&[folder.path()], b"");
    let place = run.found.iter().next().unwrap().place.as_ref().unwrap();
    assert!(place.name().ends_with("a.ndjson:1"));
    let checklist = checklist();
    let reader = Reader::new(&checklist, ReadOptions::default());
    let mut drafts = read_all(&reader, &run.loaded, &mut run.found);
    let dossier = reader.seal(&mut drafts[0], &mut run.found).unwrap();
    assert!(
        dossier
            .row_source(crate::ids::TableId::ROOT, crate::form::RowId(0))
            .unwrap()
            .ends_with(":2")
    );
    assert_eq!(dossier.inputs[0].file, "a.ndjson");
}

#[test]
fn standard_input_is_a_dash() {
    let run = run(&[Path::new("-")], HEAD.as_bytes());
    assert_eq!((names(&run), run.loaded[0].name.as_str()), (vec!["-"], "-"));
}

#[test]
fn no_dossier_at_all_is_an_error() {
    let folder = folder(&[("a.yaml", b"# nothing\n")]);
    let mut run = run(&[folder.path()], b"");
    let checklist = checklist();
    let reader = Reader::new(&checklist, ReadOptions::default());
    assert!(read_all(&reader, &run.loaded, &mut run.found).is_empty());
    assert_eq!(told_all(&run.found), ["no-dossier"]);
}
