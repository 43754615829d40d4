//! The timeline slot by slot: what was held, held late, missing, or is not known.
//!
//! Whether a row was late the checklist itself says: by a criterion that judges each row of the timeline and
//! asks that a day of it lie at most so long after another. That day is when it was held.

use crate::bound::{Truth, Value};
use crate::checklist::{Checklist, Criterion, EachRow, Measure};
use crate::dossier::Dossier;
use crate::expr::{Calculation, Comparison, Node, NodeKind, Operator};
use crate::form::{Presence, RowId, Timeline};
use crate::ids::FieldId;
use crate::judge::Judged;
use crate::quantity::{Month, Number};

/// How a slot of the timeline fared, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// Held, and nothing says late.
    Held,
    /// Held, but later than the checklist asks.
    Late,
    /// Nobody knows whether it was held.
    Unknown,
    /// Not held.
    Missing,
}

/// One slot of the timeline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    /// Its first month.
    pub month: Month,
    /// How it fared; of several rows, the best.
    pub standing: Standing,
    /// How many rows there surely are.
    pub rows: usize,
}

/// The expected slots of the timeline, in order; none where the form has no timeline.
pub(super) fn slots(checklist: &Checklist, dossier: &Dossier, judged: &[Judged]) -> Vec<Slot> {
    let Some(timeline) = checklist.form.timeline else { return Vec::new() };
    let strip = Strip { dossier, timeline, punctual: Punctual::of(checklist, timeline, judged) };
    let (first, last) = (dossier.period.from(), dossier.records.calendar.end.month());
    let size = timeline.every.months();
    let starts = (0..).map(|place| first.plus(place * size)).take_while(|month| *month <= last);
    starts.map(|month| strip.slot(month)).collect()
}

struct Strip<'a> {
    dossier: &'a Dossier,
    timeline: Timeline,
    punctual: Option<Punctual<'a>>,
}

impl Strip<'_> {
    fn slot(&self, month: Month) -> Slot {
        let rows = self.dossier.records.rows(self.timeline.table);
        let inside: Vec<RowId> = rows.ids().filter(|row| self.lies_in(*row, month)).collect();
        let certain = |row: &&RowId| rows.row(**row).presence == Presence::Certain;
        Slot {
            month,
            standing: inside
                .iter()
                .map(|row| self.standing(*row))
                .min()
                .unwrap_or(Standing::Missing),
            rows: inside.iter().filter(certain).count(),
        }
    }

    fn lies_in(&self, row: RowId, first: Month) -> bool {
        let month = self.dossier.records.value(self.timeline.table, row, self.timeline.month);
        let low = month.range().and_then(|range| range.low()).and_then(Number::to_i64);
        let (from, size) = (i64::from(first.index()), i64::from(self.timeline.every.months()));
        low.is_some_and(|low| (from..from + size).contains(&low))
    }

    fn standing(&self, row: RowId) -> Standing {
        if self.dossier.records.rows(self.timeline.table).row(row).presence != Presence::Certain {
            return Standing::Unknown;
        }
        let Some(punctual) = &self.punctual else { return Standing::Held };
        match held(&self.dossier.records.value(self.timeline.table, row, punctual.day)) {
            Truth::False => Standing::Missing,
            Truth::Either => Standing::Unknown,
            Truth::True if punctual.is_late(row) => Standing::Late,
            Truth::True => Standing::Held,
        }
    }
}

/// Whether there is a day on which it was held.
fn held(day: &Value<'_>) -> Truth {
    Truth::of(!day.is_none(), day.may_be_none())
}

/// The criterion that says which rows were late.
struct Punctual<'a> {
    judged: &'a Judged,
    /// The field with the day on which a row was held.
    day: FieldId,
}

impl<'a> Punctual<'a> {
    fn of(checklist: &Checklist, timeline: Timeline, judged: &'a [Judged]) -> Option<Self> {
        let all = checklist.criteria.iter().zip(judged);
        all.into_iter().find_map(|(criterion, judged)| {
            let day = day_held(criterion, timeline)?;
            Some(Self { judged, day })
        })
    }

    fn is_late(&self, row: RowId) -> bool {
        self.judged.failures.iter().any(|failure| failure.row == row)
    }
}

/// The field with the day of which a criterion asks that it be not too long after another.
fn day_held(criterion: &Criterion, timeline: Timeline) -> Option<FieldId> {
    let Measure::Rows(each) = &criterion.measure else { return None };
    let EachRow { rows, require, .. } = each.as_ref();
    if rows.last() != timeline.table {
        return None;
    }
    let NodeKind::Compare(Comparison::AtMost | Comparison::Less, sides) = &require.kind else {
        return None;
    };
    let [distance, _] = sides.as_ref();
    let NodeKind::Arithmetic(Operator::Minus, Calculation::BetweenDates, days) =
        &within(distance).kind
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

/// What stands inside `abs(…)`, or the whole.
fn within(node: &Node) -> &Node {
    match &node.kind {
        NodeKind::Call(function, arguments) if function.name == "abs" => {
            arguments.first().unwrap_or(node)
        }
        _ => node,
    }
}
