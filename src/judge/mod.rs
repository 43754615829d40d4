//! Judges each criterion of a checklist against a dossier, and keeps what its verdict rests on.

mod account;
mod reason;
mod trail;
mod verdict;
mod what_if;

pub use account::{Account, Bearing, Earlier, RowAccount, RowsAccount, Standing};
pub use reason::{why_not, why_row_fails, why_unmet};
pub use verdict::{Failure, Indicated, Judged, Measured, Reason, RowTally, Said, Verdict};
pub use what_if::{Supposed, WhatIf};

use crate::bound::{Content, Range, Truth, Value};
use crate::checklist::{Checklist, Criterion, EachRow, Indicator, Levels, Measure, WhenEmpty};
use crate::dossier::{Dossier, Strength};
use crate::expr::aggregate::share::Tally;
use crate::expr::{Scene, Selections};
use crate::form::{Kind, Presence};
use crate::quantity::Number;
use trail::Trail;

/// Every criterion of a checklist, judged, in checklist order.
#[must_use]
pub fn criteria(checklist: &Checklist, dossier: &Dossier) -> Vec<Judged> {
    let selections = Selections::new(checklist.selections);
    let judge = Judge::new(checklist, dossier).with_selections(&selections);
    checklist.criteria.iter().map(|criterion| judge.criterion(criterion)).collect()
}

/// Every criterion of a checklist with its verdict and points alone: what it rests on (failures, blanks,
/// evidence) is left out, which takes more time than judging itself.
#[must_use]
pub fn points(checklist: &Checklist, dossier: &Dossier) -> Vec<Judged> {
    let selections = Selections::new(checklist.selections);
    let judge = Judge { depth: Depth::Points, ..Judge::new(checklist, dossier) };
    let judge = judge.with_selections(&selections);
    checklist.criteria.iter().map(|criterion| judge.criterion(criterion)).collect()
}

/// Every indicator of a checklist, measured, in checklist order.
#[must_use]
pub fn indicators(checklist: &Checklist, dossier: &Dossier) -> Vec<Indicated> {
    let judge = Judge::new(checklist, dossier);
    checklist.indicators.iter().map(|indicator| judge.indicator(indicator)).collect()
}

/// How much is kept of what a verdict rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Depth {
    /// Points and verdicts.
    Points,
    /// Everything a report tells.
    Reasons,
}

struct Judge<'a> {
    scene: Scene<'a>,
    trail: Trail<'a>,
    depth: Depth,
}

impl<'a> Judge<'a> {
    fn new(checklist: &'a Checklist, dossier: &'a Dossier) -> Self {
        let scene = Scene::root(&checklist.form, &dossier.records);
        Self { scene, trail: Trail::new(checklist, dossier), depth: Depth::Reasons }
    }

    /// The same, finding rows once that several criteria look at.
    fn with_selections(self, selections: &'a Selections) -> Self {
        Self { scene: self.scene.with_selections(selections), ..self }
    }

    fn criterion(&self, criterion: &'a Criterion) -> Judged {
        let applies_when = match &criterion.applies_when {
            None => Truth::True,
            Some(condition) => self.scene.condition(condition),
        };
        if applies_when == Truth::False {
            return self.not_applicable(criterion);
        }
        let (value, rows, failures) = self.measure(&criterion.measure);
        let measure = Measured::of(criterion.shown_as, &value);
        let (applies, points) = earned(criterion, applies_when, &measure);
        Judged {
            verdict: verdict(applies, points.as_ref(), &criterion.levels.max()),
            applies,
            missing: self.missing(criterion, applies_when, &value),
            evidence: self.evidence(criterion),
            measure: Some(measure),
            points,
            rows,
            failures,
        }
    }

    fn evidence(&self, criterion: &'a Criterion) -> Strength {
        match self.depth {
            Depth::Points => Strength::None,
            Depth::Reasons => self.trail.evidence(&self.scene, criterion),
        }
    }

    fn not_applicable(&self, criterion: &'a Criterion) -> Judged {
        Judged {
            verdict: Verdict::NotApplicable,
            applies: Truth::False,
            measure: None,
            points: None,
            rows: None,
            failures: Vec::new(),
            missing: Vec::new(),
            evidence: match self.depth {
                Depth::Points => Strength::None,
                Depth::Reasons => self.trail.evidence_of_scope(&self.scene, criterion),
            },
        }
    }

    fn measure(&self, measure: &'a Measure) -> (Value<'a>, Option<RowTally>, Vec<Failure>) {
        match measure {
            Measure::Value(node) => (self.scene.evaluate(node), None, Vec::new()),
            Measure::Rows(each) => {
                let (share, rows, failures) = self.each_row(each);
                (share, Some(rows), failures)
            }
        }
    }

    /// The share of rows that meet the requirement, how many do, and which don't.
    fn each_row(&self, each: &'a EachRow) -> (Value<'a>, RowTally, Vec<Failure>) {
        let (mut share, mut rows, mut failures) =
            (Tally::default(), RowTally::default(), Vec::new());
        for start in self.scene.starts_of(&each.rows) {
            let judged = (&each.rows, each.condition.as_deref(), each.selection);
            for (presence, row) in self.scene.selected(judged, start) {
                let scene = self.scene.with(each.rows.frame, each.rows.last(), row);
                let meets = scene.condition(&each.require);
                share.add(presence, meets);
                rows.add(presence, meets);
                let fails = presence == Presence::Certain && meets == Truth::False;
                if fails && self.depth == Depth::Reasons {
                    failures.push(Failure { table: each.rows.last(), row });
                }
            }
        }
        (share.share(), rows, failures)
    }

    fn missing(
        &self,
        criterion: &'a Criterion,
        applies: Truth,
        value: &Value<'a>,
    ) -> Vec<crate::expr::Leaf> {
        if self.depth == Depth::Points || (applies.is_sure() && value.is_sure()) {
            return Vec::new();
        }
        self.trail.missing(&self.scene, criterion)
    }

    fn indicator(&self, indicator: &'a Indicator) -> Indicated {
        let value = self.scene.evaluate(&indicator.measure);
        let measure = Measured::of(indicator.shown_as, &value);
        let levels = indicator.levels.as_ref().zip(measure.range.as_ref());
        let points = levels.map(|(levels, range)| Levels::points(levels, range));
        Indicated { measure, points }
    }
}

/// Whether a criterion applies and the points it can earn where it does, a measure of none being taken
/// as the criterion says.
fn earned(
    criterion: &Criterion,
    applies_when: Truth,
    measure: &Measured,
) -> (Truth, Option<Range>) {
    let points = measure.range.as_ref().map(|range| criterion.levels.points(range));
    if !measure.may_be_none {
        return (applies_when, points);
    }
    let when_none = match criterion.when_empty {
        WhenEmpty::Met => Some(Range::exactly(criterion.levels.max())),
        WhenEmpty::Unmet => Some(Range::exactly(Number::ZERO)),
        WhenEmpty::NotApplicable => None,
    };
    match (points, when_none) {
        (Some(points), Some(none)) => (applies_when, Some(points.join(none))),
        (Some(points), None) => (applies_when.and(Truth::Either), Some(points)),
        (None, Some(none)) => (applies_when, Some(none)),
        (None, None) => (Truth::False, None),
    }
}

/// The one verdict that is possible, or that it is unknown.
fn verdict(applies: Truth, points: Option<&Range>, max: &Number) -> Verdict {
    let Some((low, high)) = points.and_then(|points| points.low().zip(points.high())) else {
        return Verdict::NotApplicable;
    };
    let zero = &Number::ZERO;
    match applies {
        Truth::False => Verdict::NotApplicable,
        Truth::Either => Verdict::Unknown,
        Truth::True if low >= max => Verdict::Met,
        Truth::True if high <= zero => Verdict::Unmet,
        Truth::True if low > zero && high < max => Verdict::Partial,
        Truth::True => Verdict::Unknown,
    }
}

impl Measured {
    /// A value as a measure: yes is 1 and no is 0.
    #[must_use]
    pub fn of(kind: Kind, value: &Value<'_>) -> Self {
        let number = |known: bool| Number::whole(known.into());
        let range = match value.content() {
            Content::Range(range) => Some(range.clone()),
            Content::Truth(truth) => {
                Some(Range::spanning(number(truth.surely()), number(truth.possibly())))
            }
            Content::Nothing | Content::Text(_) | Content::Choice(_) | Content::Choices { .. } => {
                None
            }
        };
        Self { kind, range, may_be_none: value.may_be_none() }
    }
}

impl RowTally {
    fn add(&mut self, presence: Presence, meets: Truth) {
        match (presence, meets) {
            (Presence::Many, _) => self.more = true,
            (Presence::Certain, Truth::True) => self.met += 1,
            (Presence::Certain, Truth::False) => self.unmet += 1,
            _ => self.unknown += 1,
        }
    }
}
