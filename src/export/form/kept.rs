//! What a cell held that was no text, by how it is shown.

use super::remarks::Kept;
use crate::form::Kind;
use crate::quantity::{Date, Number, Time};

/// What stands behind a text that a spreadsheet or a program shows for a number, a date, a yes or no.
pub(super) fn by_shape(shown: &str) -> Kept {
    let quantity = |kind, value| Kept::Quantity(kind, value);
    if shown.eq_ignore_ascii_case("true") || shown.eq_ignore_ascii_case("false") {
        return Kept::Boolean(shown.eq_ignore_ascii_case("true"));
    }
    let percent = shown.strip_suffix('%').and_then(decimal);
    let hundredth = percent.and_then(|value| value.checked_div(&Number::whole(100)));
    let day = shown.split(' ').next().and_then(date);
    decimal(shown)
        .map(|value| quantity(Kind::Number, value))
        .or_else(|| hundredth.map(|value| quantity(Kind::Share, value)))
        .or_else(|| day.map(|day| quantity(Kind::Date, Number::whole(day.days().into()))))
        .or_else(|| Some(quantity(Kind::Time, Number::whole(time(shown)?.minutes().into()))))
        .unwrap_or(Kept::Error)
}

/// A number as programs write it, of as many digits as one may have.
fn decimal(text: &str) -> Option<Number> {
    const DIGITS: usize = 18;
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let joined = format!("{whole}{part}");
    let all_digits = !whole.is_empty() && joined.bytes().all(|byte| byte.is_ascii_digit());
    let value: i64 = joined.parse().ok().filter(|_| all_digits && joined.len() <= DIGITS)?;
    Some(Number::decimal(sign * value, u32::try_from(part.len()).ok()?))
}

fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn time(text: &str) -> Option<Time> {
    let mut parts = text.split(':');
    Time::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cell_held_is_told_by_its_shape() {
        let number = |kind, value| Kept::Quantity(kind, value);
        assert_eq!(by_shape("137020101"), number(Kind::Number, Number::whole(137_020_101)));
        assert_eq!(by_shape("-1.5"), number(Kind::Number, Number::decimal(-15, 1)));
        assert_eq!(by_shape("12.5%"), number(Kind::Share, Number::decimal(125, 3)));
        let day = Date::new(2005, 1, 12).unwrap().days();
        assert_eq!(by_shape("2005-01-12"), number(Kind::Date, Number::whole(day.into())));
        assert_eq!(by_shape("2005-01-12 07:30"), number(Kind::Date, Number::whole(day.into())));
        assert_eq!(by_shape("07:30"), number(Kind::Time, Number::whole(450)));
        assert_eq!(by_shape("TRUE"), Kept::Boolean(true));
        assert_eq!(by_shape("#N/A"), Kept::Error);
    }
}
