//! Every assessment that takes part, read or made, on all cores.
//!
//! Each file, and each line of NDJSON, is assessed on its own and then let go. Only those that turn out to be parts
//! of one dossier are read again, together: which they are is known once all have been read.

use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::checklists::Checklists;
use super::part::{Intake, Lines, Part, Piece, Place};
use crate::cli::inputs::{Findings, named_at};
use crate::cli::intake::lines::Pieces;
use crate::cli::ordered::{in_order, threads};
use crate::compare::entrant::Entrant;
use crate::compare::questions::Questions;
use crate::diagnostic;
use crate::dossier::load::{Format, find, load};
use crate::dossier::{Identity, ReadOptions, peek};
use crate::error::Error;
use crate::followup::record;

/// Reads what takes part.
pub(super) struct Entrants<'e> {
    pub(super) checklists: &'e Checklists,
    pub(super) options: ReadOptions,
    pub(super) threads: Option<NonZeroUsize>,
    pub(super) findings: &'e mut Findings,
}

impl Entrants<'_> {
    /// All that takes part, in input order.
    ///
    /// # Errors
    /// None of its own: what the machine refuses is found.
    pub(super) fn read(&mut self, inputs: &[PathBuf]) -> Result<Vec<Entrant>, Error> {
        let Findings { diagnostics, errors } = &mut *self.findings;
        let found = find(inputs, errors, diagnostics);
        let sources: Vec<Source> = found.into_iter().map(|found| self.source(found.path)).collect();
        let intake = Intake { checklists: self.checklists, options: self.options };
        let longest = self.options.longest_line;
        let pieces = sources.into_iter().enumerate();
        let pieces = pieces.flat_map(move |(file, source)| source.pieces(file, longest));
        let mut parts = Vec::new();
        let worker = || |piece| intake.work(piece);
        in_order(threads(self.threads), pieces, worker, |worked: Vec<Part>| {
            parts.extend(worked);
            Ok(())
        })?;
        Ok(self.entrants(&intake, parts))
    }

    fn entrants(&mut self, intake: &Intake<'_>, parts: Vec<Part>) -> Vec<Entrant> {
        let mut entrants: Vec<Entrant> = Vec::new();
        let mut known: Vec<Arc<Questions>> = Vec::new();
        for part in whole(intake, parts) {
            self.findings.diagnostics.extend(part.findings.diagnostics);
            self.findings.errors.extend(part.findings.errors);
            entrants.extend(part.entrants);
        }
        for entrant in &mut entrants {
            share(&mut entrant.questions, &mut known);
        }
        entrants
    }

    /// How a file is read: its lines one by one, or whole.
    fn source(&mut self, path: PathBuf) -> Source {
        if path.as_os_str() == "-" {
            return self.piped();
        }
        if Format::of_path(&path) != Some(Format::Lines) {
            return Source::Whole(Place::File(path));
        }
        match first_line(&path, self.options.longest_line) {
            Ok(first) => self.lines(path, first),
            Err(source) => {
                let error = Error::Read { path: path.clone(), source };
                Source::Refused(path, error)
            }
        }
    }

    fn piped(&mut self) -> Source {
        let Findings { diagnostics, errors } = &mut *self.findings;
        let read = load(&[PathBuf::from("-")], &mut io::stdin(), errors, diagnostics).pop();
        read.map_or(Source::Nothing, |file| Source::Whole(Place::Kept(Arc::new(file))))
    }

    /// A file of NDJSON by its first line that says something; one without any says nothing at all.
    fn lines(&mut self, path: PathBuf, first: Option<(usize, String)>) -> Source {
        let Some((number, text)) = first else { return Source::Nothing };
        let name: Arc<str> = path.display().to_string().into();
        let file = |checklist| Lines { path: Arc::new(path), name: Arc::clone(&name), checklist };
        if record::is_record(&text) {
            return Source::Lines(Arc::new(file(None)));
        }
        let known = self.checklists.given().or_else(|| {
            let (found, span) = peek::checklist_of_json(&text).unzip();
            let source = Arc::new(diagnostic::Source::line(&*name, text, number));
            let place = diagnostic::Place { source, span: span.unwrap_or_default() };
            let id = named_at(found, place, &mut self.findings.diagnostics)?;
            self.checklists.named(&id)
        });
        match known {
            Some(known) => Source::Lines(Arc::new(file(Some(known)))),
            None => Source::Nothing,
        }
    }
}

/// How a file is read.
enum Source {
    Whole(Place),
    Lines(Arc<Lines>),
    Refused(PathBuf, Error),
    Nothing,
}

impl Source {
    fn pieces(self, file: usize, longest: usize) -> Box<dyn Iterator<Item = Piece> + Send> {
        let lines = match self {
            Self::Nothing => return Box::new(std::iter::empty()),
            Self::Whole(place) => return Box::new(std::iter::once(Piece::Whole(place))),
            Self::Refused(path, error) => {
                return Box::new(std::iter::once(Piece::Refused(path, error)));
            }
            Self::Lines(lines) => lines,
        };
        let refused = |lines: &Lines, source| {
            let path = lines.path.to_path_buf();
            Piece::Refused(path.clone(), Error::Read { path, source })
        };
        match File::open(&*lines.path) {
            Err(source) => Box::new(std::iter::once(refused(&lines, source))),
            Ok(opened) => {
                Box::new(Pieces::new(file, opened, longest).map(move |piece| match piece {
                    Ok(piece) => Piece::Lines(Arc::clone(&lines), piece),
                    Err(source) => refused(&lines, source),
                }))
            }
        }
    }
}

/// The first line of a file that says something, with its number.
fn first_line(path: &Path, longest: usize) -> io::Result<Option<(usize, String)>> {
    for piece in Pieces::new(0, File::open(path)?, longest) {
        let piece = piece?;
        if let Some(line) = piece.lines().next() {
            return Ok(Some((line.number, String::from_utf8_lossy(line.bytes).into_owned())));
        }
    }
    Ok(None)
}

/// The parts with those of one dossier joined, each at the place of its first.
fn whole(intake: &Intake<'_>, parts: Vec<Part>) -> Vec<Part> {
    let mut groups: Vec<Vec<Part>> = Vec::with_capacity(parts.len());
    for (group, part) in grouped(&parts).into_iter().zip(parts) {
        match groups.get_mut(group) {
            Some(group) => group.push(part),
            None => groups.push(vec![part]),
        }
    }
    let one = |mut group: Vec<Part>| match group.len() {
        1 => group.pop(),
        _ => intake.joined(group),
    };
    groups.into_iter().filter_map(one).collect()
}

/// The number of each part's group, counted from its first part on: parts that share a dossier are in one, and so
/// are those that share one with any of these.
fn grouped(parts: &[Part]) -> Vec<usize> {
    let mut first: HashMap<(usize, &Identity), usize> = HashMap::new();
    let mut above: Vec<usize> = (0..parts.len()).collect();
    for (place, part) in parts.iter().enumerate() {
        // Dossiers by different checklists are different ones.
        let checklist = part.checklist.as_ref().map_or(0, |it| Arc::as_ptr(&it.checklist).addr());
        for dossier in &part.dossiers {
            let other = *first.entry((checklist, dossier)).or_insert(place);
            let (one, other) = (top(&above, place), top(&above, other));
            if let Some(above) = above.get_mut(one.max(other)) {
                *above = one.min(other);
            }
        }
    }
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    (0..parts.len())
        .map(|place| {
            let next = numbers.len();
            *numbers.entry(top(&above, place)).or_insert(next)
        })
        .collect()
}

/// The first part of the group that a part is in.
fn top(above: &[usize], mut place: usize) -> usize {
    while let Some(next) = above.get(place).copied().filter(|next| *next != place) {
        place = next;
    }
    place
}

/// Lets what was asked be the one of those known that is the same, so that thousands share it.
fn share(questions: &mut Arc<Questions>, known: &mut Vec<Arc<Questions>>) {
    if known.iter().any(|one| Arc::ptr_eq(one, questions)) {
        return;
    }
    match known.iter().find(|one| *one == questions) {
        Some(same) => *questions = Arc::clone(same),
        None => known.push(Arc::clone(questions)),
    }
}
