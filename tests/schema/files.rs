//! The checklists and dossiers that the repository holds.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tilik::checklist::Checklist;
use tilik::checklist::load::load;
use tilik::diagnostic::{Diagnostics, Source};
use tilik::dossier::{Dossier, ReadOptions, Reader};

/// A checklist with a bit of everything.
pub(crate) const SMALL: &str = "tests/fixtures/checklists/contoh.yaml";

/// All files below a folder that end in one of these, in order.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    fn visit(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { visit(&path, found) } else { found.push(path) }
        }
    }
    let mut found = Vec::new();
    visit(Path::new(folder), &mut found);
    let ends = |path: &PathBuf| {
        path.extension().is_some_and(|ending| endings.iter().any(|known| *known == ending))
    };
    found.retain(ends);
    found.sort();
    found
}

/// The text of a file, unless it is none.
pub(crate) fn text(path: &Path) -> Option<String> {
    String::from_utf8(fs::read(path).unwrap()).ok()
}

/// The checklist of a file, or of an id; `None` where the reader refuses it.
pub(crate) fn checklist_of(reference: &str) -> Option<Checklist> {
    let mut diagnostics = Diagnostics::new();
    load(reference, &mut diagnostics).ok()?.filter(|_| !diagnostics.has_errors())
}

/// The dossiers of a text; `None` where there are none, or the reader refuses any of it.
pub(crate) fn dossiers_of(
    checklist: &Checklist,
    (name, text): (&str, &str),
    options: ReadOptions,
) -> Option<Vec<Dossier>> {
    let reader = Reader::new(checklist, options);
    let source = Arc::new(Source::file(name, text));
    let mut diagnostics = Diagnostics::new();
    let drafts = match name.rsplit('.').next() {
        Some("json") => reader.read_json(&source, &mut diagnostics),
        Some("ndjson") => reader.read_lines(name, text, &mut diagnostics),
        _ => reader.read_yaml(&source, &mut diagnostics),
    };
    let mut drafts = reader.merge(drafts, &mut diagnostics);
    let sealed = drafts.iter_mut().map(|draft| reader.seal(draft, &mut diagnostics));
    let sealed = sealed.collect::<Option<Vec<_>>>();
    sealed.filter(|all| !all.is_empty() && !diagnostics.has_errors())
}

/// The checklist by which a fixture's dossier is read: its folder's own, or the one that all share.
pub(crate) fn checklist_beside(dossier: &Path) -> Option<Checklist> {
    let folder = dossier.parent().unwrap();
    let own = folder.join("checklist.yaml");
    let shared = folder.join("../checklist.yaml");
    let path = if own.exists() { own } else { shared };
    path.exists().then(|| checklist_of(path.to_str().unwrap())).flatten()
}

/// The built-in checklists with the dossiers of their cases.
pub(crate) fn cases() -> Vec<(String, Vec<PathBuf>)> {
    let ids = tilik::checklist::builtin::ids();
    let cases = |id: &str| {
        let folder = format!("tests/fixtures/checklists/{id}");
        let mut dossiers = if Path::new(&folder).exists() {
            files(&folder, &["yaml", "json"])
        } else {
            Vec::new()
        };
        dossiers.retain(|path| !path.to_string_lossy().contains(".expected."));
        (id.to_owned(), dossiers)
    };
    ids.map(cases).collect()
}
