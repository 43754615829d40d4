//! What a file holds: dossiers, with the checklist they name, or assessments that were written earlier.

use std::num::NonZeroUsize;
use std::sync::Arc;

use super::Asked;
use super::sources::{Room, Source};
use super::written::is_written;
use crate::checklist::Checklist;
use crate::cli::inputs::{self, Findings};
use crate::cli::ordered::in_order;
use crate::diagnostic::{self, Diagnostics, Place};
use crate::dossier::load::{Content, Format, Loaded};
use crate::dossier::peek;
use crate::error::Error;

/// Checklists by what they are called in this run; `None` for one that cannot be used.
#[derive(Default)]
pub(super) struct Known {
    ids: Vec<(String, Option<usize>)>,
    pub(super) checklists: Vec<Arc<Checklist>>,
}

impl Known {
    /// The place of a checklist, which is read when it is called first.
    pub(super) fn place(&mut self, reference: &str, findings: &mut Findings) -> Option<usize> {
        if let Some((_, place)) = self.ids.iter().find(|(known, _)| known == reference) {
            return *place;
        }
        let checklist = inputs::checklist_for_reading(reference, findings);
        let place = checklist.map(|checklist| {
            self.checklists.push(Arc::new(checklist));
            self.checklists.len() - 1
        });
        self.ids.push((reference.to_owned(), place));
        place
    }

    /// The files that can be read, each with the place of its checklist.
    pub(super) fn placed(
        &mut self,
        (sources, asked): (Vec<Source>, &Asked<'_>),
        threads: NonZeroUsize,
        findings: &mut Findings,
    ) -> Result<Vec<Source>, Error> {
        let (mut usable, mut room) = (Vec::with_capacity(sources.len()), Room::new());
        let worker = || |source| look(source, asked);
        in_order(threads, sources.into_iter(), worker, |Seen { mut source, holds, found }| {
            findings.diagnostics.extend(found);
            source.checklist = match holds {
                Holds::Nothing => {
                    findings.add(source.opened.take().unwrap_or_default().findings);
                    return Ok(());
                }
                Holds::Assessments => None,
                Holds::Dossiers(None) => source.checklist,
                Holds::Dossiers(Some(id)) => match self.place(&id, findings) {
                    None => return Ok(()),
                    place => place,
                },
            };
            let is_read = source.opened.is_some() || source.top.is_some();
            if is_read && !room.take(source.weight()) {
                (source.opened, source.top) = (None, None);
            }
            usable.push(source);
            Ok(())
        })?;
        Ok(usable)
    }
}

/// What a file holds.
enum Holds {
    /// Nothing, or nothing that says how to read it.
    Nothing,
    /// Written assessments.
    Assessments,
    /// Dossiers, by the checklist with this id, or by the one that is given.
    Dossiers(Option<String>),
}

/// A file after a first look.
struct Seen {
    source: Source,
    holds: Holds,
    /// What is wrong with how it names its checklist.
    found: Diagnostics,
}

fn look(mut source: Source, asked: &Asked<'_>) -> Seen {
    let mut found = Diagnostics::new();
    let holds = if asked.with_written && is_written(&source) {
        Holds::Assessments
    } else if asked.request.checklist.is_some() {
        Holds::Dossiers(None)
    } else {
        let id = named(&mut source, &mut found);
        id.map_or(Holds::Nothing, |id| Holds::Dossiers(Some(id)))
    };
    Seen { source, holds, found }
}

fn named(source: &mut Source, found: &mut Diagnostics) -> Option<String> {
    match source.format {
        Format::Lines => named_in_lines(source, found),
        Format::Yaml | Format::Json | Format::Workbook | Format::Csv => {
            named_in_file(source, found)
        }
    }
}

fn named_in_file(source: &mut Source, found: &mut Diagnostics) -> Option<String> {
    source.top = source.top();
    if let Some((Some(id), place)) = source.top.as_ref().and_then(|top| top.checklist().ok()) {
        return inputs::named_at(Some(id), place, found);
    }
    match checklist_of(source.opened().loaded.as_ref()?) {
        Ok((id, place)) => inputs::named_at(id, place, found),
        Err(faults) => {
            found.extend(faults);
            None
        }
    }
}

/// The checklist that a file's first dossier names, and where.
fn checklist_of(loaded: &Loaded) -> Result<(Option<String>, Place), Diagnostics> {
    if let Content::Yaml(source) = &loaded.content
        && let Some((id, span)) = peek::checklist_of_yaml(&source.text)
    {
        return Ok((Some(id), Place { source: Arc::clone(source), span }));
    }
    loaded.checklist()
}

fn named_in_lines(source: &Source, found: &mut Diagnostics) -> Option<String> {
    // A file without a dossier names none, and that is said once for all of them.
    let (number, text) = source.first_line()?;
    let (id, span) = peek::checklist_of_json(&text).unzip();
    let line = Arc::new(diagnostic::Source::line(&*source.name, text, number));
    inputs::named_at(id, Place { source: line, span: span.unwrap_or_default() }, found)
}
