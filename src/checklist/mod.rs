//! A checklist that has been read and checked whole: nothing downstream checks again.

mod levels;

pub use levels::{Level, Levels};

use crate::expr::{Constant, Node, RowsPath};
use crate::form::{Form, Kind};
use crate::ids::{FieldId, TableId};
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
    /// What tailoring changed against the base.
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
}

/// One change of a tailored checklist against its base.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// Where: keys with dots between them.
    pub path: String,
    /// What the base says; `None` where it says nothing.
    pub from: Option<String>,
    /// What the tailored checklist says; `None` where it removes something.
    pub to: Option<String>,
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

/// Expressions of the form: what fields allow, and how derived ones are computed.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// For each table, for each field.
    pub fields: Vec<Vec<FieldRules>>,
    /// Derived fields in an order in which each only needs those before it.
    pub derived: Vec<(TableId, FieldId)>,
    /// Fields with `min` or `max`, in an order in which each only needs those before it.
    pub bounded: Vec<(TableId, FieldId)>,
}

/// Expressions of one field.
#[derive(Clone, Debug, Default)]
pub struct FieldRules {
    /// The least it can be.
    pub min: Option<Node>,
    /// The most it can be.
    pub max: Option<Node>,
    /// How it is computed.
    pub derive: Option<Node>,
}

impl Rules {
    /// The rules of a field.
    #[must_use]
    pub fn of(&self, table: TableId, field: FieldId) -> Option<&FieldRules> {
        self.fields.get(table.index())?.get(field.index())
    }
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

/// One requirement.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// Its section's place.
    pub section: usize,
    /// Its axis' place.
    pub axis: Option<usize>,
    /// What is required.
    pub title: Text,
    /// Why.
    pub why: Option<Text>,
    /// Citations, as written.
    pub basis: Vec<String>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// Its share of the section, against the other criteria; above zero.
    pub weight: Number,
    /// Whether gates count it.
    pub critical: bool,
    /// Where it applies.
    pub applies_when: Option<Node>,
    /// What is measured.
    pub measure: Measure,
    /// What the measure earns.
    pub levels: Levels,
    /// What a measure of none means.
    pub when_empty: WhenEmpty,
    /// What to do about a shortfall.
    pub recommend: Vec<Recommend>,
    /// What to do when many units fall short.
    pub systemic: Option<Systemic>,
}

/// What shows that a requirement is met, and how it is checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// How.
    pub method: Method,
    /// What.
    pub what: Text,
}

/// A way to check a claim.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Method {
    /// Reading documents (`dokumen`).
    Document,
    /// Asking people (`wawancara`).
    Interview,
    /// Looking (`observasi`).
    Observation,
}

/// What a criterion measures.
#[derive(Clone, Debug)]
pub enum Measure {
    /// A value.
    Value(Node),
    /// The share of rows that meet a requirement.
    Rows(Box<EachRow>),
}

impl Measure {
    /// The kind of what is measured; rows give a share.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Value(node) => node.of,
            Self::Rows(_) => Kind::Share,
        }
    }
}

/// Rows judged one by one.
#[derive(Clone, Debug)]
pub struct EachRow {
    /// The rows.
    pub rows: RowsPath,
    /// Which of them are judged.
    pub condition: Option<Node>,
    /// What each must meet.
    pub require: Node,
    /// The requirement as the author wrote it.
    pub written: String,
}

/// What a measure of none means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum WhenEmpty {
    /// The criterion is met.
    Met,
    /// It is unmet.
    Unmet,
    /// It does not apply.
    NotApplicable,
}

/// What to do about a shortfall.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recommend {
    /// The addressee's place.
    pub to: usize,
    /// What to do; a template.
    pub text: Text,
    /// By when, as written: `1 month`.
    pub due: Option<String>,
}

/// What to do when many units fall short.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Systemic {
    /// From which share of units on.
    pub share: Number,
    /// The addressee's place.
    pub to: usize,
    /// What to do; a template.
    pub text: Text,
}

/// Something measured and shown, never part of the score.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: Text,
    /// What is measured.
    pub measure: Node,
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
    pub when: Node,
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
