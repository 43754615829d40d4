//! Sums, differences, products and quotients of bounds.

use crate::bound::{Content, Range, Value};
use crate::expr::ast::Operator;
use crate::expr::node::Calculation;
use crate::quantity::{Date, Month, Number};

const MINUTES_A_DAY: i64 = 1440;
const LAST_MINUTE: i32 = 1439;

/// The value with its sign turned.
pub(super) fn negate(value: Value<'_>) -> Value<'_> {
    let may_be_none = value.may_be_none();
    match value.into_content() {
        Content::Range(range) => Value::from(range.negate()).or_none_if(may_be_none),
        _ => Value::NONE,
    }
}

/// The value of an operator; none where a side is none, the divisor is zero, or the day or the calendar
/// is left.
pub(super) fn calculate<'a>(
    operator: Operator,
    calculation: Calculation,
    left: &Value<'a>,
    right: &Value<'a>,
) -> Value<'a> {
    let (Some(one), Some(other)) = (left.range(), right.range()) else { return Value::NONE };
    let none = left.may_be_none() || right.may_be_none();
    if let (Some(one), Some(other)) = (one.exact(), other.exact()) {
        let result = exactly(operator, calculation, one.clone(), other.clone());
        return result.map_or(Value::NONE, Value::from).or_none_if(none);
    }
    let other_in_unit = match calculation {
        Calculation::OnDate => other.clone().times(Range::exactly(minutes_in_days())),
        Calculation::Plain
        | Calculation::BetweenDates
        | Calculation::OnTime
        | Calculation::OnMonth => other.clone(),
    };
    let result = match operator {
        Operator::Plus => Value::from(one.clone().plus(other_in_unit)),
        Operator::Minus => Value::from(one.clone().plus(other_in_unit.negate())),
        Operator::Times => Value::from(one.clone().times(other_in_unit)),
        Operator::Divide => quotient(one, other),
    };
    settle(calculation, result).or_none_if(none)
}

/// The same where both sides are known, which is the ordinary case: without ranges in between.
pub(super) fn exactly(
    operator: Operator,
    calculation: Calculation,
    one: Number,
    other: Number,
) -> Option<Number> {
    let other = match calculation {
        Calculation::OnDate => other * minutes_in_days(),
        Calculation::Plain
        | Calculation::BetweenDates
        | Calculation::OnTime
        | Calculation::OnMonth => other,
    };
    let result = match operator {
        Operator::Plus => one + other,
        Operator::Minus => one - other,
        Operator::Times => one * other,
        Operator::Divide => one.checked_div(&other)?,
    };
    let within = |first: i32, last: i32| {
        let floored = result.floor();
        let lies = Number::whole(first.into()) <= floored && floored <= Number::whole(last.into());
        lies.then_some(floored)
    };
    match calculation {
        Calculation::Plain => Some(result),
        Calculation::BetweenDates => Some(result * Number::whole(MINUTES_A_DAY)),
        Calculation::OnDate => within(Date::FIRST.days(), Date::LAST.days()),
        Calculation::OnTime => within(0, LAST_MINUTE),
        Calculation::OnMonth => within(Month::FIRST.index(), Month::LAST.index()),
    }
}

fn quotient<'a>(one: &Range, other: &Range) -> Value<'a> {
    let may_be_zero = other.contains(&Number::ZERO);
    Value::from(one.clone().divided_by(other.clone())).or_none_if(may_be_zero)
}

fn minutes_in_days() -> Number {
    Number::ratio(1, MINUTES_A_DAY.into()).unwrap_or(Number::ZERO)
}

/// Brings a result to the unit and the limits of its kind.
fn settle(calculation: Calculation, value: Value<'_>) -> Value<'_> {
    let Some(range) = value.range().cloned() else { return value };
    match calculation {
        Calculation::Plain => value,
        Calculation::BetweenDates => {
            range.times(Range::exactly(Number::whole(MINUTES_A_DAY))).into()
        }
        Calculation::OnDate => within(range, Date::FIRST.days(), Date::LAST.days()),
        Calculation::OnTime => within(range, 0, LAST_MINUTE),
        Calculation::OnMonth => within(range, Month::FIRST.index(), Month::LAST.index()),
    }
}

/// Whole units from `first` to `last`; none beyond them.
fn within<'a>(range: Range, first: i32, last: i32) -> Value<'a> {
    let floored = range.map_increasing(|end| end.floor());
    let limits = Range::spanning(Number::whole(first.into()), Number::whole(last.into()));
    let leaves = !limits.covers(&floored);
    Value::from(floored.meet(limits)).or_none_if(leaves)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dividing_by_what_may_be_zero_may_give_none() {
        let may_be_none = |low: i64, high: i64| {
            let by = Range::spanning(low.into(), high.into());
            quotient(&Range::exactly(Number::ONE), &by).may_be_none()
        };
        assert!(may_be_none(0, 4) && may_be_none(-4, 0) && may_be_none(-1, 1));
        assert!(!may_be_none(1, 4) && !may_be_none(-4, -1));
    }
}
