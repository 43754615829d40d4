//! The timeline slot by slot: what was held, held late, does not count, is missing, or is not known.
//!
//! The checklist itself says which rows count: by the condition that its criteria and indicators put to them most
//! often. A row that has the day this asks for, and yet does not count, was held for something else. Whether a row
//! was late a criterion says that judges each row and asks that a day of it lie at most so long after another.

mod counting;
mod punctual;

use crate::bound::Truth;
use crate::checklist::Checklist;
use crate::dossier::Dossier;
use crate::expr::Scene;
use crate::form::{Presence, RowId, Timeline};
use crate::judge::Judged;
use crate::quantity::{Month, Number};
use counting::Counting;
use punctual::Punctual;

/// How a slot of the timeline fared, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// Held, and nothing says late.
    Held,
    /// Held, but later than the checklist asks.
    Late,
    /// Nobody knows whether it was held.
    Unknown,
    /// Something was held that the checklist does not count.
    Uncounted,
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
    let strip = Strip::of(checklist, dossier, (timeline, judged));
    let (first, last) = (dossier.period.from(), dossier.records.calendar.end.month());
    let size = timeline.every.months();
    let starts = (0..).map(|place| first.plus(place * size)).take_while(|month| *month <= last);
    starts.map(|month| strip.slot(month)).collect()
}

struct Strip<'a> {
    scene: Scene<'a>,
    timeline: Timeline,
    counting: Option<Counting<'a>>,
    punctual: Option<Punctual<'a>>,
}

impl<'a> Strip<'a> {
    fn of(
        checklist: &'a Checklist,
        dossier: &'a Dossier,
        (timeline, judged): (Timeline, &'a [Judged]),
    ) -> Self {
        let counting = Counting::of(checklist, timeline);
        let days = counting.as_ref().map(|it| it.days.as_slice()).unwrap_or_default();
        let punctual = Punctual::of(checklist, (timeline, days), judged);
        let scene = Scene::root(&checklist.form, &dossier.records);
        Self { scene, timeline, counting, punctual }
    }

    fn slot(&self, month: Month) -> Slot {
        let rows = self.scene.records.rows(self.timeline.table);
        let inside: Vec<RowId> = rows.ids().filter(|row| self.lies_in(*row, month)).collect();
        let standings = inside.iter().map(|row| self.standing(*row));
        Slot {
            month,
            standing: standings.min().unwrap_or(Standing::Missing),
            rows: inside.iter().filter(|row| self.is_certain(**row)).count(),
        }
    }

    fn lies_in(&self, row: RowId, first: Month) -> bool {
        let month = self.scene.records.value(self.timeline.table, row, self.timeline.month);
        let low = month.range().and_then(|range| range.low()).and_then(Number::to_i64);
        let (from, size) = (i64::from(first.index()), i64::from(self.timeline.every.months()));
        low.is_some_and(|low| (from..from + size).contains(&low))
    }

    fn is_certain(&self, row: RowId) -> bool {
        let rows = self.scene.records.rows(self.timeline.table);
        rows.row(row).presence == Presence::Certain
    }

    fn standing(&self, row: RowId) -> Standing {
        if !self.is_certain(row) {
            return Standing::Unknown;
        }
        let counting = self.counting.as_ref();
        match counting.map_or(Truth::True, |counting| counting.counts(&self.scene, row)) {
            Truth::True if self.punctual.as_ref().is_some_and(|it| it.is_late(row)) => {
                Standing::Late
            }
            Truth::True => Standing::Held,
            Truth::Either => Standing::Unknown,
            Truth::False if counting.is_some_and(|it| it.lacks_a_day(&self.scene, row)) => {
                Standing::Missing
            }
            Truth::False => Standing::Uncounted,
        }
    }
}
