//! `quarter(date or month)`

use super::{Function, any_can_be_none, strict};
use crate::bound::{Range, Value};
use crate::form::Kind;
use crate::quantity::{Date, Month, Number};

/// The quarter within its year.
pub static QUARTER: Function = Function {
    name: "quarter",
    usage: "quarter(date or month)",
    explain: ("triwulan ke berapa dalam tahunnya, 1 sampai 4", "which quarter of its year, 1 to 4"),
    phrase: |_| ("nomor triwulan (1–4) dari {0}", "the number (1–4) of the quarter of {0}"),
    examples: &[("quarter(2005-04)", "2"), ("quarter(2005-12-31)", "4")],
    arguments: 1,
    check: |arguments| {
        arguments.of(0, |kind| matches!(kind, Kind::Date | Kind::Month)).map(|_| Kind::Integer)
    },
    picks: None,
    can_be_none: any_can_be_none,
    evaluate: |arguments| strict(arguments, || part_of_year(arguments.first(), 3)),
};

/// Which part of its year a date or month lies in, where a part has `length` months; 1 is the first.
pub(super) fn part_of_year<'a>(value: Option<&Value<'a>>, length: i32) -> Value<'a> {
    let whole_year = Range::spanning(Number::ONE, Number::whole(i64::from(12 / length)));
    let part = |month: Month| {
        let of_year = month.month_of_year().cast_signed() - 1;
        Number::whole(i64::from(of_year / length + 1))
    };
    let Some(range) = value.and_then(Value::range) else { return Value::NONE };
    let ends = range.low().and_then(month_of).zip(range.high().and_then(month_of));
    match ends {
        Some((low, high)) if low.year() == high.year() => {
            Range::spanning(part(low), part(high)).into()
        }
        _ => whole_year.into(),
    }
}

/// The month of a day number or of a month's index: the two never overlap, since day numbers begin
/// far above the last month's index.
fn month_of(number: &Number) -> Option<Month> {
    let index = i32::try_from(number.to_i64()?).ok()?;
    Month::from_index(index).or_else(|| Date::from_days(index).map(Date::month))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first and the last quarter that is possible between two months.
    fn quarters(from: (i32, u32), to: (i32, u32)) -> Option<(Number, Number)> {
        let index = |(year, month)| Number::whole(Month::new(year, month).unwrap().index().into());
        let value = Value::from(Range::spanning(index(from), index(to)));
        let quarter = part_of_year(Some(&value), 3);
        quarter.range().and_then(|range| Some((range.low()?.clone(), range.high()?.clone())))
    }

    #[test]
    fn months_of_two_years_may_lie_in_any_quarter() {
        let whole = |low, high| Some((Number::whole(low), Number::whole(high)));
        assert_eq!(quarters((2005, 2), (2005, 2)), whole(1, 1));
        assert_eq!(quarters((2005, 3), (2005, 10)), whole(1, 4));
        assert_eq!(quarters((2005, 4), (2005, 9)), whole(2, 3));
        assert_eq!(quarters((2005, 4), (2006, 5)), whole(1, 4));
        assert_eq!(quarters((2005, 12), (2006, 1)), whole(1, 4));
    }
}
