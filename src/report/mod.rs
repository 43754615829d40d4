//! Puts an assessment into words: one file per format over a shared view. No format computes a score.

pub mod comparison;
pub mod change;
pub mod chart;
pub mod csv;
pub mod district;
pub mod handout;
pub mod icalendar;
pub mod data;
pub mod docx;
pub mod explain;
pub mod impact;
pub mod finding;
pub mod followup;
pub mod json;
pub mod keys;
pub mod kit;
pub mod letterhead;
pub mod markdown;
pub mod origin;
pub mod parquet;
pub mod sentences;
pub mod signs;
pub mod tailoring;
pub mod template;
pub mod templates;
pub mod terminal;
pub mod verification;
pub mod view;
pub mod trial;
pub mod visible;
pub mod visits;
pub mod words;
pub mod xlsx;

#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::io;

pub use kit::{Kit, Refused};
pub use view::View;

use crate::checklist::Checklist;
use crate::verify::page::{self, Carried};

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
    /// A page for people.
    Html,
    /// Report, record and letter for Word.
    Docx,
    /// What to do on a visit: a page, and a Word file.
    Agenda,
    /// Plain feedback for the unit: a page, and a message.
    Feedback,
    /// Typed tables of all dossiers of a run.
    Parquet,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 10] = [
        Self::Json,
        Self::Ndjson,
        Self::Csv,
        Self::Markdown,
        Self::Xlsx,
        Self::Html,
        Self::Docx,
        Self::Agenda,
        Self::Feedback,
        Self::Parquet,
    ];

    /// What a supervisor keeps of a run: the workbook to hand over, and the record that later runs read.
    pub const KEPT: [Self; 2] = [Self::Json, Self::Xlsx];

    /// The format of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Agenda => "agenda",
            Self::Feedback => "umpan-balik",
            Self::Parquet => "parquet",
        }
    }

    /// How assessments follow each other in one stream of text; `None` for files that hold just one.
    #[must_use]
    pub const fn stream(self) -> Option<Stream> {
        match self.parts() {
            [(_, Part::Text(stream))] => Some(*stream),
            _ => None,
        }
    }

    /// Whether it is made from templates.
    #[must_use]
    pub fn takes_templates(self) -> bool {
        self.parts().iter().any(|(_, part)| matches!(part, Part::Page(_) | Part::Letter(_)))
    }

    /// The files of one assessment, each with what its name ends in after the dossier's own.
    ///
    /// # Errors
    /// The machine refuses, or a template of one's own can't be filled in.
    pub fn files(
        self,
        view: &View<'_>,
        kit: &Kit,
    ) -> Result<Vec<(&'static str, Vec<u8>)>, Refused> {
        // What templates see is made where there is a template.
        let data = OnceCell::new();
        let data = || data.get_or_init(|| kit.data(view));
        let make = |part: &Part| match part {
            Part::Text(stream) => Ok(stream.whole(view)?.into_bytes()),
            Part::Workbook => Ok(xlsx::workbook(view, &json::line(view)?)?),
            Part::Page(name) => carrying(name, kit.page(name, data())?, view),
            Part::Letter(name) => kit.letter(name, data()),
        };
        self.parts().iter().map(|(ending, part)| Ok((*ending, make(part)?))).collect()
    }

    /// What is made in this format, each with what its file's name ends in.
    const fn parts(self) -> &'static [(&'static str, Part)] {
        match self {
            Self::Json => &[(".json", Part::Text(Stream::Json))],
            Self::Ndjson => &[(".ndjson", Part::Text(Stream::Ndjson))],
            Self::Csv => &[(".csv", Part::Text(Stream::Csv))],
            Self::Markdown => &[(".md", Part::Text(Stream::Markdown))],
            Self::Xlsx => &[(".xlsx", Part::Workbook)],
            Self::Html => &[(".html", Part::Page("html/laporan"))],
            Self::Docx => &[
                ("_laporan.docx", Part::Letter("laporan")),
                ("_berita-acara.docx", Part::Letter("berita-acara")),
                ("_surat-umpan-balik.docx", Part::Letter("surat-umpan-balik")),
            ],
            Self::Agenda => &[
                ("_agenda.html", Part::Page("html/agenda")),
                ("_agenda.docx", Part::Letter("agenda")),
            ],
            Self::Feedback => &[
                ("_umpan-balik.html", Part::Page("html/umpan-balik")),
                ("_umpan-balik.txt", Part::Page("text/umpan-balik")),
            ],
            // Its files hold all dossiers.
            Self::Parquet => &[],
        }
    }
}

/// A page with the figures and hashes behind it, for programs; a plain text as it is.
fn carrying(template: &str, text: String, view: &View<'_>) -> Result<Vec<u8>, Refused> {
    if !template.starts_with("html/") {
        return Ok(text.into_bytes());
    }
    let record = json::stamp(view)?;
    Ok(page::carrying(&text, Carried { template, record: &record }).into_bytes())
}

/// How a file of a report is made.
#[derive(Clone, Copy)]
enum Part {
    /// A text in which others could follow.
    Text(Stream),
    /// A workbook.
    Workbook,
    /// A page or text from the template of this name.
    Page(&'static str),
    /// A Word file from the template of this name.
    Letter(&'static str),
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
                let total = assessment.scorecard.whole();
                csv::row(view.checklist, view.dossier, (&assessment.criteria, &total))
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
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub fn whole(self, view: &View<'_>) -> io::Result<String> {
        Ok(self.opening(view.checklist)? + &self.one(view)? + self.closing(true))
    }
}
