//! Assesses NDJSON on all cores in memory that does not grow with it: to CSV or NDJSON, in input order.
//!
//! Everything else is read as a whole first, because a dossier may be spread over files, or because reports say
//! more than a line. What comes out is the same to the byte either way, and with any number of threads.

mod lines;
mod survey;
mod work;

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufRead, Read};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::Sha256;
use tempfile::NamedTempFile;

use super::Status;
use super::assess::other_columns;
use super::console::Console;
use super::inputs::{self, Findings, Request};
use super::ordered::{in_order, threads};
use crate::checklist::Checklist;
use crate::diagnostic::{Diagnostics, Place, Tally, untold};
use crate::dossier::load::{Format, no_dossier};
use crate::dossier::{Input, ReadOptions, Reader, peek};
use crate::error::Error;
use crate::limits::Limit;
use crate::quantity::Number;
use crate::report::Stream;
use crate::text::Lang;
use lines::{Piece, Pieces};
use survey::{Parts, survey};
use work::{Worked, Worker};

/// What is asked of a stream.
pub(super) struct Asked<'a> {
    pub(super) request: Request<'a>,
    pub(super) stream: Stream,
    pub(super) fail_under: Option<&'a Number>,
    pub(super) threads: Option<NonZeroUsize>,
}

/// A file of NDJSON; standard input becomes one, since it is looked over before it is read.
#[derive(Debug)]
struct Source {
    path: PathBuf,
    /// What standard input said.
    kept: Option<NamedTempFile>,
    input: Input,
    /// Its checklist's place among those of the run.
    checklist: usize,
}

impl Source {
    fn refused(&self, source: io::Error) -> Error {
        Error::Read { path: self.path.clone(), source }
    }

    fn pieces(&self, file: usize, reader: &Reader<'_>) -> Result<Pieces, Error> {
        let longest = reader.options().longest_line;
        let pieces = self.reopened().map(|opened| Pieces::new(file, opened, longest));
        pieces.map_err(|error| self.refused(error))
    }

    /// The file once more, with a place of its own in it.
    fn reopened(&self) -> io::Result<File> {
        File::open(self.kept.as_ref().map_or(self.path.as_path(), |kept| kept.path()))
    }

    /// Adds the file's bytes to a hash.
    fn hash(&self, hash: &mut Sha256) -> Result<(), Error> {
        let hashed = self.reopened().and_then(|mut file| io::copy(&mut file, hash));
        hashed.map(|_| ()).map_err(|error| self.refused(error))
    }
}

/// Whether all inputs are NDJSON and what is asked for is told line by line.
pub(super) fn fits(inputs: &[PathBuf], stream: Stream) -> bool {
    let told = matches!(stream, Stream::Csv | Stream::Ndjson);
    let piped = inputs.iter().filter(|path| path.as_os_str() == "-").count();
    told && piped <= 1 && inputs.iter().all(|path| is_lines(path))
}

fn is_lines(path: &Path) -> bool {
    if path.as_os_str() != "-" {
        return Format::of_path(path) == Some(Format::Lines) && path.is_file();
    }
    // What is looked at here stays to be read.
    let mut piped = io::stdin().lock();
    let head = piped.fill_buf().map(|head| String::from_utf8_lossy(head).into_owned());
    head.is_ok_and(|head| begins_as_lines(&head))
}

/// Whether a text begins as one dossier a line does, and not as JSON that is spread over lines, or as YAML.
fn begins_as_lines(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}');
    let mut lines = head.lines().filter(|line| !line.trim().is_empty());
    lines.next().is_some_and(|first| first.trim_start().starts_with("{\""))
        && lines.next().is_none_or(|next| next.trim_start().starts_with('{'))
}

/// Assesses every sound dossier.
///
/// # Errors
/// The machine refuses to write a result.
pub(super) fn run(asked: &Asked<'_>, console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    let (checklists, mut sources) = opened(&asked.request, &mut findings);
    console.findings(&findings);
    let options = asked.request.options();
    let readers: Vec<Reader<'_>> =
        checklists.iter().map(|checklist| Reader::new(checklist, options)).collect();
    let parts = match survey(&mut sources, &readers, asked.stream == Stream::Ndjson) {
        Ok(parts) => parts,
        Err(error) => {
            console.error(&error.message());
            return Ok(Status::Wrong);
        }
    };
    let run = Run { asked, lang: console.lang, readers, sources, parts };
    let mut told = Told::new(asked.stream, findings.status());
    let pieces = run.sources.iter().enumerate().flat_map(|(file, source)| run.pieces(file, source));
    let worker = || {
        let mut worker = Worker::new(&run);
        move |piece| worker.work(piece)
    };
    in_order(threads(asked.threads), pieces, worker, |worked| told.take(worked, &run, console))?;
    told.close(console)
}

/// What all threads share.
struct Run<'r> {
    asked: &'r Asked<'r>,
    lang: Lang,
    readers: Vec<Reader<'r>>,
    sources: Vec<Source>,
    parts: Parts,
}

impl Run<'_> {
    fn pieces(&self, file: usize, source: &Source) -> impl Iterator<Item = Result<Piece, Error>> {
        let pieces = self.readers.get(source.checklist).map(|reader| source.pieces(file, reader));
        let path = source.path.clone();
        let (pieces, refused) = match pieces.transpose() {
            Ok(pieces) => (pieces, None),
            Err(error) => (None, Some(Err(error))),
        };
        let read = pieces
            .into_iter()
            .flatten()
            .map(move |piece| piece.map_err(|source| Error::Read { path: path.clone(), source }));
        refused.into_iter().chain(read)
    }
}

/// What was told so far.
struct Told {
    stream: Stream,
    status: Status,
    tally: Tally,
    /// The checklist whose columns stand at the top.
    first: Option<usize>,
    told_other_columns: bool,
}

impl Told {
    fn new(stream: Stream, status: Status) -> Self {
        Self { stream, status, tally: Tally::default(), first: None, told_other_columns: false }
    }

    /// Tells what became of some lines.
    fn take(&mut self, worked: Worked, run: &Run<'_>, console: &mut Console) -> Result<(), Error> {
        for diagnostic in &worked.diagnostics {
            self.tally.add(diagnostic.severity);
            if self.tally.all() <= Limit::Faults.count() {
                console.diagnostic(diagnostic);
            }
        }
        for error in &worked.errors {
            self.status = Status::Wrong;
            console.error(&error.message());
        }
        if worked.assessed {
            self.results(&worked, run, console)?;
        }
        for note in &worked.short {
            self.status = self.status.max(Status::GateFailed);
            console.note(note);
        }
        Ok(())
    }

    fn results(
        &mut self,
        worked: &Worked,
        run: &Run<'_>,
        console: &mut Console,
    ) -> Result<(), Error> {
        let first = match self.first {
            Some(first) => first,
            None => {
                if let Some(reader) = run.readers.get(worked.checklist) {
                    console.result(&self.stream.opening(reader.checklist())?)?;
                }
                *self.first.insert(worked.checklist)
            }
        };
        if self.stream != Stream::Csv || first == worked.checklist {
            return console.result(&worked.text);
        }
        self.status = Status::Wrong;
        if !std::mem::replace(&mut self.told_other_columns, true) {
            console.error(&other_columns());
        }
        Ok(())
    }

    fn close(mut self, console: &mut Console) -> Result<Status, Error> {
        if self.first.is_none() && self.status == Status::Done && !self.tally.has_errors() {
            let nothing = no_dossier();
            self.tally.add(nothing.severity);
            console.diagnostic(&nothing);
        }
        console.result(self.stream.closing(self.first.is_some()))?;
        console.message(&untold(self.tally.all(), console.lang));
        console.message(&self.tally.text(console.lang));
        Ok(self.status.max(Status::wrong_if(self.tally.has_errors())))
    }
}

/// The checklists of all inputs, and the inputs that can be read.
fn opened(request: &Request<'_>, findings: &mut Findings) -> (Vec<Checklist>, Vec<Source>) {
    let mut known = Known { ids: Vec::new(), checklists: Vec::new() };
    let mut sources: Vec<Source> = Vec::new();
    // A checklist that cannot be used is said once, and not of every dossier again.
    if let Some(reference) = request.checklist
        && known.place(reference, findings).is_none()
    {
        return (known.checklists, sources);
    }
    let mut seen = HashSet::new();
    for path in request.inputs {
        if !seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())) {
            continue;
        }
        let source = match opened_file(path) {
            Ok(source) => source,
            Err(error) => {
                findings.errors.push(error);
                continue;
            }
        };
        let checklist = match request.checklist {
            Some(_) => Some(0),
            None => {
                named(&source, &mut findings.diagnostics).and_then(|id| known.place(&id, findings))
            }
        };
        sources.extend(checklist.map(|checklist| Source { checklist, ..source }));
    }
    (known.checklists, sources)
}

/// Checklists by what they are called in this run; `None` for one that cannot be used.
struct Known {
    ids: Vec<(String, Option<usize>)>,
    checklists: Vec<Checklist>,
}

impl Known {
    fn place(&mut self, reference: &str, findings: &mut Findings) -> Option<usize> {
        if let Some((_, place)) = self.ids.iter().find(|(known, _)| known == reference) {
            return *place;
        }
        let checklist = inputs::checklist_for_reading(reference, findings);
        let place = checklist.map(|checklist| {
            self.checklists.push(checklist);
            self.checklists.len() - 1
        });
        self.ids.push((reference.to_owned(), place));
        place
    }
}

fn opened_file(path: &Path) -> Result<Source, Error> {
    let refused = |source| Error::Read { path: path.to_owned(), source };
    let kept = match path.as_os_str() == "-" {
        true => {
            let mut kept = NamedTempFile::new().map_err(refused)?;
            let mut piped = io::stdin().lock().take(Limit::File.now() + 1);
            if io::copy(&mut piped, &mut kept).map_err(refused)? > Limit::File.now() {
                return Err(Error::TooLarge { path: path.to_owned() });
            }
            Some(kept)
        }
        false => None,
    };
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let input = Input { file, sha256: String::new() };
    let source = Source { path: path.to_owned(), kept, input, checklist: 0 };
    source.reopened().map_err(refused)?;
    Ok(source)
}

/// The id of the checklist that a file's first dossier names.
fn named(source: &Source, diagnostics: &mut Diagnostics) -> Option<String> {
    let longest = ReadOptions::default().longest_line;
    let mut pieces = Pieces::new(0, source.reopened().ok()?, longest);
    let first = pieces.find_map(|piece| {
        let piece = piece.ok()?;
        let line = piece.lines().next()?;
        Some((line.number, String::from_utf8_lossy(line.bytes).into_owned()))
    });
    // A file without a dossier names none, and that is said once for all of them.
    let (number, text) = first?;
    let (found, span) = peek::checklist_of_json(&text).unzip();
    let name = source.path.display().to_string();
    let source = Arc::new(crate::diagnostic::Source::line(name, text, number));
    let place = Place { source, span: span.unwrap_or_default() };
    inputs::named_at(found, place, diagnostics)
}
