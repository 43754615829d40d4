//! Finds the cases of a folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Source;
use crate::error::Error;

/// A dossier and what is expected of it.
pub(super) struct Case {
    pub(super) dossier: PathBuf,
    pub(super) expected: Arc<Source>,
}

const EXPECTED: &str = ".expected.yaml";

/// All cases in a folder and the folders within, in path order.
///
/// # Errors
/// A folder or a file with expectations cannot be read.
pub(super) fn cases(folder: &Path) -> Result<Vec<Case>, Error> {
    let mut files = Vec::new();
    expectations(folder, &mut files)?;
    files.sort();
    files.iter().map(|path| case(path)).collect()
}

fn expectations(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    let refused = |source| Error::Read { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            expectations(&entry.path(), files)?;
        } else if name.ends_with(EXPECTED) {
            files.push(entry.path());
        }
    }
    Ok(())
}

fn case(path: &Path) -> Result<Case, Error> {
    let bytes = fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let text = String::from_utf8(bytes).map_err(|error| Error::Encoding {
        path: path.to_owned(),
        at: error.utf8_error().valid_up_to(),
    })?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(EXPECTED).unwrap_or(&name);
    let dossier = path.with_file_name(format!("{stem}.yaml"));
    Ok(Case { dossier, expected: Arc::new(Source::file(path.display().to_string(), text)) })
}
