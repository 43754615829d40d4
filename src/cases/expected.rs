//! What is expected of a dossier, and where its assessment differs from it.

use std::collections::BTreeSet;

use crate::assess::{Assessment, Verdict};
use crate::bound::Range;
use crate::quantity::Number;

/// How many decimals of a score count: those that are written in assessments.
const PLACES: u32 = 4;

/// One thing that is expected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Expectation {
    /// The total, as shares.
    Score(Ends<Number>),
    /// The grade, by places.
    Grade(Ends<usize>),
    /// The verdict on the criterion at this place.
    Verdict(usize, Verdict),
    /// These flags are raised and no others, by places.
    Flags(BTreeSet<usize>),
    /// Whether the flag at this place is raised.
    Flag(usize, bool),
}

/// What is expected of the two ends of something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ends<T> {
    /// Its low end.
    pub low: End<T>,
    /// Its high end.
    pub high: End<T>,
}

/// What is expected of one end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum End<T> {
    /// Nothing in particular.
    Any,
    /// That there is none, because nothing applies.
    Nothing,
    /// This.
    Is(T),
}

/// An expectation that is not met.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Difference {
    /// The total, as shares; `None` where nothing applies.
    Score {
        /// What is expected.
        expected: Ends<Number>,
        /// What came.
        actual: Option<Range>,
    },
    /// The lowest and the highest grade possible, by places; `None` where nothing applies.
    Grade {
        /// What is expected.
        expected: Ends<usize>,
        /// What came.
        actual: Option<(usize, usize)>,
    },
    /// The verdict on a criterion.
    Verdict {
        /// The criterion's place.
        criterion: usize,
        /// What is expected.
        expected: Verdict,
        /// What came.
        actual: Verdict,
    },
    /// Flags, by places.
    Flags {
        /// Expected, but not raised.
        absent: Vec<usize>,
        /// Raised, but not expected.
        unexpected: Vec<usize>,
    },
}

impl<T> Ends<T> {
    /// The same at both ends.
    #[must_use]
    pub fn both(end: End<T>) -> Self
    where
        T: Clone,
    {
        Self { low: end.clone(), high: end }
    }

    fn are(&self, actual: Option<(&T, &T)>, same: impl Fn(&T, &T) -> bool) -> bool {
        let is = |end: &End<T>, actual: Option<&T>| match (end, actual) {
            (End::Any, _) | (End::Nothing, None) => true,
            (End::Is(expected), Some(actual)) => same(expected, actual),
            (End::Nothing, Some(_)) | (End::Is(_), None) => false,
        };
        let (low, high) = actual.unzip();
        is(&self.low, low) && is(&self.high, high)
    }
}

/// Where an assessment differs from what is expected, in the order of the expectations.
#[must_use]
pub fn differences(expected: &[Expectation], assessment: &Assessment) -> Vec<Difference> {
    expected.iter().filter_map(|one| difference(one, assessment)).collect()
}

fn difference(expectation: &Expectation, assessment: &Assessment) -> Option<Difference> {
    let scores = &assessment.scorecard;
    match expectation {
        Expectation::Score(expected) => {
            let actual = scores.total.as_ref();
            let ends = actual.and_then(|total| total.low().zip(total.high()));
            (!expected.are(ends, looks_same))
                .then(|| Difference::Score { expected: expected.clone(), actual: actual.cloned() })
        }
        Expectation::Grade(expected) => {
            let actual = scores.grade;
            let ends = actual.as_ref().map(|(low, high)| (low, high));
            (!expected.are(ends, PartialEq::eq))
                .then(|| Difference::Grade { expected: expected.clone(), actual })
        }
        Expectation::Verdict(criterion, expected) => {
            let actual = assessment.criteria.get(*criterion)?.verdict;
            let (criterion, expected) = (*criterion, *expected);
            (actual != expected).then_some(Difference::Verdict { criterion, expected, actual })
        }
        Expectation::Flags(expected) => {
            let raised = raised(assessment);
            flags(expected.difference(&raised), raised.difference(expected))
        }
        Expectation::Flag(flag, expected) => match (raised(assessment).contains(flag), expected) {
            (true, false) => flags([].iter(), [*flag].iter()),
            (false, true) => flags([*flag].iter(), [].iter()),
            (true, true) | (false, false) => None,
        },
    }
}

/// Whether two scores are written alike.
fn looks_same(one: &Number, other: &Number) -> bool {
    let written = |share: &Number| (share.clone() * Number::whole(100)).to_decimal(PLACES);
    written(one) == written(other)
}

fn raised(assessment: &Assessment) -> BTreeSet<usize> {
    assessment.flags.iter().map(|raised| raised.flag).collect()
}

fn flags<'p>(
    absent: impl Iterator<Item = &'p usize>,
    unexpected: impl Iterator<Item = &'p usize>,
) -> Option<Difference> {
    let (absent, unexpected): (Vec<usize>, Vec<usize>) =
        (absent.copied().collect(), unexpected.copied().collect());
    let differ = !absent.is_empty() || !unexpected.is_empty();
    differ.then_some(Difference::Flags { absent, unexpected })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(decimal: i64, places: u32) -> Number {
        Number::decimal(decimal, places)
    }

    #[test]
    fn scores_are_compared_as_they_are_written() {
        let expected = Ends::both(End::Is(share(560_798, 6)));
        let (near, far) = (share(56_079_814, 8), share(56_079_864, 8));
        assert!(expected.are(Some((&near, &near)), looks_same));
        assert!(!expected.are(Some((&near, &far)), looks_same));
    }

    #[test]
    fn an_end_that_is_not_mentioned_may_be_anything() {
        let low = Ends { low: End::Is(1), high: End::Any };
        assert!(low.are(Some((&1, &5)), PartialEq::eq));
        assert!(!low.are(Some((&2, &5)), PartialEq::eq));
        assert!(!low.are(None, PartialEq::eq));
    }

    #[test]
    fn nothing_is_expected_only_where_nothing_applies() {
        let nothing = Ends::both(End::<usize>::Nothing);
        assert!(nothing.are(None, PartialEq::eq));
        assert!(!nothing.are(Some((&0, &0)), PartialEq::eq));
    }
}
