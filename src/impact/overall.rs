//! What a change of checklists does to all dossiers together.

use std::cmp::Reverse;

use super::{Comparison, Effect, Movement};
use crate::quantity::Number;

/// What changes over all dossiers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Overall {
    /// How many dossiers go each way, in the order of [`Movement::ALL`].
    pub movements: [usize; 5],
    /// The mean of the proven totals under the old and the new checklist, as shares, over the dossiers that
    /// have both; `None` where none has.
    pub means: Option<(Number, Number)>,
    /// For each grade of the old checklist, how many dossiers with it as their proven grade get each grade of
    /// the new one.
    pub grades: Vec<Vec<usize>>,
    /// The criteria that move proven totals, those that move them most first.
    pub criteria: Vec<Moved>,
}

/// How a criterion moves the proven totals.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved {
    /// The place of its pair.
    pub pair: usize,
    /// What it adds to the change of the proven total in the mean over all comparable dossiers, as a share.
    pub mean: Number,
    /// The same with every fall counted as a rise: how much it moves, whichever way.
    pub size: Number,
    /// How many dossiers it raises.
    pub raises: usize,
    /// How many dossiers it lowers.
    pub lowers: usize,
}

impl Overall {
    pub(super) fn of(comparison: &Comparison<'_>, effects: &[Effect]) -> Self {
        let count = |movement| effects.iter().filter(|one| one.movement() == movement).count();
        let comparable: Vec<&Effect> =
            effects.iter().filter(|effect| effect.proven_change().is_some()).collect();
        Self {
            movements: Movement::ALL.map(count),
            means: means(&comparable),
            grades: grades(comparison, effects),
            criteria: criteria(comparison, &comparable),
        }
    }

    /// How many dossiers go this way.
    #[must_use]
    pub fn count(&self, movement: Movement) -> usize {
        let counts = Movement::ALL.into_iter().zip(self.movements);
        counts.filter(|(one, _)| *one == movement).map(|(_, count)| count).sum()
    }
}

fn mean(sum: &Number, count: usize) -> Option<Number> {
    sum.checked_div(&count.into())
}

fn means(comparable: &[&Effect]) -> Option<(Number, Number)> {
    let sum = |of: fn(&Effect) -> Option<Number>| {
        let all = comparable.iter().filter_map(|effect| of(effect));
        mean(&all.fold(Number::ZERO, |sum, one| sum + one), comparable.len())
    };
    let old = sum(|effect| effect.old.as_ref()?.low().cloned())?;
    let new = sum(|effect| effect.new.as_ref()?.low().cloned())?;
    Some((old, new))
}

fn grades(comparison: &Comparison<'_>, effects: &[Effect]) -> Vec<Vec<usize>> {
    let columns = comparison.new.grades.len();
    let mut table = vec![vec![0; columns]; comparison.old.grades.len()];
    for effect in effects {
        let Some(((old, _), (new, _))) = effect.old_grade.zip(effect.new_grade) else { continue };
        if let Some(cell) = table.get_mut(old).and_then(|row: &mut Vec<usize>| row.get_mut(new)) {
            *cell += 1;
        }
    }
    table
}

fn criteria(comparison: &Comparison<'_>, comparable: &[&Effect]) -> Vec<Moved> {
    let mut moved: Vec<Moved> = (0..comparison.pairs.len())
        .filter_map(|pair| {
            let shifts = comparable.iter().filter_map(|effect| effect.criteria.get(pair));
            let totals: Vec<Number> = shifts.map(super::Shift::total).collect();
            let sum = totals.iter().fold(Number::ZERO, |sum, one| sum + one.clone());
            let size = totals.iter().fold(Number::ZERO, |sum, one| sum + one.abs());
            let one = Moved {
                pair,
                mean: mean(&sum, comparable.len())?,
                size: mean(&size, comparable.len())?,
                raises: totals.iter().filter(|one| **one > Number::ZERO).count(),
                lowers: totals.iter().filter(|one| one.is_negative()).count(),
            };
            (!size.is_zero()).then_some(one)
        })
        .collect();
    moved.sort_by_key(|one| Reverse(one.size.clone()));
    moved
}
