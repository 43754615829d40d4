//! Cells of a spreadsheet that hold something of a type of their own.

use super::{Asked, Problem, calendar, excerpt, number, wrong_type};
use crate::bound::Content;
use crate::diagnostic::Code;
use crate::form::{Kind, TextSpan};
use crate::text;
use crate::text::Text;

/// A text that the spreadsheet made a number or a date of, so that nobody can tell what was typed.
pub const NOT_AS_TYPED: Code = Code("not-as-typed");
/// A formula that came to an error.
pub const CELL_ERROR: Code = Code("cell-error");
/// A formula whose value nobody computed.
pub const FORMULA_NOT_COMPUTED: Code = Code("formula-not-computed");

/// What a cell holds that is neither text nor number nor yes or no, as it would be typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::dossier) enum Held<'a> {
    /// A number formatted as a percentage: `12.5%`.
    Percent(&'a str),
    /// A date: `2005-01-12`.
    Date(&'a str),
    /// A time of day: `07:30`, with seconds where there are any.
    Time(&'a str),
    /// A date with a time: `2005-01-12 07:30`.
    Moment(&'a str),
    /// An error that a formula came to: `#N/A`.
    Fault(&'a str),
    /// A formula without a value.
    Uncomputed,
}

impl<'a> Held<'a> {
    /// What stands there.
    const fn shown(self) -> &'a str {
        match self {
            Self::Percent(text)
            | Self::Date(text)
            | Self::Time(text)
            | Self::Moment(text)
            | Self::Fault(text) => text,
            Self::Uncomputed => "",
        }
    }

    /// The month of a date, if it is the first of it, as which spreadsheets keep months.
    pub(in crate::dossier) fn month(self) -> Option<&'a str> {
        match self {
            Self::Date(text) => text.strip_suffix("-01"),
            _ => None,
        }
    }
}

/// What such a cell says of a field.
pub(super) fn read(field: Asked<'_>, held: Held<'_>) -> Result<Content<TextSpan>, Problem> {
    let range = match (field.kind, held) {
        (_, Held::Fault(error)) => Err(cell_error(field, error)),
        (_, Held::Uncomputed) => Err(not_computed(field)),
        (Kind::Share, Held::Percent(percent)) => number::percent(field, percent),
        (Kind::Date, Held::Date(date)) => calendar::days(field, date),
        (Kind::Date, Held::Moment(moment)) => calendar::days(field, day_of(moment)),
        (Kind::Month, Held::Date(date)) => match held.month() {
            Some(month) => calendar::month(field, month),
            None => Err(calendar::not_a_month(field, date)),
        },
        (Kind::Time, Held::Time(time)) => calendar::time(field, time),
        (Kind::Text | Kind::Choice(_) | Kind::Choices(_), _) => Err(not_as_typed(field, held)),
        (_, _) => Err(wrong_type(field, held.shown())),
    };
    range.map(Content::Range)
}

fn day_of(moment: &str) -> &str {
    moment.split(' ').next().unwrap_or(moment)
}

/// Refuses a number in a text, unless its digits are surely all that was typed.
///
/// Leading zeros are lost, and digits after the fifteenth. What is no code is short, or has a pattern that
/// no number of zeros before it would have.
pub(super) fn text_of_number(field: Asked<'_>, number: &str) -> Result<(), Problem> {
    const LONGEST: usize = 4;
    const DIGITS: usize = 15;
    let is_whole = number.bytes().all(|byte| byte.is_ascii_digit()) && number.len() <= DIGITS;
    let is_certain = match field.pattern {
        None => !field.is_code && number.len() <= LONGEST,
        Some((whole, _)) => whole.is_match(number) && with_zeros(field, number).is_none(),
    };
    if is_whole && is_certain {
        return Ok(());
    }
    let (name, shown) = (field.name, excerpt(number));
    let message = text!(
        "`{name}` adalah teks, tetapi sel ini berisi angka `{shown}`: mungkin ada angka yang hilang",
        "`{name}` is a text, but this cell holds the number `{shown}`: digits may be lost"
    );
    let problem = Problem::new(NOT_AS_TYPED, message, typed_again());
    let with_zeros = with_zeros(field, number).filter(|_| is_whole);
    Err(with_zeros.into_iter().fold(problem, Problem::instead))
}

/// The number with as many zeros before it as its field's pattern asks for.
fn with_zeros(field: Asked<'_>, number: &str) -> Option<String> {
    const MOST: usize = 9;
    let (whole, _) = field.pattern?;
    let filled = (1..=MOST).map(|zeros| format!("{}{number}", "0".repeat(zeros)));
    filled.into_iter().find(|filled| whole.is_match(filled))
}

fn not_as_typed(field: Asked<'_>, held: Held<'_>) -> Problem {
    let (name, shown) = (field.name, excerpt(held.shown()));
    let message = match held {
        Held::Percent(_) => text!(
            "`{name}` adalah teks, tetapi sel ini berisi persentase `{shown}`",
            "`{name}` is a text, but this cell holds the percentage `{shown}`"
        ),
        _ => text!(
            "`{name}` adalah teks, tetapi sel ini berisi tanggal atau jam `{shown}`",
            "`{name}` is a text, but this cell holds the date or time `{shown}`"
        ),
    };
    Problem::new(NOT_AS_TYPED, message, typed_again())
}

fn typed_again() -> Text {
    text!(
        "ubah format sel menjadi Teks, lalu ketik ulang selengkapnya",
        "format the cell as Text, then type all of it again"
    )
}

fn cell_error(field: Asked<'_>, error: &str) -> Problem {
    let name = field.name;
    Problem::new(
        CELL_ERROR,
        text!(
            "rumus pada `{name}` menghasilkan galat {error}",
            "the formula in `{name}` comes to the error {error}"
        ),
        text!(
            "perbaiki rumusnya, atau ketik nilainya",
            "correct the formula, or type the value instead"
        ),
    )
}

fn not_computed(field: Asked<'_>) -> Problem {
    let name = field.name;
    Problem::new(
        FORMULA_NOT_COMPUTED,
        text!(
            "rumus pada `{name}` belum pernah dihitung",
            "the formula in `{name}` was never computed"
        ),
        text!(
            "buka berkas ini di Excel atau LibreOffice dan simpan, atau ketik nilainya",
            "open the file in Excel or LibreOffice and save it, or type the value instead"
        ),
    )
}

/// How a value is typed into a cell so that it is not taken for one of another type.
pub(super) fn rewritten(kind: Kind) -> Text {
    match kind {
        Kind::Date => text!(
            "ketik tanggalnya, misalnya 2005-01-12 atau 12 Januari 2005",
            "type the date, such as 2005-01-12 or 12 Januari 2005"
        ),
        Kind::Month => text!(
            "ketik bulannya, misalnya 2005-01 atau Januari 2005",
            "type the month, such as 2005-01 or Januari 2005"
        ),
        Kind::Time => text!("ketik jamnya, misalnya 07:30", "type the time, such as 07:30"),
        Kind::Boolean => text!("ketik ya atau tidak", "type ya or tidak"),
        Kind::Integer | Kind::Number => text!(
            "ubah format sel menjadi Angka, lalu ketik ulang angkanya",
            "format the cell as Number, then type the number again"
        ),
        Kind::Share => text!("ketik dengan tanda persen: 85%", "type it with its sign: 85%"),
        Kind::Text | Kind::Choice(_) | Kind::Choices(_) | Kind::Duration => typed_again(),
    }
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;
    use crate::form::{Blank, Kind};

    fn is_taken(number: &str, pattern: Option<&str>, is_code: bool) -> bool {
        let pattern =
            pattern.map(|it| (Regex::new(&format!("^(?:{it})$")).unwrap(), it.to_owned()));
        let field = Asked {
            name: "kode",
            kind: Kind::Text,
            blank: &Blank::Unknown,
            pattern: pattern.as_ref(),
            in_cell: true,
            is_code,
        };
        text_of_number(field, number).is_ok()
    }

    #[test]
    fn a_number_is_taken_for_a_text_where_no_digit_can_be_lost() {
        for (number, taken) in [("7", true), ("1234", true), ("12345", false), ("1.5", false)] {
            assert_eq!(is_taken(number, None, false), taken, "{number}");
            assert!(!is_taken(number, None, true), "{number} as a code");
        }
    }

    #[test]
    fn a_pattern_that_zeros_before_the_number_would_fit_leaves_it_open() {
        assert!(is_taken("123456", Some(r"\d{6}"), true));
        assert!(!is_taken("12345", Some(r"\d{6}"), true));
        assert!(!is_taken("123", Some(r"\d{3,6}"), false));
        assert!(!is_taken("1.5", Some(r"1.5"), false));
        // Spreadsheets keep fifteen digits.
        assert!(is_taken("123456789012345", Some(r"\d{15}"), true));
        assert!(!is_taken("1234567890123456", Some(r"\d{16}"), true));
    }
}
