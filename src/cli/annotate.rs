//! `tilik validate --annotate`: copies of what was submitted in which everything to correct is marked.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Status;
use super::check::Shape;
use super::console::Console;
use super::inputs::{self, Findings, Received, Request};
use super::output::{safe, write_whole};
use super::validate::tell;
use crate::checklist::Checklist;
use crate::diagnostic::Diagnostic;
use crate::dossier::Draft;
use crate::error::Error;
use crate::export::form::Questionnaire;
use crate::quantity::Period;
use crate::text;
use crate::text::Text;

/// What came in, with its checklist.
type One = (Arc<Checklist>, Received);

/// Reads every dossier, says which are sound, and writes the copies.
///
/// # Errors
/// The machine refuses to write.
pub(super) fn run(
    request: &Request<'_>,
    (target, shape): (&Path, Option<Shape>),
    console: &mut Console,
) -> Result<Status, Error> {
    let Some(target) = Target::of(target, console) else { return Ok(Status::Wrong) };
    let mut findings = Findings::default();
    let received = inputs::received(request, &mut findings);
    let sound =
        received.iter().filter_map(|(checklist, one)| Some((&**checklist, one.dossier.as_ref()?)));
    tell(&findings, sound, shape, console)?;
    let found = findings.diagnostics.iter().collect();
    let copies = Copies { found, period: request.period, console };
    let status = match target {
        Target::File(path) => copies.one(&path, &received)?,
        Target::Folder(folder) => copies.each(&folder, &received)?,
    };
    Ok(status.max(findings.status()))
}

/// Where copies go.
enum Target {
    /// The copy of the one dossier there is.
    File(PathBuf),
    /// A copy for each dossier with something to correct.
    Folder(PathBuf),
}

impl Target {
    /// What a path means; `None` where its ending means no copy.
    fn of(path: &Path, console: &mut Console) -> Option<Self> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            _ if path.is_dir() => Some(Self::Folder(path.to_owned())),
            None => Some(Self::Folder(path.to_owned())),
            Some("xlsx") => Some(Self::File(path.to_owned())),
            Some(_) => {
                console.error(&text!(
                    "salinan hanya ditulis sebagai buku kerja Excel: beri nama berkas .xlsx, atau nama folder",
                    "copies are Excel workbooks: give the name of a .xlsx file, or of a folder"
                ));
                None
            }
        }
    }
}

/// That a copy would take the place of what it is a copy of.
fn over_input(path: &Path) -> Text {
    let shown = path.display();
    text!(
        "{shown} adalah berkas yang dibaca, jadi tidak ditimpa; beri salinannya nama atau folder lain",
        "{shown} is what was read and is left as it is; give the copy another name or folder"
    )
}

fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    one == other || real(one).is_some_and(|path| real(other) == Some(path))
}

/// Writes copies.
struct Copies<'a> {
    found: Vec<&'a Diagnostic>,
    /// The period of dossiers that name none.
    period: Option<Period>,
    console: &'a mut Console,
}

impl Copies<'_> {
    /// Writes the copy of the only dossier.
    fn one(mut self, path: &Path, received: &[One]) -> Result<Status, Error> {
        match received {
            [] => {
                self.console.note(&text!(
                    "salinan tidak ditulis: tidak ada dossier yang terbaca",
                    "no copy is written: no dossier could be read"
                ));
                Ok(Status::Wrong)
            }
            // What was found without a place, such as a file that is skipped, is about the only one too.
            [(checklist, one)] => {
                let found = self.found.clone();
                self.write(path, checklist, &one.draft, &found)
            }
            several => {
                let count = several.len();
                self.console.error(&text!(
                    "ada {count} dossier, sedangkan satu berkas hanya memuat satu: tulis `--annotate FOLDER` agar masing-masing mendapat salinannya",
                    "there are {count} dossiers, and a file holds one: write `--annotate FOLDER` to get a copy of each"
                ));
                Ok(Status::Wrong)
            }
        }
    }

    /// Writes a copy for each dossier with something to correct, named after its file.
    fn each(mut self, folder: &Path, received: &[One]) -> Result<Status, Error> {
        fs::create_dir_all(folder)
            .map_err(|source| Error::Write { path: folder.to_owned(), source })?;
        let mut taken = HashSet::new();
        let mut status = Status::Done;
        for (checklist, one) in received {
            let found: Vec<&Diagnostic> =
                self.found.iter().copied().filter(|found| is_about(found, &one.draft)).collect();
            if !found.is_empty() {
                let path = folder.join(name(&one.draft, &mut taken));
                status = status.max(self.write(&path, checklist, &one.draft, &found)?);
            }
        }
        Ok(status)
    }

    fn write(
        &mut self,
        path: &Path,
        checklist: &Checklist,
        draft: &Draft,
        found: &[&Diagnostic],
    ) -> Result<Status, Error> {
        if draft.sources().iter().any(|source| is_same(Path::new(&source.name), path)) {
            self.console.error(&over_input(path));
            return Ok(Status::Wrong);
        }
        let copy = Questionnaire::copy((checklist, self.console.lang), draft, found);
        let copy = copy.or_for(self.period);
        write_whole(path, &copy.workbook()?)?;
        let (shown, count) = (path.display(), found.len());
        self.console.note(&text!(
            "salinan ditulis ke {shown}; hal yang ditandai: {count}",
            "the copy is written to {shown}; things marked in it: {count}"
        ));
        Ok(Status::Done)
    }
}

/// Whether something was found in one of a draft's sources.
fn is_about(found: &Diagnostic, draft: &Draft) -> bool {
    found.place.as_ref().is_some_and(|place| draft.has(place))
}

/// The name of a draft's first file with another ending, which no other copy has.
fn name(draft: &Draft, taken: &mut HashSet<String>) -> String {
    let source = draft.sources().first().map_or("", |source| source.name.as_str());
    let stem = Path::new(source).file_stem().map_or("", |stem| stem.to_str().unwrap_or(""));
    let stem = safe(if stem.is_empty() { "-" } else { stem });
    let further = (2..).map(|number: u32| format!("{stem}-{number}.xlsx"));
    let mut names = std::iter::once(format!("{stem}.xlsx")).chain(further);
    names.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
}
