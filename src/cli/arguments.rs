//! Values of arguments, and what is said of those that are none.

use std::fmt;

use crate::limits;
use crate::quantity::{Date, Number, Period};
use crate::report::Format;
use crate::text;
use crate::text::{Lang, Text};

/// What an argument should have been.
#[derive(Debug)]
pub(super) struct Expected(pub(super) Text);

impl fmt::Display for Expected {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0.get(Lang::En))
    }
}

impl std::error::Error for Expected {}

/// `id` or `en`.
pub(super) fn language(written: &str) -> Result<Lang, Expected> {
    Lang::parse(written).ok_or_else(|| {
        Expected(text!(
            "tulis `id` (Indonesia) atau `en` (Inggris)",
            "write `id` (Indonesian) or `en` (English)"
        ))
    })
}

/// The name of a format.
pub(super) fn format(written: &str) -> Result<Format, Expected> {
    Format::parse(written.trim()).ok_or_else(|| {
        let names = Format::ALL.map(Format::name).join(", ");
        Expected(text!("format yang ada: {names}", "the formats are {names}"))
    })
}

/// A period as dossiers write it.
pub(super) fn period(written: &str) -> Result<Period, Expected> {
    Period::parse(written.trim()).ok_or_else(|| {
        Expected(text!(
            "tulis misalnya 2005, 2005-S1, 2005-Q3, 2005-04, atau 2005-01..2005-06",
            "write for example 2005, 2005-S1, 2005-Q3, 2005-04 or 2005-01..2005-06"
        ))
    })
}

/// A day, year first.
pub(super) fn date(written: &str) -> Result<Date, Expected> {
    written
        .parse()
        .map_err(|_| Expected(text!("tulis misalnya 2005-06-30", "write for example 2005-06-30")))
}

/// A score from 0 to 100, as a share.
pub(super) fn score(written: &str) -> Result<Number, Expected> {
    percent(written).filter(|share| (Number::ZERO..=Number::ONE).contains(share)).ok_or_else(|| {
        Expected(text!(
            "tulis angka dari 0 sampai 100, misalnya 62,5",
            "write a number from 0 to 100, such as 62.5"
        ))
    })
}

/// Limits that one option asks for.
#[derive(Clone, Debug)]
pub(super) struct AskedLimits(pub(super) Vec<limits::Asked>);

/// Limits and their amounts: `rows=100000,line=64MB`.
pub(super) fn limits(written: &str) -> Result<AskedLimits, Expected> {
    limits::parse(written).map(AskedLimits).map_err(Expected)
}

/// A number of minutes for a visit.
pub(super) fn minutes(written: &str) -> Result<u32, Expected> {
    let minutes = written.trim().parse().ok().filter(|minutes| (15..=600).contains(minutes));
    minutes.ok_or_else(|| {
        Expected(text!(
            "tulis jumlah menit dari 15 sampai 600, misalnya 90",
            "write a number of minutes from 15 to 600, such as 90"
        ))
    })
}

/// A number of hundredths, with decimal point or comma, `%` or not, as a share.
pub(super) fn percent(written: &str) -> Option<Number> {
    const DIGITS: usize = 15;
    let written = written.trim();
    let written = written.strip_suffix('%').unwrap_or(written).trim_end();
    let (whole, part) = written.split_once(['.', ',']).unwrap_or((written, ""));
    let digits = format!("{whole}{part}");
    let all_digits = !whole.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits || digits.len() > DIGITS || written.ends_with(['.', ',']) {
        return None;
    }
    let scale = u32::try_from(part.len()).ok()?;
    Some(Number::decimal(digits.parse().ok()?, scale + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_read_with_point_or_comma() {
        let share = |written| percent(written);
        assert_eq!(share("62,5"), Number::ratio(5, 8));
        assert_eq!(share("62.5 %"), Number::ratio(5, 8));
        assert_eq!(share("100"), Some(Number::ONE));
        for wrong in ["", "-1", "1.2.3", "5,", "lima", ",5"] {
            assert_eq!(share(wrong), None, "{wrong}");
        }
        assert!(score("101").is_err());
    }

    #[test]
    fn days_are_written_year_first() {
        assert_eq!(date("2005-06-30").unwrap(), Date::new(2005, 6, 30).unwrap());
        for wrong in ["30-06-2005", "2005-6-30", "2005-02-30", "2005-06", "2005-06-30-1"] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }
}
