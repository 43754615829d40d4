//! What to do next: recommendations by priority, the cheapest way to a better grade, what to ask for.

mod collect;
mod path;

pub use collect::{Wanted, evidence_to_collect};
pub use path::{path_to_best, path_to_next_grade};

use crate::checklist::Checklist;
use crate::judge::Judged;
use crate::quantity::Number;
use crate::score::Scorecard;

/// What to do about a shortfall.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recommendation {
    /// The criterion's place.
    pub criterion: usize,
    /// The place of the recommendation among the criterion's.
    pub place: usize,
    /// 1 for the most urgent; recommendations of one criterion share it.
    pub priority: usize,
    /// What the proven total gains when the criterion is met, as a share.
    pub gain: Number,
}

/// What to do about every criterion that may apply and is not surely met: critical ones first, then
/// those that gain most, then in checklist order.
#[must_use]
pub fn for_shortfalls(
    checklist: &Checklist,
    judged: &[Judged],
    scorecard: &Scorecard,
) -> Vec<Recommendation> {
    let gains = gains(checklist, judged, scorecard);
    let mut short: Vec<(bool, &Number, usize)> = Vec::new();
    for (place, ((criterion, one), gain)) in
        checklist.criteria.iter().zip(judged).zip(&gains).enumerate()
    {
        if falls_short(criterion, one) && !criterion.recommend.is_empty() {
            short.push((criterion.critical, gain, place));
        }
    }
    short.sort_by(|one, other| (other.0, other.1).cmp(&(one.0, one.1)).then(one.2.cmp(&other.2)));
    let texts = |place: usize| checklist.criteria.get(place).map_or(0, |one| one.recommend.len());
    let mut recommendations = Vec::new();
    for (rank, (_, gain, criterion)) in short.into_iter().enumerate() {
        recommendations.extend((0..texts(criterion)).map(|place| Recommendation {
            criterion,
            place,
            priority: rank + 1,
            gain: gain.clone(),
        }));
    }
    recommendations
}

/// Whether a criterion may apply and then is not surely met.
fn falls_short(criterion: &crate::checklist::Criterion, judged: &Judged) -> bool {
    let low = judged.points.as_ref().and_then(|points| points.low());
    judged.applies.possibly() && low.is_some_and(|low| *low < criterion.levels.max())
}

/// For each criterion, what the proven total gains when it is met, as a share.
#[must_use]
pub fn gains(checklist: &Checklist, judged: &[Judged], scorecard: &Scorecard) -> Vec<Number> {
    let criteria = checklist.criteria.iter().zip(judged).zip(&scorecard.effective_weights);
    criteria
        .map(|((criterion, one), weight)| {
            let max = criterion.levels.max();
            let low = one.points.as_ref().and_then(|points| points.low()?.checked_div(&max));
            low.map_or(Number::ZERO, |low| weight.clone() * (Number::ONE - low))
        })
        .collect()
}

/// How far apart the points of a criterion can lie, as a share of the highest.
fn span(criterion: &crate::checklist::Criterion, judged: &Judged) -> Number {
    let ends = judged.points.as_ref().and_then(|points| points.low().zip(points.high()));
    ends.and_then(|(low, high)| (high.clone() - low.clone()).checked_div(&criterion.levels.max()))
        .unwrap_or(Number::ZERO)
}
