//! The way from a model to an assessment; everything else here knows only models.

use tilik::assess::{Assessment, assess};
use tilik::checklist::Checklist;

use super::{checklist, dossier, stand_in};

/// The checklist, as the program reads it.
pub(crate) fn load(model: &checklist::Checklist) -> Result<Checklist, String> {
    stand_in::checklist(model)
}

/// The assessment of a dossier, or why it was refused.
pub(crate) fn run(
    checklist: &Checklist,
    model: &checklist::Checklist,
    dossier: &dossier::Dossier,
) -> Result<Assessment, String> {
    let dossier = stand_in::dossier(checklist, &model.form, dossier)?;
    Ok(assess(checklist, &dossier))
}
