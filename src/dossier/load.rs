//! Finds and reads the files that hold dossiers. Only this file of `dossier` touches files.

use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{Draft, Input, Reader};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::error::Error;
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

/// How deep folders are searched.
const MAX_FOLDERS: usize = 32;
/// Places within a file are kept in 32 bits.
const LARGEST: u64 = u32::MAX as u64 - 1;

/// A format of files with dossiers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// YAML, one dossier a document.
    Yaml,
    /// JSON: one dossier, a list of them, or one a line.
    Json,
    /// NDJSON, one dossier a line.
    Lines,
}

impl Format {
    /// The format of a file by the end of its name.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "yaml" | "yml" => Some(Self::Yaml),
            "json" => Some(Self::Json),
            "ndjson" | "jsonl" => Some(Self::Lines),
            _ => None,
        }
    }

    /// NDJSON or YAML, by how a text begins.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
        let inner = text.strip_prefix(['{', '[']).map(str::trim_start);
        match inner {
            Some(inner) if inner.starts_with(['"', '}', '{', ']']) => Self::Json,
            Some(_) | None => Self::Yaml,
        }
    }
}

/// A file that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loaded {
    /// Its format.
    pub format: Format,
    /// Its text, with the path as given.
    pub source: Arc<Source>,
    /// Its name and hash.
    pub input: Input,
}

impl Loaded {
    /// The drafts of the file's dossiers, in order.
    pub fn read(&self, reader: &Reader<'_>, diagnostics: &mut Diagnostics) -> Vec<Draft> {
        let mut drafts = match self.format {
            Format::Yaml => reader.read_yaml(&self.source, diagnostics),
            Format::Json => reader.read_json(&self.source, diagnostics),
            Format::Lines => reader.read_lines(&self.source.name, &self.source.text, diagnostics),
        };
        for draft in &mut drafts {
            draft.add_input(self.input.clone());
        }
        drafts
    }
}

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
        "beri berkas .yaml, .json, atau .ndjson yang ada isinya, atau folder yang memuatnya",
        "give .yaml, .json or .ndjson files with something in them, or a folder that has some"
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
        match stdin.take(LARGEST + 1).read_to_end(&mut bytes) {
            Err(source) => self.errors.push(Error::Read { path: path.to_owned(), source }),
            Ok(length) if length as u64 > LARGEST => self.too_large(path),
            Ok(_) => {
                let format = Format::of_text(&String::from_utf8_lossy(head(&bytes)));
                self.keep(path, format, bytes);
            }
        }
    }

    fn named_file(&mut self, path: &Path) {
        match Format::of_path(path) {
            Some(format) => self.file(path, format),
            None if !path.exists() => self.file(path, Format::Yaml),
            None => {
                let shown = path.display();
                let message = text!(
                    "format berkas {shown} tidak dikenal",
                    "the format of {shown} is not known"
                );
                let help = text!(
                    "beri berkas .yaml, .json, atau .ndjson",
                    "give a .yaml, .json or .ndjson file"
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
        for path in files {
            match Format::of_path(&path) {
                Some(format) => self.file(&path, format),
                None => self.skip(&path),
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
                Ok(entry) if entry.file_name().to_string_lossy().starts_with('.') => {}
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
        let help = text!(
            "hanya berkas .yaml, .json, dan .ndjson yang dibaca sebagai dossier",
            "only .yaml, .json and .ndjson files are read as dossiers"
        );
        self.diagnostics.push(Diagnostic::warning(SKIPPED_FILE, None, message).help(help));
    }

    fn file(&mut self, path: &Path, format: Format) {
        let same = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if !self.seen.insert(same) {
            return;
        }
        if fs::metadata(path).is_ok_and(|file| file.len() > LARGEST) {
            return self.too_large(path);
        }
        match fs::read(path) {
            Err(source) => self.errors.push(Error::Read { path: path.to_owned(), source }),
            Ok(bytes) => self.keep(path, format, bytes),
        }
    }

    fn too_large(&mut self, path: &Path) {
        let shown = path.display();
        let message = text!("{shown} lebih dari 4 GB", "{shown} is larger than 4 GB");
        let help = text!("pecah menjadi beberapa berkas", "split it into several files");
        self.diagnostics.push(Diagnostic::error(FILE_TOO_LARGE, None, message).help(help));
    }

    fn keep(&mut self, path: &Path, format: Format, bytes: Vec<u8>) {
        let shown = path.display().to_string();
        let sha256 = hash(&bytes);
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) if format == Format::Lines => self.sound_lines(&shown, error.as_bytes()),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                return self.errors.push(Error::Encoding { path: path.to_owned(), at });
            }
        };
        let file = path
            .file_name()
            .map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
        let source = Arc::new(Source::file(shown, text));
        self.loaded.push(Loaded { format, source, input: Input { file, sha256 } });
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
fn is_expectation(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(".expected.yaml"))
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
