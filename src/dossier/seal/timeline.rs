//! Orders the rows of the timeline by month, and opens the slots that nobody filled.

use super::Sealer;
use super::calendar::{Expected, LATER_ROWS_LEFT_OUT};
use crate::bound::{Content, Truth};
use crate::diagnostic::{Code, Diagnostic};
use crate::dossier::draft::{Given, Nested};
use crate::dossier::value::Entry;
use crate::form::{RowId, Timeline};
use crate::ids::TableId;
use crate::quantity::{Month, Number};
use crate::text;

/// A row of a month that does not lie in the period.
pub const MONTH_OUTSIDE_PERIOD: Code = Code("month-outside-period");
/// A timeline that is said to be unknown and to be complete.
pub const COMPLETE_BUT_UNKNOWN: Code = Code("complete-but-unknown");

impl Sealer<'_, '_> {
    /// Puts the rows of the timeline in place; without an expected part, just in order.
    pub(super) fn timeline(
        &mut self,
        timeline: Timeline,
        nested: &Nested,
        expected: Option<&Expected>,
    ) {
        let mut rows = self.months_of(timeline, nested);
        let Some(expected) = expected else {
            return self.month_rows(timeline.table, &rows);
        };
        self.leave_out_later(timeline, &mut rows, expected);
        let is_complete = self.is_complete(timeline, nested);
        let mut rest = rows.as_slice();
        for slot in 0..expected.slots {
            let next = expected.first_month(slot + 1).index();
            let end = match slot + 1 == expected.slots {
                true => rest.len(),
                false => rest.partition_point(|(month, _)| *month < next),
            };
            let (here, later) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            if here.is_empty() && !is_complete {
                self.unwritten().slot(timeline, expected, slot);
            }
            self.month_rows(timeline.table, here);
            rest = later;
        }
    }

    /// The rows with their months, in order. One whose month is missing or at fault comes first: it is
    /// looked at, but its dossier is rejected.
    fn months_of(&self, timeline: Timeline, nested: &Nested) -> Vec<(i32, u32)> {
        let of = self.draft.table(timeline.table);
        let month = |row: u32| match of.entry(row, timeline.month) {
            Entry::Known(Content::Range(range)) => range.exact().and_then(month_index),
            _ => None,
        };
        let first = Month::FIRST.index();
        let mut rows: Vec<(i32, u32)> =
            nested.rows.clone().map(|row| (month(row).unwrap_or(first), row)).collect();
        rows.sort_by_key(|(month, _)| *month);
        rows
    }

    /// Reports rows outside the period, and leaves out those after its expected part.
    fn leave_out_later(
        &mut self,
        timeline: Timeline,
        rows: &mut Vec<(i32, u32)>,
        expected: &Expected,
    ) {
        let last = expected.last_month();
        let mut later = Vec::new();
        rows.retain(|(index, row)| {
            let of = self.draft.table(timeline.table);
            let known = matches!(of.entry(*row, timeline.month), Entry::Known(_));
            let Some(month) = Month::from_index(*index).filter(|_| known) else { return true };
            if !expected.period.contains(month) {
                let mark = of.mark(*row, timeline.month);
                let period = expected.period;
                let message = text!(
                    "bulan {month} tidak termasuk periode {period}",
                    "the month {month} does not lie in the period {period}"
                );
                let help = match self.draft.is_in_cell(mark) {
                    true => text!(
                        "perbaiki bulan ini, atau periode dossier ini",
                        "correct this month, or the period of this dossier"
                    ),
                    false => text!(
                        "perbaiki bulan ini atau `periode` di awal dossier",
                        "correct this month, or `periode` at the top of the dossier"
                    ),
                };
                self.error(MONTH_OUTSIDE_PERIOD, mark, message, help);
                return true;
            }
            if month > last {
                later.push(*row);
            }
            month <= last
        });
        self.note_later(timeline, &later, last);
    }

    fn note_later(&mut self, timeline: Timeline, later: &[u32], last: Month) {
        let Some(first) = later.first() else { return };
        let of = self.draft.table(timeline.table);
        let place = self.draft.place(of.mark(*first, timeline.month));
        let count = later.len();
        let name = &self.plan.form.table(timeline.table).name;
        let message = text!(
            "{count} baris `{name}` setelah {last} tidak dihitung",
            "rows of `{name}` after {last} are left out: {count}"
        );
        let help = text!(
            "pilih tanggal `--as-of` yang lebih akhir kalau seharusnya dihitung",
            "choose a later day for `--as-of` if they should count"
        );
        self.report(Diagnostic::warning(LATER_ROWS_LEFT_OUT, place, message).help(help));
    }

    /// Whether the dossier says that all rows of the period are there.
    fn is_complete(&mut self, timeline: Timeline, nested: &Nested) -> bool {
        let Some(field) = timeline.complete_when else { return false };
        let root = self.records.rows(TableId::ROOT);
        let is_complete = root.cell(RowId::ROOT, field).condition() == Truth::True;
        if is_complete && nested.given == Given::Unknown {
            let table = &self.plan.form.table(timeline.table).name;
            let name = &self.plan.form.field(TableId::ROOT, field).name;
            let message = text!(
                "`{table}` tidak diketahui, padahal menurut `{name}` semuanya sudah dilaporkan",
                "`{table}` is unknown, but by `{name}` all of it has been reported"
            );
            let help = text!(
                "tulis baris-barisnya, [] kalau tidak ada, atau kosongkan `{name}`",
                "write its rows, [] if there are none, or leave `{name}` blank"
            );
            self.error(COMPLETE_BUT_UNKNOWN, nested.mark, message, help);
        }
        is_complete
    }

    /// Puts rows in place that are ordered by month, numbered among those of their month.
    fn month_rows(&mut self, table: TableId, rows: &[(i32, u32)]) {
        for same_month in rows.chunk_by(|one, other| one.0 == other.0) {
            let start = self.records.rows(table).len();
            for (number, (_, written)) in (1..).zip(same_month) {
                let row = self.written_row(table, *written, RowId::ROOT, number);
                self.nested(table, *written, row, None);
            }
            self.check_twice(table, start..self.records.rows(table).len());
        }
    }
}

fn month_index(number: &Number) -> Option<i32> {
    number.to_i64().and_then(|index| i32::try_from(index).ok())
}
