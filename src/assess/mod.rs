//! What is said of one dossier: verdicts, scores, reasons, recommendations, flags.

mod flag;

pub use flag::Raised;

pub use crate::judge::{Failure, Indicated, Judged, Measured, Reason, RowTally, Said, Verdict};
pub use crate::recommend::{Recommendation, Wanted};
pub use crate::score::{Scorecard, Total};

use crate::checklist::Checklist;
use crate::dossier::Dossier;
use crate::{judge, recommend};

/// What is said of one dossier.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assessment {
    /// Each criterion, in checklist order.
    pub criteria: Vec<Judged>,
    /// Each indicator, in checklist order.
    pub indicators: Vec<Indicated>,
    /// All scores.
    pub scorecard: Scorecard,
    /// What to do, most urgent first.
    pub recommendations: Vec<Recommendation>,
    /// The places of the criteria that lift the proven grade with least effort.
    pub path_to_next_grade: Vec<usize>,
    /// The places of those that lift it to the best.
    pub path_to_best: Vec<usize>,
    /// The blanks that widen the score, the widest first.
    pub evidence_to_collect: Vec<Wanted>,
    /// Signs that records need a second look.
    pub flags: Vec<Raised>,
}

/// Assesses a dossier by a checklist. Same input, same result: nothing here looks at a file or a clock.
#[must_use]
pub fn assess(checklist: &Checklist, dossier: &Dossier) -> Assessment {
    let criteria = judge::criteria(checklist, dossier);
    let scorecard = Scorecard::of(checklist, &criteria);
    Assessment {
        indicators: judge::indicators(checklist, dossier),
        recommendations: recommend::for_shortfalls(checklist, &criteria, &scorecard),
        path_to_next_grade: recommend::path_to_next_grade(checklist, &criteria, &scorecard),
        path_to_best: recommend::path_to_best(checklist, &criteria, &scorecard),
        evidence_to_collect: recommend::evidence_to_collect(checklist, &criteria, &scorecard),
        flags: flag::raised(checklist, dossier),
        criteria,
        scorecard,
    }
}

/// What is said of one dossier among many: what it scores and measures, and how many signs there are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outline {
    /// Each criterion with its verdict and points alone, in checklist order.
    pub criteria: Vec<Judged>,
    /// Each indicator, in checklist order.
    pub indicators: Vec<Indicated>,
    /// All scores.
    pub scorecard: Scorecard,
    /// How many records need a second look.
    pub flags: usize,
}

/// The figures of a dossier without reasons and recommendations: the same as those of [`assess`], sooner.
#[must_use]
pub fn outline(checklist: &Checklist, dossier: &Dossier) -> Outline {
    let criteria = judge::points(checklist, dossier);
    let scorecard = Scorecard::of(checklist, &criteria);
    Outline {
        criteria,
        indicators: judge::indicators(checklist, dossier),
        scorecard,
        flags: flag::raised(checklist, dossier).len(),
    }
}

/// The points and the total of a dossier without reasons and recommendations: those of [`assess`], sooner.
#[must_use]
pub fn scores(checklist: &Checklist, dossier: &Dossier) -> (Vec<Judged>, Total) {
    let criteria = judge::points(checklist, dossier);
    let total = Total::of(checklist, &criteria);
    (criteria, total)
}
