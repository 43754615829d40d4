//! Numbers and percentages, as people and programs write them.

use super::{Asked, Problem, excerpt};
use crate::bound::Range;
use crate::diagnostic::Code;
use crate::form::Kind;
use crate::quantity::Number;
use crate::text;

/// Something other than a number where one is asked.
pub const NOT_A_NUMBER: Code = Code("not-a-number");
/// A number with a fraction where only whole ones occur.
pub const NOT_WHOLE: Code = Code("not-whole");
/// A separator that may stand for thousands or for decimals.
pub const AMBIGUOUS_NUMBER: Code = Code("ambiguous-number");
/// A number with more than 18 digits.
pub const TOO_MANY_DIGITS: Code = Code("too-many-digits");
/// A percentage without its sign.
pub const PERCENT_SIGN_MISSING: Code = Code("percent-sign-missing");

/// How many digits a submitted number has at most.
const MAX_DIGITS: u32 = 18;

enum Fault {
    NotANumber,
    Ambiguous,
    TooLong,
}

/// The number a text stands for, in the field's unit.
pub(super) fn point(field: Asked<'_>, text: &str) -> Result<Range, Problem> {
    let (digits, power) = match (field.kind, text.strip_suffix('%')) {
        (Kind::Share, Some(digits)) => (digits.trim_end(), 2),
        (Kind::Share, None) if written(text, 0).is_ok() => return Err(sign_missing(field, text)),
        (_, _) => (text, 0),
    };
    let number = written(digits, power).map_err(|fault| problem(field, text, &fault))?;
    whole_where_asked(field, text, number)
}

/// The number that JSON or a number cell holds: its separator is a point, and it is as it is.
pub(super) fn exact(field: Asked<'_>, text: &str) -> Result<Range, Problem> {
    if field.kind == Kind::Share {
        return Err(sign_missing(field, text));
    }
    let number = of_program(text, 0).map_err(|fault| problem(field, text, &fault))?;
    whole_where_asked(field, text, number)
}

/// The share that a cell formatted as a percentage holds, as it is shown: `12.5%`.
pub(super) fn percent(field: Asked<'_>, text: &str) -> Result<Range, Problem> {
    let digits = text.strip_suffix('%').unwrap_or(text);
    of_program(digits, 2).map(Range::exactly).map_err(|fault| problem(field, text, &fault))
}

fn whole_where_asked(field: Asked<'_>, text: &str, number: Number) -> Result<Range, Problem> {
    if field.kind == Kind::Integer && !number.is_whole() {
        let (name, shown) = (field.name, excerpt(text));
        return Err(Problem::new(
            NOT_WHOLE,
            text!(
                "`{name}` harus bilangan bulat, bukan `{shown}`",
                "`{name}` must be a whole number, not `{shown}`"
            ),
            text!("tulis tanpa pecahan", "write it without a fraction"),
        ));
    }
    Ok(Range::exactly(number))
}

/// Digits on both sides of a separator.
struct Parts<'a> {
    negative: bool,
    whole: &'a [u8],
    separator: Option<u8>,
    decimals: &'a [u8],
}

impl<'a> Parts<'a> {
    /// The parts of `-12,5`; `None` where there is anything else.
    fn of(text: &'a str) -> Option<Self> {
        let bytes = text.as_bytes();
        let (negative, bytes) = match bytes.strip_prefix(b"-") {
            Some(rest) => (true, rest),
            None => (false, bytes),
        };
        let (whole, rest) = digits(bytes);
        let (separator, decimals) = match rest.split_first() {
            None => (None, rest),
            Some((separator @ (b'.' | b','), decimals)) => (Some(*separator), decimals),
            Some(_) => return None,
        };
        let complete = !whole.is_empty() && (separator.is_none() || !decimals.is_empty());
        (complete && digits(decimals).1.is_empty()).then_some(Self {
            negative,
            whole,
            separator,
            decimals,
        })
    }

    /// Whether the separator may be one of thousands: `1.500`, but not `0.500`, `1500.250` or `1.5`.
    fn is_ambiguous(&self) -> bool {
        self.separator.is_some()
            && (1..=3).contains(&self.whole.len())
            && self.whole.first() != Some(&b'0')
            && self.decimals.len() == 3
    }

    /// The value × 10^exponent ÷ 10^power. Zeros before the first digit of the whole part do not count
    /// as digits.
    fn value(&self, exponent: i32, power: u32) -> Result<Number, Fault> {
        let zeros = self.whole.iter().take_while(|digit| **digit == b'0').count();
        let mut value: i64 = 0;
        let mut count = 0_u32;
        for digit in self.whole.iter().skip(zeros).chain(self.decimals) {
            count += 1;
            if count > MAX_DIGITS {
                return Err(Fault::TooLong);
            }
            value = value * 10 + i64::from(digit - b'0');
        }
        let value = if self.negative { -value } else { value };
        let places = i32::try_from(self.decimals.len()).unwrap_or(i32::MAX);
        scaled(value, places.saturating_sub(exponent), power)
    }
}

fn digits(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len());
    bytes.split_at_checked(end).unwrap_or((bytes, &[]))
}

/// `value × 10^-places ÷ 10^power`, unless it has more digits than a submitted number.
fn scaled(value: i64, places: i32, power: u32) -> Result<Number, Fault> {
    match u32::try_from(places) {
        _ if value == 0 => Ok(Number::ZERO),
        Ok(places) if places <= MAX_DIGITS => Ok(Number::decimal(value, places + power)),
        Ok(_) => Err(Fault::TooLong),
        Err(_) => {
            let shifted = 10_i64.checked_pow(places.unsigned_abs());
            let value = shifted.and_then(|shift| value.checked_mul(shift));
            let value = value.filter(|value| value.unsigned_abs() < 10_u64.pow(MAX_DIGITS));
            value.map(|value| Number::decimal(value, power)).ok_or(Fault::TooLong)
        }
    }
}

/// A number as people write it: a comma or a point for decimals, whichever cannot mean thousands.
fn written(text: &str, power: u32) -> Result<Number, Fault> {
    let parts = Parts::of(text).ok_or(Fault::NotANumber)?;
    if parts.is_ambiguous() {
        return Err(Fault::Ambiguous);
    }
    parts.value(0, power)
}

/// A number as programs write it, with an exponent where they like, ÷ 10^power.
fn of_program(text: &str, power: u32) -> Result<Number, Fault> {
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        None => (text, 0),
        Some((digits, exponent)) => {
            let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
            (digits, exponent.parse::<i32>().map_err(|_| Fault::TooLong)?)
        }
    };
    let parts = Parts::of(digits).filter(|parts| parts.separator != Some(b','));
    parts.ok_or(Fault::NotANumber)?.value(exponent, power)
}

fn sign_missing(field: Asked<'_>, text: &str) -> Problem {
    let (name, percent) = (field.name, field.quoted("85%"));
    Problem::new(
        PERCENT_SIGN_MISSING,
        text!(
            "`{name}` adalah persentase, tetapi `{text}` tanpa tanda %",
            "`{name}` is a percentage, but `{text}` has no % sign"
        ),
        text!(
            "tulis dengan tanda persen, misalnya {percent} untuk 85 dari 100",
            "write it with its sign, such as {percent} for 85 of 100"
        ),
    )
}

fn problem(field: Asked<'_>, text: &str, fault: &Fault) -> Problem {
    let (name, shown) = (field.name, excerpt(text));
    match fault {
        Fault::NotANumber => not_a_number(field, text),
        Fault::Ambiguous => ambiguous(field, text),
        Fault::TooLong => Problem::new(
            TOO_MANY_DIGITS,
            text!(
                "`{name}` punya lebih dari {MAX_DIGITS} angka: `{shown}`",
                "`{name}` has more than {MAX_DIGITS} digits: `{shown}`"
            ),
            text!("bulatkan", "round it"),
        ),
    }
}

fn not_a_number(field: Asked<'_>, text: &str) -> Problem {
    let (name, shown) = (field.name, excerpt(text));
    let separators = text.bytes().filter(|byte| matches!(byte, b'.' | b',')).count();
    let message =
        text!("`{name}` harus angka, bukan `{shown}`", "`{name}` must be a number, not `{shown}`");
    let help = if separators > 1 {
        text!("tulis tanpa pemisah ribuan", "write it without separators of thousands")
    } else if field.kind == Kind::Share {
        let [percent, least, range] = ["85%", ">= 30%", "10%..20%"].map(|one| field.quoted(one));
        text!(
            "tulis misalnya {percent}; yang diketahui sebagian boleh {least} atau {range}",
            "write {percent}, say; what is known in part may be {least} or {range}"
        )
    } else {
        let [least, range] = [">= 30", "10..20"].map(|one| field.quoted(one));
        text!(
            "tulis angkanya saja; yang diketahui sebagian boleh {least} atau {range}",
            "write the number alone; what is known in part may be {least} or {range}"
        )
    };
    Problem::new(NOT_A_NUMBER, message, help)
}

fn ambiguous(field: Asked<'_>, text: &str) -> Problem {
    let name = field.name;
    let (digits, sign) =
        text.strip_suffix('%').map_or((text, ""), |digits| (digits.trim_end(), "%"));
    let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let fraction = match decimals.trim_end_matches('0') {
        "" => "0".to_owned(),
        // Three decimals would be ambiguous again.
        three if three.len() == 3 => format!("{three}0"),
        fewer => fewer.to_owned(),
    };
    Problem::new(
        AMBIGUOUS_NUMBER,
        text!(
            "`{text}` pada `{name}` bisa berarti ribuan, bisa juga pecahan",
            "`{text}` in `{name}` may mean thousands or decimals"
        ),
        text!(
            "tulis `{whole}{decimals}{sign}` kalau ribuan, `{whole},{fraction}{sign}` kalau pecahan",
            "write `{whole}{decimals}{sign}` for thousands, `{whole},{fraction}{sign}` for decimals"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, exponent: i32) -> Option<Number> {
        Parts::of(text).unwrap().value(exponent, 0).ok()
    }

    #[test]
    fn eighteen_digits_are_read_before_and_behind_the_point_and_not_one_more() {
        let nines = 10_i64.pow(18) - 1;
        assert_eq!(value(&nines.to_string(), 0), Some(Number::whole(nines)));
        assert_eq!(value("1", 17), Some(Number::whole(10_i64.pow(17))));
        assert_eq!(value("1", 18), None);
        assert_eq!(value("10", 17), None);
        assert_eq!(value("1", -18), Some(Number::decimal(1, 18)));
        assert_eq!(value("1", -19), None);
        assert_eq!(value("0.5", -18), None);
        assert_eq!(value(&format!("1{nines}"), 0), None);
    }

    #[test]
    fn nothing_times_any_power_is_nothing() {
        for exponent in [i32::MIN, -100, 0, 100, i32::MAX] {
            assert_eq!(value("0", exponent), Some(Number::ZERO));
            assert_eq!(value("-0.0", exponent), Some(Number::ZERO));
        }
    }
}
