//! A handout: a few sentences and tables that a page, a workbook and a Markdown document each show in their way,
//! so that all of them say the same.

mod district;
mod followup;
mod html;
mod markdown;
mod signs;
mod visits;

use std::io;

pub use district::district;
pub use followup::followup;
pub use signs::signs;
pub use visits::visits;

use super::words::{number, of_hundred, percent};
use super::xlsx;
use crate::quantity::{Date, Number};
use crate::text::Lang;

/// What is handed out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Handout {
    /// The language.
    pub lang: Lang,
    /// What kind of document it is.
    pub kind: &'static str,
    /// Whom or what it is about.
    pub title: String,
    /// For when, in short.
    pub when: String,
    /// The day that files bear, since nothing asks the clock.
    pub day: Date,
    /// Names and values, below the title.
    pub facts: Vec<(&'static str, String)>,
    /// The sentence to read first.
    pub lead: String,
    /// What has to be known besides.
    pub notes: Vec<String>,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// What it was made by and from, for the last line.
    pub made: String,
}

/// A table under a heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// What links call it.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What its sheet is called.
    pub sheet: &'static str,
    /// How it is read; empty where that is plain.
    pub says: String,
    /// How its rows are shown where there is room to read.
    pub shape: Shape,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// What is said where there are no rows; the part is left out where that is empty.
    pub nothing: &'static str,
}

/// How the rows of a part are shown to be read. A workbook always shows a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// As a table.
    Table,
    /// Each by itself, under its first cells: a number, a name, and what matters most of it.
    Cards,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// What stands over it.
    pub head: &'static str,
    /// What its cells hold.
    pub kind: Kind,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// A running number.
    Place,
    /// A name, by which its row is found.
    Name,
    /// A few words, a day or a code.
    Short,
    /// Sentences.
    Text,
    /// How many.
    Count,
    /// A share of a hundred, or a difference of two.
    Share,
    /// A sign with its word.
    Mark,
    /// Room for somebody to write.
    Open,
}

/// What stands in a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// A text.
    Text(String),
    /// Texts below each other.
    Lines(Vec<String>),
    /// How many.
    Count(usize),
    /// A share of one.
    Share(Number),
    /// A difference of shares, in percentage points.
    Change(Number),
    /// A sign with its word.
    Mark(Mark),
}

/// A sign with its word; the colour only helps to find it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// The sign.
    pub sign: &'static str,
    /// The word.
    pub word: &'static str,
    /// What it amounts to.
    pub tone: Tone,
}

/// What a mark amounts to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Tone {
    /// Well.
    Good,
    /// Half-way.
    Half,
    /// Badly.
    Bad,
    /// Nobody knows.
    Unknown,
    /// Neither.
    Aside,
}

impl Cell {
    /// A text; nothing where it is empty.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// Texts below each other; nothing where there are none.
    #[must_use]
    pub fn lines(lines: Vec<String>) -> Self {
        if lines.is_empty() { Self::Blank } else { Self::Lines(lines) }
    }

    /// A share, or nothing.
    #[must_use]
    pub fn share(share: Option<Number>) -> Self {
        share.map_or(Self::Blank, Self::Share)
    }

    /// What it says, each text on a line of its own.
    #[must_use]
    pub fn said(&self, lang: Lang) -> Vec<String> {
        match self {
            Self::Blank => Vec::new(),
            Self::Text(text) => vec![text.clone()],
            Self::Lines(lines) => lines.clone(),
            Self::Count(count) => vec![number(&Number::from(*count), lang)],
            Self::Share(share) => vec![percent(share, lang)],
            Self::Change(change) => vec![signed(change, lang)],
            Self::Mark(Mark { sign, word, .. }) => vec![format!("{sign} {word}")],
        }
    }
}

/// A difference in percentage points with its sign: `+2,5`, `−10`.
fn signed(change: &Number, lang: Lang) -> String {
    let sign = match (change.is_zero(), change.is_negative()) {
        (true, _) => "",
        (false, true) => "−",
        (false, false) => "+",
    };
    format!("{sign}{}", of_hundred(&change.abs(), lang))
}

impl Part {
    /// The columns of these heads and kinds.
    fn columns<const N: usize>(columns: [(&'static str, Kind); N]) -> Vec<Column> {
        columns.into_iter().map(|(head, kind)| Column { head, kind }).collect()
    }

    /// Whether there is anything to say.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        !self.rows.is_empty() || !self.nothing.is_empty()
    }
}

impl Handout {
    /// The parts that have something to say.
    fn shown(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.is_shown())
    }
}

/// A file format of handouts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Format {
    /// A page for people.
    Html,
    /// A document for people.
    Markdown,
    /// A workbook for people.
    Xlsx,
}

impl Format {
    /// A whole file.
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub fn file(self, handout: &Handout) -> io::Result<Vec<u8>> {
        match self {
            Self::Html => html::page(handout).map(String::into_bytes),
            Self::Markdown => Ok(markdown::document(handout).into_bytes()),
            Self::Xlsx => xlsx::handout(handout),
        }
    }
}

/// A share of so many, if there are any.
fn share(part: usize, of: usize) -> Option<Number> {
    Number::from(part).checked_div(&Number::from(of))
}
