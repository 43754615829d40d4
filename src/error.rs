//! What the machine refused: files, encodings, output. What a person wrote is a diagnostic instead.

use std::io;
use std::path::{Path, PathBuf};

use crate::limits::Limit;
use crate::text;
use crate::text::{Lang, Text};

/// Something the machine would not do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The path as given.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file could not be written.
    #[error("cannot write {path}: {source}")]
    Write {
        /// The path as given.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What standard input says could not be kept while it is read.
    #[error("cannot put standard input aside in {folder}: {source}")]
    Aside {
        /// The folder for such files.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Standard output or error could not be written.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
    /// Something that is read as a file is none, such as a device or a pipe.
    #[error("{path} is no ordinary file")]
    NotAFile {
        /// The path as given.
        path: PathBuf,
    },
    /// A file is larger than the limit.
    #[error("{path} is too large")]
    TooLarge {
        /// The path as given.
        path: PathBuf,
    },
    /// A list has more lines than the limit.
    #[error("{path} has too many lines")]
    TooManyLines {
        /// The path as given.
        path: PathBuf,
    },
    /// A folder lies deeper than folders are searched.
    #[error("{path} lies too deep")]
    TooDeep {
        /// The path as found.
        path: PathBuf,
    },
    /// A file is not text in UTF-8.
    #[error("{path} is not UTF-8 text (byte {at})")]
    Encoding {
        /// The path as given.
        path: PathBuf,
        /// The first byte that is not UTF-8.
        at: usize,
    },
}

impl Error {
    /// The message for people, which says what to do.
    #[must_use]
    pub fn message(&self) -> Text {
        match self {
            Self::Read { path, source } => {
                let (path, (id, en)) = (path.display(), reason(source));
                text!(
                    "{path} tidak dapat dibaca: {id}; periksa nama berkas dan izinnya",
                    "{path} cannot be read: {en}; check the file's name and permissions"
                )
            }
            Self::Write { path, source } => {
                let (path, (id, en)) = (path.display(), reason(source));
                text!(
                    "{path} tidak dapat ditulis: {id}; periksa ruang dan izin folder",
                    "{path} cannot be written: {en}; check the folder's space and permissions"
                )
            }
            Self::Aside { folder, source } => {
                let (folder, (id, en)) = (folder.display(), reason(source));
                text!(
                    "masukan standar tidak dapat disimpan sementara di {folder}: {id}; kosongkan ruang di sana, atau pilih folder lain dengan TMPDIR (di Windows: TMP)",
                    "standard input can't be put aside in {folder}: {en}; make room there, or choose another folder by TMPDIR (on Windows: TMP)"
                )
            }
            Self::Output(source) => {
                let (id, en) = reason(source);
                text!("keluaran tidak dapat ditulis: {id}", "the output cannot be written: {en}")
            }
            Self::NotAFile { path } => {
                let path = path.display();
                text!(
                    "{path} bukan berkas biasa; salin isinya ke sebuah berkas, atau alirkan sebagai masukan standar (`-`)",
                    "{path} is no ordinary file; copy what it holds to a file, or pipe it as standard input (`-`)"
                )
            }
            Self::TooLarge { path } => too_large(path),
            Self::TooManyLines { path } => too_many_lines(path),
            Self::TooDeep { path } => too_deep(path),
            Self::Encoding { path, at } => {
                let path = path.display();
                text!(
                    "{path} bukan teks UTF-8 (bita ke-{at}); simpan ulang berkas sebagai UTF-8",
                    "{path} is not UTF-8 text (byte {at}); save the file again as UTF-8"
                )
            }
        }
    }

    /// The message in one language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> String {
        self.message().get(lang).to_owned()
    }
}

fn too_large(path: &Path) -> Text {
    let (path, most) = (path.display(), Limit::File.shown());
    Limit::File.or_raise(&text!(
        "{path} lebih besar dari {most}; pecah menjadi beberapa berkas",
        "{path} is larger than {most}; split it into several files"
    ))
}

fn too_many_lines(path: &Path) -> Text {
    let (path, most) = (path.display(), Limit::Rows.shown());
    Limit::Rows.or_raise(&text!(
        "daftar {path} lebih dari {most} baris; periksa apakah ini berkas yang dimaksud",
        "the list {path} has more than {most} lines; see whether it is the file you meant"
    ))
}

fn too_deep(path: &Path) -> Text {
    let (path, most) = (path.display(), Limit::Folders.shown());
    Limit::Folders.or_raise(&text!(
        "{path} berada lebih dari {most} folder ke dalam, jadi tidak dicari; sebut folder itu sendiri sebagai masukan",
        "{path} lies more than {most} folders deep and is not searched; name that folder itself as an input"
    ))
}

/// What the system said, in words where it is one of the common things: Indonesian, English.
fn reason(source: &io::Error) -> (String, String) {
    let (id, en) = match source.kind() {
        io::ErrorKind::NotFound => {
            ("tidak ada berkas atau folder itu", "there is no such file or folder")
        }
        io::ErrorKind::PermissionDenied => ("izin tidak diberikan", "permission is denied"),
        io::ErrorKind::IsADirectory => ("itu folder, bukan berkas", "it is a folder, not a file"),
        io::ErrorKind::NotADirectory => {
            ("sebagian jalurnya bukan folder", "part of the path is no folder")
        }
        io::ErrorKind::StorageFull => ("penyimpanan penuh", "the disk is full"),
        io::ErrorKind::ReadOnlyFilesystem => {
            ("penyimpanan hanya dapat dibaca", "the disk is read-only")
        }
        io::ErrorKind::InvalidFilename => {
            ("nama itu tidak dapat dipakai di sini", "that name can't be used here")
        }
        io::ErrorKind::FileTooLarge => ("berkasnya terlalu besar", "the file is too large"),
        io::ErrorKind::QuotaExceeded => ("jatah penyimpanan habis", "the quota is used up"),
        _ if is_circle_of_links(source) => {
            ("tautannya berputar tanpa ujung", "its links lead around in a circle")
        }
        _ => return (source.to_string(), source.to_string()),
    };
    (id.to_owned(), en.to_owned())
}

/// Whether links lead to each other, for which the standard library has no stable name yet.
fn is_circle_of_links(source: &io::Error) -> bool {
    let number = if cfg!(target_os = "linux") { 40 } else { 62 };
    cfg!(unix) && source.raw_os_error() == Some(number)
}
