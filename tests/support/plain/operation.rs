//! Comparisons and arithmetic of plain values.

use chrono::{Days, NaiveDate};
use num_traits::{ToPrimitive, Zero};
use regex::Regex;
use tilik::expr::{Comparison, Operator};

use super::value::{Plain, Q};

/// Whether two values compare so; never where one is none.
pub(crate) fn compare(comparison: Comparison, left: &Plain, right: &Plain) -> bool {
    if left.is_none() || right.is_none() {
        return false;
    }
    match comparison {
        Comparison::Equal => left == right,
        Comparison::NotEqual => left != right,
        Comparison::Less => left.on_line() < right.on_line(),
        Comparison::AtMost => left.on_line() <= right.on_line(),
        Comparison::Greater => left.on_line() > right.on_line(),
        Comparison::AtLeast => left.on_line() >= right.on_line(),
    }
}

pub(crate) fn is_in(item: &Plain, whole: &Plain) -> bool {
    match (item, whole) {
        (Plain::None, _) | (_, Plain::None) => false,
        (Plain::Text(key), Plain::Choices(chosen)) => chosen.contains(key),
        (item, Plain::List(items)) => items.contains(item),
        (item, whole) => panic!("{item:?} in {whole:?}"),
    }
}

pub(crate) fn matches(text: &Plain, pattern: &Plain) -> bool {
    match (text, pattern) {
        (Plain::Text(text), Plain::Text(pattern)) => Regex::new(pattern).unwrap().is_match(text),
        _ => false,
    }
}

pub(crate) fn negate(value: Plain) -> Plain {
    match value {
        Plain::Number(number) => Plain::Number(-number),
        Plain::None => Plain::None,
        other => panic!("-{other:?}"),
    }
}

pub(crate) fn arithmetic(operator: Operator, left: Plain, right: Plain) -> Plain {
    use Operator::{Divide, Minus, Plus, Times};
    let sign = if operator == Minus { -1 } else { 1 };
    let signed = |number: Q| number * Q::from_integer(sign.into());
    match (left, operator, right) {
        (Plain::None, _, _) | (_, _, Plain::None) => Plain::None,
        (Plain::Number(one), Plus, Plain::Number(other)) => Plain::Number(one + other),
        (Plain::Number(one), Minus, Plain::Number(other)) => Plain::Number(one - other),
        (Plain::Number(one), Times, Plain::Number(other)) => Plain::Number(one * other),
        (Plain::Number(_), Divide, Plain::Number(other)) if other.is_zero() => Plain::None,
        (Plain::Number(one), Divide, Plain::Number(other)) => Plain::Number(one / other),
        (Plain::Date(one), Minus, Plain::Date(other)) => Plain::whole((one - other).num_minutes()),
        (Plain::Time(one), Minus, Plain::Time(other)) => Plain::whole(one - other),
        (Plain::Month(one), Minus, Plain::Month(other)) => Plain::whole(one - other),
        (Plain::Date(date), Plus | Minus, Plain::Number(minutes)) => {
            let days = (signed(minutes) / Q::from_integer((24 * 60).into())).floor();
            moved(date, &days).map_or(Plain::None, Plain::Date)
        }
        (Plain::Time(time), Plus | Minus, Plain::Number(minutes)) => {
            let time = (Q::from_integer(time.into()) + signed(minutes)).floor();
            match time.to_integer().to_i64() {
                Some(time @ 0..=1439) => Plain::Time(time),
                _ => Plain::None,
            }
        }
        (Plain::Month(month), Plus | Minus, Plain::Number(number)) => {
            let month = (Q::from_integer(month.into()) + signed(number)).floor();
            // From January 1900 to December 9999.
            match month.to_integer().to_i64() {
                Some(month @ 22_800..=119_999) => Plain::Month(month),
                _ => Plain::None,
            }
        }
        (left, operator, right) => panic!("{left:?} {} {right:?}", operator.sign()),
    }
}

/// A date so many days later, if there is such a day from 1900 to 9999.
fn moved(date: NaiveDate, days: &Q) -> Option<NaiveDate> {
    let days = days.to_integer().to_i64()?;
    let by = Days::new(days.unsigned_abs());
    let moved = if days < 0 { date.checked_sub_days(by) } else { date.checked_add_days(by) }?;
    let first = NaiveDate::from_ymd_opt(1900, 1, 1)?;
    let last = NaiveDate::from_ymd_opt(9999, 12, 31)?;
    (first..=last).contains(&moved).then_some(moved)
}
