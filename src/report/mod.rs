//! Puts an assessment into words: one file per format over a shared view. No format computes a score.

pub mod csv;
pub mod impact;
pub mod finding;
pub mod followup;
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
pub mod xlsx;

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
    /// A workbook for people, with the action plan to fill in.
    Xlsx,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 5] = [Self::Json, Self::Ndjson, Self::Csv, Self::Markdown, Self::Xlsx];

    /// What a supervisor keeps of a run: the workbook to hand over, and the record that later runs read.
    pub const KEPT: [Self; 2] = [Self::Json, Self::Xlsx];

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
            Self::Xlsx => "xlsx",
        }
    }

    /// How assessments follow each other in one stream of text; `None` for files that hold just one.
    #[must_use]
    pub const fn stream(self) -> Option<Stream> {
        match self {
            Self::Json => Some(Stream::Json),
            Self::Ndjson => Some(Stream::Ndjson),
            Self::Csv => Some(Stream::Csv),
            Self::Markdown => Some(Stream::Markdown),
            Self::Xlsx => None,
        }
    }

    /// A whole file with one assessment.
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub fn file(self, view: &View<'_>) -> io::Result<Vec<u8>> {
        match self.stream() {
            Some(stream) => stream.whole(view).map(String::into_bytes),
            None => xlsx::workbook(view, &json::line(view)?),
        }
    }
}

/// A text format in which any number of assessments follow each other.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Stream {
    /// A list of assessments.
    Json,
    /// An assessment a line.
    Ndjson,
    /// A table, one dossier a line.
    Csv,
    /// Documents for people.
    Markdown,
}

impl Stream {
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
            Self::Csv => {
                let assessment = view.assessment;
                let judged = (&assessment.criteria[..], &assessment.scorecard);
                csv::row(view.checklist, view.dossier, judged)
            }
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

    /// All that is written of one assessment alone.
    fn whole(self, view: &View<'_>) -> io::Result<String> {
        Ok(self.opening(view.checklist)? + &self.one(view)? + self.closing(true))
    }
}
