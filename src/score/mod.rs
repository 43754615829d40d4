//! Scores as bounds: sections, axes, the total and its grade.

mod grade;
mod mean;

pub use grade::{critical_may_be_unmet, graded};
pub use mean::{Part, mean};

use crate::bound::{Range, Truth};
use crate::checklist::{Checklist, Criterion};
use crate::judge::Judged;
use crate::quantity::Number;
use mean::{Choice, highest, lowest};

/// All scores of a dossier, as shares: 0 to 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scorecard {
    /// The total; `None` where nothing applies.
    pub total: Option<Range>,
    /// For each section.
    pub sections: Vec<Option<Range>>,
    /// For each axis.
    pub axes: Vec<Option<Range>>,
    /// For each criterion, its share of the proven total.
    pub effective_weights: Vec<Number>,
    /// The places of the lowest and the highest grade possible; `None` where nothing applies.
    pub grade: Option<(usize, usize)>,
}

/// The score of a dossier as a whole, which a table of many dossiers tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Total {
    /// The total, as a share; `None` where nothing applies.
    pub score: Option<Range>,
    /// The places of the lowest and the highest grade possible; `None` where nothing applies.
    pub grade: Option<(usize, usize)>,
}

impl Total {
    /// The total of judged criteria, as in their [`Scorecard`].
    #[must_use]
    pub fn of(checklist: &Checklist, judged: &[Judged]) -> Self {
        let parts = parts(checklist, judged);
        let sections = by_section(checklist, &parts);
        let proven = total(checklist, &sections, lowest);
        let score = proven.zip(total(checklist, &sections, highest));
        let score = score.map(|(low, high)| Range::spanning(low, high));
        Self { grade: score.as_ref().and_then(|score| graded(checklist, judged, score)), score }
    }
}

impl Scorecard {
    /// The score as a whole.
    #[must_use]
    pub fn whole(&self) -> Total {
        Total { score: self.total.clone(), grade: self.grade }
    }

    /// All scores of judged criteria.
    #[must_use]
    pub fn of(checklist: &Checklist, judged: &[Judged]) -> Self {
        let parts = parts(checklist, judged);
        let sections = by_section(checklist, &parts);
        let proven = Proven::of(checklist, &sections);
        let total = proven.total.clone().zip(total(checklist, &sections, highest));
        let total = total.map(|(low, high)| Range::spanning(low, high));
        let axis = |axis: usize| {
            bounds(&members(checklist, &parts, |criterion| criterion.axis == Some(axis)))
        };
        Self {
            grade: total.as_ref().and_then(|total| graded(checklist, judged, total)),
            total,
            sections: sections.iter().map(|members| bounds(members)).collect(),
            axes: (0..checklist.axes.len()).map(axis).collect(),
            effective_weights: proven.weights,
        }
    }
}

/// What each criterion adds to a mean.
fn parts(checklist: &Checklist, judged: &[Judged]) -> Vec<Part> {
    checklist.criteria.iter().zip(judged).map(|(criterion, one)| part(criterion, one)).collect()
}

/// The criteria of each section, with their places.
fn by_section<'p>(checklist: &Checklist, parts: &'p [Part]) -> Vec<Vec<(usize, &'p Part)>> {
    let of_section = |section: usize| members(checklist, parts, |one| one.section == section);
    (0..checklist.sections.len()).map(of_section).collect()
}

/// What a criterion adds to a mean: its weight, the share of its points, and whether it counts.
fn part(criterion: &Criterion, judged: &Judged) -> Part {
    let max = criterion.levels.max();
    let share = |points: &Number| points.checked_div(&max).unwrap_or(Number::ZERO);
    let ratio = judged.points.as_ref().and_then(|points| match points.exact() {
        Some(exact) => Some(Range::exactly(share(exact))),
        None => Some(Range::spanning(share(points.low()?), share(points.high()?))),
    });
    Part { weight: criterion.weight.clone(), counts: judged.applies, ratio }
}

fn members<'p>(
    checklist: &Checklist,
    parts: &'p [Part],
    belongs: impl Fn(&Criterion) -> bool,
) -> Vec<(usize, &'p Part)> {
    let criteria = checklist.criteria.iter().zip(parts).enumerate();
    criteria
        .filter(|(_, (criterion, _))| belongs(criterion))
        .map(|(place, (_, part))| (place, part))
        .collect()
}

fn bounds(members: &[(usize, &Part)]) -> Option<Range> {
    mean(&members.iter().map(|(_, part)| *part).collect::<Vec<_>>())
}

/// The total's lowest value, and how much of it hangs on each criterion then.
struct Proven {
    total: Option<Number>,
    weights: Vec<Number>,
}

impl Proven {
    fn of(checklist: &Checklist, sections: &[Vec<(usize, &Part)>]) -> Self {
        let choices: Vec<Option<Choice>> = sections.iter().map(|members| choose(members)).collect();
        let parts = section_parts(checklist, sections, |place| {
            choices.get(place)?.as_ref().map(|choice| choice.mean.clone())
        });
        let parts: Vec<&Part> = parts.iter().collect();
        let mut weights = vec![Number::ZERO; checklist.criteria.len()];
        let Some(total) = lowest(&parts) else { return Self { total: None, weights } };
        for (section, share) in total.shares(&parts) {
            let members = sections.get(section).map(Vec::as_slice).unwrap_or_default();
            let chosen = choices.get(section).and_then(Option::as_ref);
            for (place, weight) in chosen.into_iter().flat_map(|choice| inner(choice, members)) {
                if let Some(slot) = weights.get_mut(place) {
                    *slot = share.clone() * weight;
                }
            }
        }
        Self { total: Some(total.mean), weights }
    }
}

fn choose(members: &[(usize, &Part)]) -> Option<Choice> {
    let parts: Vec<&Part> = members.iter().map(|(_, part)| *part).collect();
    lowest(&parts)
}

/// Each chosen criterion of a section with its share of the section.
fn inner(choice: &Choice, members: &[(usize, &Part)]) -> Vec<(usize, Number)> {
    let parts: Vec<&Part> = members.iter().map(|(_, part)| *part).collect();
    let place = |member: usize| members.get(member).map(|(place, _)| *place);
    choice
        .shares(&parts)
        .into_iter()
        .filter_map(|(member, share)| Some((place(member)?, share)))
        .collect()
}

/// Sections as parts of the total: one with a criterion that surely applies surely counts.
fn section_parts(
    checklist: &Checklist,
    sections: &[Vec<(usize, &Part)>],
    score: impl Fn(usize) -> Option<Number>,
) -> Vec<Part> {
    let with_members = checklist.sections.iter().zip(sections).enumerate();
    with_members
        .map(|(place, (section, members))| Part {
            weight: section.weight.clone(),
            counts: members.iter().fold(Truth::False, |counts, (_, part)| counts.or(part.counts)),
            ratio: score(place).map(Range::exactly),
        })
        .collect()
}

/// The lowest or the highest total.
fn total(
    checklist: &Checklist,
    sections: &[Vec<(usize, &Part)>],
    extreme: fn(&[&Part]) -> Option<Choice>,
) -> Option<Number> {
    let of_section = |place: usize| {
        let members = sections.get(place)?;
        let parts: Vec<&Part> = members.iter().map(|(_, part)| *part).collect();
        extreme(&parts).map(|choice| choice.mean)
    };
    let parts = section_parts(checklist, sections, of_section);
    let parts: Vec<&Part> = parts.iter().collect();
    extreme(&parts).map(|choice| choice.mean)
}
