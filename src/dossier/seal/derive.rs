//! Computes derived fields, for rows that may not exist too.

use super::Sealer;
use crate::bound::Content;
use crate::expr::{Node, Scene};
use crate::form::{Cell, RowId, TextSpan};
use crate::ids::TableId;

impl Sealer<'_, '_> {
    /// Computes each derived field after those it needs.
    pub(super) fn derive(&mut self) {
        let rules = &self.plan.checklist.rules;
        for (table, field) in &rules.derived {
            let Some(node) = rules.of(*table, *field).and_then(|of| of.derive.as_ref()) else {
                continue;
            };
            for row in self.records.rows(*table).ids() {
                let cell = self.computed(node, *table, row);
                *self.records.rows_mut(*table).cell_mut(row, *field) = cell;
            }
        }
    }

    fn computed(&mut self, node: &Node, table: TableId, row: RowId) -> Cell {
        let scene = Scene::root(self.plan.form, &self.records).of_row(table, row);
        let value = scene.evaluate(node);
        let cell = value.map_text(|_| TextSpan::default());
        match value.content() {
            Content::Text(Some(text)) => {
                let text = (*text).to_owned();
                let span = self.records.keep(&text);
                cell.map_text(|_| span)
            }
            _ => cell,
        }
    }
}
