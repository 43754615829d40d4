//! The files of a run, each with the checklist its dossiers are read by.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Asked;
use super::lines::Pieces;
use super::named::Known;
use crate::checklist::Checklist;
use crate::cli::inputs::Findings;
use crate::cli::unfinished::Unfinished;
use crate::dossier::Input;
use crate::dossier::load::{Format, Found, Loaded, find, load_file, load_top};
use crate::error::Error;
use crate::files::hashes::hash_of;
use crate::limits::Limit;

/// How many bytes of files are kept in memory, so that they need not be read again.
const KEPT: u64 = 16 << 20;
/// How much of standard input tells what format it has.
const HEAD: u64 = 4096;
/// How much of standard input is put aside at once.
const PIECE: usize = 1 << 18;

/// A file of dossiers, or of written assessments; standard input becomes one, since it is looked over before it is read.
pub(in crate::cli) struct Source {
    /// The path as given.
    pub(in crate::cli) name: Arc<str>,
    /// The place among those of the run of the checklist by which its dossiers are read; `None` for one of
    /// written assessments.
    pub(super) checklist: Option<usize>,
    path: PathBuf,
    pub(super) format: Format,
    /// What standard input said.
    stdin: Option<Unfinished>,
    /// Its name and hash, where it has a dossier a line.
    pub(super) input: Input,
    /// What it holds, where that is read already.
    pub(super) opened: Option<Opened>,
    /// Its top, where that is read already.
    pub(super) top: Option<Loaded>,
}

/// A file that was read, with what was found in it.
#[derive(Default)]
pub(super) struct Opened {
    pub(super) loaded: Option<Loaded>,
    pub(super) findings: Findings,
}

impl Source {
    fn of(found: Found, as_lines: bool) -> Result<Self, Error> {
        let Found { path, format } = found;
        let (format, stdin) = match format {
            Some(format) => (format, None),
            None => {
                let (format, stdin) = piped(&path)?;
                (if as_lines { Format::Lines } else { format }, Some(stdin))
            }
        };
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let input = Input { file, sha256: String::new() };
        let name = path.display().to_string().into();
        let checklist = Some(0);
        let (opened, top) = (None, None);
        let source = Self { name, checklist, path, format, stdin, input, opened, top };
        if format == Format::Lines {
            source.reopened().map_err(|error| source.refused(error))?;
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

    /// The first line that says something, with its number.
    pub(super) fn first_line(&self) -> Option<(usize, String)> {
        self.pieces(0, Limit::Line.count()).ok()?.find_map(|piece| {
            let piece = piece.ok()?;
            let line = piece.lines().next()?;
            Some((line.number, String::from_utf8_lossy(line.bytes).into_owned()))
        })
    }

    /// The file once more, with a place of its own in it.
    pub(super) fn reopened(&self) -> io::Result<File> {
        File::open(self.place())
    }

    /// The hash of the file's bytes.
    pub(super) fn hash(&self) -> Result<String, Error> {
        self.reopened().and_then(hash_of).map_err(|error| self.refused(error))
    }

    /// The file as a whole, where it has not a dossier a line.
    pub(super) fn open(&self) -> Opened {
        let mut findings = Findings::default();
        let Findings { diagnostics, errors } = &mut findings;
        let loaded = load_file((&self.path, self.place()), self.format, errors, diagnostics);
        Opened { loaded, findings }
    }

    /// As much of a workbook as tells what it is about; `None` for anything else.
    pub(super) fn top(&mut self) -> Option<Loaded> {
        if self.format != Format::Workbook {
            return None;
        }
        self.top.take().or_else(|| load_top((&self.path, self.place())))
    }

    /// The file as a whole, which is kept in memory.
    pub(super) fn opened(&mut self) -> &Opened {
        let opened = self.take();
        self.opened.insert(opened)
    }

    /// The file as a whole, which is kept in memory no longer.
    pub(super) fn take(&mut self) -> Opened {
        self.opened.take().unwrap_or_else(|| self.open())
    }

    /// Where it stands.
    pub(super) fn place(&self) -> &Path {
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
fn piped(path: &Path) -> Result<(Format, Unfinished), Error> {
    let refused = |source| Error::Read { path: path.to_owned(), source };
    let most = Limit::File.now();
    let (format, aside) = put_aside(io::stdin().lock().take(most + 1), refused)?;
    if fs::metadata(aside.path()).map_err(refused)?.len() > most {
        return Err(Error::TooLarge { path: path.to_owned() });
    }
    Ok((format, aside))
}

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
    pub(super) checklists: Vec<Arc<Checklist>>,
    pub(super) sources: Vec<Source>,
}

impl Sources {
    /// The files that can be read; what keeps others from it is found.
    pub(super) fn of(
        asked: &Asked<'_>,
        threads: NonZeroUsize,
        findings: &mut Findings,
    ) -> Result<Self, Error> {
        let mut known = Known::default();
        let given = asked.request.checklist;
        // A checklist that cannot be used is said once, and not of every dossier again.
        if let Some(reference) = given
            && known.place(reference, findings).is_none()
        {
            return Ok(Self::default());
        }
        let Findings { diagnostics, errors } = findings;
        let found = find(asked.request.inputs, errors, diagnostics);
        let mut sources = Vec::with_capacity(found.len());
        for found in found {
            match Source::of(found, asked.each_line) {
                Ok(source) => sources.push(source),
                Err(error) => errors.push(error),
            }
        }
        if given.is_none() || asked.with_written {
            sources = known.placed((sources, asked), threads, findings)?;
        }
        Ok(Self { checklists: known.checklists, sources })
    }
}
