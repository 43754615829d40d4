//! Files that are being written: nothing is left of them when a run ends early or is stopped, and what a run
//! that was killed left behind is removed by the next one that writes beside it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{Builder, NamedTempFile};

/// How the name of an unfinished file begins.
const BEGINS: &str = ".tilik-";
/// How it ends.
const ENDS: &str = ".tmp";
/// How often a file is begun that another run sweeps away before it is held.
const ATTEMPTS: usize = 8;

/// What is unfinished in this process. While it is locked no file begins and none takes its place.
static ALL: Mutex<All> = Mutex::new(All { files: BTreeSet::new(), swept: BTreeSet::new() });

struct All {
    files: BTreeSet<PathBuf>,
    /// Folders in which nothing is left of earlier runs.
    swept: BTreeSet<PathBuf>,
}

fn all() -> MutexGuard<'static, All> {
    ALL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file that is being written. Unless it is kept, nothing of it is left.
pub(super) struct Unfinished {
    file: NamedTempFile,
    entry: Entry,
}

/// An unfinished file among all of this process.
struct Entry(PathBuf);

impl Drop for Entry {
    fn drop(&mut self) {
        all().files.remove(&self.0);
    }
}

impl Unfinished {
    /// Begins a file that will have its place in this folder.
    ///
    /// # Errors
    /// The folder refuses it.
    pub(super) fn begin(folder: &Path) -> io::Result<Self> {
        #[cfg_attr(not(unix), expect(unused_mut, reason = "files have no mode there"))]
        let mut builder = Builder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        Self::with(builder, folder)
    }

    /// Begins a file for this run alone, which nobody else may read.
    ///
    /// # Errors
    /// The machine refuses it.
    pub(super) fn aside() -> io::Result<Self> {
        Self::with(Builder::new(), &std::env::temp_dir())
    }

    fn with(mut builder: Builder<'_, '_>, folder: &Path) -> io::Result<Self> {
        builder.prefix(BEGINS).suffix(ENDS);
        let mut all = all();
        if all.swept.insert(folder.to_owned()) {
            sweep(folder);
        }
        let file = held(&builder, folder)?;
        let path = file.path().to_owned();
        all.files.insert(path.clone());
        Ok(Self { file, entry: Entry(path) })
    }

    /// Where it stands.
    pub(super) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Puts the file in its place, in one step.
    ///
    /// # Errors
    /// The folder refuses it; what stood at the place before still does.
    pub(super) fn keep(self, path: &Path) -> io::Result<()> {
        let Self { file, entry } = self;
        let all = all();
        let kept = file.persist(path).map(drop).map_err(|error| error.error);
        drop(all);
        drop(entry);
        kept
    }
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_file_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_file_mut().flush()
    }
}

/// Removes everything unfinished, for a process that ends now: it can finish nothing more.
pub(super) fn abandon() {
    let all = all();
    for path in &all.files {
        // What cannot be removed now is swept away by the next run.
        let _ = fs::remove_file(path);
    }
    std::mem::forget(all);
}

/// A new file that others take for one in use.
fn held(builder: &Builder<'_, '_>, folder: &Path) -> io::Result<NamedTempFile> {
    for _ in 0..ATTEMPTS {
        let file = builder.tempfile_in(folder)?;
        // A file system without locks sweeps nothing either.
        let _ = file.as_file().lock();
        if file.path().exists() {
            return Ok(file);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Removes what runs left behind that were killed; what nobody holds is nobody's.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_unfinished = name.starts_with(BEGINS) && name.ends_with(ENDS);
        if is_unfinished && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let file = File::open(entry.path());
            if file.is_ok_and(|file| file.try_lock().is_ok()) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_not_kept_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = Unfinished::begin(folder.path()).unwrap();
        file.write_all(b"half").unwrap();
        assert_eq!(names(folder.path()).len(), 1);
        drop(file);
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn what_a_killed_run_left_is_swept_and_what_is_in_use_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join(".tilik-AbCdEf.tmp");
        fs::write(&left, "half").unwrap();
        fs::write(folder.path().join(".tilik-notes"), "mine").unwrap();
        let in_use = Unfinished::begin(folder.path()).unwrap();
        assert!(!left.exists());
        sweep(folder.path());
        assert!(in_use.path().exists());
        in_use.keep(&folder.path().join("a.json")).unwrap();
        assert_eq!(names(folder.path()), [".tilik-notes", "a.json"]);
    }
}
