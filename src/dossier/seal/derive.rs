//! Computes derived fields.

use super::Sealer;
use crate::bound::Content;
use crate::expr::{Node, Scene};
use crate::form::{Cell, RowId, TextSpan};
use crate::ids::{FieldId, TableId};

impl Sealer<'_, '_> {
    /// Computes a derived field, for rows that may not exist too.
    pub(super) fn derive(&mut self, (table, field): (TableId, FieldId), node: &Node) {
        for row in self.records.rows(table).ids() {
            let cell = self.computed(node, table, row);
            *self.records.rows_mut(table).cell_mut(row, field) = cell;
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
