//! `last_day(month)`

use super::month::on_calendar;
use super::{Function, any_can_be_none, strict};
use crate::form::Kind;
use crate::quantity::Month;

/// The last day of a month.
pub static LAST_DAY: Function = Function {
    name: "last_day",
    usage: "last_day(month)",
    explain: ("hari terakhir dari bulan itu", "the last day of the month"),
    phrase: ("hari terakhir {0}", "the last day of {0}"),
    examples: &[("last_day(2004-02)", "2004-02-29")],
    arguments: 1,
    check: |arguments| arguments.of(0, |kind| kind == Kind::Month).map(|_| Kind::Date),
    picks: None,
    can_be_none: any_can_be_none,
    evaluate: |arguments| {
        strict(arguments, || {
            on_calendar(arguments.first(), |index| {
                Month::from_index(index).map(|month| month.last_day().days())
            })
        })
    },
};
