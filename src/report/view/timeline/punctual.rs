//! By which criterion a checklist says that a row of its timeline was late.

use crate::checklist::{Checklist, Criterion, EachRow, Measure};
use crate::expr::{Calculation, Comparison, Node, NodeKind, Operator};
use crate::form::{RowId, Timeline};
use crate::ids::FieldId;
use crate::judge::Judged;

/// The criterion that asks of each row that a day of it lie at most so long after another.
pub(super) struct Punctual<'a> {
    judged: &'a Judged,
}

impl<'a> Punctual<'a> {
    /// `None` where no criterion asks that. `days` are those on which a row may have been held; where none is
    /// known, any day will do.
    pub(super) fn of(
        checklist: &Checklist,
        (timeline, days): (Timeline, &[FieldId]),
        judged: &'a [Judged],
    ) -> Option<Self> {
        let asks = |criterion: &Criterion| {
            let day = day_held(checklist, criterion, timeline);
            day.is_some_and(|day| days.is_empty() || days.contains(&day))
        };
        let mut all = checklist.criteria.iter().zip(judged);
        all.find(|(criterion, _)| asks(criterion)).map(|(_, judged)| Self { judged })
    }

    pub(super) fn is_late(&self, row: RowId) -> bool {
        self.judged.failures.iter().any(|failure| failure.row == row)
    }
}

/// The field with the day of which a criterion asks that it be not too long after another.
fn day_held(checklist: &Checklist, criterion: &Criterion, timeline: Timeline) -> Option<FieldId> {
    let Measure::Rows(each) = &criterion.measure else { return None };
    let EachRow { rows, require, .. } = each.as_ref();
    if rows.last() != timeline.table {
        return None;
    }
    let required = match &require.kind {
        NodeKind::And(parts) => parts.iter().collect(),
        _ => vec![&**require],
    };
    required.into_iter().find_map(|part| bounded(checklist, part, timeline))
}

/// The later day of a distance that has an upper bound.
fn bounded(checklist: &Checklist, node: &Node, timeline: Timeline) -> Option<FieldId> {
    let NodeKind::Compare(Comparison::AtMost | Comparison::Less, sides) = &node.kind else {
        return None;
    };
    let [distance, _] = sides.as_ref();
    let NodeKind::Arithmetic(Operator::Minus, Calculation::BetweenDates, days) =
        &computed(checklist, distance).kind
    else {
        return None;
    };
    let [day, _] = days.as_ref();
    match &day.kind {
        NodeKind::Field(field) if field.table == timeline.table && field.row.back == 0 => {
            Some(field.field)
        }
        _ => None,
    }
}

/// What stands inside `abs(…)`, or how a field is computed, or the whole.
fn computed<'n>(checklist: &'n Checklist, node: &'n Node) -> &'n Node {
    match &node.kind {
        NodeKind::Call(function, arguments) if function.name == "abs" => {
            arguments.first().map_or(node, |inner| computed(checklist, inner))
        }
        NodeKind::Field(field) => {
            let rules = checklist.rules.of(field.table, field.field);
            rules.and_then(|rules| rules.derive.as_deref()).unwrap_or(node)
        }
        _ => node,
    }
}
