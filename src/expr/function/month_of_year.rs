//! `month_of_year(date or month)`

use super::quarter::part_of_year;
use super::{Function, any_can_be_none, strict};
use crate::form::Kind;

/// The month within its year.
pub static MONTH_OF_YEAR: Function = Function {
    name: "month_of_year",
    usage: "month_of_year(date or month)",
    explain: ("bulan ke berapa dalam tahunnya, 1 sampai 12", "which month of its year, 1 to 12"),
    phrase: ("nomor bulan (1–12) dari {0}", "the number (1–12) of the month of {0}"),
    examples: &[("month_of_year(2005-11-02)", "11"), ("month_of_year(2005-04)", "4")],
    arguments: 1,
    check: |arguments| {
        arguments.of(0, |kind| matches!(kind, Kind::Date | Kind::Month)).map(|_| Kind::Integer)
    },
    picks: None,
    can_be_none: any_can_be_none,
    evaluate: |arguments| strict(arguments, || part_of_year(arguments.first(), 1)),
};
