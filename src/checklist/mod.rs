//! A checklist that has been read and checked whole: nothing downstream checks again.

pub mod builtin;
mod chain;
mod criterion;
mod levels;
pub mod load;
pub mod notation;
mod read;
mod rules;
mod selections;
mod tailor;

pub use chain::{Shelf, Written};
pub use criterion::{
    Criterion, EachRow, Evidence, Measure, Method, Recommend, Systemic, WhenEmpty,
};
pub use levels::{Level, Levels};
pub use read::from_document;
pub use rules::{FieldRules, Rules};

use crate::expr::{Constant, Expression, RowsPath};
use crate::form::{Form, Kind};
use crate::quantity::{Date, Number};
use crate::text::Text;

/// A guideline in machine-readable form.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What people call it.
    pub title: Text,
    /// The hash of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// The checklist that this one extends, and those it extends in turn; none for one that stands alone.
    pub bases: Vec<Base>,
    /// What tailoring changed against the first of the bases.
    pub changes: Vec<Change>,
    /// The documents that criteria cite.
    pub basis: Vec<Basis>,
    /// Named constants.
    pub parameters: Vec<Constant>,
    /// What a unit submits.
    pub form: Form,
    /// Rules of fields that are expressions.
    pub rules: Rules,
    /// Parts of the checklist, in order.
    pub sections: Vec<Section>,
    /// The second view of the same criteria.
    pub axes: Vec<Axis>,
    /// Named score ranges, best first.
    pub grades: Vec<Grade>,
    /// Whom recommendations may address.
    pub addressees: Vec<Addressee>,
    /// What caps the grade.
    pub gates: Vec<Gate>,
    /// The requirements, in order.
    pub criteria: Vec<Criterion>,
    /// What is measured and shown beside the score.
    pub indicators: Vec<Indicator>,
    /// Signs that a record needs a second look.
    pub flags: Vec<Flag>,
    /// How many selections of rows its criteria share.
    pub selections: usize,
}

impl Checklist {
    /// Whether a dossier for the checklist with this id may be judged by this one: it is this one, or one
    /// that this one tailors.
    #[must_use]
    pub fn answers_to(&self, id: &str) -> bool {
        self.id == id || self.bases.iter().any(|base| base.id == id)
    }

    /// What tailoring changed on the way from the last base to this checklist, first changes first.
    pub fn all_changes(&self) -> impl Iterator<Item = &Change> {
        self.bases.iter().rev().flat_map(|base| &base.changes).chain(&self.changes)
    }
}

/// A checklist that another one extends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Base {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What people call it.
    pub title: Text,
    /// The hash of its file's bytes, in hexadecimal.
    pub sha256: String,
    /// What it changes itself, where it extends another one.
    pub changes: Vec<Change>,
}

/// One change of a tailored checklist against its base.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// Where: keys, names and ids with dots between them.
    pub path: String,
    /// What the base says; `None` where it says nothing.
    pub from: Option<Text>,
    /// What the tailored checklist says; `None` where it removes something.
    pub to: Option<Text>,
}

/// A document that criteria cite.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Basis {
    /// The first word of citations.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The day it came into force.
    pub from: Option<Date>,
    /// The last day it was in force.
    pub until: Option<Date>,
}

/// A part of the checklist with a score of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// Its share of the total, against the other sections; above zero.
    pub weight: Number,
}

/// A second view of criteria, with a score of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Axis {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: Text,
}

/// A named score range.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grade {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// The least total score that reaches it, as a share; `None` for the last one.
    pub at_least: Option<Number>,
}

/// Someone recommendations may address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Addressee {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: Text,
}

/// A cap on the grade.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gate {
    /// From how many unmet critical criteria on.
    pub critical_unmet: usize,
    /// The best grade then: its place among the grades.
    pub cap: usize,
}

/// Something measured and shown, never part of the score.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: Text,
    /// What is measured.
    pub measure: Expression,
    /// The kind its measure is shown as: a share where thresholds are written with `%`.
    pub shown_as: Kind,
    /// What the measure earns, if anything.
    pub levels: Option<Levels>,
}

/// A sign that a record needs a second look.
#[derive(Clone, Debug)]
pub struct Flag {
    /// Its id.
    pub id: String,
    /// The rows looked at; `None` for the dossier as a whole.
    pub each: Option<RowsPath>,
    /// What surely holds where it is raised.
    pub when: Expression,
    /// How grave it is.
    pub severity: FlagSeverity,
    /// What it says; a template.
    pub text: Text,
}

/// How grave a flag is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FlagSeverity {
    /// Worth knowing.
    Info,
    /// Needs an explanation.
    Warning,
}
