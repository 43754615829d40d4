//! Numbers, dates and times as spreadsheets keep them, written as a person would type them.

use super::grid::CellKind;

/// The digits of a number that a spreadsheet keeps and shows; those behind them are noise of its arithmetic.
const DIGITS: usize = 15;

/// A number × 10^shift as plain digits: `7.3`, `137020101`, `0.0001`.
pub(super) fn decimal(number: f64, shift: i32) -> String {
    let scientific = format!("{number:.*e}", DIGITS - 1);
    let Some((digits, exponent)) = scientific.split_once('e') else { return scientific };
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    let digits = digits.replace('.', "");
    let digits = digits.trim_end_matches('0');
    let before = exponent.parse::<i32>().unwrap_or(0) + shift + 1;
    match usize::try_from(before) {
        _ if digits.is_empty() => "0".to_owned(),
        Ok(before @ 1..) => match digits.split_at_checked(before) {
            Some((whole, "")) => format!("{sign}{whole}"),
            Some((whole, rest)) => format!("{sign}{whole}.{rest}"),
            None => format!("{sign}{digits}{}", "0".repeat(before - digits.len())),
        },
        _ => format!("{sign}0.{}{digits}", "0".repeat(before.unsigned_abs() as usize)),
    }
}

/// A share as a percentage: `12.5%`.
pub(super) fn percent(share: f64) -> String {
    format!("{}%", decimal(share, 2))
}

/// A time of so many days, with seconds where there are any: `07:30`, `31:30`.
pub(super) fn time(days: f64) -> String {
    const SECONDS: f64 = 86_400.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a number too large is held at the largest"
    )]
    let seconds = (days * SECONDS).round() as i64;
    clock(seconds)
}

/// Seconds since midnight as a time.
pub(super) fn clock(seconds: i64) -> String {
    let (sign, seconds) = if seconds < 0 { ("-", -seconds) } else { ("", seconds) };
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match seconds {
        0 => format!("{sign}{hours:02}:{minutes:02}"),
        _ => format!("{sign}{hours:02}:{minutes:02}:{seconds:02}"),
    }
}

/// A date, a date with a time, or a time alone, as ISO 8601 writes it; `None` for anything else.
pub(super) fn iso_moment(text: &str) -> Option<(CellKind, String)> {
    let (day, time) = match text.split_once('T') {
        None if text.contains(':') => return Some((CellKind::Time, iso_clock(text)?)),
        None => (text, None),
        Some((day, time)) => (day, Some(time)),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if day.len() != 10 || !digits(day) {
        return None;
    }
    match time.map(iso_clock) {
        None => Some((CellKind::Date, day.to_owned())),
        Some(time) => match time?.as_str() {
            "00:00" => Some((CellKind::Date, day.to_owned())),
            time => Some((CellKind::Moment, format!("{day} {time}"))),
        },
    }
}

/// `07:30:00` or `07:30:00.000` as a time.
fn iso_clock(text: &str) -> Option<String> {
    let mut parts = text.trim_end_matches('Z').split(':');
    let hours: i64 = parts.next()?.parse().ok()?;
    let minutes: i64 = parts.next()?.parse().ok()?;
    let seconds: f64 = parts.next().unwrap_or("0").parse().ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "seconds of a minute are few")]
    let seconds = seconds.round() as i64;
    Some(clock(hours * 3600 + minutes * 60 + seconds))
}

/// A length of time as ISO 8601 writes it, `PT07H30M00S`, as a time.
pub(super) fn iso_duration(text: &str) -> Option<String> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(text) => (-1.0, text),
        None => (1.0, text),
    };
    let mut seconds = 0.0;
    let mut rest = text.strip_prefix("PT")?;
    while let Some(end) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let (number, unit) = rest.split_at_checked(end)?;
        let number: f64 = number.replace(',', ".").parse().ok()?;
        seconds += number
            * match unit.chars().next()? {
                'H' => 3600.0,
                'M' => 60.0,
                'S' => 1.0,
                _ => return None,
            };
        rest = unit.get(1..)?;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a number too large is held at the largest"
    )]
    let seconds = (sign * seconds).round() as i64;
    Some(clock(seconds))
}

/// Whether a number format shows percentages.
pub(super) fn is_percent(format: &str) -> bool {
    let first = format.split(';').next().unwrap_or_default();
    let mut in_quotes = false;
    let mut chars = first.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => in_quotes = !in_quotes,
            // What follows is shown as it is, or only its width.
            '\\' | '_' | '*' if !in_quotes => _ = chars.next(),
            '%' if !in_quotes => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_with_the_digits_a_spreadsheet_shows() {
        let all = [
            (0.0, "0"),
            (7.3, "7.3"),
            (0.1 + 0.2, "0.3"),
            (137_020_101.0, "137020101"),
            (1e17, "100000000000000000"),
            (3_201_234_567_890_123.0, "3201234567890120"),
            (-12.5, "-12.5"),
            (0.000_1, "0.0001"),
            (1e-7, "0.0000001"),
            (100.0, "100"),
        ];
        for (number, expected) in all {
            assert_eq!(decimal(number, 0), expected);
        }
    }

    #[test]
    fn a_share_is_a_percentage() {
        let all = [(0.85, "85%"), (0.285, "28.5%"), (1.0, "100%"), (0.0, "0%"), (0.001, "0.1%")];
        for (share, expected) in all {
            assert_eq!(percent(share), expected);
        }
    }

    #[test]
    fn times_are_whole_minutes_unless_there_are_seconds() {
        assert_eq!(time(0.3125), "07:30");
        assert_eq!(time(440.0 / 1440.0), "07:20");
        assert_eq!(time(1.3125), "31:30");
        assert_eq!(time(0.3125 + 15.0 / 86_400.0), "07:30:15");
    }

    #[test]
    fn iso_is_read_as_open_document_writes_it() {
        assert_eq!(iso_moment("2005-01-12"), Some((CellKind::Date, "2005-01-12".to_owned())));
        let moment = Some((CellKind::Moment, "2005-01-12 07:30".to_owned()));
        assert_eq!(iso_moment("2005-01-12T07:30:00.000"), moment);
        assert_eq!(iso_moment("2005-01-12T00:00:00").unwrap().0, CellKind::Date);
        assert_eq!(iso_moment("07:30:00"), Some((CellKind::Time, "07:30".to_owned())));
        assert_eq!(iso_moment("12/01/2005"), None);
        assert_eq!(iso_duration("PT07H30M00S").as_deref(), Some("07:30"));
        assert_eq!(iso_duration("PT07H30M15,0S").as_deref(), Some("07:30:15"));
        assert_eq!(iso_duration("7:30"), None);
    }

    #[test]
    fn a_percent_sign_that_is_only_shown_is_no_percentage() {
        for format in ["0%", "0.00%", "[Red]0 %", "0.0%;-0.0%"] {
            assert!(is_percent(format), "{format}");
        }
        for format in ["General", "0\"%\"", "0\\%", "0;0%", "#,##0_%"] {
            assert!(!is_percent(format), "{format}");
        }
    }
}
