//! `weekday(date)`

use super::{Function, any_can_be_none, strict};
use crate::bound::{Range, Value};
use crate::form::Kind;
use crate::quantity::{Date, Number};

/// The day of the week.
pub static WEEKDAY: Function = Function {
    name: "weekday",
    usage: "weekday(date)",
    explain: (
        "hari dalam minggu: 1 Senin sampai 7 Minggu",
        "the day of the week: 1 Monday to 7 Sunday",
    ),
    phrase: (
        "nomor hari (1 Senin, 7 Minggu) dari {0}",
        "the number of the weekday (1 Monday, 7 Sunday) of {0}",
    ),
    examples: &[("weekday(2005-01-12)", "3")],
    arguments: 1,
    check: |arguments| arguments.of(0, |kind| kind == Kind::Date).map(|_| Kind::Integer),
    picks: None,
    can_be_none: any_can_be_none,
    evaluate: |arguments| {
        strict(arguments, || arguments.first().and_then(Value::range).map(weekday).into())
    },
};

fn weekday(range: &Range) -> Range {
    let any_day = Range::spanning(Number::ONE, Number::whole(7));
    let date = |end: Option<&Number>| {
        end.and_then(Number::to_i64).and_then(|days| Date::from_days(i32::try_from(days).ok()?))
    };
    let (Some(low), Some(high)) = (date(range.low()), date(range.high())) else { return any_day };
    let same_week = high.days() - low.days() < 7 && low.weekday() <= high.weekday();
    if !same_week {
        return any_day;
    }
    Range::spanning(Number::whole(low.weekday().into()), Number::whole(high.weekday().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(from: (i32, u32, u32), to: (i32, u32, u32)) -> Range {
        let day =
            |(year, month, day)| Number::whole(Date::new(year, month, day).unwrap().days().into());
        weekday(&Range::spanning(day(from), day(to)))
    }

    fn days(low: i64, high: i64) -> Range {
        Range::spanning(Number::whole(low), Number::whole(high))
    }

    #[test]
    fn days_of_one_week_keep_their_order() {
        assert_eq!(bounds((2005, 1, 10), (2005, 1, 16)), days(1, 7));
        assert_eq!(bounds((2005, 1, 11), (2005, 1, 14)), days(2, 5));
    }

    #[test]
    fn a_week_or_more_may_be_any_day_also_where_its_ends_look_ordered() {
        assert_eq!(bounds((2005, 1, 11), (2005, 1, 19)), days(1, 7));
        assert_eq!(bounds((2005, 1, 11), (2005, 1, 18)), days(1, 7));
        assert_eq!(bounds((2005, 1, 14), (2005, 1, 17)), days(1, 7));
    }
}
