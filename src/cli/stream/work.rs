//! What one thread does: reads dossiers, assesses what is sound, and puts it into the formats asked for.

use super::lines::{Line, Piece};
use super::parts::Elsewhere;
use super::survey::{Drafts, Place};
use super::unassessed::Unassessed;
use super::{Run, Source, Target, key};
use crate::assess::{assess, scores};
use crate::bound::Range;
use crate::checklist::Checklist;
use crate::cli::inputs::Findings;
use crate::cli::output::Names;
use crate::dossier::{Dossier, Draft, LineReader, Reader};
use crate::error::Error;
use crate::quantity::Number;
use crate::report::parquet::Rows;
use crate::report::{Format, Refused, View, csv, sentences, terminal, words};
use crate::score::Scorecard;
use crate::text;
use crate::text::Text;

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

/// What became of some dossiers.
#[derive(Default)]
pub(super) struct Worked {
    /// Their checklist's place.
    pub(super) checklist: usize,
    /// How many there were, sound or not.
    pub(super) count: u64,
    /// The results of those that are sound.
    pub(super) made: Vec<Made>,
    /// What was wrong.
    pub(super) findings: Findings,
    /// Which scores were too low.
    pub(super) short: Vec<Text>,
}

/// What was made of a dossier.
pub(super) enum Made {
    /// A text for standard output.
    Text(String),
    /// Files, each with what its name ends in, and rows for the tables of all dossiers.
    Files(Names, Vec<(&'static str, Vec<u8>)>, Option<Box<Rows>>),
}

/// A thread's memory, used again for each dossier.
pub(super) struct Worker<'w> {
    run: &'w Run<'w>,
    /// The reader of the lines that were read last, with their file's place.
    lines: Option<(usize, LineReader<'w, 'w>)>,
    elsewhere: Elsewhere<'w>,
}

impl<'w> Worker<'w> {
    pub(super) const fn new(run: &'w Run<'w>) -> Self {
        Self { run, lines: None, elsewhere: Elsewhere::new(run) }
    }

    pub(super) fn work(&mut self, job: Job) -> Worked {
        let mut worked = Worked::default();
        match job {
            Job::Refused(error) => worked.findings.errors.push(error),
            Job::Lines(piece) => self.piece(&piece, &mut worked),
            Job::Drafts(batch) => self.batch(batch, &mut worked),
            Job::File(file) => self.file(file, &mut worked),
        }
        worked
    }

    /// The file at this place, and how its dossiers are read.
    fn source(&self, file: usize) -> Option<(&'w Source, &'w Reader<'w>)> {
        let source = self.run.sources.get(file)?;
        Some((source, self.run.readers.get(source.checklist)?))
    }

    fn file(&mut self, file: usize, worked: &mut Worked) {
        let Some((source, reader)) = self.source(file) else { return };
        match Drafts::read(source.open(), reader) {
            Ok(Drafts { drafts, findings }) => {
                self.batch(Batch { file, first: 1, drafts, findings }, worked);
            }
            Err(findings) => worked.findings = findings,
        }
    }

    fn batch(&mut self, batch: Batch, worked: &mut Worked) {
        let Some((source, reader)) = self.source(batch.file) else { return };
        worked.checklist = source.checklist;
        worked.count = batch.drafts.len() as u64;
        worked.findings = batch.findings;
        for (draft, number) in batch.drafts.into_iter().zip(batch.first..) {
            let here = Place { file: batch.file, number, start: 0 };
            if let Some(dossier) = self.sealed(reader, (here, draft), worked) {
                self.make(reader.checklist(), &dossier, worked);
            }
        }
    }

    /// The dossier that a draft makes, with its other parts; `None` where it is a later one, told with the first.
    fn sealed(
        &mut self,
        reader: &'w Reader<'w>,
        (here, mut draft): (Place, Draft),
        worked: &mut Worked,
    ) -> Option<Dossier> {
        let parts = &self.run.parts;
        if !parts.is_empty() {
            let parts = parts.of(key::of_draft(worked.checklist, reader, &draft));
            if parts.len() > 1 {
                draft = self.elsewhere.join(reader, (here, draft), parts, &mut worked.findings)?;
            }
        }
        reader.seal(&mut draft, &mut worked.findings.diagnostics)
    }

    fn piece(&mut self, piece: &Piece, worked: &mut Worked) {
        let Some((source, reader)) = self.source(piece.file) else { return };
        worked.checklist = source.checklist;
        for line in piece.all() {
            if line.is_blank() && !self.run.each_line {
                continue;
            }
            worked.count += 1;
            let before = worked.made.len();
            let read = match line.is_blank() {
                true => None,
                false => self.line((source, reader), piece.file, line, worked),
            };
            if let Some(dossier) = read {
                self.make(reader.checklist(), &dossier, worked);
                if let Some((_, lines)) = &mut self.lines {
                    lines.take_back(dossier);
                }
            }
            if self.run.each_line && worked.made.len() == before {
                let found = std::mem::take(&mut worked.findings.diagnostics);
                let told = Unassessed { source, line, lang: self.run.lang }.told(found);
                worked.made.push(Made::Text(told));
            }
        }
    }

    fn line(
        &mut self,
        (source, reader): (&'w Source, &'w Reader<'w>),
        file: usize,
        line: Line<'_>,
        worked: &mut Worked,
    ) -> Option<Dossier> {
        let name = source.path.display().to_string();
        let longest = reader.options().longest_line;
        let text = match line.text(&name, longest) {
            Ok(text) => text,
            Err(fault) => {
                worked.findings.diagnostics.push(fault);
                return None;
            }
        };
        if !self.run.parts.is_empty() {
            let here = Place { file, number: line.number, start: line.start };
            let parts = self.run.parts.of(key::of_line(source.checklist, reader, line));
            if parts.len() > 1 {
                let own = self.elsewhere.draft(here, reader, &mut worked.findings)?;
                let mut draft =
                    self.elsewhere.join(reader, (here, own), parts, &mut worked.findings)?;
                return reader.seal(&mut draft, &mut worked.findings.diagnostics);
            }
        }
        if self.lines.as_ref().is_none_or(|(known, _)| *known != file) {
            self.lines = Some((file, LineReader::new(reader, &name, source.input.clone())));
        }
        let (_, lines) = self.lines.as_mut()?;
        let (dossier, diagnostics) = lines.read(line.number, text);
        worked.findings.diagnostics.extend(diagnostics);
        dossier
    }

    /// Assesses a dossier and adds what is made of it.
    fn make(&self, checklist: &Checklist, dossier: &Dossier, worked: &mut Worked) {
        match made(self.run, checklist, dossier, &mut worked.short) {
            Ok(made) => worked.made.push(made),
            Err(Refused::Machine(error)) => worked.findings.errors.push(error.into()),
            Err(Refused::Template(fault)) => worked.findings.diagnostics.push(*fault),
        }
    }
}

fn made(
    run: &Run<'_>,
    checklist: &Checklist,
    dossier: &Dossier,
    short: &mut Vec<Text>,
) -> Result<Made, Refused> {
    let too_low =
        |total: Option<&Range>| run.fail_under.filter(|least| is_short(total, least)).cloned();
    // A table needs no reasons, unless a score is too low and that is to be said.
    if run.target.is_table() {
        let (criteria, total) = scores(checklist, dossier);
        if let Some(least) = too_low(total.score.as_ref()) {
            let assessment = assess(checklist, dossier);
            let view = View::of(checklist, dossier, &assessment, run.lang);
            short.extend(shortfall(&view, &least));
        }
        return Ok(match run.target {
            Target::Files(..) => {
                let scorecard = Scorecard::of(checklist, &criteria);
                let rows = Box::new(Rows::of(checklist, dossier, (&criteria, &scorecard)));
                Made::Files(Names::of(checklist, dossier), Vec::new(), Some(rows))
            }
            Target::Stream(_) | Target::Summaries(_) => {
                Made::Text(csv::row(checklist, dossier, (&criteria, &total))?)
            }
        });
    }
    let assessment = assess(checklist, dossier);
    let view = View::of(checklist, dossier, &assessment, run.lang);
    let least = too_low(assessment.scorecard.total.as_ref());
    short.extend(least.and_then(|least| shortfall(&view, &least)));
    Ok(match run.target {
        Target::Summaries(look) => Made::Text(terminal::summary(&view, *look)),
        Target::Stream(stream) => Made::Text(stream.one(&view)?),
        Target::Files(formats, kit) => {
            let mut files = Vec::new();
            for format in formats {
                files.extend(format.files(&view, kit)?);
            }
            let judged = (&assessment.criteria[..], &assessment.scorecard);
            let rows = || Box::new(Rows::of(checklist, dossier, judged));
            let rows = formats.contains(&Format::Parquet).then(rows);
            Made::Files(Names::of(checklist, dossier), files, rows)
        }
    })
}

/// Whether a proven score is under the least that is asked for.
fn is_short(total: Option<&Range>, least: &Number) -> bool {
    total.and_then(Range::low).is_some_and(|proven| proven < least)
}

/// How a proven score falls short; `None` where there is none.
fn shortfall(view: &View<'_>, least: &Number) -> Option<Text> {
    let proven = view.assessment.scorecard.total.as_ref()?.low()?;
    let (unit, period) = (&view.unit, sentences::period(view));
    // Four decimals, so that a score just under the limit does not look as if it had reached it.
    let said = |share: &Number, lang| words::percent_to(share, 4, lang);
    let lang = view.lang;
    let (proven, least) = (said(proven, lang), said(least, lang));
    Some(text!(
        "{unit}, {period}: skor terbukti {proven}, di bawah {least}",
        "{unit}, {period}: proven score {proven}, under {least}"
    ))
}
