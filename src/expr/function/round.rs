//! `round(x)`

use super::{Function, any_can_be_none, strict};
use crate::bound::{Range, Value};
use crate::form::Kind;
use crate::quantity::Number;

/// The nearest whole number, halves up.
pub static ROUND: Function = Function {
    name: "round",
    usage: "round(x)",
    explain: (
        "bilangan bulat terdekat; setengah dibulatkan ke atas",
        "the nearest whole number, halves up",
    ),
    phrase: ("hasil pembulatan dari {0}", "{0} rounded"),
    examples: &[("round(2.5)", "3"), ("round(-2.5)", "-2")],
    arguments: 1,
    check: |arguments| arguments.of(0, Kind::is_number).map(|_| Kind::Integer),
    picks: None,
    can_be_none: any_can_be_none,
    evaluate: |arguments| {
        strict(arguments, || arguments.first().and_then(Value::range).map(round).into())
    },
};

fn round(range: &Range) -> Range {
    range.clone().map_increasing(|end: Number| end.round())
}
