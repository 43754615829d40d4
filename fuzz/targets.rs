//! What each target does with the bytes it is given, and what must hold whatever they are. The same functions run
//! over the kept corpus in `tests/corpus.rs`.
//!
//! Nothing may panic. Beyond that: what is accepted can be written and read back as the same dossier, and however
//! blanks are filled in, the score stays within its bounds.

use std::sync::{Arc, LazyLock};

use serde_json::Value;
use tilik::assess::{Assessment, assess};
use tilik::checklist::Checklist;
use tilik::checklist::load::from_text;
use tilik::diagnostic::{Diagnostics, Look, Source, render_all, to_json};
use tilik::document::Listing;
use tilik::dossier::{Book, Dossier, Draft, ReadOptions, Reader};
use tilik::export::form::Questionnaire;
use tilik::report::data::Around;
use tilik::report::kit::Own;
use tilik::report::{Kit, Stream, View, terminal};
use tilik::text::Lang;

/// The form that dossiers are read by: booleans, dates and times on a timeline.
const CHECKLIST: &str = include_str!("../reports/trial/lengkap.yaml");
/// The form of a workbook: every type of field, nested tables, limits, vocabularies.
const FORM: &str = include_str!("../tests/fixtures/diagnostics/checklist.yaml");
/// A dossier that leaves much open.
const OPEN: &str = "daftar_tilik: coba-lengkap\nperiode: 2025-S1\nkode: P1\nnama: Sari\n";
/// The same, filled in.
const FILLED: &str = "daftar_tilik: coba-lengkap\nperiode: 2025-S1\nkode: P1\nnama: Sari\npedoman_ada: ya\njadwal_ada: tidak\nevaluasi_ada: ya\nrapat_lengkap: ya\nrapat:\n  - {bulan: 2025-01, tanggal: 2025-01-12, rencana: 2025-01-13, mulai: 08:00, selesai: 12:00, notulen: ya}\n";

/// A checklist, or an overlay of a built-in one.
pub(crate) fn checklist(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut found = Diagnostics::new();
    let read = from_text("daftar.yaml", text, &mut found);
    told(&found);
    assert!(read.is_some() || found.has_errors(), "refused without a word");
    if let Some(checklist) = read {
        let form = Questionnaire::blank(&checklist, Lang::Id, None);
        let again = Source::file("formulir.yaml", form.yaml());
        drafts_of_yaml(&checklist, again);
    }
}

/// An expression, as the measure of a criterion: where it can be used, it holds its bounds.
pub(crate) fn expression(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(quoted) = serde_json::to_string(text) else { return };
    let measure = format!("measure: {quoted}\n    when_empty: unmet");
    let with = CHECKLIST.replacen("measure: pedoman_ada", &measure, 1);
    let mut found = Diagnostics::new();
    let read = from_text("daftar.yaml", &with, &mut found);
    told(&found);
    let Some(checklist) = read else { return };
    let of = |text: &str| dossiers_of_yaml(&checklist, Source::file("dossier.yaml", text)).pop();
    if let (Some(open), Some(filled)) = (of(OPEN), of(FILLED)) {
        within(&assess(&checklist, &open), &assess(&checklist, &filled));
    }
}

/// Dossiers in YAML.
pub(crate) fn dossier_yaml(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let checklist = &*TRIAL;
    for draft in drafts_of_yaml(checklist, Source::file("dossier.yaml", text)) {
        accepted(checklist, draft);
    }
}

/// Dossiers in JSON: one, several, or one a line.
pub(crate) fn dossier_json(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let checklist = &*TRIAL;
    let read = |text: &str| {
        let mut found = Diagnostics::new();
        let source = Arc::new(Source::file("dossier.json", text));
        let drafts = Reader::new(checklist, ReadOptions::default()).read_json(&source, &mut found);
        told(&found);
        drafts
    };
    for draft in read(text) {
        accepted(checklist, draft);
    }
    // The same with blanks filled in.
    let Ok(Value::Object(mut entries)) = serde_json::from_str(text) else { return };
    let sound = |text: &str| read(text).pop().and_then(|draft| sealed(checklist, draft));
    let Some(before) = sound(text) else { return };
    for name in ["pedoman_ada", "jadwal_ada", "evaluasi_ada", "rapat_lengkap"] {
        entries.entry(name).or_insert_with(|| bytes.len().is_multiple_of(2).into());
    }
    let filled = Value::Object(entries).to_string();
    if let Some(after) = sound(&filled) {
        within(&assess(checklist, &before), &assess(checklist, &after));
    }
}

/// A workbook: .xlsx, .xls or .ods.
pub(crate) fn xlsx(bytes: &[u8]) {
    let Ok(book) = Book::open(bytes) else { return };
    of_book(&book);
}

/// CSV files, each after a line `=== NAME`; also as a list.
pub(crate) fn csv(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = Listing::read(&Arc::new(Source::file("daftar.csv", &*text)));
    let mut files: Vec<(&str, &[u8])> = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let end = rest.windows(5).position(|here| here == b"\n=== ").unwrap_or(rest.len());
        let (file, after) = rest.split_at(end);
        rest = after.get(1..).unwrap_or_default();
        let line = file.iter().position(|byte| *byte == b'\n').unwrap_or(0);
        let (head, content) = file.split_at(line);
        let name = head.strip_prefix(b"=== ").and_then(|name| std::str::from_utf8(name).ok());
        files
            .push(name.map_or(("unit", file), |name| (name, content.get(1..).unwrap_or_default())));
    }
    if let Some(book) = Book::of_csv(&files) {
        of_book(&book);
    }
}

/// A template of an office's own: a Word file, or a page with all its parts but this one.
pub(crate) fn templates(bytes: &[u8]) {
    let mut own = Own::default();
    let name = if bytes.starts_with(b"PK") { "laporan" } else { "html/umpan-balik" };
    if name == "laporan" {
        own.letters.push((name.to_owned(), "laporan.docx".to_owned(), bytes.to_vec()));
    } else {
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        own.pages.push((name.to_owned(), Source::file("umpan-balik.hbs", text)));
    }
    let mut found = Diagnostics::new();
    let kit = Kit::new(Lang::Id, own, Around::default(), &mut found);
    if !found.has_errors() {
        kit.check_one(name, &mut found);
    }
    told(&found);
}

/// The checklists, read once.
static TRIAL: LazyLock<Checklist> = LazyLock::new(|| sound(CHECKLIST));
static WORKBOOK: LazyLock<Checklist> = LazyLock::new(|| sound(FORM));

fn sound(text: &str) -> Checklist {
    from_text("daftar.yaml", text, &mut Diagnostics::new()).expect("it is sound")
}

fn of_book(book: &Book) {
    let checklist = &*WORKBOOK;
    let mut found = Diagnostics::new();
    let draft = Reader::new(checklist, ReadOptions::default()).read_book("buku", book, &mut found);
    told(&found);
    accepted(checklist, draft);
}

fn drafts_of_yaml(checklist: &Checklist, source: Source) -> Vec<Draft> {
    let mut found = Diagnostics::new();
    let reader = Reader::new(checklist, ReadOptions::default());
    let drafts = reader.read_yaml(&Arc::new(source), &mut found);
    told(&found);
    drafts
}

fn dossiers_of_yaml(checklist: &Checklist, source: Source) -> Vec<Dossier> {
    let drafts = drafts_of_yaml(checklist, source).into_iter();
    drafts.filter_map(|draft| sealed(checklist, draft)).collect()
}

fn sealed(checklist: &Checklist, mut draft: Draft) -> Option<Dossier> {
    let mut found = Diagnostics::new();
    let broken = draft.is_broken();
    let sealed = Reader::new(checklist, ReadOptions::default()).seal(&mut draft, &mut found);
    told(&found);
    sealed.filter(|_| !broken && !found.has_errors())
}

/// What is accepted is told in every text format, and is the same when it is written and read back.
fn accepted(checklist: &Checklist, draft: Draft) {
    let copy = draft.clone();
    let Some(dossier) = sealed(checklist, draft) else { return };
    let said = assessed(checklist, &dossier);
    let files =
        Questionnaire::copy((checklist, Lang::Id), &copy, &[]).csv().expect("it is written");
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.strip_suffix(".csv").unwrap_or(name), bytes.as_slice()))
        .collect();
    let book = Book::of_csv(&files).expect("it is text");
    let mut found = Diagnostics::new();
    let again =
        Reader::new(checklist, ReadOptions::default()).read_book("unit.csv", &book, &mut found);
    let again = sealed(checklist, again);
    let Some(again) = again else { panic!("what was accepted is refused:\n{}", words(&found)) };
    assert_eq!(said, assessed(checklist, &again), "what was written is read as something else");
}

/// An assessment as it is told, without what names its sources.
fn assessed(checklist: &Checklist, dossier: &Dossier) -> Value {
    let assessment = assess(checklist, dossier);
    let view = View::of(checklist, dossier, &assessment, Lang::Id);
    for stream in [Stream::Csv, Stream::Markdown] {
        let _ = stream.one(&view).expect("it is written");
    }
    let _ = terminal::summary(&view, terminal::Look::PLAIN);
    let json = Stream::Ndjson.one(&view).expect("it is written");
    let mut json: Value = serde_json::from_str(&json).expect("it is JSON");
    forget_sources(&mut json);
    json
}

fn forget_sources(json: &mut Value) {
    match json {
        Value::Object(entries) => {
            entries.remove("inputs");
            if entries.contains_key("row") {
                entries.remove("source");
            }
            entries.values_mut().for_each(forget_sources);
        }
        Value::Array(items) => items.iter_mut().for_each(forget_sources),
        _ => {}
    }
}

/// However blanks are filled in, the score stays within its bounds.
fn within(before: &Assessment, after: &Assessment) {
    if let (Some(before), Some(after)) = (&before.scorecard.total, &after.scorecard.total) {
        assert!(before.covers(after), "{before:?} does not hold {after:?}");
    }
}

/// Faults can be told, and nothing in them acts on a terminal.
fn told(found: &Diagnostics) {
    let told = words(found);
    assert!(!told.chars().any(|c| c.is_control() && c != '\n'), "{told:?}");
    let _ = to_json(found, Lang::Id);
}

fn words(found: &Diagnostics) -> String {
    render_all(found, Lang::Id, Look { colour: false, width: 100 })
}
