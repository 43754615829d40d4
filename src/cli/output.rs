//! Report files: whole or not at all, named safely, never outside their folder.

use std::collections::HashSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::unfinished::Unfinished;
use crate::checklist::Checklist;
use crate::dossier::{Dossier, FilledBy};
use crate::error::Error;

/// What the files of a dossier may be called.
pub(super) struct Names {
    plain: String,
    longer: String,
}

impl Names {
    /// The names of a dossier's files: by code and period, or by checklist as well.
    pub(super) fn of(checklist: &Checklist, dossier: &Dossier) -> Self {
        let plain = stem(dossier);
        let longer = format!("{plain}_{}", safe(&checklist.id));
        Self { plain, longer }
    }
}

/// A folder that takes one report per dossier and format.
pub(super) struct Folder {
    path: PathBuf,
    taken: HashSet<String>,
}

impl Folder {
    /// The folder, made if there is none yet.
    ///
    /// # Errors
    /// It cannot be made.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        fs::create_dir_all(path).map_err(|source| refused(path, source))?;
        Ok(Self { path: path.to_owned(), taken: HashSet::new() })
    }

    /// Writes a dossier's reports, each with what its name ends in.
    ///
    /// # Errors
    /// One of them cannot be written; none is left half written.
    pub(super) fn add(
        &mut self,
        names: &Names,
        files: &[(&'static str, Vec<u8>)],
    ) -> Result<(), Error> {
        let stem = self.stem(names);
        files.iter().try_for_each(|(end, bytes)| {
            write_whole(&self.path.join(format!("{stem}{end}")), bytes)
        })
    }

    /// Begins the files of a table of all dossiers of a checklist.
    ///
    /// # Errors
    /// The folder refuses them.
    pub(super) fn tables(&self, checklist: &Checklist) -> Result<[NewFile; 2], Error> {
        let id = safe(&checklist.id);
        let begin = |end| NewFile::begin(&self.path.join(format!("{id}{end}.parquet")));
        Ok([begin("")?, begin("_kriteria")?])
    }

    /// A name that no other dossier of this run has: by code and period, then by checklist, then by number.
    fn stem(&mut self, names: &Names) -> String {
        let Names { plain, longer } = names;
        let numbered = (2..).map(|number: u32| format!("{longer}-{number}"));
        let mut names = [plain.clone(), longer.clone()].into_iter().chain(numbered);
        // File systems may take names that differ in case alone for the same.
        names.find(|name| self.taken.insert(name.to_lowercase())).unwrap_or_else(|| plain.clone())
    }
}

/// Code and period, and who filled it in if that was a supervisor.
fn stem(dossier: &Dossier) -> String {
    let period = dossier.period.to_string().replace("..", "--");
    let by = match dossier.filled_by {
        FilledBy::Itself => "",
        FilledBy::Supervisor => "_supervisi",
    };
    format!("{}_{period}{by}", safe(&dossier.code))
}

/// A text as part of a file name. What had to be changed is told apart by its hash.
pub(super) fn safe(text: &str) -> String {
    const LONGEST: usize = 60;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let kept: String = text.chars().take(LONGEST).map(|c| if plain(c) { c } else { '_' }).collect();
    if kept == text && !kept.is_empty() {
        return kept;
    }
    let hash = Sha256::digest(text.as_bytes());
    let hash: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{kept}-{hash}")
}

/// Writes a file beside its place first, and then puts it there in one step.
///
/// # Errors
/// The folder refuses it; what stood at the place before still does.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut file = NewFile::begin(path)?;
    file.add(bytes)?;
    file.keep()
}

/// A file that is written bit by bit beside its place. Unless it is kept, nothing of it is left.
pub(super) struct NewFile {
    path: PathBuf,
    written: BufWriter<Unfinished>,
}

impl NewFile {
    /// Begins a file for this place.
    ///
    /// # Errors
    /// The folder refuses it.
    pub(super) fn begin(path: &Path) -> Result<Self, Error> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or_else(|| Path::new("."));
        let file = Unfinished::begin(folder).map_err(|source| refused(path, source))?;
        Ok(Self { path: path.to_owned(), written: BufWriter::new(file) })
    }

    /// Adds to what is written.
    ///
    /// # Errors
    /// There is no room.
    pub(super) fn add(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.written.write_all(bytes).map_err(|source| refused(&self.path, source))
    }

    /// Puts the file in its place, in one step.
    ///
    /// # Errors
    /// The folder refuses it; what stood at the place before still does.
    pub(super) fn keep(self) -> Result<(), Error> {
        let Self { path, written } = self;
        let file = written.into_inner().map_err(|error| refused(&path, error.into_error()))?;
        file.keep(&path).map_err(|error| refused(&path, error))
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.written.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.written.flush()
    }
}

fn refused(path: &Path, source: io::Error) -> Error {
    Error::Write { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_leave_their_folder_and_never_meet() {
        assert_eq!(safe("0137020101"), "0137020101");
        let odd = ["../../etc/passwd", "a/b", "a_b", "a b", "", "..", "CON.", "é"];
        let names: HashSet<String> = odd.iter().map(|text| safe(text)).collect();
        assert_eq!(names.len(), odd.len());
        assert!(names.iter().all(|name| !name.contains(['/', '\\', '.']) && !name.is_empty()));
        assert!(safe(&"x".repeat(500)).len() < 80);
    }

    #[test]
    fn a_file_is_replaced_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        write_whole(&path, b"first").unwrap();
        write_whole(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
