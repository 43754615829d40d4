//! Looks over all lines before any is read: which may be parts of one dossier, and the files' hashes.
//!
//! Lines of one unit, period and source are one dossier, wherever they stand, and the first of them is where it
//! is told. So what belongs to a line must be known before it is told, and nobody can take back what is
//! written. A first look costs little, since it ends at a line's code and period, and keeps eight bytes a line.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use sha2::{Digest, Sha256};

use super::Source;
use super::lines::Line;
use crate::dossier::{Reader, peek};
use crate::error::Error;
use crate::quantity::Period;

/// Where a line stands: the file among the inputs, its number there, and the byte at which it begins.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Place {
    pub(super) file: usize,
    pub(super) number: usize,
    pub(super) start: u64,
}

/// Lines that may be parts of one dossier.
#[derive(Debug, Default)]
pub(super) struct Parts {
    places: HashMap<u64, Vec<Place>>,
}

impl Parts {
    /// All lines that may belong to the dossier of this one, itself among them; empty where it is alone.
    pub(super) fn of(&self, key: Option<u64>) -> &[Place] {
        key.and_then(|key| self.places.get(&key)).map_or(&[], Vec::as_slice)
    }

    /// Whether every line is a dossier of its own.
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

/// Looks over all files; puts their hashes in place where they will be told.
///
/// # Errors
/// A file cannot be read.
pub(super) fn survey(
    sources: &mut [Source],
    readers: &[Reader<'_>],
    with_hashes: bool,
) -> Result<Parts, Error> {
    let mut keys: Vec<u64> = Vec::new();
    for (file, source) in sources.iter_mut().enumerate() {
        let Some(reader) = readers.get(source.checklist) else { continue };
        let mut hash = Sha256::new();
        for piece in source.pieces(file, reader)? {
            let piece = piece.map_err(|error| source.refused(error))?;
            keys.extend(
                piece.lines().filter_map(|line| likely_key(source.checklist, reader, line)),
            );
        }
        if with_hashes {
            source.hash(&mut hash)?;
            source.input.sha256 =
                hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        }
    }
    keys.sort_unstable();
    let again: HashSet<u64> =
        keys.windows(2).filter(|pair| pair.first() == pair.last()).flatten().copied().collect();
    if again.is_empty() { Ok(Parts::default()) } else { places(sources, readers, &again) }
}

/// Where the lines with these keys stand.
fn places(
    sources: &[Source],
    readers: &[Reader<'_>],
    again: &HashSet<u64>,
) -> Result<Parts, Error> {
    let mut parts = Parts::default();
    for (file, source) in sources.iter().enumerate() {
        let Some(reader) = readers.get(source.checklist) else { continue };
        for piece in source.pieces(file, reader)? {
            let piece = piece.map_err(|error| source.refused(error))?;
            for line in piece.lines() {
                let key = key(source.checklist, reader, line);
                if let Some(key) = key.filter(|key| again.contains(key)) {
                    let place = Place { file, number: line.number, start: line.start };
                    parts.places.entry(key).or_default().push(place);
                }
            }
        }
    }
    Ok(parts)
}

/// What a line has in common with all others of its dossier; others may have it too, by chance or because
/// their source differs. `None` for a line that is no part of any.
pub(super) fn key(checklist: usize, reader: &Reader<'_>, line: Line<'_>) -> Option<u64> {
    let text = std::str::from_utf8(line.bytes).ok()?;
    let named = peek::unit_and_period_of_json(reader, text)?;
    Some(hashed(checklist, &named))
}

/// The key of a line, mostly from its beginning alone. One of a line that is no text further on does no harm:
/// it is looked up again.
fn likely_key(checklist: usize, reader: &Reader<'_>, line: Line<'_>) -> Option<u64> {
    const HEAD: usize = 1024;
    let head = line.bytes.get(..HEAD).unwrap_or(line.bytes);
    let head = match std::str::from_utf8(head) {
        Ok(head) => head,
        Err(cut) => std::str::from_utf8(head.get(..cut.valid_up_to())?).ok()?,
    };
    let named = peek::unit_and_period_at_top(reader, head);
    named.map(|named| hashed(checklist, &named)).or_else(|| key(checklist, reader, line))
}

fn hashed(checklist: usize, named: &(String, Period)) -> u64 {
    let mut hasher = DefaultHasher::new();
    (checklist, named).hash(&mut hasher);
    hasher.finish()
}
