//! Days, months and times of day, as whole numbers that expressions can count with.

use chrono::{Datelike, NaiveDate};

/// A day of the Gregorian calendar, as the number of days since 1 January of year 1 (which is day 1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date(i32);

impl Date {
    /// The first day a dossier may name: 1 January 1900.
    pub const FIRST: Self = Self(693_596);
    /// The last day a dossier may name: 31 December 9999.
    pub const LAST: Self = Self(3_652_059);

    /// The date, unless there is no such day in the years 1900 to 9999.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        Self::from_days(date.num_days_from_ce())
    }

    /// The date with this day number, within the years 1900 to 9999.
    #[must_use]
    pub fn from_days(days: i32) -> Option<Self> {
        (Self::FIRST.0..=Self::LAST.0).contains(&days).then_some(Self(days))
    }

    /// The day number.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.0
    }

    fn civil(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0).unwrap_or_default()
    }

    /// Year, month (1 to 12) and day (1 to 31).
    #[must_use]
    pub fn parts(self) -> (i32, u32, u32) {
        let date = self.civil();
        (date.year(), date.month(), date.day())
    }

    /// The month the day lies in.
    #[must_use]
    pub fn month(self) -> Month {
        let (year, month, _) = self.parts();
        Month(year * 12 + month.cast_signed() - 1)
    }

    /// 1 for Monday to 7 for Sunday.
    #[must_use]
    pub fn weekday(self) -> u32 {
        self.civil().weekday().number_from_monday()
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.parts();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

/// A text that is no date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotADate;

impl std::str::FromStr for Date {
    type Err = NotADate;

    /// Reads what is written year first, with two digits for month and day: `2026-03-19`.
    fn from_str(written: &str) -> Result<Self, NotADate> {
        let mut parts = written.trim().split('-');
        let mut number = |digits: usize| {
            let part = parts.next()?;
            let whole = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            whole.then(|| part.parse::<u32>().ok()).flatten()
        };
        let day = number(4).zip(number(2)).zip(number(2)).filter(|_| parts.next().is_none());
        day.and_then(|((year, month), day)| Self::new(year.cast_signed(), month, day))
            .ok_or(NotADate)
    }
}

/// A month of a year, counted in months since year 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Month(i32);

impl Month {
    /// The first month a dossier may name: January 1900.
    pub const FIRST: Self = Self(1900 * 12);
    /// The last month a dossier may name: December 9999.
    pub const LAST: Self = Self(9999 * 12 + 11);

    /// The month, unless the number is not 1 to 12 or the year not 1900 to 9999.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        ((1900..=9999).contains(&year) && (1..=12).contains(&month))
            .then(|| Self(year * 12 + month.cast_signed() - 1))
    }

    /// The month with this index, within the years 1900 to 9999.
    #[must_use]
    pub fn from_index(index: i32) -> Option<Self> {
        (Self::FIRST.0..=Self::LAST.0).contains(&index).then_some(Self(index))
    }

    /// Months since year 0.
    #[must_use]
    pub const fn index(self) -> i32 {
        self.0
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// 1 for January to 12 for December.
    #[must_use]
    pub const fn month_of_year(self) -> u32 {
        self.0.rem_euclid(12).cast_unsigned() + 1
    }

    /// The calendar quarter, 1 to 4.
    #[must_use]
    pub const fn quarter(self) -> u32 {
        (self.month_of_year() - 1) / 3 + 1
    }

    /// The month `count` later (or earlier, below zero), held to the years 1900 to 9999.
    #[must_use]
    pub fn plus(self, count: i32) -> Self {
        Self(self.0.saturating_add(count).clamp(Self::FIRST.0, Self::LAST.0))
    }

    /// The first day of the month.
    #[must_use]
    pub fn first_day(self) -> Date {
        NaiveDate::from_ymd_opt(self.year(), self.month_of_year(), 1)
            .map_or(Date::FIRST, |date| Date(date.num_days_from_ce()))
    }

    /// The last day of the month.
    #[must_use]
    pub fn last_day(self) -> Date {
        if self == Self::LAST { Date::LAST } else { Date(self.plus(1).first_day().0 - 1) }
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:04}-{:02}", self.year(), self.month_of_year())
    }
}

/// A time of day in minutes since midnight, 0 to 1439.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Time(u16);

impl Time {
    /// The last minute of a day.
    pub const LAST: Self = Self(1439);

    /// The time, unless the hour is above 23 or the minute above 59.
    #[must_use]
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        (hour < 24 && minute < 60)
            .then(|| u16::try_from(hour * 60 + minute).map(Self).ok())
            .flatten()
    }

    /// Minutes since midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl std::fmt::Display for Time {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_know_their_days_and_quarters() {
        let february = Month::new(2024, 2).unwrap();
        assert_eq!(february.last_day(), Date::new(2024, 2, 29).unwrap());
        assert_eq!(february.first_day().month(), february);
        assert_eq!(february.quarter(), 1);
        assert_eq!(february.plus(-2).to_string(), "2023-12");
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        assert_eq!(Date::new(2023, 2, 29), None);
        assert_eq!(Month::new(2016, 13), None);
        assert_eq!(Time::new(24, 0), None);
        assert_eq!(Date::new(1900, 1, 1), Some(Date::FIRST));
        assert_eq!(Date::new(9999, 12, 31), Some(Date::LAST));
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(Date::new(2005, 1, 12).unwrap().weekday(), 3);
    }
}
