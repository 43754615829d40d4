//! Walks the rows of a path: a table's, or those nested in every row of it.

use std::ops::Range;

use super::RowId;
use crate::expr::RowsPath;
use crate::form::{Form, Presence, Records};
use crate::ids::TableId;

/// One step into a nested table: the rows still to come, and whether the rows above surely exist.
#[derive(Clone, Debug)]
struct Level {
    rows: Range<u32>,
    presence: Presence,
}

/// The rows of a path, in order, each with whether it exists. A row nested in one that may not exist
/// may not exist either.
pub(super) struct PathRows<'a> {
    form: &'a Form,
    records: &'a Records,
    path: &'a [TableId],
    levels: [Level; Form::MAX_DEPTH],
    depth: usize,
}

impl<'a> PathRows<'a> {
    pub(super) fn new(
        form: &'a Form,
        records: &'a Records,
        path: &'a RowsPath,
        from: Option<RowId>,
    ) -> Self {
        let mut levels =
            [const { Level { rows: 0..0, presence: Presence::Certain } }; Form::MAX_DEPTH];
        let first =
            path.path.first().zip(from).map(|(table, from)| {
                records.rows(path.table).nested(from, form.table(*table).place)
            });
        if let (Some(level), Some(rows)) = (levels.first_mut(), first) {
            level.rows = rows;
        }
        Self { form, records, path: &path.path, levels, depth: 0 }
    }
}

impl Iterator for PathRows<'_> {
    type Item = (Presence, RowId);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let table = *self.path.get(self.depth)?;
            let level = self.levels.get_mut(self.depth)?;
            let Some(row) = level.rows.next().map(RowId) else {
                self.depth = self.depth.checked_sub(1)?;
                continue;
            };
            let rows = self.records.rows(table);
            let presence = level.presence.max(rows.row(row).presence);
            let Some(nested) = self.path.get(self.depth + 1) else { return Some((presence, row)) };
            let below = rows.nested(row, self.form.table(*nested).place);
            self.depth += 1;
            *self.levels.get_mut(self.depth)? = Level { rows: below, presence };
        }
    }
}
