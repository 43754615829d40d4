//! What a change of checklists changes, on the wire.

use std::io;

use serde::Serialize;

use super::origin::MadeFrom;
use super::value::{Bounds, Decimal, Measure, Points};
use crate::checklist::Checklist;
use crate::impact::{Effect, Movement, Pair, Shift, Side};
use crate::report::impact::{ImpactView, Told};
use crate::report::keys;
use crate::report::origin::VERSION;
use crate::text::escaped;

/// An impact as JSON.
///
/// # Errors
/// Only if the machine refuses.
pub fn impact(view: &ImpactView<'_>) -> io::Result<String> {
    Ok(escaped(serde_json::to_string_pretty(&Wire::of(view))?) + "\n")
}

#[derive(Serialize)]
struct Wire<'a> {
    tilik: &'static str,
    made_from: MadeFrom<'a>,
    old: Edition<'a>,
    new: Edition<'a>,
    changes: Vec<Changed>,
    definitions: Vec<Definition<'a>>,
    summary: Summary<'a>,
    criteria: Vec<Moved<'a>>,
    dossiers: Vec<Dossier<'a>>,
}

impl<'a> Wire<'a> {
    fn of(view: &'a ImpactView<'a>) -> Self {
        let comparison = &view.impact.comparison;
        Self {
            tilik: VERSION,
            made_from: MadeFrom::of(view.origin),
            old: Edition::of(comparison.old),
            new: Edition::of(comparison.new),
            changes: view.frames().into_iter().map(Changed::of).collect(),
            definitions: comparison
                .pairs
                .iter()
                .filter_map(|pair| Definition::of(view, pair))
                .collect(),
            summary: Summary::of(view),
            criteria: view
                .impact
                .overall
                .criteria
                .iter()
                .map(|one| Moved {
                    criterion: id(view, comparison.pairs.get(one.pair)),
                    mean: Decimal::percent(&one.mean),
                    size: Decimal::percent(&one.size),
                    raises: one.raises,
                    lowers: one.lowers,
                })
                .collect(),
            dossiers: view.impact.effects.iter().map(|one| Dossier::of(view, one)).collect(),
        }
    }
}

fn id<'a>(view: &ImpactView<'a>, pair: Option<&Pair>) -> &'a str {
    pair.and_then(|pair| view.criterion(pair)).map_or("", |criterion| criterion.id.as_str())
}

#[derive(Serialize)]
struct Edition<'a> {
    id: &'a str,
    version: &'a str,
    sha256: &'a str,
}

impl<'a> Edition<'a> {
    fn of(checklist: &'a Checklist) -> Self {
        Self { id: &checklist.id, version: &checklist.version, sha256: &checklist.sha256 }
    }
}

#[derive(Serialize)]
struct Changed {
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

impl Changed {
    fn of(told: Told) -> Self {
        Self { what: told.key, id: told.name, from: told.from, to: told.to }
    }
}

#[derive(Serialize)]
struct Definition<'a> {
    criterion: &'a str,
    title: &'a str,
    change: &'static str,
    aspects: Vec<Changed>,
}

impl<'a> Definition<'a> {
    /// What differs in a criterion, if anything.
    fn of(view: &ImpactView<'a>, pair: &Pair) -> Option<Self> {
        let change = match (pair.old, pair.new) {
            (None, _) => "added",
            (_, None) => "removed",
            _ if pair.differs.is_empty() => return None,
            _ => "changed",
        };
        let criterion = view.criterion(pair)?;
        let aspects = view.differs(pair).into_iter().map(Changed::of).collect();
        let title = criterion.title.get(view.lang);
        Some(Self { criterion: &criterion.id, title, change, aspects })
    }
}

#[derive(Serialize)]
struct Summary<'a> {
    dossiers: usize,
    loses: usize,
    open: usize,
    stays: usize,
    gains: usize,
    incomparable: usize,
    mean_proven: Option<Mean>,
    grades: Vec<GradeMove<'a>>,
}

#[derive(Serialize)]
struct Mean {
    old: Decimal,
    new: Decimal,
    change: Decimal,
}

/// How many dossiers go from which proven grade to which.
#[derive(Serialize)]
struct GradeMove<'a> {
    old: &'a str,
    new: &'a str,
    dossiers: usize,
}

impl<'a> Summary<'a> {
    fn of(view: &ImpactView<'a>) -> Self {
        let overall = &view.impact.overall;
        let mean = overall.means.as_ref().map(|(old, new)| Mean {
            old: Decimal::percent(old),
            new: Decimal::percent(new),
            change: Decimal::percent(&(new.clone() - old.clone())),
        });
        Self {
            dossiers: view.impact.effects.len(),
            loses: overall.count(Movement::Loses),
            open: overall.count(Movement::Open),
            stays: overall.count(Movement::Stays),
            gains: overall.count(Movement::Gains),
            incomparable: overall.count(Movement::Incomparable),
            mean_proven: mean,
            grades: grade_moves(view),
        }
    }
}

fn grade_moves<'a>(view: &ImpactView<'a>) -> Vec<GradeMove<'a>> {
    let (old, new) = (view.old_words().checklist, view.new_words().checklist);
    let rows = old.grades.iter().zip(&view.impact.overall.grades);
    let moves = rows.flat_map(|(from, counts)| {
        new.grades.iter().zip(counts).map(move |(to, count)| (from, to, *count))
    });
    moves
        .filter(|(_, _, count)| *count > 0)
        .map(|(old, new, dossiers)| GradeMove { old: &old.id, new: &new.id, dossiers })
        .collect()
}

#[derive(Serialize)]
struct Moved<'a> {
    criterion: &'a str,
    mean: Decimal,
    size: Decimal,
    raises: usize,
    lowers: usize,
}

#[derive(Serialize)]
struct BeforeAfter<T> {
    old: Option<T>,
    new: Option<T>,
}

#[derive(Serialize)]
struct Dossier<'a> {
    unit: Unit<'a>,
    period: Period,
    source: &'static str,
    score: BeforeAfter<Bounds>,
    proven_change: Option<Decimal>,
    change: Option<Bounds>,
    movement: &'static str,
    grade: BeforeAfter<Grades<'a>>,
    criteria: Vec<Contribution<'a>>,
}

#[derive(Serialize)]
struct Unit<'a> {
    code: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Period {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct Grades<'a> {
    low: &'a str,
    high: &'a str,
}

impl<'a> Grades<'a> {
    fn of(checklist: &'a Checklist, (low, high): (usize, usize)) -> Self {
        let id = |place: usize| checklist.grades.get(place).map_or("", |grade| grade.id.as_str());
        Self { low: id(low), high: id(high) }
    }
}

impl<'a> Dossier<'a> {
    fn of(view: &ImpactView<'a>, effect: &'a Effect) -> Self {
        let identity = &effect.identity;
        let comparison = &view.impact.comparison;
        let bounds = |total: &Option<crate::bound::Range>| total.as_ref().map(Bounds::percent);
        let grade =
            |checklist, grade: Option<(usize, usize)>| grade.map(|it| Grades::of(checklist, it));
        let pairs = comparison.pairs.iter().zip(&effect.criteria);
        Self {
            unit: Unit { code: &identity.code, name: &effect.name },
            period: Period {
                from: identity.period.from().to_string(),
                to: identity.period.to().to_string(),
            },
            source: identity.filled_by.key(),
            score: BeforeAfter { old: bounds(&effect.old), new: bounds(&effect.new) },
            proven_change: effect.proven_change().as_ref().map(Decimal::percent),
            change: bounds(&effect.change),
            movement: movement(effect.movement()),
            grade: BeforeAfter {
                old: grade(comparison.old, effect.old_grade),
                new: grade(comparison.new, effect.new_grade),
            },
            criteria: pairs
                .map(|(pair, shift)| Contribution::of(id(view, Some(pair)), shift))
                .collect(),
        }
    }
}

const fn movement(movement: Movement) -> &'static str {
    match movement {
        Movement::Loses => "loses",
        Movement::Open => "open",
        Movement::Stays => "stays",
        Movement::Gains => "gains",
        Movement::Incomparable => "incomparable",
    }
}

/// What a criterion adds to the change of the proven score.
#[derive(Serialize)]
struct Contribution<'a> {
    criterion: &'a str,
    contribution: Decimal,
    by_points: Decimal,
    by_weight: Decimal,
    old: Option<Result<'a>>,
    new: Option<Result<'a>>,
}

impl<'a> Contribution<'a> {
    fn of(criterion: &'a str, shift: &'a Shift) -> Self {
        Self {
            criterion,
            contribution: Decimal::percent(&shift.total()),
            by_points: Decimal::percent(&shift.by_points),
            by_weight: Decimal::percent(&shift.by_weight),
            old: shift.old.as_ref().map(Result::of),
            new: shift.new.as_ref().map(Result::of),
        }
    }
}

/// How a criterion fared under one of the checklists.
#[derive(Serialize)]
struct Result<'a> {
    verdict: &'static str,
    points: Option<Points>,
    measure: Option<Measure<'a>>,
    effective_weight: Decimal,
}

impl<'a> Result<'a> {
    fn of(side: &'a Side) -> Self {
        Self {
            verdict: keys::verdict(side.verdict),
            points: side.points.as_ref().map(|points| Points::new(points, &side.max)),
            measure: side.measure.as_ref().and_then(Measure::of),
            effective_weight: Decimal::percent(&side.effective_weight),
        }
    }
}
