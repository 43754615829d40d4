//! By which condition a checklist counts the rows of its timeline.

use crate::bound::Truth;
use crate::checklist::{Checklist, Measure};
use crate::expr::{Expression, Node, NodeKind, RowRef, RowsPath, Scene};
use crate::form::{Kind, RowId, Timeline};
use crate::ids::FieldId;

/// The condition that criteria and indicators put to the rows of the timeline most often.
pub(super) struct Counting<'a> {
    condition: &'a Node,
    frame: u8,
    timeline: Timeline,
    /// The dates that there must be.
    pub(super) days: Vec<FieldId>,
}

/// A condition, as it is written, and how often it is put.
struct Put<'a> {
    written: &'a str,
    condition: &'a Node,
    frame: u8,
    times: usize,
}

impl<'a> Counting<'a> {
    /// `None` where nothing is asked of rows before they count.
    pub(super) fn of(checklist: &'a Checklist, timeline: Timeline) -> Option<Self> {
        // The first of those that are put equally often; the last of equals is what `max_by_key` gives.
        let most = put(checklist, timeline).into_iter().rev().max_by_key(|put| put.times)?;
        let mut days = Vec::new();
        days_of(checklist, timeline, most.condition, &mut days);
        Some(Self { condition: most.condition, frame: most.frame, timeline, days })
    }

    /// Whether a row counts.
    pub(super) fn counts(&self, scene: &Scene<'a>, row: RowId) -> Truth {
        scene.with(self.frame, self.timeline.table, row).condition(self.condition)
    }

    /// Whether a day is surely missing without which a row does not count.
    pub(super) fn lacks_a_day(&self, scene: &Scene<'a>, row: RowId) -> bool {
        let day = |field: &FieldId| scene.records.value(self.timeline.table, row, *field);
        self.days.iter().any(|field| day(field).is_none())
    }
}

/// Every condition that is put to the rows of the timeline, in the order of the checklist.
fn put(checklist: &Checklist, timeline: Timeline) -> Vec<Put<'_>> {
    let mut found: Vec<Put<'_>> = Vec::new();
    for criterion in &checklist.criteria {
        match &criterion.measure {
            Measure::Value(measure) => within(measure, measure, timeline, &mut found),
            Measure::Rows(each) => {
                if let Some(condition) =
                    each.condition.as_ref().filter(|_| are_of(&each.rows, timeline))
                {
                    add(condition.written(), condition, each.rows.frame, &mut found);
                }
            }
        }
    }
    for indicator in &checklist.indicators {
        within(&indicator.measure, &indicator.measure, timeline, &mut found);
    }
    found
}

/// Adds the conditions of what an expression computes from the rows of the timeline.
fn within<'a>(whole: &'a Expression, part: &'a Node, timeline: Timeline, found: &mut Vec<Put<'a>>) {
    let NodeKind::Aggregate(aggregation) = &part.kind else {
        part.parts().into_iter().for_each(|part| within(whole, part, timeline, found));
        return;
    };
    if let Some(condition) = &aggregation.condition
        && are_of(&aggregation.rows, timeline)
        && let Some(written) = whole.written().get(condition.span.clone())
    {
        add(written, condition, aggregation.rows.frame, found);
    }
}

/// Whether a path holds the rows of the timeline themselves, seen from the root.
fn are_of(rows: &RowsPath, timeline: Timeline) -> bool {
    rows.from == RowRef { frame: 0, up: 0, back: 0 } && rows.path == [timeline.table]
}

fn add<'a>(written: &'a str, condition: &'a Node, frame: u8, found: &mut Vec<Put<'a>>) {
    match found.iter_mut().find(|put| put.written == written) {
        Some(put) => put.times += 1,
        None => found.push(Put { written, condition, frame, times: 1 }),
    }
}

/// The dates of a row that a condition asks for, also by way of fields that are computed.
fn days_of(checklist: &Checklist, timeline: Timeline, node: &Node, days: &mut Vec<FieldId>) {
    match &node.kind {
        NodeKind::Call(function, arguments) if function.name == "filled" => {
            if let [Node { kind: NodeKind::Field(field), of: Kind::Date, .. }] =
                arguments.as_slice()
                && field.table == timeline.table
            {
                days.push(field.field);
            }
        }
        NodeKind::Field(field) => {
            let rules = checklist.rules.of(field.table, field.field);
            if let Some(derive) = rules.and_then(|rules| rules.derive.as_deref()) {
                days_of(checklist, timeline, derive, days);
            }
        }
        NodeKind::And(parts) => {
            parts.iter().for_each(|part| days_of(checklist, timeline, part, days));
        }
        _ => {}
    }
}
