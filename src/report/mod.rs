//! Puts an assessment into words: one file per format over a shared view. No format computes a score.

pub mod csv;
pub mod impact;
pub mod json;
pub mod keys;
pub mod markdown;
pub mod sentences;
pub mod tailoring;
pub mod template;
pub mod terminal;
pub mod view;
pub mod visible;
pub mod words;

#[cfg(test)]
mod tests;

use std::io;

pub use view::View;

use crate::checklist::Checklist;

/// A file format of assessments.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Format {
    /// A list of assessments.
    Json,
    /// An assessment a line.
    Ndjson,
    /// A table, one dossier a line.
    Csv,
    /// A document for people.
    Markdown,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Json, Self::Ndjson, Self::Csv, Self::Markdown];

    /// The format of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Its name, which also is how its files end.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
            Self::Markdown => "md",
        }
    }

    /// What comes before the first assessment.
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub fn opening(self, checklist: &Checklist) -> io::Result<String> {
        match self {
            Self::Json => Ok("[\n".to_owned()),
            Self::Csv => csv::header(checklist),
            Self::Ndjson | Self::Markdown => Ok(String::new()),
        }
    }

    /// One assessment, without what stands between two.
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub fn one(self, view: &View<'_>) -> io::Result<String> {
        match self {
            Self::Json => json::item(view),
            Self::Ndjson => Ok(format!("{}\n", json::line(view)?)),
            Self::Csv => csv::row(view),
            Self::Markdown => Ok(markdown::document(view)),
        }
    }

    /// What stands between two assessments.
    #[must_use]
    pub const fn between(self) -> &'static str {
        match self {
            Self::Json => ",\n",
            Self::Markdown => "\n---\n\n",
            Self::Ndjson | Self::Csv => "",
        }
    }

    /// What comes after the last assessment, of which there was one at least or none.
    #[must_use]
    pub const fn closing(self, any: bool) -> &'static str {
        match self {
            Self::Json if any => "\n]\n",
            Self::Json => "]\n",
            Self::Ndjson | Self::Csv | Self::Markdown => "",
        }
    }

    /// A whole file with one assessment.
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub fn file(self, view: &View<'_>) -> io::Result<Vec<u8>> {
        let text = self.opening(view.checklist)? + &self.one(view)? + self.closing(true);
        Ok(text.into_bytes())
    }
}
