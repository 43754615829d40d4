//! Plain values.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use num_bigint::BigInt;
use num_rational::BigRational;

/// A fraction.
pub(crate) type Q = BigRational;

/// A value.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Plain {
    None,
    /// A number, a share, or a length of time in minutes.
    Number(Q),
    Boolean(bool),
    Text(String),
    Date(NaiveDate),
    /// Months since the beginning of year 0.
    Month(i64),
    /// Minutes since midnight.
    Time(i64),
    /// The keys of the items chosen.
    Choices(BTreeSet<String>),
    List(Vec<Plain>),
}

impl Plain {
    pub(crate) fn whole(number: impl Into<BigInt>) -> Self {
        Self::Number(Q::from_integer(number.into()))
    }

    /// A date as it is written: `2005-01-12`.
    pub(crate) fn date(written: &str) -> Self {
        Self::Date(NaiveDate::parse_from_str(written, "%Y-%m-%d").unwrap())
    }

    /// A month as it is written: `2005-01`.
    pub(crate) fn month(written: &str) -> Self {
        let (year, month) = written.split_once('-').unwrap();
        Self::Month(year.parse::<i64>().unwrap() * 12 + month.parse::<i64>().unwrap() - 1)
    }

    /// A time as it is written: `07:30`.
    pub(crate) fn time(written: &str) -> Self {
        let (hours, minutes) = written.split_once(':').unwrap();
        Self::Time(hours.parse::<i64>().unwrap() * 60 + minutes.parse::<i64>().unwrap())
    }

    /// A number as it is written, with its `%` if it has one.
    pub(crate) fn number(written: &str) -> Self {
        match written.strip_suffix('%') {
            Some(percent) => {
                let hundred = Q::from_integer(100.into());
                Self::Number(decimal(percent) / hundred)
            }
            None => Self::Number(decimal(written)),
        }
    }

    pub(crate) fn is_none(&self) -> bool {
        *self == Self::None
    }

    /// The value on its line, for what lies on one: numbers, days, months, minutes, yes and no.
    pub(crate) fn on_line(&self) -> Option<Q> {
        Some(match self {
            Self::Number(number) => number.clone(),
            Self::Boolean(known) => Q::from_integer(i64::from(*known).into()),
            Self::Date(date) => Q::from_integer(date.num_days_from_ce().into()),
            Self::Month(number) | Self::Time(number) => Q::from_integer((*number).into()),
            Self::None | Self::Text(_) | Self::Choices(_) | Self::List(_) => return None,
        })
    }
}

fn decimal(written: &str) -> Q {
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    let digits: BigInt = format!("{whole}{part}").parse().unwrap();
    Q::new(digits, BigInt::from(10).pow(u32::try_from(part.len()).unwrap()))
}

/// A number of the program as a fraction, by the way it writes itself.
pub(crate) fn fraction(number: &tilik::quantity::Number) -> Q {
    let written = format!("{number:?}");
    let (above, below) = written.split_once('/').unwrap_or((&written, "1"));
    Q::new(above.parse().unwrap(), below.parse().unwrap())
}
