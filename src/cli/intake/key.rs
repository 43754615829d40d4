//! What tells dossiers apart before they are read.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::lines::Line;
use crate::diagnostic::Diagnostics;
use crate::dossier::load::Loaded;
use crate::dossier::{Draft, Reader, peek};
use crate::quantity::Period;

/// What a part has in common with all others of its dossier; others may have it too, by chance or because
/// their source differs.
pub(super) type Key = u64;

fn key(checklist: usize, code: &str, period: Period) -> Key {
    let mut hasher = DefaultHasher::new();
    (checklist, code, period).hash(&mut hasher);
    hasher.finish()
}

/// The key of a line; `None` for one that is no part of any dossier.
pub(super) fn of_line(checklist: usize, reader: &Reader<'_>, line: Line<'_>) -> Option<Key> {
    let text = std::str::from_utf8(line.bytes).ok()?;
    let (code, period) = peek::unit_and_period_of_json(reader, text)?;
    Some(key(checklist, &code, period))
}

/// The key of a line, mostly from its beginning alone. One of a line that is no text further on does no harm:
/// it is looked up again.
pub(super) fn likely(checklist: usize, reader: &Reader<'_>, line: Line<'_>) -> Option<Key> {
    const HEAD: usize = 1024;
    let head = line.bytes.get(..HEAD).unwrap_or(line.bytes);
    let head = match std::str::from_utf8(head) {
        Ok(head) => head,
        Err(cut) => std::str::from_utf8(head.get(..cut.valid_up_to())?).ok()?,
    };
    match peek::unit_and_period_at_top(reader, head) {
        Some((code, period)) => Some(key(checklist, &code, period)),
        None => of_line(checklist, reader, line),
    }
}

/// The key of a text in YAML; `None` where only reading it whole can tell.
pub(super) fn of_yaml(checklist: usize, reader: &Reader<'_>, text: &str) -> Option<Key> {
    let (code, period) = peek::unit_and_period_of_yaml(reader, text)?;
    Some(key(checklist, &code, period))
}

/// The key of the one dossier of a file of which the top was read; `None` where only reading it whole can tell.
pub(super) fn of_top(checklist: usize, reader: &Reader<'_>, top: &Loaded) -> Option<Key> {
    // What is wrong with it is said when it is read in earnest.
    let drafts = top.read(reader, &mut Diagnostics::new());
    of_draft(checklist, reader, drafts.first()?)
}

/// The key of what was read; `None` where it is no part of any dossier.
pub(super) fn of_draft(checklist: usize, reader: &Reader<'_>, draft: &Draft) -> Option<Key> {
    let identity = reader.identity(draft)?;
    Some(key(checklist, &identity.code, identity.period))
}
