//! Dates, months, times of day, durations and periods.

use super::list::counted;
use super::number::number;
use crate::quantity::{Date, Month, Number, Period, Time};
use crate::text::Lang;

const MONTHS: [(&str, &str); 12] = [
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
];

/// The name of a month without its year.
pub(super) fn month_name(month: Month, lang: Lang) -> &'static str {
    let place = month.month_of_year().saturating_sub(1) as usize;
    MONTHS.get(place).map_or("", |(id, en)| lang.pick(*id, *en))
}

/// A day: `12 Januari 2005`.
#[must_use]
pub fn date(date: Date, lang: Lang) -> String {
    let (_, _, day) = date.parts();
    format!("{day} {}", month(date.month(), lang))
}

/// A month: `Januari 2005`.
#[must_use]
pub fn month(month: Month, lang: Lang) -> String {
    format!("{} {}", month_name(month, lang), month.year())
}

/// A time of day: `07.30` in Indonesian, `07:30` in English.
#[must_use]
pub fn time(time: Time, lang: Lang) -> String {
    time.to_string().replace(':', lang.pick(".", ":"))
}

/// The months of a period: `Januari–Desember 2005`, `November 2005–Februari 2006`, `April 2005`.
#[must_use]
pub fn period(period: Period, lang: Lang) -> String {
    let (from, to) = (period.from(), period.to());
    if from == to {
        return month(from, lang);
    }
    let to = month(to, lang);
    if from.year() == period.to().year() {
        format!("{}–{to}", month_name(from, lang))
    } else {
        format!("{}–{to}", month(from, lang))
    }
}

/// A length of time in days, hours and minutes: `1 jam 15 menit`.
#[must_use]
pub fn duration(minutes: &Number, lang: Lang) -> String {
    let sign = if minutes.is_negative() { "-" } else { "" };
    let minutes = minutes.abs();
    let whole = |count: &Number, size: i64| {
        count.checked_div(&Number::whole(size)).map_or(Number::ZERO, |parts| parts.floor())
    };
    let days = whole(&minutes, 24 * 60);
    let rest = minutes - days.clone() * Number::whole(24 * 60);
    let hours = whole(&rest, 60);
    let rest = rest - hours.clone() * Number::whole(60);
    let mut parts = Vec::new();
    for (count, id, one, many) in [
        (days, "hari", "day", "days"),
        (hours, "jam", "hour", "hours"),
        (rest, "menit", "minute", "minutes"),
    ] {
        if !count.is_zero() {
            let noun = lang.pick(id, if count == Number::ONE { one } else { many });
            parts.push(format!("{} {noun}", number(&count, lang)));
        }
    }
    match parts.is_empty() {
        true => lang.pick("0 menit", "0 minutes").to_owned(),
        false => format!("{sign}{}", parts.join(" ")),
    }
}

/// A due time as a checklist writes it, `1 month`, in words; any other text as it is.
#[must_use]
pub fn due(written: &str, lang: Lang) -> String {
    const UNITS: [(&str, &str); 6] = [
        ("minute", "menit"),
        ("hour", "jam"),
        ("day", "hari"),
        ("week", "minggu"),
        ("month", "bulan"),
        ("year", "tahun"),
    ];
    let parts = written.split_once(' ').and_then(|(count, unit)| {
        let count: usize = count.parse().ok()?;
        let unit = unit.strip_suffix('s').unwrap_or(unit);
        UNITS.iter().find(|(en, _)| *en == unit).map(|(en, id)| (count, *id, *en))
    });
    parts.map_or_else(
        || written.to_owned(),
        |(count, id, en)| counted(count, lang, id, en, &format!("{en}s")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_carry_their_names() {
        let day = Date::new(2005, 1, 12).unwrap();
        assert_eq!(date(day, Lang::Id), "12 Januari 2005");
        assert_eq!(date(day, Lang::En), "12 January 2005");
        assert_eq!(month(Month::new(2005, 8).unwrap(), Lang::Id), "Agustus 2005");
        assert_eq!(time(Time::new(7, 30).unwrap(), Lang::Id), "07.30");
        assert_eq!(time(Time::new(7, 30).unwrap(), Lang::En), "07:30");
    }

    #[test]
    fn durations_name_only_the_units_they_need() {
        let words = |minutes: i64, lang| duration(&Number::whole(minutes), lang);
        assert_eq!(words(75, Lang::Id), "1 jam 15 menit");
        assert_eq!(words(75, Lang::En), "1 hour 15 minutes");
        assert_eq!(words(180, Lang::Id), "3 jam");
        assert_eq!(words(3 * 1440 + 60, Lang::En), "3 days 1 hour");
        assert_eq!(words(-90, Lang::Id), "-1 jam 30 menit");
        assert_eq!(words(0, Lang::Id), "0 menit");
        assert_eq!(duration(&Number::decimal(75, 1), Lang::Id), "7,5 menit");
    }

    #[test]
    fn periods_are_named_by_their_first_and_last_month() {
        let words = |text: &str| period(Period::parse(text).unwrap(), Lang::Id);
        assert_eq!(words("2005"), "Januari–Desember 2005");
        assert_eq!(words("2005-04"), "April 2005");
        assert_eq!(words("2005-11..2006-02"), "November 2005–Februari 2006");
    }

    #[test]
    fn due_times_are_translated_and_anything_else_is_kept() {
        assert_eq!(due("1 month", Lang::Id), "1 bulan");
        assert_eq!(due("2 weeks", Lang::Id), "2 minggu");
        assert_eq!(due("2 weeks", Lang::En), "2 weeks");
        assert_eq!(due("1 months", Lang::En), "1 month");
        assert_eq!(due("segera", Lang::En), "segera");
    }
}
