//! Two axes of a checklist against each other: done or not, and well or not.

use super::Comparison;
use crate::bound::{Range, Truth};
use crate::checklist::Axis;
use crate::quantity::Number;

/// Two axes against each other.
#[derive(Clone, Debug)]
pub struct Quadrant<'a> {
    /// The two axes.
    pub axes: (&'a Axis, &'a Axis),
    /// The share on both axes from which on a unit is on the good side: what the best grade asks of the total.
    pub line: Number,
    /// Each unit by its place among all, with its two scores.
    pub points: Vec<Point<'a>>,
}

/// A unit with its scores on two axes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point<'a> {
    /// The place of the unit.
    pub unit: usize,
    /// The scores on the two axes.
    pub scores: (&'a Range, &'a Range),
    /// Whether it is on the good side of each line.
    pub beyond: (Truth, Truth),
}

impl<'a> Comparison<'a> {
    /// The first two axes against each other, with the units that have a score on both; `None` where the checklist
    /// has not so many.
    #[must_use]
    pub fn quadrant(&self) -> Option<Quadrant<'a>> {
        let checklist = self.request.checklist;
        let [one, other, ..] = checklist.axes.as_slice() else { return None };
        let asked = checklist.grades.first().and_then(|grade| grade.at_least.clone());
        let line = asked.or_else(|| Number::ratio(1, 2))?;
        let threshold = Range::exactly(line.clone());
        let score = |unit: usize, axis: &Axis| self.units.get(unit)?.standing.axis(&axis.id);
        let point = |unit: usize| {
            let scores = (score(unit, one)?, score(unit, other)?);
            let beyond = |score: &Range| threshold.is_at_most(score);
            Some(Point { unit, scores, beyond: (beyond(scores.0), beyond(scores.1)) })
        };
        let points = (0..self.units.len()).filter_map(point).collect();
        Some(Quadrant { axes: (one, other), line, points })
    }
}
