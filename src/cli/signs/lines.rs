//! Reads NDJSON a line at a time, so that memory holds one dossier and not those of a nation.

use std::collections::HashSet;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::checklist::Checklist;
use crate::cli::Status;
use crate::cli::inputs::{self, Findings, Request};
use crate::dossier::load::{Format, no_dossier};
use crate::dossier::{Dossier, Input, LineReader, Reader, peek};
use crate::error::Error;
use crate::files::hashes::hash_of;

/// Files that can be read line by line.
pub(super) struct Lines<'a> {
    files: &'a [PathBuf],
    checklist: Arc<Checklist>,
}

impl<'a> Lines<'a> {
    /// The inputs, where all are files of NDJSON for one checklist and every line is a dossier of its own: parts of one
    /// dossier in several lines are put together only where all are read first. `None` also where anything is amiss, which
    /// is said when they are read in that way.
    pub(super) fn of(request: &Request<'a>) -> Option<Self> {
        let files = request.inputs;
        let are_lines = files.iter().all(|path| Format::of_path(path) == Some(Format::Lines));
        if !are_lines || !files.iter().all(|path| path.is_file()) {
            return None;
        }
        let named = match request.checklist {
            Some(reference) => reference.to_owned(),
            None => named(files)?,
        };
        let mut unheard = Findings::default();
        let checklist = Arc::new(inputs::checklist(&named, &mut unheard)?);
        // Its warnings are told where everything is read first.
        unheard.diagnostics.iter().next().is_none().then_some(())?;
        let reader = Reader::new(&checklist, request.options());
        are_whole(files, &reader).then_some(())?;
        Some(Self { files, checklist })
    }

    /// Hands over each sound dossier.
    pub(super) fn each(
        &self,
        request: &Request<'_>,
        findings: &mut Findings,
        mut take: impl FnMut(&Arc<Checklist>, &Dossier),
    ) {
        let reader = Reader::new(&self.checklist, request.options());
        let mut any = false;
        for path in self.files {
            let name = path.display().to_string();
            let read = File::open(path).and_then(hash_of);
            let input = match read {
                Ok(sha256) => input(path, sha256),
                Err(source) => {
                    findings.errors.push(Error::Read { path: path.clone(), source });
                    continue;
                }
            };
            let mut lines = LineReader::new(&reader, &name, input);
            let read = for_each_line(path, |number, text| {
                let (dossier, diagnostics) = lines.read(number, text);
                findings.diagnostics.extend(diagnostics);
                if let Some(dossier) = dossier {
                    any = true;
                    take(&self.checklist, &dossier);
                    lines.take_back(dossier);
                }
                true
            });
            if let Err(source) = read {
                findings.errors.push(Error::Read { path: path.clone(), source });
            }
        }
        if !any && findings.status() == Status::Done {
            findings.diagnostics.push(no_dossier());
        }
    }
}

fn input(path: &Path, sha256: String) -> Input {
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Input { file, sha256 }
}

/// The id of the checklist that all files name in their first line.
fn named(files: &[PathBuf]) -> Option<String> {
    let mut ids = HashSet::new();
    for path in files {
        let mut first = None;
        for_each_line(path, |_, text| {
            first = peek::checklist_of_json(text).map(|(id, _)| id);
            false
        })
        .ok()?;
        ids.insert(first?);
    }
    ids.iter().next().cloned().filter(|id| ids.len() == 1 && !id.contains(['/', '\\', '.']))
}

/// Whether no two lines are about one unit and period, as far as a look at them tells.
fn are_whole(files: &[PathBuf], reader: &Reader<'_>) -> bool {
    let mut seen = HashSet::new();
    files.iter().all(|path| {
        let mut whole = true;
        let read = for_each_line(path, |_, text| {
            let short = text.len() <= reader.options().longest_line;
            let own = peek::unit_and_period_of_json(reader, text).is_none_or(|named| {
                let mut hasher = DefaultHasher::new();
                named.hash(&mut hasher);
                seen.insert(hasher.finish())
            });
            whole = short && own;
            whole
        });
        read.is_ok() && whole
    })
}

/// Hands over each line that says something, with its number, until it was enough.
///
/// # Errors
/// The file can't be read, or is no text.
fn for_each_line(path: &Path, mut take: impl FnMut(usize, &str) -> bool) -> io::Result<()> {
    /// No line of a dossier is so long; a file without line ends is not taken into memory whole.
    const LONGEST: u64 = 64 << 20;
    let mut file = BufReader::with_capacity(1 << 18, File::open(path)?);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if file.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let text = std::str::from_utf8(&line).map_err(io::Error::other)?;
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        let text = if number == 1 { text.trim_start_matches('\u{feff}') } else { text };
        if !text.trim().is_empty() && !take(number, text) {
            return Ok(());
        }
    }
    Ok(())
}
