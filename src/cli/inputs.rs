//! What commands read: checklists and dossiers.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Status;
use crate::checklist::{self, Checklist};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::dossier::load::{Loaded, load, load_csv, no_dossier};
use crate::dossier::{Dossier, Draft, ReadOptions, Reader};
use crate::error::Error;
use crate::quantity::{Date, Period};
use crate::text;

/// A dossier that does not say by which checklist it is to be read.
const CHECKLIST_NOT_NAMED: Code = Code("checklist-not-named");
/// A checklist that can be used, but of which something is probably not meant.
const CHECKLIST_HAS_WARNINGS: Code = Code("checklist-has-warnings");
/// A dossier that names its checklist by something other than an id.
const CHECKLIST_NOT_AN_ID: Code = Code("checklist-not-an-id");

/// What was wrong with what was read.
#[derive(Default)]
pub(super) struct Findings {
    /// What people wrote wrongly.
    pub(super) diagnostics: Diagnostics,
    /// What the machine refused to read.
    pub(super) errors: Vec<Error>,
}

impl Findings {
    /// Adds what else was wrong.
    pub(super) fn add(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
        self.errors.extend(other.errors);
    }

    /// Whether anything was wrong.
    pub(super) fn status(&self) -> Status {
        Status::wrong_if(self.diagnostics.has_errors() || !self.errors.is_empty())
    }
}

impl From<Error> for Findings {
    fn from(error: Error) -> Self {
        Self { errors: vec![error], ..Self::default() }
    }
}

/// Which dossiers are asked for.
pub(super) struct Request<'a> {
    /// The checklist; `None` for the one each dossier names.
    pub(super) checklist: Option<&'a str>,
    /// Files, folders, or `-`.
    pub(super) inputs: &'a [PathBuf],
    /// The period of dossiers that name none.
    pub(super) period: Option<Period>,
    /// The day by which slots have to have ended to be expected.
    pub(super) as_of: Option<Date>,
}

impl Request<'_> {
    /// How dossiers are read.
    pub(super) fn options(&self) -> ReadOptions {
        ReadOptions { period: self.period, as_of: self.as_of, ..ReadOptions::default() }
    }
}

/// The sound dossiers of a run in input order, each with its checklist.
pub(super) type Read = Vec<(Arc<Checklist>, Dossier)>;

/// The checklist with this id, or at this path; `None` if there is none or it has errors.
pub(super) fn checklist(reference: &str, findings: &mut Findings) -> Option<Checklist> {
    match checklist::load::load(reference, &mut findings.diagnostics) {
        Ok(checklist) => checklist,
        Err(error) => {
            findings.errors.push(error);
            None
        }
    }
}

/// The checklist that dossiers are read by. Its warnings are its author's business: readers are told how
/// many there are and where to see them.
pub(super) fn checklist_for_reading(reference: &str, findings: &mut Findings) -> Option<Checklist> {
    let mut own = Findings::default();
    let checklist = checklist(reference, &mut own);
    findings.errors.extend(own.errors);
    let warnings = own.diagnostics.iter().count();
    if checklist.is_none() || warnings == 0 {
        findings.diagnostics.extend(own.diagnostics);
        return checklist;
    }
    let message = text!(
        "daftar tilik `{reference}` mempunyai peringatan: {warnings}",
        "checklist `{reference}` has warnings: {warnings}"
    );
    let help = text!(
        "lihat semuanya dengan `tilik check {reference}`; dossier tetap dibaca",
        "see them all by `tilik check {reference}`; dossiers are read all the same"
    );
    let warning = Diagnostic::warning(CHECKLIST_HAS_WARNINGS, None, message).help(help);
    findings.diagnostics.push(warning);
    checklist
}

/// The built-in checklists: ids and texts, in order.
pub(super) fn built_in() -> Vec<(&'static str, &'static str)> {
    let ids = checklist::builtin::ids();
    ids.filter_map(|id| Some((id, checklist::builtin::text(id)?))).collect()
}

/// The dossiers asked for.
pub(super) fn dossiers(request: &Request<'_>, findings: &mut Findings) -> Read {
    // A checklist that cannot be used is said once, and not of every dossier again.
    let Ok(given) = given(request.checklist, findings) else { return Read::new() };
    let files = files(request.inputs, findings);
    let read = dossiers_in(&files, (given, request.options()), findings);
    if read.is_empty() && findings.status() == Status::Done {
        findings.diagnostics.push(no_dossier());
    }
    read
}

/// The files asked for.
pub(super) fn files(inputs: &[PathBuf], findings: &mut Findings) -> Vec<Loaded> {
    let Findings { diagnostics, errors } = findings;
    load(inputs, &mut io::stdin(), errors, diagnostics)
}

/// A checklist was asked for and cannot be used; what is wrong with it has been said.
pub(super) struct Unusable;

/// The checklist that was asked for, if one was.
pub(super) fn given(
    reference: Option<&str>,
    findings: &mut Findings,
) -> Result<Option<Arc<Checklist>>, Unusable> {
    let Some(reference) = reference else { return Ok(None) };
    checklist_for_reading(reference, findings).map(|it| Some(Arc::new(it))).ok_or(Unusable)
}

/// The dossiers of files, each by the checklist that is given or else by the one it names.
pub(super) fn dossiers_in(
    files: &[Loaded],
    asked: (Option<Arc<Checklist>>, ReadOptions),
    findings: &mut Findings,
) -> Read {
    in_input_order(read_each((files, asked), findings, read_by), files)
}

/// What came in for one dossier, as it was submitted.
pub(super) struct Received {
    /// What was submitted, and where it was written.
    pub(super) draft: Draft,
    /// The dossier it makes; `None` where something was wrong with it.
    pub(super) dossier: Option<Dossier>,
}

/// What came in, sound or not.
pub(super) fn received(
    request: &Request<'_>,
    findings: &mut Findings,
) -> Vec<(Arc<Checklist>, Received)> {
    let Ok(given) = given(request.checklist, findings) else { return Vec::new() };
    let files = files(request.inputs, findings);
    read_each((&files, (given, request.options())), findings, receive)
}

fn receive(
    checklist: &Checklist,
    files: &[&Loaded],
    options: ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Vec<Received> {
    let reader = Reader::new(checklist, options);
    let drafts = files.iter().flat_map(|file| file.read(&reader, diagnostics)).collect();
    let drafts = reader.merge(drafts, diagnostics);
    let receive = |draft: Draft| {
        let dossier = reader.seal(&mut draft.clone(), diagnostics);
        Received { draft, dossier }
    };
    drafts.into_iter().map(receive).collect()
}

/// The units of a list, each as the beginning of its dossier.
pub(super) fn units(
    checklist: &Checklist,
    list: &Path,
    period: Option<Period>,
    findings: &mut Findings,
) -> Vec<Draft> {
    let Findings { diagnostics, errors } = findings;
    let Some(book) = load_csv(list, errors, diagnostics) else { return Vec::new() };
    let options = ReadOptions { period, ..ReadOptions::default() };
    Reader::new(checklist, options).read_units(&book, diagnostics)
}

/// How what files hold is read by one checklist.
type ReadBy<T> = fn(&Checklist, &[&Loaded], ReadOptions, &mut Diagnostics) -> Vec<T>;

/// What files hold, each with the checklist that is given or else the one it names.
fn read_each<T>(
    (files, (given, options)): (&[Loaded], (Option<Arc<Checklist>>, ReadOptions)),
    findings: &mut Findings,
    read_by: ReadBy<T>,
) -> Vec<(Arc<Checklist>, T)> {
    let groups = match given {
        Some(checklist) => vec![(checklist, files.iter().collect())],
        None => by_checklist(files, findings),
    };
    let mut read = Vec::new();
    for (checklist, files) in groups {
        let found = read_by(&checklist, &files, options, &mut findings.diagnostics);
        read.extend(found.into_iter().map(|one| (Arc::clone(&checklist), one)));
    }
    read
}

/// The dossiers of one file, read by a checklist that is there already.
pub(super) fn dossiers_by(
    checklist: &Checklist,
    path: &Path,
    findings: &mut Findings,
) -> Vec<Dossier> {
    let Findings { diagnostics, errors } = findings;
    let files = load(&[path.to_owned()], &mut io::empty(), errors, diagnostics);
    let files: Vec<&Loaded> = files.iter().collect();
    read_by(checklist, &files, ReadOptions::default(), diagnostics)
}

fn read_by(
    checklist: &Checklist,
    files: &[&Loaded],
    options: ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Vec<Dossier> {
    read_with(&Reader::new(checklist, options), files, diagnostics)
}

/// The sound dossiers of some files, as a reader reads them.
pub(super) fn read_with(
    reader: &Reader<'_>,
    files: &[&Loaded],
    diagnostics: &mut Diagnostics,
) -> Vec<Dossier> {
    let drafts = files.iter().flat_map(|file| file.read(reader, diagnostics)).collect();
    let mut drafts = reader.merge(drafts, diagnostics);
    drafts.iter_mut().filter_map(|draft| reader.seal(draft, diagnostics)).collect()
}

/// Files that name one checklist, which is `None` where it cannot be used.
struct Group<'f> {
    id: String,
    checklist: Option<Arc<Checklist>>,
    files: Vec<&'f Loaded>,
}

/// Files by the checklist they name, in the order first named.
fn by_checklist<'f>(
    files: &'f [Loaded],
    findings: &mut Findings,
) -> Vec<(Arc<Checklist>, Vec<&'f Loaded>)> {
    let mut groups: Vec<Group<'f>> = Vec::new();
    for file in files {
        let Some(id) = named(file, &mut findings.diagnostics) else { continue };
        match groups.iter_mut().find(|group| group.id == id) {
            Some(group) => group.files.push(file),
            None => {
                let checklist = checklist_for_reading(&id, findings).map(Arc::new);
                groups.push(Group { id, checklist, files: vec![file] });
            }
        }
    }
    groups.into_iter().filter_map(|group| Some((group.checklist?, group.files))).collect()
}

/// The id of the checklist that a file's first dossier names.
pub(super) fn named(file: &Loaded, diagnostics: &mut Diagnostics) -> Option<String> {
    match file.checklist() {
        Ok((found, place)) => named_at(found, place, diagnostics),
        Err(faults) => {
            diagnostics.extend(faults);
            None
        }
    }
}

/// The id that was found where a dossier names its checklist, unless it is none.
pub(super) fn named_at(
    found: Option<String>,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    match found {
        Some(id) if is_id(&id) => return Some(id),
        Some(_) => diagnostics.push(not_an_id(place)),
        None => diagnostics.push(not_named(place)),
    }
    None
}

/// Whether a text may be an id. A dossier names no files: whoever submits it is not asked to.
fn is_id(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

fn not_named(place: Place) -> Diagnostic {
    let message = text!(
        "dossier ini tidak menyebut daftar tiliknya",
        "this dossier does not name its checklist"
    );
    Diagnostic::error(CHECKLIST_NOT_NAMED, place, message).help(text!(
        "tulis `daftar_tilik: ID` di dalamnya, atau pakai `-c DAFTAR_TILIK`",
        "write `daftar_tilik: ID` in it, or use `-c CHECKLIST`"
    ))
}

fn not_an_id(place: Place) -> Diagnostic {
    let message = text!("ini bukan id daftar tilik", "this is no id of a checklist");
    Diagnostic::error(CHECKLIST_NOT_AN_ID, place, message).help(text!(
        "tulis id-nya saja, tanpa nama berkas; berkas daftar tilik dipilih dengan `-c BERKAS`",
        "write the id alone, no file; choose a checklist's file with `-c FILE`"
    ))
}

fn in_input_order(mut read: Read, files: &[Loaded]) -> Read {
    let places: HashMap<&str, usize> =
        files.iter().enumerate().map(|(place, file)| (file.name.as_str(), place)).collect();
    let place = |dossier: &Dossier| {
        let first = dossier.sources.first().and_then(|source| places.get(source.file.as_str()));
        first.copied().unwrap_or(usize::MAX)
    };
    read.sort_by_key(|(_, dossier)| place(dossier));
    read
}
