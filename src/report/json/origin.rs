//! What a report was made from, on the wire.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::followup::standing::{BaseEdition, Edition};
use crate::report::origin::Origin;

/// The checklists, and how many assessments, answers and files, each kind with one hash for all.
#[derive(Serialize)]
pub(super) struct MadeFrom<'a> {
    checklists: Vec<Judging<'a>>,
    #[serde(flatten)]
    inputs: BTreeMap<&'static str, Value>,
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
        let checklists = origin.editions.iter().map(Judging::of).collect();
        let mut inputs = BTreeMap::new();
        let mut add = |keys: [&'static str; 2], count: usize, hash: &str| {
            inputs.extend(keys.into_iter().zip([Value::from(count), Value::from(hash)]));
        };
        if let Some(many) = &origin.assessments {
            add(["assessments", "assessments_sha256"], many.count, &many.sha256);
        }
        if let Some(many) = &origin.answers {
            add(["answers", "answers_sha256"], many.count, &many.sha256);
        }
        if !origin.files.is_empty() {
            add(["files", "files_sha256"], origin.files.len(), &origin.files.together());
        }
        Self { checklists, inputs }
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
