//! The fewest criteria whose being met lifts the proven grade.

use super::gains;
use crate::checklist::Checklist;
use crate::judge::Judged;
use crate::quantity::Number;
use crate::score::{Scorecard, critical_may_be_unmet};

/// The places of the fewest criteria whose being met lifts the proven grade, those the gates demand
/// first, then by gain; empty when it already is the best.
#[must_use]
pub fn path_to_next_grade(
    checklist: &Checklist,
    judged: &[Judged],
    scorecard: &Scorecard,
) -> Vec<usize> {
    let Some((proven, _)) = scorecard.grade else { return Vec::new() };
    let ways = Ways::new(checklist, judged, scorecard);
    let in_order = |way: &Vec<usize>| {
        let mut places = way.clone();
        places.sort_unstable();
        (places.len(), places)
    };
    (0..proven).filter_map(|grade| ways.to(grade)).min_by_key(in_order).unwrap_or_default()
}

/// The places of the fewest criteria whose being met lifts the proven grade to the best.
#[must_use]
pub fn path_to_best(checklist: &Checklist, judged: &[Judged], scorecard: &Scorecard) -> Vec<usize> {
    match scorecard.grade {
        Some((proven, _)) if proven > 0 => {
            Ways::new(checklist, judged, scorecard).to(0).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

struct Ways<'a> {
    checklist: &'a Checklist,
    /// The proven total.
    total: Number,
    /// Every criterion's gain, in checklist order.
    gains: Vec<Number>,
    /// Every criterion, the largest gain first, then in checklist order.
    by_gain: Vec<usize>,
    /// The critical ones that may be unmet.
    critical: Vec<usize>,
}

impl<'a> Ways<'a> {
    fn new(checklist: &'a Checklist, judged: &[Judged], scorecard: &Scorecard) -> Self {
        let gains = gains(checklist, judged, scorecard);
        let mut by_gain: Vec<usize> = (0..gains.len()).collect();
        by_gain.sort_by(|one, other| gains.get(*other).cmp(&gains.get(*one)).then(one.cmp(other)));
        let total = scorecard.total.as_ref().and_then(|total| total.low().cloned());
        Self {
            checklist,
            total: total.unwrap_or(Number::ZERO),
            gains,
            by_gain,
            critical: critical_may_be_unmet(checklist, judged),
        }
    }

    fn gain(&self, place: usize) -> Number {
        self.gains.get(place).cloned().unwrap_or(Number::ZERO)
    }

    /// As many of the critical ones as the gates of a grade demand, the largest gain first, then the
    /// largest of the rest until its threshold is reached.
    fn to(&self, grade: usize) -> Option<Vec<usize>> {
        let is_critical = |place: &&usize| self.critical.contains(place);
        let mut way: Vec<usize> =
            self.by_gain.iter().filter(is_critical).take(self.demanded(grade)).copied().collect();
        let mut reached = way.iter().fold(self.total.clone(), |sum, place| sum + self.gain(*place));
        let least = self.checklist.grades.get(grade)?.at_least.clone().unwrap_or(Number::ZERO);
        for place in &self.by_gain {
            if reached >= least {
                break;
            }
            if !way.contains(place) {
                way.push(*place);
                reached = reached + self.gain(*place);
            }
        }
        (reached >= least).then_some(way)
    }

    /// How many critical criteria must be met before the gates allow a grade.
    fn demanded(&self, grade: usize) -> usize {
        let below = self.checklist.gates.iter().filter(|gate| gate.cap > grade);
        let allowed = below.map(|gate| gate.critical_unmet.saturating_sub(1)).min();
        allowed.map_or(0, |allowed| self.critical.len().saturating_sub(allowed))
    }
}
