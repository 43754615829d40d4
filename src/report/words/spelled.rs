//! Numbers and days in words, as official records write them.

use super::calendar::month_name;
use crate::quantity::Date;
use crate::text::Lang;

const ID: [&str; 12] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
];
const EN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const EN_TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const DAYS: [(&str, &str); 7] = [
    ("Senin", "Monday"),
    ("Selasa", "Tuesday"),
    ("Rabu", "Wednesday"),
    ("Kamis", "Thursday"),
    ("Jumat", "Friday"),
    ("Sabtu", "Saturday"),
    ("Minggu", "Sunday"),
];

/// A whole number below a million in words: `dua ribu lima`.
#[must_use]
pub fn spelled(number: u32, lang: Lang) -> String {
    match lang {
        Lang::Id => indonesian(number),
        Lang::En => english(number),
    }
}

/// A day in words, as records of a meeting open: `Rabu, tanggal dua belas bulan Januari tahun dua ribu lima`.
#[must_use]
pub fn spelled_date(date: Date, lang: Lang) -> String {
    let (year, _, day) = date.parts();
    let year = spelled(u32::try_from(year).unwrap_or(0), lang);
    let (weekday, month) = (weekday(date, lang), month_name(date.month(), lang));
    match lang {
        Lang::Id => {
            format!("{weekday}, tanggal {} bulan {month} tahun {year}", indonesian(day))
        }
        Lang::En => format!("{weekday}, the {} of {month} {year}", ordinal(day)),
    }
}

/// A number below a hundred by its place: `twenty-first`.
fn ordinal(number: u32) -> String {
    let said = english(number);
    let (before, last) = said.rsplit_once('-').unwrap_or(("", &said));
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        last => {
            last.strip_suffix('y').map_or_else(|| format!("{last}th"), |stem| format!("{stem}ieth"))
        }
    };
    if before.is_empty() { last } else { format!("{before}-{last}") }
}

/// The day of the week: `Senin`.
#[must_use]
pub fn weekday(date: Date, lang: Lang) -> &'static str {
    let place = date.weekday().saturating_sub(1) as usize;
    DAYS.get(place).map_or("", |(id, en)| lang.pick(*id, *en))
}

fn indonesian(number: u32) -> String {
    let small = |number: u32| ID.get(number as usize).copied().unwrap_or_default().to_owned();
    let rest = |number: u32| match number {
        0 => String::new(),
        rest => format!(" {}", indonesian(rest)),
    };
    match number {
        0..=11 => small(number),
        12..=19 => format!("{} belas", small(number - 10)),
        20..=99 => format!("{} puluh{}", small(number / 10), rest(number % 10)),
        100..=199 => format!("seratus{}", rest(number - 100)),
        200..=999 => format!("{} ratus{}", small(number / 100), rest(number % 100)),
        1000..=1999 => format!("seribu{}", rest(number - 1000)),
        _ => format!("{} ribu{}", indonesian(number / 1000), rest(number % 1000)),
    }
}

fn english(number: u32) -> String {
    let small = |number: u32| EN.get(number as usize).copied().unwrap_or_default().to_owned();
    let tens = |number: u32| EN_TENS.get(number as usize).copied().unwrap_or_default();
    let joined = |rest: u32, by: &str| match rest {
        0 => String::new(),
        rest => format!("{by}{}", english(rest)),
    };
    match number {
        0..=19 => small(number),
        20..=99 => format!("{}{}", tens(number / 10), joined(number % 10, "-")),
        100..=999 => {
            format!("{} hundred{}", small(number / 100), joined(number % 100, " and "))
        }
        _ => format!("{} thousand{}", english(number / 1000), joined(number % 1000, " ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelled_as_they_are_said() {
        let id = |number| spelled(number, Lang::Id);
        let said = [0, 11, 12, 19, 20, 21, 100, 111, 250, 1000, 1999, 2005, 2026, 12_345].map(id);
        assert_eq!(
            said,
            [
                "nol",
                "sebelas",
                "dua belas",
                "sembilan belas",
                "dua puluh",
                "dua puluh satu",
                "seratus",
                "seratus sebelas",
                "dua ratus lima puluh",
                "seribu",
                "seribu sembilan ratus sembilan puluh sembilan",
                "dua ribu lima",
                "dua ribu dua puluh enam",
                "dua belas ribu tiga ratus empat puluh lima",
            ]
        );
        assert_eq!(spelled(2026, Lang::En), "two thousand twenty-six");
        assert_eq!(spelled(112, Lang::En), "one hundred and twelve");
    }

    #[test]
    fn a_day_is_spelled_as_records_open() {
        let day = Date::new(2005, 1, 12).unwrap();
        assert_eq!(
            spelled_date(day, Lang::Id),
            "Rabu, tanggal dua belas bulan Januari tahun dua ribu lima"
        );
        assert_eq!(
            spelled_date(day, Lang::En),
            "Wednesday, the twelfth of January two thousand five"
        );
        let said = [1, 3, 8, 9, 13, 20, 21, 22, 30].map(ordinal);
        let expected =
            "first third eighth ninth thirteenth twentieth twenty-first twenty-second thirtieth";
        assert_eq!(said.join(" "), expected);
    }
}
