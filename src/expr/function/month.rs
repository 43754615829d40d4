//! `month(date)`

use super::{Function, any_can_be_none, strict};
use crate::bound::{Range, Value};
use crate::form::Kind;
use crate::quantity::{Date, Number};

/// The month a day lies in.
pub static MONTH: Function = Function {
    name: "month",
    usage: "month(date)",
    explain: ("bulan dari tanggal itu", "the month the date lies in"),
    phrase: ("bulan dari {0}", "the month of {0}"),
    examples: &[("month(2005-01-12)", "2005-01")],
    arguments: 1,
    check: |arguments| arguments.of(0, |kind| kind == Kind::Date).map(|_| Kind::Month),
    picks: None,
    can_be_none: any_can_be_none,
    evaluate: |arguments| {
        strict(arguments, || {
            on_calendar(arguments.first(), |days| {
                Date::from_days(days).map(|date| date.month().index())
            })
        })
    },
};

/// A value on the calendar through a function that never decreases. What lies beyond the calendar stays
/// at its edge, where no dossier can tell the difference.
pub(super) fn on_calendar<'a>(
    value: Option<&Value<'a>>,
    convert: impl Fn(i32) -> Option<i32>,
) -> Value<'a> {
    let end = |number: &Number| {
        let index = number.floor().to_i64().and_then(|index| i32::try_from(index).ok())?;
        convert(index).map(|converted| Number::whole(converted.into()))
    };
    value
        .and_then(Value::range)
        .map(|range| match range.exact().map(&end) {
            Some(Some(exact)) => Range::exactly(exact),
            _ => Range::between(range.low().and_then(&end), range.high().and_then(&end))
                .unwrap_or(Range::ANY),
        })
        .into()
}
