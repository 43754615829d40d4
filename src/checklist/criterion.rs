//! One requirement of the guideline: what is measured, what that earns, and what to do about a shortfall.

use super::Levels;
use crate::expr::{Expression, RowsPath};
use crate::form::Kind;
use crate::quantity::Number;
use crate::text::Text;

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
    pub applies_when: Option<Expression>,
    /// What is measured.
    pub measure: Measure,
    /// The kind its measure is shown as: a share where thresholds are written with `%`.
    pub shown_as: Kind,
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
    Value(Expression),
    /// The share of rows that meet a requirement.
    Rows(Box<EachRow>),
}

impl Measure {
    /// The kind of what is measured; rows give a share.
    #[must_use]
    pub fn kind(&self) -> Kind {
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
    pub condition: Option<Expression>,
    /// What each must meet.
    pub require: Expression,
    /// The number of the selection of rows that are judged, where others look at the same ones.
    pub selection: Option<usize>,
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
