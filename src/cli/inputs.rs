//! What commands read: checklists and dossiers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Status;
use crate::checklist::Checklist;
use crate::diagnostic::Diagnostics;
use crate::dossier::Dossier;
use crate::error::Error;
use crate::quantity::{Date, Period};

/// What was wrong with what was read.
#[derive(Default)]
pub(super) struct Findings {
    /// What people wrote wrongly.
    pub(super) diagnostics: Diagnostics,
    /// What the machine refused to read.
    pub(super) errors: Vec<Error>,
}

impl Findings {
    /// Whether anything was wrong.
    pub(super) fn status(&self) -> Status {
        Status::wrong_if(self.diagnostics.has_errors() || !self.errors.is_empty())
    }
}

/// Which dossiers are asked for.
pub(super) struct Request<'a> {
    /// The checklist; `None` for the one each dossier names.
    pub(super) checklist: Option<&'a str>,
    /// Files, folders, or `-`.
    pub(super) inputs: &'a [PathBuf],
    /// The period of dossiers that name none.
    pub(super) period: Option<Period>,
    /// The day by which slots have to have ended to be expected.
    pub(super) as_of: Option<Date>,
}

/// The sound dossiers of a run in input order, each with its checklist.
pub(super) type Read = Vec<(Arc<Checklist>, Dossier)>;

/// The checklist with this id, or at this path; `None` if there is none or it has errors.
pub(super) fn checklist(reference: &str, findings: &mut Findings) -> Option<Checklist> {
    let source = std::io::Error::from(std::io::ErrorKind::NotFound);
    findings.errors.push(Error::Read { path: reference.into(), source });
    None
}

/// The built-in checklists: ids and texts, in order.
pub(super) fn built_in() -> Vec<(&'static str, &'static str)> {
    Vec::new()
}

/// The dossiers asked for.
pub(super) fn dossiers(request: &Request<'_>, findings: &mut Findings) -> Read {
    let _ = (request.inputs, request.period, request.as_of);
    request.checklist.and_then(|reference| checklist(reference, findings));
    Read::new()
}

/// The dossiers of one file, read by a checklist that is there already.
pub(super) fn dossiers_by(
    _checklist: &Checklist,
    path: &Path,
    findings: &mut Findings,
) -> Vec<Dossier> {
    let source = std::io::Error::from(std::io::ErrorKind::NotFound);
    findings.errors.push(Error::Read { path: path.to_owned(), source });
    Vec::new()
}
