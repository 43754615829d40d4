//! What one thread does: reads dossiers, and has something made of those that are sound.

use std::sync::Arc;

use super::lines::{Line, Piece};
use super::parts::Elsewhere;
use super::survey::{Drafts, Place};
use super::{Make, Run, Sound, Source, Worked, key, written};
use crate::checklist::Checklist;
use crate::cli::inputs::Findings;
use crate::dossier::{Dossier, Draft, LineReader, Reader};
use crate::error::Error;
use crate::followup::standing::Standing;

/// How many dossiers of a file a thread takes at a time.
const FEW: usize = 8;

/// What a thread is to do next.
pub(super) enum Job {
    /// Some lines of a file.
    Lines(Piece),
    /// Some dossiers of a file that has been read.
    Drafts(Batch),
    /// A file.
    File(usize),
    /// Nothing: the machine refuses to read on.
    Refused(Error),
}

/// Some dossiers of a file, one after the other.
pub(super) struct Batch {
    file: usize,
    /// The number of the first one.
    first: usize,
    drafts: Vec<Draft>,
    findings: Findings,
}

impl Job {
    /// The dossiers of a file, a few at a time.
    pub(super) fn batches(file: usize, read: Drafts) -> impl Iterator<Item = Self> + Send {
        let mut drafts = read.drafts.into_iter();
        let (mut first, mut findings) = (1, Some(read.findings));
        std::iter::from_fn(move || {
            let few: Vec<Draft> = drafts.by_ref().take(FEW).collect();
            if few.is_empty() && findings.is_none() {
                return None;
            }
            let findings = findings.take().unwrap_or_default();
            let batch = Batch { file, first, drafts: few, findings };
            first += batch.drafts.len();
            Some(Self::Drafts(batch))
        })
    }
}

/// A file of dossiers, and how they are read.
#[derive(Clone, Copy)]
struct Open<'w> {
    source: &'w Source,
    /// Their checklist, and its place.
    checklist: &'w Arc<Checklist>,
    place: usize,
    reader: &'w Reader<'w>,
}

/// A thread's memory, used again for each dossier.
pub(super) struct Worker<'w, M> {
    run: &'w Run<'w>,
    make: &'w M,
    /// The reader of the lines that were read last, with their file's place.
    lines: Option<(usize, LineReader<'w, 'w>)>,
    elsewhere: Elsewhere<'w>,
}

impl<'w, M: Make> Worker<'w, M> {
    pub(super) const fn new(run: &'w Run<'w>, make: &'w M) -> Self {
        Self { run, make, lines: None, elsewhere: Elsewhere::new(run) }
    }

    pub(super) fn work(&mut self, job: Job) -> Worked<M::Made> {
        let mut worked = Worked { count: 0, made: Vec::new(), findings: Findings::default() };
        match job {
            Job::Refused(error) => worked.findings.errors.push(error),
            Job::Lines(piece) => self.piece(&piece, &mut worked),
            Job::Drafts(batch) => self.batch(batch, &mut worked),
            Job::File(file) => self.file(file, &mut worked),
        }
        worked
    }

    /// How the dossiers of a file are read; `None` for written assessments.
    fn open(&self, source: &'w Source) -> Option<Open<'w>> {
        let place = source.checklist?;
        let (checklist, reader) =
            self.run.checklists.get(place).zip(self.run.readers.get(place))?;
        Some(Open { source, checklist, place, reader })
    }

    fn file(&mut self, file: usize, worked: &mut Worked<M::Made>) {
        let Some(source) = self.run.sources.get(file) else { return };
        let Some(open) = self.open(source) else {
            match written::of_file(source, &mut worked.findings.diagnostics) {
                Ok(written) => self.make_written((source, written), worked),
                Err(error) => worked.findings.errors.push(error),
            }
            return;
        };
        match Drafts::read(open.source.open(), open.reader) {
            Ok(Drafts { drafts, findings }) => {
                self.batch(Batch { file, first: 1, drafts, findings }, worked);
            }
            Err(findings) => worked.findings = findings,
        }
    }

    fn batch(&mut self, batch: Batch, worked: &mut Worked<M::Made>) {
        let open = self.run.sources.get(batch.file).and_then(|source| self.open(source));
        let Some(open) = open else { return };
        worked.count = batch.drafts.len() as u64;
        worked.findings = batch.findings;
        for (draft, number) in batch.drafts.into_iter().zip(batch.first..) {
            let here = Place { file: batch.file, number, start: 0 };
            if let Some(dossier) = self.sealed(open, (here, draft), &mut worked.findings) {
                self.make(open, &dossier, worked);
            }
        }
    }

    /// The dossier that a draft makes, with its other parts; `None` where it is a later one, told with the first.
    fn sealed(
        &mut self,
        Open { place, reader, .. }: Open<'w>,
        (here, mut draft): (Place, Draft),
        findings: &mut Findings,
    ) -> Option<Dossier> {
        let parts = self.run.parts.of(|| key::of_draft(place, reader, &draft));
        if !parts.is_empty() {
            draft = self.elsewhere.join(reader, (here, draft), parts, findings)?;
        }
        reader.seal(&mut draft, &mut findings.diagnostics)
    }

    fn piece(&mut self, piece: &Piece, worked: &mut Worked<M::Made>) {
        let Some(source) = self.run.sources.get(piece.file) else { return };
        match self.open(source) {
            Some(open) => self.lines(open, piece, worked),
            None => {
                for line in piece.lines() {
                    match written::of_line(source, line, &mut worked.findings.diagnostics) {
                        Ok(written) => self.make_written((source, written), worked),
                        Err(fault) => worked.findings.diagnostics.push(fault),
                    }
                }
            }
        }
    }

    fn lines(&mut self, open: Open<'w>, piece: &Piece, worked: &mut Worked<M::Made>) {
        for line in piece.all() {
            if line.is_blank() && !self.run.each_line {
                continue;
            }
            worked.count += 1;
            let before = worked.made.len();
            let read = match line.is_blank() {
                true => None,
                false => self.line(open, (piece.file, line), &mut worked.findings),
            };
            if let Some(dossier) = read {
                self.make(open, &dossier, worked);
                if let Some((_, lines)) = &mut self.lines {
                    lines.take_back(dossier);
                }
            }
            if self.run.each_line && worked.made.len() == before {
                let found = std::mem::take(&mut worked.findings.diagnostics);
                worked.made.extend(self.make.line((open.source, open.place), line, found));
            }
        }
    }

    fn line(
        &mut self,
        open: Open<'w>,
        (file, line): (usize, Line<'_>),
        findings: &mut Findings,
    ) -> Option<Dossier> {
        let Open { source, place, reader, .. } = open;
        let text = match line.text(&source.name, reader.options().longest_line) {
            Ok(text) => text,
            Err(fault) => {
                findings.diagnostics.push(fault);
                return None;
            }
        };
        if !self.run.parts.of(|| key::of_line(place, reader, line)).is_empty() {
            let here = Place { file, number: line.number, start: line.start };
            let own = self.elsewhere.draft(here, reader, findings)?;
            return self.sealed(open, (here, own), findings);
        }
        if self.lines.as_ref().is_none_or(|(known, _)| *known != file) {
            self.lines = Some((file, LineReader::new(reader, &source.name, source.input.clone())));
        }
        let (_, lines) = self.lines.as_mut()?;
        let (dossier, diagnostics) = lines.read(line.number, text);
        findings.diagnostics.extend(diagnostics);
        dossier
    }

    fn make(
        &self,
        Open { source, checklist, place, .. }: Open<'w>,
        dossier: &Dossier,
        worked: &mut Worked<M::Made>,
    ) {
        let sound = Sound { source, checklist, place, dossier };
        worked.made.extend(self.make.dossier(sound, &mut worked.findings));
    }

    fn make_written(
        &self,
        (source, written): (&Source, Vec<Standing>),
        worked: &mut Worked<M::Made>,
    ) {
        let written = written.into_iter();
        worked.made.extend(written.filter_map(|standing| self.make.written(standing, source)));
    }
}
