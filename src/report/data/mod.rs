//! What report templates see: everything a page shows, in words and in an order of its own.
//!
//! Templates hold the wording around these names and their order on the page; what is said of a unit is
//! said here, once, for every format that is made from a template. `reports/README.md` lists every name.

mod charts;
mod clarification;
mod condition;
mod criterion;
mod finding;
mod identity;
mod next;
mod previous;
mod records;
mod result;
mod shape;
mod sums;
mod timeline;
mod visit;

use serde::Serialize;

pub use charts::Charts;
pub use clarification::{Clarification, Place};
pub use criterion::{Criterion, Flag, Indicator, Row};
pub use finding::{Advice, Finding, Strength};
pub use identity::{
    Base, Basis, Edition, Input, Made, Period, Region, Source, TailoredPart, Tailoring, Unit,
};
pub use next::{Addressee, Path, Recommendation, Step, Wanted};
pub use previous::{CameBack, Followed, Moved, Previous};
pub use result::{Grade, Outcome, Part, Score};
pub use shape::Shape;
pub use sums::{Sum, Sums};
pub use timeline::{SlotWords, Timeline};
pub use visit::{Ask, Minutes, USUAL_MINUTES, Visit};

use super::View;
use super::letterhead::Letterhead;
use super::origin::VERSION;
use crate::dossier::FilledBy;
use crate::followup::Reported;
use crate::followup::standing::Standing;

/// All names of one assessment.
#[derive(Clone, Serialize, Debug)]
pub struct Data {
    /// The language of all words: `id` or `en`.
    pub lang: &'static str,
    /// The version of tilik.
    pub tilik: &'static str,
    /// Whom it is about.
    pub unit: Unit,
    /// The months it is about.
    pub period: Period,
    /// Who filled the dossier in.
    pub source: Source,
    /// By what it was judged.
    pub checklist: Edition,
    /// The result as a whole.
    pub result: Outcome,
    /// Each section with its score and criteria.
    pub sections: Vec<Part>,
    /// Each axis with its score and criteria.
    pub axes: Vec<Part>,
    /// The timeline slot by slot; null where the form has none.
    pub timeline: Option<Timeline>,
    /// The drawings of a page.
    pub charts: Charts,
    /// What goes well: what weighs most first.
    pub strengths: Vec<Strength>,
    /// What surely falls short: critical criteria first, then what gains most.
    pub findings: Vec<Finding>,
    /// What may fall short: blanks decide.
    pub open: Vec<Finding>,
    /// What to ask for, what matters most first.
    pub wanted: Vec<Wanted>,
    /// The cheapest way to a better grade.
    pub next: Path,
    /// The cheapest way to the best grade.
    pub best: Path,
    /// What to do, by who should do it.
    pub addressees: Vec<Addressee>,
    /// What was measured beside the score.
    pub indicators: Vec<Indicator>,
    /// Records that need a second look.
    pub flags: Vec<Flag>,
    /// The same, those of which the same is to be clarified together.
    pub clarifications: Vec<Clarification>,
    /// What a reader should know beside the result, in sentences.
    pub notes: Vec<String>,
    /// How the score adds up.
    pub sums: Sums,
    /// The files it was made from.
    pub inputs: Vec<Input>,
    /// By which tilik it was made, and from what.
    pub made: Made,
    /// What to do on a visit.
    pub visit: Visit,
    /// An earlier assessment and what became of it; null where none was given.
    pub previous: Option<Previous>,
    /// What the office puts around the report.
    pub letterhead: Letterhead,
}

/// What a report is made from beside the assessment.
#[derive(Clone, Debug)]
pub struct Around {
    /// What the office puts around it.
    pub letterhead: Letterhead,
    /// How long a visit takes, in minutes.
    pub minutes: u32,
    /// Earlier assessments, of any units.
    pub earlier: Vec<Reported>,
}

impl Default for Around {
    fn default() -> Self {
        Self { letterhead: Letterhead::default(), minutes: USUAL_MINUTES, earlier: Vec::new() }
    }
}

impl Around {
    /// The last of the earlier assessments of a unit by the same checklist; of the same days, one by somebody
    /// else counts too.
    #[must_use]
    pub fn earlier_of(&self, view: &View<'_>) -> Option<&Reported> {
        let dossier = view.dossier;
        let this = dossier.as_of.unwrap_or_else(|| dossier.period.last_day());
        let is_earlier = |standing: &Standing| {
            let by_others = standing.filled_by != dossier.filled_by;
            standing.day() < this || (standing.day() == this && by_others)
        };
        let fits = |earlier: &&Reported| {
            let standing = &earlier.standing;
            standing.code == dossier.code
                && standing.checklist.id == view.checklist.id
                && is_earlier(standing)
        };
        let verified = |standing: &Standing| standing.filled_by == FilledBy::Supervisor;
        self.earlier
            .iter()
            .filter(fits)
            .max_by_key(|it| (it.standing.day(), verified(&it.standing)))
    }
}

impl Data {
    /// All names of an assessment.
    #[must_use]
    pub fn of(view: &View<'_>, around: &Around) -> Self {
        let (sections, axes) = (result::sections(view), result::axes(view));
        let timeline = Timeline::of(view);
        let flags: Vec<Flag> = view.flags.iter().map(|one| Flag::of(view, one)).collect();
        Self {
            charts: Charts::of(view, (&sections, &axes), timeline.as_ref()),
            lang: view.lang.code(),
            tilik: VERSION,
            unit: Unit::of(view),
            period: Period::of(view),
            source: Source::of(view),
            checklist: Edition::of(view),
            result: Outcome::of(view),
            sections,
            axes,
            timeline,
            strengths: finding::strengths(view),
            findings: finding::sure(view),
            open: finding::open(view),
            wanted: next::wanted(view),
            next: Path::of(view, &view.assessment.path_to_next_grade),
            best: Path::of(view, &view.assessment.path_to_best),
            addressees: next::addressees(view),
            indicators: view.indicators.iter().map(|one| Indicator::of(view, one)).collect(),
            clarifications: clarification::together(&flags),
            flags,
            notes: view.notes.clone(),
            sums: Sums::of(view),
            inputs: view.dossier.inputs.iter().map(Input::of).collect(),
            made: Made::of(view),
            visit: Visit::of(view, around.minutes),
            previous: around.earlier_of(view).and_then(|earlier| Previous::of(view, earlier)),
            letterhead: around.letterhead.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
