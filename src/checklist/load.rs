//! Finds a checklist by its id or path, and reads it.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{Checklist, builtin};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::document::{Limits, read_yaml};
use crate::error::Error;
use crate::text;

pub use super::builtin::ids as builtin_ids;
pub use super::read::from_document;

/// An id that no checklist has.
pub const UNKNOWN_CHECKLIST: Code = Code("unknown-checklist");
/// A file with more than one document.
pub const SEVERAL_CHECKLISTS: Code = Code("several-checklists");
/// A file that holds nothing.
pub const EMPTY_CHECKLIST: Code = Code("empty-checklist");

/// The folder in which a file named after an id wins over a built-in checklist.
const FOLDER: &str = "checklists";

/// The checklist that a reference names: `./checklists/ID.yaml`, a built-in one, or a path.
///
/// `Ok(None)` where there is no such checklist or anything in it is wrong; `diagnostics` then say what.
///
/// # Errors
/// A file is there but can't be read, or is no text; or a path names no file.
pub fn load(reference: &str, diagnostics: &mut Diagnostics) -> Result<Option<Checklist>, Error> {
    if is_id(reference) {
        let own = Path::new(FOLDER).join(format!("{reference}.yaml"));
        if let Some(text) = read_if_there(&own)? {
            return Ok(from_text(&own.display().to_string(), &text, diagnostics));
        }
        if let Some(text) = builtin::text(reference) {
            return Ok(from_text(reference, text, diagnostics));
        }
    }
    match read_if_there(Path::new(reference))? {
        Some(text) => Ok(from_text(reference, &text, diagnostics)),
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

/// The checklist that a text says; `name` is what messages call it.
pub fn from_text(name: &str, text: &str, diagnostics: &mut Diagnostics) -> Option<Checklist> {
    let source = Arc::new(Source::file(name, text));
    let before = diagnostics.iter().count();
    let documents = read_yaml(&source, Limits::default(), diagnostics);
    let broken = diagnostics.iter().skip(before).any(Diagnostic::is_error);
    if documents.len() > 1 {
        diagnostics.push(several_checklists(&source, documents.get(1)?.root.span.clone()));
        return None;
    }
    let Some(document) = documents.first() else {
        if !broken {
            diagnostics.push(empty_checklist(&source));
        }
        return None;
    };
    let sha256 = hexadecimal(&Sha256::digest(text.as_bytes()));
    from_document(document, &sha256, diagnostics).filter(|_| !broken)
}

/// Whether a reference may be an id: no path, and no file's ending.
fn is_id(reference: &str) -> bool {
    let has_ending = [".yaml", ".yml"].iter().any(|ending| reference.ends_with(ending));
    !has_ending && !reference.is_empty() && !reference.contains(['/', '\\']) && reference != "-"
}

fn read_if_there(path: &Path) -> Result<Option<String>, Error> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(why) if why.kind() == ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(Error::Read { path: path.to_owned(), source }),
    };
    String::from_utf8(bytes).map(Some).map_err(|why| Error::Encoding {
        path: path.to_owned(),
        at: why.utf8_error().valid_up_to(),
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
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

fn several_checklists(source: &Arc<Source>, span: std::ops::Range<usize>) -> Diagnostic {
    let place = Place { source: Arc::clone(source), span };
    Diagnostic::error(
        SEVERAL_CHECKLISTS,
        place,
        text!("satu berkas hanya memuat satu daftar tilik", "a file holds one checklist only"),
    )
    .help(text!("pindahkan yang kedua ke berkas lain", "move the second one to another file"))
}

fn empty_checklist(source: &Arc<Source>) -> Diagnostic {
    let place = Place { source: Arc::clone(source), span: 0..0 };
    Diagnostic::error(
        EMPTY_CHECKLIST,
        place,
        text!("berkas ini tidak memuat apa pun", "this file holds nothing"),
    )
    .help(text!("daftar tilik diawali `tilik: 1`", "a checklist begins with `tilik: 1`"))
}
