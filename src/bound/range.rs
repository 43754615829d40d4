//! The lowest and highest a quantity can be.

use std::cmp::Ordering;
use std::sync::Arc;

use super::Truth;
use crate::quantity::Number;

/// A closed range of exact numbers; a missing end is unbounded on that side.
///
/// Dates are day numbers, months are counted from year 0, times and durations are in minutes, and shares
/// run from 0 to 1. The low end never lies above the high one.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Range(Ends);

/// Most ranges hold one number only; those that don't are shared where they are copied. A range is always kept
/// in the first of these ways that will do, so that equal ones are alike.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Ends {
    Exactly(Number),
    Any,
    Between(Arc<[Option<Number>; 2]>),
}

impl Range {
    /// Any number at all.
    pub const ANY: Self = Self(Ends::Any);

    /// Just this number.
    #[must_use]
    pub const fn exactly(value: Number) -> Self {
        Self(Ends::Exactly(value))
    }

    /// From `low` to `high`, which do not lie the wrong way round.
    fn of(low: Option<Number>, high: Option<Number>) -> Self {
        match (low, high) {
            (None, None) => Self::ANY,
            (Some(low), Some(high)) if low == high => Self::exactly(low),
            (low, high) => Self(Ends::Between(Arc::new([low, high]))),
        }
    }

    /// The lowest and the highest possible value.
    fn ends(self) -> [Option<Number>; 2] {
        match self.0 {
            Ends::Exactly(value) => [Some(value.clone()), Some(value)],
            Ends::Any => [None, None],
            Ends::Between(ends) => Arc::unwrap_or_clone(ends),
        }
    }

    /// From `low` to `high`; `None` when nothing lies between them.
    #[must_use]
    pub fn between(low: Option<Number>, high: Option<Number>) -> Option<Self> {
        match (&low, &high) {
            (Some(least), Some(most)) if least > most => None,
            _ => Some(Self::of(low, high)),
        }
    }

    /// The smallest range that holds both ends, whichever of them is the larger.
    #[must_use]
    pub fn spanning(one: Number, other: Number) -> Self {
        match one.cmp(&other) {
            Ordering::Equal => Self::exactly(one),
            Ordering::Less => Self::of(Some(one), Some(other)),
            Ordering::Greater => Self::of(Some(other), Some(one)),
        }
    }

    /// The lowest possible value; `None` when there is no lowest.
    #[must_use]
    pub fn low(&self) -> Option<&Number> {
        match &self.0 {
            Ends::Exactly(value) => Some(value),
            Ends::Any => None,
            Ends::Between(ends) => ends.first().and_then(Option::as_ref),
        }
    }

    /// The highest possible value; `None` when there is no highest.
    #[must_use]
    pub fn high(&self) -> Option<&Number> {
        match &self.0 {
            Ends::Exactly(value) => Some(value),
            Ends::Any => None,
            Ends::Between(ends) => ends.last().and_then(Option::as_ref),
        }
    }

    /// The value, when only one is possible.
    #[must_use]
    pub const fn exact(&self) -> Option<&Number> {
        match &self.0 {
            Ends::Exactly(value) => Some(value),
            Ends::Any | Ends::Between(_) => None,
        }
    }

    /// Whether the number is one of those possible.
    #[must_use]
    pub fn contains(&self, value: &Number) -> bool {
        self.low().is_none_or(|low| low <= value) && self.high().is_none_or(|high| value <= high)
    }

    /// Whether every number of `other` is one of those possible here.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let low = match (self.low(), other.low()) {
            (Some(here), Some(there)) => here <= there,
            (here, _) => here.is_none(),
        };
        let high = match (self.high(), other.high()) {
            (Some(here), Some(there)) => here >= there,
            (here, _) => here.is_none(),
        };
        low && high
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        if self == other {
            return self;
        }
        let ([low, high], [other_low, other_high]) = (self.ends(), other.ends());
        Self::of(
            low.zip(other_low).map(|(a, b)| a.min(b)),
            high.zip(other_high).map(|(a, b)| a.max(b)),
        )
    }

    /// What lies in both; `None` when nothing does.
    #[must_use]
    pub fn meet(self, other: Self) -> Option<Self> {
        let ([low, high], [other_low, other_high]) = (self.ends(), other.ends());
        let low = match (low, other_low) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        let high = match (high, other_high) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self::between(low, high)
    }

    /// Each end through a function that never decreases.
    #[must_use]
    pub fn map_increasing(self, function: impl Fn(Number) -> Number) -> Self {
        if let Ends::Exactly(value) = self.0 {
            return Self::exactly(function(value));
        }
        let [low, high] = self.ends();
        Self::of(low.map(&function), high.map(&function))
    }

    /// All sums of a value here and a value there.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        if let (Some(a), Some(b)) = (self.exact(), other.exact()) {
            return Self::exactly(a.clone() + b.clone());
        }
        let ([low, high], [other_low, other_high]) = (self.ends(), other.ends());
        Self::of(low.zip(other_low).map(|(a, b)| a + b), high.zip(other_high).map(|(a, b)| a + b))
    }

    /// All values with the opposite sign.
    #[must_use]
    pub fn negate(self) -> Self {
        if let Ends::Exactly(value) = self.0 {
            return Self::exactly(-value);
        }
        let [low, high] = self.ends();
        Self::of(high.map(|high| -high), low.map(|low| -low))
    }

    /// All products of a value here and a value there.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        if let (Some(a), Some(b)) = (self.exact(), other.exact()) {
            return Self::exactly(a.clone() * b.clone());
        }
        let corners = [
            (End::low(&self), End::low(&other)),
            (End::low(&self), End::high(&other)),
            (End::high(&self), End::low(&other)),
            (End::high(&self), End::high(&other)),
        ]
        .map(|(a, b)| a.times(b));
        End::hull(corners)
    }

    /// All quotients of a value here by a value there that is not zero; `None` when that is always zero.
    #[must_use]
    pub fn divided_by(self, other: Self) -> Option<Self> {
        let zero = Number::ZERO;
        if other.exact() == Some(&zero) {
            return None;
        }
        if other.contains(&zero) {
            return Some(self.divided_across_zero(&other));
        }
        let inverse = |end: Option<&Number>| match end {
            None => Some(Number::ZERO),
            Some(end) => Number::ONE.checked_div(end),
        };
        let (one, two) = (inverse(other.high()), inverse(other.low()));
        one.zip(two).map(|(one, two)| self.times(Self::spanning(one, two)))
    }

    /// Quotients by a range that holds zero and something else: the part below zero and the part above
    /// it are each divided by, and what both can give is joined.
    fn divided_across_zero(self, other: &Self) -> Self {
        let above = other.high().is_none_or(|high| *high > Number::ZERO);
        let below = other.low().is_none_or(|low| *low < Number::ZERO);
        let reciprocal = |end: Option<&Number>| match end {
            None => Some(Number::ZERO),
            Some(end) => Number::ONE.checked_div(end),
        };
        let upper = above.then(|| self.clone().times(Self::of(reciprocal(other.high()), None)));
        let lower = below.then(|| self.times(Self::of(None, reciprocal(other.low()))));
        match (upper, lower) {
            (Some(upper), Some(lower)) => upper.join(lower),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => Self::ANY,
        }
    }

    /// Whether the value here lies below the value there.
    #[must_use]
    pub fn is_below(&self, other: &Self) -> Truth {
        if let (Some(a), Some(b)) = (self.exact(), other.exact()) {
            return Truth::from(a < b);
        }
        let may_be = match (self.low(), other.high()) {
            (Some(low), Some(high)) => low < high,
            _ => true,
        };
        let may_not_be = match (self.high(), other.low()) {
            (Some(high), Some(low)) => high >= low,
            _ => true,
        };
        Truth::of(may_be, may_not_be)
    }

    /// Whether the value here lies below the value there or is the same.
    #[must_use]
    pub fn is_at_most(&self, other: &Self) -> Truth {
        other.is_below(self).negate()
    }

    /// Whether the two values are the same.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> Truth {
        match (self.exact(), other.exact()) {
            (Some(a), Some(b)) => Truth::from(a == b),
            _ if self.is_below(other).surely() || other.is_below(self).surely() => Truth::False,
            _ => Truth::Either,
        }
    }
}

/// One end of a range, infinities included, ordered as on the number line.
#[derive(Clone, PartialEq, Eq)]
enum End {
    Below,
    At(Number),
    Above,
}

impl End {
    fn low(range: &Range) -> Self {
        range.low().cloned().map_or(Self::Below, Self::At)
    }

    fn high(range: &Range) -> Self {
        range.high().cloned().map_or(Self::Above, Self::At)
    }

    fn sign(&self) -> Ordering {
        match self {
            Self::Below => Ordering::Less,
            Self::At(value) => value.cmp(&Number::ZERO),
            Self::Above => Ordering::Greater,
        }
    }

    /// The product, with zero times anything zero: an end that is never reached adds nothing to a
    /// factor that is always zero.
    fn times(self, other: Self) -> Self {
        match (self, other) {
            (Self::At(a), Self::At(b)) => Self::At(a * b),
            (a, b) => match (a.sign(), b.sign()) {
                (Ordering::Equal, _) | (_, Ordering::Equal) => Self::At(Number::ZERO),
                (a, b) if a == b => Self::Above,
                _ => Self::Below,
            },
        }
    }

    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::At(a), Self::At(b)) => a.cmp(b),
            (Self::Below, Self::Below) | (Self::Above, Self::Above) => Ordering::Equal,
            (Self::Below, _) | (_, Self::Above) => Ordering::Less,
            (Self::Above, _) | (_, Self::Below) => Ordering::Greater,
        }
    }

    fn hull(ends: [Self; 4]) -> Range {
        let mut low = Self::Above;
        let mut high = Self::Below;
        for end in ends {
            if end.cmp(&low).is_lt() {
                low = end.clone();
            }
            if end.cmp(&high).is_gt() {
                high = end;
            }
        }
        let finite = |end| match end {
            Self::At(value) => Some(value),
            Self::Below | Self::Above => None,
        };
        Range::of(finite(low), finite(high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: i64, high: i64) -> Range {
        Range::between(Some(low.into()), Some(high.into())).unwrap()
    }

    #[test]
    fn a_product_takes_the_outermost_corners() {
        assert_eq!(range(-2, 3).times(range(-5, 4)), range(-15, 12));
        assert_eq!(Range::ANY.times(range(0, 0)), range(0, 0));
    }

    #[test]
    fn dividing_by_what_may_be_zero_is_unbounded_on_that_side() {
        let quotient = range(1, 2).divided_by(range(0, 4)).unwrap();
        assert_eq!((quotient.low(), quotient.high()), (Number::ratio(1, 4).as_ref(), None));
        assert_eq!(range(1, 2).divided_by(range(0, 0)), None);
        assert_eq!(range(0, 0).divided_by(range(0, 4)), Some(range(0, 0)));
        // Zero at the upper end is as good as at the lower one.
        let quotient = range(1, 2).divided_by(range(-4, 0)).unwrap();
        assert_eq!((quotient.low(), quotient.high()), (None, Number::ratio(-1, 4).as_ref()));
    }

    #[test]
    fn both_ends_belong_to_a_range_and_what_two_share_lies_in_both() {
        for end in [2, 5] {
            assert!(range(2, 5).contains(&end.into()) && range(2, 5).covers(&range(end, end)));
        }
        assert!(!range(2, 5).contains(&Number::whole(6)) && !range(2, 5).covers(&range(4, 6)));
        assert_eq!(range(1, 4).meet(range(2, 9)), Some(range(2, 4)));
        assert_eq!(range(1, 4).meet(Range::ANY), Some(range(1, 4)));
        assert_eq!(range(1, 2).meet(range(3, 4)), None);
    }

    #[test]
    fn ranges_that_touch_may_be_equal_and_may_not() {
        assert_eq!(range(1, 3).is_below(&range(3, 4)), Truth::Either);
        assert_eq!(range(1, 3).is_at_most(&range(3, 4)), Truth::True);
        assert_eq!(range(1, 2).is_same(&range(3, 4)), Truth::False);
        assert_eq!(range(3, 4).is_same(&range(1, 2)), Truth::False);
        assert_eq!(Range::ANY.is_below(&Range::ANY), Truth::Either);
    }

    #[test]
    fn only_two_exact_numbers_are_surely_the_same() {
        assert_eq!(range(3, 3).is_same(&range(3, 3)), Truth::True);
        assert_eq!(range(3, 3).is_same(&range(4, 4)), Truth::False);
        assert_eq!(range(3, 4).is_same(&range(3, 4)), Truth::Either);
        assert_eq!(range(3, 3).is_same(&range(3, 4)), Truth::Either);
    }
}
