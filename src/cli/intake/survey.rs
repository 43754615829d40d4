//! Looks over everything before any dossier is told: which parts may make one dossier, and the files' hashes.
//!
//! Parts with one unit, period and source are one dossier, wherever they stand, and the first of them is where
//! it is told. So what belongs to a part must be known before it is told, and nobody can take back what is
//! written. A first look costs little, since it ends at a dossier's code and period where the format allows,
//! and keeps a few bytes a dossier.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroUsize;

use super::key::{self, Key};
use super::sources::{Opened, Room, Source};
use crate::cli::inputs::Findings;
use crate::cli::ordered::in_order;
use crate::dossier::load::{Content, Format};
use crate::dossier::{Draft, Reader};
use crate::error::Error;

/// A file with more dossiers than this is read once and kept: its dossiers go to all threads.
const FEW: usize = 8;

/// Where a part stands: the file among the inputs, its number there (of lines, or of dossiers), and the byte
/// at which its line begins.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Place {
    pub(super) file: usize,
    pub(super) number: usize,
    pub(super) start: u64,
}

/// Parts that may belong to one dossier.
#[derive(Debug, Default)]
pub(super) struct Parts {
    places: HashMap<Key, Vec<Place>>,
}

impl Parts {
    /// All parts that may belong to the dossier with a key, the one that is looked at among them; empty where that
    /// is alone.
    pub(super) fn of(&self, key: impl FnOnce() -> Option<Key>) -> &[Place] {
        // Mostly no dossier has parts, and then nobody needs its key.
        let key = if self.places.is_empty() { None } else { key() };
        let places = key.and_then(|key| self.places.get(&key));
        places.filter(|places| places.len() > 1).map_or(&[], Vec::as_slice)
    }
}

/// What a first look found.
pub(super) struct Looked {
    /// The files.
    pub(super) sources: Vec<Source>,
    /// What is there of each file.
    pub(super) kept: Vec<Kept>,
    /// Which parts may belong together.
    pub(super) parts: Parts,
    /// How many dossiers there are, parts counted.
    pub(super) count: u64,
}

/// What is there of a file after the first look.
pub(super) enum Kept {
    /// It holds no dossier, and that has been said.
    Nothing,
    /// It is to be read line by line.
    Lines,
    /// It is to be read again.
    Again,
    /// All of it.
    Drafts(Box<Drafts>),
}

/// What a file says, and what was found in it.
#[derive(Default)]
pub(super) struct Drafts {
    pub(super) drafts: Vec<Draft>,
    pub(super) findings: Findings,
}

impl Drafts {
    /// What an opened file says.
    ///
    /// # Errors
    /// It holds no dossiers; what was found in it.
    pub(super) fn read(opened: Opened, reader: &Reader<'_>) -> Result<Self, Findings> {
        let Opened { loaded, mut findings } = opened;
        let Some(loaded) = loaded else { return Err(findings) };
        let drafts = loaded.read(reader, &mut findings.diagnostics);
        Ok(Self { drafts, findings })
    }
}

/// Looks over all files; puts their hashes in place where they will be told.
pub(super) fn survey(
    (sources, with_hashes): (Vec<Source>, bool),
    readers: &[Reader<'_>],
    threads: NonZeroUsize,
    findings: &mut Findings,
) -> Result<Looked, Error> {
    let mut looked =
        Looked { sources: Vec::new(), kept: Vec::new(), parts: Parts::default(), count: 0 };
    let (mut keys, mut room) = (Vec::new(), Room::new());
    let worker = || |source| look((source, with_hashes), readers);
    in_order(threads, sources.into_iter(), worker, |seen: Seen| {
        let Seen { source, mut kept, keys: own, findings: found } = seen;
        findings.add(found);
        looked.count += own.count() as u64;
        if let Kept::Drafts(read) = &kept
            && read.drafts.len() <= FEW
            && !room.take(source.weight())
        {
            kept = Kept::Again;
        }
        keys.push(own);
        looked.kept.push(kept);
        looked.sources.push(source);
        Ok(())
    })?;
    let again = again(&keys);
    if !again.is_empty() {
        looked.parts = places((&looked.sources, &keys), readers, &again)?;
    }
    Ok(looked)
}

/// The keys of a file.
enum Keys {
    /// Those that its lines have, and how many lines there are.
    Lines(Vec<Key>, usize),
    /// That of each dossier.
    Drafts(Vec<Option<Key>>),
}

impl Keys {
    const fn count(&self) -> usize {
        match self {
            Self::Lines(_, count) => *count,
            Self::Drafts(keys) => keys.len(),
        }
    }

    fn there(&self) -> Box<dyn Iterator<Item = Key> + '_> {
        match self {
            Self::Lines(keys, _) => Box::new(keys.iter().copied()),
            Self::Drafts(keys) => Box::new(keys.iter().flatten().copied()),
        }
    }
}

/// Keys that occur more than once.
fn again(keys: &[Keys]) -> HashSet<Key> {
    let mut all: Vec<Key> = keys.iter().flat_map(Keys::there).collect();
    all.sort_unstable();
    all.windows(2).filter(|pair| pair.first() == pair.last()).flatten().copied().collect()
}

/// What the first look at a file found.
struct Seen {
    source: Source,
    kept: Kept,
    keys: Keys,
    findings: Findings,
}

fn look((mut source, with_hash): (Source, bool), readers: &[Reader<'_>]) -> Seen {
    let (kept, keys, findings) = match looked_at((&mut source, with_hash), readers) {
        Ok((kept, keys)) => (kept, keys, Findings::default()),
        Err(findings) => (Kept::Nothing, Keys::Drafts(Vec::new()), findings),
    };
    Seen { source, kept, keys, findings }
}

fn looked_at(
    (source, with_hash): (&mut Source, bool),
    readers: &[Reader<'_>],
) -> Result<(Kept, Keys), Findings> {
    let is_lines = source.format == Format::Lines;
    let again = |keys| (if is_lines { Kept::Lines } else { Kept::Again }, keys);
    let Some((checklist, reader)) = read_by(source, readers) else {
        return Ok(again(Keys::Drafts(Vec::new())));
    };
    if is_lines {
        return Ok(again(lines(source, (checklist, reader), with_hash)?));
    }
    let one = |key| again(Keys::Drafts(vec![Some(key)]));
    if let Some(key) = source.top().and_then(|top| key::of_top(checklist, reader, &top)) {
        return Ok(one(key));
    }
    let opened = source.take();
    if let Some(Content::Yaml(text)) = opened.loaded.as_ref().map(|loaded| &loaded.content)
        && let Some(key) = key::of_yaml(checklist, reader, &text.text)
    {
        return Ok(one(key));
    }
    let read = Drafts::read(opened, reader)?;
    let keys = read.drafts.iter().map(|draft| key::of_draft(checklist, reader, draft)).collect();
    Ok((Kept::Drafts(Box::new(read)), Keys::Drafts(keys)))
}

/// The reader of a file's dossiers, and the place of their checklist; `None` for written assessments.
fn read_by<'r, 'c>(source: &Source, readers: &'r [Reader<'c>]) -> Option<(usize, &'r Reader<'c>)> {
    let checklist = source.checklist?;
    Some((checklist, readers.get(checklist)?))
}

fn lines(
    source: &mut Source,
    (checklist, reader): (usize, &Reader<'_>),
    with_hash: bool,
) -> Result<Keys, Error> {
    let (mut keys, mut count) = (Vec::new(), 0);
    for piece in source.pieces(0, reader.options().longest_line)? {
        let piece = piece.map_err(|error| source.refused(error))?;
        for line in piece.lines() {
            count += 1;
            keys.extend(key::likely(checklist, reader, line));
        }
    }
    if with_hash {
        source.input.sha256 = source.hash()?;
    }
    Ok(Keys::Lines(keys, count))
}

/// Where the parts with these keys stand.
fn places(
    (sources, keys): (&[Source], &[Keys]),
    readers: &[Reader<'_>],
    again: &HashSet<Key>,
) -> Result<Parts, Error> {
    let mut parts = Parts::default();
    let mut add = |key: Option<Key>, place: Place| {
        if let Some(key) = key.filter(|key| again.contains(key)) {
            parts.places.entry(key).or_default().push(place);
        }
    };
    for (file, (source, keys)) in sources.iter().zip(keys).enumerate() {
        let Some((checklist, reader)) = read_by(source, readers) else { continue };
        if let Keys::Drafts(keys) = keys {
            let numbered = (1..).zip(keys);
            numbered.for_each(|(number, key)| add(*key, Place { file, number, start: 0 }));
            continue;
        }
        for piece in source.pieces(file, reader.options().longest_line)? {
            let piece = piece.map_err(|error| source.refused(error))?;
            for line in piece.lines() {
                let place = Place { file, number: line.number, start: line.start };
                add(key::of_line(checklist, reader, line), place);
            }
        }
    }
    Ok(parts)
}
