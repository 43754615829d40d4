//! `abs(x)`

use super::{Function, any_can_be_none, strict};
use crate::bound::{Range, Value};
use crate::form::Kind;
use crate::quantity::Number;

/// The distance from zero.
pub static ABS: Function = Function {
    name: "abs",
    usage: "abs(x)",
    explain: ("jarak angka atau lama waktu dari nol", "how far a number or duration is from zero"),
    phrase: ("nilai mutlak {0}", "the absolute value of {0}"),
    examples: &[("abs(-3)", "3"), ("abs(2 hours - 3 hours)", "1 hour")],
    arguments: 1,
    check: |arguments| arguments.of(0, |kind| kind.is_number() || kind == Kind::Duration),
    picks: None,
    can_be_none: any_can_be_none,
    evaluate: |arguments| {
        strict(arguments, || arguments.first().and_then(Value::range).map(abs).into())
    },
};

fn abs(range: &Range) -> Range {
    let zero = Number::ZERO;
    if range.low().is_some_and(|low| *low >= zero) {
        return range.clone();
    }
    let mirrored = range.clone().negate();
    if range.high().is_some_and(|high| *high <= zero) {
        return mirrored;
    }
    let farthest = range.high().zip(mirrored.high()).map(|(one, other)| one.max(other).clone());
    Range::between(Some(zero), farthest).unwrap_or(Range::ANY)
}
