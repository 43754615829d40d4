//! Takes in dossiers on all cores, in input order, in memory that does not grow with what is read.
//!
//! ```text
//! Asked ─► Intake::of ─► Intake ─► each(Make, take)
//!          Sources       looked     Job ─► Worker + Make ─► Worked ─► take
//!          survey        over             (all cores)                (in turn)
//! ```
//!
//! - [`Asked`]: what is to be taken in. [`Intake::of`] finds the files and learns what each holds ([`Source`]):
//!   dossiers by some checklist (`named`), or assessments that were written earlier (`written`). It looks everything
//!   over once (`survey`), so that it is known which parts make one dossier.
//! - [`Make`]: what a command makes of a sound dossier ([`Sound`]), on any thread. [`Intake::each`] has dossiers read
//!   by whichever thread is free (`work`), joined from their parts wherever these stand (`parts`).
//! - [`Worked`]: what was made of some dossiers, and what was wrong with them. It is handed over in the order of the
//!   input, so that a run comes out the same with any number of threads.

mod key;
mod lines;
mod named;
mod parts;
mod sources;
mod survey;
mod work;
mod written;

use std::num::NonZeroUsize;
use std::sync::Arc;

use super::inputs::{Findings, Request};
use super::ordered::{in_order, threads};
use crate::checklist::Checklist;
use crate::diagnostic::Diagnostics;
use crate::dossier::{Dossier, ReadOptions, Reader};
use crate::error::Error;
use crate::followup::standing::Standing;
pub(super) use lines::Line;
pub(super) use sources::Source;
use sources::Sources;
use survey::{Kept, Looked, Parts, survey};
use work::{Job, Worker};

/// What is to be taken in.
pub(super) struct Asked<'a> {
    pub(super) request: Request<'a>,
    pub(super) threads: Option<NonZeroUsize>,
    /// Whether assessments that were written earlier are taken in too.
    pub(super) with_written: bool,
    /// Whether dossiers know the hashes of their files.
    pub(super) with_hashes: bool,
    /// Whether standard input has a dossier a line, whatever it looks like, and every line is handed over.
    pub(super) each_line: bool,
}

impl<'a> Asked<'a> {
    /// Dossiers alone, on all cores.
    pub(super) const fn of(request: Request<'a>) -> Self {
        Self { request, threads: None, with_written: false, with_hashes: false, each_line: false }
    }
}

/// What a command makes of dossiers. All threads share it.
pub(super) trait Make: Sync {
    /// What is made.
    type Made: Send;

    /// What is made of a sound dossier; what keeps it from being made is found.
    fn dossier(&self, sound: Sound<'_>, findings: &mut Findings) -> Option<Self::Made>;

    /// What is made of an assessment that was written earlier.
    fn written(&self, _: Standing, _: &Source) -> Option<Self::Made> {
        None
    }

    /// What is made of a line of which nothing else was, where every line is handed over: with its file, and the
    /// place of the checklist. What was found in it is found no longer.
    fn line(&self, _: (&Source, usize), _: Line<'_>, _: Diagnostics) -> Option<Self::Made> {
        None
    }
}

/// A sound dossier.
#[derive(Clone, Copy)]
pub(super) struct Sound<'s> {
    /// Where it, or its first part, was read.
    pub(super) source: &'s Source,
    /// What it was read by.
    pub(super) checklist: &'s Arc<Checklist>,
    /// The checklist's place among those of the run.
    pub(super) place: usize,
    pub(super) dossier: &'s Dossier,
}

/// What became of some dossiers that stand one after the other.
pub(super) struct Worked<T> {
    /// How many there were, sound or not.
    pub(super) count: u64,
    /// What was made of those that are sound.
    pub(super) made: Vec<T>,
    /// What was wrong.
    pub(super) findings: Findings,
}

/// Files of dossiers that were looked over.
pub(super) struct Intake {
    checklists: Vec<Arc<Checklist>>,
    options: ReadOptions,
    threads: NonZeroUsize,
    each_line: bool,
    looked: Looked,
}

impl Intake {
    /// Looks over what is asked for.
    ///
    /// # Errors
    /// The machine refuses to read on.
    pub(super) fn of(asked: &Asked<'_>, findings: &mut Findings) -> Result<Self, Error> {
        let (options, threads) = (asked.request.options(), threads(asked.threads));
        let Sources { checklists, sources } = Sources::of(asked, threads, findings)?;
        let readers = readers(&checklists, options);
        let looked = survey((sources, asked.with_hashes), &readers, threads, findings)?;
        Ok(Self { checklists, options, threads, each_line: asked.each_line, looked })
    }

    /// The checklists by which dossiers are read, each at its place.
    pub(super) fn checklists(&self) -> &[Arc<Checklist>] {
        &self.checklists
    }

    /// How many dossiers there are, parts counted.
    pub(super) const fn count(&self) -> u64 {
        self.looked.count
    }

    /// Makes something of each sound dossier, and hands over what was made, a few at a time and in input order.
    ///
    /// # Errors
    /// The first that `take` gives.
    pub(super) fn each<M: Make>(
        self,
        make: &M,
        take: impl FnMut(Worked<M::Made>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let Looked { sources, kept, parts, .. } = self.looked;
        let readers = readers(&self.checklists, self.options);
        let (checklists, each_line) = (&self.checklists, self.each_line);
        let run = Run { checklists, readers, sources, parts, each_line };
        let longest = self.options.longest_line;
        let jobs = run.sources.iter().enumerate().zip(kept);
        let jobs = jobs.flat_map(|((file, source), kept)| jobs_of((file, source), kept, longest));
        let worker = || {
            let mut worker = Worker::new(&run, make);
            move |job| worker.work(job)
        };
        in_order(self.threads, jobs, worker, take)
    }
}

fn readers(checklists: &[Arc<Checklist>], options: ReadOptions) -> Vec<Reader<'_>> {
    checklists.iter().map(|checklist| Reader::new(checklist, options)).collect()
}

/// What all threads share.
struct Run<'r> {
    checklists: &'r [Arc<Checklist>],
    readers: Vec<Reader<'r>>,
    sources: Vec<Source>,
    parts: Parts,
    each_line: bool,
}

/// What is to be done with a file: a few of its dossiers at a time.
fn jobs_of(
    (file, source): (usize, &Source),
    kept: Kept,
    longest: usize,
) -> Box<dyn Iterator<Item = Job> + Send + '_> {
    match kept {
        Kept::Nothing => Box::new(std::iter::empty()),
        Kept::Again => Box::new(std::iter::once(Job::File(file))),
        Kept::Drafts(read) => Box::new(Job::batches(file, *read)),
        Kept::Lines => match source.pieces(file, longest) {
            Err(error) => Box::new(std::iter::once(Job::Refused(error))),
            Ok(pieces) => Box::new(pieces.map(|piece| match piece {
                Ok(piece) => Job::Lines(piece),
                Err(error) => Job::Refused(source.refused(error)),
            })),
        },
    }
}
