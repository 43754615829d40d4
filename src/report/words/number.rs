//! Numbers and percentages.

use crate::quantity::Number;
use crate::text::Lang;

/// How many decimals people are shown.
pub(super) const PLACES: u32 = 2;

/// A number with at most two decimals: `1.234,5` in Indonesian, `1,234.5` in English.
#[must_use]
pub fn number(value: &Number, lang: Lang) -> String {
    number_to(value, PLACES, lang)
}

/// A number with at most so many decimals.
#[must_use]
pub fn number_to(value: &Number, places: u32, lang: Lang) -> String {
    let decimal = value.to_decimal(places);
    let (sign, digits) = match decimal.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", decimal.as_str()),
    };
    let (group, point) = lang.pick(('.', ','), (',', '.'));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = grouped(whole, group);
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{part}") }
}

/// A share as a percentage with at most two decimals: `75%`, `31,25%`.
#[must_use]
pub fn percent(share: &Number, lang: Lang) -> String {
    percent_to(share, PLACES, lang)
}

/// A share as a percentage with at most so many decimals.
#[must_use]
pub fn percent_to(share: &Number, places: u32, lang: Lang) -> String {
    format!("{}%", number_to(&(share.clone() * Number::whole(100)), places, lang))
}

/// A share of a hundred without the sign: `7,5` for 7.5%.
#[must_use]
pub fn of_hundred(share: &Number, lang: Lang) -> String {
    number(&(share.clone() * Number::whole(100)), lang)
}

/// Digits in groups of three from the right.
fn grouped(digits: &str, group: char) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_points_and_commas() {
        let value = Number::decimal(12_345, 1);
        assert_eq!(number(&value, Lang::Id), "1.234,5");
        assert_eq!(number(&value, Lang::En), "1,234.5");
        let million = Number::whole(-1_234_567);
        assert_eq!(number(&million, Lang::Id), "-1.234.567");
        assert_eq!(number(&Number::whole(999), Lang::Id), "999");
    }

    #[test]
    fn shares_are_percentages_with_two_decimals_at_most() {
        assert_eq!(percent(&Number::ratio(3, 4).unwrap(), Lang::Id), "75%");
        assert_eq!(percent(&Number::ratio(2, 3).unwrap(), Lang::Id), "66,67%");
        assert_eq!(percent(&Number::ratio(2, 3).unwrap(), Lang::En), "66.67%");
    }
}
