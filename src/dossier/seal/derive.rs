//! Computes derived fields.

use crate::bound::Content;
use crate::expr::{Node, Scene};
use crate::form::{Cell, Form, Records, RowId, TextSpan};
use crate::ids::{FieldId, TableId};

/// Computes a derived field, for rows that may not exist too.
pub(super) fn derive(
    form: &Form,
    records: &mut Records,
    (table, field): (TableId, FieldId),
    node: &Node,
) {
    for row in records.rows(table).ids() {
        let cell = computed(form, records, node, (table, row));
        *records.rows_mut(table).cell_mut(row, field) = cell;
    }
}

fn computed(
    form: &Form,
    records: &mut Records,
    node: &Node,
    (table, row): (TableId, RowId),
) -> Cell {
    let scene = Scene::root(form, records).of_row(table, row);
    let value = scene.evaluate(node);
    let cell = value.map_text(|_| TextSpan::default());
    match value.content() {
        Content::Text(Some(text)) => {
            let text = (*text).to_owned();
            let span = records.keep(&text);
            cell.map_text(|_| span).into()
        }
        _ => cell.into(),
    }
}
