//! What became of earlier recommendations: carried out or not, as a later assessment proves it, and as the
//! unit says in its action plan.

pub mod answers;
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

/// An assessment, and what the unit answered to its recommendations.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reported {
    /// The assessment.
    pub standing: Standing,
    /// The answers; empty where it was not asked or did not answer.
    pub plan: ActionPlan,
}

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
    /// Whether the unit sent its action plan back and answered others, but not this one.
    pub unanswered: bool,
    /// What the unit's next action plan says of its promise; `None` where the promise was kept, none was made, or
    /// no next plan came back.
    pub next: Option<Next>,
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

/// What a unit's next action plan says of something it promised and the records do not prove done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Next {
    /// It promises it again.
    Repeated,
    /// It does not mention it any more.
    Dropped,
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

impl Reported {
    /// An assessment nobody was asked to answer.
    #[must_use]
    pub fn unanswered(standing: Standing) -> Self {
        Self { standing, plan: ActionPlan::default() }
    }
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

impl Next {
    /// What a plan says of a recommendation; `None` where it says nothing of any.
    fn of(id: &AdviceId, plan: &ActionPlan) -> Option<Self> {
        match plan.answers_to(id).next() {
            Some(_) => Some(Self::Repeated),
            None => plan.is_answered().then_some(Self::Dropped),
        }
    }
}

impl<'a> Followup<'a> {
    /// Holds a later assessment against the recommendations of an earlier one of the same unit by the same
    /// checklist, and against what the unit answered to them then, and to the later ones.
    #[must_use]
    pub fn of(before: &'a Reported, now: &'a Reported) -> Self {
        let (earlier, plan, later) = (&before.standing, &before.plan, &now.standing);
        let follow = |advice| followed(advice, (before, now));
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

fn followed<'a>(advice: &'a Advice, (before, now): (&'a Reported, &'a Reported)) -> Followed<'a> {
    let [earlier, later] =
        [before, now].map(|reported| reported.standing.criterion(&advice.id.criterion));
    let outcome = Outcome::of(earlier, later);
    let settled = matches!(outcome, Outcome::CarriedOut | Outcome::NotAsked);
    let day = now.standing.day();
    let answer = |entry: &'a Entry| Answer {
        entry,
        claim: Claim::of(entry, outcome),
        overdue: !settled && entry.due.is_some_and(|due| due <= day),
    };
    let answers: Vec<Answer<'a>> = before.plan.answers_to(&advice.id).map(answer).collect();
    let unanswered = answers.is_empty() && before.plan.is_answered();
    let promised = answers.iter().any(|it| it.entry.status != Some(Status::CannotBeDone));
    let next = if promised && !settled { Next::of(&advice.id, &now.plan) } else { None };
    Followed { advice, earlier, later, outcome, answers, unanswered, next }
}

/// A criterion that was met earlier and now falls short, or may.
fn came_back<'a>(earlier: &Standing, later: &'a Fared) -> Option<CameBack<'a>> {
    let was_met = earlier.criterion(&later.id).is_some_and(Fared::is_met);
    let asked = later.points.is_some();
    (was_met && asked && !later.is_met())
        .then(|| CameBack { later, surely: later.surely_falls_short() })
}
