//! A file that was read, in one of the formats of dossiers.

use std::path::Path;
use std::sync::Arc;

use super::book::Book;
use super::peek;
use super::{Draft, Input, Reader};
use crate::diagnostic::{Diagnostics, Place, Source};
use crate::document::{Limits, read_yaml};

/// A format of files with dossiers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// YAML, one dossier a document.
    Yaml,
    /// JSON: one dossier, a list of them, or one a line.
    Json,
    /// NDJSON, one dossier a line.
    Lines,
    /// A workbook of Excel or LibreOffice, which is one dossier.
    Workbook,
    /// CSV, of which the files of one folder are one dossier.
    Csv,
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
            "xlsx" | "xlsm" | "xls" | "ods" => Some(Self::Workbook),
            "csv" => Some(Self::Csv),
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

/// What a file holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// YAML, one dossier a document.
    Yaml(Arc<Source>),
    /// JSON: one dossier, a list of them, or one a line.
    Json(Arc<Source>),
    /// NDJSON, one dossier a line.
    Lines(Arc<Source>),
    /// The cells of a workbook, or of the CSV files of a folder: one dossier.
    Cells(Book),
}

/// A file that was read, or the CSV files of a folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loaded {
    /// The path as given; of CSV files that of the unit's own.
    pub name: String,
    /// What it holds.
    pub content: Content,
    /// Names and hashes: one, or one for each CSV file.
    pub inputs: Vec<Input>,
}

impl Loaded {
    /// The drafts of the file's dossiers, in order.
    pub fn read(&self, reader: &Reader<'_>, diagnostics: &mut Diagnostics) -> Vec<Draft> {
        let mut drafts = match &self.content {
            Content::Yaml(source) => reader.read_yaml(source, diagnostics),
            Content::Json(source) => reader.read_json(source, diagnostics),
            Content::Lines(source) => reader.read_lines(&source.name, &source.text, diagnostics),
            Content::Cells(book) => vec![reader.read_book(&self.name, book, diagnostics)],
        };
        for draft in &mut drafts {
            for input in &self.inputs {
                draft.add_input(input.clone());
            }
        }
        drafts
    }

    /// The checklist that the file's first dossier names, and where; nothing, and where to name it.
    ///
    /// # Errors
    /// The text is no YAML; what is wrong with it.
    pub fn checklist(&self) -> Result<(Option<String>, Place), Diagnostics> {
        let (source, found) = match &self.content {
            Content::Json(source) | Content::Lines(source) => {
                (source, peek::checklist_of_json(&source.text))
            }
            Content::Yaml(source) => {
                // What is wrong with the file is said when it is read in earnest.
                let mut unheard = Diagnostics::new();
                let documents = read_yaml(source, Limits::default(), &mut unheard);
                let Some(first) = documents.first() else { return Err(unheard) };
                (source, peek::checklist_of_document(first))
            }
            Content::Cells(book) => return Ok(peek::checklist_of_book(&self.name, book)),
        };
        let place = |span| Place { source: Arc::clone(source), span };
        Ok(match found {
            None => (None, place(0..0)),
            Some((id, span)) => (Some(id), place(span)),
        })
    }
}
