//! Finds and reads the files that hold dossiers. Only this file of `dossier` touches files.

use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::book::Book;
pub use super::loaded::{Content, Format, Loaded};
use super::{Draft, Input, Reader};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::error::Error;
use crate::files;
use crate::form::layout::ROOT_KEY;
use crate::limits::Limit;
use crate::text;

/// Inputs in which no dossier was found.
pub const NO_DOSSIER: Code = Code("no-dossier");
/// A file in a folder that is not a dossier by its name.
pub const SKIPPED_FILE: Code = Code("skipped-file");
/// A file whose name does not say what format it has.
pub const UNKNOWN_FORMAT: Code = Code("unknown-format");
/// A line of NDJSON that is no text in UTF-8.
pub const NOT_UTF8: Code = Code("not-utf8");
/// A file that is larger than any with dossiers.
pub const FILE_TOO_LARGE: Code = Code("file-too-large");
/// A CSV file that does not stand beside that of its unit.
pub const CSV_WITHOUT_UNIT: Code = Code("csv-without-unit");
/// A workbook that tilik made of an assessment, among those that are dossiers.
pub const SKIPPED_REPORT: Code = Code("skipped-report");
/// A CSV file in which a quotation has no end.
pub const OPEN_QUOTE: Code = Code("open-quote");
/// A CSV file in the older encoding of Windows.
pub const OLDER_ENCODING: Code = Code("older-encoding");

/// Reads inputs: files, folders, which are searched in path order, and `-` for standard input.
pub fn load(
    inputs: &[PathBuf],
    stdin: &mut dyn Read,
    errors: &mut Vec<Error>,
    diagnostics: &mut Diagnostics,
) -> Vec<Loaded> {
    let mut loader = Loader { errors, diagnostics, seen: HashSet::new(), loaded: Vec::new() };
    for input in inputs {
        if input.as_os_str() == "-" {
            loader.stdin(stdin);
        } else if input.is_dir() {
            loader.folder(input);
        } else {
            loader.named_file(input);
        }
    }
    let Loader { loaded, .. } = loader;
    loaded
}

/// The cells of one CSV file, whatever its name; `None` where it can't be read.
pub fn load_csv(
    path: &Path,
    errors: &mut Vec<Error>,
    diagnostics: &mut Diagnostics,
) -> Option<Book> {
    let bytes = files::read_list(path).map_err(|error| errors.push(error)).ok()?;
    let mut loader = Loader { errors, diagnostics, seen: HashSet::new(), loaded: Vec::new() };
    let mut book = Book::default();
    loader.csv(path, &bytes, &mut book);
    Some(book)
}

/// The drafts of all files, in input order. That there is none at all is an error.
pub fn read_all(
    reader: &Reader<'_>,
    files: &[Loaded],
    diagnostics: &mut Diagnostics,
) -> Vec<Draft> {
    let drafts: Vec<Draft> = files.iter().flat_map(|file| file.read(reader, diagnostics)).collect();
    if drafts.is_empty() && !diagnostics.has_errors() {
        diagnostics.push(no_dossier());
    }
    drafts
}

/// That no dossier was found in any input.
#[must_use]
pub fn no_dossier() -> Diagnostic {
    Diagnostic::error(
        NO_DOSSIER,
        None::<Place>,
        text!("tidak ada dossier yang ditemukan", "no dossier was found"),
    )
    .help(text!(
        "beri berkas .xlsx, .ods, .yaml, .json, atau .ndjson yang ada isinya, atau folder yang memuatnya",
        "give .xlsx, .ods, .yaml, .json or .ndjson files with something in them, or a folder that has some"
    ))
}

struct Loader<'l> {
    errors: &'l mut Vec<Error>,
    diagnostics: &'l mut Diagnostics,
    /// Files read so far, so that none counts twice.
    seen: HashSet<PathBuf>,
    loaded: Vec<Loaded>,
}

impl Loader<'_> {
    fn stdin(&mut self, stdin: &mut dyn Read) {
        let path = Path::new("-");
        let mut bytes = Vec::new();
        match files::within(stdin, &mut bytes) {
            Err(source) => self.errors.push(Error::Read { path: path.to_owned(), source }),
            Ok(false) => self.too_large(path),
            Ok(true) => {
                let format = Format::of_text(&String::from_utf8_lossy(head(&bytes)));
                self.keep(path, format, bytes);
            }
        }
    }

    fn named_file(&mut self, path: &Path) {
        match Format::of_path(path) {
            Some(Format::Csv) if !is_unit(path) => self.csv_without_unit(path),
            Some(Format::Csv) => self.csv_folder(path),
            Some(format) => self.file(path, format),
            None if !path.exists() => self.file(path, Format::Yaml),
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
                Some(Format::Csv) if is_unit(&path) => self.csv_folder(&path),
                // Read with the unit's own file beside it.
                Some(Format::Csv) if folder_of(&path).is_some_and(|it| units.contains(&it)) => {}
                Some(Format::Csv) | None => self.skip(&path),
                Some(format) => self.file(&path, format),
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
                    if depth < Limit::Folders.count() {
                        self.search(&entry.path(), depth + 1, files);
                    } else {
                        self.errors.push(Error::TooDeep { path: entry.path() });
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

    fn file(&mut self, path: &Path, format: Format) {
        if let Some(bytes) = self.bytes(path) {
            self.keep(path, format, bytes);
        }
    }

    /// The bytes of a file; `None` where it can't be read, or was before.
    fn bytes(&mut self, path: &Path) -> Option<Vec<u8>> {
        let same = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if !self.seen.insert(same) {
            return None;
        }
        match files::read(path) {
            Ok(bytes) => return Some(bytes),
            Err(Error::TooLarge { path }) => self.too_large(&path),
            Err(error) => self.errors.push(error),
        }
        None
    }

    /// The CSV files that stand beside the unit's own.
    fn csv_folder(&mut self, unit: &Path) {
        let folder = folder_of(unit).filter(|folder| !folder.as_os_str().is_empty());
        let mut files = Vec::new();
        match fs::read_dir(folder.as_deref().unwrap_or(Path::new("."))) {
            Err(source) => self.errors.push(Error::Read { path: unit.to_owned(), source }),
            Ok(entries) => files.extend(entries.flatten().map(|entry| entry.path())),
        }
        // As the unit's own file was given: without a folder where that was given without one.
        let beside = |path: PathBuf| Some(unit.with_file_name(path.file_name()?));
        let mut files: Vec<PathBuf> = files.into_iter().filter_map(beside).collect();
        files.retain(|path| Format::of_path(path) == Some(Format::Csv));
        files.sort_by_key(|path| (!is_unit(path), path.clone()));
        let (mut book, mut inputs) = (Book::default(), Vec::new());
        for path in files {
            let Some(bytes) = self.bytes(&path) else { continue };
            inputs.push(input(&path, &bytes));
            self.csv(&path, &bytes, &mut book);
        }
        if !inputs.is_empty() {
            let name = unit.display().to_string();
            self.loaded.push(Loaded { name, content: Content::Cells(book), inputs });
        }
    }

    fn csv(&mut self, path: &Path, bytes: &[u8], book: &mut Book) {
        let shown = path.display().to_string();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let Some(read) = book.add_csv(&name, &shown, bytes) else {
            let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
            return self.errors.push(Error::Encoding { path: path.to_owned(), at });
        };
        if let Some((number, line)) = read.open_quote {
            let span = line.find('"').unwrap_or(0)..line.len();
            let source = Arc::new(Source::line(shown.as_str(), line, number));
            let message = text!("tanda kutip ini tidak ditutup", "nothing ends this quotation");
            let help = text!(
                "tutup dengan tanda kutip lagi, atau hapus",
                "end it with another quotation mark, or remove it"
            );
            let place = Place { source, span };
            self.diagnostics.push(Diagnostic::error(OPEN_QUOTE, place, message).help(help));
        }
        if read.is_windows {
            let source = Arc::new(Source::sheet(shown, None));
            let message = text!(
                "berkas ini bukan UTF-8, jadi dibaca sebagai Windows-1252",
                "this file is not UTF-8, so it is read as Windows-1252"
            );
            let help = text!(
                "kalau ada huruf yang keliru, simpan ulang sebagai CSV UTF-8",
                "if any letter is wrong, save it again as CSV UTF-8"
            );
            let place = Place { source, span: 0..0 };
            self.diagnostics.push(Diagnostic::warning(OLDER_ENCODING, place, message).help(help));
        }
    }

    fn workbook(&mut self, path: &Path, bytes: &[u8]) {
        let name = path.display().to_string();
        match Book::open(bytes) {
            Ok(book) if book.is_report() => self.skip_report(&name),
            Ok(book) => {
                let inputs = vec![input(path, bytes)];
                self.loaded.push(Loaded { name, content: Content::Cells(book), inputs });
            }
            Err(refusal) => {
                let source = Arc::new(Source::sheet(name, None));
                self.diagnostics.push(refusal.diagnostic(Place { source, span: 0..0 }));
            }
        }
    }

    fn skip_report(&mut self, name: &str) {
        let message = text!(
            "{name} adalah laporan tilik, bukan formulir, jadi dilewati",
            "{name} is a report by tilik and no form, so it is skipped"
        );
        self.diagnostics.push(Diagnostic::warning(SKIPPED_REPORT, None, message));
    }

    fn too_large(&mut self, path: &Path) {
        let (shown, most) = (path.display(), Limit::File.shown());
        let message = text!("{shown} lebih besar dari {most}", "{shown} is larger than {most}");
        let help = text!("pecah menjadi beberapa berkas", "split it into several files");
        let help = Limit::File.or_raise(&help);
        self.diagnostics.push(Diagnostic::error(FILE_TOO_LARGE, None, message).help(help));
    }

    fn keep(&mut self, path: &Path, format: Format, bytes: Vec<u8>) {
        if format == Format::Workbook {
            return self.workbook(path, &bytes);
        }
        let name = path.display().to_string();
        let inputs = vec![input(path, &bytes)];
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) if format == Format::Lines => self.sound_lines(&name, error.as_bytes()),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                return self.errors.push(Error::Encoding { path: path.to_owned(), at });
            }
        };
        let source = Arc::new(Source::file(name.as_str(), text));
        let content = match format {
            Format::Json => Content::Json(source),
            Format::Lines => Content::Lines(source),
            Format::Yaml | Format::Workbook | Format::Csv => Content::Yaml(source),
        };
        self.loaded.push(Loaded { name, content, inputs });
    }

    /// The text with lines that are no UTF-8 reported and emptied, so that the others keep their numbers.
    fn sound_lines(&mut self, name: &str, bytes: &[u8]) -> String {
        let mut lines = Vec::new();
        for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
            let read = std::str::from_utf8(line);
            if let Err(error) = read {
                let sound = line.get(..error.valid_up_to()).unwrap_or_default();
                self.diagnostics.push(not_utf8(name, sound, number));
            }
            lines.push(read.unwrap_or_default());
        }
        lines.join("\n")
    }
}

/// That a line is no text in UTF-8, with the part of it that is.
#[must_use]
pub fn not_utf8(name: &str, sound: &[u8], number: usize) -> Diagnostic {
    let sound = String::from_utf8_lossy(sound).into_owned();
    let span = sound.len()..sound.len();
    let source = Arc::new(Source::line(name, sound, number));
    let message = text!("baris ini bukan teks UTF-8", "this line is not UTF-8 text");
    let help = text!("simpan ulang berkas sebagai UTF-8", "save the file again as UTF-8");
    Diagnostic::error(NOT_UTF8, Place { source, span }, message).help(help)
}

/// As much of a file as tells its format.
fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..4096).unwrap_or(bytes)
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

/// Whether a file is the unit's own among the CSV files of a folder.
fn is_unit(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Format::of_path(path) == Some(Format::Csv) && stem.eq_ignore_ascii_case(ROOT_KEY)
}

fn folder_of(path: &Path) -> Option<PathBuf> {
    path.parent().map(Path::to_owned)
}

/// What an assessment says of a file it was made from.
fn input(path: &Path, bytes: &[u8]) -> Input {
    let name =
        path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    Input { file: name.into_owned(), sha256: hash(bytes) }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
