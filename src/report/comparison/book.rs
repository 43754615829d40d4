//! Tables that every format shows, each in its way, so that all of them say the same.

use crate::bound::Range;
use crate::compare::rank::Place;
use crate::judge::Verdict;
use crate::quantity::{Date, Number};
use crate::text::Lang;

/// A comparison as a few sentences and tables.
#[derive(Clone, Debug)]
pub struct Book {
    /// The language.
    pub lang: Lang,
    /// What it is about.
    pub title: String,
    /// The last day that is spoken of.
    pub day: Date,
    /// What was compared, as names and values.
    pub about: Vec<Fact>,
    /// What the reader has to know before reading a figure.
    pub notes: Vec<String>,
    /// The chapters, in order.
    pub chapters: Vec<Chapter>,
}

/// A name and its value.
#[derive(Clone, Debug)]
pub struct Fact {
    /// For programs.
    pub key: &'static str,
    /// For people.
    pub label: &'static str,
    /// The value, for people.
    pub value: String,
    /// The value, for programs.
    pub plain: String,
}

/// What a chapter is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// All units together.
    Summary,
    /// Who stands where.
    Ranking,
    /// Units by criteria.
    Matrix,
    /// Criteria over units.
    Criteria,
    /// Periods.
    Trend,
    /// Two axes against each other.
    Quadrant,
    /// The units' own word against their supervisors'.
    Verified,
}

/// Tables on one subject.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// The subject.
    pub subject: Subject,
    /// What it is called.
    pub title: &'static str,
    /// The tables, in order.
    pub tables: Vec<Table>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// What programs call it.
    pub key: &'static str,
    /// What people call it.
    pub title: String,
    /// How it is read.
    pub says: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// What is said where there are no rows.
    pub nothing: &'static str,
    /// The share at which a line divides the scores, if one does.
    pub line: Option<Number>,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// What programs call it.
    pub key: String,
    /// What people call it.
    pub head: String,
    /// What its cells hold.
    pub kind: Kind,
    /// What it has in common with its neighbours, if anything.
    pub above: Option<String>,
    /// What its head stands for, where that is short.
    pub full: Option<String>,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// A code or another short text.
    Short,
    /// A name.
    Name,
    /// Sentences.
    Text,
    /// How many.
    Count,
    /// A share of one.
    Share,
    /// A difference of shares, up or down.
    Change,
    /// So many hundredths.
    Points,
    /// A number as it is.
    Plain,
    /// A score with bounds.
    Score,
    /// A rank, from the best to the worst possible.
    Rank,
    /// A verdict.
    Verdict,
}

/// What stands in a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// Nothing, since there is nothing to say.
    Blank,
    /// A text.
    Text(String),
    /// A word that programs know by a key.
    Word {
        /// For programs.
        key: String,
        /// For people.
        text: String,
    },
    /// How many.
    Count(usize),
    /// A share, a change of one, or a plain number, by the kind of the column.
    Number(Number),
    /// A score with bounds.
    Score(Range),
    /// A rank.
    Rank(Place),
    /// A verdict.
    Verdict(Verdict),
}

impl Book {
    /// A table by what programs call it.
    #[must_use]
    pub fn table(&self, key: &str) -> Option<&Table> {
        self.chapters.iter().flat_map(|chapter| &chapter.tables).find(|table| table.key == key)
    }
}

impl Table {
    /// The cell of a row in the column that programs call so.
    #[must_use]
    pub fn cell<'t>(&self, row: &'t [Cell], key: &str) -> &'t Cell {
        let column = self.columns.iter().position(|column| column.key == key);
        column.and_then(|column| row.get(column)).unwrap_or(&Cell::Blank)
    }
}

impl Column {
    /// A column.
    #[must_use]
    pub fn new(key: impl Into<String>, kind: Kind, head: impl Into<String>) -> Self {
        Self { key: key.into(), head: head.into(), kind, above: None, full: None }
    }
}

impl Kind {
    /// Whether its cells are numbers of one kind or another.
    #[must_use]
    pub const fn is_figure(self) -> bool {
        match self {
            Self::Short | Self::Name | Self::Text | Self::Verdict => false,
            Self::Count
            | Self::Share
            | Self::Change
            | Self::Points
            | Self::Plain
            | Self::Score
            | Self::Rank => true,
        }
    }
}

impl Cell {
    /// A text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A word, by what programs call it.
    #[must_use]
    pub fn word(key: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Word { key: key.into(), text: text.into() }
    }

    /// A number, or nothing.
    #[must_use]
    pub fn number(number: Option<Number>) -> Self {
        number.map_or(Self::Blank, Self::Number)
    }

    /// A score, or nothing.
    #[must_use]
    pub fn score(score: Option<&Range>) -> Self {
        score.cloned().map_or(Self::Blank, Self::Score)
    }

    /// The text of a cell that holds one.
    #[must_use]
    pub fn as_text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Word { text, .. } => text,
            _ => "",
        }
    }

    /// The score of a cell that holds one, from its lowest to its highest.
    #[must_use]
    pub fn as_score(&self) -> Option<(&Number, &Number)> {
        match self {
            Self::Score(range) => range.low().zip(range.high()),
            _ => None,
        }
    }
}
