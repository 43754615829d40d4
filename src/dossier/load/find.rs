//! Finds the files that may hold dossiers: those named, and those in folders, in path order.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Format, folder_of, is_unit};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::error::Error;
use crate::text;

/// A file in a folder that is not a dossier by its name.
pub const SKIPPED_FILE: Code = Code("skipped-file");
/// A file whose name does not say what format it has.
pub const UNKNOWN_FORMAT: Code = Code("unknown-format");
/// A CSV file that does not stand beside that of its unit.
pub const CSV_WITHOUT_UNIT: Code = Code("csv-without-unit");

/// How deep folders are searched.
const MAX_FOLDERS: usize = 32;

/// A file that may hold dossiers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// The path as given; of CSV files that of the unit's own; `-` for standard input.
    pub path: PathBuf,
    /// Its format by its name; `None` for standard input.
    pub format: Option<Format>,
}

/// The files of inputs, which are files, folders, searched in path order, and `-` for standard input.
pub fn find(
    inputs: &[PathBuf],
    errors: &mut Vec<Error>,
    diagnostics: &mut Diagnostics,
) -> Vec<Found> {
    let mut finder = Finder { errors, diagnostics, seen: HashSet::new(), found: Vec::new() };
    for input in inputs {
        if input.as_os_str() == "-" {
            finder.add(input, None);
        } else if input.is_dir() {
            finder.folder(input);
        } else {
            finder.named_file(input);
        }
    }
    finder.found
}

struct Finder<'l> {
    errors: &'l mut Vec<Error>,
    diagnostics: &'l mut Diagnostics,
    /// Files found so far, so that none counts twice.
    seen: HashSet<PathBuf>,
    found: Vec<Found>,
}

impl Finder<'_> {
    fn add(&mut self, path: &Path, format: Option<Format>) {
        let same = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if self.seen.insert(same) {
            self.found.push(Found { path: path.to_owned(), format });
        }
    }

    fn named_file(&mut self, path: &Path) {
        match Format::of_path(path) {
            Some(Format::Csv) if !is_unit(path) => self.csv_without_unit(path),
            Some(format) => self.add(path, Some(format)),
            None if !path.exists() => self.add(path, Some(Format::Yaml)),
            None => {
                let shown = path.display();
                let message = text!(
                    "format berkas {shown} tidak dikenal",
                    "the format of {shown} is not known"
                );
                let help = text!(
                    "beri berkas .xlsx, .ods, .yaml, .json, .ndjson, atau folder berkas CSV",
                    "give a .xlsx, .ods, .yaml, .json or .ndjson file, or a folder of CSV files"
                );
                let diagnostic = Diagnostic::error(UNKNOWN_FORMAT, None, message).help(help);
                self.diagnostics.push(diagnostic);
            }
        }
    }

    fn folder(&mut self, folder: &Path) {
        let mut files = Vec::new();
        self.search(folder, 0, &mut files);
        files.sort();
        // What is expected of a case stands beside its dossier, and is nobody's oversight.
        files.retain(|path| !is_expectation(path));
        let units: HashSet<PathBuf> =
            files.iter().filter(|path| is_unit(path)).filter_map(|path| folder_of(path)).collect();
        for path in files {
            match Format::of_path(&path) {
                Some(Format::Csv) if is_unit(&path) => self.add(&path, Some(Format::Csv)),
                // Read with the unit's own file beside it.
                Some(Format::Csv) if folder_of(&path).is_some_and(|it| units.contains(&it)) => {}
                Some(Format::Csv) | None => self.skip(&path),
                Some(format) => self.add(&path, Some(format)),
            }
        }
    }

    fn search(&mut self, folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(source) => {
                return self.errors.push(Error::Read { path: folder.to_owned(), source });
            }
        };
        for entry in entries {
            match entry {
                Err(source) => {
                    self.errors.push(Error::Read { path: folder.to_owned(), source });
                }
                Ok(entry) if is_hidden(&entry.file_name().to_string_lossy()) => {}
                // A link to a folder is not followed: it may lead back here.
                Ok(entry) if entry.file_type().is_ok_and(|kind| kind.is_dir()) => {
                    if depth < MAX_FOLDERS {
                        self.search(&entry.path(), depth + 1, files);
                    }
                }
                Ok(entry) => files.push(entry.path()),
            }
        }
    }

    fn skip(&mut self, path: &Path) {
        let shown = path.display();
        let message = text!("{shown} dilewati", "{shown} is skipped");
        let help = match Format::of_path(path) {
            Some(Format::Csv) => text!(
                "berkas CSV dibaca bila di foldernya ada unit.csv",
                "CSV files are read where their folder has a unit.csv"
            ),
            _ => text!(
                "hanya .xlsx, .xlsm, .xls, .ods, .yaml, .json, .ndjson, dan folder CSV yang dibaca sebagai dossier",
                "only .xlsx, .xlsm, .xls, .ods, .yaml, .json, .ndjson and folders of CSV are read as dossiers"
            ),
        };
        self.diagnostics.push(Diagnostic::warning(SKIPPED_FILE, None, message).help(help));
    }

    fn csv_without_unit(&mut self, path: &Path) {
        let shown = path.display();
        let message = text!(
            "{shown} hanya sebagian dari sebuah dossier",
            "{shown} is only a part of a dossier"
        );
        let help = text!(
            "beri foldernya, dengan unit.csv di dalamnya",
            "give its folder, with a unit.csv in it"
        );
        self.diagnostics.push(Diagnostic::error(CSV_WITHOUT_UNIT, None, message).help(help));
    }
}

/// Whether a file, `NAME.expected.yaml`, says what is expected of a case's dossier rather than being one.
#[must_use]
pub(crate) fn is_expectation(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(".expected.yaml"))
}

/// Whether a file is hidden, or the lock that Excel leaves beside an open workbook.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$")
}
