//! The rows of the timeline, as long as they stand in the order of their months.

use super::Quick;
use super::values::month;
use crate::bound::Truth;
use crate::dossier::draft::Given;
use crate::dossier::seal::Expected;
use crate::form::{RowId, Timeline};
use crate::ids::TableId;
use crate::quantity::Month;

/// Where the reading of a timeline stands.
struct Slots {
    timeline: Timeline,
    expected: Expected,
    /// Whether slots without a row are no open ones.
    is_complete: bool,
    /// The first slot of which no row was read.
    next: i32,
}

impl Quick<'_, '_, '_> {
    /// Reads the rows of the timeline, opening the slots before, between and after them.
    pub(super) fn timeline(&mut self, timeline: Timeline) -> Option<()> {
        let table = timeline.table;
        let mut slots = self.slots(timeline)?;
        let (mut before, mut number, mut start) = (None, 0, 0);
        let mut is_first = true;
        self.scan.enter().ok()?;
        while self.scan.next_item(is_first).ok()? {
            is_first = false;
            let month = self.month_ahead(timeline)?;
            if before != Some(month) {
                self.all_differ(table, start)?;
                self.open_until(&mut slots, month, before)?;
                (before, number, start) = (Some(month), 0, self.records.rows(table).len());
            }
            number += 1;
            self.row(table, RowId::ROOT, number)?;
        }
        self.all_differ(table, start)?;
        self.open_rest(&mut slots);
        Some(())
    }

    /// Takes a timeline without rows.
    pub(super) fn empty_timeline(&mut self, timeline: Timeline, given: Given) -> Option<()> {
        let mut slots = self.slots(timeline)?;
        // That all of what is unknown is there is a contradiction.
        if slots.is_complete && given == Given::Unknown {
            return None;
        }
        self.open_rest(&mut slots);
        Some(())
    }

    fn slots(&mut self, timeline: Timeline) -> Option<Slots> {
        let expected = self.expected()?;
        let root = self.records.rows(TableId::ROOT);
        let is_complete = timeline
            .complete_when
            .is_some_and(|field| root.cell(RowId::ROOT, field).condition() == Truth::True);
        Some(Slots { timeline, expected, is_complete, next: 0 })
    }

    /// Opens the slots before the one of a month, which lies in the expected part of the period and after the
    /// month before.
    fn open_until(&mut self, slots: &mut Slots, month: Month, before: Option<Month>) -> Option<()> {
        let Slots { expected, .. } = *slots;
        let is_in_order = before.is_none_or(|before| before < month);
        if !is_in_order || !expected.period.contains(month) || month > expected.last_month() {
            return None;
        }
        let slot = (month.index() - expected.period.from().index()) / expected.slot;
        self.open(slots, slot);
        slots.next = slot + 1;
        Some(())
    }

    fn open_rest(&mut self, slots: &mut Slots) {
        self.open(slots, slots.expected.slots);
    }

    /// Opens the slots from the next one up to another.
    fn open(&mut self, slots: &Slots, end: i32) {
        if !slots.is_complete {
            for slot in slots.next..end {
                self.unwritten().slot(slots.timeline, &slots.expected, slot);
            }
        }
    }

    /// The month of the row that begins here, which decides on the rows before it. Mostly its key is the first.
    fn month_ahead(&mut self, timeline: Timeline) -> Option<Month> {
        let name = &self.plan.form.field(timeline.table, timeline.month).name;
        let mut ahead = self.scan.clone();
        if ahead.peek() != Some(b'{') {
            return None;
        }
        ahead.enter().ok()?;
        let mut is_first = true;
        while ahead.next_entry(is_first).ok()? {
            is_first = false;
            let is_month = ahead.text(&mut self.scratch).ok()? == name;
            ahead.colon().ok()?;
            if is_month {
                return month(&mut ahead);
            }
            ahead.skip(&mut self.scratch).ok()?;
        }
        None
    }
}
