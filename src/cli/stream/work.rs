//! What one thread does: reads lines, assesses what is sound, and puts it into the format asked for.

use std::sync::Arc;

use super::lines::{Line, Piece, line_at};
use super::survey::{self, Place};
use super::{Run, Source};
use crate::assess::{assess, scores};
use crate::bound::Range;
use crate::cli::assess::{is_short, shortfall};
use crate::diagnostic::{self, Diagnostics};
use crate::dossier::load::not_utf8;
use crate::dossier::{Dossier, Draft, LineReader, Reader};
use crate::error::Error;
use crate::report::{Stream, View, csv};
use crate::text::Text;

/// What became of some lines.
#[derive(Debug, Default)]
pub(super) struct Worked {
    /// Their checklist's place.
    pub(super) checklist: usize,
    /// Whether any of them was sound.
    pub(super) assessed: bool,
    /// The results.
    pub(super) text: String,
    /// What was wrong.
    pub(super) diagnostics: Diagnostics,
    /// What the machine refused.
    pub(super) errors: Vec<Error>,
    /// Which scores were too low.
    pub(super) short: Vec<Text>,
}

/// A thread's memory, used again for each line.
pub(super) struct Worker<'w> {
    run: &'w Run<'w>,
    /// The reader of the file that was read last, with its place.
    lines: Option<(usize, LineReader<'w, 'w>)>,
}

impl<'w> Worker<'w> {
    pub(super) const fn new(run: &'w Run<'w>) -> Self {
        Self { run, lines: None }
    }

    /// Assesses the dossiers of a piece.
    pub(super) fn work(&mut self, piece: Result<Piece, Error>) -> Worked {
        let mut worked = Worked::default();
        let piece = match piece {
            Ok(piece) => piece,
            Err(error) => {
                worked.errors.push(error);
                return worked;
            }
        };
        let Some(source) = self.run.sources.get(piece.file) else { return worked };
        let Some(reader) = self.run.readers.get(source.checklist) else { return worked };
        worked.checklist = source.checklist;
        for line in piece.lines() {
            let read = self.read((source, reader), piece.file, line, &mut worked);
            if let Some(dossier) = read {
                let told = tell(self.run, reader, &dossier, &mut worked);
                worked.errors.extend(told.err());
                if let Some((_, lines)) = &mut self.lines {
                    lines.take_back(dossier);
                }
            }
        }
        worked
    }

    fn read(
        &mut self,
        (source, reader): (&'w Source, &'w Reader<'w>),
        file: usize,
        line: Line<'_>,
        worked: &mut Worked,
    ) -> Option<Dossier> {
        let name = source.path.display().to_string();
        let longest = reader.options().longest_line;
        let text = match std::str::from_utf8(line.bytes) {
            Ok(text) => text,
            // It was cut off, maybe within a letter; that it is too long is said when it is read.
            Err(error) if line.bytes.len() > longest => {
                std::str::from_utf8(line.bytes.get(..error.valid_up_to())?).ok()?
            }
            Err(error) => {
                let sound = line.bytes.get(..error.valid_up_to()).unwrap_or_default();
                worked.diagnostics.push(not_utf8(&name, sound, line.number));
                return None;
            }
        };
        if !self.run.parts.is_empty() {
            let here = Place { file, number: line.number, start: line.start };
            let parts = self.run.parts.of(survey::key(source.checklist, reader, line));
            if parts.len() > 1 {
                return joined(self.run, reader, (here, parts), worked);
            }
        }
        if self.lines.as_ref().is_none_or(|(known, _)| *known != file) {
            self.lines = Some((file, LineReader::new(reader, &name, source.input.clone())));
        }
        let (_, lines) = self.lines.as_mut()?;
        let (dossier, diagnostics) = lines.read(line.number, text);
        worked.diagnostics.extend(diagnostics);
        dossier
    }
}

/// The dossier of which a line is the first part; `None` where it is a later one, told with the first.
fn joined(
    run: &Run<'_>,
    reader: &Reader<'_>,
    (here, parts): (Place, &[Place]),
    worked: &mut Worked,
) -> Option<Dossier> {
    let mut drafts: Vec<(Place, Draft)> = Vec::new();
    for place in parts {
        // What is wrong with another line is said where that line stands.
        let mut unheard = Diagnostics::new();
        let own = *place == here;
        let heard = if own { &mut worked.diagnostics } else { &mut unheard };
        match draft(run, reader, *place, heard) {
            Ok(draft) => drafts.push((*place, draft)),
            Err(error) => worked.errors.push(error),
        }
    }
    let of = |draft: &Draft| reader.identity(draft);
    let identity = drafts.iter().find(|(place, _)| *place == here).map(|(_, draft)| of(draft))?;
    match identity {
        None => drafts.retain(|(place, _)| *place == here),
        Some(_) => drafts.retain(|(_, draft)| of(draft) == identity),
    }
    if drafts.first().is_none_or(|(place, _)| *place != here) {
        return None;
    }
    let drafts = drafts.into_iter().map(|(_, draft)| draft).collect();
    let mut merged = reader.merge(drafts, &mut worked.diagnostics);
    reader.seal(merged.first_mut()?, &mut worked.diagnostics)
}

/// What another line says.
fn draft(
    run: &Run<'_>,
    reader: &Reader<'_>,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Result<Draft, Error> {
    let mut draft = reader.begin();
    let Some(source) = run.sources.get(place.file) else { return Ok(draft) };
    let longest = reader.options().longest_line;
    let bytes = source.reopened().and_then(|opened| line_at(opened, place.start, longest));
    let bytes = bytes.map_err(|error| source.refused(error))?;
    let name = source.path.display().to_string();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let line = Arc::new(diagnostic::Source::line(name, text, place.number));
    reader.read_line(&line, &mut draft, diagnostics);
    draft.add_input(source.input.clone());
    Ok(draft)
}

/// Assesses a dossier and adds it to the results.
fn tell(
    run: &Run<'_>,
    reader: &Reader<'_>,
    dossier: &Dossier,
    worked: &mut Worked,
) -> Result<(), Error> {
    let checklist = reader.checklist();
    let is_short =
        |total: Option<&Range>| run.asked.fail_under.is_some_and(|least| is_short(total, least));
    worked.assessed = true;
    // A table needs no reasons, unless a score is too low and that is to be said.
    if run.asked.stream == Stream::Csv {
        let (criteria, total) = scores(checklist, dossier);
        worked.text.push_str(&csv::row(checklist, dossier, (&criteria, &total))?);
        if !is_short(total.score.as_ref()) {
            return Ok(());
        }
    }
    let assessment = assess(checklist, dossier);
    let view = View::of(checklist, dossier, &assessment, run.lang);
    if run.asked.stream != Stream::Csv {
        worked.text.push_str(&run.asked.stream.one(&view)?);
    }
    let least = run.asked.fail_under.filter(|_| is_short(assessment.scorecard.total.as_ref()));
    worked.short.extend(least.and_then(|least| shortfall(&view, least)));
    Ok(())
}
