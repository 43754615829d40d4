//! Reads what reports are made with: an office's own templates and letterhead.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::inputs::Findings;
use super::records;
use super::speech::Argument;
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::document::{Limits, read_yaml};
use crate::error::Error;
use crate::files;
use crate::report::Kit;
use crate::report::data::{Around, USUAL_MINUTES};
use crate::report::kit::Own;
use crate::report::letterhead::Letterhead;
use crate::text::Lang;

pub(super) const TEMPLATES: Argument = Argument {
    name: "templates",
    value: ("FOLDER", "FOLDER"),
    help: (
        "folder templat sendiri, yang menggantikan templat bawaan satu per satu",
        "folder of templates of your own, which replace the built-in ones one by one",
    ),
};

pub(super) const LETTERHEAD: Argument = Argument {
    name: "letterhead",
    value: ("BERKAS", "FILE"),
    help: (
        "berkas YAML dengan kop surat, nomor, penandatangan, dan tembusan",
        "YAML file with the letterhead, number, who signs, and copies",
    ),
};

pub(super) const MINUTES: Argument = Argument {
    name: "minutes",
    value: ("MENIT", "MINUTES"),
    help: (
        "lama kunjungan untuk format agenda (bawaan: 90)",
        "length of the visit for the format agenda (default: 90)",
    ),
};

/// What is asked for around reports.
pub(super) struct Asked<'a> {
    pub(super) templates: Option<&'a Path>,
    pub(super) letterhead: Option<&'a Path>,
    pub(super) minutes: Option<u32>,
    pub(super) previous: &'a [PathBuf],
}

/// What reports are made with; what is wrong with it is found.
pub(super) fn kit(asked: &Asked<'_>, lang: Lang, findings: &mut Findings) -> Kit {
    let own = asked.templates.map(|folder| own(folder, findings)).unwrap_or_default();
    let letterhead = asked.letterhead.and_then(|path| letterhead(path, lang, findings));
    let around = Around {
        letterhead: letterhead.unwrap_or_default(),
        minutes: asked.minutes.unwrap_or(USUAL_MINUTES),
        earlier: records::earlier(asked.previous, findings),
    };
    let kit = Kit::new(lang, own, around, &mut findings.diagnostics);
    if asked.templates.is_some() {
        findings.diagnostics.extend(kit.names());
    }
    kit
}

/// Reports everything that keeps templates from being filled in, in either language.
pub(super) fn check(own: Own, diagnostics: &mut Diagnostics) {
    for lang in [Lang::Id, Lang::En] {
        let mut found = Diagnostics::new();
        Kit::new(lang, own.clone(), Around::default(), &mut found).check(&mut found);
        let is_new = |fault: &Diagnostic| {
            !diagnostics.iter().any(|told| (told.code, &told.place) == (fault.code, &fault.place))
        };
        let new: Vec<Diagnostic> = found.into_iter().filter(is_new).collect();
        diagnostics.extend(new);
    }
}

/// Templates of a folder: `html/*.hbs`, `text/*.hbs` and `docx/*.docx`.
pub(super) fn own(folder: &Path, findings: &mut Findings) -> Own {
    let mut own = Own::default();
    let kinds = ["html", "text", "docx"];
    if !kinds.iter().any(|kind| folder.join(kind).is_dir()) {
        findings.errors.push(match fs::read_dir(folder) {
            Err(source) => Error::Read { path: folder.to_owned(), source },
            Ok(_) => {
                let source = std::io::Error::from(std::io::ErrorKind::NotFound);
                Error::Read { path: folder.join("html"), source }
            }
        });
    }
    for kind in kinds {
        for path in inside(&folder.join(kind), findings) {
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let shown = path.display().to_string();
            match (kind, ending) {
                ("docx", "docx") if !stem.starts_with('~') => {
                    let Some(bytes) = read(&path, findings) else { continue };
                    own.letters.push((stem.to_owned(), shown, bytes));
                }
                ("html" | "text", "hbs") => {
                    let Some(text) = read_text(&path, findings) else { continue };
                    own.pages.push((format!("{kind}/{stem}"), Source::file(shown, text)));
                }
                _ => {}
            }
        }
    }
    own
}

/// The files of a folder in path order; none where there is no such folder.
fn inside(folder: &Path, findings: &mut Findings) -> Vec<PathBuf> {
    if !folder.is_dir() {
        return Vec::new();
    }
    match fs::read_dir(folder) {
        Err(source) => {
            findings.errors.push(Error::Read { path: folder.to_owned(), source });
            Vec::new()
        }
        Ok(entries) => {
            let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            paths.sort();
            paths
        }
    }
}

fn letterhead(path: &Path, lang: Lang, findings: &mut Findings) -> Option<Letterhead> {
    let text = read_text(path, findings)?;
    let source = Arc::new(Source::file(path.display().to_string(), text));
    let documents = read_yaml(&source, Limits::default(), &mut findings.diagnostics);
    Letterhead::of_file(&documents, lang, &mut findings.diagnostics)
}

fn read(path: &Path, findings: &mut Findings) -> Option<Vec<u8>> {
    files::read(path).map_err(|error| findings.errors.push(error)).ok()
}

fn read_text(path: &Path, findings: &mut Findings) -> Option<String> {
    files::read_text(path).map_err(|error| findings.errors.push(error)).ok()
}
