//! Follows an expression down to the cells, open slots and unknown tables its value rests on.

use super::evaluate::{Scene, passing};
use super::node::{FieldRef, Node, NodeKind, RowsPath};
use crate::bound::{Truth, Value};
use crate::form::{Presence, RowId};
use crate::ids::{FieldId, TableId};

/// Something in a dossier that an expression reads.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Leaf {
    /// A field of a row.
    Cell {
        /// The row's table.
        table: TableId,
        /// The row.
        row: RowId,
        /// The field.
        field: FieldId,
    },
    /// A row that may or may not exist: that of an open slot.
    Slot {
        /// The row's table.
        table: TableId,
        /// The row.
        row: RowId,
    },
    /// All rows of a table within a row: whether there are any, and how many.
    Table {
        /// The table.
        table: TableId,
        /// The row that holds it.
        parent: RowId,
        /// Whether it is not known how many rows there are.
        unknown: bool,
    },
}

/// Rows looked at one by one: which of them count, and what is taken of each.
#[derive(Clone, Copy, Debug)]
pub struct Scan<'a> {
    /// The rows.
    pub rows: &'a RowsPath,
    /// Which of them count.
    pub condition: Option<&'a Node>,
    /// What is taken of each.
    pub of: Option<&'a Node>,
}

/// Visits what an expression reads, going down only into parts whose value `goes_on`: all of them for
/// what the value rests on, those not sure for what is to blame.
pub fn trace<'a>(
    scene: &Scene<'a>,
    node: &'a Node,
    goes_on: &dyn Fn(&Value<'a>) -> bool,
    visit: &mut dyn FnMut(Leaf),
) {
    if !goes_on(&scene.evaluate(node)) {
        return;
    }
    match &node.kind {
        NodeKind::Field(field) => field_read(scene, *field, visit),
        NodeKind::Aggregate(aggregation) => {
            let scan = Scan {
                rows: &aggregation.rows,
                condition: aggregation.condition.as_ref(),
                of: aggregation.of.as_ref(),
            };
            trace_rows(scene, scan, goes_on, visit);
        }
        NodeKind::Call(function, arguments) => {
            for part in scene.looked_at(function, arguments) {
                trace(scene, part, goes_on, visit);
            }
        }
        _ => {
            for part in node.parts() {
                trace(scene, part, goes_on, visit);
            }
        }
    }
}

/// A field, or, after `previous`, that of every row that may be the earlier one, and the slots that
/// decide which of them it is.
fn field_read(scene: &Scene<'_>, field: FieldRef, visit: &mut dyn FnMut(Leaf)) {
    for row in scene.rows_read(field).into_iter().flatten() {
        if !slot(scene, field.table, row, field.row.back > 0, visit) {
            visit(Leaf::Cell { table: field.table, row, field: field.field });
        }
    }
}

/// Visits what looking at rows one by one reads, as [`trace`] does for an expression.
pub fn trace_rows<'a>(
    scene: &Scene<'a>,
    scan: Scan<'a>,
    goes_on: &dyn Fn(&Value<'a>) -> bool,
    visit: &mut dyn FnMut(Leaf),
) {
    let path = scan.rows;
    for start in scene.starts_of(path) {
        if let Some(row) = start
            && path.from.back > 0
            && slot(scene, path.table, row, true, visit)
        {
            continue;
        }
        for (presence, row) in scene.rows_of(path, start) {
            row_read(scene, scan, (presence, row), goes_on, visit);
        }
        if scan.condition.is_none() && scan.of.is_none() {
            tables_counted(scene, path, start, visit);
        }
    }
}

fn row_read<'a>(
    scene: &Scene<'a>,
    scan: Scan<'a>,
    (presence, row): (Presence, RowId),
    goes_on: &dyn Fn(&Value<'a>) -> bool,
    visit: &mut dyn FnMut(Leaf),
) {
    let table = scan.rows.last();
    let scene = scene.with(scan.rows.frame, table, row);
    let counts = match scan.condition {
        None => Truth::True,
        Some(condition) => scene.condition(condition),
    };
    if presence != Presence::Certain {
        if passing(presence, counts).is_some() {
            absent(&scene, table, row, visit);
        }
        return;
    }
    if let Some(condition) = scan.condition {
        trace(&scene, condition, goes_on, visit);
    }
    if let Some(of) = scan.of
        && counts.possibly()
    {
        trace(&scene, of, goes_on, visit);
    }
}

/// Names what is missing of a row that may not exist: the open slot it lies in, or the unknown table.
fn absent(scene: &Scene<'_>, table: TableId, row: RowId, visit: &mut dyn FnMut(Leaf)) {
    let (mut table, mut row) = (table, row);
    loop {
        let here = *scene.records.rows(table).row(row);
        let holder = scene.form.table(table).parent.unwrap_or(TableId::ROOT);
        let above = scene.records.rows(holder).row(here.parent).presence;
        if here.presence == Presence::Possible {
            return visit(Leaf::Slot { table, row });
        }
        if table == TableId::ROOT || above == Presence::Certain {
            return visit(Leaf::Table { table, parent: here.parent, unknown: true });
        }
        (table, row) = (holder, here.parent);
    }
}

/// Names the open slot a row lies in, if it does.
fn slot(
    scene: &Scene<'_>,
    table: TableId,
    row: RowId,
    decides: bool,
    visit: &mut dyn FnMut(Leaf),
) -> bool {
    let open = decides && scene.records.rows(table).row(row).presence == Presence::Possible;
    if open {
        visit(Leaf::Slot { table, row });
    }
    open
}

/// A bare count of rows rests on the table itself.
fn tables_counted<'a>(
    scene: &Scene<'a>,
    path: &'a RowsPath,
    start: Option<RowId>,
    visit: &mut dyn FnMut(Leaf),
) {
    let (Some(first), Some(parent)) = (path.path.first(), start) else { return };
    if path.path.len() == 1 {
        visit(Leaf::Table { table: *first, parent, unknown: false });
        return;
    }
    for (_, row) in scene.rows_of(path, start) {
        let parent = scene.records.rows(path.last()).row(row).parent;
        visit(Leaf::Table { table: path.last(), parent, unknown: false });
    }
}
