//! What a page carries for programs: by what and from what it was made, and its figures. No text of a row is
//! among it.

use std::io;

use serde::Serialize;

use super::value::{Bounds, Decimal, Points};
use super::wire::{Edition, Grades, Input, Period, inputs};
use crate::report::{View, keys};
use crate::text::escaped;

#[derive(Serialize)]
struct Stamp<'a> {
    tilik: &'static str,
    lang: &'static str,
    checklist: Edition<'a>,
    unit: Unit<'a>,
    period: Period,
    source: &'static str,
    score: Option<Bounds>,
    completeness: Option<Decimal>,
    grade: Option<Grades<'a>>,
    criteria: Vec<Criterion<'a>>,
    inputs: Vec<Input<'a>>,
}

#[derive(Serialize)]
struct Unit<'a> {
    code: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Criterion<'a> {
    id: &'a str,
    verdict: &'static str,
    points: Option<Points>,
}

/// The figures of an assessment and the hashes behind it, on one line.
///
/// # Errors
/// Only if the machine refuses.
pub fn stamp(view: &View<'_>) -> io::Result<String> {
    let (dossier, assessment) = (view.dossier, view.assessment);
    let score = &assessment.scorecard;
    let stamp = Stamp {
        tilik: env!("CARGO_PKG_VERSION"),
        lang: view.lang.code(),
        checklist: Edition::without_changes(view.checklist),
        unit: Unit { code: &dossier.code, name: &dossier.name },
        period: Period::of(view),
        source: dossier.filled_by.key(),
        score: score.total.as_ref().map(Bounds::percent),
        completeness: view.completeness().as_ref().map(Decimal::percent),
        grade: score.grade.map(|(low, high)| Grades::of(view.checklist, low, high)),
        criteria: criteria(view),
        inputs: inputs(view),
    };
    Ok(escaped(serde_json::to_string(&stamp)?))
}

fn criteria<'a>(view: &'a View<'_>) -> Vec<Criterion<'a>> {
    let all = view.checklist.criteria.iter().zip(&view.assessment.criteria);
    all.map(|(criterion, judged)| Criterion {
        id: &criterion.id,
        verdict: keys::verdict(judged.verdict),
        points: judged.points.as_ref().map(|points| Points::new(points, &criterion.levels.max())),
    })
    .collect()
}
