//! Draws numbers, dates, months and times between the ends that the form and common sense leave.

use super::dice::{Dice, Likelihood, WHOLE};
use crate::bound::Range;
use crate::form::Kind;
use crate::quantity::Number;

/// Steps in which a kind of value is drawn: so many make one.
pub(super) const fn steps(kind: Kind) -> i64 {
    match kind {
        Kind::Share => 100,
        Kind::Number => 10,
        _ => 1,
    }
}

/// The common ends of a value, brought within the ends it must keep; `None` where nothing is left.
pub(super) fn within(common: (i64, i64), kept: &Range, steps: i64) -> Option<(i64, i64)> {
    let scaled = |end: Option<&Number>| end.map(|end| end.clone() * Number::whole(steps));
    let low = scaled(kept.low())
        .map(|end| end.ceil().to_i64())
        .map_or(Some(None), |low| low.map(Some))?;
    let high = scaled(kept.high())
        .map(|end| end.floor().to_i64())
        .map_or(Some(None), |high| high.map(Some))?;
    let width = common.1.saturating_sub(common.0);
    let (least, most) = match (low, high) {
        (Some(low), _) if low > common.1 => (low, low.saturating_add(width)),
        (_, Some(high)) if high < common.0 => (high.saturating_sub(width), high),
        _ => common,
    };
    let ends = (low.map_or(least, |low| low.max(least)), high.map_or(most, |high| high.min(most)));
    (ends.0 <= ends.1).then_some(ends)
}

/// A value between two ends that leans to where `lean` stands between them.
pub(super) fn leaning((low, high): (i64, i64), lean: Likelihood, dice: &mut Dice) -> i64 {
    const SPREAD: Likelihood = 2_000;
    let lean = (lean + dice.between(-SPREAD, SPREAD)).clamp(0, WHOLE);
    let width = i128::from(high) - i128::from(low);
    let above = (width * i128::from(lean) + i128::from(WHOLE) / 2) / i128::from(WHOLE);
    low.saturating_add(i64::try_from(above).unwrap_or(0)).clamp(low, high)
}

/// So many steps as a value.
pub(super) fn value(count: i64, steps: i64) -> Option<Number> {
    Number::ratio(count.into(), steps.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: Option<i64>, high: Option<i64>) -> Range {
        Range::between(low.map(Number::whole), high.map(Number::whole)).unwrap()
    }

    #[test]
    fn common_ends_give_way_to_those_that_must_be_kept() {
        assert_eq!(within((5, 20), &range(None, None), 1), Some((5, 20)));
        assert_eq!(within((5, 20), &range(Some(0), Some(12)), 1), Some((5, 12)));
        assert_eq!(within((5, 20), &range(Some(30), None), 1), Some((30, 45)));
        assert_eq!(within((5, 20), &range(None, Some(-3)), 1), Some((-18, -3)));
        assert_eq!(within((0, 100), &range(Some(0), Some(1)), 100), Some((0, 100)));
    }

    #[test]
    fn a_range_between_two_steps_leaves_nothing() {
        let third = Number::ratio(1, 3);
        let narrow = Range::between(third.clone(), third).unwrap();
        assert_eq!(within((0, 10), &narrow, 1), None);
    }

    #[test]
    fn a_leaning_value_stays_between_its_ends() {
        let mut dice = Dice::of(3, &[]);
        let good: Vec<i64> = (0..200).map(|_| leaning((0, 10), 9_000, &mut dice)).collect();
        assert!(good.iter().all(|value| (0..=10).contains(value)));
        assert!(good.iter().sum::<i64>() > 200 * 7);
    }
}
