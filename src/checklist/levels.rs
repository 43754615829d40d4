//! What a measure earns.

use crate::bound::Range;
use crate::quantity::Number;

/// A threshold and the points it earns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Level {
    /// The value to reach, in the measure's unit.
    pub threshold: Number,
    /// The points.
    pub points: Number,
    /// The parameter that holds the threshold, where the checklist names one.
    pub parameter: Option<String>,
}

/// What a measure earns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Levels {
    /// More is better: thresholds and points, most demanding first.
    AtLeast(Vec<Level>),
    /// Less is better: thresholds and points, most demanding first.
    AtMost(Vec<Level>),
    /// Ten times the measure, held to 0 to 10.
    Linear,
}

impl Levels {
    /// All or nothing: 10 points for the whole.
    #[must_use]
    pub fn whole() -> Self {
        Self::AtLeast(vec![Level {
            threshold: Number::ONE,
            points: Number::whole(10),
            parameter: None,
        }])
    }

    /// The highest points there are.
    #[must_use]
    pub fn max(&self) -> Number {
        match self {
            Self::AtLeast(levels) | Self::AtMost(levels) => {
                levels.first().map_or(Number::ZERO, |level| level.points.clone())
            }
            Self::Linear => Number::whole(10),
        }
    }

    /// The points that a measure within these bounds can earn.
    #[must_use]
    pub fn points(&self, measure: &Range) -> Range {
        if let Some(exact) = measure.exact() {
            return Range::exactly(self.at(Some(exact), false));
        }
        let (low, high) = (measure.low(), measure.high());
        match self {
            Self::AtLeast(_) => Range::spanning(self.at(low, false), self.at(high, true)),
            Self::AtMost(_) => Range::spanning(self.at(high, true), self.at(low, false)),
            Self::Linear => Range::spanning(self.at(low, false), self.at(high, true)),
        }
    }

    /// The points of one value; `None` is beyond all numbers, above or below.
    fn at(&self, value: Option<&Number>, above: bool) -> Number {
        let reached = |level: &&Level| match (self, value) {
            (Self::AtMost(_), None) => !above,
            (_, None) => above,
            (Self::AtMost(_), Some(value)) => *value <= level.threshold,
            (_, Some(value)) => *value >= level.threshold,
        };
        match self {
            Self::AtLeast(levels) | Self::AtMost(levels) => {
                levels.iter().find(reached).map_or(Number::ZERO, |level| level.points.clone())
            }
            Self::Linear => match value {
                None => Number::whole(if above { 10 } else { 0 }),
                Some(value) => {
                    (value.clone() * Number::whole(10)).clamp(Number::ZERO, Number::whole(10))
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels() -> Vec<Level> {
        [(100, 10), (75, 7), (50, 4)]
            .map(|(percent, points)| Level {
                threshold: Number::ratio(percent, 100).unwrap(),
                points: Number::whole(points),
                parameter: None,
            })
            .into()
    }

    #[test]
    fn a_threshold_reached_exactly_earns_its_points() {
        let nine_of_twelve = Range::exactly(Number::ratio(9, 12).unwrap());
        let points = Levels::AtLeast(levels()).points(&nine_of_twelve);
        assert_eq!(points, Range::exactly(Number::whole(7)));
    }

    #[test]
    fn bounds_of_the_measure_give_bounds_of_the_points() {
        let half_to_all = Range::spanning(Number::ratio(1, 2).unwrap(), Number::ONE);
        let points = Levels::AtLeast(levels()).points(&half_to_all);
        assert_eq!(points, Range::spanning(Number::whole(4), Number::whole(10)));
    }

    #[test]
    fn fewer_can_be_better() {
        let mut levels = levels();
        levels.reverse();
        for (level, points) in levels.iter_mut().zip([10, 7, 4]) {
            level.points = Number::whole(points);
        }
        let unbounded = Range::between(Some(Number::ratio(60, 100).unwrap()), None).unwrap();
        let points = Levels::AtMost(levels).points(&unbounded);
        assert_eq!(points, Range::spanning(Number::ZERO, Number::whole(7)));
    }
}
