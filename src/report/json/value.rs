//! Numbers, bounds and measures as JSON.

use serde::ser::{Error, SerializeMap};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::bound::Range;
use crate::form::Kind;
use crate::judge::Measured;
use crate::quantity::{Date, Month, Number, Time};

/// How many decimals are written.
const PLACES: u32 = 4;

/// A number, rounded half up to four decimals.
#[derive(Clone, Debug)]
pub(super) struct Decimal(Number);

impl Decimal {
    pub(super) fn new(value: &Number) -> Self {
        Self(value.clone())
    }

    /// A share in percent.
    pub(super) fn percent(share: &Number) -> Self {
        Self(share.clone() * Number::whole(100))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = RawValue::from_string(self.0.to_decimal(PLACES)).map_err(S::Error::custom)?;
        written.serialize(serializer)
    }
}

/// The two ends of a score in percent, or of points.
#[derive(Serialize)]
pub(super) struct Bounds {
    low: Option<Decimal>,
    high: Option<Decimal>,
}

impl Bounds {
    /// A score, in percent.
    pub(super) fn percent(range: &Range) -> Self {
        let end = |end: Option<&Number>| end.map(Decimal::percent);
        Self { low: end(range.low()), high: end(range.high()) }
    }
}

/// Points and how many there could be.
#[derive(Serialize)]
pub(super) struct Points {
    low: Option<Decimal>,
    high: Option<Decimal>,
    max: Decimal,
}

impl Points {
    pub(super) fn new(range: &Range, max: &Number) -> Self {
        let end = |end: Option<&Number>| end.map(Decimal::new);
        Self { low: end(range.low()), high: end(range.high()), max: Decimal::new(max) }
    }
}

/// A measure: its ends by its kind, and whether it may also be none.
pub(super) struct Measure<'a> {
    kind: Kind,
    range: &'a Range,
    none: bool,
}

impl<'a> Measure<'a> {
    /// The measure; `None` where it surely is none.
    pub(super) fn of(measured: &'a Measured) -> Option<Self> {
        let range = measured.range.as_ref()?;
        Some(Self { kind: measured.kind, range, none: measured.may_be_none })
    }
}

impl Serialize for Measure<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("low", &self.range.low().map(|end| End::of(self.kind, end)))?;
        map.serialize_entry("high", &self.range.high().map(|end| End::of(self.kind, end)))?;
        if self.none {
            map.serialize_entry("none", &true)?;
        }
        map.end()
    }
}

/// One end of a measure: days, months and times as text, everything else as a number.
#[derive(Serialize)]
#[serde(untagged)]
enum End {
    Text(String),
    Number(Decimal),
}

impl End {
    fn of(kind: Kind, value: &Number) -> Self {
        let whole = || value.to_i64().and_then(|value| i32::try_from(value).ok());
        let text = match kind {
            Kind::Date => whole().and_then(Date::from_days).map(|date| date.to_string()),
            Kind::Month => whole().and_then(Month::from_index).map(|month| month.to_string()),
            Kind::Time => whole()
                .and_then(|minutes| u32::try_from(minutes).ok())
                .and_then(|minutes| Time::new(minutes / 60, minutes % 60))
                .map(|time| time.to_string()),
            Kind::Text
            | Kind::Integer
            | Kind::Number
            | Kind::Share
            | Kind::Boolean
            | Kind::Duration
            | Kind::Choice(_)
            | Kind::Choices(_) => None,
        };
        text.map_or_else(|| Self::Number(Decimal::new(value)), Self::Text)
    }
}
