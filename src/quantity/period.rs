//! The months a dossier is about.

use super::{Date, Month};

/// A closed run of months: a year, a half-year, a quarter, a month, or any other run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Period {
    from: Month,
    to: Month,
}

impl Period {
    /// The longest period a dossier may cover: ten years of months.
    pub const MAX_MONTHS: i32 = 120;

    /// The period, unless it ends before it begins or is longer than [`Self::MAX_MONTHS`].
    #[must_use]
    pub fn new(from: Month, to: Month) -> Option<Self> {
        let months = to.index() - from.index() + 1;
        (1..=Self::MAX_MONTHS).contains(&months).then_some(Self { from, to })
    }

    /// Reads `2005`, `2005-S1`, `2005-Q3`, `2005-04` or `2005-01..2005-06`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((from, to)) = text.split_once("..") {
            return Self::new(month(from.trim())?, month(to.trim())?);
        }
        let Some((year, part)) = text.split_once('-') else {
            let year = number(text, 4)?;
            return Self::of_year(year, 1, 12);
        };
        let year = number(year, 4)?;
        match part.as_bytes() {
            [b'S' | b's', half @ b'1'..=b'2'] => {
                let first = u32::from(half - b'1') * 6 + 1;
                Self::of_year(year, first, first + 5)
            }
            [b'Q' | b'q', quarter @ b'1'..=b'4'] => {
                let first = u32::from(quarter - b'1') * 3 + 1;
                Self::of_year(year, first, first + 2)
            }
            _ => {
                let month = month(text)?;
                Self::new(month, month)
            }
        }
    }

    fn of_year(year: u32, from: u32, to: u32) -> Option<Self> {
        let year = i32::try_from(year).ok()?;
        Self::new(Month::new(year, from)?, Month::new(year, to)?)
    }

    /// The first month.
    #[must_use]
    pub const fn from(self) -> Month {
        self.from
    }

    /// The last month.
    #[must_use]
    pub const fn to(self) -> Month {
        self.to
    }

    /// The first day of the first month.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.from.first_day()
    }

    /// The last day of the last month.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.to.last_day()
    }

    /// Whether the month lies in the period.
    #[must_use]
    pub fn contains(self, month: Month) -> bool {
        self.from <= month && month <= self.to
    }

    /// How many months the period has.
    #[must_use]
    pub const fn month_count(self) -> i32 {
        self.to.index() - self.from.index() + 1
    }

    /// The months in order.
    pub fn months(self) -> impl Iterator<Item = Month> {
        (self.from.index()..=self.to.index()).filter_map(Month::from_index)
    }

    /// Whether the period is made of whole calendar quarters.
    #[must_use]
    pub const fn is_whole_quarters(self) -> bool {
        self.from.month_of_year() % 3 == 1 && self.to.month_of_year().is_multiple_of(3)
    }
}

impl std::fmt::Display for Period {
    /// The shortest of the written forms that says the same.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let year = self.from.year();
        let same_year = year == self.to.year();
        match (same_year, self.from.month_of_year(), self.to.month_of_year()) {
            (true, 1, 12) => write!(out, "{year:04}"),
            (true, 1, 6) => write!(out, "{year:04}-S1"),
            (true, 7, 12) => write!(out, "{year:04}-S2"),
            (true, from, to) if from == to => write!(out, "{}", self.from),
            (true, from, to) if from % 3 == 1 && to == from + 2 => {
                write!(out, "{year:04}-Q{}", self.from.quarter())
            }
            _ => write!(out, "{}..{}", self.from, self.to),
        }
    }
}

fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn month(text: &str) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    Month::new(i32::try_from(number(year, 4)?).ok()?, number(month, 2)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_written_form_is_read_and_written_back() {
        for text in ["2005", "2005-S1", "2005-S2", "2005-Q3", "2005-04", "2005-02..2006-01"] {
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Period::parse("2005-01..2005-06"), Period::parse("2005-S1"));
        assert_eq!(Period::parse("2005-Q3").unwrap().month_count(), 3);
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in
            ["", "05", "2005-13", "2005-S3", "2005-Q5", "2005-06..2005-01", "2005-6", "2005-1é"]
        {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }
}
