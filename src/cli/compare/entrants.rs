//! What takes part in a comparison: an outline of each dossier, and assessments that were written earlier.

use std::sync::Arc;

use super::Compared;
use crate::assess::outline;
use crate::checklist::Checklist;
use crate::cli::inputs::{Findings, Request};
use crate::cli::intake::{Asked, Intake, Make, Sound, Source};
use crate::compare::entrant::Entrant;
use crate::compare::questions::Questions;
use crate::error::Error;
use crate::followup::standing::Standing;
use crate::text::Lang;

/// All that takes part, in input order, and the checklists by which dossiers were read.
///
/// # Errors
/// The machine refuses to read on.
pub(super) fn read(
    asked: &Compared,
    lang: Lang,
    findings: &mut Findings,
) -> Result<(Vec<Entrant>, Vec<Arc<Checklist>>), Error> {
    let request = Request {
        checklist: asked.checklist.as_deref(),
        inputs: &asked.inputs,
        period: None,
        as_of: asked.as_of,
    };
    let wanted = Asked { threads: asked.threads, with_written: true, ..Asked::of(request) };
    let intake = Intake::of(&wanted, findings)?;
    let checklists = intake.checklists().to_vec();
    let questions = checklists.iter().map(|it| Arc::new(Questions::of(it, lang)));
    let outlines = Outlines { questions: questions.collect() };
    let mut known = outlines.questions.clone();
    let mut entrants = Vec::new();
    intake.each(&outlines, |worked| {
        findings.add(worked.findings);
        entrants.extend(worked.made.into_iter().map(|entrant| shared(entrant, &mut known)));
        Ok(())
    })?;
    Ok((entrants, checklists))
}

/// Makes outlines of dossiers.
struct Outlines {
    /// What each checklist asks, for all that it is asked of.
    questions: Vec<Arc<Questions>>,
}

impl Make for Outlines {
    type Made = Entrant;

    fn dossier(&self, sound: Sound<'_>, _: &mut Findings) -> Option<Entrant> {
        let Sound { source, checklist, place, dossier } = sound;
        let questions = Arc::clone(self.questions.get(place)?);
        let outline = outline(checklist, dossier);
        Some(Entrant::of((questions, Arc::clone(&source.name)), (checklist, dossier), &outline))
    }

    fn written(&self, standing: Standing, source: &Source) -> Option<Entrant> {
        Some(Entrant::written(standing, Arc::clone(&source.name)))
    }
}

/// Lets what was asked be the one of those known that is the same, so that thousands share it.
fn shared(mut entrant: Entrant, known: &mut Vec<Arc<Questions>>) -> Entrant {
    let questions = &entrant.questions;
    if !known.iter().any(|one| Arc::ptr_eq(one, questions)) {
        match known.iter().find(|one| *one == questions) {
            Some(same) => entrant.questions = Arc::clone(same),
            None => known.push(Arc::clone(questions)),
        }
    }
    entrant
}
