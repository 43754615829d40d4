//! Which checklist the dossiers of a file are read by, where they name it.

use std::num::NonZeroUsize;
use std::sync::Arc;

use super::sources::{Room, Source};
use crate::checklist::Checklist;
use crate::cli::inputs::{self, Findings};
use crate::cli::ordered::in_order;
use crate::diagnostic::{self, Diagnostics, Place};
use crate::dossier::load::{Content, Format, Loaded};
use crate::dossier::{ReadOptions, peek};
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

    /// The files whose checklist, which their first dossier names, can be used.
    pub(super) fn named(
        &mut self,
        sources: Vec<Source>,
        threads: NonZeroUsize,
        findings: &mut Findings,
    ) -> Result<Vec<Source>, Error> {
        let (mut usable, mut room) = (Vec::with_capacity(sources.len()), Room::new());
        let worker = || named;
        in_order(threads, sources.into_iter(), worker, |Named { mut source, id, found }| {
            findings.diagnostics.extend(found);
            let Some(id) = id else {
                findings.add(source.opened.take().unwrap_or_default().findings);
                return Ok(());
            };
            if source.opened.is_some() && !room.take(source.weight()) {
                source.opened = None;
            }
            if let Some(place) = self.place(&id, findings) {
                source.checklist = place;
                usable.push(source);
            }
            Ok(())
        })?;
        Ok(usable)
    }
}

/// A file, and what it says of its checklist.
struct Named {
    source: Source,
    /// The checklist's id.
    id: Option<String>,
    /// What is wrong with how it names its checklist.
    found: Diagnostics,
}

fn named(mut source: Source) -> Named {
    let mut found = Diagnostics::new();
    let id = match source.format {
        Format::Lines => named_in_lines(&source, &mut found),
        Format::Yaml | Format::Json | Format::Workbook | Format::Csv => {
            named_in_file(&mut source, &mut found)
        }
    };
    Named { source, id, found }
}

fn named_in_file(source: &mut Source, found: &mut Diagnostics) -> Option<String> {
    if let Some((Some(id), place)) = source.top().and_then(|top| top.checklist().ok()) {
        return inputs::named_at(Some(id), place, found);
    }
    let opened = source.take();
    let opened = source.opened.insert(opened);
    match checklist_of(opened.loaded.as_ref()?) {
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
    let (number, text) = first_line(source)?;
    let (id, span) = peek::checklist_of_json(&text).unzip();
    let line = Arc::new(diagnostic::Source::line(&*source.name, text, number));
    inputs::named_at(id, Place { source: line, span: span.unwrap_or_default() }, found)
}

/// The first line that says something, with its number.
fn first_line(source: &Source) -> Option<(usize, String)> {
    let longest = ReadOptions::default().longest_line;
    source.pieces(0, longest).ok()?.find_map(|piece| {
        let piece = piece.ok()?;
        let line = piece.lines().next()?;
        Some((line.number, String::from_utf8_lossy(line.bytes).into_owned()))
    })
}
