//! Dates, months and times of day, as ISO or Indonesian writing has them.

use super::{Asked, Problem, excerpt};
use crate::bound::Range;
use crate::diagnostic::Code;
use crate::form::Kind;
use crate::quantity::{Date, Month, Number, Time};
use crate::text;
use crate::text::Text;

/// Something other than a date where one is asked.
pub const NOT_A_DATE: Code = Code("not-a-date");
/// Something other than a month of a year where one is asked.
pub const NOT_A_MONTH: Code = Code("not-a-month");
/// Something other than a time of day where one is asked.
pub const NOT_A_TIME: Code = Code("not-a-time");
/// A number that may be read as several times of day.
pub const AMBIGUOUS_TIME: Code = Code("ambiguous-time");
/// A year of two digits.
pub const TWO_DIGIT_YEAR: Code = Code("two-digit-year");
/// A day, month or time that the calendar or the clock does not have.
pub const NO_SUCH_DAY: Code = Code("no-such-day");

/// Names of months with their usual short forms and older spellings.
pub(crate) const MONTHS: [&[&str]; 12] = [
    &["januari", "jan"],
    &["februari", "feb", "pebruari", "peb"],
    &["maret", "mar"],
    &["april", "apr"],
    &["mei"],
    &["juni", "jun"],
    &["juli", "jul"],
    &["agustus", "agu", "agt", "ags", "agust"],
    &["september", "sep", "sept"],
    &["oktober", "okt"],
    &["november", "nov", "nopember", "nop"],
    &["desember", "des"],
];

/// A day, or a month that stands for its days.
pub(super) fn days(field: Asked<'_>, text: &str) -> Result<Range, Problem> {
    let whole = |days: i32| Number::whole(days.into());
    match parts(text) {
        Parts::Day(year, month, day) => match Date::new(year, month, day) {
            Some(date) => Ok(Range::exactly(whole(date.days()))),
            None => Err(impossible(field, text)),
        },
        Parts::Month(year, month) => match Month::new(year, month) {
            Some(month) => {
                Ok(Range::spanning(whole(month.first_day().days()), whole(month.last_day().days())))
            }
            None => Err(impossible(field, text)),
        },
        Parts::ShortYear => Err(short_year(field, text)),
        Parts::Other => Err(not_a_date(field, text)),
    }
}

/// A month of a year.
pub(super) fn month(field: Asked<'_>, text: &str) -> Result<Range, Problem> {
    match parts(text) {
        Parts::Month(year, month) => match Month::new(year, month) {
            Some(month) => Ok(Range::exactly(Number::whole(month.index().into()))),
            None => Err(impossible(field, text)),
        },
        Parts::ShortYear => Err(short_year(field, text)),
        Parts::Day(..) | Parts::Other => Err(not_a_month(field, text)),
    }
}

/// A time of day: `7:30`, `07:30` or `07.30`; in cells also with seconds, of which there are none.
pub(super) fn time(field: Asked<'_>, text: &str) -> Result<Range, Problem> {
    let whole_minutes = match text.len() {
        7.. if field.in_cell => text.strip_suffix(":00").or(text.strip_suffix(".00")),
        _ => None,
    };
    let written = match whole_minutes.unwrap_or(text).as_bytes() {
        [h1, h2, b':' | b'.', m1, m2] => digits([h1, h2]).zip(digits([m1, m2])),
        [h, b':' | b'.', m1, m2] => digits([h]).zip(digits([m1, m2])),
        _ => None,
    };
    let Some((hour, minute)) = written else {
        return Err(number_as_time(field, text));
    };
    match Time::new(hour, minute) {
        Some(time) => Ok(Range::exactly(Number::whole(time.minutes().into()))),
        None => Err(impossible(field, text)),
    }
}

/// The day a text names, or the last one of the month it names: the latest that a deadline can mean.
#[must_use]
pub fn deadline(text: &str) -> Option<Date> {
    match parts(text.trim()) {
        Parts::Day(year, month, day) => Date::new(year, month, day),
        Parts::Month(year, month) => Month::new(year, month).map(Month::last_day),
        Parts::ShortYear | Parts::Other => None,
    }
}

/// The day a text names, written in any way in which dossiers write it: `2026-03-19`, `19/03/2026`,
/// `19 Maret 2026`.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    match parts(text.trim()) {
        Parts::Day(year, month, day) => Date::new(year, month, day),
        Parts::Month(..) | Parts::ShortYear | Parts::Other => None,
    }
}

/// A number where a time of day is asked, such as 7.3, which is what a spreadsheet makes of 7.30.
pub(super) fn number_as_time(field: Asked<'_>, text: &str) -> Problem {
    let readings = readings(text);
    if readings.len() < 2 {
        return not_a_time(field, text);
    }
    let times: Vec<String> = readings.iter().map(Time::to_string).collect();
    let (name, id, en) = (field.name, either(&times, ",", "atau"), either(&times, "", "or"));
    Problem::new(
        AMBIGUOUS_TIME,
        text!("`{text}` pada `{name}` bisa berarti {id}", "`{text}` in `{name}` may mean {en}"),
        with_colon(),
    )
}

/// The times of day that a number with a fraction may mean: minutes as they stand, minutes whose last zero
/// is lost, a part of an hour.
fn readings(text: &str) -> Vec<Time> {
    let Some((hour, minutes)) = text.split_once(['.', ',']) else { return Vec::new() };
    let Some((hour, written)) = number(hour, 1..=2).zip(number(minutes, 1..=2)) else {
        return Vec::new();
    };
    let tens = if minutes.len() == 1 { written * 10 } else { written };
    let mut readings: Vec<Time> =
        [written, tens, tens * 6 / 10].into_iter().filter_map(|it| Time::new(hour, it)).collect();
    readings.sort_unstable();
    readings.dedup();
    readings
}

/// `a, b, atau c`, or `a, b or c` as English has it.
fn either(all: &[String], last_comma: &str, or: &str) -> String {
    match all {
        [first, second] => format!("{first} {or} {second}"),
        [first @ .., last] => format!("{}{last_comma} {or} {last}", first.join(", ")),
        [] => String::new(),
    }
}

/// What a text that may be a date or a month says, before the calendar is asked.
enum Parts {
    Day(i32, u32, u32),
    Month(i32, u32),
    ShortYear,
    Other,
}

fn parts(text: &str) -> Parts {
    iso(text).or_else(|| day_first(text)).or_else(|| in_words(text)).unwrap_or(Parts::Other)
}

/// `2005-01-12` or `2005-01`.
fn iso(text: &str) -> Option<Parts> {
    let (year, month, day) = match text.as_bytes() {
        [y1, y2, y3, y4, b'-', m1, m2] => ([y1, y2, y3, y4], [m1, m2], None),
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] => {
            ([y1, y2, y3, y4], [m1, m2], Some([d1, d2]))
        }
        _ => return None,
    };
    let year = digits(year)?.cast_signed();
    let month = digits(month)?;
    match day {
        None => Some(Parts::Month(year, month)),
        Some(day) => Some(Parts::Day(year, month, digits(day)?)),
    }
}

/// The number that digits stand for.
pub(in crate::dossier) fn digits<const DIGITS: usize>(digits: [&u8; DIGITS]) -> Option<u32> {
    digits.into_iter().try_fold(0, |value, digit| {
        digit.is_ascii_digit().then(|| value * 10 + u32::from(digit - b'0'))
    })
}

/// `12/01/2005`, `12-01-2005` or `01/2005`: the day, then the month, as everywhere in Indonesia.
fn day_first(text: &str) -> Option<Parts> {
    let sign = if text.contains('/') { '/' } else { '-' };
    let (first, rest) = text.split_once(sign)?;
    let first = number(first, 1..=2)?;
    match rest.split_once(sign) {
        None => Some(with_year(rest, |year| Parts::Month(year, first))?),
        Some((month, year)) => {
            let month = number(month, 1..=2)?;
            with_year(year, |year| Parts::Day(year, month, first))
        }
    }
}

/// `12 Januari 2005` or `Januari 2005`.
fn in_words(text: &str) -> Option<Parts> {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next()?, words.next()?);
    let (third, end) = (words.next(), words.next());
    match (third, end) {
        (None, None) => {
            let month = month_named(first)?;
            with_year(second, |year| Parts::Month(year, month))
        }
        (Some(year), None) => {
            let (day, month) = (number(first, 1..=2)?, month_named(second)?);
            with_year(year, |year| Parts::Day(year, month, day))
        }
        (_, Some(_)) => None,
    }
}

fn with_year(year: &str, parts: impl FnOnce(i32) -> Parts) -> Option<Parts> {
    match number(year, 4..=4) {
        Some(year) => Some(parts(year.cast_signed())),
        None => number(year.trim_start_matches(['\'', '’']), 2..=2).map(|_| Parts::ShortYear),
    }
}

fn month_named(name: &str) -> Option<u32> {
    let name = name.trim_end_matches('.');
    let is = |known: &&str| known.eq_ignore_ascii_case(name);
    let place = MONTHS.iter().position(|names| names.iter().any(is))?;
    u32::try_from(place + 1).ok()
}

fn number(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
    (lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn not_a_date(field: Asked<'_>, text: &str) -> Problem {
    let (name, shown) = (field.name, excerpt(text));
    Problem::new(
        NOT_A_DATE,
        text!("`{name}` harus tanggal, bukan `{shown}`", "`{name}` must be a date, not `{shown}`"),
        text!(
            "tulis 2005-01-12, 12/01/2005, atau 12 Januari 2005; kalau harinya belum diketahui, 2005-01",
            "write 2005-01-12, 12/01/2005 (day first), 12 Januari 2005, or 2005-01 for some day of it"
        ),
    )
}

pub(super) fn not_a_month(field: Asked<'_>, text: &str) -> Problem {
    let (name, shown) = (field.name, excerpt(text));
    Problem::new(
        NOT_A_MONTH,
        text!(
            "`{name}` harus bulan dan tahun, bukan `{shown}`",
            "`{name}` must be a month of a year, not `{shown}`"
        ),
        text!("tulis 2005-01 atau Januari 2005", "write 2005-01 or Januari 2005"),
    )
}

fn not_a_time(field: Asked<'_>, text: &str) -> Problem {
    let (name, shown) = (field.name, excerpt(text));
    let has_seconds = text.matches(':').count() > 1;
    Problem::new(
        NOT_A_TIME,
        text!(
            "`{name}` harus jam, bukan `{shown}`",
            "`{name}` must be a time of day, not `{shown}`"
        ),
        match (has_seconds, field.in_cell) {
            (true, _) => text!(
                "tulis jam dan menitnya saja, misalnya 07:30",
                "write hour and minutes alone, such as 07:30"
            ),
            (false, true) => with_colon(),
            (false, false) => text!("tulis 07:30 atau 07.30", "write 07:30 or 07.30"),
        },
    )
}

/// How a time is written so that nothing makes a number of it.
fn with_colon() -> Text {
    text!(
        "tulis jam dan menitnya dengan titik dua, misalnya 07:30",
        "write hour and minutes with a colon, such as 07:30"
    )
}

fn impossible(field: Asked<'_>, text: &str) -> Problem {
    let (name, shown) = (field.name, excerpt(text));
    Problem::new(
        NO_SUCH_DAY,
        text!("`{shown}` pada `{name}` tidak ada", "`{shown}` in `{name}` does not exist"),
        match field.kind {
            Kind::Time => text!("tulis jam 00:00 sampai 23:59", "write a time from 00:00 to 23:59"),
            Kind::Month => text!(
                "tulis bulan 01 sampai 12, dan tahun 1900 sampai 9999",
                "write a month from 01 to 12, and a year from 1900 to 9999"
            ),
            _ => text!(
                "periksa hari, bulan, dan tahunnya; 12/01/2005 berarti 12 Januari, tahun 1900 sampai 9999",
                "check the day, month and year; 12/01/2005 is 12 January, years are 1900 to 9999"
            ),
        },
    )
}

fn short_year(field: Asked<'_>, text: &str) -> Problem {
    let (name, shown) = (field.name, excerpt(text));
    Problem::new(
        TWO_DIGIT_YEAR,
        text!(
            "tahun pada `{name}` hanya dua angka: `{shown}`",
            "the year in `{name}` has only two digits: `{shown}`"
        ),
        text!("tulis tahun dengan empat angka", "write the year with four digits"),
    )
}
