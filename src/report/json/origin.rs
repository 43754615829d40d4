//! What a report was made from, on the wire.

use serde::Serialize;

use crate::followup::standing::{BaseEdition, Edition};
use crate::report::origin::Origin;

/// The checklists, and one hash for all files.
#[derive(Serialize)]
pub(super) struct MadeFrom<'a> {
    checklists: Vec<Judging<'a>>,
    files: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    /// Instead, where nobody without the key of the pseudonyms may know the files.
    #[serde(skip_serializing_if = "Option::is_none")]
    hmac_sha256: Option<String>,
}

#[derive(Serialize)]
struct Judging<'a> {
    id: &'a str,
    version: &'a str,
    sha256: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bases: Vec<Tailored<'a>>,
}

#[derive(Serialize)]
struct Tailored<'a> {
    id: &'a str,
    version: &'a str,
    sha256: &'a str,
}

impl<'a> MadeFrom<'a> {
    pub(super) fn of(origin: &'a Origin) -> Self {
        let together = Some(origin.files.together());
        let (sha256, hmac_sha256) =
            if origin.is_sealed { (None, together) } else { (together, None) };
        Self {
            checklists: origin.editions.iter().map(Judging::of).collect(),
            files: origin.files.len(),
            sha256,
            hmac_sha256,
        }
    }
}

impl<'a> Judging<'a> {
    fn of(edition: &'a Edition) -> Self {
        let Edition { id, version, sha256, bases } = edition;
        Self { id, version, sha256, bases: bases.iter().map(Tailored::of).collect() }
    }
}

impl<'a> Tailored<'a> {
    fn of(base: &'a BaseEdition) -> Self {
        Self { id: &base.id, version: &base.version, sha256: &base.sha256 }
    }
}
