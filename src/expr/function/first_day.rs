//! `first_day(month)`

use super::month::on_calendar;
use super::{Function, any_can_be_none, strict};
use crate::form::Kind;
use crate::quantity::Month;

/// The first day of a month.
pub static FIRST_DAY: Function = Function {
    name: "first_day",
    usage: "first_day(month)",
    explain: ("hari pertama dari bulan itu", "the first day of the month"),
    phrase: ("hari pertama {0}", "the first day of {0}"),
    examples: &[("first_day(2005-02)", "2005-02-01")],
    arguments: 1,
    check: |arguments| arguments.of(0, |kind| kind == Kind::Month).map(|_| Kind::Date),
    picks: None,
    can_be_none: any_can_be_none,
    evaluate: |arguments| {
        strict(arguments, || {
            on_calendar(arguments.first(), |index| {
                Month::from_index(index).map(|month| month.first_day().days())
            })
        })
    },
};
