//! Finds and reads the files that hold dossiers. Nothing else of `dossier` touches files.

mod find;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::book::{Book, Grid, MOST_COLUMNS, TooMuch};
pub(crate) use find::is_expectation;
pub use find::{CSV_WITHOUT_UNIT, Found, SKIPPED_FILE, UNKNOWN_FORMAT, find};

pub use super::loaded::{Content, Format, Loaded};
use super::{Draft, Input, Reader, peek};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::error::Error;
use crate::files;
use crate::files::hashes::hash;
use crate::form::layout::ROOT_KEY;
use crate::limits::Limit;
use crate::text;

/// Inputs in which no dossier was found.
pub const NO_DOSSIER: Code = Code("no-dossier");
/// A line of NDJSON that is no text in UTF-8.
pub const NOT_UTF8: Code = Code("not-utf8");
/// A file that is larger than any with dossiers.
pub const FILE_TOO_LARGE: Code = Code("file-too-large");
/// A workbook that tilik made of an assessment, among those that are dossiers.
pub const SKIPPED_REPORT: Code = Code("skipped-report");
/// A CSV file in which a quotation has no end.
pub const OPEN_QUOTE: Code = Code("open-quote");
/// A CSV file with more in it than any sheet.
pub const CSV_TOO_LARGE: Code = Code("csv-too-large");
/// A CSV file in the older encoding of Windows.
pub const OLDER_ENCODING: Code = Code("older-encoding");

/// Reads inputs: files, folders, which are searched in path order, and `-` for standard input.
pub fn load(
    inputs: &[PathBuf],
    stdin: &mut dyn Read,
    errors: &mut Vec<Error>,
    diagnostics: &mut Diagnostics,
) -> Vec<Loaded> {
    let mut loaded = Vec::new();
    for found in find(inputs, errors, diagnostics) {
        let mut loader = Loader { errors, diagnostics };
        loaded.extend(match found.format {
            None => loader.stdin(stdin),
            Some(format) => loader.file(&found.path, &found.path, format),
        });
    }
    loaded
}

/// Reads as much of a workbook as tells its checklist and, mostly, its unit and period; `None` where that cannot be
/// told. What is wrong with it is said by whoever reads it.
#[must_use]
pub fn load_top((name, place): (&Path, &Path)) -> Option<Loaded> {
    let bytes = files::read(place).ok()?;
    let shown = name.display().to_string();
    let is_enough = |grids: &[Grid]| peek::answer_in(grids).is_some();
    let book = Book::open_until(&bytes, &is_enough).ok()?;
    let is_dossier = !book.is_report();
    let content = Content::Cells(book);
    is_dossier.then_some(Loaded { name: shown, content, inputs: Vec::new() })
}

/// Reads a file of this format, which goes by a name and stands at a place; `None` where it holds no dossier.
pub fn load_file(
    (name, place): (&Path, &Path),
    format: Format,
    errors: &mut Vec<Error>,
    diagnostics: &mut Diagnostics,
) -> Option<Loaded> {
    Loader { errors, diagnostics }.file(name, place, format)
}

/// The cells of one CSV file, whatever its name; `None` where it can't be read.
pub fn load_csv(
    path: &Path,
    errors: &mut Vec<Error>,
    diagnostics: &mut Diagnostics,
) -> Option<Book> {
    let bytes = files::read_list(path).map_err(|error| errors.push(error)).ok()?;
    let mut loader = Loader { errors, diagnostics };
    let mut book = Book::default();
    loader.csv(path, &bytes, &mut book).then_some(book)
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
}

impl Loader<'_> {
    fn stdin(&mut self, stdin: &mut dyn Read) -> Option<Loaded> {
        let path = Path::new("-");
        let mut bytes = Vec::new();
        match files::within(stdin, &mut bytes) {
            Err(source) => self.errors.push(Error::Read { path: path.to_owned(), source }),
            Ok(false) => self.too_large(path),
            Ok(true) => {
                let format = Format::of_text(&String::from_utf8_lossy(head(&bytes)));
                return self.content(path, format, bytes);
            }
        }
        None
    }

    /// What a file holds, which goes by a name and stands at a place.
    fn file(&mut self, name: &Path, place: &Path, format: Format) -> Option<Loaded> {
        if format == Format::Csv {
            return self.csv_folder(name);
        }
        let bytes = self.bytes(name, place)?;
        self.content(name, format, bytes)
    }

    /// The bytes of a file; `None` where it can't be read.
    fn bytes(&mut self, name: &Path, place: &Path) -> Option<Vec<u8>> {
        match files::read(place) {
            Ok(bytes) => return Some(bytes),
            Err(Error::TooLarge { .. }) => self.too_large(name),
            Err(Error::Read { source, .. }) => {
                self.errors.push(Error::Read { path: name.to_owned(), source });
            }
            Err(error) => self.errors.push(error),
        }
        None
    }

    /// The CSV files that stand beside the unit's own.
    fn csv_folder(&mut self, unit: &Path) -> Option<Loaded> {
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
            let Some(bytes) = self.bytes(&path, &path) else { continue };
            inputs.push(input(&path, &bytes));
            if !self.csv(&path, &bytes, &mut book) {
                return None;
            }
        }
        let name = unit.display().to_string();
        (!inputs.is_empty()).then_some(Loaded { name, content: Content::Cells(book), inputs })
    }

    /// Adds a CSV file to a book; whether there was room for it.
    fn csv(&mut self, path: &Path, bytes: &[u8], book: &mut Book) -> bool {
        let shown = path.display().to_string();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let Some(read) = book.add_csv(&name, &shown, bytes) else {
            let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
            self.errors.push(Error::Encoding { path: path.to_owned(), at });
            return true;
        };
        if let Some(too_much) = read.too_much {
            let place = Place { source: Arc::new(Source::sheet(shown, None)), span: 0..0 };
            self.diagnostics.push(csv_too_large(place, too_much));
            return false;
        }
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
        true
    }

    fn workbook(&mut self, path: &Path, bytes: &[u8]) -> Option<Loaded> {
        let name = path.display().to_string();
        match Book::open(bytes) {
            Ok(book) if book.is_report() => self.skip_report(&name),
            Ok(book) => {
                let inputs = vec![input(path, bytes)];
                return Some(Loaded { name, content: Content::Cells(book), inputs });
            }
            Err(refusal) => {
                let source = Arc::new(Source::sheet(name, None));
                self.diagnostics.push(refusal.diagnostic(Place { source, span: 0..0 }));
            }
        }
        None
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

    fn content(&mut self, path: &Path, format: Format, bytes: Vec<u8>) -> Option<Loaded> {
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
                self.errors.push(Error::Encoding { path: path.to_owned(), at });
                return None;
            }
        };
        let source = Arc::new(Source::file(name.as_str(), text));
        let content = match format {
            Format::Json => Content::Json(source),
            Format::Lines => Content::Lines(source),
            Format::Yaml | Format::Workbook | Format::Csv => Content::Yaml(source),
        };
        Some(Loaded { name, content, inputs })
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

/// That a CSV file is more than any sheet.
fn csv_too_large(place: Place, too_much: TooMuch) -> Diagnostic {
    let (message, help) = match too_much {
        TooMuch::Columns(line) => (
            text!(
                "baris {line} berkas ini merentang lebih dari {MOST_COLUMNS} kolom, lebih lebar daripada lembar Excel mana pun",
                "line {line} of this file spans more than {MOST_COLUMNS} columns, wider than any sheet of Excel"
            ),
            text!(
                "periksa pemisah kolom dan tanda kutipnya, atau ambil ulang berkasnya dari asalnya",
                "check its separators and quotation marks, or export the file again"
            ),
        ),
        TooMuch::Cells => {
            let most = Limit::Cells.shown();
            let less = text!(
                "hapus baris dan kolom yang tidak termasuk formulir",
                "delete the lines and columns that are not part of the form"
            );
            let message = text!(
                "isi berkas ini lebih dari {most} sel, jauh lebih banyak daripada sebuah dossier",
                "this file has more than {most} cells, far more than a dossier"
            );
            (message, Limit::Cells.or_raise(&less))
        }
    };
    Diagnostic::error(CSV_TOO_LARGE, place, message).help(help)
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
