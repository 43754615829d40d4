//! Finds a checklist by its id or path, and reads it.

use std::io::ErrorKind;
use std::path::Path;

use super::builtin::{self, BuiltIn};
use super::{Checklist, Shelf, Written, chain};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::error::Error;
use crate::files;
use crate::text;

pub use super::builtin::ids as builtin_ids;
pub use super::read::from_document;

/// An id that no checklist has.
pub const UNKNOWN_CHECKLIST: Code = Code("unknown-checklist");

/// The folder in which a file named after an id wins over a built-in checklist.
const FOLDER: &str = "checklists";

/// The checklist that a reference names: `./checklists/ID.yaml`, a built-in one, or a path.
///
/// `Ok(None)` where there is no such checklist or anything in it is wrong; `diagnostics` then say what.
///
/// # Errors
/// A file is there but can't be read, or is no text; or a path names no file.
pub fn load(reference: &str, diagnostics: &mut Diagnostics) -> Result<Option<Checklist>, Error> {
    match find(reference, Path::new(""))? {
        Some(written) => chain::read(&written, &Files, diagnostics),
        None if is_id(reference) => {
            diagnostics.push(unknown_checklist(reference));
            Ok(None)
        }
        None => Err(Error::Read {
            path: reference.into(),
            source: std::io::Error::from(ErrorKind::NotFound),
        }),
    }
}

/// The checklist that a text says; `name` is what messages call it. It can extend built-in ones.
pub fn from_text(name: &str, text: &str, diagnostics: &mut Diagnostics) -> Option<Checklist> {
    let written = Written { name: name.to_owned(), text: text.to_owned() };
    // Built-in checklists are in memory: nothing keeps them from being read.
    chain::read(&written, &BuiltIn, diagnostics).ok().flatten()
}

/// Checklists in files, and those that come with the program.
struct Files;

impl Shelf for Files {
    fn find(&self, reference: &str, by: &Written) -> Result<Option<Written>, Error> {
        let folder = Path::new(&by.name).parent().unwrap_or(Path::new(""));
        find(reference.strip_prefix("./").unwrap_or(reference), folder)
    }
}

/// The text that a reference names, paths as seen from a folder.
fn find(reference: &str, folder: &Path) -> Result<Option<Written>, Error> {
    if is_id(reference) {
        let own = Path::new(FOLDER).join(format!("{reference}.yaml"));
        if let Some(text) = read_if_there(&own)? {
            return Ok(Some(Written { name: own.display().to_string(), text }));
        }
        if let Some(text) = builtin::text(reference) {
            return Ok(Some(Written { name: reference.to_owned(), text: text.to_owned() }));
        }
    }
    let path = folder.join(reference);
    let text = read_if_there(&path)?;
    Ok(text.map(|text| Written { name: path.display().to_string(), text }))
}

/// Whether a reference may be an id: no path, and no file's ending.
fn is_id(reference: &str) -> bool {
    let has_ending = [".yaml", ".yml"].iter().any(|ending| reference.ends_with(ending));
    !has_ending && !reference.is_empty() && !reference.contains(['/', '\\']) && reference != "-"
}

fn read_if_there(path: &Path) -> Result<Option<String>, Error> {
    match files::read_text(path) {
        Ok(text) => Ok(Some(text)),
        Err(Error::Read { source, .. }) if source.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn unknown_checklist(reference: &str) -> Diagnostic {
    let list = builtin::ids().collect::<Vec<_>>().join(", ");
    let message = text!(
        "tidak ada daftar tilik bernama `{reference}`",
        "there is no checklist named `{reference}`"
    );
    Diagnostic::error(UNKNOWN_CHECKLIST, None, message)
        .help(text!(
            "bawaan: {list}; atau sebut jalur berkasnya",
            "built in: {list}; or name the path of a file"
        ))
        .did_you_mean(reference, builtin::ids())
}
