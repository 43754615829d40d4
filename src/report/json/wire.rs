//! The shape of an assessment on the wire, key by key.

use serde::{Serialize, Serializer};

use super::advice::{Flag, Recommendation, Wanted};
use super::criterion::{Criterion, Indicator};
use super::value::{Bounds, Decimal};
use crate::checklist::{Base, Change, Checklist};
use crate::report::View;
use crate::text::{Lang, Text};

#[derive(Serialize)]
pub(super) struct Wire<'a> {
    tilik: &'static str,
    checklist: Edition<'a>,
    unit: Unit<'a>,
    period: Period,
    source: &'static str,
    score: Option<Bounds>,
    completeness: Option<Decimal>,
    grade: Option<Grades<'a>>,
    sections: Vec<Section<'a>>,
    axes: Vec<Axis<'a>>,
    criteria: Vec<Criterion<'a>>,
    indicators: Vec<Indicator<'a>>,
    recommendations: Vec<Recommendation<'a>>,
    path_to_next_grade: Vec<&'a str>,
    path_to_best: Vec<&'a str>,
    evidence_to_collect: Vec<Wanted<'a>>,
    flags: Vec<Flag<'a>>,
    inputs: Vec<Input<'a>>,
}

impl<'a> Wire<'a> {
    pub(super) fn of(view: &'a View<'_>) -> Self {
        let (checklist, assessment) = (view.checklist, view.assessment);
        let score = &assessment.scorecard;
        Self {
            tilik: env!("CARGO_PKG_VERSION"),
            checklist: Edition::of(checklist, view.lang),
            unit: Unit::of(view),
            period: Period::of(view),
            source: view.dossier.filled_by.key(),
            score: score.total.as_ref().map(Bounds::percent),
            completeness: view.completeness().as_ref().map(Decimal::percent),
            grade: score.grade.map(|(low, high)| Grades::of(checklist, low, high)),
            sections: sections(view),
            axes: axes(view),
            criteria: view
                .criteria
                .iter()
                .enumerate()
                .map(|one| Criterion::of(view, one))
                .collect(),
            indicators: view.indicators.iter().map(|one| Indicator::of(view, one)).collect(),
            recommendations: view.recommendations.iter().map(Recommendation::of).collect(),
            path_to_next_grade: path(view, &assessment.path_to_next_grade),
            path_to_best: path(view, &assessment.path_to_best),
            evidence_to_collect: view.wanted.iter().map(Wanted::of).collect(),
            flags: view.flags.iter().map(Flag::of).collect(),
            inputs: inputs(view),
        }
    }
}

fn path<'a>(view: &'a View<'_>, places: &'a [usize]) -> Vec<&'a str> {
    view.path(places).map(|one| one.criterion.id.as_str()).collect()
}

pub(super) fn inputs<'a>(view: &'a View<'_>) -> Vec<Input<'a>> {
    let inputs = view.dossier.inputs.iter();
    inputs.map(|input| Input { file: &input.file, sha256: &input.sha256 }).collect()
}

#[derive(Serialize)]
pub(super) struct Edition<'a> {
    id: &'a str,
    version: &'a str,
    sha256: &'a str,
    /// Only where there are any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bases: Vec<Extended<'a>>,
    changes: Vec<Changed<'a>>,
}

/// A checklist that the one in use extends, itself or by way of others; nearest first.
#[derive(Serialize)]
struct Extended<'a> {
    id: &'a str,
    version: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Changed<'a> {
    path: &'a str,
    from: Option<&'a str>,
    to: Option<&'a str>,
}

impl<'a> Extended<'a> {
    fn of(base: &'a Base) -> Self {
        Self { id: &base.id, version: &base.version, sha256: &base.sha256 }
    }
}

impl<'a> Edition<'a> {
    /// Which edition it is, and nothing of what it changes.
    pub(super) fn without_changes(checklist: &'a Checklist) -> Self {
        Self {
            id: &checklist.id,
            version: &checklist.version,
            sha256: &checklist.sha256,
            bases: checklist.bases.iter().map(Extended::of).collect(),
            changes: Vec::new(),
        }
    }

    fn of(checklist: &'a Checklist, lang: Lang) -> Self {
        let said = |text: &'a Option<Text>| text.as_ref().map(|text| text.get(lang));
        let changed = |change: &'a Change| Changed {
            path: &change.path,
            from: said(&change.from),
            to: said(&change.to),
        };
        Self {
            id: &checklist.id,
            version: &checklist.version,
            sha256: &checklist.sha256,
            bases: checklist.bases.iter().map(Extended::of).collect(),
            changes: checklist.all_changes().map(changed).collect(),
        }
    }
}

#[derive(Serialize)]
struct Unit<'a> {
    code: &'a str,
    name: &'a str,
    groups: Groups<'a>,
}

/// The regions by the fields that hold them, in the form's order.
struct Groups<'a>(Vec<(&'a str, Option<&'a str>)>);

impl Serialize for Groups<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

impl<'a> Unit<'a> {
    fn of(view: &'a View<'_>) -> Self {
        let dossier = view.dossier;
        let groups = view.group_names().zip(dossier.groups.iter().map(Option::as_deref));
        Self { code: &dossier.code, name: &dossier.name, groups: Groups(groups.collect()) }
    }
}

#[derive(Serialize)]
pub(super) struct Period {
    from: String,
    to: String,
    as_of: Option<String>,
}

impl Period {
    pub(super) fn of(view: &View<'_>) -> Self {
        let period = view.dossier.period;
        Self {
            from: period.from().to_string(),
            to: period.to().to_string(),
            as_of: view.dossier.as_of.map(|day| day.to_string()),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Grades<'a> {
    low: Option<&'a str>,
    high: Option<&'a str>,
}

impl<'a> Grades<'a> {
    pub(super) fn of(checklist: &'a Checklist, low: usize, high: usize) -> Self {
        let id = |place: usize| checklist.grades.get(place).map(|grade| grade.id.as_str());
        Self { low: id(low), high: id(high) }
    }
}

#[derive(Serialize)]
struct Section<'a> {
    id: &'a str,
    title: &'a str,
    weight: Decimal,
    score: Option<Bounds>,
}

fn sections<'a>(view: &'a View<'_>) -> Vec<Section<'a>> {
    let scores = &view.assessment.scorecard.sections;
    let all = view.checklist.sections.iter().zip(scores);
    all.map(|(section, score)| Section {
        id: &section.id,
        title: section.title.get(view.lang),
        weight: Decimal::new(&section.weight),
        score: score.as_ref().map(Bounds::percent),
    })
    .collect()
}

#[derive(Serialize)]
struct Axis<'a> {
    id: &'a str,
    title: &'a str,
    score: Option<Bounds>,
}

fn axes<'a>(view: &'a View<'_>) -> Vec<Axis<'a>> {
    let all = view.checklist.axes.iter().zip(&view.assessment.scorecard.axes);
    all.map(|(axis, score)| Axis {
        id: &axis.id,
        title: axis.title.get(view.lang),
        score: score.as_ref().map(Bounds::percent),
    })
    .collect()
}

#[derive(Serialize)]
pub(super) struct Input<'a> {
    file: &'a str,
    sha256: &'a str,
}
