//! What to do, what to ask for and what to look at again, on the wire.

use serde::Serialize;

use super::value::Decimal;
use crate::report::keys;
use crate::report::view::{FlagView, RecommendationView, WantedView};

#[derive(Serialize)]
pub(super) struct Recommendation<'a> {
    criterion: &'a str,
    to: &'a str,
    text: &'a str,
    priority: usize,
    gain: Decimal,
    due: Option<&'a str>,
}

impl<'a> Recommendation<'a> {
    pub(super) fn of(one: &'a RecommendationView<'_>) -> Self {
        Self {
            criterion: &one.criterion.id,
            to: &one.to.id,
            text: &one.text,
            priority: one.ranked.priority,
            gain: Decimal::percent(&one.ranked.gain),
            due: one.due,
        }
    }
}

#[derive(Serialize)]
pub(super) struct Wanted<'a> {
    row: &'a str,
    field: Option<&'a str>,
    widens: Decimal,
}

impl<'a> Wanted<'a> {
    pub(super) fn of(one: &'a WantedView<'_>) -> Self {
        let blank = &one.blank;
        let widens = Decimal::percent(one.widens);
        Self { row: &blank.row, field: blank.field.as_deref(), widens }
    }
}

#[derive(Serialize)]
pub(super) struct Flag<'a> {
    id: &'a str,
    row: &'a str,
    source: Option<&'a str>,
    severity: &'static str,
    text: &'a str,
}

impl<'a> Flag<'a> {
    pub(super) fn of(one: &'a FlagView<'_>) -> Self {
        Self {
            id: &one.flag.id,
            row: &one.row,
            source: one.source.as_deref(),
            severity: keys::severity(one.flag.severity),
            text: &one.text,
        }
    }
}
