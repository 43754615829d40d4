//! A whole dossier judged by a whole checklist, with plain values.

use num_traits::{One, Zero};
use tilik::expr::{parse, parse_rows};

use super::data::{Data, literal};
use super::scope::Scope;
use super::value::{Plain, Q};
use super::{holds, value};
use crate::support::checklist::{Checklist, Criterion, Flag, Levels, Measure, Measured};
use crate::support::dossier::Dossier;

/// What comes of a dossier.
#[derive(Debug)]
pub(crate) struct Result {
    pub(crate) criteria: Vec<Judged>,
    pub(crate) indicators: Vec<Judged>,
    /// How many rows each flag is raised for.
    pub(crate) flags: Vec<usize>,
    pub(crate) sections: Vec<Option<Q>>,
    pub(crate) axes: Vec<Option<Q>>,
    pub(crate) total: Option<Q>,
    pub(crate) grade: Option<usize>,
}

/// What comes of a criterion or an indicator.
#[derive(Debug)]
pub(crate) struct Judged {
    /// The measure on its line; `None` where it is none or not asked for.
    pub(crate) measure: Option<Q>,
    /// How many rows meet what is required of each, and how many don't.
    pub(crate) rows: Option<(usize, usize)>,
    /// The points; `None` where it does not apply.
    pub(crate) points: Option<Q>,
}

pub(crate) fn judge(checklist: &Checklist, dossier: &Dossier) -> Result {
    let data = Data::of(&checklist.form, dossier);
    let scope = Scope::root(&data);
    let criteria: Vec<Judged> =
        checklist.criteria.iter().map(|criterion| criterion_of(criterion, &scope)).collect();
    let indicator = |measure: &Measure| {
        let (value, rows) = measured(measure, &scope);
        let measure_of = value.on_line();
        let levels = measure.levels.as_ref();
        let points = levels.and_then(|_| measure_of.as_ref().map(|it| points(measure, it)));
        Judged { measure: measure_of, rows, points }
    };
    let mean_of = |belongs: &dyn Fn(&Criterion) -> bool| {
        let all = checklist.criteria.iter().zip(&criteria).filter(|(it, _)| belongs(it));
        mean(all.filter_map(|(it, judged)| {
            Some((weight(it), judged.points.clone()? / most(&it.measure)))
        }))
    };
    let sections: Vec<Option<Q>> = (0..checklist.sections.len())
        .map(|place| mean_of(&|criterion| criterion.section == place))
        .collect();
    let axis = |place| mean_of(&|criterion: &Criterion| criterion.axis == Some(place));
    let weighted = checklist.sections.iter().zip(&sections);
    let total = mean(weighted.filter_map(|(weight, score)| Some((number(weight), score.clone()?))));
    Result {
        indicators: checklist.indicators.iter().map(indicator).collect(),
        flags: checklist.flags.iter().map(|flag| raised(flag, &scope)).collect(),
        axes: (0..checklist.axes).map(axis).collect(),
        grade: total.as_ref().map(|total| grade(checklist, &criteria, total)),
        sections,
        total,
        criteria,
    }
}

fn criterion_of(criterion: &Criterion, scope: &Scope<'_>) -> Judged {
    let applies = criterion.applies_when.as_ref();
    if !applies.is_none_or(|condition| holds(&parse(condition).unwrap(), scope)) {
        return Judged { measure: None, rows: None, points: None };
    }
    let (value, rows) = measured(&criterion.measure, scope);
    let measure = value.on_line();
    let points = match (&measure, criterion.when_empty) {
        (Some(measure), _) => Some(points(&criterion.measure, measure)),
        (None, Some("met")) => Some(most(&criterion.measure)),
        (None, Some("unmet")) => Some(Q::zero()),
        (None, _) => None,
    };
    Judged { measure, rows, points }
}

fn measured(measure: &Measure, scope: &Scope<'_>) -> (Plain, Option<(usize, usize)>) {
    match &measure.of {
        Measured::Value(written) => (value(&parse(written).unwrap(), scope), None),
        Measured::Each { rows, condition, require } => {
            let rows = parse_rows(rows).unwrap();
            let condition = condition.as_ref().map(|written| parse(written).unwrap());
            let require = parse(require).unwrap();
            let all = scope.rows(&rows).into_iter();
            let all = all.map(|row| scope.with(row, rows.alias.as_ref()));
            let counted: Vec<Scope<'_>> =
                all.filter(|row| condition.as_ref().is_none_or(|it| holds(it, row))).collect();
            let met = counted.iter().filter(|row| holds(&require, row)).count();
            let share = match counted.len() {
                0 => Plain::None,
                all => Plain::Number(Q::new(met.into(), all.into())),
            };
            (share, Some((met, counted.len() - met)))
        }
    }
}

/// What a measure earns.
fn points(measure: &Measure, reached: &Q) -> Q {
    match &measure.levels {
        None => {
            if *reached >= Q::one() {
                number("10")
            } else {
                Q::zero()
            }
        }
        Some(Levels::Linear) => (reached * number("10")).max(Q::zero()).min(number("10")),
        // The most demanding stands first.
        Some(Levels::Steps(key, steps)) => {
            let is_reached = |threshold: &str| {
                let threshold = literal(threshold).on_line().unwrap();
                if *key == "at_least" { *reached >= threshold } else { *reached <= threshold }
            };
            let step = steps.iter().find(|(threshold, _)| is_reached(threshold));
            step.map_or_else(Q::zero, |(_, points)| number(points))
        }
    }
}

/// The most that a measure can earn.
fn most(measure: &Measure) -> Q {
    match &measure.levels {
        None | Some(Levels::Linear) => number("10"),
        Some(Levels::Steps(_, steps)) => {
            steps.iter().map(|(_, points)| number(points)).max().unwrap()
        }
    }
}

fn weight(criterion: &Criterion) -> Q {
    number(criterion.weight.unwrap_or("1"))
}

fn number(written: &str) -> Q {
    Plain::number(written).on_line().unwrap()
}

/// A weighted mean; `None` of nothing.
fn mean(parts: impl Iterator<Item = (Q, Q)>) -> Option<Q> {
    let (mut sum, mut weights) = (Q::zero(), Q::zero());
    for (weight, value) in parts {
        sum += weight.clone() * value;
        weights += weight;
    }
    if weights.is_zero() { None } else { Some(sum / weights) }
}

fn grade(checklist: &Checklist, criteria: &[Judged], total: &Q) -> usize {
    let hundredth = |percent: &i64| Q::new((*percent).into(), 100.into());
    let reached = checklist.grades.iter().position(|least| *total >= hundredth(least));
    let mut grade = reached.unwrap_or(checklist.grades.len());
    let is_unmet = |judged: &Judged| judged.points.as_ref().is_some_and(Q::is_zero);
    let critical = checklist.criteria.iter().zip(criteria).filter(|(it, _)| it.critical);
    let unmet = critical.filter(|(_, judged)| is_unmet(judged)).count();
    for (count, cap) in &checklist.gates {
        if i64::try_from(unmet).unwrap() >= *count {
            grade = grade.max(*cap);
        }
    }
    grade
}

fn raised(flag: &Flag, scope: &Scope<'_>) -> usize {
    let when = parse(&flag.when).unwrap();
    let Some(rows) = &flag.rows else { return usize::from(holds(&when, scope)) };
    let rows = parse_rows(rows).unwrap();
    let all = scope.rows(&rows).into_iter();
    all.filter(|row| holds(&when, &scope.with(*row, rows.alias.as_ref()))).count()
}
