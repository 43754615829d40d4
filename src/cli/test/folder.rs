//! Finds the cases of a folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Source};
use crate::error::Error;
use crate::files;
use crate::text;

/// Expectations beside which there is no dossier.
const EXPECTATION_WITHOUT_DOSSIER: Code = Code("expectation-without-dossier");
/// A dossier of which nothing is expected.
const DOSSIER_WITHOUT_EXPECTATION: Code = Code("dossier-without-expectation");

/// A dossier and what is expected of it: `NAME.yaml` and `NAME.expected.yaml`.
pub(super) struct Files {
    pub(super) dossier: PathBuf,
    pub(super) expected: PathBuf,
}

const EXPECTED: &str = ".expected.yaml";
const DOSSIER: &str = ".yaml";

/// All cases in a folder and the folders within, in path order. Half a case is reported.
///
/// # Errors
/// A folder cannot be read.
pub(super) fn cases(folder: &Path, diagnostics: &mut Diagnostics) -> Result<Vec<Files>, Error> {
    let mut files = Vec::new();
    search(folder, &mut files)?;
    files.sort();
    for path in &files {
        match partner(path) {
            None => {}
            Some((partner, _)) if files.binary_search(&partner).is_ok() => {}
            Some((partner, half)) => diagnostics.push(alone(path, &partner, half)),
        }
    }
    let case = |path: &PathBuf| {
        let (dossier, half) = partner(path)?;
        (half == Half::Expected).then(|| Files { dossier, expected: path.clone() })
    };
    Ok(files.iter().filter_map(case).collect())
}

/// What a file with expectations says.
///
/// # Errors
/// It cannot be read, or is no text.
pub(super) fn expectations(path: &Path) -> Result<Arc<Source>, Error> {
    Ok(Arc::new(Source::file(path.display().to_string(), files::read_text(path)?)))
}

fn search(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    let refused = |source| Error::Read { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        // A link to a folder is not followed: it may lead back here.
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        } else if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            search(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// Which half of a case a file is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Dossier,
    Expected,
}

/// The other half of a case, and which one the file is; `None` for a file that is no part of any.
fn partner(path: &Path) -> Option<(PathBuf, Half)> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let of = |name: String, half| Some((path.with_file_name(name), half));
    match (name.strip_suffix(EXPECTED), name.strip_suffix(DOSSIER)) {
        (Some(stem), _) => of(format!("{stem}{DOSSIER}"), Half::Expected),
        (None, Some(stem)) => of(format!("{stem}{EXPECTED}"), Half::Dossier),
        (None, None) => None,
    }
}

/// That one half of a case has no other.
fn alone(path: &Path, partner: &Path, half: Half) -> Diagnostic {
    let (path, partner) = (path.display(), partner.display());
    match half {
        Half::Expected => {
            let message = text!("dossier untuk {path} tidak ada", "there is no dossier for {path}");
            Diagnostic::error(EXPECTATION_WITHOUT_DOSSIER, None, message).help(text!(
                "simpan dossiernya sebagai {partner}, atau hapus harapan ini",
                "save the dossier as {partner}, or remove these expectations"
            ))
        }
        Half::Dossier => {
            let message = text!(
                "{path} tidak diuji: harapannya tidak ada",
                "{path} is not tested: nothing is expected of it"
            );
            Diagnostic::warning(DOSSIER_WITHOUT_EXPECTATION, None, message)
                .help(text!("tulis harapannya di {partner}", "write what is expected in {partner}"))
        }
    }
}
