//! Finds the rows that several parts of a checklist look at alike, so that they are found once for each dossier.
//!
//! Half the criteria of a checklist may ask the same of their rows: that the meeting was held.

use super::{Criterion, Measure};
use crate::expr::{Node, NodeKind, RowRef, RowsPath};

/// Numbers the selections of rows that are looked at more than once; how many there are.
pub(super) fn number(criteria: &mut [Criterion]) -> usize {
    let mut all: Vec<(RowsPath, Node, usize)> = Vec::new();
    every(criteria, &mut |rows, condition, selection| {
        let is_it =
            |known: &&mut (RowsPath, Node, usize)| is_same((&known.0, &known.1), (rows, condition));
        match all.iter_mut().find(is_it) {
            Some((_, _, uses)) => *uses += 1,
            None => all.push((rows.clone(), condition.clone(), 1)),
        }
        *selection = None;
    });
    all.retain(|(_, _, uses)| *uses > 1);
    every(criteria, &mut |rows, condition, selection| {
        let is_it =
            |known: &(RowsPath, Node, usize)| is_same((&known.0, &known.1), (rows, condition));
        *selection = all.iter().position(is_it);
    });
    all.len()
}

fn is_same(one: (&RowsPath, &Node), other: (&RowsPath, &Node)) -> bool {
    // What a row is called does not change which rows there are.
    one.0.path == other.0.path && one.1.is_same(other.1)
}

type Visit<'v> = dyn FnMut(&RowsPath, &Node, &mut Option<usize>) + 'v;

/// Visits every selection by a condition that rests on nothing but the root and the row itself.
fn every(criteria: &mut [Criterion], visit: &mut Visit<'_>) {
    for criterion in criteria {
        if let Some(condition) = &mut criterion.applies_when {
            within(condition.node_mut(), visit);
        }
        match &mut criterion.measure {
            Measure::Value(value) => within(value.node_mut(), visit),
            Measure::Rows(each) => {
                if let Some(condition) =
                    each.condition.as_deref().filter(|_| is_of_root(&each.rows))
                {
                    visit(&each.rows, condition, &mut each.selection);
                }
                each.condition.iter_mut().for_each(|part| within(part.node_mut(), visit));
                within(each.require.node_mut(), visit);
            }
        }
    }
}

fn within(node: &mut Node, visit: &mut Visit<'_>) {
    if let NodeKind::Aggregate(aggregation) = &mut node.kind
        && let Some(condition) =
            aggregation.condition.as_ref().filter(|_| is_of_root(&aggregation.rows))
    {
        visit(&aggregation.rows, condition, &mut aggregation.selection);
    }
    node.parts_mut().into_iter().for_each(|part| within(part, visit));
}

/// Whether the first rows that are looked at are these, so that a condition of theirs sees none but them.
fn is_of_root(rows: &RowsPath) -> bool {
    rows.from == RowRef { frame: 0, up: 0, back: 0 } && rows.frame == 1
}
