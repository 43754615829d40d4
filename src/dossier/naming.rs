//! What files of dossiers are called, and what an assessment says of them.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::Input;
use super::loaded::Format;
use crate::form::layout::ROOT_KEY;

/// Whether a file, `NAME.expected.yaml`, says what is expected of a case's dossier rather than being one.
#[must_use]
pub(crate) fn is_expectation(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(".expected.yaml"))
}

/// Whether a file is hidden, or the lock that Excel leaves beside an open workbook.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$")
}

/// Whether a file is the unit's own among the CSV files of a folder.
pub(super) fn is_unit(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Format::of_path(path) == Some(Format::Csv) && stem.eq_ignore_ascii_case(ROOT_KEY)
}

/// The folder in which a file stands.
pub(super) fn folder_of(path: &Path) -> Option<PathBuf> {
    path.parent().map(Path::to_owned)
}

/// What an assessment says of a file it was made from.
pub(super) fn input(path: &Path, bytes: &[u8]) -> Input {
    let name =
        path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    Input { file: name.into_owned(), sha256: hash(bytes) }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
