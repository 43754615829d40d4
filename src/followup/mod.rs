//! What became of earlier recommendations: carried out or not, as a later assessment proves it, and as the
//! unit says in its action plan.

pub mod district;
pub mod pair;
pub mod plan;
pub mod pseudonym;
pub mod record;
pub mod standing;
pub mod workbook;

#[cfg(test)]
mod tests;

use crate::quantity::Number;
use plan::{ActionPlan, AdviceId, Entry, Status};
use standing::{Advice, Fared, Standing};

/// What became of the recommendations of an earlier assessment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Followup<'a> {
    /// The earlier assessment.
    pub earlier: &'a Standing,
    /// The later one.
    pub later: &'a Standing,
    /// Every recommendation of the earlier one, in its order.
    pub advice: Vec<Followed<'a>>,
    /// What was met earlier and no longer is, in the checklist's order.
    pub came_back: Vec<CameBack<'a>>,
    /// What the unit plans of its own accord.
    pub own: Vec<&'a Entry>,
}

/// What became of a recommendation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Followed<'a> {
    /// The recommendation.
    pub advice: &'a Advice,
    /// How its criterion fared earlier.
    pub earlier: Option<&'a Fared>,
    /// How it fared later; `None` where it is no longer asked.
    pub later: Option<&'a Fared>,
    /// What became of it.
    pub outcome: Outcome,
    /// What the unit answered to it.
    pub answers: Vec<Answer<'a>>,
}

/// What a unit answered to a recommendation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer<'a> {
    /// The row of its action plan.
    pub entry: &'a Entry,
    /// How its words and the records go together.
    pub claim: Claim,
    /// Whether its deadline has passed without the records proving it done.
    pub overdue: bool,
}

/// Something that was met earlier and now falls short.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CameBack<'a> {
    /// How it fared later.
    pub later: &'a Fared,
    /// Whether it surely falls short; otherwise it is no longer proven to be met.
    pub surely: bool,
}

/// What became of a recommendation, as far as the records prove it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Outcome {
    /// Its criterion surely earns fewer points than before.
    Worse,
    /// Its criterion falls short as before, or at least not surely less.
    Open,
    /// Its criterion surely earns more points than before, but not surely all.
    InPart,
    /// Blanks leave open whether its criterion is met.
    Unknown,
    /// Its criterion is met.
    CarriedOut,
    /// Its criterion is no longer asked.
    NotAsked,
}

/// How what a unit says of a recommendation goes together with what the records prove.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Claim {
    /// It does not say how far it is.
    Silent,
    /// The two agree.
    Agrees,
    /// It says done and names evidence; the records do not prove it.
    Unproven,
    /// It says done and names no evidence; the records do not prove it either.
    WithoutEvidence,
    /// It does not say done, but the records prove it.
    ProvenAnyway,
    /// It says done; no record is asked for any more that could prove it.
    Untold,
}

impl Outcome {
    /// All of them, what needs attention first.
    pub const ALL: [Self; 6] =
        [Self::Worse, Self::Open, Self::InPart, Self::Unknown, Self::CarriedOut, Self::NotAsked];

    /// What became of a criterion that fell short, or may have.
    #[must_use]
    pub fn of(earlier: Option<&Fared>, later: Option<&Fared>) -> Self {
        let Some((low, high)) = later.and_then(Fared::share) else { return Self::NotAsked };
        let before = earlier.and_then(Fared::share);
        let surely = |holds: fn(&(Number, Number), &(Number, Number)) -> bool| {
            before.as_ref().is_some_and(|before| holds(before, &(low.clone(), high.clone())))
        };
        if later.is_some_and(Fared::is_met) {
            Self::CarriedOut
        } else if surely(|(_, before), (now, _)| now > before) {
            Self::InPart
        } else if surely(|(before, _), (_, now)| now < before) {
            Self::Worse
        } else if high < Number::ONE {
            Self::Open
        } else {
            Self::Unknown
        }
    }
}

impl Claim {
    /// How what a unit says goes together with what became of the recommendation.
    #[must_use]
    pub fn of(entry: &Entry, outcome: Outcome) -> Self {
        let Some(status) = entry.status else { return Self::Silent };
        match (status, outcome) {
            (Status::Done, Outcome::CarriedOut) => Self::Agrees,
            (Status::Done, Outcome::NotAsked) => Self::Untold,
            (Status::Done, Outcome::Worse | Outcome::Open | Outcome::InPart | Outcome::Unknown) => {
                match entry.evidence {
                    Some(_) => Self::Unproven,
                    None => Self::WithoutEvidence,
                }
            }
            (
                Status::NotStarted | Status::InProgress | Status::CannotBeDone,
                Outcome::CarriedOut,
            ) => Self::ProvenAnyway,
            (
                Status::NotStarted | Status::InProgress | Status::CannotBeDone,
                Outcome::Worse
                | Outcome::Open
                | Outcome::InPart
                | Outcome::Unknown
                | Outcome::NotAsked,
            ) => Self::Agrees,
        }
    }
}

impl<'a> Followup<'a> {
    /// Holds a later assessment against the recommendations of an earlier one of the same unit by the same
    /// checklist, and against what the unit answered to them.
    #[must_use]
    pub fn of(earlier: &'a Standing, plan: &'a ActionPlan, later: &'a Standing) -> Self {
        let follow = |advice| followed(advice, (earlier, plan, later));
        let known = |id: &AdviceId| earlier.advice.iter().any(|advice| advice.id == *id);
        let own = |entry: &&Entry| !entry.answers.as_ref().is_some_and(known);
        Self {
            earlier,
            later,
            advice: earlier.advice.iter().map(follow).collect(),
            came_back: later.criteria.iter().filter_map(|now| came_back(earlier, now)).collect(),
            own: plan.entries.iter().filter(own).collect(),
        }
    }

    /// The recommendations of which this became.
    pub fn with(&self, outcome: Outcome) -> impl Iterator<Item = &Followed<'a>> {
        self.advice.iter().filter(move |followed| followed.outcome == outcome)
    }
}

fn followed<'a>(
    advice: &'a Advice,
    (earlier, plan, later): (&'a Standing, &'a ActionPlan, &'a Standing),
) -> Followed<'a> {
    let [before, now] = [earlier, later].map(|standing| standing.criterion(&advice.id.criterion));
    let outcome = Outcome::of(before, now);
    let settled = matches!(outcome, Outcome::CarriedOut | Outcome::NotAsked);
    let answers = plan.entries.iter().filter(|entry| entry.answers.as_ref() == Some(&advice.id));
    let answer = |entry: &'a Entry| Answer {
        entry,
        claim: Claim::of(entry, outcome),
        overdue: !settled && entry.due.is_some_and(|due| due <= later.day()),
    };
    let answers = answers.filter(|entry| entry.is_answered()).map(answer).collect();
    Followed { advice, earlier: before, later: now, outcome, answers }
}

/// A criterion that was met earlier and now falls short, or may.
fn came_back<'a>(earlier: &Standing, later: &'a Fared) -> Option<CameBack<'a>> {
    let was_met = earlier.criterion(&later.id).is_some_and(Fared::is_met);
    let asked = later.points.is_some();
    (was_met && asked && !later.is_met())
        .then(|| CameBack { later, surely: later.surely_falls_short() })
}
