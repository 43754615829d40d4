//! The files of a run, each with the checklist its dossiers are read by.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::lines::Pieces;
use crate::checklist::Checklist;
use crate::cli::inputs::{self, Findings, Request};
use crate::cli::ordered::in_order;
use crate::cli::unfinished::Unfinished;
use crate::diagnostic::{self, Diagnostics, Place};
use crate::dossier::load::{Content, Format, Found, Loaded, find, load_file, load_top};
use crate::dossier::{Input, ReadOptions, peek};
use crate::error::Error;
use crate::limits::Limit;

/// How many bytes of files are kept in memory, so that they need not be read again.
const KEPT: u64 = 16 << 20;
/// How much of standard input is put aside at once.
const PIECE: usize = 1 << 18;
/// How much of standard input tells what format it has.
const HEAD: u64 = 4096;

/// A file of dossiers; standard input becomes one, since it is looked over before it is read.
pub(super) struct Source {
    pub(super) path: PathBuf,
    pub(super) format: Format,
    /// What standard input said.
    stdin: Option<Unfinished>,
    /// Its name and hash, where it has a dossier a line.
    pub(super) input: Input,
    /// Its checklist's place among those of the run.
    pub(super) checklist: usize,
    /// What it holds, where that is read already.
    opened: Option<Opened>,
}

/// A file that was read, with what was found in it.
#[derive(Default)]
pub(super) struct Opened {
    pub(super) loaded: Option<Loaded>,
    pub(super) findings: Findings,
}

impl Source {
    fn of(found: Found, as_lines: bool) -> Result<Self, Error> {
        let refused = |source| Error::Read { path: found.path.clone(), source };
        let (format, stdin) = match found.format {
            Some(format) => (format, None),
            None => {
                let piped = io::stdin().lock().take(Limit::File.now() + 1);
                let (format, stdin) = put_aside(piped, refused)?;
                if fs::metadata(stdin.path()).map_err(refused)?.len() > Limit::File.now() {
                    return Err(Error::TooLarge { path: found.path });
                }
                (if as_lines { Format::Lines } else { format }, Some(stdin))
            }
        };
        let name = found.path.file_name().unwrap_or(found.path.as_os_str());
        let input = Input { file: name.to_string_lossy().into_owned(), sha256: String::new() };
        let path = found.path.clone();
        let source = Self { path, format, stdin, input, checklist: 0, opened: None };
        if format == Format::Lines {
            source.reopened().map_err(refused)?;
        }
        Ok(source)
    }

    pub(super) fn refused(&self, source: io::Error) -> Error {
        Error::Read { path: self.path.clone(), source }
    }

    /// Its lines, where it has a dossier a line.
    pub(super) fn pieces(&self, file: usize, longest: usize) -> Result<Pieces, Error> {
        let pieces = self.reopened().map(|opened| Pieces::new(file, opened, longest));
        pieces.map_err(|error| self.refused(error))
    }

    /// The file once more, with a place of its own in it.
    pub(super) fn reopened(&self) -> io::Result<File> {
        File::open(self.place())
    }

    /// The hash of the file's bytes.
    pub(super) fn hash(&self) -> Result<String, Error> {
        let mut hash = Sha256::new();
        let hashed = self.reopened().and_then(|mut file| io::copy(&mut file, &mut hash));
        hashed.map_err(|error| self.refused(error))?;
        Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The file as a whole, where it has not a dossier a line.
    pub(super) fn open(&self) -> Opened {
        let mut findings = Findings::default();
        let Findings { diagnostics, errors } = &mut findings;
        let loaded = load_file((&self.path, self.place()), self.format, errors, diagnostics);
        Opened { loaded, findings }
    }

    /// As much of a workbook as tells what it is about; `None` for anything else.
    pub(super) fn top(&self) -> Option<Loaded> {
        let is_workbook = self.format == Format::Workbook;
        is_workbook.then(|| load_top((&self.path, self.place()))).flatten()
    }

    /// The file as a whole, which is kept in memory no longer.
    pub(super) fn take(&mut self) -> Opened {
        self.opened.take().unwrap_or_else(|| self.open())
    }

    fn place(&self) -> &Path {
        self.stdin.as_ref().map_or(self.path.as_path(), Unfinished::path)
    }

    /// About how much memory it takes once read.
    pub(super) fn weight(&self) -> u64 {
        fs::metadata(self.place()).map_or(0, |file| file.len())
    }
}

/// How much more of what was read may be kept in memory.
pub(super) struct Room(u64);

impl Room {
    pub(super) const fn new() -> Self {
        Self(KEPT)
    }

    /// Whether there was room for this.
    pub(super) fn take(&mut self, weight: u64) -> bool {
        let left = self.0.checked_sub(weight);
        left.map(|left| self.0 = left).is_some()
    }
}

/// The format of standard input, and a file with all it says.
fn put_aside(
    mut input: impl Read,
    unread: impl Fn(io::Error) -> Error,
) -> Result<(Format, Unfinished), Error> {
    let unwritten = |source| Error::Aside { folder: std::env::temp_dir(), source };
    let mut head = Vec::new();
    input.by_ref().take(HEAD).read_to_end(&mut head).map_err(&unread)?;
    let mut aside = Unfinished::aside().map_err(unwritten)?;
    aside.write_all(&head).map_err(unwritten)?;
    let mut input = BufReader::with_capacity(PIECE, input);
    loop {
        let piece = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            piece => piece.map_err(&unread)?,
        };
        let length = piece.len();
        if length == 0 {
            break;
        }
        aside.write_all(piece).map_err(unwritten)?;
        input.consume(length);
    }
    let text = String::from_utf8_lossy(&head);
    let format = if begins_as_lines(&text) { Format::Lines } else { Format::of_text(&text) };
    Ok((format, aside))
}

/// Whether a text begins as one dossier a line does, and not as JSON that is spread over lines, or as YAML.
fn begins_as_lines(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}');
    let mut lines = head.lines().filter(|line| !line.trim().is_empty());
    lines.next().is_some_and(|first| first.trim_start().starts_with("{\""))
        && lines.next().is_none_or(|next| next.trim_start().starts_with('{'))
}

/// All files of a run, and the checklists their dossiers are read by.
#[derive(Default)]
pub(super) struct Sources {
    pub(super) checklists: Vec<Checklist>,
    pub(super) sources: Vec<Source>,
}

impl Sources {
    /// The files that can be read; what keeps others from it is found. Standard input is taken for lines where that
    /// is asked for, whatever it says.
    pub(super) fn of(
        (request, as_lines): (&Request<'_>, bool),
        threads: NonZeroUsize,
        findings: &mut Findings,
    ) -> Result<Self, Error> {
        let mut known = Known::default();
        // A checklist that cannot be used is said once, and not of every dossier again.
        if let Some(reference) = request.checklist
            && known.place(reference, findings).is_none()
        {
            return Ok(Self::default());
        }
        let Findings { diagnostics, errors } = findings;
        let found = find(request.inputs, errors, diagnostics);
        let mut sources = Vec::with_capacity(found.len());
        for found in found {
            match Source::of(found, as_lines) {
                Ok(source) => sources.push(source),
                Err(error) => errors.push(error),
            }
        }
        if request.checklist.is_none() {
            sources = known.named(sources, threads, findings)?;
        }
        Ok(Self { checklists: known.checklists, sources })
    }
}

/// Checklists by what they are called in this run; `None` for one that cannot be used.
#[derive(Default)]
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

    /// The files whose checklist, which their first dossier names, can be used.
    fn named(
        &mut self,
        sources: Vec<Source>,
        threads: NonZeroUsize,
        findings: &mut Findings,
    ) -> Result<Vec<Source>, Error> {
        let (mut usable, mut room) = (Vec::with_capacity(sources.len()), Room::new());
        in_order(
            threads,
            sources.into_iter(),
            || named,
            |named| {
                let Named { mut source, opened, id, found } = named;
                findings.diagnostics.extend(found);
                let Some(id) = id else {
                    findings.diagnostics.extend(opened.findings.diagnostics);
                    findings.errors.extend(opened.findings.errors);
                    return Ok(());
                };
                if opened.loaded.is_some() && room.take(source.weight()) {
                    source.opened = Some(opened);
                }
                let checklist = self.place(&id, findings);
                usable.extend(checklist.map(|checklist| Source { checklist, ..source }));
                Ok(())
            },
        )?;
        Ok(usable)
    }
}

/// A file, and what it says of its checklist.
struct Named {
    source: Source,
    opened: Opened,
    /// The checklist's id.
    id: Option<String>,
    /// What is wrong with how it names its checklist.
    found: Diagnostics,
}

fn named(source: Source) -> Named {
    let mut found = Diagnostics::new();
    if source.format == Format::Lines {
        let id = named_in_lines(&source, &mut found);
        return Named { source, opened: Opened::default(), id, found };
    }
    if let Some((Some(id), place)) = source.top().and_then(|top| top.checklist().ok()) {
        let id = inputs::named_at(Some(id), place, &mut found);
        return Named { source, opened: Opened::default(), id, found };
    }
    let opened = source.open();
    let named = opened.loaded.as_ref().map(checklist_of).transpose();
    let id = match named {
        Ok(named) => named.and_then(|(id, place)| inputs::named_at(id, place, &mut found)),
        Err(faults) => {
            found.extend(faults);
            None
        }
    };
    Named { source, opened, id, found }
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

fn named_in_lines(source: &Source, diagnostics: &mut Diagnostics) -> Option<String> {
    let longest = ReadOptions::default().longest_line;
    let first = source.pieces(0, longest).ok()?.find_map(|piece| {
        let piece = piece.ok()?;
        let line = piece.lines().next()?;
        Some((line.number, String::from_utf8_lossy(line.bytes).into_owned()))
    });
    // A file without a dossier names none, and that is said once for all of them.
    let (number, text) = first?;
    let (found, span) = peek::checklist_of_json(&text).unzip();
    let name = source.path.display().to_string();
    let line = Arc::new(diagnostic::Source::line(name, text, number));
    inputs::named_at(found, Place { source: line, span: span.unwrap_or_default() }, diagnostics)
}
