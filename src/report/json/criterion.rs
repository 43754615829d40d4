//! Criteria and indicators on the wire.

use serde::Serialize;

use super::value::{Decimal, Measure, Points};
use crate::checklist::Measure as Asked;
use crate::judge::RowTally;
use crate::report::view::{CriterionView, FailureView, IndicatorView};
use crate::report::words::Blank;
use crate::report::{View, keys};

#[derive(Serialize)]
pub(super) struct Criterion<'a> {
    id: &'a str,
    section: Option<&'a str>,
    title: &'a str,
    basis: &'a [String],
    verdict: &'static str,
    critical: bool,
    weight: Decimal,
    effective_weight: Option<Decimal>,
    points: Option<Points>,
    measure: Option<Measure<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Option<Rows>>,
    evidence: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    failures: Option<Vec<Failure<'a>>>,
    missing: Vec<Missing<'a>>,
}

impl<'a> Criterion<'a> {
    pub(super) fn of(view: &'a View<'_>, (place, one): (usize, &'a CriterionView<'_>)) -> Self {
        let (criterion, judged) = (one.criterion, one.judged);
        let judges_rows = matches!(criterion.measure, Asked::Rows(_));
        let section = view.checklist.sections.get(criterion.section);
        let weight = view.assessment.scorecard.effective_weights.get(place);
        Self {
            id: &criterion.id,
            section: section.map(|section| section.id.as_str()),
            title: criterion.title.get(view.lang),
            basis: &criterion.basis,
            verdict: keys::verdict(judged.verdict),
            critical: criterion.critical,
            weight: Decimal::new(&criterion.weight),
            effective_weight: weight.map(Decimal::percent),
            points: judged.points.as_ref().map(|it| Points::new(it, &criterion.levels.max())),
            measure: judged.measure.as_ref().and_then(Measure::of),
            rows: judges_rows.then(|| judged.rows.map(Rows::of)),
            evidence: keys::strength(judged.evidence),
            failures: judges_rows.then(|| one.failures.iter().map(Failure::of).collect()),
            missing: one.missing.iter().map(Missing::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct Rows {
    total: usize,
    met: usize,
    unmet: usize,
    unknown: usize,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    more: bool,
}

impl Rows {
    const fn of(rows: RowTally) -> Self {
        let RowTally { met, unmet, unknown, more } = rows;
        Self { total: rows.total(), met, unmet, unknown, more }
    }
}

#[derive(Serialize)]
struct Failure<'a> {
    row: &'a str,
    source: Option<&'a str>,
    because: &'a str,
}

impl<'a> Failure<'a> {
    fn of(one: &'a FailureView) -> Self {
        Self { row: &one.row, source: one.source.as_deref(), because: &one.because }
    }
}

#[derive(Serialize)]
struct Missing<'a> {
    row: &'a str,
    field: Option<&'a str>,
}

impl<'a> Missing<'a> {
    fn of(blank: &'a Blank) -> Self {
        Self { row: &blank.row, field: blank.field.as_deref() }
    }
}

#[derive(Serialize)]
pub(super) struct Indicator<'a> {
    id: &'a str,
    title: &'a str,
    measure: Option<Measure<'a>>,
    points: Option<Points>,
}

impl<'a> Indicator<'a> {
    pub(super) fn of(view: &'a View<'_>, one: &'a IndicatorView<'_>) -> Self {
        let levels = one.indicator.levels.as_ref().zip(one.indicated.points.as_ref());
        Self {
            id: &one.indicator.id,
            title: one.indicator.title.get(view.lang),
            measure: Measure::of(&one.indicated.measure),
            points: levels.map(|(levels, points)| Points::new(points, &levels.max())),
        }
    }
}
