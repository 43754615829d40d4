//! What one thread does: takes in a file, or some lines of one, and keeps what can be compared.

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::checklists::{Checklists, Known};
use crate::assess::outline;
use crate::cli::inputs::{self, Findings};
use crate::cli::intake::lines::{self, Line, line_at};
use crate::cli::records::is_workbook;
use crate::compare::entrant::Entrant;
use crate::diagnostic::{Diagnostics, Source};
use crate::dossier::load::{Content, Loaded, load};
use crate::dossier::{Dossier, Draft, Identity, Input, LineReader, ReadOptions, Reader};
use crate::error::Error;
use crate::files::read;
use crate::followup::{record, workbook};

/// Where something was read, to be read again with what belongs to it.
#[derive(Clone)]
pub(super) enum Place {
    /// A file whole.
    File(PathBuf),
    /// What standard input said, which is there but once.
    Kept(Arc<Loaded>),
    /// The line of a file of NDJSON that begins at this byte, and its number.
    Line { path: Arc<PathBuf>, start: u64, number: usize },
}

/// What a file, or a line of NDJSON, came to.
pub(super) struct Part {
    pub(super) place: Place,
    /// By what its dossiers were read; `None` for written assessments.
    pub(super) checklist: Option<Known>,
    /// The dossiers of which it is the whole or a part.
    pub(super) dossiers: Vec<Identity>,
    pub(super) entrants: Vec<Entrant>,
    pub(super) findings: Findings,
}

/// A piece of work.
pub(super) enum Piece {
    /// A file whole, or what standard input said.
    Whole(Place),
    /// Some lines of a file of NDJSON.
    Lines(Arc<Lines>, lines::Piece),
    /// A file that cannot be read.
    Refused(PathBuf, Error),
}

/// A file of NDJSON.
pub(super) struct Lines {
    pub(super) path: Arc<PathBuf>,
    pub(super) name: Arc<str>,
    /// By what its dossiers are read; `None` where its lines are written assessments.
    pub(super) checklist: Option<Known>,
}

/// What all threads share.
pub(super) struct Intake<'i> {
    pub(super) checklists: &'i Checklists,
    pub(super) options: ReadOptions,
}

impl Part {
    fn new(place: Place) -> Self {
        Self {
            place,
            checklist: None,
            dossiers: Vec::new(),
            entrants: Vec::new(),
            findings: Findings::default(),
        }
    }

    fn refused(path: PathBuf, error: Error) -> Self {
        let mut part = Self::new(Place::File(path));
        part.findings.errors.push(error);
        part
    }

    /// Takes in written assessments.
    fn take_written(&mut self, source: &Arc<Source>, name: &Arc<str>) {
        for standing in record::read(source, &mut self.findings.diagnostics) {
            self.entrants.push(Entrant::written(standing, Arc::clone(name)));
        }
    }

    /// Takes in a line with a dossier, or with a part of one.
    fn take_line(
        &mut self,
        known: &Known,
        (reader, lines): (&Reader<'_>, &mut LineReader<'_, '_>),
        (number, text): (usize, &str),
        file: &Lines,
    ) {
        let (dossier, diagnostics) = lines.read(number, text);
        self.findings.diagnostics.extend(diagnostics);
        let Some(dossier) = dossier else {
            // What is wrong was said just now.
            let line = Arc::new(Source::line(&*file.name, text, number));
            let draft = draft(reader, &line, &mut Diagnostics::new());
            return self.dossiers.extend(reader.identity(&draft));
        };
        self.dossiers.push(dossier.identity());
        self.entrants.push(assessed(known, &dossier, &file.name));
        lines.take_back(dossier);
    }

    /// Takes in drafts; those of one dossier are joined.
    fn take_drafts(
        &mut self,
        options: ReadOptions,
        name: &Arc<str>,
        read: impl FnOnce(&Reader<'_>, &mut Diagnostics) -> Vec<Draft>,
    ) {
        let Some(known) = self.checklist.clone() else { return };
        let reader = Reader::new(&known.checklist, options);
        let diagnostics = &mut self.findings.diagnostics;
        let drafts = read(&reader, diagnostics);
        self.dossiers.extend(drafts.iter().filter_map(|draft| reader.identity(draft)));
        for draft in &mut reader.merge(drafts, diagnostics) {
            let Some(dossier) = reader.seal(draft, diagnostics) else { continue };
            self.entrants.push(assessed(&known, &dossier, name));
        }
    }
}

fn assessed(known: &Known, dossier: &Dossier, name: &Arc<str>) -> Entrant {
    let outline = outline(&known.checklist, dossier);
    let of = (Arc::clone(&known.questions), Arc::clone(name));
    Entrant::of(of, (&known.checklist, dossier), &outline)
}

impl Intake<'_> {
    /// Takes in a piece.
    pub(super) fn work(&self, piece: Piece) -> Vec<Part> {
        match piece {
            Piece::Refused(path, error) => vec![Part::refused(path, error)],
            Piece::Lines(file, piece) => match &file.checklist {
                None => piece.lines().map(|line| self.written(&file, line)).collect(),
                Some(known) => self.lines(&file, known, &piece),
            },
            Piece::Whole(Place::File(path)) if is_workbook(&path) => vec![self.workbook(path)],
            Piece::Whole(place) => vec![self.whole(place)],
        }
    }

    fn written(&self, file: &Lines, line: Line<'_>) -> Part {
        let mut part = Part::new(file.place(line));
        match line.text(&file.name, self.options.longest_line) {
            Err(fault) => part.findings.diagnostics.push(fault),
            Ok(text) => {
                let source = Arc::new(Source::line(&*file.name, text, line.number));
                part.take_written(&source, &file.name);
            }
        }
        part
    }

    fn lines(&self, file: &Lines, known: &Known, piece: &lines::Piece) -> Vec<Part> {
        let reader = Reader::new(&known.checklist, self.options);
        // Nobody asks a comparison for the hash of a file.
        let input = Input { file: String::new(), sha256: String::new() };
        let mut lines = LineReader::new(&reader, &file.name, input);
        let mut parts = Vec::new();
        for line in piece.lines() {
            let mut part = Part::new(file.place(line));
            part.checklist = Some(known.clone());
            match line.text(&file.name, self.options.longest_line) {
                Err(fault) => part.findings.diagnostics.push(fault),
                Ok(text) => part.take_line(known, (&reader, &mut lines), (line.number, text), file),
            }
            parts.push(part);
        }
        parts
    }

    /// A report with its assessment, or a form that was filled in.
    fn workbook(&self, path: PathBuf) -> Part {
        let bytes = match read(&path) {
            Ok(bytes) => bytes,
            Err(error) => return Part::refused(path, error),
        };
        if !workbook::is_report(bytes.clone()) {
            return self.whole(Place::File(path));
        }
        let name = path.display().to_string();
        let mut part = Part::new(Place::File(path));
        let read = workbook::read_assessment(&name, bytes, &mut part.findings.diagnostics);
        part.entrants.extend(read.map(|standing| Entrant::written(standing, name.into())));
        part
    }

    fn whole(&self, place: Place) -> Part {
        let mut part = Part::new(place);
        let Some(file) = part.place.loaded(&mut part.findings) else { return part };
        let name: Arc<str> = file.name.as_str().into();
        if let Some(source) = record_of(&file) {
            part.take_written(source, &name);
            return part;
        }
        part.checklist = self.checklist_of(&file, &mut part.findings);
        part.take_drafts(self.options, &name, |reader, found| file.read(reader, found));
        part
    }

    fn checklist_of(&self, file: &Loaded, findings: &mut Findings) -> Option<Known> {
        self.checklists.given().or_else(|| {
            let id = inputs::named(file, &mut findings.diagnostics)?;
            self.checklists.named(&id)
        })
    }

    /// Reads parts of the same dossiers once more, as one. What was found in each alone counts no longer.
    pub(super) fn joined(&self, parts: Vec<Part>) -> Option<Part> {
        let first = parts.first()?;
        let mut joined = Part::new(first.place.clone());
        joined.checklist.clone_from(&first.checklist);
        let name = first.place.name();
        let mut findings = Findings::default();
        joined.take_drafts(self.options, &name, |reader, found| {
            let drafts = parts.iter().flat_map(|part| part.place.drafts(reader, &mut findings));
            let drafts = drafts.collect();
            found.extend(std::mem::take(&mut findings.diagnostics));
            drafts
        });
        joined.findings.errors.extend(findings.errors);
        Some(joined)
    }
}

impl Place {
    fn name(&self) -> Arc<str> {
        match self {
            Self::File(path) => path.display().to_string().into(),
            Self::Line { path, .. } => path.display().to_string().into(),
            Self::Kept(file) => file.name.as_str().into(),
        }
    }

    /// A file whole; `None` where it cannot be read.
    fn loaded(&self, findings: &mut Findings) -> Option<Loaded> {
        match self {
            Self::Kept(file) => Some(Loaded::clone(file)),
            Self::Line { .. } => None,
            Self::File(path) => {
                let Findings { diagnostics, errors } = findings;
                load(std::slice::from_ref(path), &mut io::empty(), errors, diagnostics).pop()
            }
        }
    }

    /// The drafts that stand here.
    fn drafts(&self, reader: &Reader<'_>, findings: &mut Findings) -> Vec<Draft> {
        match self {
            Self::File(_) | Self::Kept(_) => match self.loaded(findings) {
                Some(file) => file.read(reader, &mut findings.diagnostics),
                None => Vec::new(),
            },
            Self::Line { path, start, number } => {
                let longest = reader.options().longest_line;
                match File::open(&**path).and_then(|file| line_at(file, *start, longest)) {
                    Ok(bytes) => {
                        let text = String::from_utf8_lossy(&bytes).into_owned();
                        let name = path.display().to_string();
                        let line = Arc::new(Source::line(name, text, *number));
                        vec![draft(reader, &line, &mut findings.diagnostics)]
                    }
                    Err(source) => {
                        let path = path.to_path_buf();
                        findings.errors.push(Error::Read { path, source });
                        Vec::new()
                    }
                }
            }
        }
    }
}

fn draft(reader: &Reader<'_>, line: &Arc<Source>, diagnostics: &mut Diagnostics) -> Draft {
    let mut draft = reader.begin();
    reader.read_line(line, &mut draft, diagnostics);
    draft
}

impl Lines {
    fn place(&self, line: Line<'_>) -> Place {
        Place::Line { path: Arc::clone(&self.path), start: line.start, number: line.number }
    }
}

/// The text of a file that holds assessments written earlier.
fn record_of(file: &Loaded) -> Option<&Arc<Source>> {
    match &file.content {
        Content::Json(source) | Content::Lines(source) => {
            Some(source).filter(|source| record::is_record(&source.text))
        }
        Content::Yaml(_) | Content::Cells(_) => None,
    }
}
