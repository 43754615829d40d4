//! Reads files whole, as far as they are ordinary and no larger than may be.

pub mod hashes;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::error::Error;
use crate::limits::Limit;

/// The bytes of a file.
///
/// # Errors
/// It can't be read, is no ordinary file, or is larger than the limit.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let refused = |source| Error::Read { path: path.to_owned(), source };
    let about = fs::metadata(path).map_err(refused)?;
    // What is no file, such as a device or a pipe, may have no end, or wait for one for ever.
    if !about.is_file() && !about.is_dir() {
        return Err(Error::NotAFile { path: path.to_owned() });
    }
    if about.len() > Limit::File.now() {
        return Err(Error::TooLarge { path: path.to_owned() });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    match within(File::open(path).map_err(refused)?, &mut bytes).map_err(refused)? {
        true => Ok(bytes),
        false => Err(Error::TooLarge { path: path.to_owned() }),
    }
}

/// The text of a file.
///
/// # Errors
/// As for [`read`], or it is not in UTF-8.
pub fn read_text(path: &Path) -> Result<String, Error> {
    text_of(read(path)?, path)
}

/// The bytes of a list: a file of lines, of which there may be as many as a dossier has rows.
///
/// # Errors
/// As for [`read`], or there are too many lines.
pub fn read_list(path: &Path) -> Result<Vec<u8>, Error> {
    let bytes = read(path)?;
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
    // The first one holds the heads of the columns.
    if lines as u64 > Limit::Rows.now().saturating_add(1) {
        return Err(Error::TooManyLines { path: path.to_owned() });
    }
    Ok(bytes)
}

/// The text of bytes in UTF-8.
///
/// # Errors
/// They are none; the path says whose they are.
pub fn text_of(bytes: Vec<u8>, path: &Path) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|error| Error::Encoding {
        path: path.to_owned(),
        at: error.utf8_error().valid_up_to(),
    })
}

/// Reads up to the end; whether that came before the limit. A file can grow while it is read.
///
/// # Errors
/// It can't be read.
pub fn within(from: impl Read, into: &mut Vec<u8>) -> io::Result<bool> {
    let most = Limit::File.now();
    let read = from.take(most + 1).read_to_end(into)?;
    Ok(read as u64 <= most)
}

/// Whether something is an ordinary file, or a link to one.
#[must_use]
pub fn is_ordinary(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file())
}
