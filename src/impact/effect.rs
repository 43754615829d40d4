//! What a change of checklists does to one dossier.

use super::{Comparison, Pair, bounds};
use crate::assess::{Assessment, Judged, Measured, Verdict};
use crate::bound::{Range, Truth};
use crate::checklist::Checklist;
use crate::dossier::{Dossier, Identity};
use crate::quantity::Number;

/// What changes for one dossier.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Effect {
    /// The unit's name.
    pub name: String,
    /// Whose dossier it is, about which period, and who filled it in.
    pub identity: Identity,
    /// The total under the old checklist, as shares; `None` where nothing applies.
    pub old: Option<Range>,
    /// The total under the new one.
    pub new: Option<Range>,
    /// The lowest and the highest grade under the old checklist, by its places.
    pub old_grade: Option<(usize, usize)>,
    /// The lowest and the highest grade under the new one, by its places.
    pub new_grade: Option<(usize, usize)>,
    /// By how much the total changes, however the blanks are filled in; `None` where either has none.
    pub change: Option<Range>,
    /// What each criterion adds to the change, in the order of the comparison's pairs.
    pub criteria: Vec<Shift>,
}

/// Which way the total goes, however the blanks are filled in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Movement {
    /// It surely falls.
    Loses,
    /// The blanks decide.
    Open,
    /// It surely stays as it is.
    Stays,
    /// It surely rises.
    Gains,
    /// One of the checklists gives no score, because nothing applies.
    Incomparable,
}

impl Movement {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Loses, Self::Open, Self::Stays, Self::Gains, Self::Incomparable];
}

/// What one criterion adds to the change of the proven total. Over all criteria these add up to it exactly:
/// a criterion's part of a proven total is effective weight × lowest points ÷ highest points.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shift {
    /// Under the old checklist; `None` where the criterion is not in it.
    pub old: Option<Side>,
    /// Under the new one.
    pub new: Option<Side>,
    /// What comes of other points, as a share of the total: new effective weight × difference of points.
    pub by_points: Number,
    /// What comes of another effective weight: difference of weights × old points.
    pub by_weight: Number,
}

/// A criterion under one of the checklists.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Side {
    /// Its verdict.
    pub verdict: Verdict,
    /// Whether it applies.
    pub applies: Truth,
    /// Its measure.
    pub measure: Option<Measured>,
    /// Its points; `None` where it does not apply.
    pub points: Option<Range>,
    /// The highest points there are.
    pub max: Number,
    /// Its share of the proven total.
    pub effective_weight: Number,
}

impl Effect {
    /// Compares the two assessments of one dossier.
    pub(super) fn of(
        comparison: &Comparison<'_>,
        dossier: &Dossier,
        (old, new): (&Assessment, &Assessment),
    ) -> Self {
        let sides = (sides(comparison.old, old), sides(comparison.new, new));
        let shift = |pair: &Pair| {
            let side = |sides: &[Side], place: Option<usize>| sides.get(place?).cloned();
            Shift::of(side(&sides.0, pair.old), side(&sides.1, pair.new))
        };
        let criteria: Vec<Shift> = comparison.pairs.iter().map(shift).collect();
        Self {
            name: dossier.name.clone(),
            identity: dossier.identity(),
            change: bounds::change(comparison, (old, new), &criteria),
            old: old.scorecard.total.clone(),
            new: new.scorecard.total.clone(),
            old_grade: old.scorecard.grade,
            new_grade: new.scorecard.grade,
            criteria,
        }
    }

    /// Which way the total goes.
    #[must_use]
    pub fn movement(&self) -> Movement {
        let Some(change) = &self.change else { return Movement::Incomparable };
        let zero = Range::exactly(Number::ZERO);
        if *change == zero {
            Movement::Stays
        } else if zero.is_below(change).surely() {
            Movement::Gains
        } else if change.is_below(&zero).surely() {
            Movement::Loses
        } else {
            Movement::Open
        }
    }

    /// By how much the proven total changes, as a share; `None` where either has none.
    #[must_use]
    pub fn proven_change(&self) -> Option<Number> {
        let low = |range: &Option<Range>| range.as_ref()?.low().cloned();
        Some(low(&self.new)? - low(&self.old)?)
    }
}

impl Shift {
    fn of(old: Option<Side>, new: Option<Side>) -> Self {
        let counts = |side: &Option<Side>| side.as_ref().and_then(Side::part);
        let (by_points, by_weight) = match (counts(&old), counts(&new)) {
            (Some((weight, share)), Some((other, others))) => {
                (other.clone() * (others - share.clone()), (other - weight) * share)
            }
            (None, Some((weight, share))) => (weight * share, Number::ZERO),
            (Some((weight, share)), None) => (-(weight * share), Number::ZERO),
            (None, None) => (Number::ZERO, Number::ZERO),
        };
        Self { old, new, by_points, by_weight }
    }

    /// What the criterion adds to the change of the proven total, as a share.
    #[must_use]
    pub fn total(&self) -> Number {
        self.by_points.clone() + self.by_weight.clone()
    }

    /// Whether verdict or points differ, or the criterion is in one of the checklists only.
    #[must_use]
    pub fn result_differs(&self) -> bool {
        let result = |side: &Option<Side>| {
            side.as_ref().map(|it| (it.verdict, it.points.clone(), it.max.clone()))
        };
        result(&self.old) != result(&self.new)
    }
}

impl Side {
    fn of(checklist: &Checklist, place: usize, judged: &Judged, weight: &Number) -> Option<Self> {
        Some(Self {
            verdict: judged.verdict,
            applies: judged.applies,
            measure: judged.measure.clone(),
            points: judged.points.clone(),
            max: checklist.criteria.get(place)?.levels.max(),
            effective_weight: weight.clone(),
        })
    }

    /// The points as shares of the highest.
    pub(super) fn shares(&self) -> Option<Range> {
        let points = self.points.as_ref()?;
        let share = |end: Option<&Number>| end?.checked_div(&self.max);
        Some(Range::spanning(share(points.low())?, share(points.high())?))
    }

    /// The effective weight and the lowest share of the points, where the proven total counts it.
    fn part(&self) -> Option<(Number, Number)> {
        let low = self.shares()?.low().cloned()?;
        (!self.effective_weight.is_zero()).then(|| (self.effective_weight.clone(), low))
    }
}

fn sides(checklist: &Checklist, assessment: &Assessment) -> Vec<Side> {
    let judged = assessment.criteria.iter().zip(&assessment.scorecard.effective_weights);
    let sides = judged.enumerate();
    sides.filter_map(|(place, (one, weight))| Side::of(checklist, place, one, weight)).collect()
}
