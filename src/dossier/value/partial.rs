//! Values that are known in part: `>= 30`, `< 50%`, `10..20`, `2005-03..2005-05`.

use super::{Asked, Problem, excerpt};
use crate::bound::Range;
use crate::diagnostic::Code;
use crate::form::{Kind, any_of_kind};
use crate::quantity::Number;
use crate::text;

/// A range in which nothing lies, such as `20..10`.
pub const EMPTY_RANGE: Code = Code("empty-range");

/// What one written value stands for: mostly just itself, a month in a date field for its days.
type Point = fn(Asked<'_>, &str) -> Result<Range, Problem>;

/// The range a text of a quantity stands for.
pub(super) fn range(field: Asked<'_>, text: &str, point: Point) -> Result<Range, Problem> {
    if is_one_value(text) {
        return point(field, text);
    }
    let all = || any_of_kind::<()>(field.kind, 0).range().cloned().unwrap_or(Range::ANY);
    let (low, high) = if let Some(rest) = text.strip_prefix(">=") {
        (point(field, rest.trim())?.low().cloned(), None)
    } else if let Some(rest) = text.strip_prefix("<=") {
        (None, point(field, rest.trim())?.high().cloned())
    } else if let Some(rest) = text.strip_prefix('>') {
        (point(field, rest.trim())?.high().map(|end| end.clone() + step(field.kind)), None)
    } else if let Some(rest) = text.strip_prefix('<') {
        (None, point(field, rest.trim())?.low().map(|end| end.clone() - step(field.kind)))
    } else if let Some((low, high)) = text.split_once("..") {
        let (low, high) = (point(field, low.trim())?, point(field, high.trim())?);
        (low.low().cloned(), high.high().cloned())
    } else {
        return point(field, text);
    };
    Range::between(low, high).and_then(|range| range.meet(all())).ok_or_else(|| empty(field, text))
}

/// Whether a text has none of the signs of what is known in part.
fn is_one_value(text: &str) -> bool {
    let bytes = text.as_bytes();
    !bytes.first().is_some_and(|sign| matches!(sign, b'<' | b'>'))
        && !bytes.windows(2).any(|two| two == b"..")
}

/// How far `<` and `>` keep from their end.
///
/// Whole numbers, days, months and minutes: one. A range is closed, so that other numbers keep the least
/// distance that two submitted numbers can have: they have at most 18 digits, hence at most 18 decimals (of a
/// percentage, which makes 20 of its share). What is left out between could not be submitted.
fn step(kind: Kind) -> Number {
    match kind {
        Kind::Number => Number::decimal(1, 18),
        Kind::Share => Number::decimal(1, 20),
        Kind::Integer | Kind::Date | Kind::Month | Kind::Time => Number::ONE,
        Kind::Text | Kind::Boolean | Kind::Duration | Kind::Choice(_) | Kind::Choices(_) => {
            Number::ZERO
        }
    }
}

fn empty(field: Asked<'_>, text: &str) -> Problem {
    let (name, shown) = (field.name, excerpt(text));
    let message = text!(
        "tidak ada nilai `{name}` yang terletak dalam `{shown}`",
        "no value of `{name}` lies in `{shown}`"
    );
    match text.split_once("..") {
        Some((high, low)) => {
            let help = text!("tulis yang terkecil lebih dulu", "write the smaller one first");
            let turned = format!("{}..{}", low.trim(), high.trim());
            Problem::new(EMPTY_RANGE, message, help).instead(turned)
        }
        None => {
            let help = text!("periksa tanda dan nilainya", "check the sign and the value");
            Problem::new(EMPTY_RANGE, message, help)
        }
    }
}
