//! Cases of a checklist: what is expected of a dossier, where its assessment differs, and what all cases
//! together exercise.

mod coverage;
mod expected;

pub use coverage::{Coverage, Earned, Exercised, REQUIRED};
pub use expected::{Difference, End, Ends, Expectation, differences};

/// A case that was run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// The dossier's file.
    pub dossier: String,
    /// The file that says what is expected of it.
    pub expected: String,
    /// How it came out.
    pub outcome: Outcome,
}

/// How a case came out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Everything is as expected.
    AsExpected,
    /// Something is not.
    Otherwise(Vec<Difference>),
    /// Its dossier or what is expected of it cannot be read.
    NotRun,
}
