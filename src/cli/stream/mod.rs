//! Assesses dossiers on all cores, in input order, in memory that does not grow with what is read.
//!
//! Everything is looked over once, so that it is known which parts make one dossier; then each dossier is read,
//! assessed and put into its formats by whichever thread is free, and told in its turn. What comes out is the
//! same to the byte with any number of threads.

mod key;
pub(super) mod lines;
mod parts;
mod sources;
mod survey;
mod told;
mod unassessed;
mod work;

use std::num::NonZeroUsize;

use super::Status;
use super::console::Console;
use super::inputs::{Findings, Request};
use super::ordered::{in_order, threads};
use super::output::Folder;
use crate::dossier::Reader;
use crate::error::Error;
use crate::quantity::Number;
use crate::report::terminal::Look;
use crate::report::{Format, Kit, Stream};
use crate::text::Lang;
use sources::{Source, Sources};
use survey::{Kept, Parts, survey};
use told::Told;
use work::{Job, Worker};

/// What is asked of a run.
pub(super) struct Asked<'a> {
    pub(super) request: Request<'a>,
    pub(super) target: &'a Target,
    /// The folder for [`Target::Files`].
    pub(super) folder: Option<Folder>,
    pub(super) fail_under: Option<&'a Number>,
    pub(super) threads: Option<NonZeroUsize>,
    /// Whether each line of NDJSON has a line in the result, whatever is wrong with it.
    pub(super) each_line: bool,
}

/// What is made of each dossier.
pub(super) enum Target {
    /// A readable summary for standard output.
    Summaries(Look),
    /// One format for standard output.
    Stream(Stream),
    /// Files of these formats.
    Files(Vec<Format>, Box<Kit>),
}

impl Target {
    /// Whether it says from which files it was made.
    fn tells_inputs(&self) -> bool {
        match self {
            Self::Stream(stream) => *stream != Stream::Csv,
            Self::Files(formats, _) => formats.as_slice() != [Format::Csv],
            Self::Summaries(_) => false,
        }
    }

    /// Whether it is scores alone, without reasons or words.
    fn is_table(&self) -> bool {
        match self {
            Self::Stream(stream) => *stream == Stream::Csv,
            Self::Files(formats, _) => formats.as_slice() == [Format::Parquet],
            Self::Summaries(_) => false,
        }
    }
}

/// What all threads share.
struct Run<'r> {
    target: &'r Target,
    fail_under: Option<&'r Number>,
    lang: Lang,
    readers: Vec<Reader<'r>>,
    sources: Vec<Source>,
    parts: Parts,
    each_line: bool,
}

/// Assesses every sound dossier.
///
/// # Errors
/// The machine refuses to write a result.
pub(super) fn run(asked: Asked<'_>, console: &mut Console) -> Result<Status, Error> {
    let threads = threads(asked.threads);
    let mut findings = Findings::default();
    let (request, each_line) = (&asked.request, asked.each_line);
    let Sources { checklists, sources } =
        Sources::of((request, each_line), threads, &mut findings)?;
    let options = asked.request.options();
    let readers: Vec<Reader<'_>> =
        checklists.iter().map(|checklist| Reader::new(checklist, options)).collect();
    let with_hashes = asked.target.tells_inputs();
    let looked = survey((sources, with_hashes), &readers, threads, &mut findings)?;
    let mut told = Told::new(asked.folder, asked.target);
    told.findings(&findings, console);
    console.begin(looked.count, !matches!(asked.target, Target::Files(..)));
    let (target, fail_under, lang) = (asked.target, asked.fail_under, console.lang);
    let (sources, parts) = (looked.sources, looked.parts);
    let run = Run { target, fail_under, lang, readers, sources, parts, each_line };
    let jobs = run.sources.iter().enumerate().zip(looked.kept);
    let jobs = jobs.flat_map(|((file, source), kept)| run.jobs((file, source), kept));
    let worker = || {
        let mut worker = Worker::new(&run);
        move |job| worker.work(job)
    };
    in_order(threads, jobs, worker, |worked| {
        let count = worked.count;
        told.take(worked, &run, console)?;
        console.advance(count);
        Ok(())
    })?;
    console.end();
    told.close(each_line, console)
}

impl Run<'_> {
    /// What is to be done with a file: a few of its dossiers at a time.
    fn jobs<'j>(
        &'j self,
        (file, source): (usize, &'j Source),
        kept: Kept,
    ) -> Box<dyn Iterator<Item = Job> + Send + 'j> {
        match kept {
            Kept::Nothing => Box::new(std::iter::empty()),
            Kept::Again => Box::new(std::iter::once(Job::File(file))),
            Kept::Drafts(read) => Box::new(Job::batches(file, *read)),
            Kept::Lines => {
                let longest =
                    self.readers.get(source.checklist).map(|reader| reader.options().longest_line);
                match source.pieces(file, longest.unwrap_or_default()) {
                    Err(error) => Box::new(std::iter::once(Job::Refused(error))),
                    Ok(pieces) => Box::new(pieces.map(|piece| match piece {
                        Ok(piece) => Job::Lines(piece),
                        Err(error) => Job::Refused(source.refused(error)),
                    })),
                }
            }
        }
    }
}
